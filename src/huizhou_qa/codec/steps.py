"""Writes numbers, and the steps of a working, as JSON: every operation with its operands and its value."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from huizhou_qa.numbers.exact import json_text, whole_text
from huizhou_qa.readers import Gap
from huizhou_qa.readers.recorded import NumberStep, TruthStep
from huizhou_qa.rules import GridRounding, Piece

Json = str | bool | Mapping[str, "Json"] | list["Json"] | None


def number_written(value: Fraction) -> Json:
    """Writes a number as text, or as the two whole numbers of a quotient without a finite decimal."""
    text = json_text(value)
    if text is not None:
        return text
    # A long whole number is written with an exponent, so that it is accepted again.
    return {"numerator": _whole(value.numerator), "denominator": _whole(value.denominator)}


def _whole(value: int) -> str:
    return json_text(Fraction(value)) or whole_text(value)


def written(operand: object) -> Json:
    """Writes a step, or an operand of a rule: a number, an interval, a piece of a curve, a grid."""
    if isinstance(operand, NumberStep | TruthStep):
        of = [written(one) for one in operand.operands]
        return {"operation": operand.operation, "of": of, "value": written(operand.value)}
    if isinstance(operand, tuple):
        return [written(one) for one in operand]
    if isinstance(operand, Gap):
        return {"missing": [*sorted(operand.missing)], "nothing": [*sorted(operand.nothing)]}
    return _said(operand)


def _said(operand: object) -> Json:
    """Writes an operand of a rule; else a truth value, a name, an interval or a position."""
    if isinstance(operand, Fraction):
        return number_written(operand)
    if isinstance(operand, Piece):
        return {
            "over": str(operand.over),
            "slope": number_written(operand.slope),
            "intercept": number_written(operand.intercept),
        }
    if isinstance(operand, GridRounding):
        return {"grid": number_written(operand.grid), "mode": operand.mode, "stage": operand.stage}
    return operand if operand is None or isinstance(operand, bool) else str(operand)
