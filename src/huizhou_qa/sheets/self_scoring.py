"""The self-scoring sheet (附件3 自评打分表): seven columns, filled from an assessment's ledger, or blank.

The rows of marks stand as in ``form.py``. The veto, the deductions and the total follow, though the
printed form has no row for the latter two. How a sheet becomes text is in ``rendering.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import ClassVar, NamedTuple

from attrs import evolve, field, frozen

from huizhou_qa.errors import EvidenceError, Fault, described, is_a, keys_of
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.in_words import points_as_figure, points_in_sentence
from huizhou_qa.numbers.exact import plain
from huizhou_qa.plans.procedure import sheet_columns_of
from huizhou_qa.plans.sheet_columns import SheetColumns
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import bonuses_of, counted_of
from huizhou_qa.scheme.scheme import Scheme, as_scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.vetoes import Veto
from huizhou_qa.sheets.criteria import criterion
from huizhou_qa.sheets.form import (
    VETO_ROW,
    beside_marks,
    criterion_of_adjustment,
    criterion_of_veto,
    form_rows,
    official_wording,
)
from huizhou_qa.sheets.grounds import figure, grounds_of_clause, grounds_of_rescaling, written
from huizhou_qa.sheets.incidents import deduction, effect, grade_text, grounds_of_veto, step_of_veto
from huizhou_qa.sheets.joined import joining_in_words
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.scheme_words import (
    grade_asks,
    grade_lines,
    part_called,
    read_otherwise,
    rounding_told,
    score_called,
    without_on_site,
)
from huizhou_qa.sheets.sheet import Sheet, signatures
from huizhou_qa.sheets.steps import criterion_of_limit, limit_row, limits_of, steps_told
from huizhou_qa.words.leaves import beside_label

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

    @property
    def _cells(self) -> list[tuple[str, ...]]:
        if len(self.columns) == len(SheetRow._fields):
            return super()._cells
        return [(row.content, *row[2:]) for row in self.rows]


def self_scoring_sheet(assessment: Assessment, texts: Mapping[str, str] | None = None) -> SelfScoringSheet:
    """The self-scoring sheet (附件3) of an assessment, with reasons for every point won or lost.

    ``texts`` is the office's official wording of 评分标准 by clause id, or by the id of an item,
    an adjustment (扣分项) or 否决项; without it the words are made from the rules themselves.
    Raises EvidenceError naming every id that the scheme does not know and all that is no text, and
    VerificationError for an assessment that does not agree with itself.
    """
    if not is_a(assessment, Assessment):
        fault = Fault.of("", "wrong_type", case="assessment", given=described(assessment))
        raise EvidenceError([fault], {"case": "paper"})
    assessment.verify()
    wording = official_wording(texts, assessment.scheme)
    rows = (*_scored(assessment, wording), *_settled(assessment, wording), _total(assessment))
    remarks = tuple(_remarks(assessment))
    title, columns = _title(assessment.scheme, assessment.unit), _columns(assessment.scheme)
    layout = _layout(columns)
    return SelfScoringSheet(title, rows, remarks, columns, layout=layout, signatures=signatures(assessment.unit))


def blank_self_scoring_sheet(scheme: Scheme, texts: Mapping[str, str] | None = None) -> SelfScoringSheet:
    """The self-scoring sheet (附件3) as a form to be filled in: 自评得分 and 评分依据 stay empty.

    ``texts`` as for ``self_scoring_sheet``. Raises SchemeError for what is no scheme.
    """
    wording = official_wording(texts, as_scheme(scheme))
    rows = [
        SheetRow(*row.cells, row.criterion, "", "")
        for row in form_rows(scheme, wording)
        if isinstance(row.part, Clause)
    ]
    rows += [
        SheetRow(
            *beside_marks(VETO_ROW, effect(veto, scheme), scheme), criterion_of_veto(veto, scheme, wording), "", ""
        )
        for veto in scheme.vetoes
    ]
    rows += [
        SheetRow(
            *beside_marks(one.id, criterion(one.rule), scheme), criterion_of_adjustment(one, scheme, wording), "", ""
        )
        for one in scheme.adjustments
    ]
    rows += [SheetRow(one.name, "", "", "", criterion_of_limit(one, scheme), "", "") for one in limits_of(scheme)]
    lines = grade_lines(scheme) + grade_asks(scheme)
    rows.append(SheetRow("总分", "", "", plain(scheme.max_points), lines, "", ""))
    remarks = ("评分依据要说明得分、扣分原因。", *_readings(scheme))
    title, columns = _title(scheme), _columns(scheme)
    layout = _layout(columns, row_height=BLANK_ROWS)
    return SelfScoringSheet(title, tuple(rows), remarks, columns, layout=layout, signatures=signatures())


def _layout(columns: tuple[str, ...], row_height: int = 0) -> Layout:
    """The layout of a sheet with so many columns, of which those before the criterion are merged."""
    widths = WIDTHS if len(columns) == len(WIDTHS) else NARROWER
    return Layout(widths, merged=len(widths) - 3, row_height=row_height)


def _columns(scheme: Scheme) -> tuple[str, ...]:
    return sheet_columns_of(scheme.procedure).titles


def _title(scheme: Scheme, unit: str = "") -> str:
    return scheme.title + part_called("sheet", scheme, "自评打分表") + (f"（{unit}）" if unit else "")


def _scored(assessment: Assessment, texts: Mapping[str, str]) -> Iterator[SheetRow]:
    scheme = assessment.scheme
    for row in form_rows(scheme, texts):
        if isinstance(row.part, Clause):
            result = assessment.clauses[row.part.id]
            basis = grounds_of_clause(assessment, row.part)
            yield SheetRow(*row.cells, row.criterion, points_as_figure(result, scheme.rounding), basis)
        elif limited := _limit(row.part, assessment):
            yield SheetRow(*row.cells, *limited)


def _limit(part: Item | Heading, assessment: Assessment) -> tuple[str, str, str] | None:
    """The last three cells of a row that says what keeping a part within its marks changes."""
    line, below = assessment.line_of(part), assessment.summed_below(part)
    rounding = assessment.scheme.rounding
    changed, summed = rounding.write(line.counted - below), written(rounding.write(below))
    if not changed:
        return None
    points, joined = points_in_sentence(line, rounding), joining_in_words(part.joining, part.parts)
    if joined:
        return f"{part.name}：{joined}", figure(changed), f"各款合计{summed}分，计{points}分"
    within = f"低于{points}分" if changed > 0 else f"高于{points}分"
    return f"{part.name}合计{within}的，计{points}分", figure(changed), f"各款合计{summed}分"


def _settled(assessment: Assessment, texts: Mapping[str, str]) -> Iterator[SheetRow]:
    """What follows the marks: rescaling, the veto and the deductions."""
    rescaling = assessment.rescaling
    if rescaling is not None:
        full = plain(assessment.scheme.max_points)
        left = f"{full}−缺项分值{plain(rescaling.absent_marks)}"
        own = assessment.scheme.joining.rounding
        text = f"折算增加的分：其余得分×{full}÷（{left}）−其余得分" + (f"，折算后{rounding_told(own)}" if own else "")
        yield SheetRow("缺项折算", "", "", "", text, figure(rescaling.points), grounds_of_rescaling(rescaling))
    yield from _base(assessment)
    for veto in assessment.scheme.vetoes:
        yield _veto(assessment, veto, texts)
    for adjustment in assessment.scheme.adjustments:
        yield _adjustment(assessment, adjustment, texts)
    for step in limits_of(assessment.scheme):
        changed, basis = limit_row(assessment, step)
        yield SheetRow(step.name, "", "", "", criterion_of_limit(step, assessment.scheme), figure(changed), basis)


def _base(assessment: Assessment) -> Iterator[SheetRow]:
    """What joining the headings otherwise than by adding them up changes."""
    scheme, counted = assessment.scheme, counted_of(assessment.scheme.headings)
    told = joining_in_words(evolve(scheme.joining, rescaled=False, at_least=1), counted)
    rescaled = Fraction(0) if assessment.rescaling is None else Fraction(assessment.rescaling.points)
    summed = sum((assessment.groups[top.id].counted for top in counted), Fraction(0))
    changed = scheme.rounding.write(Fraction(assessment.base) - rescaled - summed)
    if told and changed:
        parts = f"各部分合计{written(scheme.rounding.write(summed))}分，计{written(assessment.base)}分"
        yield SheetRow("合成", "", "", "", told, figure(changed), parts)


def _veto(assessment: Assessment, veto: Veto, texts: Mapping[str, str]) -> SheetRow:
    scheme = assessment.scheme
    text = criterion_of_veto(veto, scheme, texts)
    made = step_of_veto(assessment, veto)
    taken = figure(scheme.rounding.write(made.changed)) if made.changed else ""
    return SheetRow(
        *beside_marks(VETO_ROW, effect(veto, scheme), scheme), text, taken, grounds_of_veto(assessment, veto)
    )


def _adjustment(assessment: Assessment, adjustment: Adjustment, texts: Mapping[str, str]) -> SheetRow:
    result = next(one for one in assessment.adjustments if one.id == adjustment.id)
    return SheetRow(
        *beside_marks(adjustment.id, criterion(adjustment.rule), assessment.scheme),
        criterion_of_adjustment(adjustment, assessment.scheme, texts),
        figure(result.points),
        deduction(assessment, adjustment),
    )


def _total(assessment: Assessment) -> SheetRow:
    scheme = assessment.scheme
    text = ["＋".join(_of_heading(assessment, top) for top in counted_of(scheme.headings))]
    if assessment.rescaling is not None:
        text.append(f"缺项折算{written(assessment.rescaling.points)}分")
    bonuses = bonuses_of(scheme.headings)
    text.append(f"{'合计' if bonuses else '扣分前'}{written(assessment.base)}分")
    text += [_of_heading(assessment, top) for top in bonuses]
    if assessment.raw_total is None:
        text += steps_told(assessment)
        text.append(f"总分计{written(assessment.total)}分")
    elif Fraction(assessment.raw_total) != assessment.with_bonuses:
        text.append(f"扣分后{written(assessment.raw_total)}分")
    if assessment.raw_total not in {None, assessment.total}:
        text.append(f"总分计{written(assessment.total)}分")
    rule, full = scheme.grade_rule, plain(scheme.max_points)
    if rule.rounding is not None:
        text.append(f"定等级时舍入为{written(rule.rounding.write(Fraction(assessment.total)))}分")
    text.append(grade_text(assessment))
    return SheetRow(
        "总分", "", "", full, grade_lines(scheme) + grade_asks(scheme), figure(assessment.total), "；".join(text)
    )


def _of_heading(assessment: Assessment, top: Heading) -> str:
    told = beside_label(top.name, points_in_sentence(assessment.groups[top.id], assessment.scheme.rounding)) + "分"
    return told if top.weight == 1 else f"{told}×{plain(top.weight)}"


def _remarks(assessment: Assessment) -> Iterator[str]:
    scheme = assessment.scheme
    yield f"本表为{score_called(scheme)}{without_on_site(scheme)}。"
    yield from _readings(scheme)
    clauses: dict[str, list[str]] = {}
    for note in assessment.notes:
        section, *names = keys_of(note.path) or [""]
        # A note on a clause is the same for several; every other names what it is about.
        places = clauses.setdefault(note.zh, [])
        places += [f"第{name}款" for name in names] if section == "clauses" else []
    for text, where in clauses.items():
        yield f"{'、'.join(where)}：{text}" if where else text


def _readings(scheme: Scheme) -> Iterator[str]:
    for reading, chosen in read_otherwise(scheme):
        yield f"采用的理解 {reading.id}＝{chosen.name}：{chosen.meaning.zh}"
