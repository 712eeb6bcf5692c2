"""``LinearDeduction`` (按比例扣分): full marks up to a line, and so much less for every step beyond it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, one_of
from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.fields import above_zero, by_field
from huizhou_qa.ground.inputs import Measure, a_measure
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.ground.numbers import exact
from huizhou_qa.ground.rules import CurveRule, Scorer

Worse = Literal["below", "above"]
PartOfStep = Literal["whole", "started", "prorata"]

ZERO = Fraction(0)
# Every step is a piece of the curve; no text counts more of them than this.
MOST_STEPS = 10_000

_WORSE: tuple[Worse, ...] = ("below", "above")
# By their own names, for a reading that chooses among them.
PARTS_OF_STEPS: Mapping[str, PartOfStep] = MappingProxyType(
    MappingProxyType({"whole": "whole", "started": "started", "prorata": "prorata"})
)


@frozen(field_transformer=by_field)
class LinearDeduction(Scorer):
    """每少（超过）``step``扣``each``分，最多扣``most``分.

    ``line`` is where full marks end and ``worse`` the side on which the number gets worse. What
    part of a step costs is ``part_of_step``: only whole steps cost, a started step costs as a
    whole one, or every part costs its share (prorata). After ``most`` nothing more is lost.
    """

    measure: Measure = field(converter=a_measure)
    full: Fraction = field(converter=exact)
    line: Fraction = field(converter=exact)
    worse: Worse = field(validator=one_of(_WORSE))
    step: Fraction = field(converter=above_zero)
    each: Fraction = field(converter=above_zero)
    most: Fraction = field(converter=above_zero)
    part_of_step: PartOfStep = field(default="whole", validator=one_of(PARTS_OF_STEPS))

    def __attrs_post_init__(self) -> None:
        self.rule()

    def rule(self) -> CurveRule:
        pieces = self._prorata() if self.part_of_step == "prorata" else self._steps()
        if self.worse == "below":
            pieces = tuple(reversed(pieces))
        return CurveRule(self.measure, Curve(pieces))

    def _steps(self) -> tuple[Piece, ...]:
        """One flat piece per number of steps that cost something."""
        # A whole step costs from where it is complete; a started one from just beyond its beginning.
        completed = self.part_of_step == "whole"
        costly = math.ceil(self.most / self.each)
        if costly > MOST_STEPS:
            raise SchemeError.of("/each", "too_many_steps", most=MOST_STEPS)
        edges = [self._beyond((number + completed) * self.step) for number in range(costly)]
        return tuple(
            Piece(over, self.full - min(number * self.each, self.most))
            for number, over in enumerate(self._cut(edges, edge_is_worse=completed))
            if over is not None
        )

    def _prorata(self) -> tuple[Piece, ...]:
        """Full marks, a slope, and what is left when the most is lost."""
        per_unit = self.each / self.step
        slope = per_unit if self.worse == "below" else -per_unit
        full, falling, spent = self._cut([self.line, self._beyond(self.most / per_unit)], edge_is_worse=False)
        parts = (
            (full, self.full, ZERO),
            (falling, self.full - slope * self.line, slope),
            (spent, self.full - self.most, ZERO),
        )
        return tuple(Piece(over, *line) for over, *line in parts if over is not None)

    def _beyond(self, distance: Fraction) -> Fraction:
        return self.line - distance if self.worse == "below" else self.line + distance

    def _cut(self, edges: list[Fraction], *, edge_is_worse: bool) -> list[Interval | None]:
        """The measure's domain cut at the edges, from the better side to the worse.

        ``edge_is_worse`` says on which side of its cut an edge itself lies; None stands where the
        domain has nothing between two edges.
        """
        below = self.worse == "below"
        rest: Interval | None = self.measure.domain
        parts: list[Interval | None] = []
        for edge in edges:
            low, high = (None, None) if rest is None else rest.split(edge, edge_is_low=edge_is_worse == below)
            better, rest = (high, low) if below else (low, high)
            parts.append(better)
        return [*parts, rest]
