"""Spans of possible numbers: short unions of intervals with open or closed ends, and their arithmetic.

Results contain every possible number; if each number is used once, they contain no other. More than eight intervals
become their hull.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import lru_cache

from attrs import field, frozen

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.curves import Piece
from huizhou_qa.rules.rounding import GridRounding

MOST_INTERVALS = 8
# So many spans of a single number are kept; the one least recently asked for gives way.
MOST_KEPT = 2**13

ZERO = Fraction(0)
_INFINITE = math.inf

Over = tuple[Interval, ...]
"""Intervals from left to right, none touching the next."""

# A finite end, or an infinite one, and whether it is reached.
_End = tuple[Fraction | float, bool]


# Spans are looked up by, again and again.
@frozen(cache_hash=True)
class Span:
    """The possible values of a number.

    Attributes:
        over: the possible numbers; empty where there is none.
        may_be_nothing: whether there may be nothing to measure.
    """

    over: Over = field(default=())
    may_be_nothing: bool = False

    @property
    def hull(self) -> Interval | None:
        """The interval from the lowest to the highest possible number; None where there is none."""
        return hull(self.over)

    @property
    def low(self) -> Fraction | None:
        """The lowest end; None where it is infinite or there is no number."""
        return self.over[0].low if self.over else None

    @property
    def high(self) -> Fraction | None:
        """The highest end; None where it is infinite or there is no number."""
        return self.over[-1].high if self.over else None

    @property
    def is_exact(self) -> bool:
        """Whether only one number is left."""
        over = self.over
        return len(over) == 1 and not self.may_be_nothing and over[0].is_single

    def __contains__(self, number: Fraction) -> bool:
        return any(number in part for part in self.over)


def exactly(number: Fraction) -> Span:
    """The span of a single number."""
    return exactly_ratio(*number.as_integer_ratio())


@lru_cache(maxsize=MOST_KEPT)
def exactly_ratio(above: int, below: int) -> Span:
    """The span of a single number, from its numerator and denominator, which need not be in lowest terms."""
    # Looked up by whole numbers: a fraction is hashed several times more slowly.
    return Span((Interval.exactly(Fraction(above, below)),))


def is_at_most(left: Span, right: Span) -> bool:
    """Whether no number of one is above any number of the other."""
    high, low = left.high, right.low
    return high is not None and low is not None and high <= low


def summed(numbers: Iterable[tuple[tuple[int, int], Fraction]], constant: Fraction) -> tuple[int, int]:
    """Numbers, each times its weight, and a constant added up; numerators and denominators need no lowest terms."""
    above, below = constant.as_integer_ratio()
    for (number, of), weight in numbers:
        times, by = weight.as_integer_ratio()
        top, bottom = number * times, of * by
        if below % bottom:
            common = math.lcm(below, bottom)
            above, below = above * (common // below), common
        above += top * (below // bottom)
    return above, below


def union(intervals: Iterable[Interval]) -> Over:
    """The sorted union of the intervals, touching ones merged; more than eight become their hull."""
    listed = tuple(intervals)
    if len(listed) < 2:  # noqa: PLR2004 - one alone is the whole
        return listed
    merged: list[Interval] = []
    for part in sorted(listed, key=_low_order):
        if merged and _touch(merged[-1], part):
            merged[-1] = _interval(_low(merged[-1]), max(_high(merged[-1]), _high(part)))
        else:
            merged.append(part)
    if len(merged) > MOST_INTERVALS:
        return (_interval(_low(merged[0]), _high(merged[-1])),)
    return tuple(merged)


def joined(*spans: Span) -> Span:
    """The union of the spans."""
    if len(spans) > 1 and all(span is spans[0] for span in spans):
        return spans[0]
    return Span(union(part for span in spans for part in span.over), any(span.may_be_nothing for span in spans))


def hull(over: Over) -> Interval | None:
    """The interval from the first end to the last; None where there are none."""
    return _interval(_low(over[0]), _high(over[-1])) if over else None


def meet(over: Over, other: Interval) -> Over:
    """The intersection."""
    met = (part.meet(other) for part in over)
    return tuple(part for part in met if part is not None)


def shifted(over: Over, weight: Fraction, constant: Fraction) -> Over:
    """Every number times a weight, and a constant added."""
    if not weight:
        return (Interval.exactly(constant),) if over else ()
    if weight == 1 and not constant:
        return over
    moved = (_shift(part, weight, constant) for part in over)
    return tuple(moved) if weight > 0 else tuple(reversed(tuple(moved)))


def added(left: Over, right: Over) -> Over:
    """Every number of one plus every number of the other."""
    return _each(left, right, _sum)


def multiplied(left: Over, right: Over) -> Over:
    """Every number of one times every number of the other."""
    return _each(left, right, _product)


def inverted(over: Over) -> Over:
    """One over every number but zero."""
    return union(inverse for part in over for inverse in _inverses(part))


def rounded(over: Over, to: GridRounding) -> Over:
    """The rounded numbers; an open end is approached but not reached."""
    return union(_rounded(part, to) for part in over)


def image(over: Over, piece: Piece) -> Over:
    """The image of the numbers in a piece of a curve."""
    return shifted(meet(over, piece.over), piece.slope, piece.intercept)


def whole_numbers(over: Over) -> Over:
    """From the first whole number of each interval to its last."""
    inner = (part.whole_numbers() for part in over)
    return tuple(part for part in inner if part is not None)


def _low(one: Interval) -> _End:
    return (-_INFINITE if one.low is None else one.low), one.low_closed


def _high(one: Interval) -> _End:
    return (_INFINITE if one.high is None else one.high), one.high_closed


def _low_order(one: Interval) -> tuple[Fraction | float, bool]:
    low, closed = _low(one)
    return low, not closed


def _interval(low: _End, high: _End) -> Interval:
    bottom, top = (end if isinstance(end, Fraction) else None for end in (low[0], high[0]))
    return Interval(bottom, top, low[1] and bottom is not None, high[1] and top is not None)


def _touch(left: Interval, right: Interval) -> bool:
    (high, high_closed), (low, low_closed) = _high(left), _low(right)
    return low < high or (low == high and (high_closed or low_closed))


def _shift(one: Interval, weight: Fraction, constant: Fraction) -> Interval:
    low, high = (None if end is None else end * weight + constant for end in (one.low, one.high))
    if weight > 0:
        return Interval(low, high, one.low_closed, one.high_closed)
    return Interval(high, low, one.high_closed, one.low_closed)


def _each(left: Over, right: Over, combine: Callable[[Interval, Interval], Interval]) -> Over:
    return union(combine(first, second) for first in left for second in right)


def _sum(left: Interval, right: Interval) -> Interval:
    (low, low_closed), (other_low, other_low_closed) = _low(left), _low(right)
    (high, high_closed), (other_high, other_high_closed) = _high(left), _high(right)
    return _interval(
        (low + other_low, low_closed and other_low_closed), (high + other_high, high_closed and other_high_closed)
    )


def _product(left: Interval, right: Interval) -> Interval:
    corners = [_times(end, by) for end in (_low(left), _high(left)) for by in (_low(right), _high(right))]
    low, high = min((end, not closed) for end, closed in corners), max(corners)
    return _interval((low[0], not low[1]), high)


def _times(end: _End, by: _End) -> _End:
    (left, left_closed), (right, right_closed) = end, by
    if not left or not right:
        # A reached zero gives zero with any other factor.
        return ZERO, (left_closed and (right_closed or not left)) or (right_closed and not right)
    return left * right, left_closed and right_closed


def _inverses(one: Interval) -> Iterator[Interval]:
    for side in (Interval(None, ZERO, False, False), Interval(ZERO, None, False, False)):  # noqa: FBT003 - open ends
        part = one.meet(side)
        if part is not None:
            ends = [ZERO if end is None else (1 / end if end else None) for end in (part.high, part.low)]
            low, high = ends
            yield Interval(low, high, part.high_closed and low is not None, part.low_closed and high is not None)


def _rounded(one: Interval, to: GridRounding) -> Interval:
    low = high = None
    if one.low is not None:
        low = to(one.low) if one.low_closed else to.just_above(one.low)
    if one.high is not None:
        high = to(one.high) if one.high_closed else to.just_below(one.high)
    return Interval(low, high, low is not None, high is not None)


def places(hulls: Iterable[Interval], start: int, stop: int) -> Interval:
    """Where the sum of the places from ``start`` to before ``stop`` may lie, the smallest first."""
    listed = list(hulls)
    lows = sorted((_low(hull) for hull in listed), key=lambda end: (end[0], not end[1]))[start:stop]
    highs = sorted(_high(hull) for hull in listed)[start:stop]
    low, high = (sum((end for end, _ in ends), ZERO) for ends in (lows, highs))
    return _interval((low, all(closed for _, closed in lows)), (high, all(closed for _, closed in highs)))
