"""The skeleton of the self-assessment report (自评报告): its headings, filled with what an assessment knows.

Figures only: what was done and what comes next is the unit's to write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attrs import frozen

from huizhou_qa.errors import SchemeError, Wording, described, either_called, in_full, is_a
from huizhou_qa.errors.texts import Language
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.by_hand import TEXT, TEXTS, require
from huizhou_qa.ledger.graded import vetoes_of
from huizhou_qa.ledger.in_words import points_as_figure
from huizhou_qa.ledger.pending_grades import possible_grades
from huizhou_qa.numbers.exact import plain
from huizhou_qa.plans.procedure import ReportHeading
from huizhou_qa.procedure.plan_of_scheme import procedure_plan
from huizhou_qa.scheme.marks.tree import Item
from huizhou_qa.words.in_language import all_told, as_language, begun, told
from huizhou_qa.words.phrases import TextPart, filled, joined

PHRASES: Mapping[str, Wording] = MappingProxyType(
    {
        "self_assessed": Wording(
            "{unit}自评合计{points}分（满分{marks}分）", "{unit}: self-assessed {points} points (of {marks})"
        ),
        "part": Wording("{name}：{points}分（满分{marks}分）", "{name}: {points} points (of {marks})"),
        "adjusted": Wording("{name}：{points}分", "{name}: {points} points"),
        "total": Wording("总分{points}分，等级为{grade}", "Total {points} points, grade {grade}"),
        "item": Wording(
            "第{id}项 {name}：{points}分（满分{marks}分）", "Item {id}, {name}: {points} points (of {marks})"
        ),
        "vetoed": Wording(
            "发生否决项所列事件{number}起（{ids}）：否决前为{before}，结果为{after}",
            "Incidents that veto: {number} ({ids}); grade {before} before the veto, grade {after} as a result",
        ),
        "not_vetoed": Wording(
            "已认定的{number}起事件中没有否决项所列的事件", "Incidents settled: {number}, none of which vetoes"
        ),
        "pending": Wording(
            "另有{number}起事件尚未认定（{ids}），未计入本结果",
            "Incidents not settled yet: {number} ({ids}), not counted in this result",
        ),
        "may_be": Wording("认定后等级可能为{grades}", "Once they are settled the grade may be {grades}"),
    }
)


@frozen
class ReportSection:
    """A section of the report: its heading (id and name), and the lines it is filled with, in one language."""

    id: str
    name: str
    lines: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        require(self, id=TEXT, name=TEXT, lines=TEXTS)


def report_skeleton(assessment: Assessment, *, language: Language = "zh") -> tuple[ReportSection, ...]:
    """The report's headings in order (二、（一）), each with the figures that the assessment knows.

    A section without lines is left to its author. The statement on the veto says what the incidents
    reported amount to, the pending ones apart. ``language`` is that of names and lines, ``zh`` or ``en``. Raises
    SchemeError where the scheme has no procedure, EvidenceError for another language, VerificationError for an
    assessment that does not agree with itself.
    """
    if not is_a(assessment, Assessment):
        raise SchemeError.of("", "wrong_type", case="scored", found=described(assessment))
    written_in = as_language(language)
    assessment.verify()
    called = assessment.scheme.terms.called
    return tuple(
        ReportSection(one.id, told(begun(called(one.name)), written_in), all_told(_lines(assessment, one), written_in))
        for one in procedure_plan(assessment.scheme).materials.headings
    )


def _lines(assessment: Assessment, heading: ReportHeading) -> Iterator[Wording]:
    if heading.prefill == "total":
        yield from _total(assessment)
    elif heading.prefill == "part":
        yield from _part(assessment, heading.part)
    elif heading.prefill == "veto":
        yield from _veto(assessment)
    elif heading.prefill == "losses":
        yield from _losses(assessment)


def _total(assessment: Assessment) -> Iterator[Wording]:
    scheme, called = assessment.scheme, assessment.scheme.terms.called
    marks = plain(scheme.max_points)
    yield _say("self_assessed", unit=assessment.unit, points=in_full(assessment.base), marks=marks)
    for top in scheme.headings:
        points = points_as_figure(assessment.groups[top.id], scheme.rounding)
        yield _say("part", name=begun(called(top.name)), points=points, marks=plain(top.max_points))
    for adjustment in assessment.adjustments:
        yield _say("adjusted", name=begun(called(adjustment.id)), points=in_full(adjustment.points))
    yield _say("total", points=in_full(assessment.total), grade=scheme.terms.grade_called(assessment.grade))


def _part(assessment: Assessment, part: str) -> Iterator[Wording]:
    for item in assessment.scheme.groups[part].items():
        yield _item(assessment, item)


def _item(assessment: Assessment, item: Item) -> Wording:
    points = points_as_figure(assessment.items[item.id], assessment.scheme.rounding)
    name = assessment.scheme.terms.called(item.name)
    return _say("item", id=item.id, name=name, points=points, marks=plain(item.max_points))


def _veto(assessment: Assessment) -> Iterator[Wording]:
    vetoed = [incident.id for incident in vetoes_of(assessment)]
    if vetoed:
        before, after = map(assessment.scheme.terms.grade_called, (assessment.grade_before_veto, assessment.grade))
        yield _say("vetoed", number=str(len(vetoed)), ids=joined("listed", vetoed), before=before, after=after)
    else:
        yield _say("not_vetoed", number=str(len(assessment.incidents) - len(assessment.provisional)))
    if assessment.provisional:
        yield _say("pending", number=str(len(assessment.provisional)), ids=joined("listed", assessment.provisional))
        if may := possible_grades(assessment):
            yield _say("may_be", grades=either_called([assessment.scheme.terms.grade_called(grade) for grade in may]))


def _losses(assessment: Assessment) -> Iterator[Wording]:
    for item in assessment.scheme.items.values():
        if assessment.items[item.id].counted < item.max_points:
            yield _item(assessment, item)


def _say(phrase: str, **parts: TextPart) -> Wording:
    return filled(PHRASES[phrase], parts)
