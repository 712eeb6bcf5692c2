"""The days that a year's results depend on: they cannot have been approved or published before.

A day that nobody gave is not made up: what carries no day holds nothing up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from huizhou_qa.analysis.comparing.cohort_results import CohortResults
from huizhou_qa.composite import CompositeCohort
from huizhou_qa.errors import EvidenceError, Fault, described, is_a, pointer
from huizhou_qa.evidence.amending import history
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.evidence.records import Award, Known
from huizhou_qa.ledger.gate import require_sound

KindOfDay = Literal["year", "fact", "mark", "incident", "statement", "correction", "on_site"]


class RestingDay(NamedTuple):
    """A day that a unit's result depends on.

    Attributes:
        unit: the unit.
        what: the kind of day: ``year`` (the last day of the assessment year), ``fact`` (of a figure), ``mark`` (of an
            award), ``incident``, ``statement`` (behind the evidence), ``correction`` or ``on_site``.
        day: the day.
        path: its path in the results.
    """

    unit: str
    what: KindOfDay
    day: date
    path: str


def days_of(results: CohortResults) -> tuple[RestingDay, ...]:
    """Every day that these results depend on, unit by unit in the order of their places.

    Raises EvidenceError for anything that is not results, VerificationError for results that do not agree with
    themselves.
    """
    _require_results(results)
    return _days(results)


def _require_results(results: CohortResults) -> None:
    if not is_a(results, CohortResults):
        fault = Fault.of("", "wrong_type", case="days", given=described(results))
        raise EvidenceError([fault], {"case": "results_listed"})
    require_sound({"": results})


def _days(results: CohortResults) -> tuple[RestingDay, ...]:
    return tuple(day for unit in results.units for day in _of_unit(results, unit.unit, unit.assessment.evidence))


def days_after(results: CohortResults, day: date | str) -> tuple[RestingDay, ...]:
    """The days that these results depend on and that are later than ``day``: the last one of each unit and kind.

    ``day`` is a date or its ISO text. The end of the assessment year is listed once for all units.
    Raises as ``days_of``, and EvidenceError for anything that is not a day.
    """
    _require_results(results)
    faults = Faults()
    after = Given(day, "/day", faults).day()
    faults.raise_if_any(case="results_listed")
    return days_past(results, after)


def days_past(results: CohortResults, day: date) -> tuple[RestingDay, ...]:
    """The same for verified results."""
    last: dict[tuple[str, KindOfDay], RestingDay] = {}
    for one in _days(results):
        key = ("" if one.what == "year" else one.unit, one.what)
        if one.day > day and (key not in last or last[key].day < one.day):
            last[key] = one
    return tuple(last.values())


def _of_unit(results: CohortResults, unit: str, evidence: Evidence) -> Iterator[RestingDay]:
    where = pointer("results", unit)
    table = results.cohort.scheme.incident_table
    if table is not None:
        yield RestingDay(unit, "year", table.year.last, pointer("scheme", "incident_table", "year", "last"))
    for what, day, path in _of_evidence(evidence):
        yield RestingDay(unit, what, day, where + "/evidence" + path)
    cohort = results.cohort
    if isinstance(cohort, CompositeCohort):
        rated = cohort.results[unit].on_site.day
        if rated is not None:
            yield RestingDay(unit, "on_site", rated, where + "/on_site/day")


def _of_evidence(evidence: Evidence) -> Iterator[tuple[KindOfDay, date, str]]:
    for name, fact in evidence.facts.items():
        if isinstance(fact, Known) and fact.as_of is not None:
            yield "fact", fact.as_of, pointer("facts", name, "as_of")
    for name, mark in evidence.marks.items():
        if isinstance(mark, Award) and mark.on is not None:
            yield "mark", mark.on, pointer("marks", name, "on")
    for incident in evidence.incidents or ():
        yield "incident", incident.date, pointer("incidents", incident.id, "date")
    for day in evidence.statement_days:
        yield "statement", day, pointer("statement_days")
    corrections = [link.amendment for link in history(evidence) if link.amendment is not None]
    for at, correction in enumerate(corrections):
        yield "correction", correction.on, pointer("amendments", str(at), "on")
