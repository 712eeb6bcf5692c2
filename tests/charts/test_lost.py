"""The chart of what was lost: every bar adds up to full marks less the total, most first."""

from __future__ import annotations

import pytest

from huizhou_qa import Evidence, EvidenceError, assess, assess_cohort, get_scheme
from huizhou_qa.charts import lost_chart
from huizhou_qa.rules import Piece, Pieces
from huizhou_qa.scorers import on_curve, quantity
from ledger.test_assessment_face import SCORED
from support import bundled, linlan_2031, slopes
from support.drawn import layers, titles
from support.incidents import incident
from support.model_2017 import changed

PARTS = quantity("parts", "分项", "件", "parts")
SCHEME = get_scheme("huizhou", 2017)
COHORT = bundled.cohort()


def bars(unit: str) -> list[dict[str, object]]:
    """Every bar from top to bottom."""
    return next(rows for mark, rows in layers(lost_chart(COHORT.results[unit])) if mark == "text")


def test_deductions_come_first_then_clauses_most_first_then_the_rest() -> None:
    names = [str(row["name"]) for row in bars("丙县")]
    assert names[:4] == [
        "扣分项（丙-1）",
        "12.1 质量技术基础综合测算",
        "13 国家级和省级质量激励项目",
        "10.1 空气质量优良天数达标率",
    ]
    assert names[-1] == "其余15款"
    assert [row["text"] for row in bars("丙县")][:2] == ["−10.00", "−3.00／4.00"]


def test_bars_add_up_to_what_was_lost() -> None:
    for result in COHORT.results.values():
        total = 100 - float(result.total)
        assert sum(float(str(row["lost"])) for row in bars(result.unit)) == pytest.approx(total)


def test_the_title_says_how_much_and_on_what_and_how_far_the_next_grade_is() -> None:
    assert titles(lost_chart(COHORT.results["丙县"])) == (
        "丙县失分39.88：各款29.88，扣分项10.00",
        "有色为失分，灰色为该款满分",
        "距B级的80分还差19.88",
    )
    assert titles(lost_chart(COHORT.results["甲区"], "en"))[0] == "甲区 lost 1.30"
    assert len(titles(lost_chart(COHORT.results["甲区"], "en"))) == 2


def test_a_vetoed_unit_says_so() -> None:
    assert "否决：D级，得分不变" in titles(lost_chart(COHORT.results["丁区"]))


def test_below_the_floor_the_next_grade_is_as_far_as_it_really_is() -> None:
    worst = assess(SCHEME, changed(incidents=[incident(f"戊-{at}") for at in range(11)]))
    assert worst.raw_total is not None
    assert worst.raw_total < 0 == worst.total
    assert f"距C级的60分还差{60 - worst.raw_total}" in titles(lost_chart(worst))


def test_a_unit_that_lost_nothing_says_so() -> None:
    full = assess(slopes.village(on_curve(PARTS, Pieces((Piece("[0, ∞)", 100),)))), slopes.villager(parts=3))
    assert titles(lost_chart(full)) == ("丁村没有失分", "有色为失分，灰色为该款满分")


def test_bonuses_limits_and_the_floor_are_bars_of_their_own() -> None:
    cohort = assess_cohort(linlan_2031.SCHEME, [Evidence.from_dict(unit) for unit in SCORED[3]])
    named = [
        str(row["name"])
        for rows in [rows for mark, rows in layers(lost_chart(cohort.results["乙县"])) if mark == "text"]
        for row in rows
    ]
    assert "加分" in named


def test_what_is_no_result_is_refused() -> None:
    with pytest.raises(EvidenceError):
        lost_chart("丙县")  # type: ignore[arg-type] # the point
