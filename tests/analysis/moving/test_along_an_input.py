"""Rules along one input: what is said about a place holds at every other place that it is said of."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.analysis.moving.along_an_input import Along, Traced, TracedTruth
from huizhou_qa.analysis.moving.line_quotients import IDENTITY
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, Gap, Number
from huizhou_qa.rules import (
    Bands,
    Choose,
    Condition,
    Constant,
    Curve,
    GridRounding,
    Input,
    Measure,
    OnCurve,
    Ordered,
    Pooled,
    Product,
    Quotient,
    Rounded,
    Within,
)
from huizhou_qa.rules.rounding import Mode
from support.nodes import CHOICES, INPUTS, UNITS, conditions, known, measures, values

X = Input("/facts/x")
Y = Input("/facts/y")


def along(unit: Mapping[str, Number], path: str, at: Fraction, choices: Mapping[str, str], *, written: bool) -> Along:
    return Along(at, {path: Traced(at, IDENTITY)}, Exact({**unit, path: at}, choices, written))


def trace(node: Measure, at: Fraction, **others: Fraction) -> Traced:
    unit = {f"/facts/{name}": number for name, number in others.items()}
    return node.under(along(unit, X.path, at, {}, written=True))


@given(measures(), UNITS, CHOICES, st.booleans(), st.data())
def test_a_number_goes_on_as_it_is_said_to_as_far_as_that_is_said(
    node: Measure,
    unit: Mapping[str, Number | None],
    choices: Mapping[str, str],
    written: bool,
    data: st.DataObject,
) -> None:
    leaf = data.draw(st.sampled_from(INPUTS))
    said, at = known(unit), data.draw(values(leaf))
    found = node.under(along(said, leaf.path, at, choices, written=written))
    assert at in found.over
    for other in (at, data.draw(values(leaf))):
        if other in found.over:
            there = node.under(Exact({**said, leaf.path: other}, choices, written))
            if isinstance(found.value, Gap):
                assert "no_quotient_of_lines" in found.value.faults or there == found.value
            else:
                assert there == found.course.at(other)


@given(conditions(), UNITS, CHOICES, st.data())
def test_a_truth_stays_as_far_as_it_is_said_to(
    node: Condition, unit: Mapping[str, Number | None], choices: Mapping[str, str], data: st.DataObject
) -> None:
    leaf = data.draw(st.sampled_from(INPUTS))
    said, at = known(unit), data.draw(values(leaf))
    found: TracedTruth = node.under(along(said, leaf.path, at, choices, written=True))
    assert at in found.over
    other = data.draw(values(leaf))
    beyond = isinstance(found.value, Gap) and "no_quotient_of_lines" in found.value.faults
    if other in found.over and not beyond:
        assert node.under(Exact({**said, leaf.path: other}, choices)) == found.value


@pytest.mark.parametrize(
    ("mode", "at", "over"),
    [
        ("half_up", "1", "[0.5, 1.5)"),
        ("half_up", "-1", "(-1.5, -0.5]"),
        ("half_up", "0", "(-0.5, 0.5)"),
        ("half_even", "1", "(0.5, 1.5)"),
        ("half_even", "2", "[1.5, 2.5]"),
        ("up", "1", "(0, 1]"),
        ("up", "-1", "[-1, 0)"),
        ("up", "0", "{0}"),
        ("down", "1", "[1, 2)"),
        ("down", "-1", "(-2, -1]"),
        ("down", "0", "(-1, 1)"),
    ],
)
def test_a_rounded_number_stays_as_far_as_it_is_rounded_so(mode: Mode, at: str, over: str) -> None:
    found = trace(Rounded(X, GridRounding(1, mode)), Fraction(at))
    assert found.over == Interval.parse(over)


def test_a_quotient_stops_at_the_zero_of_its_divisor() -> None:
    quotient = Quotient(Constant(1), X)
    assert trace(quotient, Fraction(2)).over == Interval.parse("(0, ∞)")
    assert trace(quotient, Fraction(-2)).over == Interval.parse("(-∞, 0)")
    at_zero = trace(quotient, Fraction(0))
    assert at_zero.over == Interval.parse("{0}")
    assert isinstance(at_zero.value, Gap)


def test_full_marks_that_move_are_followed_where_they_stay_above_zero() -> None:
    found = trace(Pooled(((Y, X),)), Fraction(2), y=Fraction(3))
    assert (found.value, found.course.at(Fraction(6)), found.over) == (
        Fraction(3, 2),
        Fraction(1, 2),
        Interval.parse("(0, ∞)"),
    )
    crooked = Pooled(((Product(X, X), Constant(1)),))
    assert isinstance(trace(crooked, Fraction(2)).value, Gap)
    assert isinstance(trace(Pooled(((Y, Product(X, X)),)), Fraction(2), y=Fraction(3)).value, Gap)


def test_where_it_cannot_be_told_which_is_the_least_there_is_no_number() -> None:
    least = Ordered((X, Quotient(Constant(1), X)), 0, 1)
    found = trace(least, Fraction(2))
    assert isinstance(found.value, Gap)
    assert found.over == Interval.parse("(0, ∞)")


def test_a_branch_holds_as_far_as_its_condition_does() -> None:
    node = Choose(Within(X, "[1, 2)"), Constant(5), X)
    assert trace(node, Fraction(1)).over == Interval.parse("[1, 2)")
    assert trace(node, Fraction(3)) == Traced(Fraction(3), IDENTITY, Interval.parse("[2, ∞)"))
    assert trace(node, Fraction(0)).over == Interval.parse("(-∞, 1)")
    unknown = trace(Choose(Within(Y, "[1, 2)"), X, Constant(1)), Fraction(0))
    assert unknown.value == Gap(missing=frozenset({Y.path}))


def test_beyond_a_curve_there_is_no_number_there() -> None:
    steps = Curve("[0, 1]", Bands({"{0}": 1, "{1}": 2}), whole=True)
    found = trace(OnCurve(X, steps), Fraction(1, 2))
    assert isinstance(found.value, Gap)
    assert found.over == Interval.parse("{0.5}")


def test_the_two_least_of_three_go_on_as_their_sum_until_another_takes_its_place() -> None:
    found = trace(Ordered((X, Y, Constant(9)), 0, 2), Fraction(2), y=Fraction(3))
    assert (found.value, found.course.at(Fraction(4))) == (Fraction(5), Fraction(7))
    assert found.over == Interval.parse("(-∞, 9]")


def test_of_numbers_that_do_not_move_none_passes_another() -> None:
    found = trace(Ordered((Y, Constant(9)), 0, 1), Fraction(2), y=Fraction(3))
    assert (found.value, found.course.is_flat) == (Fraction(3), True)
    assert found.over == Interval.parse("(-∞, ∞)")
