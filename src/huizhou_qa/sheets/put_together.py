"""Checks the parts of a paper, so that it can be written in every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from huizhou_qa.errors import Fault, is_a, pointer
from huizhou_qa.ledger.by_hand import TEXT, TEXTS, Kind, not_so, of, require, several
from huizhou_qa.sheets.layout import Layout


class Paper(Protocol):
    """A table with a title and what stands beside it."""

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The titles of the columns."""

    @property
    def layout(self) -> Layout:
        """How the table stands on the page."""


def require_paper(paper: Paper, row: type, lines: str, *, unshown: int = 0) -> None:
    """Raises EvidenceError for everything in a paper that is of another kind, or has another number of cells.

    ``row`` is the type of a row, of which as many last cells may have no column as are ``unshown``; ``lines`` is
    the field of the lines that stand above or below the table beside the remarks.
    """
    cells = Kind(of(row).name, lambda value: type(value) is row and is_a(value, tuple) and all(map(TEXT.holds, value)))
    fields = {"title": TEXT, "rows": several(cells), "remarks": TEXTS, "columns": TEXTS, "layout": of(Layout)}
    require(paper, **fields, **{lines: TEXTS})
    faults = list(_misfits(paper, unshown))
    if faults:
        raise not_so(*faults)


def _misfits(paper: Paper, unshown: int) -> Iterator[Fault]:
    columns = len(paper.columns)
    if not columns:
        yield Fault.of("/columns", "empty", case="by_hand")
    if len(paper.layout.widths) != columns:
        yield Fault.of("/layout/widths", "wrong_count", case="widths", count=len(paper.layout.widths), columns=columns)
    for at, row in enumerate(paper.rows):
        if not columns <= len(row) <= columns + unshown:
            yield Fault.of(pointer("rows", str(at)), "wrong_count", case="by_hand", count=len(row), columns=columns)
