"""Checks of a scheme by examples: evidence drawn for it, and the laws that its results keep, beside its proofs.

Needs the extra ``testing`` (hypothesis); nothing else imports it.
"""

from huizhou_qa.testing.checking import check_scheme
from huizhou_qa.testing.evidence import evidence_strategy
from huizhou_qa.testing.incidents import incident_strategy

__all__ = ["check_scheme", "evidence_strategy", "incident_strategy"]
