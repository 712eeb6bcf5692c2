"""The rows that expressions leave, in frames that hold their rows: each is handed to ``bounds``, equal ones once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm

import narwhals as nw
from attrs import field, frozen
from narwhals.typing import IntoDataFrame

from huizhou_qa.analysis.bounding.counted import bounds_with_counts
from huizhou_qa.columns.bounding.end_columns import UNDECIDED_BOUNDS
from huizhou_qa.columns.bounding.one_end import GRADES
from huizhou_qa.columns.inputs import ColumnInput
from huizhou_qa.columns.names import nothing_column, ruling_column
from huizhou_qa.columns.shown import Shown, shown_of
from huizhou_qa.errors import EvidenceError, is_a
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.program.bounding import grades_of
from huizhou_qa.readers import Span
from huizhou_qa.readers.spans import exactly, joined
from huizhou_qa.rules.sections import INCIDENTS, OF_COHORTS
from huizhou_qa.scheme.program.building import OUTPUTS
from huizhou_qa.scheme.scheme import Scheme

ZERO = Fraction(0)
# What stands for a unit, an office and a reason that columns do not name.
UNTOLD = "1"

CellsOfRow = Mapping[str, object]


@frozen(eq=False)
class HandingOver:
    """Fills in the rows that are left.

    Attributes:
        scheme: the scheme, under its readings.
        inputs: the columns that are read.
    """

    scheme: Scheme
    inputs: Sequence[ColumnInput]
    _found: dict[tuple[object, ...], Mapping[str, object]] = field(
        factory=dict[tuple[object, ...], Mapping[str, object]]
    )

    def filled(self, frame: nw.DataFrame[IntoDataFrame]) -> nw.DataFrame[IntoDataFrame]:
        """The frame with the bounds of the rows that are left; one that nothing completes stays undecided."""
        at = frame[UNDECIDED_BOUNDS].arg_true().to_list()
        if not at:
            return frame
        names = [one for one in self.names() if one in frame.columns]
        rows = frame.select(names)[at].rows(named=True)
        bounded = [self.bounds(row) for row in rows]
        places = [place for place, one in zip(at, bounded, strict=True) if one]
        kept = [one for one in bounded if one]
        columns = list(kept[0]) if kept else []
        return frame.with_columns(*(frame[name].scatter(places, [one[name] for one in kept]) for name in columns))

    def names(self) -> Iterator[str]:
        """The columns that say something of a unit."""
        yield from (one.column for one in self.inputs)
        yield from dict.fromkeys(nothing_column(one.stem) for one in self.inputs if one.may_be_nothing)
        yield from (ruling_column(clause) for clause in self.scheme.clauses)

    def bounds(self, row: CellsOfRow) -> CellsOfRow:
        """The columns of a row; none where nothing completes it."""
        key = tuple(row.values())
        if key not in self._found:
            try:
                evidence, counts = evidence_of(self.scheme, self.inputs, row)
                spans = bounds_with_counts(self.scheme, evidence, counts)
                self._found[key] = {**dict(self._columns(spans)), UNDECIDED_BOUNDS: False}
            except EvidenceError:
                self._found[key] = {}
        return self._found[key]

    def _columns(self, spans: Mapping[str, Span]) -> Iterator[tuple[str, object]]:
        for path, shown in shown_of(self.scheme).items():
            if path in spans:
                span = spans[path]
                # What is left out shows 0.
                is_part = path not in {leaf.path for leaf in OUTPUTS.values()}
                over = joined(Span(span.over), exactly(ZERO)) if span.may_be_nothing and is_part else span
                yield from self._figures(shown, over.low, "low")
                yield from self._figures(shown, over.high, "high")
        for path in GRADES:
            grades = [
                one for one in self.scheme.grade_rule.grades if one in grades_of(self.scheme.program, spans[path])
            ]
            name = path.rpartition("/")[2]
            yield f"{name}_low", grades[-1]
            yield f"{name}_high", grades[0]

    def _figures(self, shown: Shown, end: Fraction | None, side: str) -> Iterator[tuple[str, object]]:
        if shown.rounding is not None:
            places = lcm(self.scheme.rounding.scale, shown.rounding.scale)
            yield f"{shown.column}_{side}", None if end is None else int(Fraction(shown.rounding.write(end)) * places)
        else:
            yield f"{shown.column}_numerator_{side}", None if end is None else end.numerator
            yield f"{shown.column}_denominator_{side}", None if end is None else end.denominator


def evidence_of(scheme: Scheme, inputs: Sequence[ColumnInput], row: CellsOfRow) -> tuple[Evidence, Mapping[str, Span]]:
    """What the cells of a row say: evidence, and how many incidents of each class are known."""
    given: dict[str, dict[str, object]] = {}
    counts: dict[str, Span] = {}
    for one, whole in _pairs(inputs):
        _, section, name = one.path.split("/", 2)
        if section == INCIDENTS:
            count = row.get(one.column)
            counts |= {one.path: exactly(Fraction(int(count)))} if is_a(count, int) else {}
        elif row.get(nothing_column(one.stem)):
            given.setdefault(section, {})[name] = {"nothing": UNTOLD}
        elif (value := _value(one, whole, row)) is not None:
            given.setdefault(section, {})[name] = value
    for clause in scheme.clauses:
        treatment = row.get(ruling_column(clause))
        if treatment is not None:
            ruled = {"treatment": treatment, "by": UNTOLD, "why": UNTOLD}
            given.setdefault("rulings", {})[clause] = ruled
    return Evidence.from_dict({"unit": UNTOLD, "incidents": [], **given}), counts


def _pairs(inputs: Iterable[ColumnInput]) -> Iterator[tuple[ColumnInput, ColumnInput | None]]:
    """Each input once: its column, and the second one of a pair."""
    first: dict[str, ColumnInput] = {}
    second: dict[str, ColumnInput] = {}
    for one in inputs:
        (second if one.path in first else first)[one.path] = one
    yield from ((one, second.get(path)) for path, one in first.items())


def _value(one: ColumnInput, whole: ColumnInput | None, row: CellsOfRow) -> object:
    """What the cells of an input say; None where it is missing."""
    part = _number(one, row)
    if whole is None or part is None:
        return part
    members = _number(whole, row)
    if not is_a(part, Fraction) or not is_a(members, Fraction):
        return None
    is_rate = one.times != 1 or one.path.split("/")[1] in OF_COHORTS
    return {"part": part, "whole": members} if is_rate else part / members


def _number(one: ColumnInput, row: CellsOfRow) -> object:
    # Of a frame of pandas only what some expression reads is there.
    cell = row.get(one.column)
    return Fraction(cell, one.scale) if one.holds == "whole" and is_a(cell, int) else cell
