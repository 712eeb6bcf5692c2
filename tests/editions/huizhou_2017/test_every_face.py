"""Every value that a notebook shows, of one cohort: escaped, small, in one language, and useful without its styles."""

from __future__ import annotations

import re
from functools import cache

import pytest

from huizhou_qa.errors.texts import Language
from huizhou_qa.markup import InNotebook
from huizhou_qa.markup.columns import COLUMNS
from ledger.test_faces import ATTRIBUTES, TAGS
from support.every_face import FACES, SLOW, UNIT
from support.faces import Elements, stripped

MOST_BYTES = 30_000
CHINESE = re.compile("[\u4e00-\u9fff]")
NAMES = [*FACES, *(pytest.param(name, marks=pytest.mark.deep) for name in SLOW)]
# Whose face begins with something else than the unit.
OF_SEVERAL = {
    *("cohort", "comparison of cohorts", "composites", "results", "scheme effect", "influences"),
    *("proof", "schemes", "clause", "clause of a mark", "scheme", "readings", "curve"),
}


@cache
def face(name: str) -> InNotebook:
    return (FACES | SLOW)[name]()


@cache
def page(name: str, language: Language = "zh") -> str:
    return face(name).to_html(language)


@pytest.mark.parametrize("name", NAMES)
def test_a_face_is_whole_and_small_and_says_each_title_in_one_language(name: str) -> None:
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        html = page(name, language)
        found = Elements(html)
        assert "put together by hand" not in html
        assert set(found.tags) <= TAGS
        assert found.attributes <= ATTRIBUTES
        assert len(html.encode()) <= MOST_BYTES
        titles = re.findall("<th [^>]*>(.*?)</th>", html)
        assert {bool(CHINESE.search(title)) for title in titles if title} <= {language == "zh"}
        labels = re.findall('data-title="(.*?)"', html)
        assert set(labels) <= set(titles)
    assert page(name) != page(name, "en")


@pytest.mark.parametrize("name", [name for name in FACES if name not in OF_SEVERAL])
def test_without_styles_a_face_begins_with_what_is_seen_and_of_which_unit(name: str) -> None:
    lines = [line.strip() for line in stripped(page(name)).split("\n")]
    assert lines[1] in {UNIT, "丁区", "己区"}


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_stands_at_the_right_also_without_styles(name: str) -> None:
    figures = {title.zh for title, kind in COLUMNS.values() if kind in {"figure", "full"}}
    for attributes, title in re.findall("<th ([^>]*)>(.*?)</th>", page(name)):
        if title in figures:
            assert 'align="right"' in attributes


def test_a_notebook_shows_the_chinese_face() -> None:
    assert face("evidence")._repr_html_() == page("evidence")
