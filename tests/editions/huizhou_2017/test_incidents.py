"""Which incident vetoes, which costs points and which does neither, and that deductions stop at 0."""

from __future__ import annotations

import pytest

from support.annex_1 import DATES, assessed, combinations, figures, unit


@pytest.mark.parametrize("date", DATES)
def test_only_an_especially_major_systemic_finding_of_the_state_vetoes(date: str) -> None:
    incidents = combinations(date, "confirmed")
    result = assessed(unit(incidents=incidents))
    vetoes = [incident.incident for incident in result.incidents if incident.class_ == "veto"]
    elements = [(veto.recognised_by, veto.severity, veto.systemic_or_regional) for veto in vetoes]
    assert elements == ([("state", "especially_major", True)] if DATES[date] else [])
    # Of 96 combinations, 24 come from product quality and did serious harm: one vetoes, 23 cost 10 points each.
    counted = sum(incident.class_ == "deduction" for incident in result.incidents)
    assert counted == (23 if DATES[date] else 0)
    assert figures(result) == (100, 100 - 10 * counted, 0 if DATES[date] else 100)
    assert result.grade == ("D" if DATES[date] else "A")


@pytest.mark.parametrize("date", DATES)
def test_a_pending_incident_of_the_year_is_contested_and_costs_nothing(date: str) -> None:
    result = assessed(unit(incidents=combinations(date, "pending")))
    contested = [incident for incident in result.incidents if incident.class_ == "contested"]
    assert len(contested) == (24 if DATES[date] else 0)
    assert figures(result) == (100, 100, 100)
    assert (result.grade, result.grade_before_veto) == ("A", "A")
    assert set(result.provisional) == {incident.incident.id for incident in contested}


VETO: dict[str, object] = {
    "id": "veto",
    "date": "2017-06-15",
    "from_product_quality": True,
    "serious_harm": True,
    "recognised_by": "state",
    "severity": "especially_major",
    "systemic_or_regional": True,
    "status": "confirmed",
}


def test_a_veto_makes_the_grade_d_and_leaves_the_points() -> None:
    result = assessed(unit(incidents=[VETO]))
    assert figures(result) == (100, 100, 100)
    assert (result.grade_before_veto, result.grade, result.exact_grade) == ("A", "D", "D")


@pytest.mark.parametrize(
    ("events", "raw", "total", "grade"),
    [(1, 90, 90, "A"), (2, 80, 80, "B"), (4, 60, 60, "C"), (5, 50, 50, "D"), (10, 0, 0, "D"), (11, -10, 0, "D")],
)
def test_each_deducted_incident_costs_10_points_and_the_total_stops_at_0(
    events: int, raw: int, total: int, grade: str
) -> None:
    incidents = [VETO | {"id": f"event-{at}", "recognised_by": "province"} for at in range(events)]
    result = assessed(unit(incidents=incidents))
    assert figures(result) == (100, raw, total)
    assert result.grade == grade
