"""Reads one row of a form: the value of its input, in the plain form that evidence is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from huizhou_qa.forms.blank import may_be_counted
from huizhou_qa.forms.cells import AskedNumber, day_in, number_in, option_in, status_in, text_in, truth_in
from huizhou_qa.forms.columns import COUNTED, OF_FACTS, OF_MARKS, TITLES
from huizhou_qa.forms.tables import Cell, TableRow
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.rules.sections import FACTS, MARKS, OF_COHORTS
from huizhou_qa.scheme.inputs import InputRow

_READERS: FrozenMapping[str, Callable[[Cell], object]] = FrozenMapping(
    {"source": text_in, "as_of": day_in, "status": status_in, "by": text_in, "on": day_in, "reason": text_in}
)
# A message about a cell that is not a number offers the first of these that its input may be.
EXAMPLES = ("12.5", "3", "0.5", "1")
_REMARKS_OF = FrozenMapping({FACTS: OF_FACTS, MARKS: OF_MARKS, **dict.fromkeys(OF_COHORTS, ())})


def entry(row: TableRow, leaf: InputRow) -> object:
    """The value that a row gives for its input; None where it gives none, or has faults, which are noted."""
    before = len(row.faults)
    _refuse_out_of_place(row, leaf)
    remarks = {key: _READERS[key](row.cell(key)) for key in _REMARKS_OF[leaf.section] if key in row.cells}
    value = _value(row, leaf, remarks)
    return value if len(row.faults) == before else None


def _refuse_out_of_place(row: TableRow, leaf: InputRow) -> None:
    nothing = () if leaf.section in OF_COHORTS else ("nothing",)
    counted = COUNTED if may_be_counted(leaf) else ()
    allowed = ("value", *counted, *_REMARKS_OF[leaf.section], *nothing)
    for key in (*COUNTED, *OF_FACTS, *OF_MARKS, "nothing"):
        if key in row.cells and key not in allowed:
            row.cell(key).refuse("out_of_place", case="column", titles=row.titles_of(allowed))


def _value(row: TableRow, leaf: InputRow, remarks: Mapping[str, object]) -> object:
    counted = any(key in row.cells for key in COUNTED)
    ways = ["value" in row.cells, counted, "nothing" in row.cells]
    if sum(ways) > 1:
        row.refuse("two_values")
        return None
    if not any(ways):
        if remarks:
            row.refuse("no_value", title=TITLES["value"])
        return None
    if "nothing" in row.cells:
        return _nothing(row, remarks)
    value = _counted(row) if counted else _read(row.cell("value"), leaf)
    if leaf.section in OF_COHORTS:
        return value
    return {"points" if leaf.section == MARKS else "value": value, **remarks}


def _read(cell: Cell, leaf: InputRow) -> object:
    if leaf.kind == "truth":
        return truth_in(cell)
    if leaf.kind == "option":
        return option_in(cell, leaf.options)
    nothing = "cell_of_nothing_to_measure" if leaf.may_be_nothing else "cell_of_nothing"
    asked = AskedNumber(leaf.unit, counted=may_be_counted(leaf), nothing=nothing, example=example_of(leaf))
    return number_in(cell, asked)


def example_of(leaf: InputRow) -> str:
    """A number that may be given for an input."""
    examples = EXAMPLES if not leaf.whole else [one for one in EXAMPLES if one.isdigit()]
    return next(one for one in examples if Fraction(one) in leaf.range or one == examples[-1])


def _counted(row: TableRow) -> dict[str, object]:
    for key in COUNTED:
        if key not in row.cells:
            row.cell(key).refuse("required", case="pair_of_columns", titles=row.titles_of(COUNTED))
    return {key: number_in(row.cell(key), AskedNumber(example="3")) for key in COUNTED if key in row.cells}


def _nothing(row: TableRow, remarks: Mapping[str, object]) -> object:
    for key in remarks:
        row.cell(key).refuse("out_of_place", case="remark")
    return {"nothing": text_in(row.cell("nothing"))}
