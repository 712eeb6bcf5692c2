"""``RatioTimesCoefficient``: a share of the coefficient below 1, full marks from 1 on."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.rules.derived import scaled, share
from huizhou_qa.scorers import RatioTimesCoefficient, Scorer, percent, quantity

RATE, TARGET = percent("rate", "率"), percent("target", "目标")
INDEX = quantity("index", "指数", "")


def test_a_ratio_is_worth_its_share_of_the_coefficient_and_full_marks_at_one() -> None:
    scorer = RatioTimesCoefficient(scaled(RATE, "0.01"), "1.2", "1.5")
    points = [scorer.score({"rate": rate}).points for rate in ("0", "50", "99", "99.99", "100")]
    assert points == [0, Fraction(3, 5), Fraction("1.188"), Fraction("1.19988"), Fraction(3, 2)]


def test_without_a_jump_a_ratio_is_never_worth_more_than_the_coefficient() -> None:
    scorer = RatioTimesCoefficient(share(RATE, TARGET), "1.05")
    assert scorer.score({"rate": 80, "target": 40}).points == Fraction(21, 20)
    assert scorer.score({"rate": 20, "target": 40}).points == Fraction(21, 40)
    assert RatioTimesCoefficient(INDEX, 2).score({"index": 5}).points == 2


@pytest.mark.parametrize("coefficient", ["0.5", 1])
def test_a_coefficient_may_be_one_or_less(coefficient: int | str) -> None:
    ratio = scaled(RATE, "0.01")
    assert RatioTimesCoefficient(ratio, coefficient, full=1).score({"rate": 50}).points == Fraction(coefficient) / 2


@pytest.mark.parametrize(
    ("make", "path", "code"),
    [
        (lambda: RatioTimesCoefficient(INDEX, 0), "/coefficient", "not_above_zero"),
        (lambda: RatioTimesCoefficient(share(RATE, TARGET), -1), "/coefficient", "not_above_zero"),
        (lambda: RatioTimesCoefficient(scaled(RATE, "0.01"), 0, full=1), "/coefficient", "not_above_zero"),
        (lambda: RatioTimesCoefficient(share(RATE, TARGET), "1.2", "1.1"), "/full", "full_below_coefficient"),
        (lambda: RatioTimesCoefficient(RATE, "1.2"), "/ratio", "ratio_above_one"),
        (lambda: RatioTimesCoefficient(scaled(RATE, "0.015"), 1, full=1), "/ratio", "ratio_above_one"),
    ],
)
def test_a_coefficient_that_cannot_be_meant_is_refused(make: Callable[[], Scorer], path: str, code: str) -> None:
    with pytest.raises(SchemeError) as caught:
        make()
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, code)]


def test_percent_points_given_for_a_ratio_are_told_their_remedy() -> None:
    with pytest.raises(SchemeError, match="a ratio is at most 1, this one may be 100; divide percent points by 100"):
        RatioTimesCoefficient(RATE, "1.2")
