"""What a notebook shows of a result and a cohort: captions, columns and every step of the sum."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from huizhou_qa import Assessment, Evidence, assess, assess_cohort, get_scheme
from support import cohort_by_hand as by_hand
from support.incidents import incident
from support.model_2017 import changed, member

SCHEME = get_scheme("huizhou", 2017)
COHORT = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in by_hand.bundled()])
TITLE = "惠州市2017年度县（区）人民政府质量工作考核"


def captions(html: str) -> list[str]:
    return re.findall("<caption>(.*?)</caption>", html)


def headers(html: str) -> list[list[str]]:
    return [re.findall("<th>(.*?)</th>", head) for head in re.findall("<thead>(.*?)</thead>", html)]


def rows(html: str) -> list[list[str]]:
    return [re.findall("<td>(.*?)</td>", row) for row in re.findall("<tr>(<td>.*?)</tr>", html)]


def test_the_face_of_a_result_says_whose_it_is_by_what_scheme_and_its_total_and_grade() -> None:
    html = COHORT.results["丙县"]._repr_html_()
    assert captions(html) == [f"丙县 · {TITLE} · 总分 60.12 · 等级 C", "说明"]
    assert headers(html) == [["序号", "要点", "分值", "得分", "说明"], ["代码", "位置", "内容"]]


def test_the_face_of_a_result_goes_on_from_the_headings_to_the_total() -> None:
    told = rows(COHORT.results["丙县"]._repr_html_())
    at = next(number for number, row in enumerate(told) if row[1] == "质量目标")
    assert told[at : at + 6] == [
        ["", "质量目标", "56.00", "30.12", "小计"],
        ["", "质量措施", "44.00", "40.00", "小计"],
        ["", "合计", "", "70.12", ""],
        ["", "扣分项 产品质量安全事件", "", "-10.00", ""],
        ["", "扣分后", "", "60.12", ""],
        ["", "总分", "", "60.12", ""],
    ]
    assert ["第11项", "水环境质量", "6.00", "4.52", "小计"] in told
    assert [row[0] for row in told[:3]] == ["1.1", "1.2", "1.3"]


def ruled(treatment: str) -> Assessment:
    unit = by_hand.bundled()[0] | {"averages": dict.fromkeys(by_hand.AVERAGED, "10")}
    by_hand.section(unit, "marks")["31"] = {"nothing": "全年无事故"}
    unit["rulings"] = {"31": {"treatment": treatment, "by": "市质量强市办", "why": "无事故"}}
    return assess(SCHEME, Evidence.from_dict(unit))


def test_the_face_of_a_result_marks_what_was_ruled_and_what_is_absent_and_what_the_rest_gains() -> None:
    full, absent = (rows(ruled(treatment)._repr_html_()) for treatment in ("full", "rescale"))
    assert [row[4] for row in full if row[0] == "31"] == ["裁定"]
    assert [row[4] for row in absent if row[0] == "31"] == ["缺项"]
    result = ruled("rescale")
    assert result.rescaling is not None
    assert ["", "缺项折算", "", str(result.rescaling.points), ""] in absent
    assert not any(row[1] == "缺项折算" for row in full)


def test_the_face_of_a_provisional_result_says_so_beside_the_total_and_shows_its_notes_in_both_languages() -> None:
    result = COHORT.results["己区"]
    told = rows(result._repr_html_())
    assert ["", "总分", "", str(result.total), "待定事件未计入"] in told
    notes = told[-len(result.notes) :]
    assert [row[:2] for row in notes] == [[note.code, note.path] for note in result.notes]
    assert all(note.zh in row[2] and note.en in row[2] for note, row in zip(result.notes, notes, strict=True))


def test_the_face_of_a_cohort_is_its_ranking() -> None:
    html = COHORT._repr_html_()
    assert captions(html) == [TITLE]
    assert headers(html) == [["名次", "单位", "等级", "总分"]]
    assert rows(html)[0] == ["1", "甲区", "A", "98.70"]
    assert [row[1] for row in rows(html)] == [place.unit for place in COHORT.ranking]


def cells(html: str) -> list[list[str]]:
    """The text of every row of an HTML table, cell by cell."""
    rows = re.findall(r"<tr>(.*?)</tr>", html)
    return [re.findall(r"<td>(.*?)</td>", row) for row in rows if "<td>" in row]


@pytest.mark.parametrize(
    ("readings", "facts", "rulings"),
    [
        ({}, {}, {}),
        ({"overdue_centres": "per_centre"}, {"overdue_inspection_centres": 9}, {}),
        (
            {},
            {"aquatic_pass_rate": {"nothing": "无对象"}},
            {"2.3": {"treatment": "rescale", "by": "办", "why": "无对象"}},
        ),
    ],
    ids=["plain", "item stops at zero", "rescaled"],
)
def test_the_notebook_face_of_a_result_adds_up_by_hand(
    readings: dict[str, str | int], facts: dict[str, object], rulings: dict[str, object]
) -> None:
    scheme = get_scheme("huizhou", 2017, readings=readings)
    result = assess(scheme, changed(facts, incidents=[incident()], rulings=rulings))
    rows = [row for row in cells(result._repr_html_()) if len(row) == 5]
    subtotals = {row[0]: Decimal(row[3]) for row in rows if row[0].startswith("第")}
    alone = {row[0]: Decimal(row[3]) for row in rows if row[0].isdigit()}
    named = {row[1]: Decimal(row[3]) for row in rows if not row[0]}
    assert sum(subtotals.values()) + sum(alone.values()) == named["质量目标"] + named["质量措施"]
    rescaled = named.get("缺项折算", Decimal(0))
    assert named["质量目标"] + named["质量措施"] + rescaled == named["合计"] == result.base
    assert named["合计"] + named["扣分项 产品质量安全事件"] == named["扣分后"] == result.raw_total
    assert named["总分"] == result.total
    assert [row[4] for row in rows if row[0] == "2.3"] == (["缺项"] if rulings else [""])


def test_plain_faces_say_in_a_line_what_a_value_is() -> None:
    assert repr(SCHEME) == "<Scheme huizhou-2017: 43 items, 58 clauses, 100 marks>"
    assert repr(changed()) == "<Evidence 甲: 32 facts, 32 marks, 0 incidents>"
    cohort = assess_cohort(SCHEME, [member("甲"), member("乙")])
    assert repr(cohort) == "<Cohort of 2 by huizhou-2017:\n  1 乙 A 97.70\n  1 甲 A 97.70>"
    assert SCHEME._repr_html_().count("<tr>") == 44
