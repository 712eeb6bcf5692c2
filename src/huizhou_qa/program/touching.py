"""Which entries of a program a reading touches: those that hold it open themselves, and those that follow from them."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.entries import Program
from huizhou_qa.readers import ReadByRule, reads


@frozen
class TouchedEntries:
    """The entries that a reading touches, by the paths of what they give, in the order of computation.

    Attributes:
        directly: those in whose own node the reading lies open.
        following: the others that read one of these, or read what reads one of these.
    """

    directly: tuple[str, ...] = ()
    following: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Both, those in which it lies open first."""
        return (*self.directly, *self.following)


def touched_entries(program: Program) -> FrozenMapping[str, TouchedEntries]:
    """What every reading touches that lies open in the program, by its id."""
    read = tuple((entry.leaf.path, reads(entry.node)) for entry in program.entries)
    open_in = dict.fromkeys(reading for _, found in read for reading in found.readings)
    held = {reading: tuple(path for path, found in read if reading in found.readings) for reading in open_in}
    return FrozenMapping({reading: TouchedEntries(paths, _following(read, paths)) for reading, paths in held.items()})


def _following(read: Iterable[tuple[str, ReadByRule]], held: tuple[str, ...]) -> tuple[str, ...]:
    """The entries that read these, directly or through others; each reads only what stands before it."""
    # In the order in which they are found, which is that of computation.
    following: dict[str, None] = {}
    for path, found in read:
        if path not in held and any(leaf.path in held or leaf.path in following for leaf in found.inputs):
            following[path] = None
    return tuple(following)
