"""What a number is while a program is compiled: fixed, in whole units of a known fraction, or a ratio.

A prepared number is a function of a row: it is only run where it is read, and raises ``KeyError`` where
something it reads is not known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm
from operator import itemgetter, mul

from attrs import evolve, frozen

from huizhou_qa.engine.compiled.linear import SumOfPlaces
from huizhou_qa.engine.rows import Ratio, Row

# The least and the most that a number can be, None being without bound.
Ends = tuple[Fraction | None, Fraction | None]

ANYWHERE: Ends = (None, None)


# What gives a number, so many times.
Make = Callable[[int], Callable[[Row], int]]


@frozen
class Fixed:
    """A number that the rule itself says."""

    value: Fraction


@frozen(eq=False)
class CutTable:
    """A number that is looked up by another: by which of the cuts that one has reached."""

    by: Callable[[Row], int]
    at: int | None
    cuts: tuple[int, ...]
    worth: tuple[int, ...]

    def make(self, factor: int) -> Callable[[Row], int]:
        """Looked up, so many times."""
        by, cuts, worth = self.by, self.cuts, self.times(factor)
        return lambda row: worth[bisect_right(cuts, by(row))]

    def times(self, factor: int) -> tuple[int, ...]:
        """What it may be, so many times."""
        return tuple(one * factor for one in self.worth)


@frozen(eq=False)
class Units:
    """A number in whole units of ``1/scale``.

    ``make`` gives it in a multiple of these units. ``stored`` is the entry that it is, if it is one, and ``kept`` the
    path at which a row has its units; ``ends`` are the least and the most that it can be, and ``rounds`` is the path
    of the ratio that it is rounded half up from. ``linear`` is what it is made of where it is a sum of numbers that
    a row has at their places, and ``table`` where it is looked up.
    """

    scale: int
    make: Make
    stored: str = ""
    ends: Ends = ANYWHERE
    kept: str = ""
    rounds: str = ""
    linear: SumOfPlaces | None = None
    table: CutTable | None = None

    @cached_property
    def run(self) -> Callable[[Row], int]:
        """What gives it."""
        return self.make(1)


@frozen(eq=False)
class Ratios:
    """A number as numerator and denominator, the denominator above zero, not always in lowest terms.

    It ``is_never`` one where the rule itself finds nothing to measure.
    """

    run: Callable[[Row], Ratio]
    stored: str = ""
    ends: Ends = ANYWHERE
    kept: str = ""
    is_never: bool = False


Value = Fixed | Units | Ratios


@frozen(eq=False)
class Test:
    """A truth that depends on the row; where a number alone decides it, also as a table of 0 and 1.

    ``present`` is the path of the number that it tells the presence of.
    """

    run: Callable[[Row], bool]
    table: CutTable | None = None
    present: str = ""


PreparedTruth = bool | Test


def ends_of(value: Value) -> Ends:
    """The least and the most that it can be."""
    return (value.value, value.value) if isinstance(value, Fixed) else value.ends


def scale_of(value: Fixed | Units) -> int:
    """The scale that a number has whole units of."""
    return value.value.denominator if isinstance(value, Fixed) else value.scale


def in_units(value: Fixed | Units, scale: int) -> Callable[[Row], int]:
    """The number in units of 1/scale, a multiple of its own scale."""
    if isinstance(value, Fixed):
        units = int(value.value * scale)
        return lambda _row: units
    return value.make(scale // value.scale)


def times(run: Callable[[Row], int]) -> Make:
    """What gives a number, as many times as is asked."""
    return lambda factor: run if factor == 1 else lambda row: run(row) * factor


def brought_to(value: Units, scale: int) -> Units:
    """The number in units of 1/scale, a multiple of its own scale; as it is where a row keeps it by its path."""
    factor, make, linear, table = scale // value.scale, value.make, value.linear, value.table
    if factor == 1 or value.kept:
        return value
    return evolve(
        value,
        scale=scale,
        make=lambda again: make(again * factor),
        linear=None if linear is None else linear.times(factor),
        table=None if table is None else evolve(table, worth=table.times(factor)),
    )


def as_ratio(value: Value) -> Callable[[Row], Ratio]:
    """The number as a ratio."""
    if isinstance(value, Ratios):
        return value.run
    if isinstance(value, Fixed):
        ratio = value.value.as_integer_ratio()
        return lambda _row: ratio
    run, scale = value.run, value.scale
    return lambda row: (run(row), scale)


def common_scale(values: Sequence[Fixed | Units]) -> int:
    """A scale that all of them have whole units of."""
    return lcm(*(scale_of(value) for value in values))


def whole_valued(values: Sequence[Value]) -> list[Fixed | Units] | None:
    """The values, where none of them is a ratio."""
    found = [value for value in values if not isinstance(value, Ratios)]
    return found if len(found) == len(values) else None


def several_units(values: Sequence[Value], scale: int) -> Callable[[Row], Sequence[int]]:
    """The numbers in whole units of 1/scale, on whose grid they stand; looked up at once where a row has them all."""
    kept = [value for value in values if isinstance(value, Units) and value.kept and not scale % value.scale]
    if len(kept) == len(values) > 1:
        return looked_up([value.kept for value in kept], [scale // value.scale for value in kept])
    runs = [units_of(value, scale) for value in values]
    return lambda row: [run(row) for run in runs]


def looked_up(paths: Sequence[str], factors: Sequence[int]) -> Callable[[Row], Sequence[int]]:
    """The units that a row has at two paths or more, each times its factor."""
    look_up = itemgetter(*paths)
    if set(factors) == {1}:
        return lambda row: look_up(row.units)
    return lambda row: list(map(mul, look_up(row.units), factors))


def several_ratios(values: Sequence[Ratios]) -> Callable[[Row], Sequence[Ratio]]:
    """The ratios; looked up at once where a row has them all."""
    kept = [value.kept for value in values if value.kept]
    if len(kept) == len(values) > 1:
        look_up = itemgetter(*kept)
        return lambda row: look_up(row.ratios)
    runs = [value.run for value in values]
    return lambda row: [run(row) for run in runs]


def units_of(value: Value, scale: int) -> Callable[[Row], int]:
    """The number in whole units of 1/scale, on whose grid it stands."""
    if not isinstance(value, Ratios) and not scale % scale_of(value):
        return in_units(value, scale)
    ratio = as_ratio(value)

    def units(row: Row) -> int:
        above, below = ratio(row)
        return above * scale // below

    return units


def stands_on(value: Value, scale: int) -> Callable[[Row], bool] | None:
    """Whether the number is a whole number of 1/scale; None where it always is."""
    if not isinstance(value, Ratios) and not scale % scale_of(value):
        return None
    ratio = as_ratio(value)

    def is_whole(row: Row) -> bool:
        above, below = ratio(row)
        return not above * scale % below

    return is_whole
