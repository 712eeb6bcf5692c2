"""A unit under open readings, part by part, by the compiled arithmetic: where it gives a number, it gives it sooner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from attrs import frozen

from huizhou_qa.analysis.readings.parts_of_scheme import Choices, PartsOfScheme
from huizhou_qa.analysis.readings.parts_of_unit import HandedOn, UnitNumbers
from huizhou_qa.engine.compiled import Plan, Ratio, Row, as_ratio, compiled
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.readers import Gap, Number
from huizhou_qa.scheme.program.building import GRADE, TOTAL

# So many programs are kept prepared; the one least recently run gives way.
MOST_KEPT = 128


class NoNumberError(Exception):
    """Something is left to the exact arithmetic; never raised out of this folder."""


@frozen(eq=False)
class PlansOfParts:
    """A program by parts, prepared: what is settled, each way of each part, and the sums."""

    parts: PartsOfScheme
    settled: Plan
    alone: tuple[tuple[Plan, ...], ...]
    sums: Plan


@lru_cache(maxsize=MOST_KEPT)
def _prepared(parts: PartsOfScheme) -> PlansOfParts:
    by_parts = parts.by_parts
    settled = _plan(by_parts.settled, parts.first)
    alone = tuple(
        tuple(_plan(part.alone, {**parts.first, **way.choices}, settled) for way in ways)
        for part, ways in zip(by_parts.parts, parts.ways, strict=True)
    )
    return PlansOfParts(parts, settled, alone, _plan(by_parts.sums, parts.first, settled))


@lru_cache(maxsize=MOST_KEPT)
def _prepared_above(plans: PlansOfParts, choices: Choices) -> Plan:
    return _plan(plans.parts.by_parts.above, {**plans.parts.first, **choices}, plans.settled)


def _plan(entries: tuple[Result, ...], readings: Mapping[str, str], settled: Plan | None = None) -> Plan:
    """These entries alone: what they read of others, but for what is settled, is looked up as a ratio."""
    return compiled(Program(entries, ()), Settings(FrozenMapping(readings)), settled.values if settled else None)


@frozen(eq=False)
class CompiledParts:
    """By the compiled arithmetic; raises NoNumberError where that gives no number."""

    unit: UnitNumbers
    _plans: PlansOfParts
    _settled: Row
    # Everything above is worked out anew each time, so that one row serves.
    _top: Row
    _gaps: dict[str, Gap]

    @classmethod
    def of(cls, parts: PartsOfScheme, unit: UnitNumbers) -> CompiledParts:
        """What is settled is worked out at once."""
        known, plans = unit.of_first_ways(parts), _prepared(parts)
        row = Row({path: one.as_integer_ratio() for path, one in known.items() if not isinstance(one, Gap)})
        gaps = {path: one for path, one in known.items() if isinstance(one, Gap)}
        _run(plans.settled, row, gaps)
        return cls(unit, plans, row, _copied(row), gaps)

    def alone(self, part: int, way: int) -> HandedOn:
        """By the plan of the way."""
        parts, plan, row = self._plans.parts, self._plans.alone[part][way], _copied(self._settled)
        for path, number in self.unit.of_ways(parts, parts.ways[part][way].of_sources).items():
            row.ratios[path] = number.as_integer_ratio() if isinstance(number, Fraction) else _no_number()
        _run(plan, row, self._gaps)
        return tuple(_read(plan, row, path) for path in parts.exported[part])

    def sums(self, exported: Sequence[HandedOn]) -> HandedOn:
        """By the plan of the sums."""
        parts, plan, row = self._plans.parts, self._plans.sums, _copied(self._settled)
        for paths, numbers in zip(parts.exported, exported, strict=True):
            row.ratios.update(_by_path(paths, numbers))
        _run(plan, row, self._gaps)
        return tuple(_read(plan, row, path) for path in parts.by_parts.handed_on)

    def above(self, handed_on: HandedOn, choices: Choices) -> tuple[Number, Number]:
        """By the plan of these choices."""
        plan, row = _prepared_above(self._plans, choices), self._top
        row.ratios.update(_by_path(self._plans.parts.by_parts.handed_on, handed_on))
        _run(plan, row, self._gaps)
        return Fraction(*_read(plan, row, TOTAL.path)), Fraction(*_read(plan, row, GRADE.path))


def _copied(row: Row) -> Row:
    return Row(dict(row.ratios), dict(row.units))


def _run(plan: Plan, row: Row, gaps: Mapping[str, Gap]) -> None:
    if not plan.continued(row, dict(gaps)):
        raise NoNumberError


def _read(plan: Plan, row: Row, path: str) -> Ratio:
    return as_ratio(plan.values[path])(row) if path in plan.values else row.ratios[path]


def _by_path(paths: Sequence[str], numbers: HandedOn) -> dict[str, Ratio]:
    found = zip(paths, numbers, strict=True)
    return {path: number if isinstance(number, tuple) else _no_number() for path, number in found}


def _no_number() -> Ratio:
    raise NoNumberError
