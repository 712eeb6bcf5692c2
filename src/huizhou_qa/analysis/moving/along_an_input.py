"""The arithmetic of numbers along one input: what a number is at a place, how it goes on, and how far.

Every decision that a rule makes on the way (which piece, which branch, which is the least, where it is rounded)
holds on an interval about the place; what comes of the rule is that course on what all of these have in common.
So one pass at one place gives an exact cell, and passes side by side cover a range.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.analysis.moving.line_quotients import LEVEL, Course, added, divided, flat, multiplied
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.exact import Exact
from huizhou_qa.readers.gaps import Gap, Number, Truth
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.rules.rounding import GridRounding

ZERO, ONE = Fraction(0), Fraction(1)
HALF = Fraction(1, 2)
# What is no quotient of two lines: neither missing nor nothing.
NO_COURSE = "no_quotient_of_lines"
UNKNOWN_COURSE = Gap(faults=frozenset({NO_COURSE}))
NOT_BELOW_ZERO = Interval(ZERO, None, low_closed=True, high_closed=False)
ABOVE_ZERO = Interval(ZERO, None, low_closed=False, high_closed=False)
BELOW_ZERO = Interval(None, ZERO, low_closed=False, high_closed=False)


@frozen
class Traced:
    """A number at a place, and about it.

    Attributes:
        value: what it is at the place.
        course: how it goes about the place; without meaning where there is no number.
        over: how far that holds; the place itself lies in it.
    """

    value: Number
    course: Course = LEVEL
    over: Interval = ANY_NUMBER


@frozen
class TracedTruth:
    """A truth at a place, and how far about the place it stays so."""

    value: Truth
    over: Interval = ANY_NUMBER


def fixed(number: Number) -> Traced:
    """A number, or a gap, that does not depend on the input."""
    return Traced(number) if isinstance(number, Gap) else Traced(number, flat(number))


@frozen(eq=False)
class Along:
    """The arithmetic at one place.

    Attributes:
        at: the place: the number of the input that moves.
        traced: the numbers that move with it, by the path of their input.
        exact: what is known besides, the readings, and whether figures are rounded where they are written.
    """

    at: Fraction
    traced: Mapping[str, Traced]
    exact: Exact = field()

    def constant(self, value: Fraction) -> Traced:
        """The same everywhere."""
        return fixed(value)

    def nothing(self, why: str) -> Traced:
        """The same everywhere."""
        return fixed(self.exact.nothing(why))

    def read(self, leaf: Input) -> Traced:
        """What moves, or what is known."""
        return self.traced.get(leaf.path) or fixed(self.exact.read(leaf))

    def sum(self, terms: Sequence[tuple[Traced, Fraction]], constant: Fraction) -> Traced:
        """The courses added up."""
        value = self.exact.sum([(term.value, weight) for term, weight in terms], constant)
        course: Course | None = LEVEL
        if not isinstance(value, Gap):
            moving = [(term, by) for term, by in terms if not term.course.is_flat]
            course = _moved(value, moving) if moving else flat(value)
        return _traced(value, course, [term.over for term, _ in terms])

    def product(self, left: Traced, right: Traced) -> Traced:
        """The courses multiplied."""
        value = self.exact.product(left.value, right.value)
        course = LEVEL if isinstance(value, Gap) else multiplied(left.course, right.course)
        return _traced(value, course, [left.over, right.over])

    def quotient(self, dividend: Traced, divisor: Traced) -> Traced:
        """The courses divided, as far as the divisor keeps its sign."""
        value = self.exact.quotient(dividend.value, divisor.value)
        course = LEVEL if isinstance(value, Gap) else divided(dividend.course, divisor.course)
        overs = [dividend.over, divisor.over]
        if not isinstance(divisor.value, Gap):
            overs.append(divisor.course.about(self.at, _sign_of(divisor.value)))
        return _traced(value, course, overs)

    def pooled(self, parts: Sequence[tuple[Traced, Traced]], least: int) -> Traced:
        """The points of the parts that are present over their full marks."""
        value = self.exact.pooled([(points.value, full.value) for points, full in parts], least)
        overs = [one.over for part in parts for one in part]
        here = [part for part in parts if not any(isinstance(one.value, Gap) for one in part)]
        points, full = (added(((part[at].course, ONE) for part in here), ZERO) for at in (0, 1))
        course: Course | None = LEVEL
        if full is not None and here:
            overs.append(full.about(self.at, _sign_of(full.at(self.at))))
        if not isinstance(value, Gap):
            course = None if points is None or full is None else divided(points, full)
        return _traced(value, course, overs)

    def rounded(self, number: Traced, to: GridRounding) -> Traced:
        """Flat as far as it is rounded to the same figure."""
        value = self.exact.rounded(number.value, to)
        if isinstance(value, Gap) or (to.stage == "written" and not self.exact.written):
            return number
        return _traced(value, flat(value), [number.over, number.course.about(self.at, _rounded_so(value, to))])

    def ordered(self, numbers: Sequence[Traced], start: int, stop: int) -> Traced:
        """The sum of the same numbers, as far as none of them passes one that does not count."""
        value = self.exact.ordered([number.value for number in numbers], start, stop)
        overs = [number.over for number in numbers]
        if isinstance(value, Gap):
            return _traced(value, LEVEL, overs)
        places = sorted(numbers, key=lambda number: _number(number.value))
        lower, counted, higher = places[:start], places[start:stop], places[stop:]
        pairs = [(above, below) for below in lower for above in counted]
        pairs += [(above, below) for below in counted for above in higher]
        for above, below in pairs:
            if above.course.is_flat and below.course.is_flat:
                continue  # They never pass each other.
            gap = added(((above.course, ONE), (below.course, -ONE)), ZERO)
            if gap is None:
                return _traced(UNKNOWN_COURSE, LEVEL, overs)
            overs.append(gap.about(self.at, NOT_BELOW_ZERO))
        if len(counted) == 1:
            return _traced(value, counted[0].course, overs)
        return _traced(value, added(((number.course, ONE) for number in counted), ZERO), overs)

    def on_curve(self, number: Traced, curve: Curve) -> Traced:
        """The piece that the number falls in, as far as it does."""
        value = self.exact.on_curve(number.value, curve)
        if isinstance(number.value, Gap):
            return _traced(value, LEVEL, [number.over])
        if number.course.is_flat and not isinstance(value, Gap):
            return Traced(value, flat(value), number.over)
        piece = curve.find(number.value)
        if piece is None:
            here = Interval.exactly(number.value)
            return _traced(value, LEVEL, [number.over, number.course.about(self.at, here)])
        course = added(((number.course, piece.slope),), piece.intercept)
        return _traced(value, course, [number.over, number.course.about(self.at, piece.over)])

    def number_of(self, truth: TracedTruth) -> Traced:
        """1 or 0 as far as the truth stays so."""
        value = self.exact.number_of(truth.value)
        return _traced(value, LEVEL if isinstance(value, Gap) else flat(value), [truth.over])

    def choose(self, truth: TracedTruth, then: Callable[[], Traced], otherwise: Callable[[], Traced]) -> Traced:
        """The branch that is taken, as far as it is."""
        if not isinstance(truth.value, Gap):
            taken = then() if truth.value else otherwise()
            return _traced(taken.value, taken.course, [truth.over, taken.over])
        first, second = then(), otherwise()
        value = self.exact.choose(truth.value, lambda: first.value, lambda: second.value)
        return _traced(value, LEVEL, [truth.over, first.over, second.over])

    def open(self, reading: str, choices: Mapping[str, Callable[[], Traced]]) -> Traced:
        """The branch of the choice made."""
        return choices[self.exact.readings[reading]]()

    def within(self, number: Traced, over: Interval) -> TracedTruth:
        """As far as the number stays inside, or on the same side."""
        if isinstance(number.value, Gap):
            return TracedTruth(number.value, number.over)
        inside = number.value in over
        stays = over if inside else _side_of(number.value, over)
        return TracedTruth(inside, _common([number.over, number.course.about(self.at, stays)]))

    def all_of(self, truths: Sequence[TracedTruth]) -> TracedTruth:
        """As far as every one of them stays so."""
        return TracedTruth(self.exact.all_of([one.value for one in truths]), _common([one.over for one in truths]))

    def present(self, number: Traced) -> TracedTruth:
        """As far as the number is known, or is not, in the same way."""
        return TracedTruth(self.exact.present(number.value), number.over)


def _moved(value: Fraction, moving: Sequence[tuple[Traced, Fraction]]) -> Course | None:
    """The course of a sum of that value, of which these terms move."""
    rest = value - sum((_number(term.value) * by for term, by in moving), ZERO)
    return added(((term.course, by) for term, by in moving), rest)


def _traced(value: Number, course: Course | None, overs: Iterable[Interval]) -> Traced:
    over = _common(overs)
    return Traced(UNKNOWN_COURSE, LEVEL, over) if course is None else Traced(value, course, over)


def _common(overs: Iterable[Interval]) -> Interval:
    """What all have in common: the place itself at least."""
    common = ANY_NUMBER
    for over in overs:
        if over is not ANY_NUMBER:
            common = common.meet(over) or common
    return common


def _number(value: Number) -> Fraction:
    return value if isinstance(value, Fraction) else ZERO


def _sign_of(number: Fraction) -> Interval:
    if not number:
        return Interval.exactly(ZERO)
    return ABOVE_ZERO if number > 0 else BELOW_ZERO


def _side_of(number: Fraction, over: Interval) -> Interval:
    """The numbers on the same side of an interval as one outside it."""
    if over.low is not None and not number > over.low:
        return Interval(None, over.low, low_closed=False, high_closed=not over.low_closed)
    return Interval(over.high, None, low_closed=not over.high_closed, high_closed=False)


def _rounded_so(figure: Fraction, to: GridRounding) -> Interval:
    """The numbers that are rounded to a figure."""
    reach = to.grid * (HALF if to.mode in ("half_up", "half_even") else ONE)
    ends = [figure - reach, figure + reach]
    below, above = (figure - reach / 2, figure + reach / 2)
    if to(below) != figure:
        ends[0] = figure
    if to(above) != figure:
        ends[1] = figure
    return Interval(ends[0], ends[1], to(ends[0]) == figure, to(ends[1]) == figure)
