"""What statistics of a cohort that a frame gives cannot be beside the unit's own figure, and beside each other.

An average over members of whom the unit is one, the greatest and the least of them, a place: as evidence is held
against them. Statistics of the others alone, and those that are computed over a cohort column, say nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import permutations

from attrs import evolve, frozen

from huizhou_qa.columns.amounts import Amount
from huizhou_qa.columns.arithmetic import ColumnArithmetic
from huizhou_qa.columns.given import GivenColumns
from huizhou_qa.columns.nodes import TRUE, Expression
from huizhou_qa.errors import pointer
from huizhou_qa.evidence.statistics import RISING
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import reads
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.sections import AVERAGES, FACTS, STATISTICS
from huizhou_qa.rules.statistics import StatisticInput
from huizhou_qa.scheme.scheme import Scheme

ONE, ZERO, MINUS = Fraction(1), Fraction(0), Fraction(-1)


@frozen(eq=False)
class StatisticsAtOdds:
    """Finds them for a scheme.

    Attributes:
        scheme: the scheme.
        given: what the frame gives, whose faults they are added to.
        columns: the first column of each input, by its path.
        arithmetic: the arithmetic over what is given.
    """

    scheme: Scheme
    given: GivenColumns
    columns: Mapping[str, str]
    arithmetic: ColumnArithmetic

    def find(self) -> None:
        """All that can be told from what the frame gives."""
        facts = {leaf.path: leaf.range for leaf in self.scheme.input_register.inputs}
        for row in self.scheme.inputs:
            if row.section == AVERAGES and row.path in self.columns:
                fact = pointer(FACTS, row.name)
                self.given.amounts.make.where = self.columns[row.path]
                fits = self._within(row.path, self._of(row.path), facts[fact])
                self._average(row.path, self._of(row.path), self._of(fact), facts[fact], fits)
        by_measure: dict[Measure, list[StatisticInput]] = {}
        for leaf in self.scheme.input_register.statistics:
            if leaf.own and leaf.path in self.columns:
                by_measure.setdefault(leaf.measure, []).append(leaf)
        for measure, stated in by_measure.items():
            self.given.amounts.make.where = self.columns[stated[0].path]
            own = self._own(measure)
            for leaf in stated:
                if leaf.section == STATISTICS and own is not None:
                    self._alone(leaf, self._of(leaf.path), own)
            for one, other in permutations(stated, 2):
                for wrong in self._beside(one, other, own):
                    self._suspect(one.path, wrong)

    def _own(self, measure: Measure) -> Amount | None:
        """The unit's own figure; None where a reading decides it."""
        if reads(measure).readings:
            return None
        return evolve(self.given.amounts.flat(measure.under(self.arithmetic)), nothing=None, narrowed=None)

    def _of(self, path: str) -> Amount:
        return evolve(self.given.amounts.flat(self.given.known[path]), nothing=None)

    def _alone(self, leaf: StatisticInput, number: Amount, own: Amount) -> None:
        """What contradicts the unit's own figure."""
        if leaf.fold == "mean":
            self._average(leaf.path, number, own, leaf.range, TRUE)
        elif leaf.fold == "most":
            self._suspect(leaf.path, self._below(number, own))
        elif leaf.fold == "least":
            self._suspect(leaf.path, self._below(own, number))

    def _beside(self, one: StatisticInput, other: StatisticInput, own: Amount | None) -> Iterator[Expression]:
        """What a statistic cannot be beside another of the same number."""
        make, number, beside = self.given.amounts.make, self._of(one.path), self._of(other.path)
        folds = (one.fold, other.fold)
        if folds in RISING:
            yield self._below(beside, number)
        if folds == ("place", "mean") and beside.bottom is not None:
            yield self._below(Amount(beside.bottom), number)
        if folds == ("place", "most") and own is not None:
            first, best = self._same(number, self.given.amounts.constant(ONE)), self._same(own, beside)
            yield make.opposite(make.equal(make.one(first), make.one(best)))

    def _below(self, left: Amount, right: Amount) -> Expression:
        return self.given.amounts.make.below(self._apart(left, right).top, self.given.amounts.make.number(0))

    def _same(self, left: Amount, right: Amount) -> Expression:
        return self.given.amounts.make.equal(self._apart(left, right).top, self.given.amounts.make.number(0))

    def _apart(self, left: Amount, right: Amount) -> Amount:
        return self.given.amounts.added([(left, ONE), (right, MINUS)], ZERO)

    def _suspect(self, path: str, where: Expression) -> None:
        self.given.suspect(self.columns[path], "contradiction", where)

    def _within(self, path: str, average: Amount, over: Interval) -> Expression:
        """Whether an average lies in the range of its members' figures, whose open ends it may come close to.

        Where it does not, that is a fault whatever the unit's own figure is.
        """
        amounts, make = self.given.amounts, self.given.amounts.make
        ends = [(end, sign) for end, sign in ((over.low, ONE), (over.high, MINUS)) if end is not None]
        apart = [amounts.added([(average, sign)], -sign * end).top for end, sign in ends]
        beyond = [make.is_true(make.below(one, make.number(0))) for one in apart if one.low < 0]
        if beyond:
            self.given.suspect(self.columns[path], "out_of_range", make.either(beyond))
        return make.opposite(make.either(beyond))

    def _average(self, path: str, average: Amount, own: Amount, over: Interval, fits: Expression) -> None:
        """What no members can have whose average this is and of whom the unit is one."""
        if average.bottom is None:
            wrong = self._mean(average, own, over)
        else:
            wrong = self._sum(average, average.bottom, own, over)
        self._suspect(path, self.given.amounts.make.both((fits, self.given.amounts.make.either(wrong))))

    def _sum(self, average: Amount, members: Expression, own: Amount, over: Interval) -> Iterator[Expression]:
        amounts, make = self.given.amounts, self.given.amounts.make
        others = amounts.added([(evolve(average, bottom=None), ONE), (own, MINUS)], ZERO)
        count = amounts.added([(Amount(members), ONE)], MINUS)
        alone = make.up_to(count.top, make.number(0))
        yield make.is_true(make.both((alone, make.opposite(make.equal(others.top, make.number(0))))))
        for end, sign in ((over.low, ONE), (over.high, MINUS)):
            if end is not None:
                apart = amounts.added([(others, sign), (count, -sign * end)], ZERO)
                yield make.is_true(make.below(apart.top, make.number(0)))

    def _mean(self, average: Amount, own: Amount, over: Interval) -> Iterator[Expression]:
        """A mean stands on an end of the range only where all members do."""
        amounts, make = self.given.amounts, self.given.amounts.make
        differs, zero = make.opposite(self._same(average, own)), make.number(0)
        for end in (over.low, over.high):
            if end is not None:
                at_end = make.equal(amounts.added([(average, ONE)], -end).top, zero)
                yield make.is_true(make.both((at_end, differs)))
