"""Readers of plain values: text, numbers, days, choices and the keys of a mapping.

Nothing is coerced: 5 is not "5", true is not 1, an unknown key is not ignored. A reader that
finds a fault notes it and gives a stand-in, so that reading goes on and every fault is found at
once; the stand-ins are never used, because a single fault refuses the whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import TypeVar

from attrs import define, field

from huizhou_qa.errors import EvidenceError, Fault, NumberError, pointer, shown
from huizhou_qa.errors.told import Param
from huizhou_qa.ground.names import invisible_in
from huizhou_qa.ground.numbers import JsonNumber, Rate, number_from, plain_text

Choice = TypeVar("Choice", bound=str)
Record = TypeVar("Record")

STAND_IN = Fraction(1)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def has_surrogate(text: str) -> bool:
    """Whether half of a surrogate pair stands in the text, which no encoding can write."""
    return any("\ud800" <= character <= "\udfff" for character in text)


def all_of(kind: type[Record], given: object, refused: str, expected: str) -> tuple[Record, ...]:
    """What is given as a tuple, one alone as a tuple of one; EvidenceError at the first that is of another kind."""
    listed = tuple(given) if isinstance(given, Iterable) else (given,)
    for at, one in enumerate(listed):
        if not isinstance(one, kind):
            raise EvidenceError(refused, [Fault(pointer(str(at)), "wrong_type", expected)])
    return tuple(one for one in listed if isinstance(one, kind))


class JsonObject(dict[str, object]):
    """An object as it stood in a JSON text, remembering the keys that stood in it twice."""

    def __init__(self, pairs: Iterable[tuple[str, object]]) -> None:
        listed = list(pairs)
        super().__init__(listed)
        counted = Counter(key for key, _ in listed)
        self.repeated: tuple[str, ...] = tuple(key for key, times in counted.items() if times > 1)


@define
class Faults:
    """The faults found so far, in the order they were found."""

    found: list[Fault] = field(factory=list)

    def add(self, path: str, code: str, message: str | None = None, /, **params: Param) -> None:
        """Notes one; ``message`` is transitional."""
        self.found.append(Fault(path, code, params if message is None else message))


@define
class Given:
    """A value as it was given, where it stood, and where faults in it are noted."""

    value: object
    path: str
    faults: Faults

    def refuse(self, code: str, message: str | None = None, /, **params: Param) -> None:
        """Notes a fault here; ``message`` is transitional."""
        self.faults.add(self.path, code, message, **params)

    @property
    def is_absent(self) -> bool:
        return self.value is None

    def text(self) -> str:
        """A text that says something and can be written as UTF-8."""
        if not isinstance(self.value, str) or isinstance(self.value, JsonNumber):
            self.refuse("wrong_type", f"{shown(self.value)} is not text; write it as a string")
            return ""
        if not self.value.strip():
            self.refuse("empty_text", "an empty text says nothing; write it or leave the key out")
        if has_surrogate(self.value):
            self.refuse("bad_text", "half of a surrogate pair is not a character; write valid Unicode")
        return self.value

    def name(self) -> str:
        """A text that names something: nothing in it is invisible, and no blank stands at its ends."""
        name = self.text()
        self.refuse_bad_name(name)
        return name

    def refuse_bad_name(self, name: str) -> None:
        """Notes what nobody can see in a name, for names that are keys as for those that are values."""
        found = invisible_in(name)
        # What is empty, or half of a surrogate pair, is refused as such.
        if found and name.strip() and not has_surrogate(name):
            case = "blank" if unicodedata.category(found[0]) == "Zs" else "invisible"
            self.refuse("bad_name", case=case, name=shown(name), found=f"U+{ord(found[0]):04X}")

    def truth(self) -> bool:
        """Either truth value, and nothing that could pass for one."""
        if isinstance(self.value, bool):
            return self.value
        self.refuse("wrong_type", f"{shown(self.value)} is not a truth value; write true or false")
        return False

    def number(self) -> Fraction:
        """An exact number, or an exact quotient {"numerator", "denominator"}."""
        if not isinstance(self.value, Mapping):
            return self.plain_number()
        if "numerator" in self.value or "denominator" in self.value:
            return self._quotient()
        self.refuse("not_a_number", "an object with these keys is not a number; write a number")
        return STAND_IN

    def plain_number(self) -> Fraction:
        """An exact number that stands alone."""
        try:
            return number_from(self.value)
        except NumberError as error:
            self.faults.found += [fault.under(self.path) for fault in error.faults]
            return STAND_IN

    def whole_number(self) -> Fraction:
        """A number without a part: 2 and 2.0 are, 1.5 is not."""
        number = self.plain_number()
        if number.denominator != 1:
            self.refuse("not_whole", "a whole number is needed here")
        return number

    def _quotient(self) -> Fraction:
        keys = self.keys(("numerator", "denominator"))
        numerator, denominator = keys["numerator"].whole_number(), keys["denominator"].whole_number()
        if denominator <= 0:
            keys["denominator"].refuse("out_of_range", "the denominator must be 1 or more")
            return STAND_IN
        return numerator / denominator

    def rate(self) -> Rate:
        """A pair {"part", "whole"}, kept as it was counted."""
        keys = self.keys(("part", "whole"))
        part, whole = keys["part"].number(), keys["whole"].number()
        try:
            return Rate(part, whole)
        except NumberError as error:
            self.faults.found += [fault.under(self.path) for fault in error.faults]
            return Rate(STAND_IN, STAND_IN)

    def day(self) -> date:
        """A date, or the text of one as year-month-day."""
        if isinstance(self.value, date) and not isinstance(self.value, datetime):
            return self.value
        if isinstance(self.value, str) and _DAY.fullmatch(self.value):
            try:
                return date.fromisoformat(self.value)
            except ValueError:
                pass
        self.refuse("bad_date", f"{shown(self.value)} is not a date; write it as 2017-06-01")
        return date.min

    def choice(self, options: tuple[Choice, ...]) -> Choice:
        """One of the words."""
        for option in options:
            if isinstance(self.value, str) and not isinstance(self.value, JsonNumber) and self.value == option:
                return option
        self.refuse("unknown_choice", f"{shown(self.value)} is none of {', '.join(options)}")
        return options[0]

    def entries(self) -> Iterator[tuple[str, Given]]:
        """The entries of a mapping from text to anything."""
        if not isinstance(self.value, Mapping):
            self.refuse("wrong_type", f"{shown(self.value)} is not a mapping; write an object")
            return
        for key in self.value.repeated if isinstance(self.value, JsonObject) else ():
            Given(None, self.path + pointer(key), self.faults).refuse("repeated_key", "the key stands here twice")
        for key, value in self.value.items():
            name = plain_text(key)
            if name is None:
                self.refuse("wrong_type", f"the key {shown(key)} is not text")
            elif has_surrogate(name):
                self.refuse("bad_text", "half of a surrogate pair is not a character; write the key in valid Unicode")
            else:
                yield name, Given(value, self.path + pointer(name), self.faults)

    def members(self) -> Iterable[Given]:
        """The members of a list."""
        if not isinstance(self.value, list | tuple):
            self.refuse("wrong_type", f"{shown(self.value)} is not a list; write an array")
            return ()
        return [Given(one, self.path + pointer(str(at)), self.faults) for at, one in enumerate(self.value)]

    def keys(self, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, Given]:
        """The values under these keys, absent ones as None; unknown and lacking keys are faults."""
        found = dict(self.entries())
        known = required + optional
        for key, given in found.items():
            if key not in known:
                given.refuse("unknown_key", f"unknown key; known here are {', '.join(known)}")
        for key in required:
            if key not in found or found[key].is_absent:
                self.refuse("required", f"'{key}' is required")
        # A reader asked to read what is absent notes its fault where nobody looks: it was noted above.
        absent = Given(None, self.path, Faults())
        return {key: absent if found.get(key, absent).is_absent else found[key] for key in known}
