"""``assess_cohort``: all units of a year, with the averages computed over those that are given.

The average is over the members, as exact sums and counts, so that a reading without the unit
itself can be told. A member is never dropped: one that cannot be counted refuses the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from attrs import evolve

from huizhou_qa.engine.assess import assess
from huizhou_qa.errors import EvidenceError, Fault, MissingEvidenceError, Wording, described, full_name, pointer
from huizhou_qa.evidence.amending import averages_corrected
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import Known
from huizhou_qa.fields.names import named_alike
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.checking import faults_of
from huizhou_qa.ledger.cohort import Cohort, average_over, ranking_of
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.rules.sections import FACTS
from huizhou_qa.scheme.scheme import Scheme, as_scheme

# The first line of an error about several members.
COHORT = MappingProxyType({"case": "cohort"})


def assess_cohort(scheme: Scheme, members: Iterable[Evidence]) -> Cohort:
    """Every member's assessment, the city averages over all of them, and the ranking.

    Raises EvidenceError listing, by the member's position, everything that does not fit, every
    member that brings averages of its own, repeats a name, or lacks a fact that an average counts;
    and then MissingEvidenceError for all that any member lacks.
    """
    as_scheme(scheme)
    given = _evidence_of(members)
    faults = list(_misfits(scheme, given))
    if faults:
        raise EvidenceError(faults, COHORT)
    averages = {fact: average_over(given, fact) for fact in scheme.averaged_facts}
    shared = FrozenMapping[str, Fraction | Rate](averages)
    results = _assess_all(scheme, [evolve(member, averages=shared) for member in given])
    by_unit = FrozenMapping({result.unit: result for result in results})
    return Cohort(scheme, by_unit, FrozenMapping(averages), ranking_of(scheme, results))


def _evidence_of(members: Iterable[Evidence]) -> tuple[Evidence, ...]:
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


def _misfits(scheme: Scheme, members: Sequence[Evidence]) -> Iterator[Fault]:
    if not members:
        yield Fault.of("", "empty", case="cohort")
    if len(members) == 1 and any(row.pair_needed for row in scheme.inputs):
        yield Fault.of("", "no_others")
    labels = {row.name: Wording(row.label, row.name) for row in scheme.inputs if row.section == FACTS}
    repeated = dict(named_alike(member.unit for member in members))
    for at, member in enumerate(members):
        if at in repeated:
            yield Fault.of(pointer(str(at), "unit"), "repeated_unit", unit=member.unit, other=repeated[at])
        if member.averages:
            yield Fault.of(pointer(str(at), "averages"), "averages_given", case="member", unit=member.unit)
        for path in () if member.averages else averages_corrected(member):
            yield Fault.of(pointer(str(at)) + path, "averages_given", case="corrected")
        for fact in scheme.averaged_facts:
            if not isinstance(member.facts.get(fact), Known):
                path = pointer(str(at), "facts", fact)
                yield Fault.of(path, "not_averageable", unit=member.unit, fact=labels[fact])
        yield from (_of_member(at, member, fault) for fault in faults_of(scheme, member.without_averages()))


def _of_member(at: int, member: Evidence, fault: Fault) -> Fault:
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
            invalid += [_of_member(at, member, fault) for fault in error.faults]
        except MissingEvidenceError as error:
            for lead, faults in error.by_lead.items():
                missing[f"{member.unit} {lead}"] = tuple(_of_member(at, member, fault) for fault in faults)
    if invalid:
        raise EvidenceError(invalid, COHORT)
    if missing:
        raise MissingEvidenceError(missing, COHORT)
    return results
