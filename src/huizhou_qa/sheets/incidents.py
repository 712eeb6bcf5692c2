"""否决项 and 扣分项 in Chinese: what an incident must be to count, what each one was, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.scheme.adjustments import Adjustment
from huizhou_qa.scheme.grades import GradeRule
from huizhou_qa.scheme.incidents import CONTESTED, ClassifiedIncident, IncidentLine, IncidentTable
from huizhou_qa.scheme.vetoes import Veto
from huizhou_qa.sheets.grounds import grounds_of_adjustment

NONE_HAPPENED = "未发生"

ELEMENTS: Mapping[str, Mapping[str | bool, str]] = MappingProxyType(
    {
        "within_year": MappingProxyType({True: "发生在考核年度内", False: "不在考核年度内"}),
        "from_product_quality": MappingProxyType({True: "因产品质量问题", False: "非因产品质量问题"}),
        "serious_harm": MappingProxyType({True: "造成严重财产损失或人身伤害", False: "未造成严重财产损失或人身伤害"}),
        "status": MappingProxyType({"confirmed": "已确认", "pending": "待确认"}),
        "recognised_by": MappingProxyType(
            {
                "state": "国务院（或其授权部门）认定",
                "province": "省政府（或其授权部门）认定",
                "other": "其他机关认定",
                "none": "无机关认定",
            }
        ),
        "severity": MappingProxyType({"especially_major": "特别重大", "major": "重大", "other": "其他级别"}),
        "systemic_or_regional": MappingProxyType({True: "判定为系统性、区域性", False: "未判定为系统性、区域性"}),
    }
)


def told(incident: ClassifiedIncident) -> str:
    """An incident with the elements that made its class."""
    found = "、".join(ELEMENTS[name][value] for name, value in incident.elements)
    return f"{incident.id}（{incident.incident.date.isoformat()}）：{found}"


def asked(table: IncidentTable, class_: str, vetoing: Iterable[str] = ()) -> str:
    """What puts an incident into a class: what no earlier line turns away or vetoes, and its own lines."""
    own = [line for line in table.lines if line.class_ == class_]
    earlier = table.lines[: table.lines.index(own[0])]
    common = [ELEMENTS[name][True] for line in earlier if _rules_out(line) for name in line.asks]
    if {line.class_ for line in earlier} & set(vetoing) - {class_}:
        common.append("不属于否决项")
    lines = "；或".join(_line(line) for line in own)
    return "，".join([*common, lines])


def effect(veto: Veto, rule: GradeRule) -> str:
    """What a veto does to the grade, told from what it does to each."""
    grades = rule.grades
    after = {grade: veto.apply(grade, grades) for grade in grades}
    if len(set(after.values())) == 1:
        return f"考核结果一律为{after[grades[0]]}级"
    return "、".join(f"{grade}级改为{changed}级" for grade, changed in after.items() if grade != changed)


def deduction(result: Ledger, adjustment: Adjustment) -> str:
    """Why an adjustment (扣分项) takes what it takes, and the incidents that it counts."""
    line = next(one for one in result.adjustments if one.id == adjustment.id)
    basis = grounds_of_adjustment(line, adjustment.rule, result.evidence)
    listed = grounds_of_incidents(result, [leaf.name for leaf in adjustment.rule.inputs])
    return f"{basis}；{listed}" if listed else basis


def grounds_of_veto(result: Ledger, veto: Veto) -> str:
    """Which incidents veto the grade and what that made of it; what is not settled yet."""
    vetoing = [one for one in result.incidents if one.class_ == veto.class_]
    pending = [f"{told(one)}，待定，未计入" for one in result.incidents if one.class_ == CONTESTED]
    if not vetoing:
        return "；".join(["尚无已确认的否决事件", *pending] if pending else [NONE_HAPPENED])
    before, after = result.grade_before_veto, result.grade
    changed = f"由{before}级定为{after}级" if before != after else f"为{after}级（否决前同为{before}级）"
    return "；".join([*(told(one) for one in vetoing), f"考核等级{changed}，得分不变", *pending])


def grade_told(result: Ledger) -> str:
    """The grade, and what it was before a veto."""
    return f"等级{result.grade}" + (f"（否决前{result.grade_before_veto}）" if is_vetoed(result) else "")


def is_vetoed(result: Ledger) -> bool:
    """Whether an incident vetoes the grade."""
    vetoing = {veto.class_ for veto in result.scheme.vetoes}
    return any(one.class_ in vetoing for one in result.incidents)


def grounds_of_incidents(result: Ledger, classes: Iterable[str]) -> str:
    """The incidents of the classes that an adjustment counts, and those of which nothing follows."""
    counted = set(classes)
    settled = {veto.class_ for veto in result.scheme.vetoes} | {CONTESTED}
    pending = "、".join(one.id for one in result.incidents if one.class_ == CONTESTED)
    listed = [told(one) for one in result.incidents if one.class_ in counted]
    listed += [f"{told(one)}，不计" for one in result.incidents if one.class_ not in counted | settled]
    listed += [f"{pending}待定，未计入"] if pending else []
    return "；".join(listed)


def _rules_out(line: IncidentLine) -> bool:
    """Whether a line turns away whatever lacks one element that is either there or not."""
    return list(line.asks.values()) == [(False,)]


def _line(line: IncidentLine) -> str:
    said = ["或".join(ELEMENTS[name][one] for one in fitting) for name, fitting in line.asks.items()]
    return "、".join(said) or "其余事件"
