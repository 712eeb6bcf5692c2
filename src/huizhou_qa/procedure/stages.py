"""Checking the stages (考核安排) that were gone through: their order, and their days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import evolve

from huizhou_qa.errors import Wording, pointer
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.plans.findings import Finding
from huizhou_qa.plans.procedure import ProcedurePlan, Stage
from huizhou_qa.procedure.plan_of_scheme import procedure_plan
from huizhou_qa.scheme.scheme import Scheme


def check_stages(scheme: Scheme, done: Mapping[str, object], *, deadline: str | None = None) -> tuple[Finding, ...]:
    """What in the order and the days of the stages does not meet the plan (一、考核安排).

    ``done`` maps the ids of the stages that are done to the day each was done (a date or its ISO
    text); a stage that is left out or None is not done yet. The stages themselves are
    ``scheme.procedure.stages``. Raises EvidenceError listing every fault of form, SchemeError for an
    unknown way to read the deadline; without one it is read by the edition's default.
    """
    plan = procedure_plan(scheme)
    last_day = plan.last_day(deadline)
    days = _read(plan, done)
    return (*_order(plan, days), *_days(plan, days, last_day))


def _read(plan: ProcedurePlan, done: Mapping[str, object]) -> dict[str, date]:
    faults = Faults()
    keys = Given(done, "", faults).keys((), tuple(stage.id for stage in plan.stages))
    days = {id_: given.day() for id_, given in keys.items() if not given.is_absent}
    faults.raise_if_any(case="stages")
    return days


def _order(plan: ProcedurePlan, days: Mapping[str, date]) -> Iterator[Finding]:
    earlier: list[Stage] = []
    for stage in plan.stages:
        if stage.id in days:
            undone = tuple(_named(one) for one in earlier if one.id not in days)
            if undone:
                yield plan.findings.finding("stage_skipped", pointer(stage.id), stage=_named(stage), stages=undone)
            if any(days[one.id] > days[stage.id] for one in earlier if one.id in days):
                yield plan.findings.finding("stage_out_of_order", pointer(stage.id), stage=_named(stage))
        earlier.append(stage)


def _days(plan: ProcedurePlan, days: Mapping[str, date], last_day: date) -> Iterator[Finding]:
    for stage in plan.stages:
        if stage.id in days:
            window = evolve(stage.window, closes=last_day) if stage.due else stage.window
            judged = window.judge(days[stage.id])
            if judged != "in_time":
                yield plan.findings.finding(f"stage_{judged}", pointer(stage.id), stage=_named(stage))


def _named(stage: Stage) -> Wording:
    return Wording(stage.name, stage.id)
