"""The steps from the base to the total and the grade in Chinese, as a result came by them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.steps import StepResult
from huizhou_qa.sheets.grounds import written


def step_told(result: Assessment, id_: str) -> str:
    """What one step did to the total of a result."""
    (step,) = (one for one in result.steps if one.id == id_)
    return _of_total(result, step) if step.changed else f"总分{_points(result, step.before)}分，未改变"


def steps_told(result: Assessment) -> Iterator[str]:
    """Every step that changed the total or the grade, in order, in the names of the edition."""
    for step in result.steps:
        if step.changed:
            yield f"{step.name}：{_of_total(result, step)}"
        if step.kind == "veto" and step.grade != step.grade_before:
            before, after = (result.scheme.terms.graded(grade or "") for grade in (step.grade_before, step.grade))
            yield f"{step.name}：等级由{before}定为{after}"


def _of_total(result: Assessment, step: StepResult) -> str:
    return f"总分由{_points(result, step.before)}分计为{_points(result, step.total)}分"


def _points(result: Assessment, total: Fraction) -> str:
    return written(result.scheme.rounding.write(total))
