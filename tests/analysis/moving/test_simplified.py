"""A rule with everything worked out that is known tells the same as the whole rule."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.analysis.moving.simplified import Settled, Simplified
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, Gap, Number, reads
from huizhou_qa.rules import (
    AllOf,
    Choose,
    Condition,
    Constant,
    Input,
    Measure,
    NothingToMeasure,
    NumberOf,
    Ordered,
    Pooled,
    Present,
    Product,
    Quotient,
    Sum,
    Within,
)
from support.nodes import CHOICES, INPUTS, UNITS, conditions, known, measures, values

X, Y = Input("/facts/x"), Input("/facts/y")
TWO = Constant(2)
SOME = Interval(Fraction(1), Fraction(3), low_closed=True, high_closed=True)


@given(measures(), UNITS, CHOICES, st.booleans(), st.data())
def test_a_rule_that_was_simplified_gives_the_same_wherever_the_rest_moves(
    node: Measure, unit: Mapping[str, Number | None], choices: Mapping[str, str], written: bool, data: st.DataObject
) -> None:
    said = known(unit)
    leaf = data.draw(st.sampled_from(INPUTS))
    others = {path: number for path, number in said.items() if path != leaf.path}
    short = node.under(Simplified(Exact(others, choices, written)))
    moved = Exact({**said, leaf.path: data.draw(values(leaf))}, choices, written)
    assert short.under(moved) == node.under(moved)


@given(conditions(), UNITS, CHOICES)
def test_a_condition_that_is_settled_is_what_it_is(
    node: Condition, unit: Mapping[str, Number | None], choices: Mapping[str, str]
) -> None:
    exact = Exact(known(unit), choices)
    short = node.under(Simplified(exact))
    assert (short if isinstance(short, bool) else short.under(exact)) == node.under(exact)


def simplified(node: Measure) -> Measure:
    """The rule of which nothing is known but y, which is 4."""
    return node.under(Simplified(Exact({Y.path: Fraction(4)})))


def test_what_does_not_move_is_one_number() -> None:
    assert simplified(Sum(((Y, Fraction(2)), (TWO, Fraction(1))), 1)) == Settled(Fraction(11))
    assert simplified(Ordered((Y, TWO), 0, 1)) == Settled(Fraction(2))
    assert simplified(Choose(Within(Y, SOME), X, TWO)) == Settled(Fraction(2))
    assert simplified(NumberOf(AllOf((Present(Y), Within(TWO, SOME))))) == Settled(Fraction(1))
    assert simplified(Product(Y, Quotient(Y, TWO))) == Settled(Fraction(8))


def test_what_moves_is_read_as_before_beside_one_number() -> None:
    assert simplified(Sum(((X, Fraction(3)), (Y, Fraction(2))), 1)) == Sum(
        ((X, Fraction(3)), (Settled(Fraction(9)), Fraction(1)))
    )
    assert simplified(Choose(Within(X, SOME), Y, TWO)) == Choose(
        Within(X, SOME), Settled(Fraction(4)), Settled(Fraction(2))
    )
    assert [leaf.path for leaf in reads(simplified(Product(X, Y))).inputs] == [X.path]


def test_a_gap_stays_where_it_was() -> None:
    assert simplified(Quotient(TWO, Sum(((Y, Fraction(1)),), -4))).under(Exact({})) == Gap(
        faults=frozenset({"divided_by_zero"})
    )
    absent = Pooled(((NothingToMeasure("无"), TWO),))
    assert simplified(absent).under(Exact({})) == Gap(nothing=frozenset({"无"}))
    never = NumberOf(AllOf((Within(Y, SOME), Within(X, SOME))))
    assert simplified(never).under(Exact({})) == Gap(missing=frozenset({X.path}))
    assert simplified(never).under(Exact({X.path: Fraction(2)})) == 0
