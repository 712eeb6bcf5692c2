"""Sums of prepared numbers: in whole units of one scale where that can be, else as ratios."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import gcd, lcm

from attrs import evolve

from huizhou_qa.engine.compiled.linear import sum_of
from huizhou_qa.engine.compiled.values import (
    Ends,
    Fixed,
    Ratios,
    Units,
    in_units,
    looked_up,
    scale_of,
    several_ratios,
    times,
)
from huizhou_qa.engine.rows import Ratio, Row


def summed_units(terms: Sequence[tuple[Units, Fraction]], constant: Fraction, ends: Ends) -> Units:
    """Whole units in one scale, each times its weight, and a constant."""
    scale = lcm(constant.denominator, *(one.scale * weight.denominator for one, weight in terms))
    start = int(constant * scale)
    factors = [int(weight * scale / one.scale) for one, weight in terms]
    placed = [(one.linear, factor) for (one, _), factor in zip(terms, factors, strict=True) if one.linear is not None]
    if len(placed) == len(terms):
        linear = sum_of(placed, start)
        return Units(scale, linear.make, ends=ends, linear=linear)
    alone = terms[0][0].table if len(terms) == 1 else None
    if alone is not None:
        table = evolve(alone, worth=tuple(start + worth for worth in alone.times(factors[0])))
        return Units(scale, table.make, ends=ends, table=table)
    if len(terms) > 1 and all(one.kept for one, _ in terms):
        several = looked_up([one.kept for one, _ in terms], factors)
        return Units(scale, times(lambda row: sum(several(row), start)), ends=ends)

    def make(factor: int) -> Callable[[Row], int]:
        runs = [one.make(each * factor) for (one, _), each in zip(terms, factors, strict=True)]
        first, *others = runs
        constant_units = start * factor
        if not others:
            return (lambda row: constant_units + first(row)) if start else first
        return lambda row: sum([run(row) for run in runs], constant_units)

    return Units(scale, make, ends=ends)


def summed_ratios(terms: Sequence[tuple[Ratios, Fraction]], start: Fixed | Units) -> Callable[[Row], Ratio]:
    """Ratios, each times its weight, and what is in units already."""
    weighted = [(one.run, *weight.as_integer_ratio()) for one, weight in terms]
    if len(weighted) == 1 and isinstance(start, Fixed):
        return _one_ratio(*weighted[0], *start.value.as_integer_ratio())
    if all(weight == 1 for _, weight in terms):
        return _all_ratios(several_ratios([one for one, _ in terms]), start)
    first, scale = in_units(start, scale_of(start)), scale_of(start)

    def added(row: Row) -> Ratio:
        above, below = first(row), scale
        for run, weight, of in weighted:
            numerator, denominator = run(row)
            denominator *= of
            if denominator == below:
                above += numerator * weight
                continue
            # Over the least common denominator: over their product it would grow with every term.
            common = gcd(below, denominator)
            above = above * (denominator // common) + numerator * weight * (below // common)
            below *= denominator // common
        return above, below

    return added


def _one_ratio(run: Callable[[Row], Ratio], weight: int, of: int, start: int, of_start: int) -> Callable[[Row], Ratio]:
    """One ratio times its weight, and a constant."""
    by, of_both, start = weight * of_start, of * of_start, start * of

    def added(row: Row) -> Ratio:
        above, below = run(row)
        return above * by + below * start, below * of_both

    return added


def _all_ratios(several: Callable[[Row], Sequence[Ratio]], start: Fixed | Units) -> Callable[[Row], Ratio]:
    """Ratios as they are, and what is in units already."""
    first, scale = in_units(start, scale_of(start)), scale_of(start)

    def added(row: Row) -> Ratio:
        above, below = first(row), scale
        for numerator, denominator in several(row):
            if denominator == below:
                above += numerator
                continue
            common = gcd(below, denominator)
            above = above * (denominator // common) + numerator * (below // common)
            below *= denominator // common
        return above, below

    return added
