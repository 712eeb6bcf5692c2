"""Incidents come from a table of their own in Chinese words, and what nobody has said is never none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from attrs import evolve

from huizhou_qa import Evidence, EvidenceError, Fault, get_scheme
from huizhou_qa.evidence.records import Incident
from huizhou_qa.forms import blank_incidents, evidence_from_rows, incidents_from_rows
from huizhou_qa.forms.incident_columns import called_in, incident_form, none_happened, row_names

SCHEME = get_scheme("huizhou", 2017)
CALLED = called_in([SCHEME])
ELEMENTS = incident_form(SCHEME).elements
TITLES = ("事件编号", "发生日期", "是否因产品质量", "是否造成严重后果", "认定机关", "等级", "是否系统性区域性", "状态")
FILLED: tuple[object, ...] = ("甲-1", "2017.6.1", "是", "否", "省政府", "特别重大", "是", "待定")
READ = {
    "id": "甲-1",
    "date": date(2017, 6, 1),
    "from_product_quality": True,
    "serious_harm": False,
    "recognised_by": "province",
    "severity": "especially_major",
    "systemic_or_regional": True,
    "status": "pending",
}


def filled(**changed: object) -> tuple[object, ...]:
    """A row of an incident with some cells written otherwise."""
    return tuple(changed.get(element.key, cell) for element, cell in zip(ELEMENTS, FILLED, strict=True))


def faults(*rows: object) -> list[Fault]:
    with pytest.raises(EvidenceError) as caught:
        incidents_from_rows([TITLES, *rows])  # type: ignore[list-item] # some are no rows
    return list(caught.value.faults)


def test_a_blank_table_has_a_column_for_every_element_and_says_what_to_write() -> None:
    titles, told = blank_incidents(SCHEME)
    assert titles == TITLES
    assert all(told)
    assert "没有发生事件的，在此列填“无”" in told[0]
    assert blank_incidents(evolve(SCHEME, incident_table=None, adjustments=(), vetoes=())) == ()


def test_a_table_that_nobody_filled_in_says_nothing() -> None:
    assert incidents_from_rows(blank_incidents(SCHEME)) is None
    assert incidents_from_rows([*blank_incidents(SCHEME), [None] * 8, ["", "　", *[""] * 6]]) is None
    assert incidents_from_rows([TITLES, ["填表人：", "（签字）"], ["备注：以认定文件为准"]]) is None


@pytest.mark.parametrize("word", [*sorted(none_happened(CALLED)), " 无 ", "０", 0, False, "NONE"])
def test_that_none_happened_is_said_in_the_first_column(word: object) -> None:
    assert incidents_from_rows([*blank_incidents(SCHEME), [word]]) == ()
    assert incidents_from_rows([{"事件编号": word, **dict.fromkeys(TITLES[1:])}]) == ()


def test_an_incident_is_read_with_its_elements_in_chinese_words() -> None:
    found = incidents_from_rows([*blank_incidents(SCHEME), FILLED, filled(id=2)])
    assert found is not None
    assert [dict(one) for one in found] == [READ, {**READ, "id": "2"}]
    evidence = Evidence.from_dict({"unit": "甲区", "incidents": found})
    elements: dict[str, str | bool] = {
        "from_product_quality": True,
        "serious_harm": False,
        "recognised_by": "province",
        "severity": "especially_major",
        "systemic_or_regional": True,
        "status": "pending",
    }
    assert evidence.incidents == (
        Incident("甲-1", date(2017, 6, 1), **elements),
        Incident("2", date(2017, 6, 1), **elements),
    )


@pytest.mark.parametrize(
    ("key", "value", "word"),
    [
        (element.key, value, word)
        for element in ELEMENTS
        for value, words in element.words.items()
        for word in (*words, f" {words[0]} ")
    ],
)
def test_every_word_of_every_element_is_read(key: str, value: object, word: str) -> None:
    (found,) = incidents_from_rows([TITLES, filled(**{key: word})]) or ()
    assert found == {**READ, key: value}


def test_no_word_of_an_element_has_two_meanings() -> None:
    for element in ELEMENTS:
        words = [word for listed in element.words.values() for word in listed]
        assert len(words) == len(set(words))
        assert all(element.meaning(word) == value for value, listed in element.words.items() for word in listed)


def test_truth_values_and_dates_are_read_as_a_spreadsheet_gives_them() -> None:
    row = filled(from_product_quality=False, serious_harm=True, date=date(2017, 6, 1))
    (found,) = incidents_from_rows([TITLES, row]) or ()
    assert found == {**READ, "from_product_quality": False, "serious_harm": True}


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda element: element.key)
def test_an_element_that_is_not_filled_in_is_refused_and_never_guessed(element: object) -> None:
    at = ELEMENTS.index(element)
    row = [*FILLED[:at], None, *FILLED[at + 1 :]]
    (found,) = faults(row)
    assert (found.path, found.code) == (f"/rows/2/{TITLES[at]}", "required")
    assert found.zh.startswith(f"第2行（{TITLES[at]}）：这一格没有填；请写：")


@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        ({"date": "去年"}, "bad_date", "2017年11月30日"),
        ({"from_product_quality": "大概"}, "unknown_choice", "请写：是、否"),
        ({"recognised_by": "市政府"}, "unknown_choice", "请写：国务院、省政府、其他、无"),
        ({"severity": "很大"}, "unknown_choice", "请写：特别重大、重大、其他"),
        ({"status": "初步"}, "unknown_choice", "请写：已认定、待定"),
        ({"status": True}, "unknown_choice", "请写：已认定、待定"),
        ({"severity": 3}, "unknown_choice", "请写：特别重大、重大、其他"),
        ({"severity": "=A1"}, "formula", "公式"),
        ({"id": "=A1"}, "formula", "公式"),
        ({"id": ["甲"]}, "wrong_type", "文字"),
        ({"id": "甲\u200b1"}, "bad_name", "U+200B"),
        ({"id": "有"}, "incidents_not_listed", "编号自定"),
    ],
)
def test_what_an_element_cannot_be_is_refused_with_row_and_column(
    changed: Mapping[str, object], code: str, said: str
) -> None:
    (found,) = faults(filled(**changed))
    (key,) = changed
    title = next(element.column.title for element in ELEMENTS if element.key == key)
    assert (found.path, found.code, found.params["row"]) == (f"/rows/2/{title}", code, 2)
    assert said in found.zh


@pytest.mark.parametrize("again", ["甲-1", "甲－１", "甲 -1", "甲-1 "])
def test_two_incidents_under_one_id_are_refused_naming_both(again: str) -> None:
    (found,) = faults(FILLED, filled(id="甲-2"), filled(id=again))
    assert (found.path, found.code) == ("/rows/4/事件编号", "repeated_id")
    assert found.params["first_row"] == 2
    assert "第2行的'甲-1'" in found.zh


@pytest.mark.parametrize(
    "rows", [(FILLED, ["无"]), (["无"], FILLED), (filled(id="无"),), (["无", "2017-06-01"],)], ids=str
)
def test_none_beside_an_incident_is_refused(rows: tuple[object, ...]) -> None:
    assert "contradiction" in [one.code for one in faults(*rows)]


@pytest.mark.parametrize(
    ("rows", "path", "code"),
    [
        (5, "/rows", "wrong_type"),
        ([], "/rows", "no_header"),
        ([["事件编号"], ["无"]], "/rows/1", "no_column"),
        ([[*TITLES, "伤亡人数"], FILLED], "/rows/1", "unknown_column"),
        ([TITLES, [*FILLED, "x"]], "/rows/2", "no_title"),
        ([["甲-1", 3], TITLES, FILLED], "/rows/1", "above_the_header"),
        ([TITLES, 5], "/rows/2", "wrong_type"),
        ([TITLES, dict(zip(TITLES, FILLED, strict=True))], "/rows/2", "mixed_rows"),
    ],
)
def test_a_table_that_is_none_is_refused(rows: object, path: str, code: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        incidents_from_rows(rows)  # type: ignore[arg-type] # some are none
    assert (path, code) in [(one.path, one.code) for one in caught.value.faults]


def test_remarks_are_not_read_and_an_id_that_looks_like_a_caption_is_an_id() -> None:
    rows: list[list[object]] = [[*TITLES, "备注"], [*filled(id="编号1"), "已核"], [*[None] * 8, "无"]]
    (found,) = incidents_from_rows(rows) or ()
    assert found == {**READ, "id": "编号1"}


def form(*rows: Mapping[str, object], **others: object) -> Evidence:
    return evidence_from_rows(rows, "甲区", scheme=SCHEME, **others)  # type: ignore[arg-type] # as each test says


QUANTITY = {"名称": "pm25_annual_mean", "填报值": 30}


def fault(*rows: Mapping[str, object], **others: object) -> Fault:
    with pytest.raises(EvidenceError) as caught:
        form(*rows, **others)
    (one,) = caught.value.faults
    return one


@pytest.mark.parametrize("name", [*sorted(row_names(CALLED)), "是否发生事件？", "事件："])
@pytest.mark.parametrize("column", ["名称", "标签", "款"])
def test_a_row_of_the_form_says_that_none_happened(name: str, column: str) -> None:
    evidence = form(QUANTITY, {column: name, "填报值": "无"})
    assert evidence.incidents == ()
    assert evidence == Evidence.from_dict({"unit": "甲区", "facts": {"pm25_annual_mean": 30}, "incidents": []})


def test_a_form_that_does_not_say_it_leaves_it_to_the_table_of_incidents() -> None:
    listed = incidents_from_rows([TITLES, FILLED])
    assert form(QUANTITY, incidents=listed).incidents
    assert form(QUANTITY, {"名称": "事件", "填报值": None}, incidents=listed).incidents
    assert form(QUANTITY, {"名称": "事件", "填报值": "有"}, incidents=listed).incidents
    assert form(QUANTITY, {"名称": "事件", "填报值": "无"}, incidents=[]).incidents == ()


@pytest.mark.parametrize(
    ("row", "listed", "path", "code"),
    [
        ({"填报值": "有"}, None, "/rows/2/填报值", "incidents_not_listed"),
        ({"填报值": "有"}, [], "/rows/2/填报值", "incidents_not_listed"),
        ({"填报值": "不详"}, None, "/rows/2/填报值", "unknown_choice"),
        ({"填报值": 2}, None, "/rows/2/填报值", "unknown_choice"),
        ({"填报值": "无"}, [READ], "/rows/2/填报值", "contradiction"),
        ({"填报值": "无", "来源": "局"}, None, "/rows/2/来源", "out_of_place"),
        ({"无考核对象的原因": "本年没有发生"}, None, "/rows/2/无考核对象的原因", "out_of_place"),
        ({"填报值": "无", None: ["x"]}, None, "/rows/2", "no_title"),
    ],
)
def test_a_row_that_does_not_settle_it_is_refused_with_its_row(
    row: Mapping[str, object], listed: object, path: str, code: str
) -> None:
    found = fault({"名称": "事件", **row}, incidents=listed)
    assert (found.path, found.code, found.params["row"]) == (path, code, 2)
    assert found.zh.startswith("第2行（")


def test_two_rows_that_say_it_are_refused_naming_both() -> None:
    found = fault({"名称": "事件", "填报值": "无"}, {"标签": "是否发生事件", "填报值": "无"})
    assert (found.path, found.code, found.params["first_row"]) == ("/rows/3", "repeated_input", 2)


# Rows that begin as a note or a signature does.


@pytest.mark.parametrize(
    "row",
    [
        ["填表人：某", "2017.6.1"],
        ["填表人：", "某", "x"],
        ["编号1", "某"],
        ["编号1", "x", "x"],
        ["备注：见文件", "某", "x", "x", "x"],
        ["合计", 2],
    ],
    ids=str,
)
def test_a_signature_with_its_day_and_a_note_are_no_incident(row: list[object]) -> None:
    assert incidents_from_rows([TITLES, row]) is None


@pytest.mark.parametrize(
    "row",
    [
        ["编号1", "2017.6.1"],
        ["编号1", "x", "x", "x"],
        ["备注：见文件", "2017.6.1"],
        ["填表人：", None, "是"],
        ["填表人：", None, True],
        ["填表人：某", "2017.6.1", None, None, "国务院"],
        ["合计", None, None, None, None, "重大"],
    ],
    ids=str,
)
def test_a_row_that_begins_so_and_answers_as_an_incident_does_is_one(row: list[object]) -> None:
    assert {fault.params["row"] for fault in faults(row)} == {2}


def test_a_cell_without_a_title_is_refused_in_whichever_row_it_stands() -> None:
    for row in ([*[None] * 8, "x"], ["无", *[None] * 7, "x"], [*FILLED, "x"]):
        assert [fault.code for fault in faults(row)] == ["no_title"]


@pytest.mark.parametrize("cell", [5.5, date(2017, 6, 1), None, ["x"]], ids=str)
def test_a_signature_above_may_have_anything_beside_it_but_words_for_an_incident(cell: object) -> None:
    assert incidents_from_rows([["填表人：", cell], TITLES, ["无"]]) == ()
