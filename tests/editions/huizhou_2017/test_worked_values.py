"""Values worked out by hand where careful readers could differ, under the default readings."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.test_assess import SCHEME, changed
from engine.test_cohort import member
from huizhou_qa import Assessment, assess, assess_cohort


def water(**facts: object) -> Assessment:
    return assess(SCHEME, changed(dict(facts)))


def test_a_rate_from_counts_is_not_rounded_before_its_band_is_chosen() -> None:
    # 5 of 48 are 10.41666... %: rounded to a whole percent they would earn full marks.
    result = assess(SCHEME, changed({"provincial_sampling_failure_rate": {"part": 5, "whole": 48}}))
    assert result.clauses["1.2"].working.points == Fraction(1, 2)


@pytest.mark.parametrize(("large", "other", "points"), [(100, 97, 0), (100, 98, 2), ("99.99", 98, 0)])
def test_one_requirement_met_of_two_earns_nothing(large: object, other: object, points: int) -> None:
    facts: dict[str, object] = {"building_large_acceptance_rate": large, "building_other_acceptance_rate": other}
    assert assess(SCHEME, changed(facts)).clauses["4.1"].points == points


@pytest.mark.parametrize(("mean", "points"), [("36.6", "2.70"), ("37", "2.40")])
def test_the_annual_mean_is_not_rounded_first(mean: str, points: str) -> None:
    assert str(assess(SCHEME, changed({"pm25_annual_mean": mean})).clauses["10.2"].points) == points


@pytest.mark.parametrize(("rate", "points"), [("81", "0.30"), ("80", "0.00"), ("99", "3.00"), ("89", "2.70")])
def test_a_percent_point_is_a_point_and_not_a_percent_of_ninety(rate: str, points: str) -> None:
    assert str(assess(SCHEME, changed({"good_air_days_rate": rate})).clauses["10.1"].points) == points


def test_the_ratio_of_water_sources_is_a_fraction_and_not_a_number_of_percent() -> None:
    points = water(drinking_water_source_compliance_rate=99).clauses["11.1"].working.points
    assert points == Fraction("1.188")


@pytest.mark.parametrize(
    ("share", "target", "points"),
    [(82, 80, Fraction(3, 2)), (82, 85, Fraction(82, 85) * Fraction(21, 20)), (0, 0, Fraction(3, 2))],
)
def test_the_caller_says_which_target_of_good_water_is_meant(share: int, target: int, points: Fraction) -> None:
    result = water(good_surface_water_share=share, good_surface_water_target=target)
    assert result.clauses["11.2"].working.points == points


@pytest.mark.parametrize(("target", "points"), [(0, Fraction("0.945")), ("8.5", Fraction(3, 2))])
def test_the_caller_says_which_ceiling_of_inferior_water_is_meant(target: object, points: Fraction) -> None:
    result = water(inferior_v_share=5, inferior_v_target=target, i_to_iv_share=90)
    assert result.clauses["11.3"].working.points == points


def test_partial_marks_for_black_water_are_judged_and_stop_at_one() -> None:
    result = assess(SCHEME, changed({"black_odorous_water_target_met": False}, {"11.4": "0.8"}))
    assert str(result.clauses["11.4"].points) == "0.80"
    assert SCHEME.clauses["11.4"].max_points == Fraction(3, 2)


@pytest.mark.parametrize(("zones", "points"), [(0, 2), (2, 3)])
def test_the_caller_says_which_units_the_city_average_is_over(zones: int, points: int) -> None:
    # 30 projects in five counties: a mean of 6, or over seven units with none in two zones 30/7.
    counties = [member("甲", 5), *(member(f"县{at}", projects) for at, projects in enumerate((5, 5, 5, 10)))]
    cohort = assess_cohort(SCHEME, [*counties, *(member(f"区{at}", 0) for at in range(zones))])
    assert cohort.averages["quality_incentive_projects"].quotient == Fraction(30, 5 + zones)
    assert cohort.results["甲"].clauses["13"].points == points


@pytest.mark.parametrize("mean", [0, 5])
def test_no_project_earns_nothing_whatever_the_average(mean: int) -> None:
    nought = changed({"quality_incentive_projects": 0}, averages={"quality_incentive_projects": mean})
    assert assess(SCHEME, nought).clauses["13"].points == 0


def test_the_worst_index_still_earns_one_mark() -> None:
    worst = changed({"quality_infrastructure_index": 0})
    assert assess(SCHEME, worst).clauses["12.1"].points == 1


def test_judged_items_are_awarded_and_never_worked_out() -> None:
    result = assess(SCHEME, changed(marks={"15": "1.35"}))
    assert str(result.clauses["15"].points) == "1.35"
