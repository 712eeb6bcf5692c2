"""Works that are done in one go: a mark is only read, and rounded half up, clause after clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter

from attrs import field, frozen

from huizhou_qa.engine.compiled.values import Ratios, Units
from huizhou_qa.engine.rows import Ratio, Row

FEWEST = 2

LookUp = Callable[[Mapping[str, Ratio]], tuple[Ratio, ...]]


@frozen(eq=False)
class AtOnce:
    """Entries that are an input as it stands, and those that are one of these rounded half up on one grid.

    Attributes:
        copies: the path of each entry that is an input, with that of the input.
        rounded: the path of each entry that is one of the copies rounded, with that of the copy.
        scale: how many units of the grid make 1.
    """

    copies: Mapping[str, str]
    rounded: Mapping[str, str]
    scale: int
    _inputs: LookUp = field(init=False)
    _unrounded: LookUp = field(init=False)

    @_inputs.default
    def _look_up_of_inputs(self) -> LookUp:
        return itemgetter(*self.copies.values()) if self.copies else lambda _ratios: ()

    @_unrounded.default
    def _look_up_of_copies(self) -> LookUp:
        return itemgetter(*self.rounded.values())

    def run(self, row: Row) -> None:
        """Works them out; raises KeyError, with nothing done, where an input is not known."""
        row.ratios.update(zip(self.copies, self._inputs(row.ratios), strict=True))
        twice = 2 * self.scale
        units = [(above * twice + below) // (2 * below) for above, below in self._unrounded(row.ratios)]
        row.units.update(zip(self.rounded, units, strict=True))


def at_once(works: Iterable[tuple[str, Units | Ratios]], *, presumes: bool = True) -> AtOnce | None:
    """What of these entries, by path, can be done at once; None where that is too little.

    Where nothing is presumed to be there, only what is rounded of the entries before these.
    """
    made = dict(works)
    copies = {path: one.kept for path, one in made.items() if presumes and isinstance(one, Ratios) and one.kept}
    halves = {path: one for path, one in made.items() if isinstance(one, Units) and one.rounds}
    units = {
        path: one for path, one in halves.items() if (one.rounds in copies if presumes else one.rounds not in made)
    }
    scale = min((value.scale for value in units.values()), default=0)
    rounded = {path: value.rounds for path, value in units.items() if value.scale == scale}
    return AtOnce(copies, rounded, scale) if len(rounded) >= FEWEST else None
