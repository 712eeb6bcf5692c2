"""The points that a unit claims for itself come from its filled 附件3, and a sum is never taken for a clause."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from huizhou_qa import Evidence, EvidenceError, Fault, SchemeError, assess_cohort, get_scheme
from huizhou_qa.forms import claims_from_rows
from huizhou_qa.sheets import self_scoring_sheet

SCHEME = get_scheme("huizhou", 2017)
COHORT = Path(__file__).parents[2] / "docs" / "data" / "cohort-2017.json"
TITLES = ["考核内容", "考核指标", "考核要点", "分值", "评分标准", "自评得分", "评分依据（注明得分、扣分情况）"]


def row(key_point: object = None, criterion: object = None, score: object = None, *left: object) -> list[object]:
    content, indicator = left or (None, None)
    return [content, indicator, key_point, None, criterion, score, None]


def claims(*rows: list[object]) -> dict[str, Fraction]:
    return dict(claims_from_rows([TITLES, *rows], SCHEME))


def faults(*rows: list[object]) -> list[Fault]:
    with pytest.raises(EvidenceError) as caught:
        claims(*rows)
    return list(caught.value.faults)


def test_the_sheet_of_every_unit_is_read_back_as_it_was_written() -> None:
    units = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"]
    cohort = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in units])
    for result in cohort.results.values():
        rows = list(csv.reader(io.StringIO(self_scoring_sheet(result).to_csv())))
        claimed = claims_from_rows(rows, SCHEME)
        points = {id_: line.counted for id_, line in result.clauses.items()}
        deductions = {line.id: Fraction(line.points) for line in result.adjustments}
        assert claimed == points | deductions | {"总分": Fraction(result.total)}


def test_clauses_are_known_by_their_numbers_in_full_or_under_their_item() -> None:
    assert claims(
        row("1．产品质量监督抽查不合格产品发现率", "1.1 国家监督抽查", "1", "质量目标（56分）", "产品质量（12分）"),
        row(None, "1．2省监督抽查", "0.5"),
        row(None, "3．市监督抽查", "1"),
        row(None, "４. 质量警示", "0.5分"),
        row("11．水环境质量", "1．水源", "1.5"),
        row(None, "2．优良", None),
        row(None, "3．劣V类", "0.7"),
        row(None, "4. 黑臭水体消除比例2016年达到目标", "1"),
    ) == {
        "1.1": 1,
        "1.2": Fraction(1, 2),
        "1.3": 1,
        "1.4": Fraction(1, 2),
        "11.1": Fraction(3, 2),
        "11.3": Fraction(7, 10),
        "11.4": 1,
    }


@pytest.mark.parametrize(
    "criterion",
    [
        "1．国抽发现率10%以下得1分。\n2．省抽得1分。3．市抽得1分",
        "1.1 国抽；1.2 省抽；1.3 市抽",
        "发现率10%以下得分",
        "10%以下得1分",
        "按测评结果核算得分",
        None,
    ],
)
def test_a_single_row_of_an_item_is_the_item(criterion: object) -> None:
    assert claims(row("1．产品质量", criterion, "3.5"), row("2．农产品", "合格率", "4")) == {
        "1": Fraction(7, 2),
        "2": 4,
    }


def test_a_clause_alone_with_points_is_no_item_where_others_are_left_empty() -> None:
    assert claims(row("1．产品质量", "1．国抽", "1"), row(None, "2．省抽"), row(None, "3．市抽")) == {"1.1": 1}


def test_measures_under_deeper_headings_are_known_by_their_own_numbers() -> None:
    assert claims(
        row("质量工作机制", "14．制定方案并落实。（1分）", "1", "质量措施（44分）", "质量发展（15分）"),
        row(None, "15．开展活动。（2分）", 2),
        row("16．追溯体系（1分）", None, "0.5"),
        row("质量品牌建设", "21．品牌计划", "1"),
        row("工程质量监管", 30, "2"),
    ) == {"14": 1, "15": 2, "16": Fraction(1, 2), "21": 1, "30": 2}


@pytest.mark.parametrize(
    "beside",
    [
        row("小计", None, "3"),
        row("合计", None, "3", "质量目标", "产品质量"),
        row(None, None, "98.7", "各项合计", None),
        row(None, "发生事件的，一律为D级", "0", "否决项", None),
        row("12．质量技术基础建设情况", "质量技术基础建设情况合计低于0分的，计0分", "1"),
        row("质量工作机制", "质量工作机制合计高于3分的，计3分", "-1", "质量措施（44分）", "质量发展（15分）"),
        row(None, None, "2018年1月5日", "填表人：", "某"),
        row(None, None, None, "填报单位（盖章）：", None),
        row(None, None, "1", "备注：第1至第7项无需证明", None),
        row(None, None, "填表人：某"),
        row("小计", "得分", 3),
        row(None, None, None, "质量目标（56分）", None),
        TITLES,
        [None] * 7,
    ],
    ids=str,
)
def test_headings_sums_and_lines_below_are_known_and_never_a_clause(beside: list[object]) -> None:
    assert claims(row("5．水利", "按评价核算得分", "4"), beside, row("9．旅游", "按测评核算得分", "3")) == {
        "5": 4,
        "9": 3,
    }
    assert claims(beside) == {}


@pytest.mark.parametrize(
    ("stated", "id_", "points"),
    [
        (row(None, None, "56", "质量目标（56分）", None), "质量目标", 56),
        (row(None, None, "56", "质量目标小计", None), "质量目标", 56),
        (row(None, None, "12", None, "产品质量（12分）"), "产品质量", 12),
        (row(None, None, "12", "质量目标（56分）", "产品质量合计"), "产品质量", 12),
        (row("质量工作机制（3分）", None, "3"), "质量工作机制", 3),
        (row(None, None, "98.7", "总分", None), "总分", Fraction("98.7")),
        (row(None, "A≥90", "98.7", "总分：", "x"), "总分", Fraction("98.7")),
        (row(None, None, "98.7", "合计", None), "总分", Fraction("98.7")),
        (row(None, None, "98.7", "总 计：", None), "总分", Fraction("98.7")),
        (row(None, None, "98.7", "总得分", None), "总分", Fraction("98.7")),
        (row(None, "每件扣10分", "-10", "扣分项", "扣10分"), "扣分项", -10),
        (row(None, "折算", "1.5", "缺项折算", None), "缺项折算", Fraction("1.5")),
    ],
)
def test_a_sum_that_has_a_name_is_read_under_it(stated: list[object], id_: str, points: Fraction) -> None:
    assert claims(row("5．水利", "核算", "4"), stated, row("9．旅游", "核算", "3")) == {"5": 4, id_: points, "9": 3}


def test_an_empty_score_claims_nothing_and_zero_is_a_claim() -> None:
    assert claims(row("5．水利", "核算"), row("9．旅游", "核算", "0"), row("13．激励", "x", "　")) == {"9": 0}


@pytest.mark.parametrize(
    ("rows", "path", "code", "said"),
    [
        ([row("5．水利", "核算", "约4")], "/rows/2/自评得分", "not_a_number", "（5 水利建设质量工作评价、自评得分）"),
        ([row("5．水利", "核算", "=F1")], "/rows/2/自评得分", "formula", "公式"),
        ([row("5．水利", "核算", 3.5)], "/rows/2/自评得分", "float", "浮点数"),
        ([row(None, "水利", "4")], "/rows/2", "no_clause", "开头写上款号"),
        ([row(None, None, "4")], "/rows/2", "no_clause", "开头写上款号"),
        ([row(None, None, "=F2", "总分", None)], "/rows/2/自评得分", "formula", "公式"),
        (
            [row(None, None, "4", "总分", None), row(None, None, "4", "总分", None)],
            "/rows/3",
            "repeated_input",
            "第2行",
        ),
        ([row("水利", "核算", "4")], "/rows/2", "no_clause", "如11.4"),
        ([row("99．水利", "核算", "4")], "/rows/2", "no_clause", "款号"),
        ([row("2．农产品", "蔬菜", "1"), row(None, "畜禽")], "/rows/2", "no_clause", "款号"),
        ([row("5．水利", "x", 4), row("7．服务", "x", 4), row("5．水利", "x", 4)], "/rows/2", "no_clause", "款号"),
        ([row(None, "14．方案", 1), row(None, "14．方案", 1)], "/rows/3", "repeated_input", "第2行"),
        ([[*row("5．水利", "核算", "4"), "x"]], "/rows/2", "no_title", "没有列名"),
    ],
)
def test_a_row_that_claims_nothing_certain_is_refused(
    rows: list[list[object]], path: str, code: str, said: str
) -> None:
    found = faults(*rows)[0]
    assert (found.path, found.code) == (path, code)
    assert found.zh.startswith(f"第{found.params['row']}行")
    assert said in found.zh


@pytest.mark.parametrize(
    ("rows", "path", "code"),
    [
        (5, "/rows", "wrong_type"),
        ([["甲"]], "/rows", "no_header"),
        ([["自评得分"], ["1"]], "/rows/1", "no_column"),
        ([[*TITLES, "复核得分"]], "/rows/1", "unknown_column"),
        ([["5．水利", "4"], TITLES], "/rows/1", "above_the_header"),
    ],
)
def test_a_table_that_is_no_self_scoring_sheet_is_refused(rows: object, path: str, code: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        claims_from_rows(rows, SCHEME)  # type: ignore[arg-type] # some are no rows
    assert (path, code) in [(one.path, one.code) for one in caught.value.faults]


def test_titles_above_the_sheet_do_not_matter_and_rows_may_be_mappings() -> None:
    assert claims_from_rows([["自评打分表（样表）"], [], TITLES, row("5．水利", "核算", "4")], SCHEME) == {"5": 4}
    assert claims_from_rows([dict(zip(TITLES, row("5．水利", "x", "4"), strict=True))], SCHEME) == {"5": 4}


def test_what_is_no_scheme_is_refused() -> None:
    with pytest.raises(SchemeError):
        claims_from_rows([TITLES], 5)  # type: ignore[arg-type] # the point
