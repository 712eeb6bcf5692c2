"""Every number that a plan works out for a row, held against the bounds that are proved of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from huizhou_qa.columns import ColumnPlan
from huizhou_qa.columns.compiling import worked
from huizhou_qa.columns.names import inputs_of
from huizhou_qa.columns.nodes import Expression
from huizhou_qa.columns.results import Definition
from support.frames import Row
from support.worked_out import Value, value


def definitions_of(plan: ColumnPlan, row: Row) -> tuple[Definition, ...]:
    """The columns that are made for frames with the columns of a row."""
    read = {one.column for one in inputs_of(plan.scheme, plan.options)}
    return worked(plan.scheme, plan.options, frozenset(row.keys() - read)).definitions


def outside_bounds(definitions: tuple[Definition, ...], row: Row) -> Iterator[tuple[str, Expression, Value]]:
    """What lies outside its bounds, or is null though it is told or is not where it needs something; by its column."""
    cells: dict[str, Value] = {name: int(cell) if isinstance(cell, bool) else cell for name, cell in row.items()}
    for one in definitions:
        found: dict[Expression, Value] = {}
        cells[one.name] = value(one.expression, cells, found)
        yield from ((one.name, part, held) for part, held in found.items() if not _is_true_of(part, held, cells))


def _is_true_of(part: Expression, held: Value, cells: Mapping[str, Value]) -> bool:
    lacking = [value(needed, cells) is None for needed in part.needs]
    if held is None:
        return not part.is_told and (not part.tight or any(lacking))
    return not any(lacking) and (not isinstance(held, int) or part.low <= held <= part.high)
