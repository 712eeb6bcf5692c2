"""What bounds of a cohort show in a notebook: each unit with the places, grades and totals that are left."""

from __future__ import annotations

from attrs import evolve

from analysis.bounding.test_cohort_places import BESIDE, BY_TOTAL, EXEMPT, VETOED
from huizhou_qa.analysis import bounds_of_cohort
from support.faces import rows, stripped
from support.villages import cohort


def test_each_unit_stands_with_its_places_grades_and_least_and_most() -> None:
    found = bounds_of_cohort(BY_TOTAL, cohort([(70, 80), 76, 10]))
    shown = rows(found.to_html(), 6)
    assert [row[:2] for row in shown] == [["1–2", "0村"], ["1–2", "1村"], ["3", "2村"]]
    for row, one in zip(shown, found.values(), strict=True):
        order = [grade for grade in BY_TOTAL.grade_rule.grades if grade in one.grades]
        assert row[2:] == [" ".join(order), str(one.low), str(one.high), str(len(one.undecided))]
    assert "3个单位" in stripped(found.to_html())
    assert "3 units" in stripped(found.to_html("en"))


def test_a_unit_that_is_not_ranked_or_perhaps_not_says_so() -> None:
    found = bounds_of_cohort(EXEMPT, cohort([70, (50, 65), 40]))
    assert [row[0] for row in rows(found.to_html(), 6)] == ["不参加排名", "1或不参加排名", "1–2"]
    none = EXEMPT.terms.called(EXEMPT.ranking.told).en
    assert [row[0] for row in rows(found.to_html("en"), 6)] == [none, f"1 or {none}", "1–2"]


def test_why_places_are_not_proved_is_said_once_and_nothing_where_they_are() -> None:
    open_yet = bounds_of_cohort(BESIDE, cohort([(80, 90), (20, 30), (10, 25)])).to_html()
    assert open_yet.count("名次范围未证明不能更窄：有取决于其他单位的统计数未定") == 1
    vetoed = bounds_of_cohort(VETOED, [evolve(one, incidents=None) for one in cohort([(70, 80), 76])])
    assert "the best grade is not proved" in vetoed.to_html("en")
    assert "未证明" not in bounds_of_cohort(BY_TOTAL, cohort([70, 80])).to_html()


def test_names_of_units_are_escaped() -> None:
    given = [evolve(one, unit="<b>村&") for one in cohort([70])]
    assert "&lt;b&gt;村&amp;" in bounds_of_cohort(BY_TOTAL, given).to_html()
