"""How a result shows itself, even one that was put together by hand from anything.

Looking at a value must never fail, least of all while a user looks for what is wrong with it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from html import escape
from typing import TypeVar

from huizhou_qa.errors import HuizhouQAError, VerificationError
from huizhou_qa.errors.texts import Language
from huizhou_qa.markup import Html, fragment

Derived = TypeVar("Derived")


class Face(ABC):
    """A result that shows a summary of itself."""

    __slots__ = ()

    @abstractmethod
    def _summary(self) -> str:
        """The summary; may fail for a result that was put together by hand."""

    def __repr__(self) -> str:
        return face_of(self, self._summary)


class HtmlFace(Face):
    """A result that a notebook shows as HTML."""

    __slots__ = ()

    @abstractmethod
    def _html(self, language: Language) -> str:
        """The parts of the HTML in a language; may fail for a result that was put together by hand."""

    def to_html(self, language: Language = "zh") -> str:
        """One fragment of HTML that stands anywhere, with its styles, in Chinese or in English."""
        return html_of(self, lambda: fragment(language, Html(self._html(language))))

    def _repr_html_(self) -> str:
        return self.to_html()


def face_of(result: object, summary: Callable[[], str]) -> str:
    """The summary of a result, or the name of its class where the summary fails."""
    return _or_else(summary, _by_hand(result))


def html_of(result: object, html: Callable[[], str]) -> str:
    """The same as HTML."""
    return _or_else(html, escape(_by_hand(result)))


def follows(derive: Callable[[], Derived]) -> Derived:
    """Derives a value from a result; raises VerificationError where a result put together by hand has none."""
    try:
        return derive()
    except HuizhouQAError:
        raise
    except Exception:  # noqa: BLE001 (values in a result put together by hand may raise anything)
        raise VerificationError.of("", "wrong_type", case="follows") from None


def _or_else(show: Callable[[], str], otherwise: str) -> str:
    try:
        return show()
    except Exception:  # noqa: BLE001 (values in a result put together by hand may raise anything)
        return otherwise


def _by_hand(result: object) -> str:
    return f"<{type(result).__name__} put together by hand: it does not hold what it should>"
