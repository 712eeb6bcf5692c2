"""Incidents (质量安全事件) in a table of their own, a row each, and the row of a form that says whether any happened.

That none happened is said with 无. A table that nobody filled in says nothing: whether incidents
happened is then missing, never none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from huizhou_qa.errors import Fault, Wording, pointer, shown
from huizhou_qa.forms.above import refuse_above
from huizhou_qa.forms.cells import day_in, is_formula
from huizhou_qa.forms.columns import DESCRIBING, IDENTIFYING, TITLES
from huizhou_qa.forms.finding import name_in
from huizhou_qa.forms.incident_columns import (
    DAY,
    ELEMENTS,
    ID,
    INCIDENTS,
    ROW_NAMES,
    Element,
    says_none,
    says_some,
)
from huizhou_qa.forms.lines import is_beside, is_note
from huizhou_qa.forms.members import bad_name
from huizhou_qa.forms.tables import Row, Rows, Table, raise_if_any, read_table
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.names import compared
from huizhou_qa.scheme.scheme import Scheme, as_scheme

INCIDENTS_PATH = "/incidents"

IncidentEntry = FrozenMapping[str, str | bool | date]


def blank_incidents(scheme: Scheme) -> tuple[tuple[str, ...], ...]:
    """A table for the incidents of one unit: the titles, and a row that says what to write under each.

    Incidents are written below, a row each; where none happened, 无 stands in the first column. A scheme
    that says nothing of incidents has no such table, and there are no rows.
    """
    if as_scheme(scheme).incident_table is None:
        return ()
    return tuple(element.column.title for element in ELEMENTS), tuple(element.told for element in ELEMENTS)


def incidents_from_rows(rows: Rows) -> tuple[IncidentEntry, ...] | None:
    """The incidents that the rows of a filled table hold, as ``Evidence.from_dict`` takes them.

    Empty where the table says that none happened (无), and None where it says nothing, which is missing.
    Raises EvidenceError listing every fault with its row.
    """
    faults: list[Fault] = []
    table = read_table(rows, INCIDENTS, faults)
    _refuse_columns(table, faults)
    filled = [row for row in table.rows if row.cells.keys() - {"remarks"} and not _is_beside(row)]
    none = [row for row in filled if says_none(row.cells.get(ID.key))]
    listed = [row for row in filled if row not in none]
    for row in none:
        if listed or row.cells.keys() - {ID.key, "remarks"}:
            row.cell(ID.key).refuse("contradiction", case="incidents_listed")
    found = tuple(_incident(row) for row in listed)
    _refuse_repeated(listed)
    raise_if_any(faults, "incidents")
    return found if found or none else None


def is_row_of_incidents(row: Row) -> bool:
    """Whether a row of a unit's form is the one that says whether incidents happened."""
    names = [name_in(row.cells.get(key)) for key in IDENTIFYING]
    return any(name is not None and compared(name).rstrip("?:") in ROW_NAMES for name in names)


Listed = TypeVar("Listed")


def incidents_said(row: Row, listed: Listed) -> Listed | tuple[()]:
    """The incidents, given those that are listed elsewhere and a row of the form that says whether any happened."""
    cell = row.cell("value")
    for key in row.cells.keys() - {"value", *IDENTIFYING, *DESCRIBING}:
        row.cell(key).refuse("out_of_place", case="column", titles=(TITLES["value"],))
    for one in row.untitled:
        row.refuse("no_title", given=shown(one))
    if says_none(cell.value):
        if listed:
            cell.refuse("contradiction", case="incidents_listed")
        return ()
    if says_some(cell.value):
        if not listed:
            cell.refuse("incidents_not_listed")
    elif cell.value is not None:
        cell.refuse("unknown_choice", case="incidents", given=shown(cell.value))
    return listed


def _is_beside(row: Row) -> bool:
    # 编号1 may be the id of an incident: only a row with little else in it is no incident's.
    return is_note(row.first) or (is_beside(row.first) and len(row.cells) < len(ELEMENTS) // 2)


def _refuse_columns(table: Table, faults: list[Fault]) -> None:
    header = table.header
    where = pointer("rows", str(header.number))
    faults += [
        Fault.of(where, "unknown_column", row=header.number, title=shown(title), remarks=TITLES["remarks"])
        for title in header.others.values()
    ]
    lacking = tuple(element.column.title for element in ELEMENTS if element.key not in header.known.values())
    if header.number and lacking:
        faults.append(Fault.of(where, "no_column", row=header.number, titles=lacking))
    refuse_above(table, faults)


def _incident(row: Row) -> IncidentEntry:
    for one in row.untitled:
        row.refuse("no_title", given=shown(one))
    return FrozenMapping({element.key: read for element in ELEMENTS if (read := _element(row, element)) is not None})


def _element(row: Row, element: Element) -> str | bool | date | None:
    """What a cell says of an element; None, with the fault noted, where it says nothing of it."""
    cell = row.cell(element.key)
    if element.key not in row.cells:
        cell.refuse("required", case="element", told=_told(element))
    elif is_formula(cell.value):
        cell.refuse("formula", given=shown(cell.value))
    elif element is DAY:
        return day_in(cell)
    elif element is ID:
        return _id_in(row)
    else:
        meaning = cell.value if isinstance(cell.value, bool) else element.meaning(name_in(cell.value) or "")
        if meaning in element.words:
            return meaning
        cell.refuse("unknown_choice", case="element", given=shown(cell.value), choices=element.choices)
    return None


def _told(element: Element) -> Wording:
    listed = "、".join(element.choices) or element.told
    return Wording(listed, listed)


def _id_in(row: Row) -> str | None:
    """The id of an incident, which is a name: nothing in it is invisible."""
    cell = row.cell(ID.key)
    name = (name_in(cell.value) or "").strip()
    invisible = bad_name(cell.path, name)
    if not name:
        cell.refuse("wrong_type", case="cell_of_text", given=shown(cell.value))
    elif invisible:
        row.faults.append(cell.placed(invisible))
    elif says_some(name):
        cell.refuse("incidents_not_listed", case="id")
    return name


def _refuse_repeated(rows: Iterable[Row]) -> None:
    first: dict[str, Row] = {}
    for row in rows:
        written = name_in(row.cells.get(ID.key))
        if written is None:
            continue
        before = first.setdefault(compared(written), row)
        if before is not row:
            told = shown(name_in(before.cells[ID.key]))
            row.cell(ID.key).refuse(
                "repeated_id", case="row", given=shown(written), first=told, first_row=before.number
            )
