"""Forms as offices fill them: understood where there is one meaning, and refused with row and reason elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from huizhou_qa import Evidence, EvidenceError, Fault, SchemeError, get_scheme
from huizhou_qa.errors.texts import forms as texts
from huizhou_qa.evidence.records import Award, Known
from huizhou_qa.forms import blank_marks, blank_rows, check_rows, evidence_from_rows, marks_from_rows

SCHEME = get_scheme("huizhou", 2017)
PERCENTAGE, COUNT, QUANTITY = "vegetable_pass_rate", "quality_warnings", "pm25_annual_mean"
HEADER = ["款", "名称", "标签", "填报值", "截至", "备注"]


def read(*rows: Sequence[object]) -> Evidence:
    return evidence_from_rows([HEADER, *rows], "甲区", scheme=SCHEME)


def fault(*rows: object, header: Sequence[object] = HEADER) -> Fault:
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows([header, *rows], "甲区", scheme=SCHEME)  # type: ignore[list-item] # some are no rows
    (found,) = caught.value.faults
    return found


def value(name: str, written: object) -> object:
    record = read([None, name, None, written]).facts[name]
    assert isinstance(record, Known)
    return record.value


@pytest.mark.parametrize(
    "written",
    [
        *("36.5μg/m³", "36.5µg/m³", "36.5ug/m3", "36.5 μg/m3", "36.5UG/M3", "36.5µg/m3", "36.5μg/m^3", "36.5mcg/m3"),
        *(
            "36.5微克/立方米",
            "36.5 微克／立方米",
            "36.5微克每立方米",
            "36.5微克/m³",
            "３６．５μｇ／ｍ³",
            "36.5\u00a0μg / m³",
        ),
    ],
)
def test_the_unit_of_a_quantity_is_read_in_its_usual_spellings(written: str) -> None:
    assert value(QUANTITY, written) == Fraction("36.5")


@pytest.mark.parametrize(
    "written", ["36.5mg/m³", "36.5毫克/立方米", "36.5μg", "36.5g/m3", "36.5μg/m²", "36²", "36.5%", "36.5μg/m³ x"]
)
def test_another_unit_is_never_taken_for_it(written: str) -> None:
    assert fault([None, QUANTITY, None, written]).path == "/rows/2/填报值"


@pytest.mark.parametrize("written", ["96.5%", "96.5％", "96.5 %", "百分之96.5", "百分之９６．５", "96.5"])
def test_a_percentage_is_read_in_its_usual_spellings(written: str) -> None:
    assert value(PERCENTAGE, written) == Fraction("96.5")


@pytest.mark.parametrize(
    "written", ["96.5%%", "%96.5", "96%.5", "96.5‰", "百分之96.5%", "百分之", "约96%", "%", "96.5 % %"]
)
def test_what_is_no_single_percentage_is_refused_with_a_remedy_that_works(written: str) -> None:
    found = fault([None, PERCENTAGE, None, written])
    assert found.code in {"percent_out_of_place", "not_a_number"}
    if found.params["case"] == "cell_of_percent":
        assert found.zh.endswith("96.5%请写成96.5或96.5%")
        assert found.en.endswith("write 96.5 percent as 96.5 or as 96.5%")
    assert value(PERCENTAGE, "96.5") == value(PERCENTAGE, "96.5%") == Fraction("96.5")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2017-11-30", date(2017, 11, 30)),
        ("2017.11.30", date(2017, 11, 30)),
        ("２０１７．１１．３０", date(2017, 11, 30)),
        ("20171130", date(2017, 11, 30)),
        ("２０１７１１３０", date(2017, 11, 30)),
        (20171130, date(2017, 11, 30)),
        ("2017.1.5", date(2017, 1, 5)),
        ("2017/1/5", date(2017, 1, 5)),
        ("2017-1-05", date(2017, 1, 5)),
        ("2017 年 1 月 5 日", date(2017, 1, 5)),
        ("2017年1月5", date(2017, 1, 5)),
        ("2017年01月05号", date(2017, 1, 5)),
        (date(2017, 1, 5), date(2017, 1, 5)),
    ],
)
def test_a_day_is_read_in_every_form_that_has_one_meaning(written: object, expected: date) -> None:
    assert read([None, COUNT, None, 1, written]).facts[COUNT] == Known(Fraction(1), None, expected)


class NotATime(datetime):
    """As pandas.NaT: a datetime that is no moment."""

    def time(self) -> None:  # type: ignore[override] # that is what it is like
        raise ValueError


@pytest.mark.parametrize(
    "written",
    [
        *("2017115", "201711", "2017.11", "2017.13.01", "20171301", "20170230", "17.11.30", "2017-11.30", "2017.1130"),
        *(
            "5.1.2017",
            "2017年",
            "今年",
            "43069",
            43069,
            2017113,
            201711300,
            True,
            Decimal(20171130),
            NotATime(2017, 1, 5),
        ),
        *("0000-01-01", "=TODAY()", "2017.2.29"),
    ],
)
def test_a_day_that_may_mean_two_things_or_none_is_refused(written: object) -> None:
    found = fault([None, COUNT, None, 1, written])
    assert found.path == "/rows/2/截至"
    assert found.code == ("formula" if written == "=TODAY()" else "bad_date")
    assert found.zh.startswith("第2行（上级质监部门发文质量警示次数、截至）：")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (QUANTITY, "=A1+B1"),
        (QUANTITY, " ＝A1"),
        (PERCENTAGE, "=3/41"),
        ("building_supervisors_sufficient", '=IF(A1,"是")'),
    ],
)
def test_a_formula_that_was_not_calculated_is_refused_as_that(name: str, written: str) -> None:
    found = fault([None, name, None, written])
    assert (found.code, found.path) == ("formula", "/rows/2/填报值")
    assert "没有算出结果的公式" in found.zh
    assert fault([None, "=B1", None, 1]).code == "formula"


@pytest.mark.parametrize(
    "word", ["无", "没有", "—", "-", "/", "#N/A", "#REF!", "n/a", "NULL", "待定", "否", "……", "none"]
)
def test_words_that_stand_for_nothing_are_no_numbers_and_the_remedy_fits(word: str) -> None:
    found = fault([None, COUNT, None, word])
    assert (found.code, found.params["case"]) == ("not_a_number", "cell_of_nothing")
    assert "请留空" in found.zh
    assert "没有发生的次数、个数填0" in found.zh


@pytest.mark.parametrize(
    "beside",
    [
        ["填表人：某", None, None, "审核人：", "某"],
        ["填报人", "某"],
        [None, "审核人（签字）", None, "2018.1.5"],
        ["填报单位：甲区办公室", None, None, None, "2018年1月5日"],
        ["单位（盖章）"],
        ["日期", "2018-01-05"],
        [None, "日 期：", None, "2018-01-05"],
        ["联系电话：", 12345],
        ["合计", None, None, "45"],
        [None, None, "合 计（分）", 45],
        ["质量目标小计", None, None, 12],
        ["平均", None, None, "1.5"],
        ["备注：以上数据以年报为准", None, None, None],
        ["注：1．本表一式两份"],
        ["说明", None, None, "见附件"],
        ["质量目标（56分）"],
        ["质量目标"],
        HEADER,
        ["款", "名称", None, "填报值"],
        [None, None, None, None, None, "已核"],
        ["　", "\u200b", "\ufeff", ""],
    ],
    ids=str,
)
def test_lines_that_are_about_no_input_are_known_wherever_they_stand(beside: list[object]) -> None:
    rows: list[list[object]] = [[None, COUNT, None, 1], beside, [None, QUANTITY, None, 30], beside]
    assert set(read(*rows).facts) == {COUNT, QUANTITY}


@pytest.mark.parametrize(
    "row",
    [
        ["填表人某", None, None, 3],
        ["审核人员充足", None, None, 3],
        ["年度控制目标", None, None, 95],
        [None, "编号登记率", None, 95],
        [None, None, "旅游市场指数得分", 3],
        ["质量目标", None, None, 56],
        ["质量", None],
        [None, None, None, 3],
        [None, None, None, None, "2018-01-05"],
    ],
    ids=str,
)
def test_a_row_that_only_resembles_such_a_line_is_never_passed_over(row: list[object]) -> None:
    found = fault([None, COUNT, None, 1], row)
    assert found.code in {"unknown_input", "no_input"}
    assert found.params["row"] == 3


def test_an_input_whose_label_is_like_such_a_line_is_an_input() -> None:
    assert read([None, None, "旅游市场秩序综合水平指数得分", 3]).marks == {"9": Award(Fraction(3))}


@pytest.mark.parametrize(
    ("above", "refused"),
    [
        (["甲区填报表"], False),
        (["甲区填报表", "（样表）"], False),
        (["填报单位：", "甲区", "日期", "2018", 5], False),
        (["考核年度", 2017], False),
        (["备注：", 1], False),
        ([2017], False),
        ([None, COUNT, None, "1"], True),
        (["", "PM2.5年均浓度", "36.5"], True),
        ([COUNT], True),
        (["14", "0.5"], True),
        (["蔬菜合格率", "９６％"], True),
        (["蔬菜合格率", 96], True),
        (["蔬菜合格率", Fraction(96)], True),
        (["蔬菜合格率", 96.5], True),
        (["蔬菜合格率", "1,234"], True),
        (["序", "是"], False),
        (["序", True], False),
    ],
    ids=str,
)
def test_data_above_the_header_are_refused_and_captions_are_not(above: list[object], refused: bool) -> None:
    rows: list[list[object]] = [above, [], [*HEADER], [None, QUANTITY, None, 30]]
    if not refused:
        assert set(evidence_from_rows(rows, "甲区", scheme=SCHEME).facts) == {QUANTITY}
        return
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows(rows, "甲区", scheme=SCHEME)
    assert [(one.path, one.code, one.params["row"]) for one in caught.value.faults] == [
        ("/rows/1", "above_the_header", 1)
    ]


def test_rows_of_two_kinds_are_refused_with_their_rows_and_none_vanishes() -> None:
    mapping: Mapping[str, object] = {"名称": QUANTITY, "填报值": 30}
    listed = [None, COUNT, None, 1]
    for rows, number in (
        ([mapping, listed, mapping], 3),
        ([HEADER, listed, mapping], 3),
        ([["甲区填报表"], mapping, HEADER, listed], 2),
    ):
        with pytest.raises(EvidenceError) as caught:
            evidence_from_rows(rows, "甲区", scheme=SCHEME)  # type: ignore[arg-type] # lists and mappings
        told = [(one.path, one.code) for one in caught.value.faults]
        assert (f"/rows/{number}", "mixed_rows") in told


def test_below_a_merged_name_a_row_with_values_is_refused_and_one_without_is_passed() -> None:
    merged: list[list[object]] = [[None, None, "蔬菜监测合格率", "96"], [None, None, None, None, None, "含快检"]]
    assert set(read(*merged).facts) == {PERCENTAGE}
    found = fault(merged[0], [None, None, None, "97"])
    assert (found.path, found.code) == ("/rows/3", "no_input")
    assert "合并的单元格只在第一行有文字" in found.zh


@pytest.mark.parametrize("title", ["填\n报值", "填 报 值", "填报值\u200b", "ＶＡＬＵＥ", "Value"])
def test_a_title_that_differs_by_what_cannot_be_seen_is_the_same_title(title: str) -> None:
    rows: list[list[object]] = [["名称", title], [COUNT, 1]]
    assert evidence_from_rows(rows, "甲区", scheme=SCHEME).facts == {COUNT: Known(Fraction(1))}
    found = fault([COUNT, 1, 1], header=["名称", "填报值", title])
    assert found.code == "repeated_column"
    assert "'填报值'" in found.en


def marks_fault(titles: Sequence[object], *rows: Sequence[object], units: object = None) -> Fault:
    with pytest.raises(EvidenceError) as caught:
        marks_from_rows([titles, *rows], units=units)  # type: ignore[arg-type] # as each test says
    (found,) = caught.value.faults
    return found


@pytest.mark.parametrize(
    "title",
    [
        *(
            "合计",
            "合 计",
            "合计（分）",
            "小计",
            "总分",
            "总 计",
            "平均",
            "平均分",
            "平均值",
            "均值",
            "全市平均",
            "得分",
            "甲区得分",
        ),
        *(
            "最高分",
            "最低",
            "标准差",
            "备注1",
            "备注（说明）",
            "备注：",
            "说明",
            "注：",
            "#REF!",
            "#N/A",
            "#DIV/0!",
            "#名称?",
            "无",
            "-",
        ),
        *(
            "—",
            "2017",
            "12.5",
            "1",
            "…",
            "序号",
            "排名",
            "名次",
            "评分标准",
            "考核要点",
            "Total",
            "AVERAGE",
            "n/a",
            "Unnamed: 3",
        ),
        *("=A1", "＝A1", "得分1", "小计2", "待定"),
        *("總分", "總計", "合計", "小計", "平均數", "備註", "說明", "説明", "簽名", "甲縣（合計）"),
        *("第一名", "第1名", "１名", "第十二名", "二位", "第一", "第 2", "第3列", "第二栏"),
        *(
            "列1",
            "列 1",
            "列A",
            "栏2",
            "欄2",
            "列",
            "Column1",
            "column 12",
            "Col",
            "字段1",
            "Field 2",
            "未命名",
            "無標題 1",
        ),
    ],
)
def test_a_column_that_cannot_be_a_unit_is_refused(title: str) -> None:
    found = marks_fault(["款", "甲区", title], ["14", 1, "1"])
    assert (found.code, found.params["row"]) == ("no_unit_title", 1)
    assert found.path.startswith("/rows/1/")
    assert "不是单位名称" in found.zh


@pytest.mark.parametrize(
    "title",
    [
        "甲区",
        "乙县",
        "丙",
        "District 9",
        "大亚湾区",
        "仲恺高新区",
        "合浦县",
        "平均村",
        "得胜镇",
        "第一区",
        "一县",
        "列东县",
        "總部鎮",
        "惠東縣",
    ],
)
def test_a_column_that_may_be_a_unit_is_one(title: str) -> None:
    assert marks_from_rows([["款", title], ["14", 1]]) == {title: {"14": 1}}


@pytest.mark.parametrize("title", ["备注", "remarks", " 备 注 ", "牵头部门", "证明材料", "满分"])
@pytest.mark.parametrize("cell", ["", "照旧", 5, "约3"])
def test_a_column_for_the_reader_of_a_table_of_marks_is_not_read_and_is_no_unit(title: str, cell: object) -> None:
    assert marks_from_rows([["款", "甲区", title], ["14", 1, cell]]) == {"甲区": {"14": 1}}


@pytest.mark.parametrize("title", ["甲\u200b区", "甲\n区", "甲\u202e区", "甲\x07区", "\ufeff甲区"])
def test_a_character_in_a_title_that_cannot_be_seen_is_refused_and_named(title: str) -> None:
    found = marks_fault(["款", title], ["14", 1])
    assert found.code == "bad_name"
    assert str(found.params["found"]) in found.zh
    assert found.zh.startswith("第1行：")
    assert found.zh.isprintable()
    assert found.path.isprintable()


@pytest.mark.parametrize("again", ["乙县", " 乙县 ", "乙 县", "乙县\u200b", "乙\u3000县"])
def test_two_columns_of_one_unit_are_one_fault_naming_both(again: str) -> None:
    found = marks_fault(["款", "乙县", "丙县", again], ["14", 1, 1, 1])
    assert (found.code, found.params["first"]) == ("repeated_column", "'乙县'")
    assert found.params["title"] == repr(again)


def test_units_that_are_expected_are_read_and_every_other_title_is_refused() -> None:
    assert marks_from_rows([["款", "乙 县", "甲区"], ["14", "1", ""]], units=["甲区", "乙县"]) == {
        "乙县": {"14": 1},
        "甲区": {},
    }
    found = marks_fault(["款", "甲区", "乙县区"], ["14", 1, 1], units=["甲区"])
    assert (found.path, found.code, found.params["units"]) == ("/rows/1/乙县区", "unknown_unit", ("甲区",))
    with pytest.raises(EvidenceError) as caught:
        marks_from_rows([["款", "甲区", "乙县区", "合计"], ["14", 1, 1, 2]], units=iter(["甲区", "乙县", "丙县"]))
    told = {one.code: one for one in caught.value.faults}
    assert set(told) == {"unknown_unit", "no_unit_title", "missing_unit"}
    assert told["unknown_unit"].params["nearest"] == "乙县"
    assert told["missing_unit"].params["units"] == ("乙县", "丙县")
    assert "缺少这些单位的列：乙县、丙县" in told["missing_unit"].zh


def test_a_unit_that_is_expected_may_have_any_name_that_can_be_seen() -> None:
    assert marks_from_rows([["款", "=1+1", "合计"], ["14", 1, 0]], units=["=1+1", "合计"]) == {
        "=1+1": {"14": 1},
        "合计": {"14": 0},
    }


@pytest.mark.parametrize(
    ("units", "path", "code"),
    [
        ("甲区", "/units", "wrong_type"),
        (5, "/units", "wrong_type"),
        ([5], "/units/0", "wrong_type"),
        ([None], "/units/0", "wrong_type"),
        (["　"], "/units/0", "wrong_type"),
        (["甲区 "], "/units/0", "bad_name"),
        (["甲\u200b区"], "/units/0", "bad_name"),
        (["甲区", "甲 区"], "/units/1", "repeated_unit"),
    ],
)
def test_units_that_are_no_names_are_refused_in_a_blank_table_and_a_filled_one(
    units: object, path: str, code: str
) -> None:
    for call in (
        lambda: blank_marks(SCHEME, units),  # type: ignore[arg-type] # the point
        lambda: marks_from_rows([["款", "甲区"], ["14", 1]], units=units),  # type: ignore[arg-type] # the point
    ):
        with pytest.raises(EvidenceError) as caught:
            call()
        assert (path, code) in [(one.path, one.code) for one in caught.value.faults]


def test_sums_and_signatures_below_a_table_of_marks_are_known() -> None:
    rows: list[list[object]] = [
        ["得分汇总表"],
        ["款", "标签", "甲区"],
        ["14", None, "1"],
        ["合计", None, "1"],
        ["填表人：", "某", None],
    ]
    assert marks_from_rows(rows) == {"甲区": {"14": 1}}
    assert marks_fault(["款", "甲区"], ["得分", 1]).code == "unknown_input"


def test_nothing_that_marks_come_back_in_can_be_changed() -> None:
    marks = marks_from_rows([["款", "甲区"], ["14", 1]])
    with pytest.raises(TypeError):
        marks["甲区"]["14"] = Fraction(0)  # type: ignore[index] # the point
    assert hash(marks)


def filled_form() -> list[list[object]]:
    titles, *rows = blank_rows(SCHEME)
    at = titles.index("填报值")
    values: list[list[object]] = [
        [*row[:at], "1" if leaf.kind != "truth" else "是", *row[at + 1 :]]
        for row, leaf in zip(rows, SCHEME.inputs, strict=True)
    ]
    return [[*titles], *values, [None, "事件", None, None, None, None, None, "无"]]


def test_a_form_that_can_be_scored_has_no_faults() -> None:
    rows = filled_form()
    found = check_rows(SCHEME, rows, "甲区")
    # The target of 11.4 is met, so that there is no mark for it.
    assert [(one.code, one.path) for one in found] == [("out_of_place", f"/rows/{row_of('11.4')}/填报值")]
    rows[row_of("11.4") - 1][7] = ""
    assert check_rows(SCHEME, rows, "甲区") == ()


def row_of(name: str) -> int:
    return next(number for number, leaf in enumerate(SCHEME.inputs, start=2) if leaf.name == name)


def test_all_faults_of_a_form_are_told_together_with_what_is_missing_at_its_rows() -> None:
    rows = filled_form()
    rows[row_of("11.4") - 1][7] = ""
    rows[row_of(COUNT) - 1][7] = ""
    rows[row_of(QUANTITY) - 1][7] = "约30"
    rows[row_of(PERCENTAGE) - 1][7] = "101"
    rows[-1][7] = None
    rows.append(["", "nobody", "", "", "", "", "", "1"])
    found = check_rows(SCHEME, rows, "甲区")
    assert [(one.params["row"], one.code) for one in found] == [
        (row_of(COUNT), "missing"),
        (row_of(PERCENTAGE), "out_of_range"),
        (row_of(QUANTITY), "not_a_number"),
        (len(rows) - 1, "missing"),
        (len(rows), "unknown_input"),
    ]
    assert found[0].path == f"/rows/{row_of(COUNT)}/填报值"
    assert found[0].zh.startswith(f"第{row_of(COUNT)}行（上级质监部门发文质量警示次数、填报值）：")
    assert "没有发生的" in found[3].zh


def test_what_has_no_row_is_told_by_its_path() -> None:
    found = check_rows(SCHEME, [["名称", "填报值"], [COUNT, ""]], "甲区", marks={"14": 1, "15": 9, "x": 1})
    paths = {one.path: one.code for one in found}
    assert paths["/rows/2/填报值"] == "missing"
    assert paths["/facts/pm25_annual_mean"] == "missing"
    assert paths["/incidents"] == "missing"
    assert paths["/marks/15"] == "out_of_range"
    assert paths["/marks/x"] == "unknown_name"
    assert "/marks/14" not in paths
    assert "/facts/quality_warnings" not in paths


def test_a_form_that_cannot_be_read_at_all_is_told_and_not_raised() -> None:
    # What is missing in a table that could not be read is not told: it would hide why.
    assert [one.code for one in check_rows(SCHEME, 5, "甲区")] == ["wrong_type"]  # type: ignore[arg-type]
    assert [one.code for one in check_rows(SCHEME, [["x"]], "甲区")] == ["no_header"]
    assert [one.code for one in check_rows(SCHEME, [["名称", "来源"], [COUNT, None]], "甲区")] == ["no_value_column"]
    assert "bad_name" in {one.code for one in check_rows(SCHEME, filled_form(), "甲\u200b区")}
    assert "wrong_type" in {one.code for one in check_rows(SCHEME, filled_form(), 5)}  # type: ignore[arg-type]
    with pytest.raises(SchemeError):
        check_rows(5, [], "甲区")  # type: ignore[arg-type] # the point


def test_nothing_to_measure_asks_for_a_ruling() -> None:
    rows = filled_form()
    rows[row_of("11.4") - 1][7] = ""
    at = rows[0].index("无考核对象的原因")
    rows[row_of(PERCENTAGE) - 1][7], rows[row_of(PERCENTAGE) - 1][at] = "", "本年度没有抽检对象"
    (found,) = check_rows(SCHEME, rows, "甲区")
    assert found.code == "ruling_needed"


@pytest.mark.parametrize("key", texts.TEXTS)
def test_every_text_of_a_form_is_said_in_both_languages_with_the_same_parameters(key: str) -> None:
    wording = texts.TEXTS[key]
    assert any("\u4e00" <= character <= "\u9fff" for character in wording.zh)
    assert wording.en[0].islower() or wording.en[0] == "{"
    asked = {part.split("}")[0] for part in wording.zh.split("{")[1:]}
    assert asked == {part.split("}")[0] for part in wording.en.split("{")[1:]}


class Odd(str):
    """A text that cannot be used as one."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    def strip(self, _chars: str | None = None, /) -> str:
        raise RuntimeError

    def translate(self, _table: object, /) -> str:
        raise RuntimeError


def test_a_text_with_methods_of_its_own_is_read_as_the_text_that_it_is() -> None:
    assert evidence_from_rows([[Odd("名称"), Odd("填报值")], [Odd(COUNT), Odd("3")]], "甲区", scheme=SCHEME).facts == {
        COUNT: Known(Fraction(3))
    }
    assert marks_from_rows([{Odd("款"): Odd("14"), Odd("甲区"): Odd("1")}]) == {"甲区": {"14": 1}}


@pytest.mark.parametrize("number", [10**5000, -(10**5000), 2], ids=["long", "negative", "2"])
def test_a_number_of_any_length_for_a_word_is_refused(number: int) -> None:
    found = fault([None, "事件", None, number])
    assert (found.code, found.path) == ("unknown_choice", "/rows/2/填报值")
