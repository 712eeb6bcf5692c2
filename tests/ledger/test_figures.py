"""Grades at a total that is not the scheme's own: what follows the grade is worked out again."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import EvidenceError, VerificationError, assess
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.figures import at_path, grades_at, numbers_of
from huizhou_qa.readers import Gap
from huizhou_qa.rules import Constant, Quotient, Within
from huizhou_qa.scheme import AtBest, Graded, Limit, total_after
from huizhou_qa.scorers import place_of, quantity
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


def test_what_is_left_out_shows_0_and_what_is_divided_by_0_shows_nothing() -> None:
    numbers = {"a": Gap(nothing=frozenset({"/facts/a"})), "b": Gap(faults=frozenset({"divided_by_zero"}))}
    assert at_path(numbers, "a") == 0
    with pytest.raises(EvidenceError) as caught:
        at_path(numbers, "b")
    (fault,) = caught.value.faults
    assert (fault.code, fault.path, fault.params["result"]) == ("divided_by_zero", "", "b")


AREA = quantity("area", "面积", "亩")
LIMITED = scheme(
    adjustments=(),
    steps=(Limit("限", "限", high=40, when=(Within(Quotient(Constant(1), AREA), "(0, 1]"),)), Graded()),
)


def test_no_total_verifies_beside_figures_that_divide_by_0() -> None:
    made = assess(LIMITED, evidence(50, area=2))
    assert (str(made.total), made.grade) == ("40.00", "丁")
    # Neither as it was, nor as if what has no number were 0.
    for total, grade in ((Decimal("40.00"), "丁"), (Decimal("0.00"), "甲")):
        forged = evolve(made, evidence=evidence(50, area=0), total=total, grade=grade, grade_before_veto=grade)
        with pytest.raises(VerificationError) as caught:
            evolve(forged, exact_total=Fraction(total), exact_grade=grade).verify()
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/evidence", "divided_by_zero")]
