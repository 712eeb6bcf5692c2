"""The frame around the rules: the tree of marks, incidents, grade lines, steps, and the scheme they make up.

What an author of a scheme needs beside ``huizhou_qa.scorers`` is here.
"""

from huizhou_qa.scheme.adjustments import Adjustment
from huizhou_qa.scheme.agreements import Agreement, Exclusion
from huizhou_qa.scheme.clauses import Caution, Clause
from huizhou_qa.scheme.grades import GradeAsks, GradeCondition, GradeLine, GradeRule
from huizhou_qa.scheme.incident_elements import IncidentElement, ValueWords, named, yes_or_no
from huizhou_qa.scheme.incident_lines import IncidentLine, Period
from huizhou_qa.scheme.incidents import IncidentTable
from huizhou_qa.scheme.joining import Joining
from huizhou_qa.scheme.ranking import Ranking
from huizhou_qa.scheme.rounding import Rounding
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps import Graded, Limit, RoundedTotal, base, grade_after, points_of, total_after
from huizhou_qa.scheme.terms import Terms
from huizhou_qa.scheme.tree import Heading, Item
from huizhou_qa.scheme.vetoes import AtBest, BarsGrade, LowersGrade, SetsGrade

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
