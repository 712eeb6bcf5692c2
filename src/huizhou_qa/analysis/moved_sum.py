"""The one entry through which all that moves reaches the grade, and which inputs are only added up in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.analysis.along import Along, Traced
from huizhou_qa.analysis.composing import Composed, Composing
from huizhou_qa.analysis.courses import IDENTITY
from huizhou_qa.analysis.moved_parts import ONE, ZERO, Moved, MovedPart
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Entry, Tally
from huizhou_qa.readers import Bounds, Exact, Gap, Span
from huizhou_qa.rules.inputs import Input


@frozen(eq=False)
class MovedSum:
    """What adds up, by parts, in the one entry through which all that moves reaches the grade.

    Attributes:
        parts: the inputs that are worked out together.
        entry: the entry; None where nothing that moves reaches the grade.
        above: the entries from there to the grade, in order.
    """

    moved: Moved
    parts: tuple[MovedPart, ...]
    entry: Entry | None
    above: tuple[Entry, ...]


@frozen(eq=False)
class _Parting:
    """Which sources each entry rests on, and which are worked out together."""

    moved: Moved
    rests: dict[str, frozenset[int]] = field(init=False)
    part_of: list[int] = field(init=False)
    read: dict[str, frozenset[str]] = field(factory=dict)

    @rests.default
    def _sources_themselves(self) -> dict[str, frozenset[int]]:
        return {path: frozenset({at}) for path, at in self.moved.sources.items()}

    @part_of.default
    def _each_alone(self) -> list[int]:
        return list(range(len(self.moved.grids)))

    def join(self, ones: Iterable[int]) -> None:
        """Works these out together from now on."""
        parts = {self.part_of[one] for one in ones}
        self.part_of[:] = [min(parts) if part in parts else part for part in self.part_of]

    def parts_of(self, path: str) -> set[int]:
        """The parts that a path rests on."""
        return {self.part_of[one] for one in self.rests.get(path, ())}

    def take(self, entries: Iterable[Entry]) -> None:
        """Goes over entries in order."""
        known = dict(self.moved.spans)
        for at, grid in enumerate(self.moved.grids):
            known |= self.moved.spans_of(at, -grid.below, grid.above)
        arithmetic = Composing(Bounds(known, self.moved.unit.scheme.readings))
        for entry in entries:
            path = entry.leaf.path
            composed = (
                Composed(
                    self.moved.bounded_tally(entry, known), bound=frozenset({frozenset(self.moved.read_by(entry))})
                )
                if isinstance(entry, Tally)
                else entry.node.under(arithmetic)
            )
            known[path] = composed.span
            if _is_settled(composed.span):
                continue
            moving = self.rests.keys()
            self.read[path] = frozenset(composed.paths & moving)
            self.rests[path] = frozenset().union(*(self.rests[one] for one in self.read[path]))
            if any(bound & moving for bound in composed.bound):
                self.join(self.rests[path])
        for agreement in self.moved.unit.scheme.agreements:
            self.join(self.moved.sources[leaf.path] for leaf in agreement.inputs if leaf.path in self.moved.sources)


def _is_settled(span: Span) -> bool:
    """Whether it is the same number wherever the grids are."""
    return not span.may_be_nothing and len(span.over) == 1 and span.low is not None and span.low == span.high


def summed(moved: Moved) -> MovedSum:
    """What adds up to the one entry through which all that moves reaches total and grade."""
    at = moved.narrowest()
    below = moved.entries[: at + 1]
    if not below:
        return MovedSum(moved, (), None, ())
    parting = _Parting(moved)
    parting.take(below)
    if any(isinstance(moved.unit.written[path], Gap) for path in _tops(parting, below)):
        parting.join(parting.rests[below[-1].leaf.path])
    return MovedSum(moved, tuple(_parts(parting, below)), below[-1], moved.entries[at + 1 :])


def together(moved: Moved, entry: Input, weight: Fraction) -> MovedPart:
    """All that moves worked out together, up to one entry."""
    return MovedPart(moved, tuple(range(len(moved.grids))), moved.entries, FrozenMapping({entry.path: weight}))


def _tops(parting: _Parting, below: Sequence[Entry]) -> Iterator[str]:
    """What sums over several parts read of a single one."""
    several = [entry for entry in below if len(parting.parts_of(entry.leaf.path)) > 1]
    read = dict.fromkeys(path for entry in several for path in sorted(parting.read[entry.leaf.path]))
    yield from (path for path in read if len(parting.parts_of(path)) == 1)


def _parts(parting: _Parting, below: Sequence[Entry]) -> Iterator[MovedPart]:
    top, moved = below[-1].leaf.path, parting.moved
    several = [entry for entry in below if len(parting.parts_of(entry.leaf.path)) > 1]
    weights = {path: _weight(moved, path, several) for path in _tops(parting, below)} if several else {top: ONE}
    for part in sorted(parting.parts_of(top)):
        yield MovedPart(
            moved,
            tuple(at for at, one in enumerate(parting.part_of) if one == part and at in parting.rests[top]),
            tuple(entry for entry in below if parting.parts_of(entry.leaf.path) == {part}),
            {path: weight for path, weight in weights.items() if parting.parts_of(path) == {part}},
        )


def _weight(moved: Moved, path: str, sums: Sequence[Entry]) -> Fraction:
    """How much of a number there is in the last of the sums that it is added up in."""
    number = moved.unit.written[path]
    at = ZERO if isinstance(number, Gap) else number
    traced = {path: Traced(number, IDENTITY)}
    along = Along(at, traced, Exact(moved.unit.written, moved.unit.scheme.readings))
    for entry in sums:
        traced[entry.leaf.path] = entry.node.under(along)
    return traced[sums[-1].leaf.path].course.above[1]
