"""How a number goes while one input moves: as a quotient of two lines, (a + b·x) / (c + d·x).

Flat and straight ones are quotients over 1. Sums, products and quotients of such courses are worked out as
polynomials and reduced; what is no quotient of two lines then has no course here.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import zip_longest
from typing import Literal

from attrs import frozen

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.ranges import ANY_NUMBER

CourseForm = Literal["flat", "line", "quotient"]
# Coefficients from the constant up, without zeros at the end.
Polynomial = tuple[Fraction, ...]

ZERO, ONE = Fraction(0), Fraction(1)
LINEAR = 2


@frozen
class Course:
    """A number as it goes along x: ``above`` over ``below``, each a constant and a slope.

    In lowest terms, and scaled so that two equal courses have equal coefficients.

    Attributes:
        above: constant and slope of the dividend.
        below: constant and slope of the divisor.
    """

    above: tuple[Fraction, Fraction]
    below: tuple[Fraction, Fraction] = (ONE, ZERO)

    @property
    def form(self) -> CourseForm:
        """Whether it is flat, a straight line, or a quotient."""
        if self.below[1]:
            return "quotient"
        return "line" if self.above[1] else "flat"

    @property
    def coefficients(self) -> tuple[Fraction, ...]:
        """The number where it is flat; constant and slope of a line; those of dividend and divisor of a quotient."""
        if self.below[1]:
            return self.above + self.below
        return self.above if self.above[1] else self.above[:1]

    def at(self, x: Fraction) -> Fraction:
        """The number at a place where the divisor is not zero."""
        above, below = (constant + slope * x for constant, slope in (self.above, self.below))
        return above / below

    @property
    def is_flat(self) -> bool:
        """Whether the number does not change."""
        return not (self.above[1] or self.below[1])

    @property
    def rise(self) -> Fraction:
        """Above 0 where the number rises with x, below 0 where it falls, 0 where it is flat."""
        return self.above[1] * self.below[0] - self.above[0] * self.below[1]

    def slope_at(self, x: Fraction) -> Fraction:
        """By how much the number changes for each unit of x, just there."""
        return self.rise / (self.below[0] + self.below[1] * x) ** 2

    def about(self, x: Fraction, over: Interval) -> Interval:
        """Where, all about a place, the number stays in an interval that holds it there."""
        if self.is_flat:
            return ANY_NUMBER
        found = self._branch(x)
        for end, closed, is_low in ((over.low, over.low_closed, True), (over.high, over.high_closed, False)):
            crossing = None if end is None else self._reaches(end)
            if crossing is not None and found.reaches(crossing):
                found = found.meet(_side(crossing, closed=closed, above=is_low == (self.rise > 0))) or found
        return found

    def _branch(self, x: Fraction) -> Interval:
        """The places that no zero of the divisor parts from this one."""
        if not self.below[1]:
            return ANY_NUMBER
        pole = -self.below[0] / self.below[1]
        return _side(pole, closed=False, above=x > pole)

    def _reaches(self, number: Fraction) -> Fraction | None:
        """The one place where it is a number, if there is one."""
        slope = self.above[1] - number * self.below[1]
        return (number * self.below[0] - self.above[0]) / slope if slope else None


IDENTITY = Course((ZERO, ONE))
LEVEL = Course((ZERO, ZERO))


def flat(number: Fraction) -> Course:
    """The course of a number that does not change."""
    return Course((number, ZERO))


def course_of(coefficients: tuple[Fraction, ...]) -> Course:
    """The course of which these are the coefficients."""
    constant, slope, divisor, divisor_slope = (*coefficients, *(ZERO, ONE, ZERO)[len(coefficients) - 1 :])
    return Course((constant, slope), (divisor, divisor_slope))


def line(constant: Fraction, slope: Fraction) -> Course:
    """A straight line."""
    return Course((constant, slope))


def added(terms: Iterable[tuple[Course, Fraction]], constant: Fraction) -> Course | None:
    """The sum of courses, each times a weight, and a constant."""
    slope = ZERO
    above: Polynomial = ()
    below: Polynomial = (ONE,)
    for term, weight in terms:
        if not term.below[1]:
            constant, slope = constant + term.above[0] * weight, slope + term.above[1] * weight
            continue
        over = _times(tuple(one * weight for one in term.above), below)
        above, below = _lowest(_plus(_times(above, term.below), over), _times(below, term.below))
    if len(below) < LINEAR:
        return line(constant, slope)
    return _course(_plus(above, _times((constant, slope), below)), below)


def multiplied(left: Course, right: Course) -> Course | None:
    """The product of two courses."""
    for by, other in ((left, right), (right, left)):
        if by.is_flat:
            factor = by.above[0]
            return Course((other.above[0] * factor, other.above[1] * factor), other.below) if factor else LEVEL
    return _course(_times(left.above, right.above), _times(left.below, right.below))


def divided(dividend: Course, divisor: Course) -> Course | None:
    """One course over another, which is not zero throughout."""
    return _course(_times(dividend.above, divisor.below), _times(dividend.below, divisor.above))


def _side(end: Fraction, *, closed: bool, above: bool) -> Interval:
    """All places from an end on, above it or below."""
    if above:
        return Interval(end, None, closed, high_closed=False)
    return Interval(None, end, low_closed=False, high_closed=closed)


def _course(above: Polynomial, below: Polynomial) -> Course | None:
    above, below = _lowest(above, below)
    if len(above) > LINEAR or len(below) > LINEAR:
        return None
    # Scaled by the highest coefficient of the divisor.
    scale = below[-1]
    return Course(_pair(above, scale), _pair(below, scale))


def _pair(polynomial: Polynomial, scale: Fraction) -> tuple[Fraction, Fraction]:
    constant, slope, *_ = (*polynomial, ZERO, ZERO)
    return constant / scale, slope / scale


def _plus(left: Polynomial, right: Polynomial) -> Polynomial:
    return _trimmed(tuple(one + other for one, other in zip_longest(left, right, fillvalue=ZERO)))


def _times(left: Polynomial, right: Polynomial) -> Polynomial:
    found = [ZERO] * (len(left) + len(right))
    for at, one in enumerate(left):
        for by, other in enumerate(right):
            found[at + by] += one * other
    return _trimmed(tuple(found))


def _trimmed(polynomial: Polynomial) -> Polynomial:
    while polynomial and not polynomial[-1]:
        polynomial = polynomial[:-1]
    return polynomial


def _lowest(above: Polynomial, below: Polynomial) -> tuple[Polynomial, Polynomial]:
    """Both without what divides both."""
    common, rest = _trimmed(below), _trimmed(above)
    while rest:
        common, rest = rest, _divided(common, rest)[1]
    return _divided(above, common)[0], _divided(below, common)[0]


def _divided(dividend: Polynomial, divisor: Polynomial) -> tuple[Polynomial, Polynomial]:
    """How often it goes into the dividend, and what is left."""
    rest, times = _trimmed(dividend), [ZERO] * len(dividend)
    while len(rest) >= len(divisor):
        shift, factor = len(rest) - len(divisor), rest[-1] / divisor[-1]
        times[shift] = factor
        rest = _plus(rest, (ZERO,) * shift + tuple(-factor * one for one in divisor))
    return _trimmed(tuple(times)), rest
