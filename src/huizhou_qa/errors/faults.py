"""What is told of something: where, under which code, with which parameters, in both languages.

Texts are made from code and parameters in ``texts`` and nowhere else, so that a caller can word
them again from the same data.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from attrs import evolve, field, frozen

from huizhou_qa.errors.shown import MOST_BITS, described, entries_of, is_a, shown
from huizhou_qa.errors.texts import text_of
from huizhou_qa.errors.wording import Wording
from huizhou_qa.frozen_mapping import FrozenMapping

Param = str | int | date | Wording | tuple["Param", ...]
Params = FrozenMapping[str, Param]


def params_of(given: object) -> Params:
    """Parameters as they may stand in a text; of what is none, its kind stands there.

    Nothing is refused: whoever makes an error is told of what went wrong before, and of nothing else.
    """
    entries = entries_of(given)
    if entries is None:
        return FrozenMapping({"text": described(given)})
    return FrozenMapping({str.__str__(name): _param(value) for name, value in entries if is_a(name, str)})


def _param(value: object) -> Param:
    if type(value) is str or type(value) is Wording:
        return value
    if is_a(value, str):
        return str.__str__(value)
    if is_a(value, tuple):
        return tuple(_param(one) for one in tuple.__iter__(value))
    if type(value) is bool or type(value) is date or type(value) is datetime:
        return value
    if type(value) is int and value.bit_length() <= MOST_BITS:
        return value
    return described(value)


@frozen
class Told:
    """One thing that is told; use one of the subclasses.

    Attributes:
        path: where it is, a JSON Pointer into what was given or what came out; empty for the whole.
        code: which kind of thing, a stable word that never changes its meaning.
        params: what the text is made of, by name: texts, whole numbers, days, wordings, and tuples of
            these. ``case`` tells apart texts of one code.
    """

    path: str
    code: str
    params: Params = field(converter=params_of, factory=FrozenMapping)

    def __attrs_post_init__(self) -> None:
        for name in ("path", "code"):
            given = getattr(self, name)
            if type(given) is not str:
                object.__setattr__(self, name, str.__str__(given) if is_a(given, str) else shown(given))

    @classmethod
    def of(cls, path: str, code: str, /, **params: Param) -> Self:
        """The same with its parameters as keywords."""
        return cls(path, code, params)

    @property
    def zh(self) -> str:
        """The text in Chinese."""
        return text_of(self.code, self.params, "zh")

    @property
    def en(self) -> str:
        """The text in English."""
        return text_of(self.code, self.params, "en")

    @property
    def message(self) -> str:
        """The text in both languages."""
        return f"{self.zh} · {self.en}"

    def under(self, where: str) -> Self:
        """The same as it stands in something larger, which holds it at that path."""
        return evolve(self, path=where + self.path)

    def with_params(self, **params: Param) -> Self:
        """The same with these parameters beside its own."""
        return evolve(self, params={**self.params, **params})


@frozen
class Fault(Told):
    """One thing that is wrong with what was given."""


@frozen
class Note(Told):
    """Something that a reader of a result should know to read it rightly."""
