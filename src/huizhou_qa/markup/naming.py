"""Values that know only keys, and show names where a scheme says what it calls them."""

from __future__ import annotations

from abc import abstractmethod
from typing import Protocol

from attrs import frozen

from huizhou_qa.errors.texts import Language
from huizhou_qa.markup.elements import Html
from huizhou_qa.markup.faces import HtmlFace
from huizhou_qa.markup.telling import Names, Telling


class HasNames(Protocol):
    """A scheme, which says what it calls what evidence says."""

    @property
    def names(self) -> Names:
        """What it calls things."""


class NamedFace(HtmlFace):
    """A value that holds no scheme: it shows keys, and the names beside them where a scheme gives them."""

    __slots__ = ()

    @abstractmethod
    def _told(self, tell: Telling) -> Html:
        """The parts of the HTML; may fail for a value that was put together by hand."""

    def _html(self, language: Language) -> Html:
        return self._told(Telling(language))

    def shown_by(self, scheme: HasNames) -> ShownByScheme:
        """The same to look at, with the names that the scheme has for what it holds: ``evidence.shown_by(scheme)``."""
        return ShownByScheme(self, scheme)


@frozen(repr=False)
class ShownByScheme(HtmlFace):
    """A value in the names of a scheme."""

    value: NamedFace
    scheme: HasNames

    def _summary(self) -> str:
        return repr(self.value)

    def _html(self, language: Language) -> Html:
        return self.value._told(Telling(language, self.scheme.names))  # noqa: SLF001 (one class in two parts)
