"""What curves are made of, in the words of texts: bands, lines, a slope up to a cap, steps from a line, knots.

Each gives the pieces over a range. Nothing here is read when a score is computed: the pieces are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording, one_of, pointer, refused
from huizhou_qa.fields.converters import above_zero, by_field, each, each_of_kind, placed
from huizhou_qa.numbers.exact import ExactNumber, exact
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.band_tables import PointsByInterval, table
from huizhou_qa.rules.curves import Piece
from huizhou_qa.rules.operands import a_pair

Worse = Literal["below", "above"]
PartOfStep = Literal["whole", "started", "prorata"]

WORSE: tuple[Worse, ...] = ("below", "above")
PARTS_OF_STEPS: tuple[PartOfStep, ...] = ("whole", "started", "prorata")

ZERO = Fraction(0)
# Every step is a piece of the curve; no text counts more of them than this.
MOST_STEPS = 10_000

BreakpointRow = tuple[Fraction, Fraction, Fraction, Fraction]
"""From, to, and what these two numbers are worth."""

_ROW = Wording("断点表的一行：起、止及其两处得分", "a row of breakpoints: from, to, and what these two are worth")
_PIECE = Wording("曲线的一段（Piece）", "a Piece")
_POINT = Wording("数与得分的一对", "a pair of a number and what it is worth")


def _pieces(values: Iterable[Piece]) -> tuple[Piece, ...]:
    return each_of_kind(values, Piece, _PIECE)


@frozen(field_transformer=by_field)
class Pieces:
    """Pieces given one by one."""

    given: tuple[Piece, ...] = field(converter=_pieces)

    def pieces(self, over: Interval) -> tuple[Piece, ...]:  # noqa: ARG002 - what is given is checked by the curve
        """The pieces as they were given."""
        return self.given


@frozen(field_transformer=by_field)
class Bands:
    """Bands (分档): intervals from left to right, and the points of each."""

    table: PointsByInterval = field(converter=table)

    def pieces(self, over: Interval) -> tuple[Piece, ...]:  # noqa: ARG002 - bands say their own ends
        """A flat piece for each band."""
        return tuple(Piece(band, points) for band, points in self.table.items())


@frozen(field_transformer=by_field)
class Straight:
    """One straight line over the whole range: so many points for each unit, from a number of points on."""

    slope: Fraction = field(converter=exact, default=Fraction(1))
    intercept: Fraction = field(converter=exact, default=ZERO)

    def pieces(self, over: Interval) -> tuple[Piece, ...]:
        """A single piece."""
        return (Piece(over, self.intercept, self.slope),)


@frozen(field_transformer=by_field)
class Proportion:
    """按比例乘以系数: below 1 a ratio is worth its share of a coefficient, from 1 on it is worth ``full``."""

    coefficient: Fraction = field(converter=exact)
    full: Fraction = field(converter=exact)

    def pieces(self, over: Interval) -> tuple[Piece, ...]:
        """A sloping piece below 1 and a flat one from 1 on."""
        return tuple(_cut((Piece("[0, 1)", 0, self.coefficient), Piece("[1, ∞)", self.full)), over))


def _points(given: Iterable[tuple[ExactNumber, ExactNumber]]) -> tuple[tuple[Fraction, Fraction], ...]:
    return each(given, _point)


def _point(given: tuple[ExactNumber, ExactNumber]) -> tuple[Fraction, Fraction]:
    at, worth = a_pair(given, _POINT)
    return placed("/0", exact, at), placed("/1", exact, worth)


@frozen(field_transformer=by_field)
class Knots:
    """Straight between given points, from the left one to the right one, and flat outside."""

    points: tuple[tuple[Fraction, Fraction], ...] = field(converter=_points)

    def __attrs_post_init__(self) -> None:
        if not self.points or any(left >= right for (left, _), (right, _) in pairwise(self.points)):
            raise SchemeError.of("", "knots_out_of_order")

    def pieces(self, over: Interval) -> tuple[Piece, ...]:
        """A flat piece on either side and a sloping one between each two points."""
        return tuple(_cut(self._lines(), over))

    def _lines(self) -> Iterator[Piece]:
        (first, low), (last, high) = self.points[0], self.points[-1]
        yield Piece(Interval(None, first, low_closed=False, high_closed=False), low)
        for (left, bottom), (right, top) in pairwise(self.points):
            slope = (top - bottom) / (right - left)
            yield Piece(Interval(left, right, low_closed=True, high_closed=False), bottom - slope * left, slope)
        yield Piece(Interval(last, None, low_closed=True, high_closed=False), high)


def _rows(given: Iterable[tuple[ExactNumber, ExactNumber, ExactNumber, ExactNumber]]) -> tuple[BreakpointRow, ...]:
    return each(given, _row)


def _row(given: tuple[ExactNumber, ExactNumber, ExactNumber, ExactNumber]) -> BreakpointRow:
    if type(given) is not tuple or len(given) != len(("from", "to", "worth", "worth")):
        raise refused(given, _ROW)
    low, high, worth_low, worth_high = (placed(pointer(str(at)), exact, one) for at, one in enumerate(given))
    return low, high, worth_low, worth_high


@frozen(field_transformer=by_field)
class Breakpoints:
    """A table of breakpoints: in each row a straight line from one number to another, and a jump to the next row.

    Between the end of a row and the beginning of the next, where a rounded number never lies, the line goes on;
    outside the table it is flat.

    Attributes:
        rows: from and to, and what these two are worth, from left to right: ``(0, 12, 0, 50)``, ``(13, 35, 51, 100)``.
    """

    rows: tuple[BreakpointRow, ...] = field(converter=_rows)

    def __attrs_post_init__(self) -> None:
        ends = [end for low, high, _, _ in self.rows for end in (low, high)]
        inside = all(low < high for low, high, _, _ in self.rows)
        if not ends or not inside or ends != sorted(ends):
            raise SchemeError.of("", "breakpoints_out_of_order")

    def pieces(self, over: Interval) -> tuple[Piece, ...]:
        """A flat piece on either side and a sloping one for each row."""
        return tuple(_cut(tuple(self._lines()), over))

    def _lines(self) -> Iterator[Piece]:
        (first, _, least, _), (_, last, _, most) = self.rows[0], self.rows[-1]
        yield Piece(Interval(None, first, low_closed=False, high_closed=False), least)
        ends = [*(low for low, *_ in self.rows[1:]), last]
        for (low, high, bottom, top), end in zip(self.rows, ends, strict=True):
            slope = (top - bottom) / (high - low)
            yield Piece(Interval(low, end, low_closed=True, high_closed=False), bottom - slope * low, slope)
        yield Piece(Interval(last, None, low_closed=True, high_closed=False), most)


@frozen(field_transformer=by_field)
class Steps:
    """每少（超过）``step``扣``each``分，最多扣``most``分: full points up to a line, and less beyond it.

    Attributes:
        full: the points up to the line.
        line: where the number begins to be worse.
        worse: the side of the line on which it is.
        step: the width of a step, in units of the number, above 0.
        each: what a step costs, above 0.
        most: what is lost at most, above 0.
        part: what a part of a step costs: nothing (``whole``), as much as a step (``started``), or its share.
    """

    full: Fraction = field(converter=exact)
    line: Fraction = field(converter=exact)
    worse: Worse = field(validator=one_of(WORSE))
    step: Fraction = field(converter=above_zero)
    each: Fraction = field(converter=above_zero)
    most: Fraction = field(converter=above_zero)
    part: PartOfStep = field(default="whole", validator=one_of(PARTS_OF_STEPS))

    def __attrs_post_init__(self) -> None:
        if self.part != "prorata" and self._count > MOST_STEPS:
            raise SchemeError.of("/each", "too_many_steps", most=MOST_STEPS)

    def pieces(self, over: Interval) -> tuple[Piece, ...]:
        """A flat piece for each number of steps, or a slope, from left to right."""
        listed = list(self._sloping() if self.part == "prorata" else self._stepped())
        return tuple(_cut(listed if self.worse == "above" else reversed(listed), over))

    @property
    def _count(self) -> int:
        """How many steps cost something."""
        return math.ceil(self.most / self.each)

    def _stepped(self) -> Iterator[Piece]:
        # A whole step costs from where it is complete; a started one from just beyond its beginning.
        whole = self.part == "whole"
        edges = [None, *((number + whole) * self.step for number in range(self._count)), None]
        for number, (near, far) in enumerate(pairwise(edges)):
            lost = min(number * self.each, self.most)
            yield Piece(self._beyond(near, far, near_closed=whole), self.full - lost)

    def _sloping(self) -> Iterator[Piece]:
        per_unit = self.each / self.step
        slope = -per_unit if self.worse == "above" else per_unit
        yield Piece(self._beyond(None, ZERO, near_closed=False), self.full)
        falling = self._beyond(ZERO, self.most / per_unit, near_closed=False)
        yield Piece(falling, self.full - slope * self.line, slope)
        yield Piece(self._beyond(self.most / per_unit, None, near_closed=False), self.full - self.most)

    def _beyond(self, near: Fraction | None, far: Fraction | None, *, near_closed: bool) -> Interval:
        """From one distance beyond the line to another; the far end is closed where the near one is open."""
        closed = near_closed and near is not None, not near_closed and far is not None
        if self.worse == "above":
            low, high = (None if end is None else self.line + end for end in (near, far))
            return Interval(low, high, *closed)
        low, high = (None if end is None else self.line - end for end in (far, near))
        return Interval(low, high, *reversed(closed))


def _cut(pieces: Iterator[Piece] | Sequence[Piece], over: Interval) -> Iterator[Piece]:
    """The pieces within a range."""
    for piece in pieces:
        within = piece.over.meet(over)
        if within is not None:
            yield Piece(within, piece.intercept, piece.slope)
