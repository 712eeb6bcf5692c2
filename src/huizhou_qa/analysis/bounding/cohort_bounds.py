"""``bounds_of_cohort``: bounds of the members of a cohort, its statistics from where the members' figures may lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import inf

from attrs import evolve

from huizhou_qa.analysis.bounding.bounds import ScoreBounds, bounds
from huizhou_qa.analysis.bounding.open_sources import incidents
from huizhou_qa.analysis.bounding.opened import opened
from huizhou_qa.analysis.bounding.worked_out import worked_out
from huizhou_qa.engine.cohort import COHORT, evidence_of_members, misfits
from huizhou_qa.errors import EvidenceError
from huizhou_qa.evidence.asked import given_at
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import StatisticValue
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Settings, Statistic
from huizhou_qa.readers import Bounds, Span, reads
from huizhou_qa.rules.sections import AVERAGES, RESULTS
from huizhou_qa.rules.statistics import Fold
from huizhou_qa.scheme.scheme import Scheme, as_scheme

ONE = Fraction(1)
End = Fraction | float


def bounds_of_cohort(scheme: Scheme, members: Iterable[Evidence]) -> FrozenMapping[str, ScoreBounds]:
    """What each member of a cohort can still get, by unit, whatever the rest of all members' evidence turns out to be.

    Every average, place and other statistic lies where the figures of all members leave it; the evidence of the bounds
    gives it as that interval, or as the number that it is. Raises as ``bounds`` does, by the member's position, and
    EvidenceError for members that bring statistics of their own, repeat a name, or are none.
    """
    whole, given = as_scheme(scheme), list(evidence_of_members(members))
    faults = list(misfits(whole, given, counted=False))
    if faults:
        raise EvidenceError(faults, COHORT)
    for entry in whole.program.entries:
        # The average over the others follows from that over all, where that is a sum.
        if isinstance(entry, Statistic) and given_at(entry.leaf) == entry.leaf.path and len(given) > 1:
            figures = [_figure(whole, member, entry) for member in given]
            given = [_with(member, entry, value) for member, value in zip(given, _values(entry, figures), strict=True)]
    return FrozenMapping({member.unit: bounds(whole, member) for member in given})


def _figure(scheme: Scheme, member: Evidence, entry: Statistic) -> Span:
    """Where the number of a member may lie that a statistic is of."""
    settings, found = Settings(scheme.readings), opened(scheme, member)
    spans = {**found.known.spans, **found.spans}
    if any(leaf.section == RESULTS for leaf in reads(entry.node, settings.readings).inputs):
        sources = (*found.rulings, incidents(scheme.program, found.member.incidents, settings))
        spans |= worked_out(scheme, member, found, sources).written
    return entry.node.under(Bounds(spans, settings.readings))


def _values(entry: Statistic, figures: Sequence[Span]) -> Iterator[StatisticValue | None]:
    """The statistic as each member has it; None where nothing is known of it."""
    for at, own in enumerate(figures):
        counted = [span for place, span in enumerate(figures) if entry.own or place != at]
        if any(span.over and span.may_be_nothing for span in figures):
            # It is open how many are counted.
            yield None
            continue
        there = [_ends(span) for span in counted if span.over]
        if not there or (entry.fold == "place" and not own.over):
            yield None
        elif entry.fold == "mean" and entry.own and all(low == high for low, high in there):
            yield Rate(Fraction(sum(low for low, _ in there)), Fraction(len(there)))
        else:
            yield _between(entry, *_folded(entry.fold, there, _ends(own)))


def _ends(span: Span) -> tuple[End, End]:
    return (-inf if span.low is None else span.low), (inf if span.high is None else span.high)


def _folded(fold: Fold, there: Sequence[tuple[End, End]], own: tuple[End, End]) -> tuple[End, End]:
    """From the least to the most that a statistic of figures may be, each of which lies between two ends."""
    lows, highs = [low for low, _ in there], [high for _, high in there]
    if fold == "place":
        # Whoever surely has more stands before, and whoever may have more may.
        surely, perhaps = sum(low > own[1] for low in lows), sum(high > own[0] for high in highs)
        # The own figure is not more than itself.
        return ONE + surely, ONE + perhaps - (own[1] > own[0])
    if fold == "mean":
        return sum(lows) / len(lows), sum(highs) / len(highs)
    return (max(lows), max(highs)) if fold == "most" else (min(lows), min(highs))


def _between(entry: Statistic, low: End, high: End) -> StatisticValue | None:
    if isinstance(low, float) or isinstance(high, float):
        return None
    if low == high:
        return low
    within = entry.leaf.range.meet(Interval(low, high, low_closed=True, high_closed=True))
    # An end that is only approached cannot be given.
    return Between(low, high) if within is not None and low in within and high in within else None


def _with(member: Evidence, entry: Statistic, value: StatisticValue | None) -> Evidence:
    if value is None:
        return member
    leaf = entry.leaf
    if leaf.section == AVERAGES:
        return evolve(member, averages=FrozenMapping({**member.averages, leaf.name: value}))
    return evolve(member, statistics=FrozenMapping({**member.statistics, leaf.name: value}))
