"""One way of each part of a score that together gain what is needed, at the lowest key.

Gains are whole numbers of one unit. Of all ways that gain the same so far only the cheapest is kept, and of these only
what can still be the best: the rest costs at least what the lower hull of all that remains says.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from math import ceil, lcm

from huizhou_qa.analysis.paths.fronts import GridWay

GainAndKey = tuple[int, int]
"""A gain, and the key at which a way gains so much."""
Kept = dict[int, int]
"""The lowest key by gain."""


def cheapest(fronts: Sequence[Sequence[GridWay]], need: Fraction) -> tuple[GridWay, ...] | None:
    """One way of each front that together gain so much, at the lowest key; None where none do."""
    unit = lcm(*(way.gain.denominator for ways in fronts for way in ways))
    ways = [[(int(way.gain * unit), way.key) for way in front] for front in fronts]
    whole = max(ceil(need * unit), 0)
    limit = _enough(ways, whole)
    if limit is None:
        return None
    chosen = _chosen(ways, list(_kept(ways, whole, limit)), whole)
    return tuple(front[at] for front, at in zip(fronts, chosen, strict=True))


def _kept(ways: Sequence[Sequence[GainAndKey]], need: int, limit: int) -> Iterator[Kept]:
    """The lowest keys by gain before each part, and after the last."""
    reached: Kept = {0: 0}
    yield reached
    corners = [tuple(_corners(part)) for part in ways]
    for at, part in enumerate(ways, start=1):
        following: Kept = {}
        for gained, spent in reached.items():
            for gain, key in part:
                total = spent + key
                if total > limit:
                    break
                reaches = gained + gain
                reaches = min(reaches, need)
                if following.get(reaches, limit) >= total:
                    following[reaches] = total
        reached = dict(_worth_keeping(following, _hull(corners[at:]), need, limit))
        yield reached


def _worth_keeping(reached: Kept, hull: Sequence[GainAndKey], need: int, limit: int) -> Iterator[GainAndKey]:
    """From the greatest gain down, those that nothing cheaper gains as much as, and that can still be the best."""
    least_so_far = limit + 1
    for gain in sorted(reached, reverse=True):
        key = reached[gain]
        if key < least_so_far:
            least_so_far = key
            rest = _least(hull, need - gain)
            if rest is not None and key + rest <= limit:
                yield gain, key


def _chosen(ways: Sequence[Sequence[GainAndKey]], kept: Sequence[Kept], need: int) -> list[int]:
    """Which way of each part led to what was needed: keys are never equal, so they tell."""
    gain, found = need, list[int]()
    for part, before, after in reversed(list(zip(ways, kept[:-1], kept[1:], strict=True))):
        by_key = {spent: gained for gained, spent in before.items()}
        at = next(at for at, (_, key) in enumerate(part) if after[gain] - key in by_key)
        gain = by_key[after[gain] - part[at][1]]
        found.append(at)
    return found[::-1]


def _corners(ways: Sequence[GainAndKey]) -> Sequence[GainAndKey]:
    """The ways at the corners of the lower hull."""
    kept: list[GainAndKey] = []
    for way in ways:
        while len(kept) > 1 and _slope(kept[-2], kept[-1]) >= _slope(kept[-1], way):
            kept.pop()
        kept.append(way)
    return kept


def _slope(first: GainAndKey, second: GainAndKey) -> Fraction:
    return Fraction(second[1] - first[1], second[0] - first[0])


def _hull(corners: Sequence[Sequence[GainAndKey]]) -> Sequence[GainAndKey]:
    """The lower hull of all ways of several parts together."""
    pairs = (pair for one in corners for pair in pairwise(one))
    steps = sorted((_slope(here, there), there[0] - here[0], there[1] - here[1]) for here, there in pairs)
    gains = accumulate((gain for _, gain, _ in steps), initial=0)
    return list(zip(gains, accumulate((key for _, _, key in steps), initial=0), strict=True))


def _least(hull: Sequence[GainAndKey], need: int) -> int | None:
    """No way to gain so much has a lower key; None where none gains so much."""
    at = bisect_left(hull, (need, 0))
    if not at or at == len(hull):
        return None if at else 0
    (gain, key), (next_gain, next_key) = hull[at - 1], hull[at]
    return key + (next_key - key) * (need - gain) // (next_gain - gain)


def _enough(ways: Sequence[Sequence[GainAndKey]], need: int) -> int | None:
    """The key of some way that gains so much: corner after corner, the last one only as far as needed."""
    corners = [_corners(part) for part in ways]
    at = [0] * len(ways)
    steps = sorted((_slope(*pair), which) for which, one in enumerate(corners) for pair in pairwise(one))
    gained, spent = 0, 0
    for _, which in steps:
        if gained >= need:
            break
        here, there = corners[which][at[which]], corners[which][at[which] + 1]
        if gained + there[0] - here[0] >= need:
            return spent - here[1] + next(key for gain, key in ways[which] if gained + gain - here[0] >= need)
        at[which] += 1
        gained, spent = gained + there[0] - here[0], spent + there[1] - here[1]
    return spent if gained >= need else None
