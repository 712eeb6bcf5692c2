"""Covering what is open by pieces, until it is shown that no figure has narrower ends.

Where figures may lie in a piece is worked out by whoever asks; here is only which piece is split next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import inf
from typing import Generic, TypeVar

from attrs import frozen

Content = TypeVar("Content")
EndOrInfinite = Fraction | float
"""An end: a number, or without limit."""

# So many pieces are worked out; where that is not enough, the ends are those of all pieces together, unproved.
MOST_PIECES = 200


@frozen
class FigureEnds:
    """Where a figure may lie in a piece, and the ends of it that are shown to be reached there.

    ``reached`` may also be a number between the ends: the least, or the greatest, that is shown to be reached.
    """

    low: EndOrInfinite
    high: EndOrInfinite
    reached_low: EndOrInfinite = inf
    reached_high: EndOrInfinite = -inf


@frozen(eq=False)
class CoveringPiece(Generic[Content]):
    """A piece of what is open: what was worked out of it, the ends of its figures, and whether it can be split."""

    content: Content
    ends: Mapping[str, FigureEnds]
    can_be_split: bool


def covered(
    root: CoveringPiece[Content], parts: Callable[[CoveringPiece[Content]], Sequence[CoveringPiece[Content]]]
) -> tuple[Sequence[CoveringPiece[Content]], bool]:
    """Pieces that cover the root, and whether every figure's ends over all of them are shown to be reached.

    ``parts`` of a piece cover it; there are none where nothing of it is possible.
    """
    pieces, worked_out, turn = [root], 1, 0
    while worked_out < MOST_PIECES:
        unproved = [piece for piece in _unproved(pieces) if piece.can_be_split]
        if not unproved:
            break
        # Each figure in turn: one that is not to be had keeps none of the others from being shown.
        chosen, turn = unproved[turn % len(unproved)], turn + 1
        smaller = parts(chosen)
        pieces = [piece for piece in pieces if piece is not chosen] + list(smaller)
        worked_out += len(smaller)
    return pieces, not any(_unproved(pieces))


def _unproved(pieces: Sequence[CoveringPiece[Content]]) -> Iterator[CoveringPiece[Content]]:
    """For each figure, the pieces with its least end and its greatest, where that is not shown to be reached."""
    for figure in pieces[0].ends if pieces else ():
        least = min(pieces, key=lambda piece: piece.ends[figure].low)
        if min(piece.ends[figure].reached_low for piece in pieces) > least.ends[figure].low:
            yield least
        most = max(pieces, key=lambda piece: piece.ends[figure].high)
        if max(piece.ends[figure].reached_high for piece in pieces) < most.ends[figure].high:
            yield most
