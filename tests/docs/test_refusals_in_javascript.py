"""Texts that say nothing and keys that stand twice are refused in JavaScript as the library refuses them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from attrs import evolve

from huizhou_qa import Evidence, EvidenceError, MissingEvidenceError, assess_cohort
from huizhou_qa.codec import check_json, evidence_to_json, scheme_to_json
from huizhou_qa.fields.names import says_nothing
from huizhou_qa.rules import Quotient
from huizhou_qa.rules.derived import clamped, total
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from support import valley
from support.altered_evidence import altered_evidence, drawn
from support.each_day import one_in
from support.in_javascript import DOCS, refused, refused_cohorts, with_node
from support.model_2017 import MODEL, SCHEME
from support.schemes_of_tests import NAMES, scheme_of

pytestmark = with_node

VALLEY = valley.scheme()

# The words that docs/evidence.md lists, and what stands around or beside them.
WORDS = re.findall(r"\S+", (DOCS / "evidence.md").read_text("utf-8").partition("```text\n")[2].partition("```")[0])
SAID = [
    *WORDS,
    *(
        "（无）",
        "-none-",
        "N/A",
        "Ｎ／Ａ",
        " 无 ",
        "无。",
        "无数据表",
        "None at all",
        "—",
        "...",
        "甲",
        "①",
        "〇",
        "1",
        "",
    ),
    *("#N/A", "#REF!", "#1", "#a2!", "#a2", "#GETTING_DATA", "Err:502", "错误:12", "错误：12"),
    *("0", "零", "（同上）。", "同上", "同前", "Ditto.", "见附件"),
    *("无\u200b", "见\n附件", "见\u200b附件", "\u2800", "\ufdd0甲"),
]
TEXTS: Mapping[str, Callable[[str], dict[str, object]]] = {
    "unit": lambda said: {"unit": said},
    "who ruled": lambda said: {"rulings": {"31": {"treatment": "full", "by": said, "why": "见附件"}}},
    "why it was ruled so": lambda said: {"rulings": {"31": {"treatment": "full", "by": "某局", "why": said}}},
    "why there was nothing": lambda said: {"marks": {"31": {"nothing": said}}},
    "a source": lambda said: {"facts": {"quality_warnings": {"value": 1, "source": said}}},
    "who awarded": lambda said: {"marks": {"14": {"points": "1", "by": said}}},
    "why a mark": lambda said: {"marks": {"14": {"points": "1", "reason": said}}},
    "an incident": lambda said: {"incidents": [{"id": said, "date": "2017-05-01"}]},
    "a fact": lambda said: {"facts": {"quality_warnings": said}},
}  # fmt: skip


def in_javascript(texts: Sequence[str], folder: Path, of: Scheme = SCHEME) -> list[list[tuple[str, str]]]:
    return refused(json.loads(scheme_to_json(of)), texts, folder)


def of_the_library(text: str, of: Scheme = SCHEME) -> list[tuple[str, str]]:
    return sorted({(fault.code, fault.path) for fault in check_json(of, text)})


def test_the_page_lists_the_words_that_say_nothing() -> None:
    assert len(WORDS) > 40
    assert all(map(says_nothing, WORDS))


@pytest.mark.parametrize(
    "where", ["unit", *(pytest.param(one, marks=pytest.mark.deep) for one in TEXTS if one != "unit")]
)
def test_a_text_that_says_nothing_is_refused_as_the_library_refuses_it(where: str, tmp_path: Path) -> None:
    texts = [json.dumps({**MODEL, **TEXTS[where](said)}) for said in SAID]
    for said, text, found in zip(SAID, texts, in_javascript(texts, tmp_path), strict=True):
        assert found == of_the_library(text), said


UNIT = json.dumps({key: MODEL[key] for key in MODEL if key != "incidents"}, ensure_ascii=False)[1:]
INCIDENT = '"id":"a","date":"2017-05-01","from_product_quality":false'
FACTS = '"facts": {"quality_warnings": 7, "a": 1, "a": 2,'
AVERAGES = '"averages": {"a/b~": {"part": 1, "part": 2, "whole": 3},'
TWICE = {
    "of the whole": f'{{"unit":"乙","incidents":[],{UNIT}',
    "of a section": '{"incidents":[],' + UNIT.replace('"facts": {', FACTS, 1),
    "of a value": '{"incidents":[],' + UNIT.replace('"averages": {', AVERAGES, 1),
    "of an incident": f'{{"incidents":[{{{INCIDENT},"id":"b"}},{{{INCIDENT}}}],{UNIT}',
    "spelled with escapes": f'{{"incidents":[],"\\u0075nit":"乙\\"{{",{UNIT}',
    "none": f'{{"incidents":[],{UNIT}',
    "no JSON": "{",
}


def test_keys_that_stand_twice_are_refused_as_the_library_refuses_them(tmp_path: Path) -> None:
    for (name, text), found in zip(TWICE.items(), in_javascript(list(TWICE.values()), tmp_path), strict=True):
        assert found == of_the_library(text), name


HALF = r"\ud800"
INCIDENT_OF_HALVES = f'{{"id": "a", "date": "2031-05-05", "{HALF}": true}}'
STRANGE_TEXTS = (
    f'{{"unit": "甲", "facts": {{"{HALF}": 1, "green": 200}}}}',
    f'{{"unit": "甲", "{HALF}": 1}}',
    f'{{"unit": "甲", "facts": {{"green": {{"value": 1, "{HALF}": 1}}}}, "marks": {{"{HALF}": null}}}}',
    f'{{"unit": "甲", "incidents": [{INCIDENT_OF_HALVES}]}}',
    '{"unit": "甲", "facts": {"green": ' + '{"value": ' * 199 + "1" + "}" * 199 + "}}",
    '{"unit": "甲", "incidents": [' + "[" * 199 + "]" * 199 + "]}",
    '{"unit": "甲", "facts": {"green": ' + '{"value": ' * 210 + "1" + "}" * 210 + "}}",
    '{"unit": "甲", "facts": {"' + "𠮷" * 1_995 + '": 1}}',
    '{"unit": "甲", "facts": {"' + "𠮷" * 1_996 + '": 1}}',
    '{"unit": "' + "𠮷" * 1_999_988 + '"}',
    '{"unit": "' + "甲" * 1_999_989 + '"}',
    "[]",
    "null",
    "{",
    "\ufeff{}",
)


def test_keys_of_half_characters_and_what_is_too_long_or_too_deep_are_refused_as_the_library_refuses_them(
    tmp_path: Path,
) -> None:
    found = refused(json.loads(scheme_to_json(VALLEY)), STRANGE_TEXTS, tmp_path)
    for text, told in zip(STRANGE_TEXTS, found, strict=True):
        assert set(told) == {(fault.code, fault.path) for fault in check_json(VALLEY, text)}, text[:60]
    codes = {code for told in found for code, _ in told}
    assert codes >= {"bad_text", "too_deep", "too_long", "not_json", "wrong_type"}


def test_a_divisor_of_zero_is_found_in_every_term_of_a_sum(tmp_path: Path) -> None:
    for terms in (
        (Quotient(valley.TREES, valley.GREEN), valley.GREEN),
        (valley.TREES, Quotient(valley.TREES, valley.GREEN)),
    ):
        clause = Clause("1", "合计", 100, clamped(total(*terms), 0, 100))
        scheme = valley.scheme(headings=(Heading("全部", 100, (Item("1", "合计", 100, (clause,)),)),))
        text = json.dumps(valley.given(0, trees=5))
        assert in_javascript([text], tmp_path, scheme) == [[("divided_by_zero", "/facts/green")]]
        assert [(one.code, one.path) for one in check_json(scheme, text)] == [("divided_by_zero", "/facts/green")]


@pytest.mark.parametrize("where", ["limit", "grade", "place"])
def test_a_condition_of_a_step_that_divides_by_0_is_found_where_anything_hangs_on_it(
    where: str, tmp_path: Path
) -> None:
    scheme = valley.dividing(where)
    facts = [
        {"accidents": 1, "control_figure": 0},
        {"accidents": 1, "control_figure": 1},
        {"control_figure": 0},
        {"accidents": 1},
    ]
    texts = [json.dumps(valley.given(green, **one)) for one in facts for green in (90, 70)]
    expected = [of_the_library(text, scheme) for text in texts]
    assert expected[0] == [("divided_by_zero", "/facts/control_figure")]
    assert (expected[1] == []) == (where == "grade")
    assert in_javascript(texts, tmp_path, scheme) == expected


# So many units of every scheme are altered, the same in every run; more of each in the long runs.
ALTERED = 8
MORE = 250
EACH_DAY = ("2017", "2031", "district", "open harbour", "valley in steps", "valley with an open mean", "docs: land")


def hold_against_the_library(name: str, number: int, folder: Path, seed: int) -> None:
    scheme = scheme_of(name)
    texts = [json.dumps(one, ensure_ascii=False) for one in altered_evidence(scheme, drawn(scheme, 12), number, seed)]
    expected = [of_the_library(text, scheme) for text in texts]
    for text, found, right in zip(texts, in_javascript(texts, folder, scheme), expected, strict=True):
        assert found == right, (name, text)
    assert sum(map(bool, expected)) > number / 2


@pytest.mark.parametrize("name", one_in(3, EACH_DAY))
def test_altered_evidence_is_refused_by_the_same_codes_and_paths(name: str, tmp_path: Path) -> None:
    hold_against_the_library(name, ALTERED, tmp_path, 1)


@pytest.mark.deep
@pytest.mark.parametrize("name", NAMES)
def test_much_altered_evidence_of_every_scheme_is_refused_by_the_same_codes_and_paths(
    name: str, tmp_path: Path
) -> None:
    hold_against_the_library(name, MORE, tmp_path, 2)


def of_a_cohort(scheme: Scheme, members: Sequence[Evidence]) -> list[tuple[str, str]]:
    try:
        assess_cohort(scheme, members)
    except (EvidenceError, MissingEvidenceError) as error:
        return sorted({(fault.code, fault.path) for fault in error.faults})
    return []


def cohorts_of(scheme: Scheme, number: int) -> Iterator[list[Evidence]]:
    """Cohorts of three of which one is altered, of those that evidence can be made of; and none, and one alone."""
    yield []
    units = drawn(scheme, 12)
    yield [units[0].without_averages()]
    for at, one in enumerate(altered_evidence(scheme, units, number, 3)):
        assert isinstance(one, dict)
        own = {key: value for key, value in one.items() if key not in {"averages", "statistics"} or at % 8 == 0}
        with suppress(EvidenceError):
            changed = Evidence.from_dict({**own, "unit": "甲"})
            others = [evolve(units[(at + by) % len(units)].without_averages(), unit="乙丙"[by]) for by in (0, 1)]
            yield [others[0], changed, others[1]]


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=() if one == "valley with an open mean" else pytest.mark.deep) for one in NAMES]
)
def test_cohorts_are_refused_by_the_same_codes_and_paths(name: str, tmp_path: Path) -> None:
    scheme = scheme_of(name)
    cohorts = list(cohorts_of(scheme, 16))
    given = [[json.loads(evidence_to_json(one)) for one in members] for members in cohorts]
    expected = [of_a_cohort(scheme, members) for members in cohorts]
    for found, right in zip(
        refused_cohorts(json.loads(scheme_to_json(scheme)), given, tmp_path), expected, strict=True
    ):
        assert found == right, name
    assert any(expected)
