"""Maps a fault of evidence to its cell in the form, and words it for a clerk."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import Factory, define, evolve

from huizhou_qa.engine.labelling import labelled, place_of
from huizhou_qa.errors import Fault, pointer
from huizhou_qa.evidence.amending import is_of_cohort
from huizhou_qa.evidence.asked import given_at
from huizhou_qa.forms.incidents import INCIDENTS_PATH
from huizhou_qa.forms.tables import TableRow
from huizhou_qa.scheme.scheme import Scheme

_MARKS = "/marks/"


@define
class ReadForm:
    """A form as far as it could be read.

    Attributes:
        given: the evidence in plain form.
        faults: the faults of form.
        is_readable: whether the table has a header with a column of values.
        marks_at: the rows of the table of marks, by clause.
        rows: the row of every input, by path.
        filled: the paths of the inputs whose values came from their rows.
        faulty: the paths of the inputs whose rows have faults.
        schemes: the one scheme that the form is read for; empty where that is not known.
    """

    given: dict[str, object]
    faults: list[Fault]
    is_readable: bool
    marks_at: Mapping[str, int]
    rows: dict[str, TableRow] = Factory(dict)
    filled: set[str] = Factory(set)
    faulty: set[str] = Factory(set)
    schemes: tuple[Scheme, ...] = ()


def is_reported(fault: Fault, form: ReadForm) -> bool:
    """Whether a missing value is reported already by a fault of its cell, or of the whole table."""
    return fault.code == "missing" and (not form.is_readable or place_of(fault.path) in form.faulty)


def placed(fault: Fault, form: ReadForm, schemes: tuple[Scheme, ...]) -> Fault:
    """The fault at the cell where its value stands or belongs, if a row has one, and worded for a form."""
    place = place_of(fault.path)
    row = form.rows.get(place)
    if fault.code == "missing" and fault.path == INCIDENTS_PATH:
        # "None happened" is [] in evidence, and a word in a form.
        fault = fault.with_params(case="incidents_of_form" if row is None else "incidents_of_row")
    if row is not None and fault.code == "missing":
        return row.cell("value").placed(fault)
    if row is not None and place in form.filled:
        return _in_row(_of_a_cell(fault), row)
    reason = _row_of_reason(fault, form, schemes)
    return _named(fault, form, schemes) if reason is None else reason.cell("nothing").placed(fault)


def _of_a_cell(fault: Fault) -> Fault:
    """The fault with a remedy for a cell in place of one for a JSON key."""
    if fault.code == "empty_whole":
        return fault.with_params(case="members" if is_of_cohort(fault.path) else "cell")
    return fault.with_params(case="cell") if fault.code == "says_nothing" else fault


def _in_row(fault: Fault, row: TableRow) -> Fault:
    last = fault.path.rpartition("/")[2]
    # A fault of a part and a whole together belongs to the row.
    filled = next((key for key in (last, "value", "nothing") if key in row.cells), None)
    return row.placed(evolve(fault, path=row.path)) if filled is None else row.cell(filled).placed(fault)


def _row_of_reason(fault: Fault, form: ReadForm, schemes: tuple[Scheme, ...]) -> TableRow | None:
    """The row with the reason for nothing to measure that needs a ruling."""
    if fault.code != "ruling_needed":
        return None
    clauses = (one for scheme in schemes for one in scheme.clauses.values() if pointer("rulings", one.id) == fault.path)
    rows = (form.rows.get(given_at(leaf)) for clause in clauses for leaf in clause.rule.inputs)
    return next((row for row in rows if row is not None and "nothing" in row.cells), None)


def _named(fault: Fault, form: ReadForm, schemes: tuple[Scheme, ...]) -> Fault:
    """The fault of an input without a row in the form, with its label, and its row in the table of marks."""
    place = place_of(fault.path)
    row = form.marks_at.get(place.removeprefix(_MARKS))
    fault = labelled(fault, *schemes)
    return fault if row is None else fault.with_params(row_of_marks=row)
