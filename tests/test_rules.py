"""Rules and combinations: points, what they lack, their extremes, and their laws."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import EvidenceError, MissingEvidenceError, SchemeError
from huizhou_qa.ground.combinations import BetterOf, Clamped, Combination, Sum, Weighted, WorseOf
from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.gates import Gate
from huizhou_qa.ground.inputs import percent, quantity
from huizhou_qa.ground.measures import Condition, Quotient, difference
from huizhou_qa.ground.rules import CurveRule, GatedRule, Rule
from huizhou_qa.ground.values import Values
from huizhou_qa.ground.workings import Combined, Gated, OnCurve

SHARE = percent("share", "比例")
AMOUNT = quantity("amount", "数额", "个")
BY_SHARE = CurveRule(SHARE, Curve((Piece("[0, 50)", 0), Piece("[50, 100]", -5, "0.1"))))
BY_AMOUNT = CurveRule(AMOUNT, Curve((Piece("[0, 2]", 0, "1.5"), Piece("(2, ∞)", 3))))
FALLING = CurveRule(AMOUNT, Curve((Piece("[0, ∞)", 1, -1),)))
RISING = CurveRule(AMOUNT, Curve((Piece("[0, ∞)", 1, 1),)))


def values(**facts: int | Fraction) -> Values:
    return Values({f"/facts/{name}": Fraction(number) for name, number in facts.items()})


def test_a_curve_rule_records_what_it_read_the_number_the_piece_and_the_points() -> None:
    working = BY_SHARE.evaluate(values(share=60))
    assert working == OnCurve((("/facts/share", Fraction(60)),), Fraction(60), BY_SHARE.curve.pieces[1], Fraction(1))


def test_a_curve_must_cover_all_that_its_measure_can_be() -> None:
    for text in ("[0, 100)", "(0, 100]", "[1, 100]", "[0, 99]"):
        with pytest.raises(SchemeError, match="covers"):
            CurveRule(SHARE, Curve((Piece(text, 0),)))
    with pytest.raises(SchemeError, match="covers"):
        CurveRule(AMOUNT, Curve((Piece("[0, 100]", 0),)))
    with pytest.raises(SchemeError, match="covers"):
        CurveRule(Quotient(difference(SHARE, AMOUNT), AMOUNT), Curve((Piece("[0, ∞)", 0),)))
    CurveRule(SHARE, Curve((Piece("(-1, 101)", 0),)))


def test_a_curve_over_whole_numbers_needs_a_measure_of_whole_numbers() -> None:
    with pytest.raises(SchemeError, match="whole"):
        CurveRule(AMOUNT, Curve((Piece("[0, ∞)", 0),), whole=True))


BEHIND_GATE = GatedRule(Gate((Condition(SHARE, "{100}"),), 4), BY_AMOUNT)


def test_where_a_gate_holds_nothing_behind_it_is_read() -> None:
    assert BEHIND_GATE.evaluate(values(share=100)) == Gated(
        (("/facts/share", Fraction(100)),), BEHIND_GATE.gate, None, Fraction(4)
    )
    assert BEHIND_GATE.lacking(values(share=100)) == ()


def test_where_a_gate_does_not_hold_the_rule_behind_it_decides() -> None:
    working = BEHIND_GATE.evaluate(values(share=99, amount=1))
    assert working.inner == BY_AMOUNT.evaluate(values(amount=1))
    assert working.points == Fraction(3, 2)
    assert BEHIND_GATE.lacking(values(share=99)) == (AMOUNT,)


def test_what_lies_behind_an_undecided_gate_is_not_asked_for_yet() -> None:
    assert BEHIND_GATE.lacking(values()) == (SHARE,)
    assert BEHIND_GATE.inputs == (SHARE, AMOUNT)


@pytest.mark.parametrize(
    ("rule", "extremes"),
    [
        (BY_SHARE, (0, 5)),
        (BEHIND_GATE, (0, 4)),
        (GatedRule(Gate((Condition(SHARE, "{0}"),), -1), BY_AMOUNT), (-1, 3)),
        (GatedRule(Gate((Condition(SHARE, "{0}"),), 0), FALLING), (None, 1)),
        (GatedRule(Gate((Condition(SHARE, "{0}"),), 0), RISING), (0, None)),
        (Sum((BY_SHARE, BY_AMOUNT)), (0, 8)),
        (Sum((BY_SHARE, RISING)), (1, None)),
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
def test_a_rule_knows_the_least_and_the_most_it_can_give(rule: Rule, extremes: tuple[Fraction | None, ...]) -> None:
    assert rule.extremes() == extremes


def test_combinations_are_made_of_something() -> None:
    for combination in (Sum, BetterOf, WorseOf):
        with pytest.raises(SchemeError):
            combination(())
    for weight in (0, -1):
        with pytest.raises(SchemeError):
            Weighted(BY_SHARE, weight)
    with pytest.raises(SchemeError):
        Clamped(BY_SHARE, 2, 1)


COMBINATIONS: list[Combination] = [
    Sum((BY_SHARE, BY_AMOUNT)),
    BetterOf((BY_SHARE, BY_AMOUNT)),
    WorseOf((BY_SHARE, BY_AMOUNT)),
    Weighted(Sum((BY_SHARE, BY_AMOUNT)), "0.5"),
    Clamped(Sum((BY_SHARE, BY_AMOUNT)), 1, 4),
]
AT = {"share": st.fractions(0, 100, max_denominator=8), "amount": st.fractions(0, 5, max_denominator=8)}


@given(**AT)
def test_each_combination_is_what_it_says_of_its_parts(share: Fraction, amount: Fraction) -> None:
    at = values(share=share, amount=amount)
    one, other = BY_SHARE.evaluate(at).points, BY_AMOUNT.evaluate(at).points
    total = one + other
    expected = [total, max(one, other), min(one, other), total / 2, min(max(total, Fraction(1)), Fraction(4))]
    assert [rule.evaluate(at).points for rule in COMBINATIONS] == expected


@given(**AT)
def test_the_order_of_parts_does_not_change_the_points(share: Fraction, amount: Fraction) -> None:
    at = values(share=share, amount=amount)
    for combination in (Sum, BetterOf, WorseOf):
        there = combination((BY_SHARE, BY_AMOUNT)).evaluate(at).points
        assert combination((BY_AMOUNT, BY_SHARE)).evaluate(at).points == there


@given(rise=st.fractions(0, 3, max_denominator=8), **AT)
def test_a_better_part_never_makes_a_combination_worse(rise: Fraction, share: Fraction, amount: Fraction) -> None:
    for rule in COMBINATIONS:
        before = rule.evaluate(values(share=share, amount=amount)).points
        assert rule.evaluate(values(share=share, amount=amount + rise)).points >= before


@given(**AT)
def test_points_of_every_rule_lie_within_its_extremes(share: Fraction, amount: Fraction) -> None:
    for rule in [BY_SHARE, BY_AMOUNT, FALLING, RISING, BEHIND_GATE, *COMBINATIONS]:
        low, high = rule.extremes()
        points = rule.evaluate(values(share=share, amount=amount)).points
        assert low is None or low <= points
        assert high is None or points <= high


def test_a_combination_names_itself_and_keeps_its_parts_workings() -> None:
    at = values(share=60, amount=1)
    assert COMBINATIONS[0].evaluate(at) == Combined(
        "sum", (BY_SHARE.evaluate(at), BY_AMOUNT.evaluate(at)), Fraction(5, 2)
    )
    assert COMBINATIONS[0].inputs == (SHARE, AMOUNT)
    assert COMBINATIONS[0].lacking(values(share=60)) == (AMOUNT,)


def test_a_rule_scores_by_itself_and_says_all_that_is_missing() -> None:
    scored = COMBINATIONS[0].score({"share": 60, "amount": "1"})
    assert (scored.points, scored.working.points) == (Fraction(5, 2), Fraction(5, 2))
    with pytest.raises(MissingEvidenceError) as caught:
        COMBINATIONS[0].score({})
    assert [fault.path for fault in caught.value.faults] == ["/facts/share", "/facts/amount"]


def test_a_rule_by_itself_refuses_what_evidence_would() -> None:
    with pytest.raises(EvidenceError) as caught:
        COMBINATIONS[0].score({"share": 101, "amount": -1, "pm25": 3})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/facts/amount", "out_of_range"),
        ("/facts/pm25", "unknown_name"),
        ("/facts/share", "out_of_range"),
    ]
    with pytest.raises(EvidenceError) as caught:
        BY_SHARE.score({"share": 0.5})
    assert [fault.code for fault in caught.value.faults] == ["float"]


def test_dividing_by_nought_is_a_fault_of_the_evidence() -> None:
    rule = CurveRule(Quotient(SHARE, AMOUNT), Curve((Piece("[0, ∞)", 0),)))
    with pytest.raises(EvidenceError) as caught:
        rule.score({"share": 1, "amount": 0})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/facts/amount", "divided_by_zero")]
