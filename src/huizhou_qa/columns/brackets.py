"""Numbers that no whole number under 2^53 can hold exactly, between two that do: a floor and a ceiling.

A sum of quotients with different divisors is such a number, and so is the mean of a quotient over a cohort. Where both
ends come to the same written figure, or to the same truth, that is decided; where they do not, the row is undecided.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from fractions import Fraction
from math import ceil, floor
from typing import TypeVar

from attrs import evolve, frozen

from huizhou_qa.columns.amounts import Amount, AmountCases, Amounts, AnyAmount, Gaps, NoAmount, TestOfRow
from huizhou_qa.columns.division import rounded
from huizhou_qa.columns.nodes import FALSE, Expression, TooWideError
from huizhou_qa.rules.rounding import GridRounding

# How fine the ends of a bracket are, the first that stays exact.
SCALES = tuple(10**places for places in range(9, 2, -1))


@frozen(eq=False)
class Bracket:
    """A number of which two others are known that it lies between, or is one of.

    Attributes:
        low: no more than the number.
        high: no less.
        nothing: where there is no number, of both.
    """

    low: Amount
    high: Amount
    nothing: NoAmount


@frozen(eq=False)
class Doubt:
    """A truth about a number in a bracket.

    Attributes:
        certainly: whether it holds wherever in the bracket the number lies.
        possibly: whether it holds somewhere in the bracket.
    """

    certainly: TestOfRow
    possibly: TestOfRow


AnyNumber = Amount | AmountCases | Bracket
AnyTest = TestOfRow | Doubt
BracketEnds = tuple[AnyAmount, AnyAmount]
OfEnds = TypeVar("OfEnds")
"""What comes of numbers."""


@frozen(eq=False)
class Brackets:
    """Makes brackets, and decides by them.

    Attributes:
        amounts: what works with numbers as expressions.
    """

    amounts: Amounts

    def between(self, ends: BracketEnds) -> AnyNumber:
        """The number between two; the number itself where both ends are the same."""
        low, high = map(self.amounts.flat, ends)
        if (low.top, low.bottom, low.times, low.scale) == (high.top, high.bottom, high.times, high.scale):
            return ends[0]
        nothing = self.amounts.joined((low.nothing, high.nothing))
        return Bracket(evolve(low, nothing=nothing), evolve(high, nothing=nothing), nothing)

    def ends(self, number: AnyNumber, scale: int | None) -> BracketEnds:
        """The ends of a number: as they are for no scale, else whole numbers of the scale, if it is no single one."""
        if isinstance(number, Bracket):
            if scale is None:
                return number.low, number.high
            return self._on_grid(number.low, scale)[0], self._on_grid(number.high, scale)[1]
        return (number, number) if scale is None or not divisors_of(number) else self._on_grid(number, scale)

    def _on_grid(self, number: AnyAmount, scale: int) -> BracketEnds:
        """The multiples of a grid next to a number, each case by itself."""
        if isinstance(number, AmountCases):
            arms = [(when, self._on_grid(one, scale)) for when, one in number.arms]
            floors, ceilings = (tuple((when, pair[end]) for when, pair in arms) for end in (0, 1))
            low, high = AmountCases(floors, number.nothing), AmountCases(ceilings, number.nothing)
            return self.amounts.flat(low), self.amounts.flat(high)
        down, up = (rounded(self.amounts, number, GridRounding(Fraction(1, scale), way)) for way in ("down", "up"))
        least, most = number.span
        pair = (down, up) if least >= 0 else (up, down) if most <= 0 else self._sorted(down, up)
        return self._kept(pair[0], number.span, scale), self._kept(pair[1], number.span, scale)

    def _kept(self, number: AnyAmount, span: tuple[Fraction, Fraction], scale: int) -> AnyAmount:
        """The same, of which it is known that it lies where the number does."""
        one = self.amounts.flat(number)
        low, high = floor(span[0] * scale), ceil(span[1] * scale)
        return one if one.scale != scale else evolve(one, top=self.amounts.make.clip(one.top, low, high))

    def _sorted(self, first: AnyAmount, second: AnyAmount) -> BracketEnds:
        """Two numbers of one scale, the lesser first."""
        one, other = map(self.amounts.flat, (first, second))
        make, tops = self.amounts.make, (one.top, other.top)
        return evolve(one, top=make.least(tops)), evolve(one, top=make.greatest(tops))

    def in_some_way(
        self, numbers: Sequence[AnyNumber], work: Callable[[Sequence[BracketEnds]], OfEnds], *, at_once: bool = True
    ) -> OfEnds:
        """What comes of the ends of numbers, as they are or on the finest grid on which all stays exact."""
        first = (None,) if at_once else ()
        for scale in (*first, *SCALES[:-1]):
            with suppress(TooWideError):
                return work([self.ends(one, scale) for one in numbers])
        return work([self.ends(one, SCALES[-1]) for one in numbers])

    def decided(self, number: AnyNumber) -> AnyAmount:
        """The number where both of its ends are the same; else there is none, and the row is undecided."""
        if not isinstance(number, Bracket):
            return number
        return self.in_some_way([number], lambda pairs: self._same(*pairs[0]), at_once=False)

    def rounded(self, number: AnyNumber, to: GridRounding) -> AnyAmount:
        """What both ends of a number come to on a grid; else there is none, and the row is undecided."""
        if not isinstance(number, Bracket):
            return rounded(self.amounts, number, to)

        def same(pairs: Sequence[BracketEnds]) -> AnyAmount:
            low, high = (rounded(self.amounts, one, to) for one in pairs[0])
            return self._same(low, high)

        return self.in_some_way([number], same)

    def _same(self, first: AnyAmount, second: AnyAmount) -> AnyAmount:
        low, high, make = self.amounts.flat(first), self.amounts.flat(second), self.amounts.make
        apart = self.amounts.added(((evolve(low, nothing=None), Fraction(1)), (high, Fraction(-1))), Fraction(0))
        same = make.equal(apart.top, make.number(0))
        return evolve(
            low,
            top=make.case(((same, low.top),)),
            nothing=self.undecided_where(make.opposite(same), low.nothing),
            narrowed=None,
            within=None,
        )

    def undecided_where(self, truth: Expression, nothing: NoAmount) -> NoAmount:
        """What there is no number for already, and that a row is undecided where a truth holds."""
        return self.amounts.joined((nothing, Gaps(FALSE, FALSE, self.amounts.make.is_true(truth))))

    def undecided_too(self, number: AnyNumber, truth: Expression) -> AnyNumber:
        """The number, and that a row is undecided where a truth holds."""
        nothing = self.undecided_where(truth, number.nothing)
        if isinstance(number, Bracket):
            return Bracket(evolve(number.low, nothing=nothing), evolve(number.high, nothing=nothing), nothing)
        return evolve(number, nothing=nothing)

    def decided_truth(self, truth: AnyTest) -> Expression:
        """Whether it holds: null where that is not known, or not decided."""
        if not isinstance(truth, Doubt):
            return self.amounts.make.masked(truth.test, truth.needs)
        certainly, possibly = map(self.decided_truth, (truth.certainly, truth.possibly))
        make = self.amounts.make
        never = make.opposite(possibly)
        return make.case(((certainly, certainly), (never, possibly)))


def divisors_of(number: AnyAmount) -> frozenset[Expression]:
    """What a number is divided by, of all its cases."""
    if isinstance(number, AmountCases):
        return frozenset[Expression]().union(*(divisors_of(one) for _, one in number.arms))
    return frozenset() if number.bottom is None else frozenset((number.bottom,))
