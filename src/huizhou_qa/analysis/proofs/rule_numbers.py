"""The numbers that a rule itself names: where its pieces and intervals end, its constants and its weights.

Beside these, where rules change, a counterexample is looked for first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

NamedNumbers = frozenset[Fraction]

NO_NUMBER: NamedNumbers = frozenset()
_NO_READINGS: FrozenMapping[str, str] = FrozenMapping()


def numbers_in(node: Measure, readings: Mapping[str, str] = _NO_READINGS) -> NamedNumbers:
    """Every number that a rule names, down every branch; of an open point that is chosen, the branch of the choice."""
    return node.under(RuleNumbers(readings))


@frozen(eq=False)
class RuleNumbers:
    """The arithmetic whose numbers and truths are the numbers that were named for them.

    Attributes:
        readings: the choices that are made; an open point without one is gone through down every branch.
    """

    readings: Mapping[str, str]

    def constant(self, value: Fraction) -> NamedNumbers:
        """The number itself."""
        return frozenset({value})

    def nothing(self, why: str) -> NamedNumbers:  # noqa: ARG002 - a reason is no number
        """None."""
        return NO_NUMBER

    def read(self, leaf: Input) -> NamedNumbers:
        """The ends of the input's range."""
        return _ends(leaf.range)

    def sum(self, terms: Sequence[tuple[NamedNumbers, Fraction]], constant: Fraction) -> NamedNumbers:
        """Those of the terms, the constant, and what a term must come to for it."""
        crossing = {-constant / weight for _, weight in terms if weight}
        return _together(*(term for term, _ in terms), {constant}, crossing)

    def product(self, left: NamedNumbers, right: NamedNumbers) -> NamedNumbers:
        """Those of both."""
        return left | right

    def quotient(self, dividend: NamedNumbers, divisor: NamedNumbers) -> NamedNumbers:
        """Those of both."""
        return dividend | divisor

    def pooled(self, parts: Sequence[tuple[NamedNumbers, NamedNumbers]], least: int) -> NamedNumbers:  # noqa: ARG002 - a number of parts
        """Those of the parts."""
        return _together(*(named for part in parts for named in part))

    def rounded(self, number: NamedNumbers, to: GridRounding) -> NamedNumbers:
        """Those of the number, and the width of the grid."""
        return number | {to.grid}

    def ordered(self, numbers: Sequence[NamedNumbers], start: int, stop: int) -> NamedNumbers:  # noqa: ARG002 - places
        """Those of the numbers."""
        return _together(*numbers)

    def on_curve(self, number: NamedNumbers, curve: Curve) -> NamedNumbers:
        """Those of the number, and where pieces end."""
        return _together(number, *(_ends(piece.over) for piece in curve.pieces))

    def number_of(self, truth: NamedNumbers) -> NamedNumbers:
        """Those of the truth."""
        return truth

    def choose(
        self, truth: NamedNumbers, then: Callable[[], NamedNumbers], otherwise: Callable[[], NamedNumbers]
    ) -> NamedNumbers:
        """Those of the truth and both branches."""
        return _together(truth, then(), otherwise())

    def open(self, reading: str, choices: Mapping[str, Callable[[], NamedNumbers]]) -> NamedNumbers:
        """Those of the choice, or of every choice where none is made."""
        chosen = choices.get(self.readings.get(reading, ""))
        return _together(*(branch() for branch in ([chosen] if chosen else choices.values())))

    def within(self, number: NamedNumbers, over: Interval) -> NamedNumbers:
        """Those of the number, and the ends of the interval."""
        return number | _ends(over)

    def all_of(self, truths: Sequence[NamedNumbers]) -> NamedNumbers:
        """Those of the truths."""
        return _together(*truths)

    def present(self, number: NamedNumbers) -> NamedNumbers:
        """Those of the number."""
        return number


def _ends(over: Interval) -> NamedNumbers:
    return frozenset(end for end in (over.low, over.high) if end is not None)


def _together(*several: NamedNumbers | set[Fraction]) -> NamedNumbers:
    return NO_NUMBER.union(*several)
