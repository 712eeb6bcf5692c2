"""Curves: what a number is worth. Pieces that cover a range once and only once.

A curve keeps what it was made of (bands, steps from a line, a slope, knots; see ``makings``), so that words
and pictures say what was said; its pieces are worked out from that, here, once. A curve with a gap or an
overlap refuses to be built and says where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Protocol

from attrs import field, frozen

from huizhou_qa.errors import Fault, SchemeError, Wording, pointer, refused
from huizhou_qa.errors.texts import Language
from huizhou_qa.fields.converters import a_truth, by_field
from huizhou_qa.markup import ENDS, Html, InNotebook, Telling, minus, run_on
from huizhou_qa.numbers.exact import exact, plain
from huizhou_qa.numbers.intervals import Interval, first_whole, interval, last_whole

SEEN = Wording("曲线：每个数值得多少", "A curve: what every number is worth")
SPAN = Wording("{over}，{number}段", "{over}, pieces: {number}")

_MAKING = Wording("分档、阶梯等（如Bands(…)）", "what a curve is made of, such as Bands(…)")


@frozen(repr=False, field_transformer=by_field)
class Piece:
    """A straight line over an interval.

    Attributes:
        over: the numbers that fall in the piece.
        intercept: what a number is worth besides its part of the slope: all of it on a flat piece.
        slope: what each unit of the number is worth.
    """

    over: Interval = field(converter=interval)
    intercept: Fraction = field(converter=exact)
    slope: Fraction = field(converter=exact, default=Fraction(0))

    def points(self, number: Fraction) -> Fraction:
        """What the number is worth on this piece's line."""
        return self.slope * number + self.intercept

    def __repr__(self) -> str:
        line = plain(self.intercept) if not self.slope else f"{plain(self.intercept)}, {plain(self.slope)}"
        return f"Piece('{self.over}', {line})"


class Making(Protocol):
    """What a curve was made of."""

    def pieces(self, over: Interval) -> tuple[Piece, ...]:
        """The pieces over a range, from left to right."""


def _a_making(value: Making) -> Making:
    if not callable(getattr(type(value), "pieces", None)):
        raise refused(value, _MAKING)
    return value


@frozen(field_transformer=by_field)
class Curve(InNotebook):
    """What every number of a range is worth.

    Attributes:
        over: the range of what the curve is read at.
        made: what it was made of, which gives the pieces; an annotation, no part of the rule.
        whole: whether it is read at whole numbers only, so that 0 and 1 may be neighbours.
        pieces: from left to right, without gap or overlap.

    Raises SchemeError listing every gap and overlap.
    """

    over: Interval = field(converter=interval)
    made: Making = field(eq=False, converter=_a_making)
    whole: bool = field(default=False, converter=a_truth)
    pieces: tuple[Piece, ...] = field(init=False)

    @pieces.default
    def _pieces_of_what_it_was_made_of(self) -> tuple[Piece, ...]:
        return self.made.pieces(self.over)

    def __attrs_post_init__(self) -> None:
        SchemeError.raise_if_any(self._faults(), case="pieces")

    def _html(self, language: Language) -> Html:
        tell, number = Telling(language), len(self.pieces)
        rows = ((minus(piece.over), *_told(piece)) for piece in self.pieces)
        return run_on(
            (
                tell.head(tell.told(SEEN), tell.say(SPAN, over=minus(self.over), number=number)),
                tell.table("", ("over", "points", "slope"), rows),
                tell.small(tell.told(ENDS)),
            )
        )

    def find(self, number: Fraction) -> Piece | None:
        """The one piece that a number falls in; None for a number that the curve does not cover."""
        return next((piece for piece in self.pieces if number in piece.over), None)

    def piece_at(self, number: Fraction) -> Piece:
        """The one piece that a number of the range falls in."""
        return next(piece for piece in self.pieces if number in piece.over)

    def at(self, number: Fraction) -> Fraction:
        """What the number is worth."""
        return self.piece_at(number).points(number)

    def _faults(self) -> Iterator[Fault]:
        if not self.pieces:
            yield Fault.of(pointer("pieces"), "empty", case="curve")
            return
        relations = [between(left.over, right.over, whole=self.whole) for left, right in pairwise(self.pieces)]
        for at, (relation, left, right) in enumerate(
            zip(relations, self.pieces, self.pieces[1:], strict=False), start=1
        ):
            if relation:
                where = pointer("pieces", str(at))
                yield Fault.of(where, relation, left=str(left.over), right=str(right.over))
        if "out_of_order" in relations:
            return
        first, last = self.pieces[0].over, self.pieces[-1].over
        covered = Interval(first.low, last.high, first.low_closed, last.high_closed)
        if self._ends(covered) == self._ends(self.over):
            return
        said = {"covered": str(covered), "needed": str(self.over)}
        if covered.meet(self.over) == self.over:
            yield Fault(pointer("pieces"), "beyond_the_measure", said)
        else:
            yield Fault(pointer("pieces"), "not_covered", said)

    def _ends(self, over: Interval) -> Interval | None:
        return over.whole_numbers() if self.whole else over


def _told(piece: Piece) -> tuple[str, str]:
    """What a piece is worth from end to end, and what each unit more of the number changes."""
    if not piece.slope:
        return minus(plain(piece.intercept)), "·"
    ends = ("…" if end is None else plain(piece.points(end)) for end in (piece.over.low, piece.over.high))
    return minus(" → ".join(ends)), ("+" if piece.slope > 0 else "") + minus(plain(piece.slope))


def way_of(pieces: Sequence[Piece]) -> int:
    """1 where pieces side by side, and the steps between them, never go down, -1 where never up, 0 where both ways."""
    changes = [piece.slope for piece in pieces]
    changes += [
        right.points(low) - left.points(high)
        for left, right in pairwise(pieces)
        if (high := left.over.high) is not None and (low := right.over.low) is not None
    ]
    if all(change >= 0 for change in changes):
        return 1
    return -1 if all(change <= 0 for change in changes) else 0


def between(left: Interval, right: Interval, *, whole: bool) -> str:
    """What is wrong where one piece ends and the next begins: ``gap``, ``overlap``, ``out_of_order`` or nothing."""
    if _begins_before(right, left):
        return "out_of_order"
    if left.high is None or right.low is None:
        return "overlap"
    if whole:
        step = first_whole(right.low, closed=right.low_closed) - last_whole(left.high, closed=left.high_closed)
        return "" if step == 1 else ("gap" if step > 1 else "overlap")
    if left.high != right.low:
        return "gap" if left.high < right.low else "overlap"
    if left.high_closed == right.low_closed:
        return "overlap" if left.high_closed else "gap"
    return ""


def _begins_before(left: Interval, right: Interval) -> bool:
    if left.low is None or right.low is None:
        return left.low is None and right.low is not None
    return (left.low, not left.low_closed) < (right.low, not right.low_closed)
