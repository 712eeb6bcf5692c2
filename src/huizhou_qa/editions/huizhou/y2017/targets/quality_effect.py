"""质量效果（8分）, items 12 and 13.

Item 12's lowest band is worth 1, item 13's none is worth 0, whatever the average.
"""

from huizhou_qa.ground.inputs import count, quantity
from huizhou_qa.ground.measures import Condition
from huizhou_qa.scheme.tree import Clause, Heading, Item
from huizhou_qa.scorers import Gated, ItemDeduction, RelativeToAverage

INFRASTRUCTURE_INDEX = quantity("quality_infrastructure_index", "质量技术基础综合测算值", "")
OVERDUE_CENTRES = count("overdue_inspection_centres", "超期未建成且未申请延期的国家或省质检中心（站）数", "个")
INCENTIVE_PROJECTS = count("quality_incentive_projects", "国家级和省级质量激励项目数", "个")

ITEM_12 = Item(
    "12",
    "质量技术基础建设情况",
    4,
    lead="科技、质监、检验检疫部门",
    clauses=(
        Clause(
            "12.1",
            "质量技术基础综合测算",
            4,
            RelativeToAverage(INFRASTRUCTURE_INDEX, {"[0, 0.5)": "1", "[0.5, 1)": "2", "[1, ∞)": "4"}),
            "附件1 第12项第1款",
        ),
        Clause(
            "12.2",
            "质检中心（站）超期未建成",
            0,
            ItemDeduction(OVERDUE_CENTRES, each=1, once=True),
            "附件1 第12项第2款",
            min_points=-1,
        ),
    ),
)

ITEM_13 = Item(
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
                    INCENTIVE_PROJECTS, {"[0, 0.5)": "1", "[0.5, 1)": "2", "[1, 1.2)": "3", "[1.2, ∞)": "4"}
                ),
            ),
            "附件1 第13项",
        ),
    ),
)

QUALITY_EFFECT = Heading("质量效果", 8, (ITEM_12, ITEM_13))
