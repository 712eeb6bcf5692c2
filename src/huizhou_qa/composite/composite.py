"""The composite result (综合考核结果) of one unit, and its grade under every other choice.

A regulation may rest the grade on self-assessment, on-site check and data together without giving weights.
So the caller chooses, there is no default, and the result names the choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from attrs import evolve, frozen

from huizhou_qa.composite.arguments import (
    CompositeChoice,
    Weight,
    misfits,
    no_scores,
    read_choice,
    read_weight,
)
from huizhou_qa.composite.joining import full_of, possible_grades_joined, score_joined, total_joined
from huizhou_qa.errors import (
    EvidenceError,
    Fault,
    Note,
    SchemeError,
    VerificationError,
    Wording,
    in_full,
    pointer,
    printable,
)
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.comparing import differing, figure_in_words
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.figures import grades_at, numbers_of
from huizhou_qa.ledger.following import follows
from huizhou_qa.ledger.gate import require_sound, unsound
from huizhou_qa.ledger.graded import Standing, grade_of, grade_tag, incident_box, state_tags, vetoes_of, waiting_box
from huizhou_qa.markup import Html, HtmlFace, Telling, element, minus, run_on, total_figure
from huizhou_qa.numbers.exact import plain
from huizhou_qa.onsite import OnSiteAssessment
from huizhou_qa.readers import Number

HUNDRED = 100
SEEN = Wording("综合考核结果", "Composite result")
ON_SITE = Wording("实地核查", "On-site check")
PART = Wording("部分", "Part")
ADDS_UP = Wording("{score}×{own}＋{on_site}×{weight}＝{total}", "{score} × {own} + {on_site} × {weight} = {total}")
ROUNDED_TO = Wording(
    "{score}×{own}＋{on_site}×{weight}，写为{total}", "{score} × {own} + {on_site} × {weight}, written as {total}"
)
SCALED = Wording("{on_site}×{marks}÷{full}", "{on_site} × {marks} ÷ {full}")
CHOICES_TOLD = Wording("各种合成方式下的等级", "The grade under every choice")
VERIFY_ONLY = Wording("实地核查只作核实，不计入总分", "The on-site check verifies alone and adds nothing")
WEIGHTED = Wording("实地核查占{weight}%", "The on-site score weighs {weight}%")
WEIGHTED_FROM = Wording("实地核查占{low}%–{high}%", "The on-site score weighs {low}% to {high}%")
KINDS: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("assessment", (Assessment,)),
    ("on_site", (OnSiteAssessment,)),
    ("choice", (str,)),
    ("on_site_weight", (Fraction, type(None))),
)


class GradeUnder(NamedTuple):
    """The grade under a choice; for weights, a range of shares in whole percent."""

    choice: CompositeChoice
    from_weight: Fraction | None
    to_weight: Fraction | None
    grade: str


@frozen(repr=False)
class Composite(HtmlFace):
    """The composite result of a unit.

    Attributes:
        assessment: the assessment by the scheme.
        on_site: the on-site score.
        choice: ``verify_only`` (the assessment's total counts alone) or ``weighted`` (both totals by weight).
        on_site_weight: the weight of the on-site score; None for ``verify_only``.
        total: computed from the written total of the assessment, and written once with the scheme's places.
        grade_before_veto: the grade of the total.
        grade: the grade after vetoes.
        exact_total: the total without any rounding.
        exact_grade: the grade of ``exact_total``.
        grades: the grade under every choice: ``verify_only``, and every weight of a whole percent.
        notes: remarks for readers of the result.
    """

    assessment: Assessment
    on_site: OnSiteAssessment
    choice: CompositeChoice
    on_site_weight: Fraction | None
    total: Decimal
    grade_before_veto: str
    grade: str
    exact_total: Fraction
    exact_grade: str
    grades: tuple[GradeUnder, ...]
    notes: tuple[Note, ...]

    @property
    def evidence(self) -> Evidence:
        """What is known of the unit."""
        return follows(lambda: self.assessment.evidence)

    @property
    def unit(self) -> str:
        """The unit (县、区)."""
        return follows(lambda: self.assessment.unit)

    @property
    def provisional(self) -> tuple[str, ...]:
        """The ids of pending incidents that the result leaves out."""
        return follows(lambda: self.assessment.provisional)

    def verify(self) -> None:
        """Verifies both scores and computes the composite again.

        Raises VerificationError naming everything that does not agree.
        """
        VerificationError.raise_if_any(composite_disagreements(self), case="composite")

    def _summary(self) -> str:
        weight = "" if self.on_site_weight is None else f" {figure_in_words(self.on_site_weight)}"
        told = f"total {in_full(self.total)}, grade {grade_in(self).plainly}, {self.choice}{weight}"
        return f"<Composite {printable(self.unit)}: {told}>"

    def _html(self, language: Language) -> Html:
        words = FaceWords(self.assessment.scheme, language)
        tell, scheme = words.telling, self.assessment.scheme
        own, total = grade_in(self), total_figure(minus(self.total))
        states = state_tags(own, words)
        scores = (
            (words.told(scheme.terms.score), minus(self.assessment.total), plain(scheme.max_points)),
            (tell.told(ON_SITE), self.on_site.total, full_of(self.on_site)),
        )
        others = ((_span(one, tell), grade_tag(one.grade, words)) for one in self.grades)
        return run_on(
            (
                tell.head(words.headed(tell.told(SEEN)), self.unit, *states, total),
                *self._vetoed(words),
                *waiting_box(own, words),
                element("p", chosen_in_words(self.on_site_weight, tell)),
                *self._sum(tell),
                tell.table("", ((PART, "name"), "points", "full"), scores),
                tell.table(tell.told(CHOICES_TOLD), ("choice", "grade"), others),
                tell.messages(self.notes),
            )
        )

    def _vetoed(self, words: FaceWords) -> Iterator[Html]:
        """That incidents veto the grade, and which."""
        if vetoing := vetoes_of(self.assessment):
            after, before = (words.graded(grade) for grade in (self.grade, self.grade_before_veto))
            yield incident_box("box", words.say("vetoed_joined", grade=after, before=before), vetoing, words)

    def _sum(self, tell: Telling) -> Iterator[Html]:
        """One line that adds up: both scores by their weights, and the total."""
        if self.on_site_weight is None:
            return
        scheme, full = self.assessment.scheme, full_of(self.on_site)
        exact = score_joined(Fraction(self.assessment.total), scheme, self.on_site, self.on_site_weight)
        marks = {"on_site": self.on_site.total, "marks": plain(scheme.max_points), "full": full}
        scaled = self.on_site.total if full == scheme.max_points else tell.say(SCALED, **marks)
        own, other = (f"{plain(weight * HUNDRED)}%" for weight in (1 - self.on_site_weight, self.on_site_weight))
        parts = {"score": minus(self.assessment.total), "own": own, "on_site": scaled, "weight": other}
        told = tell.say(ADDS_UP if exact == self.total else ROUNDED_TO, **parts, total=minus(self.total))
        yield element("p", told, class_="sum")


def chosen_in_words(weight: Fraction | None, tell: Telling) -> str:
    """How the two scores are joined."""
    return tell.told(VERIFY_ONLY) if weight is None else tell.say(WEIGHTED, weight=plain(weight * HUNDRED))


def _span(one: GradeUnder, tell: Telling) -> str:
    if one.from_weight is None or one.to_weight is None or one.from_weight == one.to_weight:
        return chosen_in_words(one.from_weight, tell)
    low, high = (plain(weight * HUNDRED) for weight in (one.from_weight, one.to_weight))
    return tell.say(WEIGHTED_FROM, low=low, high=high)


def grade_in(result: Assessment | Composite) -> Standing:
    """The grade of a result, of whichever kind."""
    if isinstance(result, Assessment):
        return grade_of(result)
    own, weight = result.assessment, result.on_site_weight
    may = possible_grades_joined(own, result.on_site, weight or Fraction(0))
    return Standing(result.grade, result.grade_before_veto, own, may)


def composite(
    assessment: Assessment, on_site: OnSiteAssessment, *, choice: str, on_site_weight: Weight | None = None
) -> Composite:
    """Computes the composite result (综合考核) of one unit by a ``choice``; there is no default.

    ``verify_only``: the total is that of the assessment. ``weighted``: both scores are scaled to the same full marks;
    the on-site score counts with ``on_site_weight`` (a share, 0 to 1) and the assessment, including its
    deductions (扣分项), with the rest. Vetoes apply to the grade in either case.
    Raises SchemeError for an unknown choice, EvidenceError for a weight that is missing, out of
    place or out of range, for an on-site result without a unit or of another one, and for results of two schemes,
    VerificationError for a result that does not agree with itself.
    """
    chosen = read_choice(choice)
    weight = read_weight(chosen, on_site_weight)
    EvidenceError.raise_if_any(no_scores(assessment, on_site), case="composite")
    require_sound({"/assessment": assessment, "/on_site": on_site})
    EvidenceError.raise_if_any(misfits(assessment, on_site), case="composite")
    return joined_as(chosen, weight, assessment, on_site)


def joined_as(
    chosen: CompositeChoice, weight: Fraction | None, assessment: Assessment, on_site: OnSiteAssessment
) -> Composite:
    """Computes the composite of two verified scores of one unit, by a valid choice."""
    scheme, evidence = assessment.scheme, assessment.evidence
    written, exact = (numbers_of(scheme, evidence, written=one) for one in (True, False))
    total = total_joined(Fraction(assessment.total), scheme, on_site, weight or Fraction(0))
    exact_total = score_joined(assessment.exact_total, scheme, on_site, weight or Fraction(0))
    before, grade = grades_at(scheme, written, total)
    made = Composite(
        assessment=assessment,
        on_site=on_site,
        choice=chosen,
        on_site_weight=weight,
        total=scheme.rounding.write(total),
        grade_before_veto=before,
        grade=grade,
        exact_total=exact_total,
        exact_grade=grades_at(scheme, exact, exact_total)[1],
        grades=tuple(_grades(assessment, on_site, written)),
        notes=(),
    )
    return evolve(made, notes=tuple(_notes(made)))


def _grades(assessment: Assessment, on_site: OnSiteAssessment, numbers: Mapping[str, Number]) -> Iterator[GradeUnder]:
    def grade_at(weight: Fraction) -> str:
        total = total_joined(Fraction(assessment.total), assessment.scheme, on_site, weight)
        return grades_at(assessment.scheme, numbers, total)[1]

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
    if made.on_site_weight and made.assessment.total != made.assessment.with_bonuses:
        yield Note.of("/total", "deductions_weighted", score=made.assessment.scheme.terms.score)


def composite_disagreements(one: Composite) -> Iterator[Fault]:
    """The faults of a composite that does not follow from its two scores and its choice."""
    ill = [name for name, kinds in KINDS if type(getattr(one, name)) not in kinds]
    if ill:
        yield from (Fault.of(pointer(name), "wrong_type", case="composite_part") for name in ill)
        return
    # Without sound parts there is nothing to compare with.
    faults = list(unsound({"/assessment": one.assessment, "/on_site": one.on_site}))
    faults = faults or list(misfits(one.assessment, one.on_site))
    if faults:
        yield from faults
        return
    try:
        chosen = read_choice(one.choice)
        weight = read_weight(chosen, one.on_site_weight)
    except (EvidenceError, SchemeError) as error:
        yield Fault.of("/choice", "differs", case="choice")
        yield from error.faults
        return
    again = joined_as(chosen, weight, one.assessment, one.on_site)
    for name in ("total", "grade_before_veto", "grade", "exact_total", "exact_grade", "grades", "notes"):
        yield from differing(pointer(name), getattr(one, name), getattr(again, name))
