"""How long the text of a value may be: one screen of 24 lines of 80 characters.

What is told of a value is the concern of its class; here lives only where that text ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from attrs import Attribute

Key = TypeVar("Key")
Value = TypeVar("Value")

LINES = 24
# How many characters fit on one screen.
SCREEN = LINES * 80
# What the name of a class and its brackets take beside its fields.
_AROUND = 40


def cut(text: str, most: int = SCREEN) -> str:
    """The text, or its beginning and an ellipsis, together at most so long."""
    return text if len(text) <= most else text[: most - 1] + "…"


def on_one_screen(entries: Mapping[Key, Value]) -> str:
    """A mapping as text: entry by entry where that fits on a screen, else the keys alone."""
    told = repr(dict(entries))
    if len(told) <= SCREEN:
        return told
    many = len(entries)
    return f"<{many} entries: {cut(', '.join(map(repr, entries)), SCREEN - len(str(many)) - len('< entries: >'))}>"


def fields_in_short(cls: type, fields: list[Attribute[object]]) -> list[Attribute[object]]:
    """Makes the ``repr`` of a class fit on a screen: each field has its share of it.

    For the ``field_transformer`` of attrs. A field that shows itself in its own way is left as it is.
    """
    names = [one.name for one in fields if one.repr]
    share = (SCREEN - _AROUND - len(cls.__qualname__)) // max(len(names), 1)
    return [one.evolve(repr=_in_short(share - len(f"{one.name}=, "))) if one.repr is True else one for one in fields]


def _in_short(most: int) -> Callable[[object], str]:
    return partial(_cut_to, most)


def _cut_to(most: int, value: object) -> str:
    return cut(repr(value), most)
