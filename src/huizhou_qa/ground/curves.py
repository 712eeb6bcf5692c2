"""Curves: what a number is worth. Pieces that cover the domain once and only once.

A piece is an interval and a straight line over it; a band is a flat piece, a pro-rata deduction a
sloping one. A curve with a gap or an overlap refuses to be built and says where it is. The ends,
open or closed, are data and decide at every evaluation.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise

from attrs import field, frozen

from huizhou_qa.errors import Fault, SchemeError, Wording, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.fields import a_text, a_truth, by_field, each_of_kind, entries, placed
from huizhou_qa.ground.intervals import Interval, first_whole, interval, last_whole
from huizhou_qa.ground.numbers import ExactNumber, exact, plain

_PIECE = Wording("曲线的一段（Piece）", "a Piece")
_BANDS = Wording("区间与得分的对照表（如{'[0, 10]': 1}）", "a mapping of intervals to points, such as {'[0, 10]': 1}")


@frozen(repr=False, field_transformer=by_field)
class Piece:
    """Over this interval, a number is worth ``slope`` x number + ``intercept`` points."""

    over: Interval = field(converter=interval)
    intercept: Fraction = field(converter=exact)
    slope: Fraction = field(converter=exact, default=Fraction(0))
    is_flat: bool = field(init=False, repr=False, eq=False)
    is_identity: bool = field(init=False, repr=False, eq=False)

    @is_flat.default
    def _has_no_slope(self) -> bool:
        return self.slope == 0

    @is_identity.default
    def _gives_the_number_back(self) -> bool:
        return self.slope == 1 and self.intercept == 0

    def __repr__(self) -> str:
        line = plain(self.intercept) if self.is_flat else f"{plain(self.intercept)}, {plain(self.slope)}"
        return f"Piece('{self.over}', {line})"

    def points(self, number: Fraction) -> Fraction:
        """The points on this piece's line at the number."""
        if self.is_flat:
            return self.intercept
        return number if self.is_identity else self.slope * number + self.intercept

    def extremes(self, over: Interval) -> tuple[Fraction | None, Fraction | None]:
        """The lowest and highest points of the line over an interval, its open ends counted; None is without bound."""
        if self.is_flat:
            return self.intercept, self.intercept
        ends = [None if end is None else self.points(end) for end in (over.low, over.high)]
        low, high = ends if self.slope > 0 else reversed(ends)
        return low, high


def _pieces(values: Iterable[Piece]) -> tuple[Piece, ...]:
    pieces = each_of_kind(values, Piece, _PIECE)
    if not pieces:
        raise SchemeError.of("", "empty", case="curve")
    return pieces


@frozen(field_transformer=by_field)
class Curve:
    """Pieces from left to right without gap or overlap; ``whole`` curves cover whole numbers only.

    Raises SchemeError listing every gap, every overlap, and every piece that is out of order.
    """

    pieces: tuple[Piece, ...] = field(converter=_pieces)
    whole: bool = field(default=False, converter=a_truth)
    _grid: int = field(init=False, repr=False, eq=False)
    _places: tuple[int, ...] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        faults = list(_faults(self.pieces, whole=self.whole))
        if faults:
            raise SchemeError(faults, {"case": "pieces"})

    @_grid.default
    def _common_grid(self) -> int:
        # Every finite end is a whole number of 1/grid.
        ends = [end for piece in self.pieces for end in (piece.over.low, piece.over.high)]
        return math.lcm(*(end.denominator for end in ends if end is not None))

    @_places.default
    def _starts_of_later_pieces(self) -> tuple[int, ...]:
        return tuple(
            0 if piece.over.low is None else self._place(piece.over.low) + (not piece.over.low_closed)
            for piece in self.pieces[1:]
        )

    def _place(self, number: Fraction) -> int:
        """The number's place on a line where even places are grid points and odd ones lie between.

        An open end at a grid point therefore starts one place later than a closed one, and
        comparing places compares the numbers exactly, ends included, in whole numbers.
        """
        numerator, denominator = number.as_integer_ratio()
        quotient, rest = divmod(numerator * self._grid, denominator)
        return 2 * quotient + 1 if rest else 2 * quotient

    def piece_at(self, number: Fraction) -> Piece:
        """The one piece that the number falls in. The number must lie in the curve's domain."""
        return self.pieces[bisect_right(self._places, self._place(number))]

    @property
    def domain(self) -> Interval:
        """From the first piece's left end to the last one's right end."""
        first, last = self.pieces[0].over, self.pieces[-1].over
        return Interval(first.low, last.high, first.low_closed, last.high_closed)

    def extremes(self, domain: Interval) -> tuple[Fraction | None, Fraction | None]:
        """The lowest and highest points at the numbers of a domain; None is without bound."""
        reached = []
        for piece in self.pieces:
            over = piece.over.meet(domain)
            if over is not None and self.whole:
                over = over.whole_numbers()
            if over is not None:
                reached.append(piece.extremes(over))
        lows = [low for low, _ in reached if low is not None]
        highs = [high for _, high in reached if high is not None]
        return min(lows) if len(lows) == len(reached) else None, max(highs) if len(highs) == len(reached) else None


Bands = FrozenMapping[str, ExactNumber]


def bands(points: Mapping[str, ExactNumber]) -> Bands:
    """A table of intervals and points that nobody can change; both are checked where the pieces are made."""
    return FrozenMapping({a_text(over): worth for over, worth in entries(points, _BANDS)})


def flat(points: Mapping[str, ExactNumber]) -> tuple[Piece, ...]:
    """Flat pieces from a table of intervals and points; raises SchemeError or NumberError under the band's text."""
    return tuple(placed(pointer(over), lambda band: Piece(*band), (over, worth)) for over, worth in points.items())


def _faults(pieces: tuple[Piece, ...], *, whole: bool) -> list[Fault]:
    faults = []
    for number, (left, right) in enumerate(pairwise(pieces), start=1):
        relation = _between(left.over, right.over, whole=whole)
        if relation:
            where = pointer("pieces", str(number))
            faults.append(Fault.of(where, relation, left=str(left.over), right=str(right.over)))
    return faults


def _between(left: Interval, right: Interval, *, whole: bool) -> str | None:
    """What is wrong where one piece ends and the next begins: out of order, a gap, an overlap or nothing."""
    if _begins_before(right, left):
        return "out_of_order"
    if left.high is None or right.low is None:
        return "overlap"
    if whole:
        step = first_whole(right.low, closed=right.low_closed) - last_whole(left.high, closed=left.high_closed)
        return None if step == 1 else ("gap" if step > 1 else "overlap")
    if left.high != right.low:
        return "gap" if left.high < right.low else "overlap"
    if left.high_closed == right.low_closed:
        return "overlap" if left.high_closed else "gap"
    return None


def _begins_before(one: Interval, other: Interval) -> bool:
    if one.low is None or other.low is None:
        return one.low is None and other.low is not None
    return (one.low, not one.low_closed) < (other.low, not other.low_closed)
