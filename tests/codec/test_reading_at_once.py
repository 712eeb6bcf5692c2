"""Evidence of plain figures is read from a text at once: it is what the general way reads, or refuses, of that text."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import Evidence, EvidenceError
from huizhou_qa.codec import evidence_from_json
from huizhou_qa.codec.limits import OF_EVIDENCE
from huizhou_qa.codec.texts import object_at_once, object_of
from huizhou_qa.errors import Fault
from huizhou_qa.evidence.evidence import figures_as_read
from huizhou_qa.evidence.plain_figures import LONGEST_NAME, MOST_NAMES
from huizhou_qa.evidence.source import figures_in

Pairs = Sequence[tuple[str, str]]
Read = tuple[Evidence, str, object] | tuple[Fault, ...]

PLAIN = (
    '{"unit": "甲", "facts": {"a": "97.5", "met": true, "c": 3}, "marks": {"5": "0.25"},'
    ' "averages": {"a": "4.17"}, "incidents": []}'
)


def outcome(evidence: Evidence) -> Read:
    figures = figures_as_read(evidence)
    return evidence, repr(evidence.said()), None if figures is None else (figures.names, figures.numbers, figures.scale)


def at_once(text: str) -> Read:
    try:
        return outcome(evidence_from_json(text))
    except EvidenceError as error:
        return error.faults


def the_general_way(text: str) -> Read:
    try:
        return outcome(Evidence.from_dict(object_of(text, EvidenceError, OF_EVIDENCE)))
    except EvidenceError as error:
        return error.faults


def was_read_at_once(text: str) -> bool:
    plain = object_at_once(text, OF_EVIDENCE)
    return plain is not None and figures_in(plain) is not None


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        f"{PLAIN}\n\t ",
        json.dumps(json.loads(PLAIN), indent=2),
        '{"unit": "甲", "facts": {"a": "1"}, "marks": null, "averages": null, "incidents": null}',
        '{"unit": "甲", "facts": {"a": "1.1234"}}',
    ],
)
def test_plain_figures_are_read_at_once(text: str) -> None:
    assert was_read_at_once(text)
    assert at_once(text) == the_general_way(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "1",
        f"\ufeff{PLAIN}",
        f" {PLAIN}",
        f"{PLAIN}x",
        '{"unit": "甲"}',
        PLAIN[:-1],
        '{"unit": "甲:乙"}',
        '{"unit": "甲", "unit": "甲"}',
        '{"unit": "甲", "facts": {"a": "1", "a": "1"}}',
        '{"unit": "甲", "facts": {"a": "1"}, "facts": {"b": "1"}}',
        '{"unit": "甲", "facts": {"a": {"value": "1", "value": "1"}}}',
        '{"unit": "甲", "facts": {"a": {"value": "1"}}}',
        '{"unit": "甲", "facts": {"a": null}}',
        '{"unit": "甲", "facts": {"a": []}}',
        '{"unit": "甲", "facts": {"a": NaN}}',
        '{"unit": "甲", "facts": {"a": 1e2}}',
        '{"unit": "甲", "facts": []}',
        '{"unit": "甲", "marks": "1"}',
        '{"unit": "甲", "marks": {"1": true}}',
        '{"unit": "甲", "averages": 1}',
        '{"unit": "甲", "averages": {"a": true}}',
        '{"unit": "甲", "averages": {"a": "约1"}}',
        '{"unit": "甲", "averages": {"a b": "1"}}',
        '{"unit": "甲", "facts": {"名": "1", "b": "1"}}',
        '{"unit": "甲", "incidents": {}}',
        '{"unit": "甲", "incidents": [{"id": "1", "date": "2031-02-03"}]}',
        '{"unit": "甲", "other": "1"}',
        '{"unit": "无"}',
        '{"unit": 1}',
        '{"facts": {"a": "1"}}',
        json.dumps({"unit": "u" * (LONGEST_NAME + 1)}),
        json.dumps({"unit": "u", "facts": {"a" * (LONGEST_NAME + 1): "1"}}),
        json.dumps({"unit": "u", "facts": {"a" * 2_001: "1"}}),
        json.dumps({"unit": "u", "facts": {f"n{at}": "1" for at in range(MOST_NAMES + 1)}}),
        json.dumps({"unit": "u", "averages": {f"n{at}": "1" for at in range(MOST_NAMES + 1)}}),
        "[" * 100_000,
    ],
    ids=lambda text: text[:60],
)
def test_any_other_text_is_read_the_general_way(text: str) -> None:
    assert not was_read_at_once(text)
    assert at_once(text) == the_general_way(text)


@pytest.mark.parametrize("text", [7, None, type("Text", (str,), {})(PLAIN)], ids=["a number", "nothing", "of a kind"])
def test_what_is_no_plain_text_is_left_to_the_general_way(text: str) -> None:
    assert object_at_once(text, OF_EVIDENCE) is None
    assert at_once(text) == the_general_way(text)


def test_a_text_that_is_too_long_is_left_to_the_general_way() -> None:
    assert object_at_once(PLAIN, len(PLAIN)) is not None
    assert object_at_once(PLAIN, len(PLAIN) - 1) is None


def object_text(pairs: Pairs) -> str:
    return "{" + ",".join(f"{json.dumps(key)}:{value}" for key, value in pairs) + "}"


NAMES = st.sampled_from(["a", "b", "a:", 'c"', "facts"])
VALUES = st.sampled_from(['"1"', '"97.53"', "3", "true", "null", '"a:b"', "{}", '{"a":"1"}', "[]"])
OBJECTS = st.lists(st.tuples(NAMES, VALUES), max_size=4).map(object_text)
SECTIONS = st.sampled_from(["unit", "facts", "marks", "averages", "incidents"])
DOCUMENTS = st.lists(st.tuples(SECTIONS, OBJECTS | VALUES), max_size=5)


@given(DOCUMENTS)
def test_a_text_with_keys_that_may_stand_twice_is_read_as_the_general_way_reads_it(pairs: Pairs) -> None:
    text = object_text([("unit", '"u"'), *pairs])
    assert at_once(text) == the_general_way(text)
