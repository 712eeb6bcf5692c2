"""Intervals: what is in, what is out, how they are written and cut."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import SchemeError
from huizhou_qa.numbers.intervals import Interval, interval

BESIDE = Fraction(1, 10**9)


@pytest.mark.parametrize("text", ["(10, 15]", "[0, 10)", "[2, ∞)", "{100}", "(-∞, ∞)", "(0.5, 1.2)", "(-∞, -1]"])
def test_an_interval_is_written_as_it_was_read(text: str) -> None:
    assert str(Interval.parse(text)) == text
    assert interval(text) == interval(Interval.parse(text))


@pytest.mark.parametrize(
    "text", ["10-15", "[10, 5]", "(1, 1)", "[1, 1)", "{}", "[1 2]", "[a, 2]", "[-∞, 2]", "[1, ∞]", ""]
)
def test_what_is_no_interval_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (SchemeError, or NumberError for an end)
        Interval.parse(text)


@pytest.mark.parametrize(
    ("text", "at_low", "at_high"),
    [("[10, 15]", True, True), ("(10, 15]", False, True), ("[10, 15)", True, False), ("(10, 15)", False, False)],
)
def test_an_end_is_in_where_it_is_closed_and_only_there(text: str, at_low: bool, at_high: bool) -> None:
    over = Interval.parse(text)
    assert (Fraction(10) in over, Fraction(15) in over) == (at_low, at_high)
    assert 10 + BESIDE in over
    assert 15 - BESIDE in over
    assert 10 - BESIDE not in over
    assert 15 + BESIDE not in over


TEXTS = ["[-1, 1]", "(-1, 1)", "[-1, ∞)", "(-∞, ∞)", "{0}", "(0, 2]", "(-∞, 0)", "[0.5, 0.75]"]


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.fractions(-3, 3, max_denominator=4))
def test_what_two_intervals_share_holds_what_both_hold(one: str, other: str, value: Fraction) -> None:
    left, right = Interval.parse(one), Interval.parse(other)
    shared = left.meet(right)
    assert (shared is not None and value in shared) == (value in left and value in right)
    assert shared == right.meet(left)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("[0.5, 2.5]", "[1, 2]"),
        ("(0, 3)", "[1, 2]"),
        ("[0, 3]", "[0, 3]"),
        ("(0.5, 0.9)", "None"),
        ("(1, ∞)", "[2, ∞)"),
        ("(-∞, 1)", "(-∞, 0]"),
    ],
)
def test_the_whole_numbers_in_an_interval_are_found(text: str, whole: str) -> None:
    assert str(Interval.parse(text).whole_numbers()) == whole


@given(st.fractions(-3, 3, max_denominator=9), st.fractions(-3, 3, max_denominator=9), st.booleans())
def test_the_two_sides_of_a_cut_hold_every_number_once(at: Fraction, value: Fraction, edge_is_low: bool) -> None:
    for over in (Interval.parse(text) for text in ("[-1, 1]", "(-1, 1)", "[-1, ∞)", "(-∞, ∞)", "{0}")):
        sides = over.split(at, edge_is_low=edge_is_low)
        assert [side is not None and value in side for side in sides].count(True) == (value in over)


@pytest.mark.parametrize(("edge_is_low", "texts"), [(True, ("[0, 1]", None)), (False, ("[0, 1)", "{1}"))])
def test_a_cut_at_an_end_gives_the_edge_to_the_side_that_was_named(
    edge_is_low: bool,
    texts: tuple[str | None, str | None],
) -> None:
    low, high = Interval.parse("[0, 1]").split(Fraction(1), edge_is_low=edge_is_low)
    assert (low and str(low), high and str(high)) == texts


def test_an_infinite_end_is_never_closed() -> None:
    with pytest.raises(SchemeError):
        Interval(None, None, low_closed=True, high_closed=False)


@pytest.mark.parametrize("word", ["+∞", "inf", "+inf", "Infinity", "-INF", "无穷大", "−∞"])
@pytest.mark.parametrize("side", ["low", "high"])
def test_what_stands_for_infinity_elsewhere_says_how_it_is_written_here(word: str, side: str) -> None:
    with pytest.raises(SchemeError) as caught:
        Interval.parse(f"({word}, 5)" if side == "low" else f"(5, {word})")
    (fault,) = caught.value.faults
    write = "-∞" if side == "low" else "∞"
    assert (fault.code, fault.params["case"], fault.params["write"]) == ("bad_interval", "infinity", write)
    assert fault.zh.endswith(f"此端无界请写{write}")
    assert fault.en.endswith(f"where there is none, write {write}")
    # The remedy works.
    Interval.parse(f"({write}, 5)" if side == "low" else f"(5, {write})")


@pytest.mark.parametrize("text", ["(∞, 5)", "(5, -∞)"])
def test_an_infinity_on_the_wrong_side_is_refused(text: str) -> None:
    with pytest.raises(SchemeError) as caught:
        Interval.parse(text)
    assert [fault.code for fault in caught.value.faults] == ["bad_interval"]


def test_a_text_lets_in_no_longer_end_than_any_number() -> None:
    with pytest.raises(SchemeError):
        Interval.parse(f"[0, {10**30}]")


@pytest.mark.parametrize("text", ["[-1, 2.5]", "(-1, 2.5)", "(-∞, 2.5)", "[-1, ∞)", "(-∞, ∞)"])
def test_an_interval_reaches_what_it_holds_and_its_own_ends(text: str) -> None:
    interval = Interval.parse(text)
    for value in map(Fraction, ("-2", "-1", "0", "2.5", "2.51")):
        assert interval.reaches(value) is (value in interval or value in (interval.low, interval.high))
