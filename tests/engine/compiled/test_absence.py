"""Folding where there was nothing of an input: what is settled then, and what is left to the exact arithmetic."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa.engine.compiled import folded
from huizhou_qa.engine.rows import Shape
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Program, Result, Settings, result
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
    Within,
)
from huizhou_qa.rules.derived import total

THERE, NONE, OTHER = (
    Input("/facts/there", "[0, 100]"),
    Input("/facts/none", "[0, 100]"),
    Input("/facts/other", "(-∞, ∞)"),
)
RULED = Input("/rulings/1", "[0, 2]")
SETTINGS = Settings(FrozenMapping({"choice": "second"}))
SHAPE = Shape(
    (THERE.path, OTHER.path),
    1,
    happened=False,
    nothing=frozenset({NONE.path}),
    ruled=FrozenMapping({RULED.path: Fraction(2)}),
)
ABSENT = "absent"
LEFT = "left to others"
MARKED = Curve("[0, 100]", Bands({"[0, 50)": 1, "[50, 100]": 2}))
GRID = GridRounding("1")
HERE = Within(THERE, "[1, ∞)")


def told(node: Measure, there: int = 7, other: int = 0) -> Fraction | str:
    """What a node gives, and an entry that reads it: a number, that there is none, or no answer."""
    plan = folded(
        Program((Result("own", node), Result("read", total(result("own"), Constant(1)))), ()), SETTINGS, SHAPE, 1
    )
    row = plan.run((there, other), {})
    if row is None:
        return LEFT
    if "/results/own" in plan.absent:
        assert "/results/read" in plan.absent
        assert plan.number(row, "/results/own") == 0
        return ABSENT
    assert plan.number(row, "/results/read") == plan.number(row, "/results/own") + 1
    return plan.number(row, "/results/own")


@pytest.mark.parametrize(
    "node",
    [
        NONE,
        NothingToMeasure("why"),
        total(THERE, NONE),
        Product(NONE, THERE),
        Product(THERE, NONE),
        Quotient(NONE, Constant(2)),
        Rounded(NONE, GRID),
        Ordered((THERE, NONE), 0, 1),
        OnCurve(NONE, MARKED),
        NumberOf(Within(NONE, "[0, 1]")),
        NumberOf(AllOf((HERE, Within(NONE, "[0, 1]")))),
        Choose(Within(NONE, "[0, 1]"), THERE, THERE),
        Choose(Present(NONE), THERE, NONE),
        Open("choice", {"first": THERE, "second": NONE}),
        Pooled(((NONE, Constant(1)),), 1),
        Pooled(((NONE, Constant(1)), (Constant(1), Constant(0))), 1),
    ],
)
def test_what_rests_on_nothing_is_none(node: Measure) -> None:
    assert told(node) == ABSENT


@pytest.mark.parametrize(
    ("node", "number"),
    [
        (RULED, 2),
        (Product(THERE, Constant(2)), 14),
        (Choose(Present(NONE), NONE, THERE), 7),
        (Choose(Present(THERE), THERE, NONE), 7),
        (Choose(HERE, THERE, NONE), 7),
        (Pooled(((NONE, Constant(5)), (THERE, Constant(2))), 1), Fraction(7, 2)),
        (NumberOf(AllOf((HERE, Present(THERE)))), 1),
        (Ordered((THERE, Constant(5)), 0, 1), 5),
        (Rounded(Quotient(THERE, Constant(2)), GRID), 4),
        (OnCurve(THERE, MARKED), 1),
        (Open("choice", {"first": NONE, "second": THERE}), 7),
    ],
)
def test_what_rests_on_something_is_its_number(node: Measure, number: int | Fraction) -> None:
    assert told(node) == number


@pytest.mark.parametrize(
    "node",
    [
        # The branch that is taken is none.
        Choose(HERE, NONE, THERE),
        # A divisor that may be 0, parts whose marks may be, a number that may lie beyond its curve: each is a fault
        # that what there was nothing of must not hide.
        total(NONE, Quotient(THERE, OTHER)),
        total(NONE, Pooled(((THERE, OTHER),), 1)),
        total(NONE, OnCurve(OTHER, MARKED)),
        # Of a part that is there it is not known whether it is missing.
        Pooled(((NONE, Constant(1)), (THERE, Constant(1))), 2),
    ],
)
def test_what_is_not_settled_beforehand_is_left_to_the_exact_arithmetic(node: Measure) -> None:
    assert told(node) == LEFT


def test_a_condition_over_nothing_is_not_told() -> None:
    conditions = (Within(NONE, "[0, 1]"), HERE, Within(total(NONE, Quotient(THERE, OTHER)), "[0, 1]"))
    plan = folded(Program((), ()), SETTINGS, SHAPE, 1, conditions)
    row = plan.run((7, 0), {})
    assert row is not None
    assert [verdict(row) for verdict in plan.conditions] == [None, True, None]
