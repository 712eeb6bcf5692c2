"""The steps from the base to the total and the grade: what each changed, and how, recorded from evidence and scheme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import dict_of
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.program import Result, Settings, follow
from huizhou_qa.readers import Gap, NumberStep, Recorded
from huizhou_qa.rules import Input
from huizhou_qa.scheme.program.building import BASE, BEFORE_VETO, BY_SCORE, RAW_TOTAL, TOTAL, after_veto, bonuses_of
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.steps import Graded, Limit, RoundedTotal, WayStep, grade_after, total_after
from huizhou_qa.scheme.steps.vetoes import Veto
from huizhou_qa.scorers.node_rule import Stepped

StepKind = Literal["adjustment", "limit", "rounding", "grade", "veto"]
STEP_KINDS: tuple[StepKind, ...] = get_args(StepKind)

FLOOR = Limit("floor", "总分不低于0", low=0)
_GRADED = Graded()
_KINDS: tuple[tuple[type, StepKind], ...] = (
    (Adjustment, "adjustment"),
    (Limit, "limit"),
    (RoundedTotal, "rounding"),
    (Graded, "grade"),
)


class StepResult(NamedTuple):
    """One step of the way from the base to the grade.

    Attributes:
        id: the step's id: of an adjustment its own, of a veto the class of incidents.
        name: what papers call it.
        kind: what kind of step it is.
        before: the total before it; before the first, the base with what bonuses add.
        total: the total after it.
        grade_before: the grade before it; None where there was none yet.
        grade: the grade after it; None where there is none yet.
        workings: how everything that it computes came about, by the name of the entry.
    """

    id: str
    name: str
    kind: StepKind
    before: Fraction
    total: Fraction
    grade_before: str | None
    grade: str | None
    workings: tuple[tuple[str, Stepped], ...]

    @property
    def changed(self) -> Fraction:
        """What it added to the total; below 0 what it took."""
        return self.total - self.before


def steps_of(scheme: Scheme, evidence: Evidence) -> tuple[StepResult, ...]:
    """Every step of the way under a scheme, in order, for evidence of which all is known."""
    member, settings = member_of(scheme, evidence, settled_values(scheme, evidence)), Settings(scheme.readings)
    known = {**dict_of(member.known), **follow(scheme.program, member, settings)}
    # Only the way is recorded: what it starts from is worked out.
    told = {leaf.path for _, computed, *_ in way_of(scheme) for leaf in computed}
    told |= {BASE.path, *(heading.entry.path for heading in bonuses_of(scheme.headings))}
    arithmetic = Recorded(settings.exact(known))
    results = [entry for entry in scheme.program.entries if isinstance(entry, Result) and entry.leaf.path in told]
    return tuple(_walked(scheme, {entry.leaf.path: entry.node.under(arithmetic) for entry in results}))


def way_of(scheme: Scheme) -> tuple[tuple[WayStep, tuple[Input, ...], Input | None, Input | None], ...]:
    """Every step with the entries that it computes, and those of the total and of the grade after it, if it has them.

    Where a scheme says no steps they are adjustments, 0 as the least, the grade and vetoes.
    """
    if scheme.steps:
        return tuple((one, _computed(one), total_after(one.id), grade_after(one.id)) for one in scheme.steps)
    vetoes = [(veto, (after_veto(at),), None, after_veto(at)) for at, veto in enumerate(scheme.vetoes, start=1)]
    return (
        *((adjustment, _computed(adjustment), None, None) for adjustment in scheme.adjustments),
        (FLOOR, (RAW_TOTAL, TOTAL), TOTAL, None),
        (_GRADED, (BY_SCORE, BEFORE_VETO), None, BEFORE_VETO),
        *vetoes,
    )


def _computed(step: WayStep) -> tuple[Input, ...]:
    own: tuple[Input, ...] = ()
    if isinstance(step, Adjustment):
        own = (step.rule_entry, step.entry)
    elif isinstance(step, Graded):
        own = (BY_SCORE, BEFORE_VETO)
    return (*own, total_after(step.id), grade_after(step.id))


def _walked(scheme: Scheme, recorded: Mapping[str, NumberStep]) -> Iterator[StepResult]:
    bonuses = (_number(recorded[heading.entry.path]) for heading in bonuses_of(scheme.headings))
    total, grade = sum(bonuses, _number(recorded[BASE.path])), None
    for step, computed, total_entry, grade_entry in way_of(scheme):
        before, grade_before = total, grade
        if total_entry is not None and total_entry.path in recorded:
            total = _number(recorded[total_entry.path])
        elif isinstance(step, Adjustment):
            total += _number(recorded[step.entry.path])
        if grade_entry is not None and grade_entry.path in recorded:
            grade = scheme.grade_rule.grades[int(_number(recorded[grade_entry.path]))]
        workings = ((leaf.name, recorded[leaf.path]) for leaf in computed if leaf.path in recorded)
        worked_out = tuple((name, Stepped(made, _number(made))) for name, made in workings)
        yield StepResult(step.id, name_of(step), _kind(step), before, total, grade_before, grade, worked_out)


def name_of(step: WayStep) -> str:
    """What papers call a step; a veto without a name of its own is one by incidents of its class."""
    return step.name or (f"否决项（{step.id}）" if isinstance(step, Veto) else step.id)


def _kind(step: WayStep) -> StepKind:
    return next((kind for made, kind in _KINDS if type(step) is made), "veto")


def _number(made: NumberStep) -> Fraction:
    return Fraction(0) if isinstance(made.value, Gap) else made.value
