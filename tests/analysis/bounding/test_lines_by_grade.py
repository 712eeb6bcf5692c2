"""Where a unit stands before the grade lines while something has no best and no worst of its own."""

from __future__ import annotations

from attrs import evolve

from huizhou_qa import Evidence, bounds
from huizhou_qa.analysis import ClauseSet
from huizhou_qa.rules import Choose, Constant, NothingToMeasure, Within
from huizhou_qa.rules.derived import weighted
from huizhou_qa.scheme import Joining, Rounding
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from support import valley

NOTHING = {"nothing": "未测"}


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
    assert (found.lines["甲"].secures, found.lines["甲"].forfeits) == (None, None)


def test_of_a_single_clause_that_is_open_it_is_this_one_that_decides() -> None:
    of = valley.scheme(headings=HALVES)
    found = bounds(of, Evidence.from_dict({"unit": "丙村", "facts": {"green": 70}, "incidents": []}))
    assert (found.lines["甲"].secures, found.lines["甲"].forfeits) == (ClauseSet(("2",), 1), ClauseSet(("2",), 1))


def test_a_clause_that_may_or_may_not_be_nothing_has_no_best() -> None:
    enough = Choose(Within(valley.GREEN, "[50, 100]"), valley.GREEN, NothingToMeasure("不足"))
    of = valley.scheme(headings=two(Clause("1", "足者", 100, enough)))
    found = bounds(of, Evidence.from_dict({"unit": "丙村", "incidents": []}))
    assert (found.lines["甲"].secures, found.lines["甲"].forfeits) == (None, None)
