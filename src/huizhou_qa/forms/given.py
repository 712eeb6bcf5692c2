"""Foreign rows, cells and containers as plain ones: what they hold is read once, and their methods are not asked again.

A kind of list or of text may bring methods that raise, or that say something else each time. What a
row means is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeGuard

from huizhou_qa.errors import Fault, described, is_a, pointer

Rows = Iterable[Sequence[object] | Mapping[str, object]]
PlainRow = list[object] | dict[object, object]


def plain_rows(rows: Rows, faults: list[Fault]) -> Iterator[tuple[int, PlainRow]]:
    """The rows with their numbers as a spreadsheet counts them; what is no row is a fault.

    Rows that are mappings bring their titles with them, so that the first of them is row 2.
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
        # What follows asks cells what they are.
        yield number, _without(plain) if disguised else plain


def members_of(given: object) -> list[object] | None:
    """The members of a list or of anything else that can be gone through; None of what is none or cannot be read."""
    if is_a(given, list):
        return list.__getitem__(given, slice(None))
    if is_a(given, tuple):
        return [*tuple.__getitem__(given, slice(None))]
    try:
        return [*given] if _holds_members(given) and isinstance(given, Iterable) else None
    except Exception:  # noqa: BLE001 (what is of a foreign kind may raise anything)
        return None


def entries_of(given: object) -> dict[object, object] | None:
    """The entries of a mapping, texts as plain ones; None of what is none or cannot be read."""
    try:
        if _is_a_mapping(given):
            return {plain_cell(key): plain_cell(value) for key, value in given.items()}
    except Exception:  # noqa: BLE001, S110 (what is of a foreign kind may raise anything)
        pass
    return None


def _is_a_mapping(given: object) -> TypeGuard[Mapping[object, object]]:
    return not _is_disguised(given) and isinstance(given, Mapping)


def _holds_members(given: object) -> bool:
    # A text and a mapping can be gone through too, but hold no members.
    return not _is_disguised(given) and isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping)


def _is_disguised(given: object) -> bool:
    """Whether a value says that it is of another class than it is, so that nothing can be known of it by asking."""
    try:
        return given.__class__ is not type(given)
    except Exception:  # noqa: BLE001 (what is of a foreign kind may raise anything)
        return True


def _without(row: PlainRow) -> PlainRow:
    """The row, empty where a cell is disguised."""
    if isinstance(row, dict):
        return {key: value for key, value in row.items() if not _is_disguised(key) and not _is_disguised(value)}
    return [None if _is_disguised(cell) else cell for cell in row]


def _cells_of(given: object) -> list[object] | None:
    members = members_of(given) if not _is_disguised(given) and isinstance(given, Sequence) else None
    return None if members is None else [plain_cell(cell) for cell in members]


def plain_cell(cell: object) -> object:
    """A text or a whole number as a plain one: a subclass may compare, cut and write itself as it likes."""
    if is_a(cell, str):
        return str.__str__(cell)
    return int.__int__(cell) if is_a(cell, int) and not is_a(cell, bool) else cell
