"""All units' composite results under one choice, and their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from huizhou_qa.composite.composite import Choice, Composite, composite, composite_disagreements
from huizhou_qa.errors import EvidenceError, Fault, MissingEvidenceError, VerificationError, pointer, shown
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.numbers import ExactNumber
from huizhou_qa.ledger.cohort import Cohort, Place, cohort_disagreements, ranking_of
from huizhou_qa.onsite import OnSiteAssessment
from huizhou_qa.scheme.scheme import Scheme


@frozen(repr=False)
class CompositeCohort:
    """All units of a year by their composite results; ``cohort`` holds their Annex 1 scores.

    ``results`` are by unit in the cohort's order, ``ranking`` their places by grade, then total.
    """

    cohort: Cohort
    choice: Choice
    on_site_weight: Fraction | None
    results: Mapping[str, Composite]
    ranking: tuple[Place, ...]

    @property
    def scheme(self) -> Scheme:
        """The scheme that all were assessed under."""
        return self.cohort.scheme

    def verify(self) -> None:
        """Verifies the cohort and every on-site ledger, and makes and places all composites again.

        Raises VerificationError naming everything that does not agree.
        """
        faults = list(_disagreements(self))
        if faults:
            raise VerificationError("the composites do not agree with themselves", faults)

    def __repr__(self) -> str:
        places = "".join(f"\n  {one.place} {one.unit} {one.grade} {one.total}" for one in self.ranking)
        return f"<CompositeCohort of {len(self.results)} by {self.scheme.id}, {self.choice}:{places}>"


def composite_cohort(
    cohort: Cohort,
    on_site: Mapping[str, OnSiteAssessment],
    *,
    choice: str,
    on_site_weight: ExactNumber | None = None,
) -> CompositeCohort:
    """The composite results of a cohort's units; ``on_site`` holds each one's on-site result, by unit.

    The choice is one for all, and so is the scale of the on-site check, for else their places could not
    be compared. Raises as ``composite``,
    EvidenceError for a unit that is not of the cohort, MissingEvidenceError for units without a result.
    """
    faults = list(_misfits(cohort, on_site))
    if faults:
        raise EvidenceError("these are not a cohort's on-site results", faults)
    lacking = [unit for unit in cohort.results if unit not in on_site]
    if lacking:
        message = "有单位没有实地核查结果 · some units have no on-site result"
        missing = tuple(Fault(pointer("on_site", unit), "required", "实地核查未评 · not rated") for unit in lacking)
        raise MissingEvidenceError(message, {"": missing})
    results = {
        unit: composite(result, on_site[unit], choice=choice, on_site_weight=on_site_weight)
        for unit, result in cohort.results.items()
    }
    first, *_ = results.values()
    ranking = ranking_of(cohort.scheme, results.values())
    return CompositeCohort(cohort, first.choice, first.on_site_weight, FrozenMapping(results), ranking)


def _misfits(cohort: object, on_site: object) -> Iterator[Fault]:
    if not isinstance(cohort, Cohort) or not cohort.results:
        yield Fault("/cohort", "wrong_type", f"{shown(cohort)} is no cohort of units; get one with assess_cohort")
    elif not isinstance(on_site, Mapping):
        yield Fault("/on_site", "wrong_type", f"{shown(on_site)} is no mapping from units to their on-site results")
    else:
        for unit in [unit for unit in on_site if unit not in cohort.results]:
            yield Fault(pointer("on_site", str(unit)), "unknown_unit", f"{shown(unit)} is not of the cohort")
        scales = {one.scale for one in on_site.values() if isinstance(one, OnSiteAssessment)}
        if len(scales) > 1:
            message = f"levels became points in several ways ({', '.join(sorted(scales))}); use one scale for all"
            yield Fault("/on_site", "mixed_scales", message)


def _holds(results: object, cohort: object) -> bool:
    composites = results.values() if isinstance(results, Mapping) else (None,)
    return isinstance(cohort, Cohort) and all(isinstance(one, Composite) for one in composites)


def _disagreements(whole: CompositeCohort) -> Iterator[Fault]:
    if not _holds(whole.results, whole.cohort):
        yield Fault("", "wrong_type", "this is not a cohort and the composites of its units")
        return
    for fault in cohort_disagreements(whole.cohort):
        yield fault.under(pointer("cohort"))
    if list(whole.results) != list(whole.cohort.results):
        yield Fault("/results", "differs", "the composites are not those of the cohort's units")
    for unit, one in whole.results.items():
        where = pointer("results", unit)
        if (one.choice, one.on_site_weight) != (whole.choice, whole.on_site_weight):
            yield Fault(where + "/choice", "differs", "the unit was joined by another choice")
        if one.assessment != whole.cohort.results.get(unit):
            yield Fault(where + "/assessment", "differs", "it is not the unit's assessment in the cohort")
        for fault in composite_disagreements(one):
            yield fault.under(where)
    if whole.ranking != ranking_of(whole.scheme, whole.results.values()):
        yield Fault("/ranking", "differs", "the places are not those of the grades and totals")
