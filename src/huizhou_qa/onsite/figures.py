"""The figures of an on-site score: the plan's program run on the ratings, with what was recorded of every point."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from huizhou_qa.onsite.ratings import member_of
from huizhou_qa.onsite.record import Levels
from huizhou_qa.plans.on_site import TOTAL, OnSitePlan, Scale
from huizhou_qa.program import Settings, record
from huizhou_qa.readers import NumberStep


class OnSiteFigures(NamedTuple):
    """How every point came about, its points, the tables' and the total."""

    workings: dict[str, NumberStep]
    points: dict[str, int]
    tables: dict[str, int]
    total: int


def figures_of(plan: OnSitePlan, scale: Scale, levels: Levels) -> OnSiteFigures:
    """Every figure of a unit's on-site score for levels that were read."""
    (steps,) = record(plan.program(scale), [member_of(plan, levels)], Settings({}))
    made = {step_path.removeprefix("/results/"): step for step_path, step in steps.items()}
    workings = {point.id: made[point.id] for point in plan.points()}
    points = {id_: _whole(step) for id_, step in workings.items()}
    tables = {table.name: _whole(made[table.name]) for table in plan.tables}
    return OnSiteFigures(workings, points, tables, _whole(made[TOTAL]))


def _whole(step: NumberStep) -> int:
    # Levels are whole numbers, and so are the weights of every plan that can be made.
    return int(step.value) if isinstance(step.value, Fraction) else 0
