"""Printed formulas as a reader with a pencil works them out."""

from __future__ import annotations

import re
from fractions import Fraction


def read_again(told: str) -> Fraction:
    """What a printed formula comes to, worked out from left to right, brackets and products first."""
    signs = {"＋": "+", "−": "-", "×": "*", "÷": "/", "（": "(", "）": ")", " ": ""}
    plain = "".join(signs.get(one, one) for one in told)
    assert re.fullmatch(r"[-+*/().0-9]+", plain), told
    return _sum(re.findall(r"[0-9.]+|[-+*/()]", plain))


def _sum(tokens: list[str]) -> Fraction:
    sign = -1 if tokens[:1] == ["-"] else 1
    if sign < 0:
        tokens.pop(0)
    found = sign * _product(tokens)
    while tokens and tokens[0] in "+-":
        times = 1 if tokens.pop(0) == "+" else -1
        found += times * _product(tokens)
    return found


def _product(tokens: list[str]) -> Fraction:
    found = _factor(tokens)
    while tokens and tokens[0] in "*/":
        by = tokens.pop(0)
        factor = _factor(tokens)
        found = found * factor if by == "*" else found / factor
    return found


def _factor(tokens: list[str]) -> Fraction:
    if tokens[0] != "(":
        return Fraction(tokens.pop(0))
    tokens.pop(0)
    found = _sum(tokens)
    tokens.pop(0)
    return found
