"""Every value that a notebook shows, of one cohort: escaped, small, in one language, and useful without its styles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from huizhou_qa.errors.texts import Language
from huizhou_qa.markup import InNotebook
from huizhou_qa.markup.columns import COLUMNS
from ledger.test_faces import ATTRIBUTES, TAGS
from support import cohort_by_hand as by_hand
from support.every_face import CORRECTION, FACES, SCHEME, SLOW, UNIT
from support.faces import Elements, stripped

MOST_BYTES = 32_000
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
        titles = re.findall(r"<th(?: [^>]*)?>(.*?)</th>", html)
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


def test_an_english_face_is_chinese_only_where_it_cites_what_was_given_or_the_place_in_the_text() -> None:
    given = set(texts_in([by_hand.bundled(), CORRECTION])) | {"复核未完成", "材料不全", "年度自评", "自评"}
    given |= {clause.locator for clause in SCHEME.clauses.values()}
    for name in FACES:
        told = stripped(page(name, "en"))
        for one in sorted(given, key=len, reverse=True):
            told = told.replace(one, "")
        assert not CHINESE.findall(told), name


def texts_in(value: object) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(value, Mapping):
        yield from texts_in(list(value.values()))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts_in(one)
    elif isinstance(value, str) and value:
        yield value


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_scheme_made_calls_facts_and_stages_by_their_names_with_the_path_beside(language: Language) -> None:
    told = stripped(page("prevailing values", language)).split("\n")
    row = next(one for one in SCHEME.inputs if one.name == "pm25_annual_mean")
    name = row.label if language == "zh" else row.label_en
    at = told.index("/facts/pm25_annual_mean")
    assert told[at - 1].strip() == name[:1].upper() + name[1:]
    assert "document_review" not in "".join(told)
    assert {"zh": "文审初评", "en": "review of documents"}[language] in told


@pytest.mark.deep
@pytest.mark.parametrize("language", ["zh", "en"])
def test_bounds_call_open_clauses_by_their_names(language: Language) -> None:
    told = stripped(page("bounds", language)).split("\n")
    assert {"zh": "质量月等主题活动", "en": "Quality month and other campaigns"}[language] in told


def test_a_notebook_shows_the_chinese_face() -> None:
    assert face("evidence")._repr_html_() == page("evidence")
