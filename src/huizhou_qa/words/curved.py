"""The points of a measure on a curve: how the curve was declared, and the piece that contains the number."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve, frozen

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.gaps import Gap
from huizhou_qa.rules.curves import Making, Piece
from huizhou_qa.rules.makings import Pieces
from huizhou_qa.words import pieces as curve_pieces
from huizhou_qa.words.bands import band, scaled
from huizhou_qa.words.leaves import Beside, Leaf
from huizhou_qa.words.makings import between_breakpoints, from_line, knots, times
from huizhou_qa.words.measured import Came, Measured
from huizhou_qa.words.numbers import number
from huizhou_qa.words.phrase import NO_PATHS, Paths, Phrase
from huizhou_qa.words.phrases import NO_WORDS, joined, run_on, say
from huizhou_qa.words.reachable import Cases, is_possible, where_it_lies


@frozen
class Curved(Phrase):
    """A measure on a curve.

    Attributes:
        of: the measure.
        pieces: from left to right, over all that the measure can be.
        made: what the curve was made of.
    """

    came: Came
    of: Measured
    pieces: tuple[Piece, ...]
    made: Making

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return self.of.leaves

    def times(self, weight: Fraction) -> Phrase:
        pieces = curve_pieces.over_numbers(curve_pieces.times(self.pieces, weight), self.of)
        return evolve(self, came=self.came.times(weight), pieces=pieces, made=times(self.made, pieces, weight))

    def criterion(self, cases: Cases) -> Wording:
        subject = self.of.formula if self.of.share is None else self.of.share.label
        return say("subject", subject=subject, text=joined("semicolon", self._as_said(cases)))

    def _as_said(self, cases: Cases) -> Iterator[Wording]:
        reached = self._reached(cases)
        if len(reached) == len(self.pieces):
            steps = from_line(self.made, self.pieces, self.of)
            said = list(knots(self.made, self.of) if steps is None else steps.lines())
            if said:
                yield from said
                return
        most = self.came.span.high
        for piece in curve_pieces.best_first(reached):
            each = curve_pieces.at_each_word(piece, self.of) if self.of.words else (piece,)
            for one in each:
                yield between_breakpoints(self.made, one, self.of) or curve_pieces.piece_in_words(one, self.of, most)

    def _reached(self, cases: Cases) -> tuple[Piece, ...]:
        """The pieces that some number of the measure can fall in."""
        found = [piece for piece in self.pieces if self._is_reached(piece.over, cases)]
        # Where the rule can never give a number here (a gate that fails only for a divisor of 0), all pieces are kept.
        return tuple(found) or self.pieces

    def _is_reached(self, over: Interval, cases: Cases) -> bool:
        within = over.meet(self.of.domain)
        if within is not None and self.of.whole:
            within = within.whole_numbers()
        return within is not None and is_possible(where_it_lies(cases, self.of.form, within))

    def ground(self, beside: Beside, already: Paths = NO_PATHS) -> Wording:
        value = self.of.value
        if isinstance(value, Gap):
            return self.of.stated(beside, already=already)
        piece = next(one for one in self.pieces if value in one.over)
        if self.of.share is None:
            read = self.of.stated(beside, piece.over, already)
        else:
            read = self.of.share.stated(beside, scaled(piece.over, 100))
        return run_on(read, NO_WORDS if self.of.words else self._place(piece, value))

    def _place(self, piece: Piece, value: Fraction) -> Wording:
        """The piece that the number fell in, or how far it is from the line; and the line that it fell on."""
        steps = from_line(self.made, self.pieces, self.of)
        if steps is not None:
            return steps.place(piece, value)
        place = say("in_band", band=band(piece.over, self.of)) if len(self.pieces) > 1 else NO_WORDS
        if not piece.slope or curve_pieces.is_identity(piece):
            return place
        worked = curve_pieces.line(piece, number(value, piece.over))
        return run_on(place, say("along", line=worked, number=number(piece.points(value))))


def on_pieces(came: Came, of: Measured, pieces: tuple[Piece, ...]) -> Curved:
    """A measure on pieces that follow from operations, not from a declared curve."""
    text = curve_pieces.over_numbers(pieces, of)
    return Curved(came, of, text, Pieces(text))
