"""附件1 of the 2017 plan as a program: 100 marks in 58 clauses, deductions, a veto, grades."""

from huizhou_qa.editions.huizhou.y2017.annex_1.program import PROGRAM

__all__ = ["PROGRAM"]
