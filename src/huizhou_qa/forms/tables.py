"""From whatever rows a caller read to numbered rows with their cells by column.

Rows are counted as a spreadsheet counts them. What a cell means is not known here. No row is read
past: what stands above the header, or under no title, is kept for whoever knows what it may be.
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
    """Which positions belong to which known column, and which to a column of another title."""

    number: int
    known: dict[object, str]
    others: dict[object, str]


@frozen
class TableRow:
    """The cells of a row that are not empty, and where faults of it are noted.

    ``cells`` go by the key of their column, ``others`` by their title, ``untitled`` stand in columns
    without one; ``filled`` are all of them in order. ``about`` is the input that the row is about,
    once that is known.
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
        """What known columns are called."""
        return tuple(self.columns.titles[key] for key in keys)

    def other(self, title: str) -> Cell:
        """The cell of a column with another title."""
        return Cell(self.others.get(title), self, title)

    def refuse(self, code: str, /, **params: Param) -> None:
        """Notes a fault of the row as a whole."""
        self.note(Fault(self.path, code, params))

    def note(self, fault: Fault, **params: Param) -> None:
        """Notes a fault that was found elsewhere as one of this row."""
        self.faults.append(self.placed(fault, **params))

    def placed(self, fault: Fault, **params: Param) -> Fault:
        """The fault with the row, and the input that it is about, among its parameters."""
        about: dict[str, Param] = {} if self.about is None else {"input": self.about}
        return fault.with_params(row=self.number, **about, **params)


@frozen
class Cell:
    """What stands in a cell, and where faults in it are noted."""

    value: object
    row: TableRow
    title: str

    @property
    def path(self) -> str:
        """Where the cell stands."""
        return self.row.path + pointer(self.title)

    def refuse(self, code: str, /, **params: Param) -> None:
        """Notes a fault of the cell."""
        self.row.note(Fault(self.path, code, params), column=self.title)

    def placed(self, fault: Fault) -> Fault:
        """A fault that was found elsewhere as one of this cell."""
        return self.row.placed(evolve(fault, path=self.path), column=self.title)


@frozen
class Table:
    """The columns, the rows below them in which anything stands, and what stands above them.

    Where no row named the columns, ``is_titled`` is false, and nothing could be read.
    """

    header: Header
    rows: tuple[TableRow, ...]
    above: tuple[tuple[int, tuple[object, ...]], ...]
    is_titled: bool


def is_empty(cell: object) -> bool:
    """Whether nothing stands in the cell; blanks of any width, and characters of no width, are nothing."""
    return cell is None or (isinstance(cell, str) and all(map(_is_blank, cell)))


def _is_blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cf"


def read_table(rows: Rows, columns: Columns, faults: list[Fault]) -> Table:
    """The header, and the rows below it in which anything stands.

    A table of sequences begins with its header, under any lines that name no column; a mapping
    brings its titles with it and is counted from row 2.
    """
    reading = _Reading(columns, faults)
    before = len(faults)
    for number, given in plain_rows(rows, faults):
        reading.read(number, given)
    # Where not even one row could be read, that is said already.
    if not reading.headers and (reading.of_mappings is not None or len(faults) == before):
        identifying = tuple(columns.titles[key] for key in columns.identifying)
        faults.append(Fault.of("/rows", "no_header", titles=identifying))
    return Table(reading.together(), tuple(reading.rows), tuple(reading.above), bool(reading.headers))


@define
class _Reading:
    """A table while it is read, row after row."""

    columns: Columns
    faults: list[Fault]
    of_mappings: bool | None = None
    headers: dict[tuple[object, ...], Header] = Factory(dict)
    rows: list[TableRow] = Factory(list)
    above: list[tuple[int, tuple[object, ...]]] = Factory(list)
    spelled: dict[str, str] = Factory(dict)

    def read(self, number: int, given: PlainRow) -> None:
        """Takes one more row for what it is."""
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
        """The columns of a table as one; mappings may each bring titles of their own."""
        headers = self.headers.values()
        known = {at: key for header in headers for at, key in header.known.items()}
        others = {at: title for header in headers for at, title in header.others.items()}
        return Header(max((header.number for header in headers), default=0), known, others)

    def _titled(self, number: int, titles: Iterable[tuple[object, object]]) -> Header:
        """The columns by their position; a title that is not text, or there twice, is a fault."""
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
    """Whether a row is the header once more, as it is where every printed page begins with it."""
    return all(
        isinstance(cell, str)
        and (columns.key_of(cell) == header.known[at] if at in header.known else header.others.get(at) == cell.strip())
        for at, cell in filled
    )


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults by their rows, those of no row first, each once."""
    return tuple(sorted(dict.fromkeys(faults), key=_row_of))


def _row_of(fault: Fault) -> int:
    row = fault.params.get("row", 0)
    return row if isinstance(row, int) else 0


def raise_if_any(faults: Iterable[Fault], case: str, **params: Param) -> None:
    """Raises EvidenceError listing the faults by row; nothing where there are none."""
    found = in_order(faults)
    if found:
        raise EvidenceError(found, {"case": case, **params})
