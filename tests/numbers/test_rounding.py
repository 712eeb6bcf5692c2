"""Rounding: half up of the magnitude, once, on a grid of decimal places."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import SchemeError
from huizhou_qa.scheme.marks.rounding import Rounding, Way

CASES: list[tuple[str, str, str, str, str]] = [
    # value, half up, half even, up, down
    ("0.005", "0.01", "0.00", "0.01", "0.00"),
    ("0.015", "0.02", "0.02", "0.02", "0.01"),
    ("0.0049", "0.00", "0.00", "0.01", "0.00"),
    ("0.0051", "0.01", "0.01", "0.01", "0.00"),
    ("-0.005", "-0.01", "0.00", "-0.01", "0.00"),
    ("-1.237", "-1.24", "-1.24", "-1.24", "-1.23"),
    ("1.24", "1.24", "1.24", "1.24", "1.24"),
    ("0.93333", "0.93", "0.93", "0.94", "0.93"),
]
WAYS: list[Way] = ["half_up", "half_even", "up", "down"]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize("at", range(4), ids=WAYS)
def test_each_way_of_rounding_gives_its_written_text(case: tuple[str, str, str, str, str], at: int) -> None:
    rounding = Rounding(2, WAYS[at])
    written = rounding.written(rounding.units(Fraction(Decimal(case[0]))))
    assert str(written) == case[at + 1]


def test_zero_is_never_written_with_a_minus() -> None:
    rounding = Rounding(2)
    assert str(rounding.written(rounding.units(Fraction(-1, 1000)))) == "0.00"


def test_whole_places_are_written_without_a_point() -> None:
    assert str(Rounding(0).written(Rounding(0).units(Fraction(179, 2)))) == "90"


@given(st.fractions(min_value=-100, max_value=100), st.integers(0, 12))
def test_half_up_is_never_further_off_than_half_a_unit(value: Fraction, places: int) -> None:
    rounding = Rounding(places)
    assert abs(Fraction(rounding.units(value), rounding.scale) - value) * 2 <= Fraction(1, rounding.scale)


@given(st.fractions(min_value=-100, max_value=100), st.fractions(min_value=-100, max_value=100))
def test_rounding_keeps_the_order_of_numbers(one: Fraction, other: Fraction) -> None:
    for way in WAYS:
        low, high = sorted((one, other))
        assert Rounding(2, way).units(low) <= Rounding(2, way).units(high)


def test_writing_ignores_the_ambient_decimal_context() -> None:
    with localcontext(Context(prec=1)):
        assert str(Rounding(2).written(9870)) == "98.70"


@pytest.mark.parametrize(("places", "way"), [(-1, "half_up"), (2, "nearest"), (True, "half_up"), ("2", "half_up")])
def test_a_rounding_that_means_nothing_is_refused(places: object, way: str) -> None:
    with pytest.raises(SchemeError):
        Rounding(places, way)  # type: ignore[arg-type]
