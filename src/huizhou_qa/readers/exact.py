"""The exact arithmetic: what a rule gives for known numbers, the plain way.

A number is a fraction or a gap, a truth a bool or a gap; nothing is ever raised. Every other arithmetic is
held against this one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import lcm

from attrs import field, frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.gaps import NONE, Gap, Number, Truth, joined
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

ZERO, ONE = Fraction(0), Fraction(1)

DIVIDED_BY_ZERO = "divided_by_zero"
BEYOND_CURVE = "beyond_the_curve"
TOO_FEW_PRESENT = "too few parts are present"


@frozen(eq=False)
class Exact:
    """The arithmetic of known numbers.

    Attributes:
        known: the numbers, and gaps, by the path of their input; what is not there is missing.
        readings: the choice of every open point.
        written: whether figures are rounded where they are put on paper; roundings that the text
            itself orders are never left out.
    """

    known: Mapping[str, Number]
    readings: Mapping[str, str] = field(factory=FrozenMapping)
    written: bool = True

    def constant(self, value: Fraction) -> Number:
        """The number itself."""
        return value

    def nothing(self, why: str) -> Number:
        """A gap of nothing."""
        return Gap(nothing=frozenset({why}))

    def read(self, leaf: Input) -> Number:
        """What is known, or that it is missing."""
        number = self.known.get(leaf.path)
        return Gap(missing=frozenset({leaf.path})) if number is None else number

    def sum(self, terms: Sequence[tuple[Number, Fraction]], constant: Fraction) -> Number:
        """A gap where one of the numbers is."""
        ratios = [constant.as_integer_ratio()]
        for number, weight in terms:
            if isinstance(number, Gap):
                return joined(term for term, _ in terms) or number
            ratios.append((number.numerator * weight.numerator, number.denominator * weight.denominator))
        # Brought to one denominator, as by hand: fractions added one by one would be reduced at every step.
        denominator = lcm(*(below for _, below in ratios))
        return Fraction(sum(above * (denominator // below) for above, below in ratios), denominator)

    def product(self, left: Number, right: Number) -> Number:
        """A gap where one of the numbers is, also beside a zero."""
        if isinstance(left, Gap) or isinstance(right, Gap):
            return joined((left, right)) or ZERO
        return left * right

    def quotient(self, dividend: Number, divisor: Number) -> Number:
        """A fault where the divisor is zero: neither missing nor nothing."""
        if isinstance(dividend, Gap) or isinstance(divisor, Gap):
            return joined((dividend, divisor)) or ZERO
        return dividend / divisor if divisor else Gap(faults=frozenset({DIVIDED_BY_ZERO}))

    def pooled(self, parts: Sequence[tuple[Number, Number]], least: int) -> Number:
        """Over the parts that are present; a missing one is missing to the whole."""
        unknown = joined(given for part in parts for given in part if isinstance(given, Gap) and not given.is_nothing)
        if unknown is not None:
            return unknown
        here = [(points, full) for points, full in parts if not isinstance(points, Gap) and not isinstance(full, Gap)]
        marks = sum((full for _, full in here), ZERO)
        if len(here) < least or not marks:
            absent = joined(given for part in parts for given in part)
            return self.nothing(TOO_FEW_PRESENT) if absent is None else Gap(nothing=absent.nothing)
        return sum((points for points, _ in here), ZERO) / marks

    def rounded(self, number: Number, to: GridRounding) -> Number:
        """As it is, where only a figure on paper would be rounded and none is written."""
        if isinstance(number, Gap) or (to.stage == "written" and not self.written):
            return number
        return to(number)

    def ordered(self, numbers: Sequence[Number], start: int, stop: int) -> Number:
        """A gap where one of the numbers is a gap: its place is unknown."""
        known = [number for number in numbers if not isinstance(number, Gap)]
        if len(known) < len(numbers):
            return joined(numbers) or ZERO
        chosen = sorted(known)[start:stop]
        return chosen[0] if len(chosen) == 1 else sum(chosen, ZERO)

    def on_curve(self, number: Number, curve: Curve) -> Number:
        """What the one piece gives that the number falls in; of one that no piece covers, there is no number."""
        if isinstance(number, Gap):
            return number
        piece = curve.find(number)
        return Gap(faults=frozenset({BEYOND_CURVE})) if piece is None else piece.points(number)

    def number_of(self, truth: Truth) -> Number:
        """1 or 0."""
        if isinstance(truth, Gap):
            return truth
        return ONE if truth else ZERO

    def choose(self, truth: Truth, then: Callable[[], Number], otherwise: Callable[[], Number]) -> Number:
        """The branch that is taken; where the truth is a gap, the values that both branches miss are missing too."""
        if not isinstance(truth, Gap):
            return then() if truth else otherwise()
        first, second = (number.missing if isinstance(number, Gap) else NONE for number in (then(), otherwise()))
        return Gap(truth.missing | (first & second), truth.nothing, truth.faults)

    def open(self, reading: str, choices: Mapping[str, Callable[[], Number]]) -> Number:
        """The branch of the choice made."""
        return choices[self.readings[reading]]()

    def within(self, number: Number, over: Interval) -> Truth:
        """Whether the number lies there."""
        return number if isinstance(number, Gap) else number in over

    def all_of(self, truths: Sequence[Truth]) -> Truth:
        """A gap where one truth is a gap."""
        gap = joined(truths)
        return all(truths) if gap is None else gap

    def present(self, number: Number) -> Truth:
        """False where there was nothing to measure; a gap where that is unknown."""
        if isinstance(number, Gap):
            return False if number.is_nothing else number
        return True
