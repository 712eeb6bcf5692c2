"""Which entries of a program a reading touches: those that hold it open themselves, and those that follow from them."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.entries import Entry, Program
from huizhou_qa.readers import reads


@frozen
class TouchedEntries:
    """The entries that a reading touches, by the paths of what they give, in the order of computation.

    Attributes:
        directly: those in whose own node the reading lies open.
        following: the others that read one of these, or read what reads one of these.
    """

    directly: tuple[str, ...] = ()
    following: tuple[str, ...] = ()


def touched_entries(program: Program) -> FrozenMapping[str, TouchedEntries]:
    """What every reading touches that lies open in the program, by its id."""
    read = [(entry, reads(entry.node)) for entry in program.entries]
    open_in = dict.fromkeys(reading for _, found in read for reading in found.readings)
    paths = {
        reading: tuple(entry.leaf.path for entry, found in read if reading in found.readings) for reading in open_in
    }
    return FrozenMapping(
        {reading: TouchedEntries(held, _following(program.entries, held)) for reading, held in paths.items()}
    )


def _following(entries: Iterable[Entry], held: tuple[str, ...]) -> tuple[str, ...]:
    """The entries after these that read them, directly or through others."""
    changed = set(held)
    for entry in entries:
        if any(leaf.path in changed for leaf in reads(entry.node).inputs):
            changed.add(entry.leaf.path)
    return tuple(entry.leaf.path for entry in entries if entry.leaf.path in changed.difference(held))
