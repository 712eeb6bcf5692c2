"""Which way a curve goes: what a number between two others is worth lies between what these are, if it goes one way."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from huizhou_qa.rules.curves import Curve, Piece

ZERO = Fraction(0)


def way_of(curve: Curve) -> int:
    """1 where a curve never goes down, -1 where it never goes up, 0 where it does both."""
    slopes = [piece.slope for piece in curve.pieces]
    jumps = [_jump(left, right) for left, right in pairwise(curve.pieces)]
    rises = {change > 0 for change in (*slopes, *jumps) if change != 0}
    if len(rises) > 1:
        return 0
    return -1 if rises == {False} else 1


def _jump(left: Piece, right: Piece) -> Fraction:
    """How much more the next piece begins with than one ends with; both of these ends are numbers."""
    return right.points(right.over.low or ZERO) - left.points(left.over.high or ZERO)
