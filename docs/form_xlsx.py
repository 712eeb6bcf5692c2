"""Writes a blank form and a table of marks as .xlsx, fills them with made-up units, reads them back and scores.

A caller script: it opens and saves the files, which the library never does. It needs openpyxl,
which the library does not.

    python -m pip install openpyxl
    python docs/form_xlsx.py [DIRECTORY]
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell

from huizhou_qa import Evidence, assess, assess_cohort, get_scheme
from huizhou_qa.forms import blank_marks, blank_rows, evidence_from_rows, marks_from_rows

COHORT = Path(__file__).parent / "data" / "cohort-2017.json"
SCHEME = get_scheme("huizhou", 2017)
UNIT = "甲区"
COLUMN_OF = {"part": "分子（全市合计）", "whole": "分母（单位数）", "nothing": "无考核对象的原因"}
AS_TEXT = "@"

Typed = Mapping[str, object]


def main(arguments: list[str]) -> int:
    """Makes the round trip in the directory that is named, or in one that is thrown away."""
    with tempfile.TemporaryDirectory() as directory:
        round_trip(Path(arguments[0] if arguments else directory))
    return 0


def round_trip(directory: Path) -> None:
    """The form of one unit and the marks of all to .xlsx and back, and the same total as from the JSON."""
    directory.mkdir(parents=True, exist_ok=True)
    units = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"]
    unit = next(one for one in units if one["unit"] == UNIT)
    form, table = directory / "form.xlsx", directory / "marks.xlsx"

    write(form, blank_rows(SCHEME))
    fill(form, form_of(unit, units))
    type_numbers(form)
    write(table, blank_marks(SCHEME, [one["unit"] for one in units]))
    fill(table, marks_of(units))

    marks = marks_from_rows(read(table), scheme=SCHEME)
    print(f"{table.name}: {len(marks)} units, {sum(map(len, marks.values()))} marks")
    evidence = evidence_from_rows(read(form), UNIT, scheme=SCHEME, marks=marks[UNIT], incidents=unit["incidents"])
    print(f"{form.name}: {evidence}")
    total = assess(SCHEME, evidence).total
    expected = assess_cohort(SCHEME, [Evidence.from_dict(one) for one in units]).results[UNIT].total
    print(f"{UNIT}: {total}, {'as' if total == expected else 'NOT as'} from the JSON")


def write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Saves a blank form, every cell formatted as text: so 3-41 stays as typed, and 8.20 too."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for line in sheet.iter_rows():
        for cell in line:
            cell.number_format = AS_TEXT
    sheet.freeze_panes = "D2"
    book.save(path)


def fill(path: Path, typed: Iterable[Typed]) -> None:
    """Types into each row below the titles what is given by the title of its column."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns = {cell.value: at for at, cell in enumerate(sheet[1], start=1)}
    for number, row in enumerate(typed, start=2):
        for title, value in row.items():
            sheet.cell(number, columns[title], str(value))
    book.save(path)


def type_numbers(path: Path) -> None:
    """Types two values as numbers, as a user does who formats the cells anew: one plain, one in percent."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns = {cell.value: at for at, cell in enumerate(sheet[1], start=1)}
    for number, number_format, hundredth in ((2, "General", 1), (6, "0.0%", 100)):
        cell = sheet.cell(number, columns["填报值"])
        cell.number_format = number_format
        cell.value = float(str(cell.value)) / hundredth
    book.save(path)


def read(path: Path) -> list[list[object]]:
    """The rows of the first sheet; the values that formulas gave, not the formulas."""
    sheet = load_workbook(path, data_only=True).worksheets[0]
    return [[as_typed(cell) for cell in row] for row in sheet.iter_rows()]


def as_typed(cell: Cell | MergedCell) -> object:
    """What a cell shows, in place of the float that it holds where a number was typed.

    A spreadsheet keeps 15 significant digits, so the shortest decimal of that length is what was
    typed: the float nearest 8.2 gives 8.2. A cell in percent holds a hundredth of what it shows.
    What only looks like a number, a date for instance, is left for the library to refuse.
    """
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    typed = Decimal(f"{value:.15g}")
    return f"{typed * 100:f}%" if "%" in str(cell.number_format) else f"{typed:f}"


def form_of(
    unit: Mapping[str, Mapping[str, object]], units: Sequence[Mapping[str, Mapping[str, object]]]
) -> list[Typed]:
    """What a clerk types for each input: the facts, and of each average the sum over the city and its members."""
    typed = []
    for leaf in SCHEME.inputs:
        if leaf.section == "averages":
            total = sum(Decimal(str(one["facts"][leaf.name])) for one in units)
            typed.append(written({"part": total, "whole": len(units)}))
        else:
            typed.append(written(unit["facts"].get(leaf.name) if leaf.section == "facts" else None))
    return typed


def written(given: object) -> Typed:
    """What is typed for a fact, by column: its value, its two counts, or why there is none."""
    if isinstance(given, Mapping):
        return {COLUMN_OF[key]: value for key, value in given.items()}
    if isinstance(given, bool):
        return {"填报值": "是" if given else "否"}
    return {} if given is None else {"填报值": given}


def marks_of(units: Sequence[Mapping[str, Mapping[str, object]]]) -> list[Typed]:
    """The panel's marks of every unit, a row for each clause; none where a mark is not awarded."""
    rows: list[Typed] = []
    for leaf in SCHEME.inputs:
        if leaf.section == "marks":
            given = {str(one["unit"]): one["marks"][leaf.name] for one in units if leaf.name in one["marks"]}
            rows.append({name: mark["points"] if isinstance(mark, Mapping) else mark for name, mark in given.items()})
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
