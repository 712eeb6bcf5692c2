"""Corrections: nothing is overwritten, every link can be scored, and what makes no sense is refused whole."""

from __future__ import annotations

import inspect
import json
import pickle
import sys
from copy import copy, deepcopy
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import Evidence, EvidenceError, VerificationError, amend, assess, assess_cohort, get_scheme, history
from huizhou_qa.codec import evidence_from_json, evidence_to_json, history_from_json, history_to_json
from huizhou_qa.evidence.amending import history_from_dict
from huizhou_qa.evidence.records import Award, Known
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.between import Between
from huizhou_qa.testing import evidence_strategy
from support.each_day import one_in
from support.incidents import incident
from support.model_2017 import changed, member

SCHEME = get_scheme("huizhou", 2017)
BY, WHY = "市质量强市办", "申诉成立"
FIRST = {"unit": "甲"}
SIGNED: dict[str, object] = {"by": BY, "on": "2018-01-01", "why": WHY}
ELEMENTS = {key: value for key, value in incident().items() if key != "id"}


def corrected(evidence: Evidence, changes: dict[str, object], on: str = "2018-02-01") -> Evidence:
    return amend(evidence, changes, BY, on, WHY)


def refused(
    evidence: Evidence, changes: object, by: object = BY, on: object = "2018-02-01", why: object = WHY
) -> set[tuple[str, str]]:
    with pytest.raises(EvidenceError) as caught:
        amend(evidence, changes, by, on, why)  # type: ignore[arg-type] # wrong calls are the point
    return {(fault.path, fault.code) for fault in caught.value.faults}


def test_amended_evidence_says_what_was_replaced_by_whom_when_and_why() -> None:
    first = changed(facts={"pm25_annual_mean": 37})
    second = corrected(first, {"facts": {"pm25_annual_mean": "36"}})
    assert (second.facts["pm25_annual_mean"], first.facts["pm25_annual_mean"]) == (
        Known(Fraction(36)),
        Known(Fraction(37)),
    )
    amendment = second.amendment
    assert amendment is not None
    assert (amendment.replaced, amendment.by, amendment.on, amendment.why) == (first, BY, date(2018, 2, 1), WHY)
    assert [(one.path, one.before, one.after) for one in amendment.changes] == [
        ("/facts/pm25_annual_mean", Known(Fraction(37)), Known(Fraction(36)))
    ]
    assert repr(amendment) == "<Amendment of 甲 on 2018-02-01: /facts/pm25_annual_mean>"
    assert first.amendment is None


def test_the_chain_is_listed_from_the_first_and_every_link_scores_as_it_stood() -> None:
    first = changed(facts={"pm25_annual_mean": 37})
    second = corrected(first, {"facts": {"pm25_annual_mean": 36}})
    third = amend(second, {"marks": {"14": "0.5"}}, BY, date(2018, 2, 1), "再查")
    assert history(third) == (first, second, third)
    assert history(first) == (first,)
    totals = [assess(SCHEME, link).total for link in history(third)]
    assert totals == [Decimal("98.10"), Decimal("98.40"), Decimal("97.90")]


def test_a_value_is_added_taken_back_and_replaced_in_every_section() -> None:
    first = Evidence.from_dict(
        {
            "unit": "甲",
            "facts": {"a": 1, "b": 2, "c": None},
            "marks": {"14": 1},
            "averages": {"a": 3},
            "incidents": [incident("x"), incident("y")],
            "rulings": {"5": {"treatment": "zero", "by": "办", "why": "无对象"}},
        }
    )
    ruling = {"treatment": "full", "by": "办", "why": "有"}
    changes = {
        "facts": {"a": None, "b": 5, "c": 7},
        "marks": {"14": None, "15": {"points": 2, "by": "旅游局"}},
        "averages": {"a": None, "b": {"part": 4, "whole": 2}},
        "incidents": {"x": None, "y": ELEMENTS | {"status": "pending"}, "z": ELEMENTS},
        "rulings": {"5": None, "9": ruling},
    }
    second = corrected(first, changes)
    assert second == Evidence.from_dict(
        {
            "unit": "甲",
            "facts": {"b": 5, "c": 7},
            "marks": {"15": {"points": 2, "by": "旅游局"}},
            "averages": {"b": {"part": 4, "whole": 2}},
            "incidents": [incident("y", status="pending"), incident("z")],
            "rulings": {"9": ruling},
        }
    )
    assert second.amendment is not None
    assert [one.path for one in second.amendment.changes] == [
        "/facts/a", "/facts/b", "/facts/c", "/marks/14", "/marks/15", "/averages/a", "/averages/b",
        "/incidents/x", "/incidents/y", "/incidents/z", "/rulings/5", "/rulings/9",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, {("", "no_change")}),
        (3, {("", "wrong_type")}),
        ({"facts": {"good_air_days_rate": 90}}, {("/facts/good_air_days_rate", "no_change")}),
        ({"marks": {"99": None}}, {("/marks/99", "no_change")}),
        ({"facts": {"a": 1.5}, "marks": {"14": True}}, {("/facts/a", "float"), ("/marks/14", "not_a_number")}),
        ({"unit": "乙"}, {("/unit", "unknown_key")}),
        ({"incidents": [incident()]}, {("/incidents", "wrong_type")}),
        ({"incidents": {"x": incident("x")}}, {("/incidents/x/id", "unknown_key")}),
        ({"incidents": {" ": ELEMENTS}}, {("/incidents/ ", "empty_text")}),
    ],
)
def test_what_changes_nothing_or_cannot_be_read_is_refused_by_its_path(changes: object, faults: object) -> None:
    evidence = changed(facts={"good_air_days_rate": 90})
    assert refused(evidence, changes) == faults


def test_who_when_and_why_are_required_and_told_together() -> None:
    assert refused(changed(), {"marks": {"14": "0.5"}}, " ", "20180201", "") == {
        ("/by", "empty_text"), ("/on", "bad_date"), ("/why", "empty_text"),
    }  # fmt: skip


def test_no_correction_is_dated_before_the_one_it_follows() -> None:
    second = amend(changed(), {"marks": {"14": "0.5"}}, BY, "2018-02-02", WHY)
    assert refused(second, {"marks": {"14": "0.6"}}, on="2018-02-01") == {("/on", "before_the_last")}
    assert amend(second, {"marks": {"14": "0.6"}}, BY, "2018-02-02", WHY).marks["14"] == Award(Fraction("0.6"))


def test_only_evidence_is_corrected() -> None:
    with pytest.raises(EvidenceError) as caught:
        corrected({"unit": "甲"}, {"marks": {"14": 1}})  # type: ignore[arg-type] # the point
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("", "wrong_type")]


def test_an_incident_taken_out_and_put_back_stands_where_it_stood() -> None:
    first = changed(incidents=[incident("x"), incident("y")])
    third = corrected(corrected(first, {"incidents": {"x": None}}), {"incidents": {"x": ELEMENTS}})
    assert third == first
    assert assess(SCHEME, third) == assess(SCHEME, first)


def test_true_is_not_the_number_one() -> None:
    wrong = changed(facts={"building_supervisors_sufficient": 1})
    assert corrected(wrong, {"facts": {"building_supervisors_sufficient": True}}) == changed()
    assert wrong != changed(facts={"building_supervisors_sufficient": True})
    assert hash(Known(value=True)) == hash(Known(value=True))


def test_a_wrong_name_that_said_nothing_is_gone_once_it_is_corrected() -> None:
    first = changed(facts={"pm25_anual_mean": None})
    second = corrected(first, {"facts": {"pm25_anual_mean": 3}})
    third = corrected(second, {"facts": {"pm25_anual_mean": None}})
    assert first.unsaid == {"/facts/pm25_anual_mean"}
    assert third.unsaid == frozenset()
    assert assess(SCHEME, third).total == Decimal("98.70")


@given(st.data())
def test_amending_and_amending_back_gives_the_first_evidence(data: st.DataObject) -> None:
    first, other = data.draw(evidence_strategy(SCHEME)), data.draw(evidence_strategy(SCHEME))
    there, back = changes_between(first, other), changes_between(other, first)
    if not there:
        assert first == other
        return
    second = corrected(first, there)
    assert evolve(second, incidents=()) == evolve(other, incidents=())
    assert set(second.incidents or ()) == set(other.incidents or ())
    assert assess(SCHEME, second).total == assess(SCHEME, other).total
    third = corrected(second, back)
    assert third == first
    assert history(third) == (first, second, third)
    again = history_from_json(history_to_json(third))
    assert again == third
    assert [link.amendment for link in history(again)] == [link.amendment for link in history(third)]


def changes_between(before: Evidence, after: Evidence) -> dict[str, object]:
    """What ``amend`` must be told, in the form of evidence, as JSON says it."""
    old, new = (json.loads(evidence_to_json(one)) for one in (before, after))
    changes: dict[str, object] = {}
    for section in ("facts", "marks", "averages", "incidents"):
        olds, news = by_name(old.get(section, {})), by_name(new.get(section, {}))
        changed_ = {name: news.get(name) for name in olds | news if olds.get(name) != news.get(name)}
        if changed_:
            changes[section] = changed_
    return changes


def by_name(section: object) -> dict[str, object]:
    if isinstance(section, list):
        return {one["id"]: {key: value for key, value in one.items() if key != "id"} for one in section}
    assert isinstance(section, dict)
    return section


def test_the_chain_survives_json_and_pickle_and_is_left_out_of_the_evidence_itself() -> None:
    first = changed(incidents=[incident("a/b~c")])
    second = amend(
        first,
        {"incidents": {"a/b~c": None, "n": ELEMENTS}, "facts": {"x/y": {"nothing": "无对象"}}},
        BY,
        "2018-02-01",
        WHY,
    )
    third = amend(second, {"averages": {"quality_incentive_projects": None}}, BY, "2018-02-03", WHY)
    for again in (history_from_json(history_to_json(third)), pickle.loads(pickle.dumps(third))):  # noqa: S301 (our own)
        assert again == third
        assert [link.amendment for link in history(again)] == [link.amendment for link in history(third)]
    assert evidence_from_json(evidence_to_json(third)).amendment is None
    assert history_from_json(history_to_json(first)) == first


@pytest.mark.parametrize(
    ("given_", "faults"),
    [
        ({}, {("", "required")}),
        ({"first": 3}, {("/first", "wrong_type")}),
        ({"first": {"unit": ""}}, {("/first/unit", "empty_text")}),
        ({"first": {"unit": "甲"}, "amendments": {}}, {("/amendments", "wrong_type")}),
        ({"first": {"unit": "甲"}, "amendments": [{"by": "办"}]}, {("/amendments/0", "required")}),
        (
            {
                "first": {"unit": "甲"},
                "amendments": [{"changes": {"facts": {"a": None}}, "by": "", "on": "x", "why": "由"}],
            },
            {("/amendments/0/by", "empty_text"), ("/amendments/0/on", "bad_date")},
        ),
        (
            {
                "first": {"unit": "甲"},
                "amendments": [{"changes": {"facts": {"a": None}}, "by": "办", "on": "2018-01-01", "why": "由"}],
            },
            {("/amendments/0/changes/facts/a", "no_change")},
        ),
        (
            {"first": FIRST, "amendments": [SIGNED | {"changes": {}}]},
            {("/amendments/0/changes", "no_change")},
        ),
    ],
)
def test_a_chain_that_cannot_be_made_again_says_at_which_link(given_: dict[str, object], faults: set[object]) -> None:
    with pytest.raises(EvidenceError) as caught:
        history_from_dict(given_)
    assert {(fault.path, fault.code) for fault in caught.value.faults} == faults


def test_only_evidence_has_a_chain_to_write() -> None:
    with pytest.raises(EvidenceError):
        history_to_json("甲")  # type: ignore[arg-type] # the point


def test_a_cohort_leaves_the_chain_as_it_was_and_its_averages_are_written_with_it() -> None:
    second = corrected(member("甲", 10), {"marks": {"14": "0.5"}})
    held = assess_cohort(SCHEME, [second, member("乙", 12)]).results["甲"]
    held.verify()
    assert held.evidence.amendment is second.amendment
    assert history(held.evidence)[0] == member("甲", 10)
    again = history_from_json(history_to_json(held.evidence))
    assert again == held.evidence
    assert again.averages
    assert history(again) == history(held.evidence)
    assert history_from_json(history_to_json(second)) == second
    assert "averages" not in history_to_json(second)


def test_averages_that_no_correction_made_are_written_at_their_link() -> None:
    second = corrected(member("甲", 10), {"marks": {"14": "0.5"}})
    held = assess_cohort(SCHEME, [second, member("乙", 12)]).results["甲"].evidence
    taken_back = amend(held, {"averages": {"quality_incentive_projects": None}}, BY, "2018-02-03", WHY)
    for one in (taken_back, corrected(taken_back.without_averages(), {"marks": {"15": 1}}, on="2018-02-04")):
        again = history_from_json(history_to_json(one))
        assert again == one
        assert [link.averages for link in history(again)] == [link.averages for link in history(one)]
    chain = json.loads(history_to_json(held))
    chain["amendments"][0]["averages"] = {"quality_incentive_projects": "x"}
    with pytest.raises(EvidenceError) as caught:
        history_from_dict(chain)
    path = "/amendments/0/averages/quality_incentive_projects"
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, "not_a_number")]


def test_an_average_that_a_correction_gave_stands_until_another_names_it() -> None:
    name = "quality_incentive_projects"
    second = amend(changed(), {"averages": {name: 9}}, BY, "2018-02-02", WHY)
    third = amend(second, {"marks": {"14": "0.5"}}, BY, "2018-02-03", WHY)
    for true in (second, third, amend(third, {"averages": {name: 8}}, BY, "2018-02-04", WHY)):
        assess(SCHEME, true).verify()
        forged = evolve(true, averages=FrozenMapping({**true.averages, name: Fraction(7)}))
        with pytest.raises(VerificationError) as caught:
            assess(SCHEME, forged).verify()
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/evidence/amendment", "differs")]


def test_a_cohort_computes_no_average_that_a_correction_gave_and_any_that_was_taken_back() -> None:
    name = "quality_incentive_projects"
    second = amend(member("甲", 10), {"averages": {name: 9}}, BY, "2018-02-02", WHY)
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(SCHEME, [member("乙", 12), second.without_averages()])
    path = f"/1/averages/{name}"
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, "averages_given")]
    third = amend(second, {"averages": {name: None}}, BY, "2018-02-03", WHY)
    assess_cohort(SCHEME, [member("乙", 12), third]).verify()


@pytest.mark.parametrize("wrong", ["who", "what", "before", "order", "unit"])
def test_a_forged_chain_does_not_verify(wrong: str) -> None:
    first = changed()
    second = corrected(first, {"marks": {"14": "0.5"}}, on="2018-02-02")
    third = corrected(second, {"marks": {"15": "1"}}, on="2018-02-03")
    made = third.amendment
    assert made is not None
    (change,) = made.changes
    forged = {
        "who": evolve(made, replaced=changed(marks={"16": 0})),
        "what": evolve(made, changes=()),
        "before": evolve(made, changes=(evolve(change, before=None),)),
        "order": evolve(made, on=date(2018, 2, 1)),
        "unit": evolve(made, replaced=evolve(second, unit="乙")),
    }
    assess(SCHEME, third).verify()
    with pytest.raises(VerificationError) as caught:
        assess(SCHEME, evolve(third, amendment=forged[wrong])).verify()
    assert {fault.path for fault in caught.value.faults} == {"/evidence/amendment"}


def test_what_is_no_correction_or_no_evidence_has_no_chain() -> None:
    with pytest.raises(EvidenceError):
        evolve(changed(), amendment="更正")  # type: ignore[arg-type] # the point
    with pytest.raises(EvidenceError):
        history("甲")  # type: ignore[arg-type] # the point


def test_what_nobody_said_of_incidents_is_stated_and_taken_back_by_corrections_and_is_never_none() -> None:
    unsaid = evolve(changed(), incidents=None)
    none = corrected(unsaid, {"incidents": []})
    one = corrected(unsaid, {"incidents": {"x": ELEMENTS}})
    one_more = corrected(none, {"incidents": {"x": ELEMENTS}})
    two = corrected(one, {"incidents": {"y": ELEMENTS}})
    fewer = corrected(two, {"incidents": {"x": None}})
    none_left = corrected(one, {"incidents": {"x": None}})
    none_at_all = corrected(two, {"incidents": []})
    taken_back = corrected(none, {"incidents": None})
    all_taken_back = corrected(two, {"incidents": None})
    beside = corrected(unsaid, {"marks": {"14": "0.5"}})
    assert [link.incidents and [one.id for one in link.incidents] for link in (one, one_more, two, fewer)] == [
        ["x"], ["x"], ["x", "y"], ["y"],
    ]  # fmt: skip
    assert (none.incidents, none_left.incidents, none_at_all.incidents) == ((), (), ())
    assert (taken_back.incidents, all_taken_back.incidents, beside.incidents) == (None, None, None)
    for link in (none, one, one_more, two, fewer, none_left, none_at_all, taken_back, all_taken_back, beside):
        again = history_from_json(history_to_json(link))
        assert (again, again.incidents) == (link, link.incidents)
        assert [each.amendment for each in history(again)] == [each.amendment for each in history(link)]
        if link.incidents is not None:
            assess(SCHEME, link).verify()
    assert none.amendment is not None
    assert [(one.path, one.before, one.after) for one in none.amendment.changes] == [("/incidents", None, ())]
    assert taken_back.amendment is not None
    assert [(one.path, one.before, one.after) for one in taken_back.amendment.changes] == [("/incidents", (), None)]


@pytest.mark.parametrize(
    ("stands", "changes", "faults"),
    [
        ([], {"incidents": []}, {("/incidents", "no_change")}),
        (None, {"incidents": None}, {("/incidents", "no_change")}),
        (None, {"incidents": {}}, {("", "no_change")}),
        (None, {"incidents": {"x": None}}, {("/incidents/x", "no_change")}),
        ([incident("x-1")], {"incidents": {"x－1": ELEMENTS}}, {("/incidents/x－1", "repeated_id")}),
        (None, {"incidents": {"x1": ELEMENTS, "x 1": ELEMENTS}}, {("/incidents/x 1", "repeated_id")}),
        (None, {"incidents": {"x1 ": ELEMENTS}}, {("/incidents/x1 ", "bad_name")}),
    ],
)
def test_what_changes_nothing_of_incidents_or_names_one_twice_is_refused(
    stands: list[object] | None, changes: object, faults: object
) -> None:
    assert refused(Evidence.from_dict({"unit": "甲", "incidents": stands}), changes) == faults


LONGEST_PICKLED = 400
# Each is longer than any chain that can be followed link within link.
LONG_CHAINS = (1_100, 2_000)
# So many calls within each other are enough for everything else.
DEPTH = 300


@cache
def chain_of(corrections: int) -> Evidence:
    """The model unit corrected so many times, and once more."""
    evidence = changed()
    for at in range(corrections):
        evidence = corrected(evidence, {"facts": {"pm25_annual_mean": 20 + at % 2, "pm25": at}})
    return corrected(evidence, {"facts": {"pm25": None}})


@pytest.mark.parametrize("protocol", one_in(pickle.HIGHEST_PROTOCOL, range(pickle.HIGHEST_PROTOCOL + 1)))
def test_a_chain_of_any_length_is_pickled(protocol: int) -> None:
    # Far longer than what can be pickled link within link, and short enough for every protocol to be quick.
    link = chain_of(LONGEST_PICKLED)
    again = pickle.loads(pickle.dumps(link, protocol))  # noqa: S301 (our own)
    assert history(again) == history(link)
    assert [one.amendment for one in history(again)] == [one.amendment for one in history(link)]
    amendment = pickle.loads(pickle.dumps(link.amendment, protocol))  # noqa: S301 (our own)
    assert amendment == link.amendment


def assert_holds_whatever_its_length(corrections: int) -> None:
    long_chain = chain_of(corrections)
    assert deepcopy(long_chain) == copy(long_chain) == long_chain
    assert deepcopy(long_chain.amendment) == copy(long_chain.amendment) == long_chain.amendment
    assert len(history(long_chain)) == corrections + 2
    assert hash(long_chain) == hash(changed({"pm25_annual_mean": 21}))
    assert isinstance(hash(long_chain.amendment), int)
    assert repr(long_chain) == "<Evidence 甲: 32 facts, 32 marks, 0 incidents>"
    assert repr(long_chain.amendment) == "<Amendment of 甲 on 2018-02-01: /facts/pm25>"
    again = history_from_json(history_to_json(long_chain))
    assert history(again) == history(long_chain)
    result = assess(SCHEME, long_chain)
    result.verify()
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301 (our own)
    assert history(pickle.loads(pickle.dumps(long_chain))) == history(long_chain)  # noqa: S301 (our own)


def test_a_chain_longer_than_calls_go_deep_is_copied_compared_shown_written_scored_and_verified() -> None:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + DEPTH)
    try:
        assert_holds_whatever_its_length(DEPTH + 50)
    finally:
        sys.setrecursionlimit(before)


@pytest.mark.deep
@pytest.mark.parametrize("corrections", LONG_CHAINS)
def test_a_chain_of_any_length_is_copied_compared_shown_written_scored_and_verified(corrections: int) -> None:
    assert_holds_whatever_its_length(corrections)


def test_a_short_chain_of_links_is_pickled_together_with_all_that_each_remembers() -> None:
    links = history(corrected(corrected(changed(), {"marks": {"14": 0}}), {"incidents": {"x": ELEMENTS}}))
    again = pickle.loads(pickle.dumps(links))  # noqa: S301 (our own)
    assert again == links
    assert [link.amendment for link in again] == [link.amendment for link in links]


def test_an_id_with_a_blank_within_comes_back_as_it_was_written() -> None:
    second = corrected(changed(), {"incidents": {"甲\u3000区-1": ELEMENTS}})
    third = corrected(second, {"incidents": {"甲\u3000区-1": None, "乙\u00a01": ELEMENTS}})
    assert history(history_from_json(history_to_json(third))) == history(third)


def test_an_interval_is_corrected_into_a_number_and_a_number_into_an_interval() -> None:
    first = corrected(changed(), {"facts": {"pm25_annual_mean": {"from": 34, "to": 37}}})
    assert first.facts["pm25_annual_mean"] == Known(Between(34, 37))
    assert refused(first, {"facts": {"pm25_annual_mean": {"from": "34.0", "to": 37}}}) == {
        ("/facts/pm25_annual_mean", "no_change")
    }
    last = corrected(first, {"facts": {"pm25_annual_mean": 36}})
    assert history_from_json(history_to_json(last)) == last
    assert last.amendment is not None
    assert [one.after for one in last.amendment.changes] == [Known(Fraction(36))]
