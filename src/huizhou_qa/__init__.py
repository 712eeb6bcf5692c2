"""Exact, explained scoring of the quality work assessment of Chinese counties and districts.

The names that users import, and nothing else. Scorers live in ``huizhou_qa.scorers``, JSON in
``huizhou_qa.codec``, who states what in ``statements``, what is done with several results in ``analysis`` and
``composite``.
"""

from typing import TYPE_CHECKING

from huizhou_qa.on_demand import names_on_demand
from huizhou_qa.version import __version__

if TYPE_CHECKING:
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
else:
    # Type checkers read the imports above; a running program loads a name when it asks for it.
    __getattr__, __dir__ = names_on_demand(
        __name__,
        {
            "analysis.bounding.bounds": ("bounds",),
            "editions.catalogue": (
                "get_scheme",
                "list_schemes",
            ),
            "engine.assess": ("assess",),
            "engine.checking": ("check",),
            "engine.cohort": ("assess_cohort",),
            "errors": (
                "EvidenceError",
                "Fault",
                "HuizhouQAError",
                "MissingEvidenceError",
                "NumberError",
                "SchemeDigestError",
                "SchemeError",
                "UnknownSchemeError",
                "VerificationError",
            ),
            "evidence.amending": (
                "amend",
                "history",
            ),
            "evidence.evidence": ("Evidence",),
            "ledger.assessment": ("Assessment",),
            "ledger.cohort": ("Cohort",),
        },
    )

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
