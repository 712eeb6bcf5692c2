"""What is wrong with statements, comparisons and composites is said in Chinese and in English, of the same things."""

from __future__ import annotations

import re

import pytest

from huizhou_qa.errors.texts.statements import TEXTS

NAMES = re.compile(r"\{(\w+)\}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_tell_the_same_things(key: str) -> None:
    wording = TEXTS[key]
    assert set(NAMES.findall(wording.zh)) == set(NAMES.findall(wording.en))
    assert CHINESE.search(NAMES.sub("", wording.zh))
    assert not CHINESE.search(NAMES.sub("", wording.en))
    assert not re.search(r"[,;:()] ?", wording.zh.replace("assess_on_site(…, unit={unit})", ""))
