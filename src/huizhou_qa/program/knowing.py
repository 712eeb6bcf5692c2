"""What a statistic that is not given may be: what the unit's own figure and other statistics of the same number say.

Where the unit itself counts, the least is at most its own figure, and the most at least that; a mean lies between them.
The unit is first where its own figure is the most and only there, and no place is behind the last of the members.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program.entries import Program, Statistic
from huizhou_qa.readers.bounds import Bounds
from huizhou_qa.readers.spans import Span
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.rules.statistics import Fold

FIRST, BEHIND_THE_FIRST = Interval.parse("{1}"), Interval.parse("[2, ∞)")

# From the lowest to the highest of one number.
_RISING: tuple[Fold, ...] = ("least", "mean", "most")


def members_of(leaf: Input) -> str:
    """The path at which stands how many members a statistic is over, where that is given."""
    return f"{leaf.path}/members"


def statistic_span(entry: Statistic, program: Program, found: Mapping[str, Span], arithmetic: Bounds) -> Span:
    """The numbers that a statistic may be, given what was found so far; empty where nothing agrees."""
    over: Interval | None = entry.leaf.range
    for known in _known(entry, program, found, arithmetic) if entry.own else ():
        over = None if over is None else over.meet(known)
    if over is not None and entry.leaf.whole:
        over = over.whole_numbers()
    return Span(() if over is None else (over,))


def _known(entry: Statistic, program: Program, found: Mapping[str, Span], arithmetic: Bounds) -> Iterator[Interval]:
    """Intervals that the statistic lies in."""
    own = entry.node.under(arithmetic)
    others = [one for one in program.entries if isinstance(one, Statistic) and one.own and one.node == entry.node]
    given = {one.fold: found[one.leaf.path] for one in others if one is not entry and one.leaf.path in found}
    # A unit of which there may be nothing may be left out: then its own figure says nothing.
    own = Span() if own.may_be_nothing else own
    if entry.fold == "place":
        yield from _place(own, given.get("most", Span()))
        members = [found[members_of(one.leaf)] for one in others if members_of(one.leaf) in found]
        yield from (Interval(None, one.high, low_closed=False, high_closed=True) for one in members)
        return
    yield from _beside_own(entry, own, given.get("place", Span()))
    at = _RISING.index(entry.fold)
    yield from (_above(given[fold]) for fold in _RISING[:at] if fold in given)
    yield from (_below(given[fold]) for fold in _RISING[at + 1 :] if fold in given)


def _place(own: Span, most: Span) -> Iterator[Interval]:
    """First where the own figure is surely the most, behind it where it surely is not."""
    if own.low is not None and own.low == most.high:
        yield FIRST
    elif _is_below(own, most):
        yield BEHIND_THE_FIRST


def _is_below(own: Span, most: Span) -> bool:
    if own.high is None or most.low is None:
        return False
    closed = own.over[-1].high_closed and most.over[0].low_closed
    return own.high < most.low or (own.high == most.low and not closed)


def _beside_own(entry: Statistic, own: Span, place: Span) -> Iterator[Interval]:
    if not own.over:
        return
    if place.high == 1 and entry.fold != "least":
        # Whoever is first has the most, and nobody has more.
        yield _below(own)
    if entry.fold == "most":
        yield _above(own)
        if place.low is not None and place.low > 1:
            yield _beyond(own.low)
    elif entry.fold == "least":
        yield _below(own)
    else:
        yield from _mean(entry.leaf.range, own)


def _mean(over: Interval, own: Span) -> Iterator[Interval]:
    """A mean stands on an end of the range only where all members do."""
    if own.low is not None and over.low is not None and own.low > over.low:
        yield _beyond(over.low)
    if own.high is not None and over.high is not None and own.high < over.high:
        yield Interval(None, over.high, low_closed=False, high_closed=False)


def _above(span: Span) -> Interval:
    hull = span.hull or ANY_NUMBER
    return Interval(hull.low, None, low_closed=hull.low_closed, high_closed=False)


def _below(span: Span) -> Interval:
    hull = span.hull or ANY_NUMBER
    return Interval(None, hull.high, low_closed=False, high_closed=hull.high_closed)


def _beyond(low: Fraction | None) -> Interval:
    return Interval(low, None, low_closed=False, high_closed=False)
