"""Whether a percent sign in a number format multiplies by 100: only an active one, in the section in force."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import number_format
import pytest
from form_xlsx import read
from number_format import percent_signs
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from huizhou_qa import EvidenceError, get_scheme
from huizhou_qa.evidence.records import Known
from huizhou_qa.forms import evidence_from_rows

SCHEME = get_scheme("huizhou", 2017)

ACTIVE = (
    *("0%", "0.0%", "0.00 %", "#,##0.0%", "% 0.0", "0.0%;-0.0%", "0.0%;[Red]-0.0%", "0.0%;[红色]-0.0%;0%"),
    *('0.0%"（达标）"', '"占比"0.0%', "0.0\\ %", "0.0_ %", "_ * 0.0%_ ", "0.0* %", "[$-804]0.0%", "[Blue]0.0%"),
    *("0.0%;0.0%;0.0%;@", "0.0%;@", "[>=0]0.0%;0.0", "[>1]0.0;0.0%", "[<=1]0.0%;[>1]0.0;0", "0.0e+0%", "?/?%"),
)
INACTIVE = (
    *("General", "@", "0.0", "", '0.0"%"', '0.0" %"', '0.0"占%"', "0.0\\%", "0.0_%", "0.0*%", "0.0[$%-804]", '0.0"%'),
    *('"a;%"0.0', "0.0\\;\\%", '0.0;-0.0;0;"%"@', "0.0;0%", "0.0;0%;0.0", "0.0;-0.0;0%", '0.0"%";0%', "0.0;[Red]0%"),
    *("[>1]0.0%;0.0", "[<0.5]0%;0.0", "[=1]0%;[=2]0%;0.0", "[<>0.965]0%;0.0", "[>=0.966]0%;0.0", "[<=0.964]0%;0.0"),
    *("yyyy-mm-dd", "[h]:mm", "0.0,,", "# ?/?"),
)


@pytest.mark.parametrize("written", ACTIVE)
def test_an_active_percent_sign_in_the_section_in_force_multiplies(written: str) -> None:
    assert percent_signs(written, Decimal("0.965")) == 1


@pytest.mark.parametrize("written", INACTIVE)
def test_a_percent_sign_that_is_only_shown_or_of_another_section_does_not(written: str) -> None:
    assert percent_signs(written, Decimal("0.965")) == 0


@pytest.mark.parametrize(
    ("written", "value", "signs"),
    [
        ("0%;0.0", "1", 1),
        ("0%;0.0", "0", 1),
        ("0%;0.0", "-1", 0),
        ("0.0;0%", "-1", 1),
        ("0.0;0.0;0%", "0", 1),
        ("0.0;0.0;0%", "0.1", 0),
        ("0.0;0.0;0%", "-0.1", 0),
        ("0%;0.0;@", "-1", 0),
        ("0%%", "1", 2),
        ("[>1]0%;[<0]0.0;0", "2", 1),
        ("[>1]0%;[<0]0.0;0", "-1", 0),
        ("[>1]0%;[<0]0.0;0", "1", 0),
        ("[<-1.5]0%;0.0", "-2", 1),
        ("[<-1.5]0%;0.0", "-1.5", 0),
        ("[< -1.5 ]0%;0.0", "-2", 1),
    ],
)
def test_the_section_goes_by_sign_or_by_its_condition(written: str, value: str, signs: int) -> None:
    assert percent_signs(written, Decimal(value)) == signs


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("[>1]0%;0.0;0", "0.5"),
        ("0%;[<0]0.0", "1"),
        ("0%;[<0]0.0;0", "1"),
        ("[>1]0%;[<0]0.0", "0.5"),
        ("0%;0;0;@;0", "1"),
    ],
)
def test_what_a_format_does_not_settle_is_not_guessed(written: str, value: str) -> None:
    assert percent_signs(written, Decimal(value)) is None


@pytest.mark.parametrize("written", ["[>1]0%;0.0;0"])
def test_a_section_whose_condition_holds_is_in_force_whatever_follows(written: str) -> None:
    assert percent_signs(written, Decimal(2)) == 1


def workbook(path: Path, *cells: tuple[str, object, str]) -> list[list[object]]:
    """The rows of a saved workbook with these names, values and number formats."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["名称", "填报值"])
    for number, (name, value, written) in enumerate(cells, start=2):
        sheet.append([name, value])
        sheet.cell(number, 2).number_format = written
    book.save(path / "typed.xlsx")
    return read(path / "typed.xlsx")[1:]


@pytest.mark.parametrize(
    ("written", "held", "shown"),
    [
        ("0.0%", 0.965, "96.5%"),
        ('0.0"%"', 96.5, "96.5"),
        ("0.0\\%", 96.5, "96.5"),
        ("0.0_%", 96.5, "96.5"),
        ("0.0*%", 96.5, "96.5"),
        ("General", 96.5, "96.5"),
        ("0%;0", 0.965, "96.5%"),
        ("0;0%", 96.5, "96.5"),
        ("0%", 1, "100%"),
        ("0%", 0, "0%"),
    ],
)
def test_a_typed_number_is_read_as_what_its_cell_shows(tmp_path: Path, written: str, held: float, shown: str) -> None:
    ((_, cell),) = workbook(tmp_path, ("vegetable_pass_rate", held, written))
    assert cell == shown
    facts = evidence_from_rows([["名称", "填报值"], ["vegetable_pass_rate", cell]], "甲区", scheme=SCHEME).facts
    assert facts["vegetable_pass_rate"] == Known(Fraction(shown.rstrip("%")))


@pytest.mark.parametrize(
    ("value", "written", "code"),
    [
        (0.965, "[>1]0.0;0.0%;0", "float"),
        (0.965, "0%%", "percent_out_of_place"),
        ("=A1+B1", "0.0", "formula"),
        (ArrayFormula("B2:B2", "=SUM(C1:C3)"), "0.0", "formula"),
        ("#REF!", "0.0", "not_a_number"),
        (date(2041, 3, 1), "yyyy-mm-dd", "date"),
    ],
)
def test_what_cannot_be_told_is_refused_with_its_row_and_never_left_out(
    tmp_path: Path, value: object, written: str, code: str
) -> None:
    rows = workbook(tmp_path, ("pm25_annual_mean", value, written), ("vegetable_pass_rate", value, written))
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows([["名称", "填报值"], *rows], "甲区", scheme=SCHEME)
    assert [(one.path, one.code) for one in caught.value.faults] == [
        ("/rows/2/填报值", code),
        ("/rows/3/填报值", code),
    ]


def test_every_format_is_read_without_an_error() -> None:
    signs = {percent_signs(written, Decimal(1)) for written in (";", ";;;", "[", '"', "\\", "[>x]0%", "0;0;0;0;0;0")}
    assert signs == {0, 1}
    assert number_format.sections_of("") == [number_format.Section(0, False, None)]
