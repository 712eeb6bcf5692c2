"""A made-up town whose text reads facts of every kind, and has a clause in which two offices award marks."""

from __future__ import annotations

from huizhou_qa.rules import Bands, Knots
from huizhou_qa.rules.derived import clamped, total
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.grades import GradeLine, GradeRule
from huizhou_qa.scorers import Band, mark, on_curve, option, percent, quantity, signed, whole

SORTING = option("waste_sorting", "垃圾分类", ("优", "良", "中", "差"), "waste sorting")
GROWTH = signed("growth", "增速", "%", "growth")
INVESTMENT = percent("investment_rate", "投资完成率", "investment against its target", within="[0, ∞)")
PLACE = whole("place", "名次", "", "place", within="[1, ∞)")
POPULATION = quantity("population", "人口", "万人", "population", within="(0, ∞)")
OFFICES = (mark("4.1", "一办评分", 5, "first office"), mark("4.2", "二办评分", 5, "second office"))

SORTED = on_curve(SORTING, Bands({"{0}": 15, "{1}": 12, "{2}": 9, "{3}": 0}), whole=True)
GROWN = clamped(GROWTH, -5, 10)
INVESTED = Band(INVESTMENT, {"[0, 80)": 0, "[80, 100)": 12, "[100, 150)": 15, "[150, ∞)": 20})
PLACED = Band(PLACE, {"[1, 3]": 10, "[4, ∞)": 5})
SPREAD = on_curve(POPULATION, Knots(((10, 5), (20, 0))))


def scheme() -> Scheme:
    """The town's scheme, of 70 points."""
    clauses = (
        Clause("1", "垃圾分类", 15, SORTED),
        Clause("2", "增速", 10, GROWN, min_points=-5),
        Clause("3", "投资", 20, INVESTED),
        Clause("4", "公文", 10, total(*OFFICES)),
        Clause("5", "名次", 10, PLACED),
        Clause("6", "人口", 5, SPREAD),
    )
    items = tuple(Item(one.id, one.name, one.max_points, (one,), min_points=one.min_points or 0) for one in clauses)
    lines = (GradeLine("优", 60), GradeLine("良", 40))
    return Scheme(
        "wu-town-2031",
        "戊镇2031年度考核",
        (Heading("全部", 70, items),),
        GradeRule(lines, "差", "戊镇办法"),
        Rounding(2),
    )


def given(**facts: object) -> dict[str, object]:
    """Evidence worth 12 + 3.5 + 20 + 8 + 10 + 2.5 = 56."""
    known: dict[str, object] = {
        "waste_sorting": "良",
        "growth": "3.5",
        "investment_rate": 160,
        "place": 2,
        "population": 15,
    }
    return {"unit": "东村", "facts": known | facts, "marks": {"4.1": "3.5", "4.2": "4.5"}, "incidents": []}
