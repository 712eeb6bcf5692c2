"""What on-site points can be attained at all: the least and the most, point by point, from the rules themselves."""

from __future__ import annotations

from attrs import frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.onsite.plan import on_site_plan
from huizhou_qa.scheme.on_site import OnSitePoint, Scale
from huizhou_qa.scheme.scheme import Scheme

Extent = tuple[int, int]


@frozen
class Attainable:
    """The least and the most whole points of every point (by id), every table (by name) and the total."""

    scale: Scale
    points: FrozenMapping[str, Extent]
    tables: FrozenMapping[str, Extent]
    total: Extent


def attainable(scheme: Scheme, *, scale: str | None = None) -> Attainable:
    """The ends of what the rules of the on-site check can give under a scale.

    They are read off the rules' curves, not tried out: under ``scaled``, the default, the most is the
    full marks of every point; under ``literal`` the first table cannot reach its own. Raises SchemeError for
    an unknown scale or a scheme without an on-site check.
    """
    plan = on_site_plan(scheme)
    chosen = plan.scale(scale)
    points = {point.id: _extent(point, chosen) for point in plan.points()}
    tables = {table.name: _added([points[point.id] for point in table.points]) for table in plan.tables}
    return Attainable(chosen, FrozenMapping(points), FrozenMapping(tables), _added(list(tables.values())))


def _extent(point: OnSitePoint, scale: Scale) -> Extent:
    # Levels have two ends, so neither extreme of a rating is ever without bound.
    low, high = (int(end) for end in point.rule(scale).extremes() if end is not None)
    return low, high


def _added(extents: list[Extent]) -> Extent:
    return sum(low for low, _ in extents), sum(high for _, high in extents)
