"""What stands at a place of a document: a text, a truth, a number, an interval, a list, an object of known keys.

Each function gives it as what it is, or refuses it by its path.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

from huizhou_qa.errors import NumberError, SchemeError, Wording, described, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.document import Data

Made = TypeVar("Made")
Word = TypeVar("Word", bound=str)

# A denominator or an end that bounds work out is longer than what is let in, and none is as long as this.
LONGEST_NUMBER = 150
LONGEST_WHOLE = 9

NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]*))(?:/([1-9][0-9]*))?")
WHOLE = re.compile(r"0|[1-9][0-9]*")
INTERVAL = re.compile(r"([\[(])([^,\s]+), ([^,\s]+)([\])])")

_A_NUMBER = Wording('数（如"3/2"）', 'a number, such as "3/2"')
A_WHOLE = Wording('整数（如"2"）', 'a whole number, such as "2"')
_AN_INTERVAL = Wording('区间（如"[0, 1/2)"）', 'an interval, such as "[0, 1/2)"')
_A_TEXT = Wording("文本", "text")
_A_TRUTH = Wording("true或false", "true or false")
_A_LIST = Wording("数组", "an array")
_AN_OBJECT = Wording("对象", "an object")


def refusal(path: str, given: object, expected: Wording) -> SchemeError:
    """The error of data of another kind than belongs at a place."""
    told = described(given) if isinstance(given, str | bool) else Wording("一个数组或对象", "an array or an object")
    return SchemeError.of(path, "wrong_type", case="field", given=told, expected=expected)


def made(path: str, make: Callable[..., Made], *given: object) -> Made:
    """What is made of what was read; where it is refused, the faults stand under that path."""
    try:
        return make(*given)
    except (NumberError, SchemeError) as error:
        raise SchemeError([fault.under(path) for fault in error.faults], error.params) from None


def text_in(data: Data, path: str) -> str:
    """The text at a place."""
    if not isinstance(data, str):
        raise refusal(path, data, _A_TEXT)
    return data


def truth_in(data: Data, path: str) -> bool:
    """The truth at a place."""
    if not isinstance(data, bool):
        raise refusal(path, data, _A_TRUTH)
    return data


def list_in(data: Data, path: str, length: int | None = None) -> tuple[Data, ...]:
    """The list at a place, of that length where one is asked for."""
    if not isinstance(data, tuple) or (length is not None and len(data) != length):
        raise refusal(path, data, _A_LIST)
    return data


def object_in(data: Data, path: str) -> FrozenMapping[str, Data]:
    """The object at a place."""
    if not isinstance(data, FrozenMapping):
        raise refusal(path, data, _AN_OBJECT)
    return data


def keys_in(data: Data, path: str, *keys: str) -> FrozenMapping[str, Data]:
    """The object at a place, which must have these keys and no other."""
    given = object_in(data, path)
    for key in given:
        if key not in keys:
            raise SchemeError.of(path + pointer(key), "unknown_key", case="known", key=key, known=keys)
    for key in keys:
        if key not in given:
            raise SchemeError.of(path, "required", case="key", key=key)
    return given


def number_in(data: Data, path: str) -> Fraction:
    """The number at a place."""
    found = NUMBER.fullmatch(data) if isinstance(data, str) and len(data) <= LONGEST_NUMBER else None
    if found is None:
        raise refusal(path, data, _A_NUMBER)
    return Fraction(int(found[1]), int(found[2] or 1))


def whole_in(data: Data, path: str) -> int:
    """The whole number at a place."""
    if not isinstance(data, str) or len(data) > LONGEST_WHOLE or not WHOLE.fullmatch(data):
        raise refusal(path, data, A_WHOLE)
    return int(data)


def interval_in(data: Data, path: str) -> Interval:
    """The interval at a place."""
    found = INTERVAL.fullmatch(data) if isinstance(data, str) and len(data) <= 2 * LONGEST_NUMBER else None
    if found is None:
        raise refusal(path, data, _AN_INTERVAL)
    low = None if found[2] == "-∞" else number_in(found[2], path)
    high = None if found[3] == "∞" else number_in(found[3], path)
    return made(path, Interval, low, high, found[1] == "[", found[4] == "]")


def word_in(data: Data, path: str, known: tuple[Word, ...]) -> Word:
    """The word at a place, which must be one of these."""
    word = next((one for one in known if one == data), None)
    if word is None:
        raise SchemeError.of(path, "unknown_choice", case="word", given=described(data), known=known)
    return word


def differing(given: Data | None, held: Data | None, path: str) -> str | None:
    """Where two documents or parts of them differ first, by path; None where they are equal."""
    if given == held:
        return None
    pairs: list[tuple[Data | None, Data | None, str]] = []
    if isinstance(given, FrozenMapping) and isinstance(held, FrozenMapping):
        pairs = [(given.get(key), held.get(key), key) for key in dict.fromkeys((*given, *held))]
    elif isinstance(given, tuple) and isinstance(held, tuple):
        pairs = [(one, other, str(at)) for at, (one, other) in enumerate(zip(given, held, strict=False))]
    below = (differing(one, other, path + pointer(key)) for one, other, key in pairs)
    return next((one for one in below if one is not None), path)
