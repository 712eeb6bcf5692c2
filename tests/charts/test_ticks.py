"""Marks of an axis: none touches another, and what is shortened says so."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa.charts.ticks import apart, tick_text


@pytest.mark.parametrize(
    ("value", "told"),
    [("98", "98"), ("97.99", "97.99"), ("-1", "−1"), ("80/13", "≈6.154"), ("1.23456789", "≈1.235"), ("2/3", "≈0.667")],
)
def test_a_mark_says_its_number_in_full_where_that_is_short(value: str, told: str) -> None:
    assert tick_text(Fraction(value)) == told


def numbers(*given: str) -> list[Fraction]:
    return [Fraction(one) for one in given]


def test_of_two_marks_that_would_touch_the_one_given_first_is_kept_however_few_there_are() -> None:
    near = apart(numbers("98", "97.99"), float)
    assert near == numbers("98")
    assert apart(numbers("97.99", "98"), float) == numbers("97.99")


def test_marks_are_in_order_and_need_the_room_that_is_said() -> None:
    assert apart(numbers("30", "0", "10"), float, 10) == numbers("0", "10", "30")
    assert apart(numbers("30", "0", "10"), float, 11) == numbers("0", "30")
