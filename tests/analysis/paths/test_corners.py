"""What is seen to be least and most at the corners of a box is nowhere less, or more, in it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.analysis.paths.corners import Cornered, Corners
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, Number
from huizhou_qa.rules import (
    AllOf,
    Bands,
    Choose,
    Condition,
    Constant,
    Curve,
    GridRounding,
    Input,
    Measure,
    NothingToMeasure,
    NumberOf,
    OnCurve,
    Open,
    Ordered,
    Pooled,
    Present,
    Product,
    Quotient,
    Rounded,
    Steps,
    Sum,
    Within,
)
from support.nodes import CHOICES, INPUTS, UNITS, conditions, known, measures, values

X, Y, Z = Input("/facts/x"), Input("/facts/y"), Input("/facts/z")
Ends = Mapping[str, tuple[Fraction, Fraction]]


def corners_of(ends: Ends, exact: Exact) -> Corners:
    numbers = list(product(*ends.values()))
    at: dict[str, Cornered | None] = {
        path: Cornered(column, frozenset([path])) for path, column in zip(ends, zip(*numbers, strict=True), strict=True)
    }
    return Corners(at, exact, len(numbers))


@st.composite
def boxes(draw: st.DrawFn) -> tuple[Ends, Mapping[str, Fraction]]:
    """Two or three inputs from one number to another, and numbers between."""
    ends, inside = {}, {}
    for leaf in draw(st.lists(st.sampled_from(INPUTS), min_size=2, max_size=3, unique=True)):
        low, high = sorted((draw(values(leaf)), draw(values(leaf))))
        ends[leaf.path] = low, high
        inside[leaf.path] = low + (high - low) * draw(st.sampled_from([Fraction(n, 6) for n in (0, 2, 3, 6)]))
    return ends, inside


@given(measures(), boxes(), UNITS, CHOICES, st.booleans())
def test_a_number_in_a_box_is_not_less_than_the_least_corner_nor_more_than_the_most(
    node: Measure,
    box: tuple[Ends, Mapping[str, Fraction]],
    unit: Mapping[str, Number | None],
    choices: Mapping[str, str],
    written: bool,
) -> None:
    (ends, inside), said = box, known(unit)
    told = node.under(corners_of(ends, Exact(said, choices, written)))
    found = node.under(Exact({**said, **inside}, choices, written))
    if told is not None and isinstance(found, Fraction):
        assert told.low <= found <= told.high


@given(conditions(), boxes(), UNITS, CHOICES)
def test_a_truth_that_is_seen_holds_all_over_the_box(
    node: Condition,
    box: tuple[Ends, Mapping[str, Fraction]],
    unit: Mapping[str, Number | None],
    choices: Mapping[str, str],
) -> None:
    (ends, inside), said = box, known(unit)
    told = node.under(corners_of(ends, Exact(said, choices)))
    found = node.under(Exact({**said, **inside}, choices))
    if told is not None and isinstance(found, bool):
        assert told == found


def told(node: Measure, **ends: tuple[int, int]) -> tuple[Fraction, Fraction] | None:
    """The least and the most of a measure over a box, where it is seen; z is 3 and nothing else is known."""
    paths = {f"/facts/{name}": (Fraction(low), Fraction(high)) for name, (low, high) in ends.items()}
    found = node.under(corners_of(paths, Exact({Z.path: Fraction(3)}, {"which": "one"})))
    return None if found is None else (found.low, found.high)


def plus(*measures: Measure, more: int = 0) -> Measure:
    return Sum(tuple((measure, Fraction(1)) for measure in measures), more)


RISING = Curve("[0, 10]", Bands({"[0, 2)": 0, "[2, 4)": 1, "[4, 10]": 5}))
HUMP = Curve("[0, 10]", Bands({"[0, 2)": 0, "[2, 4)": 9, "[4, 10]": 5}))
TO_TEN = Curve("[0, 10]", Steps(5, 10, "above", 1, 1, 5))
BETWEEN = Interval(Fraction(2), Fraction(4), low_closed=True, high_closed=True)
X_THERE = Within(X, BETWEEN)


def test_figures_are_rounded_where_they_are_written_and_only_there() -> None:
    node = Rounded(plus(X, Y), GridRounding(4, stage="written"))
    ends = {path: (Fraction(1), Fraction(6)) for path in (X.path, Y.path)}
    found = [node.under(corners_of(ends, Exact({}, {}, written))) for written in (True, False)]
    assert [(Fraction(0) if one is None else one.low) for one in found] == [4, 2]


@pytest.mark.parametrize(
    ("node", "extremes"),
    [
        (Quotient(X, plus(X, Y, more=1)), (Fraction(1, 7), Fraction(5, 7))),
        (Quotient(X, plus(Y, more=-3)), None),
        (Quotient(Product(X, Y), X), (1, 5)),
        (Quotient(Quotient(Z, X), X), None),
        (Quotient(NothingToMeasure("无"), X), None),
        (plus(Product(X, Y), Z), (4, 28)),
        (Product(X, plus(X, Y)), None),
        (plus(Quotient(Z, X), Y), (Fraction(8, 5), 8)),
        (plus(Quotient(Z, X), X), None),
        (Quotient(Quotient(Z, X), plus(Y)), (Fraction(3, 25), 3)),
        (Rounded(plus(X, Y), GridRounding(4)), (4, 12)),
        (Ordered((X, Y, Z), 0, 1), (1, 3)),
        (Ordered((X, plus(X, Y)), 0, 1), None),
        (Ordered((X, Input("/facts/unknown")), 0, 1), None),
        (OnCurve(plus(X), TO_TEN), (5, 5)),
        (OnCurve(X, RISING), (0, 5)),
        (OnCurve(X, HUMP), None),
        (OnCurve(plus(X, X, Z), RISING), None),
        (OnCurve(NothingToMeasure("无"), RISING), None),
        (NumberOf(Within(plus(X, more=20), BETWEEN)), (0, 0)),
        (NumberOf(Within(Z, BETWEEN)), (1, 1)),
        (NumberOf(X_THERE), None),
        (NumberOf(Within(NothingToMeasure("无"), BETWEEN)), None),
        (Choose(X_THERE, Y, Z), None),
        (Choose(Within(Z, BETWEEN), Y, Z), (1, 5)),
        (Choose(AllOf((X_THERE, Within(Constant(9), BETWEEN))), Y, Z), (3, 3)),
        (NumberOf(AllOf((X_THERE, Present(X)))), None),
        (NumberOf(AllOf((Within(Z, BETWEEN), Present(X)))), (1, 1)),
        (NumberOf(Present(NothingToMeasure("无"))), None),
        (Open("which", {"one": X, "other": Y}), (1, 5)),
        (Pooled(((X, Y),)), None),
        (Rounded(NothingToMeasure("无"), GridRounding(1)), None),
        (plus(NothingToMeasure("无"), X), None),
        (Product(NothingToMeasure("无"), X), None),
    ],
    ids=str,
)
def test_what_is_seen_to_be_least_and_most_at_corners(
    node: Measure, extremes: tuple[Fraction, Fraction] | None
) -> None:
    assert told(node, x=(1, 5), y=(1, 5)) == extremes
