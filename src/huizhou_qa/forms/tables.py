"""From whatever rows a caller read to numbered rows with their cells by column.

Rows are counted as a spreadsheet counts them. What a cell means is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from huizhou_qa.errors import EvidenceError, Fault, pointer, shown
from huizhou_qa.forms.columns import IDENTIFYING, TITLES, key_of, squeezed
from huizhou_qa.ground.evidence.plain_values import Faults, Given

Rows = Iterable[Sequence[object] | Mapping[str, object]]


@frozen
class Header:
    """Which positions belong to which known column, and which to a column of another title."""

    number: int
    known: Mapping[object, str]
    others: Mapping[object, str]


@frozen
class Row:
    """The cells of a row that are not empty: ``cells`` by the key of their column, ``others`` by their title."""

    number: int
    cells: Mapping[str, object]
    others: Mapping[str, object]
    faults: Faults

    @property
    def path(self) -> str:
        """Where the row stands."""
        return pointer("rows", str(self.number))

    def cell(self, key: str) -> Given:
        """The cell of a known column; an empty one is absent."""
        return Given(self.cells.get(key), self.path + pointer(TITLES[key]), self.faults)

    def other(self, title: str) -> Given:
        """The cell of a column with another title."""
        return Given(self.others.get(title), self.path + pointer(title), self.faults)

    def refuse(self, code: str, message: str) -> None:
        """Notes a fault of the row as a whole."""
        self.faults.add(self.path, code, message)


def is_empty(cell: object) -> bool:
    """Whether nothing stands in the cell; blanks of any width are nothing."""
    return cell is None or (isinstance(cell, str) and not squeezed(cell))


def read_table(rows: Rows, faults: Faults) -> tuple[Header, tuple[Row, ...]]:
    """The header, and the rows below it in which anything stands.

    A table of sequences begins with its header, under any lines that name no column; a mapping
    brings its titles with it and is counted from row 2.
    """
    headers: dict[tuple[object, ...], Header] = {}
    above: Header | None = None
    found = []
    for number, given in _numbered(rows, faults):
        if isinstance(given, Mapping):
            titles = tuple(given)
            header = headers.get(titles) or _header(1, zip(titles, titles, strict=True), faults)
            headers[titles] = header
            found.append(_row(header, given.items(), number, faults))
        elif above is not None:
            found.append(_row(above, enumerate(given), number, faults))
        elif any(key_of(title) in IDENTIFYING for title in given):
            above = headers[()] = _header(number, enumerate(given), faults)
    if not headers:
        known = "、".join(TITLES[key] for key in IDENTIFYING)
        faults.add("/rows", "no_header", f"no row names the columns; give one with the title {known}, or one of these")
    return _together(headers.values()), tuple(row for row in found if row.cells or row.others)


def _together(headers: Iterable[Header]) -> Header:
    """The columns of a table as one; mappings may each bring titles of their own."""
    known: dict[object, str] = {}
    others: dict[object, str] = {}
    number = 0
    for header in headers:
        known |= header.known
        others |= header.others
        number = header.number
    return Header(number, known, others)


def _header(number: int, titles: Iterable[tuple[object, object]], faults: Faults) -> Header:
    """The columns by their position; a title that is not text, or there twice, is a fault."""
    where = pointer("rows", str(number))
    known: dict[object, str] = {}
    others: dict[object, str] = {}
    for at, title in titles:
        if is_empty(title):
            continue
        if not isinstance(title, str):
            faults.add(where, "wrong_type", f"the title {shown(title)} is not text; write the title as text")
            continue
        key = key_of(title)
        named, name = (known, key) if key else (others, title.strip())
        if name in named.values():
            faults.add(where, "repeated_column", f"two columns are titled {shown(title)}; leave one")
        named[at] = name
    return Header(number, known, others)


def _numbered(rows: Rows, faults: Faults) -> Iterator[tuple[int, Sequence[object] | Mapping[str, object]]]:
    if not _is_listing(rows):
        faults.add("/rows", "wrong_type", f"{shown(rows)} is not rows; give a list of rows, each a list of cells")
        return
    first = 1
    for at, row in enumerate(rows):
        if at == 0 and isinstance(row, Mapping):
            first = 2
        if _is_cells(row):
            yield at + first, row
        else:
            message = f"{shown(row)} is not a row; give a list of cells, or a mapping from titles to cells"
            faults.add(pointer("rows", str(at + first)), "wrong_type", message)


def _is_listing(given: object) -> bool:
    # A text and a mapping can be iterated over too, but hold no rows.
    return isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping)


def _is_cells(given: object) -> bool:
    return isinstance(given, Mapping | Sequence) and not isinstance(given, str | bytes)


def _row(header: Header, cells: Iterable[tuple[object, object]], number: int, faults: Faults) -> Row:
    known: dict[str, object] = {}
    others: dict[str, object] = {}
    row = Row(number, known, others, faults)
    for at, cell in cells:
        if is_empty(cell):
            continue
        if at in header.known:
            known[header.known[at]] = cell
        elif at in header.others:
            others[header.others[at]] = cell
        else:
            row.refuse(
                "no_title", f"{shown(cell)} stands in a column without a title; title the column or clear the cell"
            )
    return row


def raise_if_any(faults: Faults, message: str) -> None:
    """Raises EvidenceError listing the faults by row, each beginning with its row; nothing where there are none."""
    if faults.found:
        raise EvidenceError(message, [_told(fault) for fault in sorted(faults.found, key=_row_of)])


def _row_of(fault: Fault) -> int:
    section, *rest = fault.path.split("/")[1:] or [""]
    return int(rest[0]) if section == "rows" and rest else 0


def _told(fault: Fault) -> Fault:
    number = _row_of(fault)
    return evolve(fault, params=f"第{number}行: {fault.message}") if number else fault
