"""Several rules as one: points, what they lack, the least and the most, and their laws."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import EvidenceError, MissingEvidenceError, SchemeError
from huizhou_qa.evidence.values import Values
from huizhou_qa.rules import Measure, Piece, Pieces, Quotient, Straight, Within
from huizhou_qa.scorers import (
    BetterOf,
    Clamped,
    Gated,
    NodeRule,
    Scorer,
    SumOf,
    Weighted,
    WorseOf,
    on_curve,
    percent,
    quantity,
)

SHARE = percent("share", "比例")
AMOUNT = quantity("amount", "数额", "个")
BY_SHARE = on_curve(SHARE, Pieces((Piece("[0, 50)", 0), Piece("[50, 100]", -5, "0.1"))))
BY_AMOUNT = on_curve(AMOUNT, Pieces((Piece("[0, 2]", 0, "1.5"), Piece("(2, ∞)", 3))))
FALLING = on_curve(AMOUNT, Straight(-1, 1))
RISING = on_curve(AMOUNT, Straight(1, 1))
BEHIND_GATE = Gated((Within(SHARE, "{100}"),), 4, BY_AMOUNT)


def values(**facts: int | Fraction) -> Values:
    return Values({f"/facts/{name}": Fraction(number) for name, number in facts.items()})


def points(rule: Measure, **facts: int | Fraction) -> Fraction:
    return NodeRule(rule).evaluate(values(**facts)).points


@pytest.mark.parametrize(
    ("rule", "extremes"),
    [
        (BY_SHARE, (0, 5)),
        (BEHIND_GATE, (0, 4)),
        (Gated((Within(SHARE, "{0}"),), -1, BY_AMOUNT), (-1, 3)),
        (Gated((Within(SHARE, "{0}"),), 0, FALLING), (None, 1)),
        (Gated((Within(SHARE, "{0}"),), 0, RISING), (0, None)),
        (SumOf((BY_SHARE, BY_AMOUNT)), (0, 8)),
        (SumOf((BY_SHARE, RISING)), (1, None)),
        (BetterOf((BY_SHARE, BY_AMOUNT)), (0, 5)),
        (WorseOf((BY_SHARE, BY_AMOUNT)), (0, 3)),
        (Weighted(BY_SHARE, "0.5"), (0, Fraction(5, 2))),
        (Weighted(FALLING, 2), (None, 2)),
        (BetterOf((BY_SHARE, FALLING)), (0, 5)),
        (BetterOf((FALLING, FALLING)), (None, 1)),
        (WorseOf((BY_AMOUNT, RISING)), (0, 3)),
        (WorseOf((RISING, RISING)), (1, None)),
        (WorseOf((BY_AMOUNT, FALLING)), (None, 1)),
        (Clamped(BY_SHARE, 1, 3), (1, 3)),
        (Clamped(FALLING, -2, 3), (-2, 1)),
        (Clamped(RISING, 0, 3), (1, 3)),
    ],
)
def test_a_rule_knows_the_least_and_the_most_it_can_give(rule: Measure, extremes: tuple[Fraction | None, ...]) -> None:
    assert NodeRule(rule).extremes() == extremes


COMBINED: list[Scorer] = [
    SumOf((BY_SHARE, BY_AMOUNT)),
    BetterOf((BY_SHARE, BY_AMOUNT)),
    WorseOf((BY_SHARE, BY_AMOUNT)),
    Weighted(SumOf((BY_SHARE, BY_AMOUNT)), "0.5"),
    Clamped(SumOf((BY_SHARE, BY_AMOUNT)), 1, 4),
]
AT = {"share": st.fractions(0, 100, max_denominator=8), "amount": st.fractions(0, 5, max_denominator=8)}


@given(**AT)
def test_each_combination_is_what_it_says_of_its_parts(share: Fraction, amount: Fraction) -> None:
    one, other = points(BY_SHARE, share=share), points(BY_AMOUNT, amount=amount)
    total = one + other
    expected = [total, max(one, other), min(one, other), total / 2, min(max(total, Fraction(1)), Fraction(4))]
    assert [points(rule, share=share, amount=amount) for rule in COMBINED] == expected


@given(**AT)
def test_the_order_of_parts_does_not_change_the_points(share: Fraction, amount: Fraction) -> None:
    for combination in (SumOf, BetterOf, WorseOf):
        there = points(combination((BY_SHARE, BY_AMOUNT)), share=share, amount=amount)
        assert points(combination((BY_AMOUNT, BY_SHARE)), share=share, amount=amount) == there


@given(rise=st.fractions(0, 3, max_denominator=8), **AT)
def test_a_better_part_never_makes_a_combination_worse(rise: Fraction, share: Fraction, amount: Fraction) -> None:
    for rule in COMBINED:
        before = points(rule, share=share, amount=amount)
        assert points(rule, share=share, amount=amount + rise) >= before


@given(**AT)
def test_points_of_every_rule_lie_within_its_extremes(share: Fraction, amount: Fraction) -> None:
    rules: list[Measure] = [BY_SHARE, BY_AMOUNT, FALLING, RISING, BEHIND_GATE, *COMBINED]
    for rule in rules:
        low, high = NodeRule(rule).extremes()
        found = points(rule, share=share, amount=amount)
        assert low is None or low <= found
        assert high is None or found <= high


def test_a_combination_reads_and_lacks_what_its_parts_do() -> None:
    rule = NodeRule(COMBINED[0])
    assert [leaf.path for leaf in rule.inputs] == ["/facts/share", "/facts/amount"]
    assert [leaf.path for leaf in rule.lacking(values(share=60))] == ["/facts/amount"]


def test_a_rule_scores_by_itself_and_says_all_that_is_missing() -> None:
    scored = COMBINED[0].score({"share": 60, "amount": "1"})
    assert (scored.points, scored.working.points) == (Fraction(5, 2), Fraction(5, 2))
    with pytest.raises(MissingEvidenceError) as caught:
        COMBINED[0].score({})
    assert [fault.path for fault in caught.value.faults] == ["/facts/share", "/facts/amount"]


def test_a_rule_by_itself_refuses_what_evidence_would() -> None:
    with pytest.raises(EvidenceError) as caught:
        COMBINED[0].score({"share": 101, "amount": -1, "pm25": 3})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/facts/amount", "out_of_range"),
        ("/facts/pm25", "unknown_name"),
        ("/facts/share", "out_of_range"),
    ]
    with pytest.raises(EvidenceError) as caught:
        NodeRule(BY_SHARE).score({"share": 0.5})
    assert [fault.code for fault in caught.value.faults] == ["float"]


def test_dividing_by_zero_is_a_fault_of_the_evidence() -> None:
    rule = Weighted(Quotient(SHARE, AMOUNT), 1)
    with pytest.raises(EvidenceError) as caught:
        rule.score({"share": 1, "amount": 0})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/facts/amount", "divided_by_zero")]


def test_any_weight_above_zero_counts_and_one_number_may_be_both_limits() -> None:
    assert Weighted(AMOUNT, "0.01").score({"amount": 50}).points == Fraction(1, 2)
    assert Clamped(AMOUNT, 2, 2).score({"amount": 50}).points == 2


NO_PARTS = (
    "/parts",
    "empty",
    "没有可合并的计分办法，至少要一个",
    "there is nothing to combine; give at least one part",
)
NOT_ABOVE = "0 is not above 0; write a number above 0"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: SumOf(()), NO_PARTS),
        (lambda: BetterOf(()), NO_PARTS),
        (lambda: WorseOf([]), NO_PARTS),
        (lambda: Weighted(AMOUNT, 0), ("/weight", "not_above_zero", "此处应大于0，给的是0", NOT_ABOVE)),
        (
            lambda: Clamped(AMOUNT, 2, "1.5"),
            ("/low", "out_of_order", "下限2大于上限1.5，请对调", "nothing lies between 2 and 1.5; swap them"),
        ),
    ],
)
def test_a_combination_that_can_mean_nothing_is_refused(
    make: Callable[[], Scorer], said: tuple[str, str, str, str]
) -> None:
    with pytest.raises(SchemeError) as caught:
        make()
    assert [(fault.path, fault.code, fault.zh, fault.en) for fault in caught.value.faults] == [said]
    with pytest.raises(SchemeError):
        Weighted(AMOUNT, -1)
