"""A panel's marks for several units from one table: a row a clause, a column a unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import evolve, field, frozen

from huizhou_qa.editions.catalogue import Catalogue
from huizhou_qa.errors import Fault, Wording, described, is_a, nearest, pointer
from huizhou_qa.fields.names import compared
from huizhou_qa.forms.cells import AskedNumber, number_in
from huizhou_qa.forms.columns import DESCRIBING, IDENTIFYING, MARKS, Columns, in_words_of
from huizhou_qa.forms.editions import searched, the_one
from huizhou_qa.forms.finding import Finder
from huizhou_qa.forms.given import Rows
from huizhou_qa.forms.input_rows import example_of
from huizhou_qa.forms.lines import cannot_be_a_unit
from huizhou_qa.forms.members import bad_name, named_units
from huizhou_qa.forms.stated import of_stated_year
from huizhou_qa.forms.tables import Header, TableRow, raise_if_any, read_table
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import plain
from huizhou_qa.rules import sections
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme

# A longer name is not compared with each unit's: that takes long.
_LONGEST = 60


@frozen(eq=False, repr=False)
class UnitMarks(FrozenMapping[str, Fraction]):
    """The marks of one unit by clause, equal to any mapping with the same entries.

    ``rows`` are their rows in the table of marks, where faults of a mark are reported.
    """

    rows: FrozenMapping[str, int] = field(factory=FrozenMapping)


MarksOfUnits = FrozenMapping[str, FrozenMapping[str, Fraction]]


def marks_from_rows(
    rows: Rows,
    *,
    scheme: Scheme | None = None,
    units: Iterable[str] | None = None,
    catalogue: Catalogue | None = None,
) -> MarksOfUnits:
    """The marks (得分) by unit and clause, as ``Evidence.from_dict`` takes them under "marks".

    A row is identified by its clause (款), label or name; every column whose title has no other meaning
    is a unit. With ``units``, columns of other units are refused, and units without a column are
    named. An empty cell is a mark not yet awarded, and is left out. Without a scheme, the table is read for the
    one edition of the ``catalogue`` (by default, of the bundled ones) that it fits; a table that fits several is a
    fault. Raises EvidenceError listing every fault with its row and column.
    """
    faults: list[Fault] = []
    expected = None if units is None else named_units(units, faults)
    # Titles cannot be compared with names that are wrong themselves.
    expected = None if faults else expected
    schemes = searched(scheme, catalogue)
    columns = in_words_of(schemes, MARKS)
    table = read_table(rows, columns, faults)
    members = _units_of(table.header, columns, expected, faults)
    schemes = of_stated_year(table, schemes, faults)
    finder = Finder(schemes, (sections.MARKS,))
    marks: dict[str, dict[str, Fraction]] = {unit: {} for unit in members.values()}
    found = finder.identified(table, faults)
    the_one(schemes, (leaf for _, leaf in found), faults)
    rows_by_name = FrozenMapping({leaf.name: row.number for row, leaf in found})
    for row, leaf in found:
        for title in (title for title in row.others if title in members):
            points = _points(row, title, leaf)
            if points is not None:
                marks[members[title]][leaf.name] = points
    raise_if_any(faults, "marks")
    return FrozenMapping({unit: UnitMarks(awarded, rows_by_name) for unit, awarded in marks.items()})


def rows_of_marks(marks: object) -> Mapping[str, int]:
    """The rows in the table of marks; empty for marks that come from no table."""
    return marks.rows if is_a(marks, UnitMarks) else {}


def _units_of(header: Header, columns: Columns, expected: dict[str, str] | None, faults: list[Fault]) -> dict[str, str]:
    """The unit of each title that names one; notes a fault for columns that cannot be a unit's."""
    faults += [
        Fault.of(header.path, "column_out_of_place", row=header.number, title=columns.titles[key])
        for key in header.known.values()
        if key not in IDENTIFYING + DESCRIBING
    ]
    if header.number and not header.others:
        faults.append(Fault.of(header.path, "no_unit", row=header.number))
    members = {title: unit for title in header.others.values() if (unit := _unit(title, expected, header, faults))}
    lacking = tuple(unit for unit in (expected or {}).values() if unit not in members.values())
    if lacking and header.number:
        faults.append(Fault.of(header.path, "missing_unit", row=header.number, units=lacking))
    return members


def _unit(title: str, expected: dict[str, str] | None, header: Header, faults: list[Fault]) -> str:
    """The unit that a title names; empty, with a fault noted, where it names none."""
    if expected is not None and compared(title) in expected:
        return expected[compared(title)]
    fault = Fault.of(header.path + pointer(title), "no_unit_title", row=header.number, given=described(title))
    invisible = bad_name(fault.path, title)
    if invisible:
        faults.append(invisible.with_params(row=header.number))
    elif cannot_be_a_unit(title):
        faults.append(fault)
    elif expected is not None:
        units = tuple(expected.values())
        close = nearest(title[:_LONGEST], units)
        case = "near" if close else "title"
        faults.append(evolve(fault, code="unknown_unit").with_params(case=case, nearest=close, units=units))
    else:
        return title
    return ""


def _points(row: TableRow, title: str, leaf: InputRow) -> Fraction | None:
    cell = row.other(title)
    points = number_in(cell, AskedNumber(leaf.unit, nothing="mark_of_nothing", example=example_of(leaf)))
    if points is not None and points not in leaf.range:
        cell.refuse(
            "out_of_range", case="mark", given=plain(points), accepts=Wording(leaf.described_zh, leaf.described)
        )
    return points
