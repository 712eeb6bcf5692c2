"""``CappedCount``: so many points for each, up to a cap on all of them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.rules.derived import at_least, difference
from huizhou_qa.scorers import CappedCount, count, signed

THINGS, OTHERS = count("things", "数量", "个"), count("others", "数量", "个")


def test_a_count_earns_points_for_each_up_to_its_cap() -> None:
    scorer = CappedCount(((THINGS, 2), (OTHERS, 1)), 4)
    counted = [(0, 0), (0, 3), (1, 1), (1, 2), (1, 3), (2, 0), (2, 5)]
    points = [scorer.score({"things": things, "others": others}).points for things, others in counted]
    assert points == [0, 3, 3, 4, 4, 4, 4]


@pytest.mark.parametrize("cap", [1, "0.5"])
def test_a_cap_may_be_one_mark_or_less(cap: int | str) -> None:
    rule = CappedCount([(THINGS, "0.25")], cap=cap)
    assert rule.score({"things": 9}).points == Fraction(cap)
    assert rule.score({"things": 1}).points == Fraction(1, 4)


@pytest.mark.parametrize(
    ("counted", "cap", "path", "code"),
    [
        ([(THINGS, 2)], 0, "/cap", "not_above_zero"),
        ([(THINGS, 0)], 4, "/counted/0/1", "not_above_zero"),
        ([], 4, "/counted", "empty"),
        ([(THINGS,)], 1, "/counted/0", "wrong_type"),
        ([(THINGS, 1), THINGS], 1, "/counted/1", "wrong_type"),
        ([("a", 1)], 1, "/counted/0/0", "wrong_type"),
        ([(signed("balance", "结余", "个"), 1)], 1, "/counted/0/0", "below_zero"),
        ([(THINGS, 1), (difference(THINGS, OTHERS), 1)], 1, "/counted/1/0", "below_zero"),
    ],
)
def test_a_count_that_cannot_be_meant_is_refused_at_its_place(
    counted: list[tuple[object, int]], cap: int, path: str, code: str
) -> None:
    with pytest.raises(SchemeError) as caught:
        CappedCount(counted, cap)  # type: ignore[arg-type]
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, code)]


def test_what_may_lie_below_zero_is_told_by_where_it_may_lie() -> None:
    with pytest.raises(SchemeError) as caught:
        CappedCount([(signed("balance", "结余", "个"), 1)], 1)
    assert [dict(fault.params) for fault in caught.value.faults] == [{"case": "measure", "over": "(-∞, ∞)"}]
    assert [fault.en for fault in caught.value.faults] == [
        "what is counted here is never below 0, its measure takes (-∞, ∞); keep it at 0 with at_least(…, 0)"
    ]


def test_the_remedy_for_what_may_lie_below_zero_is_taken() -> None:
    kept = CappedCount([(at_least(signed("balance", "结余", "个"), 0), 1)], 1)
    assert [kept.score({"balance": balance}).points for balance in (-3, "0.5", 3)] == [0, Fraction(1, 2), 1]
