"""Where a unit stands before the grade lines while something has no best and no worst of its own."""

from __future__ import annotations

import pytest
from attrs import evolve

from huizhou_qa import Evidence, bounds
from huizhou_qa.analysis import ClauseSet, LineBounds
from huizhou_qa.analysis.bounding.score_bounds import WhyNoClauses
from huizhou_qa.rules import Choose, Constant, NothingToMeasure, Within
from huizhou_qa.rules.derived import scaled, weighted
from huizhou_qa.scheme import Joining, Rounding
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.steps import Graded, Limit, WayStep
from huizhou_qa.scheme.steps.vetoes import AtBest, LowersGrade, SetsGrade, Veto
from huizhou_qa.scorers import events
from support import valley

NOTHING = {"nothing": "未测"}


def none_told(line: LineBounds) -> tuple[WhyNoClauses | None, WhyNoClauses | None]:
    """Why no clauses are told, where none are."""
    assert (line.secures, line.forfeits) == (None, None)
    return line.why_no_secures, line.why_no_forfeits


def two(*rules: Clause) -> tuple[Heading, ...]:
    return (Heading("全部", 100, (Item("1", "绿林", 100, rules),)),)


HALVES = two(
    Clause("1", "绿化", 50, weighted((valley.GREEN, "0.5"))), Clause("2", "林地", 50, weighted((valley.TREES, "0.5")))
)


def test_of_a_clause_to_be_ruled_on_full_marks_secure_and_none_forfeit() -> None:
    of = valley.scheme(headings=HALVES)
    found = bounds(of, Evidence.from_dict({"unit": "丙村", "facts": {"green": 70, "trees": NOTHING}, "incidents": []}))
    # With full marks it comes to 85, without any to 35; left out, to 70.
    assert (found.lines["甲"].secures, found.lines["甲"].forfeits) == (ClauseSet(("2",), 1), ClauseSet(("2",), 1))


def test_where_a_coefficient_follows_no_clause_to_be_ruled_on_is_told() -> None:
    joining = Joining(coefficient=Constant("0.9"), rounding=Rounding(2, stage="rule"))
    of = evolve(valley.scheme(headings=HALVES), joining=joining)
    found = bounds(of, Evidence.from_dict({"unit": "丙村", "facts": {"green": 95, "trees": NOTHING}, "incidents": []}))
    assert none_told(found.lines["甲"]) == ("ruling", "ruling")


def test_of_a_single_clause_that_is_open_it_is_this_one_that_decides() -> None:
    of = valley.scheme(headings=HALVES)
    found = bounds(of, Evidence.from_dict({"unit": "丙村", "facts": {"green": 70}, "incidents": []}))
    assert (found.lines["甲"].secures, found.lines["甲"].forfeits) == (ClauseSet(("2",), 1), ClauseSet(("2",), 1))


def test_a_clause_that_may_or_may_not_be_nothing_has_no_best() -> None:
    enough = Choose(Within(valley.GREEN, "[50, 100]"), valley.GREEN, NothingToMeasure("不足"))
    of = valley.scheme(headings=two(Clause("1", "足者", 100, enough)))
    found = bounds(of, Evidence.from_dict({"unit": "丙村", "incidents": []}))
    assert none_told(found.lines["甲"]) == ("without_limit", "without_limit")


def untold(*steps: WayStep, praise: int = 10, **more: object) -> LineBounds:
    """The line of 甲 of a village of which trees are missing, where nobody has told of incidents."""
    added = Adjustment("通报加分", "通报", scaled(events("notice", "通报"), praise))
    beside = {"steps": (added, *steps, Graded()), "adjustments": ()} if steps else {"adjustments": (added,)}
    of = valley.scheme(headings=HALVES, **(beside | more))
    return bounds(of, Evidence.from_dict({"unit": "丙村", "facts": {"green": 80}})).lines["甲"]


def test_where_any_number_of_incidents_adds_points_no_clause_forfeits_and_those_secure_that_do_without() -> None:
    line = untold()
    assert (line.secures, line.forfeits) == (ClauseSet(("2",), 1), None)
    assert (line.why_no_secures, line.why_no_forfeits) == (None, "incidents")


def test_where_any_number_of_incidents_takes_points_no_clause_secures_and_those_forfeit_that_do_without() -> None:
    line = untold(praise=-10)
    assert (line.secures, line.forfeits) == (None, ClauseSet(("2",), 1))


@pytest.mark.parametrize("veto", [SetsGrade("unrest", "丁"), AtBest("unrest", "乙"), LowersGrade("unrest", each=True)])
def test_a_veto_makes_no_grade_better(veto: Veto) -> None:
    harming = untold(praise=-10, vetoes=(veto,))
    assert (harming.secures, harming.forfeits) == (None, ClauseSet(("2",), 1))
    assert untold(vetoes=(veto,)).forfeits is None
    # Of what adds points and is a veto as well, it is not known what is best.
    both = untold(vetoes=(evolve(veto, class_="notice"),))
    assert none_told(both) == ("incidents", "incidents")


UNREST = events("unrest", "聚集")


def test_an_upper_limit_makes_no_total_greater_and_a_lower_one_may() -> None:
    harming = untold(Limit("限", "限高", high=70, when=(Within(UNREST, "[1, ∞)"),)), praise=-10)
    assert (harming.secures, harming.forfeits) == (None, ClauseSet(("2",), 1))
    raising = untold(Limit("保", "保底", low=80, when=(Within(UNREST, "[1, ∞)"),)), praise=-10)
    assert (raising.secures, raising.forfeits) == (None, None)
    freeing = untold(Limit("限", "限高", high=70, when=(Within(UNREST, "{0}"),)), praise=-10)
    assert freeing.forfeits is None


def test_where_nothing_reads_incidents_it_does_not_matter_that_nobody_told() -> None:
    line = untold(adjustments=())
    assert (line.secures, line.forfeits) == (ClauseSet(("2",), 1), ClauseSet(("2",), 1))
