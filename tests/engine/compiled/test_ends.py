"""The ends of what pieces of a curve reach from the ends of what is read."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.engine.compiled.ends import ends_on
from huizhou_qa.rules import Piece

FALLING = (Piece("[0, 1)", 5), Piece("[1, 2)", 4, -1), Piece("[2, ∞)", 1))


def test_pieces_beyond_what_is_read_reach_nothing() -> None:
    assert ends_on(FALLING, (Fraction(1), Fraction(3, 2))) == (Fraction(5, 2), Fraction(5))
    assert ends_on(FALLING, (Fraction(5), Fraction(9))) == (Fraction(1), Fraction(1))
    assert ends_on(FALLING, (None, Fraction(1, 2))) == (Fraction(5), Fraction(5))
