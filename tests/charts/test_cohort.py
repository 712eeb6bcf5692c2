"""The chart of a cohort: units by place, their points by heading, totals, grade lines, deductions, vetoes."""

from __future__ import annotations

import pytest
from attrs import evolve

from charts.test_lost import COHORT
from huizhou_qa import Evidence, EvidenceError, VerificationError, assess_cohort
from huizhou_qa.charts import cohort_chart
from huizhou_qa.ledger.cohort import Place
from ledger.test_assessment_face import SCORED
from support import linlan_2031
from support.drawn import layers, texts, titles


def rows(kind: str, at: int = 0) -> list[dict[str, object]]:
    return [found for mark, found in layers(cohort_chart(COHORT)) if mark == kind][at]


def test_headings_stand_one_after_the_other_up_to_the_total() -> None:
    parts = rows("bar")
    assert len(parts) == 7 * 7
    for result in COHORT.results.values():
        own = [row for row in parts if str(row["name"]).endswith(result.unit)]
        assert own[0]["x"] == 0.0
        assert [row["x"] for row in own[1:]] == [row["x2"] for row in own[:-1]]
        assert own[-1]["x2"] == pytest.approx(float(result.total))


def test_deductions_are_dashed_beyond_the_total_and_vetoes_are_framed_and_paled() -> None:
    assert [(row["name"], row["x"], row["x2"]) for row in rows("bar", 1)] == [
        ("4 庚区", 86.04, 96.04),
        ("6 丙县", 60.12, 70.12),
    ]
    assert [row["name"] for row in rows("bar", 2)] == ["7 丁区"]
    assert {row["opacity"] for row in rows("bar") if row["name"] == "7 丁区"} == {0.4}


def test_each_unit_says_its_grade_its_total_and_what_explains_them() -> None:
    told = texts(cohort_chart(COHORT))
    assert {"A 98.70", "A 91.10　待定1件", "B 86.04　扣10.00", "D 98.70　否决（否决前A级）"} <= set(told)
    assert {"A ≥90", "B ≥80", "C ≥60"} <= set(told)
    assert "D 98.70, vetoed (A before)" in texts(cohort_chart(COHORT, "en"))


def test_the_title_counts_grades_and_names_who_was_vetoed() -> None:
    assert titles(cohort_chart(COHORT))[0] == "7个单位：A级3个、B级1个、C级2个、D级1个；丁区得98.70，因否决为D级"
    assert titles(cohort_chart(COHORT, "en"))[0] == (
        "7 units: 3 of grade A, 1 of grade B, 2 of grade C, 1 of grade D; 丁区 has 98.70 and is vetoed (D)"
    )


def test_weighted_headings_and_totals_above_full_marks_fit_the_scale() -> None:
    for units in SCORED[:8]:
        cohort = assess_cohort(linlan_2031.SCHEME, [Evidence.from_dict(unit) for unit in units])
        parts = next(found for mark, found in layers(cohort_chart(cohort)) if mark == "bar")
        for result in cohort.results.values():
            own = [float(str(row["x2"])) for row in parts if str(row["name"]).endswith(result.unit)]
            assert own[-1] == pytest.approx(max(float(result.total), 0.0))


def test_what_is_no_sound_cohort_is_refused() -> None:
    with pytest.raises(EvidenceError):
        cohort_chart("丙县")  # type: ignore[arg-type] # the point
    with pytest.raises(VerificationError):
        cohort_chart(evolve(COHORT, ranking=(Place(1, "丙县", "A", COHORT.ranking[0].total),)))
