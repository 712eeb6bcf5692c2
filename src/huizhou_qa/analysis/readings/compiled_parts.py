"""A unit under open readings, part by part, by the compiled arithmetic: where it gives a number, it gives it sooner."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import frozen

from huizhou_qa.analysis.readings.parts_of_scheme import Choices, PartsOfScheme, PartWay
from huizhou_qa.analysis.readings.parts_of_unit import HandedOn, UnitNumbers, WorkedOutAbove
from huizhou_qa.engine.compiled import Plan, Ratio, Row, as_ratio, compiled
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.readers import Gap, reads
from huizhou_qa.scheme.program.building import GRADE, TOTAL

# So many programs are kept prepared; the one least recently run gives way.
MOST_KEPT = 128


class NoNumberError(Exception):
    """Something is left to the exact arithmetic; never raised out of this folder."""


@frozen(eq=False)
class PreparedEntries:
    """Entries prepared, and what reads their numbers, and others, from a row that was run."""

    plan: Plan
    given: tuple[Callable[[Row], Ratio], ...]

    def run(self, row: Row, gaps: Mapping[str, Gap]) -> HandedOn:
        """The numbers; raises NoNumberError where an entry is none."""
        if not self.plan.continued(row, dict(gaps)):
            raise NoNumberError
        return tuple([read(row) for read in self.given])


@frozen(eq=False)
class PreparedWay:
    """A way of a part: its entries, and what its sources but for incidents settle.

    Attributes:
        entries: those that what is exported rests on; where clauses tell the way, those that follow from their points.
        settled: what is settled, as ratios by path.
        of_incidents: which way the incidents take; None where they are no source of it.
        ruled: the points of these clauses before writing: their path, the id, and the place of the choice.
    """

    entries: PreparedEntries
    settled: Mapping[str, Ratio]
    of_incidents: int | None
    ruled: tuple[tuple[str, str, int], ...]


@frozen(eq=False)
class PlansOfParts:
    """A program by parts, prepared: what is settled, each way of each part, and the sums."""

    parts: PartsOfScheme
    settled: Plan
    alone: tuple[tuple[PreparedWay, ...], ...]
    sums: PreparedEntries


@lru_cache(maxsize=MOST_KEPT)
def _prepared(parts: PartsOfScheme) -> PlansOfParts:
    by_parts = parts.by_parts
    settled = _plan(by_parts.settled, parts.first)
    alone = tuple(tuple(_prepared_way(parts, settled, at, way) for way in ways) for at, ways in enumerate(parts.ways))
    sums = _read_from(_plan(by_parts.sums, parts.first, settled), by_parts.handed_on)
    return PlansOfParts(parts, settled, alone, sums)


def _prepared_way(parts: PartsOfScheme, settled: Plan, part: int, way: PartWay) -> PreparedWay:
    ruled = tuple((parts.before_writing[id_], id_, at) for id_, at in way.rules or ())
    exported = parts.exported[part]
    entries = _behind(exported, parts.by_parts.parts[part].alone, {path for path, _, _ in ruled})
    plan = _plan(entries, {**parts.first, **way.choices}, settled)
    places = dict(way.of_sources)
    of_incidents = places.pop(0, None)
    numbers = {path: (at, 1) for source, at in places.items() for path in parts.sources[source].paths}
    return PreparedWay(_read_from(plan, exported), numbers, of_incidents, ruled)


def _behind(wanted: Iterable[str], entries: Sequence[Result], known: Collection[str]) -> tuple[Result, ...]:
    """The entries of the paths that are wanted, and those that they rest on, but for what is known."""
    needed, found = set(wanted), list[Result]()
    for entry in reversed(entries):
        if entry.leaf.path in needed and entry.leaf.path not in known:
            found.append(entry)
            needed |= {leaf.path for leaf in reads(entry.node).inputs}
    return tuple(reversed(found))


@lru_cache(maxsize=MOST_KEPT)
def _prepared_above(plans: PlansOfParts, choices: Choices) -> PreparedEntries:
    plan = _plan(plans.parts.by_parts.above, {**plans.parts.first, **choices}, plans.settled)
    return _read_from(plan, (TOTAL.path, GRADE.path))


def _plan(entries: tuple[Result, ...], readings: Mapping[str, str], settled: Plan | None = None) -> Plan:
    """These entries alone: what they read of others, but for what is settled, is looked up as a ratio."""
    return compiled(Program(entries, ()), Settings(FrozenMapping(readings)), settled.values if settled else None)


def _read_from(plan: Plan, paths: Iterable[str]) -> PreparedEntries:
    return PreparedEntries(plan, tuple(_reading(plan, path) for path in paths))


def _reading(plan: Plan, path: str) -> Callable[[Row], Ratio]:
    return as_ratio(plan.values[path]) if path in plan.values else lambda row: row.ratios[path]


@frozen(eq=False)
class CompiledParts:
    """By the compiled arithmetic; raises NoNumberError where that gives no number."""

    unit: UnitNumbers
    _plans: PlansOfParts
    # Whatever is prepared works out all of its entries anew each time, so that one row serves.
    _row: Row
    _gaps: dict[str, Gap]

    @classmethod
    def of(cls, parts: PartsOfScheme, unit: UnitNumbers) -> CompiledParts:
        """What is settled is worked out at once."""
        known, plans = unit.of_first_ways(parts), _prepared(parts)
        row = Row({path: one.as_integer_ratio() for path, one in known.items() if not isinstance(one, Gap)})
        gaps = {path: one for path, one in known.items() if isinstance(one, Gap)}
        if not plans.settled.continued(row, dict(gaps)):
            raise NoNumberError
        return cls(unit, plans, row, gaps)

    def alone(self, part: int, way: int) -> HandedOn:
        """By the plan of the way."""
        prepared, row = self._plans.alone[part][way], self._row
        row.ratios.update(prepared.settled)
        row.ratios.update(self._told_of_unit(prepared))
        return prepared.entries.run(row, self._gaps)

    def _told_of_unit(self, way: PreparedWay) -> Iterator[tuple[str, Ratio]]:
        """What is counted of incidents, and the points that tell the way."""
        if way.of_incidents is not None:
            for path, number in self.unit.counted[way.of_incidents].items():
                yield path, _no_gap(number if isinstance(number, Gap) else number.as_integer_ratio())
        for path, id_, at in way.ruled:
            yield path, _no_gap(self.unit.rules[id_][at])

    def sums(self, exported: Sequence[HandedOn]) -> HandedOn:
        """By the plan of the sums."""
        for paths, numbers in zip(self._plans.parts.exported, exported, strict=True):
            _put(self._row, paths, numbers)
        return self._plans.sums.run(self._row, self._gaps)

    def above(self, choices: Choices) -> WorkedOutAbove:
        """By the plan of these choices."""
        prepared, paths = _prepared_above(self._plans, choices), self._plans.parts.by_parts.handed_on
        row, gaps = self._row, self._gaps

        def worked_out(handed_on: HandedOn) -> HandedOn:
            _put(row, paths, handed_on)
            return prepared.run(row, gaps)

        return worked_out


def _put(row: Row, paths: Iterable[str], numbers: HandedOn) -> None:
    for path, number in zip(paths, numbers, strict=True):
        row.ratios[path] = _no_gap(number)


def _no_gap(number: Ratio | Gap) -> Ratio:
    if isinstance(number, tuple):
        return number
    raise NoNumberError
