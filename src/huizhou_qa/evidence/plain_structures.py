"""Reads mappings and lists of plain values entry by entry, and notes faults.

A reader that finds a fault notes it and goes on, so that every fault is found at once. Mappings and lists of
foreign kinds are read as far as possible. Single values are read in ``plain_texts`` and ``plain_values``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import islice
from typing import Self, TypeVar

from attrs import define, field

from huizhou_qa.errors import (
    EvidenceError,
    Fault,
    JsonNumber,
    described,
    is_a,
    is_mapping,
    members_of,
    nearest,
    pointer,
)
from huizhou_qa.errors.faults import Param
from huizhou_qa.fields.names import are_plain

Read = TypeVar("Read")

# So many faults are told at once. No form that people fill in has as many; a hostile text may have any number.
MOST_FAULTS = 1_000


def has_surrogate(text: str) -> bool:
    """Whether the text contains half of a surrogate pair, which no encoding can write."""
    # Surrogates are not printable; that check is fast.
    return not text.isprintable() and any("\ud800" <= character <= "\udfff" for character in text)


def plain_text(value: object) -> str | None:
    """The characters of a text or of a subclass of text; None for anything else, including a number of a JSON text."""
    if type(value) is str:
        return value
    return str.__str__(value) if is_a(value, str) and not is_a(value, JsonNumber) else None


class JsonObject(dict[str, object]):
    """An object of a JSON text, with its repeated keys."""

    repeated: tuple[str, ...] = ()

    def __init__(self, pairs: Collection[tuple[str, object]]) -> None:
        super().__init__(pairs)
        if len(self) < len(pairs):
            counted = Counter(key for key, _ in pairs)
            self.repeated = tuple(key for key, times in counted.items() if times > 1)


@define
class Faults:
    """The first faults found so far, in the order they were found."""

    found: list[Fault] = field(factory=list)

    def add(self, path: str, code: str, /, **params: Param) -> None:
        """Notes a fault."""
        self.extend((Fault(path, code, params),))

    def extend(self, faults: Iterable[Fault]) -> None:
        """Notes these faults, up to the most that are told."""
        self.found.extend(islice(faults, max(0, MOST_FAULTS - len(self.found))))

    def raise_if_any(self, **params: Param) -> None:
        """Raises EvidenceError with all faults; the parameters are those of its first line."""
        if self.found:
            raise EvidenceError(self.found, params)


@define
class Structure:
    """A given value with its path; reads its entries and members, and notes its faults.

    Attributes:
        value: the value.
        faults: where faults are noted.
        is_of_a_record: whether it is a field of a record, so that a number may have more digits than input.
    """

    value: object
    _place: str = field(alias="path")
    faults: Faults
    is_of_a_record: bool = False
    _name: str | None = None
    _read: list[tuple[object, object]] | None = field(default=None, init=False)
    _is_readable: bool = field(default=True, init=False)

    @property
    def path(self) -> str:
        """Its JSON Pointer, written when it is asked for: few values have a fault."""
        return self._place if self._name is None else self._place + pointer(self._name)

    def refuse(self, code: str, /, **params: Param) -> None:
        """Notes a fault of the value."""
        self.faults.add(self.path, code, **params)

    @property
    def is_absent(self) -> bool:
        return self.value is None

    def if_given(self, read: Callable[[Self], Read]) -> Read | None:
        """What is read, or None where the value is absent."""
        return None if self.is_absent else read(self)

    def entries(self) -> list[tuple[str, Self]]:
        """The entries of a mapping with texts as keys."""
        found: dict[str, Self] = {}
        repeated = list(self.value.repeated) if is_a(self.value, JsonObject) else []
        kind, path = type(self), self.path
        for key, value in self._items():
            name = plain_text(key)
            if name is None:
                self.refuse("wrong_type", case="key", given=described(key))
            elif has_surrogate(name):
                self.refuse("bad_text", case="surrogate_in_key", key=name)
            else:
                if name in found:
                    repeated.append(name)
                found[name] = kind(value, path, self.faults, self.is_of_a_record, name)
        for name in repeated:
            self.faults.add(path + pointer(name), "repeated_key", case="object", key=name)
        return list(found.items())

    def entry(self, name: str, value: object) -> Self:
        """A value under a name of this mapping."""
        return type(self)(value, self.path, self.faults, self.is_of_a_record, name)

    def plain_entries(self) -> list[tuple[str, object]] | None:
        """The entries of a plain mapping whose names have no fault, as they are; None of anything else."""
        value = self.value
        if type(value) is not dict and (type(value) is not JsonObject or value.repeated):
            return None
        listed = list(value.items())
        return listed if are_plain([name for name, _ in listed]) else None

    def has(self, key: str) -> bool:
        """Whether it is a mapping with this key."""
        return is_mapping(self.value) and any(plain_text(one) == key for one, _ in self._items())

    @property
    def is_readable(self) -> bool:
        """Whether it is a mapping whose entries can be read; notes a fault otherwise."""
        self._items()
        return is_mapping(self.value) and self._is_readable

    def _items(self) -> list[tuple[object, object]]:
        if self._read is None:
            self._read = []
            if not is_mapping(self.value):
                self.refuse("wrong_type", case="mapping", given=described(self.value))
                return []
            try:
                self._read = [(key, value) for key, value in self.value.items()]
            except Exception:  # noqa: BLE001 (a mapping of a foreign kind may raise anything)
                self._is_readable = False
                self.refuse("wrong_type", case="unreadable", given=described(self.value))
        return self._read

    def members(self) -> list[Self]:
        """The members of a list."""
        listed = members_of(self.value)
        if listed is None:
            self.refuse("wrong_type", case="list", given=described(self.value))
        path = self.path
        return [type(self)(member, path, self.faults, name=str(at)) for at, member in enumerate(listed or ())]

    def keys(
        self, required: tuple[str, ...], optional: tuple[str, ...] = (), unlisted: tuple[str, ...] = ()
    ) -> dict[str, Self]:
        """The values of these keys, absent ones as None; notes unknown keys and missing required ones.

        ``unlisted`` keys are read too, but never suggested: only the library writes them.
        """
        found = dict(self.entries())
        known = required + optional
        for key, given in found.items():
            if key not in known + unlisted:
                alike = nearest(key, known)
                given.refuse("unknown_key", case="near" if alike else "known", key=key, nearest=alike, known=known)
        self._refuse_lacking(required, found)
        # Faults of absent values are noted above; those of reading them are discarded.
        absent = type(self)(None, self.path, Faults())
        return {key: absent if found.get(key, absent).is_absent else found[key] for key in known + unlisted}

    def keys_and_others(self, required: tuple[str, ...]) -> tuple[dict[str, Self], dict[str, Self]]:
        """The values of these keys, absent ones as None, and those of all others; notes missing keys."""
        found = dict(self.entries())
        self._refuse_lacking(required, found)
        absent = type(self)(None, self.path, Faults())
        named = {key: absent if found.get(key, absent).is_absent else found[key] for key in required}
        return named, {key: value for key, value in found.items() if key not in required}

    def _refuse_lacking(self, required: tuple[str, ...], found: Mapping[str, Self]) -> None:
        # A value without readable keys is reported once.
        for key in required if self.is_readable else ():
            if key not in found or found[key].is_absent:
                self.refuse("required", case="key", key=key)
