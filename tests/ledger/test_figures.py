"""Grades at a total that is not the scheme's own: what follows the grade is worked out again."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.figures import grades_at, numbers_of
from huizhou_qa.rules import Within
from huizhou_qa.scheme import AtBest, Graded, Limit, total_after
from huizhou_qa.scorers import place_of
from support.valley import evidence, scheme


def test_a_place_that_is_read_after_the_grade_stays_as_it_was() -> None:
    place = place_of(total_after("top"), "place", "名次")
    steps = (
        Limit("top", "不高于95分", high=95),
        Graded(),
        Limit("last", "末位不高于60分", high=60, when=(Within(place, "[2, ∞)"),)),
        AtBest("forgery", "乙"),
    )
    placed = evolve(evidence(90), statistics=FrozenMapping({"place": Fraction(2)}))
    of_valley = scheme(adjustments=(), steps=steps)
    numbers = numbers_of(of_valley, placed, written=True)
    assert numbers["/results/total"] == 60
    assert grades_at(of_valley, numbers, Fraction(70)) == ("乙", "乙")
    assert grades_at(of_valley, numbers, Fraction(80)) == ("甲", "甲")
