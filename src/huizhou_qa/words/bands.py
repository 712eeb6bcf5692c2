"""How an interval is written as texts write it: 10%（含）以下, 10%–15%（含）, 超过20%; 10% or less."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.words.leaves import any_of_words, with_unit
from huizhou_qa.words.measured import Measured
from huizhou_qa.words.numbers import NUMBER, number
from huizhou_qa.words.phrases import say


def band(over: Interval, measure: Measured) -> Wording:
    """An interval of a measure's numbers; ends of what it can be at all go unsaid."""
    domain = measure.domain
    over = over.meet(domain) or over
    if measure.whole:
        over = over.whole_numbers() or over
    if measure.words:
        return any_of_words(measure.words, over)
    unit, scale = (measure.unit, 1) if measure.share is None else (measure.share.unit, 100)
    # A rounded end still lies in the band: who reads it and gives that number gets what the band gives.
    within = ANY_NUMBER if over.is_single else scaled(over, scale)
    low, high = (None if end is None else with_unit(number(end * scale, within), unit) for end in (over.low, over.high))
    if low is not None and low == high:
        return low
    if (over.low, over.low_closed) == (domain.low, domain.low_closed):
        low = None
    if (over.high, over.high_closed) == (domain.high, domain.high_closed):
        high = None
    return _between_ends(low, high, over)


def _between_ends(low: Wording | None, high: Wording | None, over: Interval) -> Wording:
    if low is None:
        return say("any_number") if high is None else say("at_most" if over.high_closed else "below", high=high)
    if high is None:
        return say("at_least" if over.low_closed else "above", low=low)
    if over.low_closed:
        return say("from_to" if over.high_closed else "from_to_below", low=low, high=high)
    return say("above_to" if over.high_closed else "between", low=low, high=high)


def in_band(over: Interval, measure: Measured) -> Wording:
    """The same in front of points, where a number alone would run into them: 等于1得2分."""
    text = band(over, measure)
    alone = NUMBER.fullmatch(text.zh.removeprefix("−")) is not None
    return say("exactly", number=text) if alone else text


def side_of(within: Interval, value: Fraction) -> Interval:
    """The interval itself where the value lies in it, else all that lies beyond it on the value's side."""
    if value in within:
        return within
    if within.low is not None and value <= within.low:
        return Interval(None, within.low, low_closed=False, high_closed=not within.low_closed)
    return Interval(within.high, None, low_closed=not within.high_closed, high_closed=False)


def scaled(over: Interval, factor: int) -> Interval:
    """The interval with both ends times a factor."""
    low, high = (None if end is None else end * factor for end in (over.low, over.high))
    return Interval(low, high, over.low_closed, over.high_closed)
