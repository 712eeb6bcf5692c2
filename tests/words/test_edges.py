"""The edges of a rule in words: what is read, and the numbers from the edge on, where that is one thing."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.rules import Within
from huizhou_qa.scorers import Band, RequirementsMet, percent
from huizhou_qa.words.edges import edge_in_words

RATE, OTHER = percent("pass_rate", "合格率", "pass rate"), percent("other_rate", "他率", "other rate")


def test_an_edge_is_told_of_what_is_read_with_its_unit() -> None:
    band = Band(RATE, {"[0, 96)": 0, "[96, 100]": 2})
    found = edge_in_words(band, {}, Fraction(96), included=True)
    assert found is not None
    assert (str(found.of), str(found.numbers)) == ("合格率 · pass rate", "96%（含）以上 · 96% or more")
    found = edge_in_words(band, {}, Fraction(96), included=False)
    assert found is not None
    assert found.numbers.en == "more than 96%"


def test_the_end_of_all_that_a_number_can_be_is_no_edge() -> None:
    both = RequirementsMet((Within(RATE, "{100}"), Within(OTHER, "[98, 100]")), "2")
    found = edge_in_words(both, {}, Fraction(100), included=True)
    assert found is not None
    assert found.of.zh == "合格率"
    assert edge_in_words(both, {}, Fraction(50), included=True) is None


def test_an_edge_of_two_things_is_told_of_neither() -> None:
    both = RequirementsMet((Within(RATE, "[98, 100]"), Within(OTHER, "[98, 100]")), "2")
    assert edge_in_words(both, {}, Fraction(98), included=True) is None
