"""What a clause gives along one of its inputs: the pieces of its points, exactly, while all else stays as it is."""

from __future__ import annotations

import math
from fractions import Fraction

from attrs import frozen

from huizhou_qa.analysis.moving.cells import Look, Walk
from huizhou_qa.analysis.moving.line_quotients import Course
from huizhou_qa.analysis.moving.one_input import Moving
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.marks.clauses import Clause

# How much is shown beside the outermost edges: such a part of their distance, at least such a part of the last.
MARGIN, BESIDE = 12, 50


@frozen
class PieceAlong:
    """A part of the range of an input on which the points are one line or quotient.

    Attributes:
        over: where.
        course: the points there.
    """

    over: Interval
    course: Course


def pieces_along(moving: Moving, clause: Clause) -> tuple[PieceAlong, ...]:
    """The points of a clause along an input, from left to right; where it gives none, there is no piece."""
    look = _points(moving, clause.before_writing)
    held = list(Walk(look, moving.whole).cells(moving.domain))
    return _joined([PieceAlong(one.over, one.read) for one in held if one.read is not None])


def _points(moving: Moving, entry: Input) -> Look[Course | None]:
    def look(x: Fraction) -> tuple[Interval, Course | None]:
        traced = moving.traced(x, entry, written=False)
        return traced.over, traced.course if isinstance(traced.value, Fraction) else None

    return look


def _joined(pieces: list[PieceAlong]) -> tuple[PieceAlong, ...]:
    """Pieces side by side on which the points go on in the same way are one."""
    found: list[PieceAlong] = []
    for piece in pieces:
        before = found[-1] if found else None
        if before is not None and before.course == piece.course and before.over.high == piece.over.low:
            left, right = before.over, piece.over
            over = Interval(left.low, right.high, low_closed=left.low_closed, high_closed=right.high_closed)
            found[-1] = PieceAlong(over, piece.course)
        else:
            found.append(piece)
    return tuple(found)


def shown_range(
    pieces: tuple[PieceAlong, ...], current: Fraction, domain: Interval, *, whole: bool
) -> tuple[Fraction, Fraction]:
    """What of the range is worth showing: every place at which something changes, the unit, and a little beside."""
    ends = [end for piece in pieces for end in (piece.over.low, piece.over.high) if end is not None]
    outer = [end for end in (domain.low, domain.high) if end is not None and _is_flat_at(pieces, end)]
    edges = [*(end for end in ends if end not in outer), current]
    margin = max((max(edges) - min(edges)) / MARGIN, Fraction(1) if whole else max(edges) / BESIDE)
    low, high = min(edges) - margin, max(edges) + margin
    low = low if domain.low is None else max(low, domain.low)
    high = high if domain.high is None else min(high, domain.high)
    return (Fraction(math.floor(low)), Fraction(math.ceil(high))) if whole else (low, high)


def _is_flat_at(pieces: tuple[PieceAlong, ...], end: Fraction) -> bool:
    return all(piece.course.is_flat for piece in pieces if end in (piece.over.low, piece.over.high))


def better_piece(pieces: tuple[PieceAlong, ...], current: Fraction, points: Fraction) -> PieceAlong | None:
    """The nearest piece on which a unit would earn more than it does, if there is one; flat ones before slopes."""
    better = [piece for piece in pieces if piece.course.is_flat and piece.course.at(Fraction(0)) > points]
    return min(better, key=lambda piece: _distance(piece.over, current), default=None)


def _distance(over: Interval, current: Fraction) -> Fraction:
    ends = [end for end in (over.low, over.high) if end is not None]
    return min((abs(end - current) for end in ends), default=Fraction(0))


def ends_within(piece: PieceAlong, shown: Interval) -> tuple[Fraction, Fraction]:
    """Where a piece begins and ends, as far as it is shown."""
    lows = [end for end in (piece.over.low, shown.low) if end is not None]
    highs = [end for end in (piece.over.high, shown.high) if end is not None]
    return max(lows), min(highs)
