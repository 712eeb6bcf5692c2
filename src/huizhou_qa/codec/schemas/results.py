"""The schemas of results: assessments and cohorts by one scheme under its readings, as they are written and read again.

Whoever reads a result does not look at its wording (names, texts of notes, the version of the library), so that no
schema asks anything of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from huizhou_qa.codec.headers import FORMAT
from huizhou_qa.codec.schemas.evidence import evidence_keywords
from huizhou_qa.codec.schemas.keywords import (
    ANY_TEXT,
    TRUTH,
    Schema,
    any_of,
    listed,
    or_null,
    ref,
    schema_text,
    words,
)
from huizhou_qa.codec.schemas.numbers import NUMBERS
from huizhou_qa.codec.schemas.schemes import definitions as definitions_of_schemes
from huizhou_qa.codec.schemas.schemes import scheme_keywords
from huizhou_qa.codec.stated import WORDING
from huizhou_qa.evidence.records import TREATMENTS
from huizhou_qa.ledger.steps import STEP_KINDS
from huizhou_qa.rules.rounding import MODES, STAGES
from huizhou_qa.scheme.scheme import Scheme, as_scheme

_DECIMAL, _WHOLE, _NUMBER = ref("number_text"), ref("whole_text"), ref("exact_number")
_WORKING, _OPERAND = ref("working"), ref("operand")


def assessment_schema(scheme: Scheme) -> str:
    """The JSON Schema (2020-12) of what ``assessment_to_json`` writes, with or without the scheme itself.

    It is of results by this scheme under its chosen readings. Raises SchemeError for what is no scheme.
    """
    definitions = definitions_of(as_scheme(scheme))
    return schema_text(f"An assessment by {scheme.id}", definitions.pop("assessment"), definitions)


def cohort_schema(scheme: Scheme) -> str:
    """The JSON Schema (2020-12) of what ``cohort_to_json`` writes; as ``assessment_schema`` is of one unit."""
    definitions = definitions_of(as_scheme(scheme))
    return schema_text(f"A cohort by {scheme.id}", cohort_keywords(scheme), definitions)


def cohort_keywords(scheme: Scheme) -> Schema:
    """A cohort, with or without its scheme."""
    statistic = any_of(_NUMBER, stated({"part": _NUMBER, "whole": _NUMBER}))
    return stated(
        {
            **by_scheme(scheme),
            "averages": by_any_name(statistic),
            "results": listed(ref("assessment")),
            "ranking": places(scheme),
        },
        optional={"scheme": ref("scheme")},
    )


def places(scheme: Scheme) -> Schema:
    """The places of units."""
    grades = words(scheme.grade_rule.grades)
    return listed(stated({"place": or_null(_WHOLE), "unit": ANY_TEXT, "grade": grades, "total": _DECIMAL}))


def stated(keys: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    """An object of these keys, and of any wording beside them."""
    wording: dict[str, Schema] = {key: {} for key in sorted(WORDING)}
    required = [key for key in keys if key not in WORDING]
    said = {**wording, **(optional or {}), **{key: keys[key] for key in required}}
    return {"type": "object", "properties": said, "required": required, "additionalProperties": False}


def by_any_name(members: Schema) -> Schema:
    """An object of any keys, each with such a value, and of any wording."""
    return {"type": "object", "properties": {key: {} for key in sorted(WORDING)}, "additionalProperties": members}


def for_each(ids: Iterable[str], member: Schema) -> Schema:
    """An object of these keys, each with such a value."""
    return stated(dict.fromkeys(ids, member))


def by_scheme(scheme: Scheme) -> Mapping[str, Schema]:
    """Which scheme a result is by, and under which readings."""
    return {
        "format": {"const": FORMAT},
        "scheme_id": {"const": scheme.id},
        "scheme_digest": {"const": scheme.digest},
        "readings": stated({id_: {"const": choice} for id_, choice in scheme.readings.items()}),
    }


def definitions_of(scheme: Scheme) -> dict[str, Schema]:
    """What the schemas of results refer to."""
    # Sums over many members may be longer than evidence may bring.
    found: dict[str, Schema]
    found = {name: {key: one for key, one in said.items() if key != "maxLength"} for name, said in NUMBERS.items()}
    found |= definitions_of_schemes()
    found["evidence"] = evidence_keywords(scheme, found)
    found["scheme"] = scheme_keywords()
    found |= _workings()
    found["assessment"] = _assessment(scheme)
    return found


def _assessment(scheme: Scheme) -> Schema:
    grades = words(scheme.grade_rule.grades)
    part: Mapping[str, Schema] = {"id": ANY_TEXT, "max_points": _NUMBER, "points": or_null(_DECIMAL)}
    own_part = stated(part, optional={"exact_points": _NUMBER})
    incident = stated({"id": ANY_TEXT, "class": ANY_TEXT, "elements": by_any_name(any_of(ANY_TEXT, TRUTH))})
    adjustment = stated({"id": ANY_TEXT, "points": _DECIMAL, "working": _WORKING})
    steps: Mapping[str, Schema] = {"steps": listed(_step(grades))} if scheme.steps else {}
    return stated(
        {
            **by_scheme(scheme),
            "evidence": ref("evidence"),
            "clauses": for_each(scheme.clauses, stated({**part, "working": _WORKING})),
            "items": for_each(scheme.items, own_part),
            "groups": for_each(scheme.groups, own_part),
            "rescaling": or_null(_rescaling()),
            "base": _DECIMAL,
            "incidents": listed(incident),
            "adjustments": listed(adjustment),
            **steps,
            "raw_total": or_null(_DECIMAL),
            "total": _DECIMAL,
            "exact_total": _NUMBER,
            "grade_before_veto": or_null(grades),
            "grade": grades,
            "exact_grade": or_null(grades),
            "notes": listed(ref("note")),
            "provisional": listed(ANY_TEXT),
        },
        # What was corrected is by evidence of its own, and held against it when it is read.
        optional={"scheme": ref("scheme"), "history": {"type": "object"}},
    )


def _note() -> Schema:
    return stated({"code": ANY_TEXT, "path": ANY_TEXT}, optional={"params": by_any_name(ref("param"))})


def _rescaling() -> Schema:
    return stated(
        {
            "clauses": listed(ANY_TEXT),
            "absent_marks": _NUMBER,
            "factor": _NUMBER,
            "summed": _DECIMAL,
            "points": _DECIMAL,
        }
    )


def _step(grades: Schema) -> Schema:
    return stated(
        {
            "id": ANY_TEXT,
            "kind": words(STEP_KINDS),
            "before": _NUMBER,
            "total": _NUMBER,
            "grade_before": or_null(grades),
            "grade": or_null(grades),
            "workings": by_any_name(_WORKING),
        }
    )


def _workings() -> dict[str, Schema]:
    """How points came about: the steps of a rule, a ruling, or what the scheme itself says of what there was not."""
    of_step: Schema = {"type": "object", "required": ("operation",)}
    gap = stated({"missing": listed(ANY_TEXT), "nothing": listed(ANY_TEXT)})
    nothing: Mapping[str, Schema] = {"nothing": by_any_name(ANY_TEXT), "points": _NUMBER}
    ruled = stated({**nothing, "treatment": words(TREATMENTS), "by": ANY_TEXT, "why": ANY_TEXT})
    piece = stated({"over": ANY_TEXT, "slope": _NUMBER, "intercept": _NUMBER})
    grid = stated({"grid": _NUMBER, "mode": words(MODES), "stage": words(STAGES)})
    return {
        "exact_number": any_of(_DECIMAL, stated({"numerator": _WHOLE, "denominator": _WHOLE})),
        "working": any_of(
            stated({"reads": by_any_name(_NUMBER), "steps": ref("step"), "points": _NUMBER}),
            ruled,
            stated({**nothing, "treatment": words((*TREATMENTS, "mean"))}),
        ),
        "step": stated({"operation": ANY_TEXT, "of": listed(_OPERAND), "value": any_of(_NUMBER, TRUTH, gap)}),
        "operand": {
            "type": ("null", "boolean", "string", "array", "object"),
            "items": _OPERAND,
            "allOf": [
                {"if": of_step, "then": ref("step")},
                {"if": {"type": "object", "not": of_step}, "then": any_of(_NUMBER, gap, piece, grid)},
            ],
        },
        "note": _note(),
        "param": any_of(ANY_TEXT, listed(ref("param")), stated({})),
    }
