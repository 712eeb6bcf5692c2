"""Workings: what is needed to recompute points by hand, as small data in no language.

They are named tuples rather than attrs classes because one is made for every clause of every
score, and they hold nothing but numbers and references to the rule's own pieces and gates.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from huizhou_qa.ground.curves import Piece
from huizhou_qa.ground.evidence.records import Ruling
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


class Ruled(NamedTuple):
    """There was nothing to measure, and a ruling says how that counts: who ruled it, and why.

    ``nothing`` pairs the paths of what there was nothing of with the reason given.
    """

    nothing: tuple[tuple[str, str], ...]
    ruling: Ruling
    points: Fraction

    @property
    def is_absent(self) -> bool:
        """Whether the clause is taken out of both sides (缺项)."""
        return self.ruling.treatment == "rescale"


Working = OnCurve | Gated | Combined | Ruled
