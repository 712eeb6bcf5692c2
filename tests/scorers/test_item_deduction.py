"""``ItemDeduction``: so many points off, once or for each."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.rules import Measure
from huizhou_qa.rules.derived import difference, total
from huizhou_qa.scorers import ItemDeduction, NodeRule, count, percent

THINGS, OTHERS = count("things", "数量", "个"), count("others", "数量", "个")


def test_an_item_deduction_is_made_once_or_for_each() -> None:
    assert [ItemDeduction(THINGS, 1, once=True).score({"things": n}).points for n in (0, 1, 2, 3)] == [0, -1, -1, -1]
    assert [ItemDeduction(THINGS, 10).score({"things": n}).points for n in (0, 1, 2)] == [0, -10, -20]


def test_once_there_is_a_least_and_for_each_there_is_none() -> None:
    assert NodeRule(ItemDeduction(THINGS, 2, once=True)).extremes() == (Fraction(-2), Fraction(0))
    assert NodeRule(ItemDeduction(THINGS, 2)).extremes() == (None, Fraction(0))


def test_several_counts_may_be_counted_together() -> None:
    assert ItemDeduction(total(THINGS, OTHERS), 1).score({"things": 1, "others": 2}).points == -3


@pytest.mark.parametrize(
    ("counted", "each", "path", "code"),
    [
        (THINGS, 0, "/each", "not_above_zero"),
        (THINGS, -1, "/each", "not_above_zero"),
        (percent("rate", "率"), 1, "/counted", "not_whole"),
        (difference(THINGS, OTHERS), 1, "/counted", "below_zero"),
    ],
)
def test_a_deduction_that_cannot_be_meant_is_refused(counted: Measure, each: int, path: str, code: str) -> None:
    with pytest.raises(SchemeError) as caught:
        ItemDeduction(counted, each)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, code)]
    if code == "not_above_zero" and not each:
        assert "/each: 此处应大于0，给的是0 · 0 is not above 0" in str(caught.value)
