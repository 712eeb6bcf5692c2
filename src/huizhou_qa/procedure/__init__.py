"""Procedure (考核安排、考核材料): checks of submission and stages, and the skeleton of the report."""

from huizhou_qa.procedure.report import ReportSection, report_skeleton
from huizhou_qa.procedure.stages import check_stages
from huizhou_qa.procedure.submission import check_submission

__all__ = ["ReportSection", "check_stages", "check_submission", "report_skeleton"]
