"""Whether a scheme can read evidence at all: asked before it is scored, and again when a ledger is verified."""

from __future__ import annotations

from huizhou_qa.ground.errors import EvidenceError, Fault, shown
from huizhou_qa.ground.evidence.evidence import Evidence
from huizhou_qa.scheme.scheme import Scheme


def check(scheme: Scheme, evidence: Evidence) -> None:
    """Raises EvidenceError listing every value that the scheme cannot have been given."""
    if not isinstance(evidence, Evidence):
        fault = Fault("", "wrong_type", f"{shown(evidence)} is not evidence; make it with Evidence.from_dict")
        raise EvidenceError("there is no evidence", [fault])
    scheme.register.check(evidence)
    if evidence.incidents and scheme.incident_table is None:
        fault = Fault("/incidents", "no_incident_rules", "the scheme says nothing of incidents; leave them out")
        raise EvidenceError(f"the evidence of {shown(evidence.unit)} does not fit", [fault])
