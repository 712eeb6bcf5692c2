"""The columns that come out: the entries of a scheme's program, each an expression, in the order of the program."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from math import gcd, lcm

from attrs import evolve, field, frozen

from huizhou_qa.columns.amounts import Amount, Amounts, AnyAmount, Gaps, NoAmount
from huizhou_qa.columns.arithmetic import ColumnArithmetic
from huizhou_qa.columns.bracketing import BracketingArithmetic
from huizhou_qa.columns.brackets import AnyNumber, Bracket, Brackets
from huizhou_qa.columns.cohorts import Cohorts
from huizhou_qa.columns.given import ColumnFault, GivenColumns
from huizhou_qa.columns.missing import FAULTS, Missing
from huizhou_qa.columns.names import HIDDEN, MOST_MEMBERS
from huizhou_qa.columns.nodes import FALSE, Expression, TooWideError
from huizhou_qa.columns.shown import Shown, grid_of, is_plain, read_once, shown_of, worded
from huizhou_qa.program.entries import Result, Statistic
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.scheme.program.building import BEFORE_VETO, GRADE, SUMMED, TOTAL
from huizhou_qa.scheme.scheme import Scheme

# The place of a grade among the grades is a whole number.
WHOLE = GridRounding(1)
MISSING, UNDECIDED, PLACE = "missing", "undecided", "place"


@frozen
class Definition:
    """A column that is made: its name and what it holds.

    Attributes:
        name: the name; one that begins with ``__columns_`` is left out of what comes back.
        expression: of columns that the frame has, and of those defined before.
    """

    name: str
    expression: Expression

    @property
    def is_output(self) -> bool:
        """Whether it comes back."""
        return not self.name.startswith(HIDDEN)


@frozen(eq=False)
class ResultColumns:
    """Works out the entries of a scheme, one after the other.

    Attributes:
        scheme: the scheme, under its readings.
        amounts: what works with numbers as expressions.
        given: what the frame gives, and its faults.
        cohort: the column that says which rows are of one cohort; None where statistics are given.
        known: the numbers by path: at first those that the frame gives.
        definitions: the columns made so far, in order.
        too_wide: the numbers that may pass what is exact, by the column that they are made for.
        undecided: where a row is undecided, of each result.
        known_clauses: where a clause is known that its column shows no figure of, by that column.
        of_cohorts: what is wrong with a cohort and with no unit of it, which leaves units their scores.
    """

    scheme: Scheme
    amounts: Amounts
    given: GivenColumns
    cohort: str | None = None
    known: dict[str, AnyNumber] = field(factory=dict[str, AnyNumber])
    definitions: list[Definition] = field(factory=list[Definition])
    too_wide: dict[str, Expression] = field(factory=dict[str, Expression])
    undecided: list[Expression] = field(factory=list[Expression])
    known_clauses: dict[str, Expression] = field(factory=dict[str, Expression])
    of_cohorts: list[ColumnFault] = field(factory=list[ColumnFault])

    @property
    def _arithmetic(self) -> BracketingArithmetic:
        return BracketingArithmetic(self.known, ColumnArithmetic({}, self.scheme.readings, self.amounts))

    @property
    def _brackets(self) -> Brackets:
        return Brackets(self.amounts)

    def work_out(self, ruled_in_vain: Callable[[dict[str, AnyNumber]], None], until: str = "") -> None:
        """Makes every column of the results, or up to one; what may be wrong with a ruling is told by the rules."""
        self.known.update(self.given.known)
        shown, passing = shown_of(self.scheme), read_once(self.scheme)
        rules = {clause.rule_entry.path for clause in self.scheme.clauses.values()}
        arithmetic = self._arithmetic
        for entry in self.scheme.program.entries:
            path = entry.leaf.path
            if isinstance(entry, Statistic) and self.cohort is not None and self._is_read(entry):
                self.amounts.make.where = entry.leaf.name
                self.known[path] = self._cohorts(self.cohort).statistic(entry, entry.node.under(arithmetic))
            if not isinstance(entry, Result):
                continue
            self.amounts.make.where = shown[path].column if path in shown else entry.leaf.name
            if path == SUMMED.path:
                ruled_in_vain(self.known)
                self._count_faults()
            try:
                number = entry.node.under(arithmetic)
                if path in rules:
                    self.given.refuse_division(number)
                self.known[path] = self._column(path, self._noted(number), shown, passing)
            except TooWideError as error:
                self.too_wide[self.amounts.make.where] = error.expression
                self.known[path] = self.amounts.unknown
            if self.amounts.make.where == until:
                return
        if self.cohort is not None:
            self._place(arithmetic, self._cohorts(self.cohort))
        if self.cohort is not None or self.undecided:
            self.define(UNDECIDED, self.amounts.make.either(self.undecided))
        clauses = [one.column for one in shown.values() if one.is_clause]
        self.define(
            MISSING,
            Missing(self.amounts.make, self.define, self.known_clauses, self._faults_of_units).count(
                clauses, {one.name: one.expression for one in self.definitions}, self._cohort_undecided()
            ),
        )

    def _cohort_undecided(self) -> Expression:
        """Whether the row, or one of its cohort, is undecided."""
        make, undecided = self.amounts.make, self.amounts.make.either(self.undecided)
        if self.cohort is None or undecided is FALSE:
            return undecided
        members = make.sum_of_cohort(self.define(f"{HIDDEN}undecided", make.one(undecided)), MOST_MEMBERS)
        return make.either((undecided, make.is_true(make.below(make.number(0), members))))

    def _is_read(self, entry: Statistic) -> bool:
        """Whether the scheme reads a statistic under its readings."""
        return entry.leaf in self.scheme.input_register.inputs

    def _cohorts(self, column: str) -> Cohorts:
        return Cohorts(self.amounts, column, self.define)

    def _place(self, arithmetic: BracketingArithmetic, cohorts: Cohorts) -> None:
        """The place of each member; nobody has one where a member may be exempt or not."""
        make, ranking = self.amounts.make, self.scheme.ranking
        told = [self._brackets.decided_truth(one.under(arithmetic)) for one in ranking.exempt]
        exempt = make.masked(make.either(map(make.is_true, told)), told)
        total = self.known[TOTAL.path]
        if ranking.rounding is not None:
            total = self._brackets.rounded(total, grid_of(ranking.rounding))
        grade, compared = (self._single(one) for one in (self.known[GRADE.path], total))
        self.define(PLACE, cohorts.place(ranking, grade, compared, exempt))

    def _column(self, path: str, number: AnyNumber, shown: Mapping[str, Shown], passing: Collection[str]) -> AnyNumber:
        """What later entries read of an entry, once its column is made."""
        if path == SUMMED.path:
            # Evidence with a fault has no score, whatever its clauses would earn.
            faults = self.amounts.make.column(self._faults_of_units, 0, len(self.given.faults))
            number = self._only_where(self.amounts.make.equal(faults, self.amounts.make.number(0)), number)
        if path in shown:
            return self._shown(number, shown[path])
        if path in {BEFORE_VETO.path, GRADE.path}:
            return self._grade(number, path)
        return number if path in passing else self._hidden(number)

    def _noted(self, number: AnyNumber) -> AnyNumber:
        """A number; the rows are noted in which it is undecided."""
        if number.nothing is not None and number.nothing.undecided is not FALSE:
            name = f"{HIDDEN}undecided_{len(self.definitions)}"
            self.definitions.append(Definition(name, number.nothing.undecided))
            self.undecided.append(self.amounts.make.flag(name))
        return number

    def _single(self, number: AnyNumber) -> Amount:
        """The number, which there is none of where a row is undecided."""
        decided = self._brackets.decided(number)
        self._noted(decided)
        return self.amounts.flat(decided)

    def _count_faults(self) -> None:
        make = self.amounts.make
        faults = self.define(self._faults_of_units, make.count(fault.where for fault in self.given.faults))
        if self.cohort is not None:
            where = self._cohorts(self.cohort).is_too_large
            self.of_cohorts.append(ColumnFault(self.cohort, "too_many_members", where))
            self.define(FAULTS, make.add(faults, make.one(where)))

    @property
    def _faults_of_units(self) -> str:
        """The column of the faults that leave a unit without a score."""
        return FAULTS if self.cohort is None else f"{HIDDEN}faults"

    def define(self, name: str, expression: Expression) -> Expression:
        """Makes a column, and gives what reads it."""
        self.definitions.append(Definition(name, expression))
        return self.amounts.make.defined(name, expression)

    def _only_where(self, truth: Expression, number: AnyNumber) -> AnyNumber:
        if isinstance(number, Bracket):
            low, high = (self._amount_where(truth, one) for one in (number.low, number.high))
            return Bracket(low, high, low.nothing)
        return self._amount_where(truth, self.amounts.flat(number))

    def _amount_where(self, truth: Expression, one: Amount) -> Amount:
        top, nothing = self.amounts.make.only_where(truth, one.top), self.amounts.only_where(truth, one.nothing)
        return evolve(one, top=top, nothing=nothing, narrowed=None)

    def _shown(self, number: AnyNumber, shown: Shown) -> AnyNumber:
        """A result as a column, and what later entries read."""
        if shown.rounding is None:
            return self._exactly_shown(number, shown)
        places = lcm(self.scheme.rounding.scale, shown.rounding.scale)
        units = self._single(self._brackets.rounded(number, grid_of(shown.rounding)))
        top = self.amounts.scaled(units.top, places // units.scale)
        nothing = self._absent(units.nothing, shown.column)
        column = self.define(shown.column, self._or_zero(top, nothing))
        self._note_known(shown.column, units.nothing)
        if isinstance(number, Bracket):
            return self._hidden(number)
        one = self.amounts.flat(number)
        if one.bottom is not None or places % (one.scale // gcd(one.scale, one.times)):
            return number
        held = column if nothing is None else self.amounts.make.only_where(self.amounts.make.opposite(nothing), column)
        return Amount(held, places, nothing=self._nothing(nothing))

    def _note_known(self, column: str, nothing: NoAmount) -> None:
        """A clause that is undecided is not missing."""
        if nothing is not None and nothing.undecided is not FALSE:
            self.known_clauses[column] = nothing.undecided

    def _exactly_shown(self, number: AnyNumber, shown: Shown) -> AnyNumber:
        """A result that is not written: exactly, where there is such a number."""
        if not isinstance(number, Bracket):
            self._note_known(f"{shown.column}_numerator", number.nothing)
            return self._exact(number, shown)
        one = self.amounts.flat(self._brackets.decided(number))
        self._exact(evolve(one, nothing=number.nothing), shown)
        self._note_known(f"{shown.column}_numerator", Gaps(FALSE, FALSE, self.amounts.make.is_known(number.low.top)))
        return self._hidden(number)

    def _exact(self, number: AnyAmount, shown: Shown) -> AnyAmount:
        """A result that is not written: its numerator and its denominator."""
        make = self.amounts.make
        one = self.amounts.whole(self.amounts.flat(number))
        nothing = self._absent(one.nothing, shown.column)
        top = self.define(f"{shown.column}_numerator", self._or_zero(one.top, nothing))
        below = make.number(one.scale) if one.bottom is None else self.amounts.scaled(one.bottom, one.scale)
        told = make.masked(below, (top,)) if one.bottom is None else below
        bottom = self.define(f"{shown.column}_denominator", self._or_zero(told, nothing, make.number(1)))
        held = top if nothing is None else make.only_where(make.opposite(nothing), top)
        if one.bottom is None:
            return Amount(held, one.scale, nothing=self._nothing(nothing), within=one.within)
        return Amount(held, 1, bottom, nothing=self._nothing(nothing), within=one.within)

    def _hidden(self, number: AnyNumber) -> AnyNumber:
        """A result that does not come out, and is read more than once."""
        if isinstance(number, Bracket):
            low, high = (self._hidden_amount(one) for one in (number.low, number.high))
            return Bracket(low, high, low.nothing)
        one = self.amounts.flat(number)
        return number if is_plain(one) else self._hidden_amount(one)

    def _hidden_amount(self, one: Amount) -> Amount:
        if is_plain(one):
            return one
        name = f"{HIDDEN}{len(self.definitions)}"
        nothing = self._absent(one.nothing, name)
        bottom = None if one.bottom is None else self.define(f"{name}_bottom", one.bottom)
        return evolve(one, top=self.define(name, one.top), bottom=bottom, nothing=self._nothing(nothing), narrowed=None)

    def _absent(self, nothing: NoAmount, name: str) -> Expression | None:
        """Where there is nothing of a result, as a column."""
        absent = self.amounts.absent(nothing)
        if absent is None or absent.operation == "flag":
            return absent
        self.definitions.append(Definition(f"{HIDDEN}absent_{name}", absent))
        return self.amounts.make.flag(f"{HIDDEN}absent_{name}")

    def _nothing(self, absent: Expression | None) -> NoAmount:
        return None if absent is None else self.amounts.nothing_where(absent)

    def _or_zero(self, top: Expression, nothing: Expression | None, zero: Expression | None = None) -> Expression:
        """What is absent shows zero."""
        if nothing is None:
            return top
        make = self.amounts.make
        return make.choice(nothing, zero or make.number(0), top)

    def _grade(self, number: AnyNumber, path: str) -> AnyNumber:
        """The word of a grade; there is none where there is no total."""
        decided = self._single(self._brackets.rounded(number, WHOLE)) if isinstance(number, Bracket) else number
        word = worded(self.amounts, decided, self.scheme.grade_rule.grades)
        if path == GRADE.path:
            # A veto gives no grade to a unit without a total.
            total = self.known[TOTAL.path]
            one = total.low if isinstance(total, Bracket) else self.amounts.flat(total)
            word = self.amounts.make.masked(word, (one.top,))
        self.define(path.rpartition("/")[2], word)
        return decided
