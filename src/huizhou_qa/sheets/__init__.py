"""The office's own papers in words, made from ledgers: the self-scoring sheet (自评打分表) and its kin.

A comparison (对比表) of two results of one unit, a year's results (汇总表) and the notice (通报) of them.
"""

from huizhou_qa.sheets.cohort import CohortSheet, cohort_sheet
from huizhou_qa.sheets.comparison import ComparisonRow, ComparisonSheet, comparison_sheet
from huizhou_qa.sheets.notice import Notice, notice
from huizhou_qa.sheets.self_scoring import SelfScoringSheet, SheetRow, self_scoring_sheet

__all__ = [
    "CohortSheet",
    "ComparisonRow",
    "ComparisonSheet",
    "Notice",
    "SelfScoringSheet",
    "SheetRow",
    "cohort_sheet",
    "comparison_sheet",
    "notice",
    "self_scoring_sheet",
]
