"""Rounding to a grid: every mode at ties and beside them, on both sides of zero, and what is approached."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from huizhou_qa import SchemeError
from huizhou_qa.rules import GridRounding
from huizhou_qa.rules.rounding import MODES
from support.nodes import FRACTIONS, roundings

F = Fraction


@pytest.mark.parametrize(
    ("mode", "written"),
    [
        ("half_up", [-3, -2, -1, 0, 1, 2, 3]),
        ("half_even", [-2, -2, 0, 0, 0, 2, 2]),
        ("up", [-3, -2, -1, 0, 1, 2, 3]),
        ("down", [-2, -1, 0, 0, 0, 1, 2]),
    ],
)
def test_ties_go_as_the_mode_says(mode: str, written: list[int]) -> None:
    (known,) = [one for one in MODES if one == mode]
    assert [GridRounding(1, known)(F(n, 2)) for n in (-5, -3, -1, 0, 1, 3, 5)] == written


def test_beside_a_tie_the_nearest_multiple_is_taken() -> None:
    to = GridRounding("0.5")
    assert [to(F(n)) for n in ("0.2499", "0.25", "0.7499", "0.75", "-0.25", "-0.2499")] == [
        0, F("0.5"), F("0.5"), 1, F("-0.5"), 0,
    ]  # fmt: skip


@given(roundings(), FRACTIONS)
def test_a_rounded_number_is_a_multiple_of_the_grid_and_near(to: GridRounding, number: Fraction) -> None:
    rounded = to(number)
    assert rounded == to.multiple(number) * to.grid
    assert abs(rounded - number) <= (to.grid if to.mode in {"up", "down"} else to.grid / 2)
    assert to(rounded) == rounded


@given(roundings(), FRACTIONS)
def test_what_lies_just_beside_a_number_is_rounded_so(to: GridRounding, number: Fraction) -> None:
    tiny = F(1, 10**9)
    assert to.just_above(number) == to(number + tiny)
    assert to.just_below(number) == to(number - tiny)


@pytest.mark.parametrize("grid", [0, -1])
def test_a_grid_is_above_zero(grid: int) -> None:
    with pytest.raises(SchemeError) as caught:
        GridRounding(grid)
    assert [fault.code for fault in caught.value.faults] == ["grid_not_above_zero"]
