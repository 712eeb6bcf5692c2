"""The nearest place, either way from where an input stands, at which the total is another.

A better total counts from where it begins; on a slope, which earns with every unit, from its best end. A worse
total counts where it is lost at once: on a slope that falls there is no cliff.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property, partial

from attrs import frozen

from huizhou_qa.analysis.moving.cells import Held, Walk, place_in
from huizhou_qa.analysis.moving.one_input import Moving, Outcome
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Gap

# How far beside an open end a place is, where there is so much room.
BESIDE = Fraction(1, 100)


@frozen
class Edge:
    """Where the total is another.

    Attributes:
        needed: the numbers from the edge on; every one of them changes the total at least as much.
        at: a number of these at which it changes so much.
        rate: on a slope, what each unit of the input is worth where it begins; None elsewhere.
    """

    needed: Interval
    at: Fraction
    rate: Fraction | None = None


@frozen
class Stretch:
    """A cell of the exact total beside where the input stands, and what is written at both of its ends.

    Attributes:
        over: where.
        near: what is written where it begins, as seen from where the input stands.
        far: what is written where it ends.
    """

    over: Interval
    near: Held[Outcome]
    far: Held[Outcome]


@frozen(eq=False, slots=False)
class Edges:
    """The edges of one input of a unit on one side of where it stands.

    Attributes:
        moving: the input.
        domain: the numbers that it may take beside all else that is known.
        current: where it stands.
        base: the total that others are held against.
        up: whether above where it stands; else below.
    """

    moving: Moving
    domain: Interval
    current: Fraction
    base: Fraction
    up: bool

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """From where the input stands to the end of the domain, or to where there is no total."""
        return tuple(self._stretches())

    def better(self) -> Edge | None:
        """The nearest numbers that earn more."""
        for at, one in enumerate(self.stretches):
            near, far = one.near.read.total_value, one.far.read.total_value
            if max(near, far) <= self.base:
                continue
            if far > near:
                return self._from(self._best_end(one, self.stretches[at + 1 :]), 1, self._rate(one.over))
            return self._from(one.near.over, 1)
        return None

    def worse(self) -> Edge | None:
        """The nearest numbers at which the total drops at once."""
        for one in self.stretches:
            if one.near.read.total_value < self.base:
                return self._from(one.near.over, -1)
            if one.far.read.total_value < self.base:
                return None
        return None

    @cached_property
    def written(self) -> Walk[Outcome]:
        """Goes over the totals as written."""
        return Walk(partial(_looked, self.moving, True), self.moving.whole)  # noqa: FBT003 - whether it is written

    def _stretches(self) -> Iterator[Stretch]:
        exact = Walk(partial(_looked, self.moving, False), self.moving.whole)  # noqa: FBT003 - whether it is written
        below, above = self.domain.split(self.current, edge_is_low=not self.up)
        rest = exact.places(above if self.up else below)
        while rest is not None:
            found = exact.near(rest, high=not self.up)
            if isinstance(found.read.total.value, Gap):
                return
            near, far = (self.written.near(found.over, high=high) for high in (not self.up, self.up))
            yield Stretch(found.over, near, far)
            rest = self._beyond(found.over, rest)

    def _beyond(self, over: Interval, within: Interval) -> Interval | None:
        """What of an interval lies farther out than a part of it."""
        return self.written.right_of(over, within) if self.up else self.written.left_of(over, within)

    def _rate(self, over: Interval) -> Fraction:
        at = place_in(over, high=not self.up)
        return abs(self.moving.outcome(at, written=False).total.course.slope_at(at))

    def _best_end(self, slope: Stretch, later: tuple[Stretch, ...]) -> Interval:
        """The end of a slope that rises, or its last figure where the end itself is worth less."""
        over = slope.over
        end, closed = (over.high, over.high_closed) if self.up else (over.low, over.low_closed)
        if end is None:
            return slope.far.over
        reached = closed or any(end in one.over and _not_worse(one.near, slope.far) for one in later[:1])
        return Interval.exactly(end) if reached else slope.far.over

    def _place_beside(self, begin: Interval) -> Fraction:
        """A place where it begins: at its end, or just beside an end that is open."""
        at = place_in(begin, high=not self.up)
        end = begin.low if self.up else begin.high
        if end is None or at == end or self.moving.whole:
            return at
        beside = end + BESIDE if self.up else end - BESIDE
        return beside if beside in begin else at

    def _from(self, begin: Interval, sign: int, rate: Fraction | None = None) -> Edge:
        """From where it begins on, as far as the total stays so good, or so bad."""
        at = self._place_beside(begin)
        level, needed = self.moving.outcome(at, written=True).total_value, begin
        for one in self.stretches:
            rest = self._beyond(needed, one.over)
            if rest is None:
                continue
            near = self.written.near(rest, high=not self.up)
            holds, on = ((end.read.total_value - level) * sign >= 0 for end in (near, one.far))
            whole = on and len(self.moving.clauses_moving(rest)) <= 1
            if holds:
                needed = _together(needed, rest if whole else near.over)
            if not (holds and whole):
                break
        return Edge(needed, at, rate)


def _not_worse(one: Held[Outcome], other: Held[Outcome]) -> bool:
    return one.read.total_value >= other.read.total_value


def _looked(moving: Moving, written: bool, x: Fraction) -> tuple[Interval, Outcome]:  # noqa: FBT001 - of a partial
    outcome = moving.outcome(x, written=written)
    return outcome.total.over, outcome


def _together(left: Interval, right: Interval) -> Interval:
    """Both of two intervals side by side."""
    first, last = (left, right) if _begins_before(left, right) else (right, left)
    return Interval(first.low, last.high, first.low_closed, last.high_closed)


def _begins_before(left: Interval, right: Interval) -> bool:
    if left.low is None or right.low is None:
        return left.low is None
    return (left.low, not left.low_closed) < (right.low, not right.low_closed)
