"""A name of a class stands once in the package, so that it says what it is wherever it is read."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import huizhou_qa

PACKAGE = Path(huizhou_qa.__file__).parent

# Each with the reason that it still stands twice.
TREE_TWICE = "the program has a tree of its own until the scheme builds its entries itself"
EXCEPTIONS: Mapping[str, str] = {"Clause": TREE_TWICE, "Heading": TREE_TWICE, "Item": TREE_TWICE}


def classes(source: str) -> Iterator[str]:
    return (node.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef))


def places() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        for name in classes(path.read_text(encoding="utf-8")):
            found[name].append(path.relative_to(PACKAGE).as_posix())
    return found


def test_a_class_is_found_wherever_it_stands() -> None:
    assert list(classes("class A:\n    class B: ...\ndef f():\n    class A: ...\n")) == ["A", "B", "A"]


def test_no_two_classes_have_one_name() -> None:
    twice = {name: found for name, found in places().items() if len(found) > 1 and name not in EXCEPTIONS}
    assert twice == {}


def test_an_exception_goes_when_its_reason_does() -> None:
    assert [name for name in EXCEPTIONS if len(places()[name]) < 2] == []
