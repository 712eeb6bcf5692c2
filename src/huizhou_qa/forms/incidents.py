"""Reads incidents (质量安全事件) from a table of their own, a row each, or from the row 事件 of a unit's form.

无 says that none happened. An empty table says nothing: whether incidents happened is then missing, never none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from huizhou_qa.editions.catalogue import Catalogue
from huizhou_qa.errors import Fault, described, is_a, shortened
from huizhou_qa.fields.names import compared, says_nothing
from huizhou_qa.forms.above import CellsAbove, is_caption, refuse_above
from huizhou_qa.forms.cells import day_in, is_a_day, is_formula
from huizhou_qa.forms.columns import DESCRIBING, IDENTIFYING, TITLES
from huizhou_qa.forms.editions import searched
from huizhou_qa.forms.finding import name_in
from huizhou_qa.forms.given import Rows
from huizhou_qa.forms.incident_columns import (
    BESIDE,
    DAY,
    ID,
    IncidentColumn,
    IncidentForm,
    incident_form,
    row_names,
    says_none,
    says_some,
)
from huizhou_qa.forms.lines import is_beside, is_signature
from huizhou_qa.forms.members import bad_name
from huizhou_qa.forms.tables import Table, TableRow, raise_if_any, read_table
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.scheme import Scheme, as_scheme

INCIDENTS_PATH = "/incidents"
_NUMBERED = "编号"

IncidentEntry = FrozenMapping[str, str | bool | date]


def blank_incidents(scheme: Scheme) -> tuple[tuple[str, ...], ...]:
    """A table for the incidents of one unit: the titles, and a row that says what to write under each.

    Incidents are written below, a row each; where none happened, 无 stands in the first column. For a scheme
    without incidents there are no rows.
    """
    if as_scheme(scheme).incident_table is None:
        return ()
    elements = incident_form(scheme).elements
    return tuple(element.column.title for element in elements), tuple(element.told for element in elements)


def incidents_from_rows(
    rows: Rows, *, scheme: Scheme | None = None, catalogue: Catalogue | None = None
) -> tuple[IncidentEntry, ...] | None:
    """Reads the incidents from the rows of a filled table, in the form of ``Evidence.from_dict``.

    Empty where the table says that none happened (无); None where it says nothing, which is missing.
    Columns and cells are read in the words of the scheme; without one, in those of all editions of the
    ``catalogue`` (by default, of the bundled ones), and a word that two of them use differently is refused.
    Raises EvidenceError listing every fault with its row.
    """
    form = incident_form(*searched(scheme, catalogue))
    faults: list[Fault] = []
    table = read_table(rows, form.columns, faults)
    _refuse_columns(table, form, faults)
    filled = [row for row in table.rows if not _is_beside(row, form)]
    for row in filled:
        row.refuse_untitled()
    none = [row for row in filled if says_none(row.cells.get(ID.key), form.called)]
    listed = [row for row in filled if row not in none and row.cells.keys() - BESIDE and not _is_unsaid(row, form)]
    for row in none:
        if listed or any(
            not isinstance(cell, str) or not says_nothing(cell)
            for key, cell in row.cells.items()
            if key not in {ID.key, *BESIDE}
        ):
            row.cell(ID.key).refuse("contradiction", case="incidents_listed")
    found = tuple(_incident(row, form) for row in listed)
    _refuse_repeated(listed)
    raise_if_any(faults, "incidents")
    return found if found or none else None


def is_row_of_incidents(row: TableRow, called: Iterable[str]) -> bool:
    """Whether a row of a unit's form is the one that says whether incidents happened."""
    names, known = [name_in(row.cells.get(key)) for key in IDENTIFYING], row_names(called)
    return any(name is not None and compared(name).rstrip("?:") in known for name in names)


Listed = TypeVar("Listed")


def incidents_said(row: TableRow, listed: Listed, called: Iterable[str]) -> Listed | tuple[()]:
    """Combines the row of the form that says whether incidents happened with those listed in a table."""
    cell = row.cell("value")
    for key in row.cells.keys() - {"value", *IDENTIFYING, *DESCRIBING}:
        row.cell(key).refuse("out_of_place", case="column", titles=(TITLES["value"],))
    row.refuse_untitled()
    # Evidence refuses anything that is not a list of incidents.
    any_listed = listed is not None and not (is_a(listed, tuple) and len(listed) == 0)
    if says_none(cell.value, called):
        if any_listed:
            cell.refuse("contradiction", case="incidents_listed")
        return ()
    if says_some(cell.value):
        if not any_listed:
            cell.refuse("incidents_not_listed", given=described(cell.value))
    elif cell.value is not None:
        cell.refuse("unknown_choice", case="incidents", given=described(cell.value))
    return listed


def _is_beside(row: TableRow, form: IncidentForm) -> bool:
    """Whether a row is a note, a signature or a sum, and holds no incident."""
    if not is_beside(row.first):
        return False
    # 编号1 may be the id of an incident; a day beside a signature is the day of signing.
    is_number = compared(str(row.first)).startswith(_NUMBERED)
    may_have_a_day = is_signature(row.first) and not is_number
    answers = [one for one in form.elements if _is_answer(row, one) and not (one is DAY and may_have_a_day)]
    return not answers and (not is_number or len(row.cells) < len(form.elements) // 2)


def _is_answer(row: TableRow, element: IncidentColumn) -> bool:
    """Whether a cell holds what only an incident has: a word for an element, or a day."""
    value = row.cells.get(element.key)
    if element is DAY:
        return is_a_day(value)
    return isinstance(value, bool) or element.meaning(name_in(value) or "") is not None


def _is_unsaid(row: TableRow, form: IncidentForm) -> bool:
    """Whether a row has only its first cell; notes that once, and not for every empty cell."""
    if row.cells.keys() - BESIDE != {ID.key}:
        return False
    before = len(row.faults)
    _id_in(row)
    if len(row.faults) == before:
        titles = tuple(element.column.title for element in form.elements if element is not ID)
        row.cell(ID.key).refuse("required", case="incident", given=described(row.cells[ID.key]), titles=titles)
    return True


def _data_above(cells: CellsAbove, form: IncidentForm) -> object | None:
    """A cell above the header that may be an incident's: any cell of a row that is no caption."""
    if not is_caption(cells):
        return cells[0]
    # 编号1 may begin an incident or a signature; only an incident has words for its elements.
    return next((cell for cell in cells if _says_an_element(cell, form)), None)


def _says_an_element(cell: object, form: IncidentForm) -> bool:
    written = name_in(cell) or ""
    return isinstance(cell, bool) or any(element.meaning(written) not in {None, "none"} for element in form.elements)


def _refuse_columns(table: Table, form: IncidentForm, faults: list[Fault]) -> None:
    header = table.header
    header.refuse_unknown(faults, remarks=TITLES["remarks"])
    needed = (element for element in form.elements if element.needed)
    lacking = tuple(element.column.title for element in needed if element.key not in header.known.values())
    if header.number and lacking:
        faults.append(Fault.of(header.path, "no_column", row=header.number, titles=lacking))
    refuse_above(table, faults, lambda cells: _data_above(cells, form))


def _incident(row: TableRow, form: IncidentForm) -> IncidentEntry:
    elements = ((element.key, _element(row, element)) for element in form.elements)
    return FrozenMapping({key: read for key, read in elements if read is not None})


def _element(row: TableRow, element: IncidentColumn) -> str | bool | date | None:
    """The value of an element; None, with a fault noted, where the cell gives none."""
    cell = row.cell(element.key)
    if element.key not in row.cells:
        if element.needed:
            cell.refuse("required", case="element", wanted=element.wanted)
    elif is_formula(cell.value):
        cell.refuse("formula", given=described(cell.value))
    elif element is DAY:
        return day_in(cell)
    elif element is ID:
        return _id_in(row)
    else:
        meaning = cell.value if isinstance(cell.value, bool) else element.meaning(name_in(cell.value) or "")
        if meaning in element.words:
            return meaning
        cell.refuse("unknown_choice", case="element", given=described(cell.value), choices=element.wanted)
    return None


def _id_in(row: TableRow) -> str | None:
    """The id of an incident: a name without invisible characters."""
    cell = row.cell(ID.key)
    name = (name_in(cell.value) or "").strip()
    invisible = bad_name(cell.path, name)
    if says_some(cell.value):
        cell.refuse("incidents_not_listed", case="id", given=described(cell.value))
    elif is_formula(name):
        cell.refuse("formula", given=described(name))
    elif not name:
        cell.refuse("wrong_type", case="cell_of_text", given=described(cell.value))
    elif invisible:
        row.faults.append(cell.placed(invisible))
    elif says_nothing(name):
        cell.refuse("says_nothing", case="id", given=shortened(name))
    return name


def _refuse_repeated(rows: Iterable[TableRow]) -> None:
    first: dict[str, TableRow] = {}
    for row in rows:
        written = name_in(row.cells.get(ID.key))
        if written is None:
            continue
        before = first.setdefault(compared(written), row)
        if before is not row:
            text = described(name_in(before.cells[ID.key]))
            row.cell(ID.key).refuse(
                "repeated_id", case="row", given=described(written), first=text, first_row=before.number
            )
