"""What a fragment of HTML tells: its text with the styles stripped, and its tables cell by cell."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

# Elements that need no end.
ALONE = {"br"}


def stripped(html: str) -> str:
    """The text of a fragment as a reader without styles gets it, a part a line."""
    parts = re.sub(r"<style>.*?</style>", "", html)
    return unescape(re.sub(r"(?:<[^>]*>)+", "\n", parts)).strip()


def rows(html: str, width: int) -> list[list[str]]:
    """The cells of every row of so many cells, headers left out."""
    found = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr[^>]*>(.*?)</tr>", html)]
    return [[_text_of(cell) for cell in row] for row in found if len(row) == width]


def _text_of(cell: str) -> str:
    """The text of a cell, its lines one after the other."""
    return unescape(re.sub(r"<[^>]*>", "", cell.replace("<br>", " ")))


class Elements(HTMLParser):
    """The elements of a fragment, each with its attributes; refuses one that is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag not in ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
