"""Sums of several spans, added up in whole numbers of one scale: fractions are added several times more slowly.

They come to what ``spans.added`` gives for two of them at a time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.spans import MOST_INTERVALS, Over, shifted

SumEnd = float
"""A whole number, or infinite; whole numbers are never made into floats."""

# The lower end, whether it is open, the upper end, whether it is closed: in the order of the lower ends.
SumPart = tuple[SumEnd, bool, SumEnd, bool]


def sum_of(terms: Sequence[tuple[Over, Fraction]], constant: Fraction) -> Over:
    """Every number of each, times its weight, added up, and a constant; a weight is never 0."""
    if len(terms) == 1:
        return shifted(*terms[0], constant)
    scaled = [(over, *weight.as_integer_ratio()) for over, weight in terms]
    scale = constant.denominator
    for over, _, by in scaled:
        for part in over:
            for end in (part.low, part.high):
                if end is not None and scale % (below := end.denominator * by):
                    scale = math.lcm(scale, below)
    start = constant.numerator * (scale // constant.denominator)
    parts: list[SumPart] = [(start, False, start, True)]
    for over, times, by in scaled:
        moved = [_moved(part, times, by, scale) for part in over]
        added = [_added(one, other) for one in parts for other in moved]
        parts = added if len(added) == 1 else _united(added)
    return tuple(_interval(part, scale) for part in parts)


def _moved(part: Interval, times: int, by: int, scale: int) -> SumPart:
    low, high = (
        None if end is None else end.numerator * times * (scale // (end.denominator * by))
        for end in (part.low, part.high)
    )
    if times > 0:
        return (
            -math.inf if low is None else low,
            not part.low_closed,
            math.inf if high is None else high,
            part.high_closed,
        )
    return -math.inf if high is None else high, not part.high_closed, math.inf if low is None else low, part.low_closed


def _added(left: SumPart, right: SumPart) -> SumPart:
    return _plus(left[0], right[0]), left[1] or right[1], _plus(left[2], right[2]), left[3] and right[3]


def _plus(left: SumEnd, right: SumEnd) -> SumEnd:
    # A whole number may be too great to be added to an infinite one, which is a float.
    return (
        left + right if isinstance(left, int) and isinstance(right, int) else right if isinstance(left, int) else left
    )


def _united(parts: list[SumPart]) -> list[SumPart]:
    """From left to right, those that touch made into one; more than eight become their hull."""
    if len(parts) < 2:  # noqa: PLR2004 - one alone is the whole
        return parts
    parts.sort()
    united: list[SumPart] = []
    for low, low_open, high, high_closed in parts:
        if united:
            first, first_open, last, last_closed = united[-1]
            if low < last or (low == last and (last_closed or not low_open)):
                united[-1] = (first, first_open, *max((last, last_closed), (high, high_closed)))
                continue
        united.append((low, low_open, high, high_closed))
    if len(united) > MOST_INTERVALS:
        return [(*united[0][:2], *united[-1][2:])]
    return united


def _interval(part: SumPart, scale: int) -> Interval:
    low, low_open, high, high_closed = part
    bottom = Fraction(low, scale) if isinstance(low, int) else None
    top = bottom if low == high else Fraction(high, scale) if isinstance(high, int) else None
    return Interval(bottom, top, not low_open and bottom is not None, high_closed and top is not None)
