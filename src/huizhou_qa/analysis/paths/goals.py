"""What gains of the sum of all that moves lead to: how much is needed for a grade, and whether the most is the best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import floor, lcm

from attrs import field, frozen

from huizhou_qa.analysis.moving.unit import number
from huizhou_qa.analysis.paths.added_parts import AddedParts
from huizhou_qa.analysis.paths.fronts import GridWay
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Span
from huizhou_qa.scheme.program.building import GRADE, TOTAL

GainsTold = tuple[int, int, bool]
"""From which gain to which, in units, and whether they lead there."""


@frozen(eq=False)
class Gains:
    """The gains that moves may come to together, in whole units.

    Attributes:
        added: what adds up, and what total and grade are made of from there.
        fronts: the ways of every part.
        unit: how many units are 1.
        low: the least gain, or less; None where there is no bound.
        most: the most that is gained.
    """

    added: AddedParts
    fronts: Sequence[Sequence[GridWay]]
    unit: int = field(init=False)
    low: int | None = field(init=False)
    most: int = field(init=False)

    @unit.default
    def _common_unit(self) -> int:
        return lcm(*(way.gain.denominator for ways in self.fronts for way in ways))

    @low.default
    def _least(self) -> int | None:
        lows = [part.gains(part.whole).low for part in self.added.parts]
        known = [low for low in lows if low is not None]
        return floor(sum(known) * self.unit) if len(known) == len(lows) else None

    @most.default
    def _most(self) -> int:
        return int(sum(ways[-1].gain for ways in self.fronts) * self.unit)

    def needed(self, place: int) -> Fraction | None:
        """The least gain from which on a grade, by its place, is reached; more than the most where none is.

        None where more may be worse: then a gain does not tell whether it is reached.
        """
        if self.low is None:
            return None
        told = list(self._told(place, self.low, self.most))
        switches = [at for at, (before, after) in enumerate(pairwise(told)) if before[2] != after[2]]
        if not switches:
            return Fraction(told[0][0] if told[0][2] else self.most + 1, self.unit)
        if len(switches) > 1 or told[0][2]:
            return None
        return Fraction(told[switches[0] + 1][0], self.unit)

    def _told(self, place: int, low: int, high: int) -> Iterator[GainsTold]:
        """Where the grade is reached, and where not, from left to right, gain by gain."""
        span = self._led_to(GRADE.path, low, high)
        if not span.may_be_nothing and (span.high or 0) <= place:
            yield low, high, True
        elif low == high or (span.low is not None and span.low > place):
            yield low, high, False
        else:
            middle = (low + high) // 2
            yield from self._told(place, low, middle)
            yield from self._told(place, middle + 1, high)

    def most_is_best(self) -> bool:
        """Whether no gain leads to a total above that of the most."""
        best = self._led_to(TOTAL.path, self.most, self.most).low
        waiting = [] if self.low is None else [(self.low, self.most)]
        while waiting and best is not None:
            low, high = waiting.pop()
            top = self._led_to(TOTAL.path, low, high).high
            if top is not None and top <= best:
                continue
            if low == high:
                return False
            middle = (low + high) // 2
            waiting += [(low, middle), (middle + 1, high)]
        return best is not None and self.low is not None

    def _led_to(self, result: str, low: int, high: int) -> Span:
        """Where a result may lie with gains from one to another."""
        path, moved = self.added.path, self.added.moved
        if path is None:
            return moved.spans[result]
        base = number(moved.unit.written[path])
        first, last = (base + Fraction(end, self.unit) for end in (low, high))
        raised = Interval(first, last, low_closed=True, high_closed=True)
        return moved.bounded({path: Span((raised,))}, self.added.above)[result]
