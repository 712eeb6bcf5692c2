"""The texts of all codes, in Chinese and English, and how their parameters are filled in.

One table for each part of the package. A key is a code, or a code with its case (``float``,
``not_a_number.truth``); in a text, ``{name}`` stands for the parameter of that name. A code that is in no
table brings its own text as the parameter ``text``, as those of an edition do.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from huizhou_qa.errors.shown import in_full, printable, shortened
from huizhou_qa.errors.texts import (
    cells,
    changes,
    charts,
    cohorts,
    columns,
    documents,
    evidence,
    forms,
    frames,
    heads,
    numbers,
    papers,
    procedure,
    proofs,
    results,
    rules,
    schemes,
    statements,
    steps,
    trees,
)
from huizhou_qa.errors.wording import Wording

Language = Literal["zh", "en"]

# Long enough for every department of an edition; a path may hold a key of any length.
LONGEST = 120
# Our own wordings may be longer: the ground of a claim lists everything that a clause reads.
LONGEST_WORDING = 1_000
_NO_TEXT = Wording("此处有误，没有另外的说明", "something is wrong here; there is no further description")
_SEPARATORS = MappingProxyType({"zh": "、", "en": ", "})
_NONE = MappingProxyType({"zh": "（无）", "en": "(none)"})

_TABLES = (
    heads,
    numbers,
    evidence,
    rules,
    schemes,
    trees,
    documents,
    results,
    cohorts,
    columns,
    statements,
    procedure,
    forms,
    frames,
    cells,
    charts,
    papers,
    steps,
    changes,
    proofs,
)
TEXTS: Mapping[str, Wording] = MappingProxyType({key: text for table in _TABLES for key, text in table.TEXTS.items()})


def text_of(code: str, params: Mapping[str, object], language: Language) -> str:
    """The text of a code with its parameters, in one language."""
    case = params.get("case")
    own = TEXTS.get(f"{code}.{case}" if case else code)
    if own is None:
        # An error put together by hand is shown as far as possible.
        template = _in(params.get("text", _NO_TEXT), language)
    else:
        given = _Given({name: rendered(value, language) for name, value in params.items()})
        template = _in(own, language).format_map(given)
    return _in_row(template, params, language)


class _Given(dict[str, str]):
    """The parameters of a text; a missing one is shown as …."""

    def __missing__(self, name: str) -> str:
        return "…"


def _in_row(text: str, params: Mapping[str, object], language: Language) -> str:
    """The text with the row of the form or of the table of marks, or the incident, and the input in front of it."""
    names: tuple[str, ...]
    if "row" in params:
        key, row, names = "in_row", params["row"], ("input", "column")
    elif "row_of_marks" in params:
        key, row, names = "in_row_of_marks", params["row_of_marks"], ("about",)
    elif "incident_number" in params:
        key, row, names = "in_incident", params["incident_number"], ("about",)
    else:
        key, row, names = "in_place", "", ("about",)
    about = tuple(params[name] for name in names if name in params)
    if not about and key == "in_place":
        return text
    template = _in(TEXTS[f"{key}.about" if about else key], language)
    return template.format(row=rendered(row, language), about=rendered(about, language), text=text)


def rendered(value: object, language: Language) -> str:
    """A parameter as written in that language."""
    if isinstance(value, tuple):
        return _SEPARATORS[language].join(rendered(one, language) for one in value) or _NONE[language]
    if isinstance(value, date):
        return value.isoformat()
    return shortened(printable(_in(value, language)), LONGEST_WORDING if isinstance(value, Wording) else LONGEST)


def _in(value: object, language: Language) -> str:
    if isinstance(value, Wording):
        return value.zh if language == "zh" else value.en
    return in_full(value)
