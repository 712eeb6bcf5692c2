"""Texts: what is wrong with a node, a curve or an input of a rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "scheme_invalid.curve": Wording(
            "曲线的各段须不重不漏地覆盖其范围", "the pieces of a curve must cover its range once and only once"
        ),
        "empty.pieces": Wording("没有任何一段，至少给一段", "there is no piece; give at least one"),
        "gap.pieces": Wording(
            "{left}与{right}之间有空档，前一段应止于后一段开始处",
            "a gap between {left} and {right}; let one end where the other begins",
        ),
        "overlap.pieces": Wording(
            "{left}与{right}重叠，前一段应止于后一段开始处",
            "an overlap of {left} and {right}; let one end where the other begins",
        ),
        "out_of_order.pieces": Wording(
            "{right}排在{left}之后，各段应从小到大排列", "{right} stands behind {left}; write pieces from left to right"
        ),
        "not_covered.pieces": Wording(
            "各段覆盖{covered}，应覆盖{over}", "the pieces cover {covered}; they must cover {over}, no less and no more"
        ),
        "grid_not_above_zero": Wording("舍入的单位为{value}，应大于0", "the grid is {value}; it must be above 0"),
        "steps_not_above_zero": Wording(
            "每步的宽度、每步扣分和最多扣分都应大于0",
            "the width of a step, what it costs and the most that is lost must all be above 0",
        ),
        "knots_out_of_order": Wording(
            "折点应至少一个，并从小到大排列", "give at least one knot, each further right than the one before"
        ),
        "repeated_option": Wording("选项重复：{options}", "an option stands twice among {options}; write each once"),
        "options_out_of_range": Wording(
            "有{count}个选项，取值应为0至其个数减一的整数",
            "there are {count} options; the range must be the whole numbers from 0 to one less",
        ),
        "no_such_places": Wording(
            "共{count}个数，不能取第{start}至第{stop}位", "there are {count} numbers; no places from {start} to {stop}"
        ),
        "no_choice": Wording("口径{reading}没有选项", "the reading {reading} has no choice; give at least one"),
        "bad_coefficient": Wording(
            "系数应大于0，全部达到的得分不应低于系数",
            "the coefficient must be above 0, and reaching all worth no less than it",
        ),
        "count_not_above_zero": Wording(
            "上限和每件的得分都应大于0", "the cap and the points of each thing counted must be above 0"
        ),
        "deduction_not_above_zero": Wording(
            "扣分值应写成大于0的数", "what is deducted must be above 0; the deduction itself makes it negative"
        ),
        "agreement_not_linear": Wording(
            "数据之间的约束只能是若干数据的加权和",
            "an agreement is a sum of inputs, each times a weight, and nothing else",
        ),
        "repeated_entry": Wording("有两个条目同名：{names}", "two entries have one name: {names}; give each its own"),
        "no_condition": Wording("没有条件，至少给一个", "there is no condition; give at least one"),
    }
)
