"""The form 附件3 before anybody fills it: its columns, its rows in the order of the annex, and their 评分标准.

Items whose headings all have a column of their own (考核内容, 考核指标) are the 考核要点 themselves and have a row a
clause; deeper ones stand in the column 评分标准 under their heading, as the annex prints items
1 to 13 and 14 to 43. What fills the rows is in ``self_scoring.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import frozen

from huizhou_qa.errors import EvidenceError, Fault, Wording, described, is_mapping
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import plain
from huizhou_qa.plans.procedure import sheet_columns_of
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.steps import Limit, RoundedTotal
from huizhou_qa.scheme.steps.vetoes import Veto
from huizhou_qa.sheets.criteria import criterion
from huizhou_qa.sheets.incidents import asked, effect
from huizhou_qa.sheets.phrases import joined, points, say
from huizhou_qa.sheets.refusals import texts_by_id
from huizhou_qa.sheets.scheme_words import grades_told
from huizhou_qa.sheets.steps import criterion_of_limit
from huizhou_qa.words.in_language import begun
from huizhou_qa.words.phrases import TextPart, run_on

VETO_ROW = "否决项"
# The criteria of so many schemes are kept; those least recently written give way.
MOST_KEPT = 16

PrintedCells = tuple[TextPart, TextPart, TextPart, TextPart]
PrintedRow = tuple[TextPart, TextPart, TextPart, TextPart, TextPart]


@frozen
class FormRow:
    """A place of the form: its first four cells, its 评分标准, and the part of the scheme that it is about.

    After the clauses of an item, and after all under a heading, comes a place for the item or the heading
    itself, without 评分标准: only a result says whether keeping it within its marks changes anything.
    """

    cells: PrintedCells
    criterion: TextPart
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


def form_rows(scheme: Scheme, texts: Mapping[str, str]) -> tuple[FormRow, ...]:
    """Every place of the form that marks stand in, in the order of the annex."""
    return _rows(SchemeItself(scheme), FrozenMapping(texts))


@lru_cache(maxsize=MOST_KEPT)
def _rows(of: SchemeItself, texts: FrozenMapping[str, str]) -> tuple[FormRow, ...]:
    """The same on the sheet of every unit."""
    return tuple(row for top in of.scheme.headings for row in _under((top,), of.scheme, texts))


def _under(path: tuple[Heading, ...], scheme: Scheme, texts: Mapping[str, str]) -> Iterator[FormRow]:
    heading, depth = path[-1], sheet_columns_of(scheme.procedure).depth
    for part in heading.parts:
        if isinstance(part, Heading):
            yield from _under((*path, part), scheme, texts)
            continue
        cells = _cells_of(path, depth, scheme, part)
        for clause in part.clauses:
            yield FormRow(cells, _criterion(clause, part, scheme, texts, alone=len(path) > depth), clause)
        yield FormRow(cells, "", part)
    yield FormRow(_cells_of(path, depth, scheme), "", heading)


def _cells_of(path: tuple[Heading, ...], depth: int, scheme: Scheme, item: Item | None = None) -> PrintedCells:
    """The first four cells: headings with their marks, the 考核要点 and its 分值."""
    called = scheme.terms.called
    headings = [say("part_of", name=called(one.name), marks=points(plain(one.max_points))) for one in path[:depth]]
    names: list[TextPart] = [*map(begun, headings), ""]
    point: TextPart = ""
    marks = ""
    if len(path) > depth:
        point, marks = joined("dot", [begun(called(one.name)) for one in path[depth:]]), plain(path[-1].max_points)
    elif item is not None:
        point, marks = say("item", id=item.id, name=begun(called(item.name))), plain(item.max_points)
    return names[0], names[1], point, marks


def printed_of_veto(veto: Veto, scheme: Scheme, texts: Mapping[str, str]) -> PrintedRow:
    """The row of a veto (否决项) as it is printed, without the last two cells."""
    cells = _beside_marks(say("veto_row"), effect(veto, scheme), scheme)
    return *cells, _criterion_of_veto(veto, scheme, texts)


def printed_of_adjustment(one: Adjustment, scheme: Scheme, texts: Mapping[str, str]) -> PrintedRow:
    """The same of an adjustment (扣分项)."""
    said = _said_of_adjustments(SchemeItself(scheme))[one.id]
    cells = _beside_marks(scheme.terms.called(one.id), said, scheme)
    return *cells, _criterion_of_adjustment(one, scheme, texts)


def printed_of_limit(one: Limit | RoundedTotal, scheme: Scheme) -> PrintedRow:
    """The same of a step that keeps the total within limits or rounds it."""
    return begun(scheme.terms.called(one.name)), "", "", "", begun(criterion_of_limit(one, scheme))


def printed_of_total(scheme: Scheme) -> PrintedRow:
    """The same of the total, with the lines of grades."""
    return begun(say("total")), "", "", plain(scheme.max_points), begun(grades_told(scheme))


def _beside_marks(name: Wording, said: Wording, scheme: Scheme) -> PrintedCells:
    """The first four cells of a row beside the marks: its name, and what is said in the column after that."""
    told, about = begun(name), begun(said)
    return (told, about, "", "") if sheet_columns_of(scheme.procedure).depth > 1 else (told, "", about, "")


def _criterion(clause: Clause, item: Item, scheme: Scheme, texts: Mapping[str, str], *, alone: bool) -> TextPart:
    if clause.id in texts or item.id in texts:
        return texts.get(clause.id, texts.get(item.id, ""))
    if alone and len(item.clauses) == 1:
        name = say("item", id=item.id, name=begun(scheme.terms.called(item.name)))
        return say("part_of", name=name, marks=points(plain(item.max_points)))
    text = _criteria(SchemeItself(scheme))[clause.id]
    return text if clause.id == item.id else run_on(f"{clause.id} ", text)


@lru_cache(maxsize=MOST_KEPT)
def _criteria(of: SchemeItself) -> Mapping[str, TextPart]:
    """The 评分标准 of every clause by id, made from its rule: the same on the sheet of every unit."""
    agreements = [agreement.linear for agreement in of.scheme.agreements]
    return FrozenMapping({id_: begun(criterion(one.rule, agreements)) for id_, one in of.scheme.clauses.items()})


@lru_cache(maxsize=MOST_KEPT)
def _said_of_adjustments(of: SchemeItself) -> Mapping[str, Wording]:
    """What every adjustment takes, by id."""
    return FrozenMapping({one.id: criterion(one.rule) for one in of.scheme.adjustments})


def _criterion_of_veto(veto: Veto, scheme: Scheme, texts: Mapping[str, str]) -> TextPart:
    """评分标准 of the veto (否决项)."""
    own = texts.get(wording_id(veto, scheme))
    if own is not None or scheme.incident_table is None:
        return own or ""
    return begun(asked(scheme.incident_table, veto.class_, scheme))


def _criterion_of_adjustment(adjustment: Adjustment, scheme: Scheme, texts: Mapping[str, str]) -> TextPart:
    """评分标准 of an adjustment (扣分项)."""
    own, table = texts.get(adjustment.id), scheme.incident_table
    if own is not None or table is None:
        return own or ""
    vetoing = [veto.class_ for veto in scheme.vetoes]
    return begun(joined("semicolon", [asked(table, class_, scheme, vetoing) for class_ in adjustment.classes]))
