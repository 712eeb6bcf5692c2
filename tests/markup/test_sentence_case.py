"""English faces: every title, line and cell that is told in words begins with a capital."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from support.every_face import FACES, SLOW

# What begins a line of its own; of cells, those of words. Figures stay as they are said within a sentence.
LINES = {"p", "li", "caption", "th", "summary", "div"}
WORDS = {"told", "name", "text"}
BREAKS = {"br", "table", "tr", "ul", "details", *LINES}
# What evidence or a register calls something is no word.
A_NAME = re.compile(r"[a-z0-9]+_|/|[a-z_]+=")


class Beginnings(HTMLParser):
    """The first words of every line and of every cell of words, but for the tags that name a state."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._begun, self._skipped, self._cell = False, False, True
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skipped = self._skipped or tag == "style"
        if tag == "td":
            self._begun, self._cell = True, bool(WORDS & set((dict(attrs).get("class") or "").split()))
        elif "tag" in (dict(attrs).get("class") or "").split():
            self._begun = False
        elif tag in BREAKS:
            self._begun = True
            self._cell = self._cell if tag == "br" else True

    def handle_endtag(self, tag: str) -> None:
        self._skipped = self._skipped and tag != "style"

    def handle_data(self, data: str) -> None:
        if self._begun and not self._skipped and data.strip():
            self._begun = False
            if self._cell:
                self.found.append(data.strip())


def small_beginnings(html: str) -> list[str]:
    return [text for text in Beginnings(html).found if re.match("[a-z]", text) and not A_NAME.match(text)]


@pytest.mark.parametrize("name", [*FACES, *SLOW])
def test_a_line_of_an_english_face_begins_with_a_capital(name: str) -> None:
    assert small_beginnings((FACES | SLOW)[name]().to_html("en")) == []


def test_a_line_that_does_not_would_be_seen() -> None:
    assert small_beginnings('<p>open: it</p><td class="told">less</td><td class="n">yes</td>') == ["open: it", "less"]
    assert small_beginnings("<style>p{}</style><p><b>Open</b>: it<br>next</p><li>late_reports</li>") == ["next"]
