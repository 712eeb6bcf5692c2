"""Statistics over the rows of a cohort, and the places of its members: of whole numbers, so that each is exact.

A statistic is null for every row of a cohort of which one member's figure is not known; a member of which there was
nothing is left out. A statistic of a quotient that differs from row to row is no sum of whole numbers: it is refused.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve, frozen

from huizhou_qa.columns.amounts import Amount, Amounts, AnyAmount
from huizhou_qa.columns.division import rounded
from huizhou_qa.columns.names import MOST_MEMBERS
from huizhou_qa.columns.nodes import TRUE, Expression, OperationOfRow, ends_of
from huizhou_qa.errors import SchemeError
from huizhou_qa.evidence.asked import named as called
from huizhou_qa.program.entries import Statistic
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.scheme.steps.ranking import Ranking


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

    def statistic(self, entry: Statistic, figure: AnyAmount) -> AnyAmount:
        """The statistic as each member has it; raises SchemeError where it is of a quotient."""
        one = self.amounts.whole(self.amounts.flat(figure))
        if one.bottom is not None:
            raise SchemeError.of(entry.leaf.path, "quotient_over_cohort", label=called(entry.leaf))
        name, make = f"__columns_of{entry.leaf.path}", self.amounts.make
        absent = self.amounts.absent(one.nothing)
        held = evolve(one, top=self.define(name, one.top), nothing=None)
        known = self._complete(name, held.top, absent)
        if entry.fold == "place":
            place = make.of_cohort("place_in_cohort", held.top, 1, MOST_MEMBERS)
            return Amount(make.only_where(known, place), nothing=one.nothing)
        if entry.fold == "mean":
            return self._mean(held, known, own=entry.own)
        if not entry.own:
            raise SchemeError.of(entry.leaf.path, "quotient_over_cohort", case="others", label=called(entry.leaf))
        operation: OperationOfRow = "most_of_cohort" if entry.fold == "most" else "least_of_cohort"
        found = make.of_cohort(operation, held.top, *ends_of(held.top))
        return evolve(held, top=make.only_where(known, found))

    def _complete(self, name: str, figure: Expression, absent: Expression | None) -> Expression:
        """Whether the figure of every member is known, and there are no more of them than numbers allow for."""
        make = self.amounts.make
        lacking = make.both((make.is_null(figure), TRUE if absent is None else make.opposite(absent)))
        counted = self.define(f"{name}_lacking", make.one(lacking))
        rows = make.rows_of_cohort(make.column(self.column), MOST_MEMBERS + 1)
        none_lacking = make.up_to(make.sum_of_cohort(counted, MOST_MEMBERS), make.number(0))
        named = make.is_known(make.column(self.column))
        return make.both((named, none_lacking, make.up_to(rows, make.number(MOST_MEMBERS))))

    def _mean(self, one: Amount, known: Expression, *, own: bool) -> Amount:
        """The sum over the members over their number; of the others, less the own figure and one fewer."""
        make = self.amounts.make
        present = self.define(f"__columns_present_{one.top.value}", make.one(make.is_known(one.top)))
        total, count = make.sum_of_cohort(one.top, MOST_MEMBERS), make.sum_of_cohort(present, MOST_MEMBERS)
        if not own:
            alone = make.case(((make.is_null(one.top), make.number(0)), (TRUE, one.top)))
            total, count = make.subtract(total, alone), make.subtract(count, present)
        top = make.only_where(known, total)
        return Amount(top, one.scale, make.above_zero(count))

    def place(self, ranking: Ranking, grade: AnyAmount, total: AnyAmount, exempt: Expression) -> Expression:
        """The place of each member as the scheme ranks.

        None has one in a cohort in which a member lacks its total or its grade, or may be exempt or not.
        """
        make = self.amounts.make
        to = ranking.rounding
        compared = total if to is None else rounded(self.amounts, total, GridRounding(to.step, to.way))
        points, worse = self.amounts.whole(self.amounts.flat(compared)), self.amounts.flat(grade).top
        keys = {"total": points.top, "grade": make.subtract(make.number(0), worse)}
        key = make.number(0)
        for by in ranking.by:
            one = keys[by]
            wide = make.number(one.high - one.low + 1)
            key = make.add(make.times(key, wide), make.subtract(one, make.number(one.low)))
        held = self.define("__columns_key", make.only_where(make.opposite(exempt), key))
        known = self._complete("__columns_key", held, make.is_true(exempt))
        return make.only_where(known, make.of_cohort("place_in_cohort", held, 1, MOST_MEMBERS))
