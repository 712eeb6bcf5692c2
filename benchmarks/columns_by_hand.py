"""A made-up scheme of six clauses, and every column of its plan written by hand in Polars, in whole numbers."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from huizhou_qa.columns import ColumnPlan, compile_columns
from huizhou_qa.rules import Measure, is_true, scaled, share, weighted
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


def rules(nth: str = "") -> dict[str, tuple[int, Measure]]:
    """Full marks and rule of six clauses, over facts of which each name ends so."""
    air, pm25 = (
        percent(f"good_air{nth}", f"优良天数比例{nth}"),
        quantity(f"pm25{nth}", f"PM2.5年均浓度{nth}", "微克/立方米"),
    )
    growth = signed(f"growth{nth}", f"增速{nth}", "%")
    honours, pilots = count(f"honours{nth}", f"表彰{nth}", "项"), count(f"pilots{nth}", f"试点{nth}", "项")
    met = truth(f"task_met{nth}", f"完成任务{nth}")
    tax = quantity(f"tax{nth}", f"税收{nth}", "亿元")
    before = quantity(f"tax_last_year{nth}", f"上年税收{nth}", "亿元", within="(0, ∞)")
    return {
        "1": (20, Band(air, {"[0, 60)": 0, "[60, 80)": 10, "[80, 100]": 20})),
        "2": (20, LinearDeduction(pm25, 20, 35, "above", 1, 1, 20, "prorata")),
        "3": (20, Clamped(weighted((growth, 2), plus=10), 0, 20)),
        "4": (10, CappedCount([(honours, 3), (pilots, 1)], 10)),
        "5": (10, RequirementsMet((is_true(met),), 10)),
        "6": (20, Clamped(scaled(share(tax, before), 20), 0, 20)),
    }


def scheme(endings: Sequence[str] = ("",)) -> Scheme:
    """The six clauses once for each ending of the names of facts, and of the clauses."""
    made = {f"{id_}{nth.replace('_', '.')}": rule for nth in endings for id_, rule in rules(nth).items()}
    items = [
        Item(id_, f"第{id_}项", full, (Clause(id_, f"第{id_}项", full, rule),)) for id_, (full, rule) in made.items()
    ]
    times = len(endings)
    lines = (GradeLine("甲", 90 * times), GradeLine("乙", 75 * times), GradeLine("丙", 60 * times))
    return Scheme(
        id="by-hand",
        title="某市考核",
        headings=(Heading("全部", 100 * times, tuple(items)),),
        rounding=Rounding(2),
        grade_rule=GradeRule(lines, "丁", source="第三条"),
    )


WHOLE = ("good_air", "pm25", "growth", "honours", "pilots", "tax", "tax_last_year")


def plan(endings: Sequence[str] = ("",)) -> ColumnPlan:
    """The scheme over columns."""
    return compile_columns(scheme(endings))


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
