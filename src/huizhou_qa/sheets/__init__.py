"""Papers made from results: the self-scoring sheet (自评打分表) and others.

A comparison (对比表) of two results of one unit, a year's results (汇总表), the draft of a report (评价报告) and the
notice (通报) of them;
and blank forms: the self-scoring sheet, the contacts (附件4), the catalogue of proof, the ratings on site (附件2).
"""

from huizhou_qa.sheets.blank_forms import BlankForm, contact_list, on_site_form, proof_catalogue
from huizhou_qa.sheets.cohort_sheet import CohortSheet, cohort_sheet
from huizhou_qa.sheets.comparison_sheet import ComparisonRow, ComparisonSheet, comparison_sheet
from huizhou_qa.sheets.evaluation_report import EvaluationReport, evaluation_report
from huizhou_qa.sheets.notice import Notice, notice
from huizhou_qa.sheets.self_scoring import SelfScoringSheet, SheetRow, blank_self_scoring_sheet, self_scoring_sheet

__all__ = [
    "BlankForm",
    "CohortSheet",
    "ComparisonRow",
    "ComparisonSheet",
    "EvaluationReport",
    "Notice",
    "SelfScoringSheet",
    "SheetRow",
    "blank_self_scoring_sheet",
    "cohort_sheet",
    "comparison_sheet",
    "contact_list",
    "evaluation_report",
    "notice",
    "on_site_form",
    "proof_catalogue",
    "self_scoring_sheet",
]
