"""A text in the one of both languages that a caller asked for, and how an English text begins."""

from __future__ import annotations

from collections.abc import Iterable

from huizhou_qa.errors import EvidenceError, Fault, Wording, described
from huizhou_qa.errors.texts import Language
from huizhou_qa.words.phrases import TextPart

Cells = tuple[TextPart, ...]
"""The cells of a row of a table, in both languages."""

LANGUAGES: tuple[Language, ...] = ("zh", "en")


def as_language(given: object) -> Language:
    """The language that a paper is asked for in; raises EvidenceError for one in which nothing is said."""
    for language in LANGUAGES:
        if type(given) is str and given == language:
            return language
    fault = Fault.of("/language", "unknown_choice", case="by_hand", given=described(given), known=LANGUAGES)
    raise EvidenceError([fault], {"case": "paper"})


def told(text: TextPart, language: Language) -> str:
    """The text in that language; one that is no wording is the same in both."""
    if isinstance(text, str):
        return text
    return text.zh if language == "zh" else text.en


def all_told(texts: Iterable[TextPart], language: Language) -> tuple[str, ...]:
    """Each of several texts in that language."""
    return tuple(told(text, language) for text in texts)


def begun(text: TextPart) -> TextPart:
    """The text as a cell or a line begins: in English with a capital. What is no wording was given so and stays.

    So does what begins with the name that an input has in evidence (``late_reports``).
    """
    if isinstance(text, str) or "_" in text.en.partition(" ")[0]:
        return text
    return Wording(text.zh, text.en[:1].upper() + text.en[1:])
