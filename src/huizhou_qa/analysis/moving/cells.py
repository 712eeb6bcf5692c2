"""Going over a range of one input cell by cell: places to look at, and what is left beside a cell.

A reading at a place says how far about it holds. A range is covered by readings from left to right; near an end
that is open, a reading is taken nearer and nearer until it reaches the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Generic, TypeVar

from attrs import frozen

from huizhou_qa.numbers.intervals import Interval

Reading = TypeVar("Reading")
ZERO, ONE = Fraction(0), Fraction(1)
# Numbers have at most 30 digits, and exponents up to 99.
FARTHEST = Fraction(10**130)


@frozen
class Held(Generic[Reading]):
    """What was read at a place of a range, and the part of the range that it holds on."""

    over: Interval
    read: Reading
    place: Fraction


Look = Callable[[Fraction], tuple[Interval, Reading]]
"""Reads at a place: how far about it the reading holds, and the reading."""


@frozen(eq=False)
class Walk(Generic[Reading]):
    """Readings over the places of an input.

    Attributes:
        look: reads at a place.
        whole: whether only whole numbers are places.
    """

    look: Look[Reading]
    whole: bool = False

    def places(self, over: Interval | None) -> Interval | None:
        """An interval as far as there are places in it."""
        return over.whole_numbers() if over is not None and self.whole else over

    def at(self, x: Fraction, within: Interval) -> Held[Reading]:
        """What is read at a place, on the part of an interval about it."""
        over, read = self.look(x)
        return Held(self.places(over.meet(within)) or Interval.exactly(x), read, x)

    def cells(self, within: Interval) -> Iterator[Held[Reading]]:
        """The interval covered by readings, from left to right."""
        rest = self.places(within)
        while rest is not None:
            found = self.at(place_in(rest), rest)
            left = self.left_of(found.over, rest)
            if left is not None:
                yield from self.cells(left)
            yield found
            rest = self.right_of(found.over, rest)

    def left_of(self, over: Interval, within: Interval) -> Interval | None:
        """What lies below a part of an interval."""
        if over.low is None:
            return None
        return self.places(within.split(over.low, edge_is_low=not over.low_closed)[0])

    def right_of(self, over: Interval, within: Interval) -> Interval | None:
        """What lies above a part of an interval."""
        if over.high is None:
            return None
        return self.places(within.split(over.high, edge_is_low=over.high_closed)[1])

    def near(self, within: Interval, *, high: bool) -> Held[Reading]:
        """What is read at an end of an interval that holds a place, or as near to it as can be.

        Without an end, it is read farther out than any number that evidence may bring.
        """
        found = self.at(place_in(within, high=high), within)
        rest = self.right_of(found.over, within) if high else self.left_of(found.over, within)
        while rest is not None and abs(found.place) < FARTHEST:
            found = self.at(_place_near(rest, found.over, high=high), rest)
            rest = self.right_of(found.over, rest) if high else self.left_of(found.over, rest)
        return found


def _place_near(over: Interval, beside: Interval, *, high: bool) -> Fraction:
    """A place in an interval near its end, where cells are as wide as the one beside it: cells of a slope are."""
    place, end = place_in(over, high=high), over.high if high else over.low
    if end is None or place == end or beside.low is None or beside.high is None:
        return place
    half = (beside.high - beside.low) / 2
    return min(place, end + half) if not high else max(place, end - half)


def place_in(over: Interval, *, high: bool = False) -> Fraction:
    """A place in an interval: at its low end, or the high one, where that is closed; else beside it."""
    low, top = over.low, over.high
    end, closed, other = (top, over.high_closed, low) if high else (low, over.low_closed, top)
    if end is not None and closed:
        return end
    if end is not None and other is not None:
        return (end + other) / 2
    away = -ONE if high else ONE
    if end is not None:
        return end + away
    # Without an end, ever farther out.
    return ZERO if other is None else other + away * -max(ONE, other**2)
