"""The columns of a form: their keys, their titles and other spellings of these."""

from __future__ import annotations

from functools import cached_property

from attrs import evolve, frozen

from huizhou_qa.fields.names import compared
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.scheme import Scheme


@frozen
class Column:
    """A column: its key, its Chinese title in a blank form, and other titles that are understood."""

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
    # In the edition's words for a sum over all units: see in_words_of.
    Column("part", "分子"),
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
SERIAL = Column("serial", "序号", ("序",))

IDENTIFYING = ("name", "label", "clause")
DESCRIBING = ("unit", "accepts", "lead", "proof", "full", "remarks", "serial")
OF_FACTS = ("source", "as_of", "status")
OF_MARKS = ("by", "on", "reason")
COUNTED = ("part", "whole")


@frozen
class Columns:
    """The columns that a table may have, and the identifying ones, of which its header has at least one."""

    known: tuple[Column, ...]
    identifying: tuple[str, ...]

    @cached_property
    def titles(self) -> FrozenMapping[str, str]:
        """The Chinese title of each column, by its key."""
        return FrozenMapping({column.key: column.title for column in self.known})

    @cached_property
    def _keys(self) -> FrozenMapping[str, str]:
        return FrozenMapping(
            {
                compared(title).casefold(): column.key
                for column in self.known
                for title in (column.key, column.title, *column.others)
            }
        )

    def key_of(self, title: object) -> str | None:
        """The key of the column with this title, or None."""
        return self._keys.get(compared(title).casefold()) if isinstance(title, str) else None


def in_words_of(schemes: tuple[Scheme, ...], columns: Columns) -> Columns:
    """The columns with the schemes' own words for a sum over all units; the title has those of the first scheme."""
    return evolve(columns, known=tuple(_in_words_of(schemes, column) for column in columns.known))


def titles_of(scheme: Scheme) -> tuple[str, ...]:
    """The titles of a blank form in the words of the scheme."""
    return tuple(_in_words_of((scheme,), column).title for column in FORM)


def _in_words_of(schemes: tuple[Scheme, ...], column: Column) -> Column:
    if column.key != "part":
        return column
    sums = tuple(scheme.terms.sum_over_all for scheme in schemes)
    first, *others = (f"{column.title}（{one}）" for one in sums)
    return Column(column.key, first, (column.title, *sums, *others))


INPUTS = Columns((*FORM, FULL_MARKS, REMARKS, SERIAL), IDENTIFYING)
# In a table of marks, any other title is that of a unit, or is refused.
MARKS = Columns((*FORM, FULL_MARKS, REMARKS), IDENTIFYING)
TITLES = INPUTS.titles
