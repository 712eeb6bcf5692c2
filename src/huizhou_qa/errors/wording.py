"""A text in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def either(parts: Iterable[str]) -> Wording:
    """Things of which it is one: A、B、C in Chinese, A, B or C in English; there is one at least."""
    *first, last = parts
    listed = [", ".join(first)] if first else []
    return Wording("、".join([*first, last]), " or ".join([*listed, last]))


def either_called(names: Sequence[Wording]) -> Wording:
    """The same of things that have a name in each language."""
    return Wording(either(name.zh for name in names).zh, either(name.en for name in names).en)
