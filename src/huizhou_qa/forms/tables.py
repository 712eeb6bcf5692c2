"""Turns the rows that a caller read into numbered rows with their cells by column.

Rows are counted as a spreadsheet counts them. The meaning of cells is decided elsewhere. No row is
skipped: rows above the header, and cells in columns without a title, are kept for the reader of the form.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from attrs import Factory, define, evolve, frozen

from huizhou_qa.errors import EvidenceError, Fault, Wording, described, pointer
from huizhou_qa.errors.faults import Param
from huizhou_qa.fields.names import compared
from huizhou_qa.forms.columns import Columns
from huizhou_qa.forms.given import PlainRow, Rows, plain_rows


@frozen
class Header:
    """The positions of the known columns, and of the columns with any other title."""

    number: int
    known: dict[object, str]
    others: dict[object, str]

    @property
    def path(self) -> str:
        """Where the header stands."""
        return pointer("rows", str(self.number))

    def refuse_unknown(self, faults: list[Fault], **params: Param) -> None:
        """Notes every column with a title of no known column."""
        faults += [
            Fault.of(self.path, "unknown_column", row=self.number, title=described(title), **params)
            for title in self.others.values()
        ]


@frozen
class TableRow:
    """The cells of a row that are not empty, and where faults of it are noted.

    Attributes:
        number: the row's number in the spreadsheet.
        columns: the columns that the table may have.
        cells: the cells of known columns, by the key of the column.
        others: the cells of columns with other titles, by title.
        untitled: the cells of columns without a title.
        filled: all of these in order.
        faults: where faults of the row are noted.
        about: the input that the row gives, once it is known.
    """

    number: int
    columns: Columns
    cells: Mapping[str, object]
    others: Mapping[str, object]
    untitled: tuple[object, ...]
    filled: tuple[object, ...]
    faults: list[Fault]
    about: Wording | None = None

    @property
    def first(self) -> object:
        """The first cell in which anything stands."""
        return self.filled[0]

    @property
    def path(self) -> str:
        """Where the row stands."""
        return pointer("rows", str(self.number))

    def cell(self, key: str) -> Cell:
        """The cell of a known column; an empty one is absent."""
        return Cell(self.cells.get(key), self, self.columns.titles[key])

    def titles_of(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The titles of known columns."""
        return tuple(self.columns.titles[key] for key in keys)

    def other(self, title: str) -> Cell:
        """The cell of a column with another title."""
        return Cell(self.others.get(title), self, title)

    def refuse(self, code: str, /, **params: Param) -> None:
        """Notes a fault of the row as a whole."""
        self.faults.append(self.placed(Fault(self.path, code, params)))

    def refuse_untitled(self) -> None:
        """Notes every cell in a column without a title."""
        for cell in self.untitled:
            self.refuse("no_title", given=described(cell))

    def placed(self, fault: Fault, **params: Param) -> Fault:
        """The fault with the row, and the input that it is about, among its parameters."""
        about: dict[str, Param] = {} if self.about is None else {"input": self.about}
        return fault.with_params(row=self.number, **about, **params)


@frozen
class Cell:
    """The value of a cell, and where its faults are noted."""

    value: object
    row: TableRow
    title: str

    @property
    def path(self) -> str:
        """Where the cell stands."""
        return self.row.path + pointer(self.title)

    def refuse(self, code: str, /, **params: Param) -> None:
        """Notes a fault of the cell."""
        self.row.faults.append(self.placed(Fault(self.path, code, params)))

    def placed(self, fault: Fault) -> Fault:
        """A fault that was found elsewhere as one of this cell."""
        return self.row.placed(evolve(fault, path=self.path), column=self.title)


@frozen
class Table:
    """A header, the filled rows below it, and the filled rows above it.

    Where no row names the columns, ``is_titled`` is false, and nothing could be read.
    """

    header: Header
    rows: tuple[TableRow, ...]
    above: tuple[tuple[int, tuple[object, ...]], ...]
    is_titled: bool

    @property
    def lines(self) -> tuple[tuple[int, tuple[object, ...]], ...]:
        """The number and the filled cells of every row, above the header and below it."""
        return (*self.above, *((row.number, row.filled) for row in self.rows))


def is_empty(cell: object) -> bool:
    """Whether a cell is empty; blanks of any width and zero-width characters count as empty."""
    return cell is None or (isinstance(cell, str) and all(map(_is_blank, cell)))


def _is_blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cf"


def read_table(rows: Rows, columns: Columns, faults: list[Fault]) -> Table:
    """Finds the header, and reads the filled rows below it.

    A table of sequences begins with its header, below any lines that name no column; mappings
    bring their titles along and are counted from row 2.
    """
    reading = _Reading(columns, faults)
    before = len(faults)
    for number, given in plain_rows(rows, faults):
        reading.read(number, given)
    # Where not even one row could be read, a fault says so already.
    if not reading.headers and (reading.of_mappings is not None or len(faults) == before):
        identifying = tuple(columns.titles[key] for key in columns.identifying)
        faults.append(Fault.of("/rows", "no_header", titles=identifying))
    return Table(reading.together(), tuple(reading.rows), tuple(reading.above), bool(reading.headers))


@define
class _Reading:
    """A table while it is read, row by row."""

    columns: Columns
    faults: list[Fault]
    of_mappings: bool | None = None
    headers: dict[tuple[object, ...], Header] = Factory(dict)
    rows: list[TableRow] = Factory(list)
    above: list[tuple[int, tuple[object, ...]]] = Factory(list)
    spelled: dict[str, str] = Factory(dict)

    def read(self, number: int, given: PlainRow) -> None:
        """Adds a row: the header, a row above it, or a row of the table."""
        is_mapping = isinstance(given, dict)
        if self.of_mappings is None:
            self.of_mappings = is_mapping
        if is_mapping is not self.of_mappings:
            self.faults.append(Fault.of(pointer("rows", str(number)), "mixed_rows", row=number))
        elif isinstance(given, dict):
            titles = tuple(given)
            if titles not in self.headers:
                self.headers[titles] = self._titled(1, zip(titles, titles, strict=True))
            self._keep(self.headers[titles], given.items(), number)
        elif self.headers:
            self._keep(self.headers[()], enumerate(given), number)
        elif any(self.columns.key_of(title) in self.columns.identifying for title in given):
            self.headers[()] = self._titled(number, enumerate(given))
        else:
            filled = tuple(cell for cell in given if not is_empty(cell))
            self.above += [(number, filled)] if filled else []

    def together(self) -> Header:
        """The columns of the whole table as one header; each mapping may bring titles of its own."""
        headers = self.headers.values()
        known = {at: key for header in headers for at, key in header.known.items()}
        others = {at: title for header in headers for at, title in header.others.items()}
        return Header(max((header.number for header in headers), default=0), known, others)

    def _titled(self, number: int, titles: Iterable[tuple[object, object]]) -> Header:
        """The columns by position; a title that is not text, or appears twice, is a fault."""
        where = pointer("rows", str(number))
        header = Header(number, {}, {})
        first: dict[str, str] = {}
        for at, title in titles:
            if is_empty(title):
                continue
            if not isinstance(title, str):
                self.faults.append(Fault.of(where, "wrong_type", case="title", row=number, title=described(title)))
                continue
            key = self.columns.key_of(title)
            name = key or self.spelled.setdefault(compared(title), title.strip())
            if name in first:
                self.faults.append(
                    Fault.of(where, "repeated_column", row=number, title=described(title), first=described(first[name]))
                )
            first[name] = title
            if key:
                header.known[at] = key
            else:
                header.others[at] = name
        return header

    def _keep(self, header: Header, given: Iterable[tuple[object, object]], number: int) -> None:
        filled = [(at, cell) for at, cell in given if not is_empty(cell)]
        if not filled or _is_header(header, filled, self.columns):
            return
        cells = {header.known[at]: cell for at, cell in filled if at in header.known}
        others = {header.others[at]: cell for at, cell in filled if at in header.others}
        untitled = tuple(cell for at, cell in filled if at not in header.known and at not in header.others)
        listed = tuple(cell for _, cell in filled)
        self.rows.append(TableRow(number, self.columns, cells, others, untitled, listed, self.faults))


def _is_header(header: Header, filled: list[tuple[object, object]], columns: Columns) -> bool:
    """Whether a row repeats the header, as at the top of every printed page."""
    return all(
        isinstance(cell, str)
        and (columns.key_of(cell) == header.known[at] if at in header.known else header.others.get(at) == cell.strip())
        for at, cell in filled
    )


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults by row, faults without a row first, each once."""
    rows = {fault: fault.params.get("row", 0) for fault in faults}
    return tuple(sorted(rows, key=lambda fault: row if isinstance(row := rows[fault], int) else 0))


def raise_if_any(faults: Iterable[Fault], case: str, **params: Param) -> None:
    """Raises EvidenceError listing the faults by row; nothing where there are none."""
    found = in_order(faults)
    if found:
        raise EvidenceError(found, {"case": case, **params})
