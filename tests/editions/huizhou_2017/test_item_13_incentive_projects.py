"""Item 13: quality incentive projects against the city average, which is one clause."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa import assess, assess_cohort, get_scheme
from support.annex_1 import INDEX, PROJECTS, assessed, unit
from support.model_2017 import SCHEME, changed, member, under


@pytest.mark.parametrize("mean", [0, 5])
def test_no_project_earns_nothing_whatever_the_average(mean: int) -> None:
    zero = changed({"quality_incentive_projects": 0}, averages={"quality_incentive_projects": mean})
    assert assess(SCHEME, zero).clauses["13"].points == 0


@pytest.mark.parametrize("mean", [{}, {PROJECTS: "0"}, {PROJECTS: "10"}], ids=["unknown", "0", "10"])
def test_clause_13_gives_nothing_for_no_project_whatever_the_mean(mean: dict[str, object]) -> None:
    evidence = unit({PROJECTS: "0"})
    evidence["averages"] = {INDEX: "9"} | mean
    assert assessed(evidence).clauses["13"].points == 0


@pytest.mark.parametrize(
    ("choice", "projects", "points"),
    [
        ("at_least", 12, 4),
        ("more_than", 12, 3),
        ("more_than", 13, 4),
        ("at_least", 11, 3),
        *(
            (choice, projects, points)
            for choice in ("at_least", "more_than")
            for projects, points in ((10, 3), (9, 2), (5, 2), (4, 1), (0, 0))
        ),
    ],
)
def test_exactly_a_fifth_above_the_average_is_enough_or_not(choice: str, projects: int, points: int) -> None:
    result = under({"incentive_margin": choice}, facts={"quality_incentive_projects": projects})
    assert result.clauses["13"].points == points


@pytest.mark.parametrize(("zones", "points"), [(0, 2), (2, 3)])
def test_the_caller_says_which_units_the_city_average_is_over(zones: int, points: int) -> None:
    # 30 projects in five counties: a mean of 6, or over seven units with none in two zones 30/7.
    counties = [member("甲", 5), *(member(f"县{at}", projects) for at, projects in enumerate((5, 5, 5, 10)))]
    cohort = assess_cohort(SCHEME, [*counties, *(member(f"区{at}", 0) for at in range(zones))])
    assert cohort.averages["quality_incentive_projects"].quotient == Fraction(30, 5 + zones)
    assert cohort.results["甲"].clauses["13"].points == points


@pytest.mark.parametrize(
    ("own", "others", "with_self", "without_self"), [(29, 6 * 24, 3, 4), (5, 65, 2, 1), (0, 65, 0, 0), (3, 0, 4, 4)]
)
def test_leaving_oneself_out_lifts_a_leader_and_sinks_a_laggard(
    own: int, others: int, with_self: int, without_self: int
) -> None:
    pair: dict[str, object] = {"part": own + others, "whole": 7}
    index: dict[str, object] = {"part": 63, "whole": 7}
    averages = {"quality_incentive_projects": pair, "quality_infrastructure_index": index}
    for choice, points in (("with_self", with_self), ("without_self", without_self)):
        facts: dict[str, object] = {"quality_incentive_projects": own}
        result = under({"average_over": choice}, facts=facts, averages=dict(averages))
        assert result.clauses["13"].points == points


@pytest.mark.parametrize(
    ("own", "others", "with_self", "without_self"), [(29, [24] * 6, 3, 4), (5, [11, 11, 11, 11, 11, 10], 2, 1)]
)
def test_the_average_counts_the_unit_itself_or_only_the_others(
    own: int, others: list[int], with_self: int, without_self: int
) -> None:
    members = [member("甲", own), *(member(f"乙{at}", projects) for at, projects in enumerate(others))]
    points = {
        choice: assess_cohort(get_scheme("huizhou", 2017, readings={"average_over": choice}), members)
        for choice in ("with_self", "without_self")
    }
    assert points["with_self"].results["甲"].clauses["13"].points == with_self
    assert points["without_self"].results["甲"].clauses["13"].points == without_self
    for cohort in points.values():
        cohort.verify()
