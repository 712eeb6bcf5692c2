"""A made-up scheme of six clauses, and every column of its plan written by hand in Polars, in whole numbers."""

from __future__ import annotations

import polars as pl

from huizhou_qa.columns import ColumnPlan, compile_columns
from huizhou_qa.rules import is_true, scaled, share, weighted
from huizhou_qa.scheme import Clause, GradeLine, GradeRule, Heading, Item, Rounding, Scheme
from huizhou_qa.scorers import (
    Band,
    CappedCount,
    Clamped,
    LinearDeduction,
    RequirementsMet,
    count,
    percent,
    quantity,
    signed,
    truth,
)

AIR, PM25 = percent("good_air", "优良天数比例"), quantity("pm25", "PM2.5年均浓度", "微克/立方米")
GROWTH = signed("growth", "增速", "%")
HONOURS, PILOTS, MET = count("honours", "表彰", "项"), count("pilots", "试点", "项"), truth("task_met", "完成任务")
TAX, BEFORE = quantity("tax", "税收", "亿元"), quantity("tax_last_year", "上年税收", "亿元", within="(0, ∞)")

RULES = {
    "1": (20, Band(AIR, {"[0, 60)": 0, "[60, 80)": 10, "[80, 100]": 20})),
    "2": (20, LinearDeduction(PM25, 20, 35, "above", 1, 1, 20, "prorata")),
    "3": (20, Clamped(weighted((GROWTH, 2), plus=10), 0, 20)),
    "4": (10, CappedCount([(HONOURS, 3), (PILOTS, 1)], 10)),
    "5": (10, RequirementsMet((is_true(MET),), 10)),
    "6": (20, Clamped(scaled(share(TAX, BEFORE), 20), 0, 20)),
}
ITEMS = [Item(id_, f"第{id_}项", full, (Clause(id_, f"第{id_}项", full, rule),)) for id_, (full, rule) in RULES.items()]
SCHEME = Scheme(
    id="by-hand",
    title="某市考核",
    headings=(Heading("全部", 100, tuple(ITEMS)),),
    rounding=Rounding(2),
    grade_rule=GradeRule((GradeLine("甲", 90), GradeLine("乙", 75), GradeLine("丙", 60)), "丁", source="第三条"),
)
WHOLE = ("good_air", "pm25", "growth", "honours", "pilots", "tax", "tax_last_year")


def plan() -> ColumnPlan:
    """The scheme over columns."""
    return compile_columns(SCHEME)


def by_hand(frame: pl.DataFrame, made: ColumnPlan) -> pl.DataFrame:
    """The columns that the plan adds, as somebody would write them who knows all the traps."""
    ends = {one.column: (one.least, one.most) for one in made.inputs}
    fits = {name: pl.col(name).is_between(*ends[name]) for name in WHOLE}
    air, pm25, growth, honours, pilots, tax, before = (pl.when(fits[name]).then(pl.col(name)) for name in WHOLE)
    points = {
        "1": pl.when(air < 600_000).then(0).when(air < 800_000).then(1_000).when(air <= 1_000_000).then(2_000),
        "2": ((550_000 - pm25).clip(0, 200_000) + 50) // 100,
        "3": ((growth * 2 + 100_000).clip(0, 200_000) + 50) // 100,
        "4": (honours * 3 + pilots).clip(0, 10) * 100,
        "5": pl.when(pl.col("task_met")).then(1_000).when(~pl.col("task_met")).then(0),
        "6": ((tax * 4_000 + before) // (before * 2)).clip(0, 2_000),
    }
    columns = [one.cast(pl.Int64).alias(f"points_{id_}") for id_, one in points.items()]
    outside = [(~one).fill_null(value=False).cast(pl.Int64) for one in fits.values()]
    names = [f"points_{id_}" for id_ in points]
    base, total = pl.col("base"), pl.col("total")
    grade = pl.when(total >= 9_000).then(pl.lit("甲")).when(total >= 7_500).then(pl.lit("乙"))
    grade = grade.when(total >= 6_000).then(pl.lit("丙")).when(total < 6_000).then(pl.lit("丁"))
    lazy = frame.lazy().with_columns(*columns, faults=pl.sum_horizontal(outside))
    lazy = lazy.with_columns(
        *(pl.col(name).alias(name.replace("points", "item")) for name in names),
        pl.sum_horizontal(names, ignore_nulls=False).alias("group_全部"),
        missing=pl.sum_horizontal([pl.col(name).is_null().cast(pl.Int64) for name in names]),
    )
    lazy = lazy.with_columns(base=pl.when(pl.col("faults") == 0).then(pl.col("group_全部")))
    lazy = lazy.with_columns(raw_total=base, total=base.clip(0)).with_columns(grade_before_veto=grade, grade=grade)
    return lazy.collect()
