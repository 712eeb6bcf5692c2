"""Statistics that a frame gives are a fault beside each other and the unit's own figure where ``check`` finds one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest

from huizhou_qa import check
from huizhou_qa.columns import ColumnPlan, compile_columns
from huizhou_qa.program.readings import Choice, Reading, Readings
from huizhou_qa.rules import Measure, Open
from huizhou_qa.rules.derived import difference, scaled, weighted
from huizhou_qa.scheme import Clause, Heading, Item, Scheme
from huizhou_qa.scorers import Clamped, most_of, place_of, quantity
from huizhou_qa.scorers.statistics import average_of, least_of, mean_of, others_average_of
from support import valley
from support.frames import Row, frame_of
from support.valley import GREEN, TOLD, TREES
from support.written_rows import evidence_for

BOTH = weighted((GREEN, "0.5"), (TREES, "0.5"))


def scheme(measure: Measure, **more: object) -> Scheme:
    """A village whose points are read off every statistic of a number."""
    least, mean = least_of(measure, "least", "最少"), mean_of(measure, "mean", "平均")
    most, place = most_of(measure, "most", "最多"), place_of(measure, "place", "名次")
    rule = Clamped(weighted((difference(mean, least), 1), (most, 1), (place, -1), (BOTH, 1)), 0, 100)
    headings = (Heading("全部", 100, (Item("1", "林", 100, (Clause("1", "林", 100, rule),)),)),)
    return valley.scheme(headings=headings, adjustments=(), incident_table=None, **more)


PLAN = compile_columns(scheme(BOTH))
PAIRED = compile_columns(scheme(BOTH), pairs=("statistic_mean",))
ENDS = {"least": (0, 40, 50), "mean": (0, 40, 60), "most": (40, 60, 100), "place": (1, 2)}


def agree(plan: ColumnPlan, rows: list[Row]) -> set[str]:
    """Asserts that each row has a contradiction where evidence has one; gives the paths at which there were any."""
    found = plan.faults(frame_of(plan, rows))
    paths = {one.column: one.path for one in plan.inputs}
    for at, row in enumerate(rows):
        told = {(one.path, one.code) for one in check(plan.scheme, evidence_for(plan, row)) if one.code != "missing"}
        assert {(paths[one.column], one.code) for one in found if one.row == at} == told, row
    return {paths[one.column] for one in found}


def rows_of(statistics: Mapping[str, tuple[int, ...]], green: int | None) -> list[Row]:
    own: Row = {"green": None if green is None else green * 10_000, "trees": 400_000}
    return [
        own | {f"statistic_{name}": number if name == "place" else number * 10_000 for name, number in one.items()}
        for one in (dict(zip(statistics, numbers, strict=True)) for numbers in product(*statistics.values()))
    ]


@pytest.mark.parametrize(
    ("green", "expected"), [(40, {"least", "mean", "place"}), (80, {*ENDS}), (None, {"least", "mean"})]
)
def test_statistics_of_one_number_are_held_against_each_other_and_the_own_figure(
    green: int | None, expected: set[str]
) -> None:
    assert agree(PLAN, rows_of(ENDS, green)) == {f"/statistics/{name}" for name in expected}


def test_a_place_lies_no_further_back_than_there_are_members() -> None:
    means: list[Row] = [
        {"statistic_mean_sum": total * 10_000, "statistic_mean_members": members}
        for total, members in ((80, 2), (79, 2), (40, 1), (41, 1), (240, 3))
    ]
    others = rows_of({"least": (0,), "most": (100,), "place": (1, 2, 3)}, 40)
    assert agree(PAIRED, [row | mean for row in others for mean in means]) >= {"/statistics/place", "/statistics/mean"}


def test_where_a_reading_decides_the_number_its_statistics_are_held_against_each_other_alone() -> None:
    chosen = Readings.of((Reading("share", TOLD, (Choice("green", TOLD), Choice("trees", TOLD)), TOLD, TOLD),), {})
    plan = compile_columns(scheme(Open("share", {"green": GREEN, "trees": TREES}), chosen_readings=chosen))
    assert agree(plan, rows_of(ENDS, 80)) == {"/statistics/least", "/statistics/mean"}


def test_an_average_that_only_the_others_average_is_made_of_is_held_against_the_own_figure() -> None:
    rule = Clamped(difference(TREES, others_average_of(TREES)), 0, 100)
    headings = (Heading("全部", 100, (Item("1", "林", 100, (Clause("1", "林", 100, rule),)),)),)
    plan = compile_columns(valley.scheme(headings=headings, adjustments=(), incident_table=None))
    rows: list[Row] = [
        {"trees": trees, "average_trees_sum": total, "average_trees_members": 2}
        for trees, total in ((500_000, 900_000), (500_000, 400_000), (500_000, 1_600_000), (None, 400_000))
    ]
    assert agree(plan, rows) == {"/averages/trees"}


RANGES = ("[0, ∞)", "[3, ∞)", "[5, 50]", "(5, 50)", "[-5, 50]", "(-∞, 50]")


@pytest.mark.parametrize("within", RANGES)
def test_an_average_that_no_members_of_the_range_have_is_out_of_range_whatever_the_own_figure_is(within: str) -> None:
    fact = quantity("cost", "成本", "元", within=within)
    rule = Clamped(scaled(difference(fact, average_of(fact)), 4), 0, 100)
    headings = (Heading("全部", 100, (Item("1", "林", 100, (Clause("1", "林", 100, rule),)),)),)
    costs = valley.scheme(headings=headings, adjustments=(), incident_table=None)
    numbers = (-6, -5, 0, 3, 5, 20, 50, 51)
    cells = [(own, mean) for own in (None, 20, 51) for mean in numbers]
    rows: list[Row] = [
        {"cost": None if own is None else own * 10_000, "average_cost": mean * 10_000} for own, mean in cells
    ]
    assert "/averages/cost" in agree(compile_columns(costs), rows)
    pairs: list[Row] = [
        {"cost": row["cost"], "average_cost_sum": mean * members * 10_000, "average_cost_members": members}
        for row, (_, mean) in zip(rows, cells, strict=True)
        for members in (1, 3)
    ]
    assert "/averages/cost" in agree(compile_columns(costs, pairs=("average_cost",)), pairs)
