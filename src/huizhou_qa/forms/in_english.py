"""A self-scoring sheet that was printed in English is read by the words of the Chinese one.

Numbers of clauses are the same on both, so only titles of columns and names of rows differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from attrs import evolve

from huizhou_qa.errors import Wording
from huizhou_qa.fields.names import compared
from huizhou_qa.forms.tables import Table, TableRow
from huizhou_qa.plans.sheet_columns import RESCALING, VETO
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme

# A name alone, with its marks in brackets, or before what becomes of its sum: Quality targets (56 points).
_NAMED = re.compile(r"(?P<name>[^(（:：]+)[:：]?\s*(?:(?P<sum>a sum\b.*)|(?P<marks>[(（].*))?", re.DOTALL)
# The columns in which the name of a row may stand.
NAMING = ("serial", "content", "indicator", "key_point", "criterion")


def in_chinese(table: Table, scheme: Scheme) -> Table:
    """The table with the English names of headings, sums and lines below the marks in Chinese; all else as it is.

    A total is read under many names, its English one among them.
    """
    names = _names(scheme)
    return evolve(table, rows=tuple(_row_in_chinese(row, names) for row in table.rows))


def _row_in_chinese(row: TableRow, names: Mapping[str, str]) -> TableRow:
    cells = {key: _named(cell, names) if key in NAMING else cell for key, cell in row.cells.items()}
    return row if cells == row.cells else evolve(row, cells=cells)


def _named(cell: object, names: Mapping[str, str]) -> object:
    """The Chinese name in place of an English one, with its marks, or with what becomes of its sum."""
    begun = _NAMED.fullmatch(cell) if isinstance(cell, str) else None
    known = names.get(compared(begun["name"]).casefold()) if begun else None
    if begun is None or known is None:
        return cell
    return f"{known}{'合计' if begun['sum'] else begun['marks'] or ''}"


def _names(scheme: Scheme) -> Mapping[str, str]:
    """The Chinese names by the English ones in the form that they are compared in."""
    return {compared(name.en).casefold(): name.zh for name in _called(scheme) if name.en != name.zh}


def _called(scheme: Scheme) -> Iterable[Wording]:
    parts: tuple[Heading | Item, ...] = (*scheme.groups.values(), *scheme.items.values())
    yield from (scheme.terms.called(part.name) for part in parts)
    yield from (scheme.terms.called(step.name) for step in scheme.steps)
    yield from (scheme.terms.called(adjustment.id) for adjustment in scheme.adjustments)
    yield from (VETO, RESCALING)
