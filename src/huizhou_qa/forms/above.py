"""Rows above the header of a table: titles and captions are allowed; data, which would be skipped, are refused."""

from __future__ import annotations

from collections.abc import Callable

from huizhou_qa.errors import Fault, described, pointer
from huizhou_qa.forms.cells import begins_as_a_figure
from huizhou_qa.forms.lines import is_note, is_signature
from huizhou_qa.forms.tables import Table

CellsAbove = tuple[object, ...]


def is_caption(cells: CellsAbove) -> bool:
    """Whether a row has a single cell, or begins like a signature or a note."""
    return len(cells) == 1 or is_signature(cells[0]) or is_note(cells[0])


def figure_in(cells: CellsAbove) -> object | None:
    """The first cell of a row that holds a figure; None for a caption."""
    return None if is_caption(cells) else next(filter(begins_as_a_figure, cells), None)


def refuse_above(table: Table, faults: list[Fault], data_in: Callable[[CellsAbove], object | None] = figure_in) -> None:
    """Notes a fault for every row above the header in which ``data_in`` finds a cell with data."""
    for number, cells in table.above if table.header.number else ():
        found = data_in(cells)
        if found is not None:
            where = pointer("rows", str(number))
            faults.append(Fault.of(where, "above_the_header", row=number, given=described(found)))
