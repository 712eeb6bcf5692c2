"""Evidence: how a mapping is read, and that every fault of form is found at once with its path."""

from __future__ import annotations

import json
import pickle
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from huizhou_qa import Evidence, EvidenceError
from huizhou_qa.codec import evidence_from_json, evidence_to_json
from huizhou_qa.evidence.records import Award, Incident, Known, Nothing, Ruling
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate
from support.incidents import incident

INCIDENT = incident(serious_harm=False)
ELEMENTS: dict[str, str | bool] = {
    "from_product_quality": True,
    "serious_harm": False,
    "recognised_by": "province",
    "severity": "major",
    "systemic_or_regional": True,
    "status": "confirmed",
}


def test_only_the_unit_is_required() -> None:
    evidence = Evidence.from_dict({"unit": "甲"})
    assert (evidence.unit, len(evidence.facts), evidence.incidents) == ("甲", 0, None)
    assert Evidence.from_dict({"unit": "甲", "facts": None, "incidents": None}) == evidence


def test_that_no_incident_happened_is_said_and_never_follows_from_silence() -> None:
    unsaid, none = Evidence.from_dict({"unit": "甲"}), Evidence.from_dict({"unit": "甲", "incidents": []})
    assert (unsaid.incidents, none.incidents) == (None, ())
    assert unsaid != none
    assert (dict(unsaid.said()), dict(none.said())) == ({}, {"/incidents": ()})
    assert repr(unsaid) == "<Evidence 甲: 0 facts, 0 marks, incidents not said>"
    assert repr(none) == "<Evidence 甲: 0 facts, 0 marks, 0 incidents>"
    for evidence in (unsaid, none):
        again = evidence_from_json(evidence_to_json(evidence))
        assert (again, again.incidents) == (evidence, evidence.incidents)
    assert json.loads(evidence_to_json(none)) == {"unit": "甲", "incidents": []}
    assert json.loads(evidence_to_json(unsaid)) == {"unit": "甲"}


def test_every_form_of_a_fact_is_read() -> None:
    facts = Evidence.from_dict(
        {
            "unit": "甲",
            "facts": {
                "plain": 12,
                "text": "12.50",
                "decimal": Decimal("0.1"),
                "truth": True,
                "rate": {"part": 3, "whole": "41"},
                "quotient": {"numerator": 57, "denominator": 7},
                "interval": {"from": "0.5", "to": {"numerator": 57, "denominator": 7}},
                "about": {"value": {"from": 34, "to": 37}, "source": "年报"},
                "missing": None,
                "nothing": {"nothing": "none this year"},
                "sourced": {"value": "8", "source": "年报", "as_of": "2017-11-30", "status": "preliminary"},
                "dated": {"value": {"part": 1, "whole": 2}, "as_of": date(2017, 11, 30)},
            },
        }
    ).facts
    assert dict(facts) == {
        "plain": Known(Fraction(12)),
        "text": Known(Fraction(25, 2)),
        "decimal": Known(Fraction(1, 10)),
        "truth": Known(True),
        "rate": Known(Rate(3, 41)),
        "quotient": Known(Fraction(57, 7)),
        "interval": Known(Between("0.5", Fraction(57, 7))),
        "about": Known(Between(34, 37), "年报"),
        "nothing": Nothing("none this year"),
        "sourced": Known(Fraction(8), "年报", date(2017, 11, 30), "preliminary"),
        "dated": Known(Rate(1, 2), None, date(2017, 11, 30)),
    }


def test_marks_averages_incidents_and_rulings_are_read() -> None:
    evidence = Evidence.from_dict(
        {
            "unit": "甲",
            "marks": {
                "5": "3.5",
                "9": {"points": 3, "by": "旅游部门", "on": "2018-01-10", "reason": "指数第二"},
                "31": {"nothing": "无事故"},
                "33": {"from": 0, "to": "0.5"},
                "34": {"points": {"from": 0, "to": 2}, "by": "旅游部门"},
                "43": None,
            },
            "averages": {
                "a": "9.5",
                "b": {"part": "36.4", "whole": 7},
                "c": {"numerator": 1, "denominator": 3},
                "d": {"from": 5, "to": 11},
            },
            "statistics": {"e": {"from": -1, "to": 1}},
            "incidents": [INCIDENT],
            "rulings": {"31": {"treatment": "full", "by": "市质量强市办", "why": "无事故可查"}},
        }
    )
    assert dict(evidence.marks) == {
        "5": Award(Fraction(7, 2)),
        "9": Award(Fraction(3), "旅游部门", date(2018, 1, 10), "指数第二"),
        "31": Nothing("无事故"),
        "33": Award(Between(0, "0.5")),
        "34": Award(Between(0, 2), "旅游部门"),
    }
    means = {"a": Fraction(19, 2), "b": Rate("36.4", 7), "c": Fraction(1, 3), "d": Between(5, 11)}
    assert dict(evidence.averages) == means
    assert dict(evidence.statistics) == {"e": Between(-1, 1)}
    assert evidence.incidents == (Incident("a", date(2017, 6, 1), **ELEMENTS),)
    assert dict(evidence.rulings) == {"31": Ruling("full", "市质量强市办", "无事故可查")}


def test_known_numbers_are_scaled_once_by_their_paths() -> None:
    values = Evidence.from_dict(
        {
            "unit": "甲",
            "facts": {"rate": {"part": 3, "whole": 41}, "truth": False, "none": {"nothing": "x"}},
            "marks": {"5": {"points": 2}, "31": {"nothing": "x"}},
            "averages": {"a": {"part": 57, "whole": 7}},
        }
    ).values
    assert dict(values) == {
        "/facts/rate": Fraction(300, 41),
        "/facts/truth": 0,
        "/marks/5": 2,
        "/averages/a": Fraction(57, 7),
    }
    assert values.nothing == {"/facts/none", "/marks/31"}
    assert values.truths == {"/facts/truth"}
    assert values.rates == {"/facts/rate", "/averages/a"}


def test_an_interval_is_no_number_and_stands_by_its_path() -> None:
    evidence = Evidence.from_dict(
        {
            "unit": "甲",
            "facts": {"a": {"from": 34, "to": 37}, "b": {"value": {"from": 1, "to": 2}, "status": "final"}},
            "marks": {"5": {"points": {"from": 0, "to": 1}}},
            "averages": {"a": {"from": 5, "to": 11}},
            "statistics": {"c": {"from": 1, "to": 3}},
        }
    )
    assert dict(evidence.values) == {}
    assert {path: str(over) for path, over in evidence.values.intervals.items()} == {
        "/facts/a": "[34, 37]",
        "/facts/b": "[1, 2]",
        "/marks/5": "[0, 1]",
        "/averages/a": "[5, 11]",
        "/statistics/c": "[1, 3]",
    }
    assert evidence_from_json(evidence_to_json(evidence)) == evidence
    assert pickle.loads(pickle.dumps(evidence)) == evidence  # noqa: S301 - written here


FAULTS: list[tuple[dict[str, object], str, str]] = [
    ({}, "", "required"),
    ({"unit": None}, "", "required"),
    ({"unit": 5}, "/unit", "wrong_type"),
    ({"unit": "  "}, "/unit", "empty_text"),
    ({"unit": "\ud800"}, "/unit", "bad_text"),
    ({"unit": "甲", "fact": {}}, "/fact", "unknown_key"),
    ({"unit": "甲", "facts": []}, "/facts", "wrong_type"),
    ({"unit": "甲", "facts": {5: 1}}, "/facts", "wrong_type"),
    ({"unit": "甲", "facts": {"\ud800": 1}}, "/facts", "bad_text"),
    ({"unit": "甲", "facts": {"a": {10**5000: 1}}}, "/facts/a", "not_a_number"),
    ({"unit": "甲", "facts": {"a": 0.5}}, "/facts/a", "float"),
    ({"unit": "甲", "facts": {"a": "３５"}}, "/facts/a", "not_a_number"),
    ({"unit": "甲", "facts": {"a": [1]}}, "/facts/a", "not_a_number"),
    ({"unit": "甲", "facts": {"a": {"part": 1}}}, "/facts/a", "required"),
    ({"unit": "甲", "facts": {"a": {"whole": 1}}}, "/facts/a", "required"),
    ({"unit": "甲", "facts": {"a": {"part": 1, "whole": 0}}}, "/facts/a", "empty_whole"),
    ({"unit": "甲", "facts": {"a": {"from": 1, "to": None}}}, "/facts/a", "required"),
    ({"unit": "甲", "facts": {"a": {"from": 1, "to": 0.5}}}, "/facts/a/to", "float"),
    ({"unit": "甲", "facts": {"a": {"from": 1, "to": 2, "by": "x"}}}, "/facts/a/by", "unknown_key"),
    ({"unit": "甲", "averages": {"a": {"from": 2, "to": 1}}}, "/averages/a", "empty_interval"),
    ({"unit": "甲", "marks": {"5": {"points": {"from": 2, "to": 1}}}}, "/marks/5/points", "empty_interval"),
    ({"unit": "甲", "facts": {"a": {"part": -1, "whole": 2}}}, "/facts/a", "below_zero"),
    ({"unit": "甲", "facts": {"a": {"part": 1, "whole": 2, "of": 3}}}, "/facts/a/of", "unknown_key"),
    ({"unit": "甲", "facts": {"a": {"part": {"part": 1}, "whole": 2}}}, "/facts/a/part", "not_a_number"),
    ({"unit": "甲", "facts": {"a": {"part": True, "whole": 2}}}, "/facts/a/part", "not_a_number"),
    ({"unit": "甲", "facts": {"a": {"numerator": 1}}}, "/facts/a", "required"),
    ({"unit": "甲", "facts": {"a": {"numerator": 1, "denominator": 0}}}, "/facts/a/denominator", "out_of_range"),
    ({"unit": "甲", "facts": {"a": {"numerator": 1, "denominator": -2}}}, "/facts/a/denominator", "out_of_range"),
    ({"unit": "甲", "facts": {"a": {"numerator": "1.5", "denominator": 2}}}, "/facts/a/numerator", "not_whole"),
    ({"unit": "甲", "facts": {"a": {"value": None}}}, "/facts/a", "required"),
    ({"unit": "甲", "facts": {"a": {"value": 1, "status": "draft"}}}, "/facts/a/status", "unknown_choice"),
    ({"unit": "甲", "facts": {"a": {"value": 1, "as_of": "20171130"}}}, "/facts/a/as_of", "bad_date"),
    ({"unit": "甲", "facts": {"a": {"value": 1, "as_of": "2017-02-30"}}}, "/facts/a/as_of", "bad_date"),
    ({"unit": "甲", "facts": {"a": {"value": 1, "as_of": datetime(2017, 1, 1)}}}, "/facts/a/as_of", "bad_date"),  # noqa: DTZ001
    ({"unit": "甲", "facts": {"a": {"value": 1, "source": ""}}}, "/facts/a/source", "empty_text"),
    ({"unit": "甲", "facts": {"a": {"nothing": ""}}}, "/facts/a/nothing", "empty_text"),
    ({"unit": "甲", "facts": {"a": {"nothing": "x", "value": 1}}}, "/facts/a/value", "unknown_key"),
    ({"unit": "甲", "marks": {"5": True}}, "/marks/5", "not_a_number"),
    ({"unit": "甲", "marks": {"5": {"part": 1, "whole": 2}}}, "/marks/5", "not_a_number"),
    ({"unit": "甲", "marks": {"5": {"points": None}}}, "/marks/5", "required"),
    ({"unit": "甲", "marks": {"5": {"points": 1, "on": "soon"}}}, "/marks/5/on", "bad_date"),
    ({"unit": "甲", "averages": {"a": {"part": 1, "whole": "1.5"}}}, "/averages/a", "not_whole"),
    ({"unit": "甲", "averages": {"a": True}}, "/averages/a", "not_a_number"),
    ({"unit": "甲", "averages": {"a": {"nothing": "x"}}}, "/averages/a", "not_a_number"),
    ({"unit": "甲", "incidents": {}}, "/incidents", "wrong_type"),
    ({"unit": "甲", "incidents": [5]}, "/incidents/0", "wrong_type"),
    ({"unit": "甲", "incidents": [INCIDENT | {"serious_harm": 1}]}, "/incidents/0/serious_harm", "wrong_type"),
    ({"unit": "甲", "incidents": [INCIDENT | {"date": None}]}, "/incidents/0", "required"),
    ({"unit": "甲", "incidents": [INCIDENT | {"severity": ["major"]}]}, "/incidents/0/severity", "wrong_type"),
    ({"unit": "甲", "incidents": [INCIDENT | {"severity": " "}]}, "/incidents/0/severity", "empty_text"),
    ({"unit": "甲", "incidents": [INCIDENT | {"kind ": "x"}]}, "/incidents/0/kind ", "bad_name"),
    ({"unit": "甲", "incidents": [INCIDENT, INCIDENT]}, "/incidents/1/id", "repeated_id"),
    ({"unit": "甲", "rulings": {"5": "full"}}, "/rulings/5", "wrong_type"),
    (
        {"unit": "甲", "rulings": {"5": {"treatment": "half", "by": "a", "why": "b"}}},
        "/rulings/5/treatment",
        "unknown_choice",
    ),
    ({"unit": "甲", "rulings": {"5": {"treatment": "full", "by": "a"}}}, "/rulings/5", "required"),
]


@pytest.mark.parametrize(("given", "path", "code"), FAULTS, ids=range(len(FAULTS)))
def test_a_fault_of_form_is_refused_with_its_path_and_code(given: dict[str, object], path: str, code: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict(given)
    assert (path, code) in [(fault.path, fault.code) for fault in caught.value.faults]
    assert all(len(fault.message) < 200 for fault in caught.value.faults)


def test_what_is_not_a_mapping_is_refused() -> None:
    values: list[object] = [None, [], "甲", 5]
    for given in values:
        with pytest.raises(EvidenceError) as caught:
            Evidence.from_dict(given)  # type: ignore[arg-type]
        assert caught.value.faults[0].code == "wrong_type"


@pytest.mark.parametrize(
    "facts",
    [
        {"a": 0.5},
        {"a": {"part": 1, "whole": 0}},
        {"a": {"part": 0.5, "whole": 2}},
        {"a": {"value": 1, "status": 5}},
        {"a": {"b": 1}},
        {"a": {"numerator": 1, "denominator": None}},
    ],
    ids=range(6),
)
def test_a_single_fault_is_reported_once(facts: dict[str, object]) -> None:
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict({"unit": "甲", "facts": facts})
    assert len(caught.value.faults) == 1


def test_all_faults_are_reported_at_once_and_in_order() -> None:
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict({"facts": {"a": 0.1, "b": "约9"}, "marks": {"5": None, "9": float("nan")}, "extra": 1})
    found = [(fault.path, fault.code) for fault in caught.value.faults]
    assert found == [
        ("/extra", "unknown_key"),
        ("", "required"),
        ("/facts/a", "float"),
        ("/facts/b", "not_a_number"),
        ("/marks/9", "float"),
    ]


def test_the_error_says_everything_in_words_and_survives_pickling() -> None:
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict({"unit": "甲", "facts": {"a": 0.5}})
    assert "/facts/a" in str(caught.value)
    assert "'0.5'" in str(caught.value)
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 (our own bytes)
    assert (copy.faults, copy.code, str(copy)) == (caught.value.faults, "evidence_invalid", str(caught.value))


def test_no_message_echoes_a_long_value() -> None:
    long = "长" * 10_000
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict(
            {
                "unit": "甲",
                "facts": {"a": long, "b": b"x" * 10_000, "c": 10**5000},
                "marks": {"5": [long]},
                "rulings": 10**5000,
            }
        )
    assert len(str(caught.value)) < 1_000


def test_evidence_made_of_anything_but_records_is_refused() -> None:
    with pytest.raises(EvidenceError):
        Evidence(5)  # type: ignore[arg-type]
    with pytest.raises(EvidenceError):
        Evidence("甲", facts={"a": 1})  # type: ignore[arg-type]


def test_evidence_is_a_value() -> None:
    one = Evidence.from_dict({"unit": "甲", "facts": {"a": "1.0", "b": 2}})
    other = Evidence.from_dict({"facts": {"b": Decimal(2), "a": 1}, "unit": "甲"})
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 (our own bytes)
    assert len({one, other}) == 1


def test_a_mapping_changed_afterwards_does_not_change_the_evidence() -> None:
    facts: dict[str, object] = {"a": 1}
    evidence = Evidence.from_dict({"unit": "甲", "facts": facts})
    facts["a"] = 2
    assert evidence.facts["a"] == Known(Fraction(1))
    assert repr(evidence.facts) == "{'a': Known(value=Fraction(1, 1), source=None, as_of=None, status=None)}"
