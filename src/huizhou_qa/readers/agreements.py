"""Agreements between facts, and how known facts narrow the possible values of missing ones.

An agreement requires that a weighted sum of inputs lies in an interval. The known values of all inputs but
one bound the remaining one; agreements are applied repeatedly until nothing narrows further.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import spans
from huizhou_qa.readers.bounds import Bounds
from huizhou_qa.readers.spans import ZERO, Span
from huizhou_qa.rules.arithmetic import Condition, Measure
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

# Agreements may narrow each other without end, by ever smaller amounts; after so many rounds the result is kept.
MOST_ROUNDS = 20


@frozen
class Linear:
    """A sum of inputs, each times a weight, and a constant."""

    weights: FrozenMapping[Input, Fraction]
    constant: Fraction


@frozen
class LinearAgreement:
    """The requirement that a weighted sum of inputs lies in an interval."""

    sum: Linear
    within: Interval


def agreement(measure: Measure, within: Interval) -> LinearAgreement:
    """The agreement that a measure lies in an interval; raises SchemeError unless it is a sum of inputs."""
    linear = measure.under(LINEAR_SUMS)
    if linear is None:
        raise SchemeError.of("", "agreement_not_linear")
    return LinearAgreement(linear, within)


def of_condition(condition: Condition) -> LinearAgreement | None:
    """The agreement that a condition states; None where it is not about a sum of inputs in an interval."""
    return condition.under(LINEAR_SUMS)


def narrowed(known: Mapping[str, Span], agreements: Sequence[LinearAgreement]) -> dict[str, Span]:
    """The known spans, narrowed by the agreements; an empty span where no value agrees."""
    narrower = dict(known)
    for _ in range(MOST_ROUNDS):
        before = dict(narrower)
        for agreed in agreements:
            narrower |= _narrowed_by(agreed, known, narrower)
        if narrower == before:
            break
    return narrower


def _narrowed_by(agreed: LinearAgreement, known: Mapping[str, Span], so_far: Mapping[str, Span]) -> dict[str, Span]:
    bounds = Bounds(so_far)
    narrower: dict[str, Span] = {}
    if any(leaf.path in known and not known[leaf.path].over for leaf in agreed.sum.weights):
        # Of one there was nothing: the others have nothing to agree with.
        return narrower
    for leaf, weight in agreed.sum.weights.items():
        if leaf.path in known and _is_settled(known[leaf.path]):
            continue
        others = [(bounds.read(other), by) for other, by in agreed.sum.weights.items() if other != leaf]
        rest = bounds.sum(others, agreed.sum.constant)
        room = bounds.sum([(Span((agreed.within,)), 1 / weight), (rest, -1 / weight)], ZERO)
        own = bounds.read(leaf)
        narrower[leaf.path] = Span(spans.union(met for part in room.over for met in spans.meet(own.over, part)))
    return narrower


def _is_settled(span: Span) -> bool:
    return len(span.over) == 1 and span.low is not None and span.low == span.high


class LinearSums:
    """The arithmetic of linear sums, and of such sums within intervals; anything else is None."""

    __slots__ = ()

    def constant(self, value: Fraction) -> Linear | None:
        return Linear(FrozenMapping(), value)

    def read(self, leaf: Input) -> Linear | None:
        return Linear(FrozenMapping({leaf: Fraction(1)}), ZERO)

    def sum(self, terms: Sequence[tuple[Linear | None, Fraction]], constant: Fraction) -> Linear | None:
        weights: dict[Input, Fraction] = {}
        for term, by in terms:
            if term is None:
                return None
            constant += term.constant * by
            for leaf, weight in term.weights.items():
                weights[leaf] = weights.get(leaf, ZERO) + weight * by
        return Linear(FrozenMapping({leaf: weight for leaf, weight in weights.items() if weight}), constant)

    def nothing(self, _why: str) -> None:
        return None

    def product(self, _left: Linear | None, _right: Linear | None) -> None:
        return None

    def quotient(self, _dividend: Linear | None, _divisor: Linear | None) -> None:
        return None

    def pooled(self, _parts: Sequence[tuple[Linear | None, Linear | None]], _least: int) -> None:
        return None

    def rounded(self, _number: Linear | None, _to: GridRounding) -> None:
        return None

    def ordered(self, _numbers: Sequence[Linear | None], _start: int, _stop: int) -> None:
        return None

    def on_curve(self, _number: Linear | None, _curve: Curve) -> None:
        return None

    def number_of(self, _truth: LinearAgreement | None) -> None:
        return None

    def choose(self, _truth: LinearAgreement | None, _then: object, _otherwise: object) -> None:
        return None

    def open(self, _reading: str, _choices: object) -> None:
        return None

    def within(self, number: Linear | None, over: Interval) -> LinearAgreement | None:
        return None if number is None or not number.weights else LinearAgreement(number, over)

    def all_of(self, _truths: Sequence[LinearAgreement | None]) -> None:
        return None

    def present(self, _number: Linear | None) -> None:
        return None


LINEAR_SUMS = LinearSums()
