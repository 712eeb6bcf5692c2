"""Lines beside a table: whose form it is, of which year, who signs; and rows left without a name by merged cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import EvidenceError, Fault, get_scheme
from huizhou_qa.editions import Catalogue, Edition
from huizhou_qa.evidence.records import Known
from huizhou_qa.forms import blank_rows, check_rows, claims_from_rows, evidence_from_rows, marks_from_rows

SCHEME = get_scheme("huizhou", 2017)
UNIT = "甲区"
FORM = ("名称", "标签", "填报值", "备注")
READ = ("", "PM2.5年均浓度", "36", "")
Row = Sequence[object]


def found(read: Callable[[], object]) -> list[Fault]:
    try:
        read()
    except EvidenceError as error:
        return list(error.faults)
    return []


def form_faults(*rows: Row) -> list[Fault]:
    return found(lambda: evidence_from_rows(rows, UNIT, scheme=SCHEME))


# What stands behind 填报单位 and is no unit.


@pytest.mark.parametrize(
    "line",
    [
        ("单位（盖章）：", "", "2017年12月20日"),
        ("单位（盖章）：", "  年  月  日"),
        ("单位（盖章）：＿＿年＿＿月＿＿日",),
        ("单位（盖章）：二〇一七年十二月二十日",),
        ("单位（盖章）：", "2017年"),
        ("单位（盖章）：", "", "主要领导审签：", "某"),
        ("单位（公章）", "经办：某"),
        ("单位（公章）", "经手人:"),
        ("填报单位：甲区 经办：某",),
        ("填报单位：甲区人民政府经手人：某",),
        ("填报单位：质监局 填表人：某",),
        ("填报单位：", "甲区："),
    ],
    ids=str,
)
def test_a_day_and_what_else_is_asked_for_are_no_unit(line: Row) -> None:
    assert form_faults(FORM, READ, line) == []
    assert form_faults(line, FORM, READ) == []


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        (("填报单位：乙县 经办：某",), "乙县"),
        (("填报单位：", "乙县："), "乙县"),
        (("填报单位：乙县人民政府 经手人：某",), "乙县"),
        (("填报单位：新年镇",), "新年镇"),
        (("单位（盖章）：", "乙县", "2017年12月20日"), "乙县"),
    ],
    ids=str,
)
def test_another_unit_is_told_without_what_stands_behind_it(line: Row, stated: str) -> None:
    (fault,) = form_faults(FORM, READ, line)
    assert (fault.code, fault.params["stated"]) == ("another_unit", stated)


# The year.


@pytest.mark.parametrize(
    "line",
    [("考核年度：2016",), ("考核年度", "2016年"), ("年度：", 2016), ("考核年份：2018年度",), ("", "所属年度：2016")],
    ids=str,
)
def test_another_year_that_is_stated_is_refused_wherever_it_stands(line: Row) -> None:
    reads: list[Callable[[], object]] = [
        lambda: evidence_from_rows([line, FORM, READ], UNIT, scheme=SCHEME),
        lambda: evidence_from_rows([line, FORM, READ], UNIT),
        lambda: marks_from_rows([line, ["款", UNIT], ["14", "1"]], scheme=SCHEME),
        lambda: claims_from_rows([line, ["考核要点", "自评得分"], ["5．水利", "4"]], SCHEME),
    ]
    for read in reads:
        (fault,) = found(read)
        assert (fault.code, fault.path, fault.params["years"]) == ("another_year", "/rows/1", ("2017",))
        assert str(fault.params["stated"]) in fault.zh
        assert "2017" in fault.en
    assert [one.code for one in check_rows(SCHEME, [line, *blank_rows(SCHEME)], UNIT)].count("another_year") == 1


@pytest.mark.parametrize(
    "line",
    [
        ("考核年度：2017",),
        ("考核年度：", "2017年度"),
        ("年度：", 2017),
        ("考核年度：",),
        ("惠州市2016年度考核填报表",),
        ("备注：目标为2016年度",),
        ("年度：本年",),
    ],
    ids=str,
)
def test_the_year_of_the_scheme_and_a_year_in_a_title_are_none_that_differs(line: Row) -> None:
    assert form_faults(line, FORM, READ) == []


def test_under_a_scheme_that_tells_no_year_no_year_differs() -> None:
    timeless = evolve(SCHEME, title="质量工作考核")
    rows = [("考核年度：2016",), FORM, READ]
    assert found(lambda: evidence_from_rows(rows, UNIT, scheme=timeless)) == []
    marks: list[Row] = [rows[0], ["款", UNIT], ["14", "1"]]
    assert found(lambda: marks_from_rows(marks, scheme=timeless)) == []
    assert found(lambda: claims_from_rows([rows[0], ["考核要点", "自评得分"]], timeless)) == []


def test_of_several_schemes_each_tells_its_year_in_order() -> None:
    years = ("2018", "2017", "2019", "2016")
    schemes = [evolve(SCHEME, id=year, title=SCHEME.title.replace("2017", year)) for year in years]
    all_four = Catalogue([Edition("place", 2000 + at, scheme) for at, scheme in enumerate(schemes)])
    (fault,) = found(lambda: evidence_from_rows([("考核年度：2015",), FORM, READ], UNIT, catalogue=all_four))
    assert fault.params["years"] == ("2016", "2017", "2018", "2019")
    assert found(lambda: evidence_from_rows([("考核年度：2019",), FORM, READ], UNIT, catalogue=all_four)) == []


# Whoever signs a table of marks.


@pytest.mark.parametrize(
    "line",
    [
        *(
            "评分人：",
            "评委：",
            "评委签名：",
            "评分人签名",
            "考核组长：",
            "评审组组长",
            "主任（签字）：",
            "单位领导签字：",
        ),
        *("评分日期：", "打分人", "评审组组长（签名）", "考核组全体成员签字：", "评委1："),
    ],
)
def test_whoever_signs_is_no_clause(line: str) -> None:
    rows: list[Row] = [["款", UNIT], ["14", "1"], [line, "某"], [line]]
    assert marks_from_rows(rows, scheme=SCHEME) == {UNIT: {"14": Fraction(1)}}
    assert form_faults(FORM, READ, (line,)) == []


@pytest.mark.parametrize("line", ["14（签字）", "第14项签名", "签字笔", "评委会意见汇总表"])
def test_a_number_and_a_word_that_only_begins_so_are_no_signature(line: str) -> None:
    (fault,) = found(lambda: marks_from_rows([["款", UNIT], [line, "1"]], scheme=SCHEME))
    assert (fault.code, fault.params["row"]) == ("unknown_input", 2)


# Clauses as they are written.


@pytest.mark.parametrize(
    ("written", "clause"),
    [
        *(
            ("第14项", "14"),
            ("14．", "14"),
            ("14.", "14"),
            ("14.0", "14"),
            ("14。", "14"),
            ("第14款", "14"),
            ("１４、", "14"),
            (14, "14"),
        ),
        *(("第11项第4款", "11.4"), ("第11.4款", "11.4"), ("11．4", "11.4"), ("11.4．", "11.4")),
    ],
)
def test_a_clause_is_known_however_its_number_is_written(written: object, clause: str) -> None:
    assert marks_from_rows([["款", UNIT], [written, "1"]], scheme=SCHEME)[UNIT] == {clause: 1}


@pytest.mark.parametrize(
    "written", ["第99项", "第14条", "140", "14.00", "14.1", "1.4", "第1项第4款", "第14项第1款", "0", "14-"]
)
def test_a_number_of_no_awarded_clause_is_refused(written: str) -> None:
    (fault,) = found(lambda: marks_from_rows([["款", UNIT], [written, "1"]], scheme=SCHEME))
    assert (fault.code, fault.params["case"]) == ("unknown_input", "clause")


# Names and labels that are merged in a blank form.


def merged(at: int, value: str) -> list[list[str]]:
    rows = [[*row] for row in blank_rows(SCHEME)]
    rows[at][1] = rows[at][2] = ""
    rows[at][rows[0].index("填报值")] = value
    return rows


@pytest.mark.parametrize("value", ["5", ""])
def test_a_row_below_a_merged_name_is_told_once_with_what_to_do(value: str) -> None:
    rows = merged(2, value)
    faults = check_rows(SCHEME, rows, UNIT)
    (fault,) = [one for one in faults if one.params.get("row") == 3]
    assert (fault.code, fault.path) == ("unknown_input", "/rows/3/款")
    assert "合并的单元格" in fault.zh
    assert "merged cell" in fault.en
    assert not [one for one in faults if "provincial_sampling_failure_rate" in one.path]
    # What has a row of its own is still missing there.
    assert [one.path for one in faults if one.params.get("row") in {2, 4}] == ["/rows/2/填报值", "/rows/4/填报值"]


def test_an_input_of_the_same_clause_with_a_row_of_its_own_is_still_missing_in_it() -> None:
    rows = merged(next(at for at, row in enumerate(blank_rows(SCHEME)) if row[0] == "4.1"), "100")
    faults = check_rows(SCHEME, rows, UNIT)
    assert [one.code for one in faults if one.params.get("about") or "大中型建筑工程" in one.zh] == []
    assert [one.code for one in faults if "其他建筑工程一次验收合格率" in one.zh] == ["missing"]


def test_the_columns_of_numbers_and_remarks_of_every_form_are_not_read() -> None:
    rows = [("序号", *FORM), ("1", *READ), ("2", "", "", "", ""), ("", "填表人：", "某", "", "")]
    assert evidence_from_rows(rows, UNIT, scheme=SCHEME).facts["pm25_annual_mean"] == Known(Fraction(36))
    (fault,) = form_faults((*FORM, "复核"), (*READ, "x"))
    assert fault.code == "unknown_column"
    assert "删去整列" in fault.zh
    assert "delete the whole column" in fault.en
