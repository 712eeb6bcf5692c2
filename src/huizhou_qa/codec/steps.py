"""Writes the steps of a working as JSON: every operation with its operands and its value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from huizhou_qa.readers import Gap
from huizhou_qa.readers.recorded import NumberStep, TruthStep
from huizhou_qa.rules import GridRounding, Piece

Json = str | bool | Mapping[str, "Json"] | list["Json"] | None


def written(operand: object, number: Callable[[Fraction], Json]) -> Json:
    """Writes a step, or an operand of a rule: a number, an interval, a piece of a curve, a grid."""
    if isinstance(operand, NumberStep | TruthStep):
        of = [written(one, number) for one in operand.operands]
        return {"operation": operand.operation, "of": of, "value": written(operand.value, number)}
    if isinstance(operand, tuple):
        return [written(one, number) for one in operand]
    if isinstance(operand, Gap):
        return {"missing": [*sorted(operand.missing)], "nothing": [*sorted(operand.nothing)]}
    return _said(operand, number)


def _said(operand: object, number: Callable[[Fraction], Json]) -> Json:
    """Writes an operand of a rule; else a truth value, a name, an interval or a position."""
    if isinstance(operand, Fraction):
        return number(operand)
    if isinstance(operand, Piece):
        return {"over": str(operand.over), "slope": number(operand.slope), "intercept": number(operand.intercept)}
    if isinstance(operand, GridRounding):
        return {"grid": number(operand.grid), "mode": operand.mode, "stage": operand.stage}
    return operand if operand is None or isinstance(operand, bool) else str(operand)
