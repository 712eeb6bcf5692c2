"""Points are proved to be no more than a number times the marks that they are out of, or nothing is said."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.columns.expressions import Expressions
from huizhou_qa.columns.nodes import Expression
from huizhou_qa.columns.ratios import greatest_ratio
from support.worked_out import Value, value

Made = Callable[[Expressions], Expression]
NAMES = ("a", "b", "c", "d")


@frozen
class Part:
    """Points that may be absent, between two ends, and the marks that they are out of, each times a weight."""

    low: int
    high: int
    marks: int
    weight: int
    may_be_absent: bool


@st.composite
def parts(draw: st.DrawFn) -> Part:
    low, more = draw(st.integers(-3, 3)), draw(st.integers(0, 6))
    return Part(low, low + more, draw(st.integers(0, 6)), draw(st.integers(0, 3)), draw(st.booleans()))


def added(make: Expressions, numbers: list[Expression], constant: int) -> Expression:
    found = make.number(constant)
    for one in numbers:
        found = make.add(one, found)
    return found


def points_of(make: Expressions, name: str, part: Part) -> Expression:
    points = make.column(name, part.low, part.high)
    if part.may_be_absent:
        points = make.choice(make.column(f"has_{name}"), points, make.number(0))
    return make.times(points, make.number(part.weight))


def marks_of(make: Expressions, name: str, part: Part) -> Expression:
    marks = make.number(part.marks * part.weight)
    return make.choice(make.column(f"has_{name}"), marks, make.number(0)) if part.may_be_absent else marks


@given(
    st.lists(parts(), min_size=1, max_size=len(NAMES)),
    st.integers(-2, 2),
    st.integers(-4, 4),
    st.booleans(),
    st.data(),
)
def test_points_are_never_more_than_the_ratio_times_the_marks(
    several: list[Part], more: int, beyond: int, is_kept: bool, data: st.DataObject
) -> None:
    make = Expressions()
    named = list(zip(NAMES, several, strict=False))
    top = added(make, [points_of(make, *one) for one in named], more)
    top = make.defined("kept", make.clip(top, 0, 12) if is_kept else top)
    bottom = make.defined("marks", added(make, [marks_of(make, *one) for one in named], beyond))
    ratio = greatest_ratio(top, bottom, make.made_of)
    row: dict[str, Value] = {}
    for name, part in named:
        row |= {
            name: data.draw(st.none() | st.integers(part.low, part.high)),
            f"has_{name}": data.draw(st.integers(0, 1)),
        }
    points, marks = (value(make.made_of[name], row) for name in ("kept", "marks"))
    if ratio is not None and isinstance(points, int) and isinstance(marks, int):
        assert points <= ratio * marks


def test_what_is_absent_is_left_out_of_both() -> None:
    make = Expressions()
    two = [("a", Part(0, 60, 30, 1, may_be_absent=True)), ("b", Part(0, 40, 40, 1, may_be_absent=False))]
    top = make.defined("points", added(make, [points_of(make, *one) for one in two], 0))
    bottom = added(make, [marks_of(make, *one) for one in two], 0)
    assert (top.high, bottom.low) == (100, 40)
    assert greatest_ratio(top, bottom, make.made_of) == Fraction(2)


def test_of_no_points_there_is_no_share() -> None:
    make = Expressions()
    assert greatest_ratio(make.column("a", -5, 0), make.number(10), {}) == 0


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        (lambda make: make.column("a", 0, 5), lambda make: make.column("b", -1, 5)),
        (lambda make: make.column("a", 0, 5), lambda make: make.number(0)),
        (lambda make: make.times(make.column("a", 0, 5), make.column("b", 0, 5)), lambda make: make.number(0)),
        (lambda make: make.times(make.column("a", -5, 0), make.number(-1)), lambda make: make.number(0)),
    ],
    ids=["marks below zero", "no marks", "a product", "turned around"],
)
def test_nothing_is_said_where_nothing_is_proved(top: Made, bottom: Made) -> None:
    make = Expressions()
    assert greatest_ratio(top(make), bottom(make), {}) is None
