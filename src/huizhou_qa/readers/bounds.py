"""The arithmetic of bounds: the points that a rule may give while some inputs are missing.

A number is a span (a short union of intervals, and whether there may be nothing to measure), a truth is a set of
possible values. A missing input may be any number of its range, but is never nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, field, frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import spans
from huizhou_qa.readers.spans import ZERO, Over, Span, exactly, joined
from huizhou_qa.readers.sums_of_spans import sum_of
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

ONE = Fraction(1)


@frozen
class Possible:
    """The possible values of a truth.

    Attributes:
        true: whether it may be true.
        false: whether it may be false.
        may_be_nothing: whether there may be nothing to measure.
    """

    true: bool
    false: bool
    may_be_nothing: bool = False


@frozen(eq=False)
class Bounds:
    """The arithmetic of possible numbers.

    Attributes:
        known: the known or narrowed spans by path; any other input may be any number of its range.
        readings: the choices of open points; where a reading has none, every choice is possible.
        written: whether figures are rounded where they are written.
    """

    known: Mapping[str, Span]
    readings: Mapping[str, str] = field(factory=FrozenMapping)
    written: bool = True

    def constant(self, value: Fraction) -> Span:
        """That number alone."""
        return exactly(value)

    def nothing(self, why: str) -> Span:  # noqa: ARG002 - a reason is no number
        """No number."""
        return Span((), may_be_nothing=True)

    def read(self, leaf: Input) -> Span:
        """The known span, or the whole range of the input."""
        known = self.known.get(leaf.path)
        if known is not None:
            return known
        return Span(spans.whole_numbers((leaf.range,)) if leaf.whole else (leaf.range,))

    def sum(self, terms: Sequence[tuple[Span, Fraction]], constant: Fraction) -> Span:
        """The spans added up."""
        # What is exact is added first, as numbers: most of a long sum is.
        settled: list[tuple[tuple[int, int], Fraction]] = []
        open_yet: list[tuple[Over, Fraction]] = []
        may_be_nothing = False
        for term, weight in terms:
            over = term.over
            if len(over) == 1 and over[0].is_single and (low := over[0].low) is not None:
                settled.append((low.as_integer_ratio(), weight))
            elif weight or not over:
                open_yet.append((over, weight))
            may_be_nothing = may_be_nothing or term.may_be_nothing
        known = Fraction(*spans.summed(settled, constant))
        if not open_yet:
            return evolve(exactly(known), may_be_nothing=True) if may_be_nothing else exactly(known)
        return Span(sum_of(open_yet, known), may_be_nothing)

    def product(self, left: Span, right: Span) -> Span:
        """The spans multiplied."""
        return Span(spans.multiplied(left.over, right.over), left.may_be_nothing or right.may_be_nothing)

    def quotient(self, dividend: Span, divisor: Span) -> Span:
        """The spans divided; a divisor of zero gives no number."""
        return Span(
            spans.multiplied(dividend.over, spans.inverted(divisor.over)),
            dividend.may_be_nothing or divisor.may_be_nothing,
        )

    def pooled(self, parts: Sequence[tuple[Span, Span]], least: int) -> Span:
        """The possible shares of the parts that may be present; tight where full marks are known."""
        some = [(points, full) for points, full in parts if points.over and full.over]
        sure = [part for part in some if not any(span.may_be_nothing for span in part)]
        short = len(sure) < least or not any(ZERO not in full for _, full in sure)
        if len(some) < least:
            return Span((), may_be_nothing=True)
        if all(_is_settled(full) for _, full in some):
            return Span(_shares(some, least), short)
        points, full = (self.sum([(_or_zero(part[at]), ONE) for part in some], ZERO) for at in (0, 1))
        return Span(spans.multiplied(points.over, spans.inverted(full.over)), short)

    def rounded(self, number: Span, to: GridRounding) -> Span:
        """The span rounded, end by end."""
        if to.stage == "written" and not self.written:
            return number
        return Span(spans.rounded(number.over, to), number.may_be_nothing)

    def ordered(self, numbers: Sequence[Span], start: int, stop: int) -> Span:
        """From the places among the lowest ends to those among the highest."""
        may_be_nothing = any(number.may_be_nothing for number in numbers)
        if len(numbers) == 2 and stop - start == 1 and all(len(number.over) == 1 for number in numbers):  # noqa: PLR2004
            # A limit that does not bind, or always does, is the most common.
            left, right = numbers
            lesser = left if spans.is_at_most(left, right) else right if spans.is_at_most(right, left) else None
            if lesser is not None:
                taken = lesser if start == 0 else right if lesser is left else left
                return Span(taken.over, may_be_nothing) if may_be_nothing != taken.may_be_nothing else taken
        hulls = [number.hull for number in numbers]
        known = [hull for hull in hulls if hull is not None]
        if len(known) < len(hulls):
            return Span((), may_be_nothing)
        return Span((spans.places(known, start, stop),), may_be_nothing)

    def on_curve(self, number: Span, curve: Curve) -> Span:
        """The image of the possible numbers under the pieces."""
        over = spans.whole_numbers(number.over) if curve.whole else number.over
        return Span(
            spans.union(part for piece in curve.pieces for part in spans.image(over, piece)), number.may_be_nothing
        )

    def number_of(self, truth: Possible) -> Span:
        """1 where it may be true, 0 where it may be false."""
        text = [exactly(value) for value, may_be in ((ZERO, truth.false), (ONE, truth.true)) if may_be]
        return joined(*text, Span((), truth.may_be_nothing))

    def choose(self, truth: Possible, then: Callable[[], Span], otherwise: Callable[[], Span]) -> Span:
        """The union of the branches that may be taken."""
        branches = [branch() for branch, may_be in ((then, truth.true), (otherwise, truth.false)) if may_be]
        return joined(*branches, Span((), truth.may_be_nothing))

    def open(self, reading: str, choices: Mapping[str, Callable[[], Span]]) -> Span:
        """The branch of the chosen reading, or the union of all choices."""
        if reading in self.readings:
            return choices[self.readings[reading]]()
        return joined(*(branch() for branch in choices.values()))

    def within(self, number: Span, over: Interval) -> Possible:
        """Whether it may lie inside and outside."""
        inside = spans.meet(number.over, over)
        return Possible(bool(inside), inside != number.over, number.may_be_nothing)

    def all_of(self, truths: Sequence[Possible]) -> Possible:
        """True where all may be true, false where one may be false; neither where one is surely no truth."""
        may_be_nothing = any(truth.may_be_nothing for truth in truths)
        # A condition that fails hides no other that has nothing to be held against.
        settled = all(truth.true or truth.false for truth in truths)
        false = settled and any(truth.false for truth in truths)
        return Possible(all(truth.true for truth in truths), false, may_be_nothing)

    def present(self, number: Span) -> Possible:
        """True where there may be a number, false where there may be nothing."""
        return Possible(bool(number.over), number.may_be_nothing)


def _is_settled(full: Span) -> bool:
    return len(full.over) == 1 and full.low is not None and full.low == full.high and full.low > 0


def _or_zero(span: Span) -> Span:
    return joined(span, exactly(ZERO)) if span.may_be_nothing else span


def _shares(parts: Sequence[tuple[Span, Span]], least: int) -> Over:
    """From the least to the greatest share of full marks over all parts that may be absent."""
    low, high = (_extreme(parts, least, sign) for sign in (ONE, -ONE))
    hulls = [points.hull for points, _ in parts]
    low_closed = all(hull is not None and hull.low_closed for hull in hulls)
    high_closed = all(hull is not None and hull.high_closed for hull in hulls)
    return (Interval(low, high, low_closed and low is not None, high_closed and high is not None),)


def _extreme(parts: Sequence[tuple[Span, Span]], least: int, sign: Fraction) -> Fraction | None:
    """The least share, or for a sign of -1 the greatest: parts are added while they lower (raise) the share."""
    ends: list[tuple[Fraction, Fraction, bool]] = []
    for points, full in parts:
        end = points.low if sign > 0 else points.high
        if end is None or full.low is None:
            return None
        ends.append((end * sign, full.low, points.may_be_nothing or full.may_be_nothing))
    sure = [(end, marks) for end, marks, may_be_nothing in ends if not may_be_nothing]
    maybe = sorted(
        ((end, marks) for end, marks, may_be_nothing in ends if may_be_nothing), key=lambda part: part[0] / part[1]
    )
    summed, full_marks, count = sum((end for end, _ in sure), ZERO), sum((marks for _, marks in sure), ZERO), len(sure)
    for end, marks in maybe:
        if count < least or not full_marks or end * full_marks < summed * marks:
            summed, full_marks, count = summed + end, full_marks + marks, count + 1
    return sign * summed / full_marks
