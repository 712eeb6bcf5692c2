"""The nearest place, either way from where an input stands, at which the total is another.

A better total counts from where it begins; on a slope, which earns with every unit, from its best end. A worse
total counts where it is lost at once: on a slope that falls there is no cliff.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cached_property, partial

from attrs import frozen

from huizhou_qa.analysis.moving.cells import FARTHEST, ONE, ZERO, Held, Walk, place_in
from huizhou_qa.analysis.moving.one_input import Moving, Outcome
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Gap

# How far beside an open end a place is, where there is so much room.
BESIDE = Fraction(1, 100)
# So many stretches are looked at one after the other; then the rest is halved again and again.
SEVERAL = 3

Fits = Callable[[Fraction], bool]
"""Whether a total is looked for: all above a number, or all below it."""
MayBe = Callable[[Interval], bool]
"""Whether what is looked for may lie in a part."""


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
        is_gap: whether there is no total on it.
    """

    over: Interval
    near: Held[Outcome]
    far: Held[Outcome]
    is_gap: bool


@frozen
class FoundStretch:
    """A stretch that was looked for, and the end of it, or of a part of it, at which the total fits."""

    stretch: Stretch
    end: Held[Outcome]


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
    def side(self) -> Interval | None:
        """The places on this side of where the input stands."""
        below, above = self.domain.split(self.current, edge_is_low=not self.up)
        return self.exact.places(above if self.up else below)

    def beyond_the_first(self, may: MayBe) -> Iterator[Stretch]:
        """The stretches but for the one that begins where the input stands, and for those in parts that may not be.

        From the nearest to the end of the domain, or to where there is no total.
        """
        found = [] if self.side is None else [self._nearest_stretch(self.side).over]
        for part, is_cut in self._parts(self.side, may):
            if part.is_gap:
                return
            one = self._whole(part) if is_cut else part
            if one.over != found[-1]:
                found.append(one.over)
                yield one

    def better(self) -> Edge | None:
        """The nearest numbers that earn more."""
        found = self._first(self.side, lambda total: total > self.base)
        if found is None or found.stretch.is_gap:
            return None
        one = found.stretch
        near, far = one.near.read.total_value, one.far.read.total_value
        if far > max(near, self.base):
            return self._from(self._best_end(one), 1, self._rate(one.over))
        return self._from((one.near if near > self.base else found.end).over, 1)

    def worse(self) -> Edge | None:
        """The nearest numbers at which the total drops at once."""
        found = self._first(self.side, lambda total: total < self.base)
        if found is None or found.stretch.is_gap:
            return None
        near = found.stretch.near
        return self._from(near.over, -1) if near.read.total_value < self.base else None

    @cached_property
    def exact(self) -> Walk[Outcome]:
        """Goes over the totals with no figure rounded for writing."""
        return Walk(partial(_looked, self.moving, False), self.moving.whole)  # noqa: FBT003 - whether it is written

    @cached_property
    def written(self) -> Walk[Outcome]:
        """Goes over the totals as written."""
        return Walk(partial(_looked, self.moving, True), self.moving.whole)  # noqa: FBT003 - whether it is written

    def _nearest_stretch(self, within: Interval) -> Stretch:
        """The stretch where an interval begins, as far as it lies in it."""
        return self._stretch(self.exact.near(within, high=not self.up))

    def _stretch(self, found: Held[Outcome]) -> Stretch:
        near, far = (self.written.near(found.over, high=high) for high in (not self.up, self.up))
        return Stretch(found.over, near, far, is_gap=isinstance(found.read.total.value, Gap))

    def _first(self, within: Interval | None, fits: Fits, *, inside: bool = False) -> FoundStretch | None:
        """The nearest stretch of an interval with a total that fits, or where there is no total if that is nearer.

        With ``inside``, also one that may have such a total between its ends.
        """
        for one, is_cut in self._parts(within, partial(self._may_fit, fits)):
            end = next((end for end in (one.near, one.far) if one.is_gap or fits(end.read.total_value)), None)
            if end is None and inside and self._may_fit_inside(fits, one):
                end = one.near
            if end is not None:
                return FoundStretch(self._whole(one) if is_cut else one, end)
        return None

    def _may_fit_inside(self, fits: Fits, stretch: Stretch) -> bool:
        """Whether totals may rise and fall within a stretch, so that its ends do not tell."""
        inner = self._beyond(stretch.near.over, stretch.over)
        return inner is not None and self._may_fit(fits, inner) and len(self.moving.clauses_moving(inner)) > 1

    def _parts(self, within: Interval | None, may: MayBe) -> Iterator[tuple[Stretch, bool]]:
        """The stretches of an interval, and whether each may be a part of one; but for parts that may not be."""
        waiting, looked = [within], 0
        while waiting:
            part = waiting.pop()
            if part is not None and may(part):
                one, is_cut = self._nearest_stretch(part), looked >= SEVERAL
                yield one, is_cut
                looked += 1
                rest = self._beyond(one.over, part)
                waiting += self._halves(rest) if looked >= SEVERAL else [rest]

    def _may_fit(self, fits: Fits, part: Interval) -> bool:
        """Whether there may be a total that fits, or none, in a part."""
        total = self.moving.total_over(part)
        ends = [total.span.low, total.span.high]
        return not total.is_sure or any(end is None or fits(end) for end in ends)

    def _whole(self, part: Stretch) -> Stretch:
        """The whole stretch of which a part was found; a place that two share belongs to the nearer one."""
        side = self.side or part.over
        over = self.exact.at(_middle(part.over, whole=self.moving.whole), side).over
        before = self.exact.near(self._nearer(over, side) or over, high=self.up)
        left = self._beyond(self.exact.at(before.place, side).over, over) or over
        return self._stretch(Held(left, part.near.read, part.near.place))

    def _halves(self, part: Interval | None) -> list[Interval | None]:
        """An interval in halves, the farther first; one without an end is parted farther out."""
        if part is None or _is_farthest(part):
            return []
        below, above = part.split(_middle(part, whole=self.moving.whole), edge_is_low=True)
        halves = [self.written.places(half) for half in (below, above)]
        return halves[::-1] if self.up else halves

    def _beyond(self, over: Interval, within: Interval) -> Interval | None:
        """What of an interval lies farther out than a part of it."""
        return self.written.right_of(over, within) if self.up else self.written.left_of(over, within)

    def _nearer(self, over: Interval, within: Interval) -> Interval | None:
        """What of an interval lies nearer than a part of it."""
        return self.written.left_of(over, within) if self.up else self.written.right_of(over, within)

    def _rate(self, over: Interval) -> Fraction:
        at = place_in(over, high=not self.up)
        return abs(self.moving.outcome(at, written=False).total.course.slope_at(at))

    def _best_end(self, slope: Stretch) -> Interval:
        """The end of a slope that rises, or its last figure where the end itself is worth less."""
        over = slope.over
        end, closed = (over.high, over.high_closed) if self.up else (over.low, over.low_closed)
        if end is None:
            return slope.far.over
        return Interval.exactly(end) if closed or self._goes_on(slope, end) else slope.far.over

    def _goes_on(self, slope: Stretch, end: Fraction) -> bool:
        """Whether the end of a slope belongs to the next stretch, and is worth no less there."""
        rest = None if self.side is None else self._beyond(slope.over, self.side)
        if rest is None:
            return False
        one = self._nearest_stretch(rest)
        return not one.is_gap and end in one.over and one.near.read.total_value >= slope.far.read.total_value

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
        level = self.moving.outcome(at, written=True).total_value
        rest = None if self.side is None else self._beyond(begin, self.side)
        found = self._first(rest, lambda total: (total - level) * sign < 0, inside=True)
        if rest is None or found is None:
            return Edge(_together(begin, rest), at, rate)
        needed = _together(begin, self._nearer(found.stretch.over, rest))
        if not found.stretch.is_gap:
            # Of a slope on which it is lost, only what it begins with.
            slope = found.stretch.over
            left = self._beyond(needed, slope)
            near = None if left is None else self.written.near(left, high=not self.up)
            if near is not None and (near.read.total_value - level) * sign >= 0:
                needed = _together(needed, near.over)
        return Edge(needed, at, rate)


def _is_farthest(over: Interval) -> bool:
    """Whether it has no end and begins farther out than any number that evidence may bring."""
    ends = [end for end in (over.low, over.high) if end is not None]
    return len(ends) == 1 and abs(ends[0]) >= FARTHEST


def _middle(over: Interval, *, whole: bool) -> Fraction:
    """A number in the middle; of an interval without an end, one ever farther out."""
    low, high = over.low or ZERO, over.high or ZERO
    if over.low is None:
        return high - max(ONE, high**2)
    if over.high is None:
        return low + max(ONE, low**2)
    return Fraction(math.floor((low + high) / 2)) if whole else (low + high) / 2


def _looked(moving: Moving, written: bool, x: Fraction) -> tuple[Interval, Outcome]:  # noqa: FBT001 - of a partial
    outcome = moving.outcome(x, written=written)
    return outcome.total.over, outcome


def _together(left: Interval, right: Interval | None) -> Interval:
    """Both of two intervals side by side."""
    if right is None:
        return left
    first, last = (left, right) if _begins_before(left, right) else (right, left)
    return Interval(first.low, last.high, first.low_closed, last.high_closed)


def _begins_before(left: Interval, right: Interval) -> bool:
    if left.low is None or right.low is None:
        return left.low is None
    return (left.low, not left.low_closed) < (right.low, not right.low_closed)
