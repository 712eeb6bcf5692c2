"""The form of a document, as data: the keys of every object in it, and the kind of value under each.

Faults by path are told of it here, and the JSON Schema is made of it. What nodes say is looked at where they are built;
here they are lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from attrs import field, frozen

from huizhou_qa.codec.plain_data import interval_in, list_in, number_in, object_in, text_in, truth_in, whole_in, word_in
from huizhou_qa.errors import Fault, SchemeError, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers.document import Data
from huizhou_qa.rules.rounding import MODES
from huizhou_qa.rules.statistics import FOLDS
from huizhou_qa.scheme.program.building import OUTPUTS

ValueKind = Literal["format", "text", "truth", "number", "whole", "interval", "measure", "condition", "chosen"]


@frozen
class PlainValue:
    """A value without parts of its own, or a node: what it is, and what reads it."""

    kind: ValueKind
    read: Callable[[Data, str], object]

    def faults(self, data: Data, path: str) -> Iterator[Fault]:
        """What is wrong with the value at a place."""
        yield from _unread(self.read, data, path)


@frozen
class OneOf:
    """One of these words."""

    words: tuple[str, ...]

    def faults(self, data: Data, path: str) -> Iterator[Fault]:
        """What is wrong with the value at a place."""
        yield from _unread(lambda one, where: word_in(one, where, self.words), data, path)


@frozen
class Listed:
    """A list of such members."""

    members: Form

    def faults(self, data: Data, path: str) -> Iterator[Fault]:
        """What is wrong with the value at a place."""
        if not isinstance(data, tuple):
            yield from _unread(list_in, data, path)
            return
        for at, one in enumerate(data):
            yield from self.members.faults(one, path + pointer(str(at)))


@frozen
class ByName:
    """An object of any keys, each with such a value."""

    members: Form

    def faults(self, data: Data, path: str) -> Iterator[Fault]:
        """What is wrong with the value at a place."""
        if not isinstance(data, FrozenMapping):
            yield from _unread(object_in, data, path)
            return
        for key, one in data.items():
            yield from self.members.faults(one, path + pointer(key))


def _frozen(keys: Mapping[str, Form]) -> FrozenMapping[str, Form]:
    return FrozenMapping(keys)


@frozen
class Keys:
    """An object of these keys and no other, all of them but those that may lack."""

    keys: FrozenMapping[str, Form] = field(converter=_frozen)
    may_lack: frozenset[str] = frozenset()

    def faults(self, data: Data, path: str) -> Iterator[Fault]:
        """What is wrong with the value at a place."""
        if not isinstance(data, FrozenMapping):
            yield from _unread(object_in, data, path)
            return
        for key in self.keys:
            if key not in data and key not in self.may_lack:
                yield Fault.of(path, "required", case="key", key=key)
        for key, one in data.items():
            if key in self.keys:
                yield from self.keys[key].faults(one, path + pointer(key))
            else:
                yield Fault.of(path + pointer(key), "unknown_key", case="known", key=key, known=tuple(self.keys))


@frozen
class NoneOrFirst:
    """An empty list, or the first of these members, ``least`` of them or more."""

    members: tuple[Form, ...]
    least: int

    def faults(self, data: Data, path: str) -> Iterator[Fault]:
        """What is wrong with the value at a place."""
        if not isinstance(data, tuple) or (data and not self.least <= len(data) <= len(self.members)):
            yield from _unread(lambda one, where: list_in(one, where, self.least), data, path)
            return
        for at, (form, one) in enumerate(zip(self.members, data, strict=False)):
            yield from form.faults(one, path + pointer(str(at)))


@frozen
class OrWithoutKeys:
    """An object of such a form, or one without keys."""

    form: Keys

    def faults(self, data: Data, path: str) -> Iterator[Fault]:
        """What is wrong with the value at a place."""
        if not isinstance(data, FrozenMapping) or data:
            yield from self.form.faults(data, path)


@frozen
class Kinds:
    """An object that says its kind; without one, it is of the kind that a key tells which that alone has, or the first.

    Attributes:
        kinds: the form of each.
        told_by: a key that the last kind alone has.
    """

    kinds: FrozenMapping[str, Keys]
    told_by: str

    def faults(self, data: Data, path: str) -> Iterator[Fault]:
        """What is wrong with the value at a place."""
        first, *_, last = self.kinds
        kind: Data = ""
        if isinstance(data, FrozenMapping):
            kind = data.get("kind", last if self.told_by in data else first)
        form = self.kinds[kind] if isinstance(kind, str) and kind in self.kinds else self.kinds[first]
        yield from form.faults(data, path)


Form = PlainValue | OneOf | Listed | ByName | Keys | NoneOrFirst | OrWithoutKeys | Kinds


def _unread(read: Callable[[Data, str], object], data: Data, path: str) -> Iterator[Fault]:
    """Why a value cannot be read as what it should be."""
    try:
        read(data, path)
    except SchemeError as error:
        yield from error.faults


_TEXT, _TRUTH, _NUMBER = PlainValue("text", text_in), PlainValue("truth", truth_in), PlainValue("number", number_in)
_WHOLE, _INTERVAL = PlainValue("whole", whole_in), PlainValue("interval", interval_in)
_MEASURE, _CONDITION, _CHOSEN = (
    PlainValue("measure", list_in),
    PlainValue("condition", list_in),
    PlainValue("chosen", list_in),
)
_KIND = OneOf(("result", "tally", "statistic"))
_RESULT = Keys({"kind": _KIND, "path": _TEXT, "node": _MEASURE})
_STATISTIC = Keys({**_RESULT.keys, "fold": OneOf(FOLDS), "own": _TRUTH})
_ENTRIES = Listed(Kinds(FrozenMapping({"result": _RESULT, "tally": _RESULT, "statistic": _STATISTIC}), told_by="fold"))
_INPUTS = ByName(
    Keys({"range": _INTERVAL, "whole": _TRUTH, "options": Listed(_TEXT), "may_be_nothing": _TRUTH, "percent": _TRUTH})
)
_MARKED = Keys({"id": _TEXT, "path": _TEXT, "max_points": _NUMBER})
_NAMES = ByName(Listed(_TEXT))
_ON_SITE = Keys(
    {
        "inputs": _INPUTS,
        "readings": _NAMES,
        "shared": Listed(_CHOSEN),
        "entries": _ENTRIES,
        "points": Listed(Keys({**_MARKED.keys, "ratings": Listed(_TEXT), "levels": Listed(_TEXT)})),
        "tables": Listed(_MARKED),
        "outputs": Keys({"total": _TEXT}),
    }
)
DOCUMENT = Keys(
    {
        "format": PlainValue("format", text_in),
        "id": _TEXT,
        "inputs": _INPUTS,
        "readings": _NAMES,
        "shared": Listed(_CHOSEN),
        "entries": _ENTRIES,
        "agreements": Listed(_CONDITION),
        "exclusions": Listed(Keys({"excluded": _TEXT, "where": _CONDITION})),
        "grades": Listed(_TEXT),
        # Places and mode, and a grid where it has one of its own.
        "ranking": Keys(
            {
                "by": Listed(_TEXT),
                "rounding": NoneOrFirst((_WHOLE, OneOf(MODES), _NUMBER), least=2),
                "exempt": Listed(_MEASURE),
            }
        ),
        "pending": _MEASURE,
        "settled": Listed(_TEXT),
        "elements": ByName(_MEASURE),
        "clauses": Listed(Keys({**_MARKED.keys, "also_given": Listed(_TEXT)}, frozenset({"also_given"}))),
        "items": Listed(_MARKED),
        "groups": Listed(_MARKED),
        "adjustments": Listed(Keys({"id": _TEXT, "path": _TEXT})),
        "outputs": Keys(dict.fromkeys(OUTPUTS, _TEXT), frozenset(OUTPUTS)),
        "written": Keys({"places": _MEASURE, "own": ByName(_WHOLE), "sums": _MEASURE}, frozenset({"sums"})),
        "on_site": OrWithoutKeys(_ON_SITE),
    }
)
"""The form of a document."""
