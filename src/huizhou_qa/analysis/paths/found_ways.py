"""The cheapest way to a grade over grids, and the way to the greatest total: part by part, or all at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from huizhou_qa.analysis.paths.added_parts import added_parts, together
from huizhou_qa.analysis.paths.fronts import GridWay, front
from huizhou_qa.analysis.paths.goals import Gains
from huizhou_qa.analysis.paths.joining import cheapest
from huizhou_qa.analysis.paths.moved import Moved
from huizhou_qa.analysis.paths.tie_keys import TieKeys
from huizhou_qa.scheme.program.building import GRADE, TOTAL

ONE = Fraction(1)
GridPlaces = Sequence[tuple[int, int]]
"""Grids by their places, each with the place on it."""


def found_ways(moved: Moved, goal: int, now: int) -> tuple[GridPlaces | None, GridPlaces]:
    """The way to the grade, if there is one, and the one to the greatest total."""
    keys = TieKeys(moved.grids)
    added = added_parts(moved)
    fronts = tuple(front(part, keys.key) for part in added.parts)
    if added.path is None or TOTAL.path in (added.path, *(path for path, _ in added.above)):
        gains = Gains(added, fronts)
        need = gains.needed(goal)
        if need is not None and gains.most_is_best():
            found = cheapest(fronts, need)
            return None if found is None else _places(found), _places([ways[-1] for ways in fronts])
    best = front(together(moved, TOTAL, ONE), keys.key)[-1]
    ways = front(together(moved, GRADE, -ONE), keys.key)
    there = next((way for way in ways if way.gain >= now - goal), None)
    return None if there is None else _places([there]), _places([best])


def _places(ways: Iterable[GridWay]) -> GridPlaces:
    return sorted(place for way in ways for place in way.places)
