"""``assess_cohort``: all units of a year, with the averages and other statistics computed over those that are given.

They are over the members, means as exact sums and counts, so that a reading without the unit
itself can be told. A member is never dropped: one that cannot be counted refuses the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from attrs import evolve

from huizhou_qa.engine.assess import assess
from huizhou_qa.errors import EvidenceError, Fault, MissingEvidenceError, Param, described, full_name, pointer
from huizhou_qa.evidence.amending import is_of_cohort, statistics_corrected
from huizhou_qa.evidence.asked import named
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.lacking import no_number
from huizhou_qa.evidence.records import StatisticValue
from huizhou_qa.evidence.values import NoQuotientError
from huizhou_qa.fields.names import named_alike
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.checking import faults_of
from huizhou_qa.ledger.cohort import Cohort, ranking_of
from huizhou_qa.ledger.known import known_of
from huizhou_qa.ledger.statistics import statistics_over
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.readers import Exact, Gap, asked_of
from huizhou_qa.rules import StatisticInput
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
    given, averages = with_statistics(scheme, members)
    results = _assess_all(scheme, given)
    by_unit = FrozenMapping({result.unit: result for result in results})
    return Cohort(scheme, by_unit, averages, ranking_of(scheme, results))


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
    return tuple(evolve(one, averages=averages, statistics=each) for one, each in together), shared.averages


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
    for at, member in enumerate(members):
        if at in repeated:
            yield Fault.of(pointer(str(at), "unit"), "repeated_unit", unit=member.unit, other=repeated[at])
        if member.averages:
            yield Fault.of(pointer(str(at), "averages"), "averages_given", case="member", unit=member.unit)
        if member.statistics:
            yield Fault.of(pointer(str(at), "statistics"), "averages_given", case="statistics", unit=member.unit)
        for path in () if member.averages or member.statistics else statistics_corrected(member):
            yield Fault.of(pointer(str(at)) + path, "averages_given", case="corrected")
        # What several statistics count is told once.
        statistics = scheme.input_register.statistics if counted else ()
        uncounted = [fault for leaf in statistics for fault in _uncounted(scheme, at, member, leaf)]
        yield from {fault.path: fault for fault in reversed(uncounted)}.values()
        unfit = faults_of(scheme, member.without_averages()) if fit else ()
        yield from (of_member(at, member, fault) for fault in unfit)


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


def _assess_all(scheme: Scheme, members: Sequence[Evidence]) -> list[Assessment]:
    results: list[Assessment] = []
    invalid: list[Fault] = []
    missing: dict[str, tuple[Fault, ...]] = {}
    for at, member in enumerate(members):
        try:
            results.append(assess(scheme, member))
        except EvidenceError as error:
            invalid += [of_member(at, member, fault) for fault in error.faults]
        except MissingEvidenceError as error:
            for lead, faults in error.by_lead.items():
                missing[f"{member.unit} {lead}"] = tuple(of_member(at, member, fault) for fault in faults)
    if invalid:
        raise EvidenceError(invalid, COHORT)
    if missing:
        raise MissingEvidenceError(_but_statistics(missing), COHORT)
    return results


def _but_statistics(missing: Mapping[str, tuple[Fault, ...]]) -> dict[str, tuple[Fault, ...]]:
    """What members lack without the statistics that rest on it; of a statistic alone, that none could be counted."""
    own = {lead: tuple(fault for fault in faults if not _is_of_cohort(fault)) for lead, faults in missing.items()}
    lacked = {lead: faults for lead, faults in own.items() if faults}
    return lacked or {lead: tuple(map(_uncountable, faults)) for lead, faults in missing.items()}


def _is_of_cohort(fault: Fault) -> bool:
    return is_of_cohort(fault.path[fault.path.index("/", 1) :])


def _uncountable(fault: Fault) -> Fault:
    return Fault(fault.path, "no_others", {**fault.params, "case": "counted"})
