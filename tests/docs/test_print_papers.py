"""The script that makes files of papers: figures are numbers in a spreadsheet, and every page becomes a PDF."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import print_papers
import pytest
from attrs import evolve
from openpyxl import load_workbook

from huizhou_qa.errors.texts import Language
from huizhou_qa.sheets import evaluation_report, self_scoring_sheet
from sheets import test_comparison_sheet as of_comparisons
from sheets import test_evaluation_report as of_reports
from support.browser import needs_browser
from support.on_screens import faults_on_screens

pytestmark = pytest.mark.usefixtures("verified_once")

RESULT = of_comparisons.RESULTS["甲区"]


def test_figures_are_numbers_and_add_up_to_the_total(tmp_path: Path) -> None:
    paper = self_scoring_sheet(RESULT)
    sheet = load_workbook(print_papers.spreadsheet(tmp_path / "sheet.xlsx", paper)).active
    assert sheet is not None
    scores = paper.columns.index(next(one for one in paper.columns if "得分" in one)) + 1
    cells = [sheet.cell(at + 3, scores).value for at in range(len(paper.rows))]
    numbers = [Fraction(str(one)) for one in cells if isinstance(one, int | float | Decimal)]
    assert sum(numbers[:-1]) == numbers[-1] == Fraction(RESULT.total)
    assert sheet.cell(3, scores).number_format == "0.00"


def test_headings_stand_on_every_page_and_merged_cells_are_merged(tmp_path: Path) -> None:
    paper = self_scoring_sheet(RESULT)
    sheet = load_workbook(print_papers.spreadsheet(tmp_path / "sheet.xlsx", paper)).active
    assert sheet is not None
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$2:$2", "A3")
    assert [sheet.cell(2, at + 1).value for at in range(len(paper.columns))] == list(paper.columns)
    tall = [one for one in sheet.merged_cells.ranges if one.min_row < one.max_row]
    assert {one.min_col for one in tall} <= set(range(1, paper.layout.merged + 1))
    assert tall


def test_a_merged_cell_stands_for_the_rows_of_one_item_and_is_read_where_it_begins(tmp_path: Path) -> None:
    paper = self_scoring_sheet(RESULT)
    sheet = load_workbook(print_papers.spreadsheet(tmp_path / "sheet.xlsx", paper)).active
    assert sheet is not None
    heads = {row[: paper.layout.merged] for row in paper.rows}
    tall = [one for one in sheet.merged_cells.ranges if one.min_row < one.max_row]
    for one in tall:
        spanned = {paper.rows[at - 3][: paper.layout.merged] for at in range(one.min_row, one.max_row + 1)}
        assert len(spanned) == 1
        assert sheet.cell(one.min_row, one.min_col).alignment.vertical == "top"
    assert len(tall) < len(heads) * paper.layout.merged


def test_ids_and_names_of_rows_stay_text_and_paragraphs_stand_above_the_table(tmp_path: Path) -> None:
    paper = evaluation_report(of_reports.RESULTS)
    sheet = load_workbook(print_papers.spreadsheet(tmp_path / "report.xlsx", paper)).active
    assert sheet is not None
    head = len(paper.paragraphs) + 2
    assert [sheet.cell(at, 1).value for at in range(2, head)] == list(paper.paragraphs)
    assert sheet.cell(head, 1).value == "名次"
    assert sheet.cell(head + len(paper.rows) + 1, 1).value == paper.remarks[0]


def test_a_title_that_takes_two_lines_has_the_height_of_two(tmp_path: Path) -> None:
    short, long = (evolve(self_scoring_sheet(RESULT), title="表" * count) for count in (20, 80))
    heights = []
    for paper in (short, long):
        sheet = load_workbook(print_papers.spreadsheet(tmp_path / "sheet.xlsx", paper)).active
        assert sheet is not None
        heights.append(sheet.row_dimensions[1].height)
    assert heights[1] == 2 * heights[0] > 2 * print_papers.LINE


@pytest.mark.deep
@needs_browser
def test_every_paper_becomes_a_page_a_spreadsheet_and_a_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert print_papers.main([str(tmp_path)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 6 + 7 + 7 + 7
    for page in tmp_path.glob("*.html"):
        assert page.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
        assert load_workbook(page.with_suffix(".xlsx")).sheetnames


@pytest.mark.deep
@needs_browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_text_of_a_paper_is_cut_or_boxed_on_the_width_of_its_page(tmp_path: Path, language: Language) -> None:
    papers = print_papers.papers(language)
    for page, width in (("landscape", 1040), ("portrait", 710)):
        pages = {name: one.to_html() for name, one in papers.items() if one.layout.page == page}
        assert pages
        assert faults_on_screens(pages, (width,), tmp_path) == {"wide": [], "boxed": [], "small": []}


def test_without_a_browser_it_says_so_and_writes_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = evaluation_report(of_reports.RESULTS)
    monkeypatch.setattr(print_papers, "BROWSERS", ())
    monkeypatch.setattr(print_papers, "papers", lambda _language: {"report": paper})
    assert print_papers.main([str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert "no PDF" in said.err
    assert {file.name for file in tmp_path.iterdir()} == {"report.html", "report.xlsx"}
    assert said.out.strip() == f"{paper.title}: report.html, report.xlsx"


def test_every_paper_is_made_in_both_languages_with_the_same_rows() -> None:
    zh, en = print_papers.papers(), print_papers.papers("en")
    assert [*zh] == [*en]
    for name, paper in zh.items():
        assert paper.to_html().count('lang="zh-CN"') == 1
        assert en[name].to_html().count('<html lang="en">') == 1
        assert [len(row) for row in en[name].rows] == [len(row) for row in paper.rows]


def test_without_a_folder_it_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_papers.main([]) == 2
    assert "写入的文件夹" in capsys.readouterr().err
