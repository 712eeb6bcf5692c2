"""Numbers as pairs of whole numbers, and what is done with a pair: added, divided, rounded, held against an end.

A numerator and a denominator above 0, not in lowest terms. How rules become functions of pairs stands in ``in_pairs``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cmp_to_key
from math import gcd

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.curves import Piece

Pair = tuple[int, int]
IntervalEnds = tuple[int, int, int, int, int, int]


class NoPairError(ArithmeticError):
    """A number is divided by 0, or lies beyond its curve."""


def divided(over: Pair, by: Pair) -> Pair:
    """Crosswise; the sign stays above."""
    if not by[0]:
        raise NoPairError
    return (over[0] * by[1], over[1] * by[0]) if by[0] > 0 else (-over[0] * by[1], -over[1] * by[0])


def added(pairs: Sequence[Pair]) -> Pair:
    """The sum."""
    above, below = 0, 1
    for one, of in pairs:
        above, below = joined(above, below, one, of)
    return above, below


def joined(above: int, below: int, other: int, of: int) -> Pair:
    """The sum of two, over the least denominator that both have."""
    shared = gcd(below, of)
    return above * (of // shared) + other * (below // shared), below // shared * of


def _differ(one: Pair, other: Pair) -> int:
    return one[0] * other[1] - other[0] * one[1]


CROSSWISE = cmp_to_key(_differ)


def _to_even(above: int, below: int) -> int:
    whole, rest = divmod(above, below)
    return whole + (2 * rest > below or (2 * rest == below and whole % 2 == 1))


# Each gives the whole number for a pair that is not below 0.
WHOLE_NUMBERS: Mapping[str, Callable[[int, int], int]] = FrozenMapping(
    {
        "half_up": lambda above, below: (2 * above + below) // (2 * below),
        "half_even": _to_even,
        "up": lambda above, below: -(-above // below),
        "down": lambda above, below: above // below,
    }
)


def ends_of(over: Interval) -> IntervalEnds:
    """Both ends, each as numerator, denominator, and how far from it a number must be, multiplied out."""
    low, of_low = (-1, 0) if over.low is None else over.low.as_integer_ratio()
    high, of_high = (1, 0) if over.high is None else over.high.as_integer_ratio()
    # An end that belongs to the interval may be reached; from any other, a whole number is left.
    return low, of_low, 1 - over.low_closed, high, of_high, 1 - over.high_closed


def line_of(piece: Piece) -> Callable[[int, int], Pair]:
    """What a pair is worth on the line of a piece."""
    level = start, of_start = piece.intercept.as_integer_ratio()
    if not piece.slope:
        return lambda _above, _below: level
    slope, of_slope = piece.slope.as_integer_ratio()
    of_both = of_slope * of_start
    return lambda above, below: (above * slope * of_start + start * of_slope * below, below * of_both)
