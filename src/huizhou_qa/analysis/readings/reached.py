"""How few changes of readings lead somewhere, and sums that several parts reach together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import add

from attrs import frozen

ChoicesChanged = frozenset[tuple[str, str]]
WholeSums = tuple[int, ...]


@frozen
class Reached:
    """The fewest changes from the chosen readings that lead somewhere, and every set of so many."""

    changes: int
    sets: frozenset[ChoicesChanged]

    @classmethod
    def by(cls, choices: Mapping[str, str], chosen: Mapping[str, str]) -> Reached:
        """By these choices, where those were chosen."""
        changes = frozenset((id_, choice) for id_, choice in choices.items() if chosen[id_] != choice)
        return cls(len(changes), frozenset({changes}))

    def joined(self, other: Reached) -> Reached:
        """The fewer of both; of as many, the sets of both."""
        if self.changes != other.changes:
            return self if self.changes < other.changes else other
        return Reached(self.changes, self.sets | other.sets)

    def beside(self, other: Reached) -> Reached:
        """Both together, of different readings."""
        # Most ways change nothing of what is chosen.
        if not other.changes:
            return self
        if not self.changes:
            return other
        sets = frozenset(one | more for one in self.sets for more in other.sets)
        return Reached(self.changes + other.changes, sets)


UNCHANGED = Reached(0, frozenset({frozenset()}))


def folded(
    start: WholeSums, moves: Sequence[Mapping[WholeSums, Reached]], reached: Reached = UNCHANGED
) -> dict[WholeSums, Reached]:
    """Every sum of the start and one move of each part, with the fewest changes that lead there.

    ``reached`` are the changes that lead to the start.
    """
    sums = {start: reached}
    for of_part in moves:
        if len(of_part) == 1 and of_part.get((0,) * len(start)) == UNCHANGED:
            continue
        before, sums = sums, {}
        for units, way in before.items():
            for move, more in of_part.items():
                to, there = tuple(map(add, units, move)), way.beside(more)
                sums[to] = sums[to].joined(there) if to in sums else there
    return sums
