"""Spans: what adds up of their ends."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.readers.spans import summed


def test_an_infinite_end_adds_nothing_to_a_sum_of_ends() -> None:
    assert summed(
        [(None, Fraction(1)), (Fraction(3), Fraction(2)), (Fraction(1, 3), Fraction(1, 2))], Fraction(1)
    ) == Fraction(43, 6)
    assert summed([], Fraction(2, 3)) == Fraction(2, 3)
