"""The on-site check as data: a program of its own, with its ratings, its points, and the scale that lies open in it.

What points and tables are called in papers, who rates, and which firms, teams and days there are is no part of it.
"""

from __future__ import annotations

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.plans.on_site import SCALE, TOTAL, OnSitePlan, OnSitePoint
from huizhou_qa.program.entries import result
from huizhou_qa.readers.document import Data, Document, input_document
from huizhou_qa.scheme.program.document_parts import entry_document, object_of

NONE: FrozenMapping[str, Data] = FrozenMapping()


def on_site_document(plan: OnSitePlan | None) -> Data:
    """What is scored on site; empty where there is no plan, or none that says how levels become points."""
    if plan is None or not plan.scales:
        return NONE
    arithmetic, program = Document(), plan.open_program
    points = tuple(plan.points())
    ratings = {leaf.path: input_document(leaf) for point in points for leaf in point.ratings}
    tables = [object_of(id=one.name, path=_path(one.name), max_points=str(one.max_points)) for one in plan.tables]
    return object_of(
        inputs=FrozenMapping(ratings),
        readings=object_of(**{SCALE: plan.scales}),
        entries=tuple(entry_document(entry, arithmetic) for entry in program.entries),
        points=tuple(map(_point, points)),
        tables=tuple(tables),
        outputs=object_of(total=_path(TOTAL)),
    )


def _point(point: OnSitePoint) -> Data:
    return object_of(
        id=point.id,
        path=_path(point.id),
        max_points=str(point.max_points),
        ratings=tuple(leaf.path for leaf in point.ratings),
        levels=point.levels,
    )


def _path(name: str) -> str:
    return result(name).path
