"""What a row of a self-scoring sheet (附件3) is by its words: a heading, a sum, a line beside the marks, or a clause's.

What stands furthest left says it, in whichever column that is. What points a row claims is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from huizhou_qa.errors import shortened
from huizhou_qa.fields.names import compared
from huizhou_qa.forms.cells import begins_as_a_figure, is_formula
from huizhou_qa.forms.clause_numbers import number_of, number_within
from huizhou_qa.forms.columns import REMARKS, SERIAL, Column, Columns
from huizhou_qa.forms.finding import name_in
from huizhou_qa.forms.lines import is_beside, is_sum
from huizhou_qa.forms.tables import Table, TableRow
from huizhou_qa.plans.procedure import sheet_columns_of
from huizhou_qa.scheme.scheme import Scheme

TOTAL, BEFORE_DEDUCTIONS = "总分", "扣分前合计"
# Rows of the printed form in which no clause stands.
RESCALING, _VETO = "缺项折算", "否决项"
# What else the row of the total may be called, which stands furthest left.
_OF_ALL = re.compile(
    r"(?:自评|最终|最后|实际|考核)?(?:总分数?|总得分|最终得分|得分(?:合计|总计)|(?:合计|总计|共计|总和)(?:总分|得分|分数)?|total)"
)
# Of these names, those that are of nothing else than all.
_CERTAINLY_OF_ALL = re.compile(r"总分|总得分|最终|最后|total")
# A sum to which the deductions are still to be applied, by its own name or by what stands in brackets behind 合计.
_BEFORE = r"(?:(?:扣分项?|扣减|减分)(?:之)?前|(?:未|不含|不计|不包括)(?:扣|减)|基础分)"
_BEFORE_IN_BRACKETS = re.compile(rf"\([^)]*{_BEFORE}")
_NAMED_BEFORE = re.compile(rf"{_BEFORE}[分项]?(?:的?各项)?(?:总分|总得分|合计|总计|小计|总和|得分|分数)*")
# What stands behind the name of a heading in the row of its sum.
_SUMS = ("小计", "合计", "总计")
_TO_THE_LEFT = ("content", "indicator", "key_point")
# What counts the headings: 一、质量目标, （一）产品质量.
_ORDINAL = re.compile(r"(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+[、.,])(?=.)")


def columns_of_sheet(scheme: Scheme) -> Columns:
    """The columns of the self-scoring sheet as the scheme titles them, with those beside them."""
    own = sheet_columns_of(scheme.procedure).by_key
    return Columns((SERIAL, *(Column(key, one.title, one.others) for key, one in own), REMARKS), ("score",))


def text_in(row: TableRow, key: str) -> str:
    """The text in a cell, a whole number written out; empty where there is none."""
    return name_in(row.cells.get(key)) or ""


def words_to_the_left(row: TableRow) -> list[str]:
    """The words that stand to the left of the marks, as they are compared, by column; without what counts headings."""
    return [_ORDINAL.sub("", compared(text_in(row, key)), count=1) for key in _TO_THE_LEFT]


def has_points(row: TableRow) -> bool:
    """Whether 自评得分 holds a figure, or a formula that would give one."""
    score = row.cells.get("score")
    return begins_as_a_figure(score) or is_formula(score)


def leftmost_column(table: Table) -> str:
    """The column that stands furthest left, of those whose words say what a row is."""
    listed = (key for key in table.header.known.values() if key in (*_TO_THE_LEFT, "criterion"))
    return next(listed, "")


def first_words(row: TableRow, scheme: Scheme) -> str:
    """The words that stand furthest left; the counting column and the criterion say only what a sum is."""
    serial, criterion = (compared(text_in(row, key)) for key in ("serial", "criterion"))
    if _is_below(serial, scheme) or is_beside(serial) or _is_total(serial):
        return serial
    first = next(filter(None, words_to_the_left(row)), "")
    return first or (criterion if is_sum(criterion) or _is_total(criterion) or _id_below(criterion, scheme) else "")


def is_no_clause(row: TableRow, scheme: Scheme) -> bool:
    """Whether the row is a heading, a sum, a note or a signature, or one of the lines below the marks."""
    left, criterion = words_to_the_left(row), compared(text_in(row, "criterion"))
    first = first_words(row, scheme)
    if label_beside(row, scheme):
        return True
    if not first and not criterion:
        # Points alone are of no clause that can be told, and not to be passed over.
        return not has_points(row)
    if not criterion and (not left[2] or _is_heading(left[2], scheme)):
        # Points beside a heading that the scheme has not are not to be passed over.
        return not has_points(row) or any(_is_heading(one, scheme) for one in left)
    # A line that says what keeping a part within its marks takes or gives.
    names = [item.name for item in scheme.items.values()] + [heading.name for heading in scheme.groups.values()]
    return criterion.startswith(tuple(f"{compared(name)}合计" for name in names))


def label_beside(row: TableRow, scheme: Scheme) -> str:
    """The words that make a row one beside the marks: a sum, a note, a signature, 否决项 or 扣分项; else empty."""
    first = first_words(row, scheme)
    if _is_below(first, scheme) or is_beside(first) or _is_total(first):
        return first
    return next(filter(is_sum, words_to_the_left(row)), "")


def sum_in(row: TableRow, scheme: Scheme) -> str:
    """The id of what a row states the sum of; empty where it is the sum of nothing that has one."""
    first = first_words(row, scheme)
    if _is_total(first):
        return BEFORE_DEDUCTIONS if _is_before(first) else TOTAL
    if _id_below(first, scheme) or "criterion" in row.cells:
        return _id_below(first, scheme)
    headings = {compared(id_): id_ for id_ in scheme.groups}
    # What stands furthest right is what the row is of: the headings above it may be repeated before it.
    last = next(filter(None, map(_name, reversed(words_to_the_left(row)))), "")
    return next((headings[one] for one in _with_and_without_sum(last) if one in headings), "")


def clause_beside(row: TableRow, scheme: Scheme) -> str:
    """The text in a row beside the marks that names an item or a clause, whose points those may be; else empty."""
    first = first_words(row, scheme)
    point, criterion = text_in(row, "key_point"), text_in(row, "criterion")
    names = {compared(one.name) for one in scheme.items.values()}
    names |= {compared(one.name) for one in scheme.clauses.values()}
    if point_beside(row, scheme) or compared(point) in names:
        return shortened(point)
    number = number_within(criterion)
    # What the total and the lines below the marks are measured by may be a list of its own.
    has_list = _is_below(first, scheme) or _is_total(first)
    known = {*scheme.clauses} if has_list else {*scheme.clauses, *scheme.items}
    is_named = (number.is_listed and number.number in known) or compared(criterion) in names
    return shortened(criterion) if is_named else ""


def point_beside(row: TableRow, scheme: Scheme) -> str:
    """The number of the item or the clause that the 考核要点 of a row beside the marks begins with; else empty."""
    point = text_in(row, "key_point")
    number = number_of(point).number
    is_known = number in scheme.items or number in scheme.clauses
    return number if is_known and not is_beside(point) else ""


def is_of_some_part(row: TableRow, scheme: Scheme, leftmost: str) -> bool:
    """Whether 合计 stands below cells that may be merged, so that it may be the sum of the part beside them."""
    first = first_words(row, scheme)
    stands_left = compared(text_in(row, leftmost)) or compared(text_in(row, "serial")) == first
    return _is_total(first) and not _CERTAINLY_OF_ALL.search(first) and not _is_before(first) and not stands_left


def is_of_no_line(row: TableRow, scheme: Scheme) -> bool:
    """Whether a row begins as a line below the marks does that has points of its own, and is none of them."""
    first = first_words(row, scheme)
    is_known = first.startswith(_VETO) or _is_total(first) or _id_below(first, scheme) != ""
    return _is_below(first, scheme) and not is_known


def _name(words: str) -> str:
    return words.partition("(")[0].rstrip(":")


def _is_total(words: str) -> bool:
    """Whether the words are those of the sum of all, before deductions or after."""
    return _OF_ALL.fullmatch(_name(words).casefold()) is not None or _is_before(words)


def _is_before(words: str) -> bool:
    name = _name(words)
    is_sum_of_all = _OF_ALL.fullmatch(name.casefold()) is not None
    return _NAMED_BEFORE.fullmatch(name) is not None or (
        is_sum_of_all and _BEFORE_IN_BRACKETS.search(words) is not None
    )


def _is_heading(words: str, scheme: Scheme) -> bool:
    return words.partition("(")[0] in map(compared, scheme.groups)


def _is_below(words: str, scheme: Scheme) -> bool:
    """Whether the words begin as those of a line below the marks."""
    return words.startswith((_VETO, *map(compared, _ids_below(scheme))))


def _id_below(words: str, scheme: Scheme) -> str:
    below = {compared(id_): id_ for id_ in _ids_below(scheme)}
    return next((below[one] for one in _with_and_without_sum(_name(words)) if one in below), "")


def _with_and_without_sum(name: str) -> Iterator[str]:
    # What does not end so stays as it is.
    return (name.removesuffix(word) for word in _SUMS)


def _ids_below(scheme: Scheme) -> list[str]:
    return [*(adjustment.id for adjustment in scheme.adjustments), RESCALING]
