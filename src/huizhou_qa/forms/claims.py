"""The points that a unit claims for itself, from the rows of its self-scoring sheet (附件3 自评打分表).

A row is known by the number that its 评分标准 or its 考核要点 begins with. Cells that the form
merges stand in their first row only, so a 考核要点 counts for the rows below it up to the next. Whether
the claims are earned is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from attrs import evolve, frozen

from huizhou_qa.errors import Fault, Wording, described, pointer
from huizhou_qa.forms.above import refuse_above
from huizhou_qa.forms.cells import Asked, looks_like_a_number, number_in
from huizhou_qa.forms.clause_numbers import is_list, number_of, number_within
from huizhou_qa.forms.columns import Column, Columns
from huizhou_qa.forms.finding import name_in
from huizhou_qa.forms.given import Rows
from huizhou_qa.forms.lines import is_beside, is_sum
from huizhou_qa.forms.tables import Row, Table, raise_if_any, read_table
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.names import compared
from huizhou_qa.ground.numbers import plain
from huizhou_qa.scheme.scheme import Scheme, as_scheme

SHEET = Columns(
    (
        Column("content", "考核内容"),
        Column("indicator", "考核指标"),
        Column("key_point", "考核要点"),
        Column("marks", "分值"),
        Column("criterion", "评分标准"),
        Column("score", "自评得分", ("得分",)),
        Column("basis", "评分依据（注明得分、扣分情况）", ("评分依据", "评分依据（注明得分情况、扣分情况）")),
    ),
    ("score",),
)
# Rows of the printed form in which no clause stands.
_NO_CLAUSE = ("否决项", "缺项折算")
_RESCALING, _TOTAL = "缺项折算", "总分"
# What else the row of the total may be called, which stands furthest left.
_OF_ALL = re.compile(
    r"(?:自评|最终|最后|实际|考核)?(?:总分数?|总得分|最终得分|得分(?:合计|总计)|(?:合计|总计|共计|总和)(?:总分|得分|分数)?|total)"
)
# What stands behind the name of a heading in the row of its sum.
_SUMS = ("小计", "合计", "总计")
_TO_THE_LEFT = ("content", "indicator", "key_point")
# A list begins so, whatever it is a list of.
_FIRST = "1"


@frozen
class _Place:
    """A row that may claim points: the item whose 考核要点 it stands under, or the sum that it states.

    ``point`` is the number that the 考核要点 begins with, which may be that of no item.
    """

    row: Row
    item: str = ""
    point: str = ""
    sum: str = ""


class _Claimed(NamedTuple):
    """Where points are claimed, under which words furthest left, and how many."""

    row: int
    label: str
    points: Fraction | None


def claims_from_rows(rows: Rows, scheme: Scheme) -> FrozenMapping[str, Fraction]:
    """The points claimed in a filled 附件3, by the id of the clause or the item that a row is about.

    Rows of sums go by the heading that they are of (质量目标), 总分, 缺项折算 or the id of a deduction (扣分项);
    合计 furthest left is 总分. Of other sums, and of the 否决项, nothing is read. An empty 自评得分 claims
    nothing and is left out. Raises EvidenceError listing every fault with its row: what is not one number, a
    row that no clause can be told from, a clause claimed twice.
    """
    known = as_scheme(scheme)
    faults: list[Fault] = []
    table = read_table(rows, SHEET, faults)
    _refuse_columns(table, faults)
    places = list(_places(table, known))
    claimed: dict[str, Fraction] = {}
    first: dict[str, _Claimed] = {}
    for place in places:
        alone = sum(one.item == place.item for one in places if not one.sum) == 1
        id_ = place.sum or _id_of(place, known, alone=alone)
        points = _claim(place.row, id_, known, first) if "score" in place.row.cells else None
        if points is not None:
            claimed[id_] = points
    raise_if_any(faults, "claims")
    return FrozenMapping(claimed)


def _refuse_columns(table: Table, faults: list[Fault]) -> None:
    header = table.header
    where = pointer("rows", str(header.number))
    faults += [
        Fault.of(where, "unknown_column", case="sheet", row=header.number, title=described(title))
        for title in header.others.values()
    ]
    if header.number and not {"key_point", "criterion"} & set(header.known.values()):
        titles = (SHEET.titles["key_point"], SHEET.titles["criterion"])
        faults.append(Fault.of(where, "no_column", case="one_of", row=header.number, titles=titles))
    refuse_above(table, faults)


def _places(table: Table, scheme: Scheme) -> Iterator[_Place]:
    """Every row that is about a clause, an item or a sum, in order."""
    item = point = ""
    for row in table.rows:
        for one in row.untitled:
            row.refuse("no_title", given=described(one))
        if not _is_no_clause(row, scheme):
            if "key_point" in row.cells:
                point = number_of(_text_in(row, "key_point")).number
                item = _item_of(point, scheme)
            elif "criterion" not in row.cells and row.cells.keys() & set(_TO_THE_LEFT):
                item = point = ""
            yield _Place(row, item, point)
            continue
        total = _sum_in(row, scheme)
        if total:
            yield _Place(row, sum=total)
        if "criterion" not in row.cells:
            item = point = ""


def _is_no_clause(row: Row, scheme: Scheme) -> bool:
    """Whether the row is a heading, a sum, a note or a signature, or one of the lines below the marks."""
    left = [compared(_text_in(row, key)) for key in _TO_THE_LEFT]
    criterion = compared(_text_in(row, "criterion"))
    first = next(filter(None, left), "")
    if (
        first.startswith((*_NO_CLAUSE, *map(compared, _adjustments(scheme))))
        or is_beside(first)
        or any(map(is_sum, left))
        or _is_of_all(left[0])
    ):
        return True
    if not first and not criterion:
        # Points alone are of no clause that can be told, and not to be passed over.
        return "score" not in row.cells or not looks_like_a_number(row.cells["score"])
    if not criterion and (not left[2] or _is_heading(left[2], scheme)):
        # Points beside a heading that the scheme has not are not to be passed over.
        return not looks_like_a_number(row.cells.get("score")) or any(_is_heading(one, scheme) for one in left)
    # A line that says what keeping a part within its marks takes or gives.
    names = [item.name for item in scheme.items.values()] + [heading.name for heading in scheme.groups.values()]
    return criterion.startswith(tuple(f"{compared(name)}合计" for name in names))


def _is_of_all(name: str) -> bool:
    return _OF_ALL.fullmatch(name.partition("(")[0].rstrip(":").casefold()) is not None


def _is_heading(name: str, scheme: Scheme) -> bool:
    return name.partition("(")[0] in map(compared, scheme.groups)


def _sum_in(row: Row, scheme: Scheme) -> str:
    """The id of what a row states the sum of; empty where it is the sum of nothing that has one."""
    named = [compared(_text_in(row, key)).partition("(")[0].rstrip(":") for key in _TO_THE_LEFT]
    if _is_of_all(named[0]):
        return _TOTAL
    below = {compared(id_): id_ for id_ in (*_adjustments(scheme), _RESCALING)}
    if named[0] in below or "criterion" in row.cells:
        return below.get(named[0], "")
    headings = {compared(id_): id_ for id_ in scheme.groups}
    # What stands furthest right is what the row is of: the headings above it may be repeated before it.
    last = next(filter(None, reversed(named)), "")
    names = (last, *(last.removesuffix(word) for word in _SUMS))
    return next((headings[one] for one in names if one in headings), "")


def _adjustments(scheme: Scheme) -> list[str]:
    return [adjustment.id for adjustment in scheme.adjustments]


def _claim(row: Row, id_: str, scheme: Scheme, first: dict[str, _Claimed]) -> Fraction | None:
    """The points that a row claims; None, with the fault noted, where it cannot be told for what or how many."""
    if not id_:
        row.refuse("no_clause")
        return None
    about = evolve(row, about=Wording(_called(id_, scheme), id_))
    points = number_in(about.cell("score"), Asked("分", nothing="claim_of_nothing", example="0.5"))
    claimed = _Claimed(row.number, _label_of(row), points)
    before = first.setdefault(id_, claimed)
    if before is claimed:
        return points
    # 合计 and 总分 may both be written; then both say the same.
    if id_ != _TOTAL or before.label == claimed.label:
        about.refuse("repeated_input", case="claim", first_row=before.row)
    elif points is not None and before.points is not None and points != before.points:
        told = {"given": plain(points), "first": plain(before.points)}
        about.refuse("repeated_input", case="total", first_row=before.row, **told)
    return before.points


def _label_of(row: Row) -> str:
    return compared(_text_in(row, _TO_THE_LEFT[0])).rstrip(":")


def _called(id_: str, scheme: Scheme) -> str:
    named = scheme.clauses.get(id_) or scheme.items.get(id_)
    return id_ if named is None else f"{id_} {named.name}"


def _id_of(place: _Place, scheme: Scheme, *, alone: bool) -> str:
    """The clause or the item that a row is about; empty where none can be told, or a number is that of another."""
    written = _text_in(place.row, "criterion")
    number, is_listed, may_be_decimal = number_within(written)
    if not place.item:
        # A number of no item above it leaves open what the number beside it is a number within.
        return number if number in scheme.clauses and not place.point and not may_be_decimal else ""
    item = scheme.items[place.item]
    clauses = {clause.id: clause.id for clause in item.clauses}
    within = {id_.removeprefix(f"{place.item}."): id_ for id_ in clauses}
    if place.point != place.item and "key_point" in place.row.cells:
        # It is a clause itself that the row is told to be about, and the number beside it is the same, or none of one.
        is_same = not is_listed or number in {place.point, place.point.removeprefix(f"{place.item}."), _FIRST}
        return place.point if is_same else ""
    if is_listed and number not in {*clauses, *within, place.item, _FIRST}:
        return ""
    if not alone:
        return clauses.get(number) or within.get(number, "")
    # One row may list all that the item is made of, and a figure in it is no number of a clause.
    named = clauses.get(number) or (within.get(number) if number != _FIRST else None)
    return named if named and not is_list(written) and not may_be_decimal else place.item


def _item_of(number: str, scheme: Scheme) -> str:
    """The item of that number, or the one that the clause of that number is of; empty where there is none."""
    if number in scheme.items:
        return number
    return next((id_ for id_, item in scheme.items.items() if number in {one.id for one in item.clauses}), "")


def _text_in(row: Row, key: str) -> str:
    return name_in(row.cells.get(key)) or ""
