"""The comparison as a sheet: its differences add up, both ledgers' reasons stand beside each other."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import ROUND_DOWN, localcontext
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from engine.test_district import evidence as of_the_district
from engine.test_district import incident
from huizhou_qa import Assessment, Evidence, EvidenceError, amend, assess, get_scheme
from huizhou_qa.analysis import Comparison, compare
from huizhou_qa.evidence.records import Known
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.sheets import ComparisonSheet, comparison_sheet, self_scoring_sheet
from huizhou_qa.testing import evidence_strategy
from sheets.test_self_scoring import Table, as_printed
from support import bundled
from support import cohort_by_hand as by_hand
from support.district import scheme as district
from support.model_2017 import changed

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
DISTRICT = district()
RESULTS = bundled.cohort().results
ATTACK = '=HYPERLINK("http://x")|<script>*_`[a](b)`\r\n</td>'


def corrected(unit: str, **changes: object) -> Evidence:
    return amend(RESULTS[unit].evidence, changes, "市质量强市办", "2018-01-12", "复核")


def again(unit: str, readings: dict[str, str] | None = None, **changes: object) -> Comparison:
    scheme = get_scheme("huizhou", 2017, readings or {})
    evidence = corrected(unit, **changes) if changes else RESULTS[unit].evidence
    return compare(RESULTS[unit], assess(scheme, evidence))


EVENT = {
    "date": "2017-06-01",
    "from_product_quality": True,
    "serious_harm": True,
    "recognised_by": "other",
    "severity": "other",
    "systemic_or_regional": True,
    "status": "confirmed",
}
AIR = again(
    "丙县",
    facts={
        "good_air_days_rate": {"part": 310, "whole": 365},
        "pm25_annual_mean": "38",
        "national_service_standards": 2,
    },
    marks={"20": {"points": "0.1", "by": "市商务局", "reason": "办结率不足"}},
)
SAME = compare(RESULTS["甲区"], RESULTS["甲区"])


def steps() -> Comparison:
    """A comparison in which every step that is no clause differs: a limit, rescaling, deductions, the floor."""
    overdue = corrected("丙县", facts={"overdue_inspection_centres": 9, "quality_infrastructure_index": "21"})
    before = assess(get_scheme("huizhou", 2017, {"overdue_centres": "per_centre"}), overdue)
    changes: dict[str, object] = {
        "marks": {"31": {"nothing": "全年无事故"}},
        "rulings": {"31": {"treatment": "rescale", "by": "市质量强市办", "why": "无事故"}},
        "incidents": {f"x{at}": EVENT for at in range(8)},
    }
    return compare(before, assess(SCHEME, amend(overdue, changes, "市质量强市办", "2018-01-12", "复核")))


STEPS = steps()
VETOED = again("乙县", incidents={"v": EVENT | {"recognised_by": "state", "severity": "especially_major"}})
OTHER_READINGS = again("丙县", {"agri_products": "joint", "written_places": "4"})
CASES = {"air": AIR, "same": SAME, "steps": STEPS, "veto": VETOED, "readings": OTHER_READINGS}


def cells(sheet: ComparisonSheet) -> list[list[str]]:
    return list(csv.reader(sheet.to_csv().splitlines(keepends=True)))


def assert_adds_up(sheet: ComparisonSheet, before: Assessment, after: Assessment) -> None:
    *lines, total = cells(sheet)[1:]
    assert sum((Fraction(line[5]) for line in lines), Fraction(0)) == Fraction(total[5])
    assert [Fraction(line[4]) - Fraction(line[3]) for line in lines] == [Fraction(line[5]) for line in lines]
    assert (Fraction(total[3]), Fraction(total[4])) == (Fraction(before.total), Fraction(after.total))
    sizes = [abs(Fraction(line[5])) for line in lines]
    assert sizes == sorted(sizes, reverse=True)
    assert all(line[1] and line[6] and line[7] for line in lines)


@pytest.mark.parametrize("comparison", CASES.values(), ids=CASES)
def test_differences_stand_the_largest_first_and_add_up_to_that_of_the_totals(comparison: Comparison) -> None:
    assert_adds_up(comparison_sheet(comparison), comparison.before, comparison.after)


@given(st.data())
def test_any_two_results_of_any_scheme_have_a_sheet_that_adds_up(data: st.DataObject) -> None:
    results = []
    scheme = data.draw(st.sampled_from(["city", "district"]))
    for _ in range(2):
        readings = {"overdue_centres": data.draw(st.sampled_from(["once", "per_centre"]))}
        chosen = DISTRICT if scheme == "district" else get_scheme("huizhou", 2017, readings)
        evidence = data.draw(evidence_strategy(chosen))
        # Where nobody lives, or nothing was made last year, the district's ratios have no number.
        divisors = {name: Known(Fraction(7)) for name in ("residents", "output_last_year") if name in evidence.facts}
        results.append(assess(chosen, evolve(evidence, facts=FrozenMapping(dict(evidence.facts) | divisors))))
    before, after = results
    assert_adds_up(comparison_sheet(compare(before, after)), before, after)


def test_columns_are_named_by_what_the_two_results_are_called() -> None:
    columns = ("款号", "考核要点", "分值", "自评得分", "核定得分", "差异", "自评依据", "核定依据")
    assert comparison_sheet(AIR).columns == columns
    sheet = comparison_sheet(AIR, before="初评", after="申诉后", reasons={"10.1": "以监测站数据为准"})
    assert sheet.columns[3:] == ("初评得分", "申诉后得分", "差异", "初评依据", "申诉后依据", "理由")
    assert sheet.title == "惠州市2017年度县（区）人民政府质量工作考核初评与申诉后对比表（丙县）"
    assert "差异为申诉后减初评，各行相加等于总分一行的差异。" in sheet.remarks


def test_both_grounds_of_a_clause_are_those_of_the_self_scoring_sheets() -> None:
    papers = [self_scoring_sheet(one).rows for one in (AIR.before, AIR.after)]
    at = list(SCHEME.clauses)
    for row in comparison_sheet(AIR).rows[:-1]:
        scored = [paper[at.index(row.clause)] for paper in papers]
        assert [row.before, row.after] == [one.score for one in scored]
        assert [row.before_basis, row.after_basis] == [one.basis for one in scored]
    assert [row.clause for row in comparison_sheet(AIR).rows[:-1]] == ["8", "10.1", "10.2", "20"]


def test_a_line_names_the_key_point_and_its_clause_where_there_are_several() -> None:
    rows = {row.clause: row for row in comparison_sheet(AIR).rows}
    assert rows["10.1"][:3] == ("10.1", "空气质量水平：空气质量优良天数达标率", "3")
    assert rows["8"][:3] == ("8", "服务质量效果", "4")


def test_a_clause_that_came_about_otherwise_and_earned_the_same_has_a_line_of_zero() -> None:
    comparison = again("乙县", facts={"vegetable_pass_rate": "98.1"})
    line, total = comparison_sheet(comparison).rows
    assert (line.clause, line.before, line.after, line.difference) == ("2.1", "1.50", "1.50", "0.00")
    assert line.before_basis != line.after_basis
    assert (total.difference, total.before_basis, total.after_basis) == ("0.00", "等级为A级", "等级为A级")


def test_what_is_no_clause_is_told_in_words_with_the_reasons_of_both() -> None:
    by_name = {row.name: row for row in comparison_sheet(STEPS).rows}
    limit = by_name["质量技术基础建设情况：限分"]
    assert (limit.clause, limit.marks) == ("12", "4")
    assert (limit.before_basis, limit.after_basis) == ("各部分合计−5分，计0分", "各部分合计3分，计3分")
    rescaled = by_name["缺项折算"]
    assert (rescaled.clause, rescaled.before, rescaled.before_basis) == ("", "0.00", "无缺项")
    assert rescaled.after_basis.startswith("缺项31（共2分）不计，其余")
    deduction = by_name["扣分项：产品质量安全事件"]
    assert (deduction.before, deduction.after, deduction.difference) == ("-10.00", "-90.00", "-80.00")
    assert deduction.before_basis.startswith("扣分事件1件")
    floor = by_name["总分不低于0"]
    assert floor.before_basis == f"扣分后{STEPS.before.raw_total}分，未低于0分"
    assert floor.after_basis.endswith("分，低于0分，计0分")


def test_a_cap_over_several_bonuses_is_a_line_without_a_number() -> None:
    some, many = (assess(DISTRICT, of_the_district({"honours": honours, "trials": 3})) for honours in (0, 3))
    (row,) = [row for row in comparison_sheet(compare(some, many)).rows if row.name == "加分：限分"]
    assert (row.clause, row.marks) == ("", "5")
    assert (row.before_basis, row.after_basis) == ("各部分合计4.2分，计4.2分", "各部分合计8.2分，计5分")


def test_an_adjustment_named_as_its_id_is_named_once() -> None:
    quiet, loud = (assess(DISTRICT, of_the_district(incidents=list(events))) for events in ((), (incident("a"),)))
    names = [row.name for row in comparison_sheet(compare(quiet, loud)).rows]
    assert names == ["事故", ""]


def test_the_last_row_has_both_totals_and_grades_the_grade_before_a_veto_too() -> None:
    sheet = comparison_sheet(VETOED)
    total = sheet.rows[-1]
    assert total[:7] == ("总分", "", "100", "92.10", "92.10", "0.00", "等级为A级")
    assert total.after_basis.startswith("等级为D级（否决前为A级）；v（2017-06-01）：发生在考核年度内、")
    assert total.after_basis.endswith("考核等级由A级定为D级，得分不变")
    assert total.reason == "等级由A级变为D级"
    assert "两份结果逐款一致，等级不同。" in sheet.remarks


def test_a_reason_for_incidents_stands_in_the_last_row() -> None:
    sheet = comparison_sheet(VETOED, reasons={"incidents": "实地核查组：结案报告3号"})
    assert sheet.rows[-1].reason == "等级由A级变为D级；实地核查组：结案报告3号"
    assert not any("结案报告" in remark for remark in sheet.remarks)
    same = comparison_sheet(SAME, reasons={"incidents": "已核"})
    assert same.rows[-1].reason == "已核"


def test_preliminary_facts_of_either_result_are_counted() -> None:
    told = {"value": "28", "status": "preliminary"}
    before, after = (assess(SCHEME, changed(facts={"pm25_annual_mean": value})) for value in (told, "28"))
    assert "自评结果有1项初步数。" in comparison_sheet(compare(before, after)).remarks
    assert "核定结果有1项初步数。" in comparison_sheet(compare(after, before)).remarks


def test_results_that_agree_have_the_total_alone_and_a_remark() -> None:
    sheet = comparison_sheet(SAME)
    assert [row.clause for row in sheet.rows] == ["总分"]
    assert sheet.remarks == (
        "两份结果均为附件1得分；实地核查得分不在其内。",
        "两份结果逐款一致。",
        "差异为核定减自评，各行相加等于总分一行的差异。",
    )


def test_reasons_stand_beside_their_lines_and_those_of_lines_that_agree_in_the_remarks() -> None:
    reasons = {"10.1": "以监测站数据为准", "7": "口径已核对"}
    sheet = comparison_sheet(AIR, reasons=reasons)
    assert {row.clause: row.reason for row in sheet.rows if row.reason} == {"10.1": "以监测站数据为准"}
    assert "第7款两份结果一致；理由：口径已核对" in sheet.remarks
    assert {len(row) for row in cells(sheet)} == {9}
    assert {len(row) for row in cells(comparison_sheet(AIR, reasons={}))} == {8}
    by_name = {row.name: row.reason for row in comparison_sheet(STEPS, reasons={"floor": "扣分多于得分"}).rows}
    assert by_name["总分不低于0"] == "扣分多于得分"


def test_reasons_for_lines_that_are_not_and_reasons_that_are_no_text_are_refused_all_at_once() -> None:
    reasons = {"1.9": "…", "limit:12": "…", "floor": "…", "7": 5, "8": " "}
    with pytest.raises(EvidenceError) as caught:
        comparison_sheet(AIR, reasons=reasons)  # type: ignore[arg-type]
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/reasons/1.9", "unknown_clause"),
        ("/reasons/limit:12", "unknown_clause"),
        ("/reasons/floor", "unknown_clause"),
        ("/reasons/7", "wrong_type"),
        ("/reasons/8", "empty"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "reasons", "faults"),
    [
        ("", "核定", {}, [("/before", "empty")]),
        (None, 5, {}, [("/before", "wrong_type"), ("/after", "wrong_type")]),
        ("核定", "核定", {}, [("/after", "repeated_name")]),
        ("自评", " ", "10.1", [("/after", "empty"), ("/reasons", "wrong_type")]),
    ],
)
def test_names_that_are_empty_or_the_same_are_refused(
    before: object, after: object, reasons: object, faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(EvidenceError) as caught:
        comparison_sheet(AIR, before=before, after=after, reasons=reasons)  # type: ignore[arg-type]
    assert [(fault.path, fault.code) for fault in caught.value.faults] == faults


@pytest.mark.parametrize("given_", [None, RESULTS["甲区"], "对比"])
def test_what_is_no_comparison_is_refused(given_: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        comparison_sheet(given_)  # type: ignore[arg-type]
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("", "wrong_type")]


def test_readings_that_differ_between_the_two_or_from_the_default_are_told() -> None:
    remarks = comparison_sheet(OTHER_READINGS).remarks
    assert (
        "两份结果采用的口径不同：三类产品中一类不达标，其余两类是否得分：自评为“各类分别计分”（agri_products＝separate），"
        "核定为“三类都达标才得分”（agri_products＝joint）"
    ) in remarks
    joint = get_scheme("huizhou", 2017, {"agri_products": "joint"})
    both = [assess(joint, one) for one in (RESULTS["丙县"].evidence, AIR.after.evidence)]
    remarks = comparison_sheet(compare(*both)).remarks
    assert remarks[2:] == (
        "采用的口径：三类产品中一类不达标，其余两类是否得分：三类都达标才得分（agri_products＝joint）",
    )


def test_pending_incidents_of_either_result_are_counted_without_their_ids() -> None:
    comparison = again("己区", incidents={"己-1": None})
    remarks = comparison_sheet(comparison).remarks
    assert "自评结果有1件待定事件未计入。" in remarks
    assert not any("己-1" in remark for remark in remarks)


def written_in(sheet: ComparisonSheet) -> Sequence[Sequence[str]]:
    return [[as_printed(cell) for cell in row[: len(sheet.columns)]] for row in sheet.rows]


@pytest.mark.parametrize("comparison", CASES.values(), ids=CASES)
def test_markdown_and_html_show_what_the_rows_hold(comparison: Comparison) -> None:
    sheet = comparison_sheet(comparison)
    table = Table(sheet.to_html())
    assert [list(row.values()) for row in table.rows[1:]] == written_in(sheet)
    lines = [line for line in sheet.to_markdown().splitlines() if line.startswith("|")]
    assert len(lines) == len(sheet.rows) + 2
    assert sheet._repr_html_() in sheet.to_html()
    assert "size: A4 landscape" in sheet.to_html()


def test_no_text_of_a_caller_breaks_out_of_any_form() -> None:
    name = ATTACK.replace("\r\n", "  ")  # a name has no line break
    unit = by_hand.bundled()[0] | {"unit": name, "averages": dict.fromkeys(by_hand.AVERAGED, "10")}
    first = Evidence.from_dict(unit)
    award = {"marks": {"20": {"points": "0.5", "by": name, "reason": ATTACK}}}
    with pytest.raises(EvidenceError) as caught:
        amend(first, {"marks": {"20": award["marks"]["20"] | {"by": ATTACK}}}, "市质量强市办", "2018-01-12", "复核")
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/marks/20/by", "bad_name")]
    second = amend(first, award, "市质量强市办", "2018-01-12", "复核")
    # Nobody can bring a line break here; the forms do not rely on it.
    object.__setattr__(second.marks["20"], "by", ATTACK)
    sheet = comparison_sheet(
        compare(assess(SCHEME, first), assess(SCHEME, second)), before=ATTACK, reasons={"20": ATTACK, "7": ATTACK}
    )
    table = Table(sheet.to_html())
    assert "script" not in table.tags
    assert {len(row) for row in table.rows} == {9}
    lines = [line for line in sheet.to_markdown().splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in lines} == {10}
    assert "<script>" not in sheet.to_markdown()
    rows = cells(sheet)
    assert {len(row) for row in rows} == {9}
    assert rows[1][8] == "'" + ATTACK.replace("\r\n", "  ")
    assert rows[0][3].startswith("'=HYPERLINK")


def test_forms_are_the_same_on_every_call_and_under_any_decimal_context() -> None:
    sheet = comparison_sheet(STEPS)
    forms = [sheet.to_csv(), sheet.to_html(), sheet.to_markdown()]
    assert [sheet.to_csv(), sheet.to_html(), sheet.to_markdown()] == forms
    with localcontext(prec=1, rounding=ROUND_DOWN):
        again_ = comparison_sheet(STEPS)
        assert [again_.to_csv(), again_.to_html(), again_.to_markdown()] == forms
    assert sheet == again_


def told_of(**given: object) -> list[tuple[str, str]]:
    """What is said of names and reasons that are refused, in both languages."""
    with pytest.raises(EvidenceError) as caught:
        comparison_sheet(AIR, **given)  # type: ignore[arg-type] # the point
    assert (caught.value.zh, caught.value.en) == ("不能制表", "the paper cannot be made")
    return [(fault.zh, fault.en) for fault in caught.value.faults]


def test_names_and_reasons_are_refused_in_both_languages() -> None:
    assert told_of(before=5, after=" ", reasons="10.1") == [
        ("5不是文字，请写结果的名称", "5 is not text; name the result"),
        ("结果的名称是空的，请写名称", "the name is empty; name the result"),
        ("'10.1'不是按款号给出的理由，请给映射", "'10.1' holds no reasons by clause; give a mapping"),
    ]
    assert told_of(before="核定") == [
        ("两份结果同名（'核定'），请各用一个名称", "both results are named '核定'; name them apart")
    ]
    reasons = {"10.3": "…", "甲": "…", "7": 5, "8": " "}
    near, far, no_text, empty = told_of(reasons=reasons)
    assert near == (
        "没有编号为'10.3'的款或有差异的行；最接近的是1.3",
        "no clause and no line that differs has the id '10.3'; the nearest is 1.3",
    )
    assert far == ("没有编号为'甲'的款或有差异的行", "no clause and no line that differs has the id '甲'")
    assert no_text == ("理由5不是文字，请写成文字", "the reason is 5; write text")
    assert empty == ("理由是空的，请写明或不写此款", "the reason is empty; write it or leave it out")
    with pytest.raises(EvidenceError) as caught:
        comparison_sheet(None)  # type: ignore[arg-type] # the point
    (fault,) = caught.value.faults
    assert (fault.zh, fault.en) == (
        "空（null）不是对比结果，请用compare得出",
        "None is not a comparison; get one with compare",
    )


def test_columns_are_as_wide_as_what_stands_in_them_and_what_names_a_line_stands_on_every_page() -> None:
    plain, reasoned = comparison_sheet(AIR).layout, comparison_sheet(AIR, reasons={"7": "口径"}).layout
    assert plain.widths == (5, 14, 5, 7, 7, 7, 27, 28)
    assert reasoned.widths == (5, 12, 5, 6, 6, 6, 22, 23, 15)
    for layout in (plain, reasoned):
        assert sum(layout.widths) == 100
        assert (layout.named_by, layout.merged, layout.page, layout.font, layout.row_height) == (
            2,
            0,
            "landscape",
            9,
            0,
        )
