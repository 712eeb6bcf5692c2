"""Which measures give whole numbers only, operation by operation, and which nodes give a truth."""

from __future__ import annotations

import pytest

from huizhou_qa.readers import ATruth, Wholes
from huizhou_qa.rules import (
    AllOf,
    Bands,
    Choose,
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
    Straight,
    Sum,
    Within,
)
from huizhou_qa.rules.derived import weighted

N, M = (Input(f"/facts/{name}", "[0, 9]", whole=True) for name in "nm")
X = Input("/facts/x", "[0, 9]")
HELD = Within(X, "[0, 1]")


@pytest.mark.parametrize(
    ("node", "whole"),
    [
        (Constant(3), True),
        (Constant("0.5"), False),
        (NothingToMeasure("none"), True),
        (N, True),
        (X, False),
        (weighted((N, 2), (M, -1), plus=3), True),
        (weighted((N, "0.5")), False),
        (weighted((N, 1), plus="0.5"), False),
        (Sum(((N, 1), (X, 1))), False),
        (Product(N, M), True),
        (Product(N, X), False),
        (Product(X, N), False),
        (Quotient(N, M), False),
        (Pooled(((N, Constant(9)),)), False),
        (Rounded(X, GridRounding(1)), True),
        (Rounded(N, GridRounding("0.5")), False),
        (Rounded(X, GridRounding(1, stage="written")), False),
        (Rounded(N, GridRounding("0.5", stage="written")), True),
        (Ordered((N, M), 0, 1), True),
        (Ordered((N, X), 0, 1), False),
        (OnCurve(X, Curve("[0, 9]", Bands({"[0, 5)": 1, "[5, 9]": 2}))), True),
        (OnCurve(X, Curve("[0, 9]", Bands({"[0, 5)": 1, "[5, 9]": "2.5"}))), False),
        (OnCurve(N, Curve("[0, 9]", Straight(2, 1))), True),
        (OnCurve(N, Curve("[0, 9]", Straight("0.5"))), False),
        (OnCurve(X, Curve("[0, 9]", Straight(2))), False),
        (NumberOf(HELD), True),
        (Choose(HELD, N, M), True),
        (Choose(HELD, N, X), False),
        (Choose(HELD, X, N), False),
        (Open("r", {"a": N, "b": M}), True),
        (Open("r", {"a": N, "b": X}), False),
    ],
)
def test_a_measure_is_whole_where_no_number_of_it_can_be_broken(node: Measure, whole: bool) -> None:
    assert node.under(Wholes()) is whole


def test_a_condition_gives_a_truth() -> None:
    for node in (HELD, AllOf((HELD, HELD)), Present(X)):
        assert isinstance(node.under(Wholes()), ATruth)
