"""A range covered cell by cell."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.analysis.moving.cells import Walk, place_in
from huizhou_qa.numbers.intervals import Interval
from support.nodes import intervals


def floors(x: Fraction) -> tuple[Interval, Fraction]:
    """The whole number below, which holds up to the next; each second cell has its ends the other way round."""
    below = Fraction(math.floor(x))
    if below % 2 == 0 or x == below:
        over = Interval(below, below + 1, low_closed=True, high_closed=below % 2 == 0)
        if below % 2 and x == below:
            return Interval(below - 1, below, low_closed=True, high_closed=True), below - 1
        return over, below
    return Interval(below, below + 1, low_closed=False, high_closed=False), below


@given(intervals().filter(lambda one: one.low is not None and one.high is not None), st.booleans())
def test_cells_lie_side_by_side_and_cover_the_whole_range(over: Interval, whole: bool) -> None:
    cells = list(Walk(floors, whole).cells(over))
    covered = over.whole_numbers() if whole else over
    assert bool(cells) == (covered is not None)
    if covered is None:
        return
    assert (cells[0].over.low, cells[0].over.low_closed) == (covered.low, covered.low_closed)
    assert (cells[-1].over.high, cells[-1].over.high_closed) == (covered.high, covered.high_closed)
    for left, right in pairwise(cells):
        assert left.over.high is not None
        if whole:
            assert right.over.low == left.over.high + 1
        else:
            assert (left.over.high, left.over.high_closed) == (right.over.low, not right.over.low_closed)


@pytest.mark.parametrize(
    ("over", "low", "high"),
    [("[1, 4]", 1, 4), ("(1, 4)", Fraction(5, 2), Fraction(5, 2)), ("(1, ∞)", 2, 2), ("(-∞, 4)", -12, 3),
     ("(-∞, ∞)", 0, 0), ("(-∞, 4]", -12, 4)],
)  # fmt: skip
def test_a_place_is_an_end_that_is_closed_or_beside_one(over: str, low: Fraction, high: Fraction) -> None:
    within = Interval.parse(over)
    assert place_in(within) in within
    assert place_in(within, high=True) in within
    assert (place_in(within), place_in(within, high=True)) == (low, high)


def test_near_an_open_end_the_last_reading_reaches_it() -> None:
    walk = Walk(floors)
    assert walk.near(Interval.parse("(0, 5.5)"), high=True).read == 5
    assert walk.near(Interval.parse("(0.25, 7)"), high=False).read == 0
    assert walk.near(Interval.parse("[0, 5)"), high=True).read == 4
    assert walk.near(Interval.parse("(3, 9]"), high=False).read == 3


def tenths(x: Fraction) -> tuple[Interval, int]:
    """Up to a million whole steps, and then none."""
    if x >= 10**6:
        return Interval(10**6, None, low_closed=True, high_closed=False), 10**6
    if x < -(10**6):
        return Interval(None, -(10**6), low_closed=False, high_closed=False), -(10**6) - 1
    return Interval(math.floor(x), math.floor(x) + 1, low_closed=True, high_closed=False), math.floor(x)


def test_far_out_a_reading_is_taken_ever_farther() -> None:
    walk = Walk(tenths)
    assert walk.near(Interval.parse("[0, ∞)"), high=True).read == 10**6
    assert walk.near(Interval.parse("(-∞, 0]"), high=False).read == -(10**6) - 1


def test_without_an_end_it_is_read_farther_out_than_any_number_of_evidence() -> None:
    found = Walk(floors).near(Interval.parse("[0, ∞)"), high=True)
    assert found.place > 10**129
