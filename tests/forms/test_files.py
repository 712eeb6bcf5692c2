"""Files of every kind that an office has are read or refused in words, and what is written does no harm."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import form_csv
import form_to_sheet
import form_xlsx
import pytest
from input_files import UnreadableFileError, units_of
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from huizhou_qa import EvidenceError, get_scheme
from huizhou_qa.forms import (
    blank_incidents,
    blank_marks,
    blank_rows,
    evidence_from_rows,
    incidents_from_rows,
    marks_from_rows,
)
from huizhou_qa.forms.incident_columns import incident_form
from support.each_day import deep

ROOT = Path(__file__).parents[2]
SCHEME = get_scheme("huizhou", 2017)
ELEMENTS = incident_form(SCHEME).elements
HOSTILE = (
    "=1+1",
    "+cmd",
    "-2+3",
    "@sum",
    "＝1+1",
    "../x",
    "..\\x",
    "CON",
    "con.csv",
    "COM1",
    "a/b",
    "a:b",
    "marks",
    "MARKS",
)
TEXT = "款,名称,填报值\n,pm25_annual_mean,36.5\n"
FORM = [["款", "名称", "填报值"], ["", "pm25_annual_mean", "36.5"]]


def saved(path: Path, data: bytes) -> Path:
    file = path / "form.csv"
    file.write_bytes(data)
    return file


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [
        ("utf-8", ","),
        ("utf-8-sig", ","),
        ("gb18030", ","),
        ("gbk", ","),
        ("utf-16", "\t"),
        ("utf-16", ","),
        ("utf-8", ";"),
        ("gb18030", "\t"),
    ],
)
def test_csv_is_read_in_every_encoding_that_chinese_spreadsheets_save(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    assert form_csv.read(saved(tmp_path, TEXT.replace(",", separator).encode(encoding))) == FORM


def test_utf_16_of_either_order_and_line_ends_of_every_kind_are_read(tmp_path: Path) -> None:
    assert form_csv.read(saved(tmp_path, b"\xfe\xff" + TEXT.encode("utf-16-be"))) == FORM
    for ends in ("\r\n", "\r"):
        assert form_csv.read(saved(tmp_path, TEXT.replace("\n", ends).encode("gb18030"))) == FORM


def test_a_quoted_cell_keeps_its_line_break_and_blank_lines_are_counted(tmp_path: Path) -> None:
    rows = form_csv.read(saved(tmp_path, '名称,备注\n\n"a","第一行\u2028\n第二行"\n'.encode()))
    assert rows == [["名称", "备注"], [], ["a", "第一行\u2028\n第二行"]]


@pytest.mark.parametrize(
    "data",
    [
        "名称".encode("utf-8-sig") + b"\xff",
        b"\xff\xff\xff\xff",
        b"\xff\xfe\x00",
        b"\x81",
        ("名称," + "x" * 200_000).encode(),
    ],
    ids=lambda data: ascii(data)[:20],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        form_csv.read(saved(tmp_path, data))
    assert "form.csv" in str(caught.value)
    assert not isinstance(caught.value, UnicodeDecodeError)


def test_a_file_read_in_a_wrong_encoding_is_told_to_be_saved_anew(tmp_path: Path) -> None:
    rows = form_csv.read(saved(tmp_path, TEXT.encode("big5", "replace")))
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows([row[:1] for row in rows], "甲区", scheme=SCHEME)
    (fault,) = caught.value.faults
    assert fault.code == "no_header"
    assert "编码" in fault.zh
    assert "encoding" in fault.en


@pytest.mark.parametrize(
    "name", [*HOSTILE, "a\nb", "a\x00b", "甲\u200b", "x" * 300, "甲" * 300, ".", "..", "甲. ", "?", "nul.", "LPT¹"]
)
def test_a_file_is_named_so_that_every_system_takes_it(tmp_path: Path, name: str) -> None:
    (named,) = form_csv.file_names([name], taken=["marks"]).values()
    file = tmp_path / f"{named}-incidents.csv"
    file.write_text("x", "utf-8")
    assert file.resolve().parent == tmp_path.resolve()
    assert [one.name for one in tmp_path.iterdir()] == [file.name]
    assert not set(named) & set('<>:"/\\|?*\n\x00\u200b')
    assert not form_csv.RESERVED.match(named)
    assert named.casefold() != "marks"
    assert named == named.strip(". ")


def test_no_two_units_share_a_file_not_even_where_case_does_not_count() -> None:
    names = ["a/b", "a_b", "A_B", "甲", "甲-incidents", "甲.", "marks"]
    files = form_csv.file_names(names, taken=["marks"])
    every = [*files.values(), *(f"{one}-incidents" for one in files.values()), "marks"]
    assert len({one.casefold() for one in every}) == len(every)


@pytest.mark.parametrize(
    "text", [*HOSTILE, "=1", "'=1", "''=1", "'", "'甲", "-1", "-0.5", "1", "", "+3", "\t=1", "\r=1", "－1+1", "@"]
)
def test_no_cell_of_a_csv_file_is_computed_and_every_one_comes_back(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.csv"
    form_csv.write(file, [[text, "甲"]])
    ((held, _),) = csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline=""))
    assert held[:1] not in set("=+@\t\r＝＋－＠")
    assert not held.startswith("-") or Decimal(held) < 0
    assert form_csv.read(file) == [[text, "甲"]]


def cohort(path: Path) -> Path:
    """The bundled cohort, its units called by names that harm."""
    document = json.loads((ROOT / "docs/data/cohort-2017.json").read_text("utf-8"))
    for unit, name in zip(document["units"], ("=1+1", "../x", "CON", "marks", "a/b", "a_b", "@x"), strict=True):
        unit["unit"] = name
    file = path / "cohort.json"
    file.write_text(json.dumps(document), "utf-8")
    return file


def test_units_of_any_name_make_the_round_trip_inside_the_directory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    directory = tmp_path / "out" / "deep"
    assert form_csv.main([str(directory), str(cohort(tmp_path))]) == 0
    assert capsys.readouterr().out.count(", as from the JSON") == 7
    assert {one.name for one in tmp_path.iterdir()} == {"cohort.json", "out"}
    assert {one.name for one in directory.parent.iterdir()} == {"deep"}
    assert len(list(directory.iterdir())) == 15
    titles = next(csv.reader(io.StringIO((directory / "marks.csv").read_text("utf-8-sig"))))
    assert titles[3:] == ["'=1+1", "../x", "CON", "marks", "a/b", "a_b", "'@x"]


def test_a_unit_whose_name_cannot_be_seen_whole_is_refused_before_a_file_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = {"units": [{"unit": "甲\x07区", "facts": {}, "marks": {}, "incidents": []}]}
    (tmp_path / "cohort.json").write_text(json.dumps(document), "utf-8")
    assert form_csv.main([str(tmp_path / "out"), str(tmp_path / "cohort.json")]) == 1
    assert "bad_name" in capsys.readouterr().err
    assert not list((tmp_path / "out").iterdir())


def test_no_cell_of_a_workbook_is_computed_and_every_one_comes_back(tmp_path: Path) -> None:
    table = blank_marks(SCHEME, ["=1+1", "@x", "+y"])
    form_xlsx.write(tmp_path / "marks.xlsx", {"得分汇总表": table})
    sheet = load_workbook(tmp_path / "marks.xlsx")["得分汇总表"]
    assert [cell.data_type for cell in sheet[1]] == ["s"] * 6
    assert sheet["D1"].quotePrefix
    rows = form_xlsx.read(tmp_path / "marks.xlsx")
    assert list(marks_from_rows(rows, scheme=SCHEME, units=["=1+1", "@x", "+y"])) == ["=1+1", "@x", "+y"]


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("blank") / "blank.xlsx"
    form_xlsx.write_blank(path)
    return load_workbook(path)


def test_a_blank_workbook_holds_the_blank_tables_and_says_nothing(tmp_path: Path) -> None:
    form_xlsx.write_blank(tmp_path / "blank.xlsx")
    assert form_xlsx.titles(tmp_path / "blank.xlsx") == ["填报表", "事件表"]
    form, incidents = (form_xlsx.read(tmp_path / "blank.xlsx", title) for title in ("填报表", "事件表"))
    assert [[cell or "" for cell in row] for row in form] == [list(row) for row in blank_rows(SCHEME)]
    assert [[cell or "" for cell in row] for row in incidents[:2]] == [list(row) for row in blank_incidents(SCHEME)]
    assert incidents_from_rows(incidents) is None
    assert not evidence_from_rows(form, "甲区", scheme=SCHEME).facts


def test_a_blank_workbook_has_a_frozen_bold_heading_and_columns_wide_enough(blank: Workbook) -> None:
    for sheet in blank.worksheets:
        assert str(sheet.freeze_panes).endswith("2")
        assert all(cell.font.bold and cell.fill.fgColor.rgb == "00DDE6F0" for cell in sheet[1])
        assert all(cell.alignment.wrap_text and cell.number_format == "@" for row in sheet.iter_rows() for cell in row)
        assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$1:$1", "landscape")
        for at, column in enumerate(sheet.iter_cols(), start=1):
            width = sheet.column_dimensions[get_column_letter(at)].width
            lines = max(-(-2 * len(str(cell.value or "")) // int(width)) for cell in column)
            assert width >= 6
            assert lines <= 5, column[0].value


def offered(book: Workbook, title: str) -> dict[str, set[str]]:
    """The lists of choices of a sheet, by what they offer, with the cells that they stand in."""
    found = {}
    for one in book[title].data_validations.dataValidation:
        assert (one.type, one.allow_blank, one.showErrorMessage) == ("list", True, True)
        found[f"{book[title][f'{min(one.sqref.ranges).coord[0]}1'].value}: {one.formula1}"] = {
            f"{book[title].cell(row, column).coordinate}" for ranged in one.sqref.ranges for row, column in ranged.cells
        }
    return found


def test_a_blank_form_offers_yes_and_no_and_preliminary_and_final(blank: Workbook) -> None:
    sheet = blank["填报表"]
    columns = {cell.value: get_column_letter(at) for at, cell in enumerate(sheet[1], start=1)}
    labels = {sheet[f"{columns['标签']}{row}"].value: row for row in range(2, sheet.max_row + 1)}
    rows = {leaf.label: labels[leaf.label] for leaf in SCHEME.inputs}
    truths = {f"{columns['填报值']}{rows[leaf.label]}" for leaf in SCHEME.inputs if leaf.kind == "truth"}
    facts = {f"{columns['状态']}{rows[leaf.label]}" for leaf in SCHEME.inputs if leaf.section == "facts"}
    assert len(truths) == 3
    assert offered(blank, "填报表") == {'填报值: "是,否"': truths, '状态: "初步,最终"': facts}


def test_a_blank_table_of_incidents_offers_the_words_of_every_element(blank: Workbook) -> None:
    lists = offered(blank, "事件表")
    expected = {f'{one.column.title}: "{",".join(one.choices)}"' for one in ELEMENTS if one.choices}
    assert set(lists) == expected
    assert all(len(cells) == form_xlsx.LAST_ROW - 2 for cells in lists.values())


class Done(NamedTuple):
    """How the script ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: object) -> Done:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = form_to_sheet.main([*map(str, arguments)])
    return Done(code, out.getvalue(), err.getvalue())


def run_alone(*arguments: object) -> Done:
    """The same in a process of its own, as a caller starts it."""
    done = subprocess.run(  # noqa: S603 (our own script)
        [sys.executable, str(ROOT / "docs/scripts/form_to_sheet.py"), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the filled forms of the round trip through .xlsx, and the same as CSV."""
    folder = tmp_path_factory.mktemp("filled")
    form_xlsx.round_trip(folder)
    for name, title in (("form", "填报表"), ("incidents", "事件表")):
        rows = form_xlsx.read(folder / "form.xlsx", title)
        form_csv.write(folder / f"{name}.csv", [[str(cell or "") for cell in row] for row in rows])
    rows = form_xlsx.read(folder / "marks.xlsx")
    (folder / "marks.csv").write_text("\n".join(",".join(str(cell or "") for cell in row) for row in rows), "gb18030")
    return folder


@pytest.mark.parametrize(
    "files",
    [
        ("form.xlsx", "--marks", "marks.xlsx"),
        ("form.csv", "--marks", "marks.csv", "--incidents", "incidents.csv"),
        ("form.csv", "--marks", "marks.xlsx", "--incidents", "form.xlsx"),
    ],
    ids=["xlsx", "csv", "mixed"],
)
def test_a_filled_form_of_the_callers_becomes_a_printed_sheet(
    filled: Path, tmp_path: Path, files: tuple[str, ...]
) -> None:
    form, *others = (one if one.startswith("--") else filled / one for one in files)
    sheet = tmp_path / "new" / "sheet.html"
    done = run("甲区", form, sheet, *others)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "sheet.html  甲区  98.70  A\n"
    text = sheet.read_text("utf-8")
    assert "自评打分表（甲区）" in text
    assert "98.70" in text


def test_the_sheet_of_a_filled_form_is_written_in_english_where_that_is_asked_for(filled: Path, tmp_path: Path) -> None:
    files = (filled / "form.xlsx", tmp_path / "sheet.html", "--marks", filled / "marks.xlsx")
    assert run("甲区", *files, "--language", "en").returncode == 0
    text = (tmp_path / "sheet.html").read_text("utf-8")
    assert '<html lang="en">' in text
    assert "How points are given" in text


@pytest.mark.parametrize(("form", "marks"), [("form.xlsx", "marks.xlsx"), deep(("form.csv", ""))])
def test_the_script_says_the_same_in_a_process_of_its_own(form: str, marks: str, filled: Path, tmp_path: Path) -> None:
    arguments = ("甲区", filled / form, tmp_path / "sheet.html", *(("--marks", filled / marks) if marks else ()))
    assert run_alone(*arguments) == run(*arguments)
    # Without the marks the evidence is not whole, and there is no sheet.
    assert (tmp_path / "sheet.html").exists() == bool(marks)


def test_all_that_stands_against_a_form_is_listed_with_its_rows(filled: Path, tmp_path: Path) -> None:
    rows = [list(row) for row in form_csv.read(filled / "form.csv")]
    value = rows[0].index("填报值")
    rows[1][value], rows[2][value], rows[4][value] = "", "约9", "1,5"
    form_csv.write(tmp_path / "form.csv", rows)
    done = run("甲区", tmp_path / "form.csv", tmp_path / "sheet.html", "--marks", filled / "marks.csv")
    assert (done.returncode, done.stdout) == (1, "")
    told = done.stderr.splitlines()
    assert [line[:3] for line in told[:-1]] == ["没有说", "第2行", "第3行", "第5行"]
    assert told[-1] == (
        "form.csv：以上4处改正、补全后再打印 · form.csv: correct and complete these 4 before it is printed"
    )
    assert not (tmp_path / "sheet.html").exists()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"\x81", "form.csv", "认不出文件的编码"),
        (b"no workbook", "form.xlsx", "不是.csv或.xlsx文件"),
        (b"x", "form.xls", "不是.csv或.xlsx文件"),
        (b"x", "form.txt", "不是.csv或.xlsx文件"),
        ("甲,乙\n".encode(), "form.csv", "找不到列名行"),
    ],
    ids=lambda value: ascii(value)[:20],
)
def test_a_file_that_is_no_form_is_refused_in_words(tmp_path: Path, data: bytes, name: str, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    done = run("甲区", tmp_path / name, tmp_path / "sheet.html")
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_or_a_unit_that_is_not_there_is_said(filled: Path, tmp_path: Path) -> None:
    assert "No such file" in run("甲区", tmp_path / "form.csv", tmp_path / "sheet.html").stderr
    done = run("辛县", filled / "form.csv", tmp_path / "sheet.html", "--marks", filled / "marks.csv")
    assert done.returncode == 1
    assert done.stderr.startswith("marks.csv：没有单位辛县的列，只有：甲区、")


def changed(filled: Path, path: Path, change: Callable[[Workbook], object]) -> Path:
    """The filled workbook of a unit with its sheets changed."""
    book = load_workbook(filled / "form.xlsx")
    change(book)
    book.save(path)
    return path


def rename(book: Workbook) -> None:
    book["事件表"].title = "事件"
    book["填报表"].title = "甲区数据"
    book.create_sheet("封面", 0)["A1"] = "质量工作考核"


@pytest.mark.parametrize(
    "change", [rename, lambda book: book.create_sheet("封面", 0), lambda book: book.create_sheet("说明")]
)
def test_the_sheets_of_a_workbook_are_known_by_their_titles_or_their_columns(
    filled: Path, tmp_path: Path, change: Callable[[Workbook], object]
) -> None:
    form = changed(filled, tmp_path / "form.xlsx", change)
    done = run("甲区", form, tmp_path / "sheet.html", "--marks", filled / "marks.xlsx")
    assert (done.returncode, done.stderr) == (0, "")


def test_which_sheets_were_read_is_said_where_anything_stands_against_the_form(filled: Path, tmp_path: Path) -> None:
    form = changed(filled, tmp_path / "form.xlsx", rename)
    last = run("甲区", form, tmp_path / "sheet.html").stderr.splitlines()[-1]
    assert last.startswith("form.xlsx：读的是工作表甲区数据、事件，没有读：封面；")
    assert "form.xlsx: read were 甲区数据, 事件, and not 封面;" in last
    empty = Workbook()
    empty.worksheets[0].title = "封面"
    empty.create_sheet("目录")
    empty.save(tmp_path / "empty.xlsx")
    told = run("甲区", tmp_path / "empty.xlsx", tmp_path / "sheet.html").stderr
    assert "另一张工作表" in told
    assert "读的是工作表封面，没有读：目录" in told


@pytest.mark.parametrize("unit", ["甲 区", "甲区 ", "甲　区"])
def test_a_unit_is_found_in_the_table_of_marks_by_the_name_that_the_library_compares(
    filled: Path, tmp_path: Path, unit: str
) -> None:
    done = run(unit, filled / "form.xlsx", tmp_path / "sheet.html", "--marks", filled / "marks.xlsx")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_unit_without_a_column_is_offered_the_nearest(filled: Path, tmp_path: Path) -> None:
    done = run("甲区县", filled / "form.csv", tmp_path / "sheet.html", "--marks", filled / "marks.csv")
    assert "是否应为“甲区”？" in done.stderr
    assert "only of 甲区, 乙县, " in done.stderr
    assert "is it 甲区?" in done.stderr


def test_a_workbook_in_place_of_json_is_called_one(filled: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        units_of(filled / "form.xlsx")
    assert "是表格工作簿，不是JSON" in str(caught.value)
    assert "is a workbook, not JSON" in str(caught.value)
