"""The curve of a clause as rows to draw: its lines, and its ends as mathematics draws them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from huizhou_qa.charts.along import PieceAlong, ends_within, wholes_within
from huizhou_qa.charts.frame import DrawnRow, place
from huizhou_qa.charts.room import Plot, Point
from huizhou_qa.numbers.intervals import Interval

# A quotient is drawn as so many short lines.
STEPS = 60


@frozen
class DrawnCurve:
    """Pieces as far as they are shown.

    Attributes:
        pieces: the pieces, from left to right.
        shown: what of their range is shown.
        whole: whether only whole numbers are possible, which have points and no lines.
    """

    pieces: tuple[PieceAlong, ...]
    shown: Interval
    whole: bool

    def lines(self) -> list[DrawnRow]:
        """The lines: of whole numbers none, of a quotient many short ones."""
        return [] if self.whole else [row for piece in self.pieces for row in self._lines(piece)]

    def _lines(self, piece: PieceAlong) -> Iterator[DrawnRow]:
        low, high = ends_within(piece, self.shown)
        parts = STEPS if piece.course.form == "quotient" else 1
        for at in range(parts):
            left, right = (low + (high - low) * step / parts for step in (at, at + 1))
            ends = {"x": place(left), "x2": place(right)}
            yield {**ends, "y": place(piece.course.at(left)), "y2": place(piece.course.at(right))}

    def ends(self) -> list[DrawnRow]:
        """The ends of every piece: included or not, or that it goes on; of whole numbers each of them."""
        of_piece = self._wholes if self.whole else self._ends
        return [row for piece in self.pieces for row in of_piece(piece)]

    def _wholes(self, piece: PieceAlong) -> Iterator[DrawnRow]:
        for x in wholes_within(piece, self.shown):
            yield _end(x, piece, "on" if x == self.shown.high and piece.over.high is None else "closed")

    def _ends(self, piece: PieceAlong) -> Iterator[DrawnRow]:
        low, high = ends_within(piece, self.shown)
        for end, own, closed in (
            (low, piece.over.low, piece.over.low_closed),
            (high, piece.over.high, piece.over.high_closed),
        ):
            if end == own:
                yield _end(end, piece, "closed" if closed else "open")
            elif end == self.shown.high:
                yield _end(end, piece, "on")

    def taken(self, plot: Plot) -> Iterator[Point]:
        """The points of the drawing that it takes, which are not free for words."""
        for row in self.lines():
            x, y, x2, y2 = (number_of(row, name) for name in ("x", "y", "x2", "y2"))
            yield from plot.line((x, y), (x2, y2))
        for row in self.ends():
            yield plot.at(number_of(row, "x"), number_of(row, "y"))


def _end(x: Fraction, piece: PieceAlong, end: str) -> DrawnRow:
    return {"x": place(x), "y": place(piece.course.at(x)), "end": end}


def number_of(row: DrawnRow, name: str) -> float:
    """A number of a row, as a place in the drawing."""
    return float(str(row[name]))
