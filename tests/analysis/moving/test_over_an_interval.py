"""Rules over a whole interval of one input: what is said of the interval holds at every place in it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.analysis.moving.over_an_interval import EndValues, OverInterval, Spread, SpreadTruth, spread_over
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
    Knots,
    Measure,
    NumberOf,
    OnCurve,
    Ordered,
    Pooled,
    Present,
    Product,
    Quotient,
    Rounded,
    Sum,
    Within,
)
from support.nodes import CHOICES, INPUTS, UNITS, conditions, known, measures, values

X, Y, Z = Input("/facts/x"), Input("/facts/y"), Input("/facts/z", may_be_nothing=True)
NOTHING = Gap(nothing=frozenset({Z.path}))


def over(unit: Mapping[str, Number], path: str, interval: Interval, choices: Mapping[str, str]) -> OverInterval:
    return OverInterval({path: spread_over(interval)}, Exact(unit, choices))


@given(measures(), UNITS, CHOICES, st.data())
def test_a_number_lies_where_it_is_said_to_and_goes_the_way_it_is_said_to_go(
    node: Measure, unit: Mapping[str, Number | None], choices: Mapping[str, str], data: st.DataObject
) -> None:
    leaf = data.draw(st.sampled_from(INPUTS))
    low, first, last, high = sorted(data.draw(values(leaf)) for _ in range(4))
    said, interval = known(unit), Interval(low, high, low_closed=True, high_closed=True)
    found: Spread = node.under(over(said, leaf.path, interval, choices))
    there = [node.under(Exact({**said, leaf.path: at}, choices)) for at in (low, first, last, high)]
    numbers = [one for one in there if isinstance(one, Fraction)]
    assert all(number in found.span for number in numbers)
    if found.is_sure:
        assert len(numbers) in {0, len(there)}
        assert all(one.is_nothing for one in there if isinstance(one, Gap))
    if found.ends is not None:
        assert [found.ends.first, found.ends.last] == [numbers[0], numbers[-1]]
        assert numbers == sorted(numbers, reverse=found.ends.way < 0)
    if found.ends is not None and found.ends.is_line and high > low:
        share = (first - low) / (high - low)
        assert numbers[1] == numbers[0] + (numbers[3] - numbers[0]) * share


@given(conditions(), UNITS, CHOICES, st.data())
def test_a_truth_is_what_it_is_said_that_it_may_be(
    node: Condition, unit: Mapping[str, Number | None], choices: Mapping[str, str], data: st.DataObject
) -> None:
    leaf = data.draw(st.sampled_from(INPUTS))
    low, at, high = sorted(data.draw(values(leaf)) for _ in range(3))
    said, interval = known(unit), Interval(low, high, low_closed=True, high_closed=True)
    found: SpreadTruth = node.under(over(said, leaf.path, interval, choices))
    truth = node.under(Exact({**said, leaf.path: at}, choices))
    if isinstance(truth, bool):
        assert found.may_be.true if truth else found.may_be.false
    else:
        assert not (found.is_sure and not found.may_be.may_be_nothing)


def spread(node: Measure, interval: str, **unit: Number) -> Spread:
    known = {f"/facts/{name}": number for name, number in unit.items()}
    return node.under(over(known, X.path, Interval.parse(interval), {}))


FIVE = Fraction(5)
FALLING = OnCurve(X, Curve("[0, ∞)", Knots([(0, 10), (10, 0)])))
TENT = OnCurve(X, Curve("[0, ∞)", Knots([(0, 0), (5, 10), (10, 0)])))
RISING = OnCurve(X, Curve("[0, ∞)", Bands({"[0, 3)": 0, "[3, 6)": 5, "[6, ∞)": 9})))
TWO_LINES = Sum(((X, 1), (Quotient(X, Constant(8)), -1)))


@pytest.mark.parametrize(
    ("node", "between"),
    [
        (TWO_LINES, "3.5 7"),
        (Rounded(Quotient(X, Constant(3)), GridRounding(1)), "1 3"),
        (RISING, "5 9"),
        (Sum(((FALLING, 1), (RISING, -1))), "-7 1"),
        (Product(FALLING, Y), "10 30"),
        (Product(X, RISING), "20 72"),
        (Quotient(Y, X), "0.625 1.25"),
        (Quotient(X, Sum(((X, 1),), 1)), "0.8 8/9"),
        (Quotient(RISING, Sum(((FALLING, 1),), 1)), "5/7 3"),
        (Ordered((X, RISING, Y), 1, 3), "10 17"),
        (Pooled(((X, Constant(10)), (Z, Constant(90)))), "0.4 0.8"),
        (Choose(Within(X, "[2, ∞)"), X, Y), "4 8"),
        (NumberOf(Within(X, "[2, ∞)")), "1 1"),
        (NumberOf(Present(Z)), "0 0"),
    ],
    ids=lambda case: case if isinstance(case, str) else type(case).__name__,
)
def test_what_goes_one_way_lies_between_its_ends(node: Measure, between: str) -> None:
    found = spread(node, "[4, 8]", y=FIVE, z=NOTHING)
    assert [found.span.low, found.span.high] == [Fraction(end) for end in between.split()]
    assert found.is_sure
    assert found.ends is not None


@pytest.mark.parametrize(
    "node",
    [
        TENT,
        Sum(((FALLING, 1), (RISING, 1))),
        Product(FALLING, RISING),
        Product(TENT, Y),
        Product(Sum(((X, 1),), -5), RISING),
        Quotient(RISING, Sum(((RISING, 1), (FALLING, -1)), 20)),
        Ordered((FALLING, RISING), 0, 1),
        Choose(Within(X, "[5, ∞)"), FALLING, Y),
        NumberOf(Within(X, "[5, ∞)")),
        Rounded(TENT, GridRounding(1)),
    ],
    ids=["knots", "sum", "product", "part", "sign", "quotient", "order", "branch", "truth", "rounded"],
)
def test_of_what_may_go_both_ways_bounds_tell(node: Measure) -> None:
    found = spread(node, "[4, 8]", y=FIVE)
    assert found.ends is None
    assert found.is_sure


def test_over_an_interval_without_an_end_bounds_tell() -> None:
    found = spread(RISING, "[4, ∞)")
    assert (str(found.span.hull), found.ends, found.is_sure) == ("[5, 9]", None, True)


@pytest.mark.parametrize(
    "node",
    [
        Quotient(Y, Sum(((X, 1),), -6)),
        Pooled(((X, Constant(10)), (Y, X))),
        Sum(((X, 1), (Input("/facts/unknown"), 1))),
        OnCurve(Sum(((X, 1),), -5), Curve("[0, ∞)", Bands({"[0, ∞)": 1}))),
        Choose(Within(X, "[5, ∞)"), Input("/facts/unknown"), Y),
        Choose(Present(Input("/facts/unknown")), X, Y),
    ],
    ids=["zero", "moving full marks", "missing", "beyond the curve", "missing in a branch", "missing truth"],
)
def test_where_there_may_be_no_number_it_is_not_sure(node: Measure) -> None:
    assert not spread(node, "[4, 8]", y=FIVE).is_sure


def test_rounding_for_writing_is_left_out_where_none_is_written() -> None:
    written = Rounded(Quotient(X, Constant(3)), GridRounding(1, stage="written"))
    arithmetic = OverInterval({X.path: spread_over(Interval.parse("[4, 8]"))}, Exact({}, {}, written=False))
    assert written.under(arithmetic).ends == EndValues(Fraction(4, 3), Fraction(8, 3), is_line=True)
