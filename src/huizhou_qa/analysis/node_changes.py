"""What differs between two rules as data: two nodes of two documents, operation by operation.

Which operands an operation has stands in ``rules.OPERATIONS``, so that a new operation is compared like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from huizhou_qa.analysis.curve_changes import curve_changes
from huizhou_qa.analysis.document_parts import Found, in_list, named_in, reads_in
from huizhou_qa.analysis.scheme_change import ChangeCode
from huizhou_qa.errors import pointer
from huizhou_qa.readers.document import Data, canonical
from huizhou_qa.rules.arithmetic import OPERATIONS, OperandKind

LISTS: frozenset[OperandKind] = frozenset({"children", "terms", "pairs"})
# What an operand without parts of its own says.
SINGLE: Mapping[OperandKind, ChangeCode] = MappingProxyType(
    {
        "value": "constant_changed",
        "whole": "number_changed",
        "input": "reads_changed",
        "rounding": "rounding_changed",
        "interval": "threshold_changed",
        "text": "rule_changed",
    }
)


def node_changes(before: Data, after: Data, where: str) -> Iterator[Found]:
    """What differs between two nodes; ``where`` is the path of the second. At least one where they differ."""
    if before == after:
        return
    olds, news = in_list(before), in_list(after)
    kinds = {name: kinds for name, kinds in OPERATIONS.items() if name == olds[0] == news[0]}
    if not kinds:
        yield Found("rule_changed", where, told(before), told(after))
        return
    found = [
        one
        for of_operation in kinds.values()
        for at, (kind, old, new) in enumerate(zip(of_operation, olds[1:], news[1:], strict=False), start=1)
        if old != new
        for one in _of_operand(kind, old, new, f"{where}/{at}")
    ]
    yield from found or [Found("restated", where, told(before), told(after))]


def told(node: Data) -> str:
    """A node in short: a number or a path as it is, else its operation and what it reads."""
    parts = in_list(node)
    if parts[0] in {"constant", "read"}:
        return _text(parts[1])
    return f"{_text(parts[0])}({', '.join(sorted(reads_in(node)))})"


def _of_operand(kind: OperandKind, before: Data, after: Data, where: str) -> Iterator[Found]:
    if kind in SINGLE:
        yield Found(SINGLE[kind], where, _text(before), _text(after))
    elif kind in LISTS:
        yield from _of_lists(kind, in_list(before), in_list(after), where)
    elif kind == "choices":
        yield from _of_choices(named_in(before), named_in(after), where)
    elif kind == "curve":
        yield from curve_changes(named_in(before), named_in(after), where)
    else:
        yield from node_changes(before, after, where)


def _of_lists(kind: OperandKind, before: tuple[Data, ...], after: tuple[Data, ...], where: str) -> Iterator[Found]:
    """Parts of the same measure are compared; as many parts of others, one by one; else they are added and removed."""
    olds, news = ({_measure(kind, one): one for one in parts} for parts in (before, after))
    if len(before) == len(after) and set(olds) != set(news):
        for at, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _of_part(kind, old, new, f"{where}/{at}")
        return
    for measure in olds:
        if measure not in news:
            yield Found("term_removed", where, told(measure), "", (), reads_in(measure))
    for at, (measure, new) in enumerate(news.items()):
        if measure in olds:
            yield from _of_part(kind, olds[measure], new, f"{where}/{at}")
        else:
            yield Found("term_added", f"{where}/{at}", "", told(measure), (), reads_in(measure))


def _measure(kind: OperandKind, part: Data) -> Data:
    """What a part of a list is a part of it by: the measure, without its weight or its full marks."""
    return part if kind == "children" else in_list(part)[0]


def _of_part(kind: OperandKind, before: Data, after: Data, where: str) -> Iterator[Found]:
    if kind == "children":
        yield from node_changes(before, after, where)
        return
    (old, of_old), (new, of_new) = in_list(before), in_list(after)
    yield from node_changes(old, new, f"{where}/0")
    if kind == "pairs":
        yield from node_changes(of_old, of_new, f"{where}/1")
    elif of_old != of_new:
        yield Found("weight_changed", f"{where}/1", _text(of_old), _text(of_new), (), reads_in(new))


def _of_choices(before: Mapping[str, Data], after: Mapping[str, Data], where: str) -> Iterator[Found]:
    """What differs under every choice alike is told once, without the choice."""
    for choice in before:
        if choice not in after:
            yield Found("choice_removed", where, choice, "")
    for choice in after:
        if choice not in before:
            yield Found("choice_added", where + pointer(choice), "", choice)
    by_choice = {
        choice: list(node_changes(before[choice], node, where + pointer(choice)))
        for choice, node in after.items()
        if choice in before
    }
    alike = [{one.anywhere for one in found} for found in by_choice.values()]
    shared = alike[0].intersection(*alike) if len(alike) > 1 else set[Found]()
    told_once: set[Found] = set()
    for choice, found in by_choice.items():
        for one in found:
            if one.anywhere not in shared:
                yield one._replace(choices=(choice, *one.choices))
            elif one.anywhere not in told_once:
                told_once.add(one.anywhere)
                yield one


def _text(value: Data) -> str:
    return value if isinstance(value, str) else canonical(value)
