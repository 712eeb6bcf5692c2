"""How parts are joined (合成) in words, and what that changes of their plain sum, for the rows of papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huizhou_qa.errors import Wording, is_a
from huizhou_qa.numbers.exact import plain
from huizhou_qa.rules import Input
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.joining import Joining
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.terms import Terms
from huizhou_qa.scorers.node_rule import NodeRule
from huizhou_qa.sheets.criteria import criterion
from huizhou_qa.sheets.phrases import joined, say
from huizhou_qa.sheets.scheme_words import rounding_told
from huizhou_qa.words.leaves import label_of


def joining_in_words(joining: Joining, parts: Iterable[Clause | Item | Heading], terms: Terms) -> Wording:
    """How these parts are joined; empty where they are only added up."""
    return joined("semicolon", _told(joining, tuple(parts), terms))


def _told(joining: Joining, parts: tuple[Clause | Item | Heading, ...], terms: Terms) -> Iterator[Wording]:
    weighted = joined(
        "listed",
        [say("times", text=terms.called(part.id), number=plain(part.weight)) for part in parts if part.weight != 1],
    )
    if joining.way == "least":
        yield say("bracketed", name=say("least_of"), told=weighted) if weighted.zh else say("least_of")
    elif weighted.zh:
        yield say("weighted", parts=weighted)
    if joining.rescaled:
        at_least = joining.at_least
        yield say("rescaled_if", number=str(at_least)) if at_least > 1 else say("rescaled_here")
    if joining.rule is not None:
        yield say("multiplied_by", coefficient=_coefficient(joining.rule))
    if joining.rounding is not None:
        yield rounding_told(joining.rounding)


def _coefficient(rule: NodeRule) -> Wording:
    """An input by its name, for it gives no points; any other rule as a formula or a table."""
    return label_of(rule.node) if is_a(rule.node, Input) else criterion(rule)
