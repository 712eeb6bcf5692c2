"""Reads the number of a clause or an item at the start of a text (1．, 11.4), and not a quantity (10%以下, 2.5次)."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import NamedTuple

_DIGITS = MappingProxyType(str.maketrans("０１２３４５６７８９", "0123456789"))
# A number at the start of a text, with one point in it at most, and the rest.
_BEGINNING = re.compile(r"\s*([0-9]+)(?:([.．])([0-9]{1,2})(?![0-9]))?(.*)", re.DOTALL)
# What follows a quantity, or a wrong decimal point (11。3), and never the number of a clause.
_QUANTITY = re.compile(
    r"\s*(?:[%％‰次个件家天万亿元年月倍起例批~—至到<>≥≤×+*/÷＋=-]|分(?![析类级解配])|日(?!常)|人(?!员)|以[上下内]|及以|[。,，·•][0-9])"
)
_MARK = re.compile(r"\s*[.．、)）:：\s]|\s*$")
# The numbers of clauses listed in one cell.
_ENUMERATED = re.compile(r"(?:^|[。；;\n])\s*([0-9]{1,2}(?:[.．][0-9]{1,2})?)\s*[.．、\s]")

# A number written out as that of a clause, and one in brackets, which only lists have.
_NAMED = re.compile(r"\s*第\s*([0-9]{1,2}(?:[.．][0-9]{1,2})?)\s*[款条项点]")
_BRACKETED = re.compile(r"\s*[(（]\s*([0-9]{1,2})\s*[)）]")
_CIRCLED = MappingProxyType({chr(code): str(number) for number, code in enumerate(range(0x2460, 0x2474), start=1)})


class LeadingNumber(NamedTuple):
    """The number that a text begins with; empty where it begins with none.

    Attributes:
        number: the number as a text.
        is_listed: whether a point, a comma or a blank follows, so that it must be the number of a clause.
        may_be_decimal: whether it may be part of a decimal number: 1.5次 is 1.5 of them, or number 1 before 5次.
    """

    number: str
    is_listed: bool = False
    may_be_decimal: bool = False


def number_of(text: str) -> LeadingNumber:
    """The number that a text begins with, such as 11.4, or 第11.4款."""
    named = _NAMED.match(text.translate(_DIGITS))
    if named:
        return LeadingNumber(named[1].replace("．", "."), is_listed=True)
    found = _BEGINNING.match(text.translate(_DIGITS))
    if not found or found[1].startswith("0"):
        return LeadingNumber("")
    if not _QUANTITY.match(found[4]):
        number = found[1] if found[3] is None else f"{found[1]}.{found[3]}"
        return LeadingNumber(number, is_listed=found[3] is not None or _MARK.match(found[4]) is not None)
    # A full-width point follows the numbers of lists.
    return LeadingNumber("") if found[3] is None else LeadingNumber(found[1], found[2] == "．", found[2] == ".")


def number_within(text: str) -> LeadingNumber:
    """The same for a text in a list, where the number may also stand in brackets or in a circle (①)."""
    circled = _CIRCLED.get(text.lstrip()[:1])
    if circled:
        return LeadingNumber(circled, is_listed=True)
    bracketed = _BRACKETED.match(text.translate(_DIGITS))
    return LeadingNumber(bracketed[1], is_listed=True) if bracketed else number_of(text)


def is_list(text: str) -> bool:
    """Whether a text lists several numbers, each with its own content."""
    circled = sum(one in text for one in _CIRCLED)
    return len(set(_ENUMERATED.findall(text.translate(_DIGITS)))) > 1 or circled > 1
