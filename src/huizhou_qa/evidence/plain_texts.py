"""Reads texts: names, sources, persons, reasons. Words without content (无, n/a) are refused.

Nothing is coerced: 5 is not "5". A subclass of text is read as its characters; its methods are never called.
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
        """A text that is not empty and can be written as UTF-8."""
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
        """A name: a text without invisible characters and without blanks at its ends."""
        name = self.text()
        self.refuse_bad_name(name)
        self.refuse_no_name(name)
        return name

    def refuse_no_name(self, name: str) -> None:
        """Notes a fault of a name without content: an error cell, 无, n/a, a dash."""
        if name.strip() and not has_surrogate(name) and names_nothing(name):
            self.refuse("says_nothing", case="name", given=name)

    def refuse_bad_name(self, name: str) -> None:
        """Notes a fault of a name with invisible characters; for keys and values alike."""
        found = invisible_in(name)
        # Empty texts and surrogates have faults of their own.
        if found and name.strip() and not has_surrogate(name):
            case = "blank" if is_blank(found) else "invisible"
            self.refuse("bad_name", case=case, name=name, found=f"U+{ord(found[0]):04X}")

    def line(self) -> str:
        """A text of one line without invisible characters."""
        text = self.text()
        self._refuse_invisible(text)
        return text

    def source(self) -> str:
        """A source: a text of one line with content."""
        text = self.line()
        self._refuse_empty_words(text, "source")
        return text

    def who(self) -> str:
        """The person or office that decided, awarded or stated something: a name with content."""
        text = self.text()
        self.refuse_bad_name(text)
        self._refuse_empty_words(text, "by")
        return text

    def reason(self) -> str:
        """A reason: a text of one or several lines with content."""
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
