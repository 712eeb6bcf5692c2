"""Curves cover their range once and only once, keep their ends, and remember what they were made of."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from huizhou_qa import SchemeError
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules import Bands, Breakpoints, Curve, Knots, Piece, Pieces, Proportion, Steps, Straight
from huizhou_qa.rules.curves import between
from support.nodes import FRACTIONS, curves

ALL, PERCENT = Interval.parse("(-∞, ∞)"), Interval.parse("[0, 100]")


def codes(caught: pytest.ExceptionInfo[SchemeError]) -> list[tuple[str, str]]:
    return [(fault.path, fault.code) for fault in caught.value.faults]


@given(curves(), FRACTIONS)
def test_every_number_falls_in_one_piece_and_earns_what_its_line_says(curve: Curve, number: Fraction) -> None:
    pieces = [piece for piece in curve.pieces if number in piece.over]
    assert pieces == [curve.piece_at(number)]
    assert curve.at(number) == pieces[0].slope * number + pieces[0].intercept


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ({}, [("/pieces", "empty")]),
        ({"[0, 10]": 1, "(11, 100]": 0}, [("/pieces/1", "gap")]),
        ({"[0, 10)": 1, "(10, 100]": 0}, [("/pieces/1", "gap")]),
        ({"[0, 10]": 1, "[10, 100]": 0}, [("/pieces/1", "overlap")]),
        ({"[0, 12]": 1, "(10, 100]": 0}, [("/pieces/1", "overlap")]),
        ({"(10, 100]": 0, "[0, 10]": 1}, [("/pieces/1", "out_of_order")]),
        ({"[0, 10]": 1, "(10, 100)": 0}, [("/pieces", "not_covered")]),
        ({"[0, ∞)": 1}, [("/pieces", "beyond_the_measure")]),
        ({"[0, 10]": 1, "(10, 20)": 2, "(20, 99]": 0}, [("/pieces/2", "gap"), ("/pieces", "not_covered")]),
    ],
)
def test_a_curve_says_where_it_has_gaps_overlaps_or_leaves_something_out(
    table: dict[str, int], found: list[tuple[str, str]]
) -> None:
    with pytest.raises(SchemeError) as caught:
        Curve(PERCENT, Bands(table))
    assert codes(caught) == found
    assert all(fault.zh and fault.en and fault.zh != fault.en for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("texts", "whole", "code"),
    [
        (["[0, 10)", "(10, 20]"], False, "gap"),
        (["[0, 10]", "[10, 20]"], False, "overlap"),
        (["[0, 10]", "(11, 20]"], False, "gap"),
        (["[0, 10]", "(9, 20]"], False, "overlap"),
        (["(10, 20]", "[0, 10]"], False, "out_of_order"),
        (["[80, ∞)", "[60, 80)"], False, "out_of_order"),
        (["[10, 20]", "[9, 15]"], False, "out_of_order"),
        (["(10, 20]", "[10, 15]"], False, "out_of_order"),
        (["[10, 20]", "(10, 15]"], False, "overlap"),
        (["[10, 20]", "[10, 15]"], False, "overlap"),
        (["(-∞, 20]", "(-∞, 15]"], False, "overlap"),
        (["[2, ∞)", "{1}"], True, "out_of_order"),
        (["[0, ∞)", "[1, 2]"], False, "overlap"),
        (["[0, 1]", "(-∞, 2]"], False, "out_of_order"),
        (["{0}", "{2}"], True, "gap"),
        (["{0}", "[0, ∞)"], True, "overlap"),
        (["[0, 2)", "(2, 3]"], True, "gap"),
        (["[0, 1]", "(0.5, 3]"], True, "overlap"),
    ],
    ids=str,
)
def test_a_gap_or_an_overlap_is_refused_and_named(texts: list[str], whole: bool, code: str) -> None:
    with pytest.raises(SchemeError) as caught:
        Curve(ALL, Pieces([Piece(text, 0) for text in texts]), whole=whole)
    assert codes(caught)[0] == ("/pieces/1", code)


@pytest.mark.parametrize(
    ("over", "texts"),
    [
        ("[0, ∞)", ["{0}", "{1}", "[2, ∞)"]),
        ("[0, 3]", ["[0, 2)", "[2, 3]"]),
        ("[0, 3]", ["[0, 1.5)", "(1.5, 3]"]),
    ],
)
def test_over_whole_numbers_only_what_lies_between_them_may_be_left_out(over: str, texts: list[str]) -> None:
    Curve(over, Pieces([Piece(text, 0) for text in texts]), whole=True)


def test_a_line_is_its_slope_times_the_number_and_its_intercept() -> None:
    assert Piece("[0, 1)", "0.5", "1.2").points(Fraction(1, 2)) == Fraction(11, 10)
    assert Piece("[0, 1)", 0, 1).points(Fraction(1, 3)) == Fraction(1, 3)
    assert Piece("[0, 1)", 1, 1).points(Fraction(1, 3)) == Fraction(4, 3)
    assert Piece("[0, 1)", 7).points(Fraction(1, 3)) == 7


def test_pieces_of_equal_lines_are_equal() -> None:
    assert Piece("[0, 1]", 1) == Piece("[0, 1]", "1.0")


def test_pieces_without_end_beside_each_other_overlap() -> None:
    assert between(Interval.parse("[0, ∞)"), Interval.parse("[3, ∞)"), whole=False) == "overlap"
    assert between(Interval.parse("(-∞, 3]"), Interval.parse("(-∞, 4]"), whole=False) == "overlap"


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [("{0}", "{1}", ""), ("[0, 1]", "[2, ∞)", ""), ("[0, 1]", "[1, ∞)", "overlap"), ("[0, 1]", "[3, ∞)", "gap"),
     ("[0, 2)", "(1, ∞)", ""), ("[0, 1.5]", "[1.7, ∞)", "")],
)  # fmt: skip
def test_over_whole_numbers_pieces_are_neighbours_that_miss_no_whole_number(
    left: str, right: str, relation: str
) -> None:
    assert between(Interval.parse(left), Interval.parse(right), whole=True) == relation


def test_whole_curves_cover_the_whole_numbers_of_their_range() -> None:
    curve = Curve(Interval.parse("[0, ∞)"), Bands({"{0}": 1, "{1}": "0.5", "[2, ∞)": 0}), whole=True)
    assert [curve.at(Fraction(n)) for n in (0, 1, 2, 9)] == [1, Fraction("0.5"), 0, 0]
    with pytest.raises(SchemeError) as caught:
        Curve(Interval.parse("[0, ∞)"), Bands({"{1}": 1, "[2, ∞)": 0}), whole=True)
    assert codes(caught) == [("/pieces", "not_covered")]


def test_what_a_curve_was_made_of_is_no_part_of_the_rule() -> None:
    bands = Curve(PERCENT, Bands({"[0, 60)": 0, "[60, 100]": 3}))
    pieces = Curve(PERCENT, Pieces((Piece("[0, 60)", 0), Piece("[60, 100]", 3))))
    assert bands == pieces
    assert hash(bands) == hash(pieces)
    assert bands.made != pieces.made
    assert repr(bands.pieces) == "(Piece('[0, 60)', 0), Piece('[60, 100]', 3))"
    assert repr(Piece("[0, 1)", "0.5", 2)) == "Piece('[0, 1)', 0.5, 2)"


def points(curve: Curve, *numbers: str) -> list[str]:
    return [str(curve.at(Fraction(number))) for number in numbers]


def test_whole_steps_cost_where_they_are_complete() -> None:
    curve = Curve(Interval.parse("[0, ∞)"), Steps(3, 35, "above", 1, "0.3", 3))
    assert points(curve, "0", "35", "35.99", "36", "44.99", "45", "99") == ["3", "3", "3", "27/10", "3/10", "0", "0"]


def test_started_steps_cost_from_just_beyond_their_beginning() -> None:
    curve = Curve(Interval.parse("[0, ∞)"), Steps(3, 35, "above", 1, "0.3", 3, "started"))
    assert points(curve, "35", "35.01", "36", "36.01", "44", "44.01") == ["3", "27/10", "27/10", "12/5", "3/10", "0"]


def test_parts_of_steps_cost_their_share() -> None:
    curve = Curve(PERCENT, Steps(3, 90, "below", 1, "0.3", 3, "prorata"))
    assert points(curve, "100", "90", "89.5", "80", "79.9", "0") == ["3", "3", "57/20", "0", "0", "0"]


def test_steps_downwards_mirror_steps_upwards() -> None:
    curve = Curve(PERCENT, Steps(1, 100, "below", 1, "0.5", 1))
    assert points(curve, "100", "99.01", "99", "98.01", "98", "0") == ["1", "1", "1/2", "1/2", "0", "0"]
    started = Curve(PERCENT, Steps(1, 100, "below", 1, "0.5", 1, "started"))
    assert points(started, "100", "99.99", "99", "98.99") == ["1", "1/2", "1/2", "0"]


def test_the_last_step_costs_no_more_than_is_left_to_lose() -> None:
    curve = Curve(Interval.parse("[0, ∞)"), Steps(1, 0, "above", 1, "0.4", 1))
    assert points(curve, "0", "1", "2", "3", "4") == ["1", "3/5", "1/5", "0", "0"]


def test_steps_that_a_range_does_not_reach_are_left_out() -> None:
    assert [str(one.over) for one in Curve(Interval.parse("[85, 90]"), Steps(3, 90, "below", 3, 1, 3)).pieces] == [
        "[85, 87]",
        "(87, 90]",
    ]


def test_between_breakpoints_a_curve_is_straight_and_jumps_from_row_to_row() -> None:
    curve = Curve("[0, ∞)", Breakpoints([(1, 3, 10, 20), (4, 5, 30, 31), (5, 6, 50, 40)]))
    worth: dict[str, int | str] = {
        "0.5": 10,
        "1": 10,
        "2": 15,
        "3": 20,
        "3.5": "22.5",
        "4": 30,
        "4.5": "30.5",
        "5": 50,
        "5.5": 45,
        "6": 40,
        "9": 40,
    }
    assert {number: curve.at(Fraction(number)) for number in worth} == {
        number: Fraction(points) for number, points in worth.items()
    }


@pytest.mark.parametrize("rows", [[(1, 2, 3)], [[1, 2, 3, 4]], 5])
def test_rows_of_breakpoints_are_tuples_of_four(rows: object) -> None:
    with pytest.raises(SchemeError) as caught:
        Breakpoints(rows)  # type: ignore[arg-type]
    assert [fault.code for fault in caught.value.faults] == ["wrong_type"]


def test_between_knots_a_curve_is_straight_and_outside_flat() -> None:
    curve = Curve(ALL, Knots([("1.5", 6), ("2.5", 9), ("3.5", 10)]))
    assert points(curve, "-9", "1.5", "2", "2.5", "3", "3.5", "9") == ["6", "6", "15/2", "9", "19/2", "10", "10"]
    assert points(Curve(PERCENT, Knots([(50, 1)])), "0", "50", "100") == ["1", "1", "1"]


def test_a_proportion_jumps_at_1_to_what_all_of_it_is_worth() -> None:
    curve = Curve(Interval.parse("[0, ∞)"), Proportion("1.05", "1.5"))
    assert points(curve, "0", "0.5", "0.999", "1", "7") == ["0", "21/40", "20979/20000", "3/2", "3/2"]


def test_a_straight_line_is_one_piece() -> None:
    assert points(Curve(PERCENT, Straight(2, 1)), "0", "100") == ["1", "201"]


@pytest.mark.parametrize(
    ("code", "made"),
    [
        ("breakpoints_out_of_order", lambda: Breakpoints([])),
        ("breakpoints_out_of_order", lambda: Breakpoints([(1, 1, 0, 2)])),
        ("breakpoints_out_of_order", lambda: Breakpoints([(1, 3, 0, 2), (2, 4, 2, 3)])),
        ("breakpoints_out_of_order", lambda: Breakpoints([(3, 4, 0, 2), (1, 2, 2, 3)])),
        ("knots_out_of_order", lambda: Knots([])),
        ("knots_out_of_order", lambda: Knots([(1, 0), (1, 2)])),
        ("not_above_zero", lambda: Steps(1, 0, "above", 0, 1, 1)),
        ("not_above_zero", lambda: Steps(1, 0, "above", 1, -1, 1)),
        ("not_above_zero", lambda: Steps(1, 0, "above", 1, 1, 0)),
        ("too_many_steps", lambda: Steps(1, 0, "above", 1, "1e-29", 1)),
        ("too_many_steps", lambda: Steps(1, 0, "above", 1, "1e-29", 1, "started")),
    ],
)
def test_what_cannot_be_a_curve_is_refused(code: str, made: object) -> None:
    assert callable(made)
    with pytest.raises(SchemeError) as caught:
        made()
    assert [fault.code for fault in caught.value.faults] == [code]


def test_over_whole_numbers_a_range_ends_at_its_last_whole_number() -> None:
    curve = Curve("[0, 2.5]", Bands({"{0}": 1, "[1, 2]": 0}), whole=True)
    assert [curve.at(Fraction(number)) for number in (0, 1, 2)] == [1, 0, 0]
