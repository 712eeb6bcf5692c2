"""The skeleton of the self-assessment report (自评报告): its headings, filled with what an assessment knows.

Figures only: what was done and what comes next is the unit's to write.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from huizhou_qa.errors import SchemeError, described, is_a
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.by_hand import TEXT, TEXTS, require
from huizhou_qa.ledger.in_words import points_as_figure
from huizhou_qa.numbers.exact import plain
from huizhou_qa.plans.procedure import ReportHeading
from huizhou_qa.procedure.plan_of_scheme import procedure_plan
from huizhou_qa.scheme.marks.tree import Item


@frozen
class ReportSection:
    """A section of the report: its heading (id and Chinese name), and the lines it is filled with, in Chinese."""

    id: str
    name: str
    lines: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        require(self, id=TEXT, name=TEXT, lines=TEXTS)


def report_skeleton(assessment: Assessment) -> tuple[ReportSection, ...]:
    """The report's headings in order (二、（一）), each with the figures that the assessment knows.

    A section without lines is left to its author. The statement on the veto says what the incidents
    reported amount to, the pending ones apart. Raises SchemeError where the scheme has no procedure,
    VerificationError for an assessment that does not agree with itself.
    """
    if not is_a(assessment, Assessment):
        raise SchemeError.of("", "wrong_type", case="scored", found=described(assessment))
    assessment.verify()
    headings = procedure_plan(assessment.scheme).materials.headings
    return tuple(ReportSection(heading.id, heading.name, tuple(_lines(assessment, heading))) for heading in headings)


def _lines(assessment: Assessment, heading: ReportHeading) -> Iterator[str]:
    if heading.prefill == "total":
        yield from _total(assessment)
    elif heading.prefill == "part":
        yield from _part(assessment, heading.part)
    elif heading.prefill == "veto":
        yield from _veto(assessment)
    elif heading.prefill == "losses":
        yield from _losses(assessment)


def _total(assessment: Assessment) -> Iterator[str]:
    scheme = assessment.scheme
    yield f"{assessment.unit}自评合计{assessment.base}分（满分{plain(scheme.max_points)}分）"
    for top in scheme.headings:
        points = points_as_figure(assessment.groups[top.id], scheme.rounding)
        yield f"{top.name}：{points}分（满分{plain(top.max_points)}分）"
    for adjustment in assessment.adjustments:
        yield f"{adjustment.id}：{adjustment.points}分"
    yield f"总分{assessment.total}分，等级{assessment.grade}"


def _part(assessment: Assessment, part: str) -> Iterator[str]:
    for item in assessment.scheme.groups[part].items():
        yield _item(assessment, item)


def _item(assessment: Assessment, item: Item) -> str:
    points = points_as_figure(assessment.items[item.id], assessment.scheme.rounding)
    return f"第{item.id}项 {item.name}：{points}分（满分{plain(item.max_points)}分）"


def _veto(assessment: Assessment) -> Iterator[str]:
    classes = {veto.class_ for veto in assessment.scheme.vetoes}
    vetoed = [incident.id for incident in assessment.incidents if incident.class_ in classes]
    if vetoed:
        before = f"否决前等级{assessment.grade_before_veto}，结果等级{assessment.grade}"
        yield f"发生否决项所列事件{len(vetoed)}起（{'、'.join(vetoed)}）：{before}"
    else:
        settled = len(assessment.incidents) - len(assessment.provisional)
        yield f"已认定的{settled}起事件中没有否决项所列的事件"
    if assessment.provisional:
        ids = "、".join(assessment.provisional)
        yield f"另有{len(assessment.provisional)}起事件尚未认定（{ids}），未计入本结果"


def _losses(assessment: Assessment) -> Iterator[str]:
    for item in assessment.scheme.items.values():
        if assessment.items[item.id].counted < item.max_points:
            yield _item(assessment, item)
