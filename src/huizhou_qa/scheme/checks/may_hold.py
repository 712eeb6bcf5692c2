"""What the fields of a scheme may hold: converters that keep a part, or every alternative of it, or refuse it."""

from __future__ import annotations

from collections.abc import Iterable

from huizhou_qa.errors import Wording, expect, refused
from huizhou_qa.fields.converters import each, each_of_kind, optional
from huizhou_qa.plans.on_site import OnSitePlan
from huizhou_qa.plans.procedure import ProcedurePlan
from huizhou_qa.program.alternatives import Alternatives, each_of
from huizhou_qa.program.readings import Readings
from huizhou_qa.scheme.agreements import Agreement, Exclusion
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.rounding import a_rounding as one_rounding
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.grades import GradeRule
from huizhou_qa.scheme.steps.ranking import Ranking
from huizhou_qa.scheme.steps.steps import Graded, Limit, RoundedTotal
from huizhou_qa.scheme.steps.vetoes import Veto
from huizhou_qa.scheme.terms import Terms

OfWay = Adjustment | Limit | RoundedTotal | Graded | Veto
OpenTable = IncidentTable | None | Alternatives[IncidentTable | None]

_GRADE_RULE = Wording("等级规则（GradeRule）", "a GradeRule")
_TABLE = Wording("事件分类表（IncidentTable）", "an IncidentTable")
_ADJUSTMENT = Wording("加减分项（Adjustment）", "an Adjustment")
_RANKING = Wording("排名办法（Ranking）", "a Ranking")
_STEP = Wording(
    "步骤（Adjustment、Limit、RoundedTotal、Graded或Veto）", "a step: Adjustment, Limit, RoundedTotal, Graded, Veto"
)
_VETO = Wording("否决项（Veto）", "a Veto")
_AGREEMENT = Wording("数据间的约束（Agreement）", "an Agreement")
_EXCLUSION = Wording("不应填报的情形（Exclusion）", "an Exclusion")
_READINGS = Wording("口径（Readings）", "Readings")
_ON_SITE = Wording("实地核查方案（OnSitePlan）", "an OnSitePlan")
_PROCEDURE = Wording("程序方案（ProcedurePlan）", "a ProcedurePlan")
_TERMS = Wording("用语（Terms）", "Terms")


def a_grade_rule(value: GradeRule | Alternatives[GradeRule]) -> GradeRule | Alternatives[GradeRule]:
    """A grade rule, or one under every choice of a reading."""
    return each_of(value, lambda given: expect(given, GradeRule, _GRADE_RULE))


def a_rounding(value: Rounding | Alternatives[Rounding]) -> Rounding | Alternatives[Rounding]:
    """A rounding, or one under every choice of a reading."""
    return each_of(value, one_rounding)


def a_table(value: OpenTable) -> OpenTable:
    """A table of incidents or none, or one under every choice of a reading."""
    return each_of(value, lambda given: optional(given, lambda one: expect(one, IncidentTable, _TABLE)))


def adjustments(values: Iterable[Adjustment]) -> tuple[Adjustment, ...]:
    """Adjustments as a tuple."""
    return each_of_kind(values, Adjustment, _ADJUSTMENT)


def vetoes(values: Iterable[Veto]) -> tuple[Veto, ...]:
    """Vetoes as a tuple."""
    return each_of_kind(values, Veto, _VETO)


def steps(values: Iterable[OfWay]) -> tuple[OfWay, ...]:
    """Steps as a tuple."""
    return each(values, _a_step)


def _a_step(value: OfWay) -> OfWay:
    if issubclass(type(value), Veto) or type(value) in {Adjustment, Limit, RoundedTotal, Graded}:
        return value
    raise refused(value, _STEP)


def a_ranking(value: Ranking) -> Ranking:
    """How units are placed."""
    return expect(value, Ranking, _RANKING)


def agreements(values: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """Agreements as a tuple."""
    return each_of_kind(values, Agreement, _AGREEMENT)


def exclusions(values: Iterable[Exclusion]) -> tuple[Exclusion, ...]:
    """Exclusions as a tuple."""
    return each_of_kind(values, Exclusion, _EXCLUSION)


def readings(value: Readings) -> Readings:
    """The readings chosen."""
    return expect(value, Readings, _READINGS)


def an_on_site_plan(value: OnSitePlan | None) -> OnSitePlan | None:
    """A plan of the on-site check, or none."""
    return optional(value, lambda given: expect(given, OnSitePlan, _ON_SITE))


def a_procedure_plan(value: ProcedurePlan | None) -> ProcedurePlan | None:
    """A plan of the procedure, or none."""
    return optional(value, lambda given: expect(given, ProcedurePlan, _PROCEDURE))


def terms(value: Terms) -> Terms:
    """The terms of the edition."""
    return expect(value, Terms, _TERMS)
