"""A made-up county whose scheme joins its parts in every way but the plain one.

港湾县 is nobody's. Two groups out of 100 count by weights; clauses are never written. In 水 what is absent is rescaled
within the group, of which two clauses must be present, and one is absent by the scheme itself; the group is rounded to
one decimal by the rule. In 路 the least of two clauses counts, and a coefficient multiplies an item that is written on
a grid of 0.5. Bonuses are capped together, and added to the base.
"""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa import Evidence
from huizhou_qa.rules import Choose, Constant
from huizhou_qa.rules.derived import is_true, scaled
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.joining import Joining
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.grades import GradeCondition, GradeLine, GradeRule
from huizhou_qa.scorers import CappedCount, count, percent, truth

CLEAN = percent("clean_share", "清洁水体比例")
REUSED = percent("reused_share", "再生水比例")
SEA = percent("sea_share", "清洁海域比例")
ON_TIME = percent("on_time_share", "准点率")
SAFE = percent("safe_share", "安全里程比例")
REPAIRED = percent("repaired_share", "修复比例")
TASK_MET = truth("task_met", "年度任务完成")
HONOURS = count("honours", "表彰", "项")
TRIALS = count("trials", "试点", "项")

THIRD = Fraction(100, 3)

WATER = Heading(
    "水",
    100,
    (
        Item("1", "水体", 40, (Clause("1", "水体", 40, scaled(CLEAN, "0.4")),)),
        Item("2", "再生水", THIRD, (Clause("2", "再生水", THIRD, scaled(REUSED, Fraction(1, 3))),)),
        Item(
            "3",
            "海域",
            Fraction(80, 3),
            (Clause("3", "海域", Fraction(80, 3), scaled(SEA, Fraction(4, 15)), absence="rescale"),),
        ),
    ),
    joining=Joining(rescaled=True, at_least=2, rounding=Rounding(1, stage="rule")),
    weight="0.6",
)
ROADS = Heading(
    "路",
    100,
    (
        Item(
            "4",
            "运行",
            50,
            (Clause("4.1", "准点", 50, scaled(ON_TIME, "0.5")), Clause("4.2", "安全", 50, scaled(SAFE, "0.5"))),
            joining=Joining("least"),
        ),
        Item(
            "5",
            "修复",
            50,
            (Clause("5", "修复", 50, scaled(REPAIRED, "0.5")),),
            joining=Joining(
                coefficient=Choose(is_true(TASK_MET), Constant(1), Constant("0.8")),
                rounding=Rounding(1, stage="written", grid="0.5"),
            ),
        ),
    ),
    weight="0.4",
)
BONUSES = Heading(
    "奖",
    8,
    (
        Item("6", "表彰", 6, (Clause("6", "表彰", 6, CappedCount(((HONOURS, "1.5"),), 6)),)),
        Item("7", "试点", 4, (Clause("7", "试点", 4, CappedCount(((TRIALS, 1),), 4)),)),
    ),
    capped=True,
    bonus=True,
)


def scheme() -> Scheme:
    """The county's scheme."""
    return Scheme(
        id="made-up-2033",
        title="港湾县2033年度考核",
        headings=(WATER, ROADS, BONUSES),
        grade_rule=GradeRule(
            (GradeLine("优", 80), GradeLine("良", 60)),
            "差",
            source="港湾县办法",
            conditions=(GradeCondition("优", "水", "0.6"), GradeCondition("良", "5", "0.5")),
        ),
        rounding=Rounding(2),
        joining=Joining(rescaled=True, rounding=Rounding(2, stage="rule")),
        clauses_written=False,
    )


# 30, 50/3, 16; 45, 35; 41.5 times 0.8; 4.5 and 2.
FACTS: dict[str, object] = {
    "clean_share": 75,
    "reused_share": 50,
    "sea_share": 60,
    "on_time_share": 90,
    "safe_share": 70,
    "repaired_share": 83,
    "task_met": False,
    "honours": 3,
    "trials": 2,
}


def unit(rulings: dict[str, str] | None = None, **facts: object) -> Evidence:
    """Evidence with these facts in place of its own, and rulings by clause."""
    ruled = {id_: {"treatment": one, "by": "县考核办", "why": "无对象"} for id_, one in (rulings or {}).items()}
    return Evidence.from_dict({"unit": "甲镇", "facts": {**FACTS, **facts}, "rulings": ruled})
