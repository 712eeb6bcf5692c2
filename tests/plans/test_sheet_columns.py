"""The columns of the self-scoring sheet are titled by the edition: on the sheet, in a filled one, and in messages."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from attrs import evolve, fields

from huizhou_qa import EvidenceError, SchemeError, assess, get_scheme
from huizhou_qa.analysis import compare
from huizhou_qa.forms import claims_from_rows
from huizhou_qa.plans.procedure import sheet_columns_of
from huizhou_qa.plans.sheet_columns import ComparisonColumns, ProofColumns, RatingColumns, SheetColumn, SheetColumns
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.sheets import (
    blank_self_scoring_sheet,
    comparison_sheet,
    on_site_form,
    proof_catalogue,
    self_scoring_sheet,
)
from support import district, model_2017

SCHEME = get_scheme("huizhou", 2017)
OWN = SheetColumns(
    SheetColumn("板块"),
    SheetColumn("小类"),
    SheetColumn("事项"),
    SheetColumn("满点"),
    SheetColumn("尺度"),
    SheetColumn("自报", ("自报点数",)),
    SheetColumn("缘由"),
)


def with_columns(columns: SheetColumns) -> Scheme:
    assert SCHEME.procedure is not None
    materials = evolve(SCHEME.procedure.materials, sheet_columns=columns)
    return evolve(SCHEME, procedure=evolve(SCHEME.procedure, materials=materials))


RIVER_CITY = with_columns(OWN)


def test_a_sheet_has_the_titles_of_its_edition() -> None:
    assert blank_self_scoring_sheet(RIVER_CITY).columns == ("板块", "小类", "事项", "满点", "尺度", "自报", "缘由")
    assert [key for key, _ in OWN.by_key] == [one.name for one in fields(SheetColumns) if one.name != "depth"]


def test_a_sheet_of_one_level_of_headings_has_no_column_for_a_second() -> None:
    shallow = with_columns(evolve(OWN, depth=1))
    blank = blank_self_scoring_sheet(shallow)
    assert blank.columns == ("板块", "事项", "满点", "尺度", "自报", "缘由")
    lines = blank.to_markdown().splitlines()
    assert {line.count(" | ") for line in lines if line.startswith("| ")} == {5}
    veto = next(row for row in blank.rows if row.content == "否决项")
    assert (veto.indicator, veto.key_point) == ("", "考核结果一律为D级")
    assert blank.to_html().count("<th ") + blank.to_html().count("<th>") == 6
    result = assess(shallow, model_2017.changed())
    filled = self_scoring_sheet(result)
    rows = [list(filled.columns), *([row.content, *row[2:]] for row in filled.rows)]
    stated = claims_from_rows(rows, shallow)
    assert {id_: stated[id_] for id_ in result.clauses} == {id_: line.counted for id_, line in result.clauses.items()}
    assert stated["总分"] == Fraction(result.total)


@pytest.mark.parametrize("depth", [0, 3])
def test_a_sheet_has_one_or_two_levels_of_headings(depth: int) -> None:
    with pytest.raises(SchemeError) as caught:
        evolve(OWN, depth=depth)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/depth", "unknown_choice")]


def test_an_edition_without_a_procedure_has_titles_that_fit_every_place() -> None:
    titles = ("考核内容", "考核指标", "考核要点", "分值", "评分标准", "自评得分", "评分依据")
    assert blank_self_scoring_sheet(district.scheme()).columns == titles
    assert sheet_columns_of(None) == SheetColumns()


@pytest.mark.parametrize("score", ["自报", "自报点数"])
def test_a_filled_sheet_is_read_under_the_titles_of_its_edition(score: str) -> None:
    rows = [["事项", "尺度", score], ["14．", "", "0.5"]]
    assert claims_from_rows(rows, RIVER_CITY) == {"14": Fraction(1, 2)}


@pytest.mark.parametrize(
    ("rows", "zh", "en"),
    [
        (
            [["事项", "自报"], ["其他", "1"]],
            "看不出这一行（“其他”）是哪一款；请在“尺度”或“事项”的开头写上款号，如11.4，合计行请写明“合计”",
            "begin 尺度 or 事项 with its number, such as 11.4, and call a sum 合计",
        ),
        (
            [["事项", "尺度", "自报"], ["14．", "甲", "1"], ["", "乙", "1"]],
            "写在这一项的第一行，其余各行的自报留空",
            "first row of the item, and leave 自报 empty in the others",
        ),
        (
            [["事项", "尺度", "自报"], ["", "", "1"]],
            "这一行只有得分，看不出是哪一款；请在“尺度”或“事项”的开头写上款号",
            "begin 尺度 or 事项 with its number",
        ),
        ([["板块", "自报"], ["质量目标", "1"]], "事项", "尺度"),
    ],
)
def test_messages_name_the_columns_as_the_edition_does(rows: list[list[str]], zh: str, en: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        claims_from_rows(rows, RIVER_CITY)
    told = [(fault.zh, fault.en) for fault in caught.value.faults]
    assert any(zh in one and en in other for one, other in told)
    assert not any(word in text for one in told for text in one for word in ("评分标准", "考核要点", "自评得分"))


def test_titles_of_the_edition_of_2017_are_not_read_where_they_are_not_those_of_the_scheme() -> None:
    with pytest.raises(EvidenceError) as caught:
        claims_from_rows([["考核要点", "自评得分"], ["14．", "0.5"]], RIVER_CITY)
    assert [fault.code for fault in caught.value.faults] == ["no_header"]


@pytest.mark.parametrize(
    "make",
    [
        lambda: SheetColumn(1),  # type: ignore[arg-type]
        lambda: SheetColumn("得分", ["得分"]),  # type: ignore[arg-type]
        lambda: SheetColumn("得分", (1,)),  # type: ignore[arg-type]
        lambda: SheetColumns(score="得分"),  # type: ignore[arg-type]
        lambda: with_columns(("得分",)),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_column_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(SchemeError) as caught:
        make()
    assert [fault.code for fault in caught.value.faults] == ["wrong_type"]


def test_a_catalogue_of_proof_has_the_titles_of_its_edition() -> None:
    assert RIVER_CITY.procedure is not None
    own = ProofColumns("号", "凭据", "件数", "页", "附注")
    materials = evolve(RIVER_CITY.procedure.materials, proof_columns=own)
    scheme = evolve(RIVER_CITY, procedure=evolve(RIVER_CITY.procedure, materials=materials))
    assert proof_catalogue(scheme).columns == ("号", "事项", "满点", "凭据", "件数", "页", "附注")
    titles = ("序号", "考核要点", "分值", "证明资料名称", "份数", "页码", "备注")
    assert proof_catalogue(SCHEME).columns == proof_catalogue(district.scheme()).columns == titles


def test_a_form_for_ratings_has_the_titles_of_its_edition() -> None:
    assert SCHEME.on_site is not None
    own = RatingColumns("表", "号", "事项", "满点", "尺度", "档次", "评")
    scheme = evolve(SCHEME, on_site=evolve(SCHEME.on_site, columns=own))
    assert on_site_form(scheme).columns == ("表", "号", "事项", "满点", "尺度", "档次", "评")
    assert on_site_form(SCHEME).columns == ("考核内容", "序号", "考核要点", "分值", "评分标准", "评价细则", "评分")


def test_a_comparison_calls_items_and_marks_as_the_sheet_does() -> None:
    before, after = (assess(RIVER_CITY, model_2017.changed({"pm25_annual_mean": dust})) for dust in (36, 37))
    assert comparison_sheet(compare(before, after)).columns[:3] == ("款号", "事项", "满点")


def test_a_comparison_has_the_titles_of_its_edition() -> None:
    assert RIVER_CITY.procedure is not None
    own = ComparisonColumns("条", "之分", "之差", "之据", "缘由")
    materials = evolve(RIVER_CITY.procedure.materials, comparison_columns=own)
    scheme = evolve(RIVER_CITY, procedure=evolve(RIVER_CITY.procedure, materials=materials))
    before, after = (assess(scheme, model_2017.changed({"pm25_annual_mean": dust})) for dust in (36, 37))
    plain = comparison_sheet(compare(before, after))
    assert plain.columns == ("条", "事项", "满点", "自评之分", "核定之分", "之差", "自评之据", "核定之据")
    assert plain.remarks[1] == "之差为核定减自评，各行相加等于总分一行的之差。"
    told = comparison_sheet(compare(before, after), reasons={"10.2": "复核", "1.1": "复核"})
    assert told.columns == (*plain.columns, "缘由")
    assert told.remarks[2] == "第1.1款两份结果一致；缘由：复核"
    titles = ("款号", "考核要点", "分值", "自评得分", "核定得分", "差异", "自评依据", "核定依据")
    without = evolve(RIVER_CITY, procedure=None)
    before, after = (assess(without, model_2017.changed({"pm25_annual_mean": dust})) for dust in (36, 37))
    assert comparison_sheet(compare(before, after)).columns == titles


@pytest.mark.parametrize("kind", [ComparisonColumns, ProofColumns, RatingColumns])
def test_a_title_of_a_paper_is_text(kind: Callable[..., object]) -> None:
    with pytest.raises(SchemeError) as caught:
        kind(1)
    assert [fault.code for fault in caught.value.faults] == ["wrong_type"]
