"""What differs between two rules as data: two nodes of two documents, operation by operation.

Which operands an operation has stands in ``rules.OPERATIONS``, so that a new operation is compared like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attrs import frozen

from huizhou_qa.analysis.schemes.curve_changes import curve_changes
from huizhou_qa.analysis.schemes.document_parts import NodeChange, in_list, named_in, reads_in, text_of
from huizhou_qa.analysis.schemes.scheme_change import ChangeCode
from huizhou_qa.errors import pointer
from huizhou_qa.readers.document import Data
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


@frozen
class NodeChanges:
    """What differs between rules of two schemes.

    Attributes:
        before: the readings chosen of the first scheme.
        after: those of the second.
    """

    before: Mapping[str, str]
    after: Mapping[str, str]

    def changes(self, before: Data, after: Data, where: str) -> Iterator[NodeChange]:
        """What differs between two nodes; ``where`` is the path of the second. At least one where they differ."""
        if before == after:
            return
        olds, news = in_list(before), in_list(after)
        kinds = {name: kinds for name, kinds in OPERATIONS.items() if name == olds[0] == news[0]}
        if not kinds:
            yield from self._of_operations(before, after, where)
            return
        found = [
            one
            for of_operation in kinds.values()
            for at, (kind, old, new) in enumerate(zip(of_operation, olds[1:], news[1:], strict=False), start=1)
            if old != new
            for one in self._of_operand(kind, old, new, f"{where}/{at}")
        ]
        yield from found or [NodeChange("restated", where, told(before), told(after))]

    def _of_operations(self, before: Data, after: Data, where: str) -> Iterator[NodeChange]:
        """Two operations; what lies open in one alone is compared as it is under the reading chosen."""
        (old, *olds), (new, *news) = in_list(before), in_list(after)
        if old == "open":
            reading = text_of(olds[0])
            writing = _is_writing(olds[1])
            yield NodeChange("closed", where, f"{reading}={self.before[reading]}", "", of_writing=writing)
            yield from self.changes(named_in(olds[1])[self.before[reading]], after, where)
        elif new == "open":
            reading, choice = text_of(news[0]), self.after[text_of(news[0])]
            yield NodeChange("opened", where, "", f"{reading}={choice}", of_writing=_is_writing(news[1]))
            yield from self.changes(before, named_in(news[1])[choice], f"{where}/2{pointer(choice)}")
        else:
            yield NodeChange("rule_changed", where, told(before), told(after))

    def _of_operand(self, kind: OperandKind, before: Data, after: Data, where: str) -> Iterator[NodeChange]:
        if kind in SINGLE:
            writing = kind == "rounding" and in_list(after)[-1] == "written"
            yield NodeChange(SINGLE[kind], where, text_of(before), text_of(after), of_writing=writing)
        elif kind in LISTS:
            yield from self._of_lists(kind, in_list(before), in_list(after), where)
        elif kind == "choices":
            yield from self._of_choices(named_in(before), named_in(after), where)
        elif kind == "curve":
            yield from curve_changes(named_in(before), named_in(after), where)
        else:
            yield from self.changes(before, after, where)

    def _of_lists(
        self, kind: OperandKind, before: tuple[Data, ...], after: tuple[Data, ...], where: str
    ) -> Iterator[NodeChange]:
        """Parts of one measure are compared; as many of others, one by one; else they are added and removed."""
        olds, news = ({_measure(kind, one): one for one in parts} for parts in (before, after))
        if len(before) == len(after) and set(olds) != set(news):
            for at, (old, new) in enumerate(zip(before, after, strict=True)):
                yield from self._of_part(kind, old, new, f"{where}/{at}")
            return
        for measure in olds:
            if measure not in news:
                yield NodeChange("term_removed", where, told(measure), "", (), reads_in(measure))
        for at, (measure, new) in enumerate(news.items()):
            if measure in olds:
                yield from self._of_part(kind, olds[measure], new, f"{where}/{at}")
            else:
                yield NodeChange("term_added", f"{where}/{at}", "", told(measure), (), reads_in(measure))

    def _of_part(self, kind: OperandKind, before: Data, after: Data, where: str) -> Iterator[NodeChange]:
        if kind == "children":
            yield from self.changes(before, after, where)
            return
        (old, of_old), (new, of_new) = in_list(before), in_list(after)
        yield from self.changes(old, new, f"{where}/0")
        if kind == "pairs":
            yield from self.changes(of_old, of_new, f"{where}/1")
        elif of_old != of_new:
            yield NodeChange("weight_changed", f"{where}/1", text_of(of_old), text_of(of_new), (), reads_in(new))

    def _of_choices(self, before: Mapping[str, Data], after: Mapping[str, Data], where: str) -> Iterator[NodeChange]:
        """What differs under every choice alike is told once, without the choice."""
        for choice in before:
            if choice not in after:
                yield NodeChange("choice_removed", where, choice, "")
        for choice in after:
            if choice not in before:
                yield NodeChange("choice_added", where + pointer(choice), "", choice)
        by_choice = {
            choice: list(self.changes(before[choice], node, where + pointer(choice)))
            for choice, node in after.items()
            if choice in before
        }
        alike = [{one.anywhere for one in found} for found in by_choice.values()]
        shared = alike[0].intersection(*alike) if len(alike) > 1 else set[NodeChange]()
        told_once: set[NodeChange] = set()
        for choice, found in by_choice.items():
            for one in found:
                if one.anywhere not in shared:
                    yield one._replace(choices=(choice, *one.choices))
                elif one.anywhere not in told_once:
                    told_once.add(one.anywhere)
                    yield one


def told(node: Data) -> str:
    """A node in short: a number or a path as it is, else its operation and what it reads."""
    parts = in_list(node)
    if parts[0] in {"constant", "read"}:
        return text_of(parts[1])
    return f"{text_of(parts[0])}({', '.join(sorted(reads_in(node)))})"


def _measure(kind: OperandKind, part: Data) -> Data:
    """What a part of a list is a part of it by: the measure, without its weight or its full marks."""
    return part if kind == "children" else in_list(part)[0]


def _is_writing(choices: Data) -> bool:
    """Whether what lies open is how a figure is put on paper."""
    nodes = [in_list(one) for one in named_in(choices).values()]
    return all(one[0] == "rounded" and in_list(one[2])[-1] == "written" for one in nodes)
