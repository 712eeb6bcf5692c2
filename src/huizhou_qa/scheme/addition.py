"""Adding up: clause points to items, items to headings, headings to the base.

The same addition serves written points (in units of the last written place) and exact points (in
units of a common denominator): it adds whole numbers and never rounds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import NamedTuple

from attrs import field, frozen

from huizhou_qa.ground.fields import by_field
from huizhou_qa.scheme.tree import Heading, Item, headings_of

Span = tuple[int, int]


class Sums(NamedTuple):
    """Items and headings in the tree's order, and the sum of the top headings, in the units given."""

    items: tuple[int, ...]
    headings: tuple[int, ...]
    base: int


@frozen(field_transformer=by_field)
class Addition:
    """How the points of a tree's clauses add up, worked out once for the tree.

    The clauses of an item, and the items under a heading, stand side by side; so every sum is a
    difference of two running totals, and only floors and caps need a second look.
    """

    headings: tuple[Heading, ...] = field(converter=headings_of)
    _items: tuple[Span, ...] = field(init=False, repr=False, eq=False)
    _floors: tuple[tuple[int, Fraction], ...] = field(init=False, repr=False, eq=False)
    _headings: tuple[Span, ...] = field(init=False, repr=False, eq=False)
    _caps: tuple[tuple[int, Fraction, tuple[int, ...]], ...] = field(init=False, repr=False, eq=False)
    _tops: tuple[int, ...] = field(init=False, repr=False, eq=False)
    grid: int = field(init=False, repr=False, eq=False)

    @_items.default
    def _clauses_of_items(self) -> tuple[Span, ...]:
        ends = list(accumulate(len(item.clauses) for item in _items(self.headings)))
        return tuple(pairwise([0, *ends]))

    @_floors.default
    def _items_that_can_fall_below(self) -> tuple[tuple[int, Fraction], ...]:
        # Above its full marks no item can rise: its clauses' best are proved to add up to them.
        items = enumerate(_items(self.headings))
        return tuple((at, item.min_points) for at, item in items if _can_fall_below(item))

    @_headings.default
    def _items_of_headings(self) -> tuple[Span, ...]:
        at = {item.id: position for position, item in enumerate(_items(self.headings))}
        spans = []
        for heading in _headings(self.headings):
            positions = [at[item.id] for item in heading.items()]
            spans.append((positions[0], positions[-1] + 1))
        return tuple(spans)

    @_caps.default
    def _capped_headings(self) -> tuple[tuple[int, Fraction, tuple[int, ...]], ...]:
        """Every capped heading, those below before those above: its cap, and itself with all above it."""
        headings = list(_headings(self.headings))
        capped = []
        for at, heading in enumerate(headings):
            if heading.capped:
                holders = tuple(one for one, other in enumerate(headings) if heading in other.headings())
                capped.append((at, heading.max_points, holders))
        return tuple(reversed(capped))

    @_tops.default
    def _top_headings(self) -> tuple[int, ...]:
        return tuple(at for at, heading in enumerate(_headings(self.headings)) if heading in self.headings)

    @grid.default
    def _grid_of_limits(self) -> int:
        limits = [floor for _, floor in self._floors] + [cap for _, cap, _ in self._caps]
        return math.lcm(*(limit.denominator for limit in limits))

    def add_up(self, points: Sequence[int], scale: int) -> Sums:
        """The sums of clause points in units of 1/scale; the scale must be a multiple of ``grid``."""
        running = [0, *accumulate(points)]
        items = [running[stop] - running[start] for start, stop in self._items]
        for at, floor in self._floors:
            items[at] = max(items[at], int(floor * scale))
        running = [0, *accumulate(items)]
        headings = [running[stop] - running[start] for start, stop in self._headings]
        for at, cap, holders in self._caps:
            excess = max(headings[at] - int(cap * scale), 0)
            for holder in holders:
                headings[holder] -= excess
        return Sums(tuple(items), tuple(headings), sum([headings[at] for at in self._tops]))


def _items(headings: tuple[Heading, ...]) -> Iterator[Item]:
    for top in headings:
        yield from top.items()


def _headings(headings: tuple[Heading, ...]) -> Iterator[Heading]:
    for top in headings:
        yield from top.headings()


def _can_fall_below(item: Item) -> bool:
    lows = [clause.min_points for clause in item.clauses]
    return any(low is None for low in lows) or sum(low for low in lows if low is not None) < item.min_points
