"""The comprehensive assessment (综合考核): combines the self-scored and the on-site score as the caller chooses."""

from huizhou_qa.composite.composite import Composite, GradeUnder, composite
from huizhou_qa.composite.composite_cohort import CompositeCohort, composite_cohort

__all__ = ["Composite", "CompositeCohort", "GradeUnder", "composite", "composite_cohort"]
