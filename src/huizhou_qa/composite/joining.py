"""How an assessment and an on-site score are joined: the total, and the grades that it may lead to.

``composite.py`` holds the result; here is only the arithmetic.
"""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.ledger.figures import at_path, grades_at
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.pending_grades import possible_numbers
from huizhou_qa.onsite import OnSiteAssessment
from huizhou_qa.scheme.program.building import TOTAL
from huizhou_qa.scheme.scheme import Scheme


def score_joined(score: Fraction, scheme: Scheme, on_site: OnSiteAssessment, weight: Fraction) -> Fraction:
    """Both scores, each out of the scheme's full marks, by their weights."""
    return score * (1 - weight) + on_site.total * scheme.max_points / full_of(on_site) * weight


def full_of(on_site: OnSiteAssessment) -> int:
    """The full marks on site."""
    return sum(table.max_points for table in on_site.plan.tables)


def total_joined(score: Fraction, scheme: Scheme, on_site: OnSiteAssessment, weight: Fraction) -> Fraction:
    """The total on the grid of written figures, from a score that is written."""
    return scheme.rounding.rounded(score_joined(score, scheme, on_site, weight))


def possible_grades_joined(assessment: Ledger, on_site: OnSiteAssessment, weight: Fraction) -> tuple[str, ...]:
    """The grades that a composite may come to have once the incidents of the unit are settled, the best first.

    None where ``possible_grades`` of the assessment gives none.
    """
    scheme, found = assessment.scheme, set()
    for numbers in possible_numbers(assessment):
        total = total_joined(at_path(numbers, TOTAL.path), scheme, on_site, weight)
        found.add(grades_at(scheme, numbers, total)[1])
    return tuple(grade for grade in scheme.grade_rule.grades if grade in found)
