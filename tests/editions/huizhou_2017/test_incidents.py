"""Which incident vetoes, which costs points and which does neither, and that deductions stop at 0."""

from __future__ import annotations

import pytest

from huizhou_qa import assess, get_scheme
from support.annex_1 import DATES, assessed, combinations, figures, unit
from support.incidents import incident
from support.model_2017 import SCHEME, VETO, changed


@pytest.mark.parametrize("date", DATES)
def test_only_an_especially_major_systemic_finding_of_the_state_vetoes(date: str) -> None:
    incidents = combinations(date, "confirmed")
    result = assessed(unit(incidents=incidents))
    vetoes = [incident.incident for incident in result.incidents if incident.class_ == "veto"]
    elements = [
        tuple(veto.elements[name] for name in ("recognised_by", "severity", "systemic_or_regional")) for veto in vetoes
    ]
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


@pytest.mark.parametrize(
    ("choice", "day", "class_"),
    [
        ("calendar", "2016-12-31", "none"),
        ("calendar", "2017-01-01", "deduction"),
        ("calendar", "2017-12-31", "deduction"),
        ("calendar", "2018-01-01", "none"),
        ("july_to_june", "2016-06-30", "none"),
        ("july_to_june", "2016-07-01", "deduction"),
        ("july_to_june", "2017-06-30", "deduction"),
        ("july_to_june", "2017-07-01", "none"),
    ],
)
def test_an_incident_counts_in_the_year_as_it_is_read(choice: str, day: str, class_: str) -> None:
    scheme = get_scheme("huizhou", 2017, readings={"assessment_year": choice})
    result = assess(scheme, changed(incidents=[incident(date=day)]))
    assert [one.class_ for one in result.incidents] == [class_]


@pytest.mark.parametrize(
    ("choice", "body", "class_"),
    [
        ("independent", "none", "deduction"),
        ("independent", "other", "deduction"),
        ("needs_finding", "none", "none"),
        ("needs_finding", "other", "none"),
        ("needs_finding", "province", "deduction"),
        ("needs_finding", "state", "deduction"),
    ],
)
def test_a_serious_event_without_a_finding_costs_as_it_is_read(choice: str, body: str, class_: str) -> None:
    scheme = get_scheme("huizhou", 2017, readings={"incident_class_b": choice})
    event = incident(recognised_by=body, severity="other", systemic_or_regional=False)
    assert [one.class_ for one in assess(scheme, changed(incidents=[event])).incidents] == [class_]


def test_each_deduction_takes_ten_and_the_total_stops_at_zero() -> None:
    many = assess(SCHEME, changed(incidents=[incident(str(at)) for at in range(11)]))
    assert (str(many.base), str(many.raw_total), str(many.total), many.grade) == ("98.70", "-11.30", "0.00", "D")
    assert [(line.id, str(line.points)) for line in many.adjustments] == [("扣分项", "-110.00")]
    assert many.exact_total == 0


def test_a_veto_gives_d_and_leaves_the_score() -> None:
    result = assess(SCHEME, changed(incidents=[VETO]))
    assert (str(result.total), result.grade_before_veto, result.grade, result.exact_grade) == ("98.70", "A", "D", "D")
    assert [(one.id, one.class_) for one in result.incidents] == [("veto", "veto")]
    assert dict(result.incidents[0].elements) == {
        "within_year": True,
        "from_product_quality": True,
        "serious_harm": True,
        "status": "confirmed",
        "recognised_by": "state",
        "severity": "especially_major",
        "systemic_or_regional": True,
    }
