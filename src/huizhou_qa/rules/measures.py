"""Nodes that give a number: one for each operation that does. Each says its operation and adds nothing.

What is said with several of them (a share, the least of several, a clamp) is in ``derived``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial

from attrs import field, frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.numbers import exact
from huizhou_qa.rules.arithmetic import Arithmetic, Condition, Measure, N, T
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.rounding import Rounding


@frozen
class Constant:
    """A fixed number."""

    value: Fraction = field(converter=exact)

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.constant(self.value)


@frozen
class Nothing:
    """That there is nothing to measure, and why."""

    why: str

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.nothing(self.why)


@frozen
class Sum:
    """A constant plus measures, each times its weight."""

    terms: tuple[tuple[Measure, Fraction], ...]
    constant: Fraction = field(converter=exact, default=Fraction(0))

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.sum([(one.under(arithmetic), weight) for one, weight in self.terms], self.constant)


@frozen
class Product:
    """One measure times another."""

    left: Measure
    right: Measure

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.product(self.left.under(arithmetic), self.right.under(arithmetic))


@frozen
class Quotient:
    """One measure over another: a share, growth, a figure per head. By zero there is no number."""

    dividend: Measure
    divisor: Measure

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.quotient(self.dividend.under(arithmetic), self.divisor.under(arithmetic))


@frozen
class Pooled:
    """The points of the parts that are present over their full marks together.

    Attributes:
        parts: pairs of points and full marks.
        least: how many must be present; with fewer there is nothing.
    """

    parts: tuple[tuple[Measure, Measure], ...]
    least: int = 1

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        parts = [(points.under(arithmetic), full.under(arithmetic)) for points, full in self.parts]
        return arithmetic.pooled(parts, self.least)


@frozen
class Rounded:
    """A measure on a grid."""

    number: Measure
    to: Rounding

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.rounded(self.number.under(arithmetic), self.to)


@frozen
class Ordered:
    """The sum of the measures from place ``start`` to before ``stop``, the smallest first."""

    numbers: tuple[Measure, ...]
    start: int
    stop: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.stop <= len(self.numbers):
            raise SchemeError.of("", "no_such_places", start=self.start, stop=self.stop, count=len(self.numbers))

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.ordered([one.under(arithmetic) for one in self.numbers], self.start, self.stop)


@frozen
class OnCurve:
    """What a measure is worth on a curve."""

    number: Measure
    curve: Curve

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.on_curve(self.number.under(arithmetic), self.curve)


@frozen
class NumberOf:
    """1 where a condition holds, 0 where it does not."""

    truth: Condition

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.number_of(self.truth.under(arithmetic))


@frozen
class Choose:
    """One measure where a condition holds, another where it does not; only that one is read."""

    truth: Condition
    then: Measure
    otherwise: Measure

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        then, otherwise = partial(self.then.under, arithmetic), partial(self.otherwise.under, arithmetic)
        return arithmetic.choose(self.truth.under(arithmetic), then, otherwise)


def _choices(given: Mapping[str, Measure]) -> FrozenMapping[str, Measure]:
    return FrozenMapping(given)


@frozen
class Open:
    """What a text leaves open: one measure for each choice of a reading, the default first."""

    reading: str
    choices: FrozenMapping[str, Measure] = field(converter=_choices)

    def __attrs_post_init__(self) -> None:
        if not self.choices:
            raise SchemeError.of("", "no_choice", reading=self.reading)

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        branches: dict[str, Callable[[], N]] = {
            choice: partial(one.under, arithmetic) for choice, one in self.choices.items()
        }
        return arithmetic.open(self.reading, branches)
