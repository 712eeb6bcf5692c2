"""The author's page shows every word that schemes are written in, and asks for no inner module."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from huizhou_qa import rules, scheme, scorers

PAGE = (Path(__file__).parents[2] / "docs" / "editions.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
# What a rule reads of a ruling is the scheme's own; a scorer's base and what it gives are named nowhere by an author.
OF_THE_LIBRARY = {"Scored", "Scorer", "ruling_on"}


@pytest.mark.parametrize("name", sorted(set(scorers.__all__) - OF_THE_LIBRARY))
def test_every_input_and_scorer_is_shown(name: str) -> None:
    assert re.search(rf"\b{name}\b", PAGE)


@pytest.mark.parametrize("name", sorted(scheme.__all__))
def test_every_part_of_a_scheme_is_shown(name: str) -> None:
    assert re.search(rf"\b{name}\b", PAGE)


def test_an_author_imports_from_packages_alone() -> None:
    imported = re.findall(r"^>>> (?:from|import) (huizhou_qa[\w.]*)", PAGE, re.MULTILINE)
    assert {"huizhou_qa.scheme", "huizhou_qa.scorers", "huizhou_qa.rules"} <= set(imported)
    assert [name for name in imported if name.count(".") > 1] == []


def test_the_first_scheme_has_no_more_than_fifty_lines() -> None:
    (first,) = [block for block in BLOCKS if "jiayi = Scheme(" in block]
    assert len([line for line in first.splitlines() if line.strip()]) <= 50


@pytest.mark.parametrize("package", [rules, scheme, scorers], ids=lambda one: one.__name__)
def test_a_package_hands_on_what_it_names(package: object) -> None:
    names = getattr(package, "__all__", ())
    assert names
    assert sorted(set(names)) == sorted(names)
    assert [name for name in names if not hasattr(package, name)] == []
