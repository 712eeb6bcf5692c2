"""Annex 1 against a plain second reading of it: on whole grids, and for random units."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import EvidenceError
from support import oracle
from support.annex_1 import (
    BODIES,
    DATES,
    FACTS,
    FULL,
    INDEX,
    NOTHING,
    PERCENTS,
    PROJECTS,
    SCHEME,
    SEVERITIES,
    SWEEP,
    assessed,
    combinations,
    figures,
    unit,
)
from support.each_day import one_in


def exact(points: Mapping[str, Decimal]) -> dict[str, Fraction]:
    return {id_: Fraction(figure) for id_, figure in points.items()}


def assert_agrees_with_the_oracle(evidence: Mapping[str, object]) -> None:
    result = assessed(evidence)
    plain = oracle.expected(evidence)
    assert {id_: line.working.points for id_, line in result.clauses.items()} == plain.exact
    assert {id_: line.counted for id_, line in result.clauses.items()} == plain.written
    assert {id_: line.counted for id_, line in result.items.items()} == plain.items
    assert {id_: line.counted for id_, line in result.groups.items()} == plain.headings
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
        assert {clause: lines[clause].counted for clause in plain} == written, value


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


@SWEEP
@pytest.mark.parametrize(("date", "status"), one_in(9, product(DATES, ("confirmed", "pending"))))
def test_each_combination_of_an_incidents_elements_alone_agrees_with_the_oracle(date: str, status: str) -> None:
    for incident in combinations(date, status):
        assert_agrees_with_the_oracle(unit(incidents=[incident]))
