"""A number of an input, as evidence says it."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa import assess
from huizhou_qa.analysis import next_steps, what_if
from huizhou_qa.analysis.named_inputs import said
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.scorers import truth
from support.kinds import GROWTH, SORTING, given, scheme


def test_an_option_is_said_as_its_word_a_truth_as_yes_or_no_and_a_number_as_it_is() -> None:
    assert [said(SORTING, Fraction(at)) for at in range(4)] == ["优", "良", "中", "差"]
    assert [said(truth("met", "完成"), Fraction(at)) for at in (0, 1)] == [False, True]
    assert said(GROWTH, Fraction(-1)) == -1


def test_a_step_of_an_option_can_be_supposed() -> None:
    town, evidence = scheme(), Evidence.from_dict(given())
    (step,) = [one for one in next_steps(town, evidence).steps if one.fact == "waste_sorting"]
    assert step.changes == {"facts": {"waste_sorting": "优"}}
    gained = assess(town, what_if(town, evidence, step.changes)).total - assess(town, evidence).total
    assert gained == step.gain == 3
