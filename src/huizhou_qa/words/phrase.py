"""A number of a rule in words: its criterion and its ground."""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction

from attrs import frozen

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.gaps import Gap, Number
from huizhou_qa.readers.gaps import Truth as Held
from huizhou_qa.words.leaves import Beside, Leaf
from huizhou_qa.words.measured import Came, Measured, constant, without_object, worded_as
from huizhou_qa.words.numbers import number, points, worth
from huizhou_qa.words.phrases import say
from huizhou_qa.words.reachable import ANY_CASE, Cases
from huizhou_qa.words.truths import ConditionInWords, Lies

Paths = frozenset[str]
"""The paths of inputs that the text mentions already."""
NO_PATHS: Paths = frozenset()


class Phrase(ABC):
    """A number of a rule in words; use one of the subclasses."""

    __slots__ = ()

    came: Came

    @property
    def value(self) -> Number:
        """Its value."""
        return self.came.value

    @property
    @abstractmethod
    def leaves(self) -> tuple[Leaf, ...]:
        """The inputs that it may read, each once."""

    @abstractmethod
    def criterion(self, cases: Cases) -> Wording:
        """What the points are given for, in the remaining cases."""

    @abstractmethod
    def ground(self, beside: Beside, already: Paths = NO_PATHS) -> Wording:
        """What was read, the band, and the result."""

    @property
    def plain(self) -> Measured | None:
        """The measure that it is, where it is nothing else."""
        return None

    @property
    def measure(self) -> Measured:
        """It as a part of a formula."""
        return worded_as(self.came, say("part", text=self.criterion(ANY_CASE)), self.leaves)

    @property
    def fixed(self) -> Fraction | None:
        """The number that it always is, where the rule says one."""
        return None

    @property
    def is_absent(self) -> bool:
        """Whether it says that there is nothing to measure."""
        return False

    def times(self, weight: Fraction) -> Phrase:
        """The same so many times."""
        return self if weight == 1 else Multiplied(self.came.times(weight), self, weight)

    def lies(self, over: Interval) -> ConditionInWords:
        """That it lies in an interval."""
        return Lies(self.measure, over, held_in(self.value, over))

    def with_points(self, beside: Beside) -> Wording:
        """What became of it and the points, as a part of something."""
        found = self.ground(beside)
        return found if isinstance(self.value, Gap) else say("with_points", read=found, points=points(self.value))


def held_in(value: Number, over: Interval) -> Held:
    """Whether a number lies in an interval; a gap where there is none."""
    return value if isinstance(value, Gap) else value in over


@frozen
class Multiplied(Phrase):
    """A number so many times."""

    came: Came
    of: Phrase
    weight: Fraction

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return self.of.leaves

    def criterion(self, cases: Cases) -> Wording:
        text = say("part", text=self.of.criterion(cases))
        return say("subject", subject=say("multiplied", number=number(self.weight)), text=text)

    def ground(self, beside: Beside, already: Paths = NO_PATHS) -> Wording:  # noqa: ARG002 - a part tells all
        return self.of.with_points(beside)


@frozen
class FixedNumber(Phrase):
    """A fixed number."""

    came: Came
    fixed: Fraction
    plain: Measured

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return ()

    @property
    def measure(self) -> Measured:
        return self.plain

    def times(self, weight: Fraction) -> Phrase:
        came, value = self.came.times(weight), self.fixed * weight
        return FixedNumber(came, value, constant(came, value))

    def criterion(self, cases: Cases) -> Wording:  # noqa: ARG002 - the same in all
        return worth(self.fixed)

    def ground(self, beside: Beside, already: Paths = NO_PATHS) -> Wording:  # noqa: ARG002 - nothing is read
        return worth(self.fixed)


@frozen
class AbsentNumber(Phrase):
    """That there is nothing to measure, and why the rule says so."""

    came: Came
    why: str

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return ()

    @property
    def is_absent(self) -> bool:
        return True

    def criterion(self, cases: Cases) -> Wording:  # noqa: ARG002 - the same in all
        return without_object((self.why,))

    def ground(self, beside: Beside, already: Paths = NO_PATHS) -> Wording:  # noqa: ARG002 - nothing is read
        return without_object((self.why,))
