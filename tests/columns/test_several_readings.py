"""Several readings in one pass: the figures of a plan of each, and what no reading touches worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import polars as pl
import pytest

from columns.test_narrowing import SMALL, of_products
from huizhou_qa import EvidenceError, SchemeError, get_scheme
from huizhou_qa.columns import ColumnPlan, ReadingsPlan, compile_columns, compile_readings
from support import open_harbour
from support.frames import Row, frame_of, rows_for

HUIZHOU = get_scheme("huizhou", 2017)
HARBOUR = open_harbour.scheme()
REGISTER = HUIZHOU.chosen_readings.register
CHOICES = {f"{one.id}.{choice}": {one.id: choice} for one in REGISTER for choice in one.names[1:]}
PAIRS = ("average_quality_infrastructure_index", "average_quality_incentive_projects")


@cache
def huizhou_plan() -> ColumnPlan:
    return compile_columns(HUIZHOU)


@cache
def as_it_is() -> ReadingsPlan:
    """A plan of one reading alone, which is the scheme's own."""
    return compile_readings(HUIZHOU, {"one": {}})


def rows_of(plan: ReadingsPlan, length: int, seed: int) -> list[Row]:
    """Rows for the columns of every reading."""
    single = compile_columns(next(iter(plan.schemes.values())), pairs=plan.options.pairs, cohort=plan.options.cohort)
    return rows_for(single, length, seed)


def assert_as_separately(plan: ReadingsPlan, frame: pl.DataFrame) -> None:
    """Each column under each choice is that of a plan of this choice."""
    scored = plan.assess(frame)
    for name, scheme in plan.schemes.items():
        single = compile_columns(scheme, pairs=plan.options.pairs, cohort=plan.options.cohort)
        alone = single.assess(frame).drop(frame.columns)
        together = scored.select(pl.col(f"{one}_{name.replace('.', '_')}").alias(one) for one in alone.columns)
        assert together.equals(alone)


def nodes_of(plan: ColumnPlan | ReadingsPlan, frame: pl.DataFrame) -> int:
    """How many columns are worked out on the way, those that do not come back among them."""
    stages = plan._stages(frozenset(plan._optional.keys() & frame.schema.keys()))
    return len(stages.definitions)


def assert_one_pass_agrees(choices: Mapping[str, Mapping[str, str]], length: int) -> None:
    plan = compile_readings(HUIZHOU, {"as.it.is": {}, **choices})
    frame = frame_of(compile_columns(HUIZHOU, pairs=plan.options.pairs), rows_of(plan, length, 1))
    assert len(plan.schemes) == len(choices) + 1
    assert_as_separately(plan, frame)
    scored = plan.assess(frame)
    assert any(not scored["total_as_it_is"].equals(scored[f"total_{one.replace('.', '_')}"]) for one in choices)


def test_readings_in_one_pass_have_the_figures_of_a_plan_of_their_own() -> None:
    assert_one_pass_agrees(dict(list(CHOICES.items())[::12]), 60)


@pytest.mark.deep
def test_every_reading_in_one_pass_has_the_figures_of_a_plan_of_its_own() -> None:
    assert_one_pass_agrees(CHOICES, 5_000)


def test_readings_together_agree_in_rows_with_nothing_and_rulings() -> None:
    plan = compile_readings(HUIZHOU, {"one": {}, "other": {"empty_project_class": "needs_ruling"}})
    nothing = {"nothing_building_large_acceptance_rate": True, "building_large_acceptance_rate": None}
    rows = [row | nothing | {"ruling_4_1": ruling} for row in rows_of(plan, 30, 2) for ruling in (None, "zero")]
    frame = frame_of(huizhou_plan(), rows).with_columns(
        pl.Series("nothing_building_large_acceptance_rate", [True] * len(rows)),
        pl.Series("ruling_4_1", [row["ruling_4_1"] for row in rows], pl.String),
    )
    assert_as_separately(plan, frame)
    scored = plan.assess(frame)
    assert not scored["points_4_1_one"].equals(scored["points_4_1_other"])


def test_readings_together_agree_in_a_cohort() -> None:
    plan = compile_readings(HUIZHOU, {"one": {}, "other": {"incentive_margin": "more_than"}}, cohort="year")
    rows = rows_of(plan, 60, 3)
    frame = frame_of(compile_columns(HUIZHOU, cohort="year"), rows)
    frame = frame if "year" in frame.columns else frame.with_columns(year=pl.lit(2017))
    assert_as_separately(plan, frame)


def test_readings_of_coefficients_and_steps_agree_too() -> None:
    choices = {
        f"{name}_{choice}": {name: choice} for name, several in open_harbour.CHOICES.items() for choice in several
    }
    plan = compile_readings(HARBOUR, choices)
    assert_as_separately(plan, frame_of(compile_columns(HARBOUR), rows_of(plan, 200, 4)))


def test_what_no_reading_touches_is_worked_out_once() -> None:
    frame = frame_of(huizhou_plan(), rows_for(huizhou_plan(), 1, 8))
    single = nodes_of(huizhou_plan(), frame)
    alike = compile_readings(HUIZHOU, {"one": {}, "other": {}})
    outputs = len(huizhou_plan().assess(frame).columns) - len(frame.columns)
    assert nodes_of(alike, frame) == single + outputs
    other = compile_readings(HUIZHOU, {"one": {}, "other": {"grade_lines": "rounded"}})
    assert nodes_of(other, frame) < nodes_of(alike, frame) + 20


def test_a_lazy_frame_stays_lazy_under_several_readings() -> None:
    plan = as_it_is()
    frame = frame_of(huizhou_plan(), rows_of(plan, 5, 5))
    lazy = plan.assess(frame.lazy())
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect().equals(plan.assess(frame))


def test_an_average_that_one_reading_needs_as_a_pair_is_a_pair_for_all() -> None:
    plan = compile_readings(HUIZHOU, {"with": {}, "without": {"average_over": "without_self"}})
    columns = [one.column for one in plan.inputs if one.column.startswith("average_")]
    assert columns == [f"{one}_{end}" for one in PAIRS for end in ("sum", "members")]
    assert len({one.column for one in plan.inputs}) == len(plan.inputs)


def test_the_faults_of_a_row_are_listed_once_for_all_readings_that_see_them_alike() -> None:
    plan = compile_readings(HUIZHOU, {"one": {}, "other": {"grade_lines": "rounded"}})
    row = rows_of(plan, 1, 6)[0] | {"vegetable_pass_rate": 1_000_001}
    (fault,) = plan.faults(frame_of(huizhou_plan(), [row]))
    assert (fault.row, fault.column, fault.code) == (0, "vegetable_pass_rate", "out_of_range")


def test_the_widest_number_names_the_column_of_its_reading() -> None:
    plan = as_it_is()
    widest = huizhou_plan().widest
    assert [(one.column, one.bound) for one in plan.widest] == [(f"{one.column}_one", one.bound) for one in widest]


def test_a_plan_of_readings_says_how_many_there_are() -> None:
    assert repr(compile_readings(HUIZHOU, {"one": {}, "other": {}})).startswith("<ReadingsPlan of huizhou-2017")


def test_no_choice_of_readings_is_refused() -> None:
    with pytest.raises(SchemeError) as refused:
        compile_readings(HUIZHOU, {})
    assert [(one.path, one.code) for one in refused.value.faults] == [("/readings", "empty")]


def test_names_that_engines_take_for_the_same_are_refused() -> None:
    with pytest.raises(SchemeError) as refused:
        compile_readings(HUIZHOU, {"a.b": {}, "A_b": {}})
    assert {one.code for one in refused.value.faults} == {"repeated_column"}


def test_a_reading_that_there_is_not_is_told_under_the_name_of_its_choice() -> None:
    with pytest.raises(SchemeError) as refused:
        compile_readings(HUIZHOU, {"one": {"no_such": "thing"}})
    assert [one.path for one in refused.value.faults] == ["/one/readings/no_such"]


@pytest.mark.parametrize("cohort", ["total_one", "missing_one"])
def test_a_cohort_with_the_name_of_a_column_that_comes_out_is_refused(cohort: str) -> None:
    with pytest.raises(SchemeError) as refused:
        compile_readings(HUIZHOU, {"one": {}}, cohort=cohort)
    assert [(one.path, one.code) for one in refused.value.faults] == [("/cohort", "column_taken")]


def test_a_frame_with_a_column_in_the_way_is_refused() -> None:
    plan = as_it_is()
    frame = frame_of(huizhou_plan(), rows_of(plan, 1, 7)).with_columns(total_one=1)
    with pytest.raises(EvidenceError) as refused:
        plan.assess(frame)
    assert [one.code for one in refused.value.faults] == ["column_taken"]


def test_a_number_too_wide_is_refused_under_a_reading_too() -> None:
    with pytest.raises(SchemeError) as refused:
        compile_readings(of_products(SMALL), {"one": {}})
    assert {one.code for one in refused.value.faults} == {"too_wide"}
