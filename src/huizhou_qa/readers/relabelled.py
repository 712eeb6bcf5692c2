"""A rule as it is, with other annotations of what it reads: labels, units, usual ranges, which are no part of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.arithmetic import Condition, Measure
from huizhou_qa.rules.conditions import AllOf, Present, Within
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.measures import (
    Choose,
    Constant,
    NothingToMeasure,
    NumberOf,
    OnCurve,
    Open,
    Ordered,
    Pooled,
    Product,
    Quotient,
    Rounded,
    Sum,
)
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.rules.statistics import StatisticInput


@frozen
class Relabelled:
    """The arithmetic that builds the same rule again, with annotated inputs, for any node.

    Attributes:
        inputs: the annotated input by its equal; other inputs stay as they are.
    """

    inputs: Mapping[Input, Input]

    def constant(self, value: Fraction) -> Measure:
        """The same number."""
        return Constant(value)

    def nothing(self, why: str) -> Measure:
        """The same reason."""
        return NothingToMeasure(why)

    def read(self, leaf: Input) -> Measure:
        """The input with its annotations; of a statistic, also those of what it is of."""
        named = self.inputs.get(leaf, leaf)
        return evolve(named, measure=named.measure.under(self)) if isinstance(named, StatisticInput) else named

    def sum(self, terms: Sequence[tuple[Measure, Fraction]], constant: Fraction) -> Measure:
        """The same sum."""
        return Sum(tuple(terms), constant)

    def product(self, left: Measure, right: Measure) -> Measure:
        """The same product."""
        return Product(left, right)

    def quotient(self, dividend: Measure, divisor: Measure) -> Measure:
        """The same quotient."""
        return Quotient(dividend, divisor)

    def pooled(self, parts: Sequence[tuple[Measure, Measure]], least: int) -> Measure:
        """The same parts."""
        return Pooled(tuple(parts), least)

    def rounded(self, number: Measure, to: GridRounding) -> Measure:
        """The same rounding."""
        return Rounded(number, to)

    def ordered(self, numbers: Sequence[Measure], start: int, stop: int) -> Measure:
        """The same places."""
        return Ordered(tuple(numbers), start, stop)

    def on_curve(self, number: Measure, curve: Curve) -> Measure:
        """The same curve."""
        return OnCurve(number, curve)

    def number_of(self, truth: Condition) -> Measure:
        """The same truth."""
        return NumberOf(truth)

    def choose(self, truth: Condition, then: Callable[[], Measure], otherwise: Callable[[], Measure]) -> Measure:
        """Both branches."""
        return Choose(truth, then(), otherwise())

    def open(self, reading: str, choices: Mapping[str, Callable[[], Measure]]) -> Measure:
        """Every choice."""
        return Open(reading, {choice: branch() for choice, branch in choices.items()})

    def within(self, number: Measure, over: Interval) -> Condition:
        """The same interval."""
        return Within(number, over)

    def all_of(self, truths: Sequence[Condition]) -> Condition:
        """The same conditions."""
        return AllOf(tuple(truths))

    def present(self, number: Measure) -> Condition:
        """The same measure."""
        return Present(number)
