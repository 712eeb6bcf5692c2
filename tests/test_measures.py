"""Measures and conditions: numbers from known values, and what they say when values lack."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.errors import Wording
from huizhou_qa.ground.inputs import average_of, count, events, level, mark, percent, quantity, truth
from huizhou_qa.ground.measures import (
    AllHold,
    Condition,
    Quotient,
    Term,
    WeightedSum,
    difference,
    is_true,
    reaches,
    within_limit,
)
from huizhou_qa.ground.values import NoQuotientError, NotKnownError, Values

SHARE = percent("share", "比例")
TARGET = percent("target", "目标")
THINGS = count("things", "数量", "个")
AMOUNT = quantity("amount", "数额", "万元")
LAST_YEAR = quantity("amount_last_year", "上年数额", "万元")
DONE = truth("done", "完成")


def known(numbers: Mapping[str, int | Fraction], nothing: tuple[str, ...] = ()) -> Values:
    return Values({f"/facts/{name}": Fraction(number) for name, number in numbers.items()}, nothing=nothing)


def test_every_input_knows_where_it_stands_in_evidence() -> None:
    leaves = [SHARE, mark("11.4", 1, "得分"), average_of(THINGS), events("veto", "否决")]
    assert [leaf.path for leaf in leaves] == ["/facts/share", "/marks/11.4", "/averages/things", "/incidents/veto"]


def test_a_slash_or_a_tilde_in_a_name_is_escaped_in_its_path() -> None:
    assert percent("a/b~c", "x").path == "/facts/a~1b~0c"


@pytest.mark.parametrize(
    ("leaf", "domain", "whole"),
    [
        (SHARE, "[0, 100]", False),
        (THINGS, "[0, ∞)", True),
        (AMOUNT, "[0, ∞)", False),
        (DONE, "[0, 1]", True),
        (level("rating", "评价"), "[1, 5]", True),
        (mark("5", "1.5", "得分"), "[0, 1.5]", False),
    ],
)
def test_every_input_knows_the_numbers_it_may_be(leaf: WeightedSum, domain: str, whole: bool) -> None:
    assert (str(leaf.domain), leaf.whole) == (domain, whole)


def test_a_weighted_sum_adds_a_constant_and_weighted_measures() -> None:
    measure = WeightedSum((Term(SHARE, "0.5"), Term(TARGET, -1)), "0.25")
    assert measure.number(known({"share": 3, "target": Fraction(1, 3)})) == Fraction(3, 2) - Fraction(1, 3) + Fraction(
        1, 4
    )
    assert measure.inputs == (SHARE, TARGET)


@pytest.mark.parametrize(
    ("measure", "domain", "whole"),
    [
        (WeightedSum((Term(SHARE), Term(TARGET, -1))), "[-100, 100]", False),
        (WeightedSum((Term(SHARE, -1),), 100), "[0, 100]", False),
        (WeightedSum((Term(THINGS, 2), Term(THINGS)), 1), "[1, ∞)", True),
        (WeightedSum((Term(THINGS, "0.5"),)), "[0, ∞)", False),
        (WeightedSum((Term(THINGS),), "0.5"), "[0.5, ∞)", False),
        (WeightedSum((Term(AMOUNT, -1),)), "(-∞, 0]", False),
        (WeightedSum((Term(AMOUNT), Term(LAST_YEAR, -1))), "(-∞, ∞)", False),
        (WeightedSum((Term(AMOUNT, 0), Term(SHARE))), "[0, 100]", False),
        (Quotient(AMOUNT, LAST_YEAR), "[0, ∞)", False),
        (Quotient(difference(AMOUNT, LAST_YEAR), LAST_YEAR), "(-∞, ∞)", False),
        (AllHold((is_true(DONE),)), "[0, 1]", True),
    ],
)
def test_a_measure_knows_an_interval_for_all_its_numbers(measure: WeightedSum, domain: str, whole: bool) -> None:
    assert (str(measure.domain), measure.whole) == (domain, whole)


def test_growth_over_last_year_is_a_quotient_of_a_difference() -> None:
    growth = Quotient(difference(AMOUNT, LAST_YEAR), LAST_YEAR)
    assert growth.number(known({"amount": 11, "amount_last_year": 10})) == Fraction(1, 10)
    assert growth.inputs == (AMOUNT, LAST_YEAR)


def test_a_quotient_by_nought_is_no_number_and_names_its_divisor() -> None:
    with pytest.raises(NoQuotientError) as caught:
        Quotient(AMOUNT, LAST_YEAR).number(known({"amount": 1, "amount_last_year": 0}))
    assert caught.value.divisors == (("/facts/amount_last_year", Wording(LAST_YEAR.label, "amount_last_year")),)


def test_what_is_missing_is_not_nought() -> None:
    with pytest.raises(NotKnownError):
        SHARE.number(known({}))
    assert WeightedSum((Term(SHARE), Term(TARGET))).lacking(known({"target": 1})) == (SHARE,)


@pytest.mark.parametrize(
    ("achieved", "target", "holds"), [(80, 80, True), (81, 80, True), (Fraction(7999, 100), 80, False)]
)
def test_a_target_is_reached_at_itself_and_above(achieved: Fraction, target: int, holds: bool) -> None:
    values = known({"share": achieved, "target": target})
    assert reaches(SHARE, TARGET).holds(values) is holds


@pytest.mark.parametrize(
    ("actual", "limit", "holds"), [(10, 10, True), (9, 10, True), (Fraction(1001, 100), 10, False)]
)
def test_a_limit_is_kept_at_itself_and_below(actual: Fraction, limit: int, holds: bool) -> None:
    assert within_limit(SHARE, TARGET).holds(known({"share": actual, "target": limit})) is holds


BOTH = (Condition(SHARE, "{100}"), Condition(TARGET, "[98, 100]"))


@pytest.mark.parametrize(
    ("share", "target", "number"), [(100, 98, 1), (100, Fraction(9799, 100), 0), (99, 98, 0), (99, 97, 0)]
)
def test_all_hold_is_one_or_nought(share: int, target: Fraction, number: int) -> None:
    assert AllHold(BOTH).number(known({"share": share, "target": target})) == number


@pytest.mark.parametrize("missing", ["share", "target"])
def test_a_missing_fact_is_not_hidden_by_a_condition_that_fails(missing: str) -> None:
    values = known({"share": 0, "target": 0} | {})
    lacking = Values({path: number for path, number in values.items() if not path.endswith(f"/{missing}")})
    for empty in ("needed", "satisfied"):
        measure = AllHold(BOTH, empty)
        assert [leaf.name for leaf in measure.lacking(lacking)] == [missing]
        with pytest.raises(NotKnownError):
            measure.number(lacking)


def test_what_had_nothing_to_measure_is_passed_over_only_where_that_is_said() -> None:
    values = known({"target": 98}, nothing=("/facts/share",))
    assert AllHold(BOTH, "satisfied").number(values) == 1
    assert AllHold(BOTH, "satisfied").lacking(values) == ()
    assert AllHold(BOTH, "needed").lacking(values) == (SHARE,)


def test_what_had_nothing_to_measure_at_all_is_not_satisfied() -> None:
    values = known({}, nothing=("/facts/share", "/facts/target"))
    assert AllHold(BOTH, "satisfied").lacking(values) == (SHARE, TARGET)
    with pytest.raises(NotKnownError):
        AllHold(BOTH, "satisfied").number(values)


def test_a_missing_fact_is_needed_though_the_other_had_nothing() -> None:
    values = known({}, nothing=("/facts/share",))
    assert AllHold(BOTH, "satisfied").lacking(values) == (TARGET,)


def test_conditions_must_be_about_something() -> None:
    with pytest.raises(SchemeError):
        AllHold(())
