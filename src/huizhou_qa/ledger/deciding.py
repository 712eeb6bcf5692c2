"""What is decided of incidents: the class of each, and which are not settled.

Small pure functions, called when a ledger is written and again when it is verified.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from huizhou_qa.evidence.evidence import NONE_HAPPENED, Evidence
from huizhou_qa.evidence.values import NotKnownError
from huizhou_qa.ledger.figures import numbers_of
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.readers.gaps import Number
from huizhou_qa.scheme.incidents.incidents import ClassifiedIncident
from huizhou_qa.scheme.scheme import Scheme


def classify(scheme: Scheme, evidence: Evidence) -> tuple[ClassifiedIncident, ...]:
    """Every incident with its one class; where a scheme has no table there is nothing to class.

    Raises NotKnownError where it is not known whether there were any.
    """
    if scheme.incident_table is None:
        return ()
    if evidence.incidents is None:
        raise NotKnownError(NONE_HAPPENED)
    return tuple(scheme.incident_table.classify(incident) for incident in evidence.incidents)


def class_counts(scheme: Scheme, incidents: tuple[ClassifiedIncident, ...]) -> dict[str, Number]:
    """How many incidents fell into each class that the scheme's table knows."""
    if scheme.incident_table is None:
        return {}
    found = [incident.class_ for incident in incidents]
    return {path: Fraction(found.count(class_)) for class_, path in scheme.incident_table.classes.items()}


def known_to_steps(
    scheme: Scheme, evidence: Evidence, incidents: tuple[ClassifiedIncident, ...]
) -> Mapping[str, Number]:
    """What adjustments read: how many incidents fell into each class, and where they read more, all that is known.

    Results are those that go on, with figures written.
    """
    counts = class_counts(scheme, incidents)
    if any(adjustment.reads_results for adjustment in scheme.adjustments):
        return {**numbers_of(scheme, evidence, written=True), **counts}
    # Copied for those alone that read more: of most schemes nothing.
    asks_more = any(adjustment.reads_evidence for adjustment in scheme.adjustments)
    return {**member_of(scheme, evidence, settled_values(scheme, evidence)).known, **counts} if asks_more else counts


def pending(incidents: tuple[ClassifiedIncident, ...]) -> tuple[str, ...]:
    """The ids of incidents that are not settled and could still change the result."""
    return tuple(incident.id for incident in incidents if incident.pending)
