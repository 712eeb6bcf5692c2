"""Procedure (考核安排、考核材料): checks of submission, claims and stages, and the skeleton of the report."""

from huizhou_qa.procedure.claims import ClaimCheck, ClaimDifference, check_claims
from huizhou_qa.procedure.report import ReportSection, report_skeleton
from huizhou_qa.procedure.stages import check_stages
from huizhou_qa.procedure.submission import check_submission

__all__ = [
    "ClaimCheck",
    "ClaimDifference",
    "ReportSection",
    "check_claims",
    "check_stages",
    "check_submission",
    "report_skeleton",
]
