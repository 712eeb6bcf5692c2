"""Every phrase stands in both languages with the same parts, and is used."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

import huizhou_qa.words
from huizhou_qa.errors import Wording
from huizhou_qa.words.phrases import PHRASES, UNITS, joined, run_on, say

SOURCE = "".join(
    path.read_text("utf-8") for path in Path(huizhou_qa.words.__file__).parent.glob("*.py") if path.name != "phrases.py"
)
# Keys that are made of a stem and what a rule says.
MADE = ("part_", "steps_", "excused_", "treated_", "half_", "up", "down", "ratio", "number", "sum")


def parts(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", PHRASES)
def test_a_phrase_has_the_same_parts_in_both_languages(key: str) -> None:
    phrase = PHRASES[key]
    assert parts(phrase.zh) == parts(phrase.en)
    assert phrase.en.isascii() or set(phrase.en) <= set(map(chr, range(128))) | set("×÷−“”")


@pytest.mark.parametrize("key", PHRASES)
def test_a_phrase_is_used(key: str) -> None:
    assert f'"{key}"' in SOURCE or key.startswith(MADE)


def test_phrases_are_put_together_in_both_languages_at_once() -> None:
    told = say("comes_to", worked="1＋1", number=Wording("二", "two"))
    assert told == Wording("1＋1＝二", "1＋1 = two")
    assert joined("comma", [Wording("甲", "a"), Wording("乙", "b")]) == Wording("甲，乙", "a, b")
    assert run_on("x", Wording("甲", "a")) == Wording("x甲", "xa")


def test_every_unit_is_called_by_itself_in_chinese() -> None:
    assert all(unit == wording.zh for unit, wording in UNITS.items())
    assert UNITS["微克/立方米"].en == "µg/m³"
