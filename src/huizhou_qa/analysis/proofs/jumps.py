"""The arithmetic of cliffs: where a number changes at once, carried through all that is made of it.

Where other facts move a number too, a jump is told as small as it can be: it is at least so great. Where the ways of a
gate may come to the same there is none to tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import evolve, field, frozen

from huizhou_qa.analysis.proofs.findings import CliffSide
from huizhou_qa.analysis.proofs.gates import sides_of
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Bounds, Exact, Span, spans
from huizhou_qa.readers.bounds import Possible
from huizhou_qa.rules.curves import Curve, Piece
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.words.arithmetic import Words
from huizhou_qa.words.measured import Measured
from huizhou_qa.words.phrase import Phrase

ZERO, ONE = Fraction(0), Fraction(1)


@frozen
class Jump:
    """A number that changes at once.

    Attributes:
        at: where what is read stands.
        before: what the number is just below.
        after: what it is just above.
        side: with which of the two the place itself goes.
        of: what is read there; None where it is made by other rules.
    """

    at: Fraction
    before: Fraction
    after: Fraction
    side: CliffSide
    of: Measured | None = field(default=None, eq=False)


@frozen
class Jumping:
    """A number: where it lies, where it jumps, and what it is called where it is measured."""

    span: Span
    jumps: tuple[Jump, ...] = field(default=())
    phrase: Phrase | None = field(default=None, eq=False)

    @property
    def measure(self) -> Measured | None:
        """The number in words."""
        return None if self.phrase is None else self.phrase.plain


@frozen
class JumpingTruth:
    """A truth: what it may be, and where it changes: a jump between 0 and 1."""

    may_be: Possible
    jumps: tuple[Jump, ...] = field(default=())


@frozen(eq=False)
class Jumps:
    """The arithmetic.

    Attributes:
        bounds: where inputs lie, and which choices are made.
        words: the same operations in words.
    """

    bounds: Bounds
    words: Words = field(init=False)

    @words.default
    def _of_nothing_known(self) -> Words:
        return Words(Exact({}, self.bounds.readings))

    def constant(self, value: Fraction) -> Jumping:
        """Never jumps."""
        return Jumping(self.bounds.constant(value), (), self.words.constant(value))

    def nothing(self, why: str) -> Jumping:
        """Never jumps."""
        return Jumping(self.bounds.nothing(why))

    def read(self, leaf: Input) -> Jumping:
        """Never jumps: it is what moves."""
        return Jumping(self.bounds.read(leaf), (), self.words.read(leaf))

    def sum(self, terms: Sequence[tuple[Jumping, Fraction]], constant: Fraction) -> Jumping:
        """As each term does, the others at their least."""
        span = self.bounds.sum([(term.span, weight) for term, weight in terms], constant)
        jumps: list[Jump] = []
        for at, (term, weight) in enumerate(terms):
            others = [(one.span, by) for beside, (one, by) in enumerate(terms) if beside != at]
            rest = _least(self.bounds.sum(others, constant))
            jumps += _through(term, _weighted(weight, rest))
        phrases = _phrases([term for term, _ in terms])
        weights = [weight for _, weight in terms]
        phrase = self.words.sum(list(zip(phrases, weights, strict=True)), constant) if phrases else None
        return Jumping(span, tuple(jumps), phrase)

    def product(self, left: Jumping, right: Jumping) -> Jumping:
        """As each factor does, the other at its most."""
        jumps = [*_times(left, _most(right.span)), *_times(right, _most(left.span))]
        phrases = _phrases([left, right])
        phrase = self.words.product(*phrases) if phrases else None
        return Jumping(self.bounds.product(left.span, right.span), tuple(jumps), phrase)

    def quotient(self, dividend: Jumping, divisor: Jumping) -> Jumping:
        """As the dividend does, over the divisor's most; what a divisor's jump makes is not told."""
        most = _most(divisor.span)
        phrases = _phrases([dividend, divisor])
        phrase = self.words.quotient(*phrases) if phrases else None
        return Jumping(
            self.bounds.quotient(dividend.span, divisor.span), _times(dividend, 1 / most) if most else (), phrase
        )

    def pooled(self, parts: Sequence[tuple[Jumping, Jumping]], least: int) -> Jumping:
        """Not told: the full marks that count may be any."""
        return Jumping(self.bounds.pooled([(points.span, full.span) for points, full in parts], least))

    def rounded(self, number: Jumping, to: GridRounding) -> Jumping:
        """As the number does; the grid's own steps are none."""
        phrase = None if number.phrase is None else self.words.rounded(number.phrase, to)
        return Jumping(self.bounds.rounded(number.span, to), _through(number, to), phrase)

    def ordered(self, numbers: Sequence[Jumping], start: int, stop: int) -> Jumping:
        """As each number does beside the others at their least, or else at their most."""
        span = self.bounds.ordered([one.span for one in numbers], start, stop)
        jumps: list[Jump] = []
        for at, number in enumerate(numbers):
            others = [one.span for beside, one in enumerate(numbers) if beside != at]
            sides = ([_least(one) for one in others], [_most(one) for one in others])
            tried = [_through(number, _placed(side, start, stop)) for side in sides]
            jumps += next((found for found in tried if found), ())
        phrases = _phrases(numbers)
        return Jumping(span, tuple(jumps), self.words.ordered(phrases, start, stop) if phrases else None)

    def on_curve(self, number: Jumping, curve: Curve) -> Jumping:
        """As the number does, through the curve, and where one piece ends and the next begins elsewhere."""
        own = [_from_piece_to_piece(left, right, number) for left, right in pairwise(curve.pieces)]
        covered = [one for one in number.jumps if curve.find(one.before) and curve.find(one.after)]
        through = [evolve(one, before=curve.at(one.before), after=curve.at(one.after)) for one in covered]
        jumps = tuple(one for one in (*own, *through) if one is not None and one.before != one.after)
        return Jumping(self.bounds.on_curve(number.span, curve), jumps)

    def number_of(self, truth: JumpingTruth) -> Jumping:
        """Where the truth changes."""
        return Jumping(self.bounds.number_of(truth.may_be), truth.jumps)

    def choose(self, truth: JumpingTruth, then: Callable[[], Jumping], otherwise: Callable[[], Jumping]) -> Jumping:
        """As the branches do, and where the truth changes from one to the other."""
        may_be = truth.may_be
        taken = [branch() for branch, may in ((then, may_be.true), (otherwise, may_be.false)) if may]
        span = spans.joined(*(one.span for one in taken), Span((), may_be.may_be_nothing))
        jumps = [jump for one in taken for jump in one.jumps]
        if may_be.true and may_be.false:
            jumps += _from_one_to_the_other(truth, *taken)
        return Jumping(span, tuple(jumps))

    def open(self, reading: str, choices: Mapping[str, Callable[[], Jumping]]) -> Jumping:
        """As the choice does, or as every choice does."""
        chosen = choices.get(self.bounds.readings.get(reading, ""))
        taken = [branch() for branch in ([chosen] if chosen else choices.values())]
        return Jumping(spans.joined(*(one.span for one in taken)), tuple(jump for one in taken for jump in one.jumps))

    def within(self, number: Jumping, over: Interval) -> JumpingTruth:
        """Where the number enters the interval or leaves it, by itself or with a jump of its own."""
        may_be = self.bounds.within(number.span, over)
        crossed = _ends_inside(number, over) if not number.jumps else ()
        entered = _through(number, _inside(over))
        return JumpingTruth(may_be, (*crossed, *entered))

    def all_of(self, truths: Sequence[JumpingTruth]) -> JumpingTruth:
        """As each does where all others hold."""
        jumps = tuple(jump for truth in truths for jump in truth.jumps)
        return JumpingTruth(self.bounds.all_of([truth.may_be for truth in truths]), jumps)

    def present(self, number: Jumping) -> JumpingTruth:
        """Never: no number decides it."""
        return JumpingTruth(self.bounds.present(number.span))


def _phrases(numbers: Sequence[Jumping]) -> list[Phrase] | None:
    """What numbers are called; None where one is made by other rules."""
    found = [one.phrase for one in numbers if one.phrase is not None]
    return found if len(found) == len(numbers) else None


def _least(span: Span) -> Fraction:
    return span.low if span.low is not None else ZERO


def _most(span: Span) -> Fraction:
    return span.high if span.high is not None else _least(span)


def _through(number: Jumping, made_of: Callable[[Fraction], Fraction]) -> tuple[Jump, ...]:
    """The jumps of what is made of a number."""
    jumps = (evolve(one, before=made_of(one.before), after=made_of(one.after)) for one in number.jumps)
    return tuple(one for one in jumps if one.before != one.after)


def _times(number: Jumping, by: Fraction) -> tuple[Jump, ...]:
    return _through(number, _weighted(by, ZERO))


def _from_piece_to_piece(left: Piece, right: Piece, number: Jumping) -> Jump | None:
    """Where one piece ends and the next begins, if a number can come there."""
    at, span = right.over.low, number.span
    if (
        at is None
        or left.over.high is None
        or not (spans.meet(span.over, left.over) and spans.meet(span.over, right.over))
    ):
        return None
    side: CliffSide = "above" if right.over.low_closed else "below"
    return Jump(at, left.points(left.over.high), right.points(at), side, number.measure)


def _ends_inside(number: Jumping, over: Interval) -> Iterator[Jump]:
    """The ends of an interval that numbers lie on both sides of."""
    span, of = number.span, number.measure
    for side in sides_of(over) if spans.meet(span.over, over) else ():
        if spans.meet(span.over, side):
            if side.high is not None:
                yield Jump(side.high, ZERO, ONE, "below" if side.high_closed else "above", of)
            if side.low is not None:
                yield Jump(side.low, ONE, ZERO, "above" if side.low_closed else "below", of)


def _from_one_to_the_other(truth: JumpingTruth, then: Jumping, otherwise: Jumping) -> Iterator[Jump]:
    """What a gate's changes make of its two ways, as near as they come."""
    for jump in truth.jumps:
        left, right = (otherwise, then) if jump.before < jump.after else (then, otherwise)
        ends = (left.span.low, left.span.high, right.span.low, right.span.high)
        if ends[1] is not None and ends[2] is not None and ends[1] < ends[2]:
            yield evolve(jump, before=ends[1], after=ends[2])
        if ends[0] is not None and ends[3] is not None and ends[0] > ends[3]:
            yield evolve(jump, before=ends[0], after=ends[3])


def _weighted(weight: Fraction, more: Fraction) -> Callable[[Fraction], Fraction]:
    return lambda number: number * weight + more


def _placed(others: Sequence[Fraction], start: int, stop: int) -> Callable[[Fraction], Fraction]:
    return lambda number: sum(sorted((number, *others))[start:stop], ZERO)


def _inside(over: Interval) -> Callable[[Fraction], Fraction]:
    return lambda number: ONE if number in over else ZERO
