"""Texts: what is wrong with what is asked of a plan over columns, and with frames."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "scheme_invalid.columns": Wording(
            "不能按列计算这一方案", "the scheme cannot be turned into columns as it is asked for"
        ),
        "unknown_column.frame": Wording(
            "没有“{name}”这一列；是否指“{nearest}”", "there is no column {name}; {nearest} may be meant"
        ),
        "repeated_column.inputs": Wording(
            "两个数据项的列名都是“{name}”；请改其中一个的名称",
            "two inputs would have the column {name}; rename one of them",
        ),
        "bad_limit": Wording(
            "范围应为一个最大值，或最小值与最大值两个数，给的是{given}",
            "the limit is {given}; write the greatest number, or the least and the greatest",
        ),
    }
)
