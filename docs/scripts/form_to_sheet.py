"""Turns a unit's filled form into its self-scoring sheet (附件3), ready to print.

    python docs/scripts/form_to_sheet.py 单位 FORM SHEET.html [--marks FILE] [--incidents FILE] [--language en]

FORM is a .csv or .xlsx file that a blank form was filled in as; so are the panel's table of marks and,
where it is not another sheet of FORM, the table of incidents. A sheet of a workbook is known by its title
(填报表, 事件表) or by the titles of its columns. A caller script: the library gives rows and text, the script
opens and saves the files. Everything that is wrong or missing is listed at once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import form_csv
from as_program import run
from input_files import UnreadableFileError, message_of

from huizhou_qa import HuizhouQAError, assess, get_scheme
from huizhou_qa.errors import nearest
from huizhou_qa.errors.texts import Language
from huizhou_qa.fields.names import compared
from huizhou_qa.forms import check_rows, evidence_from_rows, incidents_from_rows, marks_from_rows
from huizhou_qa.forms.columns import COUNTED, IDENTIFYING, INPUTS, Columns
from huizhou_qa.forms.incident_columns import incident_form
from huizhou_qa.sheets import self_scoring_sheet

Rows = Sequence[Sequence[object]]

SCHEME = get_scheme("huizhou", 2017)


class Table(NamedTuple):
    """The rows of a file, the sheet of a workbook that they are of, and the titles of its other sheets."""

    rows: Rows
    sheet: str = ""
    others: tuple[str, ...] = ()


class Kind(NamedTuple):
    """How the sheet of a table is known: by its title, or by the titles of its columns."""

    title: str
    is_header: Callable[[Sequence[object]], bool]


def keys_in(row: Sequence[object], columns: Columns) -> set[str]:
    """The columns of a table that a row names."""
    return {key for cell in row if (key := columns.key_of(cell))}


def is_header_of_form(row: Sequence[object]) -> bool:
    """Whether a row names the columns of a unit's form: an input, and a value."""
    keys = keys_in(row, INPUTS)
    return bool(keys & set(IDENTIFYING)) and bool(keys & {"value", "nothing", *COUNTED})


def is_header_of_marks(row: Sequence[object]) -> bool:
    """Whether a row names the columns of a table of marks: an input, and no value."""
    return bool(keys_in(row, INPUTS) & set(IDENTIFYING)) and not is_header_of_form(row)


def is_header_of_incidents(row: Sequence[object]) -> bool:
    """Whether a row names most columns of the table of incidents."""
    form = incident_form(SCHEME)
    return len(keys_in(row, form.columns)) > len(form.elements) // 2


FORM = Kind("填报表", is_header_of_form)
MARKS = Kind("得分汇总表", is_header_of_marks)
INCIDENTS_OF_UNIT = Kind("事件表", is_header_of_incidents)


def main(arguments: list[str]) -> int:
    """Writes the sheet and prints the score; 1 where the form cannot be read or scored."""
    parser = argparse.ArgumentParser(description="填报表 → 自评打分表 · a filled form as its self-scoring sheet")
    parser.add_argument("unit", help="县（区）的名称 · the name of the unit")
    parser.add_argument("form", type=Path, help="填好的填报表，.csv或.xlsx · the filled form")
    parser.add_argument("sheet", type=Path, help="要写出的自评打分表，.html · the sheet to write")
    parser.add_argument("--marks", type=Path, help="得分汇总表，.csv或.xlsx · the panel's table of marks")
    parser.add_argument("--incidents", type=Path, help="事件表，.csv或.xlsx · the table of incidents")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="语言 · the language of the sheet")
    given = parser.parse_args(arguments)
    files = Files(given.form, given.sheet, given.marks, given.incidents)
    try:
        return write_sheet(given.unit.strip(), files, given.language)
    except (HuizhouQAError, UnreadableFileError, OSError) as error:
        print(message_of(error), file=sys.stderr)
    return 1


class Files(NamedTuple):
    """What is read, and the sheet that is written."""

    form: Path
    sheet: Path
    marks: Path | None = None
    incidents: Path | None = None


def write_sheet(unit: str, files: Files, language: Language = "zh") -> int:
    """Reads the form and what belongs to it, and writes the sheet or lists all that stands against it."""
    form, sheet, marks_file, incidents_file = files
    table = table_of(form, FORM)
    marks = None
    if marks_file is not None:
        by_unit = marks_from_rows(table_of(marks_file, MARKS).rows, scheme=SCHEME)
        # Names that differ only by what cannot be seen are one name, as they are for the library.
        marks = next((given for name, given in by_unit.items() if compared(name) == compared(unit)), None)
        if marks is None:
            print(no_column(unit, marks_file, by_unit), file=sys.stderr)
            return 1
    listed = table_of(incidents_file, INCIDENTS_OF_UNIT) if incidents_file else None
    if listed is None and table.sheet:
        listed = found_in(form, INCIDENTS_OF_UNIT)
    incidents = incidents_from_rows(listed.rows, scheme=SCHEME) if listed else None
    faults = check_rows(SCHEME, table.rows, unit, marks=marks, incidents=incidents)
    for fault in faults:
        print(fault.message, file=sys.stderr)
    if faults:
        print(
            f"{form.name}：以上{len(faults)}处改正、补全后再打印 · "
            f"{form.name}: correct and complete these {len(faults)} before it is printed",
            file=sys.stderr,
        )
        if table.sheet:
            print(what_was_read(form, table, listed), file=sys.stderr)
        return 1
    result = assess(SCHEME, evidence_from_rows(table.rows, unit, scheme=SCHEME, marks=marks, incidents=incidents))
    sheet.parent.mkdir(parents=True, exist_ok=True)
    sheet.write_text(self_scoring_sheet(result, language=language).to_html(), "utf-8")
    print(f"{sheet.name}  {unit}  {result.total}  {result.grade}")
    return 0


def no_column(unit: str, marks_file: Path, by_unit: Mapping[str, object]) -> str:
    """That a table of marks has no column of the unit, with the columns that it has."""
    name, close = marks_file.name, nearest(unit, by_unit)
    asked_zh, asked_en = (f"，是否应为“{close}”？", f"; is it {close}?") if close else ("", "")
    return (
        f"{name}：没有单位{unit}的列，只有：{'、'.join(by_unit)}{asked_zh} · "
        f"{name} has no column of {unit}, only of {', '.join(by_unit)}{asked_en}"
    )


def what_was_read(form: Path, table: Table, listed: Table | None) -> str:
    """Which sheets of a workbook were read, and which were not."""
    read = [one.sheet for one in (table, listed) if one and one.sheet]
    others = [title for title in table.others if title not in read]
    left_zh, left_en = "", ""
    if others:
        left_zh = f"，没有读：{'、'.join(others)}；要读的请命名为“{FORM.title}”“{INCIDENTS_OF_UNIT.title}”"
        left_en = (
            f", and not {', '.join(others)}; what is to be read is titled {FORM.title} or {INCIDENTS_OF_UNIT.title}"
        )
    return f"{form.name}：读的是工作表{'、'.join(read)}{left_zh} · {form.name}: read were {', '.join(read)}{left_en}"


def table_of(path: Path, kind: Kind) -> Table:
    """The table of a file: of a workbook, the sheet of that kind, or the first where none is."""
    if path.suffix.lower() == ".csv":
        return Table(form_csv.read(path))
    found = found_in(path, kind)
    return found or sheets_of(path)[0]


def found_in(path: Path, kind: Kind) -> Table | None:
    """The sheet of a workbook that is titled as the kind is, else the first that has its columns; None of none."""
    sheets = sheets_of(path)
    titled = (one for one in sheets if compared(one.sheet) == kind.title)
    return next(titled, None) or next((one for one in sheets if any(map(kind.is_header, one.rows))), None)


def sheets_of(path: Path) -> list[Table]:
    """Every sheet of a workbook."""
    # Only who has workbooks needs openpyxl.
    import form_xlsx  # noqa: PLC0415

    values, formulas = form_xlsx.opened(path, data_only=True), form_xlsx.opened(path)
    titles = [sheet.title for sheet in values.worksheets]
    tables = ((title, list(form_xlsx.rows_of(values, formulas, title))) for title in titles)
    return [Table(rows, title, tuple(one for one in titles if one != title)) for title, rows in tables]


if __name__ == "__main__":
    run(main)
