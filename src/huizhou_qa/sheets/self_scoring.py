"""The self-scoring sheet (附件3 自评打分表): seven columns, filled from an assessment's ledger.

Items whose heading stands two deep (考核内容, 考核指标) are the 考核要点 themselves and have a row a
clause; deeper ones stand in the column 评分标准 under their heading, as the annex prints items
1 to 13 and 14 to 43. The veto, the deductions and the total follow, though the printed form has
no row for the latter two. How a sheet becomes text is in ``rendering.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from attrs import field, frozen

from huizhou_qa.errors import EvidenceError, Fault, pointer, shown
from huizhou_qa.ground.numbers import plain
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.scheme.incidents import Adjustment, Veto
from huizhou_qa.scheme.tree import Heading, Item
from huizhou_qa.sheets.criteria import criterion
from huizhou_qa.sheets.grounds import figure, grounds, grounds_of_rescaling, written
from huizhou_qa.sheets.incidents import asked, deduction, effect, grade_told, grounds_of_veto
from huizhou_qa.sheets.rendering import Layout
from huizhou_qa.sheets.scheme_words import grade_lines, read_otherwise
from huizhou_qa.sheets.sheet import Sheet

COLUMNS = ("考核内容", "考核指标", "考核要点", "分值", "评分标准", "自评得分", "评分依据（注明得分、扣分情况）")
LAYOUT = Layout((7, 8, 12, 5, 30, 7, 31), merged=4)
ITEM_DEPTH = 2
VETO_ROW = "否决项"


class SheetRow(NamedTuple):
    """One row, its cells in the order of the printed columns; ``score`` (自评得分) may be empty.

    ``content`` is 考核内容, ``indicator`` 考核指标, ``key_point`` 考核要点, ``marks`` 分值, ``criterion``
    评分标准 and ``basis`` 评分依据. Cells that the form merges are repeated in every row.
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
    """The sheet of one unit: a title, rows of seven columns, and what a reader must be told below.

    The scores of all rows but the last add up to the last one, 总分, unless deductions take more
    than there is: the total stops at 0, and its row says so.
    """

    columns: tuple[str, ...] = COLUMNS
    layout: Layout = field(default=LAYOUT, repr=False)


def self_scoring_sheet(assessment: Assessment, texts: Mapping[str, str] | None = None) -> SelfScoringSheet:
    """The self-scoring sheet (附件3) of an assessment, with reasons for every point won or lost.

    ``texts`` is the office's official wording of 评分标准 by clause id, or by the id of an item,
    an adjustment (扣分项) or 否决项; without it the words are made from the rules themselves.
    Raises EvidenceError naming every id that the scheme does not know and all that is no text.
    """
    if not isinstance(assessment, Assessment):
        fault = Fault("", "wrong_type", f"{shown(assessment)} is not an assessment; get one with assess")
        raise EvidenceError("there is nothing to lay out", [fault])
    wording = dict(texts or {})
    faults = list(_unknown(wording, assessment))
    if faults:
        raise EvidenceError("the wording of 评分标准 does not fit the scheme", faults)
    rows = (*_scored(assessment, wording), *_settled(assessment, wording), _total(assessment))
    title = f"{assessment.scheme.title}自评打分表（{assessment.unit}）"
    return SelfScoringSheet(title, rows, tuple(_remarks(assessment)))


def _unknown(texts: Mapping[str, str], assessment: Assessment) -> Iterator[Fault]:
    scheme = assessment.scheme
    known = {VETO_ROW, *scheme.clauses, *scheme.items, *(adjustment.id for adjustment in scheme.adjustments)}
    for id_, text in texts.items():
        if id_ not in known:
            yield Fault(pointer("texts", str(id_)), "unknown_clause", "no clause or item has this id")
        elif not isinstance(text, str):
            yield Fault(pointer("texts", id_), "wrong_type", "the wording of a criterion must be text")
        elif not text.strip():
            yield Fault(pointer("texts", id_), "empty", "the wording is empty; leave it out and ours is used")


def _scored(assessment: Assessment, texts: Mapping[str, str]) -> Iterator[SheetRow]:
    for top in assessment.scheme.headings:
        yield from _under((top,), assessment, texts)


def _under(path: tuple[Heading, ...], assessment: Assessment, texts: Mapping[str, str]) -> Iterator[SheetRow]:
    heading = path[-1]
    for part in heading.parts:
        if isinstance(part, Heading):
            yield from _under((*path, part), assessment, texts)
        else:
            yield from _rows_of_item(path, part, assessment, texts)
    limited = _limit(heading, assessment)
    if limited:
        yield SheetRow(*_cells_of(path), *limited)


def _limit(part: Item | Heading, assessment: Assessment) -> tuple[str, str, str] | None:
    """The last three cells of a row that says what keeping a part within its marks changes."""
    points, below = assessment.line_of(part).points, assessment.summed_below(part)
    rounding = assessment.scheme.rounding
    changed, summed = rounding.write(Fraction(points) - below), written(rounding.write(below))
    if not changed:
        return None
    within = f"低于{written(points)}分" if changed > 0 else f"高于{written(points)}分"
    return f"{part.name}合计{within}的，计{written(points)}分", figure(changed), f"各款合计{summed}分"


def _cells_of(path: tuple[Heading, ...], item: Item | None = None) -> tuple[str, str, str, str]:
    """The first four cells: headings with their marks, the 考核要点 and its 分值."""
    names = [f"{heading.name}（{plain(heading.max_points)}分）" for heading in path[:ITEM_DEPTH]]
    names += [""] * (ITEM_DEPTH - len(names))
    if len(path) > ITEM_DEPTH:
        point, marks = "·".join(heading.name for heading in path[ITEM_DEPTH:]), plain(path[-1].max_points)
    elif item is not None:
        point, marks = f"{item.id}．{item.name}", plain(item.max_points)
    else:
        point, marks = "", ""
    return names[0], names[1], point, marks


def _rows_of_item(
    path: tuple[Heading, ...], item: Item, assessment: Assessment, texts: Mapping[str, str]
) -> Iterator[SheetRow]:
    cells = _cells_of(path, item)
    stands_deeper = len(path) > ITEM_DEPTH
    for clause in item.clauses:
        result = assessment.clauses[clause.id]
        if clause.id in texts or item.id in texts:
            told = texts.get(clause.id, texts.get(item.id, ""))
        elif stands_deeper and len(item.clauses) == 1:
            told = f"{item.id}．{item.name}（{plain(item.max_points)}分）"
        else:
            told = criterion(clause.rule)
            told = told if clause.id == item.id else f"{clause.id} {told}"
        yield SheetRow(
            *cells,
            told,
            figure(result.points),
            grounds(result, clause.rule, assessment.evidence, assessment.scheme.rounding),
        )
    limited = _limit(item, assessment)
    if limited:
        yield SheetRow(*cells, *limited)


def _settled(assessment: Assessment, texts: Mapping[str, str]) -> Iterator[SheetRow]:
    """What follows the marks: rescaling, the veto and the deductions."""
    rescaling = assessment.rescaling
    if rescaling is not None:
        full = plain(assessment.scheme.max_points)
        left = f"{full}−缺项分值{plain(rescaling.absent_marks)}"
        told = f"折算增加的分：其余得分×{full}÷（{left}）−其余得分"
        yield SheetRow("缺项折算", "", "", "", told, figure(rescaling.points), grounds_of_rescaling(rescaling))
    for veto in assessment.scheme.vetoes:
        yield _veto(assessment, veto, texts)
    for adjustment in assessment.scheme.adjustments:
        yield _adjustment(assessment, adjustment, texts)


def _veto(assessment: Assessment, veto: Veto, texts: Mapping[str, str]) -> SheetRow:
    scheme, table = assessment.scheme, assessment.scheme.incident_table
    consequence = effect(veto, scheme.grade_rule)
    told = "" if table is None else asked(table, veto.class_)
    return SheetRow(VETO_ROW, consequence, "", "", texts.get(VETO_ROW, told), "", grounds_of_veto(assessment, veto))


def _adjustment(assessment: Assessment, adjustment: Adjustment, texts: Mapping[str, str]) -> SheetRow:
    result = next(one for one in assessment.adjustments if one.id == adjustment.id)
    table = assessment.scheme.incident_table
    classes = [leaf.name for leaf in adjustment.rule.inputs]
    vetoing = [veto.class_ for veto in assessment.scheme.vetoes]
    told = "；".join(asked(table, class_, vetoing) for class_ in classes) if table else ""
    return SheetRow(
        adjustment.id,
        criterion(adjustment.rule),
        "",
        "",
        texts.get(adjustment.id, told),
        figure(result.points),
        deduction(assessment, adjustment),
    )


def _total(assessment: Assessment) -> SheetRow:
    scheme = assessment.scheme
    headings = "＋".join(f"{top.name}{written(assessment.groups[top.id].points)}分" for top in scheme.headings)
    told = [headings]
    if assessment.rescaling is not None:
        told.append(f"缺项折算{written(assessment.rescaling.points)}分")
    told.append(f"扣分前{written(assessment.base)}分")
    if assessment.raw_total != assessment.base:
        told.append(f"扣分后{written(assessment.raw_total)}分")
    if assessment.raw_total != assessment.total:
        told.append(f"总分计{written(assessment.total)}分")
    rule, full = scheme.grade_rule, plain(scheme.max_points)
    if rule.rounding is not None:
        told.append(f"定等级时舍入为{written(rule.rounding.write(Fraction(assessment.total)))}分")
    told.append(grade_told(assessment))
    return SheetRow("总分", "", "", full, grade_lines(rule), figure(assessment.total), "；".join(told))


def _remarks(assessment: Assessment) -> Iterator[str]:
    yield "本表为附件1得分；实地核查得分不在其内。"
    for reading, chosen in read_otherwise(assessment.scheme):
        yield f"采用的理解 {reading.id}＝{chosen.name}：{chosen.meaning.zh}"
    clauses: dict[str, list[str]] = {}
    for note in assessment.notes:
        section, _, id_ = note.path.removeprefix("/").partition("/")
        # A note on a clause is the same for several; every other names what it is about.
        places = clauses.setdefault(note.zh, [])
        places += [f"第{id_}款"] if section == "clauses" else []
    for text, where in clauses.items():
        yield f"{'、'.join(where)}：{text}" if where else text
