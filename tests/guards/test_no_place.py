"""What names a city, a paper or an office is data of an edition: no literal outside the editions says it.

Looked for are words that only a place's own text uses, and every name that an edition that is held gives to anything.
Docs of modules, classes and functions may cite their source.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

import huizhou_qa
from huizhou_qa.editions.catalogue import HELD
from huizhou_qa.scheme.scheme import Scheme
from support.sources import nodes_of

PACKAGE = Path(huizhou_qa.__file__).parent
# Editions are of places, and the catalogue names what is held.
EDITIONS = "editions"

PLACES = re.compile(
    r"惠州|国务院|省政府|全[市省区县]|[市县]政府|市[^，。；、]{0,4}[局办]$|质监|附件|实施方案|质量安全事件|\}级|^级.|县\\?\([市区、]|县（[市区、]|县、区"
    r"|[Hh]uizhou(?!QA|[_-]qa)|\b[Cc]ity\b|\b[Aa]nnex|\b[Cc]ount(?:y|ies)\b|\b[Dd]istricts?\b"
)
# Names in an edition that are terms of the field as well, each with what stands for it in the library.
TERMS_OF_THE_FIELD: Mapping[str, str] = {
    "综合考核": "what composite() makes",
    "实地核查": "what assess_on_site() makes",
    "自评打分表": "what self_scoring_sheet() makes",
    "考核组": "who rates on site, in teams",
    "证明资料目录": "what proof_catalogue() makes",
    "特别重大": "the gravest of the severities that every incident may have, which are those of the record",
    "重大": "the next of them",
    **dict.fromkeys(("考核内容", "考核要点", "分值", "评分标准"), "columns of every table of marks, on site as well"),
    **dict.fromkeys(("考核指标", "自评得分"), "columns of every sheet on which a unit scores itself"),
}
# What a filled form may say, whoever filled it in; nothing is written so.
READ_ONLY: Mapping[str, str] = {
    r"县\(区\)": "a label for the unit, as part of a pattern",
    r"县\(市、区\)": "a label for the unit, as part of a pattern",
}


def literals(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """Every text of a module but its docs; of one with gaps, every piece."""
    docs = {node.value for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs:
            yield node.value


def names_in(scheme: Scheme) -> Iterator[str]:
    """Every name that a scheme and its plans give to anything."""
    yield from (heading.name for heading in scheme.groups.values())
    for item in scheme.items.values():
        yield from (item.name, item.lead, *(clause.name for clause in item.clauses))
    yield from (leaf.label for leaf in scheme.inputs)
    yield from _terms_in(scheme)
    for element in scheme.incident_table.worded.values() if scheme.incident_table else ():
        yield from (words.told for words in element.values.values())
    if scheme.on_site is not None:
        yield from (scheme.on_site.title, scheme.on_site.raters, *(table.name for table in scheme.on_site.tables))
        yield from (point.name for point in scheme.on_site.points())
    if scheme.procedure is not None:
        materials = scheme.procedure.materials
        yield from (one.name for one in (*materials.parts, *materials.seals))
        yield from materials.sheet_columns.titles
        yield from (heading.name for heading in materials.headings)
        yield from (name for stage in scheme.procedure.stages for name in (stage.name, stage.actor))


def _terms_in(scheme: Scheme) -> Iterator[str]:
    terms = scheme.terms
    yield from (scheme.title, terms.score.zh, terms.score.en, terms.average.zh, terms.average.en)
    yield from (terms.sum_over_all, terms.approver, terms.plan, terms.incidents)


@cache
def names() -> tuple[str, ...]:
    every = {name.strip() for scheme in HELD.schemes for name in names_in(scheme)}
    return tuple(sorted(every - {"", *TERMS_OF_THE_FIELD}))


def found_in(text: str) -> list[str]:
    """The words of a place and the names of an edition that a text holds."""
    for known in READ_ONLY:
        text = text.replace(known, "")
    return [*PLACES.findall(text), *(name for name in names() if name in text)]


@cache
def every_literal() -> tuple[tuple[str, str], ...]:
    """Every text outside the editions, and the module in which it stands."""
    paths = {path.relative_to(PACKAGE): path for path in sorted(PACKAGE.rglob("*.py"))}
    return tuple(
        (where.as_posix(), text)
        for where, path in paths.items()
        if where.parts[0] != EDITIONS
        for text in literals(nodes_of(path))
    )


def test_no_literal_outside_the_editions_names_a_place_a_paper_or_an_office() -> None:
    assert [(where, text, found_in(text)) for where, text in every_literal() if found_in(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "惠州市",
            "全市平均",
            "全省",
            "未经市政府审定",
            "实施方案未规定",
            "无质量安全事件",
            "级定为",
            "县政府",
            "市质监局",
            "市质量强市办",
            "附件1得分",
        ),
        *("县（区）", "县(市)", "县、区人民政府", "the city average", "Annex 1", "annex 2", "a county", "of Huizhou"),
        *("质量目标小计", "牵头：农业部门", "蔬菜监测合格率"),
    ],
)
def test_such_a_name_would_be_seen(text: str) -> None:
    assert found_in(text)
    module = ast.parse(f"def f(x):\n    'Docs.'\n    return f'{{x}}{text}'\n")
    assert [found_in(one) for one in literals([*ast.walk(module)])] == [found_in(text)]


def with_gaps(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Every text with gaps of a module, whole."""
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)


def grades_called_by(nodes: Iterable[ast.AST]) -> list[str]:
    """Texts that put behind a grade what one edition puts there (A级)."""
    return [text for text in with_gaps(nodes) if "{}级" in text]


def test_no_text_puts_the_word_of_one_edition_behind_a_grade() -> None:
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if EDITIONS not in path.relative_to(PACKAGE).parts]
    found = {path.name: grades_called_by(nodes_of(path)) for path in paths}
    assert {name: texts for name, texts in found.items() if texts} == {}
    assert grades_called_by(ast.walk(ast.parse("f'{total}分，{grade}级'"))) == ["{}分，{}级"]
    assert grades_called_by(ast.walk(ast.parse("f'{total}分，等级{grade}'"))) == []


@pytest.mark.parametrize(
    "text", ["各单位平均", "HuizhouQAError", "huizhou_qa.errors", "urn:huizhou-qa:", "{label}（不含本单位）", "市场"]
)
def test_what_fits_every_place_is_no_such_name(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize("known", [*TERMS_OF_THE_FIELD, *READ_ONLY])
def test_an_exception_goes_when_no_literal_needs_it(known: str) -> None:
    assert any(known in text for _, text in every_literal())
