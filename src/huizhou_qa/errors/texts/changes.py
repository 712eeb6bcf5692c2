"""Texts: what differs between two schemes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "added": Wording("{part}：新增", "{part}: added"),
        "removed": Wording("{part}：删除", "{part}: removed"),
        "moved": Wording("{part}：由{before}移至{after}", "{part}: moved from {before} to {after}"),
        "moved.order": Wording("{part}：次序改变", "{part}: stands in another order"),
        "full_marks_changed": Wording("{part}：分值由{before}改为{after}", "{part}: full marks {before}, now {after}"),
        "edge_changed": Wording(
            "{part}{under}：界点由{before}改为{after}", "{part}{under}: the edge {before} is now {after}"
        ),
        "edges_shifted": Wording(
            "{part}{under}：各界点平移，第一个由{before}改为{after}",
            "{part}{under}: all edges moved by the same number, the first from {before} to {after}",
        ),
        "slope_changed": Wording(
            "{part}{under}：斜率由{before}改为{after}", "{part}{under}: the slope {before} is now {after}"
        ),
        "points_changed": Wording(
            "{part}{under}：分段得分由{before}改为{after}",
            "{part}{under}: the points of a piece were {before}, and are now {after}",
        ),
        "piece_added": Wording("{part}{under}：新增分段{after}", "{part}{under}: a new piece {after}"),
        "piece_removed": Wording("{part}{under}：删除分段{before}", "{part}{under}: without the piece {before}"),
        "range_changed": Wording(
            "{part}{under}：取值范围由{before}改为{after}", "{part}{under}: the range {before} is now {after}"
        ),
        "threshold_changed": Wording(
            "{part}{under}：条件范围由{before}改为{after}",
            "{part}{under}: the condition's range {before} is now {after}",
        ),
        "weight_changed": Wording(
            "{part}{under}：权重由{before}改为{after}", "{part}{under}: the weight {before} is now {after}"
        ),
        "share_changed": Wording(
            "等级条件{under}：{grade}须达到“{name}”满分的{after}，原为{before}",
            "grade condition{under}: {grade} asks {after} of the full marks of {name}, was {before}",
        ),
        "constant_changed": Wording(
            "{part}{under}：常数由{before}改为{after}", "{part}{under}: the constant {before} is now {after}"
        ),
        "number_changed": Wording(
            "{part}{under}：个数或位次由{before}改为{after}",
            "{part}{under}: the number of parts or the place {before} is now {after}",
        ),
        "rounding_changed": Wording(
            "{part}{under}：取整方式由{before}改为{after}", "{part}{under}: the rounding {before} is now {after}"
        ),
        "reads_changed": Wording(
            "{part}{under}：所读数据由{before}改为{after}", "{part}{under}: reads {after}, not {before} any more"
        ),
        "rule_changed": Wording(
            "{part}{under}：算法由{before}改为{after}", "{part}{under}: computed by {after}, not {before} any more"
        ),
        "term_added": Wording("{part}{under}：新增组成部分{after}", "{part}{under}: a new part {after}"),
        "term_removed": Wording("{part}{under}：删除组成部分{before}", "{part}{under}: without the part {before}"),
        "choice_added": Wording("{part}{under}：新增选项{after}", "{part}{under}: a new choice {after}"),
        "choice_removed": Wording("{part}{under}：删除选项{before}", "{part}{under}: without the choice {before}"),
        "choices_reordered": Wording(
            "{part}：选项次序由{before}改为{after}", "{part}: the order of choices {before} is now {after}"
        ),
        "opened": Wording(
            "{part}{under}：新增口径，按{after}对比", "{part}{under}: now left open; compared as under {after}"
        ),
        "closed": Wording(
            "{part}{under}：不再区分口径，按{before}对比",
            "{part}{under}: not left open any more; compared as under {before}",
        ),
        "chosen_changed": Wording(
            "{part}：所采用的选项由{before}改为{after}", "{part}: {after} is chosen, not {before} any more"
        ),
        "property_changed": Wording("{part}：由{before}改为{after}", "{part}: was {before}, is now {after}"),
        "restated": Wording("{part}{under}：写法不同", "{part}{under}: written otherwise"),
    }
)
