"""The least and the most of every figure over columns: equal to ``bounds``, or the row is left."""

from __future__ import annotations

import random
from functools import cache

import polars as pl
import pytest
from attrs import evolve

from huizhou_qa import EvidenceError, SchemeError, get_scheme
from huizhou_qa.columns import ColumnPlan, compile_columns
from support import district, harbour
from support.column_bounds import (
    as_bounds_has_it,
    assert_as_bounds_has_it,
    bounded,
    comparable,
    completed,
    figures_of,
    kept,
    ruled,
)
from support.each_day import deep, one_in
from support.frames import Row, evidence_of, frame_of, rows_for

HUIZHOU = get_scheme("huizhou", 2017)
LIMITS = {"output": 9_000, "output_last_year": 9_000, "residents": 900}
SHARES = (0.02, 0.1, 0.4, 0.95)


@cache
def plan() -> ColumnPlan:
    return compile_columns(HUIZHOU)


@cache
def district_plan() -> ColumnPlan:
    return compile_columns(district.scheme(), {"quantity": 1}, LIMITS)


def rows_of(of: ColumnPlan, length: int, seed: int, nothing: float = 0.0) -> list[Row]:
    """Rows of which few cells are missing, and rows of which most are."""
    return [row for at, share in enumerate(SHARES) for row in rows_for(of, length // 4, seed + at, share, nothing)]


def without_incidents(rows: list[Row]) -> list[Row]:
    """The rows with no incident, or with nobody having said whether there was one."""
    untold: Row = {"deductions": None, "vetoed": None}
    none: Row = {"deductions": 0, "vetoed": False}
    return [row | (untold if row["vetoed"] is None else none) for row in rows]


def assert_as_bounds_tells(length: int, seed: int) -> None:
    """The figures of rows as the public function has them, each of which is decided."""
    rows = without_incidents(rows_of(plan(), length, seed))
    compared = 0
    for row, scored in zip(rows, bounded(plan(), rows), strict=True):
        if scored["faults"]:
            continue
        evidence = evidence_of(plan(), row, [])
        known = figures_of(plan(), evolve(evidence, incidents=None) if row["vetoed"] is None else evidence)
        assert not scored["undecided_bounds"]
        assert {name: scored[name] for name in known} == known
        compared += 1
    assert compared > length // 3


def test_every_row_of_the_2017_text_is_decided_as_bounds_has_it() -> None:
    assert_as_bounds_tells(60, 1)


@pytest.mark.deep
def test_thousands_of_rows_of_the_2017_text_are_decided_as_bounds_has_them() -> None:
    assert_as_bounds_tells(6_000, 100)


def test_counted_incidents_of_which_some_are_not_told_are_bounded_too() -> None:
    decided, left = assert_as_bounds_has_it(plan(), rows_of(plan(), 60, 5))
    assert decided > 20
    assert left < 40


def test_rows_with_nothing_to_measure_are_bounded_where_rulings_are_made() -> None:
    rows = ruled(plan(), rows_of(plan(), 40, 6, nothing=0.03), 7)
    decided, left = assert_as_bounds_has_it(plan(), rows)
    assert decided > 4
    assert left > 0


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(4))
def test_many_rows_with_rulings_and_without_agree(seed: int) -> None:
    rows = ruled(plan(), rows_of(plan(), 800, 60 + seed, nothing=0.04), seed, share=0.7)
    assert_as_bounds_has_it(plan(), rows)


READINGS = [{one.id: choice} for one in HUIZHOU.chosen_readings.register for choice in one.names[1:]]


@pytest.mark.deep
@pytest.mark.parametrize("readings", READINGS, ids=str)
def test_under_every_reading_what_is_decided_is_as_bounds_has_it(readings: dict[str, str]) -> None:
    of = compile_columns(HUIZHOU.under(readings))
    decided, _ = assert_as_bounds_has_it(of, rows_of(of, 400, 8))
    assert decided > 20


@pytest.mark.parametrize(
    "readings",
    one_in(
        2,
        [
            {"average_over": "without_self"},
            {"inferior_v_ratio": "complement_i_to_v"},
            {"overdue_centres": "per_centre"},
        ],
    ),
    ids=str,
)
def test_what_narrows_a_missing_fact_and_is_not_followed_leaves_the_row(readings: dict[str, str]) -> None:
    of = compile_columns(HUIZHOU.under(readings))
    _, left = assert_as_bounds_has_it(of, rows_of(of, 20, 9))
    assert left > 0


@pytest.mark.parametrize("seed", [10, deep(11)])
def test_a_scheme_with_quotients_and_statistics_is_decided_or_left(seed: int) -> None:
    decided, left = assert_as_bounds_has_it(district_plan(), rows_of(district_plan(), 40, seed))
    assert decided > 2
    assert left > 5


def test_exact_clauses_coefficients_and_grades_with_conditions_are_decided_or_left() -> None:
    of = compile_columns(harbour.scheme())
    decided, _ = assert_as_bounds_has_it(of, rows_of(of, 40, 12))
    assert decided > 16


def test_whatever_is_missing_turns_out_to_be_lies_between_the_ends() -> None:
    rows, chance = rows_of(plan(), 200, 13), random.Random(13)
    scored = plan().assess(frame_of(plan(), rows).lazy(), missing="bounds").collect()
    names = [name.removesuffix("_low") for name in scored.columns if name.endswith("_low") and "grade" not in name]
    assert {"base", "raw_total", "total", "points_11_3"} <= set(names)
    for _ in range(3):
        whole = plan().assess(frame_of(plan(), [completed(plan(), row, chance) for row in rows])).to_dicts()
        assert kept(scored, whole, names)


def test_a_row_of_which_nothing_is_missing_has_its_figures_at_both_ends() -> None:
    rows = rows_for(plan(), 30, 14)
    for scored in bounded(plan(), rows):
        for name in ("points_11_3", "item_2", "base", "total", "grade"):
            figure = None if scored["faults"] else scored[name]
            assert (scored[f"{name}_low"], scored[f"{name}_high"]) == (figure, figure)


def test_without_limit_an_end_is_null_in_a_row_that_is_decided() -> None:
    (row,) = rows_for(plan(), 1, 15, gaps=1.0)
    (scored,) = bounded(plan(), [row])
    assert (scored["raw_total_low"], scored["raw_total_high"], scored["total_low"]) == (None, 10_000, 0)
    assert (scored["grade_low"], scored["grade_high"], scored["undecided_bounds"]) == ("D", "A", False)


def test_a_known_fact_narrows_the_one_that_it_must_agree_with() -> None:
    (row,) = rows_for(plan(), 1, 15, gaps=1.0)
    share: Row = {"i_to_iv_share": 990_000, "inferior_v_target": 0}
    other: Row = {"i_to_iv_share": 0}
    rows = [row | share, row | share | other]
    found, known = bounded(plan(), rows), [as_bounds_has_it(plan(), one) for one in rows]
    assert [one["points_11_3_low"] for one in found] == [one["points_11_3_low"] for one in known]
    assert found[0]["points_11_3_low"] != found[1]["points_11_3_low"]


def test_a_mark_that_would_be_out_of_place_says_that_the_target_is_missed() -> None:
    (row,) = rows_for(plan(), 1, 15, gaps=1.0)
    (found,) = bounded(plan(), [row | {"mark_11_4": 40}])
    assert (found["points_11_4_low"], found["points_11_4_high"]) == (40, 40)


def test_rows_that_are_left_are_filled_in_where_the_frame_holds_its_rows() -> None:
    rows = rows_of(district_plan(), 40, 16)
    frame = frame_of(district_plan(), [*rows, *rows])
    lazy = district_plan().assess(frame.lazy(), missing="bounds").collect()
    filled = district_plan().assess(frame, missing="bounds")
    assert filled.columns == lazy.columns
    left = 0
    for row, before, after in zip([*rows, *rows], lazy.to_dicts(), filled.to_dicts(), strict=True):
        if before["undecided_bounds"] and (known := as_bounds_has_it(district_plan(), row)):
            assert comparable(after, known) == comparable(known, known)
            left += 1
        else:
            assert after == before
    assert left > 10


def test_a_frame_of_which_no_row_is_left_is_not_touched() -> None:
    frame = frame_of(plan(), rows_for(plan(), 3, 17, gaps=0.2))
    assert plan().assess(frame, missing="bounds").equals(plan().assess(frame.lazy(), missing="bounds").collect())


def test_bounds_leave_the_columns_of_the_scores_as_they_are() -> None:
    frame = frame_of(plan(), rows_of(plan(), 40, 18))
    plain = plan().assess(frame)
    assert plan().assess(frame, missing="bounds").select(plain.columns).equals(plain)


def test_another_way_to_take_what_is_missing_is_refused() -> None:
    with pytest.raises(SchemeError) as refused:
        plan().assess(pl.DataFrame(), missing="zero")  # type: ignore[arg-type]
    assert refused.value.faults[0].params["known"] == ("null", "bounds")


def test_bounds_over_a_cohort_are_refused_with_what_to_do() -> None:
    of = compile_columns(HUIZHOU, cohort="year")
    with pytest.raises(SchemeError) as refused:
        of.assess(pl.DataFrame({"year": [1]}), missing="bounds")
    (fault,) = refused.value.faults
    assert (fault.path, fault.code) == ("/missing", "unknown_choice")
    assert "bounds_of_cohort" in fault.zh
    assert "bounds_of_cohort" in fault.en


def test_a_column_in_the_way_of_an_end_is_refused() -> None:
    frame = frame_of(plan(), rows_for(plan(), 1, 19)).with_columns(total_low=1)
    with pytest.raises(EvidenceError) as refused:
        plan().assess(frame, missing="bounds")
    assert [one.path for one in refused.value.faults] == ["/total_low"]
