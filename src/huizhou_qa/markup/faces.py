"""How a value shows itself, even one that was put together by hand from anything.

Looking at a value must never fail, least of all while a user looks for what is wrong with it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from html import escape
from itertools import accumulate

from huizhou_qa.errors import shortened
from huizhou_qa.errors.texts import Language
from huizhou_qa.markup.elements import Html
from huizhou_qa.markup.fragment import fragment
from huizhou_qa.one_screen import LINES, SCREEN

# A line of a plain text has at most such a length.
LENGTH = 240


class Face(ABC):
    """A value that shows a summary of itself."""

    __slots__ = ()

    @abstractmethod
    def _summary(self) -> str:
        """The summary; may fail for a value that was put together by hand."""

    def __repr__(self) -> str:
        return _a_screen(_or_else(self._summary, _by_hand(self)))


class InNotebook(ABC):
    """A value that a notebook shows as HTML."""

    __slots__ = ()

    @abstractmethod
    def _html(self, language: Language) -> Html:
        """The parts of the HTML in a language; may fail for a value that was put together by hand."""

    def to_html(self, language: Language = "zh") -> str:
        """One fragment of HTML that stands anywhere, with its styles, in Chinese or in English."""
        return _or_else(lambda: fragment(language, self._html(language)), escape(_by_hand(self)))

    def _repr_html_(self) -> str:
        return self.to_html()


class HtmlFace(Face, InNotebook):
    """A value that shows a summary of itself, and in a notebook HTML."""

    __slots__ = ()


def _or_else(show: Callable[[], str], otherwise: str) -> str:
    try:
        return show()
    except Exception:  # noqa: BLE001 (values in a result put together by hand may raise anything)
        return otherwise


def _a_screen(told: str) -> str:
    """A text as far as it fits on a screen, and how many lines there are beside."""
    lines = [shortened(line, LENGTH) for line in told.split("\n")]
    if len(lines) <= LINES and len("\n".join(lines)) <= SCREEN:
        return "\n".join(lines)
    room = SCREEN - len(_more(len(lines)))
    ends = accumulate(len(line) + 1 for line in lines[: LINES - 1])
    fitting = lines[: sum(end <= room for end in ends)]
    return "\n".join([*fitting, _more(len(lines) - len(fitting))])


def _more(lines: int) -> str:
    return f"  … {lines} more lines>"


def _by_hand(value: object) -> str:
    return f"<{type(value).__name__} put together by hand: it does not hold what it should>"
