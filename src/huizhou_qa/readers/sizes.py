"""The arithmetic whose numbers are how long an exact number can get: worked out from the rule, before any is computed.

A bound, and never less than what comes out: nothing is cancelled. Of what is summed over incidents or members it is
the length for one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from attrs import frozen

from huizhou_qa.numbers.exact import MOST_DIGITS, MOST_EXPONENT
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding


class Size(NamedTuple):
    """How long a number can be, in binary digits.

    Attributes:
        whole: those of its whole part.
        below: those of its denominator.
        most: those of numerator and denominator together, of it or of any number on the way to it.
    """

    whole: int
    below: int
    most: int


_LONGEST = (10 ** (MOST_DIGITS + MOST_EXPONENT)).bit_length()
# A rate is a part over a whole, and either may have a denominator.
GIVEN = Size(2 * _LONGEST, 2 * _LONGEST, 6 * _LONGEST)
NO_SIZE = Size(0, 0, 0)


def size_of(value: Fraction) -> Size:
    """The size of a number that a rule says."""
    above, below = abs(value.numerator).bit_length(), value.denominator.bit_length()
    return _sized(max(above - below + 1, 0), below)


@frozen
class Sizes:
    """The arithmetic of sizes; a truth is the longest number that was looked at for it.

    Attributes:
        entries: the sizes of the entries before, by their paths.
    """

    entries: Mapping[str, Size]

    def constant(self, value: Fraction) -> Size:
        """As long as it is."""
        return size_of(value)

    def nothing(self, why: str) -> Size:  # noqa: ARG002 - the same whatever the reason
        """No number at all."""
        return NO_SIZE

    def read(self, leaf: Input) -> Size:
        """That of an entry before; of what is given, the longest that is accepted."""
        return self.entries.get(leaf.path, GIVEN)

    def sum(self, terms: Sequence[tuple[Size, Fraction]], constant: Fraction) -> Size:
        """Denominators are multiplied."""
        return _sum([*(_product(term, size_of(weight)) for term, weight in terms), size_of(constant)])

    def product(self, left: Size, right: Size) -> Size:
        """The lengths of both added up."""
        return _product(left, right)

    def quotient(self, dividend: Size, divisor: Size) -> Size:
        """The numerator of the divisor goes into the denominator, and its denominator into the numerator."""
        return _quotient(dividend, divisor)

    def pooled(self, parts: Sequence[tuple[Size, Size]], least: int) -> Size:  # noqa: ARG002 - how many changes nothing
        """A sum over a sum."""
        return _quotient(_sum([points for points, _ in parts]), _sum([full for _, full in parts]))

    def rounded(self, number: Size, to: GridRounding) -> Size:
        """By the rule alone it is on the grid; what is written may go on as it is."""
        grid = size_of(to.grid)
        below = grid.below if to.stage == "rule" else max(number.below, grid.below)
        return _sized(max(number.whole, grid.whole) + 1, below, number.most)

    def ordered(self, numbers: Sequence[Size], start: int, stop: int) -> Size:  # noqa: ARG002 - some of them, or all
        """As much as the sum of all."""
        return _sum(numbers)

    def on_curve(self, number: Size, curve: Curve) -> Size:
        """The longest of its pieces."""
        return _longest(
            _sum([_product(number, size_of(piece.slope)), size_of(piece.intercept)]) for piece in curve.pieces
        )

    def number_of(self, truth: int) -> Size:
        """1 or 0."""
        return Size(1, 1, truth)

    def choose(self, truth: int, then: Callable[[], Size], otherwise: Callable[[], Size]) -> Size:
        """The longer of both."""
        return _longest([then(), otherwise(), Size(0, 0, truth)])

    def open(self, reading: str, choices: Mapping[str, Callable[[], Size]]) -> Size:  # noqa: ARG002 - any choice
        """The longest of all."""
        return _longest(branch() for branch in choices.values())

    def within(self, number: Size, over: Interval) -> int:
        """The number, held against both ends."""
        ends = (size_of(end).most for end in (over.low, over.high) if end is not None)
        return number.most + sum(ends)

    def all_of(self, truths: Sequence[int]) -> int:
        """The longest that any looks at."""
        return max(truths, default=0)

    def present(self, number: Size) -> int:
        """The number, which is worked out for that."""
        return number.most


def _sized(whole: int, below: int, most: int = 0) -> Size:
    return Size(whole, below, max(whole + 2 * below, most))


def _product(left: Size, right: Size) -> Size:
    return _sized(left.whole + right.whole, left.below + right.below, max(left.most, right.most))


def _quotient(dividend: Size, divisor: Size) -> Size:
    whole, below = dividend.whole + divisor.below, dividend.below + divisor.whole + divisor.below
    return _sized(whole, below, max(dividend.most, divisor.most))


def _sum(sizes: Sequence[Size]) -> Size:
    whole = max((one.whole for one in sizes), default=0) + len(sizes).bit_length()
    return _sized(whole, sum(one.below for one in sizes), max((one.most for one in sizes), default=0))


def _longest(sizes: Iterable[Size]) -> Size:
    columns = tuple(zip(*sizes, strict=True)) or ((0,), (0,), (0,))
    return Size(*(max(column) for column in columns))
