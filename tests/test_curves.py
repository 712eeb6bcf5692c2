"""Curves: refused where they gap or overlap, and exact at every end."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import SchemeError
from huizhou_qa.ground.curves import Curve, Piece, flat
from huizhou_qa.ground.intervals import Interval


class Broken(NamedTuple):
    texts: list[str]
    whole: bool
    code: str


BROKEN = [
    Broken([], False, "empty"),
    Broken(["[0, 10)", "(10, 20]"], False, "gap"),
    Broken(["[0, 10]", "[10, 20]"], False, "overlap"),
    Broken(["[0, 10]", "(11, 20]"], False, "gap"),
    Broken(["[0, 10]", "(9, 20]"], False, "overlap"),
    Broken(["(10, 20]", "[0, 10]"], False, "out_of_order"),
    Broken(["[80, ∞)", "[60, 80)"], False, "out_of_order"),
    Broken(["[10, 20]", "[9, 15]"], False, "out_of_order"),
    Broken(["(10, 20]", "[10, 15]"], False, "out_of_order"),
    Broken(["[10, 20]", "(10, 15]"], False, "overlap"),
    Broken(["[10, 20]", "[10, 15]"], False, "overlap"),
    Broken(["(-∞, 20]", "(-∞, 15]"], False, "overlap"),
    Broken(["[2, ∞)", "{1}"], True, "out_of_order"),
    Broken(["[0, ∞)", "[1, 2]"], False, "overlap"),
    Broken(["[0, 1]", "(-∞, 2]"], False, "out_of_order"),
    Broken(["{0}", "{2}"], True, "gap"),
    Broken(["{0}", "[0, ∞)"], True, "overlap"),
    Broken(["[0, 2)", "(2, 3]"], True, "gap"),
    Broken(["[0, 1]", "(0.5, 3]"], True, "overlap"),
]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: " ".join(broken.texts) or "none")
def test_a_gap_or_an_overlap_is_refused_and_named(broken: Broken) -> None:
    with pytest.raises(SchemeError) as caught:
        Curve(tuple(Piece(text, 0) for text in broken.texts), whole=broken.whole)
    assert [fault.code for fault in caught.value.faults] == [broken.code]


@pytest.mark.parametrize("texts", [["{0}", "{1}", "[2, ∞)"], ["[0, 2)", "[2, 3]"], ["[0, 1.5)", "(1.5, 3]"]])
def test_over_whole_numbers_only_what_lies_between_them_may_be_left_out(texts: list[str]) -> None:
    Curve(tuple(Piece(text, 0) for text in texts), whole=True)


def test_all_gaps_and_overlaps_are_named_at_once() -> None:
    with pytest.raises(SchemeError) as caught:
        Curve((Piece("[0, 1)", 0), Piece("(1, 2]", 1), Piece("[2, 3]", 2)))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/pieces/1", "gap"),
        ("/pieces/2", "overlap"),
    ]


@st.composite
def curves(draw: st.DrawFn) -> Curve:
    """A curve of up to six pieces with ends on thirds and quarters, open and closed."""
    ends = sorted(draw(st.sets(st.fractions(-5, 5, max_denominator=4), min_size=1, max_size=5)))
    closed = [draw(st.booleans()) for _ in ends]
    lows = [(None, False), *zip(ends, closed, strict=True)]
    highs = [*((end, not own) for end, own in zip(ends, closed, strict=True)), (None, False)]
    return Curve(
        tuple(
            Piece(Interval(low, high, low_closed, high_closed), at, draw(st.sampled_from([0, 0, 1, -2])))
            for at, ((low, low_closed), (high, high_closed)) in enumerate(zip(lows, highs, strict=True))
        )
    )


@given(curves(), st.data())
def test_a_number_falls_in_the_one_piece_that_contains_it(curve: Curve, data: st.DataObject) -> None:
    edges = [end for piece in curve.pieces for end in (piece.over.low, piece.over.high) if end is not None]
    beside = [
        edge + offset for edge in edges for offset in (0, Fraction(1, 10**12), Fraction(-1, 10**12), Fraction(1, 7))
    ]
    number = data.draw(st.one_of(st.sampled_from(beside), st.fractions(-6, 6)))
    assert [piece for piece in curve.pieces if number in piece.over] == [curve.piece_at(number)]


@given(curves(), st.fractions(-6, 6))
def test_points_never_leave_the_extremes(curve: Curve, number: Fraction) -> None:
    low, high = curve.extremes(curve.domain)
    points = curve.piece_at(number).points(number)
    assert low is None or low <= points
    assert high is None or points <= high


def test_a_line_is_its_slope_times_the_number_and_its_intercept() -> None:
    assert Piece("[0, 1)", "0.5", "1.2").points(Fraction(1, 2)) == Fraction(11, 10)
    assert Piece("[0, 1)", 0, 1).points(Fraction(1, 3)) == Fraction(1, 3)
    assert Piece("[0, 1)", 1, 1).points(Fraction(1, 3)) == Fraction(4, 3)
    assert Piece("[0, 1)", 7).points(Fraction(1, 3)) == 7


@pytest.mark.parametrize(
    ("piece", "extremes"),
    [
        (Piece("[0, 2)", 1, 3), (1, 7)),
        (Piece("[0, 2)", 1, -3), (-5, 1)),
        (Piece("[0, ∞)", 1, 3), (1, None)),
        (Piece("[0, ∞)", 1, -3), (None, 1)),
        (Piece("[0, ∞)", 4), (4, 4)),
    ],
)
def test_the_extremes_of_a_piece_are_at_its_ends(piece: Piece, extremes: tuple[int | None, int | None]) -> None:
    assert piece.extremes(piece.over) == extremes


@pytest.mark.parametrize(
    ("domain", "whole", "extremes"),
    [
        ("[0, 4]", False, (0, 4)),
        ("[0, 5]", False, (0, 9)),
        ("[1, 2]", False, (1, 2)),
        ("(4, 5]", False, (9, 9)),
        ("[0.5, 1.5]", True, (1, 1)),
        ("[0, 4.5]", True, (0, 4)),
    ],
)
def test_only_what_the_domain_reaches_counts_among_the_extremes(
    domain: str, whole: bool, extremes: tuple[int, int]
) -> None:
    curve = Curve((Piece("[0, 4]", 0, 1), Piece("(4, ∞)", 9)), whole=whole)
    assert list(curve.extremes(Interval.parse(domain))) == list(extremes)


def test_flat_pieces_come_from_a_table() -> None:
    assert flat({"[0, 1)": "0.5", "{1}": 2}) == (Piece("[0, 1)", "0.5"), Piece("{1}", 2))


def test_the_domain_reaches_from_the_first_piece_to_the_last() -> None:
    assert str(Curve((Piece("(0, 1)", 0), Piece("[1, 2]", 1))).domain) == "(0, 2]"
