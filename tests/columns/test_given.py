"""What a frame gives is a fault in a plan where ``check`` finds one in the evidence that it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from huizhou_qa import check
from huizhou_qa.columns import ColumnPlan, compile_columns
from huizhou_qa.rules import Measure
from huizhou_qa.rules.derived import difference, scaled, weighted
from huizhou_qa.scheme import Clause, Heading, Item
from huizhou_qa.scorers import Clamped, average_of, count, quantity
from huizhou_qa.scorers.input_kinds import whole
from huizhou_qa.scorers.statistics import mean_of
from support import valley
from support.frames import Cell, frame_of
from support.written_rows import evidence_for

TREES, WEIGHT, INDEX = (
    count("trees", "树", "棵"),
    quantity("weight", "重", "吨", within="(0, ∞)"),
    whole("index", "指数"),
)
LEVEL = whole("level", "级别", within="[2, 9]")
BOTH = mean_of(weighted((TREES, 2), (INDEX, 1)), "both", "两者平均")
RULES: Sequence[Measure] = (difference(TREES, average_of(TREES)), WEIGHT, scaled(LEVEL, 5), difference(BOTH, INDEX))
CLAUSES = tuple(Clause(f"1.{at}", f"第{at}条", 25, Clamped(rule, 0, 25)) for at, rule in enumerate(RULES, 1))
ITEM = Item("1", "林地", 100, CLAUSES)
SCHEME = valley.scheme(headings=(Heading("全部", 100, (ITEM,)),), adjustments=(), incident_table=None)
LIMITS = dict.fromkeys(("trees", "index", "weight"), 1_000)

Found = set[tuple[str, str]]
ONE: Mapping[str, Cell] = {
    "trees": 20_000,
    "average_trees": 25_000,
    "weight": 5_000,
    "level": 3_000,
    "statistic_both": 10_000,
    "index": 10_000,
}
IN_PAIRS: Mapping[str, Cell] = {
    "trees_numerator": 6,
    "trees_denominator": 3,
    "average_trees_sum": 50_000,
    "average_trees_members": 2,
    "weight_numerator": 1,
    "weight_denominator": 2,
    "level_numerator": 6,
    "level_denominator": 2,
    "statistic_both_sum": 100_000,
    "statistic_both_members": 2,
    "index": 10_000,
}


def plan(*pairs: str) -> ColumnPlan:
    digits = {"trees": 4, "level": 3, "index": 4}
    limits = {name: 1_000 for name in LIMITS if name not in pairs} | {
        f"{name}_{end}": 1_000 for name in pairs for end in ("numerator", "denominator") if name in {*LIMITS, "level"}
    }
    sums = {f"{name}_sum": 10_000 for name in pairs if name.startswith(("average", "statistic"))}
    return compile_columns(SCHEME, {n: d for n, d in digits.items() if n not in pairs}, limits | sums, pairs)


PLAN, PAIRED = plan(), plan("trees", "average_trees", "weight", "level", "statistic_both")


def by_columns(given: ColumnPlan, row: Mapping[str, Cell]) -> Found:
    paths = {one.column: one.path for one in given.inputs}
    return {(paths[one.column], one.code) for one in given.faults(frame_of(given, [dict(row)]))}


def by_check(given: ColumnPlan, row: Mapping[str, Cell]) -> Found:
    found = check(SCHEME, evidence_for(given, dict(row)))
    return {(one.path, one.code) for one in found if one.code not in {"missing", "ruling_needed"}}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, set()),
        ({"trees": 20_001}, {("/facts/trees", "not_whole")}),
        ({"index": -25_000}, {("/facts/index", "not_whole")}),
        ({"index": -30_000}, set()),
        ({"level": 2_500}, {("/facts/level", "not_whole")}),
        ({"level": 1_000}, {("/facts/level", "out_of_range")}),
        ({"level": None}, set()),
        ({"weight": 0}, {("/facts/weight", "out_of_range")}),
    ],
    ids=str,
)
def test_a_number_is_a_fault_where_its_input_does_not_take_it(cells: Mapping[str, Cell], expected: Found) -> None:
    row = {**ONE, **cells}
    assert by_columns(PLAN, row) == by_check(PLAN, row) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, set()),
        ({"trees_denominator": 4}, {("/facts/trees", "not_whole")}),
        ({"trees_denominator": None}, set()),
        ({"level_numerator": 5}, {("/facts/level", "not_whole")}),
        ({"level_numerator": 2}, {("/facts/level", "out_of_range")}),
        ({"level_numerator": 20}, {("/facts/level", "out_of_range")}),
        ({"weight_numerator": 0}, {("/facts/weight", "out_of_range")}),
        ({"average_trees_sum": 50_001}, {("/averages/trees", "not_whole")}),
        ({"statistic_both_sum": 100_001}, {("/statistics/both", "not_whole")}),
    ],
    ids=str,
)
def test_a_pair_is_a_fault_where_its_input_does_not_take_it(cells: Mapping[str, Cell], expected: Found) -> None:
    row = {**IN_PAIRS, **cells}
    told = by_check(PAIRED, row) if None not in row.values() else set()
    assert by_columns(PAIRED, row) == told == expected


def test_a_count_that_is_no_whole_number_has_no_score() -> None:
    scored = PLAN.assess(frame_of(PLAN, [dict(ONE), {**ONE, "trees": 20_001}]))
    assert scored["total"].is_null().to_list() == [False, True]
    assert scored["missing"].to_list() == [0, 0]


def test_there_was_nothing_of_a_pair_of_which_no_half_is_given() -> None:
    empty = {"level_numerator": None, "level_denominator": None, "nothing_level": True, "ruling_1_3": "zero"}
    for cells in ({}, {"level_denominator": 3}, {"level_numerator": 3}):
        frame = frame_of(PAIRED, [{**IN_PAIRS, **empty, **cells}])
        found = {(one.column, one.code) for one in PAIRED.faults(frame)}
        assert found == ({("level_numerator", "contradiction")} if cells else set())
