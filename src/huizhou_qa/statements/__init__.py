"""Several accounts of one unit (自评、文审、实地核查), and which of them stands for every value."""

from huizhou_qa.statements.account import Account
from huizhou_qa.statements.laying import StandingValue
from huizhou_qa.statements.rule import StandingRule
from huizhou_qa.statements.standing import Standing, reasons_by_clause, standing

__all__ = ["Account", "Standing", "StandingRule", "StandingValue", "reasons_by_clause", "standing"]
