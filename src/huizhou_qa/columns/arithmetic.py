"""The arithmetic of columns: a rule of the language as expressions over a frame, whatever nodes it is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from attrs import evolve, field, frozen

from huizhou_qa.columns.amounts import Amount, AmountCases, Amounts, AnyAmount, TestOfRow
from huizhou_qa.columns.division import rounded
from huizhou_qa.columns.nodes import FALSE, NULL, TRUE, Expression, truth
from huizhou_qa.columns.places import ordered
from huizhou_qa.columns.ratios import greatest_ratio
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.curves import Curve, Piece
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

ONE, ZERO = Fraction(1), Fraction(0)
PAIR = 2


@frozen(eq=False)
class ColumnArithmetic:
    """The arithmetic of expressions.

    Attributes:
        known: the numbers of inputs and of entries before, by path; any other is not known.
        readings: the choice made of every reading.
        amounts: what works with numbers as expressions.
    """

    known: Mapping[str, AnyAmount]
    readings: Mapping[str, str]
    amounts: Amounts = field(factory=Amounts)

    def constant(self, value: Fraction) -> AnyAmount:
        """The number itself."""
        return self.amounts.constant(value)

    def nothing(self, why: str) -> AnyAmount:  # noqa: ARG002 - a reason is no number
        """Null, and nothing in every row."""
        return Amount(NULL, nothing=self.amounts.nothing_where(TRUE))

    def read(self, leaf: Input) -> AnyAmount:
        """The number by its path."""
        return self.known.get(leaf.path, self.amounts.unknown)

    def sum(self, terms: Sequence[tuple[AnyAmount, Fraction]], constant: Fraction) -> AnyAmount:
        """Added over a common denominator; a constant is added to each case by itself."""
        cases = [(one, weight) for one, weight in terms if isinstance(one, AmountCases)]
        rest = [(one, weight) for one, weight in terms if isinstance(one, Amount)]
        if len(cases) == 1 and all(one.constant is not None for one, _ in rest):
            ((several, weight),) = cases
            arms = tuple((when, self.sum([(one, weight), *rest], constant)) for when, one in several.arms)
            return AmountCases(arms, several.nothing)
        return self.amounts.added([(self.amounts.flat(one), weight) for one, weight in terms], constant)

    def product(self, left: AnyAmount, right: AnyAmount) -> AnyAmount:
        """Tops with tops, bottoms with bottoms."""
        return self.amounts.product(self.amounts.flat(left), self.amounts.flat(right))

    def quotient(self, dividend: AnyAmount, divisor: AnyAmount) -> AnyAmount:
        """Null where the divisor is zero."""
        return self.amounts.quotient(self.amounts.flat(dividend), self.amounts.flat(divisor))

    def pooled(self, parts: Sequence[tuple[AnyAmount, AnyAmount]], least: int) -> AnyAmount:
        """Over the parts of which there is something; nothing where those are too few."""
        flat = [(self.amounts.flat(points), self.amounts.flat(full)) for points, full in parts]
        joined = [self.amounts.joined((points.nothing, full.nothing)) for points, full in flat]
        absent = [self.amounts.absent(one) for one in joined]
        shown = [self._or_zero(points, nothing) for (points, _), nothing in zip(flat, absent, strict=True)]
        marks = [self._or_zero(full, nothing) for (_, full), nothing in zip(flat, absent, strict=True)]
        points, full = (self.amounts.added([(one, ONE) for one in several], ZERO) for several in (shown, marks))
        few = self._too_few(absent, full, least)
        share = self.amounts.quotient(evolve(points, nothing=None), evolve(full, nothing=None))
        share = evolve(share, within=self._within_ratios(flat))
        if few.number == 0:
            return share
        unknown = self.amounts.make.either(self.amounts.make.is_null(one.top) for one in (points, full))
        nothing = self.amounts.make.both((self.amounts.make.opposite(unknown), few))
        top = self.amounts.make.only_where(self.amounts.make.opposite(nothing), share.top)
        return evolve(share, top=top, nothing=self.amounts.nothing_where(nothing))

    def _within_ratios(self, parts: Sequence[tuple[Amount, Amount]]) -> tuple[Fraction, Fraction] | None:
        """What points can be over full marks: of all parts no more than of the one where that is most."""
        ratios: list[Fraction] = []
        for points, full in parts:
            whole = points.bottom is None and full.bottom is None and points.top.low >= 0
            most = greatest_ratio(points.top, full.top, self.amounts.make.made_of) if whole else None
            if most is None:
                return None
            ratios.append(most * Fraction(points.times * full.scale, points.scale * full.times))
        return ZERO, max(ratios, default=ZERO)

    def _too_few(self, absent: Sequence[Expression | None], full: Amount, least: int) -> Expression:
        make = self.amounts.make
        count = make.number(len(absent))
        for one in absent:
            count = count if one is None else make.subtract(count, make.one(one))
        zero = make.is_true(make.equal(full.top, make.number(0)))
        short = make.below(count, make.number(least))
        return make.either((short, zero))

    def _or_zero(self, one: Amount, nothing: Expression | None) -> Amount:
        """The number, and zero where it is left out."""
        if nothing is None:
            return one
        make = self.amounts.make
        top = make.choice(nothing, make.number(0), one.top)
        if one.bottom is None:
            return evolve(one, top=top, nothing=None)
        bottom = make.choice(nothing, make.number(1), one.bottom)
        return evolve(one, top=top, bottom=bottom, nothing=None)

    def rounded(self, number: AnyAmount, to: GridRounding) -> AnyAmount:
        """On the grid; figures are written."""
        return rounded(self.amounts, number, to)

    def ordered(self, numbers: Sequence[AnyAmount], start: int, stop: int) -> AnyAmount:
        """The sum of places by size."""
        return ordered(self.amounts, numbers, start, stop)

    def on_curve(self, number: AnyAmount, curve: Curve) -> AnyAmount:
        """Piece by piece; a number that is fixed in each case is looked up at once."""
        if isinstance(number, AmountCases) and all(
            isinstance(one, Amount) and one.constant is not None for _, one in number.arms
        ):
            return AmountCases(tuple((when, self.on_curve(one, curve)) for when, one in number.arms), number.nothing)
        one = self.amounts.flat(number)
        if one.constant is not None:
            piece = curve.find(one.constant)
            return self.amounts.unknown if piece is None else self.amounts.constant(piece.points(one.constant))
        if one.top is NULL:
            return one
        arms = self._arms(one, curve)
        if not arms:
            return Amount(NULL, nothing=one.nothing)
        if len(arms) == 1 and curve.find(one.ends[1]) is not None:
            return self.amounts.masked(evolve(self.amounts.flat(arms[0][1]), nothing=one.nothing), self._needs(one))
        return AmountCases(tuple(arms), one.nothing)

    def _arms(self, one: Amount, curve: Curve) -> list[tuple[Expression, AnyAmount]]:
        """The pieces that the number can lie on, each behind the condition that it lies on no piece before."""
        arms: list[tuple[Expression, AnyAmount]] = []
        low, high = one.ends
        first, last = curve.pieces[0].over, curve.pieces[-1].over
        if first.low is not None and (low < first.low or (low == first.low and not first.low_closed)):
            arms.append((self._up_to(one, first.low, closed=not first.low_closed), self.amounts.unknown))
        for piece in curve.pieces:
            over = piece.over
            if over.high is not None and (over.high < low or (over.high == low and not over.high_closed)):
                continue
            if over.low is not None and (over.low > high or (over.low == high and not over.low_closed)):
                break
            is_last = over is last and over.high is None and bool(arms)
            arms.append((self._beyond(one, over) if is_last else self._on_piece(one, over), self._line(one, piece)))
        return arms

    def _on_piece(self, one: Amount, over: Interval) -> Expression:
        """Whether a number that is on no piece before lies on this one: null where it is not known."""
        high = one.ends[1] if over.high is None else over.high
        return self._up_to(one, high, closed=over.high is None or over.high_closed)

    def _beyond(self, one: Amount, over: Interval) -> Expression:
        low = one.ends[0] if over.low is None else over.low
        return self.amounts.make.opposite(self._up_to(one, low, closed=not over.low_closed))

    def _up_to(self, one: Amount, end: Fraction, *, closed: bool) -> Expression:
        """Whether a fraction is no more than a number, or is less than it: without division."""
        make = self.amounts.make
        if one.bottom is None:
            limit = end * one.scale / one.times
            most = floor(limit) if closed else ceil(limit) - 1
            return make.up_to(one.top, make.number(most))
        limit = end * one.scale / one.times
        left = self.amounts.scaled(one.top, limit.denominator)
        right = self.amounts.scaled(one.bottom, limit.numerator)
        return make.up_to(left, right) if closed else make.below(left, right)

    def _line(self, one: Amount, piece: Piece) -> AnyAmount:
        """A straight line, and the same of a number that is kept to the piece."""
        if piece.slope == 0:
            return self.amounts.constant(piece.intercept)
        made = evolve(self._straight(one, piece), within=_image(one, piece))
        kept = self._kept(one, piece.over)
        if kept is None:
            return made
        return evolve(made, narrowed=self._straight(kept, piece))

    def _straight(self, one: Amount, piece: Piece) -> Amount:
        if piece.slope == 1 and piece.intercept == 0:
            return evolve(one, nothing=None)
        return self.amounts.added([(evolve(one, nothing=None), piece.slope)], piece.intercept)

    def _kept(self, one: Amount, over: Interval) -> Amount | None:
        """The number, kept to an interval; None where that changes nothing, or it is a quotient."""
        if one.bottom is not None:
            return None
        low = one.top.low if over.low is None else floor(over.low * one.scale / one.times)
        high = one.top.high if over.high is None else ceil(over.high * one.scale / one.times)
        top = self.amounts.make.clip(one.top, low, high)
        return None if top is one.top else evolve(one, top=top)

    def number_of(self, truth: TestOfRow) -> AnyAmount:
        """1 or 0."""
        return self.choose(truth, lambda: self.constant(ONE), lambda: self.constant(ZERO))

    def choose(self, truth: TestOfRow, then: Callable[[], AnyAmount], otherwise: Callable[[], AnyAmount]) -> AnyAmount:
        """Both, each where it is chosen; one alone where the truth always comes out alike."""
        if truth.test.number is not None and truth.nothing is None:
            return self.amounts.masked(then() if truth.test.number else otherwise(), truth.needs)
        make, test = self.amounts.make, self.told(truth)
        found, other = then(), otherwise()
        gaps = self.amounts.only_where(test, found.nothing), self.amounts.only_where(make.opposite(test), other.nothing)
        return self.amounts.choice(test, found, other, self.amounts.joined((truth.nothing, *gaps)))

    def told(self, truth: TestOfRow) -> Expression:
        """The test by itself."""
        return self.amounts.make.masked(truth.test, truth.needs)

    def open(self, reading: str, choices: Mapping[str, Callable[[], AnyAmount]]) -> AnyAmount:
        """The branch of the choice made."""
        return choices[self.readings[reading]]()

    def within(self, number: AnyAmount, over: Interval) -> TestOfRow:
        """Whether the number lies there; of fixed cases, by which of them it is."""
        if isinstance(number, AmountCases):
            tests = [(when, self.within(one, over)) for when, one in number.arms]
            if len(tests) == PAIR and all(test.test.number is not None and not test.needs for _, test in tests):
                return self._of_two(number, tests)
        one = self.amounts.flat(number)
        if one.constant is not None:
            return TestOfRow(truth(holds=one.constant in over), one.nothing)
        if one.top is NULL:
            return TestOfRow(NULL, one.nothing)
        return self._inside(one, over)

    def _of_two(self, number: AmountCases, tests: Sequence[tuple[Expression, TestOfRow]]) -> TestOfRow:
        """Of two fixed numbers: the condition of the one that lies there."""
        (when, first), (_, second) = tests
        if first.test is second.test:
            return TestOfRow(first.test, number.nothing, (when,))
        return TestOfRow(when if first.test.number else self.amounts.make.opposite(when), number.nothing)

    def _inside(self, one: Amount, over: Interval) -> TestOfRow:
        make, (low, high) = self.amounts.make, one.ends
        tests: list[Expression] = []
        if over.high is not None and (over.high < high or (over.high == high and not over.high_closed)):
            tests.append(self._up_to(one, over.high, closed=over.high_closed))
        if over.low is not None and (low < over.low or (low == over.low and not over.low_closed)):
            tests.append(make.opposite(self._up_to(one, over.low, closed=not over.low_closed)))
        if len(tests) == PAIR and over.low == over.high and one.bottom is None:
            at = over.low * one.scale / one.times if over.low is not None else ZERO
            tests = [make.equal(one.top, make.number(at.numerator))] if at.denominator == 1 else tests
        # Both read the same number, and are null together.
        # Where it always comes out alike, the number is not read any more, and may yet be null.
        test = make.both(tests) if tests else TRUE
        return TestOfRow(test, one.nothing, () if test.number is None else self._needs(one))

    def _needs(self, one: Amount) -> tuple[Expression, ...]:
        return (one.top,) if one.bottom is None else (one.top, one.bottom)

    def all_of(self, truths: Sequence[TestOfRow]) -> TestOfRow:
        """Strict: null where one is not known, whatever the others say."""
        if len(truths) == 1:
            return truths[0]
        make = self.amounts.make
        count = make.number(0)
        for one in truths:
            count = make.add(count, make.one(self.told(one)))
        nothing = self.amounts.joined(one.nothing for one in truths)
        return TestOfRow(make.equal(count, make.number(len(truths))), nothing)

    def present(self, number: AnyAmount) -> TestOfRow:
        """Whether there was something; null where that is not known."""
        make, one = self.amounts.make, self.amounts.flat(number)
        absent = self.amounts.absent(one.nothing)
        if absent is None:
            return TestOfRow(TRUE, needs=self._needs(one))
        known = make.both(make.is_known(part) for part in self._needs(one))
        return TestOfRow(make.case(((absent, FALSE), (known, TRUE))))


def _image(one: Amount, piece: Piece) -> tuple[Fraction, Fraction]:
    """What a number may become on a piece of a curve."""
    low, high = one.ends
    low = low if piece.over.low is None else max(low, piece.over.low)
    high = high if piece.over.high is None else min(high, piece.over.high)
    ends = piece.points(low), piece.points(high)
    return min(ends), max(ends)
