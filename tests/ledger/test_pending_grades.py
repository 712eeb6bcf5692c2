"""The grades that pending incidents may lead to: each way is scored, and nothing is told where that is too much."""

from __future__ import annotations

import pytest

from engine.test_cohort import SCHEME, member
from engine.test_district import incident
from huizhou_qa import Assessment, assess_cohort
from huizhou_qa.ledger import pending_grades
from huizhou_qa.ledger.pending_grades import possible_grades


def scored(*statuses: str) -> Assessment:
    """A member with an incident of each status."""
    told = [incident(str(at), status=status) for at, status in enumerate(statuses)]
    return assess_cohort(SCHEME, [member("甲", incidents=told), member("乙")]).results["甲"]


def test_without_a_pending_incident_nothing_is_told() -> None:
    assert possible_grades(scored()) == ()
    assert possible_grades(scored("confirmed")) == ()


def test_an_incident_may_come_to_what_fits_it_or_to_nothing() -> None:
    assert scored().grade == "优"
    assert possible_grades(scored("pending")) == ("优", "良", "差")


def test_every_grade_that_settling_gives_is_among_those_told() -> None:
    found = possible_grades(scored("pending", "confirmed"))
    assert {scored("confirmed").grade, scored("confirmed", "confirmed").grade} <= {*found}


def test_of_too_many_ways_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pending_grades, "MOST_WAYS", 1)
    assert possible_grades(scored("pending")) == ()
