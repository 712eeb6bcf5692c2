"""Choices of readings in a face: what each means in words, then its id, and what cannot be scored under some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from huizhou_qa.analysis.readings.reading_results import NotEvaluable
from huizhou_qa.errors import Wording
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.markup import Html, with_id

SEEN = Wording("各种口径下的结果", "The result under every reading")
SEEN_OF_COHORT = Wording("各种口径下的名次", "The places under every reading")
REFUSED = Wording("无法计分的口径", "Readings that cannot be scored")
ANSWERED = Wording("{question}：{meaning}", "{question}: {meaning}")
# A reading that touches more clauses than this is told with its question.
MOST_CLAUSES = 3
ALWAYS = Wording("任何口径", "every reading")


def choices_told(choices: Mapping[str, str], words: FaceWords) -> Html:
    """Choices one below the other, in words; of no choice, that it is so under every reading."""
    return words.telling.lines(_each(choices, words) if choices else [words.begun(ALWAYS)])


def refused(found: Iterable[NotEvaluable], words: FaceWords) -> Html:
    """What cannot be scored under some choices, and why."""
    tell = words.telling
    rows = ((choices_told(one.choices, words), tell.messages(one.faults)) for one in found)
    return tell.table(tell.told(REFUSED), ("reading", "faults"), rows)


def _each(choices: Mapping[str, str], words: FaceWords) -> Iterator[Html]:
    """Each choice after the clauses that it is about; of none, or of many, after the question that it answers."""
    register = {one.id: one for one in words.scheme.chosen_readings.register}
    for id_, name in choices.items():
        reading, clauses = register[id_], words.scheme.touched_by[id_].clauses
        meaning = words.told(next(choice.meaning for choice in reading.choices if choice.name == name))
        if 0 < len(clauses) <= MOST_CLAUSES:
            told = f"{words.listed(clauses)} {meaning}"
        else:
            told = words.telling.say(ANSWERED, question=words.begun(reading.question), meaning=meaning)
        yield with_id(told, f"{id_}={name}")
