"""The bundled cohort of 2017, scored, joined and listed once for all tests that read it: all of it is frozen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from huizhou_qa import Cohort, Evidence, assess_cohort, get_scheme
from huizhou_qa.analysis import CohortResults, cohort_results
from huizhou_qa.composite import CompositeCohort, composite_cohort
from huizhou_qa.onsite import OnSiteAssessment, assess_on_site
from support import cohort_by_hand as by_hand

SCHEME = get_scheme("huizhou", 2017)


@cache
def cohort() -> Cohort:
    return assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in by_hand.bundled()])


@cache
def on_site() -> Mapping[str, OnSiteAssessment]:
    return {unit: assess_on_site(SCHEME, by_hand.ratings(at), unit=unit) for at, unit in enumerate(cohort().results)}


@cache
def joined(weight: str | None) -> CompositeCohort:
    """With the on-site score at a weight, or where there is none with an on-site check that only verifies."""
    choice = "verify_only" if weight is None else "weighted"
    return composite_cohort(cohort(), on_site(), choice=choice, on_site_weight=weight)


@cache
def listed() -> CohortResults:
    """What papers on the cohort are made of."""
    return cohort_results(cohort())


@cache
def listed_joined(weight: str | None) -> CohortResults:
    """The same of its composites."""
    return cohort_results(joined(weight))
