"""The panel's marks for several units come from one table, and every fault with its row and column."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa import Evidence, EvidenceError, Fault, get_scheme
from huizhou_qa.forms import blank_marks, marks_from_rows

SCHEME = get_scheme("huizhou", 2017)
UNITS = tuple("甲乙丙丁戊己庚")
AWARDED = ("5", "9", "11.4", *(str(number) for number in range(14, 44)))


def faults(*rows: list[object]) -> list[Fault]:
    with pytest.raises(EvidenceError) as caught:
        marks_from_rows(rows)
    return list(caught.value.faults)


def test_a_blank_table_has_a_row_for_every_awarded_clause_and_a_column_for_every_unit() -> None:
    titles, *rows = blank_marks(SCHEME, UNITS)
    assert titles == ("款", "标签", "满分", *UNITS)
    assert tuple(row[0] for row in rows) == AWARDED
    assert [row[2] for row in rows if row[0] in {"5", "11.4", "15"}] == ["4", "1", "2"]
    assert marks_from_rows([titles, *rows]) == {unit: {} for unit in UNITS}


def test_marks_of_seven_units_for_32_clauses_come_from_one_table() -> None:
    titles, *rows = blank_marks(SCHEME, UNITS)
    filled = [[*row[:3], *(row[2] for _ in UNITS)] for row in rows if row[0] != "11.4"]
    marks = marks_from_rows([titles, *filled], scheme=SCHEME)
    assert list(marks) == list(UNITS)
    for unit in UNITS:
        assert len(marks[unit]) == 32
        assert sum(Evidence.from_dict({"unit": unit, "marks": marks[unit]}).values.values()) == 4 + 4 + 44


def test_an_empty_cell_is_a_mark_not_yet_awarded() -> None:
    assert marks_from_rows([["款", "甲", "乙"], ["14", "", "0"]]) == {"甲": {}, "乙": {"14": Fraction(0)}}


@pytest.mark.parametrize("named", [["款", "15"], ["款", 15], ["标签", "质量月等主题活动得分"], ["name", "/marks/15"]])
def test_a_mark_is_found_by_clause_label_or_name_and_read_in_any_width(named: list[object]) -> None:
    title, name = named
    rows = [["甲区", title, "备注", "乙县"], ["１．５分", name, "照旧", "2"]]
    assert marks_from_rows(rows) == {"甲区": {"15": Fraction("1.5")}, "乙县": {"15": Fraction(2)}}


@pytest.mark.parametrize(
    ("row", "path", "code", "said"),
    [
        (["1.1", 1], "/rows/2/款", "unknown_input", "computed clause"),
        (["44", 1], "/rows/2/款", "unknown_input", "computed clause"),
        ([11.4, 1], "/rows/2/款", "wrong_type", "as text"),
        (["14", "1.5"], "/rows/2/甲", "out_of_range", "from 0 to 1"),
        (["14", -1], "/rows/2/甲", "out_of_range", "from 0 to 1"),
        (["14", 0.5], "/rows/2/甲", "float", "as text"),
        (["14", "优"], "/rows/2/甲", "not_a_number", "digits such as"),
        (["14", "50%"], "/rows/2/甲", "percent_out_of_place", "分"),
        ([None, 1], "/rows/2", "no_input", "every row"),
    ],
)
def test_a_mark_that_cannot_be_is_refused_with_row_and_column(
    row: list[object], path: str, code: str, said: str
) -> None:
    (found,) = faults(["款", "甲"], row)
    assert (found.path, found.code) == (path, code)
    assert found.params["row"] == 2
    assert found.zh.startswith("第2行")
    assert said in found.en


def test_a_label_that_is_no_marks_is_refused() -> None:
    (found,) = faults(["标签", "甲"], ["蔬菜监测合格率", 1])
    assert (found.path, found.code) == ("/rows/2/标签", "unknown_input")
    assert "no mark that is awarded" in found.en


def test_a_repeated_clause_is_refused_naming_both_rows() -> None:
    (found,) = faults(["款", "甲"], ["14", 1], ["15", 1], ["14", 1])
    assert (found.path, found.code) == ("/rows/4", "repeated_input")
    assert "row 2" in found.en
    assert "第2行" in found.zh


@pytest.mark.parametrize(
    ("titles", "row", "path", "code"),
    [
        (["款", "甲", " 甲 "], ["14", 1, 1], "/rows/1", "repeated_column"),
        (["款", "甲", ""], ["14", 1, 1], "/rows/2", "no_title"),
        (["款", "甲", 7], ["14", 1, None], "/rows/1", "wrong_type"),
        (["款", "甲", "填报值"], ["14", 1, 1], "/rows/1", "column_out_of_place"),
        (["款", "标签"], ["14", ""], "/rows/1", "no_unit"),
        (["单位", "甲"], ["14", 1], "/rows", "no_header"),
    ],
)
def test_columns_that_name_no_unit_are_refused(titles: list[object], row: list[object], path: str, code: str) -> None:
    assert [(one.path, one.code) for one in faults(titles, row)] == [(path, code)]


def test_every_fault_of_the_table_is_told_at_once() -> None:
    found = faults(["款", "甲", "乙"], ["14", 2, "x"], ["2.1", 1, 1], ["15", 3, 2])
    assert [one.path for one in found] == ["/rows/2/甲", "/rows/2/乙", "/rows/3/款", "/rows/4/甲"]
