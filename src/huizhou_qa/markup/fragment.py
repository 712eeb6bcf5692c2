"""A fragment: the parts of one face under one class, in one language, with the styles that they need."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.texts import Language
from huizhou_qa.markup.elements import Html, element
from huizhou_qa.markup.style import STYLE

LANGUAGES: Mapping[Language, str] = MappingProxyType({"zh": "zh-CN", "en": "en"})


def fragment(language: Language, *parts: object) -> Html:
    """The parts as one fragment that stands anywhere: no script, no id, nothing that is fetched."""
    return element("div", element("style", STYLE), *parts, class_="hq", lang=LANGUAGES[language])
