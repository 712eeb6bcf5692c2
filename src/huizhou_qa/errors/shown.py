"""How foreign values appear in messages and paths: short, printable, never the whole of a long one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from types import MappingProxyType
from typing import TypeGuard, TypeVar

from huizhou_qa.errors.wording import Wording

Kind = TypeVar("Kind")

SHOWN = 40
# A whole number of more is told, and not written out.
MOST_BITS = 4 * SHOWN

# What values of the language's own types are called where no type is named.
_KINDS: Mapping[type, str] = MappingProxyType(
    {
        str: "一段文本",
        int: "一个整数",
        list: "一个列表",
        tuple: "一个元组",
        dict: "一个键值对照",
        set: "一个集合",
        frozenset: "一个集合",
        bytes: "一串字节",
        float: "一个浮点数",
        Decimal: "一个小数",
        Fraction: "一个分数",
        date: "一个日期",
        datetime: "一个时刻",
    }
)


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


def is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether the value is a mapping, whatever class it says it is of; what its keys are is still to be looked at."""
    return issubclass(type(value), Mapping)


def entries_of(value: object) -> tuple[tuple[object, object], ...] | None:
    """The entries of a mapping; None for what is none, or cannot be read."""
    try:
        return tuple((key, one) for key, one in value.items()) if is_mapping(value) else None
    except Exception:  # noqa: BLE001 (a mapping of a foreign kind may raise anything)
        return None


def shown(value: object) -> str:
    """A value as a message may show it; of an unknown type, only the type's full name."""
    told = described(value)
    return told if isinstance(told, str) else told.en


def described(value: object) -> str | Wording:
    """The same in both languages, where it is told in words and not shown itself."""
    if type(value) is int and value.bit_length() > MOST_BITS:
        return Wording("位数过多的整数", "an integer of very many digits")
    if is_a(value, str):
        # repr leaves printable Chinese readable and escapes control characters and lone surrogates.
        return shortened(repr(str.__getitem__(value, slice(SHOWN + 1))))
    if type(value) is bool:
        return Wording("true（是）" if value else "false（否）", repr(value))
    if type(value) is int:
        return repr(value)
    if value is None:
        return Wording("空（null）", repr(value))
    kind = type(value)
    name = printable(kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}")
    name = shortened(name, 2 * SHOWN)
    return Wording(_KINDS.get(kind, f"类型为{name}的值"), f"a value of type {name}")


def wanted(kind: type) -> Wording:
    """What a value of that type is called where one is needed."""
    name = kind.__name__
    return Wording(f"{_KINDS[kind]}（{name}）" if kind in _KINDS else f"{name}类的值", name)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like this one, or an empty text where none is."""
    return next(iter(get_close_matches(name, list(known), n=1)), "")
