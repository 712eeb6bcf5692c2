"""The greatest, or the least, over the rows of a cohort, with or without the row's own; places by a quotient.

Quotients are exact, digit after digit: two whose divisors are no more than D are either equal or at least 1/D² apart,
so that those with the same digits up to there are equal. A member stands as long as its digits so far are the
greatest; its place so far and the next digit give the next place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import evolve, frozen

from huizhou_qa.columns.amounts import Amounts
from huizhou_qa.columns.names import MOST_MEMBERS
from huizhou_qa.columns.nodes import TRUE, Expression, OperationOfRow, ends_of

TopAndBottom = tuple[Expression, Expression]


@frozen(eq=False)
class ExtremesOfCohort:
    """Finds the greatest, or the least, of a figure.

    Attributes:
        amounts: what works with numbers as expressions.
        define: makes a column of a name, and gives what reads it.
        name: what the names of the columns begin with.
        extreme: the greatest over a cohort, or the least.
    """

    amounts: Amounts
    define: Callable[[str, Expression], Expression]
    name: str
    extreme: OperationOfRow = "most_of_cohort"

    def of_numbers(self, number: Expression, *, own: bool) -> Expression:
        """The greatest number of a column, or the least; of the others, the next one where the row alone has it."""
        make, best = self.amounts.make, self._over(number)
        if own:
            return best
        stands = self._shown("best", make.one(make.is_true(make.equal(number, best))))
        behind = self._shown("behind", make.only_where(make.up_to(stands, make.number(0)), number))
        return make.case(((self._alone(stands), self._over(behind)), (TRUE, best)))

    def of_quotients(self, quotient: TopAndBottom, *, own: bool) -> TopAndBottom:
        """The top and the bottom of the greatest quotient, or the least; of the others as ``of_numbers`` does."""
        make, standing = self.amounts.make, self._standing(quotient)
        best = self._one_of(standing, quotient)
        if own:
            return best
        stands = self._shown("best", make.one(make.is_true(standing)))
        behind = evolve(self, name=f"{self.name}_behind")
        second = behind.of_quotients(self._others(stands, quotient), own=True)
        alone = self._alone(stands)
        top, bottom = (make.case(((alone, less), (TRUE, more))) for less, more in zip(second, best, strict=True))
        return top, bottom

    def place(self, quotient: TopAndBottom) -> Expression:
        """The place by a quotient, the greatest first."""
        make = self.amounts.make
        (_, first), *others = self._digits(quotient, make.widest // (MOST_MEMBERS + 1))
        place = self._placed(0, first)
        for at, (factor, digit) in enumerate(others):
            before = self.amounts.scaled(make.subtract(make.number(MOST_MEMBERS), place), factor)
            place = self._placed(at + 1, make.add(before, digit))
        return place

    def _placed(self, at: int, key: Expression) -> Expression:
        return self.amounts.make.of_cohort("place_in_cohort", self._shown(f"key_{at}", key), 1, MOST_MEMBERS)

    def _digits(self, quotient: TopAndBottom, most: int) -> Iterator[tuple[int, Expression]]:
        """The digits of a quotient, and how many of each there may be: the whole part is the first."""
        make, (top, bottom) = self.amounts.make, quotient
        factor, scale, rest = max(min(make.widest // bottom.high, most), 2), 1, make.rest(top, bottom)
        yield 1, make.over(top, bottom)
        while scale < bottom.high**2:
            scale *= factor
            more = self.amounts.scaled(rest, factor)
            rest = make.rest(more, bottom)
            yield factor, make.digits(more, bottom, factor - 1)

    def _standing(self, quotient: TopAndBottom) -> Expression:
        """Whether a member's quotient is the greatest; null where it has none, or is out already."""
        make, standing = self.amounts.make, TRUE
        for at, (_, digit) in enumerate(self._digits(quotient, self.amounts.make.widest)):
            shown = self._shown(f"digits_{at}", make.only_where(standing, digit))
            standing = make.equal(shown, self._over(shown))
        return standing

    def _one_of(self, standing: Expression, quotient: TopAndBottom) -> TopAndBottom:
        """Of equal quotients the one of the greatest divisor: its dividend is the farthest from zero."""
        make = self.amounts.make
        top, bottom = (
            self._shown(part, make.only_where(standing, one))
            for part, one in zip(("top_standing", "bottom_standing"), quotient, strict=True)
        )
        ends = ends_of(top)
        most, least = (make.of_cohort(one, top, *ends) for one in ("most_of_cohort", "least_of_cohort"))
        is_below = make.below(most, make.number(0))
        farthest = most if top.low >= 0 else make.choice(is_below, least, most)
        return farthest, make.of_cohort("most_of_cohort", bottom, *ends_of(bottom))

    def _others(self, stands: Expression, quotient: TopAndBottom) -> TopAndBottom:
        make = self.amounts.make
        top, bottom = quotient
        return self._shown("top_behind", make.only_where(make.up_to(stands, make.number(0)), top)), bottom

    def _alone(self, stands: Expression) -> Expression:
        """Whether the row stands, and no other one does."""
        make = self.amounts.make
        count = make.sum_of_cohort(stands, MOST_MEMBERS)
        return make.both((make.equal(stands, make.number(1)), make.up_to(count, make.number(1))))

    def _over(self, number: Expression) -> Expression:
        return self.amounts.make.of_cohort(self.extreme, number, *ends_of(number))

    def _shown(self, what: str, expression: Expression) -> Expression:
        return self.define(f"{self.name}_{what}", expression)
