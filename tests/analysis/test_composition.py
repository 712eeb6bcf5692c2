"""How entries are composed: what stays a sum, and what is read together, for every operation of the language."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa.analysis.composition import composition
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.rules import (
    AllOf,
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
    Piece,
    Pieces,
    Pooled,
    Present,
    Product,
    Quotient,
    Rounded,
    Sum,
    Within,
)
from huizhou_qa.rules.derived import at_least, at_most, total, weighted
from support.those import those

A = Input("/facts/a", "[0, 10]", may_be_nothing=False)
B = Input("/facts/b", "[0, 10]", may_be_nothing=False)
FREE = Input("/facts/free", "(-∞, ∞)")
WIDE = Input("/facts/wide", "(-∞, 5]", may_be_nothing=False)
BOTH = frozenset({A.path, B.path})
TENTH = GridRounding(Fraction(1, 10), "half_up", "rule")
WRITTEN = GridRounding(Fraction(1, 10), "half_up", "written")
BENT = Curve("(-∞, ∞)", Pieces((Piece("(-∞, 5)", 0), Piece("[5, ∞)", 1))))
STRAIGHT = Curve("(-∞, ∞)", Pieces((Piece("(-∞, 50)", 1, 2), Piece("[50, ∞)", 1))))


def made(node: Measure, *, written: bool = True) -> tuple[set[str], list[set[str]]]:
    program = Program((Result("x", node),), ("A", "B"))
    found = composition(program, Settings({}, written))["/results/x"]
    return set(found.added), sorted((set(one) for one in found.bound), key=sorted)


@pytest.mark.parametrize(
    ("node", "added"),
    [
        (Constant(1), set()),
        (weighted((A, 2), (B, 0), plus=1), {A.path}),
        (Product(Constant(2), total(A, B)), set(BOTH)),
        (Product(total(A, B), Constant(2)), set(BOTH)),
        (Quotient(total(A, B), Constant(2)), set(BOTH)),
        (at_most(total(A, B), 20), set(BOTH)),
        (at_least(total(A, B), 0), set(BOTH)),
        (OnCurve(total(A, B), STRAIGHT), set(BOTH)),
        (Choose(Within(A, "[0, 10]"), B, A), {B.path}),
        (Choose(Within(A, "[11, 12]"), B, A), {A.path}),
        (Choose(Present(A), total(A, B), A), set(BOTH)),
    ],
)
def test_what_stays_a_sum(node: Measure, added: set[str]) -> None:
    assert made(node) == (added, [])


@pytest.mark.parametrize(
    "node",
    [
        Product(A, B),
        Quotient(A, B),
        Pooled(((A, B),)),
        Ordered((A, B), 0, 1),
        at_most(total(A, B), 19),
        Rounded(total(A, B), TENTH),
        OnCurve(total(A, B), BENT),
        NumberOf(AllOf((Within(A, "[0, 5]"), Within(B, "[0, 5]")))),
        Choose(Within(A, "[0, 5]"), B, Constant(0)),
    ],
)
def test_what_is_read_together(node: Measure) -> None:
    assert made(node) == (set(), [set(BOTH)])


def test_several_things_that_are_read_alone_are_added_up() -> None:
    assert made(Sum(((NumberOf(Present(FREE)), Fraction(1)), (Rounded(A, TENTH), Fraction(1)), (B, Fraction(1))))) == (
        {B.path},
        [{A.path}, {FREE.path}],
    )


def test_a_figure_that_is_not_written_is_not_rounded() -> None:
    assert made(Rounded(total(A, B), WRITTEN), written=False) == (set(BOTH), [])
    assert made(Rounded(total(A, B), WRITTEN)) == (set(), [set(BOTH)])


def test_numbers_without_limit_have_no_order_but_where_they_meet() -> None:
    assert made(Ordered((FREE, A), 0, 1)) == (set(), [{FREE.path, A.path}])
    assert made(Ordered((WIDE, Constant(5)), 0, 1)) == ({WIDE.path}, [])
    assert made(Ordered((Constant(11), NothingToMeasure("none"), A), 0, 1)) == (set(), [{A.path}])


def test_one_that_may_be_nothing_is_not_passed_over() -> None:
    share = Input("/facts/share", "[0, 10]")
    assert made(Ordered((share, Constant(10)), 1, 2)) == (set(), [{share.path}])


def test_an_open_reading_is_read_with_every_branch() -> None:
    node = Open("margin", {"wide": A, "narrow": B})
    program = Program((Result("x", node),), ("A", "B"))
    assert composition(program, Settings({})).get("/results/x") is not None
    assert made(node) == (set(), [{"/readings/margin", A.path, B.path}])
    chosen = composition(program, Settings({"margin": "wide"}))["/results/x"]
    assert those(chosen.added, chosen.paths) == ({A.path}, {A.path})
