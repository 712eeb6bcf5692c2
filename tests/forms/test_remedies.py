"""What a form is told to write is what the form takes, where it stands, and said once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from huizhou_qa import EvidenceError, Fault, get_scheme
from huizhou_qa.evidence.records import Known
from huizhou_qa.forms import (
    blank_incidents,
    blank_marks,
    blank_rows,
    check_rows,
    claims_from_rows,
    evidence_from_rows,
    incidents_from_rows,
    marks_from_rows,
)
from huizhou_qa.forms.columns import FORM as COLUMNS
from huizhou_qa.forms.incident_columns import incident_form
from huizhou_qa.forms.input_rows import EXAMPLES, example_of
from huizhou_qa.forms.marks import UnitMarks
from huizhou_qa.frozen_mapping import FrozenMapping

SCHEME = get_scheme("huizhou", 2017)
ELEMENTS = incident_form(SCHEME).elements
UNIT = "甲区"
PERCENTAGE, COUNT, QUANTITY, AVERAGE = (
    "vegetable_pass_rate",
    "quality_warnings",
    "pm25_annual_mean",
    "/averages/quality_incentive_projects",
)
TRUTH, MARK = "building_supervisors_sufficient", "14"
INCIDENTS = blank_incidents(SCHEME)[0]
INCIDENT = ("甲-1", "2017.6.1", "是", "是", "国务院", "特别重大", "是", "已认定")
CONDITION, GATED = "black_odorous_water_target_met", "11.4"


def found(read: Callable[[], object]) -> list[Fault]:
    with pytest.raises(EvidenceError) as caught:
        read()
    return list(caught.value.faults)


def fault(**cells: object) -> Fault:
    """The fault of a form of one row, its cells by the keys of their columns."""
    (one,) = found(lambda: evidence_from_rows([cells], UNIT, scheme=SCHEME))
    return one


def filled(**cells: object) -> object:
    evidence = evidence_from_rows([cells], UNIT, scheme=SCHEME)
    (record,) = evidence.facts.values()
    return record.value if isinstance(record, Known) else record


# A quotient, or the date that a spreadsheet made of one.


@pytest.mark.parametrize("written", ["1/2", "3 / 41", date(2017, 1, 2)], ids=str)
@pytest.mark.parametrize("name", [PERCENTAGE, AVERAGE])
def test_the_columns_of_a_part_and_a_whole_are_offered_where_the_input_takes_them(name: str, written: object) -> None:
    one = fault(name=name, value=written)
    assert one.params["case"] == "counted"
    assert "“分子”“分母”" in one.zh
    assert "分子 and 分母" in one.en
    evidence_from_rows([{"name": name, "part": "1", "whole": "2"}], UNIT, scheme=SCHEME)


@pytest.mark.parametrize("written", ["1/2", "3 / 41", date(2017, 1, 2)], ids=str)
@pytest.mark.parametrize("name", [QUANTITY, COUNT, MARK])
def test_and_nowhere_else(name: str, written: object) -> None:
    one = fault(name=name, value=written)
    assert "分子" not in one.message
    refused = found(lambda: evidence_from_rows([{"name": name, "part": "1", "whole": "2"}], UNIT, scheme=SCHEME))
    assert {fault.code for fault in refused} == {"out_of_place"}


@pytest.mark.parametrize("written", ["1/2", date(2017, 1, 2)], ids=str)
def test_a_table_of_marks_and_a_self_scoring_sheet_have_no_such_columns(written: object) -> None:
    sheet: list[list[object]] = [["考核要点", "自评得分"], ["5．水利", written]]
    for read in (
        lambda: marks_from_rows([["款", UNIT], ["14", written]], scheme=SCHEME),
        lambda: claims_from_rows(sheet, SCHEME),
    ):
        (one,) = found(read)
        assert "分子" not in one.message


@pytest.mark.parametrize("leaf", [one for one in SCHEME.inputs if one.kind != "truth"], ids=lambda one: str(one.path))
def test_the_number_that_is_offered_as_an_example_is_one_that_the_input_may_be(leaf: object) -> None:
    assert leaf in SCHEME.inputs
    for one in SCHEME.inputs:
        if one is leaf:
            assert Fraction(example_of(one)) in one.range
            told = fault(name=one.path, value="约x" if not one.unit else "x")
            assert example_of(one) in told.zh
            assert example_of(one) in told.en
            evidence_from_rows([{"name": one.path, "value": example_of(one)}], UNIT, scheme=SCHEME)


def test_an_example_for_a_count_is_whole_and_one_for_a_mark_is_within_it() -> None:
    examples = {one.path: example_of(one) for one in SCHEME.inputs}
    assert set(examples.values()) <= set(EXAMPLES)
    assert (examples[f"/facts/{COUNT}"], examples["/marks/14"], examples[f"/facts/{PERCENTAGE}"]) == (
        "3",
        "0.5",
        "12.5",
    )


# Words that stand for nothing.


@pytest.mark.parametrize("word", ["无", "-", "/", "#N/A", "n/a"])
def test_the_column_of_reasons_is_named_where_the_table_has_it_and_the_input_takes_it(word: str) -> None:
    reason = "无考核对象的原因"
    assert reason in fault(name=PERCENTAGE, value=word).zh
    assert reason in fault(name=MARK, value=word).en
    assert reason not in fault(name=COUNT, value=word).message
    assert reason not in fault(name=AVERAGE, value=word).message
    (mark,) = found(lambda: marks_from_rows([["款", UNIT], ["15", word]], scheme=SCHEME))
    (claim,) = found(lambda: claims_from_rows([["考核要点", "自评得分"], ["5．水利", word]], SCHEME))
    assert reason not in mark.message + claim.message
    assert "填报表" in mark.zh
    assert "没有自评的请留空" in claim.zh
    assert "leave the cell empty" in claim.en


@pytest.mark.parametrize("word", ["无", "/", "#REF!"])
@pytest.mark.parametrize(
    ("name", "key"), [(PERCENTAGE, "source"), (MARK, "by"), (MARK, "reason"), (PERCENTAGE, "nothing")]
)
def test_what_says_nothing_in_a_cell_is_to_be_left_empty_and_no_key_is_named(name: str, key: str, word: str) -> None:
    given = {"name": name, "value": "1", key: word}
    if key == "nothing":
        del given["value"]
    one = fault(**given)
    title = next(column.title for column in COLUMNS if column.key == key)
    assert (one.code, one.path) == ("says_nothing", f"/rows/2/{title}")
    assert "这一格留空" in one.zh
    assert "键" not in one.zh
    assert "leave the cell empty" in one.en


def test_a_whole_of_none_is_told_by_the_columns_of_a_form() -> None:
    one = fault(name=PERCENTAGE, part="3", whole="0")
    assert (one.code, one.path) == ("empty_whole", "/rows/2")
    assert "“无考核对象的原因”" in one.zh
    assert "无考核对象的原因" in one.en
    members = fault(name=AVERAGE, part="3", whole="0")
    assert members.code == "empty_whole"
    assert "单位数必须大于0" in members.zh
    assert "无考核对象" not in members.message


def test_a_part_above_its_whole_says_that_and_both_numbers() -> None:
    one = fault(name=PERCENTAGE, part="49", whole="48")
    assert "49大于总数48" in one.zh
    assert "part 49 is above the whole 48" in one.en
    assert fault(name=PERCENTAGE, value="101").params.get("part") is None


# Where a fault stands.

GIVEN = ({"name": CONDITION, "value": "是"},)


def about(code: str, faults: Sequence[Fault]) -> Fault:
    (one,) = (fault for fault in faults if fault.code == code)
    return one


def test_a_mark_that_is_out_of_place_is_told_with_its_label_and_its_row_in_the_table_of_marks() -> None:
    table = [["得分汇总"], ["款", UNIT, "乙县"], ["14", "1", "1"], [GATED, "0.5", ""]]
    marks = marks_from_rows(table, scheme=SCHEME)
    one = about("out_of_place", check_rows(SCHEME, GIVEN, UNIT, marks=marks[UNIT]))
    assert (one.path, one.params["row_of_marks"]) == (f"/marks/{GATED}", 4)
    assert one.zh.startswith("得分汇总表第4行：“黑臭水体任务完成得分”")
    assert one.en.startswith("table of marks, row 4: 11.4 ")
    told = UnitMarks({"14": {"points": 1, "by": "无"}}, FrozenMapping({"14": 4}))  # type: ignore[dict-item] # by hand
    one = about("says_nothing", check_rows(SCHEME, GIVEN, UNIT, marks=told))
    assert one.zh.startswith("得分汇总表第4行（质量强市方案、机构与经费得分）：")
    assert one.en.startswith("table of marks, row 4 (14): ")


@pytest.mark.parametrize("kind", [dict, FrozenMapping])
def test_a_mark_from_elsewhere_is_told_with_its_label(kind: type[Mapping[str, object]]) -> None:
    marks = kind({GATED: Fraction(1, 2), "14": {"points": 1, "by": "无"}})  # type: ignore[call-arg] # both take a mapping
    faults = check_rows(SCHEME, GIVEN, UNIT, marks=marks)
    one = about("out_of_place", faults)
    assert (one.path, one.params.get("row_of_marks")) == (f"/marks/{GATED}", None)
    assert one.zh.startswith("“黑臭水体任务完成得分”")
    assert one.en.startswith("11.4 ")
    one = about("says_nothing", faults)
    assert one.zh.startswith("数据“质量强市方案、机构与经费得分”：")
    assert one.en.startswith("14: ")


def test_a_mark_out_of_range_names_its_label_once() -> None:
    (one,) = found(lambda: evidence_from_rows([GIVEN[0]], UNIT, scheme=SCHEME, marks={"14": 9}))
    assert one.zh.count("质量强市方案、机构与经费得分") == 1


def test_marks_by_unit_are_equal_to_any_mapping_of_the_same() -> None:
    marks = marks_from_rows([["款", UNIT], ["14", 1]], scheme=SCHEME)
    assert marks == {UNIT: {"14": 1}}
    assert hash(marks[UNIT]) == hash(FrozenMapping({"14": Fraction(1)}))
    assert repr(marks[UNIT]) == repr(FrozenMapping({"14": Fraction(1)}))


@pytest.mark.parametrize(("name", "clause"), [(QUANTITY, "10.2"), ("good_air_days_rate", "10.1")])
def test_a_ruling_is_asked_for_at_the_row_of_the_reason(name: str, clause: str) -> None:
    rows = [{"name": PERCENTAGE, "value": "96"}, {"name": name, "nothing": "没有监测点位"}]
    one = about("ruling_needed", check_rows(SCHEME, rows, UNIT))
    assert (one.path, one.params["row"], one.params["clause"]) == ("/rows/3/无考核对象的原因", 3, clause)
    assert one.zh.startswith("第3行（")


def test_a_ruling_for_a_reason_that_came_from_elsewhere_keeps_its_path() -> None:
    one = about("ruling_needed", check_rows(SCHEME, GIVEN, UNIT, marks={"14": {"nothing": "没有项目"}}))
    assert one.path == "/rulings/14"


# What hides the cause.


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "no_header"),
        ([["a", "b"], ["c", "1"]], "no_header"),
        ([["\ufffd\ufffd", "\ufffd"], ["x", "1"]], "no_header"),
        ([["名称"], [QUANTITY]], "no_value_column"),
        (5, "wrong_type"),
        ([5], "wrong_type"),
    ],
    ids=str,
)
def test_of_a_table_that_cannot_be_read_nothing_is_missing(rows: object, code: str) -> None:
    faults = check_rows(SCHEME, rows, UNIT)  # type: ignore[arg-type] # some are no rows
    assert [fault.code for fault in faults] == [code]


def test_of_a_table_that_can_be_read_everything_missing_is_told() -> None:
    faults = check_rows(SCHEME, [["名称", "填报值"]], UNIT)
    assert {fault.code for fault in faults} == {"missing"}
    paths = {fault.path for fault in faults}
    assert {f"/facts/{PERCENTAGE}", "/marks/14", "/incidents"} <= paths


@pytest.mark.parametrize("units", [UNIT, 5, {UNIT: 1}, b"x"], ids=str)
def test_units_that_are_no_list_are_one_fault_and_no_column_is_held_against_them(units: object) -> None:
    table = [["款", UNIT], ["14", "1"]]
    assert marks_from_rows(table, scheme=SCHEME, units=None) == {UNIT: {"14": 1}}
    (one,) = found(lambda: marks_from_rows(table, scheme=SCHEME, units=units))  # type: ignore[arg-type] # no lists
    assert (one.path, one.code) == ("/units", "wrong_type")


# Whether incidents happened.


@pytest.mark.parametrize("rows", [[{"name": "事件", "value": ""}], [["名称", "填报值"], ["事件", None]]])
def test_at_the_row_of_incidents_the_remedy_is_for_that_cell(rows: list[Mapping[str, object]]) -> None:
    one = next(fault for fault in check_rows(SCHEME, rows, UNIT) if "row" in fault.params)
    assert one.path == "/rows/2/填报值"
    assert "这一格填“无”" in one.zh
    assert "into this cell" in one.en
    without = next(one for one in check_rows(SCHEME, [["名称", "填报值"]], UNIT) if one.path == "/incidents")
    assert "在事件表的“事件编号”列填“无”" in without.zh


@pytest.mark.parametrize(
    "word",
    ["无", "false", "False", "FALSE", False, "否", "0", 0, "0起", "无。", "未发生事件", "没有质量安全事件", "ｎｏｎｅ"],
)
def test_every_word_for_none_is_taken_in_the_form_and_in_the_table(word: object) -> None:
    assert evidence_from_rows([{"name": "事件", "value": word}], UNIT, scheme=SCHEME).incidents == ()
    assert incidents_from_rows([INCIDENTS, [word]]) == ()


@pytest.mark.parametrize("word", ["有", "true", True, "yes", "发生"])
def test_that_some_happened_is_told_once_with_the_word(word: object) -> None:
    (in_form,) = found(lambda: evidence_from_rows([{"name": "事件", "value": word}], UNIT, scheme=SCHEME))
    (in_table,) = found(lambda: incidents_from_rows([INCIDENTS, [word]]))
    assert {in_form.code, in_table.code} == {"incidents_not_listed"}
    assert str(in_table.params["given"]) in in_table.message or word is True


@pytest.mark.parametrize("word", ["/", "-", "—", "#REF!", "n/a", "不详", "待定"])
def test_a_word_for_nothing_alone_in_the_table_is_one_fault_that_says_to_write_none(word: str) -> None:
    (one,) = found(lambda: incidents_from_rows([INCIDENTS, [word]]))
    assert (one.code, one.path) == ("says_nothing", "/rows/2/事件编号")
    assert "没有发生的写“无”" in one.zh
    assert "write 无 where none did" in one.en
    assert "says_nothing" in [
        fault.code for fault in found(lambda: incidents_from_rows([INCIDENTS, [word, *INCIDENT[1:]]]))
    ]


@pytest.mark.parametrize("word", ["甲-1", "本年度未发生", "无此", 5])
def test_an_id_alone_is_one_fault_and_not_one_for_every_empty_cell(word: object) -> None:
    (one,) = found(lambda: incidents_from_rows([INCIDENTS, [word]]))
    assert (one.code, one.path) == ("required", "/rows/2/事件编号")
    assert "没有发生的只写“无”" in one.zh
    assert all(element.column.title in one.zh for element in ELEMENTS[1:])


@pytest.mark.parametrize("word", [0.0, Decimal("0.5"), date(2017, 1, 1), "=A1"])
def test_what_is_no_text_alone_in_the_table_is_told_as_that(word: object) -> None:
    (one,) = found(lambda: incidents_from_rows([INCIDENTS, [word]]))
    assert one.code == ("formula" if word == "=A1" else "wrong_type")


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda one: one.key)
def test_what_an_empty_cell_of_an_incident_is_to_hold_is_said_in_each_language_once(element: object) -> None:
    at = [one is element for one in ELEMENTS].index(True)
    row = ["" if place == at else cell for place, cell in enumerate(INCIDENT)]
    (one,) = found(lambda: incidents_from_rows([INCIDENTS, row]))
    assert (one.code, one.path) == ("required", f"/rows/2/{INCIDENTS[at]}")
    assert "填写说明" not in one.message
    assert one.zh.count("请写：") == 1
    assert one.en.split("write: ")[1][:1].isascii() or "(" in one.en
    for choice in ELEMENTS[at].choices:
        assert choice in one.zh
        assert f"{choice} (" in one.en
    unknown = ["x" if place == at else cell for place, cell in enumerate(INCIDENT)]
    if ELEMENTS[at].choices:
        (other,) = found(lambda: incidents_from_rows([INCIDENTS, unknown]))
        assert f"{ELEMENTS[at].choices[0]} (" in other.en


# No English in the Chinese, and no Chinese word for a kind in the English.


@pytest.mark.parametrize("foreign", [14.0, date(2017, 1, 1), Decimal("1.5"), b"x", [5], True], ids=str)
def test_a_foreign_value_is_told_in_the_words_of_the_language_wherever_it_stands(foreign: object) -> None:
    tables: list[Callable[[], object]] = [
        lambda: evidence_from_rows([{"name": PERCENTAGE, "value": "96", "source": foreign}], UNIT, scheme=SCHEME),
        lambda: evidence_from_rows([{"name": TRUTH, "value": foreign}], UNIT, scheme=SCHEME),
        lambda: evidence_from_rows([{"name": PERCENTAGE, "value": "96", "as_of": foreign}], UNIT, scheme=SCHEME),
        lambda: evidence_from_rows([{"name": foreign, "value": "96"}], UNIT, scheme=SCHEME),
        lambda: evidence_from_rows([["名称", "填报值", foreign], [PERCENTAGE, "96"]], UNIT, scheme=SCHEME),
        lambda: evidence_from_rows([[foreign, "x"], ["名称", "填报值"]], UNIT, scheme=SCHEME),
        lambda: evidence_from_rows([["名称", "填报值"], [PERCENTAGE, "96", foreign]], UNIT, scheme=SCHEME),
        lambda: evidence_from_rows([foreign], UNIT, scheme=SCHEME),  # type: ignore[list-item] # no row
        lambda: marks_from_rows([["款", UNIT], [foreign, "1"]], scheme=SCHEME),
        lambda: incidents_from_rows([INCIDENTS, [foreign, *INCIDENT[1:]]]),
        lambda: claims_from_rows([["考核要点", "自评得分"], ["5．水利", foreign]], SCHEME),
    ]
    for read in tables:
        try:
            read()
        except EvidenceError as error:
            for one in error.faults:
                assert "value of type" not in one.zh
                assert "类型为" not in one.en


# Titles that are no units.


@pytest.mark.parametrize(
    "title",
    [
        *("avg", "Avg.", "Score", "得分情况", "签名", "乙县（平均）", "乙县(合计)", "mean", "平均", "Sum of marks"),
        *("汇总", "排序", "总成绩", "等次", "评语", "专家意见", "人数", "评分日期2", "联系电话", "核定", "评分依据"),
    ],
)
def test_a_title_that_is_no_unit_is_refused_read_and_written(title: str) -> None:
    (read,) = found(lambda: marks_from_rows([["款", UNIT, title], ["14", 1, 1]], scheme=SCHEME))
    (written,) = found(lambda: blank_marks(SCHEME, [UNIT, title]))
    assert (read.code, written.code) == ("no_unit_title", "no_unit_title")
    assert written.path == "/units/1"


@pytest.mark.parametrize(
    "title", ["甲总区", "得胜镇", "无锡", "合浦县", "平均村", "均县", "丙区（新区）", "averagetown", "中山"]
)
def test_a_name_that_only_contains_such_a_word_is_a_unit(title: str) -> None:
    table = [[*row] for row in blank_marks(SCHEME, [title])]
    assert list(marks_from_rows(table, scheme=SCHEME)) == [title]


@pytest.mark.parametrize("title", ["备注", "款", "得分", "满分", "名称", "value"])
def test_a_blank_table_is_never_written_with_a_unit_that_is_another_column(title: str) -> None:
    assert [one.code for one in found(lambda: blank_marks(SCHEME, [title]))] == ["no_unit_title"]


def test_a_blank_form_of_every_input_can_be_read_back() -> None:
    assert not evidence_from_rows(blank_rows(SCHEME), UNIT, scheme=SCHEME).facts
    assert filled(name=TRUTH, value="是") is True
