"""Sources as trees, parsed once for all tests that look through them. Nobody may change a tree."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Every node of the tree, as ``ast.walk`` gives them."""
    return tuple(ast.walk(tree_of(path)))
