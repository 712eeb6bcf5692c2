"""A program folded for evidence of one shape: which inputs are known, and the one denominator of their numbers.

What is known is then whole numbers at places. Flat curves over them are looked up in one go, sums of sums are one sum,
and only what is left is worked out entry by entry. Where a number is none, nothing is given at all: the plan that
takes anything has its say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from operator import getitem, itemgetter

from attrs import evolve, field, frozen

from huizhou_qa.engine.compiled.absence import WithAbsent
from huizhou_qa.engine.compiled.arithmetic import Compiled
from huizhou_qa.engine.compiled.linear import RowPlace, SumOfPlaces
from huizhou_qa.engine.compiled.plan import tally
from huizhou_qa.engine.compiled.reading import CompiledReader
from huizhou_qa.engine.compiled.values import (
    CutTable,
    Fixed,
    PreparedTruth,
    Ratios,
    Test,
    Units,
    Value,
    brought_to,
    scale_of,
    times,
)
from huizhou_qa.engine.rows import Ratio, Row, Shape, Verdict
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.entries import Program, Result, Tally
from huizhou_qa.program.running import Settings
from huizhou_qa.rules.arithmetic import Condition

NONE_HAPPENED = Fixed(Fraction(0))


@frozen(eq=False)
class CompiledFoldedPlan(CompiledReader):
    """A program folded for a shape.

    Attributes:
        conditions: the truths that were asked for besides, in their order.
        absent: the entries of which there is nothing, and which stand as 0.
    """

    conditions: tuple[Verdict, ...]
    absent: frozenset[str]
    _tallies: tuple[tuple[str, Value], ...]
    _tables: tuple[CutTable, ...]
    _works: tuple[Callable[[Row], int], ...]
    _banded: Callable[[Sequence[int]], Sequence[int]] = field(init=False)

    @_banded.default
    def _looked_up_at_once(self) -> Callable[[Sequence[int]], Sequence[int]]:
        places = [table.at for table in self._tables if table.at is not None]
        cuts, worth = [table.cuts for table in self._tables], [table.worth for table in self._tables]
        if len(places) < 2:  # noqa: PLR2004 - of one alone an itemgetter gives no tuple
            return lambda numbers: [
                points[bisect_right(each, numbers[at])] for at, each, points in zip(places, cuts, worth, strict=True)
            ]
        picked = itemgetter(*places)
        return lambda numbers: tuple(map(getitem, worth, map(bisect_right, cuts, picked(numbers))))

    def run(
        self, numbers: Sequence[int], ratios: Mapping[str, Ratio], incidents: Sequence[dict[str, Ratio]] = ()
    ) -> Row | None:
        """The row of these numbers, in the order of the shape, with every entry worked out; None where one is none.

        ``ratios`` is what else is known: statistics.
        """
        row = Row(dict(ratios), {}, numbers, self._banded(numbers), [])
        append = row.worked.append
        try:
            if self._tallies:
                happened = [Row(incident) for incident in incidents]
                for path, counted in self._tallies:
                    tally(row, path, counted, happened)
            for work in self._works:
                append(work(row))
        except KeyError:
            return None
        return row


def folded(
    program: Program, settings: Settings, shape: Shape, grid: int, conditions: Sequence[Condition] = ()
) -> CompiledFoldedPlan:
    """The program folded for a shape, and conditions over what is known, as the plan has them.

    Whole numbers are kept in units of 1/grid where that can be.
    """
    places = {path: at for at, path in enumerate(shape.paths)}
    values: dict[str, Value] = {}
    tallies: dict[str, Value] = {}
    compiled = Compiled(values, settings.readings, settings.written, places, shape.scale)
    arithmetic = WithAbsent.of(compiled, shape.nothing, shape.ruled)
    kept = _Kept(grid)
    for entry in program.entries:
        path = entry.leaf.path
        if isinstance(entry, Result):
            values[path] = kept.of(path, arithmetic.entry(path, entry.node))
        elif isinstance(entry, Tally):
            tallies[path] = arithmetic.entry(path, entry.node) if shape.happened else NONE_HAPPENED
            values[path] = _tallied(path, tallies[path])
    counted = {path: made for path, made in tallies.items() if path in compiled.read_before and shape.happened}
    tests = tuple(_verdict(arithmetic.condition(condition)) for condition in conditions)
    absent = frozenset(arithmetic.none & values.keys())
    return CompiledFoldedPlan(
        FrozenMapping(values), tests, absent, tuple(counted.items()), tuple(kept.tables), tuple(kept.works)
    )


@frozen(eq=False)
class _Kept:
    """What a row keeps, as a program is folded: tables that are looked up, and then works in their order."""

    grid: int
    tables: list[CutTable] = field(factory=list)
    works: list[Callable[[Row], int]] = field(factory=list)

    def of(self, path: str, made: Value) -> Value:
        """An entry as later ones read it."""
        if isinstance(made, Fixed):
            return made
        if made.stored:
            return evolve(made, stored=path)
        if isinstance(made, Ratios):
            self.works.append(_keeping(path, made.run))
            return Ratios(lambda row: row.ratios[path], stored=path, ends=made.ends, kept=path)
        if made.linear is not None:
            # Added up where it is read.
            return evolve(made, stored=path)
        whole = made if self.grid % made.scale else brought_to(made, self.grid)
        place = self._place_of(whole)
        linear = SumOfPlaces(FrozenMapping({place: 1}))
        return Units(whole.scale, linear.make, stored=path, ends=whole.ends, linear=linear)

    def _place_of(self, made: Units) -> RowPlace:
        if made.table is not None and made.table.at is not None:
            self.tables.append(made.table)
            return RowPlace("banded", len(self.tables) - 1)
        self.works.append(made.run)
        return RowPlace("worked", len(self.works) - 1)


def _keeping(path: str, ratio: Callable[[Row], Ratio]) -> Callable[[Row], int]:
    """A work that keeps a ratio; the whole number at its place means nothing."""

    def keep(row: Row) -> int:
        row.ratios[path] = ratio(row)
        return 0

    return keep


def _tallied(path: str, counted: Value) -> Value:
    if isinstance(counted, Ratios):
        return Ratios(lambda row: row.ratios[path], stored=path, kept=path)
    if isinstance(counted, Fixed) and not counted.value:
        return counted
    return Units(scale_of(counted), times(lambda row: row.units[path]), stored=path, kept=path)


def _verdict(truth: PreparedTruth | None) -> Verdict:
    if not isinstance(truth, Test):
        return lambda _row: truth
    test = truth.run

    def verdict(row: Row) -> bool | None:
        try:
            return test(row)
        except KeyError:
            return None

    return verdict
