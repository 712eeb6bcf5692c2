"""The readings of a result in a face: each in words with its id beside, and how many open points the text has.

Which readings would change a grade is the report's to tell: nothing is scored here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from huizhou_qa.errors import Wording
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.markup import Html, element, folded, with_id
from huizhou_qa.program.choices import choice_of, not_by_default
from huizhou_qa.program.readings import Reading
from huizhou_qa.scheme.scheme import Scheme

OTHERWISE = Wording("不按默认的口径（{number}处）", "Readings that are not the default ({number})")
BY_DEFAULT = Wording(
    "口径：原文未说定的{open}处，均按默认", "Readings: {open} points of the text are open, all read by default"
)
PARTLY = Wording(
    "口径：原文未说定的{open}处，{number}处不按默认",
    "Readings: {open} points of the text are open, {number} not read by default",
)
APART = Wording("两份结果采用的口径不同（{number}处）", "The two results are read differently ({number})")
FROM_TO = Wording("{question}：{before} → {after}", "{question}: {before} → {after}")
ANSWERED = Wording("{question}：{meaning}", "{question}: {meaning}")
# A reading that touches more clauses than this is told with its question.
MOST_CLAUSES = 3


def clauses_told(id_: str, scheme: Scheme) -> tuple[str, ...]:
    """The clauses that a reading is told with; where it is about none, or about many, none."""
    clauses = scheme.touched_by[id_].clauses
    return clauses if len(clauses) <= MOST_CLAUSES else ()


def meant(id_: str, name: str, words: FaceWords) -> str:
    """What a choice of a reading means."""
    return words.told(choice_of(_reading(id_, words), name).meaning)


def answered(id_: str, name: str, words: FaceWords) -> str:
    """A choice after the clauses that it is about; of none, or of many, after the question that it answers."""
    clauses, meaning = clauses_told(id_, words.scheme), meant(id_, name, words)
    if clauses:
        return f"{words.listed(clauses)} {meaning}"
    return words.telling.say(ANSWERED, question=words.begun(_reading(id_, words).question), meaning=meaning)


def _reading(id_: str, words: FaceWords) -> Reading:
    return next(one for one in words.scheme.chosen_readings.register if one.id == id_)


def each_choice(choices: Mapping[str, str], words: FaceWords) -> Iterator[Html]:
    """Each choice in words, with its id beside."""
    for id_, name in choices.items():
        yield with_id(answered(id_, name, words), f"{id_}={name}")


def _otherwise(words: FaceWords) -> dict[str, str]:
    """The readings of a scheme that are not the default, with their choices."""
    return {reading.id: chosen.name for reading, chosen in not_by_default(words.scheme.chosen_readings)}


def read_otherwise(words: FaceWords) -> Iterator[Html]:
    """The readings that are not the default, unfolded; nothing where there are none."""
    chosen = _otherwise(words)
    if chosen:
        told = element("span", words.telling.say(OTHERWISE, number=len(chosen)))
        yield folded([told], element("ul", *(element("li", one) for one in each_choice(chosen, words))), opened=True)


def read_apart(before: FaceWords, after: FaceWords) -> Iterator[Html]:
    """The readings that differ between two results, unfolded; nothing where there are none.

    Of two editions, those that both have.
    """
    told = [*_each_apart(before, after)]
    if told:
        head = element("span", after.telling.say(APART, number=len(told)))
        yield folded([head], element("ul", *(element("li", one) for one in told)), opened=True)


def _each_apart(before: FaceWords, after: FaceWords) -> Iterator[Html]:
    earlier = {one.id: one for one in before.scheme.chosen_readings.register}
    for reading in after.scheme.chosen_readings.register:
        if reading.id not in earlier:
            continue
        old = choice_of(earlier[reading.id], before.scheme.readings[reading.id])
        new = choice_of(reading, after.scheme.readings[reading.id])
        if old.name != new.name:
            was, now = before.told(old.meaning), after.told(new.meaning)
            told = after.telling.say(FROM_TO, question=after.begun(reading.question), before=was, after=now)
            yield with_id(told, f"{reading.id}={old.name} → {new.name}")


def rests_on(words: FaceWords) -> Html:
    """The last line of a face: how the open points of the text are read, and of which scheme."""
    chosen, register = _otherwise(words), words.scheme.chosen_readings.register
    phrase = PARTLY if chosen else BY_DEFAULT
    told = [words.telling.say(phrase, open=len(register), number=len(chosen))] if register else []
    return element("p", " · ".join([*told, words.scheme.id]), class_="soft small")
