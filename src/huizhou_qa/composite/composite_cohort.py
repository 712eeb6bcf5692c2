"""The composite results of all units under one choice, and their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, field, frozen

from huizhou_qa.composite.arguments import CompositeChoice, Weight, misfits, no_scores, read_choice, read_weight
from huizhou_qa.composite.composite import Composite, chosen_in_words, composite_disagreements, grade_in, joined_as
from huizhou_qa.errors import (
    EvidenceError,
    Fault,
    MissingEvidenceError,
    VerificationError,
    Wording,
    described,
    in_full,
    is_a,
    is_mapping,
    pointer,
    printable,
)
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.fields.names import compared, named_alike
from huizhou_qa.frozen_mapping import FrozenMapping, held_in
from huizhou_qa.ledger.cohort import Cohort, Place, cohort_disagreements, ranking_of
from huizhou_qa.ledger.comparing import same
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.following import follows
from huizhou_qa.ledger.gate import require_sound
from huizhou_qa.ledger.graded import grade_told
from huizhou_qa.markup import Html, HtmlFace, NamedColumn, element, minus, run_on
from huizhou_qa.onsite import OnSiteAssessment
from huizhou_qa.scheme.scheme import Scheme

SEEN = Wording("综合考核结果", "Composite results")


def _frozen(results: Mapping[str, Composite]) -> Mapping[str, Composite]:
    # ``verify`` reports anything else, and mappings that cannot be read.
    return FrozenMapping(held_in(results) or {}) if is_mapping(results) else results


@frozen(repr=False)
class CompositeCohort(HtmlFace):
    """The composite results of all units of a year.

    Attributes:
        cohort: the assessments.
        choice: the choice for all units.
        on_site_weight: the weight for all units; None for ``verify_only``.
        results: the composites by unit, in the cohort's order.
        ranking: the places of the units.
    """

    cohort: Cohort
    choice: CompositeChoice
    on_site_weight: Fraction | None
    results: Mapping[str, Composite] = field(converter=_frozen)
    ranking: tuple[Place, ...]

    @property
    def scheme(self) -> Scheme:
        """The scheme that all were assessed under."""
        return follows(lambda: self.cohort.scheme)

    def verify(self) -> None:
        """Verifies the cohort and every on-site score, and computes and ranks all composites again.

        Raises VerificationError naming everything that does not agree.
        """
        VerificationError.raise_if_any(_disagreements(self), case="composites")

    def _summary(self) -> str:
        graded = ((one, grade_in(self.results[one.unit]).plainly) for one in self.ranking)
        places = "".join(f"\n  {one.place} {printable(one.unit)} {grade} {in_full(one.total)}" for one, grade in graded)
        return f"<CompositeCohort of {len(self.results)} by {self.scheme.id}, {self.choice}:{places}>"

    def _html(self, language: Language) -> Html:
        words = FaceWords(self.scheme, language)
        tell = words.telling
        columns: list[NamedColumn] = ["place", "unit", "grade", "total", (self.scheme.terms.score, "figure"), "on_site"]
        return run_on(
            (
                tell.head(words.headed(tell.told(SEEN)), words.units(len(self.results))),
                element("p", chosen_in_words(self.on_site_weight, tell)),
                tell.table("", columns, (self._row(one, words) for one in self.ranking)),
            )
        )

    def _row(self, place: Place, words: FaceWords) -> tuple[object, ...]:
        one = self.results[place.unit]
        grade = grade_told(grade_in(one), words)
        shown, total = words.called(words.scheme.ranking.told) if place.place is None else place.place, minus(one.total)
        return shown, one.unit, grade, element("b", total), minus(one.assessment.total), one.on_site.total


def composite_cohort(
    cohort: Cohort,
    on_site: Mapping[str, OnSiteAssessment],
    *,
    choice: str,
    on_site_weight: Weight | None = None,
) -> CompositeCohort:
    """Computes the composite results of a cohort; ``on_site`` has the on-site result of each unit.

    All units have the same choice and the same scale of the on-site check; otherwise their places could not
    be compared. Raises as ``composite``, EvidenceError for a unit that is not in the cohort and for
    on-site results of another unit, MissingEvidenceError for units without a result. Blanks and the width of
    characters in names make no difference.
    """
    EvidenceError.raise_if_any(_no_cohort(cohort, on_site), case="composites")
    require_sound({"/cohort": cohort})
    faults = Faults()
    rated = Given(on_site, "/on_site", faults).entries()
    faults.raise_if_any(case="composites")
    EvidenceError.raise_if_any(_rated_twice(rated), case="composites")
    written = {unit: one.value for unit, one in rated}
    rated_soundly = {unit: value for unit, value in written.items() if is_a(value, OnSiteAssessment)}
    require_sound({pointer("on_site", unit): one for unit, one in rated_soundly.items()})
    own_name = {compared(unit): unit for unit in cohort.results}
    EvidenceError.raise_if_any(_misfits(cohort, written, own_name), case="composites")
    sound = {own_name[compared(unit)]: one for unit, one in rated_soundly.items()}
    lacking = [unit for unit in cohort.results if unit not in sound]
    if lacking:
        missing = [Fault.of(pointer("on_site", unit), "required", case="on_site", unit=unit) for unit in lacking]
        raise MissingEvidenceError({"": tuple(missing)}, {"case": "composites"})
    chosen = read_choice(choice)
    return joined(cohort, sound, chosen, read_weight(chosen, on_site_weight))


def joined(
    cohort: Cohort, on_site: Mapping[str, OnSiteAssessment], chosen: CompositeChoice, weight: Fraction | None
) -> CompositeCohort:
    """Computes the composites of verified scores, by a valid choice."""
    results = {unit: joined_as(chosen, weight, result, on_site[unit]) for unit, result in cohort.results.items()}
    ranking = ranking_of(cohort.scheme, results.values())
    return CompositeCohort(cohort, chosen, weight, FrozenMapping(results), ranking)


def _no_cohort(cohort: object, on_site: object) -> Iterator[Fault]:
    if not is_a(cohort, Cohort) or (type(cohort.results) is FrozenMapping and not cohort.results):
        yield Fault.of("/cohort", "wrong_type", case="cohort", given=described(cohort))
    elif not is_mapping(on_site):
        yield Fault.of("/on_site", "wrong_type", case="on_site_by_unit", given=described(on_site))


def _rated_twice(rated: Sequence[tuple[str, Given]]) -> Iterator[Fault]:
    names = [unit for unit, _ in rated]
    for at, other in named_alike(names):
        yield Fault.of(rated[at][1].path, "repeated_unit", unit=names[at], other=other)


def _misfits(cohort: Cohort, on_site: Mapping[str, object], own_name: Mapping[str, str]) -> Iterator[Fault]:
    for unit, rated in on_site.items():
        where = pointer("on_site", unit)
        if compared(unit) not in own_name:
            yield Fault.of(where, "unknown_unit", case="on_site", unit=described(unit))
            continue
        result = cohort.results[own_name[compared(unit)]]
        faults = misfits(result, rated) if is_a(rated, OnSiteAssessment) else no_scores(result, rated)
        for fault in faults:
            yield evolve(fault, path=where + fault.path.removeprefix("/on_site"))
    scales = {one.scale for one in on_site.values() if is_a(one, OnSiteAssessment)}
    if len(scales) > 1:
        yield Fault.of("/on_site", "mixed_scales", scales=tuple(sorted(map(repr, scales))))


def _holds(results: object, cohort: object) -> bool:
    composites = results.items() if type(results) is FrozenMapping else ((None, None),)
    units = all(type(unit) is str and type(one) is Composite for unit, one in composites)
    return units and type(cohort) is Cohort


def _disagreements(whole: CompositeCohort) -> Iterator[Fault]:
    if not _holds(whole.results, whole.cohort):
        yield Fault.of("", "wrong_type", case="composites")
        return
    # What is made of parts that do not hold is not held against them.
    faults = [fault.under(pointer("cohort")) for fault in cohort_disagreements(whole.cohort)]
    faults += [
        fault.under(pointer("results", unit))
        for unit, value in whole.results.items()
        for fault in composite_disagreements(value)
    ]
    if faults:
        yield from faults
        return
    if list(whole.results) != list(whole.cohort.results):
        yield Fault.of("/results", "differs", case="units")
    for unit, one in whole.results.items():
        where = pointer("results", unit)
        if not same((whole.choice, whole.on_site_weight), (one.choice, one.on_site_weight)):
            yield Fault.of(where + "/choice", "differs", case="choice_of_all")
        if not same(one.assessment, whole.cohort.results.get(unit)):
            yield Fault.of(where + "/assessment", "differs", case="assessment")
    if not same(whole.ranking, ranking_of(whole.scheme, whole.results.values())):
        yield Fault.of("/ranking", "differs", case="places")
