"""Combines several statements about one unit (自评、文审、实地核查): decides which one prevails for each value."""

from huizhou_qa.statements.precedence import PrecedenceRule
from huizhou_qa.statements.prevailing import PrevailingValues, prevailing_values, reasons_by_clause
from huizhou_qa.statements.selection import PrevailingValue
from huizhou_qa.statements.statement import Statement

__all__ = [
    "PrecedenceRule",
    "PrevailingValue",
    "PrevailingValues",
    "Statement",
    "prevailing_values",
    "reasons_by_clause",
]
