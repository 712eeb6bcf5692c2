"""Whole papers as they were read and found right, word by word: no sentence changes without being read again.

The texts stand in ``data/papers``, English ones beside the Chinese. To store a paper that was read again, write what
``PAPERS`` makes there, as bytes: ``(STORED / name).write_bytes(PAPERS[name]().encode())``.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import frozen

from engine.test_district import evidence as of_the_district
from engine.test_district import incident
from huizhou_qa import Assessment, Evidence, assess, get_scheme
from huizhou_qa.analysis import Comparison
from huizhou_qa.errors.texts import Language
from huizhou_qa.procedure import report_skeleton
from huizhou_qa.sheets import (
    blank_self_scoring_sheet,
    cohort_sheet,
    comparison_sheet,
    contact_list,
    evaluation_report,
    notice,
    on_site_form,
    proof_catalogue,
    self_scoring_sheet,
)
from sheets import test_cohort_sheet as of_cohorts
from sheets import test_comparison_sheet as of_comparisons
from sheets import test_evaluation_report as of_reports
from sheets import test_notice as of_notices
from support import cohort_by_hand as by_hand
from support.district import scheme as district
from support.totals import raw_total

pytestmark = pytest.mark.usefixtures("verified_once")

STORED = Path(__file__).parents[1] / "data" / "papers"
SCHEME = get_scheme("huizhou", 2017)
DISTRICT = district()
OTHERWISE = get_scheme(
    "huizhou",
    2017,
    readings={
        "part_steps": "prorata",
        "services_band_ends": "lower",
        "agri_products": "joint",
        "empty_project_class": "needs_ruling",
        "inferior_v_ratio": "literal_capped",
        "incentive_margin": "more_than",
        "overdue_centres": "per_centre",
        "incident_class_b": "needs_finding",
        "written_places": "6",
        "grade_lines": "rounded",
    },
)


def changed(**changes: object) -> Evidence:
    """The first bundled unit, its sections changed."""
    unit = by_hand.bundled()[0] | {"averages": dict.fromkeys(by_hand.AVERAGED, "10")}
    for section, values in changes.items():
        before = unit.get(section, {})
        unit[section] = before | values if isinstance(values, dict) and isinstance(before, dict) else values
    return Evidence.from_dict(unit)


def full_of_cases() -> Assessment:
    """A result in which as much as can happen at once did: misses, absences, rulings, notes, incidents, limits."""
    event = by_hand.incidents_of(by_hand.bundled()[2])[0]
    return assess(
        OTHERWISE,
        changed(
            facts={
                "national_sampling_failure_rate": "0.12",
                "city_sampling_failure_rate": {"part": 5, "whole": 48},
                "building_large_acceptance_rate": {"nothing": "没有大中型项目"},
                "building_supervisors_sufficient": False,
                "transport_supervision_coverage": "98.5",
                "good_air_days_rate": {"value": "88.5", "status": "preliminary", "source": "快报"},
                "pm25_annual_mean": "365",
                "drinking_water_source_compliance_rate": {"part": 29999999, "whole": 30000000},
                "good_surface_water_share": "66.66",
                "good_surface_water_target": "74.07",
                "inferior_v_share": 15,
                "inferior_v_target": 10,
                "i_to_iv_share": 81,
                "black_odorous_water_target_met": False,
                "quality_infrastructure_index": "3",
                "overdue_inspection_centres": 9,
                "quality_incentive_projects": 12,
            },
            marks={
                "5": {"points": "3.2", "by": "水务部门", "on": "2017-12-20", "reason": "全市第三。"},
                "11.4": {"points": "0.8", "reason": "完成任务八成"},
                "20": "0.5",
                "31": {"nothing": "全年无事故"},
            },
            rulings={
                "4.1": {"treatment": "zero", "by": "市质量强市办", "why": "从严"},
                "31": {"treatment": "rescale", "by": "市质量强市办", "why": "无事故"},
            },
            incidents=[
                event | {"id": "一", "recognised_by": "state", "severity": "especially_major"},
                event | {"id": "二", "status": "pending"},
                event | {"id": "三", "date": "2016-03-01"},
                event | {"id": "四", "from_product_quality": False},
                event | {"id": "五", "serious_harm": False},
                event | {"id": "六", "recognised_by": "other", "severity": "other", "systemic_or_regional": False},
                event | {"id": "七", "recognised_by": "none"},
            ],
        ),
    )


def below_zero() -> Assessment:
    event = by_hand.incidents_of(by_hand.bundled()[2])[0]
    return assess(SCHEME, changed(incidents=[event | {"id": f"件{at}"} for at in range(11)]))


def district_events() -> Assessment:
    events: list[object] = [incident("a"), incident("b", severity="especially_major"), incident("c", status="pending")]
    return assess(DISTRICT, of_the_district({"honours": 3, "trials": 3}, incidents=events))


@frozen
class SheetOf:
    """The self-scoring sheet of a result."""

    result: Assessment

    def text(self) -> str:
        return self_scoring_sheet(self.result).to_markdown()


@frozen
class ComparisonOf:
    """The comparison sheet of a comparison."""

    comparison: Comparison

    def text(self) -> str:
        return comparison_sheet(self.comparison).to_markdown()


REASONS = {"10.1": "以监测站数据为准", "7": "口径已核对", "incidents": "无变化"}
PAPERS: dict[str, Callable[[], str]] = {
    **{f"sheet-{unit}.md": SheetOf(one).text for unit, one in of_comparisons.RESULTS.items()},
    "sheet-full-of-cases.md": lambda: self_scoring_sheet(full_of_cases()).to_markdown(),
    "sheet-below-zero.md": lambda: self_scoring_sheet(below_zero()).to_markdown(),
    "sheet-district.md": lambda: self_scoring_sheet(district_events()).to_markdown(),
    "sheet-full-of-cases.csv": lambda: self_scoring_sheet(full_of_cases()).to_csv(),
    "sheet-甲区.html": lambda: self_scoring_sheet(of_comparisons.RESULTS["甲区"]).to_html(),
    "blank-sheet.md": lambda: blank_self_scoring_sheet(SCHEME).to_markdown(),
    "blank-sheet-read-otherwise.md": lambda: blank_self_scoring_sheet(OTHERWISE).to_markdown(),
    "blank-sheet-district.md": lambda: blank_self_scoring_sheet(DISTRICT).to_markdown(),
    "contact-list.html": lambda: contact_list(SCHEME).to_html(),
    "proof-catalogue.html": lambda: proof_catalogue(SCHEME).to_html(),
    "on-site-form.html": lambda: on_site_form(SCHEME).to_html(),
    "on-site-form-literal.md": lambda: on_site_form(SCHEME, scale="literal").to_markdown(),
    **{f"comparison-{name}.md": ComparisonOf(one).text for name, one in of_comparisons.CASES.items()},
    "comparison-reasons.html": lambda: comparison_sheet(of_comparisons.AIR, reasons=REASONS).to_html(),
    "cohort.html": lambda: cohort_sheet(of_cohorts.ANNEX_1).to_html(),
    "cohort-weighted.md": lambda: cohort_sheet(of_cohorts.WEIGHTED).to_markdown(),
    "cohort-verified.md": lambda: cohort_sheet(of_cohorts.VERIFIED).to_markdown(),
    "notice-draft.txt": lambda: notice(of_notices.SETTLED).to_text(),
    "notice-approved.html": lambda: notice(of_notices.SETTLED, approved_on="2018-03-09").to_html(),
    "notice-replacing.md": lambda: notice(
        of_notices.results_of(of_notices.unsettled_units(), "0.3", overdue_centres="per_centre"),
        approved_on="2018-03-09",
        replaces="2018-02-08",
        include_provisional=True,
    ).to_markdown(),
    "notice-shared-places.txt": lambda: notice(of_notices.results_of(of_notices.two_alike())).to_text(),
    "evaluation-report.txt": of_reports.REPORT.to_text,
    "evaluation-report.html": of_reports.REPORT.to_html,
    "evaluation-report.en.txt": lambda: evaluation_report(
        of_reports.RESULTS, earlier={"self-assessment": of_reports.CLAIMED}, language="en"
    ).to_text(),
    "notice-district.txt": lambda: of_notices.of_the_district(
        incident("a"), incident("b", recognised_by="state")
    ).to_text(),
    "report-full-of-cases.txt": lambda: report(full_of_cases(), "zh"),
}
IN_ENGLISH: dict[str, Callable[[], str]] = {
    "sheet-丙县.en.html": lambda: self_scoring_sheet(of_comparisons.RESULTS["丙县"], language="en").to_html(),
    "sheet-full-of-cases.en.md": lambda: self_scoring_sheet(full_of_cases(), language="en").to_markdown(),
    "sheet-district.en.md": lambda: self_scoring_sheet(district_events(), language="en").to_markdown(),
    "blank-sheet.en.md": lambda: blank_self_scoring_sheet(SCHEME, language="en").to_markdown(),
    "contact-list.en.md": lambda: contact_list(SCHEME, language="en").to_markdown(),
    "proof-catalogue.en.md": lambda: proof_catalogue(SCHEME, language="en").to_markdown(),
    "on-site-form.en.html": lambda: on_site_form(SCHEME, language="en").to_html(),
    "comparison-reasons.en.html": lambda: comparison_sheet(
        of_comparisons.AIR, reasons=REASONS, language="en"
    ).to_html(),
    "comparison-steps.en.md": lambda: comparison_sheet(of_comparisons.STEPS, language="en").to_markdown(),
    "cohort-weighted.en.html": lambda: cohort_sheet(of_cohorts.WEIGHTED, language="en").to_html(),
    "cohort-verified.en.md": lambda: cohort_sheet(of_cohorts.VERIFIED, language="en").to_markdown(),
    "notice-draft.en.txt": lambda: notice(of_notices.SETTLED, language="en").to_text(),
    "notice-approved.en.html": lambda: notice(of_notices.SETTLED, approved_on="2018-03-09", language="en").to_html(),
    "notice-replacing.en.md": lambda: notice(
        of_notices.results_of(of_notices.unsettled_units(), "0.3", overdue_centres="per_centre"),
        approved_on="2018-03-09",
        replaces="2018-02-08",
        include_provisional=True,
        language="en",
    ).to_markdown(),
    "report-full-of-cases.en.txt": lambda: report(full_of_cases(), "en"),
}
PAPERS |= IN_ENGLISH


def report(result: Assessment, language: Language) -> str:
    """The skeleton of a report as text."""
    sections = report_skeleton(result, language=language)
    return "".join(f"{line}\n" for one in sections for line in (one.name, *(f"  {line}" for line in one.lines)))


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_says_word_by_word_what_was_read_and_found_right(name: str) -> None:
    assert PAPERS[name]() == (STORED / name).read_bytes().decode()


def test_every_stored_paper_is_made() -> None:
    assert {path.name for path in STORED.iterdir()} == set(PAPERS)


def test_the_stored_scores_of_a_sheet_full_of_cases_add_up() -> None:
    result = full_of_cases()
    rows = list(csv.reader((STORED / "sheet-full-of-cases.csv").read_bytes().decode().splitlines(keepends=True)))[1:]
    assert sum(Fraction(row[5]) for row in rows[:-1] if row[5]) == Fraction(raw_total(result))
