"""One difference between two schemes: of which part, what it was and what it is, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from attrs import field, frozen

from huizhou_qa.errors import Message, Param, Wording
from huizhou_qa.ledger.by_hand import TEXT, TEXTS, of, require

ChangeCode = Literal[
    "added",
    "removed",
    "moved",
    "full_marks_changed",
    "edge_changed",
    "edges_shifted",
    "slope_changed",
    "points_changed",
    "piece_added",
    "piece_removed",
    "range_changed",
    "threshold_changed",
    "weight_changed",
    "share_changed",
    "constant_changed",
    "number_changed",
    "rounding_changed",
    "reads_changed",
    "rule_changed",
    "term_added",
    "term_removed",
    "choice_added",
    "choice_removed",
    "choices_reordered",
    "opened",
    "closed",
    "chosen_changed",
    "property_changed",
    "restated",
]
"""What can differ between two schemes."""

ChangedKind = Literal[
    "scheme",
    "heading",
    "item",
    "clause",
    "adjustment",
    "input",
    "reading",
    "incident",
    "element",
    "statistic",
    "step",
    "grade",
    "rounding",
    "agreement",
    "exclusion",
    "ranking",
    "on_site",
    "on_site_point",
    "on_site_table",
]
"""The parts of a scheme."""

NONE = Wording("（无）", "(none)")
_CALLED: Mapping[str, Wording] = MappingProxyType(
    {
        "scheme": Wording("方案{id}", "the scheme{id}"),
        "heading": Wording("标题“{id}”", "heading {id}"),
        "item": Wording("第{id}项", "item {id}"),
        "clause": Wording("第{id}款", "clause {id}"),
        "adjustment": Wording("加减分项“{id}”", "adjustment {id}"),
        "input": Wording("填报内容{id}", "input {id}"),
        "reading": Wording("口径{id}", "reading {id}"),
        "incident": Wording("事件类别{id}", "incident class {id}"),
        "element": Wording("事件要素{id}", "element of incidents {id}"),
        "statistic": Wording("统计量{id}", "statistic {id}"),
        "step": Wording("步骤“{id}”", "step {id}"),
        "grade": Wording("等级规则“{id}”", "grade rule {id}"),
        "rounding": Wording("得分的书写{id}", "how points are written{id}"),
        "agreement": Wording("相符条件{id}", "agreement {id}"),
        "exclusion": Wording("不填条件{id}", "exclusion {id}"),
        "ranking": Wording("排名{id}", "the ranking{id}"),
        "on_site": Wording("实地核查{id}", "the on-site check{id}"),
        "on_site_point": Wording("实地核查要点“{id}”", "on-site point {id}"),
        "on_site_table": Wording("实地核查“{id}”", "on-site table {id}"),
    }
)


class ChangedPart(NamedTuple):
    """A part of a scheme: its kind, and its id; empty for what there is one of."""

    kind: ChangedKind
    id: str


@frozen
class SchemeChange(Message):
    """One difference between two schemes.

    Attributes:
        path: where it stands in the second scheme's document (``scheme.document``), a JSON Pointer; of what is no
            longer there, in the first one's; of the readings chosen, in ``/readings`` beside the document.
        code: its kind.
        params: what the text is made of.
        kind: the kind of the part that it is of.
        id: the part's id.
        before: what it was, in short; empty where there was nothing.
        after: what it is; empty where there is nothing.
        choices: the choices of readings that it is under; none where it is under all.
        follows: whether it only follows from another difference: the sum of a heading that has a new item.
    """

    kind: ChangedKind = field(kw_only=True)
    id: str = field(kw_only=True)
    before: str = field(kw_only=True)
    after: str = field(kw_only=True)
    choices: tuple[str, ...] = field(kw_only=True)
    follows: bool = field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        require(self, path=TEXT, code=TEXT, kind=TEXT, id=TEXT, before=TEXT, after=TEXT)
        require(self, choices=TEXTS, follows=of(bool))


def change(
    part: ChangedPart, code: ChangeCode, path: str, between: tuple[str, str] = ("", ""), choices: tuple[str, ...] = ()
) -> SchemeChange:
    """A difference of a part ``between`` what it was and what it is, which follows from nothing."""
    before, after = between
    under = Wording("", "")
    if choices:
        under = Wording(f"（{'、'.join(choices)}）", f" (under {', '.join(choices)})")
    params: dict[str, Param] = {"part": called(part), "under": under, "before": before or NONE, "after": after or NONE}
    return SchemeChange(
        path,
        code,
        params,
        kind=part.kind,
        id=part.id,
        before=before,
        after=after,
        choices=choices,
        follows=False,
    )


def called(part: ChangedPart) -> Wording:
    """A part in words."""
    words = _CALLED[part.kind]
    return Wording(words.zh.replace("{id}", part.id), words.en.replace("{id}", part.id))
