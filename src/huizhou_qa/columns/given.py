"""What a frame gives: its columns as numbers of the language, and where a column holds what no rule takes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction

from attrs import evolve, field, frozen

from huizhou_qa.columns.amounts import Amount, AmountCases, Amounts, AnyAmount
from huizhou_qa.columns.brackets import AnyNumber
from huizhou_qa.columns.inputs import ColumnInput
from huizhou_qa.columns.names import nothing_column, ruling_column
from huizhou_qa.columns.nodes import FALSE, Expression, columns_of, parts_of
from huizhou_qa.errors import pointer
from huizhou_qa.rules.sections import AVERAGES, FACTS, average_of_others
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers.input_kinds import ruling_on

ONE, ZERO, MINUS = Fraction(1), Fraction(0), Fraction(-1)


@frozen
class ColumnFault:
    """What is wrong with a column in some rows.

    Attributes:
        column: the column.
        code: the code of the fault, as of evidence.
        where: in which rows; always told.
    """

    column: str
    code: str
    where: Expression


@frozen(eq=False)
class GivenColumns:
    """What the columns of a frame give.

    Attributes:
        amounts: what works with numbers as expressions.
        inputs: the columns that are read.
        optional: the columns that a frame may have or not, and has: ``nothing_…`` and ``ruling_…``.
        known: the numbers that the columns give, by the path of their input.
        faults: what may be wrong with them.
    """

    amounts: Amounts
    inputs: Sequence[ColumnInput]
    optional: Collection[str]
    known: dict[str, AnyAmount] = field(factory=dict[str, AnyAmount])
    faults: list[ColumnFault] = field(factory=list[ColumnFault])

    def take(self, scheme: Scheme) -> None:
        """Makes a number of every column, or of two."""
        rows = {row.path: row for row in scheme.inputs}
        by_path: dict[str, list[ColumnInput]] = {}
        for one in self.inputs:
            by_path.setdefault(one.path, []).append(one)
        for path, (first, *rest) in by_path.items():
            number = self._rate(first, rest[0], rows[path]) if rest else self._of(first)
            self.known[path] = self._or_nothing(number, first)
        for clause in scheme.clauses:
            if ruling_column(clause) in self.optional:
                leaf = ruling_on(clause)
                self.known[leaf.path] = self._word(ruling_column(clause), leaf.options)
        for row in scheme.inputs:
            if row.section == AVERAGES and row.path in by_path:
                self._average_of_others(row.name, row.path)

    def _of(self, one: ColumnInput) -> AnyAmount:
        if one.holds == "truth":
            return Amount(self.amounts.make.one(self.amounts.make.column(one.column)))
        if one.holds == "word":
            return self._word(one.column, one.words)
        return Amount(self.within(one), one.scale)

    def within(self, one: ColumnInput) -> Expression:
        """A column of whole numbers, null where it holds what lies outside its ends."""
        make = self.amounts.make
        column = make.column(one.column, one.least, one.most)
        fits = make.fits(column)
        self.suspect(one.column, "out_of_range", make.opposite(fits))
        return make.kept(column)

    def refuse_division(self, number: AnyNumber) -> None:
        """A quotient by zero is a fault of the first column of what is divided by."""
        broken = FALSE if number.nothing is None else number.nothing.broken
        tested = [one.of[0] for one in parts_of(broken) if one.operation == "equal" and one.of[1].number == 0]
        read = columns_of(*tested)
        for one in [one for one in self.inputs if one.column in read][:1]:
            self.suspect(one.column, "divided_by_zero", broken)

    def suspect(self, column: str, code: str, where: Expression) -> None:
        """Counts a fault where a truth holds."""
        self.faults.append(ColumnFault(column, code, self.amounts.make.is_true(where)))

    def _word(self, column: str, words: Sequence[str]) -> AnyAmount:
        make = self.amounts.make
        held = make.column(column)
        tests = [make.equal(held, make.text(word)) for word in words]
        known = make.is_known(held)
        self.faults.append(ColumnFault(column, "unknown_choice", make.both((known, make.opposite(make.either(tests))))))
        return AmountCases(tuple((test, self.amounts.constant(Fraction(at))) for at, test in enumerate(tests)))

    def _rate(self, part: ColumnInput, whole: ColumnInput, row: InputRow) -> AnyAmount:
        """Part over whole, null where that lies outside the range of the input."""
        make = self.amounts.make
        top, bottom = self.within(part), self.within(whole)
        value = Fraction(part.times * whole.scale, part.scale)
        one = Amount(top, value.denominator, bottom, value.numerator)
        most = row.range.high
        if most is None or one.ends[1] <= most:
            return one
        fits = self._no_more(one, most)
        self.suspect(part.column, "out_of_range", make.opposite(fits))
        return evolve(one, top=make.only_where(fits, top))

    def _no_more(self, one: Amount, most: Fraction) -> Expression:
        apart = self.amounts.added([(one, ONE)], -most)
        return self.amounts.make.up_to(apart.top, self.amounts.make.number(0))

    def _or_nothing(self, number: AnyAmount, one: ColumnInput) -> AnyAmount:
        """The number, and nothing where the frame says that there was nothing."""
        make, column = self.amounts.make, nothing_column(one.stem)
        if not one.may_be_nothing or column not in self.optional:
            return number
        nothing = make.is_true(make.column(column))
        flat = self.amounts.flat(number)
        given = make.is_known(make.column(one.column, one.least, one.most))
        self.suspect(one.column, "contradiction", make.both((nothing, given)))
        return evolve(
            flat, top=make.only_where(make.opposite(nothing), flat.top), nothing=self.amounts.nothing_where(nothing)
        )

    def _average_of_others(self, name: str, path: str) -> None:
        """From a sum over all members and their number, the average over all but the unit itself."""
        average, own = self.amounts.flat(self.known[path]), self.known.get(pointer(FACTS, name))
        if average.bottom is None or own is None:
            return
        alone = evolve(self.amounts.flat(own), nothing=None)
        summed = self.amounts.added([(evolve(average, bottom=None), ONE), (alone, MINUS)], ZERO)
        others = self.amounts.added([(Amount(average.bottom), ONE)], MINUS)
        self.known[average_of_others(name)] = self.amounts.quotient(summed, others)
