"""A program folded for a shape: what is looked up, added up, worked out, and left to others."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from huizhou_qa.engine.compiled import folded
from huizhou_qa.engine.compiled.linear import RowPlace, SumOfPlaces
from huizhou_qa.engine.rows import Row, Shape
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Program, Result, Settings, Tally, result, tally
from huizhou_qa.rules import Bands, Curve, Input, Measure, OnCurve, Straight, Within
from huizhou_qa.rules.derived import least, share, total, weighted

SHARE, OTHER, PAID = (
    Input("/facts/share", "[0, 100]"),
    Input("/facts/other", "[-5, 5]"),
    Input("/incident/paid", "[0, ∞)"),
)
SETTINGS = Settings(FrozenMapping[str, str]())
SHAPE = Shape((SHARE.path, OTHER.path), 10, happened=False)
GROWN = Curve("[0, 100]", Bands({"[0, 50)": 1, "[50, 100]": 2}))


def numbers(*nodes: Measure, share_is: int, other_is: int) -> Sequence[int | Fraction] | None:
    """What each node gives at these tenths."""
    entries = tuple(Result(str(at), node) for at, node in enumerate(nodes))
    plan = folded(Program(entries, ()), SETTINGS, SHAPE, 100)
    row = plan.run((share_is, other_is), {})
    return None if row is None else [plan.number(row, f"/results/{at}") for at, _ in enumerate(nodes)]


def test_one_table_and_several_are_looked_up_alike() -> None:
    one = OnCurve(SHARE, GROWN)
    assert numbers(one, share_is=499, other_is=0) == [1]
    assert numbers(one, OnCurve(SHARE, GROWN), share_is=500, other_is=0) == [2, 2]
    assert numbers(total(one, one), share_is=500, other_is=0) == [4]


def test_what_is_divided_by_a_whole_number_may_be_below_zero_and_by_zero_gives_no_row() -> None:
    assert numbers(share(SHARE, OTHER), share_is=30, other_is=-20) == [Fraction(-3, 2)]
    assert numbers(share(SHARE, OTHER), share_is=30, other_is=20) == [Fraction(3, 2)]
    assert numbers(share(SHARE, OTHER), share_is=30, other_is=0) is None


def test_the_lesser_of_two_that_are_taken_off_is_the_greater() -> None:
    assert numbers(weighted((least(SHARE, OTHER), -1)), share_is=30, other_is=20) == [-2]


def test_a_line_over_a_whole_number_is_followed() -> None:
    line = OnCurve(SHARE, Curve("[0, 100]", Straight("0.25", 1)))
    assert numbers(line, weighted((line, 3)), share_is=5, other_is=0) == [Fraction(9, 8), Fraction(27, 8)]


@pytest.mark.parametrize(("paid", "added"), [(("1/3", "2"), "7/3"), (("0",), "0")])
def test_what_incidents_add_up_to_need_not_be_whole(paid: tuple[str, ...], added: str) -> None:
    program = Program((Tally("paid", PAID), Result("x", total(tally("paid"), SHARE))), ())
    plan = folded(program, SETTINGS, Shape((SHARE.path,), 1, happened=True), 1)
    row = plan.run((7,), {}, [{PAID.path: Fraction(one).as_integer_ratio()} for one in paid])
    assert row is not None
    assert plan.number(row, "/results/x") == Fraction(added) + 7
    assert plan.run((7,), {}, [{}]) is None


def test_an_entry_that_is_fixed_is_what_it_says() -> None:
    assert numbers(weighted(plus=3), result("0"), share_is=0, other_is=0) == [3, 3]


def test_a_condition_that_is_settled_and_one_of_what_is_not_known_are_told() -> None:
    unknown = Input("/facts/unknown", "[0, 1]")
    within = (Within(weighted(plus=1), "{1}"), Within(unknown, "{1}"), Within(SHARE, "[1, 2]"))
    plan = folded(Program((), ()), SETTINGS, SHAPE, 1, within)
    row = plan.run((10, 0), {})
    assert row is not None
    assert [told(row) for told in plan.conditions] == [True, None, True]


@pytest.mark.parametrize(
    ("weights", "constant", "added"),
    [
        ({("numbers", 0): 1}, 0, 1),
        ({("numbers", 0): 2}, 0, 2),
        ({("worked", 0): 1}, 5, 105),
        ({("numbers", 0): 1, ("banded", 1): 3}, 1, 1 + 3 * 20 + 1),
        ({("numbers", 0): 1, ("numbers", 1): 1, ("banded", 0): 1, ("worked", 0): 1}, 0, 1 + 2 + 10 + 100),
        ({("numbers", 0): 2, ("numbers", 1): 2, ("numbers", 2): 2}, 0, 12),
        ({("numbers", 0): 1, ("numbers", 2): 1, ("banded", 0): 1}, 0, 1 + 3 + 10),
        ({("numbers", 0): 1, ("numbers", 1): 2, ("numbers", 2): 2}, 0, 11),
    ],
)
def test_a_sum_by_places_is_added_up_whichever_way(
    weights: dict[tuple[str, int], int], constant: int, added: int
) -> None:
    places = {RowPlace(part, at): weight for (part, at), weight in weights.items()}  # type: ignore[arg-type]
    linear = SumOfPlaces(FrozenMapping(places), constant)
    row = Row({}, {}, (1, 2, 3), (10, 20), [100])
    assert linear.make(1)(row) == added
    assert linear.make(-3)(row) == -3 * added
