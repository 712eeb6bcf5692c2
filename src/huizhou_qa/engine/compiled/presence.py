"""What is told by whether a number is there, of rows that may have gaps."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import lcm

from huizhou_qa.engine.compiled.values import Fixed, Ratios, Test, Units, Value, ends_of, in_units, scale_of
from huizhou_qa.engine.rows import Ratio, Row


def chosen_by_presence(truth: Test, first: Value, second: Value) -> Value | None:
    """A choice of which one branch is never a number, or shows one that is there; None for any other."""
    if isinstance(second, Ratios) and second.is_never:
        return _where(first, truth.run, where=True)
    if isinstance(first, Ratios) and first.is_never:
        return _where(second, truth.run, where=False)
    if isinstance(first, Units) and isinstance(second, Fixed) and first.kept and first.kept == truth.present:
        return _shown(first, truth.run, second.value)
    return None


def is_there(number: Units | Ratios) -> Callable[[Row], bool]:
    """Whether a row has a number that is kept in it; raises KeyError where it does not say that there was nothing."""
    path, is_whole = number.kept, isinstance(number, Units)

    def there(row: Row) -> bool:
        if path in (row.units if is_whole else row.ratios):
            return True
        if row.gaps[path].is_nothing:
            return False
        raise KeyError(path)

    return there


def _shown(number: Units, test: Callable[[Row], bool], instead: Fraction) -> Units:
    """A number that is kept in a row, or a fixed one where there was nothing of it."""
    path, scale = number.kept, lcm(number.scale, instead.denominator)
    low, high = number.ends
    ends = None if low is None else min(low, instead), None if high is None else max(high, instead)

    def make(factor: int) -> Callable[[Row], int]:
        times, other = scale // number.scale * factor, int(instead * scale) * factor

        def run(row: Row) -> int:
            units = row.units.get(path)
            # That it is not there does not yet say why.
            return units * times if units is not None else other * (not test(row))

        return run

    return Units(scale, make, ends=ends)


def _where(number: Value, test: Callable[[Row], bool], *, where: bool) -> Value:
    """A number where a truth is so, and otherwise none."""
    ends = ends_of(number)
    if isinstance(number, Ratios):
        ratio = number.run

        def held(row: Row) -> Ratio:
            if test(row) is where:
                return ratio(row)
            raise KeyError(where)

        return Ratios(held, ends=ends, is_never=number.is_never)

    def make(factor: int) -> Callable[[Row], int]:
        run = in_units(number, scale_of(number) * factor)

        def held(row: Row) -> int:
            if test(row) is where:
                return run(row)
            raise KeyError(where)

        return held

    return Units(scale_of(number), make, ends=ends)
