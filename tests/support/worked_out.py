"""Expressions over columns, worked out in Python for one row: what every engine has to give, without an engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from huizhou_qa.columns.nodes import Expression, OperationOfRow

Value = int | str | None


def value(expression: Expression, row: Mapping[str, Value], found: dict[Expression, Value] | None = None) -> Value:
    """What an expression gives for a row; truths are 1 and 0. All that was met on the way is kept in ``found``."""
    known = {} if found is None else found
    if expression not in known:
        known[expression] = _value(expression, row, known)
    return known[expression]


def _value(expression: Expression, row: Mapping[str, Value], found: dict[Expression, Value]) -> Value:
    if not expression.of:
        return _leaf(expression, row)
    if expression.operation == "case":
        return _case(expression, row, found)
    operands = [value(one, row, found) for one in expression.of]
    if expression.operation in _ALWAYS_TOLD:
        return _ALWAYS_TOLD[expression.operation](operands)
    if expression.operation in {"and", "or"}:
        return _joined(operands, decides=0 if expression.operation == "and" else 1)
    return None if None in operands else _of_known(expression.operation, operands)


def _leaf(expression: Expression, row: Mapping[str, Value]) -> Value:
    if expression.operation in {"column", "flag"}:
        return row[str(expression.value)]
    return None if expression.operation == "null" else expression.value


def _of_known(operation: OperationOfRow, operands: list[Value]) -> Value:
    if operation == "equal":
        return int(operands[0] == operands[1])
    return _WHOLE[operation]([int(one or 0) for one in operands])


def _case(expression: Expression, row: Mapping[str, Value], found: dict[Expression, Value]) -> Value:
    # Engines work out every arm, whichever is chosen.
    values = [value(one, row, found) for one in expression.of]
    return next((values[at + 1] for at in range(0, len(values), 2) if values[at] == 1), None)


def _joined(operands: list[Value], decides: int) -> Value:
    if decides in operands:
        return decides
    return None if None in operands else 1 - decides


_ALWAYS_TOLD: Mapping[OperationOfRow, Callable[[list[Value]], int]] = MappingProxyType(
    {
        "is_null": lambda of: int(of[0] is None),
        "holds": lambda of: int(of[0] == 1),
        "count": lambda of: sum(one == 1 for one in of),
    }
)
_WHOLE: Mapping[OperationOfRow, Callable[[list[int]], int]] = MappingProxyType(
    {
        "add": sum,
        "subtract": lambda of: of[0] - of[1],
        "times": lambda of: of[0] * of[1],
        "over": lambda of: of[0] // of[1],
        "least": min,
        "greatest": max,
        "clip": lambda of: min(max(of[0], of[1]), of[2]),
        "fits": lambda of: int(of[1] <= of[0] <= of[2]),
        "one": lambda of: of[0],
        "not": lambda of: 1 - of[0],
        "up_to": lambda of: int(of[0] <= of[1]),
        "below": lambda of: int(of[0] < of[1]),
    }
)
