"""All phrases of papers, in both languages; what a rule says comes from ``words``, names from the scheme.

A paper is put together in both languages, and only then told in the one that was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from huizhou_qa.errors import Wording
from huizhou_qa.sheets.phrases import of_cohorts, of_reports, of_schemes, of_units
from huizhou_qa.words.phrases import TextPart, filled, in_row

PHRASES: Mapping[str, Wording] = MappingProxyType(
    {name: text for table in (of_schemes, of_units, of_cohorts, of_reports) for name, text in table.PHRASES.items()}
)


def say(phrase: str, **parts: TextPart) -> Wording:
    """A phrase with its parts, in both languages."""
    return filled(PHRASES[phrase], parts)


def joined(between: str, parts: Iterable[TextPart]) -> Wording:
    """Parts in a row, with a phrase between each two; a part that is no wording is the same in both languages."""
    return in_row(PHRASES[between], parts)


def points(number: TextPart) -> Wording:
    """A number of points."""
    return say("point" if number in ("1", Wording("1", "1")) else "points", number=number)
