"""Checks evidence against a scheme, before scoring and again when a ledger is verified."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from fractions import Fraction

from huizhou_qa.errors import EvidenceError, Fault, described, nearest, pointer
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.plain_structures import MOST_FAULTS
from huizhou_qa.ledger.rescaling import absent_clauses, rescaled_at_the_top
from huizhou_qa.ledger.ruling import settled_values, unmeasured_workings
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.joining import Joining
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import clauses_of, counted_of
from huizhou_qa.scheme.scheme import Scheme, as_scheme

RULINGS = "/rulings/"


def require_fit(scheme: Scheme, evidence: Evidence) -> None:
    """Raises EvidenceError listing everything in the evidence that does not fit the scheme."""
    EvidenceError.raise_if_any(faults_of(scheme, evidence), case="unit", unit=evidence.unit)


def faults_of(scheme: Scheme, evidence: Evidence) -> list[Fault]:
    """The faults of values, incidents and rulings that do not fit the scheme."""
    as_scheme(scheme)
    # A subclass may bring methods and comparisons of its own: no ledger of it could be verified.
    if type(evidence) is not Evidence:
        raise EvidenceError.of("", "wrong_type", case="not_evidence", given=described(evidence))
    faults = scheme.input_register.faults(evidence)
    for told in incident_faults(scheme, evidence):
        if len(faults) >= MOST_FAULTS:
            break
        faults += told
    if evidence.rulings or evidence.unsaid:
        faults += _ruling_faults(scheme, evidence)
    if evidence.rulings or scheme.absences:
        faults += absence_faults(scheme, absent_in(scheme, evidence))
    return faults


def incident_faults(scheme: Scheme, evidence: Evidence) -> Iterator[list[Fault]]:
    """The faults of each incident by the scheme's table, or that there are incidents where it has none."""
    table = scheme.incident_table
    if evidence.incidents and table is None:
        yield [Fault.of("/incidents", "no_incident_rules")]
    elif table is not None:
        for at, incident in enumerate(evidence.incidents or ()):
            elements = {**incident.elements, **dict.fromkeys(sorted(incident.unsaid))}
            yield list(table.faults_of(elements, pointer("incidents", str(at))))


def incidents_missing(scheme: Scheme, evidence: Evidence) -> bool:
    """Whether the scheme needs incidents and the evidence does not say if there were any."""
    return scheme.incident_table is not None and evidence.incidents is None


def missing_incidents(scheme: Scheme) -> Fault:
    """The fault of evidence that does not say whether there were incidents."""
    return Fault("/incidents", "missing", {"case": "incidents", "incidents": scheme.terms.incidents})


def _ruling_faults(scheme: Scheme, evidence: Evidence) -> Iterator[Fault]:
    unsaid = {path.removeprefix(RULINGS) for path in evidence.unsaid if path.startswith(RULINGS)}
    unknown = sorted((unsaid | evidence.rulings.keys()) - scheme.clauses.keys())
    for id_ in unknown[:MOST_FAULTS]:
        alike = nearest(id_, scheme.clauses)
        yield Fault.of(pointer("rulings", id_), "unknown_name", case="ruling", id=described(id_), nearest=alike)
    values = settled_values(scheme, evidence)
    ruled = [clause for id_, clause in scheme.clauses.items() if id_ in evidence.rulings]
    for clause in ruled:
        if clause.settled is not None:
            told = {"case": "by_scheme", "clause": clause.id, "name": clause.name}
            yield Fault(pointer("rulings", clause.id), "nothing_to_rule", told)
        elif not clause.nothing(values):
            yield Fault.of(pointer("rulings", clause.id), "nothing_to_rule", clause=clause.id, name=clause.name)


def absent_in(scheme: Scheme, evidence: Evidence) -> frozenset[str]:
    """The ids of the clauses that are left out (缺项)."""
    return absent_clauses(unmeasured_workings(scheme, evidence, settled_values(scheme, evidence)))


def absence_faults(scheme: Scheme, absent: Container[str]) -> Iterator[Fault]:
    """Where, without the clauses of these ids, too little is present to be rescaled: of the whole, or of a part."""
    whole = list(rescaled_at_the_top(scheme.headings))
    left_out = [clause.max_points for clause in whole if clause.id in absent]
    if left_out and sum(left_out, Fraction(0)) == sum((clause.max_points for clause in whole), Fraction(0)):
        yield Fault.of("/rulings", "nothing_left")
    elif left_out:
        yield from _too_few(scheme.title, scheme.joining, clauses_of(counted_of(scheme.headings)), absent)
    parts: list[Item | Heading] = [*scheme.items.values(), *scheme.groups.values()]
    for part in parts:
        if part.joining.rescaled:
            below = part.clauses if isinstance(part, Item) else clauses_of((part,))
            yield from _too_few(part.id, part.joining, below, absent)


def _too_few(group: str, joining: Joining, clauses: Iterable[Clause], absent: Container[str]) -> Iterator[Fault]:
    present = sum(clause.id not in absent for clause in clauses)
    if present < joining.at_least:
        yield Fault.of("", "too_few_present", group=group, present=present, at_least=joining.at_least)
