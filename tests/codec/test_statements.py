"""Statements and what prevails among them as JSON: read back equal, and refused where something does not follow."""

from __future__ import annotations

import json
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from codec.test_receipts import stated
from codec.test_schemes import open_places
from engine.test_district import evidence, incident
from huizhou_qa import Evidence, EvidenceError, SchemeDigestError, VerificationError, amend, assess, history
from huizhou_qa.codec import (
    assessment_from_json,
    assessment_to_json,
    prevailing_from_json,
    prevailing_to_json,
    statement_from_json,
    statement_to_json,
)
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.statements import PrecedenceRule, PrevailingValues, Statement, prevailing_values
from huizhou_qa.testing import evidence_strategy
from support import district
from support.mutated import Json

SCHEME = district.scheme()
STAGES = ("自评", "文审", "核查")
OWN = Statement("自评", "甲街道", date(2032, 1, 3), evidence(incidents=[incident("x")]), "自查")
REVIEW = Statement.from_dict(
    {
        "stage": "文审",
        "by": "某办",
        "on": "2032-01-10",
        "evidence": {
            "unit": "甲街道",
            "facts": {"noise": {"value": "57.5", "source": "年报", "as_of": "2031-12-31"}},
            "marks": {"9": {"points": 1, "reason": "见附件"}},
            "incidents": [incident("y/1", severity="major")],
        },
        "why": "抽查",
        "reasons": {"facts": {"noise": "监测站数据"}, "incidents": {"y/1": "群众反映"}},
    }
)
NONE = Statement.from_dict(
    {
        "stage": "核查",
        "by": "考核组",
        "on": "2032-01-20",
        "evidence": {"unit": "甲街道", "facts": {"green_share": None}, "incidents": []},
        "reasons": {"incidents": "现场核实"},
    }
)
CORRECTED = evolve(
    OWN,
    evidence=amend(
        amend(OWN.evidence, {"facts": {"noise": 58}}, "甲街道", "2032-01-02", "笔误"),
        {"incidents": {"x": None, "z": {key: one for key, one in incident("z").items() if key != "id"}}},
        "甲街道",
        "2032-01-03",
        "复核",
    ),
)
RULE = PrecedenceRule(STAGES, {"/facts/noise": ("自评",), "/incidents/x": ("核查", "文审")})
FOUND = prevailing_values(SCHEME, [NONE, REVIEW, CORRECTED], RULE)
TEXT = prevailing_to_json(FOUND, SCHEME)


def told(statement: Statement) -> object:
    """Everything of a statement, what equality leaves out among it."""
    return statement, told_of(statement.evidence), [link.statement_days for link in history(statement.evidence)]


def told_of(evidence_: Evidence) -> object:
    """Every link of corrected evidence."""
    links = [(link.said(), link.amendment, link.unsaid) for link in history(evidence_)]
    return links, evidence_.statement_days


@pytest.mark.parametrize("statement", [OWN, REVIEW, NONE, CORRECTED])
def test_a_statement_is_read_back_equal_with_its_corrections_and_reasons(statement: Statement) -> None:
    again = statement_from_json(statement_to_json(statement, indent=1))
    assert told(again) == told(statement)
    assert again.reasons == statement.reasons
    assert statement_to_json(again) == statement_to_json(statement)


@given(evidence_strategy(SCHEME), st.sampled_from(["自查", None]))
def test_every_statement_is_read_back_equal(said: Evidence, why: str | None) -> None:
    reasons = dict.fromkeys(list(said.said())[::3], "见附件")
    first = Statement("自评", "甲街道", date(2032, 1, 3), said, why, reasons)
    assert statement_from_json(statement_to_json(first)) == first


STATEMENT: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "no json": ("[", [("", "not_json")]),
    "a list": ("[]", [("", "wrong_type")]),
    "a number that is infinite": ('{"stage": 1e999}', [("/stage", "wrong_type")]),
    "a key twice": (statement_to_json(OWN).replace('"by":', '"by":"a","by":', 1), [("/by", "repeated_key")]),
    "a key twice beside a chain": (
        statement_to_json(CORRECTED).replace('"by":', '"by":"a","by":', 1),
        [("/by", "repeated_key")],
    ),
    "an unknown key": (stated("/who", None, text=statement_to_json(OWN)), [("/who", "unknown_key")]),
    "a fault of evidence": (
        stated("/evidence/facts/noise", [], text=statement_to_json(REVIEW)),
        [("/evidence/facts/noise", "not_a_number")],
    ),
    "a fault of the first evidence": (
        stated("/evidence/first/facts/noise", [], text=statement_to_json(CORRECTED)),
        [("/evidence/first/facts/noise", "not_a_number")],
    ),
    "a fault of a correction": (
        stated("/evidence/amendments/1/on", "2031-01-01", text=statement_to_json(CORRECTED)),
        [("/evidence/amendments/1/on", "before_the_last")],
    ),
    "a reason for nothing": (
        stated("/reasons/facts", {"x": "见附件"}, text=statement_to_json(REVIEW)),
        [("/reasons/facts/x", "unsaid")],
    ),
    "nested deeply": ('{"why": ' + "[" * 100_000 + "]" * 100_000 + "}", [("", "too_deep")]),
}


@pytest.mark.parametrize(("text", "faults"), STATEMENT.values(), ids=STATEMENT)
def test_what_is_no_statement_is_refused_by_path(text: str, faults: list[tuple[str, str]]) -> None:
    with pytest.raises(EvidenceError) as caught:
        statement_from_json(text)
    told_ = [(fault.path, fault.code) for fault in caught.value.faults]
    assert [one for one in told_ if one[1] != "required"] == faults


def test_what_is_no_statement_is_not_written() -> None:
    with pytest.raises(EvidenceError) as caught:
        statement_to_json(OWN.evidence)  # type: ignore[arg-type] # the point
    assert [fault.code for fault in caught.value.faults] == ["wrong_type"]


# What prevails.


def shown(found: PrevailingValues) -> object:
    chain = [(link.said(), link.amendment, link.statement_days) for link in history(found.evidence)]
    return found, list(map(told, found.statements)), chain, list(found.values), found.lapsed


@pytest.mark.parametrize(
    "found",
    [
        FOUND,
        prevailing_values(SCHEME, [OWN], PrecedenceRule(STAGES)),
        # An exception may be about an incident of a stage that was left out.
        prevailing_values(SCHEME, [OWN, NONE], PrecedenceRule(STAGES, {"/incidents/x": ("核查",)}), until="自评"),
        prevailing_values(SCHEME, [OWN, REVIEW], PrecedenceRule(STAGES, {"/incidents/y~11": ("文审",)}), until="自评"),
    ],
)
def test_what_prevails_is_read_back_equal_with_its_chain(found: PrevailingValues) -> None:
    again = prevailing_from_json(prevailing_to_json(found, SCHEME, indent=1), SCHEME)
    assert shown(again) == shown(found)


def test_a_receipt_is_read_back_from_itself_and_scores_alike() -> None:
    again = prevailing_from_json(prevailing_to_json(FOUND, SCHEME, scheme=True))
    assert again == FOUND
    assert prevailing_to_json(again, SCHEME) == TEXT
    assert assess(SCHEME, again.evidence) == assess(SCHEME, FOUND.evidence)
    scored = assess(SCHEME, again.evidence)
    stored = assessment_from_json(assessment_to_json(scored), SCHEME)
    assert stored == scored
    assert told_of(stored.evidence) == told_of(FOUND.evidence)


def test_what_lapsed_is_read_back() -> None:
    nothing = Statement.from_dict(
        {
            "stage": "自评",
            "by": "甲街道",
            "on": "2032-01-03",
            "evidence": {"unit": "甲街道", "rulings": {"1": {"treatment": "full", "by": "某办", "why": "见附件"}}},
        }
    )
    found = prevailing_values(SCHEME, [nothing, evolve(OWN, stage="文审")], PrecedenceRule(STAGES))
    assert [one.path for one in found.lapsed] == ["/rulings/1"]
    assert shown(prevailing_from_json(prevailing_to_json(found, SCHEME), SCHEME)) == shown(found)


@given(st.data())
def test_whatever_statements_there_are_what_prevails_is_read_back(data: st.DataObject) -> None:
    statements = [
        Statement(stage, "某办", date(2032, 1, day), data.draw(evidence_strategy(SCHEME, unit="甲街道")))
        for day, stage in enumerate(data.draw(st.sampled_from([STAGES, STAGES[:1], STAGES[1:]])), 1)
    ]
    first = prevailing_values(SCHEME, statements, PrecedenceRule(STAGES))
    assert shown(prevailing_from_json(prevailing_to_json(first, SCHEME), SCHEME)) == shown(first)


def test_equal_statements_of_one_day_stay_in_their_order() -> None:
    several = [
        Statement(
            "文审",
            "某办",
            date(2032, 1, 10),
            Evidence.from_dict({"unit": "甲街道", "incidents": [dict(reversed(incident(id_).items()))]}),
        )
        for id_ in "cab"
    ]
    first = prevailing_values(SCHEME, several, PrecedenceRule(STAGES))
    assert shown(prevailing_from_json(prevailing_to_json(first, SCHEME), SCHEME)) == shown(first)


def test_what_is_written_says_by_which_scheme_it_is_and_whose_every_value_is() -> None:
    whole = json.loads(TEXT)
    assert (whole["format"], whole["scheme_digest"]) == ("1", SCHEME.digest)
    assert [one["stage"] for one in whole["statements"]] == [*STAGES]
    noise = whole["values"]["/facts/noise"]
    assert (noise["said"], noise["statement"], [one["statement"] for one in noise["overruled"]]) == ("58", "0", ["1"])
    assert [one["why"] for one in whole["evidence"]["amendments"]] == ["笔误"]


FORGED: dict[str, tuple[str, Json, list[tuple[str, str]]]] = {
    "a value": ("/values/~1facts~1noise/said", "59", [("/values/~1facts~1noise/said", "differs")]),
    "whose it is": ("/values/~1facts~1noise/statement", "1", [("/values/~1facts~1noise/statement", "differs")]),
    "the evidence": ("/evidence/first/unit", "乙", [("/evidence/first/unit", "differs")]),
    "what lapsed": ("/lapsed", {"/x": "y"}, [("/lapsed/~1x", "differs")]),
    "a key too many": ("/more", "x", [("/more", "differs")]),
    "a rule that is none": ("/rule", "x", [("/rule", "wrong_type")]),
    "a rule with a key too many": ("/rule/more", "x", [("/rule/more", "unknown_key")]),
    "a rule without exceptions": ("/rule/exceptions", None, [("/rule", "required")]),
    "an order that is none": ("/rule/order", "自评", [("/rule/order", "wrong_type")]),
    "an empty order": ("/rule/order", [], [("/rule/order", "wrong_type")]),
    "an exception for a stage that there is not": (
        "/rule/exceptions/~1facts~1noise",
        ["x"],
        [("/rule/exceptions/~1facts~1noise", "unknown_stage")],
    ),
    "an exception for a value that there is not": (
        "/rule/exceptions",
        {"/facts/x": ["自评"]},
        [("/rule/exceptions/~1facts~1x", "unknown_name")],
    ),
    "statements that are none": ("/statements", "x", [("/statements", "wrong_type")]),
    "no statements": ("/statements", [], [("/statements", "empty")]),
    "a statement that is none": ("/statements/1", "x", [("/statements/1", "wrong_type")]),
    "a fault of a statement": ("/statements/1/on", "x", [("/statements/1/on", "bad_date")]),
    "another unit": ("/statements/1/evidence/unit", "乙", [("/statements/1/evidence/unit", "another_unit")]),
    "another format": ("/format", "9", [("/format", "unknown_format")]),
}


@pytest.mark.parametrize(("at", "value", "faults"), FORGED.values(), ids=FORGED)
def test_what_does_not_follow_from_the_statements_is_refused_by_path(
    at: str, value: Json, faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(VerificationError) as caught:
        prevailing_from_json(stated(at, value, text=TEXT), SCHEME)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == faults


def test_readings_that_change_no_value_are_those_of_the_scheme() -> None:
    two, one = (open_places().under({"places": name}) for name in ("2", "1"))
    text = prevailing_to_json(prevailing_values(two, [NONE, REVIEW, CORRECTED], RULE), two)
    assert prevailing_to_json(prevailing_from_json(text, two), two) == text
    with pytest.raises(VerificationError) as caught:
        prevailing_from_json(text, one)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/readings/places", "differs")]


def test_what_prevails_under_another_scheme_is_refused() -> None:
    with pytest.raises(SchemeDigestError):
        prevailing_from_json(TEXT, SCHEME.variant("other"))


def test_what_does_not_follow_is_not_written() -> None:
    for given_, code in ((OWN, "wrong_type"), (evolve(FOUND, values=FrozenMapping({})), "differs")):
        with pytest.raises(VerificationError) as caught:
            prevailing_to_json(given_, SCHEME)  # type: ignore[arg-type] # the point
        assert [fault.code for fault in caught.value.faults] == [code]
