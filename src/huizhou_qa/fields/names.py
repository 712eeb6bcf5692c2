"""Names and reasons as people write them: when two are the same, and when one is without content.

Names that differ only in blanks, line breaks, zero-width or full-width characters are the same. The readers of
names and reasons decide what to refuse.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

# Control and format characters, halves of surrogate pairs, separators of lines and paragraphs.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Characters that Unicode leaves out of the display (Default_Ignorable_Code_Point) and that have none of these
# categories: joiners, fillers, variation selectors; and the blank of Braille. Categories of unassigned characters
# depend on the version of Python, so only noncharacters are recognised by their numbers.
_IGNORABLE = frozenset[int]().union(
    *(range(0x034F, 0x0350), range(0x115F, 0x1161), range(0x17B4, 0x17B6), range(0x180B, 0x1810)),
    *(range(0x2065, 0x2066), range(0x2800, 0x2801), range(0x3164, 0x3165), range(0xFDD0, 0xFDF0)),
    *(range(0xFE00, 0xFE10), range(0xFFA0, 0xFFA1), range(0xFFF0, 0xFFF9), range(0xE0000, 0xE1000)),
)
# The last two numbers of every plane.
_NONCHARACTER = 0xFFFE
# Error cells of spreadsheets, as Excel, WPS and LibreOffice write them.
_ERROR_CELL = re.compile(r"#[a-z0-9/_]+[!?]?|(?:err|错误):[0-9]+")
# The same for names, which may well be #1 or #A2.
_ERROR_CELL_FOR_A_NAME = re.compile(r"#(?:n/a|getting_data|[a-z0-9/_]+[!?])|(?:err|错误):[0-9]+")
_EMPTY_WORDS = frozenset(
    {
        *("无", "没有", "没", "暂无", "尚无", "空", "空白", "略", "否", "是", "未知", "不详", "不清楚", "不知道"),
        *("待定", "待补", "待填", "待报", "未定", "未填", "未报", "不适用", "无数据", "无内容", "无资料"),
        *("none", "nil", "null", "nothing", "empty", "blank", "void", "missing", "unknown", "undefined"),
        *("n/a", "n.a", "na", "nan", "nat", "tbd", "tba", "tbc", "todo", "no", "yes", "true", "false"),
    }
)

_NO_NUMBERS = frozenset({"nan", "inf", "infinity"})
_NO_REASONS = frozenset({"0", "零", "同上", "同前", "ditto"})


def compared(name: str) -> str:
    """The compared form of a name: one width of characters (NFKC), no blanks, nothing invisible."""
    if _is_plain(name):
        # ASCII, as all ids are: only blanks have to be removed.
        return name.replace(" ", "")
    # Normalised again: removed characters may have separated ones that combine.
    return unicodedata.normalize("NFKC", _visible(unicodedata.normalize("NFKC", name)))


def named_alike(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The position of every name that equals an earlier one, and the earlier one as written."""
    seen: dict[str, str] = {}
    for at, name in enumerate(names):
        alike = compared(name)
        if alike in seen:
            yield at, seen[alike]
        seen.setdefault(alike, name)


def invisible_in(name: str) -> str:
    """The first invisible character of a name, or the blanks at one of its ends; empty where there are none."""
    found = "" if _is_plain(name) else next((character for character in name if _is_invisible(character)), "")
    return found or name[: len(name) - len(name.lstrip())] or name[len(name.rstrip()) :]


def are_plain(names: Collection[object]) -> bool:
    """Whether all are texts of printable ASCII without any blank, as ids are: no such name has a fault."""
    listed = [name for name in names if type(name) is str]
    together = "".join(listed)
    return "" not in listed and _is_plain(together) and " " not in together and len(listed) == len(names)


def is_blank(found: str) -> bool:
    """Whether ``invisible_in`` found a blank, which a name may contain, but not at its ends."""
    return unicodedata.category(found[0]) == "Zs"


def says_nothing(text: str) -> bool:
    """Whether a text has no content: an error cell (#N/A), 无, n/a, a dash, anything without letter or digit.

    Width, case, blanks and surrounding signs (（无）, -none-) make no difference.
    """
    return _stands_for_nothing(text, _ERROR_CELL)


def names_nothing(name: str) -> bool:
    """The same for a name of a unit or an incident, for which fewer texts count as an error cell."""
    return _stands_for_nothing(name, _ERROR_CELL_FOR_A_NAME)


def gives_no_reason(text: str) -> bool:
    """Whether a text gives no reason: it has no content, or is only 0 or 同上 (as above)."""
    return says_nothing(text) or compared(text).strip("()。.") in _NO_REASONS


def is_word(text: str) -> bool:
    """Whether a text can be one of named options: it begins with a letter, has no digits, and says something.

    So a number is none, however it is written, and neither is 约97 (about 97).
    """
    if not text[:1].isalpha() or any(map(str.isdigit, text)) or text.casefold() in _NO_NUMBERS:
        return False
    return not invisible_in(text) and not says_nothing(text)


def _stands_for_nothing(text: str, error_cell: re.Pattern[str]) -> bool:
    squeezed = compared(text).casefold()
    if error_cell.fullmatch(squeezed):
        return True
    letters = [at for at, character in enumerate(squeezed) if character.isalnum()]
    return not letters or squeezed[letters[0] : letters[-1] + 1] in _EMPTY_WORDS


def _visible(text: str) -> str:
    # Each different character is checked once.
    unseen = {ord(character): None for character in set(text) if character.isspace() or _is_invisible(character)}
    return text.translate(unseen)


def _is_plain(text: str) -> bool:
    """Whether it has only printable ASCII characters."""
    return text.isascii() and text.isprintable()


def _is_invisible(character: str) -> bool:
    if character.isascii():
        return not character.isprintable()
    number = ord(character)
    return (
        unicodedata.category(character) in _INVISIBLE or number & _NONCHARACTER == _NONCHARACTER or number in _IGNORABLE
    )
