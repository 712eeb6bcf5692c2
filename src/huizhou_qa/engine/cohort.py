"""``assess_cohort``: all units of a year, with the averages and other statistics computed over those that are given.

They are over the members, means as exact sums and counts, so that a reading without the unit
itself can be told. A member is never dropped: one that cannot be counted refuses the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from huizhou_qa.engine.fitted import unfit
from huizhou_qa.engine.rows import Ratio
from huizhou_qa.engine.scored import MemberStatistics, ScoredUnit, scored_member
from huizhou_qa.errors import EvidenceError, Fault, MissingEvidenceError, Param, described, full_name, pointer
from huizhou_qa.evidence.amending import is_of_cohort, statistics_corrected
from huizhou_qa.evidence.asked import named
from huizhou_qa.evidence.evidence import Evidence, figures_as_read
from huizhou_qa.evidence.lacking import no_number
from huizhou_qa.evidence.records import StatisticValue
from huizhou_qa.evidence.values import NoQuotientError
from huizhou_qa.fields.names import named_alike
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.cohort import Cohort, ranking_of
from huizhou_qa.ledger.known import known_of
from huizhou_qa.ledger.statistics import SharedStatistics, statistics_over
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.readers import Exact, Gap, asked_of
from huizhou_qa.rules import Input, StatisticInput
from huizhou_qa.rules.sections import AVERAGES, FACTS, MARKS
from huizhou_qa.scheme.scheme import Scheme, as_scheme
from huizhou_qa.scorers.node_rule import NodeRule

# The first line of an error about several members.
COHORT = MappingProxyType({"case": "cohort"})


def assess_cohort(scheme: Scheme, members: Iterable[Evidence]) -> Cohort:
    """Every member's assessment, the statistics over all of them, and the ranking.

    Raises EvidenceError listing, by the member's position, everything that does not fit, every
    member that brings averages or other statistics of its own, repeats a name, or lacks a fact that one counts;
    and then MissingEvidenceError for all that any member lacks. A member of which there was nothing to measure is
    left out of a statistic, and a note of its result says so.
    """
    as_scheme(scheme)
    given = evidence_of_members(members)
    EvidenceError.raise_if_any(misfits(scheme, given), **COHORT)
    shared = statistics_over(scheme, given)
    scores = _score_all(scheme, given, _of_each(shared))
    results = [Assessment.of(one) for one in scores]
    together = zip((one.own for one in scores), results, strict=True)
    ranked = [_Ranked(own.unit, own, result.grade, result.total) for own, result in together]
    by_unit = {one.own.unit: result for one, result in zip(scores, results, strict=True)}
    return Cohort(scheme, FrozenMapping(by_unit), shared.averages, ranking_of(scheme, ranked))


def with_statistics(
    scheme: Scheme, members: Iterable[Evidence], *, fit: bool = True
) -> tuple[tuple[Evidence, ...], FrozenMapping[str, Rate]]:
    """The members with the statistics over all of them, and the averages alone.

    Raises EvidenceError for what a statistic cannot count, and where evidence is to ``fit``, for what does not.
    """
    given = evidence_of_members(members)
    faults = list(misfits(scheme, given, fit=fit))
    if faults:
        raise EvidenceError(faults, COHORT)
    shared = statistics_over(scheme, given)
    averages = FrozenMapping[str, StatisticValue](shared.averages)
    together = zip(given, shared.statistics, strict=True)
    return tuple(one.with_statistics(averages, each) for one, each in together), shared.averages


def evidence_of_members(members: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """What is given as members; one alone is the only one."""
    listed: tuple[object, ...] = (members,)
    try:
        # A text or a mapping is one thing that is no evidence, however long it is.
        kind: type = type(members)
        if issubclass(kind, Iterable) and not issubclass(kind, str | bytes | Mapping):
            listed = tuple(members)
    except Exception as error:
        # Whatever the caller's own iteration raises stays the cause.
        raise EvidenceError(
            (Fault.of("", "wrong_type", case="members", error=full_name(type(error))),), COHORT
        ) from error
    foreign = [(at, one) for at, one in enumerate(listed) if type(one) is not Evidence]
    faults = [
        Fault.of(pointer(str(at)), "wrong_type", case="not_evidence", given=described(one)) for at, one in foreign
    ]
    if faults:
        raise EvidenceError(faults, COHORT)
    return tuple(one for one in listed if type(one) is Evidence)


def misfits(scheme: Scheme, members: Sequence[Evidence], *, fit: bool = True, counted: bool = True) -> Iterator[Fault]:
    """What is wrong with the members: where they are to ``fit``, and where all of them are to be ``counted``."""
    if not members:
        yield Fault.of("", "empty", case="cohort")
    if len(members) == 1 and any(not leaf.own for leaf in scheme.input_register.statistics):
        yield Fault.of("", "no_others")
    repeated = dict(named_alike(member.unit for member in members))
    statistics = {leaf: _read_alone(leaf) for leaf in scheme.input_register.statistics} if counted else {}
    for at, member in enumerate(members):
        if at in repeated:
            yield Fault.of(pointer(str(at), "unit"), "repeated_unit", unit=member.unit, other=repeated[at])
        if member.averages:
            yield Fault.of(pointer(str(at), "averages"), "averages_given", case="member", unit=member.unit)
        if member.statistics:
            yield Fault.of(pointer(str(at), "statistics"), "averages_given", case="statistics", unit=member.unit)
        is_corrected = member.amendment is not None and not member.averages and not member.statistics
        for path in statistics_corrected(member) if is_corrected else ():
            yield Fault.of(pointer(str(at)) + path, "averages_given", case="corrected")
        # What several statistics count is told once.
        unsettled = [leaf for leaf, read in statistics.items() if not read or not _knows(member, read)]
        uncounted = [fault for leaf in unsettled for fault in _uncounted(scheme, at, member, leaf)]
        yield from {fault.path: fault for fault in reversed(uncounted)}.values()
        own = member.without_averages() if member.averages or member.statistics else member
        yield from (of_member(at, member, fault) for fault in (unfit(scheme, own) if fit else ()))


def _read_alone(leaf: StatisticInput) -> frozenset[str]:
    """The path of the input that a statistic is of, where it is of one as it stands: it counts whoever has a number."""
    return frozenset({leaf.measure.path}) if type(leaf.measure) is Input else frozenset()


def _knows(member: Evidence, paths: AbstractSet[str]) -> bool:
    """Whether the numbers at these paths are known."""
    figures = figures_as_read(member)
    return (figures is not None and figures.names.places.keys() >= paths) or member.values.keys() >= paths


def _uncounted(scheme: Scheme, at: int, member: Evidence, leaf: StatisticInput) -> Iterator[Fault]:
    """Why a statistic cannot count a member: what the member lacks, and a divisor that is 0."""
    behind = asked_of(leaf.measure, scheme.readings)
    if any(one.section not in {FACTS, MARKS} for one in behind):
        # What is missing for a result is told as of any unit.
        return
    known = known_of(scheme.input_register.values_of(member))
    figure = leaf.measure.under(Exact(known, scheme.readings))
    if not isinstance(figure, Gap) or figure.is_nothing:
        return
    labels = {one.path: named(one) for one in behind}
    told: dict[str, Param] = {} if leaf.section == AVERAGES else {"case": "statistic", "statistic": named(leaf)}
    for path in sorted(figure.missing):
        yield Fault.of(pointer(str(at)) + path, "not_averageable", unit=member.unit, fact=labels[path], **told)
    if not figure.missing:
        try:
            NodeRule(leaf.measure, scheme.readings).worked_out(known)
        except NoQuotientError as error:
            yield from (of_member(at, member, fault) for fault in no_number(error).faults)


def of_member(at: int, member: Evidence, fault: Fault) -> Fault:
    """A fault as it stands in the list of members: its place in front, and whose it is."""
    return fault.under(pointer(str(at))).with_params(unit=member.unit)


class _Ranked(NamedTuple):
    """What a member is placed by; its own evidence, where that is not needed beside statistics."""

    unit: str
    evidence: Evidence
    grade: str
    total: Decimal


def _of_each(shared: SharedStatistics) -> Iterator[MemberStatistics]:
    """What each member has beside its own evidence; those who have the same share it."""
    averages = FrozenMapping[str, StatisticValue](shared.averages)
    columns = [[None if isinstance(one, Gap) else one.as_integer_ratio() for one in each] for _, each in shared.numbers]
    paths = [path for path, _ in shared.numbers]
    kept: dict[tuple[Ratio | None, ...], MemberStatistics] = {}
    for at, statistics in enumerate(shared.statistics):
        ratios = tuple([column[at] for column in columns])
        if ratios not in kept:
            numbers = {path: ratio for path, ratio in zip(paths, ratios, strict=True) if ratio is not None}
            kept[ratios] = MemberStatistics(averages, statistics, numbers)
        yield kept[ratios]


def _score_all(scheme: Scheme, members: Sequence[Evidence], shared: Iterable[MemberStatistics]) -> list[ScoredUnit]:
    scores: list[ScoredUnit] = []
    invalid: list[Fault] = []
    missing: dict[str, tuple[Fault, ...]] = {}
    for at, (member, statistics) in enumerate(zip(members, shared, strict=True)):
        try:
            scores.append(scored_member(scheme, member, statistics))
        except EvidenceError as error:
            invalid += [of_member(at, member, fault) for fault in error.faults]
        except MissingEvidenceError as error:
            for lead, faults in error.by_lead.items():
                missing[f"{member.unit} {lead}"] = tuple(of_member(at, member, fault) for fault in faults)
    if invalid:
        raise EvidenceError(invalid, COHORT)
    if missing:
        raise MissingEvidenceError(_but_statistics(missing), COHORT)
    return scores


def _but_statistics(missing: Mapping[str, tuple[Fault, ...]]) -> dict[str, tuple[Fault, ...]]:
    """What members lack without the statistics that rest on it; of a statistic alone, that none could be counted."""
    own = {lead: tuple(fault for fault in faults if not _is_of_cohort(fault)) for lead, faults in missing.items()}
    lacked = {lead: faults for lead, faults in own.items() if faults}
    return lacked or {lead: tuple(map(_uncountable, faults)) for lead, faults in missing.items()}


def _is_of_cohort(fault: Fault) -> bool:
    return is_of_cohort(fault.path[fault.path.index("/", 1) :])


def _uncountable(fault: Fault) -> Fault:
    return Fault(fault.path, "no_others", {**fault.params, "case": "counted"})
