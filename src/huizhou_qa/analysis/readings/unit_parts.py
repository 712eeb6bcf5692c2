"""A unit under open readings, part by part, by plans where they give numbers, else by the exact arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import TypeVar

from attrs import frozen

from huizhou_qa.analysis.readings.parts_by_plans import NoNumberError, PartsByPlans
from huizhou_qa.analysis.readings.parts_of_scheme import Choices, PartsOfScheme
from huizhou_qa.analysis.readings.parts_of_unit import (
    ExactParts,
    HandedOn,
    PartsOfUnit,
    UnitNumbers,
    WorkedOutAbove,
)
from huizhou_qa.program import Program

Answer = TypeVar("Answer")


@frozen(eq=False)
class UnitParts:
    """What the parts of a program come to for a unit, whichever arithmetic tells it."""

    program: Program
    parts: PartsOfScheme
    unit: UnitNumbers

    def alone(self, part: int, way: int) -> HandedOn:
        """What is exported of a part that turns out in this way."""
        return self._sooner(lambda parts: parts.alone(part, way))

    def sums(self, exported: Sequence[HandedOn]) -> HandedOn:
        """What is handed on, where this is exported of each part."""
        return self._sooner(lambda parts: parts.sums(exported))

    def told_by(self, part: int, way: int) -> Hashable:
        """What tells this way of a part apart: ways that are told alike export the same."""
        return self.unit.told_by(self.parts.ways[part][way])

    def above(self, choices: Choices) -> WorkedOutAbove:
        """What gives the total and the place of the grade, where these readings are chosen above all parts."""
        if self._by_plans is None:
            return self._exact.above(choices)
        sooner = self._by_plans.above(choices)

        def worked_out(handed_on: HandedOn) -> HandedOn:
            try:
                return sooner(handed_on)
            except NoNumberError:
                return self._exact.above(choices)(handed_on)

        return worked_out

    def _sooner(self, ask: Callable[[PartsOfUnit], Answer]) -> Answer:
        if self._by_plans is None:
            return ask(self._exact)
        try:
            return ask(self._by_plans)
        except NoNumberError:
            return ask(self._exact)

    @cached_property
    def _by_plans(self) -> PartsByPlans | None:
        try:
            return PartsByPlans.of(self.program, self.parts, self.unit)
        except NoNumberError:
            return None

    @cached_property
    def _exact(self) -> ExactParts:
        return ExactParts(self.parts, self.unit)
