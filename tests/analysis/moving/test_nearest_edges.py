"""Where an edge begins and how far what it promises holds, on clauses that rise, fall and bend as nobody's do."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa import Evidence, assess
from huizhou_qa.analysis import NextStep, next_steps, what_if
from huizhou_qa.rules import GridRounding, Piece, Pieces, Quotient, Rounded
from huizhou_qa.rules.derived import clamped, scaled, weighted
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers import on_curve, percent, quantity, signed
from support.slopes import village, villager

TREES = quantity("trees", "树木", "棵")
GROWTH = signed("growth", "增速", "%")
SHARE = percent("share", "比例")


def the_step(scheme: Scheme, evidence: Evidence) -> NextStep:
    (step,) = next_steps(scheme, evidence).steps
    return step


def totals(scheme: Scheme, evidence: Evidence, step: NextStep, *places: object) -> list[str]:
    """The totals with the step's one fact at these places."""
    changes = [{"facts": {step.fact: at}} for at in places]
    return [str(assess(scheme, what_if(scheme, evidence, one)).total) for one in changes]


def test_a_slope_without_an_end_begins_where_the_figure_is_the_best() -> None:
    # 100 x / (x + 1) comes ever nearer to 100, which is written from 99.995 on: from 19999 trees.
    rising = clamped(scaled(Quotient(TREES, weighted((TREES, 1), plus=1)), 100), 0, 100)
    scheme, evidence = village(rising), villager(trees=1)
    step = the_step(scheme, evidence)
    assert (str(step.needed), str(step.gain)) == ("[19999, ∞)", "50.00")
    assert totals(scheme, evidence, step, 19998, 19999, 10**9) == ["99.99", "100.00", "100.00"]


HUMP = Pieces((Piece("[0, 10)", 10), Piece("[10, 20)", 100), Piece("[20, ∞)", 20)))
FALLING = Pieces((Piece("[0, 10)", 10), Piece("[10, 20)", 50), Piece("[20, 120)", 120, "-1"), Piece("[120, ∞)", 0)))


def test_what_is_needed_ends_where_the_total_is_worse_again() -> None:
    step = the_step(village(on_curve(TREES, HUMP)), villager(trees=5))
    assert (str(step.needed), str(step.nearest), str(step.gain)) == ("[10, 20)", "10", "90.00")


def test_of_a_slope_that_falls_below_the_gain_only_the_first_figure_is_needed() -> None:
    scheme, evidence = village(on_curve(TREES, FALLING)), villager(trees=5)
    step = the_step(scheme, evidence)
    needed = step.needed
    assert needed is not None
    assert needed.low == 10
    assert Fraction(20) in needed
    assert Fraction(71) not in needed
    assert set(totals(scheme, evidence, step, 10, 19, 20)) >= {"50.00", "100.00"}
    assert all(Fraction(total) >= 50 for total in totals(scheme, evidence, step, 10, 15, needed.high or 20))


DOWNWARDS = Pieces((Piece("(-∞, 0)", 100), Piece("[0, 10)", 50), Piece("[10, ∞)", 0)))


def test_downwards_without_a_low_end_everything_below_is_needed() -> None:
    scheme, evidence = village(on_curve(GROWTH, DOWNWARDS)), villager(growth=12)
    step = the_step(scheme, evidence)
    assert (str(step.needed), step.nearest, str(step.gain)) == ("(-∞, 10)", None, "50.00")
    assert totals(scheme, evidence, step, -(10**6), 0, "9.99", 10) == ["100.00", "50.00", "50.00", "0.00"]


@pytest.mark.parametrize(("share", "nearest"), [(30, "40"), (70, "60")])
def test_the_nearest_edge_is_on_the_side_on_which_it_earns(share: int, nearest: str) -> None:
    tent = Pieces((Piece("[0, 40)", 0), Piece("[40, 60]", 100), Piece("(60, 100]", 0)))
    step = the_step(village(on_curve(SHARE, tent)), villager(share=share))
    assert (str(step.needed), str(step.nearest)) == ("[40, 60]", nearest)


@pytest.mark.parametrize(
    ("high", "now", "at"),
    [("10", 12, "9.99"), ("0.004", 12, "0.002")],
    ids=["just beside the end", "in the middle where there is no room"],
)
def test_beside_an_open_end_a_step_is_taken_just_there(high: str, now: int, at: str) -> None:
    falling = on_curve(TREES, Pieces((Piece(f"[0, {high})", 100), Piece(f"[{high}, ∞)", 10))))
    scheme, evidence = village(falling), villager(trees=now)
    step = the_step(scheme, evidence)
    (needed,) = step.facts.values()
    assert (step.nearest, needed.at) == (None, Fraction(at))
    assert totals(scheme, evidence, step, at) == ["100.00"]


def test_above_an_open_end_a_step_is_taken_just_above_it() -> None:
    rising = on_curve(TREES, Pieces((Piece("[0, 10]", 10), Piece("(10, ∞)", 100))))
    (needed,) = the_step(village(rising), villager(trees=5)).facts.values()
    assert needed.at == Fraction("10.01")


def test_over_many_small_steps_the_first_that_is_lost_is_found_by_halving() -> None:
    # Rounded to tenths by the text itself: a step for every tenth.
    high = on_curve(SHARE, Pieces((Piece("[0, 90)", 100), Piece("[90, 100]", 20))))
    scheme, evidence = village(Rounded(SHARE, GridRounding("0.1")), high), villager(share=50)
    step = the_step(scheme, evidence)
    assert (str(step.needed), str(step.gain)) == ("[50.05, 90)", "0.10")
    cliffs = {str(one.needed): str(one.gain) for one in next_steps(scheme, evidence).cliffs}
    assert cliffs == {"[0, 49.95)": "-0.10", "[90, 90.05)": "-40.00"}


def test_where_two_clauses_cancel_out_only_the_first_figures_are_needed() -> None:
    # Written to two places, one that rises and one that falls may together be worth less on the way.
    rising = on_curve(SHARE, Pieces((Piece("[0, 10)", 0), Piece("[10, 100]", 0, 1))))
    up, _ = next_steps(village(rising, weighted((SHARE, -1), plus=100)), villager(share=5)).steps
    assert (str(up.needed), str(up.gain)) == ("[10, 10.005]", "5.00")


def test_a_slope_up_to_an_end_that_no_number_is_goes_as_far_as_its_best_figure() -> None:
    share = percent("open_share", "比例", within="[0, 100)")
    scheme = village(on_curve(share, Pieces((Piece("[0, 100)", 0, 1),))))
    step = the_step(scheme, villager(open_share=50))
    assert (str(step.needed), str(step.gain)) == ("[99.995, 100)", "50.00")
