"""Texts: what is wrong with evidence: its form, and whether it fits a scheme."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "missing.incidents": Wording(
            "没有说明是否发生质量安全事件；未发生的，也须写明（[]）",
            "nobody has said whether incidents happened; where none did, say so with []",
        ),
        "bad_name.blank": Wording(
            "名称{name}的首尾有空格（{found}），请删去",
            "the name {name} has a blank ({found}) at one of its ends; delete it",
        ),
        "bad_name.invisible": Wording(
            "名称{name}中有看不见的字符（{found}），请删去后重写",
            "the name {name} contains a character that cannot be seen ({found}); delete it",
        ),
        "empty_text.name": Wording("名称是空的，请写明", "an empty name says nothing; write it"),
        "repeated_id.incident": Wording(
            "编号“{id}”与另一事件的编号“{other}”相同，请各用各的编号",
            "the id '{id}' is that of another incident, written '{other}'; give each its own",
        ),
    }
)
