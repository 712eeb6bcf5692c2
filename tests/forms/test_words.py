"""What is said of a cell that is refused: how a mark is called, what to leave out, and what stands for nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from huizhou_qa import Evidence, EvidenceError, Fault, get_scheme
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
INCIDENTS = blank_incidents(SCHEME)[0]


def found(read: Callable[[], object]) -> list[Fault]:
    with pytest.raises(EvidenceError) as caught:
        read()
    return list(caught.value.faults)


def fault(**cells: object) -> Fault:
    (one,) = found(lambda: evidence_from_rows([cells], UNIT, scheme=SCHEME))
    return one


def test_a_mark_is_called_one_in_english_wherever_it_is_told() -> None:
    missing = [one for one in check_rows(SCHEME, blank_rows(SCHEME), UNIT) if one.params.get("column") == "填报值"]
    marks = [one for one in missing if "mark from" in one.en]
    # The mark of 11.4 is wanted only where its target is missed.
    assert len(marks) == sum(leaf.section == "marks" for leaf in SCHEME.inputs) - 1
    assert "(mark 5, 填报值): mark 5 is missing" in marks[0].en
    assert "mark" not in marks[0].zh
    (refused,) = found(lambda: marks_from_rows([["款", UNIT], ["5", "约4"]], scheme=SCHEME))
    assert "(mark 5, 甲区)" in refused.en


@pytest.mark.parametrize("written", ["336天", "3批次", "41 个", "36.5左右"])
def test_a_number_with_other_words_is_asked_for_alone(written: str) -> None:
    (one,) = found(lambda: evidence_from_rows([{"name": "vegetable_pass_rate", "part": written, "whole": "365"}], UNIT))
    assert one.params["case"] == "cell_with_more"
    assert "如3，" in one.zh
    assert "不写单位" in one.zh
    assert "such as 3, without a unit" in one.en
    assert fault(name="/averages/quality_incentive_projects", part="三", whole="7").params["case"] == "cell"


@pytest.mark.parametrize("word", ["不涉及", "（不涉及）", "免", "免评", "不考核", "同上", "未 涉 及"])
def test_a_word_for_nothing_to_judge_is_told_what_to_write_in_its_place(word: str) -> None:
    (claim,) = found(lambda: claims_from_rows([["考核要点", "自评得分"], ["5．水利", word]], SCHEME))
    (mark,) = found(lambda: marks_from_rows([["款", UNIT], ["14", word]], scheme=SCHEME))
    assert [one.params["case"] for one in (claim, mark, fault(name="vegetable_pass_rate", value=word))] == [
        "claim_of_nothing",
        "mark_of_nothing",
        "cell_of_nothing_to_measure",
    ]
    assert "留空" in claim.zh


@pytest.mark.parametrize("word", ["免费", "涉及", "未知数x", "X免"])
def test_another_word_is_no_number(word: str) -> None:
    (claim,) = found(lambda: claims_from_rows([["考核要点", "自评得分"], ["5．水利", word]], SCHEME))
    assert claim.params["case"] == "cell_with_unit"


@pytest.mark.parametrize("reason", ["0", "０", "同上", "（同上）", "同上。", "同前", "零"])
def test_zero_and_as_above_are_no_reasons(reason: str) -> None:
    one = fault(name="vegetable_pass_rate", nothing=reason)
    assert (one.code, one.params["column"]) == ("says_nothing", "无考核对象的原因")
    given = {"unit": UNIT, "facts": {"vegetable_pass_rate": {"nothing": reason}}}
    assert [one.code for one in found(lambda: Evidence.from_dict(given))] == ["says_nothing"]


@pytest.mark.parametrize("reason", ["见附件", "同上年，没有抽检", "0个项目", "10"])
def test_a_text_that_refers_to_something_is_a_reason(reason: str) -> None:
    rows = [{"name": "vegetable_pass_rate", "nothing": reason}]
    assert list(evidence_from_rows(rows, UNIT, scheme=SCHEME).facts) == ["vegetable_pass_rate"]


@pytest.mark.parametrize("other", ["/", "无", "—", "", "不适用"])
def test_none_happened_beside_words_that_say_nothing(other: str) -> None:
    assert incidents_from_rows([INCIDENTS, ("无", *[other] * (len(INCIDENTS) - 1))]) == ()


@pytest.mark.parametrize("other", ["2017-06-01", "重大", 5, True])
def test_none_happened_beside_what_an_incident_has_is_a_contradiction(other: object) -> None:
    row: Sequence[object] = ("无", "/", other)
    (one,) = found(lambda: incidents_from_rows([INCIDENTS, row]))
    assert one.code == "contradiction"


def test_a_counted_table_of_incidents_says_nothing_until_it_is_filled() -> None:
    titles = ("序号", *INCIDENTS, "备注")
    assert incidents_from_rows([titles, (1,), (2,)]) is None
    assert incidents_from_rows([titles, (1, "无", *[""] * 7, "已核")]) == ()


@pytest.mark.parametrize("delimiter", ["，", "|"])
def test_rows_of_one_cell_are_told_of_their_delimiter(delimiter: str) -> None:
    rows = [[delimiter.join(row)] for row in (["名称", "填报值"], ["pm25_annual_mean", "36"])]
    (one,) = found(lambda: evidence_from_rows(rows, UNIT, scheme=SCHEME))
    assert one.code == "no_header"
    assert "分隔符" in one.zh
    assert "delimiter" in one.en


def test_a_reason_that_is_ruled_on_needs_no_ruling_and_one_beside_a_value_is_found_at_its_row() -> None:
    ruling = {"treatment": "full", "by": "市质量强市办", "why": "辖区内没有"}
    nothing = {"name": "vegetable_pass_rate", "nothing": "没有生产"}
    codes = [one.code for one in check_rows(SCHEME, [nothing], UNIT, rulings={"2.1": ruling})]
    assert "missing" in codes
    assert "ruling_needed" not in codes
    rows: list[dict[str, object]] = [
        {"name": "inferior_v_share", "value": "1", "nothing": None},
        {"name": "inferior_v_target", "value": None, "nothing": "没有目标"},
    ]
    needed = [one for one in check_rows(SCHEME, rows, UNIT) if one.code == "ruling_needed"]
    assert [(one.path, one.params["row"]) for one in needed] == [("/rows/3/无考核对象的原因", 3)]


def test_every_reason_is_told_at_its_own_row_and_a_faulty_ruling_at_the_ruling() -> None:
    rows = [{"name": name, "nothing": "没有生产"} for name in ("vegetable_pass_rate", "livestock_pass_rate")]
    needed = [one for one in check_rows(SCHEME, rows, UNIT) if one.code == "ruling_needed"]
    assert [one.params["row"] for one in needed] == [2, 3]
    faults = check_rows(SCHEME, rows, UNIT, rulings={"2.1": {}})
    assert {one.path for one in faults if one.code == "required"} == {"/rulings/2.1"}


def test_where_the_table_cannot_be_read_what_else_is_wrong_is_told_all_the_same() -> None:
    assert [(one.code, one.path) for one in check_rows(SCHEME, [["填报"]], " 甲区")] == [
        ("no_header", "/rows"),
        ("bad_name", "/unit"),
    ]


def test_a_note_with_words_in_the_column_of_values_is_passed_over() -> None:
    rows = [["名称", "填报值"], ["备注：复核", "见附件"], ["pm25_annual_mean", "36"]]
    assert set(evidence_from_rows(rows, UNIT, scheme=SCHEME).facts) == {"pm25_annual_mean"}


def test_incidents_that_are_given_beside_a_form_are_not_missing() -> None:
    rows = [["名称", "填报值"], ["pm25_annual_mean", "36"]]
    assert "/incidents" in [one.path for one in check_rows(SCHEME, rows, UNIT)]
    assert "/incidents" not in [one.path for one in check_rows(SCHEME, rows, UNIT, incidents=[])]


def test_a_column_without_a_title_does_not_end_the_header() -> None:
    rows = [["名称", "", None, "填报值"], ["pm25_annual_mean", None, None, "36"]]
    assert set(evidence_from_rows(rows, UNIT, scheme=SCHEME).facts) == {"pm25_annual_mean"}
