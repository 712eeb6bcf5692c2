"""The cheapest ways to every gain: of one part of a score by looking at boxes of its grids, of several joined exactly.

Of two ways that gain the same the one with the lower key counts; keys of different ways are never equal.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, count, pairwise

from attrs import frozen

from huizhou_qa.analysis.moved_parts import Box, MovedPart
from huizhou_qa.errors import EvidenceError, Fault

# So many boxes of one part are looked at.
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
    found, tried = [GridWay(Fraction(0), 0)], count()
    waiting: list[tuple[int, int, Box]] = [(0, next(tried), part.whole)]
    last: tuple[int, ...] | None = None
    while waiting:
        key, _, box = heapq.heappop(waiting)
        if any(low != high for low, high in box) and not _may_gain(part, box, found[-1].gain):
            continue
        places = _nearest(box)
        # Boxes come by the key of their nearest corner, so the corner itself is the cheapest way that is left.
        gain = part.gain(places) if any(places) and places != last else None
        last = places
        if gain is not None and gain > found[-1].gain:
            moved = tuple((at, place) for at, place in zip(part.at, places, strict=True) if place)
            found.append(GridWay(gain, key, moved))
        for half in _halves(box):
            number = next(tried)
            if number > MOST_LOOKED_AT:
                names = tuple(part.moved.grids[at].leaf.name for at in part.at)
                raise EvidenceError([Fault.of("/moves", "too_many_ways", facts=names)], {"case": "path"})
            heapq.heappush(waiting, (sum(map(key_of, part.at, _nearest(half))), number, half))
    return tuple(found)


def _may_gain(part: MovedPart, box: Box, more_than: Fraction) -> bool:
    over = part.gains(box).over
    return bool(over) and (over[-1].high is None or over[-1].high > more_than)


def _nearest(box: Box) -> tuple[int, ...]:
    return tuple(max(low, 0) if high >= 0 else high for low, high in box)


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


@frozen
class _Hull:
    """What the rest costs at least: keys at the corners of the lower hull of all ways that remain, by gain."""

    gains: tuple[Fraction, ...]
    keys: tuple[int, ...]

    def least(self, need: Fraction) -> int | None:
        """No way to gain so much has a lower key; None where none gains so much."""
        if need <= 0:
            return 0
        at = bisect_left(self.gains, need)
        if at == len(self.gains):
            return None
        run, rise = self.gains[at] - self.gains[at - 1], self.keys[at] - self.keys[at - 1]
        over = need - self.gains[at - 1]
        return self.keys[at - 1] + (rise * over.numerator * run.denominator) // (over.denominator * run.numerator)


Chain = tuple[GridWay, "Chain"] | tuple[()]


def cheapest(fronts: Sequence[Sequence[GridWay]], need: Fraction) -> tuple[GridWay, ...] | None:
    """One way of each front that together gain so much, at the lowest key; None where none do."""
    corners = [tuple(_corners(one)) for one in fronts]
    hulls = [_hull(corners[at:]) for at in range(len(fronts) + 1)]
    limit = _enough(fronts, corners, need)
    if limit is None:
        return None
    reached: dict[Fraction, tuple[int, Chain]] = {Fraction(0): (0, ())}
    for one, hull in zip(fronts, hulls[1:], strict=True):
        following: dict[Fraction, tuple[int, Chain]] = {}
        for gained, (spent, chain) in reached.items():
            for way in one:
                key = spent + way.key
                if key > limit:
                    break
                gain = min(gained + way.gain, need)
                before = following.get(gain)
                if before is None or key < before[0]:
                    following[gain] = (key, (way, chain))
        reached = dict(_worth_keeping(following, hull, need, limit))
    return tuple(_unchained(reached[need][1]))[::-1]


def _worth_keeping(
    reached: dict[Fraction, tuple[int, Chain]], hull: _Hull, need: Fraction, limit: int
) -> Iterator[tuple[Fraction, tuple[int, Chain]]]:
    """From the greatest gain down, those that nothing cheaper gains as much as, and that can still be the best."""
    least_so_far: int | None = None
    for gain in sorted(reached, reverse=True):
        key = reached[gain][0]
        if least_so_far is not None and key > least_so_far:
            continue
        least_so_far = key
        rest = hull.least(need - gain)
        if rest is not None and key + rest <= limit:
            yield gain, reached[gain]


def _unchained(chain: Chain) -> Iterator[GridWay]:
    while chain:
        way, chain = chain
        yield way


def _corners(ways: Sequence[GridWay]) -> Iterator[GridWay]:
    """The ways at the corners of the lower hull."""
    kept: list[GridWay] = []
    for way in ways:
        while len(kept) > 1 and _slope(kept[-2], kept[-1]) >= _slope(kept[-1], way):
            kept.pop()
        kept.append(way)
    yield from kept


def _slope(first: GridWay, second: GridWay) -> Fraction:
    return Fraction(second.key - first.key) / (second.gain - first.gain)


def _hull(corners: Sequence[Sequence[GridWay]]) -> _Hull:
    steps = sorted(
        (
            (_slope(*pair), pair[1].gain - pair[0].gain, pair[1].key - pair[0].key)
            for one in corners
            for pair in pairwise(one)
        ),
    )
    return _Hull(
        tuple(accumulate((gain for _, gain, _ in steps), initial=Fraction(0))),
        tuple(accumulate((key for _, _, key in steps), initial=0)),
    )


def _enough(fronts: Sequence[Sequence[GridWay]], corners: Sequence[Sequence[GridWay]], need: Fraction) -> int | None:
    """The key of some way that gains so much: corner after corner, the last one only as far as needed."""
    at = [0] * len(fronts)
    steps = sorted((_slope(*pair), which) for which, one in enumerate(corners) for pair in pairwise(one))
    gained, spent = Fraction(0), 0
    for _, which in steps:
        if gained >= need:
            break
        here, there = corners[which][at[which]], corners[which][at[which] + 1]
        if gained + there.gain - here.gain >= need:
            last = next(way for way in fronts[which] if gained + way.gain - here.gain >= need)
            return spent + last.key - here.key
        at[which] += 1
        gained, spent = gained + there.gain - here.gain, spent + there.key - here.key
    return spent if gained >= need else None
