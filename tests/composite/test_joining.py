"""What a pending incident may make of a composite: every way of settling it is joined anew, by the same weight."""

from __future__ import annotations

import pytest

from composite.test_composite import annex_1, rated
from huizhou_qa.composite import Composite, composite
from huizhou_qa.composite.composite import grade_in
from support.faces import stripped
from support.incidents import incident
from support.model_2017 import VETO

WEIGHTS = (None, "0.5", "1")
# What an incident that may still turn out to be anything leads to.
SETTLED: tuple[list[object], ...] = ([], [incident()], [VETO])


def joined(weight: str | None, incidents: list[object]) -> Composite:
    """92 points joined with an on-site score of 60."""
    choice = "verify_only" if weight is None else "weighted"
    return composite(annex_1("92", incidents), rated(3), choice=choice, on_site_weight=weight)


def pending(weight: str | None) -> Composite:
    return joined(weight, [incident(status="pending")])


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_pending_composite_may_come_to_the_grades_of_every_way_of_settling_it_and_to_no_other(
    weight: str | None,
) -> None:
    grades = {joined(weight, incidents).grade for incidents in SETTLED}
    assert grade_in(pending(weight)).may == tuple(sorted(grades))
    # Other than the grades of the score alone.
    assert (grade_in(pending(weight)).may == grade_in(pending(None)).may) == (weight is None)


@pytest.mark.parametrize("incidents", SETTLED)
def test_a_composite_of_settled_incidents_waits_for_nothing(incidents: list[object]) -> None:
    assert grade_in(joined("0.5", incidents)).may == ()


def test_a_pending_composite_says_its_possible_grades_as_a_pending_assessment_does() -> None:
    waiting = pending("0.5")
    zh, en = (stripped(waiting.to_html(language)) for language in ("zh", "en"))
    assert "待定，未计入；定论后等级可能为C、D：" in zh
    assert "Pending, and not counted; once settled the grade may be C or D:" in en
    assert "定论后等级可能为A、B、D：" in stripped(waiting.assessment.to_html())
    assert "grade C (pending, may be C or D), weighted 0.5>" in repr(waiting)
    assert "grade A (pending, may be A, B or D)" in repr(waiting.assessment)
