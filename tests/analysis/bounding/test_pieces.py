"""Covering what is open by pieces: which one is split next, and when to stop."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import inf

from huizhou_qa.analysis.bounding.pieces import MOST_PIECES, CoveringPiece, FigureEnds, covered
from huizhou_qa.numbers.intervals import Interval


def piece(low: int, high: int, *, narrowest: int = 1) -> CoveringPiece[Interval]:
    """Numbers from one to another, of which the figure's ends are shown to be reached where they are few."""
    reached = (low, high) if high - low <= narrowest else (inf, -inf)
    content = Interval.parse(f"[{low}, {high}]")
    return CoveringPiece(content, {"x": FigureEnds(low, high, *reached)}, "x" if low < high else "")


def halves(of: CoveringPiece[Interval], _figure: str, _sought: Collection[str]) -> Sequence[CoveringPiece[Interval]]:
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
    whole = CoveringPiece(Interval.parse("[0, 9]"), {"x": FigureEnds(0, 9)}, ())
    assert covered(whole, halves) == ([whole], False)


def test_an_end_that_is_reached_in_another_piece_as_well_is_reached() -> None:
    def parts(_: CoveringPiece[Interval], _figure: str, _sought: Collection[str]) -> Sequence[CoveringPiece[Interval]]:
        unproved = CoveringPiece(Interval.parse("[0, 9]"), {"x": FigureEnds(0, 9)}, ())
        proved = CoveringPiece(Interval.parse("[0, 9]"), {"x": FigureEnds(2, 5, 0, 9)}, ())
        return unproved, proved

    assert covered(piece(0, 9), parts)[1]


def test_where_nothing_is_possible_nothing_is_left() -> None:
    assert covered(piece(0, 9), lambda *_: ()) == ([], True)


def test_the_number_of_pieces_is_bounded() -> None:
    def thirds(
        of: CoveringPiece[Interval], _figure: str, _sought: Collection[str]
    ) -> Sequence[CoveringPiece[Interval]]:
        return [piece(int(of.ends["x"].low), 10**20, narrowest=-1)] * 3

    found, proved = covered(piece(0, 10**20, narrowest=-1), thirds)
    assert not proved
    assert len(found) <= MOST_PIECES + 3


def test_an_end_that_was_reached_once_stays_reached_where_its_piece_is_split() -> None:
    def parts(_: CoveringPiece[Interval], _figure: str, _sought: Collection[str]) -> Sequence[CoveringPiece[Interval]]:
        return [CoveringPiece(Interval.parse("[0, 9]"), {"x": FigureEnds(0, 5, inf, 5)}, ())]

    whole = CoveringPiece(Interval.parse("[0, 9]"), {"x": FigureEnds(0, 9, 0, -inf)}, "x")
    assert covered(whole, parts)[1]


def test_a_piece_is_split_for_the_figures_for_which_it_can_be_and_only_ends_not_shown_are_asked_for() -> None:
    asked: list[tuple[str, Collection[str]]] = []

    def parts(of: CoveringPiece[Interval], figure: str, sought: Collection[str]) -> Sequence[CoveringPiece[Interval]]:
        asked.append((figure, sought))
        return [CoveringPiece(of.content, dict.fromkeys(sought, FigureEnds(0, 9, 0, 9)), ())]

    ends = {"a": FigureEnds(0, 9), "b": FigureEnds(0, 9), "c": FigureEnds(0, 9, 0, 9)}
    assert covered(CoveringPiece(Interval.parse("[0, 9]"), ends, "bc"), parts)[1]
    assert asked == [("b", {"a", "b"})]
