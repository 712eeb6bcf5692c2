"""Adding up: clause points to items, items to headings, headings to the base.

The same addition serves written points (in units of the last written place) and exact points (in
units of a common denominator): it adds whole numbers and never rounds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from attrs import field, frozen

from huizhou_qa.scheme.tree import Heading, Item


class Sums(NamedTuple):
    """Items and headings in the tree's order, and the sum of the top headings, in the units given."""

    items: tuple[int, ...]
    headings: tuple[int, ...]
    base: int


@frozen
class Addition:
    """How the points of a tree's clauses add up, worked out once for the tree."""

    headings: tuple[Heading, ...]
    _items: tuple[tuple[int, int, Fraction | None], ...] = field(init=False, repr=False, eq=False)
    _parts: tuple[tuple[tuple[int, ...], tuple[int, ...], Fraction | None], ...] = field(
        init=False, repr=False, eq=False
    )
    _tops: tuple[int, ...] = field(init=False, repr=False, eq=False)
    grid: int = field(init=False, repr=False, eq=False)

    @_items.default
    def _clauses_of_items(self) -> tuple[tuple[int, int, Fraction | None], ...]:
        """For every item: its first clause, the one after its last, and its floor where it can fall below."""
        spans, start = [], 0
        for item in _items(self.headings):
            stop = start + len(item.clauses)
            spans.append((start, stop, item.min_points if _can_fall_below(item) else None))
            start = stop
        return tuple(spans)

    @_parts.default
    def _parts_of_headings(self) -> tuple[tuple[tuple[int, ...], tuple[int, ...], Fraction | None], ...]:
        """For every heading: its own items, the headings under it, and its cap if it has one."""
        item_at = {item.id: at for at, item in enumerate(_items(self.headings))}
        heading_at = {heading.id: at for at, heading in enumerate(_headings(self.headings))}
        return tuple(
            (
                tuple(item_at[part.id] for part in heading.parts if isinstance(part, Item)),
                tuple(heading_at[part.id] for part in heading.parts if isinstance(part, Heading)),
                heading.max_points if heading.capped else None,
            )
            for heading in _headings(self.headings)
        )

    @_tops.default
    def _top_headings(self) -> tuple[int, ...]:
        ids = {heading.id for heading in self.headings}
        return tuple(at for at, heading in enumerate(_headings(self.headings)) if heading.id in ids)

    @grid.default
    def _grid_of_limits(self) -> int:
        limits = [floor for *_, floor in self._items] + [cap for *_, cap in self._parts]
        return math.lcm(*(limit.denominator for limit in limits if limit is not None))

    def add_up(self, points: Sequence[int], scale: int) -> Sums:
        """The sums of clause points in units of 1/scale; the scale must be a multiple of ``grid``."""
        items = []
        for start, stop, floor in self._items:
            total = points[start] if stop == start + 1 else sum(points[start:stop])
            items.append(total if floor is None else max(total, int(floor * scale)))
        # A heading stands before those under it: from the last to the first, every one finds
        # what is under it already added up.
        headings = [0] * len(self._parts)
        for at in range(len(headings) - 1, -1, -1):
            own, under, cap = self._parts[at]
            total = sum([items[one] for one in own]) + sum([headings[one] for one in under])
            headings[at] = total if cap is None else min(total, int(cap * scale))
        return Sums(tuple(items), tuple(headings), sum([headings[at] for at in self._tops]))


def _items(headings: tuple[Heading, ...]) -> Iterator[Item]:
    for top in headings:
        yield from top.items()


def _headings(headings: tuple[Heading, ...]) -> Iterator[Heading]:
    for top in headings:
        yield from top.headings()


def _can_fall_below(item: Item) -> bool:
    # Above its full marks no item can rise: its clauses' best are proved to add up to them.
    lows = [clause.min_points for clause in item.clauses]
    return any(low is None for low in lows) or sum(low for low in lows if low is not None) < item.min_points
