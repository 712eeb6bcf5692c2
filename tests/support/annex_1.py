"""A unit of 2017 with every fact of Annex 1 at its best, and what a test changes in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import product

import pytest

from huizhou_qa import Assessment, Evidence, EvidenceError, assess, get_scheme
from support import oracle
from support.totals import raw_total

SCHEME = get_scheme("huizhou", 2017)
# The same lines thousands of times: watching them would take three times as long and tell nothing new.
SWEEP = pytest.mark.no_cover

FACTS: dict[str, object] = {
    "national_sampling_failure_rate": "8",
    "provincial_sampling_failure_rate": "10",
    "city_sampling_failure_rate": "9.9",
    "quality_warnings": "0",
    "vegetable_pass_rate": "96",
    "livestock_pass_rate": "98",
    "aquatic_pass_rate": "96",
    "residue_testing_town_coverage": "100",
    "food_sampling_publication_rate": "100",
    "building_large_acceptance_rate": "100",
    "building_other_acceptance_rate": "98",
    "building_supervision_coverage": "100",
    "building_supervisors_sufficient": True,
    "transport_large_acceptance_rate": "100",
    "transport_other_acceptance_rate": "98.5",
    "transport_supervision_coverage": "100",
    "transport_supervisors_sufficient": True,
    "modern_services_share": "50",
    "national_service_standards": "1",
    "provincial_service_standards": "2",
    "good_air_days_rate": "96.2",
    "pm25_annual_mean": "29",
    "drinking_water_source_compliance_rate": "100",
    "good_surface_water_share": "90",
    "good_surface_water_target": "90",
    "inferior_v_share": "0",
    "inferior_v_target": "0",
    "i_to_iv_share": "100",
    "black_odorous_water_target_met": True,
    "quality_infrastructure_index": "14",
    "overdue_inspection_centres": "0",
    "quality_incentive_projects": "12",
}
AVERAGES: dict[str, object] = {"quality_infrastructure_index": "9", "quality_incentive_projects": "10"}
ONES = (14, 16, 17, 18, 20, 24, 25, 26, 27, 28, 29, 39, 40, 41, 42, 43)
TWOS = (15, 19, 21, 22, 23, 30, 31, 32, 33, 34, 35, 36, 37, 38)
FULL = {"5": "4", "9": "4"} | {str(item): "1" for item in ONES} | {str(item): "2" for item in TWOS}
NOTHING = {"nothing": "本年度没有这类工程"}

PERCENTS: dict[str, tuple[str, Callable[[Fraction], Fraction]]] = {
    "1.1": ("national_sampling_failure_rate", oracle.clause_1_1),
    "1.2": ("provincial_sampling_failure_rate", oracle.clause_1_2),
    "1.3": ("city_sampling_failure_rate", oracle.clause_1_3),
    "2.1": ("vegetable_pass_rate", oracle.clause_2_1),
    "2.2": ("livestock_pass_rate", oracle.clause_2_2),
    "2.3": ("aquatic_pass_rate", oracle.clause_2_3),
    "3.1": ("residue_testing_town_coverage", oracle.clause_3_1),
    "3.2": ("food_sampling_publication_rate", oracle.clause_3_2),
    "4.2": ("building_supervision_coverage", oracle.clause_4_2),
    "6.2": ("transport_supervision_coverage", oracle.clause_6_2),
    "7": ("modern_services_share", oracle.clause_7),
    "10.1": ("good_air_days_rate", oracle.clause_10_1),
    "11.1": ("drinking_water_source_compliance_rate", oracle.clause_11_1),
}
"""The clauses that read one percentage and nothing else, with the second reading of each."""


def unit(
    facts: Mapping[str, object] | None = None,
    marks: Mapping[str, object] | None = None,
    averages: Mapping[str, object] | None = None,
    incidents: list[dict[str, object]] | None = None,
) -> dict[str, object]:
    """A unit that has full marks in every clause but for what is given."""
    return {
        "unit": "甲",
        "facts": FACTS | dict(facts or {}),
        "marks": FULL | dict(marks or {}),
        "averages": AVERAGES | dict(averages or {}),
        "incidents": incidents or [],
    }


def assessed(evidence: Mapping[str, object]) -> Assessment:
    return assess(SCHEME, Evidence.from_dict(dict(evidence)))


INDEX = "quality_infrastructure_index"
PROJECTS = "quality_incentive_projects"
DATES = {"2016-12-31": False, "2017-01-01": True, "2017-06-15": True, "2017-12-31": True, "2018-01-01": False}
BODIES = ("state", "province", "other", "none")
SEVERITIES = ("especially_major", "major", "other")


def figures(result: Assessment) -> tuple[object, object, object]:
    return Fraction(result.base), Fraction(raw_total(result)), Fraction(result.total)


def combinations(date: str, status: str) -> list[dict[str, object]]:
    elements = product((True, False), (True, False), BODIES, SEVERITIES, (True, False))
    return [
        {
            "id": f"event-{at}",
            "date": date,
            "from_product_quality": from_product,
            "serious_harm": harm,
            "recognised_by": body,
            "severity": severity,
            "systemic_or_regional": systemic,
            "status": status,
        }
        for at, (from_product, harm, body, severity, systemic) in enumerate(elements)
    ]


def assert_refused(evidence: Mapping[str, object], path: str) -> None:
    """The evidence is refused for what stands at the path, and for nothing else."""
    with pytest.raises(EvidenceError) as refused:
        assessed(evidence)
    assert [fault.path for fault in refused.value.faults] == [path]
