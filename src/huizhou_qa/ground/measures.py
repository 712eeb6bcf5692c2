"""Measures: how facts become the one exact number that a curve is read at.

The inputs are measures of themselves. Two combinations carry the rest: a weighted sum and a
quotient of measures. A share, a weighted count, a multiple of the average, growth over last year
and a per-head figure are all one of these. Whether several requirements all hold is a measure
too: 1 or 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording, one_of
from huizhou_qa.ground.fields import by_field, each_of_kind
from huizhou_qa.ground.inputs import TRUTH, Fact, Input, Measure, a_fact, a_measure
from huizhou_qa.ground.intervals import Interval, interval
from huizhou_qa.ground.numbers import exact, is_whole
from huizhou_qa.ground.values import NoQuotientError, NotKnownError, Values

Empty = Literal["needed", "satisfied", "ruled"]
EMPTY: tuple[Empty, ...] = ("needed", "satisfied", "ruled")

ZERO, ONE = Fraction(0), Fraction(1)
ANY_NUMBER = Interval.parse("(-∞, ∞)")
AT_LEAST_ZERO = Interval.parse("[0, ∞)")
AT_MOST_ZERO = Interval.parse("(-∞, 0]")


_TERM = Wording("度量与权重（Term）", "a Term")
CONDITION = Wording("条件（Condition）", "a Condition")


@frozen(field_transformer=by_field)
class Term:
    """A measure taken so many times."""

    measure: Measure = field(converter=a_measure)
    weight: Fraction = field(converter=exact, default=Fraction(1))
    ratio: tuple[int, int] = field(init=False, repr=False, eq=False)

    @ratio.default
    def _ratio_of_weight(self) -> tuple[int, int]:
        return self.weight.as_integer_ratio()


def _terms(values: Iterable[Term]) -> tuple[Term, ...]:
    return each_of_kind(values, Term, _TERM)


@frozen(field_transformer=by_field)
class WeightedSum(Measure):
    """A constant plus measures times their weights."""

    terms: tuple[Term, ...] = field(converter=_terms)
    constant: Fraction = field(converter=exact, default=Fraction(0))

    @property
    def inputs(self) -> tuple[Input, ...]:
        return joined(term.measure for term in self.terms)

    @property
    def domain(self) -> Interval:
        total = Interval.exactly(self.constant)
        for term in self.terms:
            total = _add(total, _scale(term.measure.domain, term.weight))
        return total

    @property
    def whole(self) -> bool:
        return is_whole(self.constant) and all(term.measure.whole and is_whole(term.weight) for term in self.terms)

    def number(self, values: Values) -> Fraction:
        # Over one common denominator, so that only the result is brought to lowest terms.
        numerator, denominator = self.constant.as_integer_ratio()
        for term in self.terms:
            top, bottom = term.measure.number(values).as_integer_ratio()
            weight, of_weight = term.ratio
            numerator = numerator * bottom * of_weight + top * weight * denominator
            denominator *= bottom * of_weight
        return Fraction(numerator, denominator)


@frozen(field_transformer=by_field)
class Quotient(Measure):
    """One measure as a multiple of another: a share, a multiple of the average, growth, a per-head figure.

    Where the divisor is 0 there is no number; a gate in front says what counts then.
    """

    dividend: Measure = field(converter=a_measure)
    divisor: Measure = field(converter=a_measure)

    @property
    def inputs(self) -> tuple[Input, ...]:
        return joined((self.dividend, self.divisor))

    @property
    def domain(self) -> Interval:
        lows = (self.dividend.domain.low, self.divisor.domain.low)
        return AT_LEAST_ZERO if all(low is not None and low >= 0 for low in lows) else ANY_NUMBER

    @property
    def whole(self) -> bool:
        return False

    def number(self, values: Values) -> Fraction:
        above, below = self.dividend.number(values).as_integer_ratio()
        divided_by, of = self.divisor.number(values).as_integer_ratio()
        if not divided_by:
            divisors = self.divisor.inputs
            raise NoQuotientError(tuple((leaf.path, Wording(leaf.label, leaf.name)) for leaf in divisors))
        return Fraction(above * of, below * divided_by)


@frozen(field_transformer=by_field)
class Condition:
    """That a measure's number lies in an interval (达到, 不低于, 不超过)."""

    measure: Measure = field(converter=a_measure)
    within: Interval = field(converter=interval)

    def holds(self, values: Values) -> bool:
        """Whether the number lies in the interval; raises NotKnownError where there is none."""
        return self.measure.number(values) in self.within

    def verdict(self, values: Values) -> bool | None:
        """The same, and None where there is no number."""
        try:
            return self.holds(values)
        except (NotKnownError, NoQuotientError):
            return None


def reaches(achieved: Measure, target: Measure) -> Condition:
    """That one measure is at least another (达到)."""
    return Condition(difference(achieved, target), AT_LEAST_ZERO)


def within_limit(actual: Measure, limit: Measure) -> Condition:
    """That one measure is at most another (控制在…以内)."""
    return Condition(difference(actual, limit), AT_MOST_ZERO)


def is_true(fact: Fact) -> Condition:
    """That a true-or-false fact is true."""
    return Condition(a_fact(fact), "{1}")


def difference(minuend: Measure, subtrahend: Measure) -> WeightedSum:
    """One measure less another."""
    return WeightedSum((Term(minuend), Term(subtrahend, -1)))


def conditions_of(values: Iterable[Condition]) -> tuple[Condition, ...]:
    """Conditions, at least one; raises SchemeError for anything else."""
    conditions = each_of_kind(values, Condition, CONDITION)
    if not conditions:
        raise SchemeError.of("", "empty", case="conditions")
    return conditions


@frozen(field_transformer=by_field)
class AllHold(Measure):
    """1 where every condition holds, 0 where one does not.

    ``empty`` says what becomes of a condition of which there was nothing to measure: ``needed``
    leaves the whole undetermined; ``satisfied`` passes over it, unless there was nothing at all;
    ``ruled`` passes over it once a ruling has settled it.
    """

    conditions: tuple[Condition, ...] = field(converter=conditions_of)
    empty: Empty = field(default="needed", validator=one_of(EMPTY))

    @property
    def inputs(self) -> tuple[Input, ...]:
        return joined(condition.measure for condition in self.conditions)

    @property
    def domain(self) -> Interval:
        return TRUTH.domain

    @property
    def whole(self) -> bool:
        return True

    def number(self, values: Values) -> Fraction:
        # Every condition is looked at, so that a missing fact is never hidden behind a failed one.
        verdicts = [condition.holds(values) for condition in self._asked(values)]
        return ONE if all(verdicts) else ZERO

    def lacking(self, values: Values) -> tuple[Input, ...]:
        return joined(leaf for condition in self._asked(values) for leaf in condition.measure.lacking(values))

    def _asked(self, values: Values) -> tuple[Condition, ...]:
        if self.empty == "needed" or not values.nothing:
            return self.conditions
        passed_over = values.nothing if self.empty == "satisfied" else values.excused
        asked = tuple(
            condition
            for condition in self.conditions
            if not any(leaf.path in passed_over for leaf in condition.measure.inputs)
        )
        return asked or self.conditions


def joined(measures: Iterable[Measure]) -> tuple[Input, ...]:
    """The inputs of several measures, each once, in their order."""
    return tuple(dict.fromkeys(leaf for measure in measures for leaf in measure.inputs))


def _scale(over: Interval, weight: Fraction) -> Interval:
    if not weight:
        return Interval.exactly(ZERO)
    low = None if over.low is None else over.low * weight
    high = None if over.high is None else over.high * weight
    if weight > 0:
        return Interval(low, high, over.low_closed, over.high_closed)
    return Interval(high, low, over.high_closed, over.low_closed)


def _add(left: Interval, right: Interval) -> Interval:
    return Interval(
        None if left.low is None or right.low is None else left.low + right.low,
        None if left.high is None or right.high is None else left.high + right.high,
        left.low_closed and right.low_closed,
        left.high_closed and right.high_closed,
    )
