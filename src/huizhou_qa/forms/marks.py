"""A panel's marks for several units from one table: a row a clause, a column a unit."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from huizhou_qa.forms.cells import number_in
from huizhou_qa.forms.columns import DESCRIBING, IDENTIFYING, TITLES
from huizhou_qa.forms.finding import Finder, refuse_repeated
from huizhou_qa.forms.tables import Header, Row, Rows, raise_if_any, read_table
from huizhou_qa.ground.evidence.plain_values import Faults
from huizhou_qa.ground.inputs import Mark
from huizhou_qa.ground.numbers import plain
from huizhou_qa.registry import held_schemes
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme, as_scheme


def marks_from_rows(rows: Rows, *, scheme: Scheme | None = None) -> Mapping[str, Mapping[str, Fraction]]:
    """The marks (得分) by unit and clause, as ``Evidence.from_dict`` takes them under "marks".

    A row is found by its clause (款), label or name; every column with a title of no other meaning
    is a unit. An empty cell is a mark not yet awarded and left out. Without a scheme, every edition
    held is searched. Raises EvidenceError listing every fault with its row and column.
    """
    faults = Faults()
    header, found = read_table(rows, faults)
    _refuse_columns(header, faults)
    finder = Finder(held_schemes() if scheme is None else (as_scheme(scheme),), (Mark.section,))
    identified = [(row, leaf) for row in found if (leaf := finder.find(row)) is not None]
    refuse_repeated(identified)
    marks: dict[str, dict[str, Fraction]] = {unit: {} for unit in header.others.values()}
    for row, leaf in identified:
        for unit in row.others:
            points = _points(row, unit, leaf)
            if points is not None:
                marks[unit][leaf.name] = points
    raise_if_any(faults, "the table of marks cannot be read")
    return marks


def _refuse_columns(header: Header, faults: Faults) -> None:
    for key in header.known.values():
        if key not in IDENTIFYING + DESCRIBING:
            message = f"{TITLES[key]} is a column of a unit's form; in a table of marks, a column is titled by a unit"
            faults.add(f"/rows/{header.number}", "column_out_of_place", message)
    if header.number and not header.others:
        faults.add(f"/rows/{header.number}", "no_unit", "no column is titled by a unit; give each unit a column")


def _points(row: Row, unit: str, leaf: InputRow) -> Fraction | None:
    cell = row.other(unit)
    points = number_in(cell, leaf.unit)
    if points is not None and points not in leaf.range:
        cell.refuse("out_of_range", f"{plain(points)} is out of range: {leaf.described}")
    return points
