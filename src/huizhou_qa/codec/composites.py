"""Composite results (综合考核结果) as JSON and back: both scores made again and joined by the choice stated."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from huizhou_qa.codec.headers import header, receipt
from huizhou_qa.codec.limits import OF_A_COHORT, OF_A_RESULT
from huizhou_qa.codec.notes import note_written
from huizhou_qa.codec.on_site import on_site_in, on_site_written
from huizhou_qa.codec.receipts import cohort_in, notes_in
from huizhou_qa.codec.results import assessment_written, cohort_written, places_written, text_of
from huizhou_qa.codec.stated import (
    compare,
    given_in,
    known_in,
    list_at,
    number_in,
    object_at,
    scheme_in,
    scored,
    under,
)
from huizhou_qa.codec.steps import Json, number_written
from huizhou_qa.composite import Composite, CompositeCohort, composite, composite_cohort
from huizhou_qa.composite.arguments import CHOICES
from huizhou_qa.engine.assess import assess
from huizhou_qa.errors import VerificationError, described, is_a, pointer
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.onsite import OnSiteAssessment
from huizhou_qa.scheme.scheme import Scheme


def composite_to_json(composite: Composite, *, scheme: bool = False, indent: int | None = None) -> str:
    """Writes a composite result: both scores whole, the choice with its weight, and the grade under every other.

    Everything else is as ``assessment_to_json`` does it.
    """
    if not is_a(composite, Composite):
        raise VerificationError.of("", "wrong_type", case="composite", given=described(composite))
    return text_of(
        composite,
        lambda: receipt(composite_written(composite), composite.assessment.scheme if scheme else None),
        indent,
    )


def composite_from_json(text: str, scheme: Scheme | None = None) -> Composite:
    """Reads a result that ``composite_to_json`` wrote: both scores made again, joined, and equal to the first.

    Raises as ``assessment_from_json`` does.
    """
    given = given_in(text, OF_A_RESULT, "readings", "assessment", "on_site", "choice")
    scored_alone = object_at(given, "assessment")
    by = scheme_in(given, scheme, scored_alone.get("notes"))
    known = known_in(scored_alone, pointer("assessment"))
    assessment = scored(lambda: assess(by, known), under("assessment", "evidence"))
    on_site = on_site_in(object_at(given, "on_site"), by, pointer("on_site"))

    def join() -> Composite:
        choice, weight = _choice(given)
        return composite(assessment, on_site, choice=choice, on_site_weight=weight)

    made = scored(join)
    made.verify()
    compare(given, composite_written(made))
    return made


def composite_cohort_to_json(composites: CompositeCohort, *, scheme: bool = False, indent: int | None = None) -> str:
    """Writes the composite results of a cohort: the cohort, every on-site score and composite, and the places.

    Everything else is as ``assessment_to_json`` does it.
    """
    if not is_a(composites, CompositeCohort):
        raise VerificationError.of("", "wrong_type", case="composite_cohort", given=described(composites))
    return text_of(
        composites,
        lambda: receipt(composite_cohort_written(composites), composites.scheme if scheme else None),
        indent,
    )


def composite_cohort_from_json(text: str, scheme: Scheme | None = None) -> CompositeCohort:
    """Reads what ``composite_cohort_to_json`` wrote: all scores made again and joined, and equal to the first.

    Raises as ``assessment_from_json`` does.
    """
    given = given_in(text, OF_A_COHORT, "readings", "cohort", "choice", "results")
    of_cohort = object_at(given, "cohort")
    by = scheme_in(given, scheme, notes_in(of_cohort))
    cohort = cohort_in(of_cohort, by, "cohort")
    rated: dict[str, OnSiteAssessment] = {}
    places: dict[str, str] = {}
    # Whose a result is: its place says so, as in the cohort.
    for at, (unit, result) in enumerate(zip(cohort.results, list_at(given, "results"), strict=False)):
        here = pointer("results", str(at))
        own = result if isinstance(result, Mapping) else {}
        rated[unit] = on_site_in(object_at(own, "on_site", here), by, here + pointer("on_site"))
        places[pointer("on_site", unit)] = here + pointer("on_site")

    def join() -> CompositeCohort:
        choice, weight = _choice(given)
        return composite_cohort(cohort, rated, choice=choice, on_site_weight=weight)

    made = scored(join, lambda path: _placed(path, places))
    made.verify()
    compare(given, composite_cohort_written(made))
    return made


def _placed(path: str, places: Mapping[str, str]) -> str:
    """Where a fault of a unit's on-site score stands in a text."""
    unit = "/".join(path.split("/")[:3])
    return places[unit] + path.removeprefix(unit) if unit in places else path


def _choice(given: Mapping[str, object]) -> tuple[str, Fraction | None]:
    """The choice that a text states, with its weight; raises EvidenceError for what is none."""
    faults = Faults()
    choice = Given(given["choice"], "/choice", faults).choice(CHOICES)
    faults.raise_if_any()
    weight = given.get("on_site_weight")
    return choice, None if weight is None else number_in(weight, "/on_site_weight")


def composite_written(one: Composite) -> dict[str, Json]:
    """A composite as a JSON writer takes it, without its scheme."""
    return {
        **header(one.assessment.scheme),
        "assessment": assessment_written(one.assessment),
        "on_site": on_site_written(one.on_site),
        **_chosen(one),
        **_joined(one),
    }


def composite_cohort_written(whole: CompositeCohort) -> dict[str, Json]:
    """The composites of a cohort as a JSON writer takes them, without their scheme."""
    return {
        **header(whole.scheme),
        "cohort": cohort_written(whole.cohort),
        **_chosen(whole),
        "results": [
            {"unit": unit, "on_site": on_site_written(one.on_site), **_joined(one)}
            for unit, one in whole.results.items()
        ],
        "ranking": places_written(whole.ranking),
    }


def _chosen(one: Composite | CompositeCohort) -> dict[str, Json]:
    return {"choice": one.choice, "on_site_weight": _share(one.on_site_weight)}


def _joined(one: Composite) -> dict[str, Json]:
    return {
        "total": str(one.total),
        "grade_before_veto": one.grade_before_veto,
        "grade": one.grade,
        "exact_total": number_written(one.exact_total),
        "exact_grade": one.exact_grade,
        "grades": [
            {
                "choice": other.choice,
                "from_weight": _share(other.from_weight),
                "to_weight": _share(other.to_weight),
                "grade": other.grade,
            }
            for other in one.grades
        ],
        "notes": [note_written(note) for note in one.notes],
    }


def _share(weight: Fraction | None) -> Json:
    return None if weight is None else number_written(weight)
