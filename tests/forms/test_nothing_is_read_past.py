"""No row of a form is read past, and none is taken for another: it is read, known as a line beside, or refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest

from huizhou_qa import EvidenceError, Fault, get_scheme
from huizhou_qa.forms import (
    blank_incidents,
    blank_rows,
    check_rows,
    claims_from_rows,
    evidence_from_rows,
    incidents_from_rows,
    marks_from_rows,
)

SCHEME = get_scheme("huizhou", 2017)
UNIT = "甲区"
FORM = ("名称", "标签", "填报值", "备注")
READ = ("", "PM2.5年均浓度", "36", "")
INCIDENTS = blank_incidents(SCHEME)[0]
INCIDENT = ("甲-1", "2017.6.1", "是", "是", "国务院", "特别重大", "是", "已认定")
Row = Sequence[object]


def found(read: Callable[[], object]) -> list[Fault]:
    """The faults of reading a table; none where it is read."""
    try:
        read()
    except EvidenceError as error:
        return list(error.faults)
    return []


def form_faults(*rows: Row, unit: str = UNIT) -> list[Fault]:
    return found(lambda: evidence_from_rows(rows, unit, scheme=SCHEME))


def only_code(faults: list[Fault]) -> tuple[str, object]:
    (fault,) = faults
    assert fault.zh.startswith(f"第{fault.params['row']}行")
    return fault.code, fault.params["row"]


# Above the header.


@pytest.mark.parametrize(
    "above",
    [
        INCIDENT,
        INCIDENT[:2],
        ("甲-1", "无"),
        ("编号1", *INCIDENT[1:]),
        ("编号1", True),
        ("甲区", "事件表"),
        (2017, "x"),
    ],
    ids=str,
)
def test_an_incident_above_the_header_is_refused_and_none_is_never_taken_from_below(above: Row) -> None:
    assert only_code(found(lambda: incidents_from_rows([above, INCIDENTS, ["无"]]))) == ("above_the_header", 1)


@pytest.mark.parametrize(
    "above",
    [
        ("甲区事件表",),
        ("填报单位：甲区", "日期：2017年"),
        ("备注：见附件", "x"),
        ("编号：", "无"),
        ("说明", "没有发生的填", "无"),
        (),
    ],
    ids=str,
)
def test_captions_signatures_and_notes_may_stand_above_the_incidents(above: Row) -> None:
    assert incidents_from_rows([above, INCIDENTS, ["无"]]) == ()


@pytest.mark.parametrize(
    "above",
    [
        ("事件", "有"),
        ("事件", "无"),
        ("质量安全事件", "有"),
        ("是否发生质量安全事件：", "是"),
        ("PM2.5", "365微克/立方米"),
        ("PM2.5", "约36"),
        ("PM2.5", "≥36"),
        ("PM2.5", "1,234"),
        ("PM2.5", "百分之九十六", "96.5%"),
        ("建筑监督人员", "否"),
        ("建筑监督人员", True),
        ("PM2.5年均浓度",),
        ("备注：PM2.5年均浓度", "36"),
        ("合计", 36),
    ],
    ids=str,
)
def test_data_above_the_header_of_a_form_are_refused_however_they_are_written(above: Row) -> None:
    assert only_code(form_faults(above, FORM, READ)) == ("above_the_header", 1)


@pytest.mark.parametrize(
    "above",
    [
        ("2017年度", "第1页"),
        ("1．基本情况", "表一"),
        ("填报单位", "甲区"),
        ("填报单位：甲区", "2018年1月5日"),
        ("日期", "2018-01-05"),
        ("日期", "2018.1.5"),
        ("惠州市2017年度质量工作考核填报表",),
        ("2017-2018年",),
        ("序", "是"),
        ("注", "事件有"),
        ("甲区", "二〇一七年"),
    ],
    ids=str,
)
def test_years_days_and_numbers_of_headings_above_the_header_are_no_data(above: Row) -> None:
    assert form_faults(above, FORM, READ) == []


def test_a_table_without_a_header_says_so_once_and_nothing_of_what_stands_above() -> None:
    assert [fault.code for fault in form_faults(("事件", "有"), ("PM2.5", "36"))] == ["no_header"]


# Notes, signatures and sums.


@pytest.mark.parametrize(
    "row",
    [
        ("注：PM2.5年均浓度", "", "36", ""),
        ("说明：蔬菜监测合格率", "", "96", ""),
        ("注：PM2.5年均浓度", "", "三十六", ""),
        ("", "备注：蔬菜监测合格率", "约96", ""),
        ("注：事件", "", "有", ""),
        ("备注", "", "是", ""),
        ("备注", "", 36, ""),
        ("PM2.5年均浓度合计", "", "36", ""),
    ],
    ids=str,
)
def test_a_value_in_a_row_of_a_note_or_of_a_label_in_a_sum_is_refused(row: Row) -> None:
    code, number = only_code(form_faults(FORM, READ, row))
    assert (code, number) == ("no_input", 3)


@pytest.mark.parametrize(
    "row",
    [
        ("注：本表由甲区填写", "", "", ""),
        ("注：PM2.5年均浓度见附件", "", "", ""),
        ("说明", "", "见附件", ""),
        ("合计", "", "36", ""),
        ("填表人", "", "某", ""),
        ("联系电话", "", "2123456", ""),
        ("备注", "", "", "36"),
    ],
    ids=str,
)
def test_a_note_without_a_value_and_a_sum_of_no_label_are_no_input(row: Row) -> None:
    assert form_faults(FORM, READ, row) == []


# The unit that a form says that it is of.


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        (("填报单位：乙县",), "乙县"),
        (("填报单位", "乙县"), "乙县"),
        (("填报单位（盖章）：乙县人民政府",), "乙县人民政府"),
        (("单位（盖章）：乙县",), "乙县"),
        (("填表单位名称：乙县", "日期："), "乙县"),
        (("县（区）：", "乙县"), "乙县"),
        (("填报单位：乙县  填表人：某",), "乙县"),
        (("日期：2018年", "报送单位：乙县质监局"), "乙县质监局"),
        (("填报单位：甲县",), "甲县"),
        (("填报单位：乙县市场监管局",), "乙县市场监管局"),
    ],
    ids=str,
)
def test_a_form_of_another_unit_is_refused_naming_both_wherever_it_says_so(line: Row, stated: str) -> None:
    for number, rows in ((1, (line, FORM, READ)), (3, (FORM, READ, line))):
        (fault,) = form_faults(*rows)
        assert (fault.code, fault.path, fault.params["row"]) == ("another_unit", f"/rows/{number}", number)
        assert (fault.params["stated"], fault.params["unit"]) == (stated, UNIT)
        assert f"“{stated}”" in fault.zh
        assert f"“{UNIT}”" in fault.zh
        assert f"of {stated}," in fault.en


@pytest.mark.parametrize(
    "line",
    [
        ("填报单位：甲区",),
        ("填报单位：甲　区",),
        ("填报单位（盖章）：惠州市甲区人民政府",),
        ("填报单位：甲区质监局",),
        ("填报单位：质监局",),
        ("填报单位：市住房和城乡规划建设局",),
        ("填报单位：县市场监管局",),
        ("填报单位（盖章）：",),
        ("填报单位：＿＿＿＿", "日期："),
        ("填报单位：", "（盖章）"),
        ("填报单位：　　填表人：某",),
        ("单位：万元",),
    ],
    ids=str,
)
def test_the_unit_in_its_other_names_a_department_and_a_blank_are_no_other_unit(line: Row) -> None:
    assert form_faults(line, FORM, READ) == []
    assert "another_unit" not in [fault.code for fault in form_faults(FORM, READ, line)]


def test_a_unit_may_be_asked_for_by_a_longer_name_than_the_form_states() -> None:
    assert form_faults(("填报单位：甲区",), FORM, READ, unit="惠州市甲区") == []


def test_check_rows_tells_of_another_unit_too() -> None:
    rows = [("填报单位：乙县",), *blank_rows(SCHEME)]
    assert check_rows(SCHEME, rows, UNIT)[0].path == "/incidents"
    assert [fault.path for fault in check_rows(SCHEME, rows, UNIT) if fault.code == "another_unit"] == ["/rows/1"]


# The points that a unit claims.

SHEET = ("考核内容", "考核指标", "考核要点", "分值", "评分标准", "自评得分")


def claimed(*rows: tuple[object, object, object]) -> dict[str, Fraction]:
    sheet = [SHEET, *((None, None, point, None, criterion, score) for point, criterion, score in rows)]
    return dict(claims_from_rows(sheet, SCHEME))


@pytest.mark.parametrize(
    ("point", "criterion"),
    [
        ("99．产品", "1．国抽"),
        ("99．产品", None),
        ("99", None),
        ("99产品", "合格率"),
        ("（99）产品", "1．国抽"),
        ("第99款 产品", "国抽"),
        ("2．主要农产品", "1.1 国抽"),
        ("2．主要农产品", "1．1国抽"),
        ("1．产品", "9．国抽"),
        ("1．产品", "5、国抽"),
        ("1．产品", "（9）国抽"),
        ("1．产品", "第9款 国抽"),
        ("1．产品", "1.9 国抽"),
        ("1．产品", "2.1 蔬菜"),
        ("1．产品", "11.4 黑臭水体"),
        ("产品", "99．国抽"),
        ("1.1 国抽", "1.2 省抽"),
        ("1.1 国抽", "2．省抽"),
        ("1.1 国抽", "11.4 黑臭水体"),
    ],
)
def test_a_number_that_is_unknown_or_of_another_item_is_no_clause_and_never_the_item_above(
    point: object, criterion: object
) -> None:
    assert only_code(found(lambda: claimed((point, criterion, "1")))) == ("no_clause", 2)
    # Beside other rows of the item as well.
    if criterion is not None:
        faults = found(lambda: claimed(("5．水利", "核算", "4"), (point, criterion, "1"), ("9．旅游", "核算", "1")))
        assert only_code(faults) == ("no_clause", 3)


@pytest.mark.parametrize(
    ("point", "criterion", "id_"),
    [
        ("1．产品", "1.1 国抽", "1.1"),
        ("1．产品", "1．1国抽", "1.1"),
        ("1．产品", "4．警示", "1.4"),
        ("1．产品", "（4）警示", "1.4"),
        ("1．产品", "第4款 警示", "1.4"),
        ("1．产品", "第1.4款 警示", "1.4"),
        ("1．产品", "1．国抽", "1"),
        ("1．产品", "（1）国抽", "1"),
        ("1．产品", "10%以下得1分", "1"),
        ("1．产品", "2次以下得1分", "1"),
        ("1．产品", "（96%以上）得1分", "1"),
        ("第1款 产品", "国抽", "1"),
        ("1.1 国抽", "10%以下得1分", "1.1"),
        ("1.4 警示", None, "1.4"),
        ("1.4 警示", "4．警示", "1.4"),
        ("1.4 警示", "1.4 警示", "1.4"),
        ("1.4 警示", "1．没有的得满分", "1.4"),
        ("产品", "1.1 国抽", "1.1"),
        ("14．方案", "14．制定方案", "14"),
    ],
)
def test_a_number_within_its_item_is_its_clause_and_a_quantity_is_no_number(
    point: object, criterion: object, id_: str
) -> None:
    assert claimed((point, criterion, "1")) == {id_: 1}


def test_below_a_row_of_a_clause_the_next_is_known_by_its_own_number() -> None:
    assert claimed(("1.1 国抽", "合格率", "1"), (None, "1.2 省抽", "0.5"), (None, "3．市抽", "1")) == {
        "1.1": 1,
        "1.2": Fraction(1, 2),
        "1.3": 1,
    }
    assert only_code(found(lambda: claimed(("1.1 国抽", "合格率", "1"), (None, "省抽", "0.5")))) == ("no_clause", 3)


def totals(*rows: tuple[str, object]) -> dict[str, Fraction]:
    return dict(claims_from_rows([SHEET, *((name, None, None, None, None, score) for name, score in rows)], SCHEME))


@pytest.mark.parametrize(
    "name",
    [
        *(
            "总分",
            "总得分",
            "合计",
            "总计",
            "共计",
            "总和",
            "合计（分）",
            "总 分：",
            "自评总分",
            "自评得分合计",
            "得分合计",
        ),
        *("合计得分", "最终得分", "Total", "考核总分"),
    ],
)
def test_the_total_goes_by_any_of_its_names_and_one_that_differs_is_refused(name: str) -> None:
    assert totals((name, "98")) == {"总分": 98}
    if name not in {"总分", "总 分："}:
        assert totals(("总分", "98"), (name, "98.0")) == {"总分": 98}
        (fault,) = found(lambda: totals(("总分", "98"), (name, "97")))
        assert (fault.code, fault.params["row"], fault.params["first_row"]) == ("repeated_input", 3, 2)
        assert "98" in fault.zh
        assert "97" in fault.zh


def test_every_total_that_differs_from_the_first_is_told_and_none_is_read_past() -> None:
    faults = found(lambda: totals(("总分", "98"), ("总得分", "97"), ("合计", "96")))
    assert [(fault.code, fault.path) for fault in faults] == [
        ("repeated_input", "/rows/3"),
        ("repeated_input", "/rows/4"),
    ]
    assert only_code(found(lambda: totals(("总分", "98"), ("总分", "98")))) == ("repeated_input", 3)
    assert totals(("总分", None), ("合计", "96")) == {"总分": 96}


def test_a_total_that_is_no_number_is_told_once_and_not_as_another_total() -> None:
    faults = found(lambda: totals(("总分", "约98"), ("合计", "96")))
    assert [(fault.code, fault.path) for fault in faults] == [("not_a_number", "/rows/2/自评得分")]
    faults = found(lambda: totals(("总分", "98"), ("合计", "约96")))
    assert [(fault.code, fault.path) for fault in faults] == [("not_a_number", "/rows/3/自评得分")]


@pytest.mark.parametrize("name", ["产品质量情况", "其他", "甲区自评"])
def test_points_beside_a_heading_that_the_scheme_has_not_are_refused(name: str) -> None:
    assert only_code(found(lambda: totals((name, "9")))) == ("no_clause", 2)
    assert totals((name, "见附件"), (name, None), ("质量目标（56分）", "50")) == {"质量目标": 50}


def test_an_unknown_heading_ends_the_item_above_it() -> None:
    rows = [
        SHEET,
        (None, None, "1．产品", None, "1．国抽", "1"),
        ("其他", None, None, None, None, None),
        (None, None, None, None, "2．省抽", "1"),
    ]
    assert only_code(found(lambda: claims_from_rows(rows, SCHEME))) == ("no_clause", 4)


def test_rows_of_a_table_of_marks_are_not_read_past_either() -> None:
    rows = [["质量月活动", "2分"], ["款", UNIT], ["14", "1"]]
    assert only_code(found(lambda: marks_from_rows(rows, scheme=SCHEME))) == ("above_the_header", 1)


# What is told of rows that are passed over.


def test_an_answer_stands_behind_what_it_answers() -> None:
    assert form_faults(("是", "甲区事件表"), FORM, READ) == []
    assert only_code(form_faults(("甲区情况", "是"), FORM, READ)) == ("above_the_header", 1)


def test_a_figure_of_eight_digits_may_be_a_value_and_is_no_day_above_the_header() -> None:
    assert only_code(form_faults(("甲区", "20171130"), FORM, READ)) == ("above_the_header", 1)


@pytest.mark.parametrize("text", ["1.2.3", "1.2.3.4", "1.2.3.", "36.5.1.基本情况"])
def test_the_number_of_a_heading_below_headings_is_no_figure(text: str) -> None:
    assert form_faults(("甲区", text), FORM, READ) == []


def test_a_note_in_another_column_does_not_hide_the_input_that_a_row_names() -> None:
    rows = [("备注", "名称", "填报值"), ("合计", "pm25_annual_mean", "36"), ("注：x", "vegetable_pass_rate", "96")]
    evidence = evidence_from_rows(rows, UNIT, scheme=SCHEME)
    assert set(evidence.facts) == {"pm25_annual_mean", "vegetable_pass_rate"}


def test_a_note_on_incidents_may_stand_beside_marks() -> None:
    assert marks_from_rows([["款", UNIT], ["注：事件", "见附件"]], scheme=SCHEME) == {UNIT: {}}
    for note in ("注：事件", "注：见11.4"):
        assert only_code(form_faults(FORM, (note, "", "见附件", ""))) == ("no_input", 2)


def test_a_mark_may_be_named_by_its_label_or_its_path_in_the_column_of_clauses() -> None:
    for name in ("质量月等主题活动得分", "/marks/15"):
        assert marks_from_rows([["款", UNIT], [name, "1"]], scheme=SCHEME) == {UNIT: {"15": 1}}


def test_a_row_of_an_unknown_name_does_not_settle_what_its_clause_wants() -> None:
    for column in ("name", "label"):
        faults = check_rows(SCHEME, [{"clause": "2.1", column: "蔬菜抽查", "value": "96"}], UNIT)
        assert ("missing", "/facts/vegetable_pass_rate") in [(one.code, one.path) for one in faults]


def test_a_mark_named_by_its_clause_does_not_settle_the_facts_of_it() -> None:
    faults = check_rows(SCHEME, [{"clause": "11.4", "value": "1"}], UNIT)
    assert ("missing", "/facts/black_odorous_water_target_met") in [(one.code, one.path) for one in faults]


def test_a_number_beside_a_signature_and_an_answer_is_no_data() -> None:
    assert form_faults(("填表人：", 5.5, "是"), FORM, READ) == []
