"""The frame around the rules: the tree of marks, incidents, grade lines, steps, and the scheme they make up.

What an author of a scheme needs beside ``huizhou_qa.scorers`` is here.
"""

from huizhou_qa.scheme.agreements import Agreement, Exclusion
from huizhou_qa.scheme.incidents.elements import IncidentElement, ValueWords, named, yes_or_no
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.incidents.lines import IncidentLine, Period
from huizhou_qa.scheme.marks.clauses import Caution, Clause
from huizhou_qa.scheme.marks.joining import Joining
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.grades import GradeAsks, GradeCondition, GradeLine, GradeRule
from huizhou_qa.scheme.steps.ranking import Ranking
from huizhou_qa.scheme.steps.steps import Graded, Limit, RoundedTotal, base, grade_after, points_of, total_after
from huizhou_qa.scheme.steps.vetoes import AtBest, BarsGrade, LowersGrade, SetsGrade
from huizhou_qa.scheme.terms import Terms

__all__ = [
    "Adjustment",
    "Agreement",
    "AtBest",
    "BarsGrade",
    "Caution",
    "Clause",
    "Exclusion",
    "GradeAsks",
    "GradeCondition",
    "GradeLine",
    "GradeRule",
    "Graded",
    "Heading",
    "IncidentElement",
    "IncidentLine",
    "IncidentTable",
    "Item",
    "Joining",
    "Limit",
    "LowersGrade",
    "Period",
    "Ranking",
    "RoundedTotal",
    "Rounding",
    "Scheme",
    "SetsGrade",
    "Terms",
    "ValueWords",
    "base",
    "grade_after",
    "named",
    "points_of",
    "total_after",
    "yes_or_no",
]
