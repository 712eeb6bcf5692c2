"""Blank forms beside the self-scoring sheet: contacts (附件4), the catalogue of proof, ratings on site (附件2).

Only the contents of the scheme are filled in. The blank 附件3 is in ``self_scoring.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from huizhou_qa.numbers.exact import plain
from huizhou_qa.onsite.plan_of_scheme import on_site_plan
from huizhou_qa.plans.on_site import OnSitePlan, OnSitePoint, Scale
from huizhou_qa.plans.procedure import ProcedurePlan, sheet_columns_of
from huizhou_qa.plans.sheet_columns import ProofColumns
from huizhou_qa.procedure.plan_of_scheme import procedure_plan
from huizhou_qa.scheme.scheme import Scheme, as_scheme
from huizhou_qa.sheets.form import fit_wording
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.scheme_words import choice_of, part_called
from huizhou_qa.sheets.sheet import DAY, TO_BE_WRITTEN, Sheet, signatures

CONTACTS, PROOF = "contacts", "proof"


@frozen
class BlankForm(Sheet[tuple[str, ...]]):
    """A form to be filled in by hand or in a spreadsheet: cells that are to be filled in are empty."""


def contact_list(scheme: Scheme) -> BlankForm:
    """The list of contacts (附件4 考核工作联系人员名单): an empty row for each contact that the text asks for.

    Raises SchemeError for what is no scheme and for a scheme without procedure.
    """
    materials = procedure_plan(scheme).materials
    columns = tuple(column.name for column in materials.contact_columns)
    return BlankForm(
        title=part_called(CONTACTS, scheme, "联系人员名单"),
        rows=tuple(("",) * len(columns) for _ in materials.contact_roles),
        remarks=(f"自上而下依次填写：{'、'.join(role.name for role in materials.contact_roles)}。",),
        columns=columns,
        layout=Layout((1,) * len(columns), font=12, row_height=15),
        signatures=signatures(),
    )


def proof_catalogue(scheme: Scheme) -> BlankForm:
    """The catalogue of proof (证明资料目录): a row for every item that needs proof.

    Raises SchemeError for what is no scheme.
    """
    items = as_scheme(scheme).items.values()
    exempt = "、".join(item.id for item in items if not item.proof_needed)
    name = part_called(PROOF, scheme, "证明资料目录")
    return BlankForm(
        title=f"{scheme.title}{name}",
        rows=tuple((item.id, item.name, plain(item.max_points), "", "", "", "") for item in items if item.proof_needed),
        remarks=(f"第{exempt}项无需报送证明资料，仍需自评。",) if exempt else (),
        columns=_catalogue_columns(scheme.procedure),
        layout=Layout((7, 34, 7, 30, 7, 7, 8), page="portrait", font=10, row_height=10),
        signatures=signatures(),
    )


def _catalogue_columns(plan: ProcedurePlan | None) -> tuple[str, ...]:
    sheet, own = sheet_columns_of(plan), ProofColumns() if plan is None else plan.materials.proof_columns
    return own.serial, sheet.key_point.title, sheet.marks.title, own.document, own.copies, own.page, own.remarks


def on_site_form(scheme: Scheme, texts: Mapping[str, str] | None = None, *, scale: str | None = None) -> BlankForm:
    """The form for ratings on site (附件2): every point that is rated, what each level is worth, and room for it.

    ``texts`` is the office's official wording of 评分标准 by the point's id (``briefing.1``); without it the
    place in the text is named. ``scale`` as for ``assess_on_site``. Raises SchemeError for a scheme without
    an on-site check and an unknown scale, EvidenceError for wording that does not fit.
    """
    plan = on_site_plan(scheme)
    chosen = plan.scale(scale)
    wording = fit_wording(texts, [point.id for point in plan.points()])
    return BlankForm(
        title=plan.title,
        rows=tuple(_on_site_rows(plan, chosen, wording)),
        remarks=("每个评分格填写所评等级的分值。", *_scale_text(plan, chosen)),
        columns=plan.columns.titles,
        layout=Layout((12, 5, 15, 6, 25, 28, 9), merged=4, page="portrait", font=10, row_height=10),
        signatures=(f"被核查单位：{TO_BE_WRITTEN}", f"组长：{TO_BE_WRITTEN}", f"成员：{TO_BE_WRITTEN * 2}", DAY),
    )


def _on_site_rows(plan: OnSitePlan, scale: Scale, texts: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for table in plan.tables:
        content = f"{table.name}（{table.max_points}分）"
        for point in table.points:
            cells = (content, str(point.number), point.name, str(point.max_points))
            worth = "、".join(f"{word}{plain(level * point.weight(scale))}分" for word, level in point.numbers.items())
            yield from ((*cells, text, worth, "") for text in _rated(point, texts))
        yield content, "", "小计", str(table.max_points), "", "", ""
    yield "总分", "", "", str(sum(table.max_points for table in plan.tables)), "", "", ""


def _rated(point: OnSitePoint, texts: Mapping[str, str]) -> Iterator[str]:
    """The rated parts of a point, or the whole point."""
    text = texts.get(point.id, f"见{point.locator}")
    yield from (f"{part}（{text}）" for part in point.parts) if point.parts else (text,)


def _scale_text(plan: OnSitePlan, scale: Scale) -> Iterator[str]:
    for question in plan.questions.register:
        if scale in question.names and scale != question.default:
            yield f"采用的理解 {question.id}＝{scale}：{choice_of(question, scale).meaning.zh}"
