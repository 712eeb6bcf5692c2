"""Readers of plain values: text, names, reasons, numbers, days, choices and the keys of a mapping.

Nothing is coerced: 5 is not "5", true is not 1, an unknown key is not ignored. A reader that
finds a fault notes it and gives a stand-in, so that reading goes on and every fault is found at
once; the stand-ins are never used, because a single fault refuses the whole. A kind of text or of
day is read as what it holds: the methods that a subclass brings are never asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime
from fractions import Fraction
from typing import TypeVar

from attrs import define, field

from huizhou_qa.errors import (
    EvidenceError,
    Fault,
    JsonNumber,
    NumberError,
    described,
    is_a,
    is_mapping,
    nearest,
    pointer,
)
from huizhou_qa.errors.told import Param
from huizhou_qa.ground.names import compared, gives_no_reason, invisible_in, is_blank, names_nothing, says_nothing
from huizhou_qa.ground.numbers import Rate, number_from, plain, readable

Choice = TypeVar("Choice", bound=str)
Record = TypeVar("Record")

STAND_IN = Fraction(1)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRUTH_WORDS = frozenset({"true", "false", "yes", "no", "是", "否"})
# A reason may have several lines.
_LINE_BREAKS = re.compile("[\n\r\t\u2028\u2029]")


def has_surrogate(text: str) -> bool:
    """Whether half of a surrogate pair stands in the text, which no encoding can write."""
    return any("\ud800" <= character <= "\udfff" for character in text)


def plain_text(value: object) -> str | None:
    """The characters of a text, or of what is a kind of text; None for anything else, a number in JSON too."""
    return str.__str__(value) if is_a(value, str) and not is_a(value, JsonNumber) else None


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

    def add(self, path: str, code: str, /, **params: Param) -> None:
        """Notes one."""
        self.found.append(Fault(path, code, params))

    def raise_if_any(self, **params: Param) -> None:
        """Raises EvidenceError with all that were found; the parameters are those of its first line."""
        if self.found:
            raise EvidenceError(self.found, params)


@define
class Given:
    """A value as it was given, where it stood, and where faults in it are noted.

    What a record holds was read before, and a number in it may have more digits than its text had.
    """

    value: object
    path: str
    faults: Faults
    is_of_a_record: bool = False
    _read: list[tuple[object, object]] | None = field(default=None, init=False)
    _is_readable: bool = field(default=True, init=False)

    def refuse(self, code: str, /, **params: Param) -> None:
        """Notes a fault here."""
        self.faults.add(self.path, code, **params)

    @property
    def is_absent(self) -> bool:
        return self.value is None

    @property
    def is_sound(self) -> bool:
        """Whether no fault was found so far, here or anywhere before."""
        return not self.faults.found

    def text(self) -> str:
        """A text that says something and can be written as UTF-8."""
        text = plain_text(self.value)
        if text is None:
            self.refuse("wrong_type", case="text", given=described(self.value))
            return ""
        if not text.strip():
            self.refuse("empty_text", case="text")
        if has_surrogate(text):
            self.refuse("bad_text", case="surrogate")
        return text

    def name(self) -> str:
        """A text that names something: nothing in it is invisible, and no blank stands at its ends."""
        name = self.text()
        self.refuse_bad_name(name)
        self.refuse_no_name(name)
        return name

    def refuse_no_name(self, name: str) -> None:
        """Notes a name that stands for nothing: an error cell, 无, n/a, a dash."""
        if name.strip() and not has_surrogate(name) and names_nothing(name):
            self.refuse("says_nothing", case="name", given=name)

    def refuse_bad_name(self, name: str) -> None:
        """Notes what nobody can see in a name, for names that are keys as for those that are values."""
        found = invisible_in(name)
        # What is empty, or half of a surrogate pair, is refused as such.
        if found and name.strip() and not has_surrogate(name):
            case = "blank" if is_blank(found) else "invisible"
            self.refuse("bad_name", case=case, name=name, found=f"U+{ord(found[0]):04X}")

    def line(self) -> str:
        """A text of one line in which nothing is invisible."""
        text = self.text()
        self._refuse_invisible(text)
        return text

    def source(self) -> str:
        """A text of one line that says where something comes from; words that stand for nothing do not."""
        text = self.line()
        self._refuse_empty_words(text, "source")
        return text

    def who(self) -> str:
        """A text that says who decided, awarded or said something: a name, and one that stands for somebody."""
        text = self.text()
        self.refuse_bad_name(text)
        self._refuse_empty_words(text, "by")
        return text

    def reason(self) -> str:
        """A text that gives a reason, of one line or several; words that stand for nothing give none."""
        text = self.text()
        self._refuse_invisible(_LINE_BREAKS.sub(" ", text))
        self._refuse_empty_words(text, "reason", gives_no_reason)
        return text

    def _refuse_empty_words(self, text: str, case: str, is_empty: Callable[[str], bool] = says_nothing) -> None:
        if text.strip() and not has_surrogate(text) and is_empty(text):
            self.refuse("says_nothing", case=case, given=text)

    def _refuse_invisible(self, text: str) -> None:
        found = invisible_in(text)
        if found and not is_blank(found) and text.strip() and not has_surrogate(text):
            self.refuse("bad_text", case="invisible", found=f"U+{ord(found[0]):04X}")

    def truth(self) -> bool:
        """Either truth value, and nothing that could pass for one."""
        if type(self.value) is bool:
            return self.value
        self.refuse("wrong_type", case="truth", given=described(self.value))
        return False

    def number(self) -> Fraction:
        """An exact number, or an exact quotient {"numerator", "denominator"}."""
        if not is_mapping(self.value):
            return self.plain_number()
        if self.has("numerator") or self.has("denominator"):
            return self._quotient()
        # What cannot be read was refused as such.
        if self._is_readable:
            self.refuse("not_a_number", case="object")
        return STAND_IN

    def plain_number(self) -> Fraction:
        """An exact number that stands alone."""
        text = plain_text(self.value)
        if text is not None and compared(text).casefold() in _TRUTH_WORDS:
            self.refuse("not_a_number", case="truth_word", given=described(text))
            return STAND_IN
        try:
            if self.is_of_a_record and type(self.value) is Fraction:
                return readable(self.value)
            return number_from(self.value)
        except NumberError as error:
            return self._stand_in(error)

    def _stand_in(self, error: NumberError) -> Fraction:
        self.faults.found += [fault.under(self.path) for fault in error.faults]
        return STAND_IN

    def whole_number(self) -> Fraction:
        """A number without a part: 2 and 2.0 are, 1.5 is not."""
        number = self.plain_number()
        if number.denominator != 1:
            self.refuse("not_whole", case="here", given=described(self.value))
        return number

    def _quotient(self) -> Fraction:
        keys = self.keys(("numerator", "denominator"))
        numerator, denominator = keys["numerator"].whole_number(), keys["denominator"].whole_number()
        if denominator <= 0:
            keys["denominator"].refuse("out_of_range", case="denominator", given=plain(denominator))
            return STAND_IN
        try:
            # Shortened it may be longer: 1e99 divided by a power of 2 ends in no zeros.
            return readable(numerator / denominator)
        except NumberError as error:
            return self._stand_in(error)

    def amount(self) -> Fraction | Rate:
        """An exact number, or a pair {"part", "whole"}."""
        if type(self.value) is Rate:
            return self.value
        return self.rate() if self.has("part") or self.has("whole") else self.number()

    def fact(self) -> Fraction | bool | Rate:
        """What a fact may be: true or false, a number, or a pair."""
        return self.value if type(self.value) is bool else self.amount()

    def average(self) -> Fraction | Rate:
        """What an average may be: a number, or the sum over a whole number of members."""
        average = self.amount()
        if isinstance(average, Rate) and average.whole.denominator != 1:
            self.refuse("not_whole", case="members", given=plain(average.whole))
        return average

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
        if is_a(self.value, date) and not is_a(self.value, datetime):
            return date.fromordinal(date.toordinal(self.value))
        text = plain_text(self.value)
        if text is not None and _DAY.fullmatch(text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                pass
        self.refuse("bad_date", case="form", given=described(self.value))
        return date.min

    def choice(self, options: tuple[Choice, ...]) -> Choice:
        """One of the words."""
        text = plain_text(self.value)
        for option in options:
            if text == option:
                return option
        self.refuse("unknown_choice", case="words", given=described(self.value), known=options)
        return options[0]

    def entries(self) -> list[tuple[str, Given]]:
        """The entries of a mapping from text to anything."""
        found: dict[str, Given] = {}
        repeated = list(self.value.repeated) if is_a(self.value, JsonObject) else []
        for key, value in self._items():
            name, entry = plain_text(key), Given(value, self.path, self.faults, self.is_of_a_record)
            if name is None:
                self.refuse("wrong_type", case="key", given=described(key))
            elif has_surrogate(name):
                self.refuse("bad_text", case="surrogate_in_key", key=name)
            else:
                repeated += [name] if name in found else []
                entry.path += pointer(name)
                found[name] = entry
        for name in repeated:
            self.faults.add(self.path + pointer(name), "repeated_key", case="object", key=name)
        return list(found.items())

    def has(self, key: str) -> bool:
        """Whether it is a mapping with this key."""
        return is_mapping(self.value) and any(plain_text(one) == key for one, _ in self._items())

    @property
    def is_readable(self) -> bool:
        """Whether it is a mapping whose entries can be read; what cannot be is refused as such."""
        self._items()
        return is_mapping(self.value) and self._is_readable

    def _items(self) -> list[tuple[object, object]]:
        if self._read is None:
            self._read = []
            if not is_mapping(self.value):
                self.refuse("wrong_type", case="mapping", given=described(self.value))
                return []
            try:
                self._read = [(key, value) for key, value in self.value.items()]
            except Exception:  # noqa: BLE001 (a mapping of a foreign kind may raise anything)
                self._is_readable = False
                self.refuse("wrong_type", case="unreadable", given=described(self.value))
        return self._read

    def members(self) -> list[Given]:
        """The members of a list."""
        listed: Iterable[object] = ()
        if is_a(self.value, list):
            listed = list.__getitem__(self.value, slice(None))
        elif is_a(self.value, tuple):
            listed = tuple.__getitem__(self.value, slice(None))
        else:
            self.refuse("wrong_type", case="list", given=described(self.value))
        return [Given(one, self.path + pointer(str(at)), self.faults) for at, one in enumerate(listed)]

    def keys(
        self, required: tuple[str, ...], optional: tuple[str, ...] = (), unlisted: tuple[str, ...] = ()
    ) -> dict[str, Given]:
        """The values under these keys, absent ones as None; unknown and lacking keys are faults.

        Keys that are ``unlisted`` are read as well and suggested to nobody: only the library writes them.
        """
        found = dict(self.entries())
        known = required + optional
        for key, given in found.items():
            if key not in known + unlisted:
                alike = nearest(key, known)
                given.refuse("unknown_key", case="near" if alike else "known", key=key, nearest=alike, known=known)
        # Of what has no keys at all, that is said once.
        for key in required if self.is_readable else ():
            if key not in found or found[key].is_absent:
                self.refuse("required", case="key", key=key)
        # A reader asked to read what is absent notes its fault where nobody looks: it was noted above.
        absent = Given(None, self.path, Faults())
        return {key: absent if found.get(key, absent).is_absent else found[key] for key in known + unlisted}
