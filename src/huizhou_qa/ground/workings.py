"""Workings: what is needed to recompute points by hand, as small data in no language.

They are named tuples rather than attrs classes because one is made for every clause of every
score, and they hold nothing but numbers and references to the rule's own pieces and gates.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from huizhou_qa.ground.curves import Piece
from huizhou_qa.ground.gates import Gate

Read = tuple[str, Fraction]


class OnCurve(NamedTuple):
    """A number was read at a curve: what was read, the number, the piece it fell in, its points."""

    reads: tuple[Read, ...]
    number: Fraction
    piece: Piece
    points: Fraction


class Gated(NamedTuple):
    """A gate was tried: it held where ``inner`` is None, otherwise ``inner`` is what came after."""

    reads: tuple[Read, ...]
    gate: Gate
    inner: Working | None
    points: Fraction


class Combined(NamedTuple):
    """Several workings were combined into one number of points; ``name`` says how."""

    name: str
    parts: tuple[Working, ...]
    points: Fraction


Working = OnCurve | Gated | Combined
