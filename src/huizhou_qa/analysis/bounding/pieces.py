"""Covering what is open by pieces, until it is shown that no figure has narrower ends.

Where figures may lie in a piece is worked out by whoever asks; here is only which piece is split next.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from heapq import heappop, heappush
from math import inf
from typing import Generic, TypeVar

from attrs import field, frozen

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
    """A piece of what is open.

    Attributes:
        content: what was worked out of it.
        ends: the ends in it of the figures that were asked for.
        can_be_split: the figures for which it can be split.
    """

    content: Content
    ends: Mapping[str, FigureEnds]
    can_be_split: Collection[str]


@frozen(eq=False)
class SoughtEnd:
    """An end of a figure over all pieces, as long as it is not shown to be reached.

    A number that was reached once is possible, though the piece where it was is split; and what is possible in the
    parts of a piece lies within its own ends. So an end that is shown stays shown.

    Attributes:
        figure: the figure.
        high: whether it is the greatest end, which is kept here as the least of what is below zero.
    """

    figure: str
    high: bool
    _ends: list[tuple[EndOrInfinite, int]] = field(factory=list, init=False)
    _reached: list[EndOrInfinite] = field(factory=list, init=False)

    def add(self, ends: FigureEnds, number: int) -> None:
        """Adds the piece of that number, where the figure has these ends."""
        end, reached = (-ends.high, -ends.reached_high) if self.high else (ends.low, ends.reached_low)
        heappush(self._ends, (end, number))
        heappush(self._reached, reached)

    def farthest(self, pieces: Collection[int]) -> int | None:
        """The number of the first piece that has this end, of those that are left; None where the end is reached."""
        if not pieces:
            return None
        while self._ends[0][1] not in pieces:
            heappop(self._ends)
        end, number = self._ends[0]
        return None if self._reached[0] <= end else number


def covered(
    root: CoveringPiece[Content],
    parts: Callable[[CoveringPiece[Content], str, Collection[str]], Sequence[CoveringPiece[Content]]],
) -> tuple[Sequence[CoveringPiece[Content]], bool]:
    """Pieces that cover the root, and whether every figure's ends over all of them are shown to be reached.

    ``parts`` of a piece, split for a figure, cover it; there are none where nothing of it is possible. They are also
    told the figures of which ends are still sought: of no others the ends are asked for.
    """
    sought = [SoughtEnd(figure, high) for figure in root.ends for high in (False, True)]
    pieces: dict[int, CoveringPiece[Content]] = {}
    smaller: Sequence[CoveringPiece[Content]] = (root,)
    worked_out = turn = 0
    while True:
        for new, piece in enumerate(smaller, start=worked_out):
            pieces[new] = piece
            for end in sought:
                end.add(piece.ends[end.figure], new)
        worked_out += len(smaller)
        farthest = {end: at for end in sought if (at := end.farthest(pieces)) is not None}
        sought = list(farthest)
        to_split = [(at, end.figure) for end, at in farthest.items() if end.figure in pieces[at].can_be_split]
        if not to_split or worked_out >= MOST_PIECES:
            return list(pieces.values()), not sought
        # Each figure in turn: one that is not to be had keeps none of the others from being shown.
        number, figure = to_split[turn % len(to_split)]
        turn += 1
        smaller = parts(pieces.pop(number), figure, {end.figure for end in sought})
