"""The rows that whole numbers leave undecided, in frames that hold their rows: decided exactly, cohort by cohort.

An undecided member leaves its whole cohort without places, and whatever rests on its figures: all members of such a
cohort are worked out again by the exact arithmetic, as ``assess_cohort`` has them. One that this would refuse, because
a member lacks something or has a fault, stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

import narwhals as nw
from attrs import frozen
from narwhals.typing import IntoDataFrame

from huizhou_qa.columns.inputs import ColumnInput
from huizhou_qa.columns.missing import FAULTS
from huizhou_qa.columns.names import inputs_of
from huizhou_qa.columns.options import ColumnOptions
from huizhou_qa.columns.results import MISSING, PLACE, UNDECIDED
from huizhou_qa.columns.row_evidence import CellsOfRow, columns_that_say, evidence_of, filled_in
from huizhou_qa.columns.shown import shown_of
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.ledger.cohort import ranking_of
from huizhou_qa.ledger.known import known_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.program import Settings, Statistic, Tally
from huizhou_qa.program.running import statistics
from huizhou_qa.readers import Number, Span
from huizhou_qa.scheme.program.building import BEFORE_VETO, GRADE, TOTAL
from huizhou_qa.scheme.scheme import Scheme

ZERO = Fraction(0)


class PlacedMember(NamedTuple):
    """A member that has a place or none."""

    unit: str
    evidence: Evidence
    grade: str
    total: Decimal


@frozen(eq=False)
class CohortsDecided:
    """Fills in the rows that are undecided, and those of their cohorts.

    Attributes:
        scheme: the scheme, under its readings.
        options: what the caller asked for.
        ending: what stands behind the names of the columns that are made.
    """

    scheme: Scheme
    options: ColumnOptions
    ending: str = ""

    @cached_property
    def _inputs(self) -> tuple[ColumnInput, ...]:
        """The columns that are read, which only rows that are undecided ask for."""
        return inputs_of(self.scheme, self.options)

    def filled(self, frame: nw.DataFrame[IntoDataFrame]) -> nw.DataFrame[IntoDataFrame]:
        """The frame with the figures of these rows; what would be refused stays undecided."""
        undecided = frame[self._name(UNDECIDED)].arg_true().to_list()
        if not undecided:
            return frame
        found: dict[int, CellsOfRow] = {}
        for places in self._together(frame, undecided):
            found |= zip(places, self._decided(frame, places), strict=False)
        return filled_in(frame, found)

    def _name(self, name: str) -> str:
        return f"{name}{self.ending}"

    def _together(self, frame: nw.DataFrame[IntoDataFrame], undecided: Sequence[int]) -> Iterator[list[int]]:
        """The places of the rows of each cohort that has an undecided one; a row of nobody's cohort is in none."""
        if self.options.cohort is None:
            yield from ([one] for one in undecided)
            return
        # As the engine itself tells cohorts apart: by the first row of each.
        at = f"{self.options.cohort}_"
        numbered = frame.select(self.options.cohort).with_row_index(at)
        first = nw.when(~nw.col(self.options.cohort).is_null()).then(nw.col(at).min().over(self.options.cohort))
        groups: dict[object, list[int]] = {}
        for place, group in enumerate(numbered.select(first.alias(at))[at].to_list()):
            groups.setdefault(group, []).append(place)
        told = {*undecided}
        yield from (rows for group, rows in groups.items() if group is not None and told.intersection(rows))

    def _decided(self, frame: nw.DataFrame[IntoDataFrame], places: Sequence[int]) -> list[CellsOfRow]:
        """The cells of each row of a cohort; none where one lacks something or has a fault."""
        names = columns_that_say(self.scheme, self._inputs, frame.columns)
        refused = self._name(MISSING), self._name(FAULTS)
        rows = frame.select(*names, *refused)[places].rows(named=True)
        if any(row[name] for row in rows for name in refused):
            return []
        told = [evidence_of(self.scheme, self._inputs, row) for row in rows]
        members = [self._known(evidence, counts) for evidence, counts in told]
        self._work_out(members)
        cells = [{**dict(self._cells(one)), self._name(UNDECIDED): False} for one in members]
        if self.options.cohort is None:
            return list(cells)
        placed = self._places(members, [evidence for evidence, _ in told])
        return [{**one, self._name(PLACE): place} for one, place in zip(cells, placed, strict=True)]

    def _known(self, evidence: Evidence, counts: Mapping[str, Span]) -> dict[str, Number]:
        """What is known of a member: its evidence, and how many incidents of each class."""
        known = known_of(settled_values(self.scheme, evidence))
        return known | {path: count.low for path, count in counts.items() if count.low is not None}

    def _work_out(self, members: Sequence[dict[str, Number]]) -> None:
        """Adds the numbers of all entries to what is known of the members."""
        settings = Settings(self.scheme.readings)
        for entry in self.scheme.program.entries:
            figures = [] if isinstance(entry, Tally) else [settings.evaluate(entry.node, one) for one in members]
            if isinstance(entry, Statistic):
                # Of a row alone the frame gives them.
                figures = [] if self.options.cohort is None else statistics(entry.fold, figures, own=entry.own)
            for one, number in zip(members, figures, strict=False):
                one[entry.leaf.path] = number

    def _cells(self, numbers: Mapping[str, Number]) -> Iterator[tuple[str, object]]:
        for path, shown in shown_of(self.scheme).items():
            if path in numbers:
                yield from shown.cells(_told(numbers[path]), self.scheme, self.ending)
        for leaf in (BEFORE_VETO, GRADE):
            yield self._name(leaf.name), self._grade(numbers[leaf.path])

    def _grade(self, number: Number) -> str:
        return self.scheme.grade_rule.grades[int(_told(number))]

    def _places(self, members: Sequence[Mapping[str, Number]], told: Sequence[Evidence]) -> list[int | None]:
        write = self.scheme.rounding.write
        placed = [
            PlacedMember(str(at), evidence, self._grade(one[GRADE.path]), write(_told(one[TOTAL.path])))
            for at, (one, evidence) in enumerate(zip(members, told, strict=True))
        ]
        places = {one.unit: one.place for one in ranking_of(self.scheme, placed)}
        return [places[one.unit] for one in placed]


def _told(number: Number) -> Fraction:
    """The number; what is absent shows 0."""
    return number if isinstance(number, Fraction) else ZERO
