"""Which way a curve goes: what a number between two others is worth lies between what these are, if it goes one way."""

from __future__ import annotations

from itertools import pairwise

from huizhou_qa.rules.curves import Curve


def way_of(curve: Curve) -> int:
    """1 where a curve never goes down, -1 where it never goes up, 0 where it does both."""
    rises = {piece.slope > 0 for piece in curve.pieces if piece.slope != 0}
    for left, right in pairwise(curve.pieces):
        if left.over.high is not None and right.over.low is not None:
            before, after = left.points(left.over.high), right.points(right.over.low)
            rises |= set() if before == after else {after > before}
    if len(rises) > 1:
        return 0
    return -1 if rises == {False} else 1
