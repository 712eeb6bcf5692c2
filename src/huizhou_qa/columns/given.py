"""What a frame gives: its columns as numbers of the language, and where a column holds what no rule takes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction

from attrs import evolve, field, frozen

from huizhou_qa.columns.amounts import Amount, AmountCases, Amounts, AnyAmount
from huizhou_qa.columns.arithmetic import ColumnArithmetic
from huizhou_qa.columns.brackets import AnyNumber
from huizhou_qa.columns.inputs import ColumnInput
from huizhou_qa.columns.names import nothing_column, ruling_column
from huizhou_qa.columns.nodes import FALSE, Expression, columns_of, parts_of
from huizhou_qa.errors import pointer
from huizhou_qa.evidence.asked import given_at
from huizhou_qa.readers import Wholes
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
        wholes = sums_of_wholes(scheme)
        for one in self.inputs:
            by_path.setdefault(one.path, []).append(one)
        for path, (first, *rest) in by_path.items():
            self.amounts.make.where = first.column
            number = self._rate(first, rest[0], rows[path], wholes) if rest else self._of(first, rows.get(path))
            self.known[path] = self._or_nothing(number, (first, *rest))
        for clause in scheme.clauses:
            if ruling_column(clause) in self.optional:
                leaf = ruling_on(clause)
                self.known[leaf.path] = self._word(ruling_column(clause), leaf.options)
        for row in scheme.inputs:
            if row.section == AVERAGES and row.path in by_path:
                self._average_of_others(row.name, row.path)

    def _of(self, one: ColumnInput, row: InputRow | None) -> AnyAmount:
        if one.holds == "truth":
            return Amount(self.amounts.make.one(self.amounts.make.column(one.column)))
        if one.holds == "word":
            return self._word(one.column, one.words)
        number = Amount(self.within(one), one.scale)
        if row and row.whole:
            self._require_whole(one.column, number)
        return number

    def within(self, one: ColumnInput) -> Expression:
        """A column of whole numbers, null where it holds what lies outside its ends."""
        make = self.amounts.make
        column = make.column(one.column, one.least, one.most)
        fits = make.fits(column)
        self.suspect(one.column, "out_of_range", make.opposite(fits))
        return make.kept(column)

    def _require_whole(self, column: str, number: Amount) -> None:
        """A count that is no whole number is a fault."""
        make, times = self.amounts.make, self.amounts.scaled(number.top, number.times)
        unit = make.number(number.scale) if number.bottom is None else self.amounts.scaled(number.bottom, number.scale)
        if unit.number != 1:
            self.suspect(column, "not_whole", make.opposite(make.equal(make.rest(times, unit), make.number(0))))

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

    def _rate(self, part: ColumnInput, whole: ColumnInput, row: InputRow, wholes: Collection[str]) -> AnyAmount:
        """Part over whole, null where that lies outside the range of the input."""
        make = self.amounts.make
        top, bottom = self.within(part), self.within(whole)
        if row.path in wholes:
            self._require_whole(part.column, Amount(top, part.scale))
        value = Fraction(part.times * whole.scale, part.scale)
        one = Amount(top, value.denominator, bottom, value.numerator)
        inside = ColumnArithmetic({}, {}, self.amounts).within(one, row.range)
        if inside.test.number != 1:
            fits = make.masked(inside.test, inside.needs)
            self.suspect(part.column, "out_of_range", make.opposite(fits))
            one = evolve(one, top=make.only_where(fits, top))
        if row.whole:
            self._require_whole(part.column, one)
        return one

    def _or_nothing(self, number: AnyAmount, columns: Sequence[ColumnInput]) -> AnyAmount:
        """The number, and nothing where the frame says that there was nothing."""
        make, first = self.amounts.make, columns[0]
        column = nothing_column(first.stem)
        if not first.may_be_nothing or column not in self.optional:
            return number
        nothing = make.is_true(make.column(column))
        flat = self.amounts.flat(number)
        given = make.either(make.is_known(make.column(one.column, one.least, one.most)) for one in columns)
        self.suspect(first.column, "contradiction", make.both((nothing, given)))
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


def sums_of_wholes(scheme: Scheme) -> frozenset[str]:
    """The paths of averages and other statistics whose sum over all members is a whole number."""
    facts = {leaf.name for leaf in scheme.input_register.inputs if leaf.section == FACTS and leaf.whole}
    found = (
        leaf
        for leaf in scheme.input_register.statistics
        if (leaf.name in facts if leaf.section == AVERAGES else leaf.measure.under(Wholes()))
    )
    return frozenset(given_at(leaf) for leaf in found)
