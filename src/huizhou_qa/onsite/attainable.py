"""What on-site points can be attained at all: the least and the most, point by point, from the rules themselves."""

from __future__ import annotations

from attrs import frozen

from huizhou_qa.errors import printable, shown
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import TEXT, by_name, of, pair, require
from huizhou_qa.onsite.plan_of_scheme import on_site_plan
from huizhou_qa.plans.on_site import TOTAL, Scale
from huizhou_qa.program import Member, Settings, bound
from huizhou_qa.readers import Span
from huizhou_qa.scheme.scheme import Scheme

Extent = tuple[int, int]


@frozen(repr=False)
class Attainable:
    """The least and the most whole points of every point (by id), every table (by name) and the total."""

    scale: Scale
    points: FrozenMapping[str, Extent]
    tables: FrozenMapping[str, Extent]
    total: Extent

    def __attrs_post_init__(self) -> None:
        extent = pair(of(int))
        require(self, scale=TEXT, points=by_name(extent), tables=by_name(extent), total=extent)

    def __repr__(self) -> str:
        low, high = map(shown, self.total)
        return f"<Attainable, {printable(self.scale)}: {low} to {high}>"


def attainable(scheme: Scheme, *, scale: str | None = None) -> Attainable:
    """The ends of what the rules of the on-site check can give under a scale.

    They are the bounds of the plan's program while nothing is rated, not tried out: under ``scaled``, the
    default, the most is the full marks of every point; under ``literal`` the first table cannot reach its
    own. Raises SchemeError for an unknown scale or a scheme without an on-site check.
    """
    plan = on_site_plan(scheme)
    chosen = plan.scale(scale)
    found = bound(plan.program(chosen), Member({}, ()), Settings({}))
    extents = {path.removeprefix("/results/"): _extent(span) for path, span in found.items()}
    points = {point.id: extents[point.id] for point in plan.points()}
    tables = {table.name: extents[table.name] for table in plan.tables}
    return Attainable(chosen, FrozenMapping(points), FrozenMapping(tables), extents[TOTAL])


def _extent(span: Span) -> Extent:
    # Levels have two ends, so that no sum of them is ever without bound.
    low, high = (int(end) for end in (span.low, span.high) if end is not None)
    return low, high
