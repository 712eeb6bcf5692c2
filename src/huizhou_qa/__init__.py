"""Exact, explained scoring of the quality work assessment of Chinese counties and districts.

The names that users import, and nothing else. Scorers live in ``huizhou_qa.scorers``, JSON in
``huizhou_qa.codec``, what is done with several results in ``accounts``, ``analysis`` and ``composite``.
"""

from huizhou_qa.assessment.assess import assess
from huizhou_qa.assessment.cohort import assess_cohort
from huizhou_qa.errors import (
    EvidenceError,
    Fault,
    HuizhouQAError,
    MissingEvidenceError,
    NumberError,
    SchemeError,
    UnknownSchemeError,
    VerificationError,
)
from huizhou_qa.ground.evidence.amending import amend, history
from huizhou_qa.ground.evidence.evidence import Evidence
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.cohort import Cohort
from huizhou_qa.registry import get_scheme

__all__ = [
    "Assessment",
    "Cohort",
    "Evidence",
    "EvidenceError",
    "Fault",
    "HuizhouQAError",
    "MissingEvidenceError",
    "NumberError",
    "SchemeError",
    "UnknownSchemeError",
    "VerificationError",
    "amend",
    "assess",
    "assess_cohort",
    "get_scheme",
    "history",
]
