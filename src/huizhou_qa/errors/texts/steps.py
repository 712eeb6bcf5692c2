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
        "evidence_invalid.path": Wording("不能寻找升级办法", "no way to a grade can be looked for"),
        "below_zero.cost": Wording("代价不能小于0", "a cost cannot be below 0"),
        "repeated_name.move": Wording("{name}列了两次，请合为一次", "{name} stands here twice; make it one move"),
        "required.step": Wording("“{label}”须给步长（step）", "a step is needed for {label}"),
        "not_whole.step": Wording("“{label}”的步长须为整数，给的是{given}", "a step of {label} is whole, not {given}"),
        "missing.moved": Wording("“{label}”未填，无从变动", "{label} is not known, so it cannot be moved"),
        "nothing.moved": Wording(
            "“{label}”本年度无考核对象，无从变动", "there was nothing to measure of {label}, so it cannot be moved"
        ),
        "too_many_ways": Wording(
            "{facts}可能的变动过多；请少列几项，或加大步长",
            "{facts} can be moved in too many ways; list fewer of them, or make the steps larger",
        ),
        "unknown_name.grade": Wording("没有等级{given}，有：{known}", "there is no grade {given}; there are {known}"),
        "path.reached": Wording(
            "等级可达{grade}，代价{cost}，总分{total}", "grade {grade} at a cost of {cost}, total {total}"
        ),
        "path.not_reached": Wording(
            "等级达不到{goal}：所列变动全部做到最好，总分也只有{most}",
            "grade {goal} is out of reach: with every move at its best the total is {most}",
        ),
        "path.held": Wording(
            "等级达不到{goal}：所列变动全部做到最好，总分可到{most}，够{goal}，但等级受否决项等总分以外的条件限制",
            "grade {goal} is out of reach: with every move at its best the total is {most}, enough for {goal}, but "
            "something beside the total, such as a veto, keeps the grade down",
        ),
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
