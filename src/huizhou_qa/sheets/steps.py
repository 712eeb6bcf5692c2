"""The steps from the base to the total and the grade in Chinese, as a result came by them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.steps import StepResult
from huizhou_qa.numbers.exact import plain
from huizhou_qa.readers import reads
from huizhou_qa.rules.sections import INCIDENTS
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.steps import Limit, RoundedTotal
from huizhou_qa.sheets.grounds import written
from huizhou_qa.sheets.incidents import incidents_of, points_text
from huizhou_qa.sheets.scheme_words import rounding_told
from huizhou_qa.words import requirement


def step_told(result: Assessment, id_: str) -> str:
    """What one step did to the total of a result."""
    (step,) = (one for one in result.steps if one.id == id_)
    return f"总分{points_text(result, step)}" if step.changed else f"总分{_before(result, step)}分，未改变"


def steps_told(result: Assessment) -> Iterator[str]:
    """Every step that changed the total or the grade, in order, in the names of the edition."""
    for step in result.steps:
        if step.changed:
            yield f"{step.name}：总分{points_text(result, step)}"
        if step.kind == "veto" and step.grade != step.grade_before:
            before, after = (result.scheme.terms.graded(grade or "") for grade in (step.grade_before, step.grade))
            yield f"{step.name}：等级由{before}定为{after}"


def limits_of(scheme: Scheme) -> tuple[Limit | RoundedTotal, ...]:
    """The steps that are no adjustment and no veto and change the total, in order."""
    return tuple(one for one in scheme.steps if isinstance(one, Limit | RoundedTotal))


def criterion_of_limit(step: Limit | RoundedTotal, scheme: Scheme) -> str:
    """评分标准 of such a step: what becomes of the total, and under which conditions."""
    if isinstance(step, RoundedTotal):
        return f"总分{rounding_told(step.rounding)}"
    ends = [(end, said) for end, said in ((step.low, "不低于"), (step.high, "不高于")) if end is not None]
    kept = "总分" + "，".join(f"{said}{plain(end).replace('-', '−')}分" for end, said in ends)
    conditions = "，并且".join(requirement(one, scheme.readings).zh for one in step.when)
    return f"{conditions}的，{kept}" if conditions else kept


def limit_row(result: Assessment, step: Limit | RoundedTotal) -> tuple[Decimal, str]:
    """What such a step added to the total, and how, with the incidents that it asks for."""
    (made,) = (one for one in result.steps if one.id == step.id)
    read = [leaf for rule in step.rules for leaf in reads(rule, result.scheme.readings).inputs]
    asked = incidents_of(result, [leaf.name for leaf in read if leaf.section == INCIDENTS])
    return result.scheme.rounding.write(made.changed), "；".join([step_told(result, step.id), *asked])


def _before(result: Assessment, step: StepResult) -> str:
    return written(result.scheme.rounding.write(step.before))
