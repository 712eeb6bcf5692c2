"""Texts among plain values: names, sources, who decided, reasons. Words that stand for nothing are none of these.

Nothing is coerced: 5 is not "5". A kind of text is read as the characters that it holds: the methods that a subclass
brings are never asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import define

from huizhou_qa.errors import described
from huizhou_qa.evidence.plain_structures import Structure, has_surrogate, plain_text
from huizhou_qa.fields.names import gives_no_reason, invisible_in, is_blank, names_nothing, says_nothing

# A reason may have several lines.
_LINE_BREAKS = re.compile("[\n\r\t\u2028\u2029]")


@define
class Texts(Structure):
    """A value that may be a text."""

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
