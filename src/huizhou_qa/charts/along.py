"""What a clause gives along one of its inputs: the pieces of its points, exactly, while all else stays as it is."""

from __future__ import annotations

import math
from collections.abc import Iterator
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
    # Where all of them are 0 there is nothing to measure a margin by.
    margin = max((max(edges) - min(edges)) / MARGIN, Fraction(1) if whole else max(edges) / BESIDE) or Fraction(1)
    low, high = min(edges) - margin, max(edges) + margin
    low = low if domain.low is None else max(low, domain.low)
    high = high if domain.high is None else min(high, domain.high)
    return (Fraction(math.floor(low)), Fraction(math.ceil(high))) if whole else (low, high)


def _is_flat_at(pieces: tuple[PieceAlong, ...], end: Fraction) -> bool:
    return all(piece.course.is_flat for piece in pieces if end in (piece.over.low, piece.over.high))


@frozen
class BetterPlace:
    """The nearest place at which a unit would earn more.

    Attributes:
        at: where it begins.
        points: what is earned there.
        within: the piece that earns more.
        upwards: whether it lies above what the unit has.
    """

    at: Fraction
    points: Fraction
    within: Interval
    upwards: bool

    @property
    def included(self) -> bool:
        """Whether that place itself earns more."""
        return self.at in self.within


def nearest_better(
    pieces: tuple[PieceAlong, ...], current: Fraction, points: Fraction, shown: Interval, *, whole: bool
) -> BetterPlace | None:
    """Where the nearest other flat piece that earns more begins; of whole numbers the nearest that earns more."""
    if whole:
        better = [
            BetterPlace(at, piece.course.at(at), piece.over, upwards=at >= current)
            for piece in pieces
            for at in wholes_within(piece, shown)
            if piece.course.at(at) > points
        ]
    else:
        others = (piece for piece in pieces if piece.course.is_flat and current not in piece.over)
        better = [_near_end(piece, current, shown) for piece in others if piece.course.at(current) > points]
    return min(better, key=lambda one: abs(one.at - current), default=None)


def _near_end(piece: PieceAlong, current: Fraction, shown: Interval) -> BetterPlace:
    low, high = ends_within(piece, shown)
    upwards = low >= current
    end = low if upwards else high
    return BetterPlace(end, piece.course.at(end), piece.over, upwards=upwards)


def wholes_within(piece: PieceAlong, shown: Interval) -> Iterator[Fraction]:
    """The whole numbers of a piece, as far as it is shown."""
    low, high = ends_within(piece, shown)
    yield from map(Fraction, range(math.ceil(low), math.floor(high) + 1))


def ends_within(piece: PieceAlong, shown: Interval) -> tuple[Fraction, Fraction]:
    """Where a piece begins and ends, as far as it is shown."""
    lows = [end for end in (piece.over.low, shown.low) if end is not None]
    highs = [end for end in (piece.over.high, shown.high) if end is not None]
    return max(lows), min(highs)
