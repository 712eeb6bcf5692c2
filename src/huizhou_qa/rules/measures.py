"""Nodes that give a number: one for each operation that does. Each says its operation and adds nothing.

What is said with several of them (a share, the least of several, a clamp) is in ``derived``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording, expect, pointer
from huizhou_qa.fields.converters import a_name, a_text, a_whole_number, by_field, entries, placed
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import exact
from huizhou_qa.rules.arithmetic import Arithmetic, Condition, Measure, N, T
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.operands import a_condition, a_measure, measures_of, parts_of, terms_of
from huizhou_qa.rules.rounding import GridRounding

_CURVE = Wording("曲线（Curve）", "a Curve")
_ROUNDING = Wording("舍入（GridRounding）", "a GridRounding")


def _a_curve(value: Curve) -> Curve:
    return expect(value, Curve, _CURVE)


def _a_rounding(value: GridRounding) -> GridRounding:
    return expect(value, GridRounding, _ROUNDING)


@frozen(field_transformer=by_field)
class Constant:
    """A fixed number."""

    value: Fraction = field(converter=exact)

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.constant(self.value)


@frozen(field_transformer=by_field)
class NothingToMeasure:
    """That there is nothing to measure, and why."""

    why: str = field(converter=a_text)

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.nothing(self.why)


@frozen(field_transformer=by_field)
class Sum:
    """A constant plus measures, each times its weight."""

    terms: tuple[tuple[Measure, Fraction], ...] = field(converter=terms_of)
    constant: Fraction = field(converter=exact, default=Fraction(0))

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.sum([(measure.under(arithmetic), weight) for measure, weight in self.terms], self.constant)


@frozen(field_transformer=by_field)
class Product:
    """One measure times another."""

    left: Measure = field(converter=a_measure)
    right: Measure = field(converter=a_measure)

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.product(self.left.under(arithmetic), self.right.under(arithmetic))


@frozen(field_transformer=by_field)
class Quotient:
    """One measure over another: a share, growth, a figure per head. By zero there is no number."""

    dividend: Measure = field(converter=a_measure)
    divisor: Measure = field(converter=a_measure)

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.quotient(self.dividend.under(arithmetic), self.divisor.under(arithmetic))


@frozen(field_transformer=by_field)
class Pooled:
    """The points of the parts that are present over their full marks together.

    Attributes:
        parts: pairs of points and full marks.
        least: how many must be present; with fewer there is nothing.
    """

    parts: tuple[tuple[Measure, Measure], ...] = field(converter=parts_of)
    least: int = field(default=1, converter=a_whole_number)

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        parts = [(points.under(arithmetic), full.under(arithmetic)) for points, full in self.parts]
        return arithmetic.pooled(parts, self.least)


@frozen(field_transformer=by_field)
class Rounded:
    """A measure on a grid."""

    number: Measure = field(converter=a_measure)
    to: GridRounding = field(converter=_a_rounding)

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.rounded(self.number.under(arithmetic), self.to)


@frozen(field_transformer=by_field)
class Ordered:
    """The sum of some of the measures, chosen by their place when the smallest comes first.

    Attributes:
        numbers: the measures.
        start: the first place that counts; that of the smallest is 0.
        stop: the place before which it ends. The least is 0 to 1; a trimmed mean leaves out both ends.
    """

    numbers: tuple[Measure, ...] = field(converter=measures_of)
    start: int = field(converter=a_whole_number)
    stop: int = field(converter=a_whole_number)

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.stop <= len(self.numbers):
            raise SchemeError.of("", "no_such_places", start=self.start, stop=self.stop, count=len(self.numbers))

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.ordered([number.under(arithmetic) for number in self.numbers], self.start, self.stop)


@frozen(field_transformer=by_field)
class OnCurve:
    """What a measure is worth on a curve."""

    number: Measure = field(converter=a_measure)
    curve: Curve = field(converter=_a_curve)

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.on_curve(self.number.under(arithmetic), self.curve)


@frozen(field_transformer=by_field)
class NumberOf:
    """1 where a condition holds, 0 where it does not."""

    truth: Condition = field(converter=a_condition)

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.number_of(self.truth.under(arithmetic))


@frozen(field_transformer=by_field)
class Choose:
    """One measure where a condition holds, another where it does not.

    Attributes:
        truth: the condition.
        then: what counts where it holds.
        otherwise: what counts where it does not; of the two, only the one that counts is read.
    """

    truth: Condition = field(converter=a_condition)
    then: Measure = field(converter=a_measure)
    otherwise: Measure = field(converter=a_measure)

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        then, otherwise = partial(self.then.under, arithmetic), partial(self.otherwise.under, arithmetic)
        return arithmetic.choose(self.truth.under(arithmetic), then, otherwise)


def _choices(given: Mapping[str, Measure]) -> FrozenMapping[str, Measure]:
    branches = {a_name(choice): branch for choice, branch in entries(given)}
    return FrozenMapping({choice: placed(pointer(choice), a_measure, branch) for choice, branch in branches.items()})


@frozen(field_transformer=by_field)
class Open:
    """What a text leaves open.

    Attributes:
        reading: the id of the reading that decides.
        choices: a measure for each choice of it, by the choice's id, the default first.
    """

    reading: str = field(converter=a_name)
    choices: FrozenMapping[str, Measure] = field(converter=_choices)

    def __attrs_post_init__(self) -> None:
        if not self.choices:
            raise SchemeError.of("", "no_choice", reading=self.reading)

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""
        branches: dict[str, Callable[[], N]] = {
            choice: partial(measure.under, arithmetic) for choice, measure in self.choices.items()
        }
        return arithmetic.open(self.reading, branches)
