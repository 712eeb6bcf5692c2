"""Definitions of several plans as one list, in which what two of them work out alike is worked out once.

Each plan names its columns by itself. Here a column of one plan that holds what a column of another one does is read
from that one; every column that comes out stands behind the name of its plan.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, field, frozen

from huizhou_qa.columns.given import ColumnFault
from huizhou_qa.columns.names import HIDDEN
from huizhou_qa.columns.nodes import Expression, OperationOfRow
from huizhou_qa.columns.results import Definition

NodeKey = tuple[OperationOfRow, tuple[Expression, ...], int | str, int, int]


@frozen(eq=False)
class Merging:
    """Puts the definitions of one plan after the other behind what is there already.

    Attributes:
        definitions: the columns made so far, in order.
        faults: what may be wrong with a row, of any plan.
    """

    definitions: list[Definition] = field(factory=list[Definition])
    faults: list[ColumnFault] = field(factory=list[ColumnFault])
    _nodes: dict[NodeKey, Expression] = field(factory=dict[NodeKey, Expression])
    _columns: dict[Expression, str] = field(factory=dict[Expression, str])

    def add(self, name: str, definitions: Sequence[Definition], faults: Sequence[ColumnFault]) -> None:
        """Adds a plan: its columns are called by the name behind their own."""
        columns: dict[str, str] = {}
        made: dict[Expression, Expression] = {}
        for one in definitions:
            expression = self._of(one.expression, columns, made)
            columns[one.name] = self._column(one, expression, f"{one.name}_{name}")
        for fault in faults:
            told = evolve(fault, where=self._of(fault.where, columns, made))
            if not any(_is_same(told, one) for one in self.faults):
                self.faults.append(told)

    def _column(self, one: Definition, expression: Expression, shown: str) -> str:
        """The column that holds an expression; one that comes out is made even where another one holds the same."""
        held = str(expression.value) if expression.operation == "column" else self._columns.get(expression)
        if one.is_output:
            read = expression if held is None else evolve(expression, operation="column", of=(), value=held)
            self.definitions.append(Definition(shown, read))
            return held or self._columns.setdefault(expression, shown)
        if held is None:
            held = self._columns[expression] = f"{HIDDEN}{len(self.definitions)}"
            self.definitions.append(Definition(held, expression))
        return held

    def _of(self, expression: Expression, columns: dict[str, str], made: dict[Expression, Expression]) -> Expression:
        """An expression of a plan over the columns that are made here, the same object for the same expression."""
        if expression not in made:
            value = expression.value
            if expression.operation in {"column", "flag"}:
                value = columns.get(str(value), value)
            of = tuple(self._of(one, columns, made) for one in expression.of)
            key = (expression.operation, of, value, expression.low, expression.high)
            made[expression] = self._nodes.setdefault(key, evolve(expression, of=of, value=value))
        return made[expression]


def _is_same(one: ColumnFault, other: ColumnFault) -> bool:
    return one.where is other.where and (one.column, one.code) == (other.column, other.code)
