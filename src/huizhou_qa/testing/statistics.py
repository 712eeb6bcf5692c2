"""Statistics of a cohort drawn for one unit: of a cohort that there could be, the unit being one of its members.

Other members' figures are drawn, so that the mean, the most, the least and the place of one number agree with each
other and with the unit's own figure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction

from attrs import frozen
from hypothesis import strategies as st

from huizhou_qa.numbers.exact import Rate
from huizhou_qa.readers import Bounds, Exact, Span, Wholes
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.rules.sections import AVERAGES
from huizhou_qa.rules.statistics import StatisticInput
from huizhou_qa.testing.numbers import numbers_of

MOST_OTHERS = 3
Drawn = Fraction | Rate


@frozen
class CohortFigures:
    """The figures of a cohort.

    Attributes:
        own: the unit's own; None where there is none.
        others: those of the other members.
    """

    own: Fraction | None
    others: tuple[Fraction, ...]

    @property
    def all(self) -> tuple[Fraction, ...]:
        """Those of all members."""
        return self.others if self.own is None else (self.own, *self.others)

    def of(self, leaf: StatisticInput) -> Fraction:
        """The statistic."""
        counted = self.all if leaf.own else self.others
        if leaf.fold == "place":
            return Fraction(1 + sum(one > self.own for one in self.others)) if self.own is not None else Fraction(1)
        if leaf.fold == "mean":
            return sum(counted, Fraction(0)) / len(counted)
        return max(counted) if leaf.fold == "most" else min(counted)

    @property
    def sum_of_all(self) -> Rate:
        """The mean over all as a sum and the number of members."""
        return Rate(sum(self.all, Fraction(0)), len(self.all))


@st.composite
def figures_of(
    draw: st.DrawFn,
    measure: Measure,
    known: Mapping[str, Fraction],
    readings: Mapping[str, str],
    near: Collection[Fraction],
) -> CohortFigures:
    """The figures of a cohort, of one unit with these facts; ``near`` are numbers that rules hold them against."""
    number = measure.under(Exact(known, readings))
    own = number if isinstance(number, Fraction) else None
    span: Span = measure.under(Bounds({}, readings))
    over, whole = span.hull or ANY_NUMBER, measure.under(Wholes()) is True
    named = set(near) if own is None else {*near, own}
    anywhere = st.lists(numbers_of(over, named, whole=whole), min_size=1, max_size=MOST_OTHERS)
    # Of two members, the unit's own figure over one of these numbers is the mean: a multiple of it at an edge.
    beside = [] if own is None else sorted({2 * own / edge - own for edge in near if edge})
    at_edges = [one for one in beside if one in over and not (whole and one.denominator > 1)]
    others = draw(st.one_of(st.sampled_from(at_edges).map(lambda one: [one]), anywhere) if at_edges else anywhere)
    return CohortFigures(own, tuple(others))


@st.composite
def statistics_of(
    draw: st.DrawFn,
    leaves: tuple[StatisticInput, ...],
    known: Mapping[str, Fraction],
    readings: Mapping[str, str],
    near: Mapping[Input, Collection[Fraction]],
) -> dict[tuple[str, str], Drawn]:
    """What is given of every statistic, by section and name; a mean as a number or as a sum and members."""
    given: dict[tuple[str, str], Drawn] = {}
    for measure in dict.fromkeys(leaf.measure for leaf in leaves):
        of_it = [leaf for leaf in leaves if leaf.measure == measure]
        figures = draw(figures_of(measure, known, readings, {one for leaf in of_it for one in near[leaf]}))
        as_sum = draw(st.booleans()) or any(not leaf.own and leaf.section == AVERAGES for leaf in of_it)
        for leaf in of_it:
            pair = as_sum and leaf.fold == "mean" and (leaf.own or leaf.section == AVERAGES)
            given[leaf.section, leaf.name] = figures.sum_of_all if pair else figures.of(leaf)
    return given
