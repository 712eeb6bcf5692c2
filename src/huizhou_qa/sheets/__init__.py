"""The office's own paper: the self-scoring sheet (自评打分表) in words, made from an assessment's ledger."""

from huizhou_qa.sheets.self_scoring import SelfScoringSheet, SheetRow, self_scoring_sheet

__all__ = ["SelfScoringSheet", "SheetRow", "self_scoring_sheet"]
