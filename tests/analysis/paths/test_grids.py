"""The numbers that may be moved to, counted from where a fact stands."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.analysis import Move
from huizhou_qa.analysis.paths.grids import Grid
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.scorers import quantity

DUST = quantity("dust", "粉尘", "微克", "dust")


def grid_of(low: int, high: int, step: int, current: int) -> Grid:
    return Grid(DUST, Move("dust", low, high, step, cost_up=1), Fraction(current), Fraction(step))


def places(grid: Grid) -> range:
    return range(-grid.below, grid.above + 1)


@pytest.mark.parametrize(
    ("low", "high", "step", "current", "numbers"),
    [
        (0, 10, 5, 5, [0, 5, 10]),
        (0, 10, 4, 5, [0, 4, 5, 8]),
        (6, 10, 3, 5, [5, 6, 9]),
        (0, 3, 2, 5, [0, 2, 5]),
        (5, 5, 1, 5, [5]),
    ],
)
def test_a_grid_goes_from_the_lowest_number_in_steps(
    low: int, high: int, step: int, current: int, numbers: list[int]
) -> None:
    grid = grid_of(low, high, step, current)
    assert [grid.number(at) for at in places(grid)] == numbers
    assert [grid.cost(at) for at in places(grid)] == [abs(number - current) for number in numbers]


GRIDS = st.builds(
    lambda low, more, step, current: grid_of(low, low + more, step, current),
    st.integers(0, 9), st.integers(0, 11), st.integers(1, 4), st.integers(0, 20),
)  # fmt: skip
ENDS = st.integers(-1, 41).map(lambda half: Fraction(half, 2))


@given(GRIDS, ENDS, st.booleans(), st.booleans())
def test_beyond_an_interval_is_the_nearest_number_that_is_farther_out(
    grid: Grid, end: Fraction, closed: bool, up: bool
) -> None:
    over = Interval(None, end, low_closed=False, high_closed=closed)
    if not up:
        over = Interval(end, None, closed, high_closed=False)
    farther = [at for at in places(grid) if (at > 0) == up and at and grid.number(at) not in over]
    assert grid.beyond(over, up=up) == ((min if up else max)(farther) if farther else None)
    assert grid.beyond(over, up=not up) is None
