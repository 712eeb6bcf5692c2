"""A rule with everything worked out that is known: what is left of it while the rest moves.

What it gives is the same for any number of what moves; it is only shorter, so it is told sooner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, Gap, Number
from huizhou_qa.readers.spans import summed
from huizhou_qa.rules.arithmetic import Arithmetic, Condition, Measure, N, T
from huizhou_qa.rules.conditions import AllOf, Present, Within
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.measures import (
    Choose,
    NothingToMeasure,
    NumberOf,
    OnCurve,
    Ordered,
    Pooled,
    Product,
    Quotient,
    Rounded,
    Sum,
)
from huizhou_qa.rules.rounding import GridRounding

ZERO, ONE = Fraction(0), Fraction(1)


@frozen
class Settled:
    """A number that was worked out; unlike a constant of a text it may be of any length."""

    value: Fraction

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.constant(self.value)


# What never holds, as a condition.
NEVER = Within(Settled(ZERO), Interval.exactly(ONE))


@frozen(eq=False)
class Simplified:
    """The arithmetic that builds a shorter rule. A truth is a condition, or settled: a bool.

    What is not known, because it moves or is a gap, is read as before.

    Attributes:
        exact: what is known and does not move, the readings, and whether figures are rounded where they are written.
    """

    exact: Exact

    def constant(self, value: Fraction) -> Measure:
        """The same number."""
        return Settled(value)

    def nothing(self, why: str) -> Measure:
        """The same reason."""
        return NothingToMeasure(why)

    def read(self, leaf: Input) -> Measure:
        """Its number, where that is known."""
        number = self.exact.known.get(leaf.path)
        return Settled(number) if isinstance(number, Fraction) else leaf

    def sum(self, terms: Sequence[tuple[Measure, Fraction]], constant: Fraction) -> Measure:
        """What is known as one constant."""
        known = [(term.value.as_integer_ratio(), weight) for term, weight in terms if isinstance(term, Settled)]
        rest = tuple((term, weight) for term, weight in terms if not isinstance(term, Settled))
        found = Fraction(*summed(known, constant))
        if not rest:
            return Settled(found)
        return Sum((*rest, (Settled(found), ONE)) if found else rest)

    def product(self, left: Measure, right: Measure) -> Measure:
        """The number, where both are known."""
        return _told([left, right], lambda known: self.exact.product(known[0], known[1])) or Product(left, right)

    def quotient(self, dividend: Measure, divisor: Measure) -> Measure:
        """The number, where both are known."""
        return _told([dividend, divisor], lambda known: self.exact.quotient(known[0], known[1])) or Quotient(
            dividend, divisor
        )

    def pooled(self, parts: Sequence[tuple[Measure, Measure]], least: int) -> Measure:
        """The same parts."""
        return Pooled(tuple(parts), least)

    def rounded(self, number: Measure, to: GridRounding) -> Measure:
        """As it is where only a figure on paper would be rounded and none is written."""
        if to.stage == "written" and not self.exact.written:
            return number
        return Settled(to(number.value)) if isinstance(number, Settled) else Rounded(number, to)

    def ordered(self, numbers: Sequence[Measure], start: int, stop: int) -> Measure:
        """The number, where all are known."""
        told = _told(numbers, lambda known: self.exact.ordered(known, start, stop))
        return told or Ordered(tuple(numbers), start, stop)

    def on_curve(self, number: Measure, curve: Curve) -> Measure:
        """What the piece gives, where the number is known."""
        return _told([number], lambda known: self.exact.on_curve(known[0], curve)) or OnCurve(number, curve)

    def number_of(self, truth: Condition | bool) -> Measure:  # noqa: FBT001 - a truth that is settled
        """1 or 0, where it is settled."""
        return Settled(ONE if truth else ZERO) if isinstance(truth, bool) else NumberOf(truth)

    def choose(
        self,
        truth: Condition | bool,  # noqa: FBT001 - a truth that is settled
        then: Callable[[], Measure],
        otherwise: Callable[[], Measure],
    ) -> Measure:
        """The branch that is taken, where that is settled."""
        if isinstance(truth, bool):
            return then() if truth else otherwise()
        return Choose(truth, then(), otherwise())

    def open(self, reading: str, choices: Mapping[str, Callable[[], Measure]]) -> Measure:
        """The branch of the choice made."""
        return choices[self.exact.readings[reading]]()

    def within(self, number: Measure, over: Interval) -> Condition | bool:
        """Whether the number lies there, where it is known."""
        return number.value in over if isinstance(number, Settled) else Within(number, over)

    def all_of(self, truths: Sequence[Condition | bool]) -> Condition | bool:
        """Those that are not settled; one that never holds stays, for beside a gap it does not count."""
        rest = tuple(truth for truth in truths if not isinstance(truth, bool))
        never = any(truth is False for truth in truths)
        return AllOf((NEVER, *rest) if never else rest) if rest else not never

    def present(self, number: Measure) -> Condition | bool:
        """A number that is known is present."""
        return True if isinstance(number, Settled) else Present(number)


def _told(measures: Sequence[Measure], tell: Callable[[Sequence[Fraction]], Number]) -> Measure | None:
    """What is told of measures that are all known, where that is a number."""
    known = [measure.value for measure in measures if isinstance(measure, Settled)]
    number = tell(known) if len(known) == len(measures) else Gap()
    return Settled(number) if isinstance(number, Fraction) else None
