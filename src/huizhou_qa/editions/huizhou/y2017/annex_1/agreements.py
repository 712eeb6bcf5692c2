"""附件1: which facts must agree, and where one is out of place."""

from huizhou_qa.editions.huizhou.y2017.annex_1.facts import BLACK_WATER_TARGET_MET, I_TO_IV, INFERIOR_V
from huizhou_qa.editions.huizhou.y2017.annex_1.targets import BLACK_WATER_MARK
from huizhou_qa.errors import Wording
from huizhou_qa.rules import Within
from huizhou_qa.rules.derived import is_true, total
from huizhou_qa.scheme.agreements import Agreement, Exclusion

# A section is of one class: those of I to IV and those below V cannot be more than all of them.
SECTIONS_ADD_UP = Agreement(
    Within(total(I_TO_IV, INFERIOR_V), "(-∞, 100]"),
    Wording(
        "Ⅰ至Ⅳ类断面比例与劣Ⅴ类断面比例之和超过100%",
        "the shares of sections of classes I to IV and below V add up to more than 100%",
    ),
)
NO_MARK_WHERE_MET = Exclusion(
    is_true(BLACK_WATER_TARGET_MET),
    BLACK_WATER_MARK,
    Wording(
        "已完成目标，即得满分，不应再填得分；请删去得分，或改填未完成",
        "the target is met, which alone gives full marks; leave the mark out, or say that it is missed",
    ),
)
