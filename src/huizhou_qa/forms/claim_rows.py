"""Recognises the rows of a self-scoring sheet (附件3) by their words: heading, sum, line beside the marks, or clause.

The leftmost filled cell decides, in whichever column it is. The points that a row claims are read in ``claims``.
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
from huizhou_qa.scheme.steps.steps import Limit, RoundedTotal

TOTAL, BEFORE_DEDUCTIONS = "总分", "扣分前合计"
# Rows of the printed form without a clause.
RESCALING, _VETO = "缺项折算", "否决项"
# Other names for the row of the total, in the leftmost filled cell.
_OF_ALL = re.compile(
    r"(?:自评|最终|最后|实际|考核)?(?:总分数?|总得分|最终得分|得分(?:合计|总计)|(?:合计|总计|共计|总和)(?:总分|得分|分数)?|total)"
)
# Those of these names that can only mean the total.
_CERTAINLY_OF_ALL = re.compile(r"总分|总得分|最终|最后|total")
# A sum before deductions, named so or in brackets behind 合计.
_BEFORE = r"(?:(?:扣分项?|扣减|减分)(?:之)?前|(?:未|不含|不计|不包括)(?:扣|减)|基础分)"
_BEFORE_IN_BRACKETS = re.compile(rf"\([^)]*{_BEFORE}")
_NAMED_BEFORE = re.compile(rf"{_BEFORE}[分项]?(?:的?各项)?(?:总分|总得分|合计|总计|小计|总和|得分|分数)*")
# Words behind the name of a heading in the row of its sum.
_SUMS = ("小计", "合计", "总计")
_TO_THE_LEFT = ("content", "indicator", "key_point")
# The numbers of headings: 一、质量目标, （一）产品质量.
_ORDINAL = re.compile(r"(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+[、.,])(?=.)")


def columns_of_sheet(scheme: Scheme) -> Columns:
    """The columns of the self-scoring sheet, titled as the scheme titles them, the serial number and the remarks."""
    own = sheet_columns_of(scheme.procedure).by_key
    known = (Column(key, one.title, (*one.others, scheme.terms.called(one.title).en)) for key, one in own)
    return Columns((SERIAL, *known, REMARKS), ("score",))


def text_in(row: TableRow, key: str) -> str:
    """The text in a cell, a whole number written out; empty where there is none."""
    return name_in(row.cells.get(key)) or ""


def words_to_the_left(row: TableRow) -> list[str]:
    """The compared words to the left of the marks, by column, without the numbers of headings."""
    return [_ORDINAL.sub("", compared(text_in(row, key)), count=1) for key in _TO_THE_LEFT]


def has_points(row: TableRow) -> bool:
    """Whether 自评得分 holds a figure or a formula."""
    score = row.cells.get("score")
    return begins_as_a_figure(score) or is_formula(score)


def leftmost_column(table: Table) -> str:
    """The leftmost of the columns whose words identify a row."""
    listed = (key for key in table.header.known.values() if key in (*_TO_THE_LEFT, "criterion"))
    return next(listed, "")


def first_words(row: TableRow, scheme: Scheme) -> str:
    """The leftmost words of a row; those of the serial column and of the criterion count only where they name a sum."""
    serial, criterion = (compared(text_in(row, key)) for key in ("serial", "criterion"))
    if _is_below(serial, scheme) or is_beside(serial) or _is_total(serial):
        return serial
    first = next(filter(None, words_to_the_left(row)), "")
    return first or (criterion if is_sum(criterion) or _is_total(criterion) or _id_below(criterion, scheme) else "")


def is_no_clause(row: TableRow, scheme: Scheme) -> bool:
    """Whether the row is a heading, a sum, a note or a signature, or one of the lines below the marks."""
    left, criterion = words_to_the_left(row), compared(text_in(row, "criterion"))
    first = first_words(row, scheme)
    if label_beside(row, scheme) or _is_of_limit(first, scheme):
        return True
    if not first and not criterion:
        # Points without words belong to an unknown clause, and must not be skipped.
        return not has_points(row)
    if not criterion and (not left[2] or _is_heading(left[2], scheme)):
        # Nor may points beside a heading that the scheme does not have.
        return not has_points(row) or any(_is_heading(one, scheme) for one in left)
    # A line for the points that are lost or gained where a part is kept within its marks.
    names = [item.name for item in scheme.items.values()] + [heading.name for heading in scheme.groups.values()]
    return criterion.startswith(tuple(f"{compared(name)}合计" for name in names))


def label_beside(row: TableRow, scheme: Scheme) -> str:
    """The words of a row beside the marks: a sum, a note, a signature, 否决项 or 扣分项; empty for any other row."""
    first = first_words(row, scheme)
    if _is_below(first, scheme) or is_beside(first) or _is_total(first):
        return first
    return next(filter(is_sum, words_to_the_left(row)), "")


def sum_in(row: TableRow, scheme: Scheme) -> str:
    """The id of the part whose sum a row states; empty for any other row."""
    first = first_words(row, scheme)
    if _is_total(first):
        return BEFORE_DEDUCTIONS if _is_before(first) else TOTAL
    if _id_below(first, scheme) or "criterion" in row.cells:
        return _id_below(first, scheme)
    headings = {compared(id_): id_ for id_ in scheme.groups}
    # The rightmost words decide: the headings above may be repeated before them.
    last = next(filter(None, map(_name, reversed(words_to_the_left(row)))), "")
    return next((headings[name] for name in _without_sum(last) if name in headings), "")


def clause_beside(row: TableRow, scheme: Scheme) -> str:
    """The text in a row beside the marks that also names an item or a clause; empty where none does."""
    first = first_words(row, scheme)
    point, criterion = text_in(row, "key_point"), text_in(row, "criterion")
    names = {compared(item.name) for item in scheme.items.values()}
    names |= {compared(clause.name) for clause in scheme.clauses.values()}
    if point_beside(row, scheme) or compared(point) in names:
        return shortened(point)
    number = number_within(criterion)
    # The criteria of the total and of the lines below the marks may have a list of their own.
    has_list = _is_below(first, scheme) or _is_total(first)
    known = {*scheme.clauses} if has_list else {*scheme.clauses, *scheme.items}
    is_named = (number.is_listed and number.number in known) or compared(criterion) in names
    return shortened(criterion) if is_named else ""


def point_beside(row: TableRow, scheme: Scheme) -> str:
    """The number of an item or a clause at the start of the 考核要点 of a row beside the marks; else empty."""
    point = text_in(row, "key_point")
    number = number_of(point).number
    is_known = number in scheme.items or number in scheme.clauses
    return number if is_known and not is_beside(point) else ""


def is_of_some_part(row: TableRow, scheme: Scheme, leftmost: str) -> bool:
    """Whether 合计 stands below cells that may be merged, so that it may be the sum of a part."""
    first = first_words(row, scheme)
    stands_left = compared(text_in(row, leftmost)) or compared(text_in(row, "serial")) == first
    return _is_total(first) and not _CERTAINLY_OF_ALL.search(first) and not _is_before(first) and not stands_left


def is_of_no_line(row: TableRow, scheme: Scheme) -> bool:
    """Whether a row begins like a line below the marks, but is none of those that have points of their own."""
    first = first_words(row, scheme)
    is_known = first.startswith(_VETO) or _is_total(first) or _id_below(first, scheme) != ""
    return _is_below(first, scheme) and not is_known


def _name(words: str) -> str:
    return words.partition("(")[0].rstrip(":")


def _is_total(words: str) -> bool:
    """Whether the words name the total, before or after deductions."""
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
    """Whether the words begin like a line below the marks."""
    return words.startswith((_VETO, *map(compared, _ids_below(scheme))))


def _is_of_limit(words: str, scheme: Scheme) -> bool:
    """Whether the words are the name of a step that keeps the total within limits, which follows from the others."""
    return words in {compared(step.name) for step in scheme.steps if isinstance(step, Limit | RoundedTotal)}


def _id_below(words: str, scheme: Scheme) -> str:
    below = {compared(id_): id_ for id_ in _ids_below(scheme)}
    return next((below[name] for name in _without_sum(_name(words)) if name in below), "")


def _without_sum(name: str) -> Iterator[str]:
    # Other names stay as they are.
    return (name.removesuffix(word) for word in _SUMS)


def _ids_below(scheme: Scheme) -> list[str]:
    return [*(adjustment.id for adjustment in scheme.adjustments), RESCALING]
