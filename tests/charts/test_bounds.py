"""The chart of bounds: where the total can still lie among the grades."""

from __future__ import annotations

import pytest

from huizhou_qa import Evidence, EvidenceError, SchemeError, bounds, get_scheme
from huizhou_qa.charts import bounds_chart
from support import cohort_by_hand as by_hand
from support import kinds
from support.drawn import Chart, layers, texts, titles
from support.every_face import open_unit
from support.incidents import incident


def drawn(language: str = "zh", **facts: object) -> Chart:
    given = kinds.given(**facts)
    scheme = kinds.scheme()
    return bounds_chart(scheme, bounds(scheme, Evidence.from_dict(given)), "en" if language == "en" else "zh")


def test_a_bar_lies_from_the_least_to_the_most_among_the_grades() -> None:
    chart = drawn(investment_rate=None)
    bar = next(rows for mark, rows in layers(chart) if mark == "bar")
    assert bar == [{"x": 36.0, "x2": 56.0}]
    assert titles(chart) == (
        "东村：36.00至56.00，良或差",
        "实条：总分在其间",
        "未定的1款：3 投资",
    )
    grades = next(rows for mark, rows in layers(chart) if mark == "rect")
    assert [(row["grade"], row["x"], row["x2"]) for row in grades] == [
        ("优", 60.0, 70.0),
        ("良", 40.0, 60.0),
        ("差", 0.0, 40.0),
    ]


def test_one_total_is_told_as_one_in_both_languages() -> None:
    assert titles(drawn())[0] == "东村：56.00，良"
    assert titles(drawn("en"))[0] == "东村: 56.00, grade 良"
    assert texts(drawn()) == []


HUIZHOU = get_scheme("huizhou", 2017)


def of_cohort(at: int, **given: object) -> Chart:
    evidence = Evidence.from_dict({**by_hand.bundled()[at], "averages": dict.fromkeys(by_hand.AVERAGED, "10"), **given})
    return bounds_chart(HUIZHOU, bounds(HUIZHOU, evidence))


def rows(chart: Chart, kind: str) -> list[list[dict[str, object]]]:
    return [rows for mark, rows in layers(chart) if mark == kind]


def test_where_a_pending_incident_alone_decides_only_the_totals_that_it_leaves_are_dots() -> None:
    chart = of_cohort(5)
    assert titles(chart)[:2] == ("己区：81.10至91.10，A级或B级或D级", "● 事件待定，只可能是这些总分")
    assert rows(chart, "bar") == []
    assert rows(chart, "rule") == [[{"x": 81.1, "x2": 91.1}]]
    assert [{"x": 91.1}, {"x": 81.1}] in rows(chart, "point")


def test_beside_a_pending_incident_open_clauses_are_a_bar_for_each_way_in_which_it_may_be_settled() -> None:
    given = by_hand.bundled()[5]
    open_yet = {
        "marks": {**by_hand.section(given, "marks"), "5": None, "14": None},
        "facts": {**by_hand.section(given, "facts"), "pm25_annual_mean": None},
    }
    chart = of_cohort(5, **open_yet)
    assert titles(chart)[0] == "己区：74.30至92.30，A级或B级或C级或D级"
    assert titles(chart)[1].startswith("实条：待定事件每种认定各一条")
    assert rows(chart, "bar") == [[{"x": 84.3, "x2": 92.3}], [{"x": 74.3, "x2": 82.3}]]
    assert not any(rows(chart, "point"))
    settled = of_cohort(5, **{**open_yet, "incidents": []})
    assert rows(settled, "bar") == rows(chart, "bar")[:1]


def test_a_pending_incident_that_changes_no_total_leaves_one_bar() -> None:
    given = by_hand.bundled()[5]
    facts = {**by_hand.section(given, "facts"), "pm25_annual_mean": None}
    chart = of_cohort(5, facts=facts, incidents=[incident("a", status="pending", date="2016-03-01")])
    assert titles(chart)[1] == "实条：总分在其间"
    assert rows(chart, "bar") == [[{"x": 88.7, "x2": 91.7}]]


def test_where_nobody_has_spoken_of_incidents_the_total_without_one_is_a_diamond_or_a_bar() -> None:
    chart = of_cohort(1, incidents=None)
    assert titles(chart)[1] == "◆ 没有事件时　虚线：总分随事件而定，其间未必都可能"
    assert [{"x": 93.1, "x2": 93.1}] in rows(chart, "point")
    partly = bounds_chart(HUIZHOU, bounds(HUIZHOU, open_unit()))
    assert titles(partly)[1] == "实条：没有事件时总分在其间　虚线：总分随事件而定，其间未必都可能"
    assert rows(partly, "bar")[0] != []


def test_a_total_that_is_settled_is_a_point() -> None:
    points = [rows for mark, rows in layers(drawn()) if mark == "point"]
    assert points[0] == [{"x": 56.0, "x2": 56.0}]
    assert [rows for mark, rows in layers(drawn(investment_rate=None)) if mark == "point" and rows] == []


def test_of_many_open_clauses_the_first_are_named() -> None:
    scheme = get_scheme("huizhou", 2017)
    told = titles(bounds_chart(scheme, bounds(scheme, Evidence.from_dict({"unit": "东村", "incidents": []}))))
    assert told[-1] == "未定的58款：1.1、1.2、1.3、1.4、2.1、2.2、2.3、3.1等"


def test_what_is_no_scheme_or_no_bounds_is_refused() -> None:
    scheme = kinds.scheme()
    with pytest.raises(EvidenceError):
        bounds_chart(scheme, 3)  # type: ignore[arg-type] # the point
    with pytest.raises(SchemeError):
        bounds_chart("东村", bounds(scheme, Evidence.from_dict(kinds.given())))  # type: ignore[arg-type] # the point
