"""Usual figures are read by their text, once: the number is that of the text, whatever was read before."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.errors import JsonNumber
from huizhou_qa.evidence.usual_figures import HUNDREDTHS, usual_numbers

WHOLE = st.integers(-(10**12) + 1, 10**12 - 1).map(str)
DECIMAL = st.tuples(WHOLE, st.sampled_from("0123456789"), st.sampled_from(["", *"0123456789"]))
TEXTS = st.one_of(WHOLE, DECIMAL.map(lambda one: f"{one[0]}.{one[1]}{one[2]}"))


@given(st.lists(TEXTS, max_size=6))
def test_a_usual_figure_is_the_number_of_its_text_in_hundredths(texts: list[str]) -> None:
    right = tuple(int(Fraction(text) * HUNDREDTHS) for text in texts)
    assert usual_numbers(texts) == right
    assert usual_numbers([JsonNumber(text) for text in texts]) == right


def test_a_truth_is_one_or_none() -> None:
    assert usual_numbers([True, "-0.05", False]) == (100, -5, 0)


@pytest.mark.parametrize("other", ["1.123", "1e2", "", "约1", "01", "1" * 13, "1\n", "١", None, ()])
def test_what_else_there_is_is_no_usual_figure(other: object) -> None:
    assert usual_numbers(["1", other]) is None
