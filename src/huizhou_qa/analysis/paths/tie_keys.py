"""One whole number for what a way to a grade costs and how ties are broken, which adds up over all that is moved.

From the front: the cost, how many facts are moved, which come first in the text, how far all are moved together,
how far each is moved in the order of the text, and up before down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import accumulate
from math import lcm

from attrs import field, frozen

from huizhou_qa.analysis.paths.grids import Grid


@frozen(eq=False)
class TieKeys:
    """The keys of grids in the order of the text.

    Attributes:
        grids: all of them.
    """

    grids: Sequence[Grid]
    cost_unit: int = field(init=False)
    way_unit: int = field(init=False)
    widths: tuple[int, ...] = field(init=False)

    @cost_unit.default
    def _common_of_costs(self) -> int:
        return _common(one.cost(place) for one in self.grids for place in _ends(one))

    @way_unit.default
    def _common_of_ways(self) -> int:
        return _common(one.number(place) - one.current for one in self.grids for place in _ends(one))

    @widths.default
    def _bits_below_each_field(self) -> tuple[int, ...]:
        """For the way of each grid from the last to the first, of all together, the order, the number, the cost."""
        farthest = [max(self._way(one, place) for place in (-one.below, one.above)) for one in self.grids]
        several = len(self.grids)
        fields = [(2 * far + 1).bit_length() for far in reversed(farthest)]
        fields += [sum(farthest).bit_length(), several + 1, several.bit_length() + 1]
        return tuple(accumulate(fields, initial=0))

    def key(self, at: int, place: int) -> int:
        """The key of one grid at a place: 0 where it stands."""
        if not place:
            return 0
        grid, several = self.grids[at], len(self.grids)
        way, *_, together, order, number, cost = (0, *self.widths)
        way = self.widths[several - 1 - at]
        far = self._way(grid, place)
        key = (2 * far + (place < 0)) << way
        key += (far << together) - (1 << order + several - 1 - at) + (1 << number)
        return key + (int(grid.cost(place) * self.cost_unit) << cost)

    def _way(self, grid: Grid, place: int) -> int:
        return int(abs(grid.number(place) - grid.current) * self.way_unit)


def _ends(grid: Grid) -> Iterable[int]:
    """Places whose numbers have all denominators that come up: the nearest two on each side."""
    return (place for place in (-2, -1, 1, 2) if -grid.below <= place <= grid.above)


def _common(numbers: Iterable[Fraction]) -> int:
    return lcm(*(number.denominator for number in numbers))
