"""Where a prepared number falls: in which piece of a curve, in an interval or not, and what a line gives there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm

from huizhou_qa.engine.compiled.values import (
    Ratio,
    Ratios,
    Row,
    Units,
    in_units,
)
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.curves import Piece

ZERO = Fraction(0)


def place_on(number: Units | Ratios, pieces: Sequence[Piece]) -> Callable[[Row], int]:
    """Which piece the number falls in, by where the pieces after the first start."""
    starts = [(piece.over.low or ZERO, piece.over.low_closed) for piece in pieces[1:]]
    if isinstance(number, Units):
        scale = lcm(number.scale, *(low.denominator for low, _ in starts))
        run, cuts = in_units(number, scale), [int(low * scale) + (not closed) for low, closed in starts]
        return lambda row: bisect_right(cuts, run(row))
    # Even places are multiples of the grid that all starts stand on, odd ones lie between.
    grid = lcm(*(low.denominator for low, _ in starts))
    cuts = [2 * int(low * grid) + (not closed) for low, closed in starts]
    ratio = number.run

    def place(row: Row) -> int:
        above, below = ratio(row)
        quotient, rest = divmod(above * grid, below)
        return bisect_right(cuts, 2 * quotient + (rest > 0))

    return place


def line(piece: Piece) -> Callable[[int, int], Ratio]:
    """What a piece gives at a ratio, as a ratio."""
    (start, of_start), (slope, of_slope) = piece.intercept.as_integer_ratio(), piece.slope.as_integer_ratio()
    if not slope:
        return lambda _above, _below: (start, of_start)
    if (start, slope, of_slope) == (0, 1, 1):
        return lambda above, below: (above, below)
    by_below, by_above, of = start * of_slope, slope * of_start, of_start * of_slope
    return lambda above, below: (by_below * below + by_above * above, of * below)


def units_within(number: Units, over: Interval) -> Callable[[Row], bool]:
    """Whether a number in whole units lies in an interval, both ends brought to its units."""
    ends = [end for end in (over.low, over.high) if end is not None]
    scale = lcm(number.scale, *(end.denominator for end in ends))
    run = in_units(number, scale)
    low = None if over.low is None else int(over.low * scale) + (not over.low_closed)
    high = None if over.high is None else int(over.high * scale) - (not over.high_closed)
    if low is None:
        return (lambda row: run(row) <= high) if high is not None else lambda _row: True
    return (lambda row: run(row) >= low) if high is None else lambda row: low <= run(row) <= high
