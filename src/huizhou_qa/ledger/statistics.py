"""The statistics of a cohort over its members' own evidence, as each member has them beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction

from attrs import frozen

from huizhou_qa.evidence.evidence import Evidence, figures_as_read
from huizhou_qa.evidence.records import StatisticValue
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.program import CohortStatistic, Member, Settings, Tally, entries_behind, over_cohort
from huizhou_qa.readers import reads
from huizhou_qa.readers.gaps import Number, gaps_of
from huizhou_qa.rules.sections import AVERAGES
from huizhou_qa.scheme.scheme import Scheme


@frozen
class SharedStatistics:
    """What the members of a cohort have beside their own evidence.

    Attributes:
        averages: the average of a fact by its name, as the exact sum over all members and how many they are.
        statistics: every other statistic by its name, as each member has it, in the order of the members.
        numbers: every statistic with its path, as rules read it of each member.
    """

    averages: FrozenMapping[str, Rate]
    statistics: tuple[FrozenMapping[str, StatisticValue], ...]
    numbers: tuple[tuple[str, tuple[Number, ...]], ...]


def statistics_over(scheme: Scheme, members: Sequence[Evidence]) -> SharedStatistics:
    """The statistics of a scheme over the own evidence of these members.

    A member of which there was nothing is left out of a statistic; where nothing can be counted there is none.
    """
    settings, wanted = Settings(scheme.readings), {leaf.path for leaf in scheme.input_register.statistics}
    behind = entries_behind(wanted, scheme.program, settings)
    read = {leaf.path for one in behind for leaf in reads(one.node, scheme.readings).inputs}
    tallied = any(isinstance(one, Tally) for one in behind)
    known = [_known(scheme, member, None if tallied else read) for member in members]
    found = over_cohort(scheme.program, known, settings, wanted)
    means = {one.entry.leaf.path: _mean(one) for one in found if one.entry.fold == "mean"}
    averages = {one.entry.leaf.name: means[one.entry.leaf.path] for one in found if one.entry.leaf.section == AVERAGES}
    others = [one for one in found if one.entry.leaf.section != AVERAGES]
    each = tuple(FrozenMapping(dict(_given(others, means, at))) for at in range(len(members)))
    numbers = tuple((one.entry.leaf.path, one.numbers) for one in found)
    return SharedStatistics(
        FrozenMapping({name: mean for name, mean in averages.items() if mean is not None}), each, numbers
    )


def _known(scheme: Scheme, member: Evidence, read: AbstractSet[str] | None) -> Member:
    """What is known of a member; where no incident is counted, only what is read."""
    figures = figures_as_read(member)
    if read is not None and figures is not None and not member.averages and not member.statistics:
        return Member(figures.numbers_at(read), ())
    values = settled_values(scheme, member)
    if read is None:
        return member_of(scheme, member, values)
    known: dict[str, Number] = {path: values[path] for path in read if path in values}
    return Member({**known, **gaps_of(read & values.nothing)}, ())


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
