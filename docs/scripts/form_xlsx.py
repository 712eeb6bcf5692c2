"""Writes blank forms and a table of marks as .xlsx, fills them with made-up units, reads them back and scores.

A caller script: it opens and saves the files, which the library never does. It needs openpyxl,
which the library does not.

    python -m pip install openpyxl
    python docs/scripts/form_xlsx.py [DIRECTORY]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from zipfile import BadZipFile

from as_program import run
from input_files import UnreadableFileError, message_of
from number_format import percent_signs
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.worksheet import Worksheet
from workbook_pages import RULED, on_paper

from huizhou_qa import Evidence, HuizhouQAError, assess, assess_cohort, get_scheme
from huizhou_qa.forms import (
    blank_incidents,
    blank_marks,
    blank_rows,
    evidence_from_rows,
    incidents_from_rows,
    marks_from_rows,
)
from huizhou_qa.forms.incident_columns import incident_form

COHORT = Path(__file__).parents[1] / "data" / "cohort-2017.json"
SCHEME = get_scheme("huizhou", 2017)
UNIT = "甲区"
FORM, INCIDENTS = "填报表", "事件表"
COLUMN_OF = {"part": "分子（全市合计）", "whole": "分母（单位数）", "nothing": "无考核对象的原因"}
AS_TEXT = "@"

# In characters of the Latin alphabet; a Chinese one takes two.
WIDTHS = {
    "款": 6,
    "名称": 32,
    "标签": 30,
    "单位": 12,
    "可填": 25,
    "牵头部门": 20,
    "证明材料": 10,
    "填报值": 12,
    "分子（全市合计）": 17,
    "分母（单位数）": 15,
    "评分理由": 20,
    "来源": 18,
    "事件编号": 28,
    "认定机关": 24,
    "是否造成严重后果": 20,
    "是否系统性区域性": 18,
    "无考核对象的原因": 20,
}
WIDTH = 13
# The height of a line of text, in points. Not every spreadsheet makes a row as high as its text is.
LINE = 17
HEADING = PatternFill("solid", fgColor="DDE6F0")
# So many rows may be filled in below the titles of the table of incidents.
LAST_ROW = 40

Typed = Mapping[str, object]


def main(arguments: list[str]) -> int:
    """Makes the round trip in the directory that is named, or in one that is thrown away."""
    parser = argparse.ArgumentParser(description="空白表与填报示例，.xlsx · blank forms and filled ones as .xlsx")
    parser.add_argument("directory", type=Path, nargs="?", help="写入的文件夹 · where the files are written")
    given = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as directory:
            round_trip(given.directory or Path(directory))
    except (HuizhouQAError, UnreadableFileError, OSError) as error:
        print(message_of(error), file=sys.stderr)
        return 1
    return 0


def round_trip(directory: Path) -> None:
    """A form of one unit, blank and filled, and the marks of all as .xlsx; read back, the total is that of the JSON."""
    directory.mkdir(parents=True, exist_ok=True)
    units = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"]
    unit = next(one for one in units if one["unit"] == UNIT)
    form, table = directory / "form.xlsx", directory / "marks.xlsx"

    write_blank(directory / "blank.xlsx")
    write_blank(form)
    fill(form, FORM, form_of(unit, units))
    fill(form, INCIDENTS, [{}, {"事件编号": "无"}])
    type_numbers(form)
    write(table, {"得分汇总表": blank_marks(SCHEME, [one["unit"] for one in units])})
    fill(table, "得分汇总表", marks_of(units))

    print(f"blank.xlsx: {'、'.join(load_workbook(directory / 'blank.xlsx').sheetnames)}")
    marks = marks_from_rows(read(table), scheme=SCHEME, units=[one["unit"] for one in units])
    print(f"{table.name}: {len(marks)} units, {sum(map(len, marks.values()))} marks")
    incidents = incidents_from_rows(read(form, INCIDENTS), scheme=SCHEME)
    evidence = evidence_from_rows(read(form), UNIT, scheme=SCHEME, marks=marks[UNIT], incidents=incidents)
    print(f"{form.name}: {evidence}")
    total = assess(SCHEME, evidence).total
    expected = assess_cohort(SCHEME, [Evidence.from_dict(one) for one in units]).results[UNIT].total
    print(f"{UNIT}: {total}, {'as' if total == expected else 'NOT as'} from the JSON")


def write_blank(path: Path) -> None:
    """Saves a blank form of one unit: a sheet for its figures and one for incidents, with what may be chosen."""
    write(path, {FORM: blank_rows(SCHEME), INCIDENTS: blank_incidents(SCHEME)})
    book = load_workbook(path)
    truths = [number for number, leaf in enumerate(SCHEME.inputs, start=2) if leaf.kind == "truth"]
    facts = [number for number, leaf in enumerate(SCHEME.inputs, start=2) if leaf.section == "facts"]
    offer(book[FORM], "填报值", ("是", "否"), truths)
    offer(book[FORM], "状态", ("初步", "最终"), facts)
    for column, element in enumerate(incident_form(SCHEME).elements, start=1):
        for row in range(3, LAST_ROW + 1):
            type_text(book[INCIDENTS], row, column, "")
        if element.choices:
            offer(book[INCIDENTS], element.column.title, element.choices, range(3, LAST_ROW + 1))
    book.save(path)


def write(path: Path, tables: Mapping[str, Iterable[Sequence[str]]]) -> None:
    """Saves tables, a sheet each, every cell formatted as text: so 3-41 stays as typed, and 8.20 too."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in tables.items():
        sheet = book.create_sheet(title)
        for at, row in enumerate(rows, start=1):
            for column, text in enumerate(row, start=1):
                type_text(sheet, at, column, text)
        lay_out(sheet)
    book.save(path)


def type_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Writes a text as text, so that no spreadsheet computes it, not even where it is typed over."""
    cell = sheet.cell(row, column)
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith("=")
    cell.number_format = AS_TEXT
    cell.alignment, cell.border = Alignment(wrap_text=True, vertical="top"), RULED


def lay_out(sheet: Worksheet) -> None:
    """Gives columns and rows their sizes, the titles a heading that stays in sight, and the page its format."""
    widths = [WIDTHS.get(str(cell.value), WIDTH) for cell in sheet[1]]
    for at, (cell, width) in enumerate(zip(sheet[1], widths, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
        cell.font, cell.fill = Font(bold=True), HEADING
    for number, row in enumerate(sheet.iter_rows(), start=1):
        lines = max(lines_of(str(cell.value or ""), width) for cell, width in zip(row, widths, strict=True))
        # In a unit's form there is room for a source or a reason of two lines.
        sheet.row_dimensions[number].height = LINE * max(lines, 2 if sheet.title == FORM else 1)
    # Seventeen columns are too small to be read on A4.
    size = sheet.PAPERSIZE_A3 if sheet.title == FORM else sheet.PAPERSIZE_A4
    on_paper(sheet, "landscape", 1, size=size, first="A" if sheet.title == INCIDENTS else "D")
    # On paper only: what stands in no cell is not read.
    who = "填报" if sheet.title in (FORM, INCIDENTS) else "评分"
    print_around(sheet.oddHeader, f"{who}单位（盖章）：", "&A", "日期：　　　　　　")
    print_around(sheet.oddFooter, f"{who}人：", "第&P页，共&N页", "")


def print_around(where: HeaderFooterItem | None, left: str, center: str, right: str) -> None:
    """Sets what is printed above or below every page."""
    if where is not None:
        where.left.text, where.center.text, where.right.text = left, center, right


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column of that width, of which a little is left free.

    >>> lines_of("质量目标", 9), lines_of("质量目标", 8), lines_of("", 8)
    (1, 2, 1)
    """
    characters = sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
    return max(1, -(-characters // (width - 1)))


def offer(sheet: Worksheet, title: str, choices: Sequence[str], rows: Iterable[int]) -> None:
    """Lets only these words be chosen in some rows of a column; leaving a cell empty is always allowed."""
    offered = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=True)
    offered.errorTitle, offered.error = title, f"请从{'、'.join(choices)}中选一项，还不知道的留空"
    column = get_column_letter(1 + [cell.value for cell in sheet[1]].index(title))
    for row in rows:
        offered.add(f"{column}{row}")
    sheet.add_data_validation(offered)


def fill(path: Path, title: str, typed: Iterable[Typed]) -> None:
    """Types into each row below the titles what is given by the title of its column."""
    book = load_workbook(path)
    sheet = book[title]
    columns = {cell.value: at for at, cell in enumerate(sheet[1], start=1)}
    for number, row in enumerate(typed, start=2):
        for name, value in row.items():
            type_text(sheet, number, columns[name], str(value))
    book.save(path)


def type_numbers(path: Path) -> None:
    """Types two values as numbers, as a user does who formats the cells anew: one plain, one in percent."""
    book = load_workbook(path)
    sheet = book[FORM]
    columns = {cell.value: at for at, cell in enumerate(sheet[1], start=1)}
    for number, number_format, hundredth in ((2, "General", 1), (6, "0.0%", 100)):
        cell = sheet.cell(number, columns["填报值"])
        cell.number_format = number_format
        cell.value = float(str(cell.value)) / hundredth
    book.save(path)


def read(path: Path, title: str | None = None) -> list[list[object]]:
    """The rows of a sheet, or of the first: what formulas gave, and the formula itself where it gave nothing yet."""
    return list(rows_of(opened(path, data_only=True), opened(path), title))


def titles(path: Path) -> list[str]:
    """The titles of the sheets of a workbook."""
    return list(opened(path).sheetnames)


def opened(path: Path, *, data_only: bool = False) -> Workbook:
    """A workbook; raises UnreadableFileError for a file that is none, which openpyxl words for programmers."""
    name = path.name or str(path)
    if path.suffix.lower() in {".xls", ".et"}:
        raise UnreadableFileError(
            f"{name}：不是.csv或.xlsx文件，而是旧格式的工作簿，请在表格软件中另存为.xlsx · "
            f"{name} is a workbook of an older format; save it as .xlsx"
        )
    try:
        return load_workbook(path, data_only=data_only)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, EOFError):
        raise UnreadableFileError(
            f"{name}：不是.csv或.xlsx文件，请另存为其中一种 · {name} is neither .csv nor .xlsx; save it as one of them"
        ) from None


def rows_of(values: Workbook, formulas: Workbook, title: str | None) -> Iterator[list[object]]:
    """The rows of a sheet of a workbook that was read twice, for its values and for its formulas."""
    shown, typed = (book[title] if title else book.worksheets[0] for book in (values, formulas))
    for cells, sources in zip(shown.iter_rows(), typed.iter_rows(), strict=True):
        yield [
            as_typed(cell) if source.data_type != "f" or cell.value is not None else formula_of(source)
            for cell, source in zip(cells, sources, strict=True)
        ]


def formula_of(cell: Cell | MergedCell) -> str:
    """The formula in a cell, which the library refuses with its row: no program has calculated it."""
    return str(getattr(cell.value, "text", None) or cell.value)


def as_typed(cell: Cell | MergedCell) -> object:
    """What a cell shows, in place of the float that it holds where a number was typed.

    A spreadsheet keeps 15 significant digits, so the shortest decimal of that length is what was
    typed: the float nearest 8.2 gives 8.2. A cell in percent holds a hundredth of what it shows.
    What only looks like a number, a date for instance, is left for the library to refuse, and so is
    a number of which its format does not settle what is shown.
    """
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    typed = Decimal(f"{value:.15g}")
    signs = percent_signs(str(cell.number_format), typed)
    return float(value) if signs is None else f"{typed.scaleb(2 * signs):f}" + "%" * signs


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
    run(main)
