"""A made-up district whose scheme has rules of every kind, so that the engine leans on no city's.

甲乙新区 is nobody's. Its scheme uses interpolation through knots in both directions, growth, per-head
figures, the better and the worse of two scorers, weights, clamps, gates, marks below zero, one
cap over several bonuses, deductions that grow beyond a control figure, three kinds of veto, grades
with conditions on parts, and rounding half even to one place, with the total rounded up.
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from huizhou_qa.errors import Wording
from huizhou_qa.rules import Knots, Measure, Piece, Pieces, Quotient, Straight, Within
from huizhou_qa.rules.derived import difference, is_true, scaled, share, total, within_limit
from huizhou_qa.scheme.agreements import Agreement
from huizhou_qa.scheme.incidents.elements import IncidentElement, ValueWords, yes_or_no
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.incidents.lines import IncidentLine, Period
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.grades import GradeCondition, GradeLine, GradeRule
from huizhou_qa.scheme.steps.vetoes import BarsGrade, LowersGrade, SetsGrade
from huizhou_qa.scorers import (
    Awarded,
    Band,
    BetterOf,
    CappedCount,
    Clamped,
    Gated,
    ItemDeduction,
    LinearDeduction,
    Rating,
    RatioTimesCoefficient,
    RelativeToAverage,
    RequirementsMet,
    Scorer,
    SumOf,
    Weighted,
    WorseOf,
    average_of,
    count,
    events,
    level,
    mark,
    on_curve,
    percent,
    quantity,
    truth,
)

GREEN = percent("green_share", "绿地率")
NOISE = quantity("noise", "噪声", "分贝")
OUTPUT = quantity("output", "产值", "万元")
OUTPUT_BEFORE = quantity("output_last_year", "上年产值", "万元")
RESIDENTS = quantity("residents", "常住人口", "万人")
COMPLAINTS = count("complaints", "投诉", "件")
PATENTS = count("patents", "专利", "件")
HONOURS = count("honours", "表彰", "项")
TRIALS = count("trials", "试点", "项")
LATE_REPORTS = count("late_reports", "迟报", "次")
PLAN_MADE = truth("plan_made", "方案已制定")
PANEL = level("panel_rating", "考评组评价")
SPENT = percent("budget_spent_share", "支出比例")
SAVED = percent("budget_saved_share", "结余比例")

DISTRICT_AVERAGE = Wording("全区平均", "district average of ")
PATENT_AVERAGE = average_of(PATENTS, DISTRICT_AVERAGE)


@frozen
class Interpolated(Scorer):
    """Straight lines through knots: the scorer of an author outside the package."""

    @property
    def said(self) -> Measure:
        """60 dB and less 5 points, 70 dB 2 points, 80 dB and more none, lines in between."""
        return on_curve(NOISE, Knots(((60, 5), (70, 2), (80, 0))))


GROWTH = Quotient(difference(OUTPUT, OUTPUT_BEFORE), OUTPUT_BEFORE)
LEVEL = on_curve(share(OUTPUT, RESIDENTS), Pieces((Piece("[0, 2)", 0), Piece("[2, 8)", -2, 1), Piece("[8, ∞)", 6))))
IMPROVEMENT = on_curve(GROWTH, Pieces((Piece("(-∞, 0)", 0), Piece("[0, 0.1)", 0, 60), Piece("[0.1, ∞)", 6))))

ENVIRONMENT = Heading(
    "环境",
    20,
    (
        Item("1", "绿地", 5, (Clause("1", "绿地率", 5, LinearDeduction(GREEN, 5, 40, "below", 2, "0.5", 5)),)),
        Item("2", "噪声", 5, (Clause("2", "噪声", 5, Interpolated()),)),
        Item(
            "3",
            "投诉",
            10,
            (
                Clause("3.1", "投诉数", 10, Weighted(Band(COMPLAINTS, {"[0, 9]": 5, "[10, ∞)": 2}), 2)),
                Clause("3.2", "迟报", 0, ItemDeduction(LATE_REPORTS, "0.5"), min_points=None),
            ),
            min_points=-2,
        ),
    ),
)
ECONOMY = Heading(
    "经济",
    30,
    (
        Item("4", "产值", 6, (Clause("4", "水平或进步", 6, BetterOf((LEVEL, IMPROVEMENT))),)),
        Item(
            "5",
            "专利",
            14,
            (
                Clause(
                    "5.1",
                    "专利数",
                    4,
                    RelativeToAverage(PATENTS, {"[0, 1)": 1, "[1, 2]": 3, "(2, ∞)": 4}, called=DISTRICT_AVERAGE),
                ),
                Clause(
                    "5.2",
                    "专利与方案",
                    10,
                    WorseOf(
                        (
                            Clamped(on_curve(PATENTS, Straight(2)), 0, 10),
                            SumOf((RequirementsMet((is_true(PLAN_MADE),), 4), Rating((PANEL,), "1.2"))),
                        )
                    ),
                ),
            ),
        ),
        Item(
            "6",
            "支出",
            10,
            (
                Clause(
                    "6",
                    "支出",
                    10,
                    Gated(
                        (within_limit(SAVED, SPENT), Within(SPENT, "[95, 100]")),
                        10,
                        RatioTimesCoefficient(scaled(SPENT, "0.01"), 8, 9),
                    ),
                ),
            ),
        ),
    ),
)
BONUSES = Heading(
    "加分",
    5,
    (
        Item("7", "表彰", 4, (Clause("7", "表彰", 4, CappedCount(((HONOURS, "1.5"),), 4)),)),
        Item("8", "试点", 3, (Clause("8", "试点", 3, CappedCount(((TRIALS, 1),), 3)),)),
        Item("9", "评议", 2, (Clause("9", "评议", 2, Awarded(mark("9", "评议得分", 2))),)),
    ),
    capped=True,
)

# The district's own words; what it does not name is told in words that fit every place.
ELEMENTS = (
    IncidentElement("from_product_quality", "是否货品之故", yes_or_no("系货品之故", "非货品之故")),
    IncidentElement(
        "serious_harm", "是否重伤", yes_or_no("致人重伤", "未致人重伤"), others=("伤情",), told="有重伤写是"
    ),
    IncidentElement(
        "recognised_by",
        "定性单位",
        {
            "state": ValueWords(Wording("联邦", "federation"), "联邦定性", ("联邦院",)),
            "province": ValueWords(Wording("州", "state of the federation"), "州定性"),
            "other": ValueWords(Wording("别处", "elsewhere"), "别处定性"),
            "none": ValueWords(Wording("未定性", "nobody"), "未经定性"),
        },
    ),
    IncidentElement(
        "severity",
        "级别",
        {
            "especially_major": ValueWords(Wording("一级", "first grade"), "属一级"),
            "major": ValueWords(Wording("二级", "second grade"), "属二级"),
            "other": ValueWords(Wording("三级", "third grade"), "属三级"),
        },
    ),
)
INCIDENTS = IncidentTable(
    Period(date(2030, 7, 1), date(2031, 6, 30)),
    (
        IncidentLine("outside", within_year=False),
        IncidentLine("contested", status="pending"),
        IncidentLine("disaster", recognised_by=("state",)),
        IncidentLine("scandal", severity=("especially_major",)),
        IncidentLine("failure", severity=("major",), systemic_or_regional=True),
        IncidentLine("accident"),
    ),
    ELEMENTS,
)
# Two marks for each accident, five for each beyond the control figure of three.
BEYOND_CONTROL = on_curve(
    events("accident", "事故"), Pieces((Piece("[0, 3]", 0, -2), Piece("[4, ∞)", 9, -5))), whole=True
)


SHARES_ADD_UP = Agreement(Within(total(SPENT, SAVED), "[0, 100]"), "支出与结余超过全部")


def scheme() -> Scheme:
    """The district's scheme."""
    return Scheme(
        id="made-up-2030",
        title="甲乙新区2030年度考核",
        headings=(Heading("基本", 50, (ENVIRONMENT, ECONOMY)), BONUSES),
        grade_rule=GradeRule(
            (GradeLine("优", 45), GradeLine("良", 35), GradeLine("中", 25)),
            "差",
            source="甲乙新区办法",
            rounding=Rounding(0, "up", "total"),
            conditions=(GradeCondition("优", "环境", "0.6"), GradeCondition("良", "5", "0.25")),
        ),
        rounding=Rounding(1, "half_even"),
        incident_table=INCIDENTS,
        adjustments=(Adjustment("事故", "事故", BEYOND_CONTROL),),
        vetoes=(BarsGrade("scandal", "优"), LowersGrade("failure", 1), SetsGrade("disaster", "差")),
        agreements=(SHARES_ADD_UP,),
    )
