"""Copies foreign rows, cells and containers into plain ones, once, so that none of their methods is called again.

A subclass of list or of text may bring methods that raise, or that answer differently each time. The meaning of
rows is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeGuard

from huizhou_qa.errors import Fault, described, is_a, pointer
from huizhou_qa.errors import members_of as plain_members_of

Rows = Iterable[Sequence[object] | Mapping[str, object]]
PlainRow = list[object] | dict[object, object]


def plain_rows(rows: Rows, faults: list[Fault]) -> Iterator[tuple[int, PlainRow]]:
    """The rows, numbered as a spreadsheet counts them; notes a fault for anything that is not a row.

    Mappings bring their titles along, so that the first of them is row 2.
    """
    listed = members_of(rows)
    if listed is None:
        case = "unreadable_rows" if _holds_members(rows) else "rows"
        faults.append(Fault.of("/rows", "wrong_type", case=case, given=described(rows)))
        return
    for number, row in enumerate(listed, start=2 if listed and _is_a_mapping(listed[0]) else 1):
        where = pointer("rows", str(number))
        plain = entries_of(row) if _is_a_mapping(row) else _cells_of(row)
        if plain is None:
            case = "unreadable_row" if _is_a_mapping(row) or _holds_members(row) else "row"
            faults.append(Fault.of(where, "wrong_type", case=case, row=number, given=described(row)))
            continue
        cells = [*plain, *plain.values()] if isinstance(plain, dict) else plain
        disguised = list(filter(_is_disguised, cells))
        faults += [
            Fault.of(where, "wrong_type", case="unreadable_cell", row=number, given=described(one)) for one in disguised
        ]
        # Later code asks cells for their class.
        yield number, _without(plain) if disguised else plain


def members_of(given: object) -> list[object] | None:
    """The members of a list or another iterable; None for anything else, and for one that cannot be read."""
    listed = plain_members_of(given)
    if listed is not None:
        return [*listed]
    try:
        return [*given] if _holds_members(given) and isinstance(given, Iterable) else None
    except Exception:  # noqa: BLE001 (a foreign kind may raise anything)
        return None


def entries_of(given: object) -> dict[object, object] | None:
    """The entries of a mapping with plain texts; None for anything else, and for one that cannot be read."""
    try:
        if _is_a_mapping(given):
            return {plain_cell(key): plain_cell(value) for key, value in given.items()}
    except Exception:  # noqa: BLE001, S110 (a foreign kind may raise anything)
        pass
    return None


def _is_a_mapping(given: object) -> TypeGuard[Mapping[object, object]]:
    return not _is_disguised(given) and isinstance(given, Mapping)


def _holds_members(given: object) -> bool:
    # Texts and mappings are iterable too, but have no members.
    return not _is_disguised(given) and isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping)


def _is_disguised(given: object) -> bool:
    """Whether a value lies about its class, so that ``isinstance`` cannot be trusted."""
    try:
        return given.__class__ is not type(given)
    except Exception:  # noqa: BLE001 (a foreign kind may raise anything)
        return True


def _without(row: PlainRow) -> PlainRow:
    """The row without its disguised cells."""
    if isinstance(row, dict):
        return {key: value for key, value in row.items() if not _is_disguised(key) and not _is_disguised(value)}
    return [None if _is_disguised(cell) else cell for cell in row]


def _cells_of(given: object) -> list[object] | None:
    members = members_of(given) if not _is_disguised(given) and isinstance(given, Sequence) else None
    return None if members is None else [plain_cell(cell) for cell in members]


def plain_cell(cell: object) -> object:
    """A text or a whole number as a plain one: a subclass may redefine comparison, slicing and formatting."""
    if is_a(cell, str):
        return str.__str__(cell)
    return int.__int__(cell) if is_a(cell, int) and not is_a(cell, bool) else cell
