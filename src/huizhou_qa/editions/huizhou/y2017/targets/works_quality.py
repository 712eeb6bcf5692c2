"""工程质量（12分）, items 4 to 6.

The supervision coverage of building (4.2) is all or nothing; that of transport (6.2) loses half a
point for every whole percent point. They look alike and are not.
"""

from huizhou_qa.editions.huizhou.y2017.targets.usual import USUAL_COVERAGE, USUAL_PASSES
from huizhou_qa.ground.inputs import Fact, mark, percent, truth
from huizhou_qa.ground.measures import Condition, is_true
from huizhou_qa.ground.rules import Scorer
from huizhou_qa.scheme.readings import Readings
from huizhou_qa.scheme.tree import Clause, Heading, Item
from huizhou_qa.scorers import Awarded, Band, LinearDeduction, RequirementsMet
from huizhou_qa.scorers.linear_deduction import PARTS_OF_STEPS

BUILDING_LARGE = percent("building_large_acceptance_rate", "大中型建筑工程一次验收合格率", USUAL_PASSES)
BUILDING_OTHER = percent("building_other_acceptance_rate", "其他建筑工程一次验收合格率", USUAL_PASSES)
BUILDING_COVERAGE = percent("building_supervision_coverage", "建筑工程质量监督覆盖率", USUAL_COVERAGE)
BUILDING_SUPERVISORS = truth("building_supervisors_sufficient", "建筑工程质量监督人员是否满足建设规模要求")

TRANSPORT_LARGE = percent("transport_large_acceptance_rate", "大中型交通工程一次验收合格率", USUAL_PASSES)
TRANSPORT_OTHER = percent("transport_other_acceptance_rate", "其他交通工程一次验收合格率", USUAL_PASSES)
TRANSPORT_COVERAGE = percent("transport_supervision_coverage", "按建设程序报建交通工程质量监督覆盖率", USUAL_COVERAGE)
TRANSPORT_SUPERVISORS = truth("transport_supervisors_sufficient", "交通工程质量监督人员是否满足建设规模要求")


def accepted(large: Fact, other: Fact, readings: Readings) -> Scorer:
    """一次验收合格率: 大中型 100%, 其他 98%以上. What a class without projects means is a reading."""
    both = (Condition(large, "{100}"), Condition(other, "[98, 100]"))
    return readings.choose(
        "empty_project_class",
        {
            "satisfied": RequirementsMet(both, 2, empty="satisfied"),
            "needs_ruling": RequirementsMet(both, 2, empty="needed"),
        },
    )


def item_4(readings: Readings) -> Item:
    """建筑工程."""
    return Item(
        "4",
        "建筑工程质量情况",
        4,
        lead="住房和城乡规划建设部门",
        proof_needed=False,
        clauses=(
            Clause(
                "4.1",
                "建筑工程一次验收合格率",
                2,
                accepted(BUILDING_LARGE, BUILDING_OTHER, readings),
                "附件1 第4项第1款",
            ),
            Clause(
                "4.2",
                "建筑工程质量监督覆盖率",
                1,
                Band(BUILDING_COVERAGE, {"[0, 100)": "0", "{100}": "1"}),
                "附件1 第4项第2款",
            ),
            Clause(
                "4.3",
                "建筑工程质量监督人员",
                1,
                RequirementsMet((is_true(BUILDING_SUPERVISORS),), 1),
                "附件1 第4项第3款",
            ),
        ),
    )


ITEM_5 = Item(
    "5",
    "水利建设质量情况",
    4,
    lead="水务部门",
    proof_needed=False,
    # The text gives no conversion from the city's evaluation: the department awards the mark.
    clauses=(Clause("5", "水利建设质量工作评价", 4, Awarded(mark("5", 4, "水利建设质量情况得分")), "附件1 第5项"),),
)


def item_6(readings: Readings) -> Item:
    """交通工程."""
    return Item(
        "6",
        "交通工程质量情况",
        4,
        lead="交通运输部门",
        proof_needed=False,
        clauses=(
            Clause(
                "6.1",
                "交通工程一次验收合格率",
                2,
                accepted(TRANSPORT_LARGE, TRANSPORT_OTHER, readings),
                "附件1 第6项第1款",
            ),
            Clause(
                "6.2",
                "交通工程质量监督覆盖率",
                1,
                LinearDeduction(
                    TRANSPORT_COVERAGE,
                    full=1,
                    line=100,
                    worse="below",
                    step=1,
                    each="0.5",
                    most=1,
                    part_of_step=readings.choose("part_steps_6_2", PARTS_OF_STEPS),
                ),
                "附件1 第6项第2款",
            ),
            Clause(
                "6.3",
                "交通工程质量监督人员",
                1,
                RequirementsMet((is_true(TRANSPORT_SUPERVISORS),), 1),
                "附件1 第6项第3款",
            ),
        ),
    )


def works_quality(readings: Readings) -> Heading:
    """工程质量 under these readings."""
    return Heading("工程质量", 12, (item_4(readings), ITEM_5, item_6(readings)))
