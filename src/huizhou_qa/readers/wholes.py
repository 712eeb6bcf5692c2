"""The arithmetic that finds out whether a rule only gives whole numbers, and whether a node is a condition.

Its numbers are True where every possible number of the rule is whole; its truths have no content.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from huizhou_qa.numbers.exact import is_whole
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding


@frozen
class ATruth:
    """The value of a node that is a condition."""


TRUTH = ATruth()


class Wholes:
    """The arithmetic of whether numbers are always whole."""

    def constant(self, value: Fraction) -> bool:
        """Whether it is whole."""
        return is_whole(value)

    def nothing(self, why: str) -> bool:  # noqa: ARG002 - a reason is no number
        """There is no number that could be a fraction."""
        return True

    def read(self, leaf: Input) -> bool:
        """Whether the input takes whole numbers only."""
        return leaf.whole

    def sum(self, terms: Sequence[tuple[bool, Fraction]], constant: Fraction) -> bool:
        """Whole where numbers, weights and the constant are."""
        return is_whole(constant) and all(whole and is_whole(weight) for whole, weight in terms)

    def product(self, left: bool, right: bool) -> bool:  # noqa: FBT001 - a number of this arithmetic
        """Whole where both factors are."""
        return left and right

    def quotient(self, dividend: bool, divisor: bool) -> bool:  # noqa: ARG002, FBT001 - whatever is divided
        """Never claimed: it may be a fraction."""
        return False

    def pooled(self, parts: Sequence[tuple[bool, bool]], least: int) -> bool:  # noqa: ARG002 - a share
        """Never claimed: it may be a fraction."""
        return False

    def rounded(self, number: bool, to: GridRounding) -> bool:  # noqa: FBT001 - a number of this arithmetic
        """Whole on a grid of whole numbers; a figure that is only written may be left as it is."""
        return number if to.stage == "written" else is_whole(to.grid)

    def ordered(self, numbers: Sequence[bool], start: int, stop: int) -> bool:  # noqa: ARG002 - whichever they are
        """Whole where all of the numbers are."""
        return all(numbers)

    def on_curve(self, number: bool, curve: Curve) -> bool:  # noqa: FBT001 - a number of this arithmetic
        """Whole where every piece makes whole numbers of what is read."""
        return all(
            is_whole(piece.intercept) and is_whole(piece.slope) and (number or not piece.slope)
            for piece in curve.pieces
        )

    def number_of(self, truth: ATruth) -> bool:  # noqa: ARG002 - whatever it is
        """1 or 0."""
        return True

    def choose(self, truth: ATruth, then: Callable[[], bool], otherwise: Callable[[], bool]) -> bool:  # noqa: ARG002
        """Where both branches are."""
        return then() and otherwise()

    def open(self, reading: str, choices: Mapping[str, Callable[[], bool]]) -> bool:  # noqa: ARG002 - under any choice
        """Where every choice is."""
        return all(branch() for branch in choices.values())

    def within(self, number: bool, over: Interval) -> ATruth:  # noqa: ARG002, FBT001 - no number comes of it
        """A truth."""
        return TRUTH

    def all_of(self, truths: Sequence[ATruth]) -> ATruth:  # noqa: ARG002 - no number comes of it
        """A truth."""
        return TRUTH

    def present(self, number: bool) -> ATruth:  # noqa: ARG002, FBT001 - no number comes of it
        """A truth."""
        return TRUTH
