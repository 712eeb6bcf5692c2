"""Whether the statistics of a cohort that one unit brings can stand beside its own figure and beside each other.

Where the unit itself is a member, the least is at most its own figure and the most at least that; it is first where its
own figure is the most, and only there; and no place is behind the last of the members that a mean is over. Averages of
facts have a module of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import permutations

from attrs import frozen

from huizhou_qa.errors import Fault, Param
from huizhou_qa.evidence.asked import given_at, named
from huizhou_qa.evidence.averages import contradiction
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.values import Values
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate, is_whole, plain
from huizhou_qa.readers import Exact, Wholes, reads
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import STATISTICS
from huizhou_qa.rules.statistics import Fold, StatisticInput

# Of two statistics of one number, the first is never above the second.
RISING: frozenset[tuple[Fold, Fold]] = frozenset({("least", "mean"), ("least", "most"), ("mean", "most")})


@frozen
class StatisticGiven:
    """A statistic with the unit itself among the members, and what is given of it."""

    leaf: StatisticInput
    given: Fraction | Rate

    @property
    def number(self) -> Fraction:
        """The number that rules read."""
        return self.given.quotient if isinstance(self.given, Rate) else self.given

    @property
    def members(self) -> Fraction | None:
        """How many members it is over, where that is given."""
        return self.given.whole if isinstance(self.given, Rate) else None


def statistics_at_odds(evidence: Evidence, values: Values, inputs: Iterable[Input]) -> Iterator[Fault]:
    """Statistics that contradict the unit's own figure or each other; averages are only held against the others."""
    # Of an interval, ``bounds`` tells whether some number inside it can stand beside the rest.
    by_measure: dict[Measure, list[StatisticGiven]] = {}
    for leaf in inputs:
        given = (evidence.statistics if leaf.section == STATISTICS else evidence.averages).get(leaf.name)
        if isinstance(leaf, StatisticInput) and leaf.own and given is not None and not isinstance(given, Between):
            by_measure.setdefault(leaf.measure, []).append(StatisticGiven(leaf, given))
    for measure, stated in by_measure.items():
        own = _own(values, measure)
        for one in stated:
            yield from _alone(one, own)
        for one, other in permutations(stated, 2):
            yield from _beside(one, other, own)


def _own(values: Values, measure: Measure) -> Fraction | None:
    """The unit's own figure; None where it is not known, or a reading that is not known here decides it."""
    own = None if reads(measure).readings else measure.under(Exact(values))
    return own if isinstance(own, Fraction) else None


def _alone(one: StatisticGiven, own: Fraction | None) -> Iterator[Fault]:
    """What contradicts the unit's own figure, and a sum that no members' figures have."""
    leaf = one.leaf
    if leaf.section != STATISTICS:
        return
    if isinstance(one.given, Rate) and not is_whole(one.given.part) and leaf.measure.under(Wholes()):
        yield _fault(one, "not_whole", case="sum", given=plain(one.given.part))
    if own is None or not leaf.range.reaches(one.number):
        return
    if leaf.fold == "mean":
        found = contradiction(one.given, own, leaf.range)
        if found:
            case, numbers = found
            case = "end_of_range" if "mean" in numbers else case
            params = {key: plain(number) for key, number in numbers.items()}
            yield _fault(one, "contradiction", case=case, own=plain(own), **params)
    elif (leaf.fold == "most" and one.number < own) or (leaf.fold == "least" and one.number > own):
        yield _fault(one, "contradiction", case=f"{leaf.fold}_of_members", own=plain(own), given=plain(one.number))


def _beside(one: StatisticGiven, other: StatisticGiven, own: Fraction | None) -> Iterator[Fault]:
    """What a statistic cannot be beside another of the same number."""
    folds = (one.leaf.fold, other.leaf.fold)
    given, other_given = plain(one.number), plain(other.number)
    told: dict[str, Param] = {"given": given, "other": named(other.leaf), "other_given": other_given}
    if folds in RISING and one.number > other.number:
        yield _fault(one, "contradiction", case="above_another", **told)
    if folds == ("place", "mean") and other.members is not None and one.number > other.members:
        yield _fault(one, "contradiction", case="behind_the_last", given=given, members=plain(other.members))
    if folds == ("place", "most") and own is not None and (one.number == 1) != (own == other.number):
        yield _fault(one, "contradiction", case="place", own=plain(own), **told)


def _fault(one: StatisticGiven, code: str, **params: Param) -> Fault:
    return Fault.of(given_at(one.leaf), code, label=named(one.leaf), **params)
