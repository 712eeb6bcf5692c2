"""The steps from the base to the total and the grade, as a result came by them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from huizhou_qa.errors import Wording
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.steps import StepResult
from huizhou_qa.numbers.exact import plain
from huizhou_qa.readers import reads
from huizhou_qa.rules.sections import INCIDENTS
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.steps import Limit, RoundedTotal
from huizhou_qa.sheets.grounds import written
from huizhou_qa.sheets.incidents import incidents_of, total_goes
from huizhou_qa.sheets.phrases import joined, points, say
from huizhou_qa.sheets.scheme_words import graded, rounding_told
from huizhou_qa.words import requirement


def step_told(result: Assessment, id_: str) -> Wording:
    """What one step did to the total of a result."""
    (step,) = (one for one in result.steps if one.id == id_)
    return total_goes(result, step) if step.changed else say("total_stays", before=_before(result, step))


def steps_told(result: Assessment) -> Iterator[Wording]:
    """Every step that changed the total or the grade, in order, in the names of the edition."""
    for step in result.steps:
        name = name_of_step(step, result.scheme)
        if step.changed:
            yield say("colon", name=name, told=total_goes(result, step))
        if step.kind == "veto" and step.grade != step.grade_before:
            before, after = (graded(grade or "", result.scheme) for grade in (step.grade_before, step.grade))
            yield say("grade_goes", name=name, before=before, after=after)


def name_of_step(step: StepResult, scheme: Scheme) -> Wording:
    """What papers call a step; a veto without a name of its own is one by incidents of its class."""
    unnamed = step.kind == "veto" and any(veto.class_ == step.id and not veto.name for veto in scheme.vetoes)
    return say("veto_of", class_=step.id) if unnamed else scheme.terms.called(step.name)


def limits_of(scheme: Scheme) -> tuple[Limit | RoundedTotal, ...]:
    """The steps that are no adjustment and no veto and change the total, in order."""
    return tuple(one for one in scheme.steps if isinstance(one, Limit | RoundedTotal))


def criterion_of_limit(step: Limit | RoundedTotal, scheme: Scheme) -> Wording:
    """评分标准 of such a step: what becomes of the total, and under which conditions."""
    if isinstance(step, RoundedTotal):
        return say("total_is", kept=rounding_told(step.rounding))
    ends = [(end, said) for end, said in ((step.low, "no_less"), (step.high, "no_more")) if end is not None]
    kept = [say(said, points=points(plain(end).replace("-", "−"))) for end, said in ends]
    total = say("total_is", kept=joined("comma", kept))
    conditions = [requirement(one, scheme.readings) for one in step.when]
    return say("where", conditions=joined("and_where", conditions), kept=total) if conditions else total


def limit_row(result: Assessment, step: Limit | RoundedTotal) -> tuple[Decimal, Wording]:
    """What such a step added to the total, and how, with the incidents that it asks for."""
    (made,) = (one for one in result.steps if one.id == step.id)
    read = [leaf for rule in step.rules for leaf in reads(rule, result.scheme.readings).inputs]
    asked = incidents_of(result, [leaf.name for leaf in read if leaf.section == INCIDENTS])
    told = joined("semicolon", [step_told(result, step.id), *asked])
    return result.scheme.rounding.write(made.changed), told


def _before(result: Assessment, step: StepResult) -> Wording:
    return written(result.scheme.rounding.write(step.before))
