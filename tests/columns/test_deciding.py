"""Rows that whole numbers leave undecided: decided where the frame holds its rows, as ``assess_cohort`` has them."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from huizhou_qa import assess_cohort
from huizhou_qa.columns import compile_columns, compile_readings, evidence_from_frame
from huizhou_qa.rules import Within, weighted
from huizhou_qa.rules.derived import difference
from huizhou_qa.scheme import Clause, Heading, Item, Ranking, Scheme
from huizhou_qa.scorers import Clamped
from huizhou_qa.scorers.statistics import mean_of
from support import valley
from support.quotients import quotients
from support.valley import TREES

WHY = "an engine (pip install '.[engines]') is not installed"
# 0.0025 x (1 + 1/2 + 1/3 + 1/6) is 0.005, of which two terms end nowhere: just below it stands 0.00, and 0.01 here.
OPEN, NEXT, CLEAR = 25, 50, 75
FIGURES = ["points_1", "item_1", "group_全部", "base", "raw_total", "total", "grade_before_veto", "grade"]
LEFT = [None] * len(FIGURES)


def scheme(**changed: object) -> Scheme:
    return valley.scheme(headings=(Heading("全部", 100, (quotients("1", 1, 2, 3, 6),)),), **changed)


PLAIN = scheme(adjustments=(), incident_table=None)
FRAME = pl.DataFrame({"year": [1, 1, 2], "green": [0, 0, 0], "trees": [OPEN, NEXT, CLEAR]})


def figures(scored: pl.DataFrame) -> list[tuple[object, ...]]:
    return scored.select(FIGURES).rows()


def units(figure: Decimal | None) -> int | None:
    return None if figure is None else int(figure * 100)


def test_a_cohort_of_more_members_than_are_exact_stays_undecided_in_every_frame() -> None:
    plan = compile_columns(PLAIN, cohort="year")
    for count in (1_000, 1_001):
        frame = pl.DataFrame({"year": [1] * count, "green": [0] * count, "trees": [25] + [50] * (count - 1)})
        eager, lazily = plan.assess(frame), plan.assess(frame.lazy()).collect()
        asked = ["total", "place", "faults", "undecided"]
        if count == 1_000:
            assert lazily.select(asked).row(0) == (None, None, 0, True)
            assert eager.select(asked).row(0) == (1, 1, 0, False)
        else:
            assert lazily.select(asked).row(0) == (None, None, 1, True)
            assert eager.equals(lazily)


def test_a_lazy_frame_keeps_what_is_undecided_and_one_that_holds_its_rows_has_what_assess_cohort_says() -> None:
    plan = compile_columns(PLAIN, cohort="year")
    lazily = plan.assess(FRAME.lazy()).collect()
    assert lazily["undecided"].to_list() == [True, False, False]
    assert figures(lazily)[0] == tuple(LEFT)
    assert lazily["points_1"].to_list() == lazily["total"].to_list() == [None, 1, 2]
    assert lazily["place"].to_list() == [None, None, 1]
    assert lazily["missing"].to_list() == lazily["faults"].to_list() == [0, 0, 0]
    scored = plan.assess(FRAME)
    assert scored.schema == lazily.schema
    assert scored["undecided"].to_list() == [False, False, False]
    assert figures(scored)[1:] == figures(lazily)[1:]
    plain = pl.DataFrame({"unit": ["甲", "乙"], "green": ["0", "0"], "trees": ["0.0025", "0.005"]})
    cohort = assess_cohort(PLAIN, evidence_from_frame(PLAIN, plain))
    results = list(cohort.results.values())
    assert scored["total"].to_list()[:2] == [units(one.total) for one in results] == [1, 1]
    assert scored["grade"].to_list()[:2] == [one.grade for one in results]
    assert scored["place"].to_list() == [*(one.place for one in cohort.ranking), 1] == [1, 1, 1]


def test_of_single_units_only_the_rows_that_are_undecided_are_worked_out() -> None:
    plan = compile_columns(PLAIN)
    frame = FRAME.drop("year")
    scored = plan.assess(frame)
    assert plan.assess(frame.lazy()).collect()["undecided"].to_list() == [True, False, False]
    assert scored["undecided"].to_list() == [False, False, False]
    assert figures(scored)[0] == (1, 1, 1, 1, 1, 1, "丁", "丁")
    assert "place" not in scored.columns


def test_incidents_that_are_counted_count() -> None:
    plan = compile_columns(scheme(), cohort="year")
    counted = FRAME.with_columns(pl.Series("incidents_heavy dust", [1, 0, 0]), pl.lit(0).alias("incidents_light dust"))
    assert plan.assess(counted.lazy()).collect()["undecided"].to_list() == [True, False, False]
    scored = plan.assess(counted)
    assert scored["base"].to_list() == [1, 1, 2]
    assert scored["raw_total"].to_list() == [1 - 600, 1, 2]
    assert scored["place"].to_list() == [2, 1, 1]


def test_statistics_are_those_of_all_members() -> None:
    mean = Clamped(weighted((difference(TREES, mean_of(TREES, "mean", "平均")), 1000), plus=50), 0, 100)
    items = (quotients("1", 1, 2, 3, 6), Item("2", "均", 100, (Clause("2", "均", 100, mean),)))
    rules = valley.scheme(headings=(Heading("全部", 200, items),), adjustments=(), incident_table=None)
    scored = compile_columns(rules, cohort="year").assess(FRAME)
    assert scored["undecided"].to_list() == [False, False, False]
    assert scored["points_2"].to_list() == [4_875, 5_125, 5_000]
    assert scored["total"].to_list() == [4_876, 5_126, 5_002]
    assert scored["place"].to_list() == [2, 1, 1]


def test_a_scheme_in_steps_has_the_results_that_it_names() -> None:
    steps = valley.in_steps(headings=(Heading("全部", 100, (quotients("1", 1, 2, 3, 6),)),))
    plan = compile_columns(steps)
    others = {one.column: False if one.holds == "truth" else 0 for one in plan.inputs}
    frame = pl.DataFrame([others | {"trees": trees} for trees in (OPEN, NEXT)])
    assert plan.assess(frame.lazy()).collect()["undecided"].to_list() == [True, False]
    scored = plan.assess(frame)
    assert scored["undecided"].to_list() == [False, False]
    assert scored.select("base", "total", "grade").row(0) == scored.select("base", "total", "grade").row(1)


def test_a_cohort_that_assess_cohort_would_refuse_stays_as_it_is() -> None:
    plan = compile_columns(PLAIN, cohort="year")
    for beside in (None, -1):
        frame = FRAME.with_columns(trees=pl.Series([OPEN, beside, CLEAR]))
        scored = plan.assess(frame)
        assert scored["undecided"].to_list() == [True, False, False]
        assert scored.equals(plan.assess(frame.lazy()).collect())


def test_what_is_in_no_cohort_stays_undecided_and_what_has_no_number_for_a_cohort_is_one() -> None:
    plan = compile_columns(PLAIN, cohort="year")
    frame = pl.DataFrame(
        {
            "year": [None, float("nan"), float("nan"), -0.0, 0.0],
            "green": [0] * 5,
            "trees": [OPEN, OPEN, NEXT, NEXT, OPEN],
        }
    )
    scored = plan.assess(frame)
    assert scored["undecided"].to_list() == [True, False, False, False, False]
    assert scored["total"].to_list() == [None, 1, 1, 1, 1]
    assert scored["place"].to_list() == [None, 1, 1, 1, 1]


def test_a_member_that_is_exempt_has_no_place() -> None:
    exempt = scheme(adjustments=(), incident_table=None, ranking=Ranking(exempt=(Within(TREES, "[0.005, 0.006]"),)))
    scored = compile_columns(exempt, cohort="year").assess(FRAME)
    assert scored["total"].to_list() == [1, 1, 2]
    assert scored["place"].to_list() == [1, None, 1]


def test_exact_points_that_no_column_holds_are_null_and_others_are_told() -> None:
    unwritten = scheme(adjustments=(), incident_table=None, clauses_written=False)
    plan = compile_columns(unwritten, cohort="year")
    scored = plan.assess(FRAME.with_columns(green=pl.Series([0, 0, 999_999])))
    assert scored["undecided"].to_list() == [False, False, False]
    top, bottom = (scored[f"points_1_{part}"].to_list() for part in ("numerator", "denominator"))
    assert (top[0], bottom[0], top[1], bottom[1]) == (1, 200, 1, 100)
    assert scored["base"].to_list()[:2] == [1, 1]


def test_each_of_several_readings_is_decided() -> None:
    plan = compile_readings(PLAIN, {"one": {}, "other": {}}, cohort="year")
    scored = plan.assess(FRAME)
    for name in ("one", "other"):
        assert scored[f"undecided_{name}"].to_list() == [False, False, False]
        assert scored[f"total_{name}"].to_list() == [1, 1, 2]
        assert scored[f"place_{name}"].to_list() == [1, 1, 1]


@pytest.mark.parametrize("engine", ["pandas", "pyarrow"])
def test_frames_of_other_libraries_are_decided_too(engine: str) -> None:
    pytest.importorskip(engine, reason=WHY)
    pytest.importorskip("pyarrow", reason=WHY)
    frame = FRAME.drop("year")
    given = frame.to_arrow() if engine == "pyarrow" else frame.to_pandas()
    scored = compile_columns(PLAIN).assess(given)
    assert pl.DataFrame(scored)["total"].to_list() == [1, 1, 2]
    assert not pl.DataFrame(scored)["undecided"].any()
