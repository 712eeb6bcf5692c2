"""Rounding a fraction of whole numbers onto a grid, with whole numbers alone.

Half up is of the magnitude, so that -0.005 becomes -0.01. Where a numerator would grow beyond what is exact, the
quotient is worked out as by hand: the whole part first, then a few digits of the rest at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil

from attrs import evolve

from huizhou_qa.columns.amounts import Amount, AmountCases, Amounts, AnyAmount
from huizhou_qa.columns.nodes import NULL, Expression, TooWideError
from huizhou_qa.rules.rounding import GridRounding

TEN = 10


def rounded(amounts: Amounts, number: AnyAmount, to: GridRounding) -> AnyAmount:
    """A number on a grid; each case by itself, so that none makes the others wider."""
    if isinstance(number, AmountCases):
        return AmountCases(tuple((when, rounded(amounts, one, to)) for when, one in number.arms), number.nothing)
    fixed = number.constant
    if fixed is not None:
        return evolve(amounts.constant(to(fixed)), nothing=number.nothing)
    if number.top is NULL:
        return number
    steps, of_steps = to.grid.as_integer_ratio()
    units = amounts.scaled(_multiple(amounts, number, to), steps)
    return Amount(units, of_steps, nothing=number.nothing)


def _multiple(amounts: Amounts, one: Amount, to: GridRounding) -> Expression:
    """The number in units of the grid, in the first of several ways that stays exact."""
    try:
        return _at_once(amounts, one, to)
    except TooWideError:
        try:
            return _by_hand(amounts, one, to)
        except TooWideError:
            if one.narrowed is None:
                raise
            return _multiple(amounts, one.narrowed, to)


def _at_once(amounts: Amounts, one: Amount, to: GridRounding) -> Expression:
    """The numerator over the denominator, and what is left over decides."""
    factor = Fraction(one.times, one.scale) / to.grid
    if factor.denominator == 1 and one.bottom is None:
        return amounts.scaled(one.top, factor.numerator)
    if to.mode == "half_up":
        # The numerator and half the denominator over the denominator: twice of each, where that has no half.
        halved = factor * 2
        above, below = amounts.scaled(one.top, halved.numerator), _below(amounts, one, halved.denominator)
        return _of_magnitude(amounts, above, lambda size: _half_up(amounts, size, below))
    above, below = amounts.scaled(one.top, factor.numerator), _below(amounts, one, factor.denominator)
    return _of_magnitude(amounts, above, lambda size: _by_rest(amounts, size, below, to))


def _below(amounts: Amounts, one: Amount, scale: int) -> Expression:
    return amounts.make.number(scale) if one.bottom is None else amounts.scaled(one.bottom, scale)


def _of_magnitude(amounts: Amounts, number: Expression, units: Callable[[Expression], Expression]) -> Expression:
    """What becomes of the size of a number, with the number's sign."""
    make = amounts.make
    zero = make.number(0)
    if number.low >= 0:
        return units(number)
    below = make.below(number, zero)
    found = units(make.choice(below, make.subtract(zero, number), number))
    return make.choice(below, make.subtract(zero, found), found)


def _half_up(amounts: Amounts, size: Expression, below: Expression) -> Expression:
    """Of twice a number: one more, over two."""
    make = amounts.make
    return make.over(make.add(size, below), amounts.scaled(below, 2))


def _by_rest(amounts: Amounts, size: Expression, below: Expression, to: GridRounding) -> Expression:
    make = amounts.make
    whole = make.over(size, below)
    return make.add(whole, _one_more(amounts, whole, make.rest(size, below), below, to))


def _one_more(amounts: Amounts, whole: Expression, rest: Expression, below: Expression, to: GridRounding) -> Expression:
    """1 where what is left over makes the size one more, else 0."""
    make = amounts.make
    if to.mode == "down":
        return make.number(0)
    if to.mode == "up":
        return make.one(make.below(make.number(0), rest))
    twice = amounts.scaled(rest, 2)
    if to.mode == "half_up":
        return make.one(make.up_to(below, twice))
    is_odd = make.equal(make.rest(whole, make.number(2)), make.number(1))
    tie = make.both((make.equal(twice, below), is_odd))
    return make.one(make.either((make.below(below, twice), tie)))


def _by_hand(amounts: Amounts, one: Amount, to: GridRounding) -> Expression:
    """Long division: the whole part, then so many digits of the rest at a time as stay exact."""
    steps, of_steps = to.grid.as_integer_ratio()
    plain = amounts.whole(one)
    below = _below(amounts, plain, plain.scale * steps)
    ends = one.within or one.ends
    most = ceil(max(abs(end) for end in ends) / steps)
    return _of_magnitude(amounts, plain.top, lambda size: _digits(amounts, (size, below), (of_steps, most), to))


def _digits(
    amounts: Amounts, quotient: tuple[Expression, Expression], scale: tuple[int, int], to: GridRounding
) -> Expression:
    """The digits of a quotient of which so many are left, and whose whole part is no more than a number."""
    make, (size, below), (left, most) = amounts.make, quotient, scale
    whole, rest = make.clip(make.over(size, below), 0, most), make.rest(size, below)
    while left > 1:
        factor = _next_factor(left, below.high, make.widest)
        left //= factor
        more = amounts.scaled(rest, factor)
        whole = make.add(amounts.scaled(whole, factor), make.digits(more, below, factor - 1))
        rest = make.rest(more, below)
    return make.add(whole, _one_more(amounts, whole, rest, below, to))


def _next_factor(left: int, below: int, widest: int) -> int:
    """The greatest power of ten that divides what is left and stays exact; all that is left where there is none."""
    factor = 1
    while left % (factor * TEN) == 0 and factor * TEN * below <= widest:
        factor *= TEN
    return left if factor == 1 else factor
