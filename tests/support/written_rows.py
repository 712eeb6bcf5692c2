"""The evidence that a row of a plan's columns stands for, whatever is wrong with it."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.columns import ColumnInput, ColumnPlan
from huizhou_qa.columns.names import nothing_column, ruling_column
from support.frames import Row

WORDS = {"numerator": "numerator", "denominator": "denominator", "sum": "part", "members": "whole"}
Sections = dict[str, dict[str, object]]


def evidence_for(plan: ColumnPlan, row: Row) -> dict[str, object]:
    """The mapping of a row, without a unit's incidents; a pair of which one half is null says nothing."""
    sections: Sections = {}
    for one in plan.inputs:
        _, section, name, *more = one.path.split("/")
        if more or section == "incidents":
            continue
        if row.get(nothing_column(one.stem)):
            sections.setdefault(section, {})[name] = {"nothing": "本年度无此类对象"}
        elif row.get(one.column) is not None:
            _put(sections.setdefault(section, {}), name, one, row)
    rulings = {id_: row.get(ruling_column(id_)) for id_ in plan.scheme.clauses}
    sections["rulings"] = {
        id_: {"treatment": word, "by": "甲局", "why": "无考核对象"} for id_, word in rulings.items() if word is not None
    }
    return {"unit": "甲", **sections}


def _put(section: dict[str, object], name: str, one: ColumnInput, row: Row) -> None:
    cell = row[one.column]
    number = Fraction(int(cell or 0), one.scale) if one.holds == "whole" else cell
    if one.role == "number":
        section[name] = number
        return
    word = one.column.rpartition("_")[2]
    pair = section.setdefault(name, {})
    assert isinstance(pair, dict)
    pair[WORDS.get(word, word)] = number
