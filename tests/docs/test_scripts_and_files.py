"""Every script says in both languages what is wrong with a file, names its arguments, and ends in no traceback."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import form_csv
import form_xlsx
import pytest
from input_files import UnreadableFileError, message_of, units_of
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from support.each_day import one_in

pytestmark = pytest.mark.usefixtures("verified_once")

WRITING = ("form_csv", "form_xlsx", "print_sheet", "print_blank_forms", "whole_year")
READING = (*WRITING, "print_papers", "score_cohort", "submission", "report_skeleton", "on_site", "form_to_sheet")


def script(name: str) -> ModuleType:
    return importlib.import_module(name)


def is_in_both_languages(line: str) -> bool:
    chinese, _, english = line.partition(" · ")
    return any("\u4e00" <= one <= "\u9fff" for one in chinese) and any("a" <= one <= "z" for one in english)


@pytest.mark.parametrize("name", READING)
def test_help_is_help_and_makes_no_folder(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as caught:
        script(name).main(["--help"])
    assert caught.value.code == 0
    assert is_in_both_languages(next(line for line in capsys.readouterr().out.splitlines() if " · " in line))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["print_sheet", "print_blank_forms"])
def test_a_script_without_its_folder_says_how_it_is_called(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert script(name).main([]) == 2
    assert "写入的文件夹" in capsys.readouterr().err


# A whole year takes long to walk through.
@pytest.mark.parametrize(
    ("name", "kind"), one_in(3, [*((name, "below") for name in WRITING), *((name, "gone") for name in WRITING[:-1])])
)
def test_a_folder_that_cannot_be_written_is_said_in_both_languages(
    name: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    folder = {"below": tmp_path / "file" / "x", "gone": Path("/proc/x")}[kind]
    assert script(name).main([str(folder)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert is_in_both_languages(line)
    assert str(folder) in line


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no json", "第1行第1列起不是JSON"),
        (b'{"units": [}', "第1行第12列起不是JSON"),
        (b"5", "最外层应是对象"),
        (b"{}", "没有键units"),
        (b'{"units": 5}', "units应是列表"),
        (b"\xff\xfe\x00", "不是UTF-8编码"),
        (b'{"units": [' + b"1" * 5000 + b"]}", "有过长的数或过深的嵌套"),
        (b"[" * 200_000, "有过长的数或过深的嵌套"),
        (None, "找不到这个文件"),
    ],
    ids=lambda value: ascii(value)[:20],
)
def test_a_cohort_that_cannot_be_read_is_said_in_both_languages(
    data: bytes | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "cohort.json"
    if data is not None:
        file.write_bytes(data)
    for name, arguments in (
        ("print_sheet", [str(tmp_path / "out"), str(file)]),
        ("score_cohort", [str(file)]),
        ("form_csv", [str(tmp_path / "out"), str(file)]),
    ):
        assert script(name).main(arguments) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert said in line
        assert "cohort.json" in line
        assert is_in_both_languages(line)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "cohort.json").write_text('{"units": []}', "utf-8-sig")
    assert units_of(tmp_path / "cohort.json") == []


def test_an_error_of_the_system_without_a_file_is_said_too() -> None:
    assert message_of(OSError("x")) == "文件读写出错 · x"
    assert message_of(PermissionError(13, "Permission denied", "a")) == "a：没有读写权限 · a: Permission denied"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("form.xls", b"\xd0\xcf\x11\xe0", "旧格式的工作簿"),
        ("form.ET", b"x", "旧格式的工作簿"),
        ("form.xlsx", b"hello", "不是.csv或.xlsx文件"),
        ("form.xlsx", b"PK\x03\x04", "不是.csv或.xlsx文件"),
        ("form.txt", b"x", "不是.csv或.xlsx文件"),
    ],
    ids=lambda value: ascii(value)[:20],
)
def test_a_workbook_that_is_none_is_said_in_words_of_an_office(
    name: str, data: bytes, said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableFileError) as caught:
        form_xlsx.read(tmp_path / name)
    assert said in str(caught.value)
    assert is_in_both_languages(str(caught.value))
    assert "xlrd" not in str(caught.value)


TITLES, ROW = ["名称", "标签", "填报值"], ["a", "b", "3"]


def read(tmp_path: Path, text: str) -> list[list[str]]:
    file = tmp_path / "form.csv"
    file.write_text(text, "utf-8")
    return form_csv.read(file)


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize(
    ("above", "cell"),
    [
        ("", "b"),
        ("", '"x\n一,二,三,四,五;六\t七"'),
        ("甲区,2017,填报表,一,二,三\n", "b"),
        ("甲区;2017;填报表;一;二;三\n", "b"),
        ("甲区\t2017\t填报表\t一\t二\t三\n", "b"),
        ("\n\n", '"a ""b"" c"'),
    ],
)
def test_the_delimiter_is_the_one_that_parts_the_titles(tmp_path: Path, delimiter: str, above: str, cell: str) -> None:
    lines = [delimiter.join(TITLES), delimiter.join(["a", cell, "3"])]
    rows = read(tmp_path, above + "\n".join(lines) + "\n")
    expected = cell.strip('"').replace('""', '"')
    assert rows[-2:] == [TITLES, ["a", expected, "3"]]


@pytest.mark.parametrize(
    "text",
    [
        '名称,标签,填报值\na,"b,3\nc,d,4\n',
        '名称,标签,填报值\na,"b"x,3\nc,d,4\n',
        '名称,标签,填报值\na,"b,3\nc,"d",4\n',
        '名称\t标签\t填报值\na\t"b\t3\nc\td\t4\n',
    ],
)
def test_a_quotation_mark_without_another_is_refused_with_its_line_and_swallows_no_row(
    tmp_path: Path, text: str
) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read(tmp_path, text)
    assert "第2行起有一个引号没有配对" in str(caught.value)
    assert "from line 2 on" in str(caught.value)


def test_a_quotation_mark_within_a_cell_is_a_character(tmp_path: Path) -> None:
    assert read(tmp_path, '名称,标签,填报值\na"x,5",3\n') == [TITLES, ['a"x', '5"', "3"]]
    assert read(tmp_path, "款\n14\n") == [["款"], ["14"]]
    assert read(tmp_path, "") == []


def test_every_row_of_a_blank_workbook_is_as_high_as_its_text_and_ruled(tmp_path: Path) -> None:
    form_xlsx.write_blank(tmp_path / "blank.xlsx")
    for sheet in load_workbook(tmp_path / "blank.xlsx").worksheets:
        widths = {at: sheet.column_dimensions[get_column_letter(at)].width for at in range(1, sheet.max_column + 1)}
        for number, row in enumerate(sheet.iter_rows(max_row=2), start=1):
            lines = max(-(-2 * len(str(cell.value or "")) // int(widths[at])) for at, cell in enumerate(row, start=1))
            assert sheet.row_dimensions[number].height >= 15 * min(lines, 3)
        assert all(cell.border.left.style == "thin" for row in sheet.iter_rows() for cell in row)
        # No word of a title is broken.
        assert all(2 * len(str(cell.value)) <= widths[at] + 1 for at, cell in enumerate(sheet[1], start=1))
        assert "填报单位（盖章）" in str(sheet.oddHeader.left.text if sheet.oddHeader else "")
        assert "第&P页" in str(sheet.oddFooter.center.text if sheet.oddFooter else "")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("", 8, 1), ("质量目标", 9, 1), ("质量目标", 8, 2), ("abcdefgh", 9, 1), ("abcdefgh", 8, 2)],
)
def test_a_chinese_character_is_two_wide(text: str, width: int, lines: int) -> None:
    assert form_xlsx.lines_of(text, width) == lines


@pytest.mark.parametrize("name", ["on_site", "score_cohort"])
def test_a_script_whose_output_is_cut_ends_without_a_traceback(name: str) -> None:
    command = [sys.executable, str(Path(form_csv.__file__).with_name(f"{name}.py"))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:  # noqa: S603 - ours
        assert started.stdout is not None
        started.stdout.close()
        assert started.stderr is not None
        assert started.stderr.read() == b""
    assert started.returncode == 1


def test_every_script_is_run_so_but_the_one_that_needs_nothing_beside_it() -> None:
    programs = {path.stem: path.read_text("utf-8") for path in Path(form_csv.__file__).parents[1].glob("*/*.py")}
    assert {name for name, text in programs.items() if "sys.exit(main(" in text} == {"check_vectors"}
