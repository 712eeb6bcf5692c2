"""The library against a plain second reading of Annex 1: whole units and grids, under every reading."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from itertools import islice, product

import pytest

from huizhou_qa import Assessment, Evidence, MissingEvidenceError, assess, get_scheme
from huizhou_qa.codec import evidence_from_json, evidence_to_json
from huizhou_qa.evidence.values import NotKnownError
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.scheme import Scheme
from support import oracle_of_readings as oracle
from support.each_day import deep
from support.grades import grade_of
from support.incidents import ELEMENTS
from support.oracle_of_readings import CHOICES, CLAUSE_MARKS, DEFAULTS, FARM_LINES, Readings, Unit
from support.totals import raw_total

# The same lines thousands of times: watching them would take three times as long and tell nothing new.
pytestmark = pytest.mark.no_cover

SEEDS = range(8)
# The units of one seed are tried each day.
EACH_SEED = [SEEDS[0], *map(deep, SEEDS[1:])]
UNITS_PER_SEED = 40

TREATMENTS = ("full", "zero", "rescale")
DAYS_BESIDE_THE_YEARS = (
    *("2016-06-30", "2016-07-01", "2016-12-31", "2017-01-01"),
    *("2017-06-30", "2017-07-01", "2017-12-31", "2018-01-01"),
)
# Each percentage with its lines, and how often in a hundred there is nothing of it.
PERCENTAGES: dict[str, tuple[int, tuple[int, ...]]] = {
    "national_sampling_failure_rate": (3, (0, 10, 15, 20)),
    "provincial_sampling_failure_rate": (3, (0, 10, 15, 20)),
    "city_sampling_failure_rate": (3, (0, 10)),
    "vegetable_pass_rate": (8, (96,)),
    "livestock_pass_rate": (8, (98,)),
    "aquatic_pass_rate": (8, (96,)),
    "residue_testing_town_coverage": (3, (60, 100)),
    "food_sampling_publication_rate": (3, (100,)),
    "building_large_acceptance_rate": (15, (100,)),
    "building_other_acceptance_rate": (15, (98,)),
    "building_supervision_coverage": (3, (100,)),
    "transport_large_acceptance_rate": (15, (100,)),
    "transport_other_acceptance_rate": (15, (98,)),
    "transport_supervision_coverage": (3, (97, 98, 99, 100)),
    "modern_services_share": (3, (20, 30, 40, 50)),
    "good_air_days_rate": (3, (80, 81, 82, 85, 89, 90)),
    "drinking_water_source_compliance_rate": (3, (100,)),
}
COUNTS = {
    "quality_warnings": (0, 0, 1, 2, 7),
    "national_service_standards": (0, 1, 2, 3),
    "provincial_service_standards": (0, 1, 2, 5),
    "overdue_inspection_centres": (0, 0, 1, 2, 5),
    "quality_incentive_projects": (0, 5, 10, 12, 13, 29),
}
BESIDE = tuple(map(Fraction, ("0", "0", "0.001", "-0.001", "0.5", "-0.5", "1", "-1")))
PARTS_OF_A_MICROGRAM = tuple(map(Fraction, ("0", "0.001", "1/3", "0.5")))

# What a strong unit mostly has; its surface water is like anyone's.
STRONG: dict[str, Fraction | bool | None] = {
    **{name: Fraction(0 if name.endswith("failure_rate") else 100) for name in PERCENTAGES},
    "quality_warnings": Fraction(0),
    "national_service_standards": Fraction(2),
    "pm25_annual_mean": Fraction(30),
    "quality_infrastructure_index": Fraction(90),
    "overdue_inspection_centres": Fraction(0),
    "quality_incentive_projects": Fraction(90),
    "building_supervisors_sufficient": True,
    "transport_supervisors_sufficient": True,
    "black_odorous_water_target_met": True,
}

Facts = dict[str, Fraction | bool | None]


class Generator(random.Random):
    """Legal units, the same for the same seed, near the lines of the text as often as not."""

    def happens(self, of_a_hundred: int) -> bool:
        return self.randrange(100) < of_a_hundred

    def known_or_nothing(self, value: Fraction | bool, nothing_of_a_hundred: int) -> Fraction | bool | None:
        return None if self.happens(nothing_of_a_hundred) else value

    def percent(self, *lines: int) -> Fraction:
        near = Fraction(self.choice(lines)) + self.choice(BESIDE)
        good, any_at_all = Fraction(self.randint(7000, 10000), 100), Fraction(self.randint(0, 10000), 137)
        number = self.choices([near, Fraction(100), Fraction(0), good, any_at_all], [7, 5, 2, 4, 2])[0]
        return min(max(number, Fraction(0)), Fraction(100))

    def facts(self) -> Facts:
        facts: Facts = {
            name: self.known_or_nothing(self.percent(*lines), nothing) for name, (nothing, lines) in PERCENTAGES.items()
        }
        facts |= {name: Fraction(self.choice(counts)) for name, counts in COUNTS.items()}
        particles = Fraction(self.choice((0, 35, 36, 40, 44, 45, 46, 75, 300))) + self.choice(PARTS_OF_A_MICROGRAM)
        facts["pm25_annual_mean"] = self.known_or_nothing(particles, 3)
        facts["quality_infrastructure_index"] = self.known_or_nothing(
            self.choice((Fraction(0), Fraction(1, 3), Fraction(5), Fraction(9), Fraction(10), Fraction(12))), 3
        )
        for kind in ("building", "transport"):
            facts[f"{kind}_supervisors_sufficient"] = self.known_or_nothing(self.happens(80), 3)
        facts["black_odorous_water_target_met"] = self.known_or_nothing(self.happens(70), 6)
        if self.happens(30):
            facts |= {name: value for name, value in STRONG.items() if self.happens(90)}
        return facts | self.surface_water()

    def surface_water(self) -> Facts:
        """Shares of sections and their targets; those of I to IV and below V are never more than all."""
        good, inferior = self.percent(80), self.choice((Fraction(0), Fraction(5), Fraction(15), self.percent(5)))
        clean = (100 - inferior) * self.choice((Fraction(0), Fraction(1, 2), Fraction(9, 10), Fraction(1)))
        return {
            "good_surface_water_share": self.known_or_nothing(good, 3),
            "good_surface_water_target": self.known_or_nothing(self.choice((good, self.percent(80), Fraction(0))), 3),
            "inferior_v_share": self.known_or_nothing(inferior, 3),
            "inferior_v_target": self.known_or_nothing(self.choice((inferior, Fraction(0), self.percent(5))), 3),
            "i_to_iv_share": self.known_or_nothing(clean, 5),
        }

    def mark(self, clause: str) -> Fraction | None:
        if self.happens(1):
            return None
        most = 1 if clause == "11.4" else CLAUSE_MARKS[clause]
        return most * (Fraction(self.randint(0, 300), 300) if self.happens(30) else Fraction(1))

    def marks(self, facts: Facts) -> dict[str, Fraction | None]:
        awarded = [*oracle.AWARDED, *(["11.4"] if facts["black_odorous_water_target_met"] is False else [])]
        return {clause: self.mark(clause) for clause in awarded}

    def averages(self, facts: Facts) -> dict[str, tuple[Fraction, int]]:
        """Sums over all members, which the unit's own figure is part of."""
        index, projects = (facts[name] or Fraction(0) for name in AVERAGED)
        others = self.choice((Fraction(0), Fraction(5), Fraction(25, 3), Fraction(60)))
        return {
            "quality_infrastructure_index": (index + others, self.choice((2, 3, 7))),
            "quality_incentive_projects": (projects + Fraction(self.choice((0, 60, 65, 144))), self.choice((2, 7))),
        }

    def incident(self, id_: str) -> dict[str, object]:
        return {
            "id": id_,
            "date": self.choice(DAYS_BESIDE_THE_YEARS),
            "from_product_quality": self.happens(85),
            "serious_harm": self.happens(85),
            "recognised_by": self.choice(("state", "state", "province", "other", "none")),
            "severity": self.choice(("especially_major", "major", "other")),
            "systemic_or_regional": self.happens(60),
            "status": self.choice(("confirmed", "confirmed", "pending")),
        }

    def unit(self) -> Unit:
        facts = self.facts()
        return Unit(
            facts=facts,
            marks=self.marks(facts),
            averages=self.averages(facts),
            incidents=[self.incident(f"i{at}") for at in range(self.choice((0, 0, 0, 1, 2)))],
            treatments={clause: self.choice(TREATMENTS) for clause in CLAUSE_MARKS},
        )

    def readings(self) -> dict[str, str]:
        return {id_: self.choice(choices) for id_, choices in CHOICES.items()}

    def with_one_fact_exchanged(self, unit: Unit, name: str, other: Unit) -> Unit:
        """The unit with the other's fact, kept within what the unit's own figures leave for it."""
        value = other.facts[name]
        if value is not None and name in AVERAGED:
            value = min(Fraction(value), unit.averages[name][0])
        if value is not None and name in SHARES_OF_SECTIONS:
            (beside,) = SHARES_OF_SECTIONS - {name}
            value = min(Fraction(value), 100 - Fraction(unit.facts[beside] or 0))
        marks = dict(unit.marks)
        if name == "black_odorous_water_target_met":
            marks.pop("11.4", None)
            if value is False:
                marks["11.4"] = self.mark("11.4")
        return unit._replace(facts={**unit.facts, name: value}, marks=marks)


AVERAGED = ("quality_infrastructure_index", "quality_incentive_projects")
SHARES_OF_SECTIONS = {"inferior_v_share", "i_to_iv_share"}


def generated(seed: int) -> Iterator[tuple[Unit, dict[str, str]]]:
    generator = Generator(seed)
    for _ in range(UNITS_PER_SEED):
        yield generator.unit(), generator.readings()


def evidence_of(unit: Unit, ruled: Iterable[str]) -> Evidence:
    nothing = {"nothing": "本年度无"}
    return Evidence.from_dict(
        {
            "unit": "甲",
            "facts": {name: nothing if value is None else value for name, value in unit.facts.items()},
            "marks": {name: nothing if value is None else value for name, value in unit.marks.items()},
            "averages": {name: {"part": part, "whole": whole} for name, (part, whole) in unit.averages.items()},
            "incidents": list(unit.incidents),
            "rulings": {
                id_: {"treatment": unit.treatments[id_], "by": "市质量强市办", "why": "无对象"} for id_ in ruled
            },
        }
    )


def ruled_evidence(unit: Unit, readings: Readings) -> Evidence:
    return evidence_of(unit, oracle.needing_a_ruling(unit, readings))


def scheme_under(readings: Readings) -> Scheme:
    return _scheme_under(tuple(readings.items()))


@cache
def _scheme_under(readings: tuple[tuple[str, str], ...]) -> Scheme:
    return get_scheme("huizhou", 2017, readings=dict(readings))


def figures_of(result: Assessment) -> oracle.Expected:
    return oracle.Expected(
        exact={id_: line.working.points for id_, line in result.clauses.items()},
        written={id_: line.counted for id_, line in result.clauses.items()},
        items={id_: line.counted for id_, line in result.items.items()},
        headings={id_: line.counted for id_, line in result.groups.items()},
        base=Fraction(result.base),
        raw_total=Fraction(raw_total(result)),
        total=Fraction(result.total),
        exact_total=result.exact_total,
        grade_before_veto=result.grade_before_veto,
        grade=result.grade,
        exact_grade=result.exact_grade,
        incidents=[incident.class_ for incident in result.incidents],
        ruled={id_ for id_, line in result.clauses.items() if line.ruling is not None},
    )


@pytest.mark.parametrize("seed", EACH_SEED)
def test_every_figure_of_a_unit_is_that_of_the_plain_reading(seed: int) -> None:
    for unit, readings in generated(seed):
        evidence = ruled_evidence(unit, readings)
        result = assess(scheme_under(readings), evidence)
        assert figures_of(result) == oracle.expected(unit, readings), readings
        assert dict(result.readings) == readings
        result.verify()
        assert evidence_from_json(evidence_to_json(evidence)) == evidence


@pytest.mark.parametrize("seed", EACH_SEED)
def test_without_rulings_exactly_the_clauses_that_need_one_are_listed(seed: int) -> None:
    for unit, readings in generated(seed):
        needed = oracle.needing_a_ruling(unit, readings)
        scheme, evidence = scheme_under(readings), evidence_of(unit, ruled=())
        if not needed:
            assess(scheme, evidence)
            continue
        with pytest.raises(MissingEvidenceError) as caught:
            assess(scheme, evidence)
        listed = sorted((fault.path, fault.code) for fault in caught.value.faults)
        assert listed == sorted((f"/rulings/{clause}", "ruling_needed") for clause in needed)


def test_the_units_reach_every_choice_grade_incident_class_and_treatment() -> None:
    units = [pair for seed in SEEDS for pair in generated(seed)]
    expected = [oracle.expected(unit, readings) for unit, readings in units]
    assert {id_: {readings[id_] for _, readings in units} for id_ in CHOICES} == {
        id_: set(choices) for id_, choices in CHOICES.items()
    }
    assert {one.grade for one in expected} == {one.grade_before_veto for one in expected} == set("ABCD")
    assert {class_ for one in expected for class_ in one.incidents} == {"none", "contested", "veto", "deduction"}
    treated = {unit.treatments[id_] for (unit, _), one in zip(units, expected, strict=True) for id_ in one.ruled}
    assert treated == set(TREATMENTS)


def test_the_plain_reading_knows_every_clause_mark_and_choice() -> None:
    scheme = scheme_under(DEFAULTS)
    assert {id_: clause.max_points for id_, clause in scheme.clauses.items()} == CLAUSE_MARKS
    assert {one.id: one.names for one in scheme.chosen_readings.register} == CHOICES
    assert scheme.readings == get_scheme("huizhou", 2017).readings


def outcome(clause: Clause, evidence: Evidence) -> object:
    """The working of a clause, or what stands in its way."""
    lacking = clause.rule.lacking(evidence.values)
    if lacking:
        return lacking
    try:
        return clause.rule.evaluate(evidence.values)
    except NotKnownError as error:
        # It lacks no input: it waits for a ruling on another class of products.
        return error.args


@pytest.mark.parametrize("seed", EACH_SEED)
def test_a_fact_changes_no_clause_that_does_not_read_it(seed: int) -> None:
    generator = Generator(-1 - seed)
    for unit, readings in generated(seed):
        scheme = scheme_under(readings)
        name = generator.choice(list(unit.facts))
        changed = generator.with_one_fact_exchanged(unit, name, generator.unit())
        lines, after = (assess(scheme, ruled_evidence(one, readings)).clauses for one in (unit, changed))
        apart = [
            id_ for id_, clause in scheme.clauses.items() if name not in {leaf.name for leaf in clause.rule.inputs}
        ]
        assert len(apart) >= len(scheme.clauses) - len(FARM_LINES)
        assert [lines[id_] for id_ in apart] == [after[id_] for id_ in apart], (name, readings)


@pytest.mark.parametrize("seed", EACH_SEED)
def test_completing_a_missing_fact_changes_no_clause_that_does_not_read_it(seed: int) -> None:
    for unit, readings in islice(generated(seed), 12):
        clauses = scheme_under(readings).clauses.values()
        complete = evidence_of(unit, ruled=())
        outcomes = {clause.id: outcome(clause, complete) for clause in clauses}
        for name in unit.facts:
            facts = {other: value for other, value in unit.facts.items() if other != name}
            without = evidence_of(unit._replace(facts=facts), ruled=())
            apart = [clause for clause in clauses if name not in {leaf.name for leaf in clause.rule.inputs}]
            assert [outcome(clause, without) for clause in apart] == [outcomes[clause.id] for clause in apart], name


# Each day a grid is tried at and beside its whole numbers, where the lines of the text stand, and now and then whole.
GRIDS = pytest.mark.parametrize("whole", [False, deep(True)], ids=["at and beside whole numbers", "whole"])


def hundredths(low: int, high: int, *, whole: bool) -> list[Fraction]:
    """Every hundredth, or those that are a whole number or next to one."""
    beside = (0, 1, 99)
    return [Fraction(number, 100) for number in range(low * 100, high * 100 + 1) if whole or number % 100 in beside]


def wholes(low: int, high: int) -> list[Fraction]:
    return [Fraction(number) for number in range(low, high + 1)]


def cases(*ids: str) -> list[tuple[str, str]]:
    return [(id_, choice) for id_ in ids for choice in CHOICES[id_]]


def differing(reading: str, choice: str, clause_id: str, units: Iterable[Unit]) -> list[Unit]:
    """The units to which the library's clause gives other points than the plain reading."""
    readings = DEFAULTS | {reading: choice}
    clause, rule = scheme_under({reading: choice}).clauses[clause_id], oracle.rules(readings)[clause_id]
    return [unit for unit in units if points_of(clause, unit) != points_or_none(rule, unit)]


def points_of(clause: Clause, unit: Unit) -> Fraction | None:
    values = evidence_of(unit, ruled=()).values
    return None if clause.rule.lacking(values) else clause.rule.evaluate(values).points


def points_or_none(rule: oracle.Rule, unit: Unit) -> Fraction | None:
    try:
        return rule(unit)
    except oracle.NothingToMeasureError:
        return None


STEPPED = {
    "part_steps_6_2": ("6.2", "transport_supervision_coverage"),
    "part_steps_10_1": ("10.1", "good_air_days_rate"),
    "part_steps_10_2": ("10.2", "pm25_annual_mean"),
    "services_band_ends": ("7", "modern_services_share"),
}


@GRIDS
@pytest.mark.parametrize(("reading", "choice"), cases(*STEPPED))
def test_steps_and_bands_cost_as_they_are_read(reading: str, choice: str, whole: bool) -> None:
    clause, fact = STEPPED[reading]
    units = (Unit({fact: number}) for number in hundredths(0, 100, whole=whole))
    assert differing(reading, choice, clause, units) == []


@pytest.mark.parametrize(("reading", "choice"), cases("overdue_centres"))
def test_overdue_centres_cost_as_they_are_read(reading: str, choice: str) -> None:
    units = (Unit({"overdue_inspection_centres": number}) for number in wholes(0, 20))
    assert differing(reading, choice, "12.2", units) == []


def farm_units(swept: str, *, whole: bool) -> Iterator[Unit]:
    """One class near its line, each of the others at its own or a hundredth below."""
    first, second = (name for name in FARM_LINES if name != swept)
    short = (Fraction(0), Fraction(1, 100))
    for own, first_short, second_short in product(hundredths(95, 99, whole=whole), short, short):
        yield Unit(
            {swept: own, first: FARM_LINES[first] - first_short, second: FARM_LINES[second] - second_short},
        )


@GRIDS
@pytest.mark.parametrize(("reading", "choice"), cases("agri_products"))
def test_farm_products_reach_their_lines_each_or_together_as_it_is_read(reading: str, choice: str, whole: bool) -> None:
    for clause, swept in product(("2.1", "2.2", "2.3"), FARM_LINES):
        assert differing(reading, choice, clause, farm_units(swept, whole=whole)) == []
    # Each clause on the whole grid of its own class, with the others at their lines.
    for clause, swept in zip(("2.1", "2.2", "2.3"), FARM_LINES, strict=True):
        lines = {name: Fraction(line) for name, line in FARM_LINES.items()}
        grid = (Unit({**lines, swept: own}) for own in hundredths(0, 100, whole=whole))
        assert differing(reading, choice, clause, grid) == []


def works_units(kind: str, *, whole: bool) -> Iterator[Unit]:
    """One class of projects near its line, the other at its own, just below, or empty; and both empty."""
    large, other = f"{kind}_large_acceptance_rate", f"{kind}_other_acceptance_rate"
    near: list[Fraction | None] = [None, *hundredths(97, 100, whole=whole)]
    for rate in near:
        for beside in (None, Fraction("97.99"), Fraction(98), Fraction("99.99"), Fraction(100)):
            yield Unit({large: rate, other: beside})
            yield Unit({large: beside, other: rate})


@GRIDS
@pytest.mark.parametrize(("reading", "choice"), cases("empty_project_class"))
def test_an_empty_class_of_projects_counts_as_it_is_read(reading: str, choice: str, whole: bool) -> None:
    assert differing(reading, choice, "4.1", works_units("building", whole=whole)) == []
    assert differing(reading, choice, "6.1", works_units("transport", whole=whole)) == []


def water_unit(inferior: Fraction, target: Fraction, clean: Fraction | None) -> Unit:
    return Unit({"inferior_v_share": inferior, "inferior_v_target": target, "i_to_iv_share": clean})


def water_units(*, whole: bool) -> Iterator[Unit]:
    """Shares below V across their ceiling, and under missed ceilings every share of I to IV, or none known."""
    for inferior, target in product(hundredths(0, 16, whole=whole), map(Fraction, (0, 5, 15))):
        yield water_unit(inferior, target, (100 - inferior) * Fraction(9, 10))
    shares: list[Fraction | None] = [None, *wholes(0, 80)[:: 1 if whole else 8]]
    for clean, target in product(shares, wholes(0, 21)):
        yield water_unit(Fraction(20), target, clean)


@GRIDS
@pytest.mark.parametrize(("reading", "choice"), cases("inferior_v_ratio"))
def test_a_missed_ceiling_of_inferior_sections_earns_the_ratio_that_is_read(
    reading: str, choice: str, whole: bool
) -> None:
    assert differing(reading, choice, "11.3", water_units(whole=whole)) == []


def index_units(*, whole: bool) -> Iterator[Unit]:
    for index, members in product(hundredths(0, 15, whole=whole), (2, 6)):
        yield Unit({AVERAGED[0]: index}, averages={AVERAGED[0]: (Fraction(60), members)})


def project_units(*, whole: bool) -> Iterator[Unit]:
    for projects, others, members in product(wholes(0, 25), wholes(0, 60)[:: 1 if whole else 5], (2, 6)):
        yield Unit({AVERAGED[1]: projects}, averages={AVERAGED[1]: (projects + others, members)})


@GRIDS
@pytest.mark.parametrize(("reading", "choice"), cases("average_over"))
def test_the_city_average_counts_the_unit_itself_or_not_as_it_is_read(reading: str, choice: str, whole: bool) -> None:
    assert differing(reading, choice, "12.1", index_units(whole=whole)) == []
    assert differing(reading, choice, "13", project_units(whole=whole)) == []


@GRIDS
@pytest.mark.parametrize(("reading", "choice"), cases("incentive_margin"))
def test_a_fifth_above_the_average_is_enough_or_not_as_it_is_read(reading: str, choice: str, whole: bool) -> None:
    assert differing(reading, choice, "13", project_units(whole=whole)) == []


def classes_of(incidents: list[dict[str, object]], readings: Readings) -> tuple[list[str], list[str]]:
    """The classes that the library gives, and those of the plain reading."""
    table = scheme_under(readings).incident_table
    assert table is not None
    records = Evidence.from_dict({"unit": "甲", "incidents": incidents}).incidents or ()
    plain = DEFAULTS | dict(readings)
    return (
        [table.classify(one).class_ for one in records],
        [oracle.incident_class(one, plain) for one in incidents],
    )


GRAVE: Mapping[str, object] = {**ELEMENTS, "date": "2017-03-01"}


@pytest.mark.parametrize(("reading", "choice"), cases("assessment_year"))
def test_an_incident_counts_on_every_day_of_the_year_that_is_read_and_on_no_other(reading: str, choice: str) -> None:
    days = [date(2016, 1, 1) + timedelta(days=number) for number in range(3 * 365 + 1)]
    incidents = [{**GRAVE, "id": str(day), "date": str(day)} for day in days]
    library, plain = classes_of(incidents, {reading: choice})
    assert library == plain
    assert library.count("deduction") == 365


@pytest.mark.parametrize(("reading", "choice"), cases("incident_class_b"))
@pytest.mark.parametrize("year", CHOICES["assessment_year"])
def test_an_incident_of_any_elements_has_the_class_that_is_read(reading: str, choice: str, year: str) -> None:
    truth = (True, False)
    bodies, severities = ("state", "province", "other", "none"), ("especially_major", "major", "other")
    columns = (DAYS_BESIDE_THE_YEARS, truth, truth, bodies, severities, truth, ("confirmed", "pending"))
    rows = [dict(zip(GRAVE, row, strict=True)) for row in product(*columns)]
    incidents: list[dict[str, object]] = [{**row, "id": str(at)} for at, row in enumerate(rows)]
    library, plain = classes_of(incidents, {reading: choice, "assessment_year": year})
    assert library == plain


@pytest.mark.parametrize(("reading", "choice"), cases("written_places"))
def test_points_are_written_half_up_to_the_places_that_are_read(reading: str, choice: str) -> None:
    rounding = scheme_under({reading: choice}).rounding
    points = [
        number * Fraction(part)
        for number in hundredths(0, 4, whole=True)
        for part in ("1", "0.1", "1/3", "1.05", "1e-10")
    ]
    written = [rounding.written(rounding.units(number)) for number in points]
    assert [Fraction(one) for one in written] == [oracle.half_up(number, int(choice)) for number in points]
    assert {one.as_tuple().exponent for one in written} == {-int(choice)}


@pytest.mark.parametrize(("reading", "choice"), cases("grade_lines"))
def test_every_total_has_the_grade_that_is_read(reading: str, choice: str) -> None:
    grade_rule = scheme_under({reading: choice}).grade_rule
    totals = hundredths(0, 100, whole=True)
    assert [grade_of(grade_rule, total) for total in totals] == [oracle.grade(total, choice) for total in totals]
