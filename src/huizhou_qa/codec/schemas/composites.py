"""The schemas of on-site results and composites, as they are written and read again."""

from __future__ import annotations

from collections.abc import Mapping

from huizhou_qa.codec.schemas.keywords import ANY_TEXT, DAY, Schema, listed, or_null, ref, schema_text, tuple_of, words
from huizhou_qa.codec.schemas.results import (
    by_scheme,
    cohort_keywords,
    definitions_of,
    for_each,
    places,
    stated,
)
from huizhou_qa.composite.arguments import CHOICES
from huizhou_qa.onsite.plan_of_scheme import on_site_plan
from huizhou_qa.plans.on_site import SCALES, OnSitePoint
from huizhou_qa.scheme.scheme import Scheme

_DECIMAL, _WHOLE, _NUMBER = ref("number_text"), ref("whole_text"), ref("exact_number")


def on_site_schema(scheme: Scheme) -> str:
    """The JSON Schema (2020-12) of what ``on_site_to_json`` writes; as ``assessment_schema`` is of an assessment.

    Raises SchemeError for what is no scheme, or has no on-site check.
    """
    keys = _on_site(scheme)
    whole = stated({**by_scheme(scheme), **keys}, optional={"scheme": ref("scheme")})
    return schema_text(f"An on-site result by {scheme.id}", whole, definitions_of(scheme))


def composite_schema(scheme: Scheme) -> str:
    """The JSON Schema (2020-12) of what ``composite_to_json`` writes; raises as ``on_site_schema`` does."""
    on_site = stated(_on_site(scheme))
    whole = stated(
        {
            **by_scheme(scheme),
            "assessment": ref("assessment"),
            "on_site": on_site,
            **_chosen(),
            **_joined(scheme),
        },
        optional={"scheme": ref("scheme")},
    )
    return schema_text(f"A composite by {scheme.id}", whole, definitions_of(scheme))


def composite_cohort_schema(scheme: Scheme) -> str:
    """The JSON Schema (2020-12) of what ``composite_cohort_to_json`` writes; raises as ``on_site_schema`` does."""
    result = stated({"unit": ANY_TEXT, "on_site": stated(_on_site(scheme)), **_joined(scheme)})
    whole = stated(
        {
            **by_scheme(scheme),
            "cohort": cohort_keywords(scheme),
            **_chosen(),
            "results": listed(result),
            "ranking": places(scheme),
        },
        optional={"scheme": ref("scheme")},
    )
    return schema_text(f"Composites by {scheme.id}", whole, definitions_of(scheme))


def _on_site(scheme: Scheme) -> Mapping[str, Schema]:
    plan = on_site_plan(scheme)
    points = {point.id: point for point in plan.points()}
    return {
        "unit": or_null(ANY_TEXT),
        "day": or_null(DAY),
        "scale": words(SCALES),
        "ratings": stated({id_: _levels(point) for id_, point in points.items()}),
        "points": for_each(points, stated({"points": _WHOLE, "working": ref("step")})),
        "tables": for_each([table.name for table in plan.tables], _WHOLE),
        "total": _WHOLE,
    }


def _levels(point: OnSitePoint) -> Schema:
    level = words(map(str, point.numbers.values()))
    return tuple_of(*(level for _ in point.ratings))


def _chosen() -> Mapping[str, Schema]:
    return {"choice": words(CHOICES), "on_site_weight": or_null(_NUMBER)}


def _joined(scheme: Scheme) -> Mapping[str, Schema]:
    grades = words(scheme.grade_rule.grades)
    share = or_null(_NUMBER)
    under = stated({"choice": words(CHOICES), "from_weight": share, "to_weight": share, "grade": grades})
    return {
        "total": _DECIMAL,
        "grade_before_veto": grades,
        "grade": grades,
        "exact_total": _NUMBER,
        "exact_grade": grades,
        "grades": listed(under),
        "notes": listed(ref("note")),
    }
