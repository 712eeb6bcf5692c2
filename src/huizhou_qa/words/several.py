"""Several numbers as one: added, multiplied, the least or greatest of them, pooled, kept within limits, rounded."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve, frozen

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.gaps import Gap
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.words.gates import Met
from huizhou_qa.words.leaves import Beside, Leaf
from huizhou_qa.words.measured import Came, on_grid
from huizhou_qa.words.numbers import number, points
from huizhou_qa.words.phrase import NO_PATHS, Paths, Phrase, held_in
from huizhou_qa.words.phrases import joined, say
from huizhou_qa.words.reachable import Cases
from huizhou_qa.words.truths import ConditionInWords, Together

AT_LEAST_ONE = Interval.parse("[1, ∞)")


def leaves_of(parts: Sequence[Phrase]) -> tuple[Leaf, ...]:
    """The inputs of several phrases, each once."""
    return tuple({leaf.input.path: leaf for part in parts for leaf in part.leaves}.values())


@frozen
class Several(Phrase):
    """Several numbers as one.

    Attributes:
        how: in which way, in words.
        parts: the numbers.
        is_sum: whether they are added up.
    """

    came: Came
    how: Wording
    parts: tuple[Phrase, ...]
    is_sum: bool = False

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return leaves_of(self.parts)

    def lies(self, over: Interval) -> ConditionInWords:
        met = [part for part in self.parts if isinstance(part, Met) and part.points == 1 and not part.otherwise]
        if self.is_sum and len(met) == len(self.parts) and over == AT_LEAST_ONE:
            return Together(tuple(one.truth for one in met), held_in(self.value, over), every=False)
        return super().lies(over)

    def criterion(self, cases: Cases) -> Wording:
        parts = [say("part", text=part.criterion(cases)) for part in self.parts]
        return say("subject", subject=self.how, text=joined("semicolon", parts))

    def ground(self, beside: Beside, already: Paths = NO_PATHS) -> Wording:  # noqa: ARG002 - a part tells all
        return joined("semicolon", [part.with_points(beside) for part in self.parts])


@frozen
class PooledParts(Phrase):
    """The points of the parts of which there was something, over their full marks."""

    came: Came
    parts: tuple[tuple[Phrase, Phrase], ...]
    least: int

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return leaves_of([one for part in self.parts for one in part])

    def criterion(self, cases: Cases) -> Wording:
        parts = [say("out_of", part=one.criterion(cases), full=full.measure.formula) for one, full in self.parts]
        how = say("pooled")
        if self.least > 1:
            how = say("pooled_of", pooled=how, number=str(self.least))
        return say("subject", subject=how, text=joined("semicolon", [say("part", text=part) for part in parts]))

    def ground(self, beside: Beside, already: Paths = NO_PATHS) -> Wording:  # noqa: ARG002 - a part tells all
        return joined("semicolon", [one.with_points(beside) for one, _ in self.parts])


@frozen
class Limited(Phrase):
    """A number that is not above or below another."""

    came: Came
    of: Phrase
    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return self.of.leaves

    def criterion(self, cases: Cases) -> Wording:
        limits = [say("not_below", points=points(self.low))] if self.low is not None else []
        limits += [say("not_above", points=points(self.high))] if self.high is not None else []
        return say("subject", subject=joined("listed", limits), text=say("part", text=self.of.criterion(cases)))

    def ground(self, beside: Beside, already: Paths = NO_PATHS) -> Wording:
        if self.of.value == self.value:
            return self.of.ground(beside, already)
        return self.of.with_points(beside)

    def within(self, came: Came, low: Fraction | None, high: Fraction | None) -> Limited:
        """The same within another limit, where it has none on that side yet."""
        if low is not None and self.low is None:
            return evolve(self, came=came, low=low)
        if high is not None and self.high is None:
            return evolve(self, came=came, high=high)
        return Limited(came, self, low, high)


@frozen
class OnGrid(Phrase):
    """A number that is rounded."""

    came: Came
    of: Phrase
    to: GridRounding

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return self.of.leaves

    def criterion(self, cases: Cases) -> Wording:
        return on_grid(self.of.criterion(cases), self.to)

    def ground(self, beside: Beside, already: Paths = NO_PATHS) -> Wording:
        read = self.of.ground(beside, already)
        if isinstance(self.value, Gap) or isinstance(self.of.value, Gap) or self.value == self.of.value:
            return read
        return say("rounded_from", read=read, exact=number(self.of.value), number=number(self.value))


@frozen
class AlternativePhrases(Phrase):
    """What a text leaves open, with every choice."""

    came: Came
    reading: str
    choices: tuple[tuple[str, Phrase], ...]

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return leaves_of([one for _, one in self.choices])

    def criterion(self, cases: Cases) -> Wording:
        choices = [
            say("choice", reading=self.reading, choice=name, text=one.criterion(cases)) for name, one in self.choices
        ]
        return joined("semicolon", [say("part", text=choice) for choice in choices])

    def ground(self, beside: Beside, already: Paths = NO_PATHS) -> Wording:
        return joined("semicolon", [one.ground(beside, already) for _, one in self.choices])
