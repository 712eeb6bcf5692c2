"""Where a prepared number falls: in which piece of a curve, in an interval or not, and what a line gives there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm

from huizhou_qa.engine.compiled.ends import ends_on
from huizhou_qa.engine.compiled.values import CutTable, Ratios, Test, Units
from huizhou_qa.engine.rows import Ratio, Row
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.curves import Piece

ZERO = Fraction(0)


def units_on(number: Units, pieces: Sequence[Piece]) -> Units:
    """What a curve gives at a number in whole units: of flat pieces a table, else lines in units too."""
    cuts = tuple(piece.over.whole_ends(number.scale)[0] or 0 for piece in pieces[1:])
    flat = not any(piece.slope for piece in pieces)
    scale = lcm(*(piece.intercept.denominator for piece in pieces))
    if not flat:
        scale = lcm(scale, *(piece.slope.denominator * number.scale for piece in pieces))
    starts = tuple(int(piece.intercept * scale) for piece in pieces)
    ends = ends_on(pieces, number.ends)
    if flat:
        table = CutTable(number.run, _number_of(number), cuts, starts)
        return Units(scale, table.make, ends=ends, table=table)
    rises = tuple(int(piece.slope * scale / number.scale) for piece in pieces)

    def make(factor: int) -> Callable[[Row], int]:
        by, start, rise = number.run, [one * factor for one in starts], [one * factor for one in rises]

        def points(row: Row) -> int:
            units = by(row)
            at = bisect_right(cuts, units)
            return start[at] + rise[at] * units

        return points

    return Units(scale, make, ends=ends)


def place_on(number: Ratios, pieces: Sequence[Piece]) -> Callable[[Row], int]:
    """Which piece the number falls in, by where the pieces after the first start."""
    starts = [(piece.over.low or ZERO, piece.over.low_closed) for piece in pieces[1:]]
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


def _number_of(number: Units) -> int | None:
    """The place of what is known, where the number is that as it stands."""
    place = None if number.linear is None else number.linear.alone
    return place.at if place is not None and place.part == "numbers" else None


def units_within(number: Units, over: Interval) -> Test:
    """Whether a number in whole units lies in an interval, both ends brought to its units.

    An end that the number never lies beyond is not looked at.
    """
    (least, most), (low, high) = number.ends, over.whole_ends(number.scale)
    if low is not None and least is not None and least * number.scale >= low:
        low = None
    if high is not None and most is not None and most * number.scale <= high:
        high = None
    run = number.run
    cuts = (*(() if low is None else (low,)), *(() if high is None else (high + 1,)))
    worth = (*(() if low is None else (0,)), 1, *(() if high is None else (0,)))
    table = CutTable(run, _number_of(number), cuts, worth)
    if low is None:
        # It must be known all the same.
        return Test((lambda row: run(row) <= high) if high is not None else lambda row: run(row) is not None, table)
    return Test((lambda row: run(row) >= low) if high is None else lambda row: low <= run(row) <= high, table)


def ratio_within(ratio: Callable[[Row], Ratio], over: Interval) -> Test:
    """Whether a ratio lies in an interval, compared crosswise in whole numbers."""
    if over.is_single and over.low is not None:
        above_at, below_at = over.low.as_integer_ratio()

        def is_at(row: Row) -> bool:
            above, below = ratio(row)
            return above * below_at == above_at * below

        return Test(is_at)
    holds = over.holds
    return Test(lambda row: holds(*ratio(row)))
