"""The inputs that a rule may read in any branch, and its open points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.arithmetic import Condition, Measure
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.rules.statistics import StatisticInput

_NO_INPUTS: tuple[Input, ...] = ()
_NO_READINGS: FrozenMapping[str, tuple[str, ...]] = FrozenMapping()


@frozen
class ReadByRule:
    """What is read.

    Attributes:
        inputs: every input, in the order of the rule, each once.
        readings: every open point with its choices.
    """

    inputs: tuple[Input, ...] = field(default=_NO_INPUTS)
    readings: FrozenMapping[str, tuple[str, ...]] = field(default=_NO_READINGS)


NO_READ = ReadByRule()
NO_CHOICES: FrozenMapping[str, str] = FrozenMapping()


def reads(node: Measure | Condition, readings: Mapping[str, str] = NO_CHOICES) -> ReadByRule:
    """What a node may read, down every branch; of an open point that is chosen, the branch of the choice."""
    return node.under(Reads(readings))


def asked_of(node: Measure | Condition, readings: Mapping[str, str] = NO_CHOICES) -> tuple[Input, ...]:
    """Every input that a node may read, each after those that it is a statistic of, down every branch."""
    return tuple(dict.fromkeys(_behind(reads(node, readings).inputs, readings)))


def _behind(inputs: Iterable[Input], readings: Mapping[str, str]) -> Iterator[Input]:
    for leaf in inputs:
        if isinstance(leaf, StatisticInput):
            yield from _behind(reads(leaf.measure, readings).inputs, readings)
        yield leaf


def _together(*parts: ReadByRule) -> ReadByRule:
    some = [part for part in parts if part is not NO_READ]
    if len(some) < 2:  # noqa: PLR2004 - one alone is the whole
        return some[0] if some else NO_READ
    readings: dict[str, tuple[str, ...]] = {}
    for part in some:
        readings |= part.readings
    return ReadByRule(tuple(dict.fromkeys(leaf for part in some for leaf in part.inputs)), FrozenMapping(readings))


@frozen
class Reads:
    """The arithmetic whose numbers and truths are the inputs that were read for them.

    Attributes:
        readings: the choices that are made; an open point without one is read down every branch.
    """

    readings: Mapping[str, str] = field(default=NO_CHOICES)

    def constant(self, value: Fraction) -> ReadByRule:  # noqa: ARG002 - the rule's own
        """Reads no input."""
        return NO_READ

    def nothing(self, why: str) -> ReadByRule:  # noqa: ARG002 - the rule's own
        """Reads no input."""
        return NO_READ

    def read(self, leaf: Input) -> ReadByRule:
        """Reads one input; what lies open in the number that a statistic is of lies open in whatever reads it."""
        of = reads(leaf.measure, self.readings).readings if isinstance(leaf, StatisticInput) else _NO_READINGS
        return ReadByRule((leaf,), of)

    def sum(self, terms: Sequence[tuple[ReadByRule, Fraction]], constant: Fraction) -> ReadByRule:  # noqa: ARG002 - the rule's own
        """What its terms read."""
        return _together(*(term for term, _ in terms))

    def product(self, left: ReadByRule, right: ReadByRule) -> ReadByRule:
        """What both read."""
        return _together(left, right)

    def quotient(self, dividend: ReadByRule, divisor: ReadByRule) -> ReadByRule:
        """What both read."""
        return _together(dividend, divisor)

    def pooled(self, parts: Sequence[tuple[ReadByRule, ReadByRule]], least: int) -> ReadByRule:  # noqa: ARG002 - the rule's own
        """What the parts read."""
        return _together(*(read for part in parts for read in part))

    def rounded(self, number: ReadByRule, to: GridRounding) -> ReadByRule:  # noqa: ARG002 - the rule's own
        """What the number reads."""
        return number

    def ordered(self, numbers: Sequence[ReadByRule], start: int, stop: int) -> ReadByRule:  # noqa: ARG002 - the rule's own
        """What the numbers read."""
        return _together(*numbers)

    def on_curve(self, number: ReadByRule, curve: Curve) -> ReadByRule:  # noqa: ARG002 - the rule's own
        """What the number reads."""
        return number

    def number_of(self, truth: ReadByRule) -> ReadByRule:
        """What the truth reads."""
        return truth

    def choose(
        self, truth: ReadByRule, then: Callable[[], ReadByRule], otherwise: Callable[[], ReadByRule]
    ) -> ReadByRule:
        """What the truth and both branches read."""
        return _together(truth, then(), otherwise())

    def open(self, reading: str, choices: Mapping[str, Callable[[], ReadByRule]]) -> ReadByRule:
        """The open point, and what the choice reads, or every choice where none is made."""
        point = ReadByRule(readings=FrozenMapping({reading: tuple(choices)}))
        chosen = choices.get(self.readings.get(reading, ""))
        return _together(point, *(branch() for branch in ([chosen] if chosen else choices.values())))

    def within(self, number: ReadByRule, over: Interval) -> ReadByRule:  # noqa: ARG002 - the rule's own
        """What the number reads."""
        return number

    def all_of(self, truths: Sequence[ReadByRule]) -> ReadByRule:
        """What the truths read."""
        return _together(*truths)

    def present(self, number: ReadByRule) -> ReadByRule:
        """What the number reads."""
        return number
