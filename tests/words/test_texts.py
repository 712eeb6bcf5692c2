"""Every node has words in both languages, a stranger's too; what became of it agrees with what was recorded."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from huizhou_qa.errors import Wording
from huizhou_qa.readers import Exact, Gap, Number, Recorded
from huizhou_qa.rules import Arithmetic, Choose, Condition, Constant, GridRounding, Measure, Pooled, Rounded, Within
from huizhou_qa.rules.arithmetic import N, T
from huizhou_qa.rules.derived import when
from huizhou_qa.words import criterion, ground, requirement
from huizhou_qa.words.arithmetic import Words
from support.nodes import AMOUNT, CHOICES, SHARE, UNITS, TwiceLess, conditions, known, measures

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


# What there was nothing of leaves the pool, and -6 of 1 is left: less than any number to come would make of the two.
NOTHING_OF_IT: Unit = {SHARE.path: Gap(nothing=frozenset({SHARE.path}))}
LEFT_ALONE = Pooled(((Constant(-6), Constant(1)), (Rounded(SHARE, GridRounding("1")), Constant(1))), 1)
ONE_IS_ASKED = Choose(Within(SHARE, "[0, 50]"), Constant(1), Constant(2))
LEFT_BY_A_CONDITION = Pooled(((Constant(-6), Constant(1)), (ONE_IS_ASKED, Constant(1))), 1)


@given(measures(), UNITS, CHOICES, st.booleans())
@example(LEFT_ALONE, NOTHING_OF_IT, {}, True)
@example(LEFT_BY_A_CONDITION, NOTHING_OF_IT, {}, True)
def test_words_come_to_the_number_of_their_rule(
    node: Measure, unit: Unit, choices: Mapping[str, str], written: bool
) -> None:
    exact = Exact(known(unit), choices, written)
    phrase = node.under(Words(exact))
    number = node.under(exact)
    assert phrase.value == number
    if isinstance(number, Fraction):
        assert number in phrase.came.span


def test_a_strangers_node_has_words_from_its_operations_alone() -> None:
    node = TwiceLess(SHARE, AMOUNT)
    assert criterion(node) == Wording(
        "2×share−amount：0（含）以上按合计数计分；不足0不得分",
        "2 × share − amount: 0 or more: this sum; less than 0: no points",
    )
    step = node.under(Recorded(Exact({SHARE.path: Fraction(30), AMOUNT.path: Fraction(80)})))
    assert ground(node, step) == Wording(
        "share：30，amount：80，2×30−80＝−20，在不足0档",
        "share: 30, amount: 80, 2 × 30 − 80 = −20, in the band “less than 0”",
    )


def test_a_strangers_node_stands_in_other_rules() -> None:
    node = when(Within(TwiceLess(SHARE, AMOUNT), "[10, ∞)"), points=2, otherwise=TwiceLess(AMOUNT, SHARE))
    asked = "〔2×share−amount：0（含）以上按合计数计分；不足0不得分〕为10（含）以上的，得2分；否则，"
    assert criterion(node).zh == f"{asked}2×amount−share：0（含）以上按合计数计分；不足0不得分"


class OnPaper:
    """A stranger's figure that is rounded where it is put on paper."""

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        return arithmetic.rounded(SHARE.under(arithmetic), GridRounding("0.1", stage="written"))


@pytest.mark.parametrize(
    ("written", "zh"), [(True, "share：1.25，1.25（四舍五入至0.1的倍数）＝1.3"), (False, "share：1.25")]
)
def test_whether_figures_were_written_is_seen_in_the_record(written: bool, zh: str) -> None:
    node = OnPaper()
    step = node.under(Recorded(Exact({SHARE.path: Fraction("1.25")}, {}, written)))
    assert ground(node, step).zh == zh
