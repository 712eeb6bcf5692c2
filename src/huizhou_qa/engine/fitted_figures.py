"""Plain figures held against a scheme, from the whole numbers as which they were read.

Units whose evidence has the same names in the same order are alike: where each number goes is settled once for all of
them. This says yes or nothing: what it does not take may fit all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from attrs import frozen

from huizhou_qa.engine.folded_scheme import FoldedScheme, folded_scheme, inputs_of
from huizhou_qa.engine.rows import Ratio, Row, Shape
from huizhou_qa.errors import pointer
from huizhou_qa.evidence.asked import is_of_others
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.plain_figures import MOST_FORMS, FigureNames, PlainFigures
from huizhou_qa.evidence.records import StatisticValue
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.sections import AVERAGES
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.scheme import Scheme

FEWEST = 2


class FittedFigures(NamedTuple):
    """Figures that fit: the scheme that reads them, the numbers at its places, and the averages beside them."""

    folded: FoldedScheme
    numbers: tuple[int, ...]
    averages: dict[str, Ratio]


@frozen(eq=False)
class AcceptedAverage:
    """An average of which a number alone is given.

    Attributes:
        path: where rules read it.
        accepted: the numbers that are accepted.
        inside: those of them that contradict no figure of a unit's own: any but the ends.
        own: the place of the unit's own figure among those that are given; None where it is not given.
    """

    path: str
    accepted: Interval
    inside: Interval
    own: int | None


@frozen(eq=False)
class FiguresOfScheme:
    """How a scheme takes the figures of units that are alike.

    Attributes:
        folded: the scheme folded for what they give.
        picked: their numbers in the order of its shape.
        averages: the averages, in the order in which they are given.
    """

    folded: FoldedScheme
    picked: Callable[[Sequence[int]], tuple[int, ...]]
    averages: tuple[AcceptedAverage, ...]

    def fitted(self, given: Sequence[int], averages: Mapping[str, StatisticValue]) -> FittedFigures | None:
        """The numbers of a unit; None where one is not accepted, or its list of faults has to be made."""
        numbers, beside = self.picked(given), dict[str, Ratio]()
        for average, number in zip(self.averages, averages.values(), strict=True):
            if not isinstance(number, Fraction):
                return None
            ratio = beside[average.path] = number.as_integer_ratio()
            if not average.inside.holds(*ratio) and not self._all_are_equal(average, given, *ratio):
                return None
        of = self.folded
        fits = of.accepted.hold(numbers) and of.agrees(Row(beside, {}, numbers))
        return FittedFigures(of, numbers, beside) if fits else None

    def _all_are_equal(self, average: AcceptedAverage, given: Sequence[int], above: int, below: int) -> bool:
        """Whether an average at an end of the range is the unit's own figure, as every unit's must be then."""
        own, scale = average.own, self.folded.shape.scale
        return own is not None and given[own] * below == above * scale and average.accepted.holds(above, below)


def fitted_figures(of: SchemeItself, evidence: Evidence, figures: PlainFigures) -> FittedFigures | None:
    """The figures of evidence that gives nothing else but averages and incidents; None where they may not fit."""
    if evidence.statistics:
        return None
    taken = _taken(of, figures.names, tuple(evidence.averages), figures.scale, happened=bool(evidence.incidents))
    return None if taken is None else taken.fitted(figures.numbers, evidence.averages)


@lru_cache(maxsize=MOST_FORMS)
def _taken(
    of: SchemeItself, names: FigureNames, averages: tuple[str, ...], scale: int, *, happened: bool
) -> FiguresOfScheme | None:
    """How a scheme takes figures under these names; None where it does not take one of them."""
    places = names.places
    known = tuple(path for path in inputs_of(of)[0] if path in places)
    accepted = tuple(_averages(of.scheme, averages, places))
    if len(known) < FEWEST or len(accepted) < len(averages):
        return None
    folded = folded_scheme(of, Shape(known, scale, happened=happened))
    truths = {names.paths[at] for at in names.truths}
    if not folded.accepted.take(places.keys() | {one.path for one in accepted}, truths, frozenset(), frozenset()):
        return None
    return FiguresOfScheme(folded, itemgetter(*[places[path] for path in known]), accepted)


def _averages(scheme: Scheme, names: Sequence[str], places: Mapping[str, int]) -> Iterator[AcceptedAverage]:
    """The averages of which a number alone is accepted, with the places of figures by their paths.

    Inside the range it never contradicts a unit's own figure.
    """
    register = scheme.input_register
    by_path = {leaf.path: leaf for leaf in register.statistics}
    others = {leaf.name for leaf in register.inputs if is_of_others(leaf)}
    for name in names:
        leaf, fact = by_path.get(pointer(AVERAGES, name)), register.facts.get(name)
        if leaf is None or fact is None or name in others or fact.range.is_single:
            continue
        accepted, over = register.accepted_range(leaf.path), fact.range
        inside = accepted.meet(Interval(over.low, over.high, low_closed=False, high_closed=False))
        # Nothing is inside where a fact may lie only where no average is accepted.
        yield from [] if inside is None else [AcceptedAverage(leaf.path, accepted, inside, places.get(fact.path))]
