"""What documents are put together of: objects by their keys, and entries."""

from __future__ import annotations

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.entries import Entry, Statistic, Tally
from huizhou_qa.readers.document import Data, Document


def object_of(**values: Data) -> FrozenMapping[str, Data]:
    """An object of these keys."""
    return FrozenMapping(values)


def entry_document(entry: Entry, arithmetic: Document) -> Data:
    """An entry with its node; of a statistic also what it is of the members."""
    node, path = entry.node.under(arithmetic), entry.leaf.path
    if isinstance(entry, Statistic):
        return object_of(kind="statistic", path=path, node=node, fold=entry.fold, own=entry.own)
    return object_of(kind="tally" if isinstance(entry, Tally) else "result", path=path, node=node)
