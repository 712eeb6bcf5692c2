"""``Gated``: conditions that settle the points before what stands behind them is read."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa import MissingEvidenceError, SchemeError
from huizhou_qa.evidence.values import Values
from huizhou_qa.rules import Piece, Pieces, Within
from huizhou_qa.rules.derived import reaches, share
from huizhou_qa.scorers import Awarded, Gated, NodeRule, RatioTimesCoefficient, mark, on_curve, percent, quantity

RATE, TARGET = percent("rate", "率"), percent("target", "目标")
AMOUNT = quantity("amount", "数额", "个")
BY_AMOUNT = on_curve(AMOUNT, Pieces((Piece("[0, 2]", 0, "1.5"), Piece("(2, ∞)", 3))))
BEHIND_GATE = Gated((Within(RATE, "{100}"),), 4, BY_AMOUNT)
TWO = Gated((Within(RATE, "{100}"), Within(TARGET, "[98, 100]")), 1, AMOUNT)


def values(**facts: int | Fraction) -> Values:
    return Values({f"/facts/{name}": Fraction(number) for name, number in facts.items()})


def test_a_gate_settles_before_the_scorer_behind_it() -> None:
    scorer = Gated((reaches(RATE, TARGET),), "1.5", RatioTimesCoefficient(share(RATE, TARGET), "1.05"))
    assert scorer.score({"rate": 80, "target": 80}).points == Fraction(3, 2)
    assert scorer.score({"rate": 0, "target": 0}).points == Fraction(3, 2)
    assert scorer.score({"rate": 72, "target": 80}).points == Fraction("0.945")


def test_where_a_gate_holds_nothing_behind_it_is_read() -> None:
    assert NodeRule(BEHIND_GATE).evaluate(values(rate=100)).points == 4
    assert NodeRule(BEHIND_GATE).lacking(values(rate=100)) == ()


def test_where_a_gate_does_not_hold_the_rule_behind_it_decides() -> None:
    assert BEHIND_GATE.score({"rate": 99, "amount": 1}).points == Fraction(3, 2)
    assert [leaf.path for leaf in NodeRule(BEHIND_GATE).lacking(values(rate=99))] == ["/facts/amount"]


def test_what_lies_behind_an_undecided_gate_is_not_asked_for_yet() -> None:
    rule = NodeRule(BEHIND_GATE)
    assert [leaf.path for leaf in rule.lacking(values())] == ["/facts/rate"]
    assert [leaf.path for leaf in rule.inputs] == ["/facts/rate", "/facts/amount"]


def test_a_gate_holds_where_every_condition_does() -> None:
    given = ((100, 99), (100, 97), (99, 99))
    points = [TWO.score({"rate": rate, "target": target, "amount": 0}).points for rate, target in given]
    assert points == [1, 0, 0]


def test_a_gate_that_fails_does_not_hide_what_is_missing() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        TWO.score({"rate": 0})
    assert [fault.path for fault in caught.value.faults] == ["/facts/target"]


def test_a_gate_asks_something() -> None:
    with pytest.raises(SchemeError) as caught:
        Gated((), 1, Awarded(mark("5", "得分", 4)))
    (fault,) = caught.value.faults
    assert (fault.path, fault.code, fault.zh, fault.en) == (
        *("/when", "empty", "没有条件就总是成立，至少要一个条件"),
        "without a condition it would always hold; give at least one",
    )
