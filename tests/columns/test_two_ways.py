"""One frame of plain numbers, two ways: to ledgers, and to scale and through a plan; every figure is the same."""

from __future__ import annotations

import random
from decimal import Decimal

import polars as pl

from huizhou_qa import assess, assess_cohort
from huizhou_qa.columns import ColumnInput, ColumnPlan, compile_columns, evidence_from_frame, results_to_frame, scaled
from support import district

SCHEME = district.scheme()
LIMITED = ("output", "output_last_year", "residents")
PLAN = compile_columns(SCHEME, limits=dict.fromkeys(LIMITED, 1_000), pairs=["noise"])
COUNTS = [one.column for one in PLAN.inputs if one.column.startswith("incidents_")]
LENGTH = 40


def cell(one: ColumnInput, chance: random.Random) -> str | bool | int:
    """A plain number in a column, of any number of places that it has, as people write it."""
    if one.holds == "truth":
        return chance.random() < 0.5
    if one.column.startswith("incidents_"):
        return 0
    most = min(one.most, 120 * one.scale)
    return f"{Decimal(chance.randint(max(one.least, 0), most)).scaleb(-one.places):f}"


def frame(plan: ColumnPlan, seed: int) -> pl.DataFrame:
    chance = random.Random(seed)
    rows = [{one.column: cell(one, chance) for one in plan.inputs} for _ in range(LENGTH)]
    for at, row in enumerate(rows):
        row["unit"] = f"{at}号"
        # What is spent and what is saved are parts of one whole.
        row["budget_saved_share"] = str(Decimal(100) - Decimal(str(row["budget_spent_share"])))
    return pl.DataFrame(rows).with_columns(incidents=pl.lit("[]"), nothing_green_share=pl.lit(None, pl.String))


def agree(scored: pl.DataFrame, ledgers: pl.DataFrame) -> None:
    """Every figure, and every grade."""
    assert scored.select(pl.col("unscaled", "faults", "missing").sum()).row(0) == (0, 0, 0)
    figures = [name for name in ledgers.columns if ledgers.schema[name] == pl.Decimal]
    assert len(figures) > len(SCHEME.clauses)
    for name in figures:
        units = [Decimal(one).scaleb(-SCHEME.rounding.places) for one in scored[name].to_list()]
        assert units == ledgers[name].to_list()
    for name in ("grade_before_veto", "grade"):
        assert scored[name].to_list() == ledgers[name].to_list()
    assert ledgers["grade"].n_unique() > 1


def test_ledgers_and_plan_agree_on_every_figure_of_a_frame() -> None:
    given = frame(PLAN, 1)
    evidence = evidence_from_frame(SCHEME, given, ignore=COUNTS)
    ledgers = results_to_frame([assess(SCHEME, one) for one in evidence], given)
    agree(PLAN.assess(scaled(given.lazy(), PLAN)).collect(), ledgers)


def test_ledgers_and_plan_agree_on_the_averages_and_the_places_of_a_cohort() -> None:
    plan = compile_columns(SCHEME, limits=dict.fromkeys(LIMITED, 1_000), cohort="city")
    given = frame(plan, 2).with_columns(city=pl.lit("甲市"))
    cohort = assess_cohort(SCHEME, evidence_from_frame(SCHEME, given, ignore=[*COUNTS, "city"]))
    ledgers = results_to_frame(cohort, given)
    scored = plan.assess(scaled(given, plan))
    agree(scored, ledgers)
    assert scored["place"].to_list() == ledgers["place"].to_list()
