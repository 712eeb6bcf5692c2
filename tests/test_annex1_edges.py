"""Annex 1 of the 2017 Huizhou scheme at every edge that its text prints, and against a second reading of it.

The points in the tables are read off the regulation's text and stand here as literals. ``oracle`` holds the same
rules once more as plain functions; the library has to agree with them on grids and on random whole evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huizhou_qa import Assessment, Evidence, EvidenceError, assess, get_scheme
from oracle import expected

SCHEME = get_scheme("huizhou", 2017)

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

PERCENTS = {
    "1.1": "national_sampling_failure_rate",
    "1.2": "provincial_sampling_failure_rate",
    "1.3": "city_sampling_failure_rate",
    "2.1": "vegetable_pass_rate",
    "2.2": "livestock_pass_rate",
    "2.3": "aquatic_pass_rate",
    "3.1": "residue_testing_town_coverage",
    "3.2": "food_sampling_publication_rate",
    "4.2": "building_supervision_coverage",
    "6.2": "transport_supervision_coverage",
    "7": "modern_services_share",
    "10.1": "good_air_days_rate",
    "11.1": "drinking_water_source_compliance_rate",
}
"""The clauses that read one percentage and nothing else."""


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


class Case(NamedTuple):
    clause: str
    facts: dict[str, object]
    points: str
    marks: dict[str, object]
    averages: dict[str, object]

    def __str__(self) -> str:
        given_values = [*self.facts.values(), *self.marks.values()]
        about = [f"mean {shown(mean)}" for mean in self.averages.values()]
        return " ".join([self.clause, "at", *map(shown, given_values), *about])


def shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "nothing" if "nothing" in value else "/".join(map(str, value.values()))
    return str(value)


def one(clause: str, fact: str, points: dict[str, str]) -> Iterator[Case]:
    for value, gets in points.items():
        yield Case(clause, {fact: value}, gets, {}, {})


def several(clause: str, names: tuple[str, ...], rows: list[tuple[object, ...]]) -> Iterator[Case]:
    for *values, points in rows:
        yield Case(clause, dict(zip(names, values, strict=True)), str(points), {}, {})


def relative(clause: str, fact: str, rows: list[tuple[object, object, str]]) -> Iterator[Case]:
    for value, mean, points in rows:
        yield Case(clause, {fact: value}, points, {}, {fact: mean})


SAMPLING = {
    "0": "1",
    "9.99": "1",
    "9.999999": "1",
    "10": "1",
    "10.000001": "0.5",
    "10.01": "0.5",
    "14.99": "0.5",
    "14.999999": "0.5",
    "15": "0.5",
    "15.000001": "0.2",
    "15.01": "0.2",
    "19.99": "0.2",
    "19.999999": "0.2",
    "20": "0.2",
    "20.000001": "0",
    "20.01": "0",
    "100": "0",
}
ACCEPTANCE: list[tuple[object, ...]] = [
    ("100", "98", "2"),
    ("100", "98.000001", "2"),
    ("100", "98.01", "2"),
    ("100", "100", "2"),
    ("100", "97.999999", "0"),
    ("100", "97.99", "0"),
    ("100", "0", "0"),
    ("99.999999", "98", "0"),
    ("99.99", "98", "0"),
    ("99.999999", "100", "0"),
    ("99.999999", "97.999999", "0"),
    ("98", "98", "0"),
    ("0", "100", "0"),
    (NOTHING, "98", "2"),
    (NOTHING, "97.999999", "0"),
    (NOTHING, "97.99", "0"),
    ("100", NOTHING, "2"),
    ("99.999999", NOTHING, "0"),
    ("99.99", NOTHING, "0"),
]
EACH_WHOLE_STEP = ("3", "2.7", "2.4", "2.1", "1.8", "1.5", "1.2", "0.9", "0.6", "0.3", "0")
"""The points after none to ten whole steps of 0.3: 90 % down to 80 %, and 35 up to 45 micrograms."""


def air_days() -> dict[str, str]:
    points = {"100": "3", "90.01": "3", "90.000001": "3", "79.999999": "0", "79.99": "0", "0": "0"}
    for steps, gets in enumerate(EACH_WHOLE_STEP):
        points[str(90 - steps)] = gets
    for steps, gets in enumerate(EACH_WHOLE_STEP[:-1]):  # below a whole percent, until the next is reached
        for below in ("000001", "01", "50", "99", "999999"):
            points[f"{89 - steps}.{below}"] = gets
    return points


def fine_particles() -> dict[str, str]:
    points = {"0": "3", "34.99": "3", "34.999999": "3", "45.000001": "0", "45.01": "0", "46": "0", "1000": "0"}
    for steps, gets in enumerate(EACH_WHOLE_STEP):
        points[str(35 + steps)] = gets
    for steps, gets in enumerate(EACH_WHOLE_STEP[:-1]):  # above a whole microgram, until the next is reached
        for above in ("000001", "01", "50", "99", "999999"):
            points[f"{35 + steps}.{above}"] = gets
    return points


def black_water() -> Iterator[Case]:
    met = "black_odorous_water_target_met"
    yield Case("11.4", {met: True}, "1.5", {}, {})
    for mark in ("0", "0.000001", "0.01", "0.5", "0.99", "0.999999", "1"):
        yield Case("11.4", {met: False}, mark, {"11.4": mark}, {})


def awarded() -> Iterator[Case]:
    for clause, full in [("5", 4), ("9", 4), *((str(item), 1) for item in ONES), *((str(item), 2) for item in TWOS)]:
        for mark in ("0", "0.000001", "0.01", f"{full - 1}.99", f"{full - 1}.999999", str(full)):
            yield Case(clause, {}, mark, {clause: mark}, {})


INDEX = "quality_infrastructure_index"
PROJECTS = "quality_incentive_projects"

CASES = [
    *one("1.1", "national_sampling_failure_rate", SAMPLING),
    *one("1.2", "provincial_sampling_failure_rate", SAMPLING),
    *one(
        "1.3",
        "city_sampling_failure_rate",
        {"0": "1", "9.99": "1", "9.999999": "1", "10": "1", "10.000001": "0", "10.01": "0", "15": "0", "100": "0"},
    ),
    *one("1.4", "quality_warnings", {"0": "1", "1": "0.5", "2": "0", "3": "0", "20": "0"}),
    *one(
        "2.1",
        "vegetable_pass_rate",
        {"0": "0", "95.99": "0", "95.999999": "0", "96": "1.5", "96.000001": "1.5", "96.01": "1.5", "100": "1.5"},
    ),
    *one(
        "2.2",
        "livestock_pass_rate",
        {"0": "0", "97.99": "0", "97.999999": "0", "98": "1.5", "98.000001": "1.5", "98.01": "1.5", "100": "1.5"},
    ),
    *one(
        "2.3",
        "aquatic_pass_rate",
        {"0": "0", "95.99": "0", "95.999999": "0", "96": "1", "96.000001": "1", "96.01": "1", "100": "1"},
    ),
    *one(
        "3.1",
        "residue_testing_town_coverage",
        {
            "0": "0",
            "59.99": "0",
            "59.999999": "0",
            "60": "1.5",
            "60.000001": "1.5",
            "60.01": "1.5",
            "99.99": "1.5",
            "99.999999": "1.5",
            "100": "3",
        },
    ),
    *one("3.2", "food_sampling_publication_rate", {"0": "0", "99.99": "0", "99.999999": "0", "100": "1"}),
    *several("4.1", ("building_large_acceptance_rate", "building_other_acceptance_rate"), ACCEPTANCE),
    *one("4.2", "building_supervision_coverage", {"0": "0", "99.99": "0", "99.999999": "0", "100": "1"}),
    *several("4.3", ("building_supervisors_sufficient",), [(True, "1"), (False, "0")]),
    *several("6.1", ("transport_large_acceptance_rate", "transport_other_acceptance_rate"), ACCEPTANCE),
    *one(
        "6.2",
        "transport_supervision_coverage",
        {
            "100": "1",
            "99.999999": "1",
            "99.99": "1",
            "99.5": "1",
            "99.01": "1",
            "99.000001": "1",
            "99": "0.5",
            "98.999999": "0.5",
            "98.99": "0.5",
            "98.01": "0.5",
            "98.000001": "0.5",
            "98": "0",
            "97.999999": "0",
            "97.99": "0",
            "97": "0",
            "0": "0",
        },
    ),
    *several("6.3", ("transport_supervisors_sufficient",), [(True, "1"), (False, "0")]),
    *one(
        "7",
        "modern_services_share",
        {
            "0": "0",
            "19.99": "0",
            "19.999999": "0",
            "20": "1",
            "20.000001": "1",
            "20.01": "1",
            "29.99": "1",
            "29.999999": "1",
            "30": "2",
            "30.000001": "2",
            "30.01": "2",
            "39.99": "2",
            "39.999999": "2",
            "40": "3",
            "40.000001": "3",
            "40.01": "3",
            "49.99": "3",
            "49.999999": "3",
            "50": "4",
            "50.000001": "4",
            "50.01": "4",
            "100": "4",
        },
    ),
    *several(
        "8",
        ("national_service_standards", "provincial_service_standards"),
        [
            ("0", "0", "0"),
            ("0", "1", "1"),
            ("0", "2", "2"),
            ("0", "3", "3"),
            ("0", "4", "4"),
            ("0", "5", "4"),
            ("1", "0", "2"),
            ("1", "1", "3"),
            ("1", "2", "4"),
            ("1", "3", "4"),
            ("2", "0", "4"),
            ("2", "1", "4"),
            ("3", "0", "4"),
            ("20", "20", "4"),
        ],
    ),
    *one("10.1", "good_air_days_rate", air_days()),
    *one("10.2", "pm25_annual_mean", fine_particles()),
    *one(
        "11.1",
        "drinking_water_source_compliance_rate",
        {
            "100": "1.5",
            "99.999999": "1.199999988",
            "99.99": "1.19988",
            "98.75": "1.185",
            "50": "0.6",
            "0.01": "0.00012",
            "0.000001": "0.000000012",
            "0": "0",
        },
    ),
    *several(
        "11.2",
        ("good_surface_water_share", "good_surface_water_target"),
        [
            ("80", "80", "1.5"),
            ("80.000001", "80", "1.5"),
            ("80.01", "80", "1.5"),
            ("100", "80", "1.5"),
            ("79.999999", "80", "1.049999986875"),
            ("79.99", "80", "1.04986875"),
            ("40", "80", "0.525"),
            ("0.01", "80", "0.00013125"),
            ("0", "80", "0"),
            ("60", "90", "0.7"),
            ("20", "90", "7/30"),
            ("99.999999", "100", "1.0499999895"),
            ("99.99", "100", "1.049895"),
            ("100", "100", "1.5"),
            ("0", "0", "1.5"),
            ("0.000001", "0", "1.5"),
            ("0.01", "0", "1.5"),
            ("0", "0.000001", "0"),
            ("0.01", "0.02", "0.525"),
            ({"part": "2", "whole": "3"}, {"numerator": "200", "denominator": "3"}, "1.5"),
            ("66.666666", {"numerator": "200", "denominator": "3"}, "1.0499999895"),
            ("66.666667", {"numerator": "200", "denominator": "3"}, "1.5"),
        ],
    ),
    *several(
        "11.3",
        ("inferior_v_share", "inferior_v_target", "i_to_iv_share"),
        [
            ("10", "10", "0", "1.5"),
            ("9.999999", "10", "0", "1.5"),
            ("9.99", "10", "0", "1.5"),
            ("0", "10", "100", "1.5"),
            ("10.000001", "10", "80", "14/15"),
            ("10.01", "10", "80", "14/15"),
            ("10.01", "10", "89.99", "29.9967/28.571428571428571428571428571"),
            ("15", "10", "80", "14/15"),
            ("15", "10", "85", "119/120"),
            ("15", "10", "0", "0"),
            ("0", "0", "100", "1.5"),
            ("0", "0", "0", "1.5"),
            ("0.000001", "0", "99.999999", "1.0499999895"),
            ("0.01", "0", "99.99", "1.049895"),
            ("5", "0", "90", "0.945"),
            ("100", "0", "0", "0"),
            ("100", "100", "0", "1.5"),
            ("100", "99.999999", "0", "0"),
            ("99.999999", "99.99", "0.000001", "0.000105"),
        ],
    ),
    *black_water(),
    *relative(
        "12.1",
        INDEX,
        [
            ("10", "10", "4"),
            ("10.000001", "10", "4"),
            ("10.01", "10", "4"),
            ("1000", "10", "4"),
            ("9.999999", "10", "2"),
            ("9.99", "10", "2"),
            ("5.01", "10", "2"),
            ("5.000001", "10", "2"),
            ("5", "10", "2"),
            ("4.999999", "10", "1"),
            ("4.99", "10", "1"),
            ("0.000001", "10", "1"),
            ("0", "10", "1"),
            ("0", "0.000001", "1"),
            ("0", "0", "4"),
            ("0.000001", "0", "4"),
            ("10", {"part": "70", "whole": 7}, "4"),
            ("9.999999", {"part": "70", "whole": 7}, "2"),
            ("24.714285", {"part": "173", "whole": 7}, "2"),
            ("24.714286", {"part": "173", "whole": 7}, "4"),
            ({"numerator": "173", "denominator": 7}, {"part": "173", "whole": 7}, "4"),
            ({"numerator": "173", "denominator": 14}, {"part": "173", "whole": 7}, "2"),
            ("12.357142", {"part": "173", "whole": 7}, "1"),
            ("0", {"part": "0", "whole": 7}, "4"),
        ],
    ),
    *one("12.2", "overdue_inspection_centres", {"0": "0", "1": "-1", "2": "-1", "20": "-1"}),
    *relative(
        "13",
        PROJECTS,
        [
            ("13", "10", "4"),
            ("12", "10", "4"),
            ("11", "10", "3"),
            ("10", "10", "3"),
            ("9", "10", "2"),
            ("6", "10", "2"),
            ("5", "10", "2"),
            ("4", "10", "1"),
            ("1", "10", "1"),
            ("0", "10", "0"),
            ("0", "0", "0"),
            ("0", "0.000001", "0"),
            ("1", "0", "4"),
            ("12", "9.99", "4"),
            ("12", "9.999999", "4"),
            ("12", "10.000001", "3"),
            ("12", "10.01", "3"),
            ("12", "11.99", "3"),
            ("12", "11.999999", "3"),
            ("12", "12", "3"),
            ("12", "12.000001", "2"),
            ("12", "12.01", "2"),
            ("12", "23.99", "2"),
            ("12", "23.999999", "2"),
            ("12", "24", "2"),
            ("12", "24.000001", "1"),
            ("12", "24.01", "1"),
            ("30", {"part": "173", "whole": 7}, "4"),
            ("29", {"part": "173", "whole": 7}, "3"),
            ("6", {"part": "35", "whole": 7}, "4"),
            ("6", {"part": "36", "whole": 7}, "3"),
            ("6", {"part": "42", "whole": 7}, "3"),
            ("6", {"part": "43", "whole": 7}, "2"),
            ("5", {"part": "70", "whole": 7}, "2"),
            ("5", {"part": "71", "whole": 7}, "1"),
            ("5", {"numerator": "25", "denominator": 6}, "4"),
        ],
    ),
    *awarded(),
]
