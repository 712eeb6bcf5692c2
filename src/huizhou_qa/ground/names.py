"""Names and reasons as people write them: when two are the same, and when one says nothing.

A name that differs from another only by what cannot be seen (a blank, a line break, a zero-width or
full-width character) is the same name. What becomes of names and reasons is decided where they are read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

# Control and format characters, halves of surrogate pairs, separators of lines and paragraphs.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# What Unicode says may be left out of what is displayed (Default_Ignorable_Code_Point) and is of no category
# above: joiners and fillers, variation selectors; and the blank of Braille. The categories of characters that
# are not assigned yet depend on the version of Python, so only the noncharacters are told by their numbers.
_IGNORABLE = (
    *(range(0x034F, 0x0350), range(0x115F, 0x1161), range(0x17B4, 0x17B6), range(0x180B, 0x1810)),
    *(range(0x2065, 0x2066), range(0x2800, 0x2801), range(0x3164, 0x3165), range(0xFDD0, 0xFDF0)),
    *(range(0xFE00, 0xFE10), range(0xFFA0, 0xFFA1), range(0xFFF0, 0xFFF9), range(0xE0000, 0xE1000)),
)
# The last two numbers of every plane.
_NONCHARACTER = 0xFFFE
_ERROR_CELL = re.compile(r"#[A-Z0-9/_]+[!?]?")
_EMPTY_WORDS = frozenset(
    {
        *("无", "没有", "暂无", "空", "否", "是", "未知", "不详", "待定", "待补", "待填", "不适用"),
        *("none", "nil", "null", "nothing", "n/a", "n.a.", "na", "nan", "tbd", "tba", "no", "yes", "true", "false"),
    }
)


def compared(name: str) -> str:
    """A name as it is compared: one width of characters (NFKC), no blanks, nothing invisible."""
    # Once more afterwards: what stood apart may come together where something between was left out.
    return unicodedata.normalize("NFKC", _visible(unicodedata.normalize("NFKC", name)))


def named_alike(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The position of every name that one before it is the same as, and that one as it was written."""
    seen: dict[str, str] = {}
    for at, name in enumerate(names):
        alike = compared(name)
        if alike in seen:
            yield at, seen[alike]
        seen.setdefault(alike, name)


def invisible_in(name: str) -> str:
    """The first control or format character in a name, or a blank at one of its ends; empty where there is none."""
    found = next((one for one in name if _is_invisible(one)), "")
    return found or name[: len(name) - len(name.lstrip())] or name[len(name.rstrip()) :]


def says_nothing(text: str) -> bool:
    """Whether a text stands for nothing: an error cell (#N/A), 无, n/a, a dash, anything without letter or digit."""
    squeezed = compared(text)
    if not any(one.isalnum() for one in squeezed):
        return True
    return squeezed.casefold() in _EMPTY_WORDS or _ERROR_CELL.fullmatch(squeezed.upper()) is not None


def _visible(text: str) -> str:
    return "".join(one for one in text if not one.isspace() and not _is_invisible(one))


def _is_invisible(character: str) -> bool:
    if character.isascii():
        return not character.isprintable()
    number = ord(character)
    return (
        unicodedata.category(character) in _INVISIBLE
        or number & _NONCHARACTER == _NONCHARACTER
        or any(number in ignored for ignored in _IGNORABLE)
    )
