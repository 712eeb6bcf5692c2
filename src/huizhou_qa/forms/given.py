"""Foreign rows, cells and containers as plain ones: what they hold is read once, and their methods are not asked again.

A kind of list or of text may bring methods that raise, or that say something else each time. What a
row means is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from huizhou_qa.errors import Fault, described, is_a, pointer

Rows = Iterable[Sequence[object] | Mapping[str, object]]
PlainRow = list[object] | dict[object, object]


def plain_rows(rows: Rows, faults: list[Fault]) -> Iterator[tuple[int, PlainRow]]:
    """The rows with their numbers as a spreadsheet counts them; what is no row is a fault.

    Rows that are mappings bring their titles with them, so that the first of them is row 2.
    """
    listed = members_of(rows)
    if listed is None:
        case = "unreadable_rows" if _can_be_gone_through(rows) else "rows"
        faults.append(Fault.of("/rows", "wrong_type", case=case, given=described(rows)))
        return
    first = 2 if listed and isinstance(listed[0], Mapping) else 1
    for number, row in enumerate(listed, start=first):
        plain = entries_of(row) if isinstance(row, Mapping) else _cells_of(row)
        if plain is None:
            case = "unreadable_row" if isinstance(row, Mapping) or _can_be_gone_through(row) else "row"
            where = pointer("rows", str(number))
            faults.append(Fault.of(where, "wrong_type", case=case, row=number, given=described(row)))
        else:
            yield number, plain


def members_of(given: object) -> list[object] | None:
    """The members of a list or of anything else that can be gone through; None of what is none or cannot be read."""
    if is_a(given, list):
        return list.__getitem__(given, slice(None))
    if is_a(given, tuple):
        return [*tuple.__getitem__(given, slice(None))]
    try:
        return [*given] if _can_be_gone_through(given) and isinstance(given, Iterable) else None
    except Exception:  # noqa: BLE001 (what is of a foreign kind may raise anything)
        return None


def entries_of(given: Mapping[object, object]) -> dict[object, object] | None:
    """The entries of a mapping, texts as plain ones; None where they cannot be read."""
    try:
        return {plain_cell(key): plain_cell(value) for key, value in given.items()}
    except Exception:  # noqa: BLE001 (what is of a foreign kind may raise anything)
        return None


def _can_be_gone_through(given: object) -> bool:
    # A text and a mapping can be gone through too, but hold no members.
    return isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping)


def _cells_of(given: object) -> list[object] | None:
    members = members_of(given) if isinstance(given, Sequence) else None
    return None if members is None else [plain_cell(cell) for cell in members]


def plain_cell(cell: object) -> object:
    """A text or a whole number as a plain one: a subclass may compare, cut and write itself as it likes."""
    if is_a(cell, str):
        return str.__str__(cell)
    return int.__int__(cell) if is_a(cell, int) and not is_a(cell, bool) else cell
