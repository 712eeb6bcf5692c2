"""环境质量（12分）, items 10 and 11.

The targets of item 11 are printed as those of 2016 and are taken as printed: the caller gives the
target, and the actual figure is that of the assessment year (当年).
"""

from huizhou_qa.editions.huizhou.y2017.targets.usual import USUAL_GOOD_DAYS, USUAL_PASSES, USUAL_PM25
from huizhou_qa.errors import Wording
from huizhou_qa.ground.evidence.checking import Agreement, Exclusion
from huizhou_qa.ground.inputs import mark, percent, quantity, truth
from huizhou_qa.ground.measures import (
    Condition,
    Quotient,
    Term,
    WeightedSum,
    is_true,
    reaches,
    within_limit,
)
from huizhou_qa.ground.rules import Scorer
from huizhou_qa.scheme.readings import Readings
from huizhou_qa.scheme.tree import Caution, Clause, Heading, Item
from huizhou_qa.scorers import Awarded, Gated, LinearDeduction, RatioTimesCoefficient
from huizhou_qa.scorers.linear_deduction import PARTS_OF_STEPS

GOOD_AIR_DAYS = percent("good_air_days_rate", "空气质量优良天数达标率", USUAL_GOOD_DAYS)
PM25 = quantity("pm25_annual_mean", "PM2.5年均浓度", "微克/立方米", USUAL_PM25)

WATER_SOURCES = percent("drinking_water_source_compliance_rate", "集中式饮用水源水质达标率", USUAL_PASSES)
GOOD_WATER = percent("good_surface_water_share", "地表水考核断面水质优良比例")
GOOD_WATER_TARGET = percent("good_surface_water_target", "水质优良比例年度控制目标")
INFERIOR_V = percent("inferior_v_share", "地表水劣Ⅴ类断面比例")
INFERIOR_V_TARGET = percent("inferior_v_target", "劣Ⅴ类断面比例年度控制目标")
I_TO_IV = percent("i_to_iv_share", "地表水Ⅰ至Ⅳ类断面比例")
BLACK_WATER_TARGET_MET = truth("black_odorous_water_target_met", "黑臭水体消除比例是否达到年度考核目标")

# A section is of one class: those of I to IV and those below V cannot be more than all of them.
SECTIONS_ADD_UP = Agreement(
    Condition(WeightedSum((Term(I_TO_IV), Term(INFERIOR_V))), "(-∞, 100]"),
    Wording(
        "Ⅰ至Ⅳ类断面比例与劣Ⅴ类断面比例之和超过100%",
        "the shares of sections of classes I to IV and below V add up to more than 100 %",
    ),
)

BLACK_WATER_MARK = mark("11.4", 1, "黑臭水体任务完成得分")
NO_MARK_WHERE_MET = Exclusion(
    is_true(BLACK_WATER_TARGET_MET),
    BLACK_WATER_MARK,
    Wording(
        "已完成目标，即得满分，不应再填得分；请删去得分，或改填未完成",
        "the target is met, which alone gives full marks; leave the mark out, or say that it is missed",
    ),
)

TARGET_OF_2016 = Caution("target_of_2016", Wording("目标按文本取2016年度", "the target is that of 2016, as printed"))


def item_10(readings: Readings) -> Item:
    """空气质量: 每少1%、每增加1微克扣0.3分."""
    return Item(
        "10",
        "空气质量水平",
        6,
        lead="环保部门",
        proof_needed=False,
        clauses=(
            Clause(
                "10.1",
                "空气质量优良天数达标率",
                3,
                LinearDeduction(
                    GOOD_AIR_DAYS,
                    full=3,
                    line=90,
                    worse="below",
                    step=1,
                    each="0.3",
                    most=3,
                    part_of_step=readings.choose("part_steps_10_1", PARTS_OF_STEPS),
                ),
                "附件1 第10项第1款",
            ),
            Clause(
                "10.2",
                "PM2.5年均浓度",
                3,
                LinearDeduction(
                    PM25,
                    full=3,
                    line=35,
                    worse="above",
                    step=1,
                    each="0.3",
                    most=3,
                    part_of_step=readings.choose("part_steps_10_2", PARTS_OF_STEPS),
                ),
                "附件1 第10项第2款",
            ),
        ),
    )


def inferior_v(readings: Readings) -> Scorer:
    """劣Ⅴ类断面: the target is a ceiling; what the ratio is where it is missed is a reading."""
    clean_by_target = WeightedSum((Term(INFERIOR_V_TARGET, -1),), 100)
    complement = RatioTimesCoefficient(Quotient(I_TO_IV, clean_by_target), "1.05")
    not_inferior = WeightedSum((Term(INFERIOR_V, -1),), 100)
    complement_i_to_v = RatioTimesCoefficient(Quotient(not_inferior, clean_by_target), "1.05")
    # As printed, over the target itself: at a target of 0 any share of I to IV is beyond it.
    no_target = Condition(INFERIOR_V_TARGET, "{0}")
    literal = Gated(
        (Condition(I_TO_IV, "{0}"),),
        0,
        Gated((no_target,), "1.05", RatioTimesCoefficient(Quotient(I_TO_IV, INFERIOR_V_TARGET), "1.05")),
    )
    ratios = {"complement": complement, "complement_i_to_v": complement_i_to_v, "literal_capped": literal}
    missed = readings.choose("inferior_v_ratio", ratios)
    return Gated((within_limit(INFERIOR_V, INFERIOR_V_TARGET),), "1.5", missed)


def item_11(readings: Readings) -> Item:
    """水环境: 达到目标的得满分，未达到的按比例或评定."""
    return Item(
        "11",
        "水环境质量",
        6,
        lead="环保部门",
        proof_needed=False,
        clauses=(
            Clause(
                "11.1",
                "集中式饮用水源水质达标率",
                "1.5",
                RatioTimesCoefficient(WeightedSum((Term(WATER_SOURCES, "0.01"),)), coefficient="1.2", full="1.5"),
                "附件1 第11项第1款",
            ),
            Clause(
                "11.2",
                "地表水水质优良比例",
                "1.5",
                Gated(
                    (reaches(GOOD_WATER, GOOD_WATER_TARGET),),
                    "1.5",
                    RatioTimesCoefficient(Quotient(GOOD_WATER, GOOD_WATER_TARGET), coefficient="1.05"),
                ),
                "附件1 第11项第2款",
                cautions=(TARGET_OF_2016,),
            ),
            Clause(
                "11.3",
                "地表水劣Ⅴ类断面控制比例",
                "1.5",
                inferior_v(readings),
                "附件1 第11项第3款",
                also_given=(I_TO_IV,),
                cautions=(TARGET_OF_2016,),
            ),
            Clause(
                "11.4",
                "黑臭水体消除比例",
                "1.5",
                Gated((is_true(BLACK_WATER_TARGET_MET),), "1.5", Awarded(BLACK_WATER_MARK)),
                "附件1 第11项第4款",
                cautions=(TARGET_OF_2016,),
                lead="住房和城乡规划建设部门",
            ),
        ),
    )


def environment_quality(readings: Readings) -> Heading:
    """环境质量 under these readings."""
    return Heading("环境质量", 12, (item_10(readings), item_11(readings)))
