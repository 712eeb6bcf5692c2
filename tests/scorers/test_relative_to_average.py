"""``RelativeToAverage``: a figure as a multiple of the average of all, or of the others."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa import EvidenceError, MissingEvidenceError, SchemeError
from huizhou_qa.readers import Exact, Gap
from huizhou_qa.rules import Bands, difference
from huizhou_qa.scorers import NodeRule, RelativeToAverage, average_of, mean_of, on_curve, quantity, signed

AMOUNT = quantity("amount", "数额", "个")
TABLE = {"[0, 0.5)": 1, "[0.5, 1)": 2, "[1, ∞)": 4}


def test_a_figure_is_held_against_multiples_of_the_average() -> None:
    scorer = RelativeToAverage(AMOUNT, TABLE)
    points = [
        scorer.score({"amount": n}, averages={"amount": 10}).points for n in ("0", "4.99", "5", "9.99", "10", "50")
    ]
    assert points == [1, 1, 2, 2, 4, 4]
    pair = scorer.score({"amount": 5}, averages={"amount": {"part": 70, "whole": 7}})
    assert pair.points == 2


def test_a_figure_may_be_held_against_the_average_of_the_others() -> None:
    others = RelativeToAverage(AMOUNT, TABLE, "others")
    points = [
        others.score({"amount": 5}, averages={"amount": {"part": total, "whole": 2}}).points for total in (16, 15)
    ]
    assert points == [1, 2]
    with pytest.raises(EvidenceError) as caught:
        others.score({"amount": 5}, averages={"amount": 10})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/averages/amount", "pair_needed")]


def test_an_average_of_zero_is_reached_by_any_figure() -> None:
    scorer = RelativeToAverage(AMOUNT, {"[0, 1)": 1, "[1, ∞)": 4})
    assert scorer.score({"amount": 0}, averages={"amount": 0}).points == 4
    known = {AMOUNT.path: Fraction(3), average_of(AMOUNT).path: Fraction(0)}
    assert scorer.under(Exact(known)) == 4


def test_against_an_average_of_zero_the_figure_is_read_all_the_same() -> None:
    scorer = RelativeToAverage(AMOUNT, {"[0, 1)": 1, "[1, ∞)": 4})
    with pytest.raises(MissingEvidenceError) as caught:
        scorer.score({}, averages={"amount": 0})
    assert [fault.path for fault in caught.value.faults] == ["/facts/amount"]
    nothing = Gap(nothing=frozenset({"/facts/amount"}))
    assert scorer.under(Exact({AMOUNT.path: nothing, average_of(AMOUNT).path: Fraction(0)})) == nothing


@pytest.mark.parametrize(
    ("multiples", "faults"),
    [
        ({"[0, 1)": 1, "(1, ∞)": 4}, [("/pieces/1", "gap")]),
        ({"[0, 1)": 1}, [("/pieces", "not_covered")]),
        ({}, [("/pieces", "empty")]),
        ({"1-2": 1}, [("/multiples/1-2", "bad_interval")]),
    ],
)
def test_multiples_cover_all_that_there_can_be(multiples: dict[str, int], faults: list[tuple[str, str]]) -> None:
    with pytest.raises(SchemeError) as caught:
        RelativeToAverage(AMOUNT, multiples)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == faults


def test_an_average_is_over_all_or_the_others() -> None:
    with pytest.raises(SchemeError) as caught:
        RelativeToAverage(AMOUNT, {"[0, ∞)": 1}, over="none")  # type: ignore[arg-type]
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/over", "unknown_choice")]


def test_a_figure_that_may_lie_below_zero_is_no_multiple_of_an_average() -> None:
    growth = signed("growth", "增速", "%")
    with pytest.raises(SchemeError) as caught:
        RelativeToAverage(growth, {"(-∞, 1)": 0, "[1, ∞)": 4})
    assert [(fault.path, fault.code, fault.params["over"]) for fault in caught.value.faults] == [
        ("/fact", "below_zero", "(-∞, ∞)")
    ]
    beside = on_curve(difference(growth, mean_of(growth)), Bands({"(-∞, 0)": 0, "[0, ∞)": 4}))
    scored = [NodeRule(beside).score({"growth": n}, averages={"growth": "-0.5"}).points for n in (3, -4)]
    assert scored == [4, 0]
