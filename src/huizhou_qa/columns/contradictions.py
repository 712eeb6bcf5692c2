"""What the values of a row cannot be together: facts that must agree, an average and the own figure, a ruling."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve, frozen

from huizhou_qa.columns.amounts import Amount
from huizhou_qa.columns.arithmetic import ColumnArithmetic
from huizhou_qa.columns.brackets import AnyNumber
from huizhou_qa.columns.given import GivenColumns
from huizhou_qa.columns.names import ruling_column
from huizhou_qa.columns.nodes import FALSE, TRUE, Expression
from huizhou_qa.errors import pointer
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.sections import AVERAGES, FACTS
from huizhou_qa.scheme.scheme import Scheme

ONE, ZERO, MINUS = Fraction(1), Fraction(0), Fraction(-1)


@frozen(eq=False)
class Contradictions:
    """Finds them for a scheme.

    Attributes:
        scheme: the scheme.
        given: what the frame gives, whose faults they are added to.
        columns: the first column of each input, by its path.
    """

    scheme: Scheme
    given: GivenColumns
    columns: dict[str, str]

    def find(self) -> None:
        """All that can be told from what the frame gives."""
        arithmetic = ColumnArithmetic(self.given.known, self.scheme.readings, self.given.amounts)
        make = self.given.amounts.make
        for agreement in self.scheme.agreements:
            holds = arithmetic.told(agreement.condition.under(arithmetic))
            self._suspect(agreement.path, "contradiction", make.opposite(holds))
        for exclusion in self.scheme.exclusions:
            applies = arithmetic.told(exclusion.condition.under(arithmetic))
            path = exclusion.excluded.path
            self._suspect(path, "out_of_place", make.both((make.is_true(applies), self._is_given(path))))
        for row in self.scheme.inputs:
            if row.section == AVERAGES and row.path in self.columns:
                self._average(row.path, pointer(FACTS, row.name))

    def rulings(self, known: dict[str, AnyNumber]) -> None:
        """A ruling on a clause that is known or missing, once the rules are worked out."""
        make = self.given.amounts.make
        for id_, clause in self.scheme.clauses.items():
            column = ruling_column(id_)
            if column in self.given.optional:
                nothing = self.given.amounts.absent(known[clause.rule_entry.path].nothing)
                ruled = make.is_known(make.column(column))
                rest = TRUE if nothing is None else make.opposite(nothing)
                self.given.suspect(column, "nothing_to_rule", make.both((ruled, rest)))

    def _suspect(self, path: str, code: str, where: Expression) -> None:
        self.given.suspect(self.columns.get(path, path), code, where)

    def _is_given(self, path: str) -> Expression:
        make, flat = self.given.amounts.make, self.given.amounts.flat(self.given.known[path])
        return make.either((make.is_known(flat.top), self.given.amounts.absent(flat.nothing) or FALSE))

    def _average(self, path: str, own_path: str) -> None:
        """What no members can have whose average this is and of whom the unit is one."""
        facts = {leaf.path: leaf.range for leaf in self.scheme.input_register.inputs}
        average = self.given.amounts.flat(self.given.known[path])
        own = evolve(self.given.amounts.flat(self.given.known[own_path]), nothing=None)
        if average.bottom is None:
            self._mean(path, average, own, facts[own_path])
        else:
            self._sum(path, average, average.bottom, own, facts[own_path])

    def _sum(self, path: str, average: Amount, members: Expression, own: Amount, over: Interval) -> None:
        amounts, make = self.given.amounts, self.given.amounts.make
        others = amounts.added([(evolve(average, bottom=None), ONE), (own, MINUS)], ZERO)
        count = amounts.added([(Amount(members), ONE)], MINUS)
        alone = make.up_to(count.top, make.number(0))
        wrong = [make.both((alone, make.opposite(make.equal(others.top, make.number(0)))))]
        for end, sign in ((over.low, ONE), (over.high, MINUS)):
            if end is not None:
                apart = amounts.added([(others, sign), (count, -sign * end)], ZERO)
                wrong.append(make.below(apart.top, make.number(0)))
        self._suspect(path, "contradiction", make.either(map(make.is_true, wrong)))

    def _mean(self, path: str, average: Amount, own: Amount, over: Interval) -> None:
        """A mean stands on an end of the range only where all members do."""
        amounts, make = self.given.amounts, self.given.amounts.make
        apart = amounts.added([(average, ONE), (own, MINUS)], ZERO)
        for end in (over.low, over.high):
            if end is not None:
                at_end = amounts.added([(average, ONE)], -end)
                zero = make.number(0)
                differs = make.opposite(make.equal(apart.top, zero))
                told = make.both((make.equal(at_end.top, zero), differs))
                self._suspect(path, "contradiction", told)
