"""A form is read where every cell has one meaning, and refused with its row and a remedy everywhere else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import Evidence, EvidenceError, Fault, get_scheme
from huizhou_qa.editions import Catalogue, Edition
from huizhou_qa.evidence.records import Award, Known, Nothing
from huizhou_qa.forms import blank_marks, blank_rows, evidence_from_rows
from huizhou_qa.forms.input_rows import example_of
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules import Input
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers import quantity
from huizhou_qa.testing import evidence_strategy
from support import district

SCHEME = get_scheme("huizhou", 2017)
PERCENTAGE = "vegetable_pass_rate"
COUNT = "quality_warnings"
QUANTITY = "pm25_annual_mean"
# A spreadsheet gives a day as its midnight, and knows no time zone.
MIDNIGHT = datetime(2017, 11, 30)  # noqa: DTZ001
MORNING = datetime(2017, 11, 30, 8)  # noqa: DTZ001
TRUTH = "building_supervisors_sufficient"
PATH_OF_AVERAGE = "/averages/quality_incentive_projects"


def read(*rows: Mapping[str, object]) -> Evidence:
    return evidence_from_rows(rows, "甲区", scheme=SCHEME)


def faults(*rows: Mapping[str, object]) -> list[Fault]:
    with pytest.raises(EvidenceError) as caught:
        read(*rows)
    return list(caught.value.faults)


def fault(*rows: Mapping[str, object]) -> Fault:
    (one,) = faults(*rows)
    return one


def known(name: str, value: object) -> Fraction | bool | Rate | str | Between:
    record = read({"名称": name, "填报值": value}).facts[name]
    assert isinstance(record, Known)
    return record.value


def test_a_blank_form_has_a_row_for_every_input_with_empty_values_and_says_nothing_of_the_unit() -> None:
    titles, *rows = blank_rows(SCHEME)
    assert titles[:8] == ("款", "名称", "标签", "单位", "可填", "牵头部门", "证明材料", "填报值")
    assert [row[2] for row in rows] == [leaf.label for leaf in SCHEME.inputs]
    assert all(len(row) == len(titles) and not any(row[7:]) for row in rows)
    assert len({row[1] for row in rows}) == len(rows)
    assert evidence_from_rows(blank_rows(SCHEME), "甲区") == Evidence.from_dict({"unit": "甲区"})


def test_a_blank_row_says_what_may_be_filled_in_whose_it_is_and_whether_proof_is_needed() -> None:
    rows = {row[1]: row for row in blank_rows(SCHEME)}
    assert rows[PERCENTAGE][4:7] == ("0至100的百分数（96即96%）；或填分子、分母", "农业、海洋渔业部门", "免")
    assert rows["14"][0] == "14"
    assert rows["14"][4] == "0至1分"
    assert rows["14"][6] == "需要"
    assert rows["/facts/quality_incentive_projects"][4] == "0或以上的整数"
    assert rows[PATH_OF_AVERAGE][4] == "0或以上的数；或填分子、分母"


def filled(row: tuple[str, ...], evidence: Evidence) -> tuple[object, ...]:
    """A blank row with what the evidence knows in it."""
    leaf = next(leaf for leaf in SCHEME.inputs if leaf.label == row[2])
    cells: list[object] = list(row)
    if leaf.section == "averages":
        average = evidence.averages[leaf.name]
        # 填报值, or 分子 and 分母.
        cells[7:10] = [None, average.part, average.whole] if isinstance(average, Rate) else [average, None, None]
    elif leaf.section == "marks":
        mark = evidence.marks.get(leaf.name)
        cells[7] = mark.points if isinstance(mark, Award) else None
    else:
        fact = evidence.facts[leaf.name]
        assert isinstance(fact, Known)
        cells[7] = fact.value
    return tuple(cells)


@given(st.data())
def test_any_complete_evidence_comes_back_from_the_form_whatever_the_order_of_rows_and_columns(
    data: st.DataObject,
) -> None:
    evidence = evolve(data.draw(evidence_strategy(SCHEME)), incidents=())
    titles, *rows = blank_rows(SCHEME)
    order = data.draw(st.permutations(range(len(titles))))
    shuffled = data.draw(st.permutations([filled(row, evidence) for row in rows]))
    table = [[row[at] for at in order] for row in (titles, *shuffled)]
    assert evidence_from_rows(table, evidence.unit, scheme=SCHEME, incidents=[]) == evidence


@pytest.mark.parametrize(
    "named",
    [
        {"名称": QUANTITY},
        {"name": f"/facts/{QUANTITY}"},
        {"标签": "PM2.5年均浓度"},
        {"label": " ＰＭ２．５年均 浓度　"},
        {"指标": "PM2.5年均浓度", "名称": QUANTITY, "款": "10.2"},
        {"标签": QUANTITY, "名称": "PM2.5年均浓度"},
        {"款": None, "\ufeff名 称": QUANTITY},
    ],
)
def test_an_input_is_found_by_name_path_or_chinese_label(named: dict[str, object]) -> None:
    assert read({**named, "填报值": "36.5"}).facts == {QUANTITY: Known(Fraction("36.5"))}


@pytest.mark.parametrize("clause", ["14", 14, "１４"])
def test_a_clause_names_the_mark_that_is_awarded_for_it(clause: object) -> None:
    assert read({"款": clause, "填报值": "0.5"}).marks == {"14": Award(Fraction(1, 2))}


@pytest.mark.parametrize(
    ("named", "where", "code", "said"),
    [
        (
            {"名称": "pm25"},
            "/rows/2/名称",
            "unknown_input",
            "no input of the scheme; is it pm25_annual_mean? copy it from a blank form",
        ),
        ({"标签": "PM10"}, "/rows/2/标签", "unknown_input", "'PM10'"),
        ({"名称": QUANTITY, "标签": "水产品监测合格率"}, "/rows/2", "contradiction", "the name and the label"),
        ({"款": "1.1"}, "/rows/2/款", "unknown_input", "a computed clause goes by the names of its facts"),
        ({"款": 11.4}, "/rows/2/款", "wrong_type", "as text"),
        ({"款": True}, "/rows/2/款", "wrong_type", "as text"),
        ({"款": 10**6}, "/rows/2/款", "wrong_type", "as text"),
        ({"名称": "quality_incentive_projects"}, "/rows/2", "ambiguous", f", {PATH_OF_AVERAGE}; write one of them"),
        (
            {"名称": "", "标签": "　", "款": None},
            "/rows/2",
            "no_input",
            "a merged cell holds its text in its first row only",
        ),
    ],
)
def test_a_row_that_does_not_name_one_input_is_refused(
    named: dict[str, object], where: str, code: str, said: str
) -> None:
    found = fault({**named, "填报值": "1"})
    assert (found.path, found.code) == (where, code)
    assert found.params["row"] == 2
    assert found.zh.startswith("第2行")
    assert found.en.startswith("row 2")
    assert said in found.en


def test_a_name_that_a_fact_and_its_average_share_is_settled_by_the_label() -> None:
    row = {"名称": "quality_incentive_projects", "标签": "全市平均国家级和省级质量激励项目数", "填报值": "2.5"}
    assert read(row).averages == {"quality_incentive_projects": Fraction("2.5")}


def test_rows_are_counted_as_the_spreadsheet_counts_them_with_title_lines_and_blank_rows() -> None:
    rows: list[list[object]] = [
        ["甲区填报表", None],
        [],
        ["名称", "填报值"],
        ["", None],
        [QUANTITY, "36,5"],
        ["  ", "\u3000"],
        [COUNT, 1.0],
    ]
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows(rows, "甲区", scheme=SCHEME)
    assert [one.path for one in caught.value.faults] == ["/rows/5/填报值", "/rows/7/填报值"]
    assert [one.params["row"] for one in caught.value.faults] == [5, 7]
    assert [one.zh[:4] for one in caught.value.faults] == ["第5行（", "第7行（"]


def test_an_empty_value_is_missing_and_never_zero() -> None:
    rows = ({"名称": COUNT, "填报值": empty} for empty in (None, "", " ", "　"))
    for row in rows:
        assert read(row).facts == {}


def test_columns_of_mappings_may_differ_from_row_to_row() -> None:
    evidence = read({"名称": COUNT, "填报值": 0}, {"label": "PM2.5年均浓度", "填报值": 30, "来源": "环保局"})
    assert evidence.facts == {COUNT: Known(Fraction(0)), QUANTITY: Known(Fraction(30), "环保局")}


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        (PERCENTAGE, "９６．５％", "96.5"),
        (PERCENTAGE, " 96.5 % ", "96.5"),
        (PERCENTAGE, "　96.5　", "96.5"),
        (PERCENTAGE, Decimal("96.5"), "96.5"),
        (PERCENTAGE, Fraction(193, 2), "96.5"),
        (PERCENTAGE, 96, "96"),
        (COUNT, "1,234,567", "1234567"),
        (COUNT, "12，345", "12345"),
        (COUNT, "１，２３４", "1234"),
        (QUANTITY, "1,234.5", "1234.5"),
        (QUANTITY, "36.5微克/立方米", "36.5"),
        (QUANTITY, "36.5 微克／立方米", "36.5"),
        (COUNT, "3次", "3"),
        (COUNT, "3.0", "3"),
    ],
)
def test_a_number_with_one_meaning_is_read_in_any_width(name: str, written: object, value: str) -> None:
    assert known(name, written) == Fraction(value)


@pytest.mark.parametrize(
    ("name", "written", "code", "remedy"),
    [
        (COUNT, "3%", "percent_out_of_place", "counted in 次"),
        (QUANTITY, "36.5%", "percent_out_of_place", "微克/立方米"),
        ("/facts/quality_infrastructure_index", "2％", "percent_out_of_place", "plain numbers"),
        (QUANTITY, "1,5", "bad_grouping", "without a comma"),
        (QUANTITY, "1234,567", "bad_grouping", "without a comma"),
        (QUANTITY, "12,34,567", "bad_grouping", "without a comma"),
        (QUANTITY, "0,123", "bad_grouping", "without a comma"),
        (PERCENTAGE, "96,500", "bad_grouping", "without a comma"),
        (PERCENTAGE, "3/41", "quotient", "in the columns 分子 and 分母"),
        (PERCENTAGE, "３／４１", "quotient", "in the columns 分子 and 分母"),
        (PERCENTAGE, date(2041, 3, 1), "date", "format the column as text"),
        (COUNT, MORNING, "date", "format the column as text"),
        (PERCENTAGE, time(3, 41), "date", "use the columns"),
        (PERCENTAGE, timedelta(hours=3), "date", "use the columns"),
        (PERCENTAGE, 96.5, "float", "format the column as text"),
        (QUANTITY, "1.2E+15", "exponent", "with all its digits"),
        (QUANTITY, "约96", "not_a_number", "digits such as 12.5"),
        (QUANTITY, "96分", "not_a_number", "the unit 微克/立方米"),
        (QUANTITY, "36.5微克", "not_a_number", "the unit 微克/立方米"),
        (QUANTITY, "+3", "not_a_number", "digits such as 12.5"),
        (QUANTITY, "007", "not_a_number", "digits such as 12.5"),
        (QUANTITY, "½", "not_a_number", "digits such as 12.5"),
        (QUANTITY, "三", "not_a_number", "digits such as 12.5"),
        (QUANTITY, "无", "not_a_number", "left empty"),
        (QUANTITY, "=A1", "formula", "write its result"),
        (QUANTITY, "3 5", "not_a_number", "digits such as 12.5"),
        ("/facts/quality_infrastructure_index", "x", "not_a_number", "digits such as 12.5"),
        (QUANTITY, True, "not_a_number", "truth value"),
        (QUANTITY, ["1"], "not_a_number", "list"),
        (QUANTITY, "1" * 31, "too_long", "30 digits"),
        (QUANTITY, 10**30, "too_long", "30 digits"),
        (PERCENTAGE, "101", "out_of_range", "from 0 to 100"),
        (PERCENTAGE, "－1", "out_of_range", "from 0 to 100"),
        (COUNT, "1.5", "not_whole", "whole"),
        ("14", "1.5", "out_of_range", "from 0 to 1"),
        ("14", "1次", "not_a_number", "the unit 分"),
    ],
)
def test_a_number_that_may_mean_two_things_is_refused_with_its_row_and_remedy(
    name: str, written: object, code: str, remedy: str
) -> None:
    found = fault({"名称": COUNT if name != COUNT else QUANTITY, "填报值": 0}, {"名称": name, "填报值": written})
    assert (found.path, found.code) == ("/rows/3/填报值", code)
    assert (found.params["row"], found.params["column"]) == (3, "填报值")
    label = next(leaf.label for leaf in SCHEME.inputs if name in (leaf.name, leaf.path))
    assert found.zh.startswith(f"第3行（{label}、填报值）：")
    assert found.en.startswith("row 3 (")
    assert remedy in found.en
    assert max(len(found.zh), len(found.en)) < 260


@pytest.mark.parametrize(
    ("written", "value"), [("是", True), (" 否 ", False), ("TRUE", True), ("false", False), (True, True)]
)
def test_a_truth_is_yes_or_no(written: object, value: bool) -> None:
    assert known(TRUTH, written) is value


@pytest.mark.parametrize("written", [1, 0, "1", "√", "有", "是否", "y", 1.0, date(2017, 1, 1)])
def test_what_only_stands_for_a_truth_is_refused(written: object) -> None:
    found = fault({"名称": TRUTH, "填报值": written})
    assert (found.path, found.code) == ("/rows/2/填报值", "wrong_type")
    assert "write 是 or 否" in found.en
    assert "请写“是”或“否”" in found.zh


def test_a_percentage_and_an_average_may_be_counted() -> None:
    evidence = read(
        {"名称": PERCENTAGE, "分子": "1,005", "分母": "１２００"},
        {"名称": PATH_OF_AVERAGE, "全市合计": 72, "单位数": "7"},
    )
    assert evidence.facts == {PERCENTAGE: Known(Rate(Fraction(1005), Fraction(1200)))}
    assert evidence.averages == {"quality_incentive_projects": Rate(Fraction(72), Fraction(7))}


@pytest.mark.parametrize(
    ("row", "where", "code"),
    [
        ({"名称": PERCENTAGE, "分子": 3}, "/分母（单位数）", "required"),
        ({"名称": PERCENTAGE, "分母": 3}, "/分子（全市合计）", "required"),
        ({"名称": PERCENTAGE, "分子": 42, "分母": 41}, "", "out_of_range"),
        ({"名称": PERCENTAGE, "分子": 0, "分母": 0}, "", "empty_whole"),
        ({"名称": PERCENTAGE, "分子": "5%", "分母": 7}, "/分子（全市合计）", "percent_out_of_place"),
        ({"名称": PERCENTAGE, "分子": 3, "分母": 41, "填报值": "7.3"}, "", "two_values"),
        ({"名称": PERCENTAGE, "无考核对象的原因": "无", "填报值": "7.3"}, "", "two_values"),
        ({"名称": PATH_OF_AVERAGE, "分子": 3, "分母": "2.5"}, "", "not_whole"),
        ({"名称": COUNT, "分子": 3, "分母": 41, "填报值": 1}, "/分子（全市合计）", "out_of_place"),
    ],
)
def test_counts_that_are_no_part_of_a_whole_are_refused(row: dict[str, object], where: str, code: str) -> None:
    assert (f"/rows/2{where}", code) in [(one.path, one.code) for one in faults(row)]


@pytest.mark.parametrize(
    "day",
    ["2017-11-30", "2017年11月30日", "２０１７-11-30", "2017/11/30", date(2017, 11, 30), MIDNIGHT],
)
def test_a_day_is_read_with_its_year_first(day: object) -> None:
    row = {"名称": COUNT, "填报值": 1, "来源": " 质监局文件 ", "截至": day, "状态": "初步"}
    assert read(row).facts == {COUNT: Known(Fraction(1), "质监局文件", date(2017, 11, 30), "preliminary")}


@pytest.mark.parametrize("day", ["11/30/2017", "2017-02-30", "17-11-30", 43069, "11月", MORNING])
def test_any_other_day_is_refused(day: object) -> None:
    found = fault({"名称": COUNT, "填报值": 1, "截至": day})
    assert (found.path, found.code) == ("/rows/2/截至", "bad_date")
    assert "write it as 2017-11-30" in found.en
    assert "请写成2017-11-30或2017年11月30日" in found.zh


def test_a_mark_carries_who_awarded_it_when_and_why() -> None:
    row = {"名称": "20", "填报值": "0.5分", "评分人": "工商部门", "评分日期": "2018-01-05", "评分理由": "办结率不足"}
    assert read(row).marks == {"20": Award(Fraction(1, 2), "工商部门", date(2018, 1, 5), "办结率不足")}


def test_nothing_to_measure_is_said_with_its_reason() -> None:
    evidence = read(
        {"名称": "transport_large_acceptance_rate", "无考核对象的原因": "本年度无"},
        {"款": "31", "无考核对象": "全年无事故"},
    )
    assert evidence.facts == {"transport_large_acceptance_rate": Nothing("本年度无")}
    assert evidence.marks == {"31": Nothing("全年无事故")}


@pytest.mark.parametrize(
    ("row", "where", "code"),
    [
        ({"名称": COUNT, "无考核对象的原因": "本年度没有此类"}, "/无考核对象的原因", "count_of_nothing"),
        ({"名称": COUNT, "无考核对象的原因": "无"}, "/无考核对象的原因", "says_nothing"),
        ({"名称": PERCENTAGE, "无考核对象的原因": "#N/A"}, "/无考核对象的原因", "says_nothing"),
        ({"名称": COUNT, "填报值": 1, "来源": "n/a"}, "/来源", "says_nothing"),
        ({"名称": PERCENTAGE, "无考核对象的原因": 0}, "/无考核对象的原因", "wrong_type"),
        ({"名称": PERCENTAGE, "无考核对象的原因": "无", "来源": "局"}, "/来源", "out_of_place"),
        ({"名称": PATH_OF_AVERAGE, "无考核对象的原因": "无"}, "/无考核对象的原因", "out_of_place"),
        ({"名称": PATH_OF_AVERAGE, "填报值": 1, "来源": "局"}, "/来源", "out_of_place"),
        ({"名称": COUNT, "填报值": 1, "评分人": "局"}, "/评分人", "out_of_place"),
        ({"名称": "14", "填报值": 1, "状态": "最终"}, "/状态", "out_of_place"),
        ({"名称": COUNT, "填报值": 1, "来源": 5}, "/来源", "wrong_type"),
        ({"名称": COUNT, "填报值": 1, "来源": "\ud800"}, "/来源", "bad_text"),
        ({"名称": COUNT, "填报值": 1, "状态": "大概"}, "/状态", "unknown_choice"),
        ({"名称": COUNT, "填报值": 1, "状态": 1}, "/状态", "unknown_choice"),
        ({"名称": COUNT, "来源": "8.2", "填报值": None}, "", "no_value"),
    ],
)
def test_what_has_no_place_in_a_row_is_refused(row: dict[str, object], where: str, code: str) -> None:
    found = fault(row)
    assert (found.path, found.code) == (f"/rows/2{where}", code)


def test_a_source_in_a_merged_cell_is_not_carried_down() -> None:
    evidence = read({"名称": COUNT, "填报值": 1, "来源": "局"}, {"名称": QUANTITY, "填报值": 1, "来源": None})
    assert evidence.facts[QUANTITY] == Known(Fraction(1))


def test_a_repeated_input_is_refused_naming_both_rows() -> None:
    found = fault(
        {"名称": COUNT, "填报值": 1}, {"名称": QUANTITY, "填报值": 1}, {"标签": "上级质监部门发文质量警示次数"}
    )
    assert (found.path, found.code) == ("/rows/4", "repeated_input")
    assert "stands in row 2 already" in found.en
    assert found.params["first_row"] == 2
    assert found.zh == "第4行（上级质监部门发文质量警示次数）：第2行已有这项数据，两行请只留一行"


def test_values_that_contradict_each_other_are_refused_with_a_row() -> None:
    found = fault({"名称": "i_to_iv_share", "填报值": 60}, {"名称": "inferior_v_share", "填报值": 60})
    assert found.code == "contradiction"
    assert found.path in {"/rows/2/填报值", "/rows/3/填报值"}


def test_every_fault_is_told_at_once_in_the_order_of_the_rows() -> None:
    found = faults(
        {"名称": COUNT, "填报值": "一", "截至": "去年", "注": None},
        {"名称": "nobody", "填报值": 1},
        {"名称": PERCENTAGE, "分子": 1, "分母": 0},
    )
    assert [one.path for one in found] == [
        "/rows/1", "/rows/2/截至", "/rows/2/填报值", "/rows/3/名称", "/rows/4"
    ]  # fmt: skip


def test_no_message_echoes_a_long_cell() -> None:
    long = "长" * 10_000
    rows: list[dict[str, object]] = [
        {"名称": long, "填报值": 1},
        {"名称": COUNT, "填报值": long, "截至": long, "状态": long},
        {"名称": TRUTH, "填报值": long},
    ]
    found = [*faults(*rows), *faults({"名称": COUNT, long: 1})]
    assert all(len(text) < 300 for one in found for text in (one.zh, one.en))


@pytest.mark.parametrize(
    ("rows", "where", "code"),
    [
        ([], "/rows", "no_header"),
        ([["甲区", "1"]], "/rows", "no_header"),
        ("名称", "/rows", "wrong_type"),
        ({"名称": 1}, "/rows", "wrong_type"),
        (5, "/rows", "wrong_type"),
        ([["名称", "填报值"], "abc"], "/rows/2", "wrong_type"),
        ([["名称", "填报值"], 5], "/rows/2", "wrong_type"),
        ([["名称", "填报值", "填报直"]], "/rows/1", "unknown_column"),
        ([["名称", "填报值", 2017]], "/rows/1", "wrong_type"),
        ([["名称", "填报值", "value"]], "/rows/1", "repeated_column"),
        ([["名称", "来源"]], "/rows/1", "no_value_column"),
        ([["名称", "填报值", None], [COUNT, 1, "3"]], "/rows/2", "no_title"),
        ([["名称", "填报值"], [COUNT, 1, "3"]], "/rows/2", "no_title"),
        ([{"名称": COUNT, "填报值": "1", None: ["3"]}], "/rows/2", "no_title"),
    ],
)
def test_a_table_that_is_none_is_refused(rows: list[list[object]], where: str, code: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows(rows, "甲区")
    assert (where, code) in [(one.path, one.code) for one in caught.value.faults]


def test_remarks_and_what_describes_an_input_are_not_read() -> None:
    rows: list[list[object]] = [
        ["序", "x"],
        ["名称", "填报值", "备注", "牵头部门", "款"],
        [COUNT, 1, "已核", None, "99"],
    ]
    assert evidence_from_rows(rows, "甲区").facts == {COUNT: Known(Fraction(1))}


def test_marks_of_the_panel_and_the_rest_of_the_evidence_are_merged_in() -> None:
    evidence = evidence_from_rows(
        [{"名称": "14", "填报值": 1}, {"名称": "15", "填报值": None}],
        "甲区",
        marks={"15": Fraction(2)},
        rulings={"31": {"treatment": "full", "by": "办", "why": "无对象"}},
    )
    assert evidence.marks == {"14": Award(Fraction(1)), "15": Award(Fraction(2))}
    assert list(evidence.rulings) == ["31"]


@pytest.mark.parametrize(
    ("marks", "where", "code"),
    [
        ({"14": Fraction(1)}, "/rows/2", "repeated_input"),
        ({"15": Fraction(9)}, "/marks/15", "out_of_range"),
        ({"15": 0.5}, "/marks/15", "float"),
    ],
)
def test_marks_that_clash_or_do_not_fit_are_refused(marks: dict[str, object], where: str, code: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows([{"名称": "14", "填报值": 1}, {"名称": "15", "填报值": ""}], "甲区", marks=marks)
    assert [(one.path, one.code) for one in caught.value.faults] == [(where, code)]


def held(*schemes: Scheme) -> Catalogue:
    return Catalogue([Edition("place", 2000 + at, scheme) for at, scheme in enumerate(schemes)])


def renamed(scheme: Scheme, fact: Input) -> Scheme:
    changed = evolve(scheme, id="other")
    rows = (evolve(scheme.inputs[0], name=fact.name, path=fact.path, label=fact.label.zh, unit=fact.unit),)
    object.__setattr__(changed, "inputs", rows)
    return changed


def test_without_a_scheme_what_two_editions_read_differently_is_refused() -> None:
    other = renamed(SCHEME, quantity(QUANTITY, "细颗粒物浓度", "毫克"))
    both = held(other, SCHEME)
    assert evidence_from_rows([{"标签": "PM2.5年均浓度", "填报值": "3"}], "甲区", catalogue=both).facts == {
        QUANTITY: Known(Fraction(3))
    }
    assert evidence_from_rows([{"名称": COUNT, "填报值": 3}], "甲区", catalogue=both).facts == {
        COUNT: Known(Fraction(3))
    }
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows([{"名称": QUANTITY, "填报值": "3"}], "甲区", catalogue=both)
    (found,) = caught.value.faults
    assert (found.path, found.code) == ("/rows/2", "ambiguous")
    assert "pass the scheme" in found.en
    assert read({"名称": QUANTITY, "填报值": "3"}).facts == {QUANTITY: Known(Fraction(3))}


PM25, MARK_14 = (next(one for one in SCHEME.inputs if one.name == name) for name in (QUANTITY, "14"))


@pytest.mark.parametrize(
    ("column", "name", "meant"),
    [
        ("名称", QUANTITY, evolve(PM25, path="/facts/another")),
        ("名称", QUANTITY, evolve(PM25, label="细颗粒物浓度")),
        ("名称", QUANTITY, evolve(PM25, unit="毫克")),
        ("名称", QUANTITY, evolve(PM25, kind="level")),
        ("名称", QUANTITY, evolve(PM25, range=Interval.parse("[0, 1000]"))),
        ("款", "14", evolve(MARK_14, unit="点")),
    ],
)
def test_any_difference_in_what_an_input_means_makes_its_name_mean_two_things(
    column: str, name: str, meant: InputRow
) -> None:
    other = evolve(SCHEME, id="other")
    object.__setattr__(other, "inputs", (meant,))
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows([{column: name, "填报值": "1"}], "甲区", catalogue=held(other, SCHEME))
    assert [(one.path, one.code) for one in caught.value.faults] == [("/rows/2", "ambiguous")]


def test_the_example_of_a_whole_number_of_few_is_one_of_them() -> None:
    leaf = next(one for one in SCHEME.inputs if one.name == COUNT)
    assert example_of(evolve(leaf, range=Interval.parse("[0, 2]"))) == "1"
    assert example_of(leaf) == "3"
    assert example_of(evolve(PM25, range=Interval.parse("[0, 0.25]"))) == "1"


def test_the_blank_form_tells_the_unit_of_every_input() -> None:
    rows = [dict(zip(blank_rows(SCHEME)[0], row, strict=True)) for row in blank_rows(SCHEME)[1:]]
    assert [row["单位"] for row in rows] == [leaf.unit for leaf in SCHEME.inputs]
    assert {(row["填报值"], row["来源"]) for row in rows} == {("", "")}
    assert {"%", "次", "分", "微克/立方米"} <= {row["单位"] for row in rows}


def test_the_blank_table_of_marks_has_an_empty_cell_for_every_unit() -> None:
    titles, *rows = blank_marks(SCHEME, ["甲区", "乙县"])
    assert {len(row) for row in rows} == {len(titles)}
    assert {row[3:] for row in rows} == {("", "")}


def test_of_several_editions_the_faults_of_the_one_that_fits_are_told() -> None:
    for schemes in ((district.scheme(), SCHEME), (SCHEME, district.scheme())):
        both = held(*schemes)
        rows = [{"name": QUANTITY, "value": "36"}, {"name": PERCENTAGE, "value": "96"}]
        assert set(evidence_from_rows(rows, "甲区", catalogue=both).facts) == {QUANTITY, PERCENTAGE}
        with pytest.raises(EvidenceError) as caught:
            evidence_from_rows([rows[0], {"name": PERCENTAGE, "value": "101"}], "甲区", catalogue=both)
        assert [(one.path, one.code) for one in caught.value.faults] == [("/rows/3/填报值", "out_of_range")]
