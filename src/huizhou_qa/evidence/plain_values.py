"""Reads plain values: truth values, numbers, days and choices; the base classes read texts and mappings.

Nothing is coerced: true is not 1, an unknown key is not ignored. A reader that finds a fault notes it and returns a
stand-in, so that every fault is found at once; stand-ins are never used, because a single fault refuses the whole.
Methods of subclasses of date are never called.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction
from typing import TypeVar

from attrs import define

from huizhou_qa.errors import JsonNumber, NumberError, described, is_a, is_mapping
from huizhou_qa.evidence.plain_structures import plain_text
from huizhou_qa.evidence.plain_texts import Texts
from huizhou_qa.fields.names import compared, is_word
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate, number_from, plain, readable, short_number

Choice = TypeVar("Choice", bound=str)

STAND_IN = Fraction(1)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRUTH_WORDS = frozenset({"true", "false", "yes", "no", "是", "否"})


def plain_figure(value: object) -> Fraction | None:
    """The number of a short text of digits, as most figures are; None of anything else, which has to be read."""
    return short_number(value) if type(value) is str or type(value) is JsonNumber else None


@define
class Given(Texts):
    """A given value and the readers of its possible kinds."""

    def truth(self) -> bool:
        """True or False, and no other value that compares equal to one."""
        if type(self.value) is bool:
            return self.value
        self.refuse("wrong_type", case="truth", given=described(self.value))
        return False

    def element(self) -> str | bool:
        """An element of an incident: a word, or a truth value."""
        if type(self.value) is bool:
            return self.value
        if plain_text(self.value) is not None:
            return self.text()
        self.refuse("wrong_type", case="element", given=described(self.value))
        return False

    def number(self) -> Fraction:
        """An exact number, or an exact quotient {"numerator", "denominator"}."""
        if not is_mapping(self.value):
            return self.plain_number()
        if self.has("numerator") or self.has("denominator"):
            return self._quotient()
        # An unreadable mapping has its fault already.
        if self._is_readable:
            self.refuse("not_a_number", case="object")
        return STAND_IN

    def plain_number(self) -> Fraction:
        """An exact number, not a quotient."""
        try:
            if self.is_of_a_record and type(self.value) is Fraction:
                return readable(self.value)
            return number_from(self.value)
        except NumberError as error:
            text = plain_text(self.value)
            if text is None or compared(text).casefold() not in _TRUTH_WORDS:
                return self._stand_in(error)
        self.refuse("not_a_number", case="truth_word", given=described(text))
        return STAND_IN

    def _stand_in(self, error: NumberError) -> Fraction:
        self.faults.extend(fault.under(self.path) for fault in error.faults)
        return STAND_IN

    def whole_number(self) -> Fraction:
        """A whole number: 2 and 2.0 are, 1.5 is not."""
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
            # The quotient may be longer: 1e99 divided by a power of 2 has no zeros at its end.
            return readable(numerator / denominator)
        except NumberError as error:
            return self._stand_in(error)

    def number_or_interval(self) -> Fraction | Between:
        """An exact number, or an interval {"from", "to"} that it lies in."""
        if type(self.value) is Between:
            return self.value
        return self._interval() if self.has("from") or self.has("to") else self.number()

    def _interval(self) -> Fraction | Between:
        keys = self.keys(("from", "to"))
        so_far = len(self.faults.found)
        ends = [keys[key].number() for key in ("from", "to") if not keys[key].is_absent]
        if len(ends) < len(keys) or len(self.faults.found) > so_far:
            return STAND_IN
        try:
            return Between(*ends)
        except NumberError as error:
            return self._stand_in(error)

    def amount(self) -> Fraction | Rate | Between:
        """An exact number, a pair {"part", "whole"}, or an interval {"from", "to"}."""
        if type(self.value) is Rate:
            return self.value
        return self.rate() if self.has("part") or self.has("whole") else self.number_or_interval()

    def fact(self) -> Fraction | bool | Rate | str | Between:
        """The value of a fact: true or false, a number, a pair, a word, or an interval."""
        text = plain_text(self.value)
        if text is not None and is_word(text):
            return text
        if type(self.value) is bool:
            return self.value
        fact = self.amount()
        if isinstance(fact, Rate) and fact.part < 0:
            self.refuse("below_zero")
        return fact

    def average(self) -> Fraction | Rate | Between:
        """An average: a number, a sum over a whole number of members, or an interval."""
        average = self.amount()
        if isinstance(average, Rate) and average.whole.denominator != 1:
            self.refuse("not_whole", case="members", given=plain(average.whole))
        return average

    def rate(self) -> Rate:
        """A pair {"part", "whole"}, kept as counted."""
        keys = self.keys(("part", "whole"))
        part, whole = keys["part"].number(), keys["whole"].number()
        try:
            return Rate(part, whole)
        except NumberError as error:
            self.faults.extend(fault.under(self.path) for fault in error.faults)
            return Rate(STAND_IN, STAND_IN)

    def day(self) -> date:
        """A date, or its text as year-month-day."""
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
        """One of these words."""
        text = plain_text(self.value)
        for option in options:
            if text == option:
                return option
        self.refuse("unknown_choice", case="words", given=described(self.value), known=options)
        return options[0]
