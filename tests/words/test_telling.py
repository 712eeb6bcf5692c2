"""Every node has words in both languages, a stranger's too; what became of it agrees with what was recorded."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.readers import Exact, Number, Recorded
from huizhou_qa.rules import Condition, Measure
from huizhou_qa.words import criterion, ground, requirement
from huizhou_qa.words.arithmetic import Words
from support.nodes import CHOICES, UNITS, conditions, known, measures

Unit = Mapping[str, Number | None]


@given(measures(), CHOICES)
def test_every_node_has_a_criterion_in_both_languages(node: Measure, choices: Mapping[str, str]) -> None:
    for readings in ({}, choices):
        told = criterion(node, readings)
        assert told.zh
        assert told.en
        assert "{" not in told.zh + told.en


@given(conditions(), CHOICES)
def test_every_condition_asks_something_in_both_languages(node: Condition, choices: Mapping[str, str]) -> None:
    told = requirement(node, choices)
    assert told.zh
    assert told.en


@given(measures(), UNITS, CHOICES, st.booleans())
def test_what_became_of_a_node_is_told_from_its_record(
    node: Measure, unit: Unit, choices: Mapping[str, str], written: bool
) -> None:
    step = node.under(Recorded(Exact(known(unit), choices, written)))
    told = ground(node, step)
    assert told.zh
    assert told.en


@given(measures(), UNITS, CHOICES, st.booleans())
def test_words_come_to_the_number_of_their_rule(
    node: Measure, unit: Unit, choices: Mapping[str, str], written: bool
) -> None:
    exact = Exact(known(unit), choices, written)
    phrase = node.under(Words(exact))
    number = node.under(exact)
    assert phrase.value == number
    if isinstance(number, Fraction):
        assert number in phrase.came.span
