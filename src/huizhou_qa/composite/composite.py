"""One unit's composite result (综合考核结果) and what its grade would be under every other choice.

The text rests the grade on self-assessment, on-site check and data together, and prints no weight
for any of them. So the choice is the caller's, nothing is preset, and the result names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Literal, NamedTuple

from attrs import evolve, frozen

from huizhou_qa.errors import EvidenceError, Fault, Note, NumberError, SchemeError, VerificationError, pointer, shown
from huizhou_qa.ground.numbers import ExactNumber, exact, plain
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.deciding import grade_after_vetoes
from huizhou_qa.ledger.verification import disagreements, exact_shares
from huizhou_qa.onsite import OnSiteAssessment
from huizhou_qa.scheme.scheme import Scheme

Choice = Literal["verify_only", "weighted"]
CHOICES: tuple[Choice, ...] = ("verify_only", "weighted")
HUNDRED = 100


class GradeUnder(NamedTuple):
    """The grade under a choice; for weights, those from the least to the greatest, in whole percents as shares."""

    choice: Choice
    from_weight: Fraction | None
    to_weight: Fraction | None
    grade: str


@frozen(repr=False)
class Composite:
    """A unit's composite result, with what it is made of and the choice that made it.

    ``choice`` is ``verify_only`` (the on-site check confirms, and the Annex 1 score counts alone) or
    ``weighted`` (the on-site score counts ``on_site_weight``, the Annex 1 score the rest). ``total`` is
    written once, half up, with the scheme's places, from the Annex 1 total as written; ``exact_total``
    and ``exact_grade`` are what they would be with nothing rounded, no clause either. ``grades`` is the
    grade under every choice: ``verify_only``, and every weight of a whole percent.
    """

    assessment: Assessment
    on_site: OnSiteAssessment
    choice: Choice
    on_site_weight: Fraction | None
    total: Decimal
    grade_before_veto: str
    grade: str
    exact_total: Fraction
    exact_grade: str
    grades: tuple[GradeUnder, ...]
    notes: tuple[Note, ...]

    @property
    def unit(self) -> str:
        """The unit (县、区)."""
        return self.assessment.unit

    @property
    def provisional(self) -> tuple[str, ...]:
        """The ids of pending incidents that the result leaves out."""
        return self.assessment.provisional

    def verify(self) -> None:
        """Verifies both ledgers and makes the composite again.

        Raises VerificationError naming everything that does not agree.
        """
        faults = list(composite_disagreements(self))
        if faults:
            raise VerificationError("the composite does not agree with itself", faults)

    def __repr__(self) -> str:
        weight = "" if self.on_site_weight is None else f" {plain(self.on_site_weight)}"
        return f"<Composite {self.unit}: total {self.total}, grade {self.grade}, {self.choice}{weight}>"


def composite(
    assessment: Assessment, on_site: OnSiteAssessment, *, choice: str, on_site_weight: ExactNumber | None = None
) -> Composite:
    """The composite result (综合考核) of one unit, joined as ``choice`` says; there is no default.

    ``verify_only``: the total is the Annex 1 score (附件1得分). ``weighted``: it is both scores, each out
    of the same full marks, the on-site one times ``on_site_weight`` (a share, 0 to 1) and the Annex 1 one
    times the rest; deductions (扣分项) are inside the Annex 1 score. A veto acts on the grade in either
    case. Raises SchemeError for an unknown choice, EvidenceError for a weight that is missing, out of
    place or out of range, and for results of two different schemes.
    """
    chosen = _choice(choice)
    weight = _weight(chosen, on_site_weight)
    _refuse_unfit(assessment, on_site)
    total, before = _graded(assessment, on_site, weight or Fraction(0))
    exact_total = _joined(assessment.exact_total, assessment.scheme, on_site, weight or Fraction(0))
    exactly = assessment.scheme.grade_rule.grade(exact_total, exact_shares(assessment))
    made = Composite(
        assessment=assessment,
        on_site=on_site,
        choice=chosen,
        on_site_weight=weight,
        total=assessment.scheme.rounding.write(total),
        grade_before_veto=before,
        grade=_after_vetoes(assessment, before),
        exact_total=exact_total,
        exact_grade=_after_vetoes(assessment, exactly),
        grades=tuple(_grades(assessment, on_site)),
        notes=(),
    )
    return evolve(made, notes=tuple(_notes(made)))


def _choice(choice: str) -> Choice:
    for known in CHOICES:
        if choice == known:
            return known
    raise SchemeError(f"choice is {shown(choice)}; it must be one of {', '.join(CHOICES)}")


def _weight(choice: Choice, weight: ExactNumber | None) -> Fraction | None:
    if choice == "verify_only" and weight is None:
        return None
    if choice == "verify_only":
        raise _no_composite("out_of_place", "the on-site check only verifies, so no weight is read; leave it out")
    if weight is None:
        raise _no_composite("required", "the text prints no weight; state it as a share, 0.3 for 30 %")
    try:
        # A fraction is exact already, and may be one that was gated before.
        share = weight if isinstance(weight, Fraction) else exact(weight)
    except NumberError as error:
        raise _no_composite(error.reason, error.message) from None
    if not 0 <= share <= 1:
        raise _no_composite("out_of_range", f"{shown(plain(share))} is no share; write 0 to 1, 0.3 for 30 %")
    return share


def _no_composite(code: str, message: str) -> EvidenceError:
    return EvidenceError("the composite cannot be made so", [Fault("/on_site_weight", code, message)])


def _refuse_unfit(assessment: Assessment, on_site: OnSiteAssessment) -> None:
    if not isinstance(assessment, Assessment):
        fault = Fault("/assessment", "wrong_type", f"{shown(assessment)} is not an assessment; get one with assess")
    elif not isinstance(on_site, OnSiteAssessment):
        fault = Fault("/on_site", "wrong_type", f"{shown(on_site)} is no on-site result; get one with assess_on_site")
    elif on_site.plan != assessment.scheme.on_site:
        fault = Fault("/on_site", "another_scheme", f"the on-site check is not that of {assessment.scheme_id}")
    else:
        return
    raise EvidenceError("the composite cannot be made so", [fault])


def _joined(annex_1: Fraction, scheme: Scheme, on_site: OnSiteAssessment, weight: Fraction) -> Fraction:
    """Both scores, each out of the scheme's full marks, by their weights."""
    full = sum(table.max_points for table in on_site.plan.tables)
    return annex_1 * (1 - weight) + on_site.total * scheme.max_points / full * weight


def _graded(assessment: Assessment, on_site: OnSiteAssessment, weight: Fraction) -> tuple[Fraction, str]:
    """The total on the grid of written figures, and the grade before any veto."""
    scheme = assessment.scheme
    total = scheme.rounding.rounded(_joined(Fraction(assessment.total), scheme, on_site, weight))
    return total, scheme.grade_rule.grade(total, _shares(scheme, assessment))


def _shares(scheme: Scheme, assessment: Assessment) -> dict[str, Fraction]:
    """What the parts that grade conditions name earned in Annex 1, as shares of their full marks."""
    named = [scheme.part(condition.part) for condition in scheme.grade_rule.conditions]
    return {part.id: Fraction(assessment.line_of(part).points) / part.max_points for part in named}


def _after_vetoes(assessment: Assessment, grade: str) -> str:
    return grade_after_vetoes(assessment.scheme, grade, assessment.incidents)


def _grades(assessment: Assessment, on_site: OnSiteAssessment) -> Iterator[GradeUnder]:
    def grade_at(weight: Fraction) -> str:
        return _after_vetoes(assessment, _graded(assessment, on_site, weight)[1])

    yield GradeUnder("verify_only", None, None, grade_at(Fraction(0)))
    weights = [Fraction(percent, HUNDRED) for percent in range(HUNDRED + 1)]
    for grade, run in groupby(weights, key=grade_at):
        first, *others = run
        yield GradeUnder("weighted", first, others[-1] if others else first, grade)


def _notes(made: Composite) -> Iterator[Note]:
    others = tuple(dict.fromkeys(one.grade for one in made.grades if one.grade != made.grade))
    if others:
        yield Note.of("/grade", "grade_depends_on_choice", grades=others)
    if made.exact_grade != made.grade:
        yield Note.of("/grade", "grade_depends_on_rounding", grade=made.exact_grade)
    if made.on_site_weight and made.on_site.scale == "literal":
        yield Note.of("/on_site/scale", "on_site_out_of_reach")
    if made.on_site_weight and made.assessment.total != made.assessment.base:
        yield Note.of("/total", "deductions_weighted")


def composite_disagreements(one: Composite) -> Iterator[Fault]:
    """Everything in a composite that is not what its two ledgers and its choice make it."""
    kinds = (("assessment", Assessment), ("on_site", OnSiteAssessment), ("on_site_weight", (Fraction, type(None))))
    ill = [name for name, kind in kinds if not isinstance(getattr(one, name), kind)]
    if ill:
        yield from (Fault(pointer(name), "wrong_type", "it is not of the kind that a composite holds") for name in ill)
        return
    for fault in disagreements(one.assessment):
        yield fault.under(pointer("assessment"))
    try:
        one.on_site.verify()
        again = composite(one.assessment, one.on_site, choice=one.choice, on_site_weight=one.on_site_weight)
    except VerificationError as error:
        for fault in error.faults:
            yield fault.under(pointer("on_site"))
        return
    except (EvidenceError, SchemeError) as error:
        yield Fault("/choice", "differs", error.message)
        return
    for name in ("total", "grade_before_veto", "grade", "exact_total", "exact_grade", "grades", "notes"):
        stated, made = getattr(one, name), getattr(again, name)
        # 86.0 equals the decimal 86.00 and is none.
        if type(stated) is not type(made) or stated != made:
            yield Fault(pointer(name), "differs", f"made again it is {shown(str(made))}")
