"""Exact, explained scoring of the quality work assessment of Chinese counties and districts.

The names that users import, and nothing else. Scorers live in ``huizhou_qa.scorers``, JSON in
``huizhou_qa.codec``, who states what in ``statements``, what is done with several results in ``analysis`` and
``composite``.
"""

from huizhou_qa.analysis.bounding.bounds import bounds
from huizhou_qa.editions.catalogue import get_scheme, list_schemes
from huizhou_qa.engine.assess import assess
from huizhou_qa.engine.checking import check
from huizhou_qa.engine.cohort import assess_cohort
from huizhou_qa.errors import (
    EvidenceError,
    Fault,
    HuizhouQAError,
    MissingEvidenceError,
    NumberError,
    SchemeDigestError,
    SchemeError,
    UnknownSchemeError,
    VerificationError,
)
from huizhou_qa.evidence.amending import amend, history
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.cohort import Cohort
from huizhou_qa.version import __version__

__all__ = [
    "Assessment",
    "Cohort",
    "Evidence",
    "EvidenceError",
    "Fault",
    "HuizhouQAError",
    "MissingEvidenceError",
    "NumberError",
    "SchemeDigestError",
    "SchemeError",
    "UnknownSchemeError",
    "VerificationError",
    "__version__",
    "amend",
    "assess",
    "assess_cohort",
    "bounds",
    "check",
    "get_scheme",
    "history",
    "list_schemes",
]
