"""``bounds`` of a made-up district: rules of every kind, rounding half even, vetoes, and what nothing completes."""

from __future__ import annotations

from random import Random

import pytest
from attrs import evolve

from huizhou_qa import Evidence, EvidenceError, assess, bounds
from huizhou_qa.rules import Within
from huizhou_qa.scheme.agreements import Exclusion
from huizhou_qa.scorers import mark
from support import district, valley
from support.deciding_clauses import assert_fewest
from support.those import those

SCHEME = district.scheme()
FACTS: dict[str, object] = {
    "green_share": 35,
    "noise": 65,
    "complaints": 9,
    "late_reports": 1,
    "output": 105,
    "output_last_year": 100,
    "residents": 15,
    "patents": 4,
    "plan_made": True,
    "panel_rating": 4,
    "budget_spent_share": 90,
    "budget_saved_share": 10,
    "honours": 1,
    "trials": 2,
}
MARKS = {"9": "1.25"}
INCIDENT = {
    "id": "a",
    "date": "2031-01-01",
    "from_product_quality": True,
    "serious_harm": True,
    "recognised_by": "state",
    "severity": "major",
    "systemic_or_regional": True,
    "status": "pending",
}


def evidence(without: tuple[str, ...] = (), **changes: object) -> Evidence:
    facts = {name: value for name, value in FACTS.items() if name not in without}
    return Evidence.from_dict(
        {"unit": "甲街道", "facts": facts, "marks": MARKS, "averages": {"patents": 2}, "incidents": []} | changes
    )


def test_of_full_evidence_the_bounds_are_the_result() -> None:
    result, found = assess(SCHEME, evidence()), bounds(SCHEME, evidence())
    assert those(found.low, found.high, found.grades) == (result.total, result.total, {result.grade})
    assert those(found.exact_low, found.exact_high) == (result.exact_total, result.exact_total)
    assert {id_: one.low for id_, one in found.clauses.items()} == {
        id_: one.points for id_, one in result.clauses.items()
    }
    assert {id_: one.high for id_, one in found.groups.items()} == {
        id_: one.points for id_, one in result.groups.items()
    }


@pytest.mark.parametrize("seed", range(12))
def test_what_is_known_lies_within_whatever_of_it_is_missing(seed: int) -> None:
    result = assess(SCHEME, evidence())
    found = bounds(SCHEME, evidence(tuple(Random(seed).sample(list(FACTS), 4))))
    assert found.low is None or found.low <= result.total
    assert found.high is None or result.total <= found.high
    assert result.grade in found.grades
    for id_, item in result.items.items():
        low, high = found.items[id_].low, found.items[id_].high
        assert item.points is not None
        assert low is None or low <= item.points
        assert high is None or item.points <= high


def test_facts_that_move_one_clause_both_ways_are_proved_by_what_they_reach() -> None:
    found = bounds(SCHEME, evidence(("output", "output_last_year")))
    assert found.tight
    assert found.undecided == ("4",)
    grown, gone = (evidence(facts={**FACTS, "output": now, "output_last_year": 1}) for now in (10**6, 0))
    assert (found.low, found.high) == (assess(SCHEME, gone).total, assess(SCHEME, grown).total)


def test_a_clause_that_is_ruled_on_is_open_no_more() -> None:
    facts = {**FACTS, "green_share": {"nothing": "当年没有"}}
    ruling = {"treatment": "zero", "by": "某局", "why": "见附件"}
    assert bounds(SCHEME, evidence(facts=facts)).undecided == ("1",)
    ruled = evidence(facts=facts, rulings={"1": ruling})
    found = bounds(SCHEME, ruled)
    assert those(found.undecided, found.low, found.high) == ((), *[assess(SCHEME, ruled).total] * 2)


@pytest.mark.parametrize("seed", range(6))
def test_where_a_grade_asks_for_parts_too_the_clauses_that_decide_are_those_of_every_set_tried(seed: int) -> None:
    given = evidence(tuple(Random(seed).sample(["green_share", "noise", "complaints", "output", "trials"], 4)))
    found = bounds(SCHEME, given)
    open_yet = [line for line in found.lines.values() if not line.secured and not line.lost]
    assert open_yet
    for line in open_yet:
        assert_fewest(SCHEME, [given], found, line)


def test_without_word_of_incidents_none_are_counted_beside() -> None:
    found = bounds(SCHEME, evidence(incidents=None))
    assert found.without_incidents is not None
    assert found.without_incidents.low == assess(SCHEME, evidence()).total
    assert found.lines[next(iter(found.lines))].secures is None


def test_what_nothing_completes_is_a_contradiction() -> None:
    never = Exclusion(Within(district.PLAN_MADE, "[0, 1]"), mark("9", "街面评分", 2), "不得打分")
    with pytest.raises(EvidenceError) as refused:
        bounds(evolve(SCHEME, exclusions=(never,)), evidence(("plan_made",)))
    assert [(fault.path, fault.code) for fault in refused.value.faults] == [("/facts/plan_made", "contradiction")]
    assert "讲不通" in str(refused.value)


def test_of_a_figure_that_divides_by_zero_there_is_no_score() -> None:
    with pytest.raises(EvidenceError) as refused:
        bounds(SCHEME, evidence(("residents",), facts=FACTS | {"output_last_year": 0}))
    assert [fault.code for fault in refused.value.faults] == ["contradiction"]
    assert "计不出得分" in str(refused.value)


def test_an_average_at_an_end_of_its_range_is_every_members_figure() -> None:
    found = bounds(SCHEME, evidence(("patents",), averages={"patents": 0}))
    assert found.clauses["5.1"].low == found.clauses["5.1"].high


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(EvidenceError):
        bounds(SCHEME, evidence(averages={"weather": 1}))


def test_while_a_fact_is_open_that_no_clause_reads_no_clauses_decide_a_grade() -> None:
    found = bounds(valley.in_steps(), valley.evidence(60, town=True, control_figure=0))
    assert found.grades == {"丙", "丁"}
    line = found.lines["丙"]
    assert (line.secures, line.forfeits) == (None, None)
    assert (line.why_no_secures, line.why_no_forfeits) == ("open_beside", "open_beside")
