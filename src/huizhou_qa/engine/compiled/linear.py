"""Sums of numbers that a row has at their places: kept apart from what gives them, so that sums of sums are one sum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple, Protocol, get_args

from attrs import frozen

from huizhou_qa.frozen_mapping import FrozenMapping

RowPart = Literal["numbers", "banded", "worked"]
PARTS: tuple[RowPart, ...] = get_args(RowPart)
FEW = 2


class HasPlaces(Protocol):
    """A row, by the places of its numbers."""

    @property
    def numbers(self) -> Sequence[int]:
        """What is known."""

    @property
    def banded(self) -> Sequence[int]:
        """What was looked up in tables."""

    @property
    def worked(self) -> Sequence[int]:
        """What was worked out after that."""


class RowPlace(NamedTuple):
    """Where a row has a whole number."""

    part: RowPart
    at: int


@frozen
class SumOfPlaces:
    """A sum of whole numbers by their places, each so many times, and a constant."""

    weights: FrozenMapping[RowPlace, int]
    constant: int = 0

    @property
    def alone(self) -> RowPlace | None:
        """The place of the number that it is, where it is one as it stands."""
        if self.constant or len(self.weights) != 1:
            return None
        ((place, weight),) = self.weights.items()
        return place if weight == 1 else None

    def times(self, factor: int) -> SumOfPlaces:
        """So many times."""
        return SumOfPlaces(
            FrozenMapping({at: one * factor for at, one in self.weights.items()}), self.constant * factor
        )

    def make(self, factor: int) -> Callable[[HasPlaces], int]:
        """What adds it up, so many times."""
        weights, constant = self.times(factor).weights, self.constant * factor
        terms = [(_reading(place), weight) for place, weight in weights.items()]
        if len(terms) == 1:
            return _one(*terms[0], constant)
        if len(terms) == FEW:
            return _two(terms, constant)
        numbers, banded, worked = (_sum_in(weights, part) for part in PARTS)
        return lambda row: numbers(row.numbers) + banded(row.banded) + worked(row.worked) + constant


def sum_of(terms: Iterable[tuple[SumOfPlaces, int]], constant: int) -> SumOfPlaces:
    """The sum of sums, each so many times."""
    weights: dict[RowPlace, int] = {}
    for linear, factor in terms:
        constant += linear.constant * factor
        for place, weight in linear.weights.items():
            weights[place] = weights.get(place, 0) + weight * factor
    return SumOfPlaces(FrozenMapping(weights), constant)


def _reading(place: RowPlace) -> Callable[[HasPlaces], int]:
    at = place.at
    if place.part == "numbers":
        return lambda row: row.numbers[at]
    if place.part == "banded":
        return lambda row: row.banded[at]
    return lambda row: row.worked[at]


def _one(read: Callable[[HasPlaces], int], weight: int, constant: int) -> Callable[[HasPlaces], int]:
    if constant:
        return lambda row: read(row) * weight + constant
    return read if weight == 1 else lambda row: read(row) * weight


def _two(terms: Sequence[tuple[Callable[[HasPlaces], int], int]], constant: int) -> Callable[[HasPlaces], int]:
    (first, weight), (second, other) = terms
    return lambda row: first(row) * weight + second(row) * other + constant


def _sum_in(weights: Mapping[RowPlace, int], part: RowPart) -> Callable[[Sequence[int]], int]:
    """What adds up the places of one part of a row."""
    spans = list(_spans(sorted((weight, place.at) for place, weight in weights.items() if place.part == part)))
    if not spans:
        return lambda _numbers: 0
    if len(spans) == 1:
        ((span, weight),) = spans
        return (lambda numbers: sum(numbers[span])) if weight == 1 else lambda numbers: sum(numbers[span]) * weight
    if {weight for _, weight in spans} == {1}:
        return _summed([span for span, _ in spans])
    return lambda numbers: sum([sum(numbers[span]) * weight for span, weight in spans])


def _summed(spans: Sequence[slice]) -> Callable[[Sequence[int]], int]:
    """What adds up places as they stand: the longest run of them in one go, and the others one by one."""
    longest = max(spans, key=lambda span: span.stop - span.start)
    others = [at for span in spans if span is not longest for at in range(span.start, span.stop)]
    if len(others) == 1:
        (one,) = others
        return lambda numbers: sum(numbers[longest], numbers[one])
    if len(others) == FEW:
        first, second = others
        return lambda numbers: sum(numbers[longest], numbers[first] + numbers[second])
    picked = itemgetter(*others)
    return lambda numbers: sum(numbers[longest], sum(picked(numbers)))


def _spans(places: Iterable[tuple[int, int]]) -> Iterator[tuple[slice, int]]:
    """Places that follow each other and count equally often, together."""
    numbered = [(weight, at, at - number) for number, (weight, at) in enumerate(places)]
    for (weight, _), together in groupby(numbered, key=lambda one: (one[0], one[2])):
        at = [each for _, each, _ in together]
        yield slice(at[0], at[-1] + 1), weight
