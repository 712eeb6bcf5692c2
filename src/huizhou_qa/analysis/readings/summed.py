"""What several parts come to together at the few sums that are handed on.

Each part is moved alone, and the moves are added up in whole units of a common fraction: exactly what every combination
gives, where every sum is a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import product
from math import lcm
from operator import sub

from huizhou_qa.analysis.readings.parts_of_unit import HandedOn, PartsAddedUp
from huizhou_qa.analysis.readings.reached import UNCHANGED, Reached, WholeSums, folded
from huizhou_qa.engine.rows import Ratio


def summed(
    unit: PartsAddedUp, exported: Sequence[Mapping[HandedOn, Reached]], reached: Reached = UNCHANGED
) -> Iterator[tuple[HandedOn, Reached]]:
    """Whatever is handed on, with the fewest changes that lead there, beside those that are made anyway."""
    base = [next(iter(of_part)) for of_part in exported]
    start = _ratios(unit.sums(base))
    singly = [
        [start, *(_ratios(unit.sums([*base[:at], numbers, *base[at + 1 :]])) for numbers in list(of_part)[1:])]
        for at, of_part in enumerate(exported)
    ]
    if start is None or any(one is None for of_part in singly for one in of_part):
        # What is no number does not tell what each part adds to it.
        for ways in product(*(of_part.items() for of_part in exported)):
            yield unit.sums([numbers for numbers, _ in ways]), reduce(Reached.beside, (way for _, way in ways), reached)
        return
    known = [[one for one in of_part if one is not None] for of_part in singly]
    scales = [lcm(*(one[at][1] for of_part in [[start], *known] for one in of_part)) for at, _ in enumerate(start)]
    first = _units(start, scales)
    moves = [
        _fewest((_less(_units(to, scales), first), way) for to, way in zip(of_part, ways.values(), strict=True))
        for of_part, ways in zip(known, exported, strict=True)
    ]
    for units, way in folded(first, moves, reached).items():
        yield tuple(zip(units, scales, strict=True)), way


def _ratios(numbers: HandedOn) -> tuple[Ratio, ...] | None:
    """The numbers; None where one of them is none."""
    known = tuple(one for one in numbers if isinstance(one, tuple))
    return known if len(known) == len(numbers) else None


def _units(numbers: Sequence[Ratio], scales: Sequence[int]) -> WholeSums:
    return tuple(above * (scale // below) for (above, below), scale in zip(numbers, scales, strict=True))


def _less(units: WholeSums, first: WholeSums) -> WholeSums:
    return tuple(map(sub, units, first))


def _fewest(ways: Iterable[tuple[WholeSums, Reached]]) -> dict[WholeSums, Reached]:
    found: dict[WholeSums, Reached] = {}
    for units, way in ways:
        found[units] = found[units].joined(way) if units in found else way
    return found
