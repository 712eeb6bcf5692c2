"""The caller scripts make the round trip through real files, and what they read scores as it did."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import Workbook, load_workbook

from huizhou_qa import EvidenceError
from huizhou_qa.evidence.records import Known
from huizhou_qa.forms import evidence_from_rows
from support.each_day import deep

pytestmark = pytest.mark.usefixtures("verified_once")

DOCS = Path(__file__).parents[2] / "docs"
UNITS = ("甲区", "乙县", "丙县", "丁区", "戊县", "己区", "庚区")


def script(name: str) -> ModuleType:
    spec = spec_from_file_location(name, DOCS / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_real_workbook_is_filled_read_back_and_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert script("form_xlsx").main([str(tmp_path / "new")]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed == [
        "blank.xlsx: 填报表、事件表",
        "marks.xlsx: 7 units, 225 marks",
        "form.xlsx: <Evidence 甲区: 32 facts, 32 marks, 0 incidents>",
        "甲区: 98.70, as from the JSON",
    ]
    sheet = load_workbook(tmp_path / "new" / "form.xlsx").worksheets[0]
    typed = [sheet["H2"], sheet["H6"], sheet["H7"]]
    assert [(cell.value, cell.number_format) for cell in typed] == [(8.2, "General"), (0.978, "0.0%"), ("99.1", "@")]


def test_csv_files_of_every_unit_are_read_back_and_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert script("form_csv").main([str(tmp_path / "new")]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.split(".csv")[0] for line in printed] == ["marks", *UNITS]
    assert all(line.endswith(", as from the JSON") for line in printed[1:])
    assert (tmp_path / "new" / "甲区.csv").read_bytes().startswith("\ufeff款,名称".encode())


@pytest.mark.parametrize("name", [deep("form_xlsx"), "form_csv"])
def test_without_a_directory_a_script_leaves_nothing_behind(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert script(name).main([]) == 0
    assert "as from the JSON" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_what_a_typed_number_shows_is_read_and_a_date_is_left_to_be_refused(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["名称", "填报值"])
    sheet.append(["pm25_annual_mean", 0.1 + 0.2])
    sheet.append(["vegetable_pass_rate", 1])
    sheet["B3"].number_format = "0%"
    sheet.append(["aquatic_pass_rate", datetime(2041, 3, 1)])  # noqa: DTZ001 - what a spreadsheet makes of 3-41
    book.save(tmp_path / "typed.xlsx")
    rows = script("form_xlsx").read(tmp_path / "typed.xlsx")
    assert rows[1:3] == [["pm25_annual_mean", "0.3"], ["vegetable_pass_rate", "100%"]]
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows(rows, "甲区")
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/rows/4/填报值", "date")]


def test_a_merged_cell_names_its_first_row_only_and_the_others_are_refused(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["标签", "填报值", "来源"],
        ["蔬菜监测合格率", "96", "局"],
        [None, "97", None],
        ["水产品监测合格率", "98", None],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("C2:C4")
    book.save(tmp_path / "merged.xlsx")
    rows = script("form_xlsx").read(tmp_path / "merged.xlsx")
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows(rows, "甲区")
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/rows/3", "no_input")]
    del rows[2]
    facts = evidence_from_rows(rows, "甲区").facts
    assert facts == {
        "vegetable_pass_rate": Known(Fraction(96), "局"),
        "aquatic_pass_rate": Known(Fraction(98)),
    }
