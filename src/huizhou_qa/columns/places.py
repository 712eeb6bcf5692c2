"""The sum of places by size: the least, the greatest, the middle ones of several numbers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from attrs import evolve

from huizhou_qa.columns.amounts import Amount, AmountCases, Amounts, AnyAmount
from huizhou_qa.columns.nodes import Expression

ONE, ZERO, MINUS = Fraction(1), Fraction(0), Fraction(-1)
PAIR = 2


def ordered(amounts: Amounts, numbers: Sequence[AnyAmount], start: int, stop: int) -> AnyAmount:
    """The sum of the numbers from place ``start`` to before ``stop``, the smallest first."""
    if len(numbers) == PAIR and stop - start == 1:
        limit = amounts.flat(numbers[1]).constant
        if limit is not None:
            return _kept(amounts, numbers[0], limit, is_most=start == 0)
    flat = [amounts.whole(amounts.flat(one)) for one in numbers]
    nothing = amounts.joined(one.nothing for one in flat)
    if any(one.bottom is not None for one in flat):
        sorted_ = _sorted_fractions(amounts, flat)
        return evolve(amounts.added([(one, ONE) for one in sorted_[start:stop]], ZERO), nothing=nothing)
    scale = lcm(*(one.scale for one in flat))
    tops = tuple(amounts.scaled(one.top, scale // one.scale) for one in flat)
    return Amount(_sum_of_places(amounts, tops, start, stop), scale, nothing=nothing)


def _kept(amounts: Amounts, number: AnyAmount, limit: Fraction, *, is_most: bool) -> AnyAmount:
    """No more, or no less, than a fixed number; each case by itself."""
    if isinstance(number, AmountCases):
        arms = tuple((when, _kept(amounts, one, limit, is_most=is_most)) for when, one in number.arms)
        return AmountCases(arms, number.nothing)
    low, high = number.ends
    if (high <= limit) if is_most else (low >= limit):
        return number
    fixed = evolve(amounts.constant(limit), nothing=number.nothing)
    if number.constant is not None:
        return fixed
    if number.bottom is None and (number.times, number.scale % limit.denominator) == (1, 0):
        at = int(limit * number.scale)
        # A number that never comes up to the limit is the limit, and null where it is null.
        low_end, high_end = (min(number.top.low, at), at) if is_most else (at, max(number.top.high, at))
        top, within = amounts.make.clip(number.top, low_end, high_end), _within(number, limit, is_most=is_most)
        return evolve(number, top=top, narrowed=None, within=within)
    # Where it is chosen, it is no more, or no less, than the limit.
    kept = evolve(number, within=_cut(number.span, limit, is_most=is_most))
    return _chosen(amounts, kept, fixed, is_least=is_most)


def _cut(span: tuple[Fraction, Fraction], limit: Fraction, *, is_most: bool) -> tuple[Fraction, Fraction]:
    low, high = (min(end, limit) if is_most else max(end, limit) for end in span)
    return low, high


def _within(number: Amount, limit: Fraction, *, is_most: bool) -> tuple[Fraction, Fraction] | None:
    """What a number may be on its piece once it is kept to a limit, which may lie beyond all that it was there."""
    return None if number.within is None else _cut(number.within, limit, is_most=is_most)


def _chosen(amounts: Amounts, left: Amount, right: Amount, *, is_least: bool) -> AnyAmount:
    """The lesser, or the greater, of two."""
    make = amounts.make
    apart = amounts.added([(evolve(left, nothing=None), ONE), (evolve(right, nothing=None), MINUS)], ZERO)
    test = make.up_to(apart.top, make.number(0))
    first, second = (left, right) if is_least else (right, left)
    return amounts.choice(test, first, second, amounts.joined((left.nothing, right.nothing)))


def _sum_of_places(amounts: Amounts, tops: tuple[Expression, ...], start: int, stop: int) -> Expression:
    """At the ends by the least and the greatest, in the middle by comparing neighbours until all stand in order."""
    make, count = amounts.make, len(tops)
    if (start, stop) == (0, 1):
        return make.least(tops)
    if (start, stop) == (count - 1, count):
        return make.greatest(tops)
    if start > 1 or stop < count - 1:
        return _added(amounts, _in_order(amounts, tops)[start:stop])
    summed = _added(amounts, tops)
    summed = make.subtract(summed, make.least(tops)) if start == 1 else summed
    return make.subtract(summed, make.greatest(tops)) if stop == count - 1 else summed


def _added(amounts: Amounts, tops: Sequence[Expression]) -> Expression:
    summed = tops[0]
    for one in tops[1:]:
        summed = amounts.make.add(summed, one)
    return summed


def _in_order(amounts: Amounts, tops: tuple[Expression, ...]) -> list[Expression]:
    make, placed = amounts.make, list(tops)
    for last in range(len(placed) - 1, 0, -1):
        for at in range(last):
            pair = (placed[at], placed[at + 1])
            placed[at], placed[at + 1] = make.least(pair), make.greatest(pair)
    return placed


def _sorted_fractions(amounts: Amounts, numbers: Sequence[Amount]) -> list[Amount]:
    """Fractions with bottoms, in order."""
    placed = list(numbers)
    for last in range(len(placed) - 1, 0, -1):
        for at in range(last):
            left, right = placed[at], placed[at + 1]
            less, more = (amounts.flat(_chosen(amounts, left, right, is_least=end)) for end in (True, False))
            placed[at], placed[at + 1] = evolve(less, nothing=None), evolve(more, nothing=None)
    return placed
