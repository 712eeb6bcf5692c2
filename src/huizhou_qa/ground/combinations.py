"""Combinations: several rules made into one number of points.

Each grows with every one of its parts, which is what lets its extremes, and later its bounds, be
worked out from those of its parts alone.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import ClassVar

from attrs import field, frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.ground.fields import above_zero, by_field, each
from huizhou_qa.ground.inputs import Input
from huizhou_qa.ground.numbers import exact, plain
from huizhou_qa.ground.rules import Extremes, Rule, Scorer, rule_of
from huizhou_qa.ground.values import Values
from huizhou_qa.ground.workings import Combined


def _rules_of(scorers: Iterable[Scorer]) -> tuple[Rule, ...]:
    parts = each(scorers, rule_of)
    if not parts:
        raise SchemeError.of("", "empty", case="combination")
    return parts


def _rule_alone(scorer: Scorer) -> tuple[Rule, ...]:
    return (rule_of(scorer),)


@frozen(field_transformer=by_field)
class Combination(Rule):
    """Several rules as one; use one of the subclasses."""

    name: ClassVar[str]

    parts: tuple[Rule, ...] = field(converter=_rules_of)

    @abstractmethod
    def combine(self, points: Sequence[Fraction]) -> Fraction:
        """The points of the whole from the points of the parts."""

    @property
    def inputs(self) -> tuple[Input, ...]:
        return tuple(dict.fromkeys(leaf for part in self.parts for leaf in part.inputs))

    def evaluate(self, values: Values) -> Combined:
        parts = tuple(part.evaluate(values) for part in self.parts)
        return Combined(self.name, parts, self.combine([part.points for part in parts]))

    def lacking(self, values: Values) -> tuple[Input, ...]:
        return tuple(dict.fromkeys(leaf for part in self.parts for leaf in part.lacking(values)))

    def extremes(self) -> Extremes:
        lows, highs = self._ends()
        return self._combined(lows), self._combined(highs)

    def _ends(self) -> tuple[list[Fraction | None], list[Fraction | None]]:
        """The lowest points of every part, and the highest."""
        ends = [part.extremes() for part in self.parts]
        return [low for low, _ in ends], [high for _, high in ends]

    def _combined(self, ends: Sequence[Fraction | None]) -> Fraction | None:
        bounded = [end for end in ends if end is not None]
        return self.combine(bounded) if len(bounded) == len(ends) else None


@frozen
class Sum(Combination):
    """The parts' points added up."""

    name = "sum"

    def combine(self, points: Sequence[Fraction]) -> Fraction:
        return sum(points, Fraction(0))


@frozen
class BetterOf(Combination):
    """The points of the best part: level or improvement, whichever is more."""

    name = "better_of"

    def combine(self, points: Sequence[Fraction]) -> Fraction:
        return max(points)

    def extremes(self) -> Extremes:
        lows, highs = self._ends()
        # One part that cannot fall below a line keeps the best of all above it.
        bounded = [low for low in lows if low is not None]
        return max(bounded, default=None), self._combined(highs)


@frozen
class WorseOf(Combination):
    """The points of the worst part: the lower of two totals."""

    name = "worse_of"

    def combine(self, points: Sequence[Fraction]) -> Fraction:
        return min(points)

    def extremes(self) -> Extremes:
        lows, highs = self._ends()
        # One part that cannot rise above a line keeps the worst of all below it.
        bounded = [high for high in highs if high is not None]
        return self._combined(lows), min(bounded, default=None)


@frozen(field_transformer=by_field)
class Weighted(Combination):
    """One part's points times a weight above 0, or a coefficient that multiplies a whole item."""

    name = "weighted"

    parts: tuple[Rule, ...] = field(converter=_rule_alone)
    # At 0 the part would not count at all.
    weight: Fraction = field(converter=above_zero)

    def combine(self, points: Sequence[Fraction]) -> Fraction:
        return points[0] * self.weight


@frozen(field_transformer=by_field)
class Clamped(Combination):
    """One part's points, not below ``low`` and not above ``high``."""

    name = "clamped"

    parts: tuple[Rule, ...] = field(converter=_rule_alone)
    low: Fraction = field(converter=exact)
    high: Fraction = field(converter=exact)

    def __attrs_post_init__(self) -> None:
        if self.low > self.high:
            low, high = plain(self.low), plain(self.high)
            raise SchemeError.of("/low", "out_of_order", case="limits", low=low, high=high)

    def combine(self, points: Sequence[Fraction]) -> Fraction:
        return min(max(points[0], self.low), self.high)

    def extremes(self) -> Extremes:
        ends = self.parts[0].extremes()
        low, high = (self.low if ends[0] is None else ends[0]), (self.high if ends[1] is None else ends[1])
        return self.combine([low]), self.combine([high])
