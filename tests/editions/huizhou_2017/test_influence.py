"""Who moves whom among the bundled units: every figure that is told is taken, and the cohort is scored again."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from huizhou_qa import Cohort, Evidence, assess_cohort, get_scheme
from huizhou_qa.analysis import Influence, PointsMoved, influence
from huizhou_qa.evidence.records import Known
from huizhou_qa.frozen_mapping import FrozenMapping
from support.those import those

SCHEME = get_scheme("huizhou", 2017)
COHORT = assess_cohort(
    SCHEME,
    [
        Evidence.from_dict(unit)
        for unit in json.loads(
            (Path(__file__).parents[3] / "docs" / "data" / "cohort-2017.json").read_text("utf-8"), parse_float=Decimal
        )["units"]
    ],
)
FOUND = influence(COHORT)


def moved(one: Influence, figure: Fraction) -> Cohort:
    members = [
        evolve(member, facts=FrozenMapping({**member.facts, one.statistic: Known(figure)}))
        if member.unit == one.unit
        else member
        for member in COHORT.members.values()
    ]
    return assess_cohort(SCHEME, members)


def others(cohort: Cohort, one: Influence) -> dict[tuple[str, str], Decimal | None]:
    return {
        (unit, id_): result.clauses[id_].points
        for unit, result in cohort.results.items()
        if unit != one.unit
        for id_ in ("12.1", "13")
    }


def test_a_unit_at_the_average_is_a_near_tie_with_everyone_who_may_rise() -> None:
    ties = {(one.unit, str(one.needed)) for one in FOUND.near_ties}
    assert ("丙县", "(4, 32]") in ties
    for one in FOUND.near_ties:
        assert those(one.statistic, one.distance, one.nearest) == those("quality_infrastructure_index", 0, None)
        assert dict(one.others["乙县"]) == {"12.1": PointsMoved(Decimal("4.00"), Decimal("2.00"))}


def test_of_counts_the_nearest_number_is_told() -> None:
    first = [
        one for one in FOUND.influences if those(one.unit, one.statistic) == those("甲区", "quality_incentive_projects")
    ]
    assert [(one.nearest, tuple(one.others)) for one in first] == [
        (Fraction(17), ("乙县", "丙县")),
        (Fraction(35), ("丁区", "庚区")),
    ]


@pytest.mark.deep
def test_points_of_others_change_at_every_figure_told_and_not_before() -> None:
    assert FOUND.influences
    for one in FOUND.influences:
        low, high = one.needed.low, one.needed.high
        assert low is not None
        assert high is not None
        at = (low + high) / 2 if one.nearest is None else one.nearest
        now, then = others(COHORT, one), others(moved(one, at), one)
        told = {(unit, id_): change for unit, clauses in one.others.items() for id_, change in clauses.items()}
        assert {of for of, points in now.items() if then[of] != points} == set(told)
        assert all((change.before, change.after) == (now[of], then[of]) for of, change in told.items())
        before = Fraction(int(one.figure + at) // 2) if one.figure.denominator == 1 else one.figure
        if one.distance > 1 and before not in one.needed:
            assert others(moved(one, before), one) == now


@pytest.mark.deep
def test_it_is_verified_by_working_it_out_again() -> None:
    FOUND.verify()
