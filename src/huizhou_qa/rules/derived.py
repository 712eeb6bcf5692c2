"""What is said with the operations: sums, shares, the least of several, clamps, not, any of.

Functions that give nodes, and no operation of their own: no reader has to know them.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from huizhou_qa.numbers.exact import ExactNumber, exact
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.arithmetic import Condition, Measure
from huizhou_qa.rules.conditions import AllOf, Present, Within
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.measures import Choose, Constant, NumberOf, Ordered, Product, Quotient, Sum

ONE, ZERO = Constant(1), Constant(0)


def total(*measures: Measure) -> Sum:
    """The measures added up."""
    return Sum(tuple((measure, Fraction(1)) for measure in measures))


def weighted(*terms: tuple[Measure, ExactNumber], plus: ExactNumber = 0) -> Sum:
    """The measures added up, each times its weight, and a constant."""
    return Sum(terms, exact(plus))


def difference(minuend: Measure, subtrahend: Measure) -> Sum:
    """One measure less another."""
    return weighted((minuend, 1), (subtrahend, -1))


def below(line: ExactNumber, measure: Measure) -> Sum:
    """How far a measure lies below a line; above it the number is below 0."""
    return weighted((measure, -1), plus=line)


def scaled(measure: Measure, by: ExactNumber) -> Sum:
    """The measure times a fixed number."""
    return weighted((measure, by))


def coefficient(measure: Measure, by: Measure) -> Product:
    """The measure times a coefficient that is itself measured."""
    return Product(measure, by)


def share(part: Measure, whole: Measure) -> Quotient:
    """A part of a whole, 1 being all of it."""
    return Quotient(part, whole)


def least(*measures: Measure) -> Ordered:
    """The least of several measures."""
    return Ordered(measures, 0, 1)


def greatest(*measures: Measure) -> Ordered:
    """The greatest of several measures."""
    return Ordered(measures, len(measures) - 1, len(measures))


def at_most(measure: Measure, high: ExactNumber) -> Ordered:
    """The measure, but no more than a number."""
    return least(measure, Constant(high))


def at_least(measure: Measure, low: ExactNumber) -> Ordered:
    """The measure, but no less than a number."""
    return greatest(measure, Constant(low))


def clamped(measure: Measure, low: ExactNumber, high: ExactNumber) -> Ordered:
    """The measure, no less than one number and no more than another."""
    return at_least(at_most(measure, high), low)


def trimmed_mean(measures: tuple[Measure, ...], without: int = 1) -> Sum:
    """The mean of several measures without so many of the lowest and of the highest."""
    kept = len(measures) - 2 * without
    return Sum(((Ordered(measures, without, without + kept), Fraction(1, kept)),))


def is_true(fact: Input) -> Within:
    """That a true-or-false input is true."""
    return Within(fact, "{1}")


def exactly(measure: Measure, value: ExactNumber) -> Within:
    """That a measure is one number."""
    return Within(measure, Interval.exactly(exact(value)))


def reaches(achieved: Measure, target: Measure) -> Within:
    """That one measure is at least another (达到)."""
    return Within(difference(achieved, target), "[0, ∞)")


def within_limit(actual: Measure, limit: Measure) -> Within:
    """That one measure is at most another (控制在…以内)."""
    return Within(difference(actual, limit), "(-∞, 0]")


def negation(truth: Condition) -> Within:
    """That a condition does not hold."""
    return Within(NumberOf(truth), "{0}")


def any_of(*truths: Condition) -> Within:
    """That at least one condition holds."""
    return Within(total(*(NumberOf(truth) for truth in truths)), "[1, ∞)")


def where_present(measure: Measure, truth: Condition) -> Within:
    """That a condition holds, or that there is nothing of the measure that it is about."""
    return Within(Choose(Present(measure), NumberOf(truth), ONE), "{1}")


def when(*conditions: Condition, points: ExactNumber | Measure, otherwise: ExactNumber | Measure = 0) -> Choose:
    """A gate (达到的得…分；否则…): points where all conditions hold, and what counts otherwise."""
    truth = conditions[0] if len(conditions) == 1 else AllOf(conditions)
    return Choose(truth, measure_of(points), measure_of(otherwise))


def measure_of(given: ExactNumber | Measure) -> Measure:
    """A measure, or the constant that a number is."""
    return Constant(given) if isinstance(given, int | str | Decimal | Fraction) else given
