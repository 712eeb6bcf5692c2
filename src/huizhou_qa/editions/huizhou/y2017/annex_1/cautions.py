"""附件1: the cautions that a result shows for a clause."""

from __future__ import annotations

from types import MappingProxyType

from huizhou_qa.editions.huizhou.y2017.annex_1.facts import (
    GOOD_WATER,
    I_TO_IV,
    INFERIOR_V,
    INFRASTRUCTURE_INDEX,
)
from huizhou_qa.errors import Wording
from huizhou_qa.rules import Within
from huizhou_qa.rules.derived import difference, exactly, total
from huizhou_qa.scheme.marks.clauses import Caution
from huizhou_qa.scorers import average_of

TARGET_OF_2016 = Caution("target_of_2016", Wording("目标按文本取2016年度", "the target is that of 2016, as printed"))
ZERO_OF_ZERO = Caution(
    "zero_of_zero",
    Wording("全市平均值为0，本单位为0，按“达到平均值”计", "0 of a mean of 0 counts as reaching it"),
    (exactly(INFRASTRUCTURE_INDEX, 0), exactly(average_of(INFRASTRUCTURE_INDEX), 0)),
)
# 11.2 is about 考核断面 and names the county's contract, 11.3 about 断面 and names a city's: the text does not say
# whether both count the same sections, so an impossible combination for one set of sections is a caution, not a fault.
MORE_GOOD_THAN_CLEAN = Caution(
    "shares_of_other_sections",
    Wording(
        "Ⅰ至Ⅲ类断面比例高于Ⅰ至Ⅳ类断面比例：如系同一年度、同一批断面则有误，请核对",
        "the share of sections of classes I to III is above that of classes I to IV: "
        "one is wrong, unless they are of different sections or years",
    ),
    (Within(difference(GOOD_WATER, I_TO_IV), "(0, ∞)"),),
)
GOOD_AND_INFERIOR_EXCEED_ALL = Caution(
    "shares_of_other_sections",
    Wording(
        "Ⅰ至Ⅲ类断面比例与劣Ⅴ类断面比例之和超过100%：如系同一年度、同一批断面则有误，请核对",
        "the shares of sections of classes I to III and below V add up to more than 100%: "
        "one is wrong, unless they are of different sections or years",
    ),
    (Within(total(GOOD_WATER, INFERIOR_V), "(100, ∞)"),),
)
CAUTIONS = MappingProxyType(
    {
        "11.2": (TARGET_OF_2016,),
        "11.3": (TARGET_OF_2016, MORE_GOOD_THAN_CLEAN, GOOD_AND_INFERIOR_EXCEED_ALL),
        "11.4": (TARGET_OF_2016,),
        "12.1": (ZERO_OF_ZERO,),
    }
)
