"""The statistics of a cohort that a unit brings, and its own figure among those that they are of, as it moves.

A mean that is given as a sum over all members moves with the unit's own figure, for the unit is one of them. A
statistic that is given as a number is held: then it may leave the figure only some numbers, or no other one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations

from attrs import frozen

from huizhou_qa.analysis.moving.simplified import Settled
from huizhou_qa.errors import pointer
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, reads
from huizhou_qa.rules.arithmetic import Condition, Measure
from huizhou_qa.rules.conditions import Within
from huizhou_qa.rules.measures import Sum
from huizhou_qa.rules.sections import AVERAGES, STATISTICS
from huizhou_qa.rules.statistics import Fold
from huizhou_qa.scheme.scheme import Scheme

ZERO, ONE = Fraction(0), Fraction(1)


@frozen
class OwnFigure:
    """A statistic over all members that a unit brings, and its own figure among them.

    Attributes:
        section: ``averages`` or ``statistics``.
        name: its name there.
        measure: the number that it is a statistic of.
        fold: which statistic it is.
        range: where the figures of the members lie.
        given: what is given of it.
        own: the unit's own figure; None where it is not known.
    """

    section: str
    name: str
    measure: Measure
    fold: Fold
    range: Interval
    given: Fraction | Rate
    own: Fraction | None

    @property
    def path(self) -> str:
        """Where it stands in the evidence."""
        return pointer(self.section, self.name)

    @property
    def mean(self) -> Measure | None:
        """The mean as the unit's own figure moves; None where the statistic is held."""
        if self.own is None or not isinstance(self.given, Rate) or self.fold != "mean":
            return None
        members = self.given.whole
        return Sum(((self.measure, 1 / members), (Settled((self.given.part - self.own) / members), ONE)))

    def moved_to(self, own: Fraction) -> Rate | None:
        """The sum with another figure of the unit; None where it is held, or no sum of such figures comes to that."""
        if self.mean is None or self.own is None or not isinstance(self.given, Rate):
            return None
        part = self.given.part + own - self.own
        never_below = self.range.low is not None and self.range.low >= 0
        # A sum that the unit's own figure rules out is told where evidence is checked.
        return None if part < 0 and never_below else Rate(part, self.given.whole)

    @property
    def left(self) -> Interval | None:
        """The numbers that it leaves the unit's own figure; None where it leaves all of its range."""
        if self.fold == "mean":
            return self._left_by_mean()
        number = self.given.quotient if isinstance(self.given, Rate) else self.given
        if self.fold == "most":
            return Interval(None, number, low_closed=False, high_closed=True)
        return Interval(number, None, low_closed=True, high_closed=False) if self.fold == "least" else None

    def _left_by_mean(self) -> Interval | None:
        if not isinstance(self.given, Rate):
            return Interval.exactly(self.given) if self.given in (self.range.low, self.range.high) else None
        if self.own is not None:
            return None
        # A sum that stands as it is: what the others add lies between so many times the least and the most.
        part, others = self.given.part, self.given.whole - 1
        if not others:
            return Interval.exactly(part)
        low, high = (None if end is None else part - others * end for end in (self.range.high, self.range.low))
        return Interval(low, high, low_closed=low is not None, high_closed=high is not None)


def own_figures(scheme: Scheme, evidence: Evidence, values: Mapping[str, Fraction]) -> tuple[OwnFigure, ...]:
    """The statistics over all members that are given as a number or a sum, of numbers as the readings decide."""
    return tuple(_own_figures(scheme, evidence, values))


def _own_figures(scheme: Scheme, evidence: Evidence, values: Mapping[str, Fraction]) -> Iterator[OwnFigure]:
    facts = scheme.input_register.facts
    exact = Exact(values, scheme.readings)
    for name, average in evidence.averages.items():
        if name in facts and not isinstance(average, Between):
            own = facts[name].under(exact)
            known = own if isinstance(own, Fraction) else None
            yield OwnFigure(AVERAGES, name, facts[name], "mean", facts[name].range, average, known)
    for leaf in scheme.input_register.statistics:
        given = evidence.statistics.get(leaf.name) if leaf.section == STATISTICS else None
        if given is not None and leaf.own and not isinstance(given, Between):
            own = leaf.measure.under(exact)
            known = own if isinstance(own, Fraction) else None
            yield OwnFigure(STATISTICS, leaf.name, leaf.measure, leaf.fold, leaf.range, given, known)


def limits(figures: Sequence[OwnFigure]) -> Iterator[tuple[str, Condition]]:
    """What the unit's own figures must be beside what is given of the statistics, each with the path of one.

    Evidence is checked before readings are chosen: a figure that one decides may be any.
    """
    checked = [figure for figure in figures if not reads(figure.measure).readings]
    for figure in checked:
        if figure.left is not None:
            yield figure.path, Within(figure.measure, figure.left)
    for place, most in permutations(checked, 2):
        if (place.fold, most.fold) == ("place", "most") and place.measure == most.measure:
            yield place.path, Within(place.measure, _left_by_place(place.given, most.given))


def _left_by_place(place: Fraction | Rate, most: Fraction | Rate) -> Interval:
    """The first is the one whose figure is the most, and only that."""
    first, greatest = (one.quotient if isinstance(one, Rate) else one for one in (place, most))
    return Interval.exactly(greatest) if first == 1 else Interval(None, greatest, low_closed=False, high_closed=False)
