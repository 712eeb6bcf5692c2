"""The greatest, or the least, of a quotient over the rows of a cohort: exact, digit after digit.

Two quotients whose divisors are no more than D are either equal or at least 1/D² apart, so that those with the same
digits up to there are equal. A member stands as long as its digits so far are the greatest.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from huizhou_qa.columns.amounts import Amounts
from huizhou_qa.columns.nodes import TRUE, Expression, OperationOfRow, ends_of


@frozen(eq=False)
class Standing:
    """Finds the member whose quotient is the greatest, or the least.

    Attributes:
        amounts: what works with numbers as expressions.
        define: makes a column of a name, and gives what reads it.
        name: what the names of the columns begin with.
        extreme: the greatest over a cohort, or the least.
    """

    amounts: Amounts
    define: Callable[[str, Expression], Expression]
    name: str
    extreme: OperationOfRow

    def found(self, top: Expression, bottom: Expression) -> tuple[Expression, Expression]:
        """The top and the bottom of the greatest quotient, or the least, of which no top is below zero."""
        make = self.amounts.make
        factor = max(make.widest // bottom.high, 2)
        digit, rest, standing, scale = make.over(top, bottom), make.rest(top, bottom), TRUE, 1
        standing = self._still(standing, digit, scale)
        while scale < bottom.high**2:
            scale *= factor
            more = self.amounts.scaled(rest, factor)
            digit, rest = make.digits(more, bottom, factor - 1), make.rest(more, bottom)
            standing = self._still(standing, digit, scale)
        # Of equal quotients the greatest top and the greatest bottom are of one member.
        return self._of_standing("top", standing, top), self._of_standing("bottom", standing, bottom)

    def _still(self, standing: Expression, digit: Expression, scale: int) -> Expression:
        """Whether a member that stands so far stands with its next digits too."""
        make = self.amounts.make
        shown = self.define(f"{self.name}_digits_{scale}", make.case(((standing, digit),)))
        best = make.of_cohort(self.extreme, shown, *ends_of(shown))
        return make.equal(shown, best)

    def _of_standing(self, part: str, standing: Expression, number: Expression) -> Expression:
        make = self.amounts.make
        shown = self.define(f"{self.name}_{part}_standing", make.case(((standing, number),)))
        return make.of_cohort("most_of_cohort", shown, *ends_of(number))
