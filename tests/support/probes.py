"""Units that tell one rule from another that is nearly the same, found by looking at the plain second reading.

Where the points of a clause bend or jump in ``oracle_of_readings.py``, figures are taken at the bend and a
thousandth to either side. Nothing here looks at the library's rules, nor imports them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import product

from support import oracle_of_readings as oracle
from support.incidents import incident
from support.oracle_of_readings import CHOICES, CLAUSE_MARKS, FARM_LINES, Unit

Facts = dict[str, Fraction | bool | None]

BESIDE = (Fraction(-1, 1000), Fraction(0), Fraction(1, 1000))
LAST_DAYS = (
    *("2016-06-30", "2016-07-01", "2016-12-31", "2017-01-01"),
    *("2017-06-30", "2017-07-01", "2017-12-31", "2018-01-01"),
)

# The readings that are tried: the text's default, then every other choice at least once. Of the three that
# ask the same, no two are always read alike.
STEPS = {"part_steps_6_2": (0, 1, 2, 2), "part_steps_10_1": (0, 2, 1, 1), "part_steps_10_2": (0, 1, 2, 0)}
ALL_READINGS: tuple[dict[str, str], ...] = tuple(
    {
        id_: choices[STEPS[id_][min(at, 3)] if id_ in STEPS else min(at, len(choices) - 1)]
        for id_, choices in CHOICES.items()
    }
    for at in range(len(CHOICES["written_places"]))
)
# Under these every clause is probed; the others differ from them in the places that are written.
PROBED_WHOLE = 4

PERCENTS = {
    "national_sampling_failure_rate": "1.1",
    "provincial_sampling_failure_rate": "1.2",
    "city_sampling_failure_rate": "1.3",
    "residue_testing_town_coverage": "3.1",
    "food_sampling_publication_rate": "3.2",
    "building_supervision_coverage": "4.2",
    "transport_supervision_coverage": "6.2",
    "modern_services_share": "7",
    "good_air_days_rate": "10.1",
    "drinking_water_source_compliance_rate": "11.1",
}
COUNTS = ("quality_warnings", "overdue_inspection_centres")
TRUTHS = ("building_supervisors_sufficient", "transport_supervisors_sufficient")
WORKS = ("building", "transport")
SHARES = (
    "good_surface_water_share",
    "good_surface_water_target",
    "inferior_v_share",
    "inferior_v_target",
    "i_to_iv_share",
)

BEST_FACTS: Facts = {
    **{name: Fraction(0 if name.endswith("failure_rate") else 100) for name in PERCENTS},
    **dict.fromkeys(FARM_LINES, Fraction(100)),
    **{f"{works}_{size}_acceptance_rate": Fraction(100) for works in WORKS for size in ("large", "other")},
    **dict.fromkeys(COUNTS, Fraction(0)),
    **dict.fromkeys(TRUTHS, True),
    "national_service_standards": Fraction(2),
    "provincial_service_standards": Fraction(0),
    "pm25_annual_mean": Fraction(30),
    "good_surface_water_share": Fraction(100),
    "good_surface_water_target": Fraction(80),
    "inferior_v_share": Fraction(0),
    "inferior_v_target": Fraction(5),
    "i_to_iv_share": Fraction(90),
    "black_odorous_water_target_met": True,
    "quality_infrastructure_index": Fraction(90),
    "quality_incentive_projects": Fraction(90),
}
BEST = Unit(
    facts=BEST_FACTS,
    marks={clause: CLAUSE_MARKS[clause] for clause in oracle.AWARDED},
    averages={"quality_infrastructure_index": (Fraction(100), 2), "quality_incentive_projects": (Fraction(100), 2)},
    treatments=dict.fromkeys(CLAUSE_MARKS, "full"),
)

Column = Sequence[Callable[[Unit], Unit]]


def with_facts(facts: Mapping[str, Fraction | bool | None]) -> Callable[[Unit], Unit]:
    return lambda unit: unit._replace(facts={**unit.facts, **facts})


def bends(points: Callable[[Fraction], Fraction], last: int, parts: int) -> list[Fraction]:
    """The places of a grid where the points do not go on as they went: every jump and every bend."""
    grid = [Fraction(number, parts) for number in range(last * parts + 1)]
    values = [points(number) for number in grid]
    inner = range(1, len(grid) - 1)
    bent = {grid[at] for at in inner if values[at + 1] - values[at] != values[at] - values[at - 1]}
    return sorted(bent | {grid[0], grid[-1], *(number + Fraction(1, 3) for number in bent if number + 1 < last)})


def beside(places: Iterable[Fraction], most: Fraction | None) -> list[Fraction]:
    near = {place + step for place in places for step in BESIDE}
    return sorted(number for number in near if number >= 0 and (most is None or number <= most))


def figures(name: str, clause: str, most: Fraction | None) -> list[Fraction]:
    """Figures of one fact near every bend of its clause, under every reading."""
    found: set[Fraction] = set()
    for readings in ALL_READINGS[:PROBED_WHOLE]:
        rule = oracle.rules(readings)[clause]

        def points(number: Fraction, rule: oracle.Rule = rule) -> Fraction:
            return rule(BEST._replace(facts={**BEST_FACTS, name: number}))

        found.update(bends(points, 100, 2))
    return beside(found, most)


def one_fact_columns() -> Iterator[Column]:
    for name, clause in PERCENTS.items():
        yield [with_facts({name: number}) for number in figures(name, clause, Fraction(100))]
    yield [with_facts({"pm25_annual_mean": number}) for number in figures("pm25_annual_mean", "10.2", None)]
    for name in COUNTS:
        yield [with_facts({name: Fraction(number)}) for number in range(21)]
    for name in TRUTHS:
        yield [with_facts({name: value}) for value in (True, False)]


def several_fact_columns() -> Iterator[Column]:
    yield [
        with_facts({name: figure})
        for name, line in FARM_LINES.items()
        for figure in (*beside([Fraction(line)], None), Fraction(0), None)
    ]
    for works in WORKS:
        large = (Fraction(100), Fraction(100) - Fraction(1, 1000), None)
        other = (Fraction(100), *beside([Fraction(98)], None), None)
        names = (f"{works}_large_acceptance_rate", f"{works}_other_acceptance_rate")
        yield [with_facts(dict(zip(names, pair, strict=True))) for pair in product(large, other)]
    counts = [Fraction(number) for number in range(21)]
    yield [
        with_facts({"national_service_standards": national, "provincial_service_standards": provincial})
        for national, provincial in product(counts, counts)
    ]
    yield [with_facts(dict(zip(SHARES[:2], pair, strict=True))) for pair in good_water()]
    yield [with_facts(dict(zip(SHARES[2:], triple, strict=True))) for triple in inferior_water()]
    yield [black_water(mark) for mark in (None, Fraction(0), Fraction(1, 2), Fraction(1))]
    yield [averaged("quality_infrastructure_index", *case) for case in against_averages("12.1", Fraction(1000))]
    yield [averaged("quality_incentive_projects", *case) for case in against_averages("13", Fraction(1))]


def good_water() -> Iterator[tuple[Fraction, Fraction]]:
    for target in map(Fraction, (0, 50, 80, 100)):
        shares = {*beside([target], Fraction(100)), target * Fraction(9, 10), Fraction(0)}
        yield from ((share, target) for share in sorted(shares))


def inferior_water() -> Iterator[tuple[Fraction, Fraction, Fraction]]:
    for target in map(Fraction, (0, 5, 10)):
        for inferior in (*beside([target], Fraction(100)), target + 5, Fraction(60)):
            rest = 100 - inferior
            cleans = {Fraction(0), Fraction(1, 1000), *beside([target], rest), rest / 2, rest}
            yield from ((inferior, target, clean) for clean in sorted(cleans) if clean <= rest)


def black_water(mark: Fraction | None) -> Callable[[Unit], Unit]:
    def change(unit: Unit) -> Unit:
        facts: Facts = {**unit.facts, "black_odorous_water_target_met": mark is None}
        return unit._replace(facts=facts, marks=unit.marks if mark is None else {**unit.marks, "11.4": mark})

    return change


def averaged(name: str, own: Fraction, total: Fraction, members: int) -> Callable[[Unit], Unit]:
    def change(unit: Unit) -> Unit:
        return unit._replace(facts={**unit.facts, name: own}, averages={**unit.averages, name: (total, members)})

    return change


def against_averages(clause: str, parts: Fraction) -> Iterator[tuple[Fraction, Fraction, int]]:
    """Own figures near the bends of the clause, with the unit among the members, and with it left out."""
    mean = 1000 if parts > 1 else 10000
    for readings in ALL_READINGS[:2]:
        readings_with_self = {**readings, "average_over": "with_self"}
        name = "quality_infrastructure_index" if clause == "12.1" else "quality_incentive_projects"
        rule = oracle.rules(readings_with_self)[clause]

        def points(factor: Fraction, rule: oracle.Rule = rule, name: str = name) -> Fraction:
            own = factor * mean
            return rule(averaged(name, own, Fraction(mean * 2), 2)(BEST))

        lines = {factor * mean for factor in bends(points, 2, 10) if (factor * mean).denominator == 1}
        for own in sorted({line + step / parts for line in lines for step in (-1, 0, 1) if line + step >= 0}):
            # No member has more than all of them together.
            yield min(own, Fraction(mean * 2)), Fraction(mean * 2), 2
            yield own, own + mean, 2
    yield Fraction(0), Fraction(0), 2
    yield Fraction(0), Fraction(mean), 2


def mark_columns() -> Iterator[Column]:
    """Every mark from nothing to full, at halves of the last place, and at what no place can write."""
    for clause in oracle.AWARDED:
        full = CLAUSE_MARKS[clause]
        halves = [Fraction(1, 2 * 10 ** int(places)) for places in CHOICES["written_places"]]
        given = [full, Fraction(0), full / 3, full * Fraction(2, 3), *halves, *(3 * half for half in halves)]
        yield [awarded(clause, mark) for mark in given]


def awarded(clause: str, mark: Fraction) -> Callable[[Unit], Unit]:
    return lambda unit: unit._replace(marks={**unit.marks, clause: mark})


def early(id_: str, **elements: object) -> dict[str, object]:
    """An incident on a day of both of the years that may be meant."""
    return incident(id_, **({"date": "2017-03-01"} | elements))


def incidents() -> list[dict[str, object]]:
    """Every combination of elements on a day of both years, and one finding on each day beside the years."""
    elements = product(
        (True, False), (True, False), ("state", "province", "other", "none"),
        ("especially_major", "major", "other"), (True, False), ("confirmed", "pending"),
    )  # fmt: skip
    names = ("from_product_quality", "serious_harm", "recognised_by", "severity", "systemic_or_regional", "status")
    every = [early(f"i{at}", **dict(zip(names, values, strict=True))) for at, values in enumerate(elements)]
    return every + [early(f"d{day}", date=day) for day in LAST_DAYS]


def totals() -> Iterator[Unit]:
    """Units whose totals lie at and beside the lines of the grades, with and without a veto."""
    for short in map(Fraction, ("0", "0.01", "0.005", "0.49", "0.5", "0.51", "3.5")):
        for deductions in (0, 1, 2, 4, 5, 10, 11):
            counted = [early(f"i{at}") for at in range(deductions)]
            yield BEST._replace(marks={**BEST.marks, "5": 4 - short}, incidents=counted)
    for severity in ("especially_major", "major"):
        yield BEST._replace(incidents=[early("v", recognised_by="state", severity=severity)])
    for centres in (0, 5):
        facts: Facts = {
            **BEST_FACTS,
            "overdue_inspection_centres": Fraction(centres),
            "quality_infrastructure_index": Fraction(1),
        }
        yield BEST._replace(facts=facts)


def sections() -> Iterator[Unit]:
    """Shares of surface water that are just possible of one set of sections, and just not."""
    for step in BESIDE:
        above, beyond = {"good_surface_water_share": 60 + step}, {"good_surface_water_share": 95 + step}
        yield with_facts({**above, "inferior_v_share": Fraction(0), "i_to_iv_share": Fraction(60)})(BEST)
        yield with_facts({**beyond, "inferior_v_share": Fraction(5), "i_to_iv_share": Fraction(95)})(BEST)


@cache
def units() -> tuple[Unit, ...]:
    """The probes, the most telling first: the columns of all clauses side by side, then whole totals."""
    columns = [*one_fact_columns(), *several_fact_columns(), *mark_columns()]
    found = [BEST, BEST._replace(incidents=incidents())]
    for at in range(max(map(len, columns))):
        unit = BEST
        for column in columns:
            unit = column[at % len(column)](unit)
        found.append(unit)
    return (*found, *totals(), *sections())
