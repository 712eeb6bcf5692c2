"""Facts that only make sense together, and what they leave open for each other while some are not known.

An agreement is a sum of inputs, each times a weight, that lies in an interval. From what is known of all but
one of its inputs follows where that one may lie; agreements are gone through until nothing narrows further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NoReturn

from attrs import frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.readers import spans
from huizhou_qa.readers.bounds import Bounds
from huizhou_qa.readers.spans import ZERO, Span
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import Rounding

# Agreements may narrow each other for ever, by less every time: after so many rounds what is found is kept.
MOST_ROUNDS = 20


@frozen
class Linear:
    """A sum of inputs, each times a weight, and a constant."""

    weights: FrozenMapping[Input, Fraction]
    constant: Fraction


@frozen
class Agreement:
    """That a sum of inputs lies in an interval."""

    sum: Linear
    within: Interval


def agreement(measure: Measure, within: Interval) -> Agreement:
    """The agreement that a measure lies in an interval; SchemeError where it is no sum of inputs."""
    return Agreement(measure.under(_LINEAR), within)


def narrowed(known: Mapping[str, Span], agreements: Sequence[Agreement]) -> dict[str, Span]:
    """What is known, and where what is not may lie; an empty span where nothing agrees."""
    found = dict(known)
    for _ in range(MOST_ROUNDS):
        before = dict(found)
        for one in agreements:
            found |= _narrowed_by(one, known, found)
        if found == before:
            break
    return found


def _narrowed_by(one: Agreement, known: Mapping[str, Span], found: Mapping[str, Span]) -> dict[str, Span]:
    bounds = Bounds(found)
    narrower: dict[str, Span] = {}
    for leaf, weight in one.sum.weights.items():
        if leaf.path in known:
            continue
        others = [(bounds.read(other), by) for other, by in one.sum.weights.items() if other != leaf]
        rest = bounds.sum(others, one.sum.constant)
        room = bounds.sum([(Span((one.within,)), 1 / weight), (rest, -1 / weight)], ZERO)
        own = bounds.read(leaf)
        narrower[leaf.path] = Span(spans.union(met for part in room.over for met in spans.meet(own.over, part)))
    return narrower


class _Linear:
    """An arithmetic of sums alone: anything else is refused."""

    def constant(self, value: Fraction) -> Linear:
        return Linear(FrozenMapping(), value)

    def read(self, leaf: Input) -> Linear:
        return Linear(FrozenMapping({leaf: Fraction(1)}), ZERO)

    def sum(self, terms: Sequence[tuple[Linear, Fraction]], constant: Fraction) -> Linear:
        weights: dict[Input, Fraction] = {}
        for one, by in terms:
            constant += one.constant * by
            for leaf, weight in one.weights.items():
                weights[leaf] = weights.get(leaf, ZERO) + weight * by
        return Linear(FrozenMapping({leaf: weight for leaf, weight in weights.items() if weight}), constant)

    def nothing(self, why: str) -> NoReturn:
        self._refuse(why)

    def product(self, left: Linear, right: Linear) -> NoReturn:
        self._refuse(left, right)

    def quotient(self, dividend: Linear, divisor: Linear) -> NoReturn:
        self._refuse(dividend, divisor)

    def pooled(self, parts: Sequence[tuple[Linear, Linear]], least: int) -> NoReturn:
        self._refuse(parts, least)

    def rounded(self, number: Linear, to: Rounding) -> NoReturn:
        self._refuse(number, to)

    def ordered(self, numbers: Sequence[Linear], start: int, stop: int) -> NoReturn:
        self._refuse(numbers, start, stop)

    def on_curve(self, number: Linear, curve: Curve) -> NoReturn:
        self._refuse(number, curve)

    def number_of(self, truth: Linear) -> NoReturn:
        self._refuse(truth)

    def choose(self, truth: Linear, then: Callable[[], Linear], otherwise: Callable[[], Linear]) -> NoReturn:
        self._refuse(truth, then, otherwise)

    def open(self, reading: str, choices: Mapping[str, Callable[[], Linear]]) -> NoReturn:
        self._refuse(reading, choices)

    def within(self, number: Linear, over: Interval) -> NoReturn:
        self._refuse(number, over)

    def all_of(self, truths: Iterable[Linear]) -> NoReturn:
        self._refuse(truths)

    def present(self, number: Linear) -> NoReturn:
        self._refuse(number)

    def _refuse(self, *_operands: object) -> NoReturn:
        raise SchemeError.of("", "agreement_not_linear")


_LINEAR = _Linear()
