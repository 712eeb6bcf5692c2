"""否决项 and 扣分项 in Chinese: what an incident must be to count, what each one was, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.steps import StepResult
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.checks.steps import classes_counted
from huizhou_qa.scheme.incidents.elements import IncidentElement
from huizhou_qa.scheme.incidents.incident_words import told_of
from huizhou_qa.scheme.incidents.incidents import ClassifiedIncident, IncidentTable, elements_told_by
from huizhou_qa.scheme.incidents.lines import IncidentLine
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.vetoes import LowersGrade, Veto
from huizhou_qa.sheets.grounds import grounds_of_adjustment, written

NONE_HAPPENED = "未发生"


def incident_text(incident: ClassifiedIncident, scheme: Scheme) -> str:
    """An incident with the elements that made its class, in the words of the scheme."""
    elements = elements_told_by(scheme.incident_table)
    found = "、".join(told_of(name, value, elements) for name, value in incident.elements)
    return f"{incident.id}（{incident.incident.date.isoformat()}）：{found}"


def asked(table: IncidentTable, class_: str, vetoing: Iterable[str] = ()) -> str:
    """What puts an incident into a class: what no earlier line turns away or vetoes, and its own lines."""
    own = [line for line in table.lines if line.class_ == class_]
    earlier = table.lines[: table.lines.index(own[0])]
    common = [
        told_of(name, value=True, elements=table.worded) for line in earlier if _rules_out(line) for name in line.asks
    ]
    if {line.class_ for line in earlier} & set(vetoing) - {class_}:
        common.append("不属于否决项")
    lines = "；或".join(_line(line, table.worded) for line in own)
    return "，".join([*common, lines])


def effect(veto: Veto, scheme: Scheme) -> str:
    """The effect of a veto on the grade, and where it says so on the total."""
    grades, graded = scheme.grade_rule.grades, scheme.terms.graded
    after = {grade: veto.apply(grade, grades) for grade in grades}
    if len(set(after.values())) == 1:
        return f"考核结果一律为{graded(after[grades[0]])}"
    changes = "、".join(f"{graded(grade)}改为{graded(changed)}" for grade, changed in after.items() if grade != changed)
    if not isinstance(veto, LowersGrade):
        return changes
    caps = "、".join(f"{graded(grade)}不高于{plain(most)}分" for grade, most in veto.most.items())
    return ("每件：" if veto.each else "") + changes + (f"；改后总分，{caps}" if caps else "")


def deduction(result: Ledger, adjustment: Adjustment) -> str:
    """Why an adjustment (扣分项) takes what it takes, and the incidents that it counts."""
    line = next(one for one in result.adjustments if one.id == adjustment.id)
    basis = grounds_of_adjustment(line, adjustment.rule, result.evidence)
    # One that counts no incident says nothing of any.
    listed = grounds_of_incidents(result, adjustment.classes) if adjustment.classes else ""
    return f"{basis}；{listed}" if listed else basis


def grounds_of_veto(result: Assessment, veto: Veto) -> str:
    """Which incidents veto the grade and what that made of it; what is not settled yet."""
    vetoing = [incident for incident in result.incidents if incident.class_ == veto.class_ and not incident.pending]
    pending = [f"{incident_text(one, result.scheme)}，待定，未计入" for one in result.incidents if one.pending]
    if not vetoing:
        confirmed = told_of("status", "confirmed", elements_told_by(result.scheme.incident_table))
        return "；".join([f"尚无{confirmed}的否决事件", *pending] if pending else [NONE_HAPPENED])
    step = step_of_veto(result, veto)
    before, after = (result.scheme.terms.graded(grade or "") for grade in (step.grade_before, step.grade))
    changed = f"由{before}定为{after}" if before != after else f"为{after}（否决前同为{before}）"
    total = f"总分{points_text(result, step)}" if step.changed else "得分不变"
    told = f"考核等级{changed}，{total}"
    return "；".join([*(incident_text(one, result.scheme) for one in vetoing), told, *pending])


def step_of_veto(result: Assessment, veto: Veto) -> StepResult:
    """What a veto made of the total and the grade."""
    return next(step for step in result.steps if (step.kind, step.id) == ("veto", veto.class_))


def points_text(result: Ledger, step: StepResult) -> str:
    """What a step made of the total."""
    before, after = (written(result.scheme.rounding.write(one)) for one in (step.before, step.total))
    return f"由{before}分计为{after}分"


def grade_text(result: Ledger) -> str:
    """The grade, and what it was before a veto."""
    return f"等级{result.grade}" + (f"（否决前{result.grade_before_veto}）" if is_vetoed(result) else "")


def is_vetoed(result: Ledger) -> bool:
    """Whether an incident vetoes the grade."""
    vetoing = {veto.class_ for veto in result.scheme.vetoes}
    return any(incident.class_ in vetoing and not incident.pending for incident in result.incidents)


def grounds_of_incidents(result: Ledger, classes: Iterable[str]) -> str:
    """The incidents of the classes that an adjustment counts, and those of which nothing follows anywhere."""
    counted, anywhere = set(classes), classes_counted(result.scheme)
    pending = "、".join(one.id for one in result.incidents if one.pending)
    settled = [incident for incident in result.incidents if not incident.pending]
    listed = [*incidents_of(result, counted)]
    listed += [f"{incident_text(one, result.scheme)}，不计" for one in settled if one.class_ not in anywhere]
    listed += [f"{pending}待定，未计入"] if pending else []
    return "；".join(listed)


def incidents_of(result: Ledger, classes: Iterable[str]) -> Iterator[str]:
    """The incidents of these classes that are settled."""
    counted = set(classes)
    for one in result.incidents:
        if one.class_ in counted and not one.pending:
            yield incident_text(one, result.scheme)


def _rules_out(line: IncidentLine) -> bool:
    """Whether a line excludes incidents without one yes/no element."""
    return list(line.asks.values()) == [(False,)]


def _line(line: IncidentLine, elements: Mapping[str, IncidentElement]) -> str:
    said = ["或".join(told_of(name, one, elements) for one in fitting) for name, fitting in line.asks.items()]
    return "、".join(said) or "其余事件"
