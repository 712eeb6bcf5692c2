"""Every fault of form of evidence with its path, code and message, whole."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

import pytest

from huizhou_qa import Evidence, EvidenceError
from huizhou_qa.ground.evidence.plain_values import JsonObject
from huizhou_qa.ground.evidence.records import Incident, Known, Ruling

Given = dict[str, object]
Told = tuple[str, str, str]

INCIDENT: Given = {
    "id": "a",
    "date": "2017-06-01",
    "from_product_quality": True,
    "serious_harm": False,
    "recognised_by": "province",
    "severity": "major",
    "systemic_or_regional": True,
    "status": "confirmed",
}
INCIDENT_KEYS = ", ".join(INCIDENT)
SECTIONS = "facts, marks, averages, incidents, rulings"
SURROGATE = "half of a surrogate pair is not a character; write valid Unicode"
TWICE = "the id 'a' is that of another incident, written 'a'; give each its own"
EMPTY = "an empty text says nothing; write it or leave the key out"
ACCEPTED = "an int, a Decimal, a Fraction, or text such as '12.5'"


def fact(value: object) -> Given:
    return {"unit": "甲", "facts": {"a": value}}


def incident(**changed: object) -> Given:
    return {"unit": "甲", "incidents": [INCIDENT | changed]}


OF_FORM: list[tuple[Given, list[Told]]] = [
    ({}, [("", "required", "'unit' is required")]),
    ({"unit": None}, [("", "required", "'unit' is required")]),
    ({"unit": 5}, [("/unit", "wrong_type", "5 is not text; write it as a string")]),
    ({"unit": " "}, [("/unit", "empty_text", EMPTY)]),
    ({"unit": "\ud800"}, [("/unit", "bad_text", SURROGATE)]),
    ({"unit": "a\udfffb"}, [("/unit", "bad_text", SURROGATE)]),
    ({"unit": "甲", "x": {}}, [("/x", "unknown_key", f"unknown key; known here are unit, {SECTIONS}")]),
    (
        {"unit": "甲", "facts": [1]},
        [("/facts", "wrong_type", "a value of type list is not a mapping; write an object")],
    ),
    ({"unit": "甲", "marks": 5}, [("/marks", "wrong_type", "5 is not a mapping; write an object")]),
    ({"unit": "甲", "facts": {5: 1}}, [("/facts", "wrong_type", "the key 5 is not text")]),
    (
        {"unit": "甲", "facts": {5: 1, "\ud800": 1, "a": 0.5}},
        [
            ("/facts", "wrong_type", "the key 5 is not text"),
            ("/facts", "bad_text", "half of a surrogate pair is not a character; write the key in valid Unicode"),
            ("/facts/a", "float", f"a float is not exact; write '0.5' as text, or {ACCEPTED}"),
        ],
    ),
    (fact({"b": 1}), [("/facts/a", "not_a_number", "an object with these keys is not a number; write a number")]),
    (fact({"part": 1}), [("/facts/a", "required", "'whole' is required")]),
    (fact({"whole": 1}), [("/facts/a", "required", "'part' is required")]),
    (
        fact({"part": 1, "whole": 0}),
        [("/facts/a", "empty_whole", "the whole must be above 0; where there was nothing to measure, say so")],
    ),
    (fact({"part": -1, "whole": 2}), [("/facts/a", "below_zero", "the part cannot be below 0")]),
    (
        fact({"part": 1, "whole": 2, "of": 3}),
        [("/facts/a/of", "unknown_key", "unknown key; known here are part, whole")],
    ),
    (
        fact({"part": "x", "whole": None}),
        [
            ("/facts/a", "required", "'whole' is required"),
            ("/facts/a/part", "not_a_number", "'x' is not a number; write digits such as 12.5"),
        ],
    ),
    (
        fact({"numerator": "1.5", "denominator": 0}),
        [
            ("/facts/a/numerator", "not_whole", "a whole number is needed here"),
            ("/facts/a/denominator", "out_of_range", "the denominator must be 1 or more"),
        ],
    ),
    (fact({"denominator": 2}), [("/facts/a", "required", "'numerator' is required")]),
    (fact({"numerator": 2}), [("/facts/a", "required", "'denominator' is required")]),
    (
        fact({"value": 1, "status": "draft", "as_of": "2017-1-1", "source": " "}),
        [
            ("/facts/a/source", "empty_text", EMPTY),
            ("/facts/a/as_of", "bad_date", "'2017-1-1' is not a date; write it as 2017-06-01"),
            ("/facts/a/status", "unknown_choice", "'draft' is none of preliminary, final"),
        ],
    ),
    (
        fact({"value": 1, "on": 2}),
        [("/facts/a/on", "unknown_key", "unknown key; known here are value, source, as_of, status")],
    ),
    (fact({"value": 1, "as_of": 5}), [("/facts/a/as_of", "bad_date", "5 is not a date; write it as 2017-06-01")]),
    (
        fact({"value": 1, "as_of": datetime(2017, 6, 1)}),  # noqa: DTZ001 (a moment is no day)
        [("/facts/a/as_of", "bad_date", "a value of type datetime.datetime is not a date; write it as 2017-06-01")],
    ),
    (fact({"nothing": "无对象", "why": 1}), [("/facts/a/why", "unknown_key", "unknown key; known here are nothing")]),
    (
        {"unit": "甲", "marks": {"5": {"points": True, "by": 5, "on": "x", "reason": "", "of": 1}}},
        [
            ("/marks/5/of", "unknown_key", "unknown key; known here are points, by, on, reason"),
            ("/marks/5/points", "not_a_number", "True is a truth value, not a number; write 1 or 0"),
            ("/marks/5/by", "wrong_type", "5 is not text; write it as a string"),
            ("/marks/5/on", "bad_date", "'x' is not a date; write it as 2017-06-01"),
            ("/marks/5/reason", "empty_text", EMPTY),
        ],
    ),
    (
        {"unit": "甲", "averages": {"a": {"part": 1, "whole": "1.5"}}},
        [("/averages/a", "not_whole", "the whole of an average counts the members; write a whole number")],
    ),
    ({"unit": "甲", "incidents": 5}, [("/incidents", "wrong_type", "5 is not a list; write an array")]),
    (
        {"unit": "甲", "incidents": [INCIDENT, "x"]},
        [
            ("/incidents/1", "wrong_type", "'x' is not a mapping; write an object"),
            *[("/incidents/1", "required", f"'{key}' is required") for key in INCIDENT],
        ],
    ),
    (incident(x=1), [("/incidents/0/x", "unknown_key", f"unknown key; known here are {INCIDENT_KEYS}")]),
    (
        incident(
            id=1,
            date="x",
            from_product_quality=1,
            serious_harm="no",
            recognised_by="x",
            severity="x",
            systemic_or_regional=0,
            status="x",
        ),
        [
            ("/incidents/0/id", "wrong_type", "1 is not text; write it as a string"),
            ("/incidents/0/date", "bad_date", "'x' is not a date; write it as 2017-06-01"),
            ("/incidents/0/from_product_quality", "wrong_type", "1 is not a truth value; write true or false"),
            ("/incidents/0/serious_harm", "wrong_type", "'no' is not a truth value; write true or false"),
            ("/incidents/0/recognised_by", "unknown_choice", "'x' is none of state, province, other, none"),
            ("/incidents/0/severity", "unknown_choice", "'x' is none of especially_major, major, other"),
            ("/incidents/0/systemic_or_regional", "wrong_type", "0 is not a truth value; write true or false"),
            ("/incidents/0/status", "unknown_choice", "'x' is none of confirmed, pending"),
        ],
    ),
    (
        {"unit": "甲", "incidents": [INCIDENT, INCIDENT | {"id": "b"}, INCIDENT, INCIDENT]},
        [
            ("/incidents/2/id", "repeated_id", TWICE),
            ("/incidents/3/id", "repeated_id", TWICE),
        ],
    ),
    (
        {"unit": "甲", "incidents": [INCIDENT | {"id": 5}, INCIDENT | {"id": 5}]},
        [(f"/incidents/{at}/id", "wrong_type", "5 is not text; write it as a string") for at in range(2)],
    ),
    (
        {"unit": "甲", "facts": JsonObject([("a/b", 1), ("c", 2), ("a/b", 1)])},
        [("/facts/a~1b", "repeated_key", "the key stands here twice")],
    ),
    (
        {"unit": "甲", "rulings": {"5": {"treatment": "half", "by": 1, "why": "", "of": 1}}},
        [
            ("/rulings/5/of", "unknown_key", "unknown key; known here are treatment, by, why"),
            ("/rulings/5/treatment", "unknown_choice", "'half' is none of full, zero, rescale"),
            ("/rulings/5/by", "wrong_type", "1 is not text; write it as a string"),
            ("/rulings/5/why", "empty_text", EMPTY),
        ],
    ),
]


@pytest.mark.parametrize(("given", "told"), OF_FORM, ids=range(len(OF_FORM)))
def test_faults_of_form_are_told_in_these_words_and_once_each(given: Given, told: list[Told]) -> None:
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict(given)
    assert caught.value.message == "the evidence cannot be read"
    assert [(one.path, one.code, one.en) for one in caught.value.faults] == told


def test_a_record_made_directly_refuses_a_word_that_it_does_not_know() -> None:
    with pytest.raises(EvidenceError) as caught:
        Ruling("half", "办", "无对象")  # type: ignore[arg-type]
    said = "a record of evidence is not right\n  /: treatment is 'half'; known: full, zero, rescale [unknown_choice]"
    assert str(caught.value) == said
    with pytest.raises(EvidenceError, match="severity is None; known: especially_major, major, other"):
        Incident("a", None, True, True, "state", None, True, "pending")  # type: ignore[arg-type]
    assert Known(Fraction(1)).status is None


def test_evidence_made_of_anything_but_records_says_how_it_is_made() -> None:
    with pytest.raises(EvidenceError) as caught:
        Evidence("甲", facts={"a": 1})  # type: ignore[arg-type]
    assert str(caught.value) == (
        "this is not made of records\n  /: evidence is made with Evidence.from_dict [wrong_type]"
    )
