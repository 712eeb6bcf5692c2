"""The operations of the language, each prepared for a row: specialised by what the values are, never by a node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import lcm

from attrs import evolve, field, frozen

from huizhou_qa.engine.compiled.ends import ends_of_ordered, ends_of_sum, ends_on, hull, lies_below
from huizhou_qa.engine.compiled.linear import RowPlace, SumOfPlaces
from huizhou_qa.engine.compiled.operations import (
    is_half_up,
    on_the_grid,
    picked,
    picked_ratios,
    product_of_units,
    quotient_of_units,
    told_by,
)
from huizhou_qa.engine.compiled.places import line, place_on, ratio_within, units_on, units_within
from huizhou_qa.engine.compiled.presence import chosen_by_presence, is_there
from huizhou_qa.engine.compiled.sums import summed_ratios, summed_units
from huizhou_qa.engine.compiled.values import (
    Fixed,
    PreparedTruth,
    Ratios,
    Test,
    Units,
    Value,
    as_ratio,
    brought_to,
    common_scale,
    ends_of,
    in_units,
    times,
    whole_valued,
)
from huizhou_qa.engine.rows import Ratio, Row
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

ZERO, ONE = Fraction(0), Fraction(1)
TWO = 2


@frozen(eq=False)
class Compiled:
    """Numbers are prepared functions of a row in which everything that is read is known.

    Attributes:
        entries: what was prepared of the entries before, by path.
        readings: the choice of every open point.
        written: whether figures are rounded where they are put on paper.
        places: where a row has whole numbers of inputs, by path; none where all are ratios.
        scale: how many of these whole numbers make 1.
        presumes: whether entries are taken for present; else a row is asked.
        read_before: the entries that were read.
        presumed: how often an entry was taken for present, which holds where all is known.
    """

    entries: Mapping[str, Value]
    readings: Mapping[str, str]
    written: bool = field(default=True)
    places: Mapping[str, int] = field(factory=dict)
    scale: int = field(default=1)
    presumes: bool = field(default=True)
    presumed: Counter[str] = field(init=False, factory=Counter)
    read_before: set[str] = field(init=False, factory=set)

    def constant(self, value: Fraction) -> Value:
        """Fixed."""
        return Fixed(value)

    def nothing(self, why: str) -> Value:
        """Left to the exact arithmetic, where it is read."""

        def unknown(_row: Row) -> Ratio:
            raise KeyError(why)

        return Ratios(unknown, is_never=True)

    def read(self, leaf: Input) -> Value:
        """An entry prepared before, or what is known."""
        path = leaf.path
        if path in self.entries:
            self.read_before.add(path)
            return self.entries[path]
        ends = (leaf.range.low, leaf.range.high)
        if path in self.places:
            linear = SumOfPlaces(FrozenMapping({RowPlace("numbers", self.places[path]): 1}))
            return Units(self.scale, linear.make, stored=path, ends=ends, linear=linear)
        return Ratios(lambda row: row.ratios[path], ends=ends, kept=path)

    def sum(self, terms: Sequence[tuple[Value, Fraction]], constant: Fraction) -> Value:
        """Fixed terms are added now, whole ones in one scale, the rest as ratios."""
        constant += sum((one.value * weight for one, weight in terms if isinstance(one, Fixed)), ZERO)
        # Also a weight of 0: what is added so many times must be known all the same.
        moving = [(one, weight) for one, weight in terms if not isinstance(one, Fixed)]
        whole = [(one, weight) for one, weight in moving if isinstance(one, Units)]
        ratios = [(one, weight) for one, weight in moving if isinstance(one, Ratios)]
        if not moving:
            return Fixed(constant)
        if len(moving) == 1 and (constant, moving[0][1]) == (ZERO, ONE):
            return moving[0][0]
        ends = ends_of_sum(moving, constant)
        units = summed_units(whole, constant, ends) if whole else Fixed(constant)
        return Ratios(summed_ratios(ratios, units), ends=ends) if ratios else units

    def product(self, left: Value, right: Value) -> Value:
        """By a fixed number, a sum of one term; else numerators and denominators apart."""
        if isinstance(right, Fixed):
            return self.sum([(left, right.value)], ZERO)
        if isinstance(left, Fixed):
            return self.sum([(right, left.value)], ZERO)
        if isinstance(left, Units) and isinstance(right, Units):
            return product_of_units(left, right)
        first, second = as_ratio(left), as_ratio(right)

        def multiplied(row: Row) -> Ratio:
            (above, below), (other_above, other_below) = first(row), second(row)
            return above * other_above, below * other_below

        return Ratios(multiplied)

    def quotient(self, dividend: Value, divisor: Value) -> Value:
        """By zero there is no number: the exact arithmetic says so."""
        if isinstance(divisor, Fixed) and divisor.value:
            return self.sum([(dividend, 1 / divisor.value)], ZERO)
        if isinstance(dividend, Units) and isinstance(divisor, Units):
            return quotient_of_units(dividend, divisor)
        first, second = as_ratio(dividend), as_ratio(divisor)

        def over(row: Row) -> Ratio:
            (above, below), (by, of) = first(row), second(row)
            if by <= 0:
                if not by:
                    raise KeyError(by)
                above, by = -above, -by
            return above * of, below * by

        return Ratios(over)

    def pooled(self, parts: Sequence[tuple[Value, Value]], least: int) -> Value:
        """Where all is known no part is absent: a plain quotient."""
        if len(parts) < least:
            return self.nothing("too few")
        points, full = (self.sum([(part[at], ONE) for part in parts], ZERO) for at in (0, 1))
        return self.quotient(points, full)

    def rounded(self, number: Value, to: GridRounding) -> Value:
        """In units of the grid; what stands on it already is left alone."""
        if to.stage == "written" and not self.written:
            return number
        above, below = to.grid.as_integer_ratio()
        if isinstance(number, Fixed):
            return Fixed(to(number.value))
        if isinstance(number, Units) and above == 1 and below % number.scale == 0:
            return brought_to(number, below)
        low, high = (None if end is None else to(end) for end in number.ends)
        rounds = number.kept if isinstance(number, Ratios) and is_half_up(number, to) else ""
        return Units(below, times(on_the_grid(number, to)), ends=(low, high), rounds=rounds)

    def ordered(self, numbers: Sequence[Value], start: int, stop: int) -> Value:
        """Sorted in one scale, or as fractions."""
        if len(numbers) == TWO and stop - start == 1:
            first, second = numbers
            # Only a fixed number is left out: any other must be known even where it is not the one taken.
            for moving, limit in ((first, second), (second, first)):
                if isinstance(limit, Fixed) and (lies_below(limit, moving) if start else lies_below(moving, limit)):
                    return moving
        whole, ends = whole_valued(numbers), ends_of_ordered([ends_of(one) for one in numbers], start, stop)
        if whole is not None:
            scale = common_scale(whole)

            def make(factor: int) -> Callable[[Row], int]:
                if factor < 0:
                    # Turned round, the least would be the greatest.
                    return times(make(1))(factor)
                return picked([in_units(one, scale * factor) for one in whole], start, stop)

            return Units(scale, make, ends=ends)
        return Ratios(picked_ratios([as_ratio(one) for one in numbers], start, stop), ends=ends)

    def on_curve(self, number: Value, curve: Curve) -> Value:
        """Flat pieces by a table of where they start; lines over the number's own denominator."""
        if isinstance(number, Fixed):
            return Fixed(curve.at(number.value))
        if isinstance(number, Units):
            return units_on(number, curve.pieces)
        place = place_on(number, curve.pieces)
        if not any(piece.slope for piece in curve.pieces):
            scale = lcm(*(piece.intercept.denominator for piece in curve.pieces))
            worth = tuple(int(piece.intercept * scale) for piece in curve.pieces)
            return Units(scale, told_by(place, worth), ends=ends_on(curve.pieces, number.ends))
        ratio, lines = number.run, [line(piece) for piece in curve.pieces]
        return Ratios(lambda row: lines[place(row)](*ratio(row)), ends=ends_on(curve.pieces, number.ends))

    def number_of(self, truth: PreparedTruth) -> Value:
        """1 or 0."""
        if isinstance(truth, bool):
            return Fixed(Fraction(truth))
        run, table = truth.run, truth.table
        if table is not None and table.at is not None:
            return Units(1, table.make, ends=(ZERO, ONE), table=table)
        return Units(1, lambda factor: lambda row: factor if run(row) else 0, ends=(ZERO, ONE))

    def choose(self, truth: PreparedTruth, then: Callable[[], Value], otherwise: Callable[[], Value]) -> Value:
        """A branch that is settled now, or the one that the row takes; only that one is read."""
        if isinstance(truth, bool):
            return then() if truth else otherwise()
        test, first, second = truth.run, then(), otherwise()
        where_present = chosen_by_presence(truth, first, second)
        if where_present is not None:
            return where_present
        ends = hull([ends_of(first), ends_of(second)])
        whole, table = whole_valued((first, second)), truth.table
        if whole is not None:
            scale = common_scale(whole)
            if table is not None and table.at is not None and isinstance(first, Fixed) and isinstance(second, Fixed):
                worth = tuple(int((first.value if one else second.value) * scale) for one in table.worth)
                table = evolve(table, worth=worth)
                return Units(scale, table.make, ends=ends, table=table)

            def make(factor: int) -> Callable[[Row], int]:
                left, right = (in_units(each, scale * factor) for each in whole)
                return lambda row: left(row) if test(row) else right(row)

            return Units(scale, make, ends=ends)
        one, other = as_ratio(first), as_ratio(second)
        return Ratios(lambda row: one(row) if test(row) else other(row), ends=ends)

    def open(self, reading: str, choices: Mapping[str, Callable[[], Value]]) -> Value:
        """The branch of the choice made."""
        return choices[self.readings[reading]]()

    def within(self, number: Value, over: Interval) -> PreparedTruth:
        """Compared crosswise, in whole numbers."""
        if isinstance(number, Fixed):
            return number.value in over
        return units_within(number, over) if isinstance(number, Units) else ratio_within(number.run, over)

    def all_of(self, truths: Sequence[PreparedTruth]) -> PreparedTruth:
        """All are run: what one reads must be known even where another fails."""
        tests = [one for one in truths if isinstance(one, Test)]
        settled = False not in [one for one in truths if isinstance(one, bool)]
        if not tests:
            return settled
        if len(tests) == 1 and settled:
            return tests[0]
        runs = [one.run for one in tests]
        if len(runs) == TWO and settled:
            first, second = runs
            return Test(lambda row: first(row) & second(row))
        return Test(lambda row: False not in [run(row) for run in runs] and settled)

    def present(self, number: Value) -> PreparedTruth:
        """Where all is known there is something, once it has been read."""
        if isinstance(number, Fixed):
            return True
        if number.kept and not self.presumes:
            return Test(is_there(number), present=number.kept)
        if number.stored:
            self.presumed[number.stored] += 1
            return True
        ratio = as_ratio(number)
        return Test(lambda row: bool(ratio(row)))
