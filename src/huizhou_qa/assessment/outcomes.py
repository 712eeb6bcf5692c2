"""What becomes of each clause: points, a ruling, or nothing that can be said yet.

A clause is known where its rule can be evaluated; it is nothing where there was nothing to measure,
and then a ruling must say how that counts; otherwise something is missing. Nothing is half-scored:
either every clause has its working, or an error lists all that stands in the way.
"""

from __future__ import annotations

from collections.abc import Iterator

from huizhou_qa.errors import Fault, MissingEvidenceError, pointer, shortened
from huizhou_qa.ground.evidence.evidence import Evidence
from huizhou_qa.ground.rules import missing, no_number
from huizhou_qa.ground.values import NoQuotientError, NotKnownError, Values
from huizhou_qa.ground.workings import Working
from huizhou_qa.ledger.checking import incidents_missing, missing_incidents
from huizhou_qa.ledger.ruling import ruled_working, settled_values, why_nothing
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.tree import Clause

Workings = tuple[Working, ...]


def workings_of(scheme: Scheme, evidence: Evidence) -> Workings:
    """Every clause's working, in the order of the text.

    Raises EvidenceError for divisions by nought, and MissingEvidenceError listing all that is
    missing or needs a ruling, what nobody has said of incidents among it.
    """
    if incidents_missing(scheme, evidence):
        raise _incomplete(scheme, evidence)
    try:
        if not evidence.rulings:
            values = evidence.values
            return tuple([rule.evaluate(values) for rule in scheme.rules])
        return _ruled_workings(scheme, evidence)
    except NotKnownError:
        raise _incomplete(scheme, evidence) from None
    except NoQuotientError as error:
        raise no_number(error) from None


def _ruled_workings(scheme: Scheme, evidence: Evidence) -> Workings:
    values = settled_values(scheme, evidence)
    return tuple([_working(clause, evidence, values) for clause in scheme.clauses.values()])


def _working(clause: Clause, evidence: Evidence, values: Values) -> Working:
    ruled = ruled_working(clause, evidence, values)
    return clause.rule.evaluate(values) if ruled is None else ruled


def _incomplete(scheme: Scheme, evidence: Evidence) -> MissingEvidenceError:
    """All that any clause lacks, by lead department, each once."""
    values = settled_values(scheme, evidence)
    by_lead: dict[str, dict[str, Fault]] = {}
    for item in scheme.items.values():
        for clause in item.clauses:
            for fault in _lacks(clause, evidence, values):
                by_lead.setdefault(clause.lead or item.lead, {}).setdefault(fault.path, fault)
    if incidents_missing(scheme, evidence):
        fault = missing_incidents()
        by_lead.setdefault(_lead_of_incidents(scheme), {})[fault.path] = fault
    listed = {lead: tuple(faults.values()) for lead, faults in by_lead.items()}
    return MissingEvidenceError(listed, {"case": "unit", "unit": evidence.unit})


def _lead_of_incidents(scheme: Scheme) -> str:
    """The department that knows of incidents: that of the first veto (否决项) that names one."""
    return next((veto.lead for veto in scheme.vetoes if veto.lead), "")


def _lacks(clause: Clause, evidence: Evidence, values: Values) -> Iterator[Fault]:
    nothing = clause.nothing(values)
    if not nothing:
        # An average of others that is given but cannot be told yet lacks the unit's own figure, listed itself.
        known = values.nothing | values.keys()
        yield from (missing(leaf, values) for leaf in clause.rule.lacking(values) if leaf.given_as not in known)
    elif clause.id not in evidence.rulings:
        whys = tuple(shortened(why_nothing(evidence, path)) for path in nothing)
        told = {"clause": clause.id, "name": clause.name}
        yield Fault.of(pointer("rulings", clause.id), "ruling_needed", whys=whys, **told)
