"""Numbers drawn for an input: at the numbers that rules name and beside them often, and anywhere in its range."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction

from hypothesis import strategies as st

from huizhou_qa.numbers.intervals import Interval

Numbers = st.SearchStrategy[Fraction]

SMALL = Fraction(1, 10**6)
BESIDE = (Fraction(0), SMALL, -SMALL, Fraction(1, 2), Fraction(-1, 2), Fraction(1), Fraction(-1))
# Where a range has no end, numbers are drawn so far beyond what rules name.
FAR = Fraction(50)
MOST_DENOMINATOR = 10**4


def numbers_of(over: Interval, near: Iterable[Fraction], *, whole: bool = False) -> Numbers:
    """Numbers of an interval: at the ones named and beside them, at its ends, and anywhere; none is thrown away."""
    named = sorted({number for number in near if over.reaches(number)} | {Fraction(0)})
    low = named[0] - FAR if over.low is None else over.low
    high = max(low, named[-1]) + FAR if over.high is None else over.high
    offsets = {edge + offset for edge in (*named, low, high) for offset in BESIDE}
    tried = {Fraction(round(number)) for number in offsets} if whole else offsets
    listed = sorted(number for number in tried if number in over and low <= number <= high)
    anywhere = _wholes(low, high, over) if whole else _fractions(low, high, over)
    return st.one_of(st.sampled_from(listed), anywhere) if listed else anywhere


def _fractions(low: Fraction, high: Fraction, over: Interval) -> Numbers:
    """Between two ends; an open end is stepped back from."""
    width = high - low
    first = low if over.low_closed or over.low is None else low + min(SMALL, width / 4)
    last = high if over.high_closed or over.high is None else high - min(SMALL, width / 4)
    return st.integers(0, MOST_DENOMINATOR).map(lambda at: first + (last - first) * at / MOST_DENOMINATOR)


def _wholes(low: Fraction, high: Fraction, over: Interval) -> Numbers:
    inside = (Interval(low, high, low_closed=True, high_closed=True).meet(over) or over).whole_numbers() or over
    first = math.ceil(low if inside.low is None else inside.low)
    last = math.floor(high if inside.high is None else inside.high)
    return st.integers(first, max(first, last)).map(Fraction)
