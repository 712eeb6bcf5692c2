"""The columns of the self-scoring sheet (自评打分表): how an edition titles them, and a filled sheet may.

What stands in them is ``sheets``' and ``forms``'.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import AttrsInstance, fields, frozen

from huizhou_qa.errors import SchemeError, Wording
from huizhou_qa.plans.kinds import require, require_each

DEPTHS = (1, 2)

# What the titles that fit every place are in English; an edition brings the English of its own.
IN_ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "考核内容": "part",
        "考核指标": "heading",
        "考核要点": "what is assessed",
        "分值": "marks",
        "评分标准": "how points are given",
        "自评得分": "own score",
        "评分依据": "reasons",
        "序号": "no.",
        "证明资料名称": "document",
        "份数": "copies",
        "页码": "page",
        "备注": "remarks",
        "款号": "clause",
        "得分": "points",
        "差异": "difference",
        "依据": "reasons",
        "理由": "reason for the difference",
        "评价细则": "what each level is worth",
        "评分": "rating",
    }
)

# What the rows below the marks are called, where an edition brings no name for them.
VETO, RESCALING, TOTAL = Wording("否决项", "veto"), Wording("缺项折算", "rescaling"), Wording("总分", "total")


@frozen
class SheetColumn:
    """A column: its title, and other titles that it goes by in a filled sheet."""

    title: str
    others: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        require(self, title=str)
        require_each(self, others=str)


@frozen
class SheetColumns:
    """The columns in the order of the sheet, seven where two levels of headings have one each.

    Without titles of its own an edition has those that fit every place. Raises SchemeError for another depth.

    Attributes:
        content: the heading that an item stands under (考核内容).
        indicator: the heading below that (考核指标).
        key_point: the item (考核要点).
        marks: its full marks (分值).
        criterion: the rule that points are given by (评分标准).
        score: the points that the unit gives itself (自评得分).
        basis: why (评分依据).
        depth: how many levels of headings have a column of their own: 2, or 1 where there is no 考核指标. What stands
            deeper is the key point of its row, its headings joined by a dot.
    """

    content: SheetColumn = SheetColumn("考核内容")
    indicator: SheetColumn = SheetColumn("考核指标")
    key_point: SheetColumn = SheetColumn("考核要点")
    marks: SheetColumn = SheetColumn("分值")
    criterion: SheetColumn = SheetColumn("评分标准")
    score: SheetColumn = SheetColumn("自评得分", ("得分",))
    basis: SheetColumn = SheetColumn("评分依据")
    depth: int = 2

    def __attrs_post_init__(self) -> None:
        columns = (one.name for one in fields(SheetColumns) if one.name != "depth")
        require(self, **dict.fromkeys(columns, SheetColumn), depth=int)
        if self.depth not in DEPTHS:
            raise SchemeError.of("/depth", "unknown_choice", case="word", given=str(self.depth), known=("1", "2"))

    @property
    def by_key(self) -> tuple[tuple[str, SheetColumn], ...]:
        """Every column with its key, in order."""
        return (
            ("content", self.content),
            *((("indicator", self.indicator),) if self.depth > 1 else ()),
            ("key_point", self.key_point),
            ("marks", self.marks),
            ("criterion", self.criterion),
            ("score", self.score),
            ("basis", self.basis),
        )

    @property
    def titles(self) -> tuple[str, ...]:
        """Their titles in order."""
        return tuple(column.title for _, column in self.by_key)


def _require_titles(columns: AttrsInstance) -> None:
    """Raises SchemeError for the first field that is no title."""
    require(columns, **dict.fromkeys((one.name for one in fields(type(columns))), str))


@frozen
class ProofColumns:
    """The columns of the catalogue of proof (证明资料目录) beside the item and its marks, which the sheet names.

    Attributes:
        serial: the number of the item (序号).
        document: the document that proves (证明资料名称).
        copies: how many there are of it (份数).
        page: where it stands (页码).
        remarks: what else is to be said (备注).
    """

    serial: str = "序号"
    document: str = "证明资料名称"
    copies: str = "份数"
    page: str = "页码"
    remarks: str = "备注"

    def __attrs_post_init__(self) -> None:
        _require_titles(self)


@frozen
class ComparisonColumns:
    """The columns of a comparison beside the item and its marks, which the sheet names.

    Attributes:
        clause: the number of the clause (款号).
        points: what stands behind the name of a result over its points (自评得分).
        difference: the difference of the two (差异).
        basis: what stands behind the name of a result over why it has its points (自评依据).
        reason: the caller's reason for the difference (理由).
    """

    clause: str = "款号"
    points: str = "得分"
    difference: str = "差异"
    basis: str = "依据"
    reason: str = "理由"

    def __attrs_post_init__(self) -> None:
        _require_titles(self)


@frozen
class RatingColumns:
    """The columns of the form for ratings on site, those that fit every place where an edition has no own.

    Attributes:
        content: the table (考核内容).
        serial: the number of the point (序号).
        point: what is rated (考核要点).
        marks: its full marks (分值).
        criterion: what is looked at (评分标准).
        levels: what each level is worth (评价细则).
        rating: the rating itself (评分).
    """

    content: str = "考核内容"
    serial: str = "序号"
    point: str = "考核要点"
    marks: str = "分值"
    criterion: str = "评分标准"
    levels: str = "评价细则"
    rating: str = "评分"

    def __attrs_post_init__(self) -> None:
        _require_titles(self)

    @property
    def titles(self) -> tuple[str, ...]:
        """Their titles in order."""
        return (self.content, self.serial, self.point, self.marks, self.criterion, self.levels, self.rating)
