"""The self-scoring sheet (附件3 自评打分表): seven columns, filled from an assessment's ledger, or blank.

The rows of marks stand as in ``form.py``. The veto, the deductions and the total follow, though the
printed form has no row for the latter two. How a sheet becomes text is in ``rendering.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import ClassVar, NamedTuple

from attrs import evolve, field, frozen

from huizhou_qa.errors import EvidenceError, Fault, Wording, described, is_a, keys_of
from huizhou_qa.errors.texts import Language
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.in_words import points_as_figure, points_in_sentence
from huizhou_qa.numbers.exact import plain
from huizhou_qa.plans.procedure import sheet_columns_of
from huizhou_qa.plans.sheet_columns import SheetColumns
from huizhou_qa.program.choices import not_by_default
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import bonuses_of, counted_of
from huizhou_qa.scheme.scheme import Scheme, as_scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.vetoes import Veto
from huizhou_qa.sheets.form import (
    form_rows,
    official_wording,
    printed_of_adjustment,
    printed_of_limit,
    printed_of_total,
    printed_of_veto,
)
from huizhou_qa.sheets.grounds import figure, grounds_of_clause, grounds_of_rescaling, note_told, written
from huizhou_qa.sheets.incidents import deduction, grade_text, grounds_of_veto, step_of_veto
from huizhou_qa.sheets.joined import joining_in_words
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.phrases import joined, points, say
from huizhou_qa.sheets.scheme_words import (
    part_called,
    read_so,
    rounding_told,
    score_called,
    title_of,
    without_on_site,
)
from huizhou_qa.sheets.sheet import Sheet, signatures
from huizhou_qa.sheets.steps import limit_row, limits_of, steps_told
from huizhou_qa.sheets.widths import fitted
from huizhou_qa.words.in_language import Cells, all_told, as_language, begun, told
from huizhou_qa.words.leaves import labelled
from huizhou_qa.words.phrases import TextPart

WIDTHS = (7, 8, 12, 5, 30, 7, 31)
LAYOUT = Layout(WIDTHS, merged=4)
# Where the second level of headings has no column.
NARROWER = (10, 15, 5, 32, 7, 31)
BLANK_ROWS = 11


class SheetRow(NamedTuple):
    """A row, with its cells in the order of the columns. Cells that the form merges are repeated in every row.

    Attributes:
        content: 考核内容.
        indicator: 考核指标.
        key_point: 考核要点.
        marks: 分值.
        criterion: 评分标准.
        score: 自评得分; may be empty.
        basis: 评分依据.
    """

    content: str
    indicator: str
    key_point: str
    marks: str
    criterion: str
    score: str
    basis: str


@frozen
class SelfScoringSheet(Sheet[SheetRow]):
    """The sheet of one unit: a title, rows of seven columns, and remarks below; without 考核指标 the columns are six.

    The scores of all rows but the last add up to the last one, 总分, unless deductions take more
    than there is: the total is then clamped to 0, and its row says so.
    """

    _row: ClassVar[type[tuple[str, ...]]] = SheetRow

    columns: tuple[str, ...] = SheetColumns().titles
    layout: Layout = field(default=LAYOUT, repr=False)

    def with_room(self) -> SelfScoringSheet:
        """The sheet with columns as broad as its words need."""
        return evolve(self, layout=fitted(self.layout, self.columns, self._cells))

    @property
    def _cells(self) -> list[tuple[str, ...]]:
        if len(self.columns) == len(SheetRow._fields):
            return super()._cells
        return [(row.content, *row[2:]) for row in self.rows]


def self_scoring_sheet(
    assessment: Assessment, texts: Mapping[str, str] | None = None, *, language: Language = "zh"
) -> SelfScoringSheet:
    """The self-scoring sheet (附件3) of an assessment, with reasons for every point won or lost.

    ``texts`` is the office's official wording of 评分标准 by clause id, or by the id of an item,
    an adjustment (扣分项) or 否决项; without it the words are made from the rules themselves. ``language`` is that of
    the paper, ``zh`` or ``en``; what was given, such as reasons and ``texts``, stays as it was given.
    Raises EvidenceError for another language, naming every id that the scheme does not know and all that is no text,
    and VerificationError for an assessment that does not agree with itself.
    """
    if not is_a(assessment, Assessment):
        fault = Fault.of("", "wrong_type", case="assessment", given=described(assessment))
        raise EvidenceError([fault], {"case": "paper"})
    written_in = as_language(language)
    assessment.verify()
    wording = official_wording(texts, assessment.scheme)
    rows = (*_scored(assessment, wording), *_settled(assessment, wording), _total(assessment))
    return _sheet(assessment.scheme, rows, _remarks(assessment), written_in, assessment.unit)


def blank_self_scoring_sheet(
    scheme: Scheme, texts: Mapping[str, str] | None = None, *, language: Language = "zh"
) -> SelfScoringSheet:
    """The self-scoring sheet (附件3) as a form to be filled in: 自评得分 and 评分依据 stay empty.

    ``texts`` and ``language`` as for ``self_scoring_sheet``. Raises SchemeError for what is no scheme, EvidenceError
    as ``self_scoring_sheet`` does.
    """
    wording = official_wording(texts, as_scheme(scheme))
    rows: list[Cells] = [
        (*row.cells, row.criterion, "", "") for row in form_rows(scheme, wording) if isinstance(row.part, Clause)
    ]
    rows += [(*printed_of_veto(veto, scheme, wording), "", "") for veto in scheme.vetoes]
    rows += [(*printed_of_adjustment(one, scheme, wording), "", "") for one in scheme.adjustments]
    rows += [(*printed_of_limit(one, scheme), "", "") for one in limits_of(scheme)]
    rows.append((*printed_of_total(scheme), "", ""))
    remarks = [say("give_reasons"), *_readings(scheme)]
    return _sheet(scheme, rows, remarks, as_language(language))


def _sheet(
    scheme: Scheme, rows: Iterable[Cells], remarks: Iterable[TextPart], language: Language, unit: str = ""
) -> SelfScoringSheet:
    """The sheet in the language that it is asked for in: of a unit, or to be filled in."""
    titles = sheet_columns_of(scheme.procedure).titles
    # The columns before the criterion are merged.
    widths = WIDTHS if len(titles) == len(WIDTHS) else NARROWER
    sheet = SelfScoringSheet(
        told(begun(title_of(scheme, part_called("sheet", scheme, "sheet"), unit)), language),
        tuple(SheetRow(*all_told(row, language)) for row in rows),
        all_told(map(begun, remarks), language),
        all_told((begun(scheme.terms.called(title)) for title in titles), language),
        layout=Layout(widths, merged=len(widths) - 3, row_height=0 if unit else BLANK_ROWS, language=language),
        signatures=all_told(signatures(unit), language),
    )
    return sheet.with_room()


def _scored(assessment: Assessment, texts: Mapping[str, str]) -> Iterator[Cells]:
    scheme = assessment.scheme
    for row in form_rows(scheme, texts):
        if isinstance(row.part, Clause):
            result = assessment.clauses[row.part.id]
            basis = begun(grounds_of_clause(assessment, row.part))
            yield *row.cells, row.criterion, points_as_figure(result, scheme.rounding), basis
        elif limited := _limit(row.part, assessment):
            yield *row.cells, *limited


def _limit(part: Item | Heading, assessment: Assessment) -> tuple[TextPart, TextPart, TextPart] | None:
    """The last three cells of a row that says what keeping a part within its marks changes."""
    line, below = assessment.line_of(part), assessment.summed_below(part)
    rounding = assessment.scheme.rounding
    changed, summed = rounding.write(line.counted - below), written(rounding.write(below))
    if not changed:
        return None
    terms, counted = assessment.scheme.terms, points(points_in_sentence(line, rounding))
    name, way = terms.called(part.name), joining_in_words(part.joining, part.parts, terms)
    if way.zh:
        rule, basis = say("colon", name=name, told=way), say("clauses_sum_counts", summed=summed, points=counted)
    else:
        rule = say("less_counts" if changed > 0 else "more_counts", name=name, points=counted)
        basis = say("clauses_sum", summed=summed)
    return begun(rule), figure(changed), begun(basis)


def _settled(assessment: Assessment, texts: Mapping[str, str]) -> Iterator[Cells]:
    """What follows the marks: rescaling, the veto and the deductions."""
    rescaling = assessment.rescaling
    if rescaling is not None:
        full = plain(assessment.scheme.max_points)
        rule = say("rescaling_rule", full=full, absent=plain(rescaling.absent_marks))
        own = assessment.scheme.joining.rounding
        rule = rule if own is None else say("rescaled_then", text=rule, rounded=rounding_told(own))
        basis = begun(grounds_of_rescaling(rescaling))
        yield begun(say("rescaling")), "", "", "", begun(rule), figure(rescaling.points), basis
    yield from _base(assessment)
    for veto in assessment.scheme.vetoes:
        yield _veto(assessment, veto, texts)
    for adjustment in assessment.scheme.adjustments:
        yield _adjustment(assessment, adjustment, texts)
    for step in limits_of(assessment.scheme):
        changed, basis = limit_row(assessment, step)
        yield *printed_of_limit(step, assessment.scheme), figure(changed), begun(basis)


def _base(assessment: Assessment) -> Iterator[Cells]:
    """What joining the headings otherwise than by adding them up changes."""
    scheme, counted = assessment.scheme, counted_of(assessment.scheme.headings)
    way = joining_in_words(evolve(scheme.joining, rescaled=False, at_least=1), counted, scheme.terms)
    rescaled = Fraction(0) if assessment.rescaling is None else Fraction(assessment.rescaling.points)
    summed = sum((assessment.groups[top.id].counted for top in counted), Fraction(0))
    changed = scheme.rounding.write(Fraction(assessment.base) - rescaled - summed)
    if way.zh and changed:
        basis = say("parts_sum_counts", summed=written(scheme.rounding.write(summed)), points=written(assessment.base))
        yield begun(say("joining")), "", "", "", begun(way), figure(changed), begun(basis)


def _veto(assessment: Assessment, veto: Veto, texts: Mapping[str, str]) -> Cells:
    scheme = assessment.scheme
    made = step_of_veto(assessment, veto)
    taken = figure(scheme.rounding.write(made.changed)) if made.changed else ""
    return *printed_of_veto(veto, scheme, texts), taken, begun(grounds_of_veto(assessment, veto))


def _adjustment(assessment: Assessment, adjustment: Adjustment, texts: Mapping[str, str]) -> Cells:
    result = next(one for one in assessment.adjustments if one.id == adjustment.id)
    printed = printed_of_adjustment(adjustment, assessment.scheme, texts)
    return *printed, figure(result.points), begun(deduction(assessment, adjustment))


def _total(assessment: Assessment) -> Cells:
    scheme = assessment.scheme
    text = [joined("plus", [_of_heading(assessment, top) for top in counted_of(scheme.headings)])]
    if assessment.rescaling is not None:
        text.append(say("rescaled_by", points=written(assessment.rescaling.points)))
    bonuses = bonuses_of(scheme.headings)
    text.append(say("together" if bonuses else "before_deductions", points=written(assessment.base)))
    text += [_of_heading(assessment, top) for top in bonuses]
    total = say("total_counts", points=written(assessment.total))
    if assessment.raw_total is None:
        text += [*steps_told(assessment), total]
    elif Fraction(assessment.raw_total) != assessment.with_bonuses:
        text.append(say("after_deductions", points=written(assessment.raw_total)))
    if assessment.raw_total not in {None, assessment.total}:
        text.append(total)
    rounding = scheme.grade_rule.rounding
    if rounding is not None:
        rounded = rounding.write(Fraction(assessment.total))
        text.append(say("rounded_for_grade", points=written(rounded)))
    text.append(grade_text(assessment))
    return *printed_of_total(scheme), figure(assessment.total), begun(joined("semicolon", text))


def _of_heading(assessment: Assessment, top: Heading) -> Wording:
    number = points_in_sentence(assessment.groups[top.id], assessment.scheme.rounding)
    text = labelled(assessment.scheme.terms.called(top.name), points(number))
    return text if top.weight == 1 else say("times", text=text, number=plain(top.weight))


def _remarks(assessment: Assessment) -> Iterator[TextPart]:
    scheme = assessment.scheme
    yield say("sheet_gives", score=score_called(scheme), without=without_on_site(scheme))
    yield from _readings(scheme)
    clauses: dict[Wording, list[Wording]] = {}
    for note in assessment.notes:
        section, *names = keys_of(note.path) or [""]
        # A note on a clause is the same for several; every other names what it is about.
        places = clauses.setdefault(note_told(note, scheme), [])
        places += [say("clause", id=name) for name in names] if section == "clauses" else []
    for text, where in clauses.items():
        yield say("colon", name=joined("listed", where), told=text) if where else text


def _readings(scheme: Scheme) -> Iterator[Wording]:
    yield from (read_so(reading, chosen) for reading, chosen in not_by_default(scheme.chosen_readings))
