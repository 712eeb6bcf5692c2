"""Writes the papers of a made-up year as pages to print, as PDF, and as spreadsheets whose figures are numbers.

A caller script: the library gives text and rows, the script makes files of them. For .xlsx it needs openpyxl, for PDF a
Chromium on the machine; without one it says so and writes the rest.

    python -m pip install openpyxl
    python docs/scripts/print_papers.py FOLDER [--language en]
"""

from __future__ import annotations

import argparse
import math
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Protocol

import report_skeleton
import whole_year
from as_program import run
from input_files import message_of
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from workbook_pages import RULED, on_paper
from year_in_words import SCHEME

from huizhou_qa import HuizhouQAError
from huizhou_qa.analysis import cohort_results, compare
from huizhou_qa.errors.texts import Language
from huizhou_qa.sheets import (
    cohort_sheet,
    comparison_sheet,
    contact_list,
    notice,
    on_site_form,
    proof_catalogue,
    self_scoring_sheet,
)
from huizhou_qa.sheets.layout import Layout, breadth_of
from huizhou_qa.sheets.letter import Letter
from huizhou_qa.statements import reasons_by_clause

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NUMBER = re.compile(r"[-−]?[0-9]+(\.[0-9]+)?")
# A sheet's name takes 31 characters.
LONGEST_NAME = 31
# In characters of the Latin alphabet, over the breadth of a page.
PAGE = {"landscape": 170, "portrait": 110}
# The height of a line of text, in points, and how much of the breadth of a cell is sure to be filled by it.
LINE, FILLED = 15, 0.88
# How much larger the type of a title is.
TITLE = 1.4
HEADING = PatternFill("solid", fgColor="E8EDF3")


class Paper(Protocol):
    """A table with a title, as every paper of the library is one."""

    @property
    def title(self) -> str: ...
    @property
    def columns(self) -> tuple[str, ...]: ...
    @property
    def rows(self) -> Sequence[tuple[str, ...]]: ...
    @property
    def remarks(self) -> tuple[str, ...]: ...
    @property
    def layout(self) -> Layout: ...
    def to_html(self) -> str: ...


def main(arguments: list[str]) -> int:
    """Writes every paper and prints its files; 1 where a file cannot be written, 2 without a folder."""
    parser = argparse.ArgumentParser(description="一个年度的各类表单，HTML、PDF、.xlsx · the papers of a year")
    parser.add_argument("folder", type=Path, nargs="?", help="写入的文件夹 · where the papers are written")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="语言 · the language of the papers")
    given = parser.parse_args(arguments)
    folder = given.folder
    if folder is None:
        parser.print_help(sys.stderr)
        return 2
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("本机没有Chromium，不写PDF · no Chromium on this machine: no PDF is written", file=sys.stderr)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, paper in papers(given.language).items():
            files = [page(folder / f"{name}.html", paper), spreadsheet(folder / f"{name}.xlsx", paper)]
            files += [portable(files[0], browser)] if browser else []
            print(f"{paper.title}: {', '.join(file.name for file in files)}")
    except (HuizhouQAError, OSError, subprocess.SubprocessError) as error:
        print(message_of(error) if isinstance(error, OSError | HuizhouQAError) else error, file=sys.stderr)
        return 1
    return 0


def papers(language: Language = "zh") -> Mapping[str, Paper]:
    """The papers of the year of ``whole_year.py``, by the names of their files."""
    later = whole_year.later_of_the_year()
    year, scheme = whole_year.walk(whole_year.self_assessments(later), later), SCHEME
    results = cohort_results(year.composites)
    return {
        "contacts": contact_list(scheme, language=language),
        "proof": proof_catalogue(scheme, language=language),
        "on-site": on_site_form(scheme, language=language),
        "results": cohort_sheet(results, language=language),
        "report": whole_year.report_of(year, language),
        "notice": notice(results, approved_on=later["approved_on"], language=language),
        # Files are named by number: a unit's name may hold what a file's name cannot.
        **{
            f"sheet-{at}": self_scoring_sheet(one, language=language)
            for at, one in enumerate(year.verified.results.values(), start=1)
        },
        **{
            f"skeleton-{at}": report_skeleton.paper(one, language)
            for at, one in enumerate(year.self_assessed.results.values(), start=1)
        },
        **{
            f"comparison-{at}": comparison_sheet(
                compare(year.self_assessed.results[unit], one),
                reasons=reasons_by_clause(scheme, year.prevailing[unit]),
                language=language,
            )
            for at, (unit, one) in enumerate(year.verified.results.items(), start=1)
        },
    }


def page(path: Path, paper: Paper) -> Path:
    """Writes a page that prints on A4."""
    path.write_text(paper.to_html(), "utf-8")
    return path


def portable(html: Path, browser: str) -> Path:
    """Prints a page into a PDF."""
    path = html.with_suffix(".pdf")
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"]
        command += ["--no-pdf-header-footer", f"--print-to-pdf={path.resolve()}", html.resolve().as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 (a browser of the machine)
    return path


def spreadsheet(path: Path, paper: Paper) -> Path:
    """Writes the table below its title and paragraphs, with headings that stand on every page, and the remarks."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type] # a new book has one
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", "", paper.title)[:LONGEST_NAME])
    above = (paper.title, *(paper.paragraphs if isinstance(paper, Letter) else ()))
    head, count = len(above) + 1, len(paper.columns)
    widths = [PAGE[paper.layout.page] * width / sum(paper.layout.widths) for width in paper.layout.widths]
    spans = list(merged(paper))
    for at, row in enumerate((paper.columns, *paper.rows), start=head):
        for column, cell in enumerate(row[:count], start=1):
            names = column <= max(paper.layout.merged, paper.layout.named_by)
            write(sheet, at, column, cell, number=at > head and not names)
        # Not every spreadsheet makes a row as high as its text is; a merged cell has several rows to itself.
        shared = {column: last - first + 1 for column, first, last in spans if first <= at - head - 1 <= last}
        lines = [
            math.ceil(breadth_of(cell) / int(FILLED * widths[column]) / shared.get(column, 1))
            for column, cell in enumerate(row[:count])
        ]
        sheet.row_dimensions[at].height = LINE * max(1, *lines)
    below = range(head + 1 + len(paper.rows), head + 1 + len(paper.rows) + len(paper.remarks))
    for at, text in [*enumerate(above, start=1), *zip(below, paper.remarks, strict=True)]:
        across(sheet, at, text, count, paper.layout.page)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    for column in range(1, count + 1):
        sheet.cell(head, column).font, sheet.cell(head, column).fill = Font(bold=True), HEADING
        sheet.column_dimensions[get_column_letter(column)].width = widths[column - 1]
    for column, first, last in spans:
        sheet.merge_cells(None, first + head + 1, column + 1, last + head + 1, column + 1)
        # At the top, so that it is read on the page on which it begins.
        sheet.cell(first + head + 1, column + 1).alignment = Alignment(wrap_text=True, vertical="top")
    on_paper(sheet, paper.layout.page, head)
    book.save(path)
    return path


def across(sheet: Worksheet, row: int, text: str, count: int, page: str) -> None:
    """A line over the whole breadth, as high as its text is; the first is the title, in larger type."""
    larger = TITLE if row == 1 else 1
    write(sheet, row, 1, text, number=False)
    sheet.merge_cells(None, row, 1, row, count)
    sheet.cell(row, 1).border = Border()
    lines = math.ceil(larger * breadth_of(text) / (FILLED * PAGE[page]))
    sheet.row_dimensions[row].height = larger * LINE * lines


def write(sheet: Worksheet, row: int, column: int, text: str, *, number: bool) -> None:
    """A figure as a number with as many places as it is written with, anything else as text."""
    cell = sheet.cell(row, column)
    cell.alignment, cell.border = Alignment(wrap_text=True, vertical="center"), RULED
    if number and NUMBER.fullmatch(text):
        # Away from the text of the next column.
        cell.alignment = Alignment(horizontal="right", indent=1, vertical="center")
        cell.value, places = Decimal(text.replace("−", "-")), text.partition(".")[2]
        cell.number_format = f"0.{'0' * len(places)}" if places else "0"
    else:
        # A text that begins like a formula is one no more.
        cell.value, cell.data_type = text, "s"


def merged(paper: Paper) -> Iterator[tuple[int, int, int]]:
    """The heading cells that stand for the rows of one item, and no more, so that every page shows them."""
    if paper.layout.merged:
        at = 0
        for _, group in groupby(paper.rows, key=lambda row: row[: paper.layout.merged]):
            count = len(list(group))
            if count > 1:
                yield from ((column, at, at + count - 1) for column in range(paper.layout.merged))
            at += count


if __name__ == "__main__":
    run(main)
