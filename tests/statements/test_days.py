"""The days of statements stay with what prevails, through JSON too; no correction or statement is dated before them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import permutations

import pytest
from attrs import evolve

from huizhou_qa import Evidence, EvidenceError, amend, assess_cohort, check, get_scheme, history
from huizhou_qa.analysis import cohort_results
from huizhou_qa.codec import evidence_from_json, evidence_to_json, history_from_json, history_to_json
from huizhou_qa.sheets import notice
from huizhou_qa.statements import PrevailingValues, Statement, prevailing_values
from support.incidents import incident
from support.model_2017 import member

SCHEME = get_scheme("huizhou", 2017)
SELF, REVIEW = "self_assessment", "document_review"
DAYS = (date(2018, 1, 2), date(2018, 2, 1))


def selected(*, corrected: bool = False) -> Evidence:
    own = member("甲")
    said = amend(own, {"marks": {"14": "0.5"}}, "甲政府", "2017-12-30", "自查") if corrected else own
    review = Evidence.from_dict({"unit": "甲", "marks": {"15": 1}})
    return prevailing_values(
        SCHEME, [Statement(SELF, "甲政府", DAYS[0], said), Statement(REVIEW, "办", DAYS[1], review)]
    ).evidence


CHAINS = {
    "of two statements": selected(),
    "of a corrected statement": selected(corrected=True),
    "corrected afterwards": amend(selected(corrected=True), {"marks": {"16": 0}}, "办", "2018-02-01", "查"),
    "and once more": amend(
        amend(selected(), {"marks": {"16": 0}}, "办", "2018-02-03", "查"),
        {"marks": {"16": 1}},
        "办",
        "2018-02-03",
        "再查",
    ),
}


@pytest.mark.parametrize("what", CHAINS)
def test_the_days_of_statements_are_written_and_read_back(what: str) -> None:
    evidence = CHAINS[what]
    assert evidence.statement_days == DAYS
    alone = evidence_from_json(evidence_to_json(evidence))
    assert (alone, alone.statement_days) == (evidence, DAYS)
    chain = history_from_json(history_to_json(evidence))
    assert chain == evidence
    assert [(link, link.statement_days) for link in history(chain)] == [(link, DAYS) for link in history(evidence)]
    assert json.loads(evidence_to_json(evidence))["statement_days"] == ["2018-01-02", "2018-02-01"]


def test_evidence_of_no_statement_says_nothing_of_their_days() -> None:
    assert "statement_days" not in json.loads(evidence_to_json(member("甲")))
    assert Evidence.from_dict({"unit": "甲", "statement_days": None}).statement_days == ()


def test_no_day_of_a_link_is_lost_though_the_last_does_not_have_it() -> None:
    first = evolve(member("甲"), statement_days=(DAYS[0],))
    later = evolve(amend(first, {"marks": {"16": 0}}, "办", DAYS[1], "查"), statement_days=(DAYS[1],))
    assert history_from_json(history_to_json(later)).statement_days == DAYS


def test_a_notice_is_no_earlier_than_a_statement_whose_evidence_came_by_json() -> None:
    read = evidence_from_json(evidence_to_json(selected()))
    results = cohort_results(assess_cohort(SCHEME, [read, member("乙")]))
    with pytest.raises(EvidenceError) as caught:
        notice(results, approved_on="2018-01-31")
    assert [fault.params["case"] for fault in caught.value.faults] == ["resting_statement"]
    assert notice(results, approved_on=DAYS[1]).title.endswith("通报")


def test_days_that_are_none_are_told_by_their_place_and_suggested_to_nobody() -> None:
    wrong = {"unit": "甲", "statement_days": ["2018-01-02", "2018-13-02", 5], "x": 1}
    faults = [fault for fault in check(SCHEME, wrong) if fault.code != "missing"]
    assert [(fault.path, fault.code) for fault in faults] == [
        ("/x", "unknown_key"), ("/statement_days/1", "bad_date"), ("/statement_days/2", "bad_date"),
    ]  # fmt: skip
    assert "statement_days" not in faults[0].message
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict({"unit": "甲", "statement_days": "2018-01-02"})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/statement_days", "wrong_type")]


@pytest.mark.parametrize("what", CHAINS)
def test_a_correction_is_not_made_before_what_it_corrects_stood(what: str) -> None:
    evidence = CHAINS[what]
    last = max([DAYS[1], *(link.amendment.on for link in history(evidence) if link.amendment)])
    for early in ("1999-01-01", "2018-01-31", date.fromordinal(last.toordinal() - 1)):
        with pytest.raises(EvidenceError) as caught:
            amend(evidence, {"marks": {"17": 0}}, "办", early, "查")
        (fault,) = caught.value.faults
        assert (fault.path, fault.code, fault.params["before"]) == ("/on", "before_the_last", last)
        assert last.isoformat() in fault.zh
        assert last.isoformat() in fault.en
    assert amend(evidence, {"marks": {"17": 0}}, "办", last, "查").statement_days == DAYS


def test_a_statement_is_not_earlier_than_what_it_says_was_corrected() -> None:
    corrected = amend(Evidence.from_dict({"unit": "甲"}), {"marks": {"14": 1}}, "办", "2018-05-01", "查")
    for early in ("2018-01-01", "2018-04-30"):
        plain: dict[str, object] = {"stage": SELF, "by": "甲政府", "on": early, "evidence": corrected}
        made: tuple[Callable[[], Statement], ...] = (
            partial(Statement.from_dict, plain),
            partial(Statement, SELF, "甲政府", date.fromisoformat(early), corrected),
        )
        for make in made:
            with pytest.raises(EvidenceError) as caught:
                make()
            (fault,) = caught.value.faults
            assert (fault.path, fault.code) == ("/on", "before_the_last")
            assert fault.params["before"] == date(2018, 5, 1)
    assert Statement(SELF, "甲政府", date(2018, 5, 1), corrected).evidence is corrected


def test_a_statement_is_not_earlier_than_the_statements_that_it_prevailing_of() -> None:
    with pytest.raises(EvidenceError) as caught:
        Statement("on_site_check", "核查组", date(2018, 1, 31), selected())
    assert [(fault.path, fault.params["before"]) for fault in caught.value.faults] == [("/on", DAYS[1])]
    assert Statement("on_site_check", "核查组", DAYS[1], selected()).unit == "甲"


def told(prevailing: PrevailingValues) -> list[object]:
    return [
        list(prevailing.values),
        [list(named) for named in (prevailing.evidence.facts, prevailing.evidence.marks, prevailing.evidence.rulings)],
        [one.id for one in prevailing.evidence.incidents or ()],
        evidence_to_json(prevailing.evidence),
    ]


def test_what_prevailing_has_the_order_of_the_scheme_whatever_the_order_in_statements() -> None:
    facts, marks = {"quality_warnings": 0, "pm25_annual_mean": 36}, {"5": 1, "9": 2, "14": 1}
    incidents = [incident("b"), incident("a")]
    ruled = {id_: {"treatment": "zero", "by": "办", "why": "无此项目"} for id_ in ("10.1", "7")}

    def saying(turned: bool, listed: list[dict[str, object]]) -> Statement:
        sections: dict[str, object] = {
            name: dict(list(named.items())[:: -1 if turned else 1])
            for name, named in (("facts", facts | {"gossip": 1, "chatter": 2}), ("marks", marks), ("rulings", ruled))
        }
        evidence = {"unit": "甲", **sections, "incidents": listed}
        return Statement.from_dict({"stage": SELF, "by": "甲政府", "on": "2018-01-02", "evidence": evidence})

    one, other, turned = (
        saying(False, incidents), saying(True, incidents), saying(True, incidents[::-1]),
    )  # fmt: skip
    assert told(prevailing_values(SCHEME, [one])) == told(prevailing_values(SCHEME, [other]))
    ways = [told(prevailing_values(SCHEME, way)) for way in permutations((one, other, turned))]
    assert all(way == ways[0] for way in ways)
    assert list(prevailing_values(SCHEME, [other]).values) == [
        "/facts/quality_warnings", "/facts/pm25_annual_mean", "/facts/chatter", "/facts/gossip",
        "/marks/5", "/marks/9", "/marks/14", "/incidents/b", "/incidents/a", "/rulings/7", "/rulings/10.1",
    ]  # fmt: skip


def test_statements_that_differ_in_what_they_name_with_null_come_in_one_order() -> None:
    plain = {"stage": SELF, "by": "甲政府", "on": "2018-01-02"}
    both = [
        Statement.from_dict(plain | {"evidence": {"unit": "甲", "marks": {"14": 1}, "facts": {name: None}}})
        for name in ("pm25_annual_mean", "quality_warnings")
    ]
    assert prevailing_values(SCHEME, both).statements == prevailing_values(SCHEME, both[::-1]).statements
