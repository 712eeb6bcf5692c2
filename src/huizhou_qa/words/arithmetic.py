"""The arithmetic of words: numbers and truths are phrases, with their values and possible values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.bounds import Bounds
from huizhou_qa.readers.exact import Exact
from huizhou_qa.readers.gaps import Gap
from huizhou_qa.readers.spans import Span, joined
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.words import measured, pieces
from huizhou_qa.words.curved import Curved, on_pieces
from huizhou_qa.words.gates import Gate, Met
from huizhou_qa.words.leaves import Leaf
from huizhou_qa.words.measured import Came, Measured
from huizhou_qa.words.phrase import AbsentNumber, FixedNumber, Phrase
from huizhou_qa.words.phrases import say
from huizhou_qa.words.plain import Plain
from huizhou_qa.words.several import AlternativePhrases, Limited, OnGrid, PooledParts, Several
from huizhou_qa.words.truths import ConditionInWords, IsPresent, Together

ONE, ZERO = Fraction(1), Fraction(0)
UNKNOWN = Gap()


@frozen(eq=False)
class Words:
    """Phrases.

    Attributes:
        exact: what is known, and the choice of every reading.
        bounds: where numbers may lie, whatever is known of the inputs, and where there may be nothing of one.
    """

    exact: Exact
    bounds: Bounds = field(init=False)

    @bounds.default
    def _bounds_of_nothing_known(self) -> Bounds:
        return Bounds({}, self.exact.readings, self.exact.written)

    def constant(self, value: Fraction) -> Phrase:
        """A fixed number."""
        came = Came(value, self.bounds.constant(value))
        return _formula(measured.constant(came, value))

    def nothing(self, why: str) -> Phrase:
        """That there is nothing to measure."""
        return AbsentNumber(Came(self.exact.nothing(why), self.bounds.nothing(why)), why)

    def read(self, leaf: Input) -> Phrase:
        """The label of an input."""
        one = self.measured(leaf)
        return Plain(one.came, one)

    def measured(self, leaf: Input) -> Measured:
        """An input as what is measured."""
        # For bounds a missing input is a number; here it may also be nothing.
        came = Came(self.exact.read(leaf), Span(self.bounds.read(leaf).over, leaf.may_be_nothing))
        return measured.read(came, Leaf(leaf, came.value))

    def sum(self, terms: Sequence[tuple[Phrase, Fraction]], constant: Fraction) -> Phrase:
        """A formula where all are measures, else the points of parts added up."""
        came = Came(
            self.exact.sum([(one.value, weight) for one, weight in terms], constant),
            self.bounds.sum([(one.came.span, weight) for one, weight in terms], constant),
        )
        plain = _plain([one for one, _ in terms])
        if plain is not None:
            weighted = [(one, weight) for one, (_, weight) in zip(plain, terms, strict=True)]
            return _formula(measured.added(came, weighted, constant))
        parts = [one.times(weight) for one, weight in terms]
        if constant:
            parts.append(self.constant(constant))
        return parts[0] if len(parts) == 1 else Several(came, say("all"), tuple(parts), is_sum=True)

    def product(self, left: Phrase, right: Phrase) -> Phrase:
        """A formula where both are measures; so many times the points where one is fixed."""
        came = Came(self.exact.product(left.value, right.value), self.bounds.product(left.came.span, right.came.span))
        plain = _plain([left, right])
        if plain is not None:
            return _formula(measured.multiplied(came, *plain))
        for one, other in ((left, right), (right, left)):
            if one.fixed is not None:
                return other.times(one.fixed)
        return Several(came, say("product"), (left, right))

    def quotient(self, dividend: Phrase, divisor: Phrase) -> Phrase:
        """A formula."""
        came = Came(
            self.exact.quotient(dividend.value, divisor.value),
            self.bounds.quotient(dividend.came.span, divisor.came.span),
        )
        return _formula(measured.divided(came, dividend.measure, divisor.measure))

    def pooled(self, parts: Sequence[tuple[Phrase, Phrase]], least: int) -> Phrase:
        """The parts, each with its full marks."""
        came = Came(
            self.exact.pooled([(points.value, full.value) for points, full in parts], least),
            self.bounds.pooled([(points.came.span, full.came.span) for points, full in parts], least),
        )
        return PooledParts(came, tuple(parts), least)

    def rounded(self, number_: Phrase, to: GridRounding) -> Phrase:
        """The number, and how it is rounded."""
        came = Came(self.exact.rounded(number_.value, to), self.bounds.rounded(number_.came.span, to))
        if number_.plain is not None:
            return _formula(measured.rounded(came, number_.plain, to))
        return OnGrid(came, number_, to)

    def ordered(self, numbers: Sequence[Phrase], start: int, stop: int) -> Phrase:
        """A number within a limit, the least or greatest of several, or the sum of some places."""
        came = Came(
            self.exact.ordered([number.value for number in numbers], start, stop),
            self.bounds.ordered([one.came.span for one in numbers], start, stop),
        )
        limited = _limited(came, numbers, start, stop)
        if limited is not None:
            return limited
        plain = _plain(numbers)
        if plain is not None:
            return _formula(measured.picked(came, plain, start, stop))
        return Several(came, _places(start, stop, len(numbers)), tuple(numbers))

    def on_curve(self, number_: Phrase, curve: Curve) -> Phrase:
        """The measure, and what it is worth."""
        came = Came(self.exact.on_curve(number_.value, curve), self.bounds.on_curve(number_.came.span, curve))
        of = number_.measure
        reached = tuple(piece for piece in curve.pieces if piece.over.meet(of.domain))
        return Curved(came, of, reached or curve.pieces, curve.made)

    def number_of(self, truth: ConditionInWords) -> Phrase:
        """1 where it holds, else 0."""
        fails = (Interval.exactly(ZERO),) if truth.asks else ()
        span = Span((*fails, Interval.exactly(ONE)), truth.may_be_nothing)
        return Met(Came(self.exact.number_of(truth.held), span), truth, ONE, ZERO)

    def choose(self, truth: ConditionInWords, then: Callable[[], Phrase], otherwise: Callable[[], Phrase]) -> Phrase:
        """The condition and both branches."""
        first, second = then(), otherwise()
        value = self.exact.choose(truth.held, lambda: first.value, lambda: second.value)
        span = joined(first.came.span, second.came.span, Span((), truth.may_be_nothing))
        return Gate(Came(value, span), truth, first, second)

    def open(self, reading: str, choices: Mapping[str, Callable[[], Phrase]]) -> Phrase:
        """The choice made, or all of them."""
        chosen = self.exact.readings.get(reading)
        if chosen is not None:
            return choices[chosen]()
        listed = tuple((name, branch()) for name, branch in choices.items())
        return AlternativePhrases(Came(UNKNOWN, joined(*(one.came.span for _, one in listed))), reading, listed)

    def within(self, number_: Phrase, over: Interval) -> ConditionInWords:
        """That it lies there."""
        return number_.lies(over)

    def all_of(self, truths: Sequence[ConditionInWords]) -> ConditionInWords:
        """That all hold."""
        return Together(tuple(truths), self.exact.all_of([truth.held for truth in truths]), every=True)

    def present(self, number_: Phrase) -> ConditionInWords:
        """That there was something to measure."""
        return IsPresent(number_.measure, self.exact.present(number_.value))


def _formula(found: Measured) -> Phrase:
    """A measure; what reads nothing is a fixed number."""
    if found.leaves or isinstance(found.value, Gap):
        return Plain(found.came, found)
    return FixedNumber(found.came, found.value, found)


def _plain(several: Sequence[Phrase]) -> list[Measured] | None:
    """All of them as measures; None where one is not that alone."""
    found = [one.plain for one in several if one.plain is not None]
    return found if len(found) == len(several) else None


def _places(start: int, stop: int, count: int) -> Wording:
    if stop - start == 1 and start in {0, count - 1}:
        return say("greatest" if start else "least")
    return say("places", start=str(start + 1), stop=str(stop))


def _limited(came: Came, numbers: Sequence[Phrase], start: int, stop: int) -> Phrase | None:
    """A number that is clamped on one side; None for any other sum of places."""
    fixed = [number.fixed for number in numbers if number.fixed is not None]
    others = [one for one in numbers if one.fixed is None]
    if len(fixed) != 1 or len(others) != 1 or stop - start != 1:
        return None
    (limit,), (of,) = fixed, others
    over = Interval(limit, None, low_closed=True, high_closed=False)
    if start == 0:
        over = Interval(None, limit, low_closed=False, high_closed=True)
    if of.came.span.over and all(part.meet(over) == part for part in of.came.span.over):
        return of
    if of.plain is not None:
        cut = pieces.at_least(of.plain.domain, limit) if start else pieces.at_most(of.plain.domain, limit)
        return on_pieces(came, of.plain, cut)
    low, high = (limit, None) if start else (None, limit)
    return of.within(came, low, high) if isinstance(of, Limited) else Limited(came, of, low, high)
