"""``assess_cohort``: all units of a year, with the averages computed over those that are given.

The average is over the members, as exact sums and counts, so that a reading without the unit
itself can be told. A member is never dropped: one that cannot be counted refuses the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve

from huizhou_qa.assessment.assess import assess
from huizhou_qa.ground.errors import EvidenceError, Fault, MissingEvidenceError, pointer, shown
from huizhou_qa.ground.evidence.evidence import Evidence
from huizhou_qa.ground.evidence.records import Known
from huizhou_qa.ground.frozen_mapping import FrozenMapping
from huizhou_qa.ground.inputs import Average
from huizhou_qa.ground.numbers import Rate
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.cohort import Cohort, Place
from huizhou_qa.scheme.scheme import Scheme


def assess_cohort(scheme: Scheme, members: Sequence[Evidence]) -> Cohort:
    """Every member's assessment, the city averages over all of them, and the ranking.

    Raises EvidenceError listing, by the member's position, every member that brings averages of
    its own, repeats a name, or lacks a fact that an average counts; and what ``assess`` raises,
    for all members at once.
    """
    facts = averaged_facts(scheme)
    faults = list(_misfits(members, facts))
    if faults:
        raise EvidenceError("these members make no cohort", faults)
    averages = {fact: _average(members, fact) for fact in facts}
    shared = FrozenMapping[str, Fraction | Rate](averages)
    results = _assess_all(scheme, [evolve(member, averages=shared) for member in members])
    by_unit = FrozenMapping({result.unit: result for result in results})
    return Cohort(scheme, by_unit, FrozenMapping(averages), ranking(scheme, results))


def averaged_facts(scheme: Scheme) -> tuple[str, ...]:
    """The names of the facts whose city average the scheme reads."""
    return tuple(row.name for row in scheme.inputs if row.section == Average.section)


def _misfits(members: Sequence[Evidence], facts: tuple[str, ...]) -> Iterator[Fault]:
    if not members:
        yield Fault("", "empty", "there is no member; give at least one")
    names: set[str] = set()
    for at, member in enumerate(members):
        if member.unit in names:
            yield Fault(pointer(str(at), "unit"), "repeated_unit", f"{shown(member.unit)} is a member already")
        names.add(member.unit)
        if member.averages:
            message = f"{shown(member.unit)} brings averages; they are computed over the members, leave them out"
            yield Fault(pointer(str(at), "averages"), "averages_given", message)
        for fact in facts:
            if not isinstance(member.facts.get(fact), Known):
                message = f"{shown(member.unit)} lacks a fact that the average counts; give it, 0 where there is none"
                yield Fault(pointer(str(at), "facts", fact), "not_averageable", message)


def _average(members: Sequence[Evidence], fact: str) -> Rate:
    numbers = [member.values[pointer("facts", fact)] for member in members]
    # Whether each is in range is told with everything else, by assessing it; here nothing may fail.
    return Rate(max(sum(numbers, Fraction(0)), Fraction(0)), Fraction(len(numbers)))


def _assess_all(scheme: Scheme, members: Sequence[Evidence]) -> list[Assessment]:
    results: list[Assessment] = []
    invalid: list[Fault] = []
    missing: dict[str, tuple[Fault, ...]] = {}
    for at, member in enumerate(members):
        try:
            results.append(assess(scheme, member))
        except EvidenceError as error:
            invalid += [_of_member(at, fault) for fault in error.faults]
        except MissingEvidenceError as error:
            for lead, faults in error.by_lead.items():
                key = f"{member.unit} {lead}"
                missing[key] = tuple(_of_member(at, fault) for fault in faults)
    if invalid:
        raise EvidenceError("the evidence of some members does not fit", invalid)
    if missing:
        raise MissingEvidenceError("有单位的数据不完整 · the evidence of some members is not complete", missing)
    return results


def _of_member(at: int, fault: Fault) -> Fault:
    return Fault(pointer(str(at)) + fault.path, fault.code, fault.message)


def ranking(scheme: Scheme, results: Sequence[Assessment]) -> tuple[Place, ...]:
    """Places by grade, then by total; equal ones share the place and the next is left out."""
    grades = scheme.grade_rule.grades
    # As fractions: to negate a decimal would round it to the caller's context.
    ordered = sorted(results, key=lambda one: (grades.index(one.grade), -Fraction(one.total)))
    places: list[Place] = []
    for at, result in enumerate(ordered, start=1):
        equal = bool(places) and (places[-1].grade, places[-1].total) == (result.grade, result.total)
        place = places[-1].place if equal else at
        places.append(Place(place, result.unit, result.grade, result.total))
    return tuple(places)
