"""``LinearDeduction``: full marks up to a line, and what a step, or a part of one, costs beyond it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.rules import OnCurve
from huizhou_qa.rules.makings import MOST_STEPS, PartOfStep, Worse
from huizhou_qa.scorers import LinearDeduction, NodeRule, percent, quantity

RATE = percent("rate", "率")
AMOUNT = quantity("amount", "数额", "个")
MEAN = quantity("mean", "均值", "")


def deduction(part: PartOfStep, worse: Worse = "below", line: int = 90, most: str = "3") -> LinearDeduction:
    return LinearDeduction(RATE if worse == "below" else AMOUNT, 3, line, worse, 1, "0.3", most, part)


@pytest.mark.parametrize(
    ("part", "rate", "points"),
    [
        ("whole", "90", "3"),
        ("whole", "89.01", "3"),
        ("whole", "89", "2.7"),
        ("whole", "88.5", "2.7"),
        ("whole", "80.01", "0.3"),
        ("whole", "80", "0"),
        ("whole", "79", "0"),
        ("started", "90", "3"),
        ("started", "89.99", "2.7"),
        ("started", "89", "2.7"),
        ("started", "88.99", "2.4"),
        ("started", "80.99", "0"),
        ("started", "81", "0.3"),
        ("prorata", "90", "3"),
        ("prorata", "89.5", "2.85"),
        ("prorata", "88.5", "2.55"),
        ("prorata", "80", "0"),
        ("prorata", "79.99", "0"),
    ],
)
def test_a_part_of_a_step_costs_what_is_said_of_it(part: PartOfStep, rate: str, points: str) -> None:
    assert deduction(part).score({"rate": rate}).points == Fraction(points)


@pytest.mark.parametrize(
    ("part", "amount", "points"),
    [
        ("whole", "90.99", "3"),
        ("whole", "91", "2.7"),
        ("started", "90.01", "2.7"),
        ("prorata", "91.5", "2.55"),
        ("prorata", "100", "0"),
        ("prorata", "101", "0"),
    ],
)
def test_a_number_may_get_worse_upwards(part: PartOfStep, amount: str, points: str) -> None:
    assert deduction(part, "above").score({"amount": amount}).points == Fraction(points)


def test_a_deduction_begins_at_its_line() -> None:
    rule = LinearDeduction(RATE, 1, 100, "below", 1, "0.5", 1)
    points = [rule.score({"rate": rate}).points for rate in ("100", "99.5", "99", "98")]
    assert points == [1, 1, Fraction(1, 2), 0]


@pytest.mark.parametrize("part", ["whole", "started", "prorata"])
def test_a_most_that_is_no_whole_number_of_steps_is_still_the_most(part: PartOfStep) -> None:
    assert deduction(part, most="1").score({"rate": 0}).points == 2
    assert NodeRule(deduction(part, most="1")).extremes() == (Fraction(2), Fraction(3))


@pytest.mark.parametrize("part", ["whole", "started", "prorata"])
@pytest.mark.parametrize(("worse", "line"), [("below", 100), ("below", 2), ("below", 0), ("above", 0)])
def test_full_marks_may_end_at_or_near_an_end_of_the_range(part: PartOfStep, worse: Worse, line: int) -> None:
    scorer = deduction(part, worse, line)
    at_line = {"rate": line} if worse == "below" else {"amount": line}
    assert scorer.score(at_line).points == 3


@pytest.mark.parametrize(
    ("line", "rate", "points"), [(100, "99.5", "2.85"), (2, "0", "2.4"), (10, "0", "0"), (0, "0", "3")]
)
def test_a_slope_that_runs_past_the_end_of_the_range_stops_there(line: int, rate: str, points: str) -> None:
    assert deduction("prorata", line=line).score({"rate": rate}).points == Fraction(points)


@pytest.mark.parametrize(("mean", "points"), [(35, 3), (36, "2.85"), (37, "2.7"), (55, 0), (56, 0)])
def test_pro_rata_a_step_of_two_costs_half_as_much_a_unit(mean: int, points: str) -> None:
    rule = LinearDeduction(MEAN, 3, line=35, worse="above", step=2, each="0.3", most=3, part_of_step="prorata")
    assert rule.score({"mean": mean}).points == Fraction(points)


@pytest.mark.parametrize(
    ("path", "step", "each", "most"), [("/step", 0, "0.3", 3), ("/each", 1, 0, 3), ("/most", 1, 1, 0)]
)
def test_a_step_its_cost_and_the_most_are_above_zero(path: str, step: int, each: str, most: int) -> None:
    with pytest.raises(SchemeError) as caught:
        LinearDeduction(MEAN, 3, 35, "above", step, each, most)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, "not_above_zero")]
    assert f"{path}: 此处应大于0，给的是0 · 0 is not above 0" in str(caught.value)


def test_a_deduction_of_more_steps_than_anybody_counts_is_refused_before_they_are_made() -> None:
    said = LinearDeduction(MEAN, 3, 35, "above", 1, "0.0003", 3).rule()
    assert isinstance(said, OnCurve)
    assert len(said.curve.pieces) == MOST_STEPS + 1
    for each in ("0.00029999", "1e-29"):
        with pytest.raises(SchemeError) as caught:
            LinearDeduction(MEAN, 3, 35, "above", 1, each, 3)
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/each", "too_many_steps")]
        # The remedy works.
        assert LinearDeduction(MEAN, 3, 35, "above", 1, each, 3, "prorata").score({"mean": 35}).points == 3
