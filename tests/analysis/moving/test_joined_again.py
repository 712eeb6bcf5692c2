"""Stretches of rules over which what is read in several ways joins again."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa.analysis.moving.following import RulesByPath
from huizhou_qa.analysis.moving.joined_again import joined_again, work_out
from huizhou_qa.analysis.moving.over_an_interval import OverInterval, Spread, spread_over
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact
from huizhou_qa.rules import Bands, Choose, Constant, Measure, NothingToMeasure, Quotient, Rounded, Within
from huizhou_qa.rules.derived import scaled, total, weighted
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.scorers import on_curve, quantity, signed

X, GRADE, TOTAL = (quantity(name, "数", "件") for name in ("x", "grade", "total"))
Y = signed("y", "数", "件")
PLACES = on_curve(Y, Bands({"(-∞, 50)": 1, "[50, ∞)": 0}))
UPPER = Within(GRADE, Interval.exactly(Fraction(0)))
# The better grade is lowered, and with it the total, to the end of the worse one.
LOWERED = Choose(UPPER, Constant(49), Y)
TENTHS = Rounded(Y, GridRounding(Fraction(1, 10), "half_up", "rule"))


def rules_of(last: Measure, grade: Measure = PLACES) -> RulesByPath:
    """The input as it is, what grades it, and a total that reads both."""
    return (Y.path, total(X)), (GRADE.path, grade), (TOTAL.path, last)


def over(text: str, rules: RulesByPath) -> str:
    """Where the total lies with the input in an interval."""
    moving: dict[str, Spread] = {X.path: spread_over(Interval.parse(text))}
    work_out(rules, moving, OverInterval(moving, Exact({})), lambda: joined_again(rules, {X.path}))
    return " ".join(map(str, moving[TOTAL.path].span.over))


def test_what_is_read_in_two_ways_that_join_again_is_told_cell_by_cell() -> None:
    # Bounds alone would say that 60 may stay 60.
    assert over("[40, 60]", rules_of(LOWERED)) == "[40, 50)"
    assert over("[50, 60]", rules_of(LOWERED)) == "{49}"
    assert over("[40, 60]", rules_of(Choose(UPPER, Constant(49), scaled(Y, -1)))) == "(-50, -40] {49}"


def test_what_follows_such_a_stretch_is_told_from_it() -> None:
    last = quantity("last", "数", "件")
    rules = (*rules_of(LOWERED), (last.path, scaled(TOTAL, 2)))
    moving: dict[str, Spread] = {X.path: spread_over(Interval.parse("[40, 60]"))}
    work_out(rules, moving, OverInterval(moving, Exact({})), lambda: joined_again(rules, {X.path}))
    assert [str(part) for part in moving[last.path].span.over] == ["[80, 100)"]


def test_rules_one_after_the_other_are_no_stretch_and_neither_is_what_reads_past() -> None:
    chain = ((Y.path, total(X)), (TOTAL.path, scaled(Y, 2)))
    assert joined_again(chain, {X.path}) == {}
    past = ((Y.path, total(X)), (GRADE.path, PLACES), (TOTAL.path, Choose(UPPER, Constant(49), total(Y, X))))
    assert joined_again(past, {X.path}) == {}


def test_where_there_is_no_number_at_some_places_the_others_are_told_all_the_same() -> None:
    # At 0 nobody can tell what 1 / X is.
    known = Choose(Within(Quotient(Constant(1), X), Interval.parse("(0, ∞)")), total(X), scaled(X, 1))
    rules = ((Y.path, known), *rules_of(LOWERED)[1:])
    moving: dict[str, Spread] = {X.path: spread_over(Interval.parse("[0, 60]"))}
    work_out(rules, moving, OverInterval(moving, Exact({})), lambda: joined_again(rules, {X.path}))
    found = moving[TOTAL.path]
    assert (" ".join(map(str, found.span.over)), found.is_sure) == ("[0, 50)", False)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        # No end; more cells than are gone through; a pole where a cell ends; no number on a cell.
        ("[40, ∞)", rules_of(LOWERED)),
        ("[40, 60]", rules_of(LOWERED, TENTHS)),
        ("[40, 60]", rules_of(Choose(UPPER, Constant(49), Quotient(Constant(1), weighted((Y, 1), plus=-50))))),
        ("[40, 60]", rules_of(Choose(UPPER, Y, NothingToMeasure("没有")))),
    ],
)
def test_elsewhere_bounds_tell(text: str, rules: RulesByPath) -> None:
    moving: dict[str, Spread] = {X.path: spread_over(Interval.parse(text))}
    work_out(rules, moving, OverInterval(moving, Exact({})), dict)
    assert over(text, rules) == " ".join(map(str, moving[TOTAL.path].span.over))
