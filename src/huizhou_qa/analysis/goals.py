"""How much the sum of all that moves must gain so that a grade is reached."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import floor, lcm

from attrs import frozen

from huizhou_qa.analysis.fronts import GridWay
from huizhou_qa.analysis.moved_sum import MovedSum
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Gap, Span
from huizhou_qa.scheme.building import GRADE

GainsTold = tuple[int, int, bool]


@frozen(eq=False)
class Goal:
    """That grade or a better one.

    Attributes:
        moved: what adds up, and what the grade is made of from there.
        place: the place of the grade, the best being 0.
    """

    moved: MovedSum
    place: int

    def needed(self, most: Fraction, fronts: tuple[tuple[GridWay, ...], ...]) -> Fraction | None:
        """The least gain from which on it is reached, more than ``most`` where none is.

        None where more may be worse: then a gain does not tell whether it is reached.
        """
        unit = lcm(*(way.gain.denominator for ways in fronts for way in ways))
        lows = [part.gains(part.whole).low for part in self.moved.parts]
        known = [low for low in lows if low is not None]
        if len(known) < len(lows):
            return None
        told = list(self._told(floor(sum(known) * unit), int(most * unit), unit))
        switches = [at for at, (before, after) in enumerate(pairwise(told)) if before[2] != after[2]]
        if not switches:
            return Fraction(told[0][0], unit) if told[0][2] else most + 1
        if len(switches) > 1 or told[0][2]:
            return None
        return Fraction(told[switches[0] + 1][0], unit)

    def _told(self, low: int, high: int, unit: int) -> Iterator[GainsTold]:
        """Where it is reached, and where not, from left to right, gain by gain."""
        over = Interval(Fraction(low, unit), Fraction(high, unit), low_closed=True, high_closed=True)
        span = self._grades(over)
        if not span.may_be_nothing and (span.high or 0) <= self.place:
            yield low, high, True
        elif low == high or (span.low is not None and span.low > self.place):
            yield low, high, False
        else:
            middle = (low + high) // 2
            yield from self._told(low, middle, unit)
            yield from self._told(middle + 1, high, unit)

    def _grades(self, gain: Interval) -> Span:
        """The places of the grades that gains in an interval may reach."""
        entry, moved = self.moved.entry, self.moved.moved
        if entry is None:
            return moved.spans[GRADE.path]
        current = moved.unit.written[entry.leaf.path]
        base = Fraction(0) if isinstance(current, Gap) else current
        raised = Interval(_plus(gain.low, base), _plus(gain.high, base), low_closed=True, high_closed=True)
        return moved.bounded({entry.leaf.path: Span((raised,))}, self.moved.above)[GRADE.path]


def _plus(end: Fraction | None, base: Fraction) -> Fraction | None:
    return None if end is None else end + base
