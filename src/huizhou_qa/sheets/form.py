"""The form 附件3 before anybody fills it: its columns, its rows in the order of the annex, and their 评分标准.

Items whose headings all have a column of their own (考核内容, 考核指标) are the 考核要点 themselves and have a row a
clause; deeper ones stand in the column 评分标准 under their heading, as the annex prints items
1 to 13 and 14 to 43. What fills the rows is in ``self_scoring.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from huizhou_qa.errors import EvidenceError, Fault, described, is_mapping
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.numbers.exact import plain
from huizhou_qa.plans.procedure import sheet_columns_of
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.vetoes import Veto
from huizhou_qa.sheets.criteria import criterion
from huizhou_qa.sheets.incidents import asked
from huizhou_qa.sheets.refusals import texts_by_id

VETO_ROW = "否决项"

PrintedCells = tuple[str, str, str, str]


@frozen
class FormRow:
    """A place of the form: its first four cells, its 评分标准, and the part of the scheme that it is about.

    After the clauses of an item, and after all under a heading, comes a place for the item or the heading
    itself, without 评分标准: only a result says whether keeping it within its marks changes anything.
    """

    cells: PrintedCells
    criterion: str
    part: Clause | Item | Heading


def official_wording(texts: Mapping[str, str] | None, scheme: Scheme) -> Mapping[str, str]:
    """The office's wording by id; raises EvidenceError naming every id that is not known and all that is no text."""
    known = [*scheme.clauses, *scheme.items, *(adjustment.id for adjustment in scheme.adjustments)]
    return fit_wording(texts, [*known, *(wording_id(veto, scheme) for veto in scheme.vetoes)])


def wording_id(veto: Veto, scheme: Scheme) -> str:
    """The id of a veto's own wording: 否决项 of the only one, of one of several the class of incidents."""
    return VETO_ROW if len(scheme.vetoes) == 1 else veto.class_


def fit_wording(texts: Mapping[str, str] | None, known: Sequence[str]) -> Mapping[str, str]:
    """The same for any ids that are known."""
    if texts is None:
        return {}
    if not is_mapping(texts):
        fault = Fault.of("/texts", "wrong_type", case="criteria", given=described(texts))
        raise EvidenceError([fault], {"case": "paper"})
    faults = Faults()
    fit = texts_by_id(Given(texts, "/texts", faults), known, "criterion")
    faults.raise_if_any(case="paper")
    return fit


def form_rows(scheme: Scheme, texts: Mapping[str, str]) -> Iterator[FormRow]:
    """Every place of the form that marks stand in, in the order of the annex."""
    for top in scheme.headings:
        yield from _under((top,), scheme, texts)


def _under(path: tuple[Heading, ...], scheme: Scheme, texts: Mapping[str, str]) -> Iterator[FormRow]:
    heading, depth = path[-1], sheet_columns_of(scheme.procedure).depth
    for part in heading.parts:
        if isinstance(part, Heading):
            yield from _under((*path, part), scheme, texts)
            continue
        cells = _cells_of(path, depth, part)
        for clause in part.clauses:
            yield FormRow(cells, _criterion(clause, part, scheme, texts, alone=len(path) > depth), clause)
        yield FormRow(cells, "", part)
    yield FormRow(_cells_of(path, depth), "", heading)


def _cells_of(path: tuple[Heading, ...], depth: int, item: Item | None = None) -> PrintedCells:
    """The first four cells: headings with their marks, the 考核要点 and its 分值."""
    names = [f"{heading.name}（{plain(heading.max_points)}分）" for heading in path[:depth]] + [""]
    if len(path) > depth:
        point, marks = "·".join(heading.name for heading in path[depth:]), plain(path[-1].max_points)
    elif item is not None:
        point, marks = f"{item.id}．{item.name}", plain(item.max_points)
    else:
        point, marks = "", ""
    return names[0], names[1], point, marks


def beside_marks(name: str, said: str, scheme: Scheme) -> PrintedCells:
    """The first four cells of a row beside the marks: its name, and what is said in the column after that."""
    return (name, said, "", "") if sheet_columns_of(scheme.procedure).depth > 1 else (name, "", said, "")


def _criterion(clause: Clause, item: Item, scheme: Scheme, texts: Mapping[str, str], *, alone: bool) -> str:
    if clause.id in texts or item.id in texts:
        return texts.get(clause.id, texts.get(item.id, ""))
    if alone and len(item.clauses) == 1:
        return f"{item.id}．{item.name}（{plain(item.max_points)}分）"
    text = criterion(clause.rule, [agreement.linear for agreement in scheme.agreements])
    return text if clause.id == item.id else f"{clause.id} {text}"


def criterion_of_veto(veto: Veto, scheme: Scheme, texts: Mapping[str, str]) -> str:
    """评分标准 of the veto (否决项)."""
    table = scheme.incident_table
    return texts.get(wording_id(veto, scheme), "" if table is None else asked(table, veto.class_))


def criterion_of_adjustment(adjustment: Adjustment, scheme: Scheme, texts: Mapping[str, str]) -> str:
    """评分标准 of an adjustment (扣分项)."""
    table = scheme.incident_table
    vetoing = [veto.class_ for veto in scheme.vetoes]
    text = "；".join(asked(table, class_, vetoing) for class_ in adjustment.classes) if table else ""
    return texts.get(adjustment.id, text)
