"""Papers tell every step from the base to the grade, and every incident under the step that counts it alone."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from huizhou_qa import Assessment, EvidenceError, assess, assess_cohort
from huizhou_qa.analysis import cohort_results, compare, lost
from huizhou_qa.codec import (
    assessment_from_json,
    assessment_to_json,
    cohort_from_json,
    cohort_to_json,
    scheme_from_json,
    scheme_to_json,
)
from huizhou_qa.forms import claims_from_rows
from huizhou_qa.rules import Within
from huizhou_qa.rules.derived import is_true
from huizhou_qa.scheme import Graded, Limit, RoundedTotal, Rounding, points_of
from huizhou_qa.sheets import (
    SelfScoringSheet,
    blank_self_scoring_sheet,
    cohort_sheet,
    comparison_sheet,
    notice,
    self_scoring_sheet,
)
from support import valley
from support.valley import evidence, incident

SCHEME = valley.in_steps()
FACTS: dict[str, object] = {"accidents": 2, "control_figure": 1, "town": True}
TOLD = (
    incident("尘一", level="heavy"),
    incident("死一", "death"),
    incident("假一", "forgery"),
    incident("旧一", "notice", date="2039-01-01"),
)


def result(*incidents: dict[str, object], green: object = 95) -> Assessment:
    return assess(SCHEME, evidence(green, *incidents, **FACTS))


# 95 - 6 for heavy dust - 0.5 - 1 for accidents = 87.5, 甲; forged data 乙; one death 丙 and 64.99.
FULL = result(*TOLD)


def test_what_counts_no_incident_tells_of_none_and_a_limit_of_those_that_it_asks_for() -> None:
    crowd = incident("聚一", "unrest")
    rows = {row.content: row for row in self_scoring_sheet(result(*TOLD, crowd)).rows}
    assert "尘一（2040-05-01）" in rows["扬尘扣分"].basis
    assert "旧一（2039-01-01）" in rows["扬尘扣分"].basis
    assert "一（" not in rows["事故扣分"].basis
    limit = rows["有众人聚集的，总分不高于70分"].basis
    assert limit.startswith("总分由87.5分计为70分；聚一（2040-05-01）：")
    assert rows["总分不低于0分"].basis == "总分87.5分，未改变"


def test_the_sheet_has_a_row_for_every_step_and_its_rows_add_up() -> None:
    sheet = self_scoring_sheet(FULL)
    rows = {(row.content, row.indicator): (row.score, row.basis) for row in sheet.rows[1:]}
    assert list(rows) == [
        ("否决项", "甲改为乙"),
        ("否决项", "每件：甲改为乙、乙改为丙、丙改为丁；改后总分，乙不高于74.99分、丙不高于64.99分、丁不高于49.99分"),
        ("否决项", "考核结果一律为丁"),
        ("扬尘扣分", next(row.indicator for row in sheet.rows if row.content == "扬尘扣分")),
        ("事故扣分", next(row.indicator for row in sheet.rows if row.content == "事故扣分")),
        ("总分不低于0分", ""),
        ("有众人聚集的，总分不高于70分", ""),
        ("总分", ""),
    ]
    scores = [Fraction(row.score.replace("−", "-")) for row in sheet.rows[:-1] if row.score]
    assert sum(scores) == Fraction(sheet.rows[-1].score) == Fraction("64.99")
    assert sheet.rows[-1].criterion == "甲75分以上，乙65分以上，丙50分以上，其余丁；甲另须为建制镇"
    assert "亡人一起降一级：总分由87.5分计为64.99分" in sheet.rows[-1].basis
    assert "数据造假，不高于乙级：等级由甲定为乙" in sheet.rows[-1].basis


def limits_told(sheet: SelfScoringSheet) -> list[tuple[str, str]]:
    names = {"总分不低于0分", "有众人聚集的，总分不高于70分", "两头", "取整", "负数"}
    return [(row.content, row.criterion) for row in sheet.rows if row.content in names]


def test_a_row_of_a_limit_says_what_the_total_is_then_and_under_which_conditions() -> None:
    told = [
        ("总分不低于0分", "总分不低于0分"),
        ("有众人聚集的，总分不高于70分", "聚集为1件（含）以上的，总分不高于70分"),
    ]
    assert limits_told(blank_self_scoring_sheet(SCHEME)) == limits_told(self_scoring_sheet(FULL)) == told
    both = Limit(
        "both", "两头", low=10, high=60, when=(is_true(valley.TOWN), Within(points_of(valley.HEADING), "[0, 50)"))
    )
    below = Limit("below", "负数", low=-5)
    whole = RoundedTotal("whole", "取整", Rounding(0, "half_up", "total"))
    scheme = valley.in_steps(steps=(both, below, whole, Graded()))
    assert limits_told(blank_self_scoring_sheet(scheme)) == [
        ("两头", "是否建制镇为“是”，并且全部得分为0分（含）–50分的，总分不低于10分，不高于60分"),
        ("负数", "总分不低于−5分"),
        ("取整", "总分四舍五入到整数"),
    ]


def test_a_filled_sheet_with_rows_of_limits_is_read_back() -> None:
    sheet = self_scoring_sheet(result(incident("聚一", "unrest")))
    claims = claims_from_rows([sheet.columns, *sheet.rows], SCHEME)
    # 95 - 1.5 for accidents is cut to 70: that is no claim, it follows.
    assert {id_: str(points) for id_, points in claims.items()} == {
        "1": "95",
        "扬尘扣分": "0",
        "事故扣分": "-3/2",
        "总分": "70",
    }


def test_each_veto_is_told_with_its_own_incidents_and_what_it_made_of_the_grade() -> None:
    forged, death, noticed = (row.basis for row in self_scoring_sheet(FULL).rows if row.content == "否决项")
    assert forged.startswith("假一（2040-05-01）：")
    assert forged.endswith("；考核等级由甲定为乙，得分不变")
    assert death.startswith("死一（2040-05-01）：")
    assert death.endswith("；考核等级由乙定为丙，总分由87.5分计为64.99分")
    assert noticed == "未发生"


def test_an_incident_is_told_as_not_counted_only_where_nothing_follows_of_it_anywhere() -> None:
    (dust,) = (row.basis for row in self_scoring_sheet(FULL).rows if row.content == "扬尘扣分")
    assert "尘一（2040-05-01）" in dust
    assert "旧一（2039-01-01）：不在考核年度内，不计" in dust
    assert not any(other in dust for other in ("死一", "假一"))
    (accidents,) = (row.basis for row in self_scoring_sheet(FULL).rows if row.content == "事故扣分")
    assert not any(other in accidents for other in ("尘一", "死一", "假一"))
    (dust,) = (
        row.basis for row in self_scoring_sheet(result(incident("聚一", "unrest"))).rows if row.content == "扬尘扣分"
    )
    assert "聚一" not in dust


def test_the_official_wording_of_one_of_several_vetoes_goes_by_its_class() -> None:
    sheet = blank_self_scoring_sheet(SCHEME, {"death": "亡人的事故。", "forgery": "造假。"})
    told = [row.criterion for row in sheet.rows if row.content == "否决项"]
    assert (told[0], told[1]) == ("造假。", "亡人的事故。")
    assert told[2].endswith("被上级通报")
    with pytest.raises(EvidenceError) as caught:
        blank_self_scoring_sheet(SCHEME, {"否决项": "都一样。"})
    assert [fault.path for fault in caught.value.faults] == ["/texts/否决项"]


def test_the_sheet_to_be_filled_in_has_the_same_rows() -> None:
    sheet = blank_self_scoring_sheet(SCHEME)
    assert [row.content for row in sheet.rows[1:]] == [row.content for row in self_scoring_sheet(FULL).rows[1:]]


def test_two_results_differ_by_steps_that_add_up() -> None:
    comparison = compare(result(green=95), FULL)
    lines = {id_: str(line.difference) for id_, line in comparison.differences.items()}
    # Without incidents 95 - 1.5 = 93.5; 93.5 - 64.99 = 28.51.
    assert lines == {"step:death": "-22.51", "adjustment:扬尘扣分": "-6.00"}
    assert comparison.difference == sum(line.difference for line in comparison.differences.values())
    cells = [cell for row in comparison_sheet(comparison).rows for cell in row]
    assert "总分由87.5分计为64.99分" in cells
    assert "总分93.5分，未改变" in cells


def test_where_marks_went_counts_the_steps() -> None:
    gone = lost(FULL)
    assert str(gone.floor) == "22.51"
    assert {id_: str(points) for id_, points in gone.adjustments.items()} == {"扬尘扣分": "6.00", "事故扣分": "1.50"}


def test_papers_on_a_cohort_count_incidents_under_their_own_names() -> None:
    results = cohort_results(assess_cohort(SCHEME, [FULL.evidence]))
    text = notice(results).to_text()
    assert "甲另须为建制镇" in text
    assert "重度扬尘1件" in text
    assert "亡人一起降一级使总分减22.51分" in text
    (row, _) = cohort_sheet(results).rows
    assert row[-1] == "有否决事件，否决前甲；亡人一起降一级使总分减22.51分"


def test_a_result_as_json_has_no_raw_total_where_the_scheme_has_none_and_every_step() -> None:
    text = assessment_to_json(FULL)
    assert json.loads(text)["raw_total"] is None
    steps = json.loads(text)["steps"]
    assert [(one["id"], one["total"], one["grade"]) for one in steps[4:]] == [
        ("等级", "87.5", "甲"),
        ("forgery", "87.5", "乙"),
        ("death", "64.99", "丙"),
        ("notice", "64.99", "丙"),
    ]
    assert list(steps[6]["workings"]) == ["total after death", "grade after death"]
    assert "steps" not in json.loads(assessment_to_json(assess(valley.scheme(), evidence(90))))


def test_a_scheme_with_steps_and_its_results_are_read_back_from_json() -> None:
    again = scheme_from_json(scheme_to_json(SCHEME))
    assert (again, again.digest) == (SCHEME, SCHEME.digest)
    assert [step.id for step in again.steps] == [step.id for step in SCHEME.steps]
    assert assessment_from_json(assessment_to_json(FULL, scheme=True)) == FULL
    cohort = assess_cohort(SCHEME, [FULL.evidence])
    assert cohort_from_json(cohort_to_json(cohort, scheme=True)) == cohort


def test_in_a_notebook_the_steps_lead_to_the_total() -> None:
    table = FULL._repr_html_()
    assert "亡人一起降一级" in table
    assert "扣分后" not in table
