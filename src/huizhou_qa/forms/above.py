"""What stands above the header of a table: titles and captions, and never data, which would be read past."""

from __future__ import annotations

from collections.abc import Callable

from huizhou_qa.errors import Fault, pointer, shown
from huizhou_qa.forms.cells import looks_like_a_number
from huizhou_qa.forms.lines import is_note, is_signature
from huizhou_qa.forms.tables import Table


def _names_none(_cell: object) -> bool:
    return False


def refuse_above(table: Table, faults: list[Fault], names: Callable[[object], bool] = _names_none) -> None:
    """Notes every row above the header that holds data: a cell that ``names`` an input, or a number beside others."""
    for number, cells in table.above if table.header.number else ():
        named = [cell for cell in cells if names(cell) and not looks_like_a_number(cell)]
        counted = [cell for cell in cells if looks_like_a_number(cell)]
        is_caption = len(cells) == 1 or is_signature(cells[0]) or is_note(cells[0])
        if named or (counted and not is_caption):
            told = shown(named[0] if named else counted[0])
            faults.append(Fault.of(pointer("rows", str(number)), "above_the_header", row=number, given=told))
