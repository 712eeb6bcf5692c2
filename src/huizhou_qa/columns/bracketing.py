"""The arithmetic of columns over brackets: exact where whole numbers can be, between two of them where they cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, field, frozen

from huizhou_qa.columns.amounts import Amount, AmountCases, AnyAmount, Gaps, NoAmount, TestOfRow
from huizhou_qa.columns.arithmetic import ColumnArithmetic
from huizhou_qa.columns.brackets import AnyNumber, AnyTest, Bracket, BracketEnds, Brackets, Doubt, divisors_of
from huizhou_qa.columns.nodes import FALSE, TooWideError, ends_of
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.curves import Curve, Piece, way_of
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

ZERO, ONE = Fraction(0), Fraction(1)
Pairs = Sequence[BracketEnds]
# So many times over must a quotient of brackets fit.
ROOM = 10**4


@frozen(eq=False)
class BracketingArithmetic:
    """The arithmetic of expressions that brackets a sum of quotients which no whole number can hold.

    Attributes:
        known: the numbers of inputs and of entries before, by path; any other is not known.
        exact: the arithmetic of single numbers.
    """

    known: Mapping[str, AnyNumber]
    exact: ColumnArithmetic
    brackets: Brackets = field(init=False)

    @brackets.default
    def _brackets_of_its_amounts(self) -> Brackets:
        return Brackets(self.exact.amounts)

    def constant(self, value: Fraction) -> AnyNumber:
        """The number itself."""
        return self.exact.constant(value)

    def nothing(self, why: str) -> AnyNumber:
        """Null, and nothing in every row."""
        return self.exact.nothing(why)

    def read(self, leaf: Input) -> AnyNumber:
        """The number by its path."""
        return self.known.get(leaf.path, self.exact.amounts.unknown)

    def sum(self, terms: Sequence[tuple[AnyNumber, Fraction]], constant: Fraction) -> AnyNumber:
        """Added, the low ends and the high ones where one of them is a bracket, or quotients do not fit."""
        weights = [weight for _, weight in terms]

        def added(pairs: Pairs) -> BracketEnds:
            swapped = [pair if weight >= 0 else pair[::-1] for pair, weight in zip(pairs, weights, strict=True)]
            low, high = (
                self.exact.sum([(pair[end], weight) for pair, weight in zip(swapped, weights, strict=True)], constant)
                for end in (0, 1)
            )
            return low, high

        return self._of_sums([number for number, _ in terms], added)

    def _of_sums(self, numbers: Sequence[AnyNumber], work: Callable[[Pairs], BracketEnds]) -> AnyNumber:
        """What comes of numbers that are added or compared; quotients that fit over no one divisor are bracketed."""
        return self._of_numbers(numbers, lambda single: work([(one, one) for one in single])[0], work, divisors=2)

    def _of_numbers(
        self,
        numbers: Sequence[AnyNumber],
        exactly: Callable[[Sequence[AnyAmount]], AnyNumber],
        work: Callable[[Pairs], BracketEnds],
        *,
        divisors: int = 1,
    ) -> AnyNumber:
        """What comes of numbers exactly, or of the ends of brackets: those of so many divisors, if it does not fit."""
        single = [one for one in numbers if not isinstance(one, Bracket)]
        if len(single) < len(numbers):
            return self._of_ends(numbers, work)
        try:
            return exactly(single)
        except TooWideError:
            if len(frozenset[object]().union(*map(divisors_of, single))) < divisors:
                raise
        return self._of_ends(numbers, work, at_once=False)

    def _of_ends(
        self, numbers: Sequence[AnyNumber], work: Callable[[Pairs], BracketEnds], *, at_once: bool = True
    ) -> AnyNumber:
        return self.brackets.in_some_way(numbers, lambda pairs: self.brackets.between(work(pairs)), at_once=at_once)

    def product(self, left: AnyNumber, right: AnyNumber) -> AnyNumber:
        """Of the ends: the least and the greatest product."""
        return self._of_numbers([left, right], lambda single: self.exact.product(*single), self._multiplied)

    def _multiplied(self, pairs: Pairs) -> BracketEnds:
        (low, high), (less, more) = pairs
        if self._low(low) >= 0 and self._low(less) >= 0:
            return self.exact.product(low, less), self.exact.product(high, more)
        return self._hull([self.exact.product(one, other) for one in (low, high) for other in (less, more)])

    def quotient(self, dividend: AnyNumber, divisor: AnyNumber) -> AnyNumber:
        """Of the ends; null where the divisor is zero, and undecided where it may be."""
        return self._of_numbers([dividend, divisor], lambda single: self.exact.quotient(*single), self._divided)

    def _divided(self, pairs: Pairs) -> BracketEnds:
        (low, high), (less, more) = pairs
        if self._low(less) < 0:
            raise TooWideError(self.exact.amounts.flat(less).top)
        self._require_room(self.exact.amounts.flat(self.exact.quotient(high, less)))
        by_less, by_more = (self.exact.quotient(high, one) for one in (less, more))
        if self._low(low) >= 0:
            ends = self.exact.quotient(low, more), by_less
        else:
            ends = self._hull([by_less, by_more, *(self.exact.quotient(low, one) for one in (less, more))])
        nothing = self._may_be_by_zero(by_less.nothing, by_more.nothing)
        return evolve(ends[0], nothing=nothing), evolve(ends[1], nothing=nothing)

    def _require_room(self, one: Amount) -> None:
        """A quotient has to be smaller than what is exact, for a curve to be worked out of it and its digits after."""
        for part in (one.top, one.bottom or one.top):
            if max(map(abs, ends_of(part))) * ROOM > self.exact.amounts.make.widest:
                raise TooWideError(part)

    def _may_be_by_zero(self, by_less: NoAmount, by_more: NoAmount) -> NoAmount:
        """A quotient is by zero where the greater end of the divisor is zero, and undecided where only the less is."""
        if by_less is None:
            return by_more
        make = self.exact.amounts.make
        by_zero = FALSE if by_more is None else by_more.broken
        maybe = make.both((by_less.broken, make.opposite(by_zero)))
        return self.brackets.undecided_where(maybe, Gaps(by_less.nothing, by_zero, by_less.undecided))

    def pooled(self, parts: Sequence[tuple[AnyNumber, AnyNumber]], least: int) -> AnyNumber:
        """Over the parts of which there is something: of their low ends, and of their high ones."""
        numbers = [number for part in parts for number in part]

        def shared(pairs: Pairs) -> BracketEnds:
            # Full marks are numbers of the scheme: both ends of them are the same.
            points, full = pairs[::2], [low for low, _ in pairs[1::2]]
            low, high = (
                self.exact.pooled([(pair[end], whole) for pair, whole in zip(points, full, strict=True)], least)
                for end in (0, 1)
            )
            return low, high

        return self._still_undecided(self._of_sums(numbers, shared), numbers)

    def _still_undecided(self, pooled: AnyNumber, numbers: Sequence[AnyNumber]) -> AnyNumber:
        """What is pooled, and undecided where a part of it is."""
        joined = self.exact.amounts.joined(one.nothing for one in numbers)
        undecided = FALSE if joined is None else joined.undecided
        return pooled if undecided is FALSE else self.brackets.undecided_too(pooled, undecided)

    def rounded(self, number: AnyNumber, to: GridRounding) -> AnyNumber:
        """What both ends come to; undecided where that differs."""
        return self.brackets.rounded(number, to)

    def ordered(self, numbers: Sequence[AnyNumber], start: int, stop: int) -> AnyNumber:
        """The sum of places by size, of the low ends and of the high ones."""

        def in_order(pairs: Pairs) -> BracketEnds:
            low, high = (self.exact.ordered([pair[end] for pair in pairs], start, stop) for end in (0, 1))
            return low, high

        return self._of_sums(numbers, in_order)

    def _hull(self, numbers: Sequence[AnyAmount]) -> BracketEnds:
        count = len(numbers)
        return self.exact.ordered(numbers, 0, 1), self.exact.ordered(numbers, count - 1, count)

    def _low(self, number: AnyAmount) -> Fraction:
        return self.exact.amounts.flat(number).ends[0]

    def on_curve(self, number: AnyNumber, curve: Curve) -> AnyNumber:
        """What the ends are worth; of a curve that goes up and down, undecided where they lie on different pieces."""
        if not isinstance(number, Bracket):
            return self.exact.on_curve(number, curve)
        way = way_of(curve.pieces)
        if way == 0:
            return self._of_ends([number], lambda pairs: self._on_one_piece(pairs[0], curve))

        return self._of_ends([number], lambda pairs: self._worth(pairs[0], curve, way))

    def _worth(self, ends: BracketEnds, curve: Curve, way: int) -> BracketEnds:
        """What the ends are worth; undecided where one lies beyond the curve, which the number itself does not."""
        low, high = (self.exact.on_curve(one, curve) for one in ends[::way])
        inside = [self.exact.within(one, curve.over) for one in ends]
        if all(one.test.number == 1 for one in inside):
            return low, high
        beyond = self.exact.amounts.make.opposite(self.exact.told(self.exact.all_of(inside)))
        nothing = self.brackets.undecided_where(beyond, self.exact.amounts.joined((low.nothing, high.nothing)))
        return evolve(low, nothing=nothing), evolve(high, nothing=nothing)

    def _on_one_piece(self, ends: BracketEnds, curve: Curve) -> BracketEnds:
        make, amounts = self.exact.amounts.make, self.exact.amounts
        arms = [
            (self.exact.told(self._both_within(ends, piece.over)), self._line(ends, piece)) for piece in curve.pieces
        ]
        apart = make.opposite(make.either(make.is_true(when) for when, _ in arms))
        known = make.both(make.opposite(make.is_null(amounts.flat(one).top)) for one in ends)
        joined = amounts.joined(one.nothing for one in ends)
        nothing = self.brackets.undecided_where(make.both((apart, known)), joined)
        low, high = (AmountCases(tuple((when, pair[end]) for when, pair in arms), nothing) for end in (0, 1))
        return low, high

    def _both_within(self, ends: BracketEnds, over: Interval) -> TestOfRow:
        return self.exact.all_of([self.exact.within(one, over) for one in ends])

    def _line(self, ends: BracketEnds, piece: Piece) -> BracketEnds:
        low, high = (self.exact.sum([(one, piece.slope)], piece.intercept) for one in ends)
        return (low, high) if piece.slope >= 0 else (high, low)

    def number_of(self, truth: AnyTest) -> AnyNumber:
        """1 or 0; between them where that is not decided."""
        return self.choose(truth, lambda: self.constant(ONE), lambda: self.constant(ZERO))

    def choose(self, truth: AnyTest, then: Callable[[], AnyNumber], otherwise: Callable[[], AnyNumber]) -> AnyNumber:
        """Both, each where it is chosen; where that is not decided, whatever lies between the one and the other."""
        if not isinstance(truth, Doubt) and truth.test.number is not None and truth.nothing is None:
            return self._masked(then() if truth.test.number else otherwise(), truth)
        branches = [then(), otherwise()]
        single = [one for one in branches if not isinstance(one, Bracket)]
        if isinstance(truth, Doubt):
            return self._of_ends(branches, lambda pairs: self._in_doubt(truth, pairs))
        if len(single) == len(branches):
            return self.exact.choose(truth, lambda: single[0], lambda: single[1])

        def chosen(pairs: Pairs) -> BracketEnds:
            first, second = pairs
            return (
                self.exact.choose(truth, lambda: first[0], lambda: second[0]),
                self.exact.choose(truth, lambda: first[1], lambda: second[1]),
            )

        return self._of_ends(branches, chosen)

    def _masked(self, number: AnyNumber, truth: TestOfRow) -> AnyNumber:
        if not isinstance(number, Bracket):
            return self.exact.amounts.masked(number, truth.needs)
        low, high = (self.exact.amounts.masked(one, truth.needs) for one in (number.low, number.high))
        return self.brackets.between((low, high))

    def _in_doubt(self, truth: Doubt, pairs: Pairs) -> BracketEnds:
        """By three conditions: that it holds, that it does not, and that this is not decided."""
        make, amounts = self.exact.amounts.make, self.exact.amounts
        certainly, possibly = self.exact.told(truth.certainly), self.exact.told(truth.possibly)
        never, doubt = make.opposite(possibly), make.both((possibly, make.opposite(certainly)))
        (low, high), (less, more) = pairs
        hull = (self._hull([low, less])[0], self._hull([high, more])[1])
        nothing = amounts.joined(
            (
                truth.certainly.nothing,
                truth.possibly.nothing,
                *(amounts.only_where(certainly, one.nothing) for one in (low, high)),
                *(amounts.only_where(never, one.nothing) for one in (less, more)),
            )
        )
        unknown = make.either(make.is_null(amounts.flat(one).top) for one in hull)
        nothing = self.brackets.undecided_where(make.both((make.is_true(doubt), unknown)), nothing)
        return (
            AmountCases(((certainly, low), (never, less), (doubt, hull[0])), nothing),
            AmountCases(((certainly, high), (never, more), (doubt, hull[1])), nothing),
        )

    def open(self, reading: str, choices: Mapping[str, Callable[[], AnyNumber]]) -> AnyNumber:
        """The branch of the choice made."""
        return choices[self.exact.readings[reading]]()

    def within(self, number: AnyNumber, over: Interval) -> AnyTest:
        """Whether the number lies there: certainly where both ends do, possibly unless both are beyond one end."""
        if not isinstance(number, Bracket):
            return self.exact.within(number, over)
        return self.brackets.in_some_way([number], lambda pairs: self._inside(pairs[0], over))

    def _inside(self, ends: BracketEnds, over: Interval) -> Doubt:
        low, high = ends
        up_to = Interval(None, over.high, low_closed=False, high_closed=over.high_closed)
        beyond = Interval(over.low, None, low_closed=over.low_closed, high_closed=False)
        possibly = self.exact.all_of([self.exact.within(low, up_to), self.exact.within(high, beyond)])
        return Doubt(self._both_within(ends, over), possibly)

    def all_of(self, truths: Sequence[AnyTest]) -> AnyTest:
        """Strict: null where one is not known, whatever the others say."""
        certainly = [one.certainly if isinstance(one, Doubt) else one for one in truths]
        possibly = [one.possibly if isinstance(one, Doubt) else one for one in truths]
        if certainly == possibly:
            return self.exact.all_of(certainly)
        return Doubt(self.exact.all_of(certainly), self.exact.all_of(possibly))

    def present(self, number: AnyNumber) -> AnyTest:
        """Whether there was something; null where that is not known, and undecided where the number is."""
        told = self.exact.present(number.low if isinstance(number, Bracket) else number)
        if number.nothing is None or number.nothing.undecided is FALSE:
            return told
        return evolve(told, nothing=Gaps(FALSE, FALSE, number.nothing.undecided))
