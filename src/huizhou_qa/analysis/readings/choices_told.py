"""Choices of readings in a face: what each means in words, then its id, and what cannot be scored under some."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from huizhou_qa.analysis.readings.reading_results import NotEvaluable
from huizhou_qa.errors import Wording
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.readings_told import each_choice
from huizhou_qa.markup import Html

SEEN = Wording("各种口径下的结果", "The result under every reading")
SEEN_OF_COHORT = Wording("各种口径下的名次", "The places under every reading")
REFUSED = Wording("无法计分的口径", "Readings that cannot be scored")
ALWAYS = Wording("任何口径", "every reading")


def choices_told(choices: Mapping[str, str], words: FaceWords) -> Html:
    """Choices one below the other, in words; of no choice, that it is so under every reading."""
    return words.telling.lines(each_choice(choices, words) if choices else [words.begun(ALWAYS)])


def refused(found: Iterable[NotEvaluable], words: FaceWords) -> Html:
    """What cannot be scored under some choices, and why."""
    tell = words.telling
    rows = ((choices_told(one.choices, words), tell.messages(one.faults)) for one in found)
    return tell.table(tell.told(REFUSED), ("reading", "faults"), rows)
