"""Measures of facts: where their inputs stand, the numbers that they may be, and conditions at their ends."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, Gap, Number, Recorded, reads
from huizhou_qa.rules import Condition, Input, Measure, NumberOf, Quotient, Sum
from huizhou_qa.rules.derived import difference, is_true, reaches, scaled, weighted, within_limit
from huizhou_qa.scorers import average_of, count, events, level, mark, percent, quantity, range_of, truth
from huizhou_qa.scorers.nodes import is_whole

SHARE, TARGET = percent("share", "比例"), percent("target", "目标")
THINGS = count("things", "数量", "个")
AMOUNT, LAST_YEAR = quantity("amount", "数额", "万元"), quantity("amount_last_year", "上年数额", "万元")
DONE = truth("done", "完成")


def known(**numbers: object) -> Exact:
    said: dict[str, Number] = {f"/facts/{name}": Fraction(str(number)) for name, number in numbers.items()}
    return Exact(said)


def test_every_input_knows_where_it_stands_in_evidence() -> None:
    leaves = [SHARE, mark("11.4", "得分", 1), average_of(THINGS), events("veto", "否决")]
    assert [leaf.path for leaf in leaves] == ["/facts/share", "/marks/11.4", "/averages/things", "/incidents/veto"]


def test_a_slash_or_a_tilde_in_a_name_is_escaped_in_its_path() -> None:
    assert percent("a/b~c", "x").path == "/facts/a~1b~0c"


@pytest.mark.parametrize(
    ("measure", "over", "whole"),
    [
        (SHARE, "[0, 100]", False),
        (THINGS, "[0, ∞)", True),
        (AMOUNT, "[0, ∞)", False),
        (DONE, "[0, 1]", True),
        (level("rating", "评价"), "[1, 5]", True),
        (mark("5", "得分", "1.5"), "[0, 1.5]", False),
        (difference(SHARE, TARGET), "[-100, 100]", False),
        (weighted((SHARE, -1), plus=100), "[0, 100]", False),
        (weighted((THINGS, 2), (THINGS, 1), plus=1), "[1, ∞)", True),
        (scaled(THINGS, "0.5"), "[0, ∞)", False),
        (weighted((THINGS, 1), plus="0.5"), "[0.5, ∞)", False),
        (scaled(AMOUNT, -1), "(-∞, 0]", False),
        (difference(AMOUNT, LAST_YEAR), "(-∞, ∞)", False),
        (scaled(difference(AMOUNT, LAST_YEAR), 2), "(-∞, ∞)", False),
        (scaled(difference(AMOUNT, LAST_YEAR), -1), "(-∞, ∞)", False),
        (weighted((AMOUNT, 0), (SHARE, 1)), "[0, 100]", False),
        (scaled(weighted((THINGS, -2), plus=1), 3), "(-∞, 3]", True),
        (scaled(weighted((THINGS, -2), plus=1), -1), "[-1, ∞)", True),
        (scaled(weighted((THINGS, -2), plus=1), 0), "{0}", True),
        (Quotient(AMOUNT, LAST_YEAR), "[0, ∞)", False),
        (Quotient(difference(AMOUNT, LAST_YEAR), LAST_YEAR), "(-∞, ∞)", False),
        (NumberOf(is_true(DONE)), "[0, 1]", True),
    ],
)
def test_a_measure_knows_an_interval_for_all_its_numbers(measure: Measure, over: str, whole: bool) -> None:
    assert (range_of(measure), is_whole(measure)) == (Interval.parse(over), whole)


def test_a_weighted_sum_adds_a_constant_and_weighted_measures() -> None:
    measure = weighted((SHARE, "0.5"), (TARGET, -1), plus="0.25")
    assert measure.under(known(share=3, target=Fraction(1, 3))) == Fraction(3, 2) - Fraction(1, 3) + Fraction(1, 4)
    assert reads(measure, {}).inputs == (SHARE, TARGET)


def test_growth_over_last_year_is_a_quotient_of_a_difference() -> None:
    growth = Quotient(difference(AMOUNT, LAST_YEAR), LAST_YEAR)
    assert growth.under(known(amount=11, amount_last_year=10)) == Fraction(1, 10)
    assert reads(growth, {}).inputs == (AMOUNT, LAST_YEAR)


def test_what_is_missing_is_not_zero() -> None:
    assert SHARE.under(known()) == Gap(missing=frozenset({SHARE.path}))
    assert Sum(((SHARE, 1), (TARGET, 1))).under(known(target=1)) == Gap(missing=frozenset({SHARE.path}))


def held(condition: Condition, achieved: object, other: object) -> bool:
    """The truth, the same when it is recorded."""
    values = known(share=achieved, target=other)
    truth_of = condition.under(values)
    assert isinstance(truth_of, bool)
    assert condition.under(Recorded(values)).value is truth_of
    return truth_of


@pytest.mark.parametrize(("achieved", "target", "holds"), [(80, 80, True), (81, 80, True), ("79.99", 80, False)])
def test_a_target_is_reached_at_itself_and_above(achieved: object, target: int, holds: bool) -> None:
    assert held(reaches(SHARE, TARGET), achieved, target) is holds


@pytest.mark.parametrize(("actual", "limit", "holds"), [(10, 10, True), (9, 10, True), ("10.01", 10, False)])
def test_a_limit_is_kept_at_itself_and_below(actual: object, limit: int, holds: bool) -> None:
    assert held(within_limit(SHARE, TARGET), actual, limit) is holds


def test_an_input_is_a_measure_of_itself() -> None:
    leaf: Input = SHARE
    assert leaf.under(known(share=5)) == 5
