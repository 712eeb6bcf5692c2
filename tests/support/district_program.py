"""The made-up district 甲乙新区 as a program: rules of every kind, and a way to the grade that leans on no city's.

Interpolation through knots, growth, per-head figures, the better and the worse of two measures, weights, clamps, gates,
marks below zero, one cap over several bonuses, a deduction that grows beyond a control figure, three kinds of veto,
conditions on parts, and rounding half even to one place with the total rounded up before it is graded.
"""

from __future__ import annotations

from collections.abc import Iterator

from huizhou_qa.errors import Wording
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.program import (
    Clause,
    Entry,
    Heading,
    Item,
    Program,
    Result,
    Statistic,
    Tally,
    base_entries,
    day_of_incident,
    element,
    result,
    tally,
)
from huizhou_qa.readers.agreements import agreement
from huizhou_qa.rules import (
    AllOf,
    Bands,
    Choose,
    Condition,
    Constant,
    Curve,
    GridRounding,
    Knots,
    Measure,
    NumberOf,
    OnCurve,
    Piece,
    Pieces,
    Rounded,
    Within,
)
from huizhou_qa.rules.derived import (
    at_least,
    at_most,
    clamped,
    difference,
    exactly,
    greatest,
    is_true,
    least,
    negation,
    scaled,
    share,
    total,
    weighted,
    when,
    within_limit,
)
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.scorers import (
    Band,
    CappedCount,
    ItemDeduction,
    LinearDeduction,
    RatioTimesCoefficient,
    RelativeToAverage,
    average_of,
    count,
    level,
    mark,
    on_curve,
    percent,
    quantity,
    truth,
)

GREEN, SPENT, SAVED = (
    percent("green_share", "绿地率"),
    percent("budget_spent_share", "支出比例"),
    percent("budget_saved_share", "结余比例"),
)
NOISE = quantity("noise", "噪声", "分贝")
OUTPUT, OUTPUT_BEFORE = quantity("output", "产值", "万元"), quantity("output_last_year", "上年产值", "万元")
RESIDENTS = quantity("residents", "常住人口", "万人")
COMPLAINTS, PATENTS = count("complaints", "投诉", "件"), count("patents", "专利", "件")
HONOURS, TRIALS, LATE = (
    count("honours", "表彰", "项"),
    count("trials", "试点", "项"),
    count("late_reports", "迟报", "次"),
)
CITY_AVERAGE = Wording("全市平均", "city average of ")
PLAN_MADE, PANEL = truth("plan_made", "方案已制定"), level("panel_rating", "考评组评价")

GROWTH = share(difference(OUTPUT, OUTPUT_BEFORE), OUTPUT_BEFORE)
LEVEL = on_curve(share(OUTPUT, RESIDENTS), Knots([(2, 0), (8, 6)]))
IMPROVEMENT = on_curve(GROWTH, Knots([(0, 0), ("0.1", 6)]))
BUDGET = RatioTimesCoefficient(scaled(SPENT, "0.01"), 8, 9)

ENVIRONMENT = Heading(
    "环境",
    20,
    (
        Item("1", "绿地", 5, (Clause("1", "绿地率", 5, LinearDeduction(GREEN, 5, 40, "below", 2, "0.5", 5)),)),
        Item("2", "噪声", 5, (Clause("2", "噪声", 5, on_curve(NOISE, Knots([(60, 5), (70, 2), (80, 0)]))),)),
        Item(
            "3",
            "投诉",
            10,
            (
                Clause("3.1", "投诉数", 10, scaled(Band(COMPLAINTS, {"[0, 9]": 5, "[10, ∞)": 2}), 2)),
                Clause("3.2", "迟报", 0, ItemDeduction(LATE, "0.5"), least=None),
            ),
            least=-2,
        ),
    ),
)
ECONOMY = Heading(
    "经济",
    30,
    (
        Item("4", "产值", 6, (Clause("4", "水平或进步", 6, greatest(LEVEL, IMPROVEMENT)),)),
        Item(
            "5",
            "专利",
            14,
            (
                Clause(
                    "5.1",
                    "专利数",
                    4,
                    RelativeToAverage(PATENTS, {"[0, 1)": 1, "[1, 2]": 3, "(2, ∞)": 4}, called=CITY_AVERAGE),
                ),
                Clause(
                    "5.2",
                    "专利与方案",
                    10,
                    least(
                        clamped(scaled(PATENTS, 2), 0, 10),
                        weighted((NumberOf(is_true(PLAN_MADE)), 4), (PANEL, "1.2")),
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
                    when(within_limit(SAVED, SPENT), Within(SPENT, "[95, 100]"), points=10, otherwise=BUDGET),
                ),
            ),
        ),
    ),
)
BONUSES = Heading(
    "加分",
    5,
    (
        Item("7", "表彰", 4, (Clause("7", "表彰", 4, CappedCount([(HONOURS, "1.5")], 4)),)),
        Item("8", "试点", 3, (Clause("8", "试点", 3, CappedCount([(TRIALS, 1)], 3)),)),
        Item("9", "评议", 2, (Clause("9", "评议", 2, mark("9", "评议得分", 2)),)),
    ),
)
HEADINGS = (Heading("基本", 50, (ENVIRONMENT, ECONOMY)), BONUSES)
ONE_PLACE = GridRounding("0.1", "half_even", "written")
GRADES = ("优", "良", "中", "差")


def written(points: Measure) -> Measure:
    """To one place, half to even."""
    return Rounded(points, ONE_PLACE)


RECOGNISED_BY = element("recognised_by", ("state", "province", "other", "none"))
SEVERITY = element("severity", ("especially_major", "major", "other"))
STATUS, SYSTEMIC = element("status", ("confirmed", "pending")), element("systemic_or_regional")
YEAR = Within(day_of_incident(), Interval(20300701, 20310630, low_closed=True, high_closed=True))
CLASSES: tuple[tuple[str, Condition], ...] = (
    ("outside", negation(YEAR)),
    ("contested", exactly(STATUS, 1)),
    ("disaster", exactly(RECOGNISED_BY, 0)),
    ("scandal", exactly(SEVERITY, 0)),
    ("failure", AllOf((exactly(SEVERITY, 1), is_true(SYSTEMIC)))),
)
ALL_CLASSES = (*(name for name, _ in CLASSES), "accident")


def class_of_incident() -> Measure:
    """The place of the first line that fits, the last fitting all."""
    found: Measure = Constant(len(CLASSES))
    for at, (_, condition) in reversed(list(enumerate(CLASSES))):
        found = Choose(condition, Constant(at), found)
    return found


def happened(name: str) -> Condition:
    """That at least one incident is of a class."""
    return Within(tally(name), "[1, ∞)")


def outcome() -> Iterator[Entry]:
    """Two marks for each accident, five for each beyond three; the grade on conditions; three kinds of veto."""
    for at, name in enumerate(ALL_CLASSES):
        yield Tally(name, NumberOf(exactly(class_of_incident(), at)))
    beyond = Pieces((Piece("[0, 3]", 0, -2), Piece("[4, ∞)", 9, -5)))
    yield Result("事故", OnCurve(tally("accident"), Curve("[0, ∞)", beyond, whole=True)))
    yield Result("raw_total", total(result("base"), result("事故")))
    yield Result("total", at_least(result("raw_total"), 0))
    graded = Rounded(result("total"), GridRounding(1, "up"))
    lines = Curve(ANY_NUMBER, Bands({"(-∞, 25)": 3, "[25, 35)": 2, "[35, 45)": 1, "[45, ∞)": 0}))
    best = Choose(Within(result("heading 环境"), "[12, 20]"), Constant(0), Constant(1))
    second = Choose(Within(result("item 5"), "[3.5, 14]"), Constant(1), Constant(2))
    by_line = OnCurve(graded, lines)
    first_open = Choose(exactly(best, 0), Constant(0), second)
    reached = Choose(exactly(by_line, 0), first_open, Choose(exactly(by_line, 1), second, by_line))
    yield Result("grade_before_veto", reached)
    barred = Choose(happened("scandal"), at_least(result("grade_before_veto"), 1), result("grade_before_veto"))
    yield Result("barred", barred)
    yield Result(
        "lowered", Choose(happened("failure"), at_most(weighted((result("barred"), 1), plus=1), 3), result("barred"))
    )
    yield Result("grade", Choose(happened("disaster"), Constant(3), result("lowered")))


PROGRAM = Program(
    (
        Statistic(average_of(PATENTS, CITY_AVERAGE), PATENTS, "mean"),
        *(entry for heading in HEADINGS for entry in heading.entries(written)),
        *base_entries(HEADINGS, written),
        *outcome(),
    ),
    GRADES,
    (agreement(total(SPENT, SAVED), Interval.parse("[0, 100]")),),
    contested="contested",
)
