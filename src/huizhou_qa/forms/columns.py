"""The columns of a form: their titles, what else they may be called, and whose they are."""

from __future__ import annotations

import unicodedata

from attrs import frozen


@frozen
class Column:
    """A column: the key it has here, its Chinese title in a blank form, and other titles it goes by."""

    key: str
    title: str
    others: tuple[str, ...] = ()


# In the order of a blank form.
FORM = (
    Column("clause", "款"),
    Column("name", "名称"),
    Column("label", "标签", ("指标",)),
    Column("unit", "单位"),
    Column("accepts", "可填"),
    Column("lead", "牵头部门"),
    Column("proof", "证明材料"),
    Column("value", "填报值", ("数值",)),
    Column("part", "分子（全市合计）", ("分子", "全市合计")),
    Column("whole", "分母（单位数）", ("分母", "单位数")),
    Column("source", "来源"),
    Column("as_of", "截至"),
    Column("status", "状态"),
    Column("by", "评分人"),
    Column("on", "评分日期"),
    Column("reason", "评分理由"),
    Column("nothing", "无考核对象的原因", ("无考核对象",)),
)
FULL_MARKS = Column("full", "满分")
REMARKS = Column("remarks", "备注")

IDENTIFYING = ("name", "label", "clause")
DESCRIBING = ("unit", "accepts", "lead", "proof", "full", "remarks")
OF_FACTS = ("source", "as_of", "status")
OF_MARKS = ("by", "on", "reason")
COUNTED = ("part", "whole")

TITLES = {column.key: column.title for column in (*FORM, FULL_MARKS, REMARKS)}


def squeezed(text: str) -> str:
    """A title, name or label as it is compared: one width of characters, and no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).replace("\ufeff", "").replace("\u200b", "").split())


_KEYS = {
    squeezed(title): column.key
    for column in (*FORM, FULL_MARKS, REMARKS)
    for title in (column.key, column.title, *column.others)
}


def key_of(title: object) -> str | None:
    """The key of the column that is called so, by any of its titles."""
    return _KEYS.get(squeezed(title)) if isinstance(title, str) else None
