"""Spans: what adds up of numbers that are known."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.readers.spans import summed


def test_numbers_by_their_weights_and_a_constant_add_up_in_whatever_terms_they_are() -> None:
    numbers = [((3, 1), Fraction(2)), ((2, 6), Fraction(1, 2))]
    assert Fraction(*summed(numbers, Fraction(1))) == Fraction(43, 6)
    assert summed([], Fraction(2, 3)) == (2, 3)
