"""Frames of made-up units for plans over columns, with values at every edge, and what the plain way makes of each row.

Rows are drawn at random from a seed: at the ends of a column, at every number that a rule of the scheme names and the
next ones beside it, and anywhere. What is expected of a row comes from the exact arithmetic, which knows no column.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache

import polars as pl

from huizhou_qa import Evidence
from huizhou_qa.columns import ColumnInput, ColumnPlan
from huizhou_qa.columns.names import nothing_column, ruling_column, stem_of
from huizhou_qa.columns.shown import shown_of
from huizhou_qa.program import Result, Settings
from huizhou_qa.readers import Gap, Number
from huizhou_qa.readers.document import Data, Document
from huizhou_qa.rules.sections import average_of_others
from huizhou_qa.scheme.program.document import document_in_full
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers.input_kinds import ruling_on

Cell = int | bool | str | None
Row = dict[str, Cell]

TYPES = {"whole": pl.Int64, "truth": pl.Boolean, "word": pl.String}
BY_ZERO = Gap(faults=frozenset({"divided_by_zero"}))
NUMBER = re.compile(r"-?\d+(?:/\d+)?")


def rows_for(plan: ColumnPlan, count: int, seed: int, gaps: float = 0.0, nothing: float = 0.0) -> list[Row]:
    """So many rows; a share of the cells is null, and of a share of what may be nothing there is."""
    chance = random.Random(seed)
    return [_row(plan, chance, gaps, nothing) for _ in range(count)]


def _row(plan: ColumnPlan, chance: random.Random, gaps: float, nothing: float) -> Row:
    row: Row = {}
    edges = edges_of(plan.scheme)
    for one in plan.inputs:
        row[one.column] = None if chance.random() < gaps else _cell(one, chance, edges.get(one.path, ()))
        if nothing and one.may_be_nothing:
            flag = chance.random() < nothing
            row[nothing_column(one.stem)] = flag or (None if chance.random() < 0.1 else False)
            row[one.column] = None if flag else row[one.column]
    for clause in plan.scheme.clauses if nothing else ():
        row[ruling_column(clause)] = chance.choice(["full", "zero", "rescale", None])
    return row


def _cell(one: ColumnInput, chance: random.Random, edges: Sequence[Fraction]) -> Cell:
    if one.holds == "truth":
        return chance.random() < 0.5
    if one.holds == "word":
        return chance.choice(one.words)
    kind = chance.random()
    if kind < 0.1:
        return chance.choice([one.least, one.most])
    if kind < 0.6 and edges:
        units = int(chance.choice(edges) * one.scale) + chance.choice([-1, 0, 0, 0, 1])
        return min(max(units, one.least), one.most)
    return chance.randint(one.least, min(one.most, max(one.least, 120) * one.scale))


@cache
def edges_of(scheme: Scheme) -> Mapping[str, Sequence[Fraction]]:
    """Every number that stands in an entry beside an input, by the input's path."""
    found: dict[str, set[Fraction]] = {}
    for entry in _entries(document_in_full(scheme, Document())["entries"]):
        texts = list(_texts(entry))
        numbers = {Fraction(number) for text in texts for number in NUMBER.findall(text) if not text.startswith("/")}
        for path in texts:
            if path.startswith("/"):
                found.setdefault(path, set()).update(numbers)
    return {path: sorted(numbers) for path, numbers in found.items()}


def _entries(entries: Data) -> Sequence[Data]:
    return entries if isinstance(entries, tuple) else ()


def _texts(data: Data) -> Sequence[str]:
    if isinstance(data, str):
        return [data.replace("1/0", "1")]
    if isinstance(data, bool):
        return []
    return [text for part in (data if isinstance(data, tuple) else data.values()) for text in _texts(part)]


def frame_of(plan: ColumnPlan, rows: Sequence[Row]) -> pl.DataFrame:
    """The rows as a frame with the types that the plan reads."""
    types = {one.column: TYPES[one.holds] for one in plan.inputs}
    names = list(rows[0])
    return pl.DataFrame(
        rows, schema={name: types.get(name, pl.String if name.startswith("ruling_") else pl.Boolean) for name in names}
    )


def known_of(plan: ColumnPlan, row: Row) -> dict[str, Number]:
    """What a row says, by the path of each input: numbers, and gaps where there was nothing."""
    known: dict[str, Number] = {}
    parts: dict[str, Fraction] = {}
    for one in plan.inputs:
        cell = row[one.column]
        if row.get(nothing_column(one.stem)):
            known[one.path] = Gap(nothing=frozenset({one.path}))
        elif cell is not None and one.role == "part":
            parts[one.path] = Fraction(int(cell), one.scale)
        elif cell is not None and one.role == "whole" and one.path in parts:
            known[one.path] = parts[one.path] * _times(plan, one.path) / Fraction(int(cell), one.scale)
        elif cell is not None and one.role == "number":
            known[one.path] = Fraction(one.words.index(cell) if isinstance(cell, str) else int(cell), one.scale)
    for clause in plan.scheme.clauses:
        ruling = row.get(ruling_column(clause))
        if isinstance(ruling, str):
            leaf = ruling_on(clause)
            known[leaf.path] = Fraction(leaf.options.index(ruling))
    _with_averages_of_others(plan, row, known)
    return known


def _with_averages_of_others(plan: ColumnPlan, row: Row, known: dict[str, Number]) -> None:
    for row_of in plan.scheme.inputs:
        members, summed = (row.get(f"{stem_of(row_of)}_{part}") for part in ("members", "sum"))
        own = known.get(f"/facts/{row_of.name}")
        if isinstance(members, int) and isinstance(summed, int) and isinstance(own, Fraction):
            places = next(one.scale for one in plan.inputs if one.column == f"{stem_of(row_of)}_sum")
            others = Fraction(summed, places) - own
            known[average_of_others(row_of.name)] = others / (members - 1) if members > 1 else BY_ZERO


def _times(plan: ColumnPlan, path: str) -> int:
    return next(one.times for one in plan.inputs if one.path == path and one.role == "part")


def results_of(plan: ColumnPlan, row: Row) -> dict[str, Number]:
    """The number of every entry, by path, as the exact arithmetic has it; tallies and statistics are given."""
    known, settings = known_of(plan, row), Settings(plan.scheme.readings)
    for entry in plan.scheme.program.entries:
        if isinstance(entry, Result):
            known[entry.leaf.path] = settings.evaluate(entry.node, known)
    return known


def expected(plan: ColumnPlan, row: Row) -> dict[str, Cell]:
    """The columns that come out for a row without a fault."""
    results = results_of(plan, row)
    scheme = plan.scheme
    found: dict[str, Cell] = {}
    for path, shown in shown_of(scheme).items():
        if path in results:
            found[shown.column] = _units(results[path], scheme.rounding.scale)
    total = results["/results/total"]
    for name in ("grade_before_veto", "grade"):
        place = results[f"/results/{name}"]
        told = name != "grade" or not isinstance(total, Gap)
        found[name] = scheme.grade_rule.grades[int(place)] if told and isinstance(place, Fraction) else None
    points = [found[shown.column] for shown in shown_of(scheme).values() if shown.is_clause]
    # Where every clause is known, what is missing beside them leaves no grade.
    return found | {"missing": points.count(None) or int(found["grade"] is None)}


def _units(number: Number, scale: int) -> int | None:
    if isinstance(number, Gap):
        # What is absent shows zero.
        return 0 if number.is_nothing else None
    units = number * scale
    assert units.denominator == 1
    return int(units)


def evidence_of(plan: ColumnPlan, row: Row, incidents: Sequence[Mapping[str, object]]) -> Evidence:
    """A row of which nothing is null as evidence."""
    given: dict[str, dict[str, object]] = {}
    for one in plan.inputs:
        _, section, name, *_rest = one.path.split("/")
        cell = row[one.column]
        if section != "incidents" and cell is not None:
            given.setdefault(section, {})[name] = Fraction(int(cell), one.scale) if one.holds == "whole" else cell
    return Evidence.from_dict({"unit": "甲", **given, "incidents": list(incidents)})
