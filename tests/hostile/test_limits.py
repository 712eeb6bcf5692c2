"""Texts that are too long or too deep are refused by path, unread, and of many faults the first are told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

import pytest

from huizhou_qa import HuizhouQAError, check
from huizhou_qa.codec import (
    assessment_from_json,
    check_json,
    cohort_from_json,
    composite_cohort_from_json,
    composite_from_json,
    composites,
    evidence_from_json,
    history_from_json,
    on_site_from_json,
    prevailing_from_json,
    receipts,
    scheme_from_json,
    statement_from_json,
)
from huizhou_qa.codec.limits import (
    LONGEST_PATH,
    MOST_COMPARISONS,
    MOST_DEPTH,
    OF_A_RESULT,
    OF_A_SCHEME,
    OF_EVIDENCE,
)
from huizhou_qa.evidence import amending
from huizhou_qa.evidence.plain_structures import MOST_FAULTS
from huizhou_qa.evidence.unknown_names import MOST_COMPARED
from huizhou_qa.version import __version__
from support.model_2017 import MODEL, SCHEME
from support.releases import STORED

READERS: Mapping[str, tuple[Callable[[str], object], int]] = {
    "evidence": (evidence_from_json, OF_EVIDENCE),
    "history": (history_from_json, OF_EVIDENCE),
    "statement": (statement_from_json, OF_EVIDENCE),
    "scheme": (scheme_from_json, OF_A_SCHEME),
    "assessment": (assessment_from_json, OF_A_RESULT),
    "on_site": (on_site_from_json, OF_A_RESULT),
    "prevailing": (prevailing_from_json, OF_A_RESULT),
    "composite": (composite_from_json, OF_A_RESULT),
    "cohort": (cohort_from_json, 0),
    "composite_cohort": (composite_cohort_from_json, 0),
}
each_reader = pytest.mark.parametrize("name", READERS)


def refused(read: Callable[[str], object], text: str) -> list[tuple[str, str]]:
    with pytest.raises(HuizhouQAError) as caught:
        read(text)
    return [(fault.path, fault.code) for fault in caught.value.faults]


@each_reader
def test_a_text_of_more_characters_than_any_has_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read, most = READERS[name]
    if not most:
        # A text of as many characters as a cohort may have would take half a gigabyte.
        most = 1_000
        for module in (receipts, composites):
            monkeypatch.setattr(module, "OF_A_COHORT", most)
    assert refused(read, "{}" + " " * (most - 1)) == [("", "too_long")]
    assert ("", "too_long") not in refused(read, "{}" + " " * (most - 2))


@each_reader
def test_what_is_nested_deeper_than_any_is_refused_where_it_is_too_deep(name: str) -> None:
    read, _ = READERS[name]
    deep = "[" * MOST_DEPTH + "1" + "]" * MOST_DEPTH
    ((path, code),) = refused(read, f'{{"a": [1, {deep}]}}')
    assert (path[:6], path.count("/"), code) == ("/a/1/0", MOST_DEPTH + 1, "too_deep")
    assert "too_deep" not in {code for _, code in refused(read, f'{{"a": {deep[1:-1]}}}')}


@each_reader
def test_keys_that_are_too_long_together_are_refused_where_they_stand(name: str) -> None:
    read, _ = READERS[name]
    key = "长" * (LONGEST_PATH // 2)
    assert refused(read, json.dumps({"a": {key: {key: [1]}}})) == [(f"/a/{key}", "too_long")]
    assert "too_long" not in {code for _, code in refused(read, json.dumps({"a": {key: [1]}}))}


def test_a_chain_of_corrections_that_would_be_made_again_too_often_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert amending.MOST_MADE_AGAIN == 200_000
    monkeypatch.setattr(amending, "MOST_MADE_AGAIN", 2_000)
    facts, links = 100, 21

    def chain(count: int) -> str:
        change = [
            {"changes": {"facts": {"f0": at}}, "by": "某局", "on": "2018-01-01", "why": "见附件"} for at in range(count)
        ]
        first = {"unit": "甲", "facts": {f"f{at}": "-1" for at in range(facts)}}
        return json.dumps({"first": first, "amendments": change})

    assert refused(history_from_json, chain(links)) == [("/amendments", "too_long")]
    assert history_from_json(chain(links - 1)).amendment is not None


def test_more_statements_than_can_be_held_against_each_other_are_refused() -> None:
    stored = json.loads((STORED / __version__ / "prevailing.json").read_text("utf-8"))
    one = {"stage": "self_assessment", "by": "某局", "on": "2018-01-01", "evidence": {"unit": "甲", "facts": {"f": 1}}}
    many = int(MOST_COMPARISONS**0.5) + 1
    text = json.dumps({**stored, "statements": [one] * many})
    assert refused(lambda text: prevailing_from_json(text, SCHEME), text) == [("/statements", "too_long")]


def test_of_many_unknown_names_each_is_told_and_the_first_with_the_nearest() -> None:
    names = [f"pm25_annual_mea{at:03}" for at in range(2 * MOST_COMPARED)]
    text = json.dumps({"unit": "甲", "facts": dict.fromkeys(names, 1)})
    found = [fault for fault in check_json(SCHEME, text) if fault.code == "unknown_name"]
    assert [fault.path for fault in found] == [f"/facts/{name}" for name in names]
    assert [fault.params["case"] for fault in found] == ["near"] * MOST_COMPARED + ["far"] * MOST_COMPARED


BOMBS: Mapping[str, object] = {
    "names": {"facts": {f"f{at}": 1 for at in range(2 * MOST_FAULTS)}},
    "values": {"facts": {f"f{at}": "x y" for at in range(2 * MOST_FAULTS)}},
    "keys": {f"f{at}": 1 for at in range(2 * MOST_FAULTS)},
    "rulings": {
        "rulings": {f"{at}": {"treatment": "full", "by": "某局", "why": "见附件"} for at in range(2 * MOST_FAULTS)}
    },
    "incidents": {"incidents": [{"id": str(at), "date": "2017-05-01"} for at in range(2 * MOST_FAULTS)]},
}


@pytest.mark.parametrize("name", BOMBS)
def test_of_any_number_of_faults_the_first_thousand_are_told(name: str) -> None:
    bomb = BOMBS[name]
    assert isinstance(bomb, dict)
    assert len(check_json(SCHEME, json.dumps({"unit": "甲", **bomb}))) == MOST_FAULTS


def test_of_any_number_of_faults_of_a_scheme_and_a_cohort_the_first_are_told() -> None:
    assert len(refused(scheme_from_json, json.dumps({"a": [None] * 2 * MOST_FAULTS}))) == MOST_FAULTS
    stored = json.loads((STORED / __version__ / "cohort_receipt.json").read_text("utf-8"))
    members = json.dumps({**stored, "results": [{"evidence": {}}] * 2 * MOST_FAULTS})
    assert len(refused(cohort_from_json, members)) == MOST_FAULTS
    twice = "{" + ",".join(f'"a{at}":1,"a{at}":2' for at in range(2 * MOST_FAULTS)) + "}"
    assert len(refused(assessment_from_json, twice)) < MOST_FAULTS


class Fickle(Mapping[str, object]):
    """Facts that are another's when they are asked for again."""

    def __init__(self) -> None:
        self.asked = 0

    def __getitem__(self, key: str) -> object:
        return ["pm25"] if self.asked > 1 and key == "b" else 1

    def __iter__(self) -> Iterator[str]:
        self.asked += 1
        return iter(("a", "b", "c"))

    def __len__(self) -> int:
        return 3


def test_values_that_are_others_when_they_are_read_again_are_read_each_by_itself() -> None:
    found = {(fault.path, fault.code) for fault in check(SCHEME, {"unit": "甲", "facts": Fickle(), "marks": 1})}
    assert {("/marks", "wrong_type"), ("/facts/a", "unknown_name"), ("/facts/c", "unknown_name")} <= found
    assert ("/facts/b", "unknown_name") not in found


def test_what_stands_beside_a_wrong_value_is_held_against_the_scheme_as_before() -> None:
    given = MODEL["facts"]
    assert isinstance(given, dict)
    facts = {**given, "vegetable_pass_rate": "x y", "pm25": 1, "quality_warnings": "1.5"}
    found = {(fault.path, fault.code) for fault in check(SCHEME, {**MODEL, "facts": facts})}
    assert found == {
        ("/facts/vegetable_pass_rate", "not_a_number"),
        ("/facts/pm25", "unknown_name"),
        ("/facts/quality_warnings", "not_whole"),
    }
