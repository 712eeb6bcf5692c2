"""Schemas of numbers: ends of ranges, and signs and wholeness of text."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from huizhou_qa.codec.schemas.keywords import Schema
from huizhou_qa.codec.schemas.numbers import NUMBERS, number
from huizhou_qa.numbers.intervals import Interval


def numeral(over: Interval) -> Schema:
    among = number(over)["anyOf"]
    assert isinstance(among, list)
    first = among[0]
    assert isinstance(first, dict)
    return {keyword: value for keyword, value in first.items() if keyword != "type"}


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ("[0, 100]", {"minimum": 0, "maximum": 100}),
        ("(0, 1/2)", {"exclusiveMinimum": 0, "maximum": Fraction(1, 2)}),
        ("(-1, 0)", {"minimum": -1, "exclusiveMaximum": 0}),
        ("(-∞, ∞)", {}),
    ],
)
def test_an_open_end_is_said_of_0_alone_for_validators_may_round(over: str, said: Schema) -> None:
    low, high = (one.strip() for one in over[1:-1].split(","))
    first, last = (None if "∞" in one else Fraction(one) for one in (low, high))
    assert numeral(Interval(first, last, low_closed=over[0] == "[", high_closed=over[-1] == "]")) == said


def test_an_end_without_a_finite_decimal_is_said_a_little_further_out() -> None:
    over = Interval(Fraction(1, 3), Fraction(2, 3), low_closed=True, high_closed=True)
    assert numeral(over) == {"minimum": Fraction(333333, 10**6), "maximum": Fraction(666667, 10**6)}


def test_an_end_of_more_digits_than_a_number_may_have_is_not_said() -> None:
    assert numeral(Interval(Fraction(10**40 + 1), None, low_closed=True, high_closed=False)) == {}


@pytest.mark.parametrize(
    ("name", "fits", "others"),
    [
        ("number_text", ("0", "-0", "-12.50", "1e5", "1.5E-07", "1e+99"), ("", "+1", "01", "1.", ".5", "1e100", "1/3")),
        ("number_text_at_least_0", ("0", "-0", "-0.00", "-0e5", "12.5"), ("-1", "-0.01", "-1e5")),
        ("whole_text", ("2", "2.0", "-3", "1.5e1"), ("1.5", "２", "2 ")),
        ("whole_text_at_least_0", ("2", "2.0", "-0"), ("-2", "1.5")),
    ],
)
def test_text_says_its_sign_and_whether_it_is_whole_where_it_has_no_exponent(
    name: str, fits: tuple[str, ...], others: tuple[str, ...]
) -> None:
    pattern = NUMBERS[name]["pattern"]
    assert isinstance(pattern, str)
    assert [text for text in fits if not re.search(pattern, text)] == []
    assert [text for text in others if re.search(pattern, text)] == []
