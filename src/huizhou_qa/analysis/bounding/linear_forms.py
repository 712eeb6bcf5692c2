"""Which results are only sums of others while there is something to measure of everything: found once for a program.

A clamp that never binds and a branch that is always taken leave a sum a sum. Where a result may lie then follows from
what is open below it, however many sums stand between the two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.analysis.composition import always_in_order, always_on, with_spans
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Program, Settings
from huizhou_qa.readers import Bounds, Span
from huizhou_qa.readers.bounds import Possible
from huizhou_qa.readers.spans import joined
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

ONE, ZERO = Fraction(1), Fraction(0)

Weights = Mapping[Input, Fraction]


@frozen(eq=False)
class LinearForm:
    """A sum of inputs and results, each times a weight, and a constant.

    Attributes:
        weights: the weights.
        constant: the constant.
        terms: the inputs and results with their weights once more, each with its path.
    """

    weights: Weights
    constant: Fraction
    terms: tuple[tuple[str, Input, Fraction], ...] = field(init=False)

    @terms.default
    def _by_path(self) -> tuple[tuple[str, Input, Fraction], ...]:
        return tuple((leaf.path, leaf, weight) for leaf, weight in self.weights.items())

    @property
    def alone(self) -> str | None:
        """The path of what it is, where it is no more than that."""
        if len(self.terms) == 1 and not self.constant and self.terms[0][2] == ONE:
            return self.terms[0][0]
        return None

    def reading(self, others: Mapping[str, Input]) -> LinearForm:
        """The same sum, which reads others in the place of those that they are, by path."""
        return added(
            [(LinearForm({others.get(path, leaf): ONE}, ZERO), weight) for path, leaf, weight in self.terms],
            self.constant,
        )

    def times(self, factor: Fraction) -> LinearForm:
        """So many times the sum."""
        return LinearForm({leaf: weight * factor for leaf, weight in self.weights.items()}, self.constant * factor)


@frozen(eq=False)
class Formed:
    """A number: where it always lies, and the sum that it is; None where it is no sum."""

    span: Span
    form: LinearForm | None


def linear_forms(program: Program, settings: Settings) -> dict[str, LinearForm]:
    """The results that are sums, by path, while there is something to measure of every input."""
    made = with_spans(program, program.entries, {}, settings, Forming)
    # What may be nothing of itself is no sum of numbers.
    return {path: one.form for path, one in made.items() if one.form is not None and not one.span.may_be_nothing}


@frozen(eq=False)
class Forming:
    """The arithmetic of numbers that may be sums.

    Attributes:
        bounds: where numbers lie, whatever the evidence is, and which choices are made.
    """

    bounds: Bounds

    def constant(self, value: Fraction) -> Formed:
        """A sum of nothing else."""
        return Formed(self.bounds.constant(value), LinearForm({}, value))

    def nothing(self, why: str) -> Formed:
        """No number."""
        return Formed(self.bounds.nothing(why), None)

    def read(self, leaf: Input) -> Formed:
        """Itself; where it is always the same number, that number."""
        span = self.bounds.read(leaf)
        if span.is_exact:
            return Formed(span, LinearForm({}, span.low or ZERO))
        return Formed(span, LinearForm({leaf: ONE}, ZERO))

    def sum(self, terms: Sequence[tuple[Formed, Fraction]], constant: Fraction) -> Formed:
        """A sum of sums."""
        span = self.bounds.sum([(term.span, weight) for term, weight in terms], constant)
        return Formed(span, _added([(term.form, weight) for term, weight in terms], constant))

    def product(self, left: Formed, right: Formed) -> Formed:
        """A fixed number times a sum is a sum."""
        span = self.bounds.product(left.span, right.span)
        for fixed, other in ((left, right), (right, left)):
            if fixed.form is not None and not fixed.form.weights and other.form is not None:
                return Formed(span, other.form.times(fixed.form.constant))
        return Formed(span, None)

    def quotient(self, dividend: Formed, divisor: Formed) -> Formed:
        """A sum over a fixed number is a sum."""
        span, by = self.bounds.quotient(dividend.span, divisor.span), divisor.form
        if dividend.form is None or by is None or by.weights or not by.constant:
            return Formed(span, None)
        return Formed(span, dividend.form.times(1 / by.constant))

    def pooled(self, parts: Sequence[tuple[Formed, Formed]], least: int) -> Formed:
        """No sum that is followed."""
        return Formed(self.bounds.pooled([(points.span, full.span) for points, full in parts], least), None)

    def rounded(self, number: Formed, to: GridRounding) -> Formed:
        """The same, unless anything is rounded."""
        if to.stage == "written" and not self.bounds.written:
            return number
        return Formed(self.bounds.rounded(number.span, to), None)

    def ordered(self, numbers: Sequence[Formed], start: int, stop: int) -> Formed:
        """Where the order is always the same, the sum of those in place."""
        spans = [number.span for number in numbers]
        span, order = self.bounds.ordered(spans, start, stop), always_in_order(spans)
        if order is None or any(one.may_be_nothing for one in spans):
            return Formed(span, None)
        return Formed(span, _added([(numbers[at].form, ONE) for at in order[start:stop]], ZERO))

    def on_curve(self, number: Formed, curve: Curve) -> Formed:
        """On a single piece, a straight line of the number."""
        span, piece = self.bounds.on_curve(number.span, curve), always_on(number.span, curve)
        if piece is None or curve.whole:
            return Formed(span, None)
        return Formed(span, _added([(number.form, piece.slope)], piece.intercept))

    def number_of(self, truth: Possible) -> Formed:
        """The number of a truth that never changes."""
        span = self.bounds.number_of(truth)
        return Formed(span, LinearForm({}, span.low or ZERO) if span.is_exact else None)

    def choose(self, truth: Possible, then: Callable[[], Formed], otherwise: Callable[[], Formed]) -> Formed:
        """The branch that is always taken."""
        if not truth.may_be_nothing and truth.true != truth.false:
            return then() if truth.true else otherwise()
        first, second = then(), otherwise()
        return Formed(self.bounds.choose(truth, lambda: first.span, lambda: second.span), None)

    def open(self, reading: str, choices: Mapping[str, Callable[[], Formed]]) -> Formed:
        """The branch that is chosen."""
        if reading in self.bounds.readings:
            return choices[self.bounds.readings[reading]]()
        return Formed(joined(*(branch().span for branch in choices.values())), None)

    def within(self, number: Formed, over: Interval) -> Possible:
        """What it may be."""
        return self.bounds.within(number.span, over)

    def all_of(self, truths: Sequence[Possible]) -> Possible:
        """What they may be together."""
        return self.bounds.all_of(truths)

    def present(self, number: Formed) -> Possible:
        """What it may be."""
        return self.bounds.present(number.span)


def _added(terms: Sequence[tuple[LinearForm | None, Fraction]], constant: Fraction) -> LinearForm | None:
    forms = [(form, factor) for form, factor in terms if form is not None]
    return added(forms, constant) if len(forms) == len(terms) else None


def added(terms: Sequence[tuple[LinearForm, Fraction]], constant: Fraction) -> LinearForm:
    """Sums, each so many times, and a constant in one sum."""
    weights: dict[Input, Fraction] = {}
    for form, factor in terms:
        constant += form.constant * factor
        for leaf, weight in form.weights.items():
            weights[leaf] = weights.get(leaf, ZERO) + weight * factor
    return LinearForm({leaf: weight for leaf, weight in weights.items() if weight}, constant)
