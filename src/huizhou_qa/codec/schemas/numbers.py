"""Numbers as evidence gives them: JSON numbers, text in JSON's grammar, exact quotients, and pairs from counts.

How large a number is can be said of JSON numbers; of text only its sign is, and whether it is whole where it has no
exponent.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from huizhou_qa.codec.schemas.keywords import (
    Schema,
    any_of,
    closed,
    read_only_table,
    ref,
)
from huizhou_qa.numbers.exact import LONGEST_TEXT, json_text
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.ranges import ANY_NUMBER, AT_LEAST_ZERO, FROM_ONE

ABOVE_ZERO = Interval.parse("(0, ∞)")

# A validator may read an end as a binary float: both sides are rounded alike, but a number beyond an open end could
# fall on it. Only 0 is told from all others.
_ENDS_GRID = 10**6

_DIGITS = "(?:0|[1-9][0-9]*)"
_EXPONENT = "[eE][+-]?0*[0-9]{1,2}"
# A whole number without an exponent, or anything with one.
_WHOLE = rf"{_DIGITS}(?:\.0+)?|{_DIGITS}(?:\.[0-9]+)?{_EXPONENT}"
_NUMBER = rf"{_DIGITS}(?:\.[0-9]+)?(?:{_EXPONENT})?"
_ZERO = rf"-0(?:\.0+)?(?:{_EXPONENT})?"


def _text(pattern: str, *, at_least_zero: bool) -> Schema:
    signed = rf"^(?:{_ZERO}|{pattern})$" if at_least_zero else rf"^-?(?:{pattern})$"
    return {"type": "string", "maxLength": LONGEST_TEXT, "pattern": signed}


def _name(kind: str, *, at_least_zero: bool) -> str:
    return f"{kind}_at_least_0" if at_least_zero else kind


def _numeral(over: Interval, *, whole: bool) -> tuple[Schema, Schema]:
    """A JSON number of a range, and its text."""
    not_below_zero = over.low is not None and over.low >= 0
    kind = "whole_text" if whole else "number_text"
    return {"type": "integer" if whole else "number", **_ends(over)}, ref(_name(kind, at_least_zero=not_below_zero))


def number(over: Interval = ANY_NUMBER, *, whole: bool = False) -> Schema:
    """A number of a range: a JSON number, text, or an exact quotient."""
    not_below_zero = over.low is not None and over.low >= 0
    return any_of(*_numeral(over, whole=whole), ref(_name("quotient", at_least_zero=not_below_zero)))


def pair(part: Interval, whole: Schema) -> Schema:
    """A part of a whole, kept as counted."""
    return closed({"part": number(part), "whole": whole}, ("part", "whole"))


def interval(over: Interval, *, whole: bool = False) -> Schema:
    """An interval that a number of a range lies in."""
    end = number(over, whole=whole)
    return closed({"from": end, "to": end}, ("from", "to"))


def _ends(over: Interval) -> dict[str, Fraction]:
    ends: dict[str, Fraction] = {}
    if over.low == 0 and not over.low_closed:
        ends["exclusiveMinimum"] = over.low
    elif over.low is not None:
        ends["minimum"] = _outward(over.low, math.floor(over.low * _ENDS_GRID))
    if over.high == 0 and not over.high_closed:
        ends["exclusiveMaximum"] = over.high
    elif over.high is not None:
        ends["maximum"] = _outward(over.high, math.ceil(over.high * _ENDS_GRID))
    return {keyword: end for keyword, end in ends.items() if json_text(end) is not None}


def _outward(end: Fraction, on_grid: int) -> Fraction:
    """An end as it is; one without a finite decimal a little further out."""
    return end if json_text(end) is not None else Fraction(on_grid, _ENDS_GRID)


def _quotient(*, at_least_zero: bool) -> Schema:
    above = _numeral(AT_LEAST_ZERO if at_least_zero else ANY_NUMBER, whole=True)
    keys = {"numerator": any_of(*above), "denominator": any_of(*_numeral(FROM_ONE, whole=True))}
    return closed(keys, keys)


NUMBERS: Mapping[str, Schema] = read_only_table(
    {
        _name(kind, at_least_zero=sign): made
        for sign in (False, True)
        for kind, made in (
            ("number_text", _text(_NUMBER, at_least_zero=sign)),
            ("whole_text", _text(_WHOLE, at_least_zero=sign)),
            ("quotient", _quotient(at_least_zero=sign)),
        )
    }
)
"""What schemas of numbers refer to, by name."""
