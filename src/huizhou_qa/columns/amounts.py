"""Numbers and truths as expressions: exact fractions of whole numbers, cases of them, and where there is nothing.

A number is ``times`` x top / (scale x bottom): the scale is known when the plan is made, the bottom, above zero, only
with the row; constant factors are kept apart so that nothing is multiplied before it must be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import gcd, lcm

from attrs import evolve, field, frozen

from huizhou_qa.columns.expressions import Expressions
from huizhou_qa.columns.nodes import FALSE, NULL, Expression, is_implied


@frozen(eq=False)
class Gaps:
    """Where there is no number for another reason than that it is missing; each is always told.

    Attributes:
        nothing: where there was nothing to measure.
        broken: where there is no number for any ruling to take the place of: a quotient by zero.
        undecided: where the whole numbers that a number lies between do not decide what follows from it.
    """

    nothing: Expression
    broken: Expression
    undecided: Expression = FALSE


NoAmount = Gaps | None
"""None where there is always something."""


@frozen(eq=False)
class Amount:
    """A fraction: ``times`` x ``top`` / (``scale`` x ``bottom``).

    Attributes:
        top: a whole number; null where the number is not known.
        scale: a whole number above zero.
        bottom: a whole number above zero that depends on the row; None where it is 1.
        times: a whole number above zero.
        nothing: where there was nothing to measure; the top is null there.
        narrowed: the same number where it only has to be right on the piece of a curve that it was read on.
        within: what it may be, on that piece or in all of its cases; None where no more is known than ``ends``.
    """

    top: Expression
    scale: int = 1
    bottom: Expression | None = None
    times: int = 1
    nothing: NoAmount = None
    narrowed: Amount | None = None
    within: tuple[Fraction, Fraction] | None = None

    @property
    def constant(self) -> Fraction | None:
        """The number that it always is; None where that depends on the row."""
        number = None if self.bottom is not None else self.top.number
        return None if number is None else Fraction(number * self.times, self.scale)

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The least and the greatest that it can be."""
        low, high = self.top.low, self.top.high
        less, more = (1, 1) if self.bottom is None else (max(self.bottom.low, 1), max(self.bottom.high, 1))
        return (
            Fraction(low * self.times, self.scale * (more if low >= 0 else less)),
            Fraction(high * self.times, self.scale * (less if high >= 0 else more)),
        )

    @property
    def span(self) -> tuple[Fraction, Fraction]:
        """The least and the greatest that it is known to be where it is read."""
        return self.within or self.ends


@frozen(eq=False)
class AmountCases:
    """One of several numbers, by the first condition that holds.

    Attributes:
        arms: conditions, each with its number.
        nothing: where there was nothing to measure.
    """

    arms: tuple[tuple[Expression, AnyAmount], ...]
    nothing: NoAmount = None

    @property
    def span(self) -> tuple[Fraction, Fraction]:
        """The least and the greatest of all cases."""
        spans = [one.span for _, one in self.arms]
        return min(low for low, _ in spans), max(high for _, high in spans)


AnyAmount = Amount | AmountCases


@frozen(eq=False)
class TestOfRow:
    """A truth.

    Attributes:
        test: whether it holds; null where that is not known.
        nothing: where there was nothing to ask of; the test is null there.
        needs: of a test that always comes out alike, what it is null without.
    """

    test: Expression
    nothing: NoAmount = None
    needs: tuple[Expression, ...] = ()


@frozen(eq=False)
class Amounts:
    """Works with numbers as expressions.

    Attributes:
        make: what makes expressions.
    """

    make: Expressions = field(factory=Expressions)

    def constant(self, value: Fraction) -> Amount:
        """A fixed number."""
        return Amount(self.make.number(value.numerator), value.denominator)

    @property
    def unknown(self) -> Amount:
        """A number that nobody knows."""
        return Amount(NULL)

    def masked(self, number: AnyAmount, needs: tuple[Expression, ...]) -> AnyAmount:
        """The number, and null where one of these is."""
        if not needs:
            return number
        flat = self.flat(number)
        if flat.bottom is not None:
            needs = tuple(one for one in needs if not is_implied(one, flat.bottom))
        top = self.make.masked(flat.top, needs)
        # What is null there anyway stays in its cases.
        return number if top is flat.top else evolve(flat, top=top, narrowed=None, within=None)

    def joined(self, nothings: Iterable[NoAmount]) -> NoAmount:
        """Where there is nothing in one of them."""
        kept = [one for one in nothings if one is not None]
        if not kept:
            return None
        nothing, broken, undecided = zip(*((one.nothing, one.broken, one.undecided) for one in kept), strict=True)
        return Gaps(self.make.either(nothing), self.make.either(broken), self.make.either(undecided))

    def absent(self, nothing: NoAmount) -> Expression | None:
        """Where there is nothing, and nothing is broken or undecided; None where there is always something."""
        if nothing is None or nothing.nothing.number == 0:
            return None
        return self.make.both((nothing.nothing, *map(self.make.opposite, (nothing.broken, nothing.undecided))))

    def only_where(self, truth: Expression, nothing: NoAmount) -> NoAmount:
        """The same in some rows."""
        if nothing is None:
            return None
        told = self.make.is_true(truth)
        return Gaps(*(self.make.both((told, one)) for one in (nothing.nothing, nothing.broken, nothing.undecided)))

    def nothing_where(self, truth: Expression) -> NoAmount:
        """Nothing in those rows."""
        return Gaps(truth, FALSE)

    def scaled(self, number: Expression, factor: int) -> Expression:
        """A whole number times a fixed one."""
        return self.make.times(number, self.make.number(factor))

    def choice(self, test: Expression, then: AnyAmount, otherwise: AnyAmount, nothing: NoAmount) -> AmountCases:
        """The one where a truth holds, the other where it does not; null where that is not known."""
        return AmountCases(((test, then), (self.make.opposite(test), otherwise)), nothing)

    def flat(self, number: AnyAmount) -> Amount:
        """Cases as one fraction."""
        if isinstance(number, Amount):
            return number
        arms = [(when, self.whole(self.flat(one))) for when, one in number.arms]
        scale = lcm(*(one.scale for _, one in arms))
        tops = [(when, self.scaled(one.top, scale // one.scale)) for when, one in arms]
        bottom = None
        if any(one.bottom is not None for _, one in arms):
            bottom = self.make.case((when, one.bottom or self.make.number(1)) for when, one in arms)
        return Amount(self.make.case(tops), scale, bottom, nothing=number.nothing, within=number.span)

    def whole(self, one: Amount) -> Amount:
        """The same fraction without a factor in front."""
        if one.times == 1:
            return one
        shared = gcd(one.times, one.scale)
        top, scale = self.scaled(one.top, one.times // shared), one.scale // shared
        return Amount(top, scale, one.bottom, nothing=one.nothing, within=one.within)

    def added(self, terms: Sequence[tuple[Amount, Fraction]], constant: Fraction) -> Amount:
        """Numbers, each times its weight, and a constant."""
        nothing = self.joined(one.nothing for one, _ in terms)
        plain = [(one, weight) for one, weight in terms if one.bottom is None]
        summed = self._plain(plain, constant)
        for one, weight in terms:
            if one.bottom is not None:
                summed = self._beside(summed, self.weighted(one, weight))
        if len(terms) == 1 and terms[0][0].within is not None:
            ends = [end * terms[0][1] + constant for end in terms[0][0].within]
            return evolve(summed, nothing=nothing, within=(min(ends), max(ends)))
        return evolve(summed, nothing=nothing)

    def weighted(self, one: Amount, weight: Fraction) -> Amount:
        """A number times a fixed one, which is kept as a factor."""
        if weight == 0:
            return Amount(self.scaled(one.top, 0), 1)
        factor = Fraction(one.times * abs(weight.numerator), one.scale * weight.denominator)
        top = self.scaled(one.top, -1) if weight < 0 else one.top
        return Amount(top, factor.denominator, one.bottom, factor.numerator, one.nothing)

    def _plain(self, terms: Sequence[tuple[Amount, Fraction]], constant: Fraction) -> Amount:
        """Numbers without a bottom."""
        weights = [Fraction(one.times, one.scale) * weight for one, weight in terms]
        scale = lcm(constant.denominator, *(weight.denominator for weight in weights))
        top = self.make.number(int(constant * scale))
        for (one, _), weight in zip(terms, weights, strict=True):
            factor = int(weight * scale)
            if factor < 0:
                top = self.make.subtract(top, self.scaled(one.top, -factor))
            else:
                top = self.make.add(self.scaled(one.top, factor), top)
        return Amount(top, scale)

    def _beside(self, left: Amount, right: Amount) -> Amount:
        """Two fractions, the second with a bottom, over one bottom; what both tops share is kept in front."""
        if left.constant == 0:
            return right
        scale = lcm(left.scale, right.scale)
        by_left, by_right = left.times * (scale // left.scale), right.times * (scale // right.scale)
        fixed = left.top.number if left.bottom is None else None
        times = gcd(by_left * (fixed or 0), by_right) if fixed is not None else gcd(by_left, by_right)
        over_left, over_right = left.bottom, right.bottom
        top_left = (
            self.make.number(by_left * fixed // times) if fixed is not None else self.scaled(left.top, by_left // times)
        )
        top_right = self.scaled(right.top, by_right // times)
        if over_left is not over_right:
            top_left = top_left if over_right is None else self.make.times(top_left, over_right)
            top_right = top_right if over_left is None else self.make.times(top_right, over_left)
        bottom = over_right if over_left is None or over_left is over_right else self._product(over_left, over_right)
        return Amount(self.make.add(top_left, top_right), scale, bottom, times)

    def _product(self, left: Expression, right: Expression | None) -> Expression:
        return left if right is None else self.make.times(left, right)

    def product(self, left: Amount, right: Amount) -> Amount:
        """One number times another."""
        shared = gcd(left.times * right.times, left.scale * right.scale)
        bottom = left.bottom if right.bottom is None else self._product(right.bottom, left.bottom)
        return Amount(
            self.make.times(left.top, right.top),
            left.scale * right.scale // shared,
            bottom,
            left.times * right.times // shared,
            self.joined((left.nothing, right.nothing)),
        )

    def quotient(self, dividend: Amount, divisor: Amount) -> Amount:
        """One number over another; null where that is zero. The divisor is not below zero, or has no bottom."""
        above, below = dividend.times * divisor.scale, dividend.scale * divisor.times
        shared = gcd(above, below)
        top = dividend.top if divisor.bottom is None else self.make.times(dividend.top, divisor.bottom)
        over, zero = divisor.top, self.make.number(0)
        if over.low < 0:
            # The sign goes to the top: what is divided by is above zero.
            is_below = self.make.below(over, zero)
            top = self.make.choice(is_below, self.make.subtract(zero, top), top)
            over = self.make.choice(is_below, self.make.subtract(zero, over), over)
        over = over if dividend.bottom is None else self.make.times(over, dividend.bottom)
        over = self.make.above_zero(over)
        nothing = self.joined((dividend.nothing, divisor.nothing, self._by_zero(dividend, divisor)))
        return self.reduced(Amount(top, below // shared, over, above // shared, nothing))

    def _by_zero(self, dividend: Amount, divisor: Amount) -> NoAmount:
        if divisor.top.low > 0 or divisor.top.high < 0 or divisor.top is NULL:
            return None
        by_zero = self.make.is_true(self.make.equal(divisor.top, self.make.number(0)))
        return Gaps(FALSE, self.make.both((by_zero, self.make.is_known(dividend.top))))

    def reduced(self, one: Amount) -> Amount:
        """The fraction without a bottom where that is the same for every row."""
        if one.bottom is NULL:
            return Amount(NULL, nothing=one.nothing)
        fixed = None if one.bottom is None else one.bottom.number
        if fixed is None:
            return one
        shared = gcd(one.times, one.scale * fixed)
        return evolve(one, bottom=None, scale=one.scale * fixed // shared, times=one.times // shared)
