"""The form of a document: the keys of every object in it, all of them required, and the kind of value under each.

What nodes say is looked at where they are built; here they are lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import field, frozen

from huizhou_qa.codec.plain_data import interval_in, list_in, number_in, object_in, text_in, truth_in, whole_in, word_in
from huizhou_qa.errors import Fault, SchemeError, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers.document import Data
from huizhou_qa.rules.rounding import MODES
from huizhou_qa.rules.statistics import FOLDS
from huizhou_qa.scheme.program.building import OUTPUTS

Form = Callable[[Data, str], Iterator[Fault]]
"""What is wrong with the value at a place."""


def faults_of_form(document: Data, path: str) -> Iterator[Fault]:
    """Everything in which data at a place have not the form of a document."""
    return DOCUMENT(document, path)


def _read_by(read: Callable[[Data, str], object]) -> Form:
    """A value that can be read as what it should be."""

    def faults(data: Data, path: str) -> Iterator[Fault]:
        try:
            read(data, path)
        except SchemeError as error:
            yield from error.faults

    return faults


@frozen
class _Listed:
    """A list of such members."""

    members: Form

    def __call__(self, data: Data, path: str) -> Iterator[Fault]:
        if not isinstance(data, tuple):
            yield from _LIST(data, path)
            return
        for at, one in enumerate(data):
            yield from self.members(one, path + pointer(str(at)))


@frozen
class _ByName:
    """An object of any keys, each with such a value."""

    members: Form

    def __call__(self, data: Data, path: str) -> Iterator[Fault]:
        if not isinstance(data, FrozenMapping):
            yield from _OBJECT(data, path)
            return
        for key, one in data.items():
            yield from self.members(one, path + pointer(key))


def _frozen(keys: Mapping[str, Form]) -> FrozenMapping[str, Form]:
    return FrozenMapping(keys)


@frozen
class _Keys:
    """An object of these keys and no other, all of them but those that may lack."""

    keys: FrozenMapping[str, Form] = field(converter=_frozen)
    may_lack: frozenset[str] = frozenset()

    def __call__(self, data: Data, path: str) -> Iterator[Fault]:
        if not isinstance(data, FrozenMapping):
            yield from _OBJECT(data, path)
            return
        for key in self.keys:
            if key not in data and key not in self.may_lack:
                yield Fault.of(path, "required", case="key", key=key)
        for key, one in data.items():
            if key in self.keys:
                yield from self.keys[key](one, path + pointer(key))
            else:
                yield Fault.of(path + pointer(key), "unknown_key", case="known", key=key, known=tuple(self.keys))


def _entry(data: Data, path: str) -> Iterator[Fault]:
    """A result or a tally; of a statistic also what it is of the members, by which one without its kind is known."""
    kind = data.get("kind", "statistic" if "fold" in data else "") if isinstance(data, FrozenMapping) else ""
    return (_STATISTIC if kind == "statistic" else _RESULT)(data, path)


def _rounding(data: Data, path: str) -> Iterator[Fault]:
    """None, or places and mode, and a grid where it has one of its own."""
    if not isinstance(data, tuple) or len(data) > len(_OF_ROUNDING) or len(data) == 1:
        yield from _read_by(lambda one, where: list_in(one, where, 2))(data, path)
        return
    for at, (form, one) in enumerate(zip(_OF_ROUNDING, data, strict=False)):
        yield from form(one, path + pointer(str(at)))


def _on_site(data: Data, path: str) -> Iterator[Fault]:
    """The on-site check, or an object without keys where there is none."""
    return iter(()) if isinstance(data, FrozenMapping) and not data else _ON_SITE(data, path)


def _one_of(known: tuple[str, ...]) -> Form:
    return _read_by(lambda data, path: word_in(data, path, known))


_TEXT, _TRUTH, _NUMBER, _WHOLE = (_read_by(read) for read in (text_in, truth_in, number_in, whole_in))
_LIST, _OBJECT, _INTERVAL = _read_by(list_in), _read_by(object_in), _read_by(interval_in)
_OF_ROUNDING = (_WHOLE, _one_of(MODES), _NUMBER)
_ENTRY: Mapping[str, Form] = FrozenMapping(
    {"kind": _one_of(("result", "tally", "statistic")), "path": _TEXT, "node": _LIST}
)
_RESULT, _STATISTIC = _Keys(_ENTRY), _Keys({**_ENTRY, "fold": _one_of(FOLDS), "own": _TRUTH})
_INPUT = _Keys(
    {"range": _INTERVAL, "whole": _TRUTH, "options": _Listed(_TEXT), "may_be_nothing": _TRUTH, "percent": _TRUTH}
)
_MARKED: Mapping[str, Form] = FrozenMapping({"id": _TEXT, "path": _TEXT, "max_points": _NUMBER})
_CLAUSE = _Keys({**_MARKED, "also_given": _Listed(_TEXT)}, frozenset({"also_given"}))
_NAMES = _ByName(_Listed(_TEXT))
_ON_SITE = _Keys(
    {
        "inputs": _ByName(_INPUT),
        "readings": _NAMES,
        "shared": _Listed(_LIST),
        "entries": _Listed(_entry),
        "points": _Listed(_Keys({**_MARKED, "ratings": _Listed(_TEXT), "levels": _Listed(_TEXT)})),
        "tables": _Listed(_Keys(_MARKED)),
        "outputs": _Keys({"total": _TEXT}),
    }
)
DOCUMENT = _Keys(
    {
        "format": _TEXT,
        "id": _TEXT,
        "inputs": _ByName(_INPUT),
        "readings": _NAMES,
        "shared": _Listed(_LIST),
        "entries": _Listed(_entry),
        "agreements": _Listed(_LIST),
        "exclusions": _Listed(_Keys({"excluded": _TEXT, "where": _LIST})),
        "grades": _Listed(_TEXT),
        "ranking": _Keys({"by": _Listed(_TEXT), "rounding": _rounding, "exempt": _Listed(_LIST)}),
        "pending": _LIST,
        "settled": _Listed(_TEXT),
        "elements": _ByName(_LIST),
        "clauses": _Listed(_CLAUSE),
        "items": _Listed(_Keys(_MARKED)),
        "groups": _Listed(_Keys(_MARKED)),
        "adjustments": _Listed(_Keys({"id": _TEXT, "path": _TEXT})),
        "outputs": _Keys(dict.fromkeys(OUTPUTS, _TEXT), frozenset(OUTPUTS)),
        "written": _Keys({"places": _LIST, "own": _ByName(_WHOLE), "sums": _LIST}, frozenset({"sums"})),
        "on_site": _on_site,
    }
)
"""The form of a document."""
