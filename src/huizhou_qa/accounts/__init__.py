"""Several accounts of one unit (自评、文审、实地核查), and which of them stands for every value."""

from huizhou_qa.accounts.account import Account
from huizhou_qa.accounts.laying import StandingValue
from huizhou_qa.accounts.rule import StandingRule
from huizhou_qa.accounts.standing import Standing, reasons_by_clause, standing

__all__ = ["Account", "Standing", "StandingRule", "StandingValue", "reasons_by_clause", "standing"]
