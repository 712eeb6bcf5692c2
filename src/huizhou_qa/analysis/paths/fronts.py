"""The cheapest ways to every gain of one part of a score: along one grid from figure to figure, over several by boxes.

Of two ways that gain the same the one with the lower key counts; keys of different ways are never equal.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from attrs import frozen

from huizhou_qa.analysis.paths.grids import Grid
from huizhou_qa.analysis.paths.moved_part import Box, GainAbout, MovedPart
from huizhou_qa.errors import EvidenceError, Fault

# So many places, or boxes, of one part are looked at.
MOST_LOOKED_AT = 20_000

KeyOf = Callable[[int, int], int]
"""The key of a grid at a place; keys add up."""


@frozen
class GridWay:
    """Where grids of a part are moved to.

    Attributes:
        gain: what that gains.
        key: what it costs, and how ties are broken.
        places: by the place of the grid.
    """

    gain: Fraction
    key: int
    places: tuple[tuple[int, int], ...] = ()


def front(part: MovedPart, key_of: KeyOf) -> tuple[GridWay, ...]:
    """The ways to gain that no cheaper way gains as much as, from the cheapest, which gains nothing."""
    if len(part.grids) > 1:
        return _undominated(_in_boxes(part, key_of))
    ways = [way for up in (True, False) for way in _along(part, key_of, up=up)]
    return _undominated(sorted(ways, key=lambda way: way.key))


def _undominated(ways: Iterable[GridWay]) -> tuple[GridWay, ...]:
    """Of ways from the cheapest on, those that gain more than all before."""
    found = [GridWay(Fraction(0), 0)]
    for way in ways:
        if way.gain > found[-1].gain:
            found.append(way)
    return tuple(found)


def _along(part: MovedPart, key_of: KeyOf, *, up: bool) -> Iterator[GridWay]:
    """The nearest place on one side for every gain that is more than all nearer ones."""
    (grid,), (at,), best, looks = part.grids, part.at, Fraction(0), _looks(part)
    last = grid.above if up else -grid.below
    place: int | None = (1 if up else -1) if last else None
    while place is not None:
        next(looks)
        told = part.gain_about(place)
        if told.gain is not None and told.gain > best:
            best = told.gain
            yield GridWay(best, key_of(at, place), ((at, place),))
        elif not part.may_gain(((place, last) if up else (last, place),), best):
            return
        following, place = _following(grid, place, told, up=up)
        for one, gain in _rising(grid, following, told, best):
            next(looks)
            best = gain
            yield GridWay(best, key_of(at, one), ((at, one),))


def _following(grid: Grid, place: int, told: GainAbout, *, up: bool) -> tuple[range, int | None]:
    """The next places that a course holds on, and the first to look at after them; None where there is none."""
    beyond, step = grid.beyond(told.over, up=up), 1 if up else -1
    end = (grid.above if up else -grid.below) + step if beyond is None else beyond
    following = range(place + step, end, step)
    if told.course is None:
        return range(0), following[0] if following else beyond
    return following, beyond


def _rising(grid: Grid, places: range, told: GainAbout, best: Fraction) -> Iterator[tuple[int, Fraction]]:
    """Those places, from the nearest on, at which a course that rises towards them gains more, and how much."""
    course = told.course
    if course is None or told.gain is None or course.rise * places.step <= 0:
        return

    def gain(place: int) -> Fraction:
        return course.at(grid.number(place))

    for place in places[bisect_right(places, best, key=gain) :]:
        yield place, gain(place)


def _in_boxes(part: MovedPart, key_of: KeyOf) -> Iterator[GridWay]:
    """Ways from the cheapest on, but for those in boxes that hold none that gains more than all before."""
    best, last, looks = Fraction(0), None, _looks(part)
    waiting: list[tuple[int, int, Box]] = [(0, next(looks), part.whole)]
    while waiting:
        key, _, box = heapq.heappop(waiting)
        if any(low != high for low, high in box) and not part.may_gain(box, best):
            continue
        places = tuple(max(low, 0) if high >= 0 else high for low, high in box)
        # Boxes come by the key of their nearest corner, so the corner itself is the cheapest way that is left.
        gain = part.gain(places) if any(places) and places != last else None
        last = places
        if gain is not None and gain > best:
            best = gain
            yield GridWay(gain, key, tuple((at, place) for at, place in zip(part.at, places, strict=True) if place))
        for half in _halves(box):
            nearest = (max(low, 0) if high >= 0 else high for low, high in half)
            heapq.heappush(waiting, (sum(map(key_of, part.at, nearest)), next(looks), half))


def _looks(part: MovedPart) -> Iterator[int]:
    """Counts what is looked at; EvidenceError where it is too much."""
    yield from range(MOST_LOOKED_AT)
    raise EvidenceError([Fault.of("/moves", "too_many_ways", facts=tuple(part.names()))], {"case": "path"})


def _halves(box: Box) -> Iterator[Box]:
    """The box parted where it is widest: where the grid stands, above and below, or else in halves."""
    at = max(range(len(box)), key=lambda one: box[one][1] - box[one][0])
    low, high = box[at]
    if low == high:
        return
    middle = (low + high) // 2
    parts = ((low, -1), (0, 0), (1, high)) if low <= 0 <= high else ((low, middle), (middle + 1, high))
    for part in parts:
        if part[0] <= part[1]:
            yield (*box[:at], part, *box[at + 1 :])
