"""Directions: what never changes goes no way, neither up nor down."""

from __future__ import annotations

import pytest

from huizhou_qa.readers import Bounds, Direction
from huizhou_qa.readers.direction import direction_of
from huizhou_qa.readers.spans import exactly_ratio
from huizhou_qa.rules import Bands, Choose, Constant, Curve, Input, Measure, OnCurve, Within, when

RATE = Input("/facts/rate", "[0, 100]")
FLAT = Curve("[0, 100]", Bands({"[0, 60)": 2, "[60, 100]": 2}))
RISING = Curve("[0, 100]", Bands({"[0, 60)": 2, "[60, 100]": 3}))


def signs(node: Measure) -> dict[str, str]:
    return dict(node.under(Direction(Bounds({}))).signs)


@pytest.mark.parametrize("node", [OnCurve(RATE, FLAT), Choose(Within(RATE, "[0, 60)"), Constant(2), Constant(2))])
def test_with_what_it_is_the_same_for_all_along_a_number_goes_no_way(node: Measure) -> None:
    assert signs(node) == {}


def test_a_curve_or_a_gate_that_changes_goes_one_way() -> None:
    assert signs(OnCurve(RATE, RISING)) == {RATE.path: "up"}
    assert signs(when(Within(RATE, "[0, 60)"), points=3, otherwise=2)) == {RATE.path: "down"}


def test_images_that_are_all_one_are_flat() -> None:
    low, high = exactly_ratio(1, 1), exactly_ratio(2, 1)
    assert [direction_of(one) for one in ([low, low], [low, low, high], [high, low], [low, high, low])] == [
        "flat",
        "up",
        "down",
        "unproved",
    ]
