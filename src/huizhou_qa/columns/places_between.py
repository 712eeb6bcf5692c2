"""Places over a cohort by numbers of which each lies between two whole ones.

The members are put into cells of one size, four times as wide as the widest two ends are apart, on two grids that lie
half a cell apart. A member that lies well inside its cell of one grid is above all of lower cells and below all of
higher ones, and on one of the two each does. It has its place where no other member is in its cell, and else is
undecided: equal numbers too, as far as the ends of one that is a fraction tell.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from huizhou_qa.columns.amounts import Amounts
from huizhou_qa.columns.names import MOST_MEMBERS
from huizhou_qa.columns.nodes import TRUE, Expression, ends_of

APART = 4


@frozen(eq=False)
class PlacesBetween:
    """Finds the place of each member, the greatest first.

    Attributes:
        amounts: what works with numbers as expressions.
        define: makes a column of a name, and gives what reads it.
        name: what the names of the columns begin with.
    """

    amounts: Amounts
    define: Callable[[str, Expression], Expression]
    name: str

    def place(self, low: Expression, high: Expression) -> Expression:
        """The place by what lies between two columns; null where that is not decided."""
        make = self.amounts.make
        apart = self.define(f"{self.name}_apart", make.clip(make.subtract(high, low), 0, high.high - low.low))
        widest = self.define(f"{self.name}_widest", make.of_cohort("most_of_cohort", apart, *ends_of(apart)))
        size = self.define(f"{self.name}_size", self.amounts.scaled(make.add(widest, make.number(1)), APART))
        above = make.subtract(low, make.number(low.low))
        rest = make.rest(above, size)
        is_inside = make.both(
            (make.up_to(widest, rest), make.below(make.add(rest, widest), size)),
        )
        members = make.sum_of_cohort(self.define(f"{self.name}_member", make.one(make.is_known(low))), MOST_MEMBERS)
        first, second = (
            self._alone(f"{self.name}_{at}", make.over(number, size), members)
            for at, number in enumerate((above, make.add(above, make.over(size, make.number(2)))))
        )
        return make.case(((is_inside, first), (TRUE, second)))

    def _alone(self, name: str, cell: Expression, members: Expression) -> Expression:
        """The place of a member that is alone in its cell."""
        make = self.amounts.make
        key = self.define(f"{name}_key", cell)
        turned = self.define(f"{name}_turned", make.subtract(make.number(key.high), key))
        # Each counts the member itself.
        place, from_below = (make.of_cohort("place_in_cohort", one, 1, MOST_MEMBERS) for one in (key, turned))
        return make.only_where(make.equal(make.add(place, from_below), make.add(members, make.number(1))), place)
