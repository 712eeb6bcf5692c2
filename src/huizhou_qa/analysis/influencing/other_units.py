"""How the points of other units go while one unit's figure moves: through the statistics that it is counted in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from huizhou_qa.analysis.moving.along_an_input import Along, Traced
from huizhou_qa.analysis.moving.following import followers
from huizhou_qa.analysis.moving.line_quotients import IDENTITY
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import CohortStatistic, Result, result
from huizhou_qa.readers import Exact, Number
from huizhou_qa.rules import Constant, Measure, NumberOf, Within
from huizhou_qa.rules.derived import greatest, least, weighted
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.scheme.scheme import Scheme

# The figure that moves, as an input of the statistic that it is counted in.
FIGURE = result("the figure that moves")
ONE = Fraction(1)

# Unit and clause.
PointsOf = tuple[str, str]


@frozen(eq=False)
class OtherUnit:
    """Another unit, and how a statistic of it goes.

    Attributes:
        unit: its name.
        known: every number of it by path, figures written.
        path: the path of the statistic.
        goes: the statistic as it follows from the figure that moves.
    """

    unit: str
    known: Mapping[str, Number]
    path: str
    goes: Measure

    def traced(self, scheme: Scheme, x: Fraction) -> Iterator[tuple[PointsOf, Traced]]:
        """The points of every clause that reads the statistic, with the figure at a place."""
        along = Along(x, traced := {FIGURE.path: Traced(x, IDENTITY)}, Exact(self.known, scheme.readings))
        traced[self.path] = self.goes.under(along)
        clauses = {clause.entry.path: id_ for id_, clause in scheme.clauses.items()}
        for entry in _up_to_clauses(scheme, self.path):
            traced[entry.leaf.path] = entry.node.under(along)
            if entry.leaf.path in clauses:
                yield (self.unit, clauses[entry.leaf.path]), traced[entry.leaf.path]


def _up_to_clauses(scheme: Scheme, path: str) -> Iterator[Result]:
    """The entries of clauses that follow from a statistic, in the order of computation."""
    of_clauses = {
        entry.path
        for clause in scheme.clauses.values()
        for entry in (clause.rule_entry, clause.before_writing, clause.entry)
    }
    for entry in followers(scheme.program, frozenset({path}), scheme.readings):
        if entry.leaf.path in of_clauses:
            yield entry


def others_of(
    statistic: CohortStatistic, at: int, units: Sequence[str], known: Sequence[Mapping[str, Number]]
) -> Iterator[OtherUnit]:
    """Every other unit that has the statistic, by the place of the one whose figure moves."""
    figures = statistic.figures
    for other, unit in enumerate(units):
        if other != at and isinstance(statistic.numbers[other], Fraction):
            counted = [
                one
                for place, one in enumerate(figures)
                if isinstance(one, Fraction) and place != at and (statistic.entry.own or place != other)
            ]
            goes = _goes(statistic.entry.fold, counted, figures[other])
            yield OtherUnit(unit, known[other], statistic.entry.leaf.path, goes)


def _goes(fold: str, counted: Sequence[Fraction], own: Number) -> Measure:
    """A statistic over these figures and the one that moves; a place is that of the unit's own figure."""
    if fold == "mean":
        share = Fraction(1, len(counted) + 1)
        return weighted((FIGURE, share), plus=sum(counted, Fraction(0)) * share)
    if fold in ("most", "least"):
        end = greatest if fold == "most" else least
        return end(FIGURE, *map(Constant, counted))
    line = own if isinstance(own, Fraction) else Fraction(0)
    above = Interval(line, None, low_closed=False, high_closed=False)
    return weighted((NumberOf(Within(FIGURE, above)), 1), plus=1 + sum(one > line for one in counted))


def points_at(
    scheme: Scheme, others: Sequence[OtherUnit], x: Fraction
) -> tuple[Interval, FrozenMapping[PointsOf, Traced]]:
    """How far about a place the points of all others go on as they do there, and how they do."""
    found = {of: one for other in others for of, one in other.traced(scheme, x)}
    over = ANY_NUMBER
    for one in found.values():
        over = over.meet(one.over) or over
    return over, FrozenMapping(found)
