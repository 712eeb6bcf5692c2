"""What a solver confirms of sound rules it refutes where a fault is planted in them; what it cannot say fails."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules import (
    Bands,
    Choose,
    Constant,
    Curve,
    GridRounding,
    Measure,
    NothingToMeasure,
    OnCurve,
    Open,
    Pooled,
    Present,
    Product,
    Quotient,
    Rounded,
    Within,
    at_most,
    exactly,
    scaled,
    share,
    total,
    trimmed_mean,
    weighted,
    when,
)
from huizhou_qa.scorers import Band, LinearDeduction, count, percent, quantity
from support.by_z3 import Obligations, RefutedError, confirm, confirm_same, rounded, z3
from support.nodes import TwiceLess

pytestmark = pytest.mark.deep

RATE = percent("rate", "合格率", better="more")
OTHER = percent("other", "其他率", better="more")
AMOUNT = quantity("amount", "数量", "个", better="more")
WARNINGS = count("warnings", "警示", "次", better="less")
MARKS = Interval.parse("[0, 2]")
NO_READINGS: FrozenMapping[str, str] = FrozenMapping()


def confirmed(rule: Measure) -> int:
    return Obligations(rule, NO_READINGS, MARKS).confirm()


def forged(*intervals: tuple[str, int]) -> Measure:
    """A rule on a curve that was changed by force: its class refuses gaps and overlaps."""
    curve = Curve("[0, 100]", Bands({"[0, 100]": 0}))
    pieces = tuple(evolve(curve.pieces[0], over=over, intercept=points) for over, points in intervals)
    object.__setattr__(curve, "pieces", pieces)
    return OnCurve(RATE, curve)


@pytest.mark.parametrize(
    "rule",
    [
        Band(RATE, {"[0, 50)": 0, "[50, 100]": 2}),
        Band(WARNINGS, {"{0}": 2, "{1}": 1, "[2, ∞)": 0}),
        LinearDeduction(RATE, 2, 90, "below", step=1, each="0.5", most=2),
        when(Within(RATE, "[96, 100]"), Within(OTHER, "[50, 100]"), points=2),
        when(exactly(OTHER, 0), points=0, otherwise=Quotient(scaled(RATE, "0.02"), Constant(1))),
        at_most(scaled(share(AMOUNT, weighted((RATE, -1), plus=101)), "0.1"), 2),
        Choose(Present(RATE), scaled(RATE, "0.02"), NothingToMeasure("无")),
        trimmed_mean(tuple(scaled(leaf, "0.02") for leaf in (RATE, OTHER, RATE, OTHER))),
        Pooled(((scaled(RATE, "0.02"), Constant(1)), (scaled(OTHER, "0.02"), Constant(1)))),
        Product(scaled(RATE, "0.02"), scaled(OTHER, "0.01")),
        Rounded(scaled(RATE, "0.02"), GridRounding("0.1")),
        # True by what both branches have in common, which composition does not see.
        when(Within(AMOUNT, "[9, ∞)"), points=scaled(RATE, "0.02"), otherwise=scaled(RATE, "0.01")),
        at_most(TwiceLess(scaled(RATE, "0.01"), Constant(0)), 2),
    ],
)
def test_the_obligations_of_sound_rules_are_confirmed(rule: Measure) -> None:
    assert confirmed(rule) >= 2


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        # Both keep within the marks and go the right way, as a chain of pieces has them.
        (forged(("[0, 50)", 0), ("(50, 100]", 2)), "coverage"),
        (forged(("[0, 60)", 0), ("[50, 100]", 2)), "coverage"),
        (Band(RATE, {"[0, 50)": 1, "[50, 80)": 0, "[80, 100]": 2}), "direction of /facts/rate"),
        (scaled(RATE, "0.021"), "range"),
        (weighted((RATE, "0.02"), plus="-0.01"), "range"),
        (when(Within(RATE, "[0, 96]"), points=2), "direction of /facts/rate"),
        (at_most(share(RATE, OTHER), 2), "division"),
        (when(exactly(OTHER, 1), points=0, otherwise=at_most(share(RATE, OTHER), 2)), "division"),
    ],
)
def test_a_planted_fault_is_refuted(rule: Measure, kind: str) -> None:
    with pytest.raises(RefutedError) as caught:
        confirmed(rule)
    assert caught.value.args[:2] == (kind, "sat")
    assert "/facts/rate" in caught.value.args[2]


def test_a_rounding_and_an_end_turned_into_another_are_refuted() -> None:
    half_up, floor = (Rounded(scaled(RATE, "0.02"), GridRounding("0.01", mode)) for mode in ("half_up", "down"))
    closed, opened = (when(Within(RATE, over), points=2) for over in ("[96, 100]", "(96, 100]"))
    confirm_same(half_up, half_up)
    confirm_same(closed, Band(RATE, {"[0, 96)": 0, "[96, 100]": 2}))
    confirm_same(Within(RATE, "[0, 100]"), Within(OTHER, "[0, 100]"))
    for right, wrong in ((half_up, floor), (closed, opened)):
        with pytest.raises(RefutedError, match="sameness"):
            confirm_same(right, wrong)


def test_an_input_that_says_nothing_may_go_one_way_alone() -> None:
    either = percent("either", "率")
    for table in ({"[0, 50)": 0, "[50, 100]": 2}, {"[0, 50)": 2, "[50, 100]": 0}):
        assert confirmed(Band(either, table))
    with pytest.raises(RefutedError, match="direction"):
        confirmed(Band(either, {"[0, 50)": 0, "[50, 80)": 2, "[80, 100]": 0}))


def test_an_open_point_is_confirmed_as_it_is_chosen() -> None:
    point = Open("parts", {"sound": scaled(RATE, "0.02"), "beyond": total(RATE)})
    assert Obligations(point, FrozenMapping({"parts": "sound"}), MARKS).confirm() == 2
    with pytest.raises(RefutedError, match="range"):
        Obligations(point, FrozenMapping({"parts": "beyond"}), MARKS).confirm()


def test_what_the_solver_cannot_decide_fails() -> None:
    # That no cube is the sum of two cubes is beyond it.
    one, other, third = (z3.Int(name) for name in "abc")
    cubes = one * one * one + other * other * other != third * third * third
    with pytest.raises(RefutedError) as caught:
        confirm("cubes", [one > 0, other > 0, third > 0], cubes)
    assert caught.value.args == ("cubes", "unknown", "")


@pytest.mark.parametrize("mode", ["half_up", "up", "down"])
def test_a_rounding_of_whole_numbers_is_that_of_their_quotient_whatever_the_denominator(mode: str) -> None:
    """The rule for a numerator and a denominator is the library's own; its terms are any whole numbers.

    What a quotient's whole part takes of the numerator stands for itself, so that nothing is multiplied.
    """
    below, whole, rest, taken = (z3.Int(name) for name in ("below", "whole", "rest", "taken"))
    grid = GridRounding(1, mode)  # type: ignore[arg-type] # each of the words
    goes_up = grid._goes_up(whole, 2 * rest - below, rest)
    numerator, reached = taken + rest, z3.If(goes_up, taken + below, taken)
    divided = [below > 0, rest >= 0, rest < below]
    defined = {
        # Times the denominator: half a unit below the quotient and up to half above, a tie upward.
        "half_up": z3.And(2 * reached <= 2 * numerator + below, 2 * reached > 2 * numerator - below),
        "up": z3.And(reached >= numerator, reached < numerator + below),
        "down": z3.And(reached <= numerator, reached > numerator - below),
    }
    confirm(mode, divided, defined[mode])
    for other in defined.keys() - {mode}:
        with pytest.raises(RefutedError, match="sat"):
            confirm(other, divided, defined[other])


@pytest.mark.parametrize("number", ["-2.5", "-0.5", "0", "0.49", "0.5", "1.5", "2", "7/3"])
def test_the_solvers_rounding_is_the_librarys(number: str) -> None:
    exact = Fraction(number)
    for mode in ("half_up", "up", "down"):
        grid = GridRounding(1, mode)
        confirm(mode, [], rounded(z3.Q(*exact.as_integer_ratio()), mode) == grid.multiple(exact))
