"""Two numbers that are compared, in words: the verb between them, where it holds and where it does not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa.readers import Exact
from huizhou_qa.rules import Condition, Within
from huizhou_qa.rules.derived import difference
from huizhou_qa.scorers import percent
from huizhou_qa.words import requirement
from huizhou_qa.words.arithmetic import Words
from huizhou_qa.words.truths import ConditionInWords

A, T = percent("a", "实际率", "actual rate"), percent("t", "目标率", "target rate")


def told(node: Condition, **known: object) -> ConditionInWords:
    return node.under(Words(Exact({f"/facts/{name}": Fraction(str(one)) for name, one in known.items()})))


@pytest.mark.parametrize(
    ("over", "asked", "at_79", "at_80", "at_81"),
    [
        ("[0, ∞)", "达到", "未达到", "达到", "达到"),
        ("(-∞, 0]", "不超过", "不超过", "不超过", "超过"),
        ("(0, ∞)", "超过", "未超过", "未超过", "超过"),
        ("(-∞, 0)", "低于", "低于", "不低于", "不低于"),
    ],
)
def test_one_number_is_held_against_another(over: str, asked: str, at_79: str, at_80: str, at_81: str) -> None:
    node = Within(difference(A, T), over)
    assert requirement(node).zh == f"实际率{asked}目标率"
    for value, word in ((79, at_79), (80, at_80), (81, at_81)):
        assert told(node, a=value, t=80).ground({}).zh == f"实际率{value}%，{word}目标率80%"


def test_numbers_that_are_held_against_each_other_are_not_written_as_equal() -> None:
    found = told(Within(difference(A, T), "[0, ∞)"), a=Fraction(239999999, 3000000), t=80).ground({})
    assert found.zh == "实际率约79.9999997%，未达到目标率80%"
    assert found.en == "actual rate: about 79.9999997%, which does not reach the target rate: 80%"


def test_only_a_difference_between_two_numbers_compares_them() -> None:
    words = Words(Exact({}))
    asked = [Within(difference(A, T), "[0, ∞)"), Within(difference(A, T), "[5, ∞)"), Within(A, "[0, ∞)")]
    assert [one.under(words).compares for one in asked] == [True, False, False]
