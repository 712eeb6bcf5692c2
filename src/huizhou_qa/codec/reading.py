"""Reads evidence from JSON text; no number passes through a binary float."""

from __future__ import annotations

from huizhou_qa.codec.limits import OF_EVIDENCE
from huizhou_qa.codec.texts import object_at_once, object_of
from huizhou_qa.engine.checking import check
from huizhou_qa.errors import EvidenceError, Fault
from huizhou_qa.evidence.amending import history_from_dict
from huizhou_qa.evidence.evidence import Evidence, evidence_read
from huizhou_qa.evidence.source import figures_in
from huizhou_qa.scheme.scheme import Scheme, as_scheme


def evidence_from_json(text: str) -> Evidence:
    """Reads evidence from a JSON text.

    Raises EvidenceError for text that is not JSON (NaN and infinities are not) and for every
    fault of form, including repeated keys.
    """
    plain = object_at_once(text, OF_EVIDENCE)
    read = None if plain is None else figures_in(plain)
    return Evidence.from_dict(object_of(text, EvidenceError, OF_EVIDENCE)) if read is None else evidence_read(read)


def history_from_json(text: str) -> Evidence:
    """Reads corrected evidence from a JSON text, with its whole chain of corrections.

    Raises EvidenceError as ``evidence_from_json`` and ``amend`` do, each fault with its path in the text.
    """
    return history_from_dict(object_of(text, EvidenceError, OF_EVIDENCE))


def check_json(scheme: Scheme, text: str) -> tuple[Fault, ...]:
    """Lists every fault of the evidence in a JSON text, as ``check`` does; empty where it can be scored.

    Text that is not JSON is one fault. Raises SchemeError for a ``scheme`` that is none, and nothing else.
    """
    as_scheme(scheme)
    try:
        given = object_of(text, EvidenceError, OF_EVIDENCE)
    except EvidenceError as error:
        return error.faults
    return check(scheme, given)
