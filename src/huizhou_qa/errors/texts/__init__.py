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
)
from huizhou_qa.errors.wording import Wording

Language = Literal["zh", "en"]

# Long enough for every department of an edition; a key of any length may stand in a path.
LONGEST = 120
_SEPARATORS = MappingProxyType({"zh": "、", "en": ", "})
_NONE = MappingProxyType({"zh": "（无）", "en": "(none)"})

_TABLES = (heads, numbers, evidence, rules, schemes, results, cohorts, statements, procedure, forms, papers)
TEXTS: Mapping[str, Wording] = MappingProxyType({key: text for table in _TABLES for key, text in table.TEXTS.items()})


def text_of(code: str, params: Mapping[str, object], language: Language) -> str:
    """The text of a code with its parameters, in one language."""
    case = params.get("case")
    wording = TEXTS.get(f"{code}.{case}" if case else code) or params["text"]
    template = _in(wording, language)
    if wording is not params.get("text"):
        template = template.format_map({name: rendered(value, language) for name, value in params.items()})
    return _in_row(template, params, language)


def _in_row(text: str, params: Mapping[str, object], language: Language) -> str:
    """The text with its row in front, of a form or of a table of marks, and what it is about."""
    names: tuple[str, ...]
    if "row" in params:
        key, row, names = "in_row", params["row"], ("input", "column")
    elif "row_of_marks" in params:
        key, row, names = "in_row_of_marks", params["row_of_marks"], ("about",)
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
    return shortened(printable(_in(value, language)), LONGEST)


def _in(value: object, language: Language) -> str:
    if isinstance(value, Wording):
        return value.zh if language == "zh" else value.en
    return str(value)
