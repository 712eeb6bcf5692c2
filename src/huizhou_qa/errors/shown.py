"""How foreign values appear in messages and paths: short, printable, never the whole of a long one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TypeGuard, TypeVar

from huizhou_qa.errors.wording import Wording

Kind = TypeVar("Kind")

SHOWN = 40


def pointer(*parts: str) -> str:
    """The JSON Pointer (RFC 6901) that leads through these keys; what cannot be printed is escaped."""
    return "".join("/" + printable(part).replace("~", "~0").replace("/", "~1") for part in parts)


def printable(text: str) -> str:
    r"""The text with every control, format and line-breaking character written as an escape (\n, \u200b)."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


def shortened(text: str, most: int = SHOWN) -> str:
    """The text as it is, or its beginning where it is long."""
    return text if len(text) <= most else text[:most] + "…"


def is_a(value: object, kind: type[Kind]) -> TypeGuard[Kind]:
    """Whether the value is of that type, whatever class it says it is of."""
    return issubclass(type(value), kind)


def shown(value: object) -> str:
    """A value as a message may show it; of an unknown type, only the type's full name."""
    told = described(value)
    return told if isinstance(told, str) else told.en


def described(value: object) -> str | Wording:
    """The same in both languages, where it is told in words and not shown itself."""
    if type(value) is int and value.bit_length() > 4 * SHOWN:
        return Wording("位数过多的整数", "an integer of very many digits")
    if is_a(value, str):
        # repr leaves printable Chinese readable and escapes control characters and lone surrogates.
        return shortened(repr(str.__getitem__(value, slice(SHOWN + 1))))
    if type(value) in {bool, int} or value is None:
        return repr(value)
    kind = type(value)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return Wording(f"类型为{name}的值", f"a value of type {name}")


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like this one, or an empty text where none is."""
    return next(iter(get_close_matches(name, list(known), n=1)), "")
