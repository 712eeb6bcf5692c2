"""The days that results rest on: no notice was approved before any of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve

from composite.test_composite import RATINGS
from engine.test_district import FACTS, MARKS
from huizhou_qa import Evidence, EvidenceError, amend, assess_cohort, get_scheme
from huizhou_qa.analysis import CohortResults, RestingDay, cohort_results, days_after, days_of, effect_of
from huizhou_qa.composite import composite_cohort
from huizhou_qa.onsite import assess_on_site
from huizhou_qa.sheets import notice
from huizhou_qa.statements import Statement, prevailing_values
from support import district
from support.incidents import incident
from support.model_2017 import member

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
YEAR = RestingDay("甲", "year", date(2017, 12, 31), "/scheme/incident_table/year/last")


def own(**sections: object) -> Evidence:
    """甲's evidence, with no day in it but those given."""
    plain = member("甲")
    corrected = amend(plain, sections, "办", "2018-01-01", "补") if sections else plain
    return evolve(corrected, amendment=None)


def results_of(evidence: Evidence, day: str | None = None) -> CohortResults:
    cohort = assess_cohort(SCHEME, [evidence, member("乙")])
    if day is None:
        return cohort_results(cohort)
    on_site = {unit: assess_on_site(SCHEME, RATINGS, unit=unit, day=day if unit == "甲" else None) for unit in "甲乙"}
    return cohort_results(composite_cohort(cohort, on_site, choice="verify_only"))


def selected() -> Evidence:
    """What prevails of two statements, of which one was corrected before, and what prevailed was after."""
    corrected = amend(member("甲"), {"marks": {"14": "0.5"}}, "办", "2018-01-01", "查")
    review = Evidence.from_dict({"unit": "甲", "marks": {"15": 1}})
    statements = [
        Statement("self_assessment", "甲政府", date(2018, 1, 2), corrected),
        Statement("document_review", "办", date(2018, 2, 1), review),
    ]
    return amend(prevailing_values(SCHEME, statements).evidence, {"marks": {"17": "0.5"}}, "办", "2018-03-05", "查")


FOUND: dict[str, tuple[CohortResults, list[tuple[str, date, str]]]] = {
    "nothing but the year": (results_of(own()), []),
    "a fact": (
        results_of(own(facts={"pm25_annual_mean": {"value": 28, "as_of": "2018-02-03"}})),
        [("fact", date(2018, 2, 3), "/results/甲/evidence/facts/pm25_annual_mean/as_of")],
    ),
    "a mark": (
        results_of(own(marks={"14": {"points": "0.5", "on": "2018-02-04"}})),
        [("mark", date(2018, 2, 4), "/results/甲/evidence/marks/14/on")],
    ),
    "an incident": (
        results_of(
            own(incidents={"a/b": {key: value for key, value in incident(date="2018-02-06").items() if key != "id"}})
        ),
        [("incident", date(2018, 2, 6), "/results/甲/evidence/incidents/a~1b/date")],
    ),
    "a rating on site": (results_of(own(), "2018-02-07"), [("on_site", date(2018, 2, 7), "/results/甲/on_site/day")]),
    "statements and their corrections": (
        results_of(selected()),
        [
            ("statement", date(2018, 1, 2), "/results/甲/evidence/statement_days"),
            ("statement", date(2018, 2, 1), "/results/甲/evidence/statement_days"),
            ("correction", date(2018, 1, 1), "/results/甲/evidence/amendments/0/on"),
            ("correction", date(2018, 3, 5), "/results/甲/evidence/amendments/1/on"),
        ],
    ),
}


@pytest.mark.parametrize("what", FOUND)
def test_every_day_that_a_result_rests_on_is_told_with_where_it_stands(what: str) -> None:
    results, expected = FOUND[what]
    assert [one for one in days_of(results) if one.unit == "甲"] == [
        YEAR,
        *(("甲", *one) for one in expected),
    ]


@pytest.mark.parametrize("what", FOUND)
def test_no_notice_is_approved_on_the_day_before_and_on_the_day_it_is(what: str) -> None:
    results, expected = FOUND[what]
    last = max([YEAR.day, *(day for _, day, _ in expected)])
    with pytest.raises(EvidenceError) as caught:
        notice(results, approved_on=last - timedelta(days=1))
    (fault,) = caught.value.faults
    assert (fault.path, fault.code, fault.params["day"]) == ("/approved_on", "before_the_last", last)
    assert last.isoformat() in fault.zh
    assert last.isoformat() in fault.en
    assert notice(results, approved_on=last).title.endswith("通报")


def test_the_year_stands_once_and_of_every_unit_and_kind_the_last_day() -> None:
    results = FOUND["statements and their corrections"][0]
    assert [(one.unit, one.what, one.day) for one in days_after(results, date(1999, 1, 1))] == [
        (results.units[0].unit, "year", date(2017, 12, 31)),
        ("甲", "statement", date(2018, 2, 1)),
        ("甲", "correction", date(2018, 3, 5)),
    ]
    with pytest.raises(EvidenceError) as caught:
        notice(results, approved_on="1999-01-01")
    assert [fault.params["case"] for fault in caught.value.faults] == [
        "resting_year", "resting_statement", "resting_correction",
    ]  # fmt: skip
    assert all("1999-01-01" in fault.zh and "1999-01-01" in fault.en for fault in caught.value.faults)


def test_every_unit_has_a_last_day_of_its_own() -> None:
    late = {"facts": {"pm25_annual_mean": {"value": 28, "as_of": "2018-02-03"}}}
    other = evolve(amend(member("乙"), late, "办", "2018-02-04", "补"), amendment=None)
    results = cohort_results(assess_cohort(SCHEME, [own(**late), other]))
    assert {(one.unit, one.what) for one in days_after(results, "2018-01-31")} == {("甲", "fact"), ("乙", "fact")}


def test_the_year_ends_as_it_is_read() -> None:
    july = get_scheme("huizhou", 2017, readings={"assessment_year": "july_to_june"})
    results = cohort_results(assess_cohort(july, [member("甲"), member("乙")]))
    assert {one.day for one in days_of(results)} == {date(2017, 6, 30)}


def test_a_scheme_that_says_nothing_of_incidents_knows_no_year() -> None:
    plain = evolve(district.scheme(), incident_table=None, adjustments=(), vetoes=())
    cohort = assess_cohort(plain, [Evidence.from_dict({"unit": "甲", "facts": FACTS, "marks": MARKS})])
    assert days_of(cohort_results(cohort)) == ()


def test_a_correction_made_after_statements_were_combined_keeps_their_days() -> None:
    cohort = assess_cohort(SCHEME, [selected(), member("乙")])
    later = amend(cohort.members["甲"], {"marks": {"16": 0}}, "办", "2018-04-01", "申诉")
    found = days_of(cohort_results(effect_of(cohort, later).after))
    assert [(one.what, one.day) for one in found if one.unit == "甲"] == [
        ("year", date(2017, 12, 31)),
        ("statement", date(2018, 1, 2)),
        ("statement", date(2018, 2, 1)),
        ("correction", date(2018, 1, 1)),
        ("correction", date(2018, 3, 5)),
        ("correction", date(2018, 4, 1)),
    ]


def test_only_results_rest_on_days() -> None:
    for wrong in (None, "甲", assess_cohort(SCHEME, [member("甲")])):
        with pytest.raises(EvidenceError) as caught:
            days_of(wrong)  # type: ignore[arg-type] # the point
        assert [fault.code for fault in caught.value.faults] == ["wrong_type"]
