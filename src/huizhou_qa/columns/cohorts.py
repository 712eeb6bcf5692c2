"""Statistics over the rows of a cohort, and the places of its members: of whole numbers, so that each is exact.

A statistic is null for every row of a cohort of which one member's figure is not known; a member of which there was
nothing is left out. The mean of a quotient that differs from row to row lies between two means of whole numbers; the
greatest, the least and places are exact, by digits. A place by what lies between two numbers is decided where no other
member's number comes near.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import lcm
from types import MappingProxyType

from attrs import evolve, field, frozen

from huizhou_qa.columns.amounts import Amount, Amounts, NoAmount
from huizhou_qa.columns.brackets import AnyNumber, Bracket, BracketEnds, Brackets, divisors_of
from huizhou_qa.columns.extremes import ExtremesOfCohort
from huizhou_qa.columns.names import HIDDEN, MOST_MEMBERS
from huizhou_qa.columns.nodes import FALSE, TRUE, Expression, OperationOfRow
from huizhou_qa.columns.places_between import PlacesBetween
from huizhou_qa.program.entries import Statistic
from huizhou_qa.rules.statistics import Fold
from huizhou_qa.scheme.steps.ranking import Ranking

EXTREMES: Mapping[Fold, OperationOfRow] = MappingProxyType({"most": "most_of_cohort", "least": "least_of_cohort"})


@frozen(eq=False)
class Cohorts:
    """Works out what is over a cohort.

    Attributes:
        amounts: what works with numbers as expressions.
        column: the column that says which rows are of one cohort.
        define: makes a column of a name, and gives what reads it.
    """

    amounts: Amounts
    column: str
    define: Callable[[str, Expression], Expression]
    brackets: Brackets = field(init=False)

    @brackets.default
    def _brackets_of_its_amounts(self) -> Brackets:
        return Brackets(self.amounts)

    def statistic(self, entry: Statistic, figure: AnyNumber) -> AnyNumber:
        """The statistic as each member has it; undecided where a member's figure is."""
        name = f"{HIDDEN}of{entry.leaf.path}"
        found = self._of_figure(entry, figure, name)
        undecided = FALSE if figure.nothing is None else figure.nothing.undecided
        if undecided is FALSE:
            return found
        make = self.amounts.make
        members = make.sum_of_cohort(self.define(f"{name}_undecided", make.one(undecided)), MOST_MEMBERS)
        return self.brackets.undecided_too(found, make.below(make.number(0), members))

    def _of_figure(self, entry: Statistic, figure: AnyNumber, name: str) -> AnyNumber:
        if isinstance(figure, Bracket) or divisors_of(figure):
            return self._of_quotient(entry, figure, name)
        one = self.amounts.whole(self.amounts.flat(figure))
        absent = self.amounts.absent(one.nothing)
        held = evolve(one, top=self.define(name, one.top), nothing=None)
        known = self._complete(name, held.top, absent)
        if entry.fold == "place":
            place = self.amounts.make.of_cohort("place_in_cohort", held.top, 1, MOST_MEMBERS)
            return Amount(self.amounts.make.only_where(known, place), nothing=one.nothing)
        return self._folded(entry, held, known)

    def _of_quotient(self, entry: Statistic, figure: AnyNumber, name: str) -> AnyNumber:
        """The mean between two; the most, the least and the place by the digits of the quotient."""
        if isinstance(figure, Bracket) or entry.fold == "mean":
            return self.brackets.in_some_way(
                [figure], lambda pairs: self._between(entry, pairs[0], name), at_once=False
            )
        make, one = self.amounts.make, self.amounts.whole(self.amounts.flat(figure))
        held = evolve(one, top=self.define(name, one.top), nothing=None)
        known = self._complete(name, held.top, self.amounts.absent(one.nothing))
        quotient = (held.top, self.define(f"{name}_bottom", one.bottom or make.number(1)))
        extremes = ExtremesOfCohort(self.amounts, self.define, name, EXTREMES.get(entry.fold, "most_of_cohort"))
        if entry.fold == "place":
            return Amount(make.only_where(known, extremes.place(quotient)), nothing=one.nothing)
        top, bottom = extremes.of_quotients(quotient, own=entry.own)
        return evolve(held, top=make.only_where(known, top), bottom=bottom)

    def _folded(self, entry: Statistic, held: Amount, known: Expression) -> Amount:
        """The mean, the most or the least of a figure that is a column, where that of every member is known."""
        if entry.fold == "mean":
            return self._mean(held, known, own=entry.own)
        extremes = ExtremesOfCohort(self.amounts, self.define, str(held.top.value), EXTREMES[entry.fold])
        found = extremes.of_numbers(held.top, own=entry.own)
        return evolve(held, top=self.amounts.make.only_where(known, found))

    def _between(self, entry: Statistic, ends: BracketEnds, name: str) -> AnyNumber:
        """The statistic of the floors of a figure, and that of its ceilings."""
        low, high = (self.amounts.whole(self.amounts.flat(one)) for one in ends)
        for one in (low, high):
            # The sum stays exact, or this raises before a column is made.
            self.amounts.make.sum_of_cohort(one.top, MOST_MEMBERS)
        # A member of which one end alone is known, has no figure.
        floors, ceilings = (
            evolve(one, top=self.define(f"{name}_{end}", self.amounts.make.masked(one.top, (other.top,))), nothing=None)
            for one, other, end in ((low, high, "low"), (high, low, "high"))
        )
        known = self._complete(name, floors.top, self.amounts.absent(low.nothing))
        if entry.fold == "place":
            return self._place_between(name, (floors, ceilings), known, low.nothing)
        return self.brackets.between((self._folded(entry, floors, known), self._folded(entry, ceilings, known)))

    def _place_between(self, name: str, ends: tuple[Amount, Amount], known: Expression, nothing: NoAmount) -> Amount:
        """The place where it is decided."""
        make, scale = self.amounts.make, lcm(*(one.scale for one in ends))
        # An end that is the same for every member may have a scale of its own.
        low, high = (self.amounts.scaled(one.top, scale // one.scale) for one in ends)
        place = self.define(f"{name}_place", PlacesBetween(self.amounts, self.define, name).place(low, high))
        undecided = make.both((known, make.is_known(low), make.is_null(place)))
        return Amount(make.only_where(known, place), nothing=self.brackets.undecided_where(undecided, nothing))

    def _complete(self, name: str, figure: Expression, absent: Expression | None) -> Expression:
        """Whether the figure of every member is known, and there are no more of them than numbers allow for."""
        make = self.amounts.make
        lacking = make.both((make.is_null(figure), TRUE if absent is None else make.opposite(absent)))
        counted = self.define(f"{name}_lacking", make.one(lacking))
        none_lacking = make.up_to(make.sum_of_cohort(counted, MOST_MEMBERS), make.number(0))
        named = make.is_known(make.column(self.column))
        return make.both((named, none_lacking, make.opposite(self.is_too_large)))

    @property
    def is_too_large(self) -> Expression:
        """Whether the cohort has more members than the bounds of numbers allow for; always told."""
        make = self.amounts.make
        rows = make.rows_of_cohort(make.column(self.column), MOST_MEMBERS + 1)
        return make.is_true(make.below(make.number(MOST_MEMBERS), rows))

    def _mean(self, one: Amount, known: Expression, *, own: bool) -> Amount:
        """The sum over the members over their number; of the others, less the own figure and one fewer."""
        make = self.amounts.make
        present = self.define(f"{HIDDEN}present_{one.top.value}", make.one(make.is_known(one.top)))
        total, count = make.sum_of_cohort(one.top, MOST_MEMBERS), make.sum_of_cohort(present, MOST_MEMBERS)
        if not own:
            alone = make.case(((make.is_null(one.top), make.number(0)), (TRUE, one.top)))
            total, count = make.subtract(total, alone), make.subtract(count, present)
        top = make.only_where(known, total)
        # A mean lies where the figures do.
        return Amount(top, one.scale, make.above_zero(count), within=one.span)

    def place(self, ranking: Ranking, grade: Amount, total: Amount, exempt: Expression) -> Expression:
        """The place of each member as the scheme ranks, by a total that is rounded as it says.

        None has one in a cohort in which a member lacks its total or its grade, or may be exempt or not.
        """
        make = self.amounts.make
        keys = {"total": self.amounts.whole(total).top, "grade": make.subtract(make.number(0), grade.top)}
        key = make.number(0)
        for by in ranking.by:
            one = keys[by]
            wide = make.number(one.high - one.low + 1)
            key = make.add(make.times(key, wide), make.subtract(one, make.number(one.low)))
        held = self.define(f"{HIDDEN}key", make.only_where(make.opposite(exempt), key))
        known = self._complete(f"{HIDDEN}key", held, make.is_true(exempt))
        return make.only_where(known, make.of_cohort("place_in_cohort", held, 1, MOST_MEMBERS))
