"""Fields that are worked out when they are first read, of a record that is otherwise like any other.

A ledger has well over a hundred figures, evidence as many records, and most callers look at a few. Where one is put
together field by field, all of them stand in it from the beginning.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Protocol, Self


class FieldSource(Protocol):
    """What the fields of a record follow from."""

    def field(self, name: str) -> object:
        """The value of a field."""


class Derived:
    """A record of which the fields may follow from a source: each is asked for once, when it is first read.

    The source is no part of it: it is neither compared, nor shown, nor pickled.
    """

    __slots__ = ("_source",)
    __match_args__: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def of(cls, source: FieldSource) -> Self:
        """The record that follows from a source."""
        made = object.__new__(cls)
        object.__setattr__(made, "_source", source)
        return made

    if not TYPE_CHECKING:  # pragma: no branch - no run is a check of types
        # Asked only for what is not set; hidden from type checkers, to which every other name is a fault.
        def __getattr__(self, name: str) -> object:
            if name not in self.__match_args__:
                message = f"{type(self).__name__!r} object has no attribute {name!r}"
                raise AttributeError(message, name=name, obj=self)
            value = self._source.field(name)
            object.__setattr__(self, name, value)
            return value


def source_of(record: Derived) -> FieldSource | None:
    """What the fields of a record follow from; None where it was put together field by field."""
    made: FieldSource | None = getattr(record, "_source", None)
    return made


def was_read(record: Derived, name: str) -> bool:
    """Whether a field stands in a record by now."""
    try:
        object.__getattribute__(record, name)
    except AttributeError:
        return False
    return True


def read_so_far(record: Derived, names: Iterable[str] | None = None) -> dict[str, object]:
    """The fields that stand in a record by now, by name: all of them, or those of these names."""
    asked = record.__match_args__ if names is None else names
    return {name: object.__getattribute__(record, name) for name in asked if was_read(record, name)}
