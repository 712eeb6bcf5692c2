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
_IGNORABLE = frozenset[int]().union(
    *(range(0x034F, 0x0350), range(0x115F, 0x1161), range(0x17B4, 0x17B6), range(0x180B, 0x1810)),
    *(range(0x2065, 0x2066), range(0x2800, 0x2801), range(0x3164, 0x3165), range(0xFDD0, 0xFDF0)),
    *(range(0xFE00, 0xFE10), range(0xFFA0, 0xFFA1), range(0xFFF0, 0xFFF9), range(0xE0000, 0xE1000)),
)
# The last two numbers of every plane.
_NONCHARACTER = 0xFFFE
# What a spreadsheet shows where a formula gave no value, as Excel, WPS and LibreOffice write it.
_ERROR_CELL = re.compile(r"#[a-z0-9/_]+[!?]?|(?:err|错误):[0-9]+")
# The same in a name, which may well be #1 or #A2.
_ERROR_CELL_FOR_A_NAME = re.compile(r"#(?:n/a|getting_data|[a-z0-9/_]+[!?])|(?:err|错误):[0-9]+")
_EMPTY_WORDS = frozenset(
    {
        *("无", "没有", "没", "暂无", "尚无", "空", "空白", "略", "否", "是", "未知", "不详", "不清楚", "不知道"),
        *("待定", "待补", "待填", "待报", "未定", "未填", "未报", "不适用", "无数据", "无内容", "无资料"),
        *("none", "nil", "null", "nothing", "empty", "blank", "void", "missing", "unknown", "undefined"),
        *("n/a", "n.a", "na", "nan", "nat", "tbd", "tba", "tbc", "todo", "no", "yes", "true", "false"),
    }
)

_NO_REASONS = frozenset({"0", "零", "同上", "同前", "ditto"})


def compared(name: str) -> str:
    """A name as it is compared: one width of characters (NFKC), no blanks, nothing invisible."""
    if _is_plain(name):
        # As every id is: it has one width, and nothing in it but blanks is left out.
        return name.replace(" ", "")
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
    """The first character in a name that cannot be seen, or the blanks at one of its ends; empty where none are."""
    found = "" if _is_plain(name) else next((one for one in name if _is_invisible(one)), "")
    return found or name[: len(name) - len(name.lstrip())] or name[len(name.rstrip()) :]


def is_blank(found: str) -> bool:
    """Whether what ``invisible_in`` found is a blank, which may stand within a name and not at its ends."""
    return unicodedata.category(found[0]) == "Zs"


def says_nothing(text: str) -> bool:
    """Whether a text stands for nothing: an error cell (#N/A), 无, n/a, a dash, anything without letter or digit.

    Its width, its case, its blanks and what stands around it (（无）, -none-) make no difference.
    """
    return _stands_for_nothing(text, _ERROR_CELL)


def names_nothing(name: str) -> bool:
    """The same for a name, such as a unit's or an incident's, of which fewer look like an error cell."""
    return _stands_for_nothing(name, _ERROR_CELL_FOR_A_NAME)


def gives_no_reason(text: str) -> bool:
    """Whether a text that should give a reason says nothing, or only 0 or 同上 (as above), which is none by itself."""
    return says_nothing(text) or compared(text).strip("()。.") in _NO_REASONS


def _stands_for_nothing(text: str, error_cell: re.Pattern[str]) -> bool:
    squeezed = compared(text).casefold()
    if error_cell.fullmatch(squeezed):
        return True
    letters = [at for at, one in enumerate(squeezed) if one.isalnum()]
    return not letters or squeezed[letters[0] : letters[-1] + 1] in _EMPTY_WORDS


def _visible(text: str) -> str:
    # Of a long text, each character is looked at once.
    unseen = {ord(one): None for one in set(text) if one.isspace() or _is_invisible(one)}
    return text.translate(unseen)


def _is_plain(text: str) -> bool:
    """Whether it is of letters, digits, signs and blanks of ASCII alone, of which none is invisible."""
    return text.isascii() and text.isprintable()


def _is_invisible(character: str) -> bool:
    if character.isascii():
        return not character.isprintable()
    number = ord(character)
    return (
        unicodedata.category(character) in _INVISIBLE or number & _NONCHARACTER == _NONCHARACTER or number in _IGNORABLE
    )
