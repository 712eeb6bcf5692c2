"""Names and reasons as people write them: when two are the same, and when one says nothing.

A name that differs from another only by what cannot be seen (a blank, a line break, a zero-width or
full-width character) is the same name. What becomes of names and reasons is decided where they are read.
"""

from __future__ import annotations

import re
import unicodedata

# Control, format, surrogate and unassigned characters, and separators of lines and paragraphs.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
_ERROR_CELL = re.compile(r"#[A-Z0-9/_]+[!?]?")
_EMPTY_WORDS = frozenset(
    {
        *("无", "没有", "暂无", "空", "否", "是", "未知", "不详", "待定", "待补", "待填", "不适用"),
        *("none", "nil", "null", "nothing", "n/a", "n.a.", "na", "nan", "tbd", "tba", "no", "yes", "true", "false"),
    }
)


def compared(name: str) -> str:
    """A name as it is compared: one width of characters (NFKC), no blanks, nothing invisible."""
    normal = unicodedata.normalize("NFKC", name)
    return "".join(one for one in normal if not one.isspace() and unicodedata.category(one) not in _INVISIBLE)


def invisible_in(name: str) -> str:
    """The first control or format character in a name, or a blank at one of its ends; empty where there is none."""
    found = next((one for one in name if unicodedata.category(one) in _INVISIBLE), "")
    return found or name[: len(name) - len(name.lstrip())] or name[len(name.rstrip()) :]


def says_nothing(text: str) -> bool:
    """Whether a text stands for nothing: an error cell (#N/A), 无, n/a, a dash, anything without letter or digit."""
    squeezed = compared(text)
    if not any(one.isalnum() for one in squeezed):
        return True
    return squeezed.casefold() in _EMPTY_WORDS or _ERROR_CELL.fullmatch(squeezed.upper()) is not None
