"""Results of the on-site check (实地核查) as JSON and back: rated again from the levels given, and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from huizhou_qa.codec.headers import header, receipt
from huizhou_qa.codec.limits import OF_A_RESULT
from huizhou_qa.codec.results import text_of
from huizhou_qa.codec.stated import compare, given_in, object_at, scheme_in, scored
from huizhou_qa.codec.steps import Json, written
from huizhou_qa.errors import VerificationError, described, is_a, pointer
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.onsite import OnSiteAssessment, assess_on_site
from huizhou_qa.onsite.plan_of_scheme import on_site_plan
from huizhou_qa.onsite.verification import as_given
from huizhou_qa.plans.on_site import SCALES
from huizhou_qa.scheme.scheme import Scheme, as_scheme


def on_site_to_json(on_site: OnSiteAssessment, by: Scheme, *, scheme: bool = False, indent: int | None = None) -> str:
    """Writes an on-site result: the levels, how every point came about, the sums of tables, the total.

    ``by`` is the scheme that it was rated by; with its ``scheme`` it is a receipt that can be checked from itself.
    Raises VerificationError for anything that is no on-site result by that scheme.
    """
    if not is_a(on_site, OnSiteAssessment):
        raise VerificationError.of("", "wrong_type", case="on_site", given=described(on_site))
    if as_scheme(by).on_site != on_site.plan:
        raise VerificationError.of("/plan", "another_scheme", case="on_site", scheme=by.id)
    return text_of(on_site, lambda: receipt(_whole(on_site, by), by if scheme else None), indent)


def on_site_from_json(text: str, scheme: Scheme | None = None) -> OnSiteAssessment:
    """Reads a result that ``on_site_to_json`` wrote: rated again, verified, and equal to the first.

    A receipt brings its own scheme; where it brings none, ``scheme`` is the one that it was rated by, under the same
    readings. Raises as ``assessment_from_json`` does.
    """
    given = given_in(text, OF_A_RESULT, "readings", "ratings")
    by = scheme_in(given, scheme, as_chosen=True)
    on_site = on_site_in(given, by)
    on_site.verify()
    compare(given, _whole(on_site, by))
    return on_site


def _whole(on_site: OnSiteAssessment, by: Scheme) -> dict[str, Json]:
    return {**header(by), **on_site_written(on_site)}


def on_site_written(on_site: OnSiteAssessment) -> dict[str, Json]:
    """An on-site result as a JSON writer takes it, without the scheme that it is by."""
    return {
        "unit": on_site.unit,
        "day": None if on_site.day is None else on_site.day.isoformat(),
        "scale": on_site.scale,
        "ratings": {id_: [str(level) for level in levels] for id_, levels in on_site.ratings.items()},
        "points": {
            id_: {"points": str(points), "working": written(on_site.workings[id_])}
            for id_, points in on_site.points.items()
        },
        "tables": {name: str(points) for name, points in on_site.tables.items()},
        "total": str(on_site.total),
    }


def on_site_in(given: Mapping[str, object], by: Scheme, path: str = "") -> OnSiteAssessment:
    """The on-site result that a text states at a path, rated again; raises VerificationError where it cannot be."""
    ratings = Faults()
    levels = FrozenMapping(dict(_levels(Given(object_at(given, "ratings", path), path + pointer("ratings"), ratings))))
    whose, when, scale = (Given(given.get(key), path + pointer(key), ratings) for key in ("unit", "day", "scale"))
    unit, day, chosen = whose.if_given(Given.name), when.if_given(Given.day), scale.choice(SCALES)
    VerificationError.raise_if_any(ratings.found)
    plan = on_site_plan(by)
    rated = as_given(plan, levels)
    return scored(
        lambda: assess_on_site(by, rated, unit=unit, day=day, scale=chosen),
        lambda where: path + pointer("ratings") + where,
    )


def _levels(ratings: Given) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The levels of every point, as numbers."""
    for id_, levels in ratings.entries():
        yield id_, tuple(int(level.whole_number()) for level in levels.members())
