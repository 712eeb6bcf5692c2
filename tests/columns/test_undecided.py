"""What no whole number holds lies between two: it is decided where both come to the same, else the row is undecided."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest
from attrs import evolve

from huizhou_qa import Assessment, Evidence, assess_cohort
from huizhou_qa.columns import ColumnPlan, compile_columns
from huizhou_qa.rules import Within
from huizhou_qa.scheme import Heading, Ranking, Rounding, Scheme
from support import district, valley
from support.frames import Row, evidence_of, expected, frame_of, rows_for
from support.linlan_2031 import SCHEME
from support.linlan_columns import Given, frame_of_cohorts, linlan_plan, made_up_cohorts, plan_of_usual_places
from support.quotients import quotients

COHORTS = json.loads((Path(__file__).parents[1] / "data" / "linlan-2031.json").read_text("utf-8"))
SCORED: list[list[Given]] = [one["evidence"] for one in COHORTS if "refused" not in one["expected"]]


def units(figure: Decimal | None, scale: int = 100) -> int | None:
    return None if figure is None else int(figure * scale)


def of_assess(result: Assessment, place: int | None) -> dict[str, object]:
    found: dict[str, object] = {f"group_{name}": units(one.points) for name, one in result.groups.items()}
    figures = {"base": units(result.base), "total": units(result.total)}
    return found | figures | {"grade": result.grade, "place": place, "missing": 0, "faults": 0}


def exact_points(scored: Mapping[str, object], clause: str) -> Fraction | None:
    top, bottom = (scored[f"points_{clause.replace('.', '_')}_{part}"] for part in ("numerator", "denominator"))
    return Fraction(top, bottom) if isinstance(top, int) and isinstance(bottom, int) else None


def assert_equal_to_assess_cohort(
    cohorts: Sequence[Sequence[Given]], plan: ColumnPlan | None = None
) -> tuple[int, int]:
    """How many rows expressions leave undecided, and how many exact points are not told; all else is equal."""
    untold = 0
    plan = plan or linlan_plan()
    frame = frame_of_cohorts(cohorts, plan)
    scored, lazily = plan.assess(frame), plan.assess(frame.lazy()).collect()
    assert not scored["undecided"].any()
    open_cohorts = lazily.filter("undecided")["cohort"].unique().to_list()
    in_others = ~pl.col("cohort").is_in(open_cohorts)
    assert lazily.filter(in_others).equals(scored.filter(in_others))
    assert (
        lazily.filter("undecided").select("total", "grade", "place").null_count().row(0)
        == (len(lazily.filter("undecided")),) * 3
    )
    for at, members in enumerate(scored.partition_by("cohort", maintain_order=True)):
        cohort = assess_cohort(SCHEME, [Evidence.from_dict(one) for one in cohorts[at]])
        places = {place.unit: place.place for place in cohort.ranking}
        for row in members.iter_rows(named=True):
            result = cohort.results[row["unit"]]
            found = of_assess(result, places[row["unit"]])
            assert {name: row[name] for name in found} == found
            for clause, line in result.clauses.items():
                told = exact_points(row, clause)
                untold += told is None
                assert told in {None, line.exact_points or 0}
    return int(lazily["undecided"].sum()), untold


def test_the_made_up_city_comes_to_what_assess_cohort_makes_of_its_cohorts() -> None:
    undecided, untold = assert_equal_to_assess_cohort(SCORED[:6])
    assert undecided == 0
    assert untold


def test_at_its_usual_places_the_made_up_city_comes_to_the_same() -> None:
    undecided, _ = assert_equal_to_assess_cohort(made_up_cohorts(6, 9, seed=2), plan_of_usual_places())
    assert undecided <= 2


def test_made_up_cohorts_come_to_what_assess_cohort_makes_of_them() -> None:
    undecided, _ = assert_equal_to_assess_cohort(made_up_cohorts(8, 9, seed=1))
    assert undecided <= 1


@pytest.mark.deep
def test_every_cohort_of_the_made_up_city_comes_to_what_assess_cohort_makes_of_it() -> None:
    undecided, untold = assert_equal_to_assess_cohort(SCORED)
    assert undecided == 0
    assert untold


def test_a_plan_of_single_units_says_which_rows_are_undecided() -> None:
    plan = compile_columns(district.scheme())
    rows = rows_for(plan, 60, seed=1, gaps=0.02)
    undecided = 0
    for row, scored in zip(rows, plan.assess(frame_of(plan, rows)).iter_rows(named=True), strict=True):
        found = expected(plan, row)
        names = [name for name in found if name.startswith("points_")] if scored["faults"] else list(found)
        shown = [name for name in names if not scored["undecided"] or scored[name] is not None]
        assert {name: scored[name] for name in shown} == {name: found[name] for name in shown}
        undecided += scored["undecided"]
    assert undecided <= 1


def unwritten(rounding: Rounding | None) -> Scheme:
    """Two clauses over quotients, of which nothing is rounded before the total is written."""
    items = quotients("1", 1, 2, 3), quotients("2", 1, 2, 4)
    ranking = Ranking(
        by=("grade", "total"), rounding=rounding, exempt=(Within(items[0].clauses[0].scorer, "[100, ∞)"),)
    )
    whole = Heading("全部", 200, items)
    # What is added to the base is not rounded, so that totals are compared as they are unless the ranking rounds them.
    bonuses = () if rounding is None else (Heading("加分", 100, (quotients("3", 1, 2, 5),), bonus=True),)
    return valley.scheme(headings=(whole, *bonuses), clauses_written=False, ranking=ranking)


@pytest.mark.parametrize("rounding", [None, Rounding(0, stage="total")])
def test_what_is_only_written_at_the_end_is_decided_there(rounding: Rounding | None) -> None:
    scheme = unwritten(rounding)
    plan = compile_columns(scheme, cohort="year")
    plain: Row = dict.fromkeys((one.column for one in plan.inputs if one.column.startswith("incidents_")), 0)
    rows = [row | plain for row in rows_for(plan, 60, seed=2)]
    years = [at % 3 for at in range(len(rows))]
    scored = plan.assess(frame_of(plan, rows).with_columns(year=pl.Series(years)))
    for year, members in enumerate(scored.partition_by("year", maintain_order=True)):
        own = [(f"{at}村", row) for at, row in enumerate(rows) if years[at] == year]
        mine = [evolve(evidence_of(plan, row, []), unit=unit) for unit, row in own]
        cohort = assess_cohort(scheme, mine)
        places = {place.unit: place.place for place in cohort.ranking}
        assert not members["undecided"].any()
        for found, (unit, result) in zip(members.iter_rows(named=True), cohort.results.items(), strict=True):
            told = found["base"], found["total"], found["grade"], found["place"], found["missing"]
            assert told == (units(result.base), units(result.total), result.grade, places[unit], 0)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(2, 8))
def test_thousands_of_units_come_to_what_assess_cohort_makes_of_them(seed: int) -> None:
    undecided, _ = assert_equal_to_assess_cohort(made_up_cohorts(120, 16, seed=seed))
    assert undecided <= 3
