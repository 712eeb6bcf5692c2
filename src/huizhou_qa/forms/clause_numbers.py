"""The numbers of clauses and items in front of a text (1．, 11.4), told apart from quantities (10%以下, 2.5次)."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import NamedTuple

_DIGITS = MappingProxyType(str.maketrans("０１２３４５６７８９", "0123456789"))
# A number in front of a text, with one point in it at most, and what stands behind it.
_BEGINNING = re.compile(r"\s*([0-9]+)(?:([.．])([0-9]{1,2})(?![0-9]))?(.*)", re.DOTALL)
# What a quantity is followed by, or a point that is none (11。3), and a number of a clause is not.
_QUANTITY = re.compile(
    r"\s*(?:[%％‰次个件家天万亿元年月倍起例批~—至到<>≥≤×+*/÷＋=-]|分(?![析类级解配])|日(?!常)|人(?!员)|以[上下内]|及以|[。,，·•][0-9])"
)
_MARK = re.compile(r"\s*[.．、)）:：\s]|\s*$")
# The numbers of clauses that are listed in one cell.
_ENUMERATED = re.compile(r"(?:^|[。；;\n])\s*([0-9]{1,2}(?:[.．][0-9]{1,2})?)\s*[.．、\s]")


# A number that is written as that of a clause, and one in brackets, which only a list has.
_NAMED = re.compile(r"\s*第\s*([0-9]{1,2}(?:[.．][0-9]{1,2})?)\s*[款条项点]")
_BRACKETED = re.compile(r"\s*[(（]\s*([0-9]{1,2})\s*[)）]")
_CIRCLED = MappingProxyType({chr(code): str(number) for number, code in enumerate(range(0x2460, 0x2474), start=1)})


class LeadingNumber(NamedTuple):
    """The number that a text begins with, empty where it begins with none.

    It ``is_listed`` where a point, a comma or a blank stands behind it, so that it can be nothing else;
    1.5次 ``may_be_decimal``, or number 1 before 5次.
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
    # A wide point is written behind numbers of lists.
    return LeadingNumber("") if found[3] is None else LeadingNumber(found[1], found[2] == "．", found[2] == ".")


def number_within(text: str) -> LeadingNumber:
    """The same of a text that may be one of a list, of which the number may stand in brackets or in a circle (①)."""
    circled = _CIRCLED.get(text.lstrip()[:1])
    if circled:
        return LeadingNumber(circled, is_listed=True)
    bracketed = _BRACKETED.match(text.translate(_DIGITS))
    return LeadingNumber(bracketed[1], is_listed=True) if bracketed else number_of(text)


def is_list(text: str) -> bool:
    """Whether a text lists several numbers, each with what belongs to it."""
    circled = sum(one in text for one in _CIRCLED)
    return len(set(_ENUMERATED.findall(text.translate(_DIGITS)))) > 1 or circled > 1
