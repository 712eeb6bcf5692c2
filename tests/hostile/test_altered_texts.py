"""Texts with one thing altered are read to a value, or refused by an error of ours: every decoder, on long runs."""

from __future__ import annotations

import pytest

from huizhou_qa import HuizhouQAError
from support.decoders import DECODERS, altered, require_short, seeds

# How many texts each decoder gets: a result is verified each time, which takes long.
MANY = {"evidence": 3000, "scheme": 600, "assessment": 60, "cohort": 40}


def outcome(name: str, text: str) -> str:
    try:
        DECODERS[name](text)
    except HuizhouQAError as error:
        require_short(error)
        return "refused"
    return "read"


def test_a_text_is_altered_in_one_place_the_same_for_the_same_seed() -> None:
    text = next(text for text in seeds("evidence") if outcome("evidence", text) == "read")
    assert altered(text, 1) == altered(text, 1) != altered(text, 2)
    assert altered("[", 1) is None
    assert altered("{}", 1) is None


@pytest.mark.deep
@pytest.mark.parametrize("name", DECODERS)
def test_every_altered_text_is_read_or_refused_by_an_error_of_ours(name: str) -> None:
    texts = [text for text in seeds(name) if altered(text, 0) is not None]
    assert "read" in {outcome(name, text) for text in texts}
    found = [outcome(name, altered(texts[seed % len(texts)], seed) or "") for seed in range(MANY[name])]
    assert {"read", "refused"} >= set(found) >= {"refused"}
