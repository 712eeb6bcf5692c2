"""Numbers as pairs: what each operation does where nothing, zero, or the far side of an edge is met."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from operator import itemgetter

import pytest

from huizhou_qa.readers.in_pairs import InPairs
from huizhou_qa.readers.pairs import NoPairError
from huizhou_qa.readers.prepared_pairs import InPair
from huizhou_qa.rules import (
    Bands,
    Choose,
    Constant,
    Curve,
    GridRounding,
    Input,
    Measure,
    NumberOf,
    OnCurve,
    Ordered,
    Pooled,
    Present,
    Quotient,
    Rounded,
    Straight,
    Within,
)
from huizhou_qa.rules.derived import weighted
from huizhou_qa.rules.rounding import Mode
from support.plans import number_of, pairs_of

X, Y, Z = Input("/facts/x", "(-∞, ∞)"), Input("/facts/y", "(-∞, ∞)"), Input("/facts/z", "(-∞, ∞)")
NO_READINGS: Mapping[str, str] = {}
NONE = None


def told(node: Measure, *given: str | int | None, written: bool = True) -> Fraction | None:
    """What a node gives at these numbers of x, y and z."""
    row = {
        leaf.path: None if one is None else Fraction(one).as_integer_ratio()
        for leaf, one in zip((X, Y, Z), given, strict=False)
    }
    return number_of(node.under(InPairs(NO_READINGS, written)).work(row))


@pytest.mark.parametrize(
    ("mode", "written"),
    [
        ("half_up", {"2.5": 3, "-2.5": -3, "2.49": 2, "3.5": 4}),
        ("half_even", {"2.5": 2, "3.5": 4, "-2.5": -2, "2.51": 3}),
        ("up", {"2": 2, "2.01": 3, "-2.01": -3}),
        ("down", {"2.99": 2, "-2.99": -2}),
    ],
)
def test_a_number_is_rounded_by_magnitude_each_way(mode: Mode, written: Mapping[str, int]) -> None:
    rounded = Rounded(X, GridRounding("1", mode))
    assert {text: told(rounded, text) for text in written} == written
    assert told(Rounded(X, GridRounding("0.5", mode)), "-7") == -7
    assert told(rounded, NONE) is None


def test_what_is_only_written_may_be_left_as_it_is() -> None:
    on_paper = Rounded(X, GridRounding("1", "half_up", "written"))
    assert told(on_paper, "2.5") == 3
    assert told(on_paper, "2.5", written=False) == Fraction("2.5")


def test_numbers_are_chosen_by_their_place_whatever_their_denominators() -> None:
    middle = Ordered((X, Y, Z), 1, 2)
    assert told(middle, "1/3", "3/7", "-1") == Fraction(1, 3)
    assert told(Ordered((X, Y, Z), 1, 3), "1/3", "3/7", "-1") == Fraction(1, 3) + Fraction(3, 7)
    assert told(middle, "1/3", NONE, "-1") is None
    assert [told(Ordered((X, Y), at, at + 1), "1/3", "3/7") for at in (0, 1)] == [Fraction(1, 3), Fraction(3, 7)]
    assert told(Ordered((X, Y), 0, 1), NONE, 1) is None


def test_a_divisor_below_zero_turns_the_sign_and_zero_gives_no_number() -> None:
    assert told(Quotient(X, Y), 3, -2) == Fraction(-3, 2)
    assert (told(Quotient(X, Y), NONE, 2), told(Quotient(X, Y), 2, NONE)) == (None, None)
    with pytest.raises(NoPairError):
        told(Quotient(X, Y), 3, 0)


def test_beside_what_there_was_nothing_of_a_number_that_cannot_be_computed_is_told() -> None:
    with pytest.raises(NoPairError):
        told(weighted((X, 1), (Quotient(Y, Z), 2)), NONE, 1, 0)
    assert told(weighted((X, 1), (Y, 2)), NONE, 1) is None
    assert told(weighted((X, 1), (Y, Fraction(1, 3)), plus=Fraction(1, 7)), 2, 5) == 2 + Fraction(5, 3) + Fraction(1, 7)


def test_a_sum_of_numbers_alone_stands_over_the_denominator_that_they_share() -> None:
    node = weighted((X, 1), (Y, 1), (Z, 1))
    row = {X.path: (0, 7), Y.path: (1, 100), Z.path: (3, 100)}
    assert node.under(InPairs(NO_READINGS)).work(row) == (4, 100)
    assert told(node, "1/3", "3/7", "1/2") == Fraction(53, 42)
    assert told(node, "1/3", NONE, "1/2") is None


def test_a_sum_of_constants_is_one_and_of_one_number_alone_it_is_that_number() -> None:
    arithmetic = InPairs(NO_READINGS)
    fixed = weighted((Constant(2), Fraction(1, 3)), (Constant(5), -1), plus=Fraction(1, 7)).under(arithmetic)
    assert fixed.value == Fraction(2, 3) - 5 + Fraction(1, 7)
    assert number_of(fixed.work({})) == fixed.value
    alone = weighted((X, 1), (Constant(0), 4)).under(arithmetic)
    assert alone.path == X.path
    assert told(weighted((X, 1), (Constant(2), 4)), "1/3") == Fraction(25, 3)


def test_a_truth_that_no_number_changes_takes_its_branch_beforehand() -> None:
    there = {X.path: InPair(itemgetter(X.path), there=True, path=X.path)}
    arithmetic = InPairs(NO_READINGS, prepared=there)
    assert Choose(Present(X), X, Quotient(Y, Z)).under(arithmetic).path == X.path
    assert Choose(Within(Constant(3), "[0, 2]"), X, Constant(7)).under(arithmetic).value == 7
    assert NumberOf(Present(X)).under(arithmetic).value == 1
    assert NumberOf(Present(Y)).under(arithmetic).value is None
    # A quotient that is there may not be computed: whether it is, its number tells.
    halved = Quotient(X, X)
    assert halved.under(arithmetic).there
    with pytest.raises(NoPairError):
        Choose(Present(halved), X, Y).under(arithmetic).work({X.path: (0, 1)})


def test_rounding_keeps_what_a_number_never_lies_beyond() -> None:
    there = {X.path: InPair(itemgetter(X.path), there=True, path=X.path, low=Fraction(-1, 3), high=Fraction(5, 3))}
    on_grid = Rounded(X, GridRounding("0.5")).under(InPairs(NO_READINGS, prepared=there))
    assert (on_grid.low, on_grid.high) == (Fraction(-1, 2), Fraction(3, 2))


def test_a_number_that_stands_over_the_parts_of_the_grid_stays_as_it_is() -> None:
    pair = (125, 100)
    assert Rounded(X, GridRounding("0.01")).under(InPairs(NO_READINGS)).work({X.path: pair}) is pair
    assert number_of(Rounded(X, GridRounding("0.02")).under(InPairs(NO_READINGS)).work({X.path: (3, 50)})) == Fraction(
        3, 50
    )


def test_parts_that_are_there_share_their_marks() -> None:
    pooled = Pooled(((X, Constant(2)), (Y, Constant(3))), 1)
    assert [told(pooled, *given) for given in ((1, 2), (1, NONE), (NONE, NONE))] == [
        Fraction(3, 5),
        Fraction(1, 2),
        None,
    ]
    assert told(Pooled(((X, Y),), 1), 1, 0) is None


def test_a_curve_holds_its_ends_as_they_are_open_or_closed_and_nothing_beyond() -> None:
    curve = OnCurve(X, Curve("[0, 10]", Bands({"[0, 5)": 1, "[5, 5]": 2, "(5, 10]": 3})))
    ends = ("0", "4.99999", "5", "5.00001", "10")
    assert [told(curve, at) for at in ends] == [1, 1, 2, 3, 3]
    assert told(curve, NONE) is None
    for beyond in ("-0.00001", "10.00001"):
        with pytest.raises(NoPairError):
            told(curve, beyond)
    line = OnCurve(X, Curve("(-∞, ∞)", Straight(Fraction(1, 2), Fraction(1, 3))))
    assert told(line, "3/7") == Fraction(1, 2) * Fraction(3, 7) + Fraction(1, 3)


def test_of_two_branches_only_the_one_that_is_taken_is_read() -> None:
    chosen = Choose(Within(X, "[1, ∞)"), Y, Quotient(Y, Z))
    assert told(chosen, 1, 7) == 7
    assert told(chosen, 0, 7, 2) == Fraction(7, 2)
    assert told(chosen, NONE, 7, 2) is None
    with pytest.raises(KeyError):
        told(chosen, 0, 7)


def test_what_is_known_is_handed_over_as_it_is() -> None:
    assert pairs_of({X.path: Fraction(1, 2)}) == {X.path: (1, 2)}
