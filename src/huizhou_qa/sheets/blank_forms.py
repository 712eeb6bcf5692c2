"""Blank forms beside the self-scoring sheet: contacts (附件4), the catalogue of proof, ratings on site (附件2).

Only the contents of the scheme are filled in. The blank 附件3 is in ``self_scoring.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from huizhou_qa.errors import Wording
from huizhou_qa.errors.texts import Language
from huizhou_qa.numbers.exact import plain
from huizhou_qa.onsite.plan_of_scheme import on_site_plan
from huizhou_qa.plans.on_site import OnSitePlan, OnSitePoint, Scale
from huizhou_qa.plans.procedure import ProcedurePlan, sheet_columns_of
from huizhou_qa.plans.sheet_columns import ProofColumns
from huizhou_qa.procedure.plan_of_scheme import procedure_plan
from huizhou_qa.program.choices import choice_of
from huizhou_qa.scheme.scheme import Scheme, as_scheme
from huizhou_qa.scheme.terms import Terms
from huizhou_qa.sheets.form import fit_wording
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.phrases import joined, points, say
from huizhou_qa.sheets.scheme_words import part_called, read_so, title_of
from huizhou_qa.sheets.sheet import DAY, TO_BE_WRITTEN, Sheet, signatures
from huizhou_qa.sheets.widths import fitted
from huizhou_qa.words.in_language import Cells, all_told, as_language, begun, told
from huizhou_qa.words.phrases import TextPart, run_on

CONTACTS, PROOF = "contacts", "proof"


@frozen
class BlankForm(Sheet[tuple[str, ...]]):
    """A form to be filled in by hand or in a spreadsheet: cells that are to be filled in are empty."""


@frozen
class _Parts:
    """The parts of a form in both languages."""

    title: Wording
    rows: Iterable[Cells]
    remarks: Iterable[Wording]
    columns: Iterable[Wording]
    signatures: Iterable[Wording]

    def form(self, layout: Layout) -> BlankForm:
        """The form in the language of its layout."""
        language = layout.language
        rows = tuple(all_told(row, language) for row in self.rows)
        columns = all_told(map(begun, self.columns), language)
        return BlankForm(
            title=told(begun(self.title), language),
            rows=rows,
            remarks=all_told(map(begun, self.remarks), language),
            columns=columns,
            layout=fitted(layout, columns, rows),
            signatures=all_told(self.signatures, language),
        )


def contact_list(scheme: Scheme, *, language: Language = "zh") -> BlankForm:
    """The list of contacts (附件4 考核工作联系人员名单): an empty row for each contact that the text asks for.

    ``language`` is that of the paper, ``zh`` or ``en``. Raises SchemeError for what is no scheme and for a scheme
    without procedure, EvidenceError for another language.
    """
    materials, called = procedure_plan(scheme).materials, scheme.terms.called
    width = len(materials.contact_columns)
    roles = joined("listed", [called(role.name) for role in materials.contact_roles])
    parts = _Parts(
        title=part_called(CONTACTS, scheme, "contact_list"),
        rows=[("",) * width for _ in materials.contact_roles],
        remarks=[say("fill_in_order", roles=roles)],
        columns=[called(column.name) for column in materials.contact_columns],
        signatures=signatures(),
    )
    return parts.form(Layout((1,) * width, font=12, row_height=15, language=as_language(language)))


def proof_catalogue(scheme: Scheme, *, language: Language = "zh") -> BlankForm:
    """The catalogue of proof (证明资料目录): a row for every item that needs proof.

    ``language`` as for ``contact_list``. Raises SchemeError for what is no scheme, EvidenceError for another language.
    """
    items, called = as_scheme(scheme).items.values(), scheme.terms.called
    exempt = [item.id for item in items if not item.proof_needed]
    named = ((item, begun(called(item.name))) for item in items if item.proof_needed)
    parts = _Parts(
        title=title_of(scheme, part_called(PROOF, scheme, "proof_catalogue")),
        rows=[(item.id, name, plain(item.max_points), "", "", "", "") for item, name in named],
        remarks=[say("no_proof", items=joined("listed", exempt))] if exempt else [],
        columns=[called(title) for title in _catalogue_columns(scheme.procedure)],
        signatures=signatures(),
    )
    widths = (7, 34, 7, 30, 7, 7, 8)
    return parts.form(Layout(widths, page="portrait", font=10, row_height=10, language=as_language(language)))


def _catalogue_columns(plan: ProcedurePlan | None) -> tuple[str, ...]:
    sheet, own = sheet_columns_of(plan), ProofColumns() if plan is None else plan.materials.proof_columns
    return own.serial, sheet.key_point.title, sheet.marks.title, own.document, own.copies, own.page, own.remarks


def on_site_form(
    scheme: Scheme, texts: Mapping[str, str] | None = None, *, scale: str | None = None, language: Language = "zh"
) -> BlankForm:
    """The form for ratings on site (附件2): every point that is rated, what each level is worth, and room for it.

    ``texts`` is the office's official wording of 评分标准 by the point's id (``briefing.1``); without it the
    place in the text is named. ``scale`` as for ``assess_on_site``, ``language`` as for ``contact_list``. Raises
    SchemeError for a scheme without an on-site check and an unknown scale, EvidenceError for another language and for
    wording that does not fit.
    """
    plan = on_site_plan(scheme)
    chosen = plan.scale(scale)
    wording = fit_wording(texts, [point.id for point in plan.points()])
    called = scheme.terms.called
    parts = _Parts(
        title=called(plan.title),
        rows=_on_site_rows(plan, chosen, wording, scheme.terms),
        remarks=[say("rate_each"), *_scale_text(plan, chosen)],
        columns=[called(title) for title in plan.columns.titles],
        signatures=[
            say("unit_checked", blank=TO_BE_WRITTEN),
            say("head_of_team", blank=TO_BE_WRITTEN),
            say("members_of_team", blank=run_on(TO_BE_WRITTEN, TO_BE_WRITTEN)),
            DAY,
        ],
    )
    widths = (12, 5, 15, 6, 25, 28, 9)
    return parts.form(Layout(widths, merged=4, page="portrait", font=10, row_height=10, language=as_language(language)))


def _on_site_rows(plan: OnSitePlan, scale: Scale, texts: Mapping[str, str], terms: Terms) -> Iterator[Cells]:
    for table in plan.tables:
        content = begun(say("part_of", name=terms.called(table.name), marks=points(str(table.max_points))))
        for point in table.points:
            cells = (content, str(point.number), begun(terms.called(point.name)), str(point.max_points))
            levels = [
                say("worth", word=terms.called(word), points=points(plain(level * point.weight(scale))))
                for word, level in point.numbers.items()
            ]
            worth = begun(joined("listed", levels))
            yield from ((*cells, text, worth, "") for text in _rated(point, texts, terms))
        yield content, "", begun(say("subtotal")), str(table.max_points), "", "", ""
    yield begun(say("total")), "", "", str(sum(table.max_points for table in plan.tables)), "", "", ""


def _rated(point: OnSitePoint, texts: Mapping[str, str], terms: Terms) -> Iterator[TextPart]:
    """The rated parts of a point, or the whole point."""
    see = say("see", locator=point.locator)
    text = texts.get(point.id, see if point.parts else begun(see))
    if not point.parts:
        yield text
    yield from (begun(say("bracketed", name=terms.called(part), told=text)) for part in point.parts)


def _scale_text(plan: OnSitePlan, scale: Scale) -> Iterator[Wording]:
    for question in plan.questions.register:
        if scale in question.names and scale != question.default:
            yield read_so(question, choice_of(question, scale))
