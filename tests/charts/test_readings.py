"""The chart of readings: every total, each single other reading, grade lines, and what cannot be answered."""

from __future__ import annotations

from decimal import Decimal

import pytest

from charts.test_lost import COHORT, SCHEME
from huizhou_qa import Evidence, EvidenceError
from huizhou_qa.analysis import readings_report, what_if
from huizhou_qa.charts import readings_chart
from support.drawn import Chart, layers, titles


def chart_of(unit: str, language: str = "zh") -> Chart:
    report = readings_report(SCHEME, COHORT.results[unit].evidence)
    return readings_chart(report, "en" if language == "en" else "zh")


def rows(chart: Chart, kind: str, at: int = 0) -> list[dict[str, object]]:
    return [found for mark, found in layers(chart) if mark == kind][at]


def test_every_total_stands_in_the_first_row_and_each_single_reading_in_its_own() -> None:
    chart = chart_of("丙县")
    totals = rows(chart, "tick")
    assert len(totals) == 86
    assert {row["name"] for row in totals} == {"全部口径组合"}
    squares, circles = rows(chart, "point"), rows(chart, "point", 1)
    assert [(row["name"], row["text"]) for row in squares] == [
        ("2.1、2.2、2.3 三类都达标才得分", "D 58.62"),
        ("6.2 不满一步按一步扣", "D 59.62"),
        ("6.2 按比例扣，不满一步按实际份额扣", "D 59.97"),
    ]
    assert [row["text"] for row in circles] == ["C 60.00", "C 60.18", "C 60.24"]
    assert all(row["x2"] == 60.12 for row in (*squares, *circles))


def test_grades_have_their_ground_and_only_those_in_reach_are_shown() -> None:
    grades = rows(chart_of("丙县"), "rect")
    assert [row["text"] for row in grades] == ["C ≥60", "D <60"]
    assert grades[0]["x"] == grades[1]["x2"] == 60.0
    assert [row["text"] for row in rows(chart_of("庚区"), "rect")] == ["A ≥90", "B ≥80", "C ≥60"]


@pytest.mark.parametrize(
    ("unit", "title"),
    [
        ("丙县", "丙县：现为C级60.12，单改3种口径之一等级即变"),
        ("庚区", "庚区：现为B级86.04，单改一种口径等级即变"),
        ("己区", "己区：A级91.10，换任何口径等级都不变"),
    ],
)
def test_the_title_says_whether_a_reading_would_change_the_grade(unit: str, title: str) -> None:
    assert titles(chart_of(unit))[0] == title


def test_what_cannot_be_answered_is_named() -> None:
    assert titles(chart_of("丙县", "en"))[1:] == (
        "◆ as read now · ● same grade · □ another. Top row: the 86 totals under 248,832 combinations",
        "Any other reading alone changes the total by less than 0.01",
        "cannot be scored: 4.1, 6.1 a class without projects needs a ruling",
    )


def test_a_reading_of_no_clause_stands_after_its_question_and_one_of_places_says_so_of_all_clauses() -> None:
    assert rows(chart_of("丁区"), "point")[0]["name"] == "考核年度的起止：2016年7月1日至2017年6月30日"
    english = rows(chart_of("丁区", "en"), "point")[0]["name"]
    assert english == "Where the assessment year begins and ends: 1 July 2016 to 30 June 2017"
    assert rows(chart_of("丙县"), "point", 1)[0]["name"] == "各款写到1位小数"
    assert rows(chart_of("丙县", "en"), "point", 1)[0]["name"] == "clauses written to 1 place"


def test_readings_without_a_row_are_told_to_change_less_than_a_hundredth_and_do() -> None:
    report = readings_report(SCHEME, COHORT.results["丙县"].evidence)
    chart = chart_of("丙县")
    assert "未列出的口径单改，总分变动都不到0.01" in titles(chart)
    assert report.current is not None
    listed = [*rows(chart, "point"), *rows(chart, "point", 1)]
    left_out = [one for one in report.singles if float(one.total) not in {row["x"] for row in listed}]
    assert len(listed) + len(left_out) == len(report.singles)
    assert all(abs(one.total - report.current.total) < Decimal("0.01") for one in left_out)


def test_a_vetoed_unit_says_so_beside_its_total() -> None:
    assert titles(chart_of("丁区"))[-1] == "否决：总分不变，等级为D级"
    assert titles(chart_of("丁区", "en"))[-1] == "vetoed: the total stands, the grade is D"
    assert not any("否决" in line for line in titles(chart_of("丙县")))


def test_only_several_readings_together_are_told_as_that() -> None:
    better = what_if(SCHEME, COHORT.results["丙县"].evidence, {"marks": {"5": 4, "22": 2}})
    chart = readings_chart(readings_report(SCHEME, better))
    assert titles(chart)[0] == "丙县：现为C级61.92，几种口径同时改等级才变"
    assert rows(chart, "point") == []


def test_where_the_own_reading_cannot_be_answered_the_grades_of_the_others_are_told() -> None:
    scheme = SCHEME.under({"empty_project_class": "needs_ruling"})
    chart = readings_chart(readings_report(scheme, COHORT.results["丙县"].evidence))
    assert titles(chart)[0] == "丙县：现行口径无法计分，其余口径为C级或D级"
    assert [kind for kind, _ in layers(chart)].count("point") == 2


def test_where_no_reading_can_be_answered_what_is_missing_is_said() -> None:
    with pytest.raises(EvidenceError) as caught:
        readings_chart(readings_report(SCHEME, Evidence.from_dict({"unit": "甲区"})))
    assert "/incidents" in [fault.path for fault in caught.value.faults]
    with pytest.raises(EvidenceError):
        readings_chart("丙县")  # type: ignore[arg-type] # the point
