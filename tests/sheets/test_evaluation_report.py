"""The draft of a report on a year: what changed since the self-assessment, and by which readings grades hang."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import Cohort, Evidence, EvidenceError, VerificationError, assess, assess_cohort, get_scheme
from huizhou_qa.analysis import CohortResults, cohort_results
from huizhou_qa.scheme.steps.grades import GradeLine, GradeRule
from huizhou_qa.sheets import evaluation_report
from sheets import test_notice as of_notices
from support import cohort_by_hand as by_hand
from support import valley

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
RESULTS = of_notices.results_of(by_hand.bundled(), "0.2")
SETTLED = {unit.unit: unit.assessment for unit in RESULTS.units}
UNITS = tuple(unit.unit for unit in RESULTS.units)


def claimed(changes: Mapping[str, Mapping[str, object]]) -> Cohort:
    """What the units claimed of themselves: the bundled evidence with other marks of some units."""
    units = by_hand.bundled()
    for unit in units:
        unit["marks"] = by_hand.section(unit, "marks") | dict(changes.get(str(unit["unit"]), {}))
    return assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in units])


CLAIMED = claimed({"甲区": {"23": "0.3", "19": "0.8"}, "丙县": {"30": "0"}})
REPORT = evaluation_report(RESULTS, earlier={"自评": CLAIMED}, called="综合考核评价报告")


def paragraph(begins: str, paragraphs: tuple[str, ...] = REPORT.paragraphs) -> str:
    (found,) = (one for one in paragraphs if one[2:].startswith(begins))
    return found


def test_it_is_a_draft_under_the_name_that_its_office_gives_it() -> None:
    assert REPORT.title == "惠州市2017年度县（区）人民政府质量工作考核综合考核评价报告（草稿）"
    assert evaluation_report(RESULTS).title.endswith("考核评价报告（草稿）")


def test_every_row_has_what_was_claimed_what_both_scores_are_and_what_was_lost() -> None:
    columns = ("名次", "单位", "自评得分", "附件1得分", "实地核查得分", "综合考核得分", "等级", "失分")
    assert REPORT.columns == columns
    assert [row[1].removesuffix("（暂定）") for row in REPORT.rows] == list(UNITS)
    for row, unit in zip(REPORT.rows, RESULTS.units, strict=True):
        said = dict(zip(columns, row, strict=True))
        assert Fraction(said["自评得分"]) == Fraction(CLAIMED.results[unit.unit].total)
        assert Fraction(said["附件1得分"]) == Fraction(unit.assessment.total)
        assert Fraction(said["综合考核得分"]) + Fraction(said["失分"]) == 100
        assert (said["实地核查得分"], said["等级"]) == (str(unit.on_site), unit.place.grade)


def test_every_change_since_the_self_assessment_is_told_and_adds_up() -> None:
    told = paragraph("自评与核定")
    for unit in ("甲区", "丙县"):
        before, after = CLAIMED.results[unit], SETTLED[unit]
        assert f"{unit}由{before.total}分变为" in told
        differing = [
            (id_, line.counted - before.clauses[id_].counted)
            for id_, line in after.clauses.items()
            if line.counted != before.clauses[id_].counted
        ]
        assert differing
        for id_, difference in differing:
            assert f"第{id_}款{Decimal(difference.numerator) / difference.denominator:+.2f}".replace("-", "−") in told
    assert "乙县" not in told
    assert told.endswith("其余单位的得分和等级未变。")


def test_where_nothing_changed_it_says_so_and_where_everything_did_nobody_else_is_named() -> None:
    same = evaluation_report(RESULTS, earlier={"自评": claimed({})})
    assert "各单位自评与核定的得分和等级一致。" in paragraph("自评与核定", same.paragraphs)
    every = claimed({unit: {"5": "1.5"} for unit in UNITS})
    assert "其余单位" not in paragraph("自评与核定", evaluation_report(RESULTS, earlier={"自评": every}).paragraphs)


def test_a_grade_that_changed_and_more_clauses_than_are_told_one_by_one_are_told() -> None:
    marks = dict.fromkeys(("14", "15", "16", "17", "18", "19", "20"), "0")
    told = paragraph("自评与核定", evaluation_report(RESULTS, earlier={"自评": claimed({"乙县": marks})}).paragraphs)
    before = claimed({"乙县": marks}).results["乙县"].grade
    assert f"，{SCHEME.terms.graded(before)}变为A级（" in told
    assert "等7处" in told


def test_a_grade_that_changed_with_no_clause_is_told_without_any() -> None:
    units = by_hand.bundled()
    (vetoed,) = [unit for unit in units if unit["unit"] == "丁区"]
    vetoed["incidents"] = []
    before = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in units])
    told = paragraph("自评与核定", evaluation_report(RESULTS, earlier={"自评": before}).paragraphs)
    assert "丁区由98.70分变为98.70分，A级变为D级；其余" in told


def test_stages_follow_one_another_each_with_a_column_and_a_paragraph() -> None:
    reviewed = claimed({"甲区": {"23": "0.3"}})
    report = evaluation_report(RESULTS, earlier={"自评": CLAIMED, "文审": reviewed}, settled_called="复核")
    assert report.columns[2:4] == ("自评得分", "文审得分")
    assert "第23款" not in paragraph("自评与文审", report.paragraphs)
    assert "第23款" in paragraph("文审与复核", report.paragraphs)


def test_without_earlier_results_and_an_on_site_check_neither_is_told() -> None:
    report = evaluation_report(of_notices.results_of(of_notices.settled_units()))
    assert report.columns == ("名次", "单位", "附件1得分", "等级", "失分")
    begin = [one[2:].partition("。")[0] for one in report.paragraphs]
    assert begin == ["计分", "等级", "事件", "失分较多的款（各单位合计）", "口径"]


def test_the_readings_by_which_a_grade_would_be_another_are_told_and_what_they_mean() -> None:
    told, grades = paragraph("口径"), {unit.unit: unit.assessment.grade for unit in RESULTS.units}
    assert "乙县（“2.1、2.2、2.3 三类都达标才得分”时为B级）" in told
    assert grades["乙县"] == "A"
    joint = get_scheme("huizhou", 2017, {"agri_products": "joint"})
    assert assess(joint, RESULTS.cohort.results["乙县"].evidence).grade == "B"
    (remark,) = (one for one in REPORT.remarks if "agri_products" in one)
    assert remark.startswith("会改变等级的口径（未采用）：")
    assert "；2.1、2.2、2.3 三类都达标才得分（agri_products＝joint）；" in remark


def test_where_no_reading_decides_it_says_so() -> None:
    village = assess_cohort(valley.scheme(), [valley.evidence(green=90)])
    report = evaluation_report(cohort_results(village))
    assert paragraph("口径", report.paragraphs).endswith("所定的等级，换任何口径都不变。")
    assert not [one for one in report.remarks if "会改变等级" in one]


def test_on_site_scores_and_whose_grade_hangs_on_how_they_are_joined_are_told() -> None:
    told = paragraph("实地核查")
    scores = [unit.on_site or 0 for unit in RESULTS.units]
    assert f"最高{max(scores)}分" in told
    assert f"最低{min(scores)}分" in told
    assert "的等级随合成方式或权重而变" in told


def test_where_no_grade_hangs_on_how_scores_are_joined_it_says_so() -> None:
    rule = GradeRule((GradeLine("甲", 0),), "乙", source="一、（四）")
    cohort = assess_cohort(evolve(SCHEME, grade_rule=rule, vetoes=()), [Evidence.from_dict(by_hand.bundled()[0])])
    joined = of_notices.joined_results(cohort, "0.3")
    told = paragraph("实地核查", evaluation_report(joined).paragraphs)
    assert told.endswith("各单位的等级不因合成方式和权重而变。")


def test_what_is_provisional_and_every_note_is_told_with_its_units() -> None:
    assert "己区" in paragraph("暂定")
    assert "目标按文本取2016年度（各单位）" in REPORT.remarks
    noted = [one for one in REPORT.remarks if one.endswith("（己区）")]
    assert noted


@pytest.mark.parametrize(
    ("wrong", "path", "code"),
    [
        ({"earlier": 5}, "/earlier", "wrong_type"),
        ({"earlier": {"自评": 5}}, "/earlier/自评", "wrong_type"),
        ({"earlier": {5: CLAIMED}}, "/earlier", "wrong_type"),
        ({"earlier": {" ": CLAIMED}}, "/earlier", "empty"),
        ({"earlier": {"核定": CLAIMED}}, "/earlier", "repeated_name"),
        ({"called": ""}, "/called", "empty"),
        ({"called": 5}, "/called", "wrong_type"),
        ({"settled_called": ""}, "/settled_called", "empty"),
    ],
)
def test_what_cannot_be_told_is_refused_with_its_path(wrong: dict[str, object], path: str, code: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        evaluation_report(RESULTS, **wrong)  # type: ignore[arg-type] # the point
    assert (path, code) in [(fault.path, fault.code) for fault in caught.value.faults]


def test_earlier_results_of_other_units_are_refused_under_their_name() -> None:
    fewer = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in by_hand.bundled()[1:]])
    with pytest.raises(EvidenceError) as caught:
        evaluation_report(RESULTS, earlier={"自评": fewer})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/earlier/自评/甲区", "unknown_unit")]


def test_it_is_told_in_english_with_the_same_figures() -> None:
    english = evaluation_report(RESULTS, earlier={"self-assessment": CLAIMED}, language="en")
    assert english.title == "Huizhou 2017: quality work of county and district governments – evaluation report (draft)"
    assert [row[2:-2] for row in english.rows] == [row[2:-2] for row in REPORT.rows]
    assert english.paragraphs[1].startswith("2. From self-assessment to review. 甲区 goes from ")
    assert len(english.paragraphs) == len(REPORT.paragraphs)
    assert len(english.remarks) == len(REPORT.remarks)


def test_results_that_do_not_agree_with_themselves_are_refused() -> None:
    forged: CohortResults = evolve(RESULTS, score="得分")
    with pytest.raises(VerificationError):
        evaluation_report(forged)
