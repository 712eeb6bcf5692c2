"""How a document says an open point: what all choices have in common once, and the one part that differs by choice.

A rule that lies open is written by ``Document`` with the node of every choice. In a document it is
``["open", reading, node]``, and in that node stands ``["chosen", reading, {choice: part}]`` for the smallest part that
holds all in which the choices differ. A part said by choice that stands more than once is said in ``shared``, and
``["shared", place]`` stands for it. Both follow from the nodes alone, so that a scheme has one document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from operator import is_
from typing import TypeGuard

from attrs import field, frozen

from huizhou_qa.errors import pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers.document import Data, keys_in_order
from huizhou_qa.rules.arithmetic import OPERATIONS

OPEN, CHOSEN, SHARED = "open", "chosen", "shared"
ANY = "*"
NODES = (
    ("agreements", ANY),
    ("elements", ANY),
    ("entries", ANY, "node"),
    ("exclusions", ANY, "where"),
    ("pending",),
    ("ranking", "exempt", ANY),
    ("written", "places"),
    ("written", "sums"),
)
"""Where the nodes of a document stand, in the order of its canonical text; of the on-site check, its entries alone."""


def said_once(document: FrozenMapping[str, Data]) -> FrozenMapping[str, Data]:
    """The document in which every open point is said once, of one with the node of every choice."""
    opened, counts = set[str](), Counter[Data]()

    def once(node: Data, path: str) -> Data:
        said = said_once_in(node)
        if said is node:
            return node
        opened.add(path)
        return _counted(said, counts)

    said = with_nodes(document, once)
    numbering = _Numbering(frozenset(part for part, number in counts.items() if number > 1))
    said = with_nodes(said, lambda node, path: numbering.numbered(node) if path in opened else node)
    return FrozenMapping({**said, SHARED: tuple(numbering.shared)})


def with_nodes(
    document: FrozenMapping[str, Data], change: Callable[[Data, str], Data], path: str = ""
) -> FrozenMapping[str, Data]:
    """The document with other nodes: ``change`` gives each, of the node and its path, in the order of ``NODES``."""
    changed = dict(document)
    for key, *rest in NODES:
        if key in changed:
            changed[key] = _with_nodes_at(changed[key], rest, change, path + pointer(key))
    return FrozenMapping(changed)


def _with_nodes_at(data: Data, where: list[str], change: Callable[[Data, str], Data], path: str) -> Data:
    if not where:
        return change(data, path)
    key, *rest = where
    below = members_of(data)
    keys = [one for one in below if key in (ANY, one)]
    return _with(data, {at: _with_nodes_at(below[at], rest, change, path + pointer(at)) for at in keys})


def members_of(data: Data) -> dict[str, Data]:
    """What stands below by the place in a list or the key in an object, in the order of the canonical text."""
    if isinstance(data, tuple):
        return {str(at): one for at, one in enumerate(data)}
    return {key: data[key] for key in keys_in_order(data)} if isinstance(data, FrozenMapping) else {}


def _with(data: Data, changed: Mapping[str, Data]) -> Data:
    """The same with other members."""
    if isinstance(data, tuple):
        return tuple(changed.get(str(at), one) for at, one in enumerate(data))
    return FrozenMapping({**data, **changed}) if isinstance(data, FrozenMapping) else data


def said_once_in(node: Data) -> Data:
    """A node in which every open point is said once; what stands more than once is said as often."""
    below = _each(node, said_once_in)
    if is_a_list(below, OPEN):
        _, reading, choices = below
        if isinstance(reading, str) and isinstance(choices, FrozenMapping):
            return (OPEN, reading, _smallest(reading, choices))
    return below


def _each(data: Data, change: Callable[[Data], Data]) -> Data:
    """The same with other members, changed in the order of the canonical text; itself where none is another."""
    if isinstance(data, tuple):
        parts = tuple([one if isinstance(one, str) else change(one) for one in data])
        return data if all(map(is_, parts, data)) else parts
    if not isinstance(data, FrozenMapping):
        return data
    by_key = {key: change(data[key]) for key in keys_in_order(data)}
    return data if all(map(is_, by_key.values(), map(data.get, by_key))) else FrozenMapping({**data, **by_key})


def is_a_list(data: Data, of: str) -> TypeGuard[tuple[Data, Data, Data]]:
    """Whether it is a list that says what lies open, or a part by choice, with its reading."""
    return isinstance(data, tuple) and len(data) == 3 and data[0] == of  # noqa: PLR2004


def _smallest(reading: str, by_choice: Mapping[str, Data]) -> Data:
    """What is common to all choices, with the smallest part that holds all differences said by choice."""
    parts = tuple(by_choice.values())
    if all(one == parts[0] for one in parts):
        return parts[0]
    key = _only_difference(reading, parts)
    if key is None:
        return (CHOSEN, reading, FrozenMapping(by_choice))
    below = {choice: members_of(part)[key] for choice, part in by_choice.items()}
    return _with(parts[0], {key: _smallest(reading, below)})


def _only_difference(reading: str, parts: tuple[Data, ...]) -> str | None:
    """The key of the one member in which parts differ; None where they differ in more, or in what they are."""
    first, *others = map(members_of, parts)
    if len({*map(type, parts)}) > 1 or any(one.keys() != first.keys() for one in others):
        return None
    differing = [key for key, own in first.items() if any(one[key] != own for one in others)]
    if len(differing) != 1 or any(_is_fixed(reading, part, differing[0]) for part in parts):
        return None
    # What is chosen within may differ under one choice, but not in what its choices are.
    choices = tuple(part[2] for part in parts if is_a_list(part, CHOSEN))
    return differing[0] if not choices or _only_difference(reading, choices) else None


def _is_fixed(reading: str, part: Data, key: str) -> bool:
    """Whether a member says what a list is: its operation, its reading; of the same reading, all that lies open."""
    if is_a_list(part, OPEN) or is_a_list(part, CHOSEN):
        return key != "2" or part[:2] == (OPEN, reading)
    return isinstance(part, tuple) and key == "0" and part[0] in OPERATIONS


def _counted(data: Data, counts: Counter[Data]) -> Data:
    """The same, after the parts said by choice in it were counted; what stands in one is counted once with it."""
    if is_a_list(data, CHOSEN):
        counts[data] += 1
        if counts[data] > 1:
            return data
    return _each(data, lambda one: _counted(one, counts))


@frozen(eq=False)
class _Numbering:
    """Gives parts said by choice their places, each after those in it, else in the order of the canonical text.

    Attributes:
        often: the parts that stand more than once.
        places: the place of each; they fill while nodes are numbered.
        shared: what is said at each place.
    """

    often: frozenset[Data]
    places: dict[Data, str] = field(factory=dict)
    shared: list[Data] = field(factory=list)

    def numbered(self, data: Data) -> Data:
        """The same with places for the parts that stand more than once."""
        is_often = is_a_list(data, CHOSEN) and data in self.often
        if is_often and data in self.places:
            return (SHARED, self.places[data])
        below = _each(data, self.numbered)
        if not is_often:
            return below
        self.places[data] = str(len(self.shared))
        self.shared.append(below)
        return (SHARED, self.places[data])
