"""Where points change at once: carried through every operation, as small as a jump can be."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given

from huizhou_qa.analysis.proofs.jumps import Jumping, Jumps
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers import Bounds
from huizhou_qa.rules import (
    AllOf,
    Bands,
    Choose,
    Constant,
    Curve,
    GridRounding,
    Input,
    Knots,
    Measure,
    NothingToMeasure,
    NumberOf,
    OnCurve,
    Open,
    Pooled,
    Present,
    Product,
    Quotient,
    Rounded,
    Straight,
    Within,
    at_least,
    at_most,
    difference,
    exactly,
    is_true,
    reaches,
    scaled,
    total,
    weighted,
    when,
)
from support.nodes import CHOICES, measures

RATE, OTHER = Input("/facts/rate", "[0, 100]"), Input("/facts/other", "[0, 100]")
YES = Input("/facts/yes", "[0, 1]", whole=True)
BAND = OnCurve(RATE, Curve("[0, 100]", Bands({"[0, 60)": 0, "[60, 90)": 2, "[90, 100]": 3})))
Told = tuple[int | Fraction, int | Fraction, int | Fraction]

FIRST: Told = (60, 0, 2)
SECOND: Told = (90, 2, 3)


def jumps(node: Measure, readings: Mapping[str, str] = FrozenMapping[str, str]()) -> list[Told]:
    given = node.under(Jumps(Bounds({}, readings)))
    return [(one.at, one.before, one.after) for one in given.jumps]


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (BAND, [FIRST, SECOND]),
        (Constant(3), []),
        (NothingToMeasure("无"), []),
        (RATE, []),
        (weighted((BAND, 2), plus=1), [(60, 1, 5), (90, 5, 7)]),
        (total(BAND, weighted((OTHER, "0.1"), plus=5)), [(60, 5, 7), (90, 7, 8)]),
        (weighted((BAND, 0)), []),
        (Product(BAND, scaled(OTHER, "0.02")), [(60, 0, 4), (90, 4, 6)]),
        (Quotient(BAND, Constant(4)), [(60, 0, Fraction(1, 2)), (90, Fraction(1, 2), Fraction(3, 4))]),
        (Quotient(BAND, Constant(0)), []),
        (Quotient(Constant(4), BAND), []),
        (Pooled(((BAND, Constant(3)),)), []),
        (Rounded(scaled(BAND, "0.3"), GridRounding(1)), [(60, 0, 1)]),
        (Rounded(RATE, GridRounding(1)), []),
        (at_most(BAND, 2), [FIRST]),
        (at_least(BAND, 2), [SECOND]),
        (at_least(at_most(BAND, 3), 0), [FIRST, SECOND]),
        (OnCurve(BAND, Curve("[0, 3]", Straight(10))), [(60, 0, 20), (90, 20, 30)]),
        (OnCurve(BAND, Curve("[0, 3]", Bands({"[0, 1]": 0, "(1, 3]": 5}))), [(1, 0, 5), (60, 0, 5)]),
        (OnCurve(RATE, Curve("[0, 100]", Knots([(0, 0), (50, 5)]))), []),
        (OnCurve(at_least(RATE, 70), Curve("[0, 100]", Bands({"[0, 60)": 0, "[60, 100]": 1}))), []),
        (NumberOf(Within(RATE, "[60, 90)")), [(60, 0, 1), (90, 1, 0)]),
        (NumberOf(Within(RATE, "[0, 100]")), []),
        (NumberOf(Within(RATE, "[200, 300]")), []),
        (NumberOf(exactly(RATE, 50)), [(50, 0, 1), (50, 1, 0)]),
        (NumberOf(Within(BAND, "[2, 10]")), [(60, 0, 1)]),
        (NumberOf(AllOf((Within(RATE, "[60, 100]"), is_true(YES)))), [(60, 0, 1), (1, 0, 1)]),
        (NumberOf(Present(RATE)), []),
        (when(Within(RATE, "[60, 100]"), points=5), [(60, 0, 5)]),
        (when(Within(RATE, "[0, 60]"), points=5), [(60, 5, 0)]),
        (when(reaches(RATE, OTHER), points=5, otherwise=scaled(OTHER, "0.03")), [(0, 3, 5)]),
        (when(reaches(RATE, OTHER), points=2, otherwise=scaled(OTHER, "0.03")), []),
        (when(reaches(RATE, OTHER), points=scaled(OTHER, "0.03"), otherwise=5), [(0, 5, 3)]),
        (when(is_true(YES), points=BAND, otherwise=7), [FIRST, SECOND, (1, 7, 3)]),
        (Choose(Within(RATE, "[0, 100]"), BAND, Constant(9)), [FIRST, SECOND]),
        (Open("parts", {"whole": BAND, "none": Constant(0)}), [FIRST, SECOND]),
        (difference(Constant(5), BAND), [(60, 5, 3), (90, 3, 2)]),
    ],
)  # fmt: skip
def test_a_jump_is_carried_through_every_operation(node: Measure, expected: list[Told]) -> None:
    assert jumps(node) == expected


def test_of_an_open_point_that_is_chosen_only_the_choice_jumps() -> None:
    point = Open("parts", {"whole": BAND, "none": Constant(0)})
    assert jumps(point, {"parts": "none"}) == []
    assert jumps(point, {"parts": "whole"}) == [FIRST, SECOND]


@given(measures(), CHOICES)
def test_every_jump_is_one(node: Measure, choices: Mapping[str, str]) -> None:
    given: Jumping = node.under(Jumps(Bounds({}, choices)))
    assert all(one.before != one.after for one in given.jumps)


@pytest.mark.parametrize(
    ("node", "sides"),
    [
        (BAND, ["above", "above"]),
        (OnCurve(RATE, Curve("[0, 100]", Bands({"[0, 60]": 0, "(60, 100]": 2}))), ["below"]),
        (when(Within(RATE, "(10, 20]"), points=2), ["below", "below"]),
        (when(Within(RATE, "[10, 20)"), points=2), ["above", "above"]),
        (scaled(when(Within(RATE, "{20}"), points=2), -1), ["above", "below"]),
    ],
)
def test_a_jump_tells_with_which_side_the_number_itself_goes(node: Measure, sides: list[str]) -> None:
    found = node.under(Jumps(Bounds({}, {}))).jumps
    assert [one.side for one in sorted(found, key=lambda one: one.at)] == sides
