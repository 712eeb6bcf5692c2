"""How parts are joined (合成) in words, and what that changes of their plain sum, for the rows of papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huizhou_qa.errors import is_a
from huizhou_qa.numbers.exact import plain
from huizhou_qa.rules import Input
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.joining import Joining
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scorers.node_rule import NodeRule
from huizhou_qa.sheets.criteria import criterion
from huizhou_qa.sheets.scheme_words import rounding_told


def joining_in_words(joining: Joining, parts: Iterable[Clause | Item | Heading]) -> str:
    """How these parts are joined; empty where they are only added up."""
    return "；".join(_told(joining, tuple(parts)))


def _told(joining: Joining, parts: tuple[Clause | Item | Heading, ...]) -> Iterator[str]:
    weighted = [f"{part.id}×{plain(part.weight)}" for part in parts if part.weight != 1]
    if joining.way == "least":
        yield "取各部分得分最低者" + (f"（{'、'.join(weighted)}）" if weighted else "")
    elif weighted:
        yield f"按权重相加（{'、'.join(weighted)}）"
    if joining.rescaled:
        yield "缺项在此折算" + (f"，至少{joining.at_least}款不缺才计分" if joining.at_least > 1 else "")
    if joining.rule is not None:
        yield f"再乘以系数（{_coefficient(joining.rule)}）"
    if joining.rounding is not None:
        yield rounding_told(joining.rounding)


def _coefficient(rule: NodeRule) -> str:
    """An input by its name, for it gives no points; any other rule as a formula or a table."""
    return (rule.node.label.zh or rule.node.name) if is_a(rule.node, Input) else criterion(rule)
