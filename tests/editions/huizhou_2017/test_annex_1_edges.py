"""Annex 1 of the 2017 Huizhou scheme at every edge that its text prints, and against a second reading of it.

The points in the tables are read off the regulation's text and stand here as literals. ``oracle`` holds the same
rules once more as plain functions; the library has to agree with them on grids and on random whole evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import Assessment, Evidence, EvidenceError, MissingEvidenceError, assess, get_scheme
from support import oracle
from support.each_day import one_in
from support.printed_figures import LEADS

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


def one(clause: str, fact: str, table: Mapping[str, str]) -> Iterator[Case]:
    """Cases of a clause that reads one fact: what it gives, and the values at which it does."""
    for points, values in table.items():
        for value in values.split():
            yield Case(clause, {fact: value}, points, {}, {})


def several(clause: str, names: tuple[str, ...], rows: list[tuple[object, ...]]) -> Iterator[Case]:
    for *values, points in rows:
        yield Case(clause, dict(zip(names, values, strict=True)), str(points), {}, {})


def relative(clause: str, fact: str, rows: list[tuple[object, object, str]]) -> Iterator[Case]:
    for value, mean, points in rows:
        yield Case(clause, {fact: value}, points, {}, {fact: mean})


SAMPLING = {
    "1": "0 9.99 9.999999 10",
    "0.5": "10.000001 10.01 14.99 14.999999 15",
    "0.2": "15.000001 15.01 19.99 19.999999 20",
    "0": "20.000001 20.01 100",
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


def air_days() -> Iterator[Case]:
    table = {"3": "90 90.000001 90.01 100", "0": "80 79.999999 79.99 0"}
    yield from one("10.1", "good_air_days_rate", table)
    for steps, points in enumerate(EACH_WHOLE_STEP[:-1]):  # from a whole percent down to just above the next
        values = [f"{89 - steps}.{rest}" for rest in ("000001", "01", "50", "99", "999999")]
        yield from one("10.1", "good_air_days_rate", {points: " ".join(values)})
    for steps, points in enumerate(EACH_WHOLE_STEP[1:-1], start=1):
        yield from one("10.1", "good_air_days_rate", {points: str(90 - steps)})


def fine_particles() -> Iterator[Case]:
    table = {"3": "0 34.99 34.999999", "0": "45 45.000001 45.01 46 1000"}
    yield from one("10.2", "pm25_annual_mean", table)
    for steps, points in enumerate(EACH_WHOLE_STEP[:-1]):  # from a whole microgram up to just below the next
        values = [f"{35 + steps}{rest}" for rest in ("", ".000001", ".01", ".50", ".99", ".999999")]
        yield from one("10.2", "pm25_annual_mean", {points: " ".join(values)})


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
    *one("1.3", "city_sampling_failure_rate", {"1": "0 9.99 9.999999 10", "0": "10.000001 10.01 15 100"}),
    *one("1.4", "quality_warnings", {"1": "0", "0.5": "1", "0": "2 3 20"}),
    *one("2.1", "vegetable_pass_rate", {"0": "0 95.99 95.999999", "1.5": "96 96.000001 96.01 100"}),
    *one("2.2", "livestock_pass_rate", {"0": "0 97.99 97.999999", "1.5": "98 98.000001 98.01 100"}),
    *one("2.3", "aquatic_pass_rate", {"0": "0 95.99 95.999999", "1": "96 96.000001 96.01 100"}),
    *one(
        "3.1",
        "residue_testing_town_coverage",
        {"0": "0 59.99 59.999999", "1.5": "60 60.000001 60.01 99.99 99.999999", "3": "100"},
    ),
    *one("3.2", "food_sampling_publication_rate", {"0": "0 99.99 99.999999", "1": "100"}),
    *several("4.1", ("building_large_acceptance_rate", "building_other_acceptance_rate"), ACCEPTANCE),
    *one("4.2", "building_supervision_coverage", {"0": "0 99.99 99.999999", "1": "100"}),
    *several("4.3", ("building_supervisors_sufficient",), [(True, "1"), (False, "0")]),
    *several("6.1", ("transport_large_acceptance_rate", "transport_other_acceptance_rate"), ACCEPTANCE),
    *one(
        "6.2",
        "transport_supervision_coverage",
        {
            "1": "100 99.999999 99.99 99.5 99.01 99.000001",
            "0.5": "99 98.999999 98.99 98.01 98.000001",
            "0": "98 97.999999 97.99 97 0",
        },
    ),
    *several("6.3", ("transport_supervisors_sufficient",), [(True, "1"), (False, "0")]),
    *one(
        "7",
        "modern_services_share",
        {
            "0": "0 19.99 19.999999",
            "1": "20 20.000001 20.01 29.99 29.999999",
            "2": "30 30.000001 30.01 39.99 39.999999",
            "3": "40 40.000001 40.01 49.99 49.999999",
            "4": "50 50.000001 50.01 100",
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
    *air_days(),
    *fine_particles(),
    *one(
        "11.1",
        "drinking_water_source_compliance_rate",
        {
            "1.5": "100",
            "1.199999988": "99.999999",
            "1.19988": "99.99",
            "1.185": "98.75",
            "0.6": "50",
            "0.00012": "0.01",
            "0.000000012": "0.000001",
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
            ("10.01", "10", "89.99", "62993/60000"),
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
            ("0.000001", "0.000001", "4"),
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
    *one("12.2", "overdue_inspection_centres", {"0": "0", "-1": "1 2 20"}),
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
            ("1", "0.000001", "4"),
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


@pytest.mark.parametrize("case", CASES, ids=str)
def test_points_at_and_beside_each_printed_edge(case: Case) -> None:
    scored = SCHEME.clauses[case.clause].rule.score(case.facts, marks=case.marks, averages=case.averages)
    line = assessed(unit(case.facts, case.marks, case.averages)).clauses[case.clause]
    assert (scored.points, line.working.points) == (Fraction(case.points), Fraction(case.points))


def test_every_clause_has_edges() -> None:
    assert {case.clause for case in CASES} == set(SCHEME.clauses)


@pytest.mark.parametrize("mean", [{}, {PROJECTS: "0"}, {PROJECTS: "10"}], ids=["unknown", "0", "10"])
def test_clause_13_gives_nothing_for_no_project_whatever_the_mean(mean: dict[str, object]) -> None:
    evidence = unit({PROJECTS: "0"})
    evidence["averages"] = {INDEX: "9"} | mean
    assert assessed(evidence).clauses["13"].points == 0


def test_clause_11_3_does_not_ask_for_the_one_to_four_share_when_its_target_is_reached() -> None:
    evidence = unit({"inferior_v_share": "10", "inferior_v_target": "10", "i_to_iv_share": None})
    assert assessed(evidence).clauses["11.3"].points == Decimal("1.5")


@pytest.mark.parametrize("works", ["building", "transport"])
def test_no_project_of_either_class_is_not_taken_as_satisfied(works: str) -> None:
    with pytest.raises(MissingEvidenceError):
        assessed(unit({f"{works}_large_acceptance_rate": NOTHING, f"{works}_other_acceptance_rate": NOTHING}))


@pytest.mark.parametrize(
    ("index", "overdue", "first", "second", "item"),
    [
        ("10", "0", "4", "0", "4"),
        ("10", "1", "4", "-1", "3"),
        ("10", "2", "4", "-1", "3"),
        ("9.999999", "1", "2", "-1", "1"),
        ("5", "1", "2", "-1", "1"),
        ("4.999999", "0", "1", "0", "1"),
        ("4.999999", "1", "1", "-1", "0"),
        ("0", "1", "1", "-1", "0"),
        ("0", "20", "1", "-1", "0"),
    ],
)
def test_item_12_loses_one_point_for_overdue_centres_and_stops_at_0(
    index: str, overdue: str, first: str, second: str, item: str
) -> None:
    result = assessed(unit({INDEX: index, "overdue_inspection_centres": overdue}, averages={INDEX: "10"}))
    written = (result.clauses["12.1"].points, result.clauses["12.2"].points, result.items["12"].points)
    assert written == (Decimal(first), Decimal(second), Decimal(item))


@pytest.mark.parametrize(
    ("clause", "facts", "marks", "written"),
    [
        ("11.1", {"drinking_water_source_compliance_rate": "99.99"}, {}, "1.20"),
        ("11.1", {"drinking_water_source_compliance_rate": "98.75"}, {}, "1.19"),
        ("11.1", {"drinking_water_source_compliance_rate": "98.749999"}, {}, "1.18"),
        ("11.2", {"good_surface_water_share": "89.999999", "good_surface_water_target": "90"}, {}, "1.05"),
        ("11.2", {"good_surface_water_share": "90", "good_surface_water_target": "100"}, {}, "0.95"),
        ("11.2", {"good_surface_water_share": "89.999999", "good_surface_water_target": "100"}, {}, "0.94"),
        ("11.3", {"inferior_v_share": "5", "inferior_v_target": "0", "i_to_iv_share": "90"}, {}, "0.95"),
        ("11.3", {"inferior_v_share": "15", "inferior_v_target": "10", "i_to_iv_share": "80"}, {}, "0.93"),
        ("14", {}, {"14": "0.005"}, "0.01"),
        ("14", {}, {"14": "0.004999"}, "0.00"),
        ("14", {}, {"14": "0.125"}, "0.13"),
        ("14", {}, {"14": "0.995"}, "1.00"),
        ("15", {}, {"15": "1.994999"}, "1.99"),
    ],
)
def test_a_clause_is_written_half_up_with_two_places(
    clause: str, facts: dict[str, object], marks: dict[str, object], written: str
) -> None:
    assert str(assessed(unit(facts, marks)).clauses[clause].points) == written


LESS_10 = dict.fromkeys(map(str, (15, 19, 21, 22, 23)), "0")
LESS_20 = LESS_10 | dict.fromkeys(map(str, (30, 31, 32, 33, 34)), "0")
LESS_40 = LESS_20 | dict.fromkeys(map(str, (35, 36, 37, 38, *ONES[:12])), "0")


@pytest.mark.parametrize(
    ("less", "last", "written", "unrounded"),
    [
        ({}, "1", ("100", "A"), ("100", "A")),
        (LESS_10, "1", ("90", "A"), ("90", "A")),
        (LESS_10, "0.999999", ("90", "A"), ("89.999999", "B")),
        (LESS_10, "0.995", ("90", "A"), ("89.995", "B")),
        (LESS_10, "0.994999", ("89.99", "B"), ("89.994999", "B")),
        (LESS_10, "0.99", ("89.99", "B"), ("89.99", "B")),
        (LESS_10, "0.5", ("89.5", "B"), ("89.5", "B")),
        (LESS_20, "1", ("80", "B"), ("80", "B")),
        (LESS_20, "0.995", ("80", "B"), ("79.995", "C")),
        (LESS_20, "0.99", ("79.99", "C"), ("79.99", "C")),
        (LESS_40, "1", ("60", "C"), ("60", "C")),
        (LESS_40, "0.995", ("60", "C"), ("59.995", "D")),
        (LESS_40, "0.99", ("59.99", "D"), ("59.99", "D")),
    ],
)
def test_grades_change_at_90_80_and_60_of_the_written_total(
    less: dict[str, object], last: str, written: tuple[str, str], unrounded: tuple[str, str]
) -> None:
    result = assessed(unit(marks=less | {"43": last}))
    assert (result.total, result.grade) == (Decimal(written[0]), written[1])
    assert result.grade_before_veto == written[1]
    assert (result.exact_total, result.exact_grade) == (Fraction(unrounded[0]), unrounded[1])


def assert_refused(evidence: Mapping[str, object], path: str) -> None:
    with pytest.raises(EvidenceError) as refused:
        assessed(evidence)
    assert [fault.path for fault in refused.value.faults] == [path]


@pytest.mark.parametrize("value", ["-0.000001", "100.000001", "101"])
@pytest.mark.parametrize(
    "fact",
    [
        *(fact for fact, _ in PERCENTS.values()),
        "building_large_acceptance_rate",
        "building_other_acceptance_rate",
        "transport_large_acceptance_rate",
        "transport_other_acceptance_rate",
        "good_surface_water_share",
        "good_surface_water_target",
        "inferior_v_target",
    ],
)
def test_a_percentage_outside_0_to_100_is_refused(fact: str, value: str) -> None:
    assert_refused(unit({fact: value}), f"/facts/{fact}")


@pytest.mark.parametrize("value", ["-1", "0.5", "1.000001"])
@pytest.mark.parametrize(
    "fact",
    [
        "quality_warnings",
        "national_service_standards",
        "provincial_service_standards",
        "overdue_inspection_centres",
        PROJECTS,
    ],
)
def test_a_count_below_0_or_with_a_part_is_refused(fact: str, value: str) -> None:
    assert_refused(unit({fact: value}), f"/facts/{fact}")


@pytest.mark.parametrize("fact", ["pm25_annual_mean", INDEX])
def test_a_quantity_below_0_is_refused(fact: str) -> None:
    assert_refused(unit({fact: "-0.000001"}), f"/facts/{fact}")


@pytest.mark.parametrize("beyond", ["-0.000001", "0.000001"])
@pytest.mark.parametrize("clause", FULL)
def test_a_mark_beyond_0_or_the_printed_full_mark_is_refused(clause: str, beyond: str) -> None:
    mark = beyond if beyond.startswith("-") else FULL[clause] + beyond.removeprefix("0")
    assert_refused(unit(marks={clause: mark}), f"/marks/{clause}")


@pytest.mark.parametrize(("met", "mark"), [(False, "-0.000001"), (False, "1.000001"), (False, "1.5"), (True, "1")])
def test_clause_11_4_takes_a_mark_of_at_most_1_and_none_when_its_target_is_met(met: bool, mark: str) -> None:
    assert_refused(unit({"black_odorous_water_target_met": met}, {"11.4": mark}), "/marks/11.4")


def test_one_to_four_and_inferior_five_shares_together_do_not_pass_100() -> None:
    shares = {"inferior_v_share": "10", "i_to_iv_share": "90.000001"}
    with pytest.raises(EvidenceError):
        assessed(unit(shares))


def figures(result: Assessment) -> tuple[object, object, object]:
    return Fraction(result.base), Fraction(result.raw_total), Fraction(result.total)


def exact(points: Mapping[str, Decimal]) -> dict[str, Fraction]:
    return {id_: Fraction(figure) for id_, figure in points.items()}


def assert_agrees_with_the_oracle(evidence: Mapping[str, object]) -> None:
    result = assessed(evidence)
    plain = oracle.expected(evidence)
    assert {id_: line.working.points for id_, line in result.clauses.items()} == plain.exact
    assert exact({id_: line.points for id_, line in result.clauses.items()}) == plain.written
    assert exact({id_: line.points for id_, line in result.items.items()}) == plain.items
    assert exact({id_: line.points for id_, line in result.groups.items()}) == plain.headings
    assert figures(result) == (plain.base, plain.raw, plain.total)
    assert (result.grade_before_veto, result.grade) == (plain.grade_before_veto, plain.grade)
    assert (result.exact_total, result.exact_grade) == (plain.exact_total, plain.exact_grade)
    assert [incident.class_ for incident in result.incidents] == plain.incidents


@SWEEP
@pytest.mark.parametrize("percent", one_in(20, range(101)))
def test_every_hundredth_of_a_percent_agrees_with_the_oracle(percent: int) -> None:
    for hundredths in range(100 if percent < 100 else 1):
        value = f"{percent}.{hundredths:02}"
        number = Fraction(value)
        read_alone = (*(fact for fact, _ in PERCENTS.values()), "pm25_annual_mean", INDEX)
        facts = dict.fromkeys(read_alone, value) | {
            "building_large_acceptance_rate": value,
            "transport_other_acceptance_rate": value,
            "good_surface_water_share": value,
            "good_surface_water_target": "80",
            "inferior_v_share": value,
            "inferior_v_target": "10",
            "i_to_iv_share": str(100 - Decimal(value)),
        }
        lines = assessed(unit(facts, averages={INDEX: "50.5"})).clauses
        plain = {clause: points_of(number) for clause, (_, points_of) in PERCENTS.items()} | {
            "4.1": oracle.clause_4_1(number, Fraction(98)),
            "6.1": oracle.clause_6_1(Fraction(100), number),
            "10.2": oracle.clause_10_2(number),
            "11.2": oracle.clause_11_2(number, Fraction(80)),
            "11.3": oracle.clause_11_3(number, Fraction(10), 100 - number),
            "12.1": oracle.clause_12_1(number, Fraction("50.5")),
        }
        assert {clause: lines[clause].working.points for clause in plain} == plain, value
        written = {clause: oracle.half_up(points) for clause, points in plain.items()}
        assert exact({clause: lines[clause].points for clause in plain}) == written, value


@pytest.mark.parametrize("count", one_in(5, range(21)))
def test_counts_from_0_to_20_agree_with_the_oracle(count: int) -> None:
    for other in range(21):
        facts: dict[str, object] = {
            "quality_warnings": count,
            "national_service_standards": count,
            "provincial_service_standards": other,
            "overdue_inspection_centres": count,
            PROJECTS: count,
        }
        # A mean of 0 is the mean of members that all have 0.
        mean = "0.000001" if count and not other else other
        assert_agrees_with_the_oracle(unit(facts, averages={PROJECTS: mean}))


@pytest.mark.parametrize("mean", ["0", {"part": "0", "whole": 7}], ids=["number", "pair"])
@pytest.mark.parametrize(
    ("clause", "fact", "own"),
    [("12.1", INDEX, "0.000001"), ("12.1", INDEX, "14"), *(("13", PROJECTS, str(count)) for count in range(1, 21))],
)
def test_a_mean_of_0_beside_a_figure_above_0_is_refused(clause: str, fact: str, own: str, mean: object) -> None:
    for refused in (
        lambda: assessed(unit({fact: own}, averages={fact: mean})),
        lambda: SCHEME.clauses[clause].rule.score({fact: own}, averages={fact: mean}),
    ):
        with pytest.raises(EvidenceError) as caught:
            refused()
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [(f"/averages/{fact}", "contradiction")]


def test_a_mean_of_0_is_that_of_members_who_all_have_0() -> None:
    evidence = unit({INDEX: "0", PROJECTS: "0"}, averages={INDEX: "0", PROJECTS: "0"})
    assert_agrees_with_the_oracle(evidence)
    lines = assessed(evidence).clauses
    assert (lines["12.1"].points, lines["13"].points) == (Decimal(4), Decimal(0))


BESIDE = tuple(map(Fraction, ("0", "0.000001", "-0.000001", "0.01", "-0.01", "1", "-1")))


def text(number: Fraction) -> object:
    """The number as text, or as an exact quotient where it has no end."""
    decimal = Decimal(number.numerator) / number.denominator
    if Fraction(decimal) == number:
        return format(decimal, "f")
    return {"numerator": str(number.numerator), "denominator": str(number.denominator)}


def within(number: Fraction, high: Fraction | int) -> Fraction:
    return min(max(number, Fraction(0)), Fraction(high))


def near(*edges: str | int, high: int) -> st.SearchStrategy[object]:
    beside = sorted({within(Fraction(edge) + step, high) for edge in edges for step in BESIDE})
    anywhere = st.integers(0, high * 100).map(lambda hundredths: Fraction(hundredths, 100))
    return st.one_of(st.sampled_from(beside), anywhere).map(text)


RATES = st.integers(1, 300).flatmap(
    lambda whole: st.integers(0, whole).map(lambda part: {"part": str(part), "whole": str(whole)})
)
"""A percentage from counts."""


def percents(*edges: int) -> st.SearchStrategy[object]:
    return st.one_of(near(*edges, high=100), near(*edges, high=100), RATES)


COUNTS = st.one_of(st.integers(0, 3), st.integers(0, 20))
ACCEPTED = st.one_of(percents(98, 100), st.sampled_from(("100", "98")))
"""Rates of a class of projects; never of both classes nothing, which needs a ruling."""

PLAIN_FACTS: dict[str, st.SearchStrategy[object]] = {
    "national_sampling_failure_rate": percents(10, 15, 20),
    "provincial_sampling_failure_rate": percents(10, 15, 20),
    "city_sampling_failure_rate": percents(10, 15, 20),
    "quality_warnings": COUNTS,
    "vegetable_pass_rate": percents(96),
    "livestock_pass_rate": percents(98),
    "aquatic_pass_rate": percents(96),
    "residue_testing_town_coverage": percents(60, 100),
    "food_sampling_publication_rate": percents(100),
    "building_large_acceptance_rate": st.one_of(ACCEPTED, st.just(NOTHING)),
    "building_other_acceptance_rate": ACCEPTED,
    "building_supervision_coverage": percents(100),
    "building_supervisors_sufficient": st.booleans(),
    "transport_large_acceptance_rate": ACCEPTED,
    "transport_other_acceptance_rate": st.one_of(ACCEPTED, st.just(NOTHING)),
    "transport_supervision_coverage": percents(98, 99, 100),
    "transport_supervisors_sufficient": st.booleans(),
    "modern_services_share": percents(20, 30, 40, 50),
    "national_service_standards": COUNTS,
    "provincial_service_standards": COUNTS,
    "good_air_days_rate": percents(*range(80, 91)),
    "pm25_annual_mean": near(*range(35, 46), high=300),
    "drinking_water_source_compliance_rate": percents(100),
    "overdue_inspection_centres": COUNTS,
}
BODIES = ("state", "province", "other", "none")
SEVERITIES = ("especially_major", "major", "other")
DATES = {"2016-12-31": False, "2017-01-01": True, "2017-06-15": True, "2017-12-31": True, "2018-01-01": False}
INCIDENTS = st.fixed_dictionaries(
    {
        "date": st.sampled_from(tuple(DATES)),
        "from_product_quality": st.sampled_from((True, True, False)),
        "serious_harm": st.sampled_from((True, True, False)),
        "recognised_by": st.sampled_from(BODIES),
        "severity": st.sampled_from(SEVERITIES),
        "systemic_or_regional": st.booleans(),
        "status": st.sampled_from(("confirmed", "confirmed", "pending")),
    }
)


@st.composite
def surface_water(draw: st.DrawFn) -> dict[str, object]:
    good_target = draw(st.integers(0, 10000).map(lambda hundredths: Fraction(hundredths, 100)))
    inferior_target = draw(st.sampled_from(tuple(map(Fraction, (0, 0, 5, 10, 100)))))
    good = within(good_target + draw(st.sampled_from((*BESIDE, Fraction(-30), Fraction(-200)))), 100)
    inferior = within(inferior_target + draw(st.sampled_from((*BESIDE, Fraction(30), Fraction(200)))), 100)
    facts = {
        "good_surface_water_share": text(good),
        "good_surface_water_target": text(good_target),
        "inferior_v_share": text(inferior),
        "inferior_v_target": text(inferior_target),
    }
    if inferior > inferior_target or draw(st.booleans()):
        part = draw(st.sampled_from(tuple(map(Fraction, ("0", "1/3", "0.5", "0.97", "1")))))
        facts["i_to_iv_share"] = text((100 - inferior) * part)
    return facts


@st.composite
def beside_the_mean(draw: st.DrawFn, *multiples: str) -> tuple[object, object]:
    """An index and a mean that it stands at, beside, or at a multiple of."""
    members, total = draw(st.integers(2, 9)), Fraction(draw(st.integers(0, 500)))
    multiple = Fraction(draw(st.sampled_from(multiples)))
    index = within(total / members * multiple + draw(st.sampled_from(BESIDE)), total)
    pair = {"part": text(total), "whole": members}
    return text(index), draw(st.sampled_from((pair, text(total / members))))


@st.composite
def projects_and_mean(draw: st.DrawFn) -> tuple[object, object]:
    """A count of projects and the sum of all members, so that the count stands at or beside a multiple of the mean."""
    count, members = 6 * draw(st.integers(0, 5)), draw(st.integers(2, 9))
    of_the_mean = Fraction(draw(st.sampled_from(("1.2", "1", "0.5"))))
    total = max(Fraction(count), count * members / of_the_mean + draw(st.sampled_from((0, 1, -1))))
    pair = {"part": str(total), "whole": members}
    return count, draw(st.sampled_from((pair, text(total / members))))


@st.composite
def whole_units(draw: st.DrawFn) -> dict[str, object]:
    drawn = draw(st.fixed_dictionaries({name: st.one_of(st.none(), values) for name, values in PLAIN_FACTS.items()}))
    facts = FACTS | {name: value for name, value in drawn.items() if value is not None}
    del facts["i_to_iv_share"]
    facts |= draw(surface_water())
    marks: dict[str, object] = dict(FULL)
    changed = draw(st.lists(st.sampled_from(sorted(FULL)), unique=True, max_size=len(FULL)))
    marks |= {clause: draw(near("0", "0.005", "0.5", FULL[clause], high=int(FULL[clause]))) for clause in changed}
    facts["black_odorous_water_target_met"] = met = draw(st.booleans())
    if not met:
        marks["11.4"] = draw(near(0, 1, high=1))
    averages: dict[str, object] = {}
    facts[INDEX], averages[INDEX] = draw(beside_the_mean("1", "0.5", "0"))
    facts[PROJECTS], mean = draw(projects_and_mean())
    if facts[PROJECTS] != 0 or draw(st.booleans()):
        averages[PROJECTS] = mean
    incidents = draw(st.lists(INCIDENTS, max_size=4))
    return {
        "unit": "甲",
        "facts": facts,
        "marks": marks,
        "averages": averages,
        "incidents": [{"id": f"event-{at}"} | incident for at, incident in enumerate(incidents)],
    }


@given(whole_units())
def test_whole_random_units_agree_with_the_oracle(evidence: dict[str, object]) -> None:
    assert_agrees_with_the_oracle(evidence)


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


@SWEEP
@pytest.mark.parametrize(("date", "status"), one_in(3, product(DATES, ("confirmed", "pending"))))
def test_each_combination_of_an_incidents_elements_alone_agrees_with_the_oracle(date: str, status: str) -> None:
    for incident in combinations(date, status):
        assert_agrees_with_the_oracle(unit(incidents=[incident]))


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


HEADING_MARKS = {
    "质量目标": 56,
    "产品质量": 12,
    "工程质量": 12,
    "服务质量": 12,
    "环境质量": 12,
    "质量效果": 8,
    "质量措施": 44,
    "质量发展": 15,
    "质量工作机制": 3,
    "质量提升": 6,
    "质量品牌建设": 4,
    "质量文化建设": 2,
    "质量安全": 29,
    "产品质量监管": 6,
    "工程质量监管": 6,
    "服务质量监管": 6,
    "环境质量监管": 6,
    "质量安全风险管理": 3,
    "质量诚信建设": 2,
}
CLAUSE_MARKS = {
    "1": ("1", "1", "1", "1"),
    "2": ("1.5", "1.5", "1"),
    "3": ("3", "1"),
    "4": ("2", "1", "1"),
    "6": ("2", "1", "1"),
    "10": ("3", "3"),
    "11": ("1.5", "1.5", "1.5", "1.5"),
    "12": ("4", "0"),
}
NO_PROOF = {"1", "2", "3", "4", "5", "6", "7", "9", "10", "11"}


def test_the_43_items_have_their_printed_full_marks() -> None:
    targets = {str(item): 4 for item in (1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13)} | {"10": 6, "11": 6}
    measures = {str(item): 1 for item in ONES} | {str(item): 2 for item in TWOS}
    assert (len(ONES), len(TWOS)) == (16, 14)
    assert {id_: item.max_points for id_, item in SCHEME.items.items()} == targets | measures
    assert list(SCHEME.items) == [str(item) for item in range(1, 44)]


def test_the_clauses_of_an_item_have_their_printed_marks() -> None:
    for id_, item in SCHEME.items.items():
        marks = {clause.id: clause.max_points for clause in item.clauses}
        printed = {f"{id_}.{at}": Fraction(mark) for at, mark in enumerate(CLAUSE_MARKS.get(id_, ()), start=1)}
        assert marks == (printed or {id_: item.max_points})


def test_only_the_overdue_centres_can_take_a_clause_below_0() -> None:
    assert {id_: clause.min_points for id_, clause in SCHEME.clauses.items() if clause.min_points} == {"12.2": -1}


def test_headings_have_their_printed_marks_and_full_evidence_reaches_each() -> None:
    assert {id_: group.max_points for id_, group in SCHEME.groups.items()} == HEADING_MARKS
    result = assessed(unit())
    assert {id_: group.points for id_, group in result.groups.items()} == HEADING_MARKS
    assert {id_: group.max_points for id_, group in result.groups.items()} == HEADING_MARKS
    assert figures(result) == (100, 100, 100)


def test_items_name_the_departments_of_the_last_column() -> None:
    assert {id_: item.lead for id_, item in SCHEME.items.items()} == LEADS
    assert SCHEME.clauses["11.4"].lead == "住房和城乡规划建设部门"


def test_the_cells_of_departments_that_are_printed_once_for_several_items_are_known() -> None:
    shared = {id_: item.lead_cell_of for id_, item in SCHEME.items.items() if item.lead_cell_of}
    assert shared == {"22": "21", "37": "36", "38": "36"}


def test_items_1_to_7_and_9_to_11_need_no_proof() -> None:
    assert {id_ for id_, item in SCHEME.items.items() if not item.proof_needed} == NO_PROOF
    assert sum(SCHEME.items[id_].max_points for id_ in NO_PROOF) == 44
