"""The texts of every code, in Chinese and English, and how they are filled in.

One table for each part of the package. A key is a code, or a code with its case (``float``,
``not_a_number.truth``); in a text, ``{name}`` stands for the parameter of that name. A code that is not
in a table brings its own text as the parameter ``text``: those of an edition do.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from huizhou_qa.errors.shown import printable, shortened
from huizhou_qa.errors.texts import (
    cells,
    cohorts,
    evidence,
    forms,
    heads,
    numbers,
    papers,
    procedure,
    results,
    rules,
    schemes,
    statements,
    steps,
)
from huizhou_qa.errors.wording import Wording

Language = Literal["zh", "en"]

# Long enough for every department of an edition; a key of any length may stand in a path.
LONGEST = 120
# A wording of ours may be made of several, as the ground of a claim is of all that a clause reads.
LONGEST_WORDING = 1_000
_UNTOLD = Wording("此处有误，没有另外的说明", "something is wrong here; nothing more is told of it")
_SEPARATORS = MappingProxyType({"zh": "、", "en": ", "})
_NONE = MappingProxyType({"zh": "（无）", "en": "(none)"})

_TABLES = (
    heads,
    numbers,
    evidence,
    rules,
    schemes,
    results,
    cohorts,
    statements,
    procedure,
    forms,
    cells,
    papers,
    steps,
)
TEXTS: Mapping[str, Wording] = MappingProxyType({key: text for table in _TABLES for key, text in table.TEXTS.items()})


def text_of(code: str, params: Mapping[str, object], language: Language) -> str:
    """The text of a code with its parameters, in one language."""
    case = params.get("case")
    own = TEXTS.get(f"{code}.{case}" if case else code)
    if own is None:
        # An error put together by hand is told as far as it goes: it is read where something went wrong already.
        template = _in(params.get("text", _UNTOLD), language)
    else:
        given = _Given({name: rendered(value, language) for name, value in params.items()})
        template = _in(own, language).format_map(given)
    return _in_row(template, params, language)


class _Given(dict[str, str]):
    """The parameters of a text; what was not given is left open in it."""

    def __missing__(self, name: str) -> str:
        return "…"


def _in_row(text: str, params: Mapping[str, object], language: Language) -> str:
    """The text with its row in front, of a form or of a table of marks, or its incident, and what it is about."""
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
    return template.format(row=row, about=rendered(about, language), text=text)


def rendered(value: object, language: Language) -> str:
    """A parameter as it stands in a text of that language."""
    if isinstance(value, tuple):
        return _SEPARATORS[language].join(rendered(one, language) for one in value) or _NONE[language]
    if isinstance(value, date):
        return value.isoformat()
    return shortened(printable(_in(value, language)), LONGEST_WORDING if isinstance(value, Wording) else LONGEST)


def _in(value: object, language: Language) -> str:
    if isinstance(value, Wording):
        return value.zh if language == "zh" else value.en
    return str(value)
