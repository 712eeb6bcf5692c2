"""附件1 质量目标（56分）, items 1 to 13.

A band's 以上 and 以下 leave out an end that another band already has: the text says so itself where it prints
（含）. The targets of item 11 are printed as those of 2016 and are taken as printed. What the text leaves open is
an open point around the part that it changes; the readings themselves stand in ``readings``.
"""

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.editions.huizhou.y2017.annex_1.facts import (
    AQUATIC,
    BLACK_WATER_TARGET_MET,
    BUILDING_COVERAGE,
    BUILDING_LARGE,
    BUILDING_OTHER,
    BUILDING_SUPERVISORS,
    CITY_AVERAGE,
    CITY_SAMPLING,
    GOOD_AIR_DAYS,
    GOOD_WATER,
    GOOD_WATER_TARGET,
    I_TO_IV,
    INCENTIVE_PROJECTS,
    INFERIOR_V,
    INFERIOR_V_TARGET,
    INFRASTRUCTURE_INDEX,
    LIVESTOCK,
    MODERN_SERVICES,
    NATIONAL_SAMPLING,
    NATIONAL_STANDARDS,
    OVERDUE_CENTRES,
    PM25,
    PROVINCIAL_SAMPLING,
    PROVINCIAL_STANDARDS,
    PUBLICATION,
    TOWN_COVERAGE,
    TRANSPORT_COVERAGE,
    TRANSPORT_LARGE,
    TRANSPORT_OTHER,
    TRANSPORT_SUPERVISORS,
    VEGETABLES,
    WARNINGS,
    WATER_SOURCES,
)
from huizhou_qa.editions.huizhou.y2017.annex_1.places import clause
from huizhou_qa.rules import Choose, Condition, Input, Measure, NumberOf, Open, Present, Within
from huizhou_qa.rules.derived import below, exactly, is_true, reaches, scaled, share, when, within_limit
from huizhou_qa.rules.makings import PARTS_OF_STEPS, Worse
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scorers import (
    Band,
    CappedCount,
    ItemDeduction,
    LinearDeduction,
    RatioTimesCoefficient,
    RelativeToAverage,
    RequirementsMet,
    mark,
    ruling_on,
)

# --- 产品质量（12分）
# 10%（含）以下 1；10%-15%（含） 0.5；15%-20%（含） 0.2；20%以上 0
SAMPLING = MappingProxyType({"[0, 10]": "1", "(10, 15]": "0.5", "(15, 20]": "0.2", "(20, 100]": "0"})

ITEM_1 = Item(
    "1", "产品质量监督抽查不合格产品发现率", "4", lead="质监部门", proof_needed=False,
    clauses=(
        clause("1.1", "国抽不合格产品发现率", "1", Band(NATIONAL_SAMPLING, SAMPLING)),
        clause("1.2", "省抽不合格产品发现率", "1", Band(PROVINCIAL_SAMPLING, SAMPLING)),
        clause("1.3", "市抽不合格产品发现率", "1", Band(CITY_SAMPLING, {"[0, 10]": "1", "(10, 100]": "0"})),
        clause("1.4", "上级质监部门质量警示", "1", Band(WARNINGS, {"{0}": "1", "{1}": "0.5", "[2, ∞)": "0"})),
    ),
)

PRODUCTS: Mapping[str, tuple[Input, str]] = MappingProxyType({
    "2.1": (VEGETABLES, "[96, 100]"),
    "2.2": (LIVESTOCK, "[98, 100]"),
    "2.3": (AQUATIC, "[96, 100]"),
})


def products(clause: str, points: str) -> Measure:
    """分别达到…得满分，否则不得分: one class of products, or with the others where they are read jointly."""
    own, line = PRODUCTS[clause]
    separate = RequirementsMet((Within(own, line),), points)
    joint = RequirementsMet(tuple(reached(one, clause) for one in PRODUCTS), points)
    return Open("agri_products", {"separate": separate, "joint": joint})


def reached(clause: str, asking: str) -> Condition:
    """That a class reaches its line; another class that had nothing to monitor leaves the joint condition once ruled on."""
    fact, line = PRODUCTS[clause]
    if clause == asking:
        return Within(fact, line)
    ruling = ruling_on(clause)
    ruled_on = Within(ruling, ruling.range)
    return exactly(Choose(Present(fact), NumberOf(Within(fact, line)), NumberOf(ruled_on)), 1)


ITEM_2 = Item(
    "2", "主要农产品质量安全监测合格率", "4", lead="农业、海洋渔业部门", proof_needed=False,
    clauses=(
        clause("2.1", "蔬菜监测合格率", "1.5", products("2.1", "1.5"), locator="附件1 第2项 蔬菜", subject=VEGETABLES),
        clause("2.2", "畜禽产品监测合格率", "1.5", products("2.2", "1.5"), locator="附件1 第2项 畜禽产品", subject=LIVESTOCK),
        clause("2.3", "水产品监测合格率", "1", products("2.3", "1"), locator="附件1 第2项 水产品", subject=AQUATIC),
    ),
)

ITEM_3 = Item(
    "3", "食品质量抽检情况", "4", lead="食品药品监管部门", proof_needed=False,
    clauses=(
        clause("3.1", "残留抽检镇办覆盖率", "3", Band(TOWN_COVERAGE, {"[0, 60)": "0", "[60, 100)": "1.5", "{100}": "3"}), locator="附件1 第3项 覆盖率"),
        clause("3.2", "食品抽检信息公布", "1", Band(PUBLICATION, {"[0, 100)": "0", "{100}": "1"}), locator="附件1 第3项 信息公布"),
    ),
)


# --- 工程质量（12分）
def accepted(large: Input, other: Input) -> Measure:
    """一次验收合格率: 大中型 100%, 其他 98%以上, together 2 or none."""
    both = (Within(large, "{100}"), Within(other, "[98, 100]"))
    lenient, strict = RequirementsMet(both, "2", empty="satisfied"), RequirementsMet(both, "2")
    return Open("empty_project_class", {"satisfied": lenient, "needs_ruling": strict})


def sufficient(fact: Input) -> Measure:
    """有满足要求的监督人员得1分，否则不得分."""
    return RequirementsMet((is_true(fact),), "1")


def steps(reading: str, fact: Input, full: str, line: str, worse: Worse, each: str) -> Measure:
    """Deducted by steps of 1 from a line until nothing is left; what a part of a step costs is left open."""
    whole, started, prorata = (
        LinearDeduction(fact, full, line, worse, step="1", each=each, most=full, part_of_step=part)
        for part in PARTS_OF_STEPS
    )
    return Open(reading, {"whole": whole, "started": started, "prorata": prorata})


ITEM_4 = Item(
    "4", "建筑工程质量情况", "4", lead="住房和城乡规划建设部门", proof_needed=False,
    clauses=(
        clause("4.1", "建筑工程一次验收合格率", "2", accepted(BUILDING_LARGE, BUILDING_OTHER)),
        clause("4.2", "建筑工程质量监督覆盖率", "1", Band(BUILDING_COVERAGE, {"[0, 100)": "0", "{100}": "1"})),
        clause("4.3", "建筑工程质量监督人员", "1", sufficient(BUILDING_SUPERVISORS)),
    ),
)

# The text gives no conversion from the city's evaluation: the department awards the mark.
ITEM_5 = Item(
    "5", "水利建设质量情况", "4", lead="水务部门", proof_needed=False,
    clauses=(clause("5", "水利建设质量工作评价", "4", mark("5", "水利建设质量情况得分", "4", "quality of water works")),),
)

ITEM_6 = Item(
    "6", "交通工程质量情况", "4", lead="交通运输部门", proof_needed=False,
    clauses=(
        clause("6.1", "交通工程一次验收合格率", "2", accepted(TRANSPORT_LARGE, TRANSPORT_OTHER)),
        clause("6.2", "交通工程质量监督覆盖率", "1", steps("part_steps_6_2", TRANSPORT_COVERAGE, "1", "100", "below", "0.5")),
        clause("6.3", "交通工程质量监督人员", "1", sufficient(TRANSPORT_SUPERVISORS)),
    ),
)

# --- 服务质量（12分）
# Only 50 is printed with 含; whose the other shared ends are is left open.
TO_BETTER = MappingProxyType({"[0, 20)": "0", "[20, 30)": "1", "[30, 40)": "2", "[40, 50)": "3", "[50, 100]": "4"})
TO_WORSE = MappingProxyType({"[0, 20]": "0", "(20, 30]": "1", "(30, 40]": "2", "(40, 50)": "3", "[50, 100]": "4"})

ITEM_7 = Item(
    "7", "现代服务业增加值", "4", lead="发展改革、商务、统计部门", proof_needed=False,
    clauses=(
        clause("7", "现代服务业增加值比重", "4", Open("services_band_ends", {"upper": Band(MODERN_SERVICES, TO_BETTER), "lower": Band(MODERN_SERVICES, TO_WORSE)})),
    ),
)
ITEM_8 = Item(
    "8", "服务质量效果", "4", lead="商务、质监等有关部门",
    clauses=(clause("8", "参与制定服务业标准和满意度规范", "4", CappedCount(((NATIONAL_STANDARDS, "2"), (PROVINCIAL_STANDARDS, "1")), cap="4")),),
)
# The text gives no conversion from the index: the department awards the mark.
ITEM_9 = Item(
    "9", "旅游市场秩序综合水平指数", "4", lead="旅游部门", proof_needed=False,
    clauses=(clause("9", "旅游市场秩序综合水平指数", "4", mark("9", "旅游市场秩序综合水平指数得分", "4", "order of the tourism market")),),
)

# --- 环境质量（12分）
ITEM_10 = Item(
    "10", "空气质量水平", "6", lead="环保部门", proof_needed=False,
    clauses=(
        clause("10.1", "空气质量优良天数达标率", "3", steps("part_steps_10_1", GOOD_AIR_DAYS, "3", "90", "below", "0.3")),
        clause("10.2", "PM2.5年均浓度", "3", steps("part_steps_10_2", PM25, "3", "35", "above", "0.3")),
    ),
)

# 劣Ⅴ类: the target is a ceiling; what the ratio is where it is missed is left open. As printed it is over the
# target itself: at a target of 0, any share of I to IV is beyond it.
CLEAN_BY_TARGET = below("100", INFERIOR_V_TARGET)
MISSED = Open(
    "inferior_v_ratio",
    {
        "complement": RatioTimesCoefficient(share(I_TO_IV, CLEAN_BY_TARGET), "1.05"),
        "complement_i_to_v": RatioTimesCoefficient(share(below("100", INFERIOR_V), CLEAN_BY_TARGET), "1.05"),
        "literal_capped": when(
            exactly(I_TO_IV, "0"),
            points="0",
            otherwise=when(
                exactly(INFERIOR_V_TARGET, "0"),
                points="1.05",
                otherwise=RatioTimesCoefficient(share(I_TO_IV, INFERIOR_V_TARGET), "1.05"),
            ),
        ),
    },
)
BLACK_WATER_MARK = mark("11.4", "黑臭水体任务完成得分", "1", "work on black and odorous water")

ITEM_11 = Item(
    "11", "水环境质量", "6", lead="环保部门", proof_needed=False,
    clauses=(
        clause("11.1", "集中式饮用水源水质达标率", "1.5", RatioTimesCoefficient(scaled(WATER_SOURCES, "0.01"), "1.2", full="1.5")),
        clause("11.2", "地表水水质优良比例", "1.5", when(reaches(GOOD_WATER, GOOD_WATER_TARGET), points="1.5", otherwise=RatioTimesCoefficient(share(GOOD_WATER, GOOD_WATER_TARGET), "1.05"))),
        clause("11.3", "地表水劣Ⅴ类断面控制比例", "1.5", when(within_limit(INFERIOR_V, INFERIOR_V_TARGET), points="1.5", otherwise=MISSED), also_given=(I_TO_IV,)),
        clause("11.4", "黑臭水体消除比例", "1.5", when(is_true(BLACK_WATER_TARGET_MET), points="1.5", otherwise=BLACK_WATER_MARK), lead="住房和城乡规划建设部门"),
    ),
)

# --- 质量效果（8分）
INFRASTRUCTURE = MappingProxyType({"[0, 0.5)": "1", "[0.5, 1)": "2", "[1, ∞)": "4"})
INCENTIVES = MappingProxyType({
    "at_least": MappingProxyType({"[0, 0.5)": "1", "[0.5, 1)": "2", "[1, 1.2)": "3", "[1.2, ∞)": "4"}),
    "more_than": MappingProxyType({"[0, 0.5)": "1", "[0.5, 1)": "2", "[1, 1.2]": "3", "(1.2, ∞)": "4"}),
})


def relative(fact: Input, multiples: Mapping[str, str]) -> Measure:
    """与全市平均值比较; whether the average counts the unit itself is left open."""
    with_self, without_self = (RelativeToAverage(fact, multiples, over, CITY_AVERAGE) for over in ("all", "others"))
    return Open("average_over", {"with_self": with_self, "without_self": without_self})


OVERDUE = Open("overdue_centres", {"once": ItemDeduction(OVERDUE_CENTRES, "1", once=True), "per_centre": ItemDeduction(OVERDUE_CENTRES, "1")})
MARGINS = Open("incentive_margin", {margin: relative(INCENTIVE_PROJECTS, table) for margin, table in INCENTIVES.items()})

ITEM_12 = Item(
    "12", "质量技术基础建设情况", "4", lead="科技、质监、检验检疫部门",
    clauses=(
        clause("12.1", "质量技术基础综合测算", "4", relative(INFRASTRUCTURE_INDEX, INFRASTRUCTURE)),
        clause("12.2", "质检中心（站）超期未建成", "0", OVERDUE, least=None),
    ),
)
# 没有获得激励项目的不得分, whatever the average.
ITEM_13 = Item(
    "13", "获得国家级和省级质量激励项目", "4", lead="质监、住房和城乡规划建设、水务、经济和信息化局、检验检疫等部门",
    clauses=(clause("13", "国家级和省级质量激励项目", "4", when(exactly(INCENTIVE_PROJECTS, "0"), points="0", otherwise=MARGINS)),),
)

TARGETS = Heading(
    "质量目标", "56",
    (
        Heading("产品质量", "12", (ITEM_1, ITEM_2, ITEM_3)),
        Heading("工程质量", "12", (ITEM_4, ITEM_5, ITEM_6)),
        Heading("服务质量", "12", (ITEM_7, ITEM_8, ITEM_9)),
        Heading("环境质量", "12", (ITEM_10, ITEM_11)),
        Heading("质量效果", "8", (ITEM_12, ITEM_13)),
    ),
)


