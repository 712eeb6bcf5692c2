"""Converters for the fields of rules and schemes: each keeps a value in its plain, immutable form or refuses it.

A list becomes a tuple, a mapping a frozen one, a subclass of text its characters. Numbers are converted
in ``numbers``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import wraps
from inspect import get_annotations
from typing import TypeVar

from attrs import Attribute, Converter

from huizhou_qa.errors import NumberError, SchemeError, Wording, described, expect, is_a, pointer, refused
from huizhou_qa.fields.names import invisible_in, is_word
from huizhou_qa.numbers.exact import ExactNumber, exact, plain, plain_text
from huizhou_qa.one_screen import fields_in_short

Key = TypeVar("Key")
Value = TypeVar("Value")
Result = TypeVar("Result")

_TEXT = Wording("文本", "text")
_TRUTH = Wording("True或False", "True or False")
_WHOLE = Wording("整数（int）", "a whole number (int)")
_WORDING = Wording("中英文表述（Wording）", "a Wording")
_MAPPING = Wording("键值对照（dict）", "a mapping")
_LIST = Wording("元组或列表", "a tuple or a list")


def by_field(cls: type, fields: list[Attribute[object]]) -> list[Attribute[object]]:
    """Makes the converters of a class report faults under the name of the field, and its ``repr`` fit on a screen.

    For the ``field_transformer`` of attrs; only the converters of the class's own fields are changed.
    """
    own = get_annotations(cls)
    return [_refusing_by_name(one) if one.name in own else one for one in fields_in_short(cls, fields)]


def _refusing_by_name(one: Attribute[object]) -> Attribute[object]:
    convert = one.converter
    if convert is None or isinstance(convert, Converter):
        return one
    # A private field is given without its underscore: faults use the name that the caller knows.
    return one.evolve(converter=_under(pointer(one.name.lstrip("_")), convert))


def _under(path: str, convert: Callable[[object], object]) -> Callable[[object], object]:
    @wraps(convert)
    def converted(value: object) -> object:
        return placed(path, convert, value)

    return converted


def placed(path: str, convert: Callable[[Value], Result], value: Value) -> Result:
    """Converts a value; faults of a refused one are reported under that path."""
    try:
        return convert(value)
    except (NumberError, SchemeError) as error:
        raise type(error)([fault.under(path) for fault in error.faults], error.params) from None


def members(values: Iterable[Value]) -> tuple[Value, ...]:
    """The members of a tuple or a list, as a tuple."""
    if is_a(values, tuple):
        return tuple(tuple.__iter__(values))
    if is_a(values, list):
        return tuple(list.__iter__(values))
    raise refused(values, _LIST)


def each(values: Iterable[Value], convert: Callable[[Value], Result]) -> tuple[Result, ...]:
    """Converts every member; the fault of a refused one is reported under its position."""
    return tuple(placed(pointer(str(at)), convert, one) for at, one in enumerate(members(values)))


def each_of_kind(values: Iterable[Value], kind: type, expected: Wording) -> tuple[Value, ...]:
    """Members that are all of one type."""
    return each(values, lambda one: expect(one, kind, expected))


def entries(value: Mapping[Key, Value], expected: Wording = _MAPPING) -> tuple[tuple[Key, Value], ...]:
    """The entries of a mapping; raises SchemeError for anything else, and for a mapping that cannot be read."""
    kind: type = type(value)
    if not issubclass(kind, Mapping):
        raise refused(value, expected)
    try:
        return tuple((key, one) for key, one in value.items())
    except Exception:  # noqa: BLE001 (a mapping of a foreign kind may raise anything)
        raise SchemeError.of("", "wrong_type", case="unreadable", given=described(value)) from None


def a_text(value: str) -> str:
    """A text as plain characters."""
    plain = plain_text(value)
    if plain is None:
        raise refused(value, _TEXT)
    return plain


def a_name(value: str) -> str:
    """A name: a text that is not empty and has no invisible characters."""
    plain = a_text(value)
    if not plain or invisible_in(plain):
        raise SchemeError.of("", "bad_name", given=described(plain))
    return plain


def several_texts(values: Iterable[str]) -> tuple[str, ...]:
    """Several texts."""
    return each(values, a_text)


def several_words(values: Iterable[str]) -> tuple[str, ...]:
    """Several words as named options: none that could pass for a number, or for a word that stands for nothing."""
    return each(values, _a_word)


def _a_word(value: str) -> str:
    word = a_text(value)
    if not is_word(word):
        raise SchemeError.of("", "bad_option", given=described(word))
    return word


def optional(value: Value | None, convert: Callable[[Value], Result]) -> Result | None:
    """None, or the converted value."""
    return None if value is None else convert(value)


def a_truth(value: bool) -> bool:  # noqa: FBT001 (a converter takes what it converts)
    """True or False, and no other value that compares equal to one."""
    return expect(value, bool, _TRUTH)


def above_zero(value: ExactNumber) -> Fraction:
    """A number above 0."""
    number = exact(value)
    if number <= 0:
        raise SchemeError.of("", "not_above_zero", given=plain(number))
    return number


def a_wording(value: Wording) -> Wording:
    """A text in both languages."""
    return expect(value, Wording, _WORDING)


def a_whole_number(value: int) -> int:
    """A whole number; truth values are refused."""
    if type(value) is not int:
        raise refused(value, _WHOLE)
    return value
