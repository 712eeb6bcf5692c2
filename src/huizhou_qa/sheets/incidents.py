"""否决项 and 扣分项 in words: what an incident must be to count, what each one was, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huizhou_qa.errors import Wording
from huizhou_qa.evidence.records import ElementValue
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.graded import grade_of, is_vetoed
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.steps import StepResult
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.checks.steps import classes_counted
from huizhou_qa.scheme.incidents.incident_words import told_of
from huizhou_qa.scheme.incidents.incidents import ClassifiedIncident, IncidentTable, elements_told_by
from huizhou_qa.scheme.incidents.lines import IncidentLine
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.vetoes import LowersGrade, Veto
from huizhou_qa.sheets.grounds import grounds_of_adjustment, written
from huizhou_qa.sheets.phrases import joined, points, say
from huizhou_qa.sheets.scheme_words import graded, once_settled

NONE_HAPPENED = say("none_happened")


def incident_text(incident: ClassifiedIncident, scheme: Scheme) -> Wording:
    """An incident with the elements that made its class, in the words of the scheme."""
    elements, called = elements_told_by(scheme.incident_table), scheme.terms.called
    found = joined("listed", [called(told_of(name, value, elements)) for name, value in incident.elements])
    return say("incident", id=incident.id, day=incident.incident.date.isoformat(), found=found)


def asked(table: IncidentTable, class_: str, scheme: Scheme, vetoing: Iterable[str] = ()) -> Wording:
    """What puts an incident into a class: what no earlier line turns away or vetoes, and its own lines."""
    own = [line for line in table.lines if line.class_ == class_]
    earlier = table.lines[: table.lines.index(own[0])]
    common = [_told(name, scheme, table, value=True) for line in earlier if _rules_out(line) for name in line.asks]
    if {line.class_ for line in earlier} & set(vetoing) - {class_}:
        common.append(say("not_of_veto"))
    return joined("comma", [*common, joined("or_else", [_line(line, scheme, table) for line in own])])


def effect(veto: Veto, scheme: Scheme) -> Wording:
    """The effect of a veto on the grade, and where it says so on the total."""
    grades = scheme.grade_rule.grades
    after = {grade: veto.apply(grade, grades) for grade in grades}
    if len(set(after.values())) == 1:
        return say("grade_always", grade=graded(after[grades[0]], scheme))
    changes = joined(
        "listed",
        [
            say("grade_becomes", grade=graded(grade, scheme), after=graded(changed, scheme))
            for grade, changed in after.items()
            if grade != changed
        ],
    )
    if not isinstance(veto, LowersGrade):
        return changes
    caps = [
        say("total_at_most", grade=graded(grade, scheme), points=points(plain(most)))
        for grade, most in veto.most.items()
    ]
    changes = say("for_each", changes=changes) if veto.each else changes
    return say("total_then", changes=changes, caps=joined("listed", caps)) if caps else changes


def deduction(result: Ledger, adjustment: Adjustment) -> Wording:
    """Why an adjustment (扣分项) takes what it takes, and the incidents that it counts."""
    line = next(one for one in result.adjustments if one.id == adjustment.id)
    basis = grounds_of_adjustment(line, adjustment.rule, result.evidence)
    # One that counts no incident says nothing of any.
    listed = grounds_of_incidents(result, adjustment.classes) if adjustment.classes else []
    return joined("semicolon", [basis, *listed])


def grounds_of_veto(result: Assessment, veto: Veto) -> Wording:
    """Which incidents veto the grade and what that made of it; what is not settled yet."""
    scheme = result.scheme
    vetoing = [incident for incident in result.incidents if incident.class_ == veto.class_ and not incident.pending]
    pending = [say("incident_pending", incident=incident_text(one, scheme)) for one in result.incidents if one.pending]
    if not vetoing:
        confirmed = scheme.terms.called(told_of("status", "confirmed", elements_told_by(scheme.incident_table)))
        none = say("no_veto_so_far", confirmed=confirmed) if pending else NONE_HAPPENED
        return joined("semicolon", [none, *pending])
    step = step_of_veto(result, veto)
    before, after = (graded(grade or "", scheme) for grade in (step.grade_before, step.grade))
    total = total_goes(result, step) if step.changed else say("points_stay")
    told = say("veto_same" if before == after else "veto_changed", before=before, after=after, total=total)
    return joined("semicolon", [*(incident_text(one, scheme) for one in vetoing), told, *pending])


def step_of_veto(result: Assessment, veto: Veto) -> StepResult:
    """What a veto made of the total and the grade."""
    return next(step for step in result.steps if (step.kind, step.id) == ("veto", veto.class_))


def total_goes(result: Ledger, step: StepResult) -> Wording:
    """What a step made of the total."""
    before, after = (written(result.scheme.rounding.write(one)) for one in (step.before, step.total))
    return say("total_goes", before=before, after=after)


def grade_text(result: Ledger) -> Wording:
    """The grade, and what it was before a veto."""
    grade = graded(result.grade, result.scheme)
    if not is_vetoed(result):
        return say("grade", grade=grade)
    return say("grade_vetoed", grade=grade, before=graded(result.grade_before_veto, result.scheme))


def grounds_of_incidents(result: Ledger, classes: Iterable[str]) -> list[Wording]:
    """The incidents of the classes that an adjustment counts, and those of which nothing follows anywhere."""
    counted, anywhere = set(classes), classes_counted(result.scheme)
    pending = [one.id for one in result.incidents if one.pending]
    settled = [incident for incident in result.incidents if not incident.pending]
    listed = [*incidents_of(result, counted)]
    listed += [
        say("incident_not_counted", incident=incident_text(one, result.scheme))
        for one in settled
        if one.class_ not in anywhere
    ]
    if pending:
        waiting = say("incidents_pending", ids=joined("listed", pending))
        listed.append(joined("comma", [waiting, *once_settled(grade_of(result))]))
    return listed


def incidents_of(result: Ledger, classes: Iterable[str]) -> Iterator[Wording]:
    """The incidents of these classes that are settled."""
    counted = set(classes)
    for one in result.incidents:
        if one.class_ in counted and not one.pending:
            yield incident_text(one, result.scheme)


def _told(name: str, scheme: Scheme, table: IncidentTable, *, value: ElementValue) -> Wording:
    """What papers say of an incident with this value of an element."""
    return scheme.terms.called(told_of(name, value, table.worded))


def _rules_out(line: IncidentLine) -> bool:
    """Whether a line excludes incidents without one yes/no element."""
    return list(line.asks.values()) == [(False,)]


def _line(line: IncidentLine, scheme: Scheme, table: IncidentTable) -> Wording:
    said = [
        joined("or", [_told(name, scheme, table, value=one) for one in fitting]) for name, fitting in line.asks.items()
    ]
    return joined("listed", said) if said else say("other_incidents")
