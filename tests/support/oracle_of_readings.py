"""The plain reading of Annex 1 in ``oracle.py``, under every choice of every reading, and with rulings.

It imports nothing of the library. The clauses that no reading touches are those of ``oracle.py``; the
others are written here once more, from the text and from what each choice says, with exact fractions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from support.oracle import (
    FULL_MARKS,
    HEADINGS,
    clause_1_1,
    clause_1_2,
    clause_1_3,
    clause_1_4,
    clause_3_1,
    clause_3_2,
    clause_4_2,
    clause_4_3,
    clause_6_3,
    clause_8,
    clause_11_1,
    clause_11_2,
    clause_11_4,
    clause_12_1,
    grade_of,
    item_points,
)

Readings = Mapping[str, str]

CHOICES: dict[str, tuple[str, ...]] = {
    "part_steps_6_2": ("whole", "started", "prorata"),
    "part_steps_10_1": ("whole", "started", "prorata"),
    "part_steps_10_2": ("whole", "started", "prorata"),
    "services_band_ends": ("upper", "lower"),
    "agri_products": ("separate", "joint"),
    "empty_project_class": ("satisfied", "needs_ruling"),
    "inferior_v_ratio": ("complement", "complement_i_to_v", "literal_capped"),
    "incentive_margin": ("at_least", "more_than"),
    "overdue_centres": ("once", "per_centre"),
    "average_over": ("with_self", "without_self"),
    "assessment_year": ("calendar", "july_to_june"),
    "incident_class_b": ("independent", "needs_finding"),
    "written_places": ("2", "1", "3", "4", "6", "12"),
    "grade_lines": ("continuous", "rounded"),
}
DEFAULTS: dict[str, str] = {id_: choices[0] for id_, choices in CHOICES.items()}

YEARS = {"calendar": ("2017-01-01", "2017-12-31"), "july_to_june": ("2016-07-01", "2017-06-30")}

AWARDED = ("5", "9", *map(str, range(14, 44)))

SPLIT_ITEMS: dict[str, Fraction] = {
    clause: Fraction(marks)
    for clauses, marks in (
        ("1.1 1.2 1.3 1.4", "1"),
        ("2.1 2.2", "1.5"),
        ("2.3", "1"),
        ("3.1", "3"),
        ("3.2", "1"),
        ("4.1 6.1", "2"),
        ("4.2 4.3 6.2 6.3", "1"),
        ("10.1 10.2", "3"),
        ("11.1 11.2 11.3 11.4", "1.5"),
        ("12.1", "4"),
        ("12.2", "0"),
    )
    for clause in clauses.split()
}
CLAUSE_MARKS = SPLIT_ITEMS | {
    str(item): Fraction(marks) for item, marks in FULL_MARKS.items() if f"{item}.1" not in SPLIT_ITEMS
}

FARM_LINES = {"vegetable_pass_rate": 96, "livestock_pass_rate": 98, "aquatic_pass_rate": 96}


class NothingToMeasureError(LookupError):
    """A clause asks for what there was nothing of: only a ruling can say what it earns."""


class Unit(NamedTuple):
    """The complete, valid evidence of one unit: a fact or a mark that is None is nothing to measure.

    An average is the sum over all members, the unit itself among them, and how many they are. A
    treatment is what the ruling on a clause would say, if the clause turns out to need one.
    """

    facts: Mapping[str, Fraction | bool | None]
    marks: Mapping[str, Fraction | None] = {}
    averages: Mapping[str, tuple[Fraction, int]] = {}
    incidents: Sequence[Mapping[str, object]] = ()
    treatments: Mapping[str, str] = {}

    def fact(self, name: str) -> Fraction:
        return Fraction(known(self.facts[name]))

    def fact_or_none(self, name: str) -> Fraction | None:
        return None if self.facts[name] is None else self.fact(name)

    def truth(self, name: str) -> bool:
        return known(self.facts[name]) is True

    def mark(self, clause: str) -> Fraction:
        return Fraction(known(self.marks[clause]))


class Expected(NamedTuple):
    """Every figure of a result; ``ruled`` are the clauses that a ruling had to settle."""

    exact: dict[str, Fraction]
    written: dict[str, Fraction]
    items: dict[str, Fraction]
    headings: dict[str, Fraction]
    base: Fraction
    raw_total: Fraction
    total: Fraction
    exact_total: Fraction
    grade_before_veto: str
    grade: str
    exact_grade: str
    incidents: list[str]
    ruled: set[str]


Rule = Callable[[Unit], Fraction]


def known(value: Fraction | bool | None) -> Fraction | bool:
    if value is None:
        raise NothingToMeasureError
    return value


def steps(distance: Fraction, part_of_step: str) -> Fraction:
    """How many steps of one a figure is past its line; a figure that is not past it has taken none."""
    past = max(Fraction(0), distance)
    if part_of_step == "prorata":
        return past
    return Fraction(floor(past) if part_of_step == "whole" else ceil(past))


def farm_products(unit: Unit, own: str, full: Fraction, together: str) -> Fraction:
    """Items 2.1 to 2.3; jointly, a class that had nothing to monitor stands in nobody's way."""
    reached = unit.fact(own) >= FARM_LINES[own]
    if together == "joint":
        others = {name: unit.fact_or_none(name) for name in FARM_LINES}
        reached = all(rate is None or rate >= FARM_LINES[name] for name, rate in others.items())
    return full if reached else Fraction(0)


def accepted_works(large: Fraction | None, other: Fraction | None, empty_class: str) -> Fraction:
    """Clauses 4.1 and 6.1."""
    empty = (large, other).count(None)
    if empty == 2 or (empty == 1 and empty_class == "needs_ruling"):
        raise NothingToMeasureError
    passes = (large is None or large == 100) and (other is None or other >= 98)
    return Fraction(2 if passes else 0)


def clause_6_2(coverage: Fraction, part_of_step: str) -> Fraction:
    return 1 - min(Fraction(1), steps(100 - coverage, part_of_step) / 2)


def clause_7(share: Fraction, shared_end: str) -> Fraction:
    """50 is named by the best band alone; 20, 30 and 40 belong to two bands, or to one and none."""
    if share >= 50:
        return Fraction(4)
    if shared_end == "upper":
        return Fraction(sum(share >= line for line in (20, 30, 40)))
    return Fraction(sum(share > line for line in (20, 30, 40)))


def clause_10_1(good_days: Fraction, part_of_step: str) -> Fraction:
    if good_days < 80:
        return Fraction(0)
    return 3 - min(Fraction(3), Fraction(3, 10) * steps(90 - good_days, part_of_step))


def clause_10_2(mean: Fraction, part_of_step: str) -> Fraction:
    if mean > 45:
        return Fraction(0)
    return 3 - min(Fraction(3), Fraction(3, 10) * steps(mean - 35, part_of_step))


def clause_11_3(inferior: Fraction, target: Fraction, one_to_four: Fraction | None, ratio: str) -> Fraction:
    if inferior <= target:
        return Fraction(3, 2)
    coefficient = Fraction(21, 20)
    if ratio == "complement_i_to_v":
        return (100 - inferior) / (100 - target) * coefficient
    clean = Fraction(known(one_to_four))
    if ratio == "complement":
        return clean / (100 - target) * coefficient
    # As printed, and never more than the coefficient: any share at all is beyond a target of zero.
    if clean > target:
        return coefficient
    return clean / target * coefficient if target else Fraction(0)


def clause_12_2(overdue: Fraction, counted: str) -> Fraction:
    return -overdue if counted == "per_centre" else -min(overdue, Fraction(1))


def clause_13(projects: Fraction, mean: Fraction, margin: str) -> Fraction:
    line = mean * Fraction(120, 100)
    if projects > line or (projects == line and margin == "at_least"):
        return Fraction(4)
    if projects >= mean:
        return Fraction(3)
    return Fraction(2) if 2 * projects >= mean else Fraction(1)


def city_mean(unit: Unit, name: str, over: str) -> Fraction:
    total, members = unit.averages[name]
    if over == "with_self":
        return Fraction(total) / members
    return (total - unit.fact(name)) / (members - 1)


def incentive_projects(unit: Unit, readings: Readings) -> Fraction:
    """Item 13: a unit that has none earns nothing, and no average is asked for."""
    projects = unit.fact("quality_incentive_projects")
    if projects == 0:
        return Fraction(0)
    mean = city_mean(unit, "quality_incentive_projects", readings["average_over"])
    return clause_13(projects, mean, readings["incentive_margin"])


def black_water(unit: Unit) -> Fraction:
    met = unit.truth("black_odorous_water_target_met")
    return clause_11_4(met, None if met else unit.mark("11.4"))


def infrastructure(unit: Unit, over: str) -> Fraction:
    index = unit.fact("quality_infrastructure_index")
    return clause_12_1(index, city_mean(unit, "quality_infrastructure_index", over))


def rules_no_reading_touches() -> dict[str, Rule]:
    def of_mark(clause: str) -> Rule:
        return lambda unit: unit.mark(clause)

    return {clause: of_mark(clause) for clause in AWARDED} | {
        "1.1": lambda unit: clause_1_1(unit.fact("national_sampling_failure_rate")),
        "1.2": lambda unit: clause_1_2(unit.fact("provincial_sampling_failure_rate")),
        "1.3": lambda unit: clause_1_3(unit.fact("city_sampling_failure_rate")),
        "1.4": lambda unit: clause_1_4(unit.fact("quality_warnings")),
        "3.1": lambda unit: clause_3_1(unit.fact("residue_testing_town_coverage")),
        "3.2": lambda unit: clause_3_2(unit.fact("food_sampling_publication_rate")),
        "4.2": lambda unit: clause_4_2(unit.fact("building_supervision_coverage")),
        "4.3": lambda unit: clause_4_3(unit.truth("building_supervisors_sufficient")),
        "6.3": lambda unit: clause_6_3(unit.truth("transport_supervisors_sufficient")),
        "8": lambda unit: clause_8(unit.fact("national_service_standards"), unit.fact("provincial_service_standards")),
        "11.1": lambda unit: clause_11_1(unit.fact("drinking_water_source_compliance_rate")),
        "11.2": lambda unit: clause_11_2(unit.fact("good_surface_water_share"), unit.fact("good_surface_water_target")),
        "11.4": black_water,
    }


def rules_of_products_and_works(readings: Readings) -> dict[str, Rule]:
    together, empty_class = readings["agri_products"], readings["empty_project_class"]

    def of_product(name: str, clause: str) -> Rule:
        return lambda unit: farm_products(unit, name, CLAUSE_MARKS[clause], together)

    def of_works(kind: str) -> Rule:
        large, other = f"{kind}_large_acceptance_rate", f"{kind}_other_acceptance_rate"
        return lambda unit: accepted_works(unit.fact_or_none(large), unit.fact_or_none(other), empty_class)

    return {
        "2.1": of_product("vegetable_pass_rate", "2.1"),
        "2.2": of_product("livestock_pass_rate", "2.2"),
        "2.3": of_product("aquatic_pass_rate", "2.3"),
        "4.1": of_works("building"),
        "6.1": of_works("transport"),
        "6.2": lambda unit: clause_6_2(unit.fact("transport_supervision_coverage"), readings["part_steps_6_2"]),
    }


def rules_of_services_air_water_and_effect(readings: Readings) -> dict[str, Rule]:
    return {
        "7": lambda unit: clause_7(unit.fact("modern_services_share"), readings["services_band_ends"]),
        "10.1": lambda unit: clause_10_1(unit.fact("good_air_days_rate"), readings["part_steps_10_1"]),
        "10.2": lambda unit: clause_10_2(unit.fact("pm25_annual_mean"), readings["part_steps_10_2"]),
        "11.3": lambda unit: clause_11_3(
            unit.fact("inferior_v_share"),
            unit.fact("inferior_v_target"),
            unit.fact_or_none("i_to_iv_share"),
            readings["inferior_v_ratio"],
        ),
        "12.1": lambda unit: infrastructure(unit, readings["average_over"]),
        "12.2": lambda unit: clause_12_2(unit.fact("overdue_inspection_centres"), readings["overdue_centres"]),
        "13": lambda unit: incentive_projects(unit, readings),
    }


def rules(readings: Readings) -> dict[str, Rule]:
    """What each clause earns, or NothingToMeasureError where only a ruling can say."""
    return (
        rules_no_reading_touches()
        | rules_of_products_and_works(readings)
        | rules_of_services_air_water_and_effect(readings)
    )


def earned(unit: Unit, readings: Readings) -> dict[str, Fraction | None]:
    """The exact points of every clause; None where only a ruling can say."""
    points: dict[str, Fraction | None] = {}
    for clause, rule in rules(readings).items():
        try:
            points[clause] = rule(unit)
        except NothingToMeasureError:
            points[clause] = None
    return points


def needing_a_ruling(unit: Unit, readings: Readings) -> set[str]:
    return {clause for clause, points in earned(unit, readings).items() if points is None}


def incident_class(incident: Mapping[str, object], readings: Readings) -> str:
    first, last = YEARS[readings["assessment_year"]]
    in_the_year = first <= str(incident["date"]) <= last
    if not (in_the_year and incident["from_product_quality"] and incident["serious_harm"]):
        return "none"
    if incident["status"] == "pending":
        return "contested"
    finding = (incident["recognised_by"], incident["severity"], incident["systemic_or_regional"])
    if finding == ("state", "especially_major", True):
        return "veto"
    found = incident["recognised_by"] in {"state", "province"}
    return "deduction" if found or readings["incident_class_b"] == "independent" else "none"


def half_up(number: Fraction, places: int) -> Fraction:
    """On the grid of so many places; below zero there are only whole numbers, which stay what they are."""
    return Fraction(floor(number * 10**places + Fraction(1, 2)), 10**places)


def grade(total: Fraction, lines: str) -> str:
    return grade_of(half_up(total, 0) if lines == "rounded" else total)


def rescaled(points: Fraction, absent: Fraction) -> Fraction:
    return points * 100 / (100 - absent)


def added_up(items: Mapping[str, Fraction]) -> Fraction:
    return sum(items.values(), Fraction(0))


def headings_of(items: Mapping[str, Fraction]) -> dict[str, Fraction]:
    return {name: added_up({str(item): items[str(item)] for item in under}) for name, under in HEADINGS.items()}


def expected(unit: Unit, readings: Readings) -> Expected:
    """Every figure of the unit under one choice of every reading."""
    points = earned(unit, readings)
    ruled = {clause: unit.treatments[clause] for clause, number in points.items() if number is None}
    by_ruling = {clause: CLAUSE_MARKS[clause] * (how == "full") for clause, how in ruled.items()}
    absent = sum((CLAUSE_MARKS[clause] for clause, how in ruled.items() if how == "rescale"), Fraction(0))
    places = int(readings["written_places"])
    exact = {clause: number for clause, number in points.items() if number is not None} | by_ruling
    written = {clause: half_up(number, places) for clause, number in exact.items()}
    items = item_points(written)
    base = half_up(rescaled(added_up(items), absent), places)
    classes = [incident_class(incident, readings) for incident in unit.incidents]
    deducted = 10 * classes.count("deduction")
    total = max(Fraction(0), base - deducted)
    exact_total = max(Fraction(0), rescaled(added_up(item_points(exact)), absent) - deducted)
    before_veto, of_exact = (grade(number, readings["grade_lines"]) for number in (total, exact_total))
    vetoed = "veto" in classes
    return Expected(
        exact=exact,
        written=written,
        items=items,
        headings=headings_of(items),
        base=base,
        raw_total=base - deducted,
        total=total,
        exact_total=exact_total,
        grade_before_veto=before_veto,
        grade="D" if vetoed else before_veto,
        exact_grade="D" if vetoed else of_exact,
        incidents=classes,
        ruled=set(ruled),
    )
