"""What is known narrows what is missing beside it: followed within one rule, and a row is left where it is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest

from huizhou_qa.columns import ColumnPlan, compile_columns
from huizhou_qa.rules import Constant, Measure, Product, Within
from huizhou_qa.rules.arithmetic import Condition
from huizhou_qa.rules.derived import difference, scaled, share, total, weighted
from huizhou_qa.scheme import Clause, Heading, Item
from huizhou_qa.scheme.agreements import Agreement, Exclusion
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.grades import GradeCondition, GradeLine, GradeRule
from huizhou_qa.scorers import Clamped, RelativeToAverage, percent
from support import valley
from support.column_bounds import assert_as_bounds_has_it, bounded
from support.each_day import one_in
from support.frames import Row, rows_for
from support.linlan_2031 import SCHEME as LINLAN
from support.linlan_columns import DIGITS, LIMITS
from support.valley import GREEN, TOLD, TREES

NO_LIMITS: Mapping[str, int] = {}
WATER = percent("water", "水面率")
BOTH = Clamped(weighted((GREEN, "0.5"), (TREES, "0.5")), 0, 100)
AGAINST = Clamped(difference(GREEN, TREES), 0, 100)
HALF_GREEN, HALF_TREES = scaled(GREEN, "0.5"), scaled(TREES, "0.5")


def scheme(*rules: Measure, agreements: Sequence[Agreement] = (), exclusions: Sequence[Exclusion] = ()) -> Scheme:
    """A scheme of clauses of equal marks with these rules."""
    marks = 100 // len(rules)
    clauses = tuple(Clause(str(at), f"第{at}款", marks, rule) for at, rule in enumerate(rules, 1))
    heading = Heading("全部", 100, (Item("0", "绿化", 100, clauses),))
    return valley.scheme(headings=(heading,), agreements=tuple(agreements), exclusions=tuple(exclusions))


def agreement(condition: Condition) -> Agreement:
    return Agreement(condition, "相加不能这样")


def rows_of(plan: ColumnPlan) -> list[Row]:
    """Rows without incidents, of which each set of cells is missing in some."""
    whole = [one.column for one in plan.inputs if not one.path.startswith("/incidents/")]
    none: Row = {one.column: 0 for one in plan.inputs if one.column not in whole}
    sets = [names for many in range(len(whole) + 1) for names in combinations(whole, many)]
    drawn = rows_for(plan, 2 * len(sets), 1)
    return [row | none | dict.fromkeys(names) for row, names in zip(drawn, 2 * sets, strict=True)]


def left_of(of: Scheme, pairs: Sequence[str] = (), limits: Mapping[str, int] = NO_LIMITS) -> list[frozenset[str]]:
    """The columns that are missing in the rows that are left; all others are as bounds has them."""
    plan = compile_columns(of, {"percent": 1}, limits, pairs)
    rows = rows_of(plan)
    assert_as_bounds_has_it(plan, rows)
    scored = bounded(plan, rows)
    missing = [frozenset(name for name, cell in row.items() if cell is None) for row in rows]
    return [one for one, row in zip(missing, scored, strict=True) if row["undecided_bounds"]]


AT_MOST_ALL = Within(total(GREEN, TREES), "(-∞, 100]")


def test_facts_of_one_rule_that_move_it_in_opposite_ways_are_followed() -> None:
    assert left_of(scheme(AGAINST, agreements=[agreement(AT_MOST_ALL)])) == []


def test_facts_that_cannot_both_be_at_their_ends_leave_the_rows_in_which_both_are_missing() -> None:
    assert set(left_of(scheme(BOTH, agreements=[agreement(AT_MOST_ALL)]))) == {frozenset({"green", "trees"})}


def test_a_least_that_facts_must_come_to_is_followed_too() -> None:
    at_least_half = agreement(Within(total(GREEN, TREES), "[50, ∞)"))
    assert set(left_of(scheme(BOTH, agreements=[at_least_half]))) == {frozenset({"green", "trees"})}


def test_facts_of_two_rules_that_must_agree_leave_the_rows_in_which_one_is_missing() -> None:
    left = left_of(scheme(HALF_GREEN, HALF_TREES, agreements=[agreement(AT_MOST_ALL)]))
    assert set(left) == {frozenset(one) for one in ({"green"}, {"trees"}, {"green", "trees"})}


def test_a_limit_that_is_not_reached_is_not_followed() -> None:
    below = agreement(Within(total(GREEN, TREES), "(-∞, 100)"))
    assert frozenset({"green"}) in left_of(scheme(AGAINST, agreements=[below]))


def test_facts_that_must_agree_of_a_rule_that_moves_either_way_leave_the_row() -> None:
    apart = Clamped(scaled(Product(difference(GREEN, TREES), difference(GREEN, TREES)), "0.01"), 0, 100)
    left = left_of(scheme(apart, agreements=[agreement(AT_MOST_ALL)]))
    assert {frozenset({"green"}), frozenset({"green", "trees"})} <= set(left)


def test_facts_in_two_agreements_are_not_followed() -> None:
    several = [agreement(AT_MOST_ALL), agreement(Within(total(GREEN, GREEN, TREES), "[0, 150]"))]
    assert left_of(scheme(AGAINST, agreements=several))


def with_unread(agreed: Condition) -> Scheme:
    """A scheme of which a clause reads green alone, while trees and water may be given and facts must agree."""
    clause = Clause("1", "绿化率", 100, GREEN, also_given=(TREES, WATER))
    heading = Heading("全部", 100, (Item("1", "绿化", 100, (clause,)),))
    return valley.scheme(headings=(heading,), agreements=(agreement(agreed),))


def test_what_no_rule_reads_narrows_a_missing_fact_only_where_it_is_known() -> None:
    left = left_of(with_unread(AT_MOST_ALL))
    assert any("green" in one and "trees" not in one for one in left)
    assert not any("trees" in one for one in left)


def test_what_narrows_a_fact_whatever_it_is_leaves_every_row_without_the_fact() -> None:
    left = left_of(with_unread(Within(total(GREEN, TREES), "[150, ∞)")))
    assert any({"green", "trees"} <= one for one in left)


def test_facts_that_no_rule_reads_leave_no_row() -> None:
    assert left_of(with_unread(Within(total(TREES, WATER), "[0, 100]"))) == []


def test_an_input_in_place_narrows_what_would_put_it_out_of_place() -> None:
    assert left_of(scheme(BOTH, exclusions=[Exclusion(Within(GREEN, "[50, 100]"), TREES, TOLD)])) == []


def test_where_other_rules_read_them_the_row_is_left() -> None:
    excluding = [Exclusion(Within(GREEN, "[50, 100]"), TREES, TOLD)]
    assert set(left_of(scheme(HALF_GREEN, HALF_TREES, exclusions=excluding))) == {frozenset({"green"})}


def test_an_average_narrows_a_fact_that_two_rules_read() -> None:
    relative = RelativeToAverage(TREES, {"[0, 1)": 20, "[1, ∞)": 50})
    left = left_of(scheme(relative, HALF_TREES), limits={"average_trees": 100})
    assert frozenset({"trees"}) in left
    assert frozenset({"average_trees"}) in left


def test_two_rules_that_a_fact_moves_in_opposite_ways_leave_the_row() -> None:
    left = left_of(scheme(HALF_GREEN, difference(Constant(50), HALF_GREEN)))
    assert set(left) == {frozenset({"green"})}


def test_two_rules_that_a_fact_moves_one_way_are_added_up() -> None:
    assert left_of(scheme(HALF_GREEN, HALF_GREEN)) == []


def test_facts_that_come_in_two_columns_are_at_their_ends_where_either_is_missing() -> None:
    assert left_of(scheme(BOTH), pairs=["green"]) == []


def test_facts_in_two_columns_that_must_agree_are_not_followed() -> None:
    assert left_of(scheme(AGAINST, agreements=[agreement(AT_MOST_ALL)]), pairs=["green"])


def test_a_rule_that_reads_nothing_is_always_known() -> None:
    assert left_of(scheme(Constant(50), HALF_GREEN)) == []


def test_what_is_too_wide_only_at_an_end_leaves_the_row() -> None:
    product = Clamped(scaled(Product(Product(GREEN, TREES), WATER), "0.0001"), 0, 100)
    limits = dict.fromkeys(("green", "trees", "water"), 1)
    plan = compile_columns(scheme(product), {"percent": 4}, limits)
    rows = [row | {"green": 5_000, "trees": 5_000, "water": 5_000} for row in rows_for(plan, 3, 2)]
    assert [row["undecided_bounds"] for row in bounded(plan, [row | {"green": None} for row in rows])] == [True] * 3
    assert [row["undecided_bounds"] for row in bounded(plan, rows)] == [False] * 3


def quotients(marks: int) -> Measure:
    """A sum of quotients that fit over no one divisor, of which green and trees move it in opposite ways."""
    shares = [share(total(GREEN, Constant(1)), total(TREES, WATER, Constant(by))) for by in (1, 2, 3, 6)]
    return Clamped(total(*shares), 0, marks)


def test_a_figure_between_two_whole_numbers_is_decided_where_it_is_known() -> None:
    plan = compile_columns(scheme(quotients(100)), {"percent": 4})
    rows = [row | {"green": row["green"] if at % 2 else None} for at, row in enumerate(rows_of(plan))]
    decided, left = assert_as_bounds_has_it(plan, rows)
    assert decided > 0
    assert decided + left == len(rows)


def test_a_grade_that_asks_for_a_quotient_leaves_the_rows_in_which_something_is_missing() -> None:
    ratio = Clamped(share(GREEN, total(TREES, Constant(1))), 0, 100)
    item = Item("1", "绿化", 100, (Clause("1", "绿化率", 100, ratio),))
    grades = GradeRule((GradeLine("甲", 75),), "乙", source="河谷办法", conditions=(GradeCondition("甲", "1", "0.6"),))
    of = valley.scheme(headings=(Heading("全部", 100, (item,)),), grade_rule=grades, clauses_written=False)
    plan = compile_columns(of, {"percent": 1})
    unruled: Row = {"ruling_1": None}
    with_nothing = [row | unruled for row in rows_for(plan, 20, 4, gaps=0.2, nothing=0.2)]
    for rows in (rows_of(plan), with_nothing):
        decided, left = assert_as_bounds_has_it(plan, rows)
        assert decided > 0
        assert left > 0


def linlan() -> ColumnPlan:
    """A plan of the made-up city without a cohort: its statistics are columns."""
    digits = DIGITS | {"petitions": 0, "statistic_petitions_per_head": 2}
    narrow = {"statistic_petitions_per_head": 100, "petitions": 1_000}
    year = {"tax_last_year_numerator": 10**4, "tax_last_year_denominator": 100}
    return compile_columns(LINLAN, digits, {**LIMITS, **narrow, **year}, ["tax_last_year"])


@pytest.mark.parametrize("gaps", one_in(3, [0.02, 0.0, 0.3]))
def test_a_scheme_with_brackets_steps_and_conditions_is_decided_or_left(gaps: float) -> None:
    plan = linlan()
    decided, left = assert_as_bounds_has_it(plan, rows_for(plan, 16, 3, gaps=gaps))
    assert decided + left == 16
    assert decided > 0 or gaps > 0.1
