"""The statistics of a cohort over its members' own evidence, as each member has them beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import StatisticValue
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.program import CohortStatistic, Settings, over_cohort
from huizhou_qa.rules.sections import AVERAGES
from huizhou_qa.scheme.scheme import Scheme


@frozen
class SharedStatistics:
    """What the members of a cohort have beside their own evidence.

    Attributes:
        averages: the average of a fact by its name, as the exact sum over all members and how many they are.
        statistics: every other statistic by its name, as each member has it, in the order of the members.
    """

    averages: FrozenMapping[str, Rate]
    statistics: tuple[FrozenMapping[str, StatisticValue], ...]


def statistics_over(scheme: Scheme, members: Sequence[Evidence]) -> SharedStatistics:
    """The statistics of a scheme over the own evidence of these members.

    A member of which there was nothing is left out of a statistic; where nothing can be counted there is none.
    """
    known = [member_of(scheme, member, settled_values(scheme, member)) for member in members]
    found = over_cohort(
        scheme.program, known, Settings(scheme.readings), {leaf.path for leaf in scheme.input_register.statistics}
    )
    means = {one.entry.leaf.path: _mean(one) for one in found if one.entry.fold == "mean"}
    averages = {one.entry.leaf.name: means[one.entry.leaf.path] for one in found if one.entry.leaf.section == AVERAGES}
    others = [one for one in found if one.entry.leaf.section != AVERAGES]
    each = tuple(FrozenMapping(dict(_given(others, means, at))) for at in range(len(members)))
    return SharedStatistics(FrozenMapping({name: mean for name, mean in averages.items() if mean is not None}), each)


def _given(
    found: Sequence[CohortStatistic], means: Mapping[str, Rate | None], at: int
) -> Iterator[tuple[str, StatisticValue]]:
    """The statistics as a member has them: a mean with the unit itself as sum and members, which says more."""
    for one in found:
        leaf, number = one.entry.leaf, one.numbers[at]
        mean = means.get(leaf.path) if one.entry.own else None
        if isinstance(number, Fraction):
            yield leaf.name, number if mean is None else mean


def _mean(one: CohortStatistic) -> Rate | None:
    """The sum over the members that are counted, the unit itself among them, and how many they are."""
    counted = [figure for figure in one.figures if isinstance(figure, Fraction)]
    return Rate(sum(counted, Fraction(0)), Fraction(len(counted))) if counted else None
