"""Rules prepared as functions of pairs of whole numbers: a second way to a number, which shares nothing with the first.

It answers for whoever checks a score again; a number that is missing or cannot be computed raises ``NoPairError``.
Each operation is what its definition says, crosswise in whole numbers. What is told before any number is known is
settled when a rule is prepared: that an input is there, what is constant, and that a limit is never met by what was
limited before. What a pair is and what is done with one stands in ``pairs``, what is known of a number before it is in
``prepared_pairs``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from operator import itemgetter

from attrs import frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.pairs import (
    CROSSWISE,
    WHOLE_NUMBERS,
    NoPairError,
    Pair,
    added,
    divided,
    ends_of,
    joined,
    line_of,
)
from huizhou_qa.readers.prepared_pairs import (
    InPair,
    InTruth,
    KnownPairs,
    LowOrHigh,
    at_least,
    at_most,
    end_of_sum,
    several,
)
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

BOTH = 2
SIDES: tuple[LowOrHigh, LowOrHigh] = ("low", "high")


NO_NUMBERS: KnownPairs = FrozenMapping()
NOT_PREPARED: Mapping[str, InPair] = FrozenMapping()


@frozen(eq=False)
class InPairs:
    """The arithmetic of pairs.

    Attributes:
        readings: the choice of every open point.
        written: whether figures are rounded where they are put on paper.
        prepared: what is known before of the numbers at some paths.
    """

    readings: Mapping[str, str]
    written: bool = True
    prepared: Mapping[str, InPair] = NOT_PREPARED

    def constant(self, value: Fraction) -> InPair:
        """The number itself."""
        pair = value.as_integer_ratio()
        return InPair(lambda _row: pair, there=True, value=value, low=value, high=value)

    def nothing(self, why: str) -> InPair:  # noqa: ARG002 - why there is none changes no number
        """None."""
        return InPair(lambda _row: None)

    def read(self, leaf: Input) -> InPair:
        """What the row has at the path; a KeyError where it is missing."""
        return self.prepared.get(leaf.path) or InPair(itemgetter(leaf.path), path=leaf.path)

    def sum(self, terms: Sequence[tuple[InPair, Fraction]], constant: Fraction) -> InPair:
        """Term by term; None where one of them is."""
        constant = sum((one.value * weight for one, weight in terms if one.value is not None), constant)
        terms = [(one, weight) for one, weight in terms if one.value is None]
        if not terms:
            return self.constant(constant)
        if not constant and [weight for _, weight in terms] == [1]:
            return terms[0][0]
        low, high = (end_of_sum(terms, constant, at) for at in SIDES)
        there = all(one.there for one, _ in terms)
        paths = [one.path for one, weight in terms if one.path is not None and weight == 1]
        if not constant and len(paths) == len(terms):
            return InPair(_sum_of_read(paths), there, low=low, high=high)
        first = constant.as_integer_ratio()
        weighted = [(one.work, *weight.as_integer_ratio()) for one, weight in terms]

        def sum_of(row: KnownPairs) -> Pair | None:
            above, below = first
            is_there = True
            for number, weight, of in weighted:
                # Each is read, also beside one that is none: a number that cannot be computed is always told.
                pair = number(row)
                if pair is None:
                    is_there = False
                    continue
                other, over = pair
                over *= of
                if over == below:
                    above += other * weight
                elif above:
                    above, below = joined(above, below, other * weight, over)
                else:
                    above, below = other * weight, over
            return (above, below) if is_there else None

        return InPair(sum_of, there, low=low, high=high)

    def product(self, left: InPair, right: InPair) -> InPair:
        """Numerators and denominators apart."""
        first, second = left.work, right.work

        def multiplied(row: KnownPairs) -> Pair | None:
            one, other = first(row), second(row)
            return None if one is None or other is None else (one[0] * other[0], one[1] * other[1])

        return InPair(multiplied, left.there and right.there)

    def quotient(self, dividend: InPair, divisor: InPair) -> InPair:
        """Crosswise; the sign stays above."""
        first, second = dividend.work, divisor.work

        def quotient_of(row: KnownPairs) -> Pair | None:
            over, by = first(row), second(row)
            return None if over is None or by is None else divided(over, by)

        return InPair(quotient_of, dividend.there and divisor.there)

    def pooled(self, parts: Sequence[tuple[InPair, InPair]], least: int) -> InPair:
        """The points of the parts that are there over their full marks."""
        works = [(points.work, full.work) for points, full in parts]

        def over_marks(row: KnownPairs) -> Pair | None:
            pairs = [(points(row), full(row)) for points, full in works]
            there = [(points, full) for points, full in pairs if points is not None and full is not None]
            points, marks = (added([pair[at] for pair in there]) for at in (0, 1))
            return divided(points, marks) if len(there) >= least and marks[0] else None

        return InPair(over_marks)

    def rounded(self, number: InPair, to: GridRounding) -> InPair:
        """To the nearest multiple of the grid, or the next."""
        if to.stage == "written" and not self.written:
            return number
        # Of two numbers the lesser is never rounded to the greater number.
        low, high = (None if end is None else _rounded(end, to) for end in (number.low, number.high))
        return InPair(_on_grid(number.work, to), number.there, low=low, high=high)

    def ordered(self, numbers: Sequence[InPair], start: int, stop: int) -> InPair:
        """Sorted crosswise; None where one of the numbers is."""
        if len(numbers) == BOTH and stop - start == 1:
            return at_least(*numbers) if start else at_most(*numbers)
        works = [one.work for one in numbers]

        def chosen(row: KnownPairs) -> Pair | None:
            pairs = [number(row) for number in works]
            there = [pair for pair in pairs if pair is not None]
            if len(there) < len(pairs):
                return None
            return added(sorted(there, key=CROSSWISE)[start:stop])

        return InPair(chosen, all(one.there for one in numbers))

    def on_curve(self, number: InPair, curve: Curve) -> InPair:
        """On the line of the first piece that holds the number."""
        work, lines = number.work, [(*ends_of(piece.over), line_of(piece)) for piece in curve.pieces]

        def worth(row: KnownPairs) -> Pair | None:
            pair = work(row)
            if pair is None:
                return None
            above, below = pair
            for low, of_low, from_low, high, of_high, to_high, line in lines:
                if high * below - above * of_high >= to_high and above * of_low - low * below >= from_low:
                    return line(above, below)
            raise NoPairError

        return InPair(worth, number.there)

    def number_of(self, truth: InTruth) -> InPair:
        """1 or 0."""
        if truth.fixed is not None:
            return self.constant(Fraction(truth.fixed))
        told_by, one, zero = truth.work, (1, 1), (0, 1)

        def counted(row: KnownPairs) -> Pair | None:
            told = told_by(row)
            return None if told is None else (one if told else zero)

        return InPair(counted, truth.there, low=Fraction(0), high=Fraction(1))

    def choose(self, truth: InTruth, then: Callable[[], InPair], otherwise: Callable[[], InPair]) -> InPair:
        """The branch that is taken; the other one is not read."""
        if truth.fixed is not None:
            return then() if truth.fixed else otherwise()
        first, second = then(), otherwise()
        told_by, worked, worked_otherwise = truth.work, first.work, second.work

        def taken(row: KnownPairs) -> Pair | None:
            told = told_by(row)
            if told:
                return worked(row)
            return None if told is None else worked_otherwise(row)

        return InPair(taken, truth.there and first.there and second.there)

    def open(self, reading: str, choices: Mapping[str, Callable[[], InPair]]) -> InPair:
        """The branch of the choice made."""
        return choices[self.readings[reading]]()

    def within(self, number: InPair, over: Interval) -> InTruth:
        """Whether the number lies there."""
        work, (low, of_low, from_low, high, of_high, to_high) = number.work, ends_of(over)

        def lies(row: KnownPairs) -> bool | None:
            pair = work(row)
            if pair is None:
                return None
            above, below = pair
            return above * of_low - low * below >= from_low and high * below - above * of_high >= to_high

        return InTruth(lies, number.there, None if number.value is None else lies(NO_NUMBERS))

    def all_of(self, truths: Sequence[InTruth]) -> InTruth:
        """None where one truth is."""
        if len(truths) == 1:
            return truths[0]
        works = [one.work for one in truths]

        def hold(row: KnownPairs) -> bool | None:
            told = [truth(row) for truth in works]
            return None if None in told else False not in told

        return InTruth(hold, all(one.there for one in truths))

    def present(self, number: InPair) -> InTruth:
        """Whether it is a number."""
        work = number.work
        return InTruth(lambda row: work(row) is not None, there=True, fixed=True if number.is_told else None)


def _sum_of_read(paths: Sequence[str]) -> Callable[[KnownPairs], Pair | None]:
    """The sum of numbers that are only read."""
    read = several(paths)

    def sum_of(row: KnownPairs) -> Pair | None:
        above, below = 0, 1
        for pair in read(row):
            if pair is None:
                return None
            other, of = pair
            if of == below:
                above += other
            elif above:
                above, below = joined(above, below, other, of)
            else:
                above, below = pair
        return above, below

    return sum_of


def _on_grid(work: Callable[[KnownPairs], Pair | None], to: GridRounding) -> Callable[[KnownPairs], Pair | None]:
    """A number to a multiple of the grid."""
    (grid, of), whole_number = to.grid.as_integer_ratio(), WHOLE_NUMBERS[to.mode]
    # What is so many of the grid's own parts is a multiple of it.
    multiples = of if grid == 1 else None

    def on_grid(row: KnownPairs) -> Pair | None:
        pair = work(row)
        if pair is None:
            return None
        above, below = pair
        if below == multiples:
            return pair
        if above < 0:
            return -whole_number(-above * of, below * grid) * grid, of
        return whole_number(above * of, below * grid) * grid, of

    return on_grid


def _rounded(number: Fraction, to: GridRounding) -> Fraction | None:
    pair = number.as_integer_ratio()
    rounded = _on_grid(lambda _row: pair, to)(NO_NUMBERS)
    return None if rounded is None else Fraction(*rounded)
