"""What tests of the engine, of all below it, of words and of JSON stand on: made-up places alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from huizhou_qa import get_scheme

TESTS = Path(__file__).parents[1]
FOLDERS = ("codec", "engine", "numbers", "program", "readers", "rules", "scheme", "scorers", "words")
FILES = [path for folder in FOLDERS for path in sorted((TESTS / folder).rglob("*.py"))]
PLACES = ("huizhou", "惠州", "惠城", "惠阳", "惠东", "博罗", "龙门", "大亚湾", "仲恺")
FACTS = {leaf.name for leaf in get_scheme("huizhou", 2017).inputs if leaf.section == "facts"}
# Where the editions are held, and what stands on one.
OF_AN_EDITION = ("get_scheme", "huizhou_qa.editions", "editions", "support.annex_1", "support.model_2017")


def names_a_place(text: str) -> bool:
    own = text.lower().replace("huizhou_qa", "")
    return any(place in own for place in PLACES) or text in FACTS


def imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (one.name for one in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield node.module or ""
        yield from (name for one in node.names for name in (one.name, f"{node.module}.{one.name}"))


def real_places(source: str) -> list[str]:
    """What of a test's source comes from a real place: texts, names of facts, and modules of an edition."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and names_a_place(node.value):
            found.append(node.value)
        elif isinstance(node, ast.keyword) and node.arg in FACTS:
            found.append(node.arg)
        found += [name for name in imported(node) if f"{name}.".startswith(tuple(f"{one}." for one in OF_AN_EDITION))]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(TESTS)))
def test_the_engine_and_what_it_stands_on_are_tested_on_made_up_places(path: Path) -> None:
    assert real_places(path.read_text("utf-8")) == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_is_looked_at(folder: str) -> None:
    assert [path for path in FILES if path.is_relative_to(TESTS / folder)]


@pytest.mark.parametrize(
    "source",
    [
        "scheme = held('huizhou', 2017)",
        "title = '惠州市2017年度考核'",
        '"""Units of Huizhou."""',
        "from huizhou_qa import assess, get_scheme",
        "from huizhou_qa.editions.huizhou.y2017 import scheme",
        "import huizhou_qa.editions",
        "from editions.huizhou_2017.test_units import UNITS",
        "from support.model_2017 import changed",
        "from support import annex_1",
        "changed({'pm25_annual_mean': 36})",
        "clause('11.3', inferior_v_share=5)",
    ],
)
def test_a_real_place_is_found_wherever_it_stands(source: str) -> None:
    assert real_places(source)


@pytest.mark.parametrize(
    "source",
    ["from huizhou_qa import assess", "told = '类型为huizhou_qa.frozen_mapping.FrozenMapping的值'", "unit = '甲街道'"],
)
def test_the_library_and_a_made_up_place_are_none(source: str) -> None:
    assert real_places(source) == []
