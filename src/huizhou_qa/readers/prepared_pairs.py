"""A number as a function of pairs, with what is known of it before any number is: what it never lies beyond.

So a limit is left out where it changes nothing, and one that is read where it was put is read there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from operator import itemgetter
from typing import Literal

from attrs import evolve, frozen

from huizhou_qa.readers.pairs import Pair

KnownPairs = Mapping[str, Pair | None]
LowOrHigh = Literal["low", "high"]


@frozen(eq=False)
class InPair:
    """A number, prepared.

    Attributes:
        work: works it out; None where there was nothing to measure.
        there: whether it is never None.
        path: where it is read, of a number that is only read.
        value: the number, of a constant.
        low, high: what it never lies below and never above, where that is known.
        before_limit: the number that was not yet limited to at most ``high``.
    """

    work: Callable[[KnownPairs], Pair | None]
    there: bool = False
    path: str | None = None
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    before_limit: InPair | None = None

    @property
    def is_told(self) -> bool:
        """Whether it is certainly a number that can be computed."""
        return self.there and (self.path is not None or self.value is not None)

    def read_at(self, path: str) -> InPair:
        """The same number, read where it was put."""
        return InPair(itemgetter(path), self.there, path, None, self.low, self.high)


@frozen(eq=False)
class InTruth:
    """A truth, prepared.

    Attributes:
        work: tells it; None where there was nothing to measure.
        there: whether it is never None.
        fixed: the truth, where no number changes it.
    """

    work: Callable[[KnownPairs], bool | None]
    there: bool = False
    fixed: bool | None = None


def several(paths: Sequence[str]) -> Callable[[KnownPairs], tuple[Pair | None, ...]]:
    """What is read at some paths, at once."""
    if len(paths) > 1:
        return itemgetter(*paths)
    return lambda row: tuple([row[path] for path in paths])


def end_of_sum(terms: Sequence[tuple[InPair, Fraction]], constant: Fraction, side: LowOrHigh) -> Fraction | None:
    """What a sum never lies below (``low``) or above (``high``), where that is known of its terms."""
    total = constant
    for one, weight in terms:
        end = one.low if (side == "low") is (weight > 0) else one.high
        if end is None:
            return None
        total += end * weight
    return total


def at_most(first: InPair, second: InPair) -> InPair:
    """The lesser of two; a number that is never above the limit is itself."""
    number, limit = (second, first) if second.value is None else (first, second)
    if limit.value is None:
        return _one_of(first, second, greater=False)
    if number.high is not None and number.high <= limit.value:
        return number
    low = None if number.low is None else min(number.low, limit.value)
    return evolve(_one_of(number, limit, greater=False), low=low, high=limit.value, before_limit=number)


def at_least(first: InPair, second: InPair) -> InPair:
    """The greater of two; a number that is never below the limit is itself."""
    number, limit = (second, first) if second.value is None else (first, second)
    if limit.value is None:
        return _one_of(first, second, greater=True)
    if number.low is not None and number.low >= limit.value:
        return number
    before, most = number.before_limit, number.high
    if before is not None and most is not None and limit.value <= most:
        return InPair(_between(before, limit.value, most), number.there, low=limit.value, high=most)
    most = None if most is None else max(most, limit.value)
    return evolve(_one_of(number, limit, greater=True), low=limit.value, high=most)


def _one_of(first: InPair, second: InPair, *, greater: bool) -> InPair:
    """The greater or the lesser of two."""
    work, other_work = first.work, second.work

    def taken(row: KnownPairs) -> Pair | None:
        one, other = work(row), other_work(row)
        if one is None or other is None:
            return None
        return one if (one[0] * other[1] > other[0] * one[1]) is greater else other

    return InPair(taken, first.there and second.there)


def _between(number: InPair, least: Fraction, most: Fraction) -> Callable[[KnownPairs], Pair | None]:
    """A number, or the end that it lies beyond."""
    work, lowest, highest = number.work, least.as_integer_ratio(), most.as_integer_ratio()
    (low, of_low), (high, of_high) = lowest, highest

    def limited(row: KnownPairs) -> Pair | None:
        pair = work(row)
        if pair is None:
            return None
        above, below = pair
        if above * of_high > high * below:
            return highest
        return lowest if above * of_low < low * below else pair

    return limited
