"""All units' composite results under one choice, and their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import evolve, field, frozen

from huizhou_qa.composite.arguments import Choice, misfits
from huizhou_qa.composite.composite import Composite, composite, composite_disagreements
from huizhou_qa.errors import (
    EvidenceError,
    Fault,
    MissingEvidenceError,
    VerificationError,
    described,
    pointer,
    printable,
    shown,
)
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.numbers import ExactNumber
from huizhou_qa.ledger.cohort import Cohort, Place, cohort_disagreements, ranking_of
from huizhou_qa.ledger.comparing import same
from huizhou_qa.onsite import OnSiteAssessment
from huizhou_qa.scheme.scheme import Scheme


def _frozen(results: Mapping[str, Composite]) -> Mapping[str, Composite]:
    # Whatever else is given is told by verify().
    return FrozenMapping(results) if _is_mapping(results) else results


def _is_mapping(results: object) -> bool:
    return isinstance(results, Mapping)


@frozen(repr=False)
class CompositeCohort:
    """All units of a year by their composite results; ``cohort`` holds their Annex 1 scores.

    ``results`` are by unit in the cohort's order, ``ranking`` their places by grade, then total.
    """

    cohort: Cohort
    choice: Choice
    on_site_weight: Fraction | None
    results: Mapping[str, Composite] = field(converter=_frozen)
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
            raise VerificationError(faults, {"case": "composites"})

    def __repr__(self) -> str:
        places = "".join(f"\n  {one.place} {printable(one.unit)} {one.grade} {one.total}" for one in self.ranking)
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
    be compared. Raises as ``composite``, EvidenceError for a unit that is not of the cohort and for every
    on-site result that is not its unit's own, MissingEvidenceError for units without a result.
    """
    faults = list(_misfits(cohort, on_site))
    if faults:
        raise EvidenceError(faults, {"case": "composites"})
    lacking = [unit for unit in cohort.results if unit not in on_site]
    if lacking:
        missing = [Fault.of(pointer("on_site", unit), "required", case="on_site", unit=unit) for unit in lacking]
        raise MissingEvidenceError({"": tuple(missing)}, {"case": "composites"})
    results = {
        unit: composite(result, on_site[unit], choice=choice, on_site_weight=on_site_weight)
        for unit, result in cohort.results.items()
    }
    first, *_ = results.values()
    ranking = ranking_of(cohort.scheme, results.values())
    return CompositeCohort(cohort, first.choice, first.on_site_weight, FrozenMapping(results), ranking)


def _misfits(cohort: object, on_site: object) -> Iterator[Fault]:
    if not isinstance(cohort, Cohort) or not cohort.results:
        yield Fault.of("/cohort", "wrong_type", case="cohort", given=described(cohort))
    elif not isinstance(on_site, Mapping):
        yield Fault.of("/on_site", "wrong_type", case="on_site_by_unit", given=described(on_site))
    else:
        yield from _unit_by_unit(cohort, on_site)
        scales = {described(one.scale) for one in on_site.values() if isinstance(one, OnSiteAssessment)}
        if len(scales) > 1:
            yield Fault.of("/on_site", "mixed_scales", scales=tuple(sorted(scales, key=str)))


def _unit_by_unit(cohort: Cohort, on_site: Mapping[object, object]) -> Iterator[Fault]:
    for unit, rated in on_site.items():
        where = pointer("on_site", unit if isinstance(unit, str) else shown(unit))
        if not isinstance(unit, str) or unit not in cohort.results:
            yield Fault.of(where, "unknown_unit", case="on_site", unit=described(unit))
        else:
            for fault in misfits(cohort.results[unit], rated):
                yield evolve(fault, path=where + fault.path.removeprefix("/on_site"))


def _holds(results: object, cohort: object) -> bool:
    composites = results.items() if isinstance(results, Mapping) else ((None, None),)
    units = all(type(unit) is str and isinstance(one, Composite) for unit, one in composites)
    return units and isinstance(cohort, Cohort)


def _disagreements(whole: CompositeCohort) -> Iterator[Fault]:
    if not _holds(whole.results, whole.cohort):
        yield Fault.of("", "wrong_type", case="composites")
        return
    # What is made of parts that do not hold is not held against them.
    unsound = [fault.under(pointer("cohort")) for fault in cohort_disagreements(whole.cohort)]
    unsound += [
        fault.under(pointer("results", unit))
        for unit, one in whole.results.items()
        for fault in composite_disagreements(one)
    ]
    if unsound:
        yield from unsound
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
