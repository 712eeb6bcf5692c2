"""Reads evidence from JSON text, and writes evidence and assessments as JSON text. Uses no files."""

from huizhou_qa.codec.reading import check_json, evidence_from_json, history_from_json
from huizhou_qa.codec.writing import assessment_to_json, evidence_to_json, history_to_json

__all__ = [
    "assessment_to_json",
    "check_json",
    "evidence_from_json",
    "evidence_to_json",
    "history_from_json",
    "history_to_json",
]
