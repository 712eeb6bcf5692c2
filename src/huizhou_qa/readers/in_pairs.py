"""Rules prepared as functions of pairs of whole numbers: a second way to a number, which shares nothing with the first.

A number is a numerator and a denominator above 0, not in lowest terms, or None where there was nothing to measure.
Nothing is folded, kept or looked up: each operation is what its definition says, crosswise in whole numbers. It
answers for whoever checks a score again; a number that is missing or cannot be computed raises ``NoPairError``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cmp_to_key
from operator import itemgetter

from attrs import frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.curves import Curve, Piece
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

Pair = tuple[int, int]
KnownPairs = Mapping[str, Pair | None]
InPair = Callable[[KnownPairs], Pair | None]
InTruth = Callable[[KnownPairs], bool | None]

BOTH = 2


class NoPairError(ArithmeticError):
    """A number is divided by 0, or lies beyond its curve."""


@frozen(eq=False)
class InPairs:
    """The arithmetic of pairs.

    Attributes:
        readings: the choice of every open point.
        written: whether figures are rounded where they are put on paper.
    """

    readings: Mapping[str, str]
    written: bool = True

    def constant(self, value: Fraction) -> InPair:
        """The number itself."""
        pair = value.as_integer_ratio()
        return lambda _row: pair

    def nothing(self, why: str) -> InPair:  # noqa: ARG002 - why there is none changes no number
        """None."""
        return lambda _row: None

    def read(self, leaf: Input) -> InPair:
        """What the row has at the path; a KeyError where it is missing."""
        return itemgetter(leaf.path)

    def sum(self, terms: Sequence[tuple[InPair, Fraction]], constant: Fraction) -> InPair:
        """Over the denominator of the terms so far; None where one of them is."""
        first, weights = constant.as_integer_ratio(), [weight.as_integer_ratio() for _, weight in terms]
        numbers = [number for number, _ in terms]
        if not constant and weights == [(1, 1)]:
            return numbers[0]

        def sum_of(row: KnownPairs) -> Pair | None:
            # Each is read, also beside one that is none: a number that cannot be computed is always told.
            pairs = [number(row) for number in numbers]
            above, below = first
            for pair, (weight, of) in zip(pairs, weights, strict=True):
                if pair is None:
                    return None
                over = pair[1] * of
                if over == below:
                    above += pair[0] * weight
                else:
                    above, below = above * over + pair[0] * weight * below, below * over
            return above, below

        return sum_of

    def product(self, left: InPair, right: InPair) -> InPair:
        """Numerators and denominators apart."""

        def multiplied(row: KnownPairs) -> Pair | None:
            one, other = left(row), right(row)
            return None if one is None or other is None else (one[0] * other[0], one[1] * other[1])

        return multiplied

    def quotient(self, dividend: InPair, divisor: InPair) -> InPair:
        """Crosswise; the sign stays above."""

        def divided(row: KnownPairs) -> Pair | None:
            over, by = dividend(row), divisor(row)
            return None if over is None or by is None else _divided(over, by)

        return divided

    def pooled(self, parts: Sequence[tuple[InPair, InPair]], least: int) -> InPair:
        """The points of the parts that are there over their full marks."""

        def over_marks(row: KnownPairs) -> Pair | None:
            pairs = [(points(row), full(row)) for points, full in parts]
            there = [(points, full) for points, full in pairs if points is not None and full is not None]
            points, marks = (added([pair[at] for pair in there]) for at in (0, 1))
            return _divided(points, marks) if len(there) >= least and marks[0] else None

        return over_marks

    def rounded(self, number: InPair, to: GridRounding) -> InPair:
        """To the nearest multiple of the grid, or the next."""
        if to.stage == "written" and not self.written:
            return number
        grid, of = to.grid.as_integer_ratio()
        up = _UPWARDS[to.mode]

        def on_grid(row: KnownPairs) -> Pair | None:
            pair = number(row)
            if pair is None:
                return None
            above, below = pair[0] * of, pair[1] * grid
            whole, rest = divmod(abs(above), below)
            whole += up(whole, rest, below)
            return (whole if above >= 0 else -whole) * grid, of

        return on_grid

    def ordered(self, numbers: Sequence[InPair], start: int, stop: int) -> InPair:
        """Sorted crosswise; None where one of the numbers is."""
        if len(numbers) == BOTH and stop - start == 1:
            return _one_of(*numbers, greater=bool(start))

        def chosen(row: KnownPairs) -> Pair | None:
            pairs = [number(row) for number in numbers]
            there = [pair for pair in pairs if pair is not None]
            if len(there) < len(pairs):
                return None
            return added(sorted(there, key=_CROSSWISE)[start:stop])

        return chosen

    def on_curve(self, number: InPair, curve: Curve) -> InPair:
        """On the line of the first piece that holds the number."""
        lines = [(*_ends(piece.over), _line(piece)) for piece in curve.pieces]

        def worth(row: KnownPairs) -> Pair | None:
            pair = number(row)
            if pair is None:
                return None
            above, below = pair
            for low, of_low, from_low, high, of_high, to_high, line in lines:
                if above * of_low - low * below >= from_low and high * below - above * of_high >= to_high:
                    return line(above, below)
            raise NoPairError

        return worth

    def number_of(self, truth: InTruth) -> InPair:
        """1 or 0."""

        def counted(row: KnownPairs) -> Pair | None:
            told = truth(row)
            return None if told is None else ((1, 1) if told else (0, 1))

        return counted

    def choose(self, truth: InTruth, then: Callable[[], InPair], otherwise: Callable[[], InPair]) -> InPair:
        """The branch that is taken; the other one is not read."""
        first, second = then(), otherwise()

        def taken(row: KnownPairs) -> Pair | None:
            told = truth(row)
            if told:
                return first(row)
            return None if told is None else second(row)

        return taken

    def open(self, reading: str, choices: Mapping[str, Callable[[], InPair]]) -> InPair:
        """The branch of the choice made."""
        return choices[self.readings[reading]]()

    def within(self, number: InPair, over: Interval) -> InTruth:
        """Whether the number lies there."""
        low, of_low, from_low, high, of_high, to_high = _ends(over)

        def lies(row: KnownPairs) -> bool | None:
            pair = number(row)
            if pair is None:
                return None
            above, below = pair
            return above * of_low - low * below >= from_low and high * below - above * of_high >= to_high

        return lies

    def all_of(self, truths: Sequence[InTruth]) -> InTruth:
        """None where one truth is."""

        def hold(row: KnownPairs) -> bool | None:
            told = [truth(row) for truth in truths]
            return None if None in told else False not in told

        return hold

    def present(self, number: InPair) -> InTruth:
        """Whether it is a number."""
        return lambda row: number(row) is not None


def _one_of(first: InPair, second: InPair, *, greater: bool) -> InPair:
    """The greater or the lesser of two."""

    def taken(row: KnownPairs) -> Pair | None:
        one, other = first(row), second(row)
        if one is None or other is None:
            return None
        return one if (one[0] * other[1] > other[0] * one[1]) is greater else other

    return taken


def _divided(over: Pair, by: Pair) -> Pair:
    if not by[0]:
        raise NoPairError
    return (over[0] * by[1], over[1] * by[0]) if by[0] > 0 else (-over[0] * by[1], -over[1] * by[0])


def added(pairs: Sequence[Pair]) -> Pair:
    """The sum."""
    above, below = 0, 1
    for one, of in pairs:
        above, below = above * of + one * below, below * of
    return above, below


def _differ(one: Pair, other: Pair) -> int:
    return one[0] * other[1] - other[0] * one[1]


_CROSSWISE = cmp_to_key(_differ)


def _up_from_half(_whole: int, rest: int, below: int) -> bool:
    return 2 * rest >= below


def _up_to_even(whole: int, rest: int, below: int) -> bool:
    return 2 * rest > below or (2 * rest == below and whole % 2 == 1)


_UPWARDS: Mapping[str, Callable[[int, int, int], bool]] = FrozenMapping(
    {
        "half_up": _up_from_half,
        "half_even": _up_to_even,
        "up": lambda _whole, rest, _below: rest > 0,
        "down": lambda _whole, _rest, _below: False,
    }
)


def _ends(over: Interval) -> tuple[int, int, int, int, int, int]:
    """Both ends, each as numerator, denominator, and how far from it a number must be, multiplied out."""
    low, of_low = (-1, 0) if over.low is None else over.low.as_integer_ratio()
    high, of_high = (1, 0) if over.high is None else over.high.as_integer_ratio()
    # An end that belongs to the interval may be reached; from any other, a whole number is left.
    return low, of_low, 1 - over.low_closed, high, of_high, 1 - over.high_closed


def _line(piece: Piece) -> Callable[[int, int], Pair]:
    start, of_start = piece.intercept.as_integer_ratio()
    if not piece.slope:
        return lambda _above, _below: (start, of_start)
    slope, of_slope = piece.slope.as_integer_ratio()
    of_both = of_slope * of_start
    return lambda above, below: (above * slope * of_start + start * of_slope * below, below * of_both)
