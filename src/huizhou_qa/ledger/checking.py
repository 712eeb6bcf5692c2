"""Checks evidence against a scheme, before scoring and again when a ledger is verified."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from huizhou_qa.errors import EvidenceError, Fault, described, nearest, pointer
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.ledger.ruling import settled_values
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
    if evidence.incidents and scheme.incident_table is None:
        faults.append(Fault.of("/incidents", "no_incident_rules"))
    elif scheme.incident_table is not None:
        for at, incident in enumerate(evidence.incidents or ()):
            faults += scheme.incident_table.faults_of(incident.elements, pointer("incidents", str(at)))
    if evidence.rulings or evidence.unsaid:
        faults += _ruling_faults(scheme, evidence)
    return faults


def incidents_missing(scheme: Scheme, evidence: Evidence) -> bool:
    """Whether the scheme needs incidents and the evidence does not say if there were any."""
    return scheme.incident_table is not None and evidence.incidents is None


def missing_incidents(scheme: Scheme) -> Fault:
    """The fault of evidence that does not say whether there were incidents."""
    return Fault("/incidents", "missing", {"case": "incidents", "incidents": scheme.terms.incidents})


def _ruling_faults(scheme: Scheme, evidence: Evidence) -> Iterator[Fault]:
    unsaid = {path.removeprefix(RULINGS) for path in evidence.unsaid if path.startswith(RULINGS)}
    for id_ in sorted(unsaid | evidence.rulings.keys()):
        if id_ not in scheme.clauses:
            alike = nearest(id_, scheme.clauses)
            yield Fault.of(pointer("rulings", id_), "unknown_name", case="ruling", id=described(id_), nearest=alike)
    values = settled_values(scheme, evidence)
    ruled = [clause for id_, clause in scheme.clauses.items() if id_ in evidence.rulings]
    for clause in ruled:
        if not clause.nothing(values):
            yield Fault.of(pointer("rulings", clause.id), "nothing_to_rule", clause=clause.id, name=clause.name)
    absent = [clause.max_points for clause in ruled if evidence.rulings[clause.id].treatment == "rescale"]
    if absent and sum(absent, Fraction(0)) == scheme.max_points:
        yield Fault.of("/rulings", "nothing_left")
