"""Covering what is open by pieces: which one is split next, and when to stop."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from huizhou_qa.analysis.bounding.pieces import MOST_PIECES, CoveringPiece, FigureEnds, covered
from huizhou_qa.numbers.intervals import Interval


def piece(low: int, high: int, *, narrowest: int = 1) -> CoveringPiece[Interval]:
    """Numbers from one to another, of which the figure's ends are shown to be reached where they are few."""
    reached = (low, high) if high - low <= narrowest else (inf, -inf)
    return CoveringPiece(
        Interval.parse(f"[{low}, {high}]"), {"x": FigureEnds(low, high, *reached)}, can_be_split=low < high
    )


def halves(of: CoveringPiece[Interval]) -> Sequence[CoveringPiece[Interval]]:
    low, high = int(of.ends["x"].low), int(of.ends["x"].high)
    return piece(low, (low + high) // 2), piece((low + high) // 2 + 1, high)


def test_pieces_are_split_until_both_ends_are_reached_and_those_between_are_left_whole() -> None:
    found, proved = covered(piece(0, 15), halves)
    assert proved
    assert sorted(str(one.content) for one in found) == [
        "[0, 1]",
        "[12, 13]",
        "[14, 15]",
        "[2, 3]",
        "[4, 7]",
        "[8, 11]",
    ]


def test_what_is_shown_at_once_is_not_split() -> None:
    found, proved = covered(piece(0, 1), halves)
    assert (len(found), proved) == (1, True)


def test_a_piece_that_cannot_be_split_is_left_and_nothing_is_proved() -> None:
    whole = CoveringPiece(Interval.parse("[0, 9]"), {"x": FigureEnds(0, 9)}, can_be_split=False)
    assert covered(whole, halves) == ([whole], False)


def test_an_end_that_is_reached_in_another_piece_as_well_is_reached() -> None:
    def parts(_: CoveringPiece[Interval]) -> Sequence[CoveringPiece[Interval]]:
        unproved = CoveringPiece(Interval.parse("[0, 9]"), {"x": FigureEnds(0, 9)}, can_be_split=False)
        proved = CoveringPiece(Interval.parse("[0, 9]"), {"x": FigureEnds(2, 5, 0, 9)}, can_be_split=False)
        return unproved, proved

    assert covered(piece(0, 9), parts)[1]


def test_where_nothing_is_possible_nothing_is_left() -> None:
    assert covered(piece(0, 9), lambda _: ()) == ([], True)


def test_the_number_of_pieces_is_bounded() -> None:
    def thirds(of: CoveringPiece[Interval]) -> Sequence[CoveringPiece[Interval]]:
        return [piece(int(of.ends["x"].low), 10**20, narrowest=-1)] * 3

    found, proved = covered(piece(0, 10**20, narrowest=-1), thirds)
    assert not proved
    assert len(found) <= MOST_PIECES + 3
