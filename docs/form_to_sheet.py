"""Turns a unit's filled form into its self-scoring sheet (附件3), ready to print.

    python docs/form_to_sheet.py 单位 FORM SHEET.html [--marks FILE] [--incidents FILE]

FORM is a .csv or .xlsx file that a blank form was filled in as; so are the panel's table of marks and,
where it is not the sheet 事件表 of FORM, the table of incidents. A caller script: the library gives rows
and text, the script opens and saves the files. Everything that is wrong or missing is listed at once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import form_csv
from input_files import UnreadableFileError, told

from huizhou_qa import HuizhouQAError, assess, get_scheme
from huizhou_qa.forms import check_rows, evidence_from_rows, incidents_from_rows, marks_from_rows
from huizhou_qa.sheets import self_scoring_sheet

Rows = Sequence[Sequence[object]]

SCHEME = get_scheme("huizhou", 2017)
INCIDENTS = "事件表"


def main(arguments: list[str]) -> int:
    """Writes the sheet and prints the score; 1 where the form cannot be read or scored."""
    parser = argparse.ArgumentParser(description="填报表 → 自评打分表 · a filled form as its self-scoring sheet")
    parser.add_argument("unit", help="县（区）的名称 · the name of the unit")
    parser.add_argument("form", type=Path, help="填好的填报表，.csv或.xlsx · the filled form")
    parser.add_argument("sheet", type=Path, help="要写出的自评打分表，.html · the sheet to write")
    parser.add_argument("--marks", type=Path, help="得分汇总表，.csv或.xlsx · the panel's table of marks")
    parser.add_argument("--incidents", type=Path, help="事件表，.csv或.xlsx · the table of incidents")
    given = parser.parse_args(arguments)
    try:
        return write_sheet(given.unit, given.form, given.sheet, given.marks, given.incidents)
    except (HuizhouQAError, UnreadableFileError, OSError) as error:
        print(told(error), file=sys.stderr)
    return 1


def write_sheet(unit: str, form: Path, sheet: Path, marks_file: Path | None, incidents_file: Path | None) -> int:
    """Reads the form and what belongs to it, and writes the sheet or lists all that stands against it."""
    rows = rows_of(form)
    marks = None
    if marks_file is not None:
        table = marks_from_rows(rows_of(marks_file), scheme=SCHEME)
        marks = table.get(unit)
        if marks is None:
            units = "、".join(table)
            print(
                f"{marks_file.name}：没有单位{unit}的列，只有：{units} · "
                f"{marks_file.name} has no column of {unit}, only of {units}",
                file=sys.stderr,
            )
            return 1
    told = rows_of(incidents_file or form, INCIDENTS) or (rows_of(incidents_file) if incidents_file else [])
    incidents = incidents_from_rows(told) if told else None
    faults = check_rows(SCHEME, rows, unit, marks=marks, incidents=incidents)
    for fault in faults:
        print(fault.message, file=sys.stderr)
    if faults:
        print(
            f"{form.name}：以上{len(faults)}处改正、补全后再打印 · "
            f"{form.name}: correct and complete these {len(faults)} before it is printed",
            file=sys.stderr,
        )
        return 1
    result = assess(SCHEME, evidence_from_rows(rows, unit, scheme=SCHEME, marks=marks, incidents=incidents))
    sheet.parent.mkdir(parents=True, exist_ok=True)
    sheet.write_text(self_scoring_sheet(result).to_html(), "utf-8")
    print(f"{sheet.name}  {unit}  {result.total}  {result.grade}")
    return 0


def rows_of(path: Path, title: str = "") -> Rows:
    """The rows of a file, or of the sheet of a workbook that has this title; none where there is no such sheet."""
    if path.suffix.lower() == ".csv":
        return [] if title else form_csv.read(path)
    # Only who has workbooks needs openpyxl.
    import form_xlsx  # noqa: PLC0415

    return form_xlsx.read(path, title) if not title or title in form_xlsx.titles(path) else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
