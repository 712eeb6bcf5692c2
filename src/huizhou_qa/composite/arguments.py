"""Checks the arguments of a composite: a known choice, a weight between 0 and 1, two scores of one unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Literal

from huizhou_qa.errors import EvidenceError, Fault, NumberError, SchemeError, described, is_a
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.fields.names import compared
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.numbers.exact import ExactNumber, plain, plain_text, readable
from huizhou_qa.onsite import OnSiteAssessment

CompositeChoice = Literal["verify_only", "weighted"]
CHOICES: tuple[CompositeChoice, ...] = ("verify_only", "weighted")
Weight = ExactNumber | Mapping[str, ExactNumber]
"""A share, or an exact quotient of two whole numbers: {"numerator": 1, "denominator": 3}."""
WEIGHT = "/on_site_weight"


def read_choice(choice: str) -> CompositeChoice:
    """Reads the choice; raises SchemeError for an unknown one."""
    plain_choice = plain_text(choice)
    for known in CHOICES:
        if plain_choice == known:
            return known
    raise SchemeError.of("/choice", "unknown_choice", case="composite", given=described(choice), known=CHOICES)


def read_weight(choice: CompositeChoice, weight: Weight | None) -> Fraction | None:
    """Reads the weight as an exact share; None where the choice needs none. Raises EvidenceError for anything else."""
    if choice == "verify_only" and weight is None:
        return None
    if choice == "verify_only":
        raise no_composite(Fault.of(WEIGHT, "out_of_place", case="weight"))
    if weight is None:
        raise no_composite(Fault.of(WEIGHT, "required", case="weight"))
    share = _gated(weight)
    if not 0 <= share <= 1:
        raise no_composite(Fault.of(WEIGHT, "out_of_range", case="weight", given=described(plain(share))))
    return share


def _gated(weight: object) -> Fraction:
    if type(weight) is Fraction:
        # A weight that was read as text before may be longer than any that is given as a fraction.
        try:
            return readable(weight)
        except NumberError:
            raise no_composite(Fault.of(WEIGHT, "too_long", case="weight")) from None
    faults = Faults()
    share = Given(weight, WEIGHT, faults).number()
    if faults.found:
        raise no_composite(*(_of_a_weight(fault, weight) for fault in faults.found))
    return share


def _of_a_weight(fault: Fault, weight: object) -> Fault:
    """The fault with a remedy for a weight, which, unlike evidence, cannot be left out."""
    may_be_left_out = fault.code in {"not_a_number", "not_finite"} or fault.params.get("case") == "not_finite"
    if may_be_left_out and fault.path == WEIGHT:
        return Fault.of(WEIGHT, fault.code, case="weight", given=described(weight))
    return fault


def no_composite(*faults: Fault) -> EvidenceError:
    """The error of these faults."""
    return EvidenceError(faults, {"case": "composite"})


def no_scores(assessment: object, on_site: object) -> Iterator[Fault]:
    """The faults of arguments that are no scores."""
    if not is_a(assessment, Assessment):
        yield Fault.of("/assessment", "wrong_type", case="score", given=described(assessment))
    if not is_a(on_site, OnSiteAssessment):
        yield Fault.of("/on_site", "wrong_type", case="on_site", given=described(on_site))


def misfits(assessment: Assessment, on_site: OnSiteAssessment) -> Iterator[Fault]:
    """The faults of two scores that are not of one unit and one scheme."""
    unit, rated = assessment.unit, on_site.unit
    if on_site.plan != assessment.scheme.on_site:
        yield Fault.of("/on_site", "another_scheme", case="on_site", scheme=assessment.scheme_id)
    if rated is None:
        yield Fault.of("/on_site/unit", "required", case="on_site_unit", unit=described(unit))
    elif compared(plain_text(rated) or "") != compared(unit):
        yield Fault.of("/on_site/unit", "another_unit", case="on_site", unit=described(unit), other=described(rated))
