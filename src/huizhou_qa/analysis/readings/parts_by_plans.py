"""A unit under open readings, part by part, by plans: where one gives a number, it gives it sooner."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import gcd

from attrs import frozen

from huizhou_qa.analysis.readings.parts_of_scheme import Choices, PartsOfScheme, PartWay, untouched_by_readings
from huizhou_qa.analysis.readings.parts_of_unit import HandedOn, UnitNumbers, WorkedOutAbove
from huizhou_qa.engine.plan_protocols import Plan
from huizhou_qa.engine.plans import plan_of
from huizhou_qa.engine.rows import Ratio, Row
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.readers import Gap, Number, reads
from huizhou_qa.scheme.program.building import GRADE, TOTAL

# So many programs are kept prepared; the one least recently run gives way.
MOST_KEPT = 128


class NoNumberError(Exception):
    """Something is left to the exact arithmetic; never raised out of this folder."""


@frozen(eq=False)
class PreparedEntries:
    """Entries prepared, and what reads their numbers, and others, by path, from a row that was run."""

    plan: Plan
    given: tuple[tuple[str, Callable[[Row], Ratio]], ...]

    def run(self, row: Row) -> HandedOn:
        """The numbers and gaps; raises NoNumberError where a number has no place in the row."""
        if not self.plan.with_gaps(row):
            raise NoNumberError
        gaps = row.gaps
        return tuple([gaps[path] if path in gaps else read(row) for path, read in self.given])


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
def _untouched(program: Program) -> Plan:
    """What no reading touches."""
    return _plan(untouched_by_readings(program), {})


def untouched(program: Program, known: Mapping[str, Number]) -> Row | None:
    """What is known, with what no reading touches worked out; None where a number has no place in the row."""
    row = Row({})
    _put_all(row, known)
    return row if _untouched(program).with_gaps(row) else None


@lru_cache(maxsize=MOST_KEPT)
def _prepared(program: Program, parts: PartsOfScheme) -> PlansOfParts:
    by_parts, before = parts.by_parts, _untouched(program)
    settled = _plan(by_parts.settled, parts.first, before)
    alone = tuple(tuple(_prepared_ways(parts, settled, at)) for at, _ in enumerate(parts.ways))
    sums = _read_from(_plan(by_parts.sums, parts.first, settled), by_parts.handed_on)
    return PlansOfParts(parts, settled, alone, sums)


def _prepared_ways(parts: PartsOfScheme, settled: Plan, part: int) -> Iterator[PreparedWay]:
    exported, told, given = parts.exported[part], parts.by_parts.parts[part].alone, None
    for way in parts.ways[part]:
        ruled = tuple((parts.before_writing[id_], id_, at) for id_, at in way.rules or ())
        # Where clauses tell the ways, what follows from their points is the same for all of them.
        if given is None or not ruled:
            entries = _behind(exported, told, {path for path, _, _ in ruled})
            given = _read_from(_plan(entries, {**parts.first, **way.choices}, settled), exported)
        yield _prepared_way(parts, way, given, ruled)


def _prepared_way(
    parts: PartsOfScheme, way: PartWay, entries: PreparedEntries, ruled: tuple[tuple[str, str, int], ...]
) -> PreparedWay:
    places = dict(way.of_sources)
    of_incidents = places.pop(0, None)
    numbers = {path: (at, 1) for source, at in places.items() for path in parts.sources[source].paths}
    return PreparedWay(entries, numbers, of_incidents, ruled)


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


def _plan(entries: tuple[Result, ...], readings: Mapping[str, str], before: Plan | None = None) -> Plan:
    """These entries alone: what they read of others, but for what is worked out before, is looked up as a ratio."""
    program, settings = Program(entries, ()), Settings(FrozenMapping(readings))
    if before is None:
        return plan_of(program, settings, presumes=False)
    return before.then(program, settings, presumes=False)


def _reduced(numbers: HandedOn) -> HandedOn:
    """The same numbers in lowest terms, so that equal ones are the same."""
    return tuple([one if isinstance(one, Gap) else _in_lowest_terms(*one) for one in numbers])


def _in_lowest_terms(above: int, below: int) -> Ratio:
    by = gcd(above, below)
    return (above, below) if by == 1 else (above // by, below // by)


def _read_from(plan: Plan, paths: Iterable[str]) -> PreparedEntries:
    return PreparedEntries(plan, tuple((path, plan.ratio_of(path)) for path in paths))


@frozen(eq=False)
class PartsByPlans:
    """By plans; raises NoNumberError where a number has no place in a row."""

    unit: UnitNumbers
    _plans: PlansOfParts
    # Whatever is prepared works out all of its entries anew each time, so that one row serves, but for its gaps.
    _row: Row
    _gaps: dict[str, Gap]

    @classmethod
    def of(cls, program: Program, parts: PartsOfScheme, unit: UnitNumbers) -> PartsByPlans:
        """What is settled is worked out at once."""
        if unit.untouched is None:
            raise NoNumberError
        plans, start = _prepared(program, parts), unit.untouched
        row = Row(dict(start.ratios), dict(start.units), gaps=dict(start.gaps))
        _put_all(row, unit.of_first_ways(parts))
        if not plans.settled.with_gaps(row):
            raise NoNumberError
        return cls(unit, plans, row, dict(row.gaps))

    def alone(self, part: int, way: int) -> HandedOn:
        """By the plan of the way."""
        prepared, row = self._plans.alone[part][way], self._fresh()
        row.ratios.update(prepared.settled)
        if prepared.of_incidents is not None:
            _put_all(row, self.unit.counted[prepared.of_incidents])
        for path, id_, at in prepared.ruled:
            _put(row, path, self.unit.rules[id_][at])
        return _reduced(prepared.entries.run(row))

    def sums(self, exported: Sequence[HandedOn]) -> HandedOn:
        """By the plan of the sums."""
        row = self._fresh()
        for paths, numbers in zip(self._plans.parts.exported, exported, strict=True):
            _put_each(row, paths, numbers)
        return _reduced(self._plans.sums.run(row))

    def above(self, choices: Choices) -> WorkedOutAbove:
        """By the plan of these choices."""
        prepared, paths = _prepared_above(self._plans, choices), self._plans.parts.by_parts.handed_on

        def worked_out(handed_on: HandedOn) -> HandedOn:
            row = self._fresh()
            _put_each(row, paths, handed_on)
            return prepared.run(row)

        return worked_out

    def _fresh(self) -> Row:
        """The row, with the gaps of what is known and settled alone."""
        self._row.gaps.clear()
        self._row.gaps.update(self._gaps)
        return self._row


def _put_all(row: Row, numbers: Mapping[str, Number]) -> None:
    for path, number in numbers.items():
        _put(row, path, number if isinstance(number, Gap) else number.as_integer_ratio())


def _put_each(row: Row, paths: Iterable[str], numbers: HandedOn) -> None:
    for path, number in zip(paths, numbers, strict=True):
        _put(row, path, number)


def _put(row: Row, path: str, number: Ratio | Gap) -> None:
    if isinstance(number, Gap):
        row.gaps[path] = number
        # What stands there of another run would be read.
        row.ratios.pop(path, None)
    else:
        row.ratios[path] = number
        row.gaps.pop(path, None)
