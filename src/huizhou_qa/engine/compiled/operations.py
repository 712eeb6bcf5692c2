"""What gives a product, a quotient, a rounded number, and the places of ordered ones, prepared for a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm

from huizhou_qa.engine.compiled.values import Make, Ratios, Units, as_ratio, in_units
from huizhou_qa.engine.rows import Ratio, Row
from huizhou_qa.rules.rounding import GridRounding

ZERO = Fraction(0)
TWO = 2


def told_by(place: Callable[[Row], int], worth: Sequence[int]) -> Make:
    """What is flat on every piece, by the piece."""

    def make(factor: int) -> Callable[[Row], int]:
        points = [one * factor for one in worth]
        return lambda row: points[place(row)]

    return make


def product_of_units(left: Units, right: Units) -> Units:
    """Units of units: the scales are multiplied too."""

    def make(factor: int) -> Callable[[Row], int]:
        first, second = left.make(factor), right.run
        return lambda row: first(row) * second(row)

    return Units(left.scale * right.scale, make)


def quotient_of_units(dividend: Units, divisor: Units) -> Ratios:
    """Both in one scale, which then counts for nothing; by zero there is no number."""
    common = lcm(dividend.scale, divisor.scale)
    first, second = in_units(dividend, common), in_units(divisor, common)

    def over(row: Row) -> Ratio:
        above, below = first(row), second(row)
        if below <= 0:
            if not below:
                raise KeyError(below)
            return -above, -below
        return above, below

    return Ratios(over)


def is_half_up(number: Units | Ratios, to: GridRounding) -> bool:
    """Whether a half goes up, of a number that is never below 0, where the grid is one over a whole number."""
    low, _ = number.ends
    return to.mode == "half_up" and to.grid.numerator == 1 and low is not None and low >= 0


def on_the_grid(number: Units | Ratios, to: GridRounding) -> Callable[[Row], int]:
    """The number rounded, in units of the grid's denominator."""
    above, below = to.grid.as_integer_ratio()
    twice = 2 * below
    if isinstance(number, Units) and is_half_up(number, to):
        run, scale, half = number.run, 2 * number.scale, number.scale
        return lambda row: (run(row) * twice + half) // scale
    ratio, multiple = as_ratio(number), to.multiple_of_ratio
    if not is_half_up(number, to):
        return lambda row: multiple(*ratio(row)) * above

    def rounded(row: Row) -> int:
        numerator, denominator = ratio(row)
        return (numerator * twice + denominator) // (2 * denominator)

    return rounded


def picked(runs: Sequence[Callable[[Row], int]], start: int, stop: int) -> Callable[[Row], int]:
    """The sum of the places from start to before stop, of numbers in one scale."""
    if len(runs) == TWO and stop - start == 1:
        first, second = runs
        if start:
            return lambda row: one if (one := first(row)) >= (other := second(row)) else other
        return lambda row: one if (one := first(row)) <= (other := second(row)) else other
    return lambda row: sum(sorted([run(row) for run in runs])[start:stop])


def picked_ratios(runs: Sequence[Callable[[Row], Ratio]], start: int, stop: int) -> Callable[[Row], Ratio]:
    """The same of ratios."""
    if len(runs) == TWO and stop - start == 1:
        first, second = runs

        def of_two(row: Row) -> Ratio:
            one, other = first(row), second(row)
            is_less = one[0] * other[1] <= other[0] * one[1]
            return one if is_less is (start == 0) else other

        return of_two
    return lambda row: sum(sorted(Fraction(*run(row)) for run in runs)[start:stop], ZERO).as_integer_ratio()
