"""Workings: what is needed to recompute points by hand, as small data in no language.

They are named tuples rather than attrs classes because one is made for every clause of every
score, and they hold nothing but numbers and references to the rule's own pieces and gates.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple, Protocol

from huizhou_qa.ground.curves import Piece
from huizhou_qa.ground.evidence.records import Ruling
from huizhou_qa.ground.gates import Gate
from huizhou_qa.ground.numbers import plain

Read = tuple[str, Fraction]


def _told(part: object) -> str:
    """A working, or a part of one, as its ``repr`` shows it: exact numbers of any size as they are written."""
    if isinstance(part, Fraction):
        return plain(part)
    if isinstance(part, OnCurve | Gated | Combined | Ruled):
        fields = ", ".join(f"{name}={_told(one)}" for name, one in zip(part._fields, part, strict=True))
        return f"{type(part).__name__}({fields})"
    return f"({', '.join(map(_told, part))})" if isinstance(part, tuple) else repr(part)


class OnCurve(NamedTuple):
    """A number was read at a curve: what was read, the number, the piece it fell in, its points."""

    reads: tuple[Read, ...]
    number: Fraction
    piece: Piece
    points: Fraction

    def __repr__(self) -> str:
        return _told(self)


class Gated(NamedTuple):
    """A gate was tried: it held where ``inner`` is None, otherwise ``inner`` is what came after."""

    reads: tuple[Read, ...]
    gate: Gate
    inner: Working | None
    points: Fraction

    def __repr__(self) -> str:
        return _told(self)


class Combined(NamedTuple):
    """Several workings were combined into one number of points; ``name`` says how."""

    name: str
    parts: tuple[Working, ...]
    points: Fraction

    def __repr__(self) -> str:
        return _told(self)


class Ruled(NamedTuple):
    """There was nothing to measure, and a ruling says how that counts: who ruled it, and why.

    ``nothing`` pairs the paths of what there was nothing of with the reason given.
    """

    nothing: tuple[tuple[str, str], ...]
    ruling: Ruling
    points: Fraction

    def __repr__(self) -> str:
        return _told(self)

    @property
    def is_absent(self) -> bool:
        """Whether the clause is taken out of both sides (缺项)."""
        return self.ruling.treatment == "rescale"


class Working(Protocol):
    """How points came about, in data: one of those above, or the steps of a node."""

    @property
    def points(self) -> Fraction:
        """The exact points."""
