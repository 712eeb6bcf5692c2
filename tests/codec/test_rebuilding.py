"""Nodes from data: every operation comes back as the node that it was written from."""

from __future__ import annotations

import pytest

from huizhou_qa.codec.rebuilding import Rebuilt
from huizhou_qa.readers.document import Document
from huizhou_qa.rules import Condition, Measure
from readers.test_document import WRITTEN, X, Y

REBUILT = Rebuilt({leaf.path: leaf for leaf in (X, Y)}, readings={"line": ("b", "a")})
TRUTHS = ("within", "all_of", "present")


@pytest.mark.parametrize(("operation", "node"), [one[:2] for one in WRITTEN], ids=[one[0] for one in WRITTEN])
def test_a_node_comes_back_from_its_data(operation: str, node: Measure | Condition) -> None:
    data = node.under(Document())
    again = REBUILT.condition(data, "") if operation in TRUTHS else REBUILT.measure(data, "")
    assert again.under(Document()) == data
    # Why there is nothing is told elsewhere.
    assert again == node or operation == "nothing"
