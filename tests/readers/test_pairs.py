"""Pairs of whole numbers: sums over the least denominator, whole numbers each way, ends that are open or closed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa.numbers.intervals import interval
from huizhou_qa.readers.pairs import WHOLE_NUMBERS, NoPairError, added, divided, ends_of, joined, line_of
from huizhou_qa.rules.curves import Piece


def test_a_sum_stands_over_the_least_denominator_that_its_terms_share() -> None:
    assert joined(1, 4, 1, 6) == (5, 12)
    assert joined(1, 100, 1, 10_000) == (101, 10_000)
    assert added([]) == (0, 1)
    assert added([(1, 2), (1, 3), (1, 6)]) == (6, 6)


def test_a_divisor_of_zero_gives_no_pair_and_one_below_zero_turns_the_sign() -> None:
    assert divided((3, 1), (-2, 5)) == (-15, 2)
    with pytest.raises(NoPairError):
        divided((3, 1), (0, 5))


@pytest.mark.parametrize(
    ("mode", "wholes"),
    [
        ("half_up", [0, 0, 1, 1, 1, 2]),
        ("half_even", [0, 0, 0, 1, 1, 2]),
        ("up", [0, 1, 1, 1, 1, 2]),
        ("down", [0, 0, 0, 0, 1, 1]),
    ],
)
def test_each_way_of_rounding_gives_the_whole_number_for_fourths(mode: str, wholes: list[int]) -> None:
    assert [WHOLE_NUMBERS[mode](fourths, 4) for fourths in (0, 1, 2, 3, 4, 6)] == wholes


def test_the_ends_of_an_interval_say_how_far_from_them_a_number_must_be() -> None:
    assert ends_of(interval("(0.5, 3]")) == (1, 2, 1, 3, 1, 0)
    assert ends_of(interval("(-∞, ∞)")) == (-1, 0, 1, 1, 0, 1)


def test_a_line_is_its_level_and_what_each_unit_adds() -> None:
    assert line_of(Piece(interval("[0, 1]"), Fraction(1, 2)))(7, 3) == (1, 2)
    above, below = line_of(Piece(interval("[0, 1]"), Fraction(1, 2), Fraction(1, 3)))(7, 3)
    assert above * 18 == below * 23
