"""质量效果（8分）, items 12 and 13.

Item 12's lowest band is worth 1, item 13's none is worth 0, whatever the average.
"""

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.editions.huizhou.y2017.targets.usual import USUAL_INCENTIVE_PROJECTS, USUAL_OVERDUE_CENTRES
from huizhou_qa.errors import Wording
from huizhou_qa.ground.inputs import average_of, count, quantity
from huizhou_qa.ground.measures import Condition
from huizhou_qa.scheme.readings import Readings
from huizhou_qa.scheme.tree import Caution, Clause, Heading, Item
from huizhou_qa.scorers import Gated, ItemDeduction, RelativeToAverage
from huizhou_qa.scorers.relative_to_average import Over

INFRASTRUCTURE_INDEX = quantity("quality_infrastructure_index", "质量技术基础综合测算值", "")
OVERDUE_CENTRES = count(
    "overdue_inspection_centres", "超期未建成且未申请延期的国家或省质检中心（站）数", "个", USUAL_OVERDUE_CENTRES
)
INCENTIVE_PROJECTS = count("quality_incentive_projects", "国家级和省级质量激励项目数", "个", USUAL_INCENTIVE_PROJECTS)

OVER: Mapping[str, Over] = MappingProxyType({"with_self": "all", "without_self": "others"})
INFRASTRUCTURE_BANDS = MappingProxyType({"[0, 0.5)": "1", "[0.5, 1)": "2", "[1, ∞)": "4"})
INCENTIVE_BANDS = MappingProxyType(
    {
        "at_least": MappingProxyType({"[0, 0.5)": "1", "[0.5, 1)": "2", "[1, 1.2)": "3", "[1.2, ∞)": "4"}),
        "more_than": MappingProxyType({"[0, 0.5)": "1", "[0.5, 1)": "2", "[1, 1.2]": "3", "(1.2, ∞)": "4"}),
    }
)

ZERO_OF_ZERO = Caution(
    "zero_of_zero",
    Wording("全市平均值为0，本单位为0，按“达到平均值”计", "0 of a mean of 0 counts as reaching it"),
    (Condition(INFRASTRUCTURE_INDEX, "{0}"), Condition(average_of(INFRASTRUCTURE_INDEX), "{0}")),
)


def overdue(readings: Readings) -> Clause:
    """超期未建成的, −1: once, or for each until the item has none left."""
    once = ItemDeduction(OVERDUE_CENTRES, each=1, once=True)
    per_centre = ItemDeduction(OVERDUE_CENTRES, each=1)
    name, locator = "质检中心（站）超期未建成", "附件1 第12项第2款"
    return readings.choose(
        "overdue_centres",
        {
            "once": Clause("12.2", name, 0, once, locator, min_points=-1),
            "per_centre": Clause("12.2", name, 0, per_centre, locator, min_points=None),
        },
    )


def item_12(readings: Readings) -> Item:
    """质量技术基础: 达到全市平均值4分, 达到一半2分, 其余1分; 有超期未建成的另扣."""
    return Item(
        "12",
        "质量技术基础建设情况",
        4,
        lead="科技、质监、检验检疫部门",
        clauses=(
            Clause(
                "12.1",
                "质量技术基础综合测算",
                4,
                RelativeToAverage(INFRASTRUCTURE_INDEX, INFRASTRUCTURE_BANDS, readings.choose("average_over", OVER)),
                "附件1 第12项第1款",
                cautions=(ZERO_OF_ZERO,),
            ),
            overdue(readings),
        ),
    )


def item_13(readings: Readings) -> Item:
    """质量激励项目: 没有的不得分, 其余与全市平均值比较."""
    return Item(
        "13",
        "获得国家级和省级质量激励项目",
        4,
        lead="质监、住房和城乡规划建设、水务、经济和信息化局、检验检疫等部门",
        clauses=(
            Clause(
                "13",
                "国家级和省级质量激励项目",
                4,
                Gated(
                    (Condition(INCENTIVE_PROJECTS, "{0}"),),
                    0,
                    RelativeToAverage(
                        INCENTIVE_PROJECTS,
                        readings.choose("incentive_margin", INCENTIVE_BANDS),
                        readings.choose("average_over", OVER),
                    ),
                ),
                "附件1 第13项",
            ),
        ),
    )


def quality_effect(readings: Readings) -> Heading:
    """质量效果 under these readings."""
    return Heading("质量效果", 8, (item_12(readings), item_13(readings)))
