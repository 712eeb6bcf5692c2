"""Tables: figures at the right, and on a narrow screen each row as a block instead of a line to scroll."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from attrs import frozen

from huizhou_qa.markup.elements import Html, element

ColumnKind = Literal["text", "id", "range", "name", "told", "figure", "full", "drawn"]
"""What a column holds: text, a number that a part goes by, a range of numbers, its name, how it came about, a figure,
one that a narrow screen can do without, a drawing."""

FIGURES: frozenset[ColumnKind] = frozenset({"figure", "full"})
# What a row goes by: it needs no title to be understood.
NAMING: frozenset[ColumnKind] = frozenset({"id", "name"})
# What may stand before the name that it is the number of.
NUMBERING: frozenset[ColumnKind] = frozenset({"id", "range"})
# What stands beside a name that has no number, as figures do.
BESIDE: frozenset[ColumnKind] = frozenset({"text", "range"})
# The kinds that styles tell apart; figures go by their place at the right.
STYLED: frozenset[ColumnKind] = frozenset({"id", "range", "name", "told", "full", "drawn"})
# The columns of clauses that are scored, of which a face has the most rows: styles know their cells by the place in
# the row, for a class on every cell would be a tenth of the face.
SCORED: tuple[ColumnKind, ...] = ("id", "name", "told", "figure", "full", "figure")


@frozen
class TableColumn:
    """A column by its title and what it holds."""

    title: str
    kind: ColumnKind = "text"


def table(
    caption: str,
    headers: Sequence[str | TableColumn],
    rows: Iterable[Sequence[object]],
    *,
    labelled: bool = False,
    soft: Container[int] = (),
) -> Html:
    """A table. A column that is given by its title alone stands at the right where its cells are all figures.

    A narrow screen shows each row as a block; where it is ``labelled``, each cell says there what its column is called,
    but for the first and for names. The rows at the places in ``soft`` are in secondary ink.
    """
    listed = [tuple(row) for row in rows]
    columns = [
        header if isinstance(header, TableColumn) else _column(header, [row[place] for row in listed])
        for place, header in enumerate(headers)
    ]
    labels = [
        column.title if labelled and place and column.kind not in NAMING else "" for place, column in enumerate(columns)
    ]
    scored = tuple(column.kind for column in columns) == SCORED
    classes = ["" if scored or column.kind not in STYLED else column.kind for column in columns]
    titles = [column.title for column in columns]
    head = element("tr", *(_cell("th", *one) for one in zip(columns, classes, titles, strict=True)))
    body = [
        element(
            "tr",
            *(_cell("td", *one) for one in zip(columns, classes, row, labels, strict=True)),
            class_="soft" if at in soft else "",
        )
        for at, row in enumerate(listed)
    ]
    parts = [element("thead", head), element("tbody", *body)]
    told = [element("caption", caption)] if caption else []
    by_row = [*_by_row(columns, labelled=labelled), *(["scored"] if scored else [])]
    return element("table", *told, *parts, class_=" ".join(by_row))


def _by_row(columns: Sequence[TableColumn], *, labelled: bool) -> Iterator[str]:
    """How a row becomes a block on a narrow screen: under a name beside its number, the figures below where many."""
    kinds = [column.kind for column in columns]
    if labelled or "id" in kinds:
        yield "rows"
        numbered = kinds[0] in NUMBERING and kinds[1:2] == ["name"]
        beside = [kind for kind in kinds[1:] if kind == "figure" or (kind in BESIDE and not numbered)]
        if numbered:
            yield "numbered"
        if labelled and len(beside) > 1:
            yield "many"


def _column(title: str, cells: Sequence[object]) -> TableColumn:
    given = [cell for cell in cells if cell is not None and cell != ""]
    figures = bool(given) and all(isinstance(cell, int | Decimal | Fraction) for cell in given)
    return TableColumn(title, "figure" if figures else "text")


def _cell(name: str, column: TableColumn, class_: str, cell: object, label: str = "") -> Html:
    # A viewer that strips styles keeps the attribute, and the styles go by it too.
    align = "right" if column.kind in FIGURES else ""
    return element(name, cell, class_=class_, align=align, data_title=label)
