"""Texts: where marks went, what would change a score, and what it takes to reach a grade."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "evidence_invalid.changes": Wording("所设的改动有误", "what is supposed is not right"),
        "evidence_invalid.sweep": Wording("不能这样推算", "this cannot be gone over"),
        "out_of_order.sweep": Wording("起点{low}大于终点{high}", "the low end {low} is above the high end {high}"),
        "evidence_invalid.lost": Wording("不能列出失分", "what was lost cannot be listed"),
        "step": Wording("{needed}：总分增加{gain}", "{needed}: the total gains {gain}"),
        "step.held": Wording(
            "{needed}：总分增加{gain}（平均值等统计数按给定的数不变）",
            "{needed}: the total gains {gain} (the average, or other statistic, is held at the number given)",
        ),
        "cliff": Wording("{needed}：总分减少{gain}", "{needed}: the total drops by {gain}"),
        "cliff.held": Wording(
            "{needed}：总分减少{gain}（平均值等统计数按给定的数不变）",
            "{needed}: the total drops by {gain} (the average, or other statistic, is held at the number given)",
        ),
    }
)
