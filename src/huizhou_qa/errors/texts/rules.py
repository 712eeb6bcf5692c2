"""Texts: what is wrong with a node, a curve or an input of a rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "grid_not_above_zero": Wording("舍入的单位为{value}，应大于0", "the grid is {value}; it must be above 0"),
        "knots_out_of_order": Wording(
            "折点应至少一个，并从小到大排列", "give at least one knot, each further right than the one before"
        ),
        "breakpoints_out_of_order": Wording(
            "断点表应至少一行，各行的起点小于止点，各行从小到大排列且互不重叠",
            "give at least one row of breakpoints, each from less to more, further right than the one before",
        ),
        "bad_path": Wording(
            "{given}不是数据项的位置，应如/facts/名称", "{given} is no path of an input; write one such as /facts/name"
        ),
        "bad_option": Wording(
            "{given}不能作选项：选项须以文字开头，不含数字和看不见的字符，也不是“无”“是”之类",
            "{given} cannot be an option: begin it with a letter; no digits, no word for nothing",
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
        "agreement_not_linear": Wording(
            "数据之间的约束只能是若干数据的加权和",
            "an agreement is a sum of inputs, each times a weight, and nothing else",
        ),
        "repeated_entry": Wording("有两个条目同名：{names}", "two entries have one name: {names}; give each its own"),
        "no_condition": Wording("没有条件，至少给一个", "there is no condition; give at least one"),
    }
)
