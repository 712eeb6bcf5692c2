"""A scheme in a notebook: its items with their marks, departments, and whether proof is needed."""

from __future__ import annotations

from collections.abc import Iterable

from huizhou_qa.markup import fragment, table
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.marks.tree import Item

TITLES = ("序号", "考核要点", "分值", "牵头部门", "证明材料")


def scheme_html(title: str, items: Iterable[Item]) -> str:
    """The items of a scheme of this title as a table."""
    rows = [(one.id, one.name, plain(one.max_points), one.lead, "需要" if one.proof_needed else "免") for one in items]
    return fragment("zh", table(title, TITLES, rows))
