"""Reads the points that a unit claims for itself from its self-scoring sheet (附件3 自评打分表).

A row is identified by the number at the start of its 评分标准 or its 考核要点. Merged cells stand in their first row
only, so a 考核要点 applies to the rows below it up to the next. Whether the claims are earned is not checked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from attrs import evolve, frozen

from huizhou_qa.errors import Fault, Wording, shortened
from huizhou_qa.errors.faults import Param
from huizhou_qa.forms.above import refuse_above
from huizhou_qa.forms.cells import AskedNumber, number_in
from huizhou_qa.forms.claim_rows import (
    BEFORE_DEDUCTIONS,
    RESCALING,
    TOTAL,
    clause_beside,
    columns_of_sheet,
    first_words,
    has_points,
    is_no_clause,
    is_of_no_line,
    is_of_some_part,
    label_beside,
    leftmost_column,
    point_beside,
    sum_in,
    text_in,
    words_to_the_left,
)
from huizhou_qa.forms.clause_numbers import is_list, number_of, number_within
from huizhou_qa.forms.columns import Columns
from huizhou_qa.forms.given import Rows
from huizhou_qa.forms.in_english import in_chinese
from huizhou_qa.forms.stated import of_stated_year
from huizhou_qa.forms.tables import Table, TableRow, raise_if_any, read_table
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.scheme import Scheme, as_scheme

# The first number of any list.
_FIRST = "1"


@frozen
class _Place:
    """A row that may claim points: under the 考核要点 of an item, or a sum.

    ``point`` is the number at the start of the 考核要点, which may be that of no item.
    """

    row: TableRow
    item: str = ""
    point: str = ""
    sum: str = ""


class _Claimed(NamedTuple):
    """The row where points are claimed, its leftmost words, and the points."""

    row: int
    label: str
    points: Fraction | None


def claims_from_rows(rows: Rows, scheme: Scheme) -> FrozenMapping[str, Fraction]:
    """Reads the points claimed in a filled 附件3, by the id of the clause or the item.

    Sums have the id of their heading (质量目标), 总分, 缺项折算 or the id of a deduction (扣分项);
    合计 in the first column is 总分. A sum before deductions, 合计（扣分前）, is compared with 总分 and the
    deductions of the sheet. Other sums and the 否决项 are not read. An empty 自评得分 claims nothing
    and is left out. A sheet that was printed in English is read too. Raises EvidenceError listing every fault with
    its row: a cell that is not a number, a row without a recognisable clause, a clause claimed twice, points in a
    cell that is merged over several rows.
    """
    known = as_scheme(scheme)
    faults: list[Fault] = []
    columns = columns_of_sheet(known)
    table = in_chinese(read_table(rows, columns, faults), known)
    _refuse_columns(table, columns, faults)
    of_stated_year(table, (known,), faults)
    places = list(_places(table, known))
    claimed: dict[str, Fraction] = {}
    first: dict[str, _Claimed] = {}
    for place, following in zip(places, (*places[1:], None), strict=False):
        if "score" not in place.row.cells:
            continue
        beside = _rows_of_item(place, places, known)
        id_ = place.sum or _id_of(place, known, alone=len(beside) == 1)
        if not id_:
            _refuse_unknown(place, beside, known)
        elif (points := _claim(place.row, id_, known, first)) is not None:
            claimed[id_] = points
            _refuse_merged(place, following, id_, points, known)
    _check_before_deductions(places, claimed, first, known)
    raise_if_any(faults, "claims")
    return FrozenMapping(claimed)


def _rows_of_item(place: _Place, places: list[_Place], scheme: Scheme) -> list[TableRow]:
    """The rows of a row's item; of an item with one clause, only those with points."""
    rows = [one.row for one in places if one.item == place.item]
    return [row for row in rows if "score" in row.cells] if _is_of_one_clause(place.item, scheme) else rows


def _is_of_one_clause(item: str, scheme: Scheme) -> bool:
    return item in scheme.items and len(scheme.items[item].clauses) == 1


def _refuse_columns(table: Table, columns: Columns, faults: list[Fault]) -> None:
    header = table.header
    header.refuse_unknown(faults, case="sheet")
    if header.number and not {"key_point", "criterion"} & set(header.known.values()):
        titles = (columns.titles["key_point"], columns.titles["criterion"])
        faults.append(Fault.of(header.path, "no_column", case="one_of", row=header.number, titles=titles))
    refuse_above(table, faults)


def _places(table: Table, scheme: Scheme) -> Iterator[_Place]:
    """Every row for a clause, an item or a sum, in order."""
    item = point = ""
    leftmost = leftmost_column(table)
    for row in table.rows:
        row.refuse_untitled()
        if not is_no_clause(row, scheme):
            if "key_point" in row.cells:
                point = number_of(text_in(row, "key_point")).number
                item = _item_of(point, scheme)
            elif "criterion" not in row.cells and any(words_to_the_left(row)):
                item = point = ""
            yield _Place(row, item, point)
            continue
        if not _is_refused_beside(row, scheme, leftmost):
            total = sum_in(row, scheme)
            if total:
                yield _Place(row, sum=total)
        beside = point_beside(row, scheme)
        if beside or "criterion" not in row.cells:
            item, point = _item_of(beside, scheme), beside


def _first_part(scheme: Scheme) -> str:
    """The heading of the first item, as an example of a part that has a sum."""
    first = next(iter(scheme.items.values()))
    return next(heading.name for heading in scheme.groups.values() if first in heading.parts)


def _is_refused_beside(row: TableRow, scheme: Scheme, leftmost: str) -> bool:
    """Whether a row beside the marks has points of unknown meaning; notes a fault if so."""
    label = label_beside(row, scheme)
    if not label or not has_points(row):
        return False
    clause = clause_beside(row, scheme)
    if clause:
        row.refuse("no_clause", case="beside", label=shortened(label), clause=clause)
    elif is_of_some_part(row, scheme, leftmost):
        row.refuse("no_clause", case="sum", label=shortened(label), part=_first_part(scheme))
    elif is_of_no_line(row, scheme):
        row.refuse("no_clause", given=shortened(label), **_numbered(row))
    else:
        return False
    return True


def _check_before_deductions(
    places: list[_Place], claimed: dict[str, Fraction], first: Mapping[str, _Claimed], scheme: Scheme
) -> None:
    """Compares a sum before deductions with the total and the deductions, and removes it from the claims."""
    before = claimed.pop(BEFORE_DEDUCTIONS, None)
    if before is None:
        return
    row = next(place.row for place in places if place.sum == BEFORE_DEDUCTIONS and "score" in place.row.cells)
    if TOTAL not in first:
        row.refuse("no_clause", case="before_deductions", title=TOTAL)
        return
    total, taken = (
        claimed.get(TOTAL),
        sum((abs(claimed.get(adjustment.id, Fraction(0))) for adjustment in scheme.adjustments), Fraction(0)),
    )
    # It may or may not include what is rescaled.
    if total is not None and total - before + taken not in {0, claimed.get(RESCALING, 0)}:
        params = {"given": plain(before), "taken": plain(taken), "first": plain(total)}
        row.refuse("repeated_input", case="before_deductions", first_row=first[TOTAL].row, **params)


def _refuse_merged(place: _Place, following: _Place | None, id_: str, points: Fraction, scheme: Scheme) -> None:
    """Notes points above the full marks of a row if the next row has none: the cell may be merged over both."""
    of_clause = scheme.clauses.get(id_) or scheme.items.get(id_)
    if of_clause is None or following is None or following.sum or "score" in following.row.cells:
        return
    if points > of_clause.max_points:
        about = evolve(place.row, about=Wording(_called(id_, scheme), id_))
        given, full = plain(points), plain(of_clause.max_points)
        about.cell("score").refuse("merged_points", given=given, full=full, next_row=following.row.number)


def _claim(row: TableRow, id_: str, scheme: Scheme, first: dict[str, _Claimed]) -> Fraction | None:
    """The points that a row claims; None, with a fault noted, where they are not a number."""
    about = evolve(row, about=Wording(_called(id_, scheme), id_))
    points = number_in(about.cell("score"), AskedNumber("分", nothing="claim_of_nothing", example="0.5"))
    claimed = _Claimed(row.number, first_words(row, scheme).rstrip(":"), points)
    before = first.setdefault(id_, claimed)
    if before is claimed:
        return points
    # 合计 and 总分 may both be given, with the same points.
    if id_ != TOTAL or before.label == claimed.label:
        about.refuse("repeated_input", case="claim", first_row=before.row)
    elif points is not None and before.points is not None and points != before.points:
        params = {"given": plain(points), "first": plain(before.points)}
        about.refuse("repeated_input", case="total", first_row=before.row, **params)
    return before.points


def _refuse_unknown(place: _Place, rows: list[TableRow], scheme: Scheme) -> None:
    """Notes a row without a recognisable clause, with its words."""
    row = place.row
    number = number_within(text_in(row, "criterion")).number
    written = text_in(row, "criterion") or text_in(row, "key_point") or first_words(row, scheme)
    # Equal rows are copies of one.
    parts = {text_in(one, "criterion") for one in rows}
    is_part = not number or (number.isdigit() and int(number) <= len(rows))
    if len(parts) > 1 and is_part and _is_of_one_clause(place.item, scheme):
        row.refuse("no_clause", case="parts", item=place.item, score=row.columns.titles["score"])
    elif written:
        row.refuse("no_clause", given=shortened(written), **_numbered(row))
    else:
        row.refuse("no_clause", case="unnamed", **_numbered(row))


def _numbered(row: TableRow) -> dict[str, Param]:
    """The titles of the columns that may begin with the number of a clause."""
    return {key: row.columns.titles[key] for key in ("criterion", "key_point")}


def _called(id_: str, scheme: Scheme) -> str:
    named = scheme.clauses.get(id_) or scheme.items.get(id_)
    return id_ if named is None else f"{id_} {named.name}"


def _id_of(place: _Place, scheme: Scheme, *, alone: bool) -> str:
    """The clause or the item of a row; empty where none is recognisable, or a number belongs to another one."""
    written = text_in(place.row, "criterion")
    number, is_listed, may_be_decimal = number_within(written)
    if not place.item:
        # Under an unknown item, a number in the criterion is ambiguous.
        return number if number in scheme.clauses and not place.point and not may_be_decimal else ""
    item = scheme.items[place.item]
    clauses = {clause.id: clause.id for clause in item.clauses}
    within = {id_.removeprefix(f"{place.item}."): id_ for id_ in clauses}
    if place.point != place.item and "key_point" in place.row.cells:
        # The 考核要点 names a clause; a number in the criterion must be the same, or the first of a list.
        is_same = not is_listed or number in {place.point, place.point.removeprefix(f"{place.item}."), _FIRST}
        return place.point if is_same else ""
    if is_listed and number not in {*clauses, *within, place.item, _FIRST}:
        return ""
    if not alone:
        return clauses.get(number) or within.get(number, "")
    # One row may list all parts of the item; a figure in it is not the number of a clause.
    named = clauses.get(number) or (within.get(number) if number != _FIRST else None)
    return named if named and not is_list(written) and not may_be_decimal else place.item


def _item_of(number: str, scheme: Scheme) -> str:
    """The item with that number, or the item of the clause with that number; empty where there is none."""
    if number in scheme.items:
        return number
    return next((id_ for id_, item in scheme.items.items() if number in {clause.id for clause in item.clauses}), "")
