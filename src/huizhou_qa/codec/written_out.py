"""A document with the node of every choice, of one that says every open point once: what a scheme is built from.

A document of a few lines can ask for more than any machine holds, where what is shared reads what is shared. So all
that is written out is counted, and refused where it would be longer or deeper than a text may be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from attrs import define, evolve

from huizhou_qa.codec.limits import LONGEST_PATH, MOST_DEPTH, OF_A_SCHEME
from huizhou_qa.codec.plain_data import differing, list_in, text_in, whole_in
from huizhou_qa.errors import SchemeError, described, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers.document import Data
from huizhou_qa.scheme.program.place_in_document import place_of
from huizhou_qa.scheme.program.said_once import (
    CHOSEN,
    OPEN,
    SHARED,
    is_a_list,
    members_of,
    said_once,
    said_once_in,
    with_nodes,
)

Built = TypeVar("Built")
ChoicesByReading = Mapping[str, tuple[str, ...]]
# What a value adds to the length of a text beside its characters: quotation marks or brackets, and a comma.
AROUND = 3
_SAID = ((OPEN,), (CHOSEN,), (SHARED,))


def document_written_out(
    document: FrozenMapping[str, Data], names: ChoicesByReading, path: str
) -> FrozenMapping[str, Data]:
    """A document, or its on-site check, with the node of every choice; its form must be right but for its nodes.

    ``names`` are the choices of its readings. Raises SchemeError, by path, for a part of a reading that is not open
    there or of other choices, for what is not shared before, for what would be too long or too deep, and for what is
    not said in the one way in which a document says it.
    """
    shared = list_in(document[SHARED], path + pointer(SHARED))
    writing = _WritingOut(names, shared, path + pointer(SHARED))
    said = FrozenMapping({key: one for key, one in document.items() if key != SHARED})
    written = with_nodes(said, writing.node, path)
    _require_one_way(document, said_once(written), path)
    return written


def node_written_out(node: Data, names: ChoicesByReading, path: str) -> Data:
    """The same of a node that stands alone: nothing is shared in it."""
    written = _WritingOut(names, (), path).node(node, path)
    _require_one_way(node, said_once_in(written), path)
    return written


def at_its_place(said: Data, path: str, build: Callable[[], Built]) -> Built:
    """What is built of data written out; where it is refused, the faults stand where that is said in the text."""
    try:
        return build()
    except SchemeError as error:
        faults = [
            evolve(fault, path=path + place_of(said, fault.path.removeprefix(path)))
            if fault.path.startswith(path + "/")
            else fault
            for fault in error.faults
        ]
        raise SchemeError(faults, error.params) from None


def _require_one_way(given: Data, said: Data, path: str) -> None:
    where = differing(given, said, path)
    if where is not None:
        raise SchemeError.of(where, "other_document", case="written")


class _WayThere(NamedTuple):
    """A place in a text, and how it was come to.

    Attributes:
        path: where the node, or what is shared, stands.
        keys: the keys from there.
        shared: how many of what is shared may stand here.
        chosen: the choice of every reading that is open here.
        depth: how deep it is written out, and how much of it was shared or chosen.
        length: the characters of the keys on the way.
    """

    path: str
    keys: tuple[str, ...]
    shared: int
    chosen: Mapping[str, str]
    depth: int = 0
    length: int = 0

    @property
    def here(self) -> str:
        """Where it stands in the text."""
        return self.path + (pointer(*self.keys) if self.keys else "")

    def below(self, *keys: str) -> _WayThere:
        """The place below by these keys."""
        length = self.length + sum(map(len, keys))
        return _WayThere(self.path, (*self.keys, *keys), self.shared, self.chosen, self.depth + 1, length)


def _holds_any(data: Data) -> bool:
    """Whether anything in it lies open, is chosen or is shared."""
    if isinstance(data, tuple):
        return data[:1] in _SAID or any(_holds_any(one) for one in data if not isinstance(one, str))
    return isinstance(data, FrozenMapping) and any(map(_holds_any, data.values()))


@define(eq=False)
class _WritingOut:
    """Nodes that are written out.

    Attributes:
        names: the choices of every reading.
        shared: what is shared.
        where: its place.
        length: about how many characters were written so far.
    """

    names: ChoicesByReading
    shared: tuple[Data, ...]
    where: str
    length: int = 0

    def node(self, node: Data, path: str) -> Data:
        """A node with the node of every choice."""
        # Most nodes say nothing by choice.
        return self._written(node, _WayThere(path, (), len(self.shared), {})) if _holds_any(node) else node

    def _written(self, data: Data, at: _WayThere) -> Data:
        self._count(data, at)
        if isinstance(data, FrozenMapping):
            return FrozenMapping({key: self._written(one, at.below(key)) for key, one in data.items()})
        if not isinstance(data, tuple):
            return data
        if is_a_list(data, OPEN):
            return self._opened(data[1], data[2], at)
        if is_a_list(data, CHOSEN):
            return self._chosen(data[1], data[2], at)
        if len(data) == len((SHARED, "place")) and data[0] == SHARED:
            return self._shared(data[1], at)
        return tuple([self._written(one, at.below(str(key))) for key, one in enumerate(data)])

    def _count(self, data: Data, at: _WayThere) -> None:
        texts = data if isinstance(data, FrozenMapping) else (data,) if isinstance(data, str) else ()
        self.length += AROUND + sum(map(len, texts))
        if self.length > OF_A_SCHEME:
            raise SchemeError.of(at.here, "too_long", case="written_out", most=OF_A_SCHEME)
        if at.depth > MOST_DEPTH:
            raise SchemeError.of(at.here, "too_deep", case="scheme")
        if at.length > LONGEST_PATH:
            raise SchemeError.of(at.here, "too_long", case="key", most=LONGEST_PATH)

    def _opened(self, reading: Data, node: Data, at: _WayThere) -> Data:
        """An open point with the node of every choice."""
        id_, below = text_in(reading, at.here + "/1"), at.below("2")
        if id_ not in self.names:
            raise SchemeError.of(at.here + "/1", "not_declared", case="document", given=described(id_))
        choices: dict[str, Data] = {}
        for choice in self.names[id_]:
            under = below._replace(chosen={**at.chosen, id_: choice}, length=below.length + len(choice))
            self.length += AROUND + len(choice)
            choices[choice] = self._written(node, under)
        return (OPEN, id_, FrozenMapping(choices))

    def _chosen(self, reading: Data, choices: Data, at: _WayThere) -> Data:
        """The part of the choice that is being written."""
        choice = at.chosen.get(reading) if isinstance(reading, str) else None
        if choice is None:
            raise SchemeError.of(at.here + "/1", "not_declared", case="choice", given=described(reading))
        given, known = members_of(choices), self.names[text_in(reading, at.here + "/1")]
        if given.keys() != set(known):
            raise SchemeError.of(at.here, "other_alternatives", known=known, given=tuple(given))
        return self._written(given[choice], at.below("2", choice))

    def _shared(self, place: Data, at: _WayThere) -> Data:
        """What is shared at a place, which must be before whatever is shared itself and stands for it."""
        number = whole_in(place, at.here + "/1")
        if number >= at.shared:
            raise SchemeError.of(at.here + "/1", "not_declared", case="shared", given=described(place))
        there = _WayThere(self.where + pointer(str(number)), (), number, at.chosen, at.depth + 1, at.length)
        return self._written(self.shared[number], there)
