"""Texts whose structure is altered are read to a value, or refused by an error of ours: every decoder, on long runs."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from support.decoders import DECODERS, outcome, seeds
from support.mutated import mutated, spliced

# How many texts a decoder gets where it takes long: the others get many more.
SLOW = ("assessment", "receipt", "cohort", "composite", "composite_cohort", "on_site", "scheme")
MANY, MOST = 800, 4_000
FEW = 5


def taken(name: str) -> list[str]:
    return [text for text in seeds(name) if outcome(name, text) == "read"]


def outcomes(name: str, number: int) -> Counter[str]:
    texts = taken(name)
    # One in four has something of another text.
    every = [
        spliced(texts[seed % len(texts)], texts[-1 - seed % len(texts)], seed)
        if seed % 4 == 0
        else mutated(texts[seed % len(texts)], seed)
        for seed in range(number)
    ]
    return Counter(outcome(name, text) for text in every if text is not None)


@pytest.mark.parametrize("name", DECODERS)
def test_some_altered_texts_are_read_or_refused_by_an_error_of_ours(name: str) -> None:
    assert outcomes(name, FEW)["refused"]


@pytest.mark.deep
@pytest.mark.parametrize("name", DECODERS)
def test_every_altered_text_is_read_or_refused_by_an_error_of_ours(name: str) -> None:
    found = outcomes(name, MANY if name in SLOW else MOST)
    assert found["refused"] > found["read"] > 0


def test_a_text_is_altered_the_same_for_the_same_seed() -> None:
    text = taken("evidence")[-1]
    assert mutated(text, 1) == mutated(text, 1) != mutated(text, 2)
    assert spliced(text, text, 1) == spliced(text, text, 1) != spliced(text, text, 2)


@pytest.mark.parametrize("text", ["[", "{}", "[]", "1", "[" * 100_000])
def test_a_text_that_holds_nothing_is_not_altered(text: str) -> None:
    assert mutated(text, 1) is None
    assert spliced(text, "[1]", 1) is spliced("[1]", text, 1) is None


def test_alterations_drop_repeat_rename_nest_and_put_in_what_belongs_elsewhere() -> None:
    text = '{"a": {"b": ["1", "2"]}, "c": "3"}'
    whole = json.loads(text)
    made = [one for seed in range(600) if (one := mutated(text, seed))]
    objects = [json.loads(one) for one in made]
    assert any(one == {"c": "3"} for one in objects)
    assert any(one.get("c") == whole["a"] for one in objects)
    assert any(one.get("a") == {"b": ["2", "1"]} for one in objects)
    assert any(one.get("a") == {"b": ["1", "1", "2"]} for one in objects)
    assert any(set(one) > {"a", "c"} for one in objects)
    assert any(set(one) == {"a", "x"} for one in objects)
    assert any(one.count('"a":') == 2 and one.count('"c":') == 1 for one in made)
    assert any(one.count("[") > 100 for one in made)
    assert any("NaN" in one for one in made)
    assert not any("again" in one for one in made)
