"""What a mutation tool could change in the scorers unnoticed: limits just at their edge, and what refusals say."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.ground.inputs import count, percent, quantity
from huizhou_qa.ground.measures import Term, WeightedSum
from huizhou_qa.scorers import Band, CappedCount, ItemDeduction, LinearDeduction, RatioTimesCoefficient
from huizhou_qa.scorers.linear_deduction import MOST_STEPS

RATE = percent("rate", "率")
MEAN = quantity("mean", "均值", "")
AWARDS = count("awards", "奖", "个")


@pytest.mark.parametrize(("mean", "points"), [(35, 3), (36, "2.85"), (37, "2.7"), (55, 0), (56, 0)])
def test_pro_rata_a_step_of_two_costs_half_as_much_a_unit(mean: int, points: str) -> None:
    rule = LinearDeduction(MEAN, 3, line=35, worse="above", step=2, each="0.3", most=3, part_of_step="prorata")
    assert rule.score({"mean": mean}).points == Fraction(points)


@pytest.mark.parametrize("cap", [1, "0.5"])
def test_a_cap_may_be_one_mark_or_less(cap: int | str) -> None:
    rule = CappedCount(((AWARDS, "0.25"),), cap=cap)
    assert rule.score({"awards": 9}).points == Fraction(cap)
    assert rule.score({"awards": 1}).points == Fraction(1, 4)


@pytest.mark.parametrize("coefficient", ["0.5", 1])
def test_a_coefficient_may_be_one_or_less(coefficient: int | str) -> None:
    ratio = WeightedSum((Term(RATE, "0.01"),))
    assert RatioTimesCoefficient(ratio, coefficient, full=1).score({"rate": 50}).points == Fraction(coefficient) / 2


REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "a cap of nought": (lambda: CappedCount(((AWARDS, 1),), cap=0), "above 0"),
    "a count that is worth nothing": (lambda: CappedCount(((AWARDS, 0),), cap=1), "above 0"),
    "a coefficient of nought": (
        lambda: RatioTimesCoefficient(WeightedSum((Term(RATE, "0.01"),)), 0, full=1),
        "coefficient",
    ),
    "a ratio beyond 1": (lambda: RatioTimesCoefficient(WeightedSum((Term(RATE, "0.015"),)), 1, full=1), "1"),
    "a deduction of nought": (lambda: ItemDeduction(AWARDS, each=0), "/each: 此处应大于0，给的是0 · 0 is not above 0"),
    "a step of nought": (
        lambda: LinearDeduction(MEAN, 3, 35, "above", 0, 1, 3),
        "/step: 此处应大于0，给的是0 · 0 is not above 0",
    ),
    "bands beyond all there is": (lambda: Band(RATE, {"[0, 101]": 1}), "there is no number to cover"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_rule_that_makes_no_sense_is_refused_and_says_why(name: str) -> None:
    make, said = REFUSED[name]
    with pytest.raises(SchemeError) as caught:
        make()
    assert said in str(caught.value)
    assert "XX" not in str(caught.value)


def test_a_deduction_of_more_steps_than_anybody_counts_is_refused_before_they_are_made() -> None:
    rule = LinearDeduction(MEAN, 3, 35, "above", 1, "0.0003", 3)
    assert len(rule.rule().curve.pieces) == MOST_STEPS + 1
    for each in ("0.00029999", "1e-29"):
        with pytest.raises(SchemeError) as caught:
            LinearDeduction(MEAN, 3, 35, "above", 1, each, 3)
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/each", "too_many_steps")]
        # The remedy works.
        assert LinearDeduction(MEAN, 3, 35, "above", 1, each, 3, "prorata").score({"mean": 35}).points == 3


def test_bands_written_best_first_are_out_of_order() -> None:
    with pytest.raises(SchemeError) as caught:
        Band(RATE, {"[90, 100]": 3, "[80, 90)": 2, "[0, 80)": 0})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/pieces/1", "out_of_order"),
        ("/pieces/2", "out_of_order"),
    ]
    assert Band(RATE, {"[0, 80)": 0, "[80, 90)": 2, "[90, 100]": 3}).score({"rate": 90}).points == 3


def test_a_pair_of_something_else_than_a_measure_and_points_is_refused_at_its_place() -> None:
    for counted, path in (((AWARDS,), "/counted/0"), ((AWARDS, 0), "/counted/0/1"), (("a", 1), "/counted/0/0")):
        with pytest.raises(SchemeError) as caught:
            CappedCount([counted], 1)  # type: ignore[list-item]
        assert [fault.path for fault in caught.value.faults] == [path]
