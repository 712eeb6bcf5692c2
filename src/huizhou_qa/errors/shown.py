"""Foreign values in messages and paths: short, printable, and never in full length."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from types import MappingProxyType
from typing import TypeGuard, TypeVar

from huizhou_qa.errors.wording import Wording

Kind = TypeVar("Kind")

SHOWN = 40
# A whole number with more bits is described, not written out.
MOST_BITS = 4 * SHOWN

# Chinese names for values of Python's own types.
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


class JsonNumber(str):
    """A number exactly as written in a JSON text, so that no parser rounds it."""

    __slots__ = ()


# Numbers of evidence have no more digits than these before or behind the point.
MOST_DIGITS = 130


def pointer(*parts: str) -> str:
    """The JSON Pointer (RFC 6901) through these keys; characters that cannot be printed are escaped."""
    path = "/" + "/".join(parts)
    # Few keys need an escape; this checks all of them at once.
    if path.isprintable() and "~" not in path and path.count("/") == len(parts):
        return path
    return "".join("/" + printable(part).replace("~", "~0").replace("/", "~1") for part in parts)


def pointers(section: str, names: Collection[str]) -> list[str]:
    """The JSON Pointers through one key to each of these."""
    together = "".join(names)
    if not together.isprintable() or "~" in together or "/" in together:
        return [pointer(section, name) for name in names]
    before = pointer(section) + "/"
    # Called by its name, which asks nothing of a text of a caller's own kind.
    return [str.__add__(before, name) for name in names]


def keys_of(path: str) -> list[str]:
    """The keys that a JSON Pointer leads through."""
    return [key.replace("~1", "/").replace("~0", "~") for key in path.split("/")[1:]]


def printable(text: str) -> str:
    r"""The text with every control, format and line-breaking character written as an escape (\n, \u200b)."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)


def shortened(text: str, most: int = SHOWN) -> str:
    """The text, or its beginning if it is long."""
    return text if len(text) <= most else text[:most] + "…"


def is_a(value: object, kind: type[Kind]) -> TypeGuard[Kind]:
    """Whether the value is of that type, regardless of the ``__class__`` that it reports."""
    return type(value) is kind or _is_of(value, kind)


def is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether the value is a mapping, regardless of the ``__class__`` that it reports; its keys are not checked."""
    kind = type(value)
    # What most values are is told at once: an abstract type takes its time over it.
    return kind is dict or (kind is not str and kind is not JsonNumber and _is_of(value, Mapping))


def is_iterable(value: object) -> TypeGuard[Iterable[object]]:
    """Whether the type of the value is iterable."""
    return _is_of(value, Iterable)


def _is_of(value: object, kind: type) -> bool:
    try:
        return issubclass(type(value), kind)
    except Exception:  # noqa: BLE001 (an abstract type calls the other's metaclass, which may raise anything)
        return False


def members_of(value: object) -> tuple[object, ...] | None:
    """The members of a list or a tuple, without any method of a subclass; None for anything else."""
    if is_a(value, list):
        return tuple(list.__iter__(value))
    return tuple(tuple.__iter__(value)) if is_a(value, tuple) else None


def entries_of(value: object) -> tuple[tuple[object, object], ...] | None:
    """The entries of a mapping; None for anything else, and for a mapping that cannot be read."""
    if type(value) is dict:
        return tuple(value.items())
    try:
        return tuple((key, one) for key, one in value.items()) if is_mapping(value) else None
    except Exception:  # noqa: BLE001 (a mapping of a foreign kind may raise anything)
        return None


def in_full(value: object) -> str:
    """A value as text, a decimal in full: a figure of twelve places is ``0.000000000000`` and not ``0E-12``.

    One whose digits would fill pages stays short.
    """
    if type(value) is not Decimal or not value.is_finite():
        return str(value)
    return f"{value:f}" if abs(value.adjusted()) <= MOST_DIGITS else str(value)


def shown(value: object) -> str:
    """A value for a message; of an unknown type, only the type's full name."""
    description = described(value)
    return description if isinstance(description, str) else description.en


def described(value: object) -> str | Wording:
    """A value for a message: itself, or a description in both languages."""
    if type(value) is int and value.bit_length() > MOST_BITS:
        return Wording("位数过多的整数", "an integer of very many digits")
    if is_a(value, str):
        return _text_described(value)
    if type(value) is bool:
        return Wording("true（是）" if value else "false（否）", repr(value))
    if type(value) is int:
        return repr(value)
    if value is None:
        return Wording("空（null）", repr(value))
    kind, name = type(value), full_name(type(value))
    # An object of a JSON text is held in a class of ours, of which a caller knows nothing.
    return Wording(_KINDS[dict], "a mapping") if kind is not dict and is_a(value, dict) else _by_kind(kind, name)


def _by_kind(kind: type, name: str) -> Wording:
    own = next((word for known, word in _KINDS.items() if known is kind), f"类型为{name}的值")
    return Wording(own, f"a value of type {name}")


def _text_described(text: str) -> str | Wording:
    """A text in quotation marks; a number of a JSON text without."""
    begun = str.__getitem__(text, slice(SHOWN + 1))
    if is_a(text, JsonNumber):
        number = shortened(printable(begun))
        return Wording(f"数{number}", f"the number {number}")
    # repr leaves printable Chinese readable and escapes control characters and lone surrogates.
    return shortened(repr(begun))


def full_name(kind: type) -> str:
    """The name of a type with its module, without calling its metaclass."""
    module, name = (type.__dict__[one].__get__(kind) for one in ("__module__", "__qualname__"))
    shown_module = "" if not is_a(module, str) or module == "builtins" else f"{str.__str__(module)}."
    return shortened(printable(f"{shown_module}{name}"), 2 * SHOWN)


def wanted(kind: type) -> Wording:
    """The words for a value of that type, where one is expected."""
    name = kind.__name__
    return Wording(f"{_KINDS[kind]}（{name}）" if kind in _KINDS else f"{name}类的值", name)


def nearest(name: str, known: Iterable[str]) -> str:
    """The most similar known name; empty where none is similar."""
    return next(iter(get_close_matches(name, list(known), n=1)), "")
