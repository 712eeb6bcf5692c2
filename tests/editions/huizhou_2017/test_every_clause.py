"""Every clause of Annex 1 at and beside each edge that the text prints: one table, in the order of the text.

The points in the table are read off the regulation's text and stand here as literals. What else is tested of a clause
stands in the file of its item: of 10.2 in test_item_10_air.py. Items 3 and 8 have their edges alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

import pytest

from support.annex_1 import INDEX, NOTHING, ONES, PROJECTS, SCHEME, TWOS, assessed, unit


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
"""The points after none to ten whole steps of 0.3: 90% down to 80%, and 35 up to 45 micrograms."""


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
