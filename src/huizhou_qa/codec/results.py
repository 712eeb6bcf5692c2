"""Writes results as JSON text: assessments and cohorts, as they stand.

A result holds the version of the library that wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from huizhou_qa.codec.evidence_texts import evidence_text, figure_texts, joined_objects, nested, object_text
from huizhou_qa.codec.headers import header, receipt
from huizhou_qa.codec.histories import history_written
from huizhou_qa.codec.notes import note_text, note_written
from huizhou_qa.codec.result_texts import MOST_KEPT, adjustments_text, clause_entries, group_entries, item_entries
from huizhou_qa.codec.scheme_writing import scheme_written
from huizhou_qa.codec.steps import Json, number_written
from huizhou_qa.codec.texts import json_of
from huizhou_qa.codec.writing import data_written
from huizhou_qa.errors import VerificationError, described, is_a
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.cohort import Cohort, Place
from huizhou_qa.ledger.gate import Verifiable
from huizhou_qa.ledger.steps import StepResult
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.scheme import Scheme


def assessment_to_json(assessment: Assessment, *, scheme: bool = False, indent: int | None = None) -> str:
    """Writes the whole assessment: evidence, readings, every working, every sum, the grades and the notes.

    With its ``scheme`` it is a receipt that can be checked from itself; ``indent`` writes it for people. The assessment
    is not verified: call ``verify`` first for one from elsewhere. Raises VerificationError for anything that is not an
    assessment, and for one that holds values that cannot be written.
    """
    if not is_a(assessment, Assessment):
        raise VerificationError.of("", "wrong_type", case="not_an_assessment", given=described(assessment))

    def write() -> str:
        if indent is not None:
            return json_of(receipt(assessment_written(assessment), assessment.scheme if scheme else None), indent)
        return receipt_text(assessment_text(assessment), assessment.scheme if scheme else None)

    return _if_sound(assessment, write)


def cohort_to_json(cohort: Cohort, *, scheme: bool = False, indent: int | None = None) -> str:
    """Writes a cohort: the averages, every assessment, and the ranking; as ``assessment_to_json`` does one."""
    if not is_a(cohort, Cohort):
        raise VerificationError.of("", "wrong_type", case="not_a_cohort", given=described(cohort))

    def write() -> str:
        if indent is not None:
            return json_of(receipt(cohort_written(cohort), cohort.scheme if scheme else None), indent)
        return receipt_text(cohort_text(cohort), cohort.scheme if scheme else None)

    return _if_sound(cohort, write)


def text_of(made: Verifiable, write: Callable[[], Json], indent: int | None) -> str:
    """A result as text; where it cannot be written, what is wrong with it."""
    return _if_sound(made, lambda: json_of(write(), indent))


def _if_sound(made: Verifiable, write: Callable[[], str]) -> str:
    try:
        return write()
    except Exception:
        # A result put together by hand may raise anything; verifying it says what is wrong.
        made.verify()
        raise


def cohort_written(cohort: Cohort) -> dict[str, Json]:
    """The cohort as a JSON writer takes it, without its scheme."""
    return {
        **header(cohort.scheme),
        "averages": _entries(cohort.averages),
        "results": [assessment_written(result) for result in cohort.results.values()],
        "ranking": places_written(cohort.ranking),
    }


def places_written(ranking: Iterable[Place]) -> Json:
    """The places of units as a JSON writer takes them."""
    return [
        {
            "place": None if one.place is None else str(one.place),
            "unit": one.unit,
            "grade": one.grade,
            "total": str(one.total),
        }
        for one in ranking
    ]


def assessment_text(result: Assessment) -> str:
    """The assessment as text without indent: that of ``assessment_written``."""
    figures = figure_texts(result.evidence)
    # One entry after the other, put together once: the whole is long.
    entries = [
        _header_text(SchemeItself(result.scheme)),
        f'"evidence":{evidence_text(result.evidence, figures)}',
        *([json_of(_history(result), None)[1:-1]] if _is_corrected(result.evidence) else []),
        *nested('"clauses"', clause_entries(result, figures)),
        *nested('"items"', item_entries(result)),
        *nested('"groups"', group_entries(result)),
        json_of(_up_to_adjustments(result), None)[1:-1],
        f'"adjustments":{adjustments_text(result)}',
        json_of(_after_adjustments(result), None)[1:-1],
        f'"notes":[{",".join([note_text(note) for note in result.notes])}]',
        json_of(_pending(result), None)[1:-1],
    ]
    entries[0], entries[-1] = f"{{{entries[0]}", f"{entries[-1]}}}"
    return ",".join(entries)


@lru_cache(maxsize=MOST_KEPT)
def _header_text(of: SchemeItself) -> str:
    return json_of(header(of.scheme), None)[1:-1]


def cohort_text(cohort: Cohort) -> str:
    """The cohort as text without indent: that of ``cohort_written``."""
    results = ",".join([assessment_text(result) for result in cohort.results.values()])
    return joined_objects(
        json_of({**header(cohort.scheme), "averages": _entries(cohort.averages)}, None),
        object_text({"results": f"[{results}]"}),
        json_of({"ranking": places_written(cohort.ranking)}, None),
    )


def receipt_text(written: str, scheme: Scheme | None) -> str:
    """A result as text, with the scheme that it is by unless that is None."""
    return written if scheme is None else joined_objects(written, json_of({"scheme": scheme_written(scheme)}, None))


def assessment_written(result: Assessment) -> dict[str, Json]:
    """The assessment as a JSON writer takes it, without its scheme."""
    return {
        **header(result.scheme),
        "evidence": data_written(result.evidence),
        **_history(result),
        "clauses": _entries(result.clauses),
        "items": _entries(result.items),
        "groups": _entries(result.groups),
        **_up_to_adjustments(result),
        "adjustments": [data_written(one) for one in result.adjustments],
        **_after_adjustments(result),
        "notes": [note_written(note) for note in result.notes],
        **_pending(result),
    }


def _history(result: Assessment) -> dict[str, Json]:
    """What was corrected, which the evidence alone does not say."""
    return {"history": history_written(result.evidence)} if _is_corrected(result.evidence) else {}


def _up_to_adjustments(result: Assessment) -> dict[str, Json]:
    return {
        "rescaling": data_written(result.rescaling),
        "base": str(result.base),
        "incidents": [{"id": one.id, "class": one.class_, "elements": dict(one.elements)} for one in result.incidents],
    }


def _after_adjustments(result: Assessment) -> dict[str, Json]:
    return {
        **({"steps": [_step(one) for one in result.steps]} if result.scheme.steps else {}),
        "raw_total": None if result.raw_total is None else str(result.raw_total),
        "total": str(result.total),
        "exact_total": number_written(result.exact_total),
        "grade_before_veto": result.grade_before_veto,
        "grade": result.grade,
        "exact_grade": result.exact_grade,
    }


def _pending(result: Assessment) -> dict[str, Json]:
    return {"provisional": list(result.provisional)}


def _is_corrected(evidence: object) -> bool:
    # What was put together by hand is written as it stands.
    return is_a(evidence, Evidence) and evidence.amendment is not None


def _step(one: StepResult) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "before": number_written(one.before),
        "total": number_written(one.total),
        "grade_before": one.grade_before,
        "grade": one.grade,
        "workings": {name: data_written(working) for name, working in one.workings},
    }


def _entries(mapping: Mapping[str, object]) -> Json:
    return {key: data_written(value) for key, value in mapping.items()}
