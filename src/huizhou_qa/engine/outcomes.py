"""What becomes of each clause: points, a ruling, or nothing that can be said yet.

A clause is known where its rule can be evaluated; it is nothing where there was nothing to measure,
and then a ruling must say how that counts; otherwise something is missing. Nothing is half-scored:
either every clause has its working, or an error lists all that stands in the way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple, TypeVar

from attrs import evolve

from huizhou_qa.errors import EvidenceError, Fault, MissingEvidenceError, Param, pointer, shortened
from huizhou_qa.evidence.asked import given_at, named
from huizhou_qa.evidence.evidence import NONE_HAPPENED, Evidence
from huizhou_qa.evidence.lacking import missing, no_number
from huizhou_qa.evidence.values import NoQuotientError, NotKnownError, Values
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.checking import incidents_missing, missing_incidents
from huizhou_qa.ledger.figures import numbers_of
from huizhou_qa.ledger.ruling import settled_values, unmeasured_working, why_nothing
from huizhou_qa.ledger.workings import Working
from huizhou_qa.readers import Exact, Gap
from huizhou_qa.readers.gaps import Number
from huizhou_qa.rules import StatisticInput
from huizhou_qa.rules.sections import AVERAGES, FACTS, MARKS, STATISTICS
from huizhou_qa.scheme.checks.steps import conditions_on_evidence
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.program.building import GRADE, TOTAL, joinings_of
from huizhou_qa.scheme.scheme import Scheme

Record = TypeVar("Record")


class Obstacles(NamedTuple):
    """All that stands in the way of a score: divisions by zero, and what is missing or needs a ruling, by lead."""

    divisions: tuple[Fault, ...]
    by_lead: FrozenMapping[str, tuple[Fault, ...]]

    @property
    def missing(self) -> tuple[Fault, ...]:
        """What is missing or needs a ruling, in the order of the leads."""
        return tuple(fault for faults in self.by_lead.values() for fault in faults)


def require_computable(scheme: Scheme, evidence: Evidence) -> None:
    """Raises EvidenceError listing all divisions by zero, else MissingEvidenceError listing all that is missing.

    What needs a ruling is missing, and so is what nobody has said of incidents. Nothing is raised where
    nothing stands in the way.
    """
    found = obstacles(scheme, evidence)
    whose: dict[str, Param] = {"case": "unit", "unit": evidence.unit}
    if found.divisions:
        raise EvidenceError(found.divisions, whose)
    if found.by_lead:
        raise MissingEvidenceError(found.by_lead, whose)


def _working(clause: Clause, evidence: Evidence, values: Values) -> Working:
    unmeasured = unmeasured_working(clause, evidence, values)
    return clause.rule.evaluate(values) if unmeasured is None else unmeasured


def obstacles(scheme: Scheme, evidence: Evidence, unfit: Collection[str] = ()) -> Obstacles:
    """All that stands in the way of a score, each once; ``unfit`` are paths of values that cannot be computed with."""
    values = settled_values(scheme, evidence)
    divisions: dict[str, Fault] = {}
    by_lead: dict[str, dict[str, Fault]] = {}
    for item in scheme.items.values():
        for clause in item.clauses:
            lead = clause.lead or item.lead
            is_fit = not any(given_at(leaf) in unfit for leaf in clause.rule.inputs)
            lacked, undivided = obstacles_of_clause(clause, lead, evidence, values, is_fit=is_fit)
            for fault in lacked:
                by_lead.setdefault(lead, {}).setdefault(fault.path, fault)
            divisions |= {fault.path: fault for fault in undivided}
    divisions |= {fault.path: fault for fault in _divided_in_steps(scheme, _fitting(evidence, unfit))}
    for fault in _lacked_beside(scheme, _fitting(evidence, unfit), values):
        by_lead.setdefault("", {}).setdefault(fault.path, fault.with_params(lead=""))
    if incidents_missing(scheme, evidence):
        fault, lead = missing_incidents(scheme), next((veto.lead for veto in scheme.vetoes if veto.lead), "")
        by_lead.setdefault(lead, {})[fault.path] = fault.with_params(lead=lead)
    listed = FrozenMapping({lead: tuple(faults.values()) for lead, faults in by_lead.items()})
    return Obstacles(tuple(divisions.values()), listed)


def obstacles_of_clause(
    clause: Clause, lead: str, evidence: Evidence, values: Values, *, is_fit: bool = True
) -> tuple[list[Fault], tuple[Fault, ...]]:
    """What a clause lacks, its lead among the parameters, and its divisions by zero, where its values are fit."""
    lacked: list[Fault] = []
    try:
        lacked += [fault.with_params(lead=lead) for fault in _lacks(clause, evidence, values)]
        if is_fit:
            _working(clause, evidence, values)
    except NotKnownError:
        return lacked, ()  # It lacks something, which is listed.
    except NoQuotientError as error:
        return lacked, no_number(error).faults
    return lacked, ()


def _fitting(evidence: Evidence, unfit: Collection[str]) -> Evidence:
    """The evidence without what cannot be computed with; where an incident does not fit, nobody has said of any."""
    if not unfit:
        return evidence

    def fit(section: str, said: Mapping[str, Record]) -> FrozenMapping[str, Record]:
        return FrozenMapping({name: one for name, one in said.items() if pointer(section, name) not in unfit})

    return evolve(
        evidence,
        facts=fit(FACTS, evidence.facts),
        marks=fit(MARKS, evidence.marks),
        averages=fit(AVERAGES, evidence.averages),
        statistics=fit(STATISTICS, evidence.statistics),
        incidents=None if any(path.startswith(NONE_HAPPENED) for path in unfit) else evidence.incidents,
    )


def _divided_in_steps(scheme: Scheme, evidence: Evidence) -> Iterator[Fault]:
    """Divisions by zero in steps that read evidence of their own; in conditions, where anything hangs on them."""
    rules = [one.rule for one in scheme.adjustments if one.reads_evidence]
    conditions = tuple(conditions_on_evidence(scheme))
    numbers = numbers_of(scheme, evidence, written=True) if rules or conditions else {}
    if any(gap.faults for gap in _gaps_in_steps(scheme, numbers)):
        rules += conditions
    for rule in rules:
        try:
            rule.worked_out(numbers)
        except NotKnownError:
            continue  # What is missing is listed beside the clauses.
        except NoQuotientError as error:
            yield from no_number(error).faults


def _gaps_in_steps(scheme: Scheme, numbers: Mapping[str, Number]) -> Iterator[Gap]:
    """Why there is no total, no grade, or no telling whether the unit has a place."""
    ranked = (rule.under(Exact(numbers, scheme.readings)) for rule in scheme.ranking.rules)
    told = (numbers.get(TOTAL.path), numbers.get(GRADE.path), *ranked)
    return (one for one in told if isinstance(one, Gap))


def _lacked_beside(scheme: Scheme, evidence: Evidence, values: Values) -> Iterator[Fault]:
    """What is needed beside the clauses, and nobody has said or there was nothing of: no ruling is on that."""
    for rule in (joining.rule for joining in joinings_of(scheme.headings, scheme.joining)):
        yield from (missing(leaf, values) for leaf in (rule.lacking(values) if rule else ()))
    unread = {one.mean.path for one in scheme.clauses.values() if one.settled == "mean" and not one.nothing(values)}
    for leaf in scheme.inputs_beside:
        if isinstance(leaf, StatisticInput) and leaf.path not in values and leaf.path not in unread:
            yield missing(leaf, values)
    asked = {leaf.path: leaf for leaf in scheme.read_by_steps if given_at(leaf) not in values}
    numbers = numbers_of(scheme, evidence, written=True) if asked else {}
    gaps = tuple(_gaps_in_steps(scheme, numbers))
    for path, leaf in asked.items():
        if any(path in gap.nothing for gap in gaps):
            yield Fault.of(path, "nothing_in_step", label=named(leaf))
        elif any(path in gap.missing for gap in gaps):
            yield missing(leaf, values)


def _lacks(clause: Clause, evidence: Evidence, values: Values) -> Iterator[Fault]:
    nothing = clause.nothing(values)
    if not nothing:
        # An average of others that is given but cannot be told yet lacks the unit's own figure, listed itself.
        known = values.nothing | values.keys() | values.words.keys()
        yield from (missing(leaf, values) for leaf in clause.rule.lacking(values) if given_at(leaf) not in known)
    elif clause.settled is None and clause.id not in evidence.rulings:
        whys = tuple(shortened(why_nothing(evidence, path)) for path in nothing)
        text = {"clause": clause.id, "name": clause.name}
        yield Fault.of(pointer("rulings", clause.id), "ruling_needed", whys=whys, **text)
