"""否决项 and 扣分项: which incidents veto the grade, which take 10 points, and which neither."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from huizhou_qa.editions.huizhou.y2017.incident_elements import ELEMENTS
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.alternatives import Alternatives
from huizhou_qa.scheme.incidents.incidents import CONTESTED, IncidentTable
from huizhou_qa.scheme.incidents.lines import IncidentLine, Period
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.vetoes import SetsGrade
from huizhou_qa.scorers import ItemDeduction, events

LEAD = "公安、住房和城乡规划建设、商务、卫生和计划生育、安监、工商、质监、食品药品监管、旅游等部门"
NONE, VETO, DEDUCTION = "none", "veto", "deduction"

YEARS = MappingProxyType(
    {
        "calendar": Period(date(2017, 1, 1), date(2017, 12, 31)),
        "july_to_june": Period(date(2016, 7, 1), date(2017, 6, 30)),
    }
)
# 扣分项, after 以及: every other event of serious harm, or only those with a finding.
OTHER_EVENTS: Mapping[str, tuple[IncidentLine, ...]] = MappingProxyType(
    {
        "independent": (IncidentLine(DEDUCTION),),
        "needs_finding": (IncidentLine(DEDUCTION, recognised_by=("state", "province")), IncidentLine(NONE)),
    }
)


LINES = (
    # Outside the causal chain that both rules describe, or outside the year, nothing follows.
    IncidentLine(NONE, within_year=False),
    IncidentLine(NONE, from_product_quality=False),
    IncidentLine(NONE, serious_harm=False),
    # Not settled: it may still become any of the others.
    IncidentLine(CONTESTED, status="pending"),
    # 否决项: 国务院或其授权部门认定、特别重大、系统性区域性.
    IncidentLine(VETO, recognised_by=("state",), severity=("especially_major",), systemic_or_regional=True),
    # 扣分项, before 以及: 省政府或其授权部门认定、重大、系统性区域性. What the State found, or what is
    # graver, without amounting to a veto is not less than that.
    IncidentLine(
        DEDUCTION,
        recognised_by=("state", "province"),
        severity=("major", "especially_major"),
        systemic_or_regional=True,
    ),
)


def of_year(days: Period) -> Alternatives[IncidentTable | None]:
    """The classes of incidents of one assessment year, from top to bottom."""
    tables = {choice: IncidentTable(days, LINES + others, ELEMENTS) for choice, others in OTHER_EVENTS.items()}
    return Alternatives("incident_class_b", FrozenMapping(tables))


TABLE: Alternatives[IncidentTable | None] = Alternatives(
    "assessment_year", FrozenMapping({year: of_year(days) for year, days in YEARS.items()})
)

# 每发生1件扣10分: from the total, for both kinds of event.
DEDUCTIONS = Adjustment(
    "扣分项",
    "产品质量安全事件",
    ItemDeduction(events(DEDUCTION, "扣分事件", "incidents that deduct"), each="10"),
    "附件1 扣分项",
    LEAD,
    lead_cell_of="否决项",
)

# 考核结果一律为D级: the grade and never the score.
VETO_TO_D = SetsGrade(VETO, "D", locator="附件1 否决项", lead=LEAD)
