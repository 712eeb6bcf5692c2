"""Calls that must not type-check: each is wrong in one way, and a type checker has to say so.

Nothing here runs. ``mypy --strict`` warns of an ignore that is not needed, so that a call which has come
to be accepted is found as an error.
"""

from fractions import Fraction

from huizhou_qa import Assessment, Evidence, amend, assess, assess_cohort, get_scheme
from huizhou_qa.analysis import compare, effect_of
from huizhou_qa.codec import assessment_to_json, evidence_from_json
from huizhou_qa.composite import composite
from huizhou_qa.onsite import OnSiteAssessment
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers import Band, LinearDeduction, percent, quantity
from huizhou_qa.statements import prevailing_values


def wrong(scheme: Scheme, evidence: Evidence, result: Assessment, on_site: OnSiteAssessment) -> None:
    get_scheme("huizhou", "2017")  # type: ignore[arg-type]
    get_scheme("huizhou", 2017, readings={"agri_products": 1.5})  # type: ignore[dict-item]
    assess(evidence, scheme)  # type: ignore[arg-type]
    assess(scheme, {"unit": "甲"})  # type: ignore[arg-type]
    assess(scheme)  # type: ignore[call-arg]
    assess_cohort(scheme, evidence)  # type: ignore[arg-type]
    Evidence.from_dict("甲")  # type: ignore[arg-type]
    evidence_from_json(b"{}")  # type: ignore[arg-type]
    assessment_to_json(evidence)  # type: ignore[arg-type]
    result.total = Fraction(1)  # type: ignore[misc, assignment]
    repr(result.clauses["11.3"].points + 0.5)  # type: ignore[operator]
    repr(result.points)  # type: ignore[attr-defined]
    LinearDeduction(percent("a", "甲"), 3, 90, "beneath", 1, "0.3", 3)  # type: ignore[arg-type]
    LinearDeduction(percent("a", "甲"), 3, 90.5, "below", 1, "0.3", 3)  # type: ignore[arg-type]
    Band(quantity("a", "甲", "件"), {0: 1})  # type: ignore[dict-item]
    Band("a", {"[0, 100]": 1})  # type: ignore[arg-type]
    amend(evidence, {"facts": {"pm25_annual_mean": 36}}, "办", 2018, "由")  # type: ignore[arg-type]
    prevailing_values(scheme, [evidence])  # type: ignore[list-item]
    compare(result, evidence)  # type: ignore[arg-type]
    effect_of(result, evidence)  # type: ignore[type-var]
    composite(result, on_site)  # type: ignore[call-arg]
    composite(result, on_site, choice="weighted", on_site_weight=0.3)  # type: ignore[arg-type]
