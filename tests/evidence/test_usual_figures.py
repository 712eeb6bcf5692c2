"""Usual figures are read by their text, once: the number is that of the text, whatever was read before."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import Evidence
from huizhou_qa.errors import JsonNumber
from huizhou_qa.evidence import usual_figures
from huizhou_qa.evidence.records import Known
from huizhou_qa.evidence.usual_figures import HUNDREDTHS, usual_numbers

WHOLE = st.integers(-(10**12) + 1, 10**12 - 1).map(str)
DECIMAL = st.tuples(WHOLE, st.sampled_from("0123456789"), st.sampled_from(["", *"0123456789"]))
TEXTS = st.one_of(WHOLE, DECIMAL.map(lambda one: f"{one[0]}.{one[1]}{one[2]}"))


@given(st.lists(TEXTS, min_size=2, max_size=6))
def test_a_usual_figure_is_the_number_of_its_text_in_hundredths(texts: list[str]) -> None:
    right = tuple(int(Fraction(text) * HUNDREDTHS) for text in texts)
    assert usual_numbers(texts) == right
    assert usual_numbers([JsonNumber(text) for text in texts]) == right


def test_a_truth_is_one_or_none() -> None:
    assert usual_numbers([True, "-0.05", False]) == (100, -5, 0)


@pytest.mark.parametrize("other", ["1.123", "1e2", "", "约1", "01", "1" * 13, "1\n", "١", None, ()])
def test_what_else_there_is_is_no_usual_figure(other: object) -> None:
    assert usual_numbers(["1", other]) is None


@pytest.mark.parametrize("few", [[], ["1"]], ids=len)
def test_one_figure_alone_is_read_otherwise(few: list[object]) -> None:
    assert usual_numbers(few) is None


def test_once_there_are_enough_others_are_read_otherwise_as_the_same_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert usual_numbers(["1", "2"]) == (100, 200)
    monkeypatch.setattr(usual_figures, "MOST_KEPT", 0)
    assert usual_numbers(["1", "2"]) == (100, 200)
    assert usual_numbers(["1", "417203.58"]) is None
    evidence = Evidence.from_dict({"unit": "甲", "facts": {"a": "417203.59", "b": "1"}})
    assert evidence.facts == {"a": Known(Fraction("417203.59")), "b": Known(Fraction(1))}
