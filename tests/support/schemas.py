"""A standard validator of JSON Schema, and JSON documents of evidence in every form: sound ones, and altered ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import strategies as st

from huizhou_qa.errors import pointer
from huizhou_qa.numbers.exact import json_text
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme

Json = str | bool | int | float | None | list["Json"] | dict[str, "Json"]
Errors = Callable[[Json], list[str]]


@cache
def errors_by(schema: str) -> Errors:
    """What a standard validator finds by a schema in a document: the path of every error.

    Skips the test where none is installed.
    """
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema (pip install '.[schemas]') is not installed")
    whole = json.loads(schema)
    jsonschema.Draft202012Validator.check_schema(whole)
    validator = jsonschema.Draft202012Validator(whole)

    def errors(document: Json) -> list[str]:
        found: list[str] = [pointer(*map(str, one.absolute_path)) for one in validator.iter_errors(document)]
        return found

    return errors


def _numeral(number: Fraction) -> st.SearchStrategy[Json]:
    """A number in every form that evidence may give it in."""
    text = json_text(number)
    quotient: Json = {"numerator": str(number.numerator), "denominator": number.denominator}
    forms: list[Json] = [quotient]
    if text is not None:
        forms += [text, text + "e0", json.loads(text)]
    return st.sampled_from(forms)


@st.composite
def _known(draw: st.DrawFn, row: InputRow) -> Json:
    if row.kind == "truth":
        return draw(st.booleans())
    if row.options:
        return draw(st.sampled_from(row.options))
    low = row.range.low if row.range.low is not None else Fraction(-50)
    high = row.range.high if row.range.high is not None else Fraction(150)
    if row.kind == "percent" and draw(st.booleans()):
        whole = draw(st.integers(1, 90))
        return {"part": draw(_numeral(Fraction(draw(st.integers(0, whole))))), "whole": str(whole)}
    if row.kind == "average" and (row.pair_needed or draw(st.booleans())):
        members = draw(st.integers(2, 9))
        return {"part": draw(_numeral(draw(st.fractions(low, high, max_denominator=8)) * members)), "whole": members}
    if row.whole:
        return draw(_numeral(Fraction(draw(st.integers(int(low), int(high))))))
    return draw(_numeral(draw(st.fractions(low, high, max_denominator=40))))


@st.composite
def _value(draw: st.DrawFn, row: InputRow) -> Json:
    """What is known, or an interval that a number lies in."""
    if row.kind in {"truth", "option"} or row.pair_needed or draw(st.integers(0, 4)):
        return draw(_known(row))
    low, high = (
        end if end is not None else Fraction(far) for end, far in ((row.range.low, -50), (row.range.high, 150))
    )
    ends = draw(st.lists(st.integers(int(low), int(high)), min_size=2, max_size=2, unique=True))
    first, last = (draw(_numeral(Fraction(end))) for end in sorted(ends))
    return {"from": first, "to": last}


_BESIDE: Mapping[str, Mapping[str, Json]] = {
    "facts": {"source": "年报", "as_of": "2031-11-30", "status": "final"},
    "marks": {"by": "某局", "on": "2031-11-30", "reason": "见附件"},
}


@st.composite
def _told(draw: st.DrawFn, row: InputRow) -> Json:
    """A value alone, with where it comes from, null, or that there was nothing."""
    value = draw(_value(row))
    if row.section not in _BESIDE:
        return value
    name = "value" if row.section == "facts" else "points"
    beside = draw(st.dictionaries(st.sampled_from(sorted(_BESIDE[row.section])), st.none(), max_size=3))
    of_it = {key: draw(st.sampled_from([_BESIDE[row.section][key], None])) for key in beside}
    forms: list[Json] = [value, value, {name: value, **of_it}, None]
    nothing: Json = {"nothing": "当年没有"}
    return draw(st.sampled_from([*forms, nothing] if row.may_be_nothing else forms))


@st.composite
def _incident(draw: st.DrawFn, table: IncidentTable, id_: str) -> Json:
    elements: dict[str, Json] = {}
    for key, element in table.worded.items():
        if all(elements.get(of) in those for of, those in element.only_of.items()):
            elements[key] = draw(st.sampled_from(list(element.values)))
        elif draw(st.booleans()):
            elements[key] = None
    return {"id": id_, "date": "2031-05-01", **elements}


@st.composite
def documents(draw: st.DrawFn, scheme: Scheme) -> dict[str, Json]:
    """Evidence as JSON, with any of its inputs, that fits the scheme unless values contradict each other."""
    sections: dict[str, dict[str, Json]] = {"facts": {}, "marks": {}, "averages": {}, "statistics": {}}
    for row in draw(st.lists(st.sampled_from(scheme.inputs), max_size=8)):
        sections[row.section][row.name] = draw(_told(row))
    ids = draw(st.sampled_from([(), ("甲-1",), ("甲-1", "甲-2")])) if scheme.incident_table else ()
    incidents = [draw(_incident(scheme.incident_table, id_)) for id_ in ids if scheme.incident_table]
    beside: dict[str, Json] = {"rulings": None, "statement_days": ["2031-12-01"]}
    keys = draw(st.lists(st.sampled_from(["rulings", "statement_days"]), unique=True))
    whole: dict[str, Json] = {"unit": "甲县", **sections, "incidents": incidents, **{key: beside[key] for key in keys}}
    return whole


_ODD: Json = json.loads(
    """[null, true, "", " ", "无", "甲", "12", "-3", "1.5", "1e2", "+1", "１２", "-0", "1e100", 0, -1, 1.5, 2.0, 101,
    1e31, [], {}, ["2031-01-01"], {"nothing": "当年没有"}, {"nothing": ""}, {"value": 1}, {"points": "1"},
    {"value": true}, {}, {"part": 1, "whole": 2}, {"part": -1, "whole": 2}, {"part": 1, "whole": 0},
    {"part": 3, "whole": "1.5"}, {"from": 1, "to": "2"}, {"from": 2, "to": 1}, {"from": "1.5", "to": 2}, {"from": 1},
    {"numerator": 1, "denominator": 3}, {"numerator": -1, "denominator": 1}, {"numerator": 1, "denominator": 0},
    {"value": "2", "status": "once"}, {"points": 1, "by": " 某局"}, {"value": 1, "as_of": "2031-1-1"}, "2031-01-01",
    {"treatment": "full", "by": "某局", "why": "见附件"}]"""
)
ODD: Sequence[Json] = _ODD if isinstance(_ODD, list) else ()


@st.composite
def altered(draw: st.DrawFn, whole: dict[str, Json]) -> dict[str, Json]:
    """A document of which one value is another, or lacks, or has one more beside it."""
    document: dict[str, Json] = json.loads(json.dumps(whole))
    at: dict[str, Json] = document
    while True:
        key = draw(st.sampled_from([*at, "another"]))
        below = at.get(key)
        if isinstance(below, list) and below and isinstance(below[0], dict):
            below = below[0]
        if not isinstance(below, dict) or not below or draw(st.integers(0, 3)) == 0:
            break
        at = below
    if draw(st.integers(0, 4)):
        at[key] = draw(st.sampled_from(ODD))
    else:
        at.pop(key, None)
    return document
