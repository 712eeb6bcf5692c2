"""A name of a class or of a type stands once in the package, so that it says what it is wherever it is read."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import huizhou_qa
from support.sources import nodes_of, tree_of

PACKAGE = Path(huizhou_qa.__file__).parent


def classes(nodes: Iterable[ast.AST]) -> Iterator[str]:
    return (node.name for node in nodes if isinstance(node, ast.ClassDef))


def types(tree: ast.Module) -> Iterator[str]:
    """Types that a module names: what is called as classes are and is no call, as a variable of types is one."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and not isinstance(node.value, ast.Call):
            names = [one.id for one in node.targets if isinstance(one, ast.Name)]
            yield from (name for name in names if name[0].isupper() and not name.isupper())


def named(source: str) -> list[str]:
    tree = ast.parse(source)
    return [*classes(ast.walk(tree)), *types(tree)]


def places() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        for name in (*classes(nodes_of(path)), *types(tree_of(path))):
            found[name].append(path.relative_to(PACKAGE).as_posix())
    return found


def test_a_class_and_a_type_are_found_wherever_they_stand() -> None:
    assert named("class A:\n    class B: ...\ndef f():\n    class A: ...\n") == ["A", "B", "A"]
    assert named("Kind = Literal['a']\nMOST = 3\nlow = 2\nT = TypeVar('T')\nlow.Kind = 1\n") == ["Kind"]


def test_no_two_classes_or_types_have_one_name() -> None:
    twice = {name: found for name, found in places().items() if len(found) > 1}
    assert twice == {}
