"""What a composite may be made of: a choice that is known, a weight that is a share, two scores of one unit."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from huizhou_qa.errors import EvidenceError, Fault, NumberError, SchemeError, described, is_a
from huizhou_qa.ground.names import compared
from huizhou_qa.ground.numbers import MOST_DIGITS, MOST_EXPONENT, ExactNumber, exact, plain, plain_text
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.onsite import OnSiteAssessment

Choice = Literal["verify_only", "weighted"]
CHOICES: tuple[Choice, ...] = ("verify_only", "weighted")
WEIGHT = "/on_site_weight"
MOST = 10 ** (MOST_DIGITS + MOST_EXPONENT)


def read_choice(choice: str) -> Choice:
    """The choice, one of those known; SchemeError for any other."""
    plain_choice = plain_text(choice)
    for known in CHOICES:
        if plain_choice == known:
            return known
    raise SchemeError.of("/choice", "unknown_choice", case="composite", given=described(choice), known=CHOICES)


def read_weight(choice: Choice, weight: ExactNumber | None) -> Fraction | None:
    """The weight as an exact share, None where the choice reads none; EvidenceError for what is no share."""
    if choice == "verify_only" and weight is None:
        return None
    if choice == "verify_only":
        raise no_composite(Fault.of(WEIGHT, "out_of_place", case="weight"))
    if weight is None:
        raise no_composite(Fault.of(WEIGHT, "required", case="weight"))
    try:
        share = _gated(weight)
    except NumberError as error:
        raise no_composite(*(fault.under(WEIGHT) for fault in error.faults)) from None
    if not 0 <= share <= 1:
        raise no_composite(Fault.of(WEIGHT, "out_of_range", case="weight", given=described(plain(share))))
    return share


def _gated(weight: ExactNumber) -> Fraction:
    if not isinstance(weight, Fraction):
        return exact(weight)
    # A fraction may be one that was let in before as text: 30 digits, moved by at most 99 places.
    share = Fraction(weight.numerator, weight.denominator)
    if max(abs(share.numerator), share.denominator) > MOST:
        raise NumberError.of("", "too_long", case="weight")
    return share


def no_composite(*faults: Fault) -> EvidenceError:
    """The error that these faults make."""
    return EvidenceError(faults, {"case": "composite"})


def no_scores(assessment: object, on_site: object) -> Iterator[Fault]:
    """What of the two is no score at all."""
    if not is_a(assessment, Assessment):
        yield Fault.of("/assessment", "wrong_type", case="score", given=described(assessment))
    if not is_a(on_site, OnSiteAssessment):
        yield Fault.of("/on_site", "wrong_type", case="on_site", given=described(on_site))


def misfits(assessment: Assessment, on_site: OnSiteAssessment) -> Iterator[Fault]:
    """Everything for which two sound scores are not those of one unit by one scheme."""
    unit, rated = assessment.unit, on_site.unit
    if on_site.plan != assessment.scheme.on_site:
        yield Fault.of("/on_site", "another_scheme", case="on_site", scheme=assessment.scheme_id)
    if rated is None:
        yield Fault.of("/on_site/unit", "required", case="on_site_unit", unit=described(unit))
    elif compared(plain_text(rated) or "") != compared(unit):
        yield Fault.of("/on_site/unit", "another_unit", case="on_site", unit=described(unit), other=described(rated))
