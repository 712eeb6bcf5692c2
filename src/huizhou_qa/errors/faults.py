"""Faults and notes: a path, a code and parameters, with a text in both languages.

The texts are made from code and parameters in ``texts`` alone, so that a caller can write
others from the same data.
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

# Types by what tells them apart: asking one for its hash would call a method of whoever made it.
_PLAIN = frozenset({id(str), id(Wording)})


def params_of(given: object) -> Params:
    """The parameters of a text; anything that cannot be one is replaced by a description of its kind.

    Nothing is refused: making an error must not raise another one.
    """
    if type(given) is dict and _PLAIN.issuperset(map(id, map(type, (*given, *given.values())))):
        return FrozenMapping(given)
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
class Message:
    """A message about a value; use one of the subclasses.

    Attributes:
        path: the place, a JSON Pointer into the input or the result; empty for the whole.
        code: the kind of message, a stable word that never changes its meaning.
        params: the parameters of the text by name: texts, whole numbers, days, wordings, and tuples of
            these. ``case`` distinguishes texts of one code.
    """

    path: str
    code: str
    params: Params = field(converter=params_of, factory=FrozenMapping)

    def __attrs_post_init__(self) -> None:
        if type(self.path) is str and type(self.code) is str:
            return
        for name in ("path", "code"):
            given = getattr(self, name)
            if type(given) is not str:
                object.__setattr__(self, name, str.__str__(given) if is_a(given, str) else shown(given))

    @classmethod
    def of(cls, path: str, code: str, /, **params: Param) -> Self:
        """Makes one with its parameters as keywords."""
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
        """A copy with this path in front of its own."""
        return evolve(self, path=where + self.path)

    def with_params(self, **params: Param) -> Self:
        """A copy with these parameters added."""
        return evolve(self, params={**self.params, **params})


@frozen
class Fault(Message):
    """A fault of the input."""


@frozen
class Note(Message):
    """A remark that a reader of a result needs to interpret it."""
