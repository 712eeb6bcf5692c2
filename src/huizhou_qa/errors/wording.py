"""A text in Chinese and in English."""

from __future__ import annotations

from attrs import frozen


@frozen
class Wording:
    """One text in both languages.

    Attributes:
        zh: the Chinese text.
        en: the English text.
    """

    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.zh} · {self.en}"
