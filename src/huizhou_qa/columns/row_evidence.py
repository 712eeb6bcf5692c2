"""The rows that expressions leave to the exact arithmetic: what their cells say of a unit, and cells put into them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

import narwhals as nw
from narwhals.typing import IntoDataFrame

from huizhou_qa.columns.inputs import ColumnInput
from huizhou_qa.columns.names import nothing_column, ruling_column
from huizhou_qa.errors import is_a
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.readers import Span
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules.sections import INCIDENTS, OF_COHORTS
from huizhou_qa.scheme.scheme import Scheme

# What stands for a unit, an office and a reason that columns do not name.
UNTOLD = "1"

CellsOfRow = Mapping[str, object]


def columns_that_say(scheme: Scheme, inputs: Sequence[ColumnInput], columns: Collection[str]) -> list[str]:
    """Those of a frame's columns that say something of a unit."""
    names = [one.column for one in inputs]
    names += dict.fromkeys(nothing_column(one.stem) for one in inputs if one.may_be_nothing)
    names += map(ruling_column, scheme.clauses)
    # Of a frame of pandas only what some expression reads is there.
    return [name for name in names if name in columns]


def filled_in(frame: nw.DataFrame[IntoDataFrame], found: Mapping[int, CellsOfRow]) -> nw.DataFrame[IntoDataFrame]:
    """The frame with other cells in some rows, by the places of these; all have cells of the same columns."""
    columns = next(iter(found.values()), {})
    cells = {name: [one[name] for one in found.values()] for name in columns}
    return frame.with_columns(*(frame[name].scatter(list(found), held) for name, held in cells.items()))


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
    cell = row.get(one.column)
    return Fraction(cell, one.scale) if one.holds == "whole" and is_a(cell, int) else cell
