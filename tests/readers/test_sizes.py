"""How long an exact number can get: a bound that holds for every rule, and is worked out without computing any."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.numbers.exact import MOST_DIGITS, MOST_EXPONENT
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, Gap
from huizhou_qa.readers.sizes import GIVEN, NO_SIZE, Size, Sizes, size_of
from huizhou_qa.rules import Condition, Constant, GridRounding, Input, Measure, Product, Quotient, Sum
from support.nodes import CHOICES, WHOLE_UNITS, conditions, measures

X = Input("/results/x")


def length(value: Fraction) -> int:
    return abs(value.numerator).bit_length() + value.denominator.bit_length()


@given(measures(), WHOLE_UNITS, CHOICES, st.booleans())
def test_no_number_is_longer_than_its_size_says(
    node: Measure, unit: Mapping[str, Fraction], choices: Mapping[str, str], written: bool
) -> None:
    size = node.under(Sizes({path: size_of(value) for path, value in unit.items()}))
    number = node.under(Exact(unit, choices, written))
    if not isinstance(number, Gap):
        assert length(number) <= size.most
        assert number.denominator.bit_length() <= size.below
        assert abs(number) < 2**size.whole or not number


@given(conditions(), WHOLE_UNITS)
def test_a_truth_is_as_long_as_what_it_looks_at(node: Condition, unit: Mapping[str, Fraction]) -> None:
    assert node.under(Sizes({path: size_of(value) for path, value in unit.items()})) >= 0


@given(st.fractions())
def test_the_size_of_a_number_holds_for_it(value: Fraction) -> None:
    size = size_of(value)
    assert abs(value) < 2**size.whole or not value
    assert value.denominator.bit_length() == size.below
    assert length(value) <= size.most


@pytest.mark.parametrize("sign", [1, -1])
def test_what_is_given_is_no_longer_than_a_rate_of_the_longest_numbers(sign: int) -> None:
    longest = 10 ** (MOST_DIGITS + MOST_EXPONENT) - 1
    rate = Fraction(sign * longest, 10**MOST_EXPONENT) / Fraction(longest - 1, 10**MOST_EXPONENT + 1)
    assert length(rate) <= GIVEN.most
    assert Sizes({}).read(Input("/facts/x")) == GIVEN


def test_every_squaring_doubles_what_it_squares() -> None:
    sizes = Sizes({X.path: Size(10, 10, 30)})
    assert Product(X, X).under(sizes) == Size(20, 20, 60)
    assert Quotient(Constant(1), X).under(sizes).below >= 20


def test_what_is_on_the_way_to_a_short_number_counts() -> None:
    sizes = Sizes({X.path: Size(1000, 1000, 3000)})
    looked_at = sizes.number_of(sizes.within(X.under(sizes), Interval.parse("[0, 1]")))
    assert (looked_at.whole, looked_at.below) == (1, 1)
    assert looked_at.most > 3000
    assert sizes.choose(3001, lambda: NO_SIZE, lambda: NO_SIZE).most == 3001


def test_by_the_rule_alone_a_rounded_number_is_on_its_grid() -> None:
    sizes = Sizes({X.path: Size(10, 1000, 2010)})
    by_rule, written = (
        sizes.rounded(X.under(sizes), GridRounding(Fraction(1, 4), "half_up", stage)) for stage in ("rule", "written")
    )
    assert (by_rule.below, written.below, by_rule.most) == (3, 1000, 2010)


def test_a_sum_of_nothing_is_short() -> None:
    assert Sum(((Constant(0), Fraction(1)),)).under(Sizes({})).most < 20
    assert Sizes({}).ordered((), 0, 0) == NO_SIZE
    assert Sizes({}).all_of(()) == 0
    assert Sizes({}).open("x", {}) == NO_SIZE
