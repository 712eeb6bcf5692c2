"""The arithmetic of numbers over a whole interval of one input: between which numbers they lie there.

Where a number is seen to only rise, or only fall, while the input goes over the interval, it lies between what it is
at both ends, however many steps it takes on the way; what is made of it is as sharp. Of any other number, and over an
interval without an end, bounds tell. So whole stretches are passed over at once that cells would cover one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Bounds, Exact, Gap, Number, Span
from huizhou_qa.readers.bounds import Possible
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules.curves import Curve, way_of
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

ZERO, ONE = Fraction(0), Fraction(1)
# Neither up nor down: of a number that is now above 0 and now below.
NO_WAY = 2
NO_NUMBER = Span((), may_be_nothing=True)


@frozen
class EndValues:
    """A number that only rises, or only falls, over an interval.

    Attributes:
        first: what it is at the low end of the interval, which need not belong to it.
        last: what it is at the high end.
        is_line: whether it goes in a straight line.
    """

    first: Fraction
    last: Fraction
    is_line: bool = False

    @property
    def low(self) -> Fraction:
        """The least."""
        return min(self.first, self.last)

    @property
    def high(self) -> Fraction:
        """The most."""
        return max(self.first, self.last)

    @property
    def is_flat(self) -> bool:
        """Whether it is the same all over."""
        return self.first == self.last

    @property
    def way(self) -> int:
        """1 where it rises, -1 where it falls, 0 where it is flat."""
        return (self.last > self.first) - (self.last < self.first)

    @property
    def sign(self) -> int:
        """1 where it is nowhere below 0, -1 where nowhere above it; what is no way to go where it is both."""
        if self.low >= 0:
            return 1
        return -1 if self.high <= 0 else NO_WAY


@frozen
class Spread:
    """A number over an interval.

    Attributes:
        span: where it lies.
        ends: what it is at both ends, where it is seen to only rise or only fall between.
        is_sure: whether there is a number at every place, or nothing at every place.
    """

    span: Span
    ends: EndValues | None = None
    is_sure: bool = True


@frozen
class SpreadTruth:
    """A truth over an interval: what it may be, and whether it is one at every place."""

    may_be: Possible
    is_sure: bool = True


def spread_of(ends: EndValues) -> Spread:
    """A number that lies between its ends."""
    if ends.is_flat:
        return Spread(exactly(ends.first), ends)
    return Spread(Span((Interval(ends.low, ends.high, low_closed=True, high_closed=True),)), ends)


def spread_over(over: Interval) -> Spread:
    """The input itself, over the interval."""
    ends = None if over.low is None or over.high is None else EndValues(over.low, over.high, is_line=True)
    return Spread(Span((over,)), ends)


def spread_fixed(number: Number) -> Spread:
    """A number, or a gap, that does not depend on the input."""
    if isinstance(number, Gap):
        return Spread(NO_NUMBER, is_sure=number.is_nothing)
    return Spread(exactly(number), EndValues(number, number, is_line=True))


@frozen(eq=False)
class OverInterval:
    """The arithmetic over one interval.

    Attributes:
        moving: the numbers that move with the input, by the path of their input.
        exact: what is known besides, the readings, and whether figures are rounded where they are written.
    """

    moving: Mapping[str, Spread]
    exact: Exact

    @property
    def _bounds(self) -> Bounds:
        return Bounds({}, self.exact.readings, self.exact.written)

    def constant(self, value: Fraction) -> Spread:
        """The same all over."""
        return spread_fixed(value)

    def nothing(self, why: str) -> Spread:
        """The same all over."""
        return spread_fixed(self.exact.nothing(why))

    def read(self, leaf: Input) -> Spread:
        """What moves, or what is known."""
        return self.moving.get(leaf.path) or spread_fixed(self.exact.read(leaf))

    def sum(self, terms: Sequence[tuple[Spread, Fraction]], constant: Fraction) -> Spread:
        """Lines added up, or what all goes one way."""
        ends = _added([(term.ends, weight) for term, weight in terms], constant)
        if ends is not None:
            return spread_of(ends)
        span = self._bounds.sum([(term.span, weight) for term, weight in terms], constant)
        return Spread(span, is_sure=all(term.is_sure for term, _ in terms))

    def product(self, left: Spread, right: Spread) -> Spread:
        """A fixed number times any other, or what goes one way."""
        ends = _multiplied(left.ends, right.ends)
        if ends is not None:
            return spread_of(ends)
        return Spread(self._bounds.product(left.span, right.span), is_sure=left.is_sure and right.is_sure)

    def quotient(self, dividend: Spread, divisor: Spread) -> Spread:
        """One line over another, or what goes one way, by what keeps its sign."""
        ends = _divided(dividend.ends, divisor.ends)
        if ends is not None:
            return spread_of(ends)
        span = self._bounds.quotient(dividend.span, divisor.span)
        return Spread(span, is_sure=dividend.is_sure and divisor.is_sure and ZERO not in divisor.span)

    def pooled(self, parts: Sequence[tuple[Spread, Spread]], least: int) -> Spread:
        """The points of the parts that are present all over, over full marks that stay as they are."""
        here = [part for part in parts if all(one.span.over for one in part)]
        marks = [full.ends.first for _, full in here if full.ends is not None and full.ends.is_flat]
        full_marks = sum(marks, ZERO)
        is_sure = all(one.is_sure for part in parts for one in part)
        if is_sure and len(marks) == len(here) >= least and full_marks:
            return self.sum([(points, 1 / full_marks) for points, _ in here], ZERO)
        span = self._bounds.pooled([(points.span, full.span) for points, full in parts], least)
        return Spread(span, is_sure=False)

    def rounded(self, number: Spread, to: GridRounding) -> Spread:
        """Rounding keeps the order."""
        if to.stage == "written" and not self.exact.written:
            return number
        if number.ends is not None:
            return spread_of(EndValues(to(number.ends.first), to(number.ends.last), is_line=number.ends.is_flat))
        return Spread(self._bounds.rounded(number.span, to), is_sure=number.is_sure)

    def ordered(self, numbers: Sequence[Spread], start: int, stop: int) -> Spread:
        """The sum of places rises with each of the numbers."""
        ends = [number.ends for number in numbers if number.ends is not None]
        if len(ends) == len(numbers) and _one_way([one.way for one in ends]):
            first, last = (
                sum(sorted(found)[start:stop], ZERO)
                for found in ([one.first for one in ends], [one.last for one in ends])
            )
            return spread_of(EndValues(first, last))
        span = self._bounds.ordered([number.span for number in numbers], start, stop)
        return Spread(span, is_sure=all(number.is_sure for number in numbers))

    def on_curve(self, number: Spread, curve: Curve) -> Spread:
        """A piece is a line; several keep the order where all go one way."""
        ends = None if number.ends is None else _on_pieces(number.ends, curve)
        if ends is not None:
            return spread_of(ends)
        hull = number.span.hull
        is_covered = hull is None or hull.meet(curve.over) == hull
        return Spread(self._bounds.on_curve(number.span, curve), is_sure=number.is_sure and is_covered)

    def number_of(self, truth: SpreadTruth) -> Spread:
        """1 where it is true, 0 where it is false."""
        span = self._bounds.number_of(truth.may_be)
        if truth.is_sure and span.is_exact:
            return spread_fixed(ONE if truth.may_be.true else ZERO)
        return Spread(span, is_sure=truth.is_sure)

    def choose(self, truth: SpreadTruth, then: Callable[[], Spread], otherwise: Callable[[], Spread]) -> Spread:
        """The branch that is taken all over; else all that any branch gives."""
        may_be = truth.may_be
        if truth.is_sure and may_be.true != may_be.false:
            return then() if may_be.true else otherwise()
        first, second = then(), otherwise()
        span = self._bounds.choose(may_be, lambda: first.span, lambda: second.span)
        are_numbers = all(one.is_sure and one.span.over for one in (first, second))
        return Spread(span, is_sure=truth.is_sure and are_numbers)

    def open(self, reading: str, choices: Mapping[str, Callable[[], Spread]]) -> Spread:
        """The branch of the choice made."""
        return choices[self.exact.readings[reading]]()

    def within(self, number: Spread, over: Interval) -> SpreadTruth:
        """Whether it may lie inside and outside."""
        return SpreadTruth(self._bounds.within(number.span, over), number.is_sure and bool(number.span.over))

    def all_of(self, truths: Sequence[SpreadTruth]) -> SpreadTruth:
        """True where all may be true, false where one may be false."""
        may_be = self._bounds.all_of([truth.may_be for truth in truths])
        return SpreadTruth(may_be, all(truth.is_sure for truth in truths))

    def present(self, number: Spread) -> SpreadTruth:
        """True where there may be a number, false where there may be nothing."""
        return SpreadTruth(self._bounds.present(number.span), number.is_sure)


def _added(terms: Sequence[tuple[EndValues | None, Fraction]], constant: Fraction) -> EndValues | None:
    known = [(ends, weight) for ends, weight in terms if ends is not None]
    if len(known) < len(terms):
        return None
    is_line = all(ends.is_line for ends, _ in known)
    if not (is_line or _one_way([ends.way if weight > 0 else -ends.way for ends, weight in known])):
        return None
    first = last = constant
    for ends, weight in known:
        by = ends.first * weight
        first, last = first + by, last + (by if ends.is_flat else ends.last * weight)
    return EndValues(first, last, is_line)


def _multiplied(left: EndValues | None, right: EndValues | None) -> EndValues | None:
    if left is None or right is None:
        return None
    first, last = left.first * right.first, left.last * right.last
    if left.is_flat or right.is_flat:
        return EndValues(first, last, left.is_line and right.is_line)
    return EndValues(first, last) if _one_way([left.way * right.sign, right.way * left.sign]) else None


def _divided(dividend: EndValues | None, divisor: EndValues | None) -> EndValues | None:
    if dividend is None or divisor is None or not divisor.low * divisor.high > 0:
        return None
    first, last = dividend.first / divisor.first, dividend.last / divisor.last
    if divisor.is_flat:
        return EndValues(first, last, dividend.is_line)
    are_lines = dividend.is_line and divisor.is_line
    ways = [dividend.way * divisor.sign, -divisor.way * dividend.sign]
    return EndValues(first, last) if are_lines or dividend.is_flat or _one_way(ways) else None


def _one_way(ways: Sequence[int]) -> bool:
    """Whether none rises where another falls, nor does what is not known to go one way."""
    return {*ways} <= {0, 1} or {*ways} <= {0, -1}


def _on_pieces(ends: EndValues, curve: Curve) -> EndValues | None:
    """What pieces that all go one way give at both ends."""
    first, last = curve.find(ends.first), curve.find(ends.last)
    if first is None or last is None:
        return None
    values = first.points(ends.first), last.points(ends.last)
    if first is last:
        return EndValues(*values, is_line=ends.is_line)
    low, high = sorted((curve.pieces.index(first), curve.pieces.index(last)))
    return EndValues(*values) if way_of(curve.pieces[low : high + 1]) else None
