"""临澜市（虚构）2031年度县（区）综合考核: a made-up scheme that uses what sibling schemes use and Huizhou's does not.

Four groups of 100 marks each with weights, statistics of the cohort, absence without a ruling, bonuses, events, and
steps from the base to the grade. It is written with the public vocabulary alone, a clause at a time.
"""

from __future__ import annotations

from datetime import date

from huizhou_qa.errors import Wording
from huizhou_qa.rules import (
    GridRounding,
    Knots,
    Measure,
    Rounded,
    Within,
    at_least,
    difference,
    exactly,
    is_true,
    least,
    scaled,
    share,
    total,
    trimmed_mean,
    weighted,
    when,
)
from huizhou_qa.scheme import (
    Adjustment,
    AtBest,
    Clause,
    GradeAsks,
    Graded,
    GradeLine,
    GradeRule,
    Heading,
    IncidentElement,
    IncidentLine,
    IncidentTable,
    Item,
    Joining,
    Limit,
    LowersGrade,
    Period,
    Ranking,
    Rounding,
    Scheme,
    SetsGrade,
    Terms,
    ValueWords,
    named,
    total_after,
)
from huizhou_qa.scorers import (
    Band,
    BetterOf,
    CappedCount,
    Clamped,
    ItemDeduction,
    LinearDeduction,
    RatioTimesCoefficient,
    RequirementsMet,
    WorseOf,
    count,
    events,
    mark,
    mean_of,
    most_of,
    on_curve,
    option,
    percent,
    place_of,
    quantity,
    signed,
    truth,
)

gdp = signed("gdp_growth", "GDP增速", "%", "growth of GDP")
industry = signed("industry_growth", "工业增速", "%", "growth of industry")
population = quantity("population", "人口", "万人", "population", within="(0, ∞)")
retail = quantity("retail_sales", "社会消费品零售总额", "亿元", "retail sales")
tax = quantity("tax", "税收", "亿元", "tax")
tax_last_year = quantity("tax_last_year", "上年税收", "亿元", "tax of last year")
research = percent("research_intensity", "研发强度", "research intensity")
investment = percent("investment_rate", "投资完成率", "investment against the target", within="[0, ∞)")
pm25 = quantity("pm25", "PM2.5年均浓度", "微克/立方米", "annual mean of PM2.5")
good_water = percent("good_water_share", "优良水体比例", "share of good water")
task_met = truth("water_task_met", "水质年度任务完成", "the year's water task was met")
energy = signed("energy_reduction", "能耗下降率", "%", "reduction of energy use")
sorting = option("waste_sorting", "垃圾分类评价", ("优", "良", "中", "差"), "rating of waste sorting")
sea_water = percent("sea_water_share", "近岸海域优良比例", "share of good sea water")
employment = percent("employment_rate", "就业率", "employment rate")
teachers = count("teachers", "教师数", "人", "teachers")
teachers_before = count("teachers_last_year", "上年教师数", "人", "teachers of last year")
ballots = tuple(percent(f"ballot_{number}", f"第{number}张测评票", f"ballot {number}") for number in range(1, 7))
medical = tuple(percent(f"medical_{number}", f"医疗指标{number}", f"medical indicator {number}") for number in (1, 2))
care = tuple(truth(f"elderly_care_{number}", f"养老要求{number}", f"requirement {number}") for number in (1, 2, 3))
claim_gap = count("claim_gap", "自评虚高", "个百分点", "gap of the claim")
late, wrong = count("late_reports", "迟报", "次", "late reports"), count("wrong_reports", "错报", "次", "wrong reports")
single_task = truth("single_task_unit", "单一任务单位", "unit of a single task")
petitions = count("petitions", "信访件", "件", "petitions")
national = count("national_honours", "国家级表彰", "项", "national honours")
provincial = count("provincial_honours", "省级表彰", "项", "provincial honours")
pilots, news = count("pilots", "试点", "项", "pilots"), count("news_items", "宣传", "条", "news items")
accidents = count("accidents", "事故", "起", "accidents")
control = count("accident_control_figure", "事故控制指标", "起", "accident control figure")

retail_per_head, petitions_per_head = share(retail, population), share(petitions, population)
best_retail = most_of(retail_per_head, "retail_per_head", "最高人均零售额", "greatest retail sales per head")
mean_petitions = mean_of(petitions_per_head, "petitions_per_head", "平均人均信访件", "mean petitions per head")
growth_of_tax = weighted((share(tax, tax_last_year), 100), plus=-100)
reports = weighted((late, 5), (wrong, 10))
water = scaled(good_water, "0.3")
worse_than_mean = LinearDeduction(share(petitions_per_head, mean_petitions), 20, 1, "above", "0.1", 2, 20, "prorata")


def clause(id_: str, name: str, full: int, rule: Measure, lowest: int = 0) -> Item:
    """An item of one clause, which is ruled on where there was nothing to measure."""
    return Item(id_, name, full, (Clause(id_, name, full, rule, min_points=lowest),), min_points=lowest)


def group(name: str, weight: str, *items: Item) -> Heading:
    """A group out of 100: rescaled within itself where at least three clauses are present, rounded to one place."""
    joining = Joining(rescaled=True, at_least=3, rounding=Rounding(1, stage="rule"))
    return Heading(name, 100, items, joining=joining, weight=weight)


ECONOMY = group(
    "经济发展",
    "0.30",
    clause("1.1", "GDP增速", 20, LinearDeduction(place_of(gdp), 20, 1, "above", 1, 1, 20)),
    clause(
        "1.2",
        "工业增速",
        15,
        LinearDeduction(difference(industry, mean_of(industry)), 15, 0, "below", 1, 1, 15, "prorata"),
    ),
    clause(
        "1.3",
        "人均社零",
        15,
        when(
            exactly(best_retail, 0), points=15, otherwise=RatioTimesCoefficient(share(retail_per_head, best_retail), 15)
        ),
    ),
    clause(
        "1.4",
        "税收",
        20,
        BetterOf(
            (
                on_curve(share(tax, population), Knots([("0.5", 0), (1, 20)])),
                when(
                    exactly(tax_last_year, 0),
                    points=when(Within(tax, "(0, ∞)"), points=20),
                    otherwise=on_curve(growth_of_tax, Knots([(0, 0), (10, 20)])),
                ),
            )
        ),
    ),
    clause("1.5", "研发强度", 10, on_curve(research, Knots([("1.5", 6), ("2.5", 9), ("3.5", 10)]))),
    clause(
        "1.6",
        "投资",
        20,
        Band(
            investment,
            {
                "[0, 80)": 0,
                "[80, 90)": 9,
                "[90, 100)": 12,
                "[100, 110)": 15,
                "[110, 120)": 16,
                "[120, 130)": 17,
                "[130, 140)": 18,
                "[140, 150)": 19,
                "[150, ∞)": 20,
            },
        ),
    ),
)
ENVIRONMENT = group(
    "生态环境",
    "0.30",
    clause("2.1", "PM2.5", 25, LinearDeduction(Rounded(pm25, GridRounding(1, "down")), 25, 35, "above", 1, 1, 25)),
    clause("2.2", "水质", 30, when(is_true(task_met), points=water, otherwise=scaled(water, "0.8"))),
    clause("2.3", "能耗", 15, Clamped(weighted((energy, "7.5"), plus=-15), 0, 15)),
    clause("2.4", "垃圾分类", 15, Band(sorting, {"{0}": 15, "{1}": 12, "{2}": 9, "{3}": 0})),
    # An inland county has no sea: the scheme itself says that it is rescaled.
    Item("2.5", "海水", 15, (Clause("2.5", "海水", 15, scaled(sea_water, "0.15"), absence="rescale"),)),
)
PEOPLE = group(
    "民生",
    "0.25",
    clause("3.1", "就业", 20, LinearDeduction(employment, 20, 98, "below", "0.5", 1, 20)),
    clause(
        "3.2", "教师", 20, on_curve(difference(teachers, teachers_before), Knots([(-20, -5), (0, 15), (10, 20)])), -5
    ),
    clause("3.3", "满意度", 20, scaled(trimmed_mean(ballots), "0.2")),
    clause("3.4", "医疗", 20, scaled(WorseOf(medical).rule(), "0.2")),
    clause("3.5", "养老", 20, RequirementsMet(tuple(map(is_true, care)), 20)),
)
GOVERNANCE = group(
    "治理",
    "0.15",
    clause("4.1", "数据质量", 30, Band(claim_gap, {"[0, 5]": 30, "[6, 10]": 15, "[11, 20]": 10, "[21, ∞)": 0})),
    clause(
        "4.2",
        "督查",
        30,
        at_least(weighted((when(is_true(single_task), points=scaled(reports, 2), otherwise=reports), -1), plus=30), 0),
    ),
    clause(
        "4.3",
        "信访",
        20,
        when(Within(difference(petitions_per_head, mean_petitions), "(-∞, 0]"), points=20, otherwise=worse_than_mean),
    ),
    clause("4.4", "公文", 20, total(mark("4.4.1", "甲部门评分", 10), mark("4.4.2", "乙部门评分", 10))),
)
BONUS = Heading(
    "加分",
    8,
    (
        clause("5.1", "表彰", 8, CappedCount([(national, 3), (provincial, 1)], 8)),
        clause("5.2", "试点", 4, CappedCount([(pilots, 1)], 4)),
        clause("5.3", "宣传", 2, CappedCount([(news, "0.5")], 2)),
    ),
    capped=True,
    bonus=True,
)

KINDS = {
    "pollution": "环境污染事件",
    "falsified_data": "数据造假",
    "deadly_accident": "亡人事故",
    "mass_incident": "群体性事件",
    "national_notice": "国家通报",
}
LEVELS = {"特别重大": "6", "重大": "4", "较大": "2"}
INCIDENTS = IncidentTable(
    Period(date(2030, 12, 1), date(2031, 11, 30)),
    (
        IncidentLine("none", within_year=False),
        IncidentLine("open", status="pending"),
        *(IncidentLine(f"pollution {level}", kind="pollution", level=level) for level in LEVELS),
        *(IncidentLine(kind, kind=kind) for kind in KINDS if kind != "pollution"),
        IncidentLine("none"),
    ),
    (
        IncidentElement("kind", "类别", {kind: ValueWords(Wording(said, kind), said) for kind, said in KINDS.items()}),
        IncidentElement(
            "level", "等级", named({level: f"{level}事件" for level in LEVELS}), only_of={"kind": "pollution"}
        ),
    ),
)

beyond = at_least(difference(accidents, control), 0)
place = place_of(total_after("mass"), "place", "名次", "place")
GRADES = GradeRule(
    (GradeLine("优秀", 75), GradeLine("良好", 65), GradeLine("合格", 50)),
    "不合格",
    source="临澜市办法第三步",
    asks=(GradeAsks("优秀", Within(place, "[1, 2]"), "名次为第1、2名"),),
)

SCHEME = Scheme(
    id="linlan-2031",
    title="临澜市2031年度县（区）综合考核",
    headings=(ECONOMY, ENVIRONMENT, PEOPLE, GOVERNANCE, BONUS),
    joining=Joining(rounding=Rounding(2, stage="rule")),
    clauses_written=False,
    rounding=Rounding(2),
    grade_rule=GRADES,
    incident_table=INCIDENTS,
    steps=(
        Adjustment("事故", "事故扣分", weighted((least(accidents, control), "-0.5"), (beyond, -1))),
        *(
            Adjustment(
                f"{level}污染",
                f"{level}污染扣分",
                ItemDeduction(events(f"pollution {level}", f"{level}污染"), cost),
            )
            for level, cost in LEVELS.items()
        ),
        Limit("floor", "总分不低于0分", low=0),
        Limit(
            "mass",
            "有群体性事件的，总分不高于70分",
            high=70,
            when=(Within(events("mass_incident", "群体性事件"), "[1, ∞)"),),
        ),
        Graded(),
        AtBest("falsified_data", "良好", name="数据造假"),
        LowersGrade(
            "deadly_accident",
            each=True,
            most={"良好": "74.99", "合格": "64.99", "不合格": "49.99"},
            name="亡人事故",
        ),
        SetsGrade("national_notice", "不合格", name="国家通报"),
    ),
    ranking=Ranking(by=("total",)),
    terms=Terms(plan="考核办法"),
)
