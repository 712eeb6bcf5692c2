"""What faces say in words: what decides beside a grade, which clause a reading is of, and the unit of a number."""

from __future__ import annotations

import re

import pytest

from huizhou_qa import Cohort, assess, assess_cohort
from huizhou_qa.analysis import cohort_results, compare, compare_cohorts, readings_report
from huizhou_qa.composite import composite
from huizhou_qa.sheets import evaluation_report
from support.bundled import cohort
from support.every_face import FACES, OTHERWISE, SCHEME, SLOW, UNIT, composites, open_unit, prevailing, result
from support.faces import rows, stripped
from support.model_2017 import NOTHING, changed

VETOED = "D 否决 丁-1：否决前A级"


def read_otherwise() -> Cohort:
    """The cohort under two other readings."""
    return assess_cohort(OTHERWISE, cohort().members.values())


@pytest.mark.parametrize(
    ("name", "width", "place"),
    [
        ("cohort", 8, 2),
        ("results", 5, 2),
        ("composites", 6, 2),
        ("comparison of cohorts", 6, 2),
        ("scheme effect", 7, 1),
    ],
)
def test_every_table_of_units_says_beside_the_grade_that_it_is_vetoed(name: str, width: int, place: int) -> None:
    by_unit = {"".join(row[:place])[-2:]: row for row in rows(FACES[name]().to_html(), width)}
    assert by_unit["丁区"][place].startswith(VETOED)


def test_every_table_of_units_says_which_incident_is_pending() -> None:
    for name, width in (("cohort", 8), ("results", 5), ("composites", 6)):
        by_unit = {row[1]: row for row in rows(FACES[name]().to_html(), width)}
        # 91.10 of the score alone, and less with what was seen on site.
        may = "A、B、D" if name == "cohort" else "B、C、D"
        assert f"待定 己-1：可能{may}" in by_unit["己区"][2]
    scored = {row[1]: row[2] for row in rows(cohort_results(cohort()).to_html("en"), 5)}
    assert (scored["己区"], scored["丁区"]) == ("A pending 己-1: may be A, B or D", "D vetoed 丁-1: A before the veto")


def test_two_results_compared_and_a_composite_say_what_decides() -> None:
    vetoed, provisional = cohort().results["丁区"], cohort().results["己区"]
    assert " ".join(stripped(compare(vetoed, vetoed).to_html()).split()).startswith(
        f"两次结果对比 · 惠州市2017年度县（区）人民政府质量工作考核 丁区 {VETOED} 98.70"
    )
    assert "待定" in stripped(compare(provisional, provisional).to_html())
    assert "待定" in stripped(composites().results["己区"].to_html())


def test_composites_call_the_score_of_the_scheme_by_its_name() -> None:
    zh, en = (stripped(composites().to_html(language)).split("\n") for language in ("zh", "en"))
    assert "附件1得分" in zh
    assert "Annex 1 score" in en


def test_a_reading_is_told_after_its_clauses_and_of_many_after_its_question() -> None:
    told = [row[0] for row in rows(readings_report(SCHEME, result().evidence).to_html(), 3)]
    assert "2.1、2.2、2.3 三类都达标才得分 agri_products=joint" in told
    assert "各款得分写到几位小数（四舍五入，只一次）：1位小数 written_places=1" in told


def test_numbers_of_evidence_have_their_units_where_a_scheme_names_them() -> None:
    values = [dict(row[:2] for row in rows(open_unit().shown_by(SCHEME).to_html(one), 3)) for one in ("zh", "en")]
    zh, en = ({re.sub(r".* ", "", name): value for name, value in found.items()} for found in values)
    assert (zh["pm25_annual_mean"], en["pm25_annual_mean"]) == ("40微克/立方米", "40 µg/m³")
    assert (zh["quality_warnings"], en["quality_warnings"]) == ("0次", "0")
    assert (zh["residue_testing_town_coverage"], zh["livestock_pass_rate"]) == ("11/14 ≈ 78.57%", "97.9%")
    marks = {row[0]: row[1] for row in rows(open_unit().shown_by(SCHEME).to_html("en"), 2)}
    assert (marks["Tracing of meat and vegetables 16"], marks["Quality of water works 5"]) == ("1 point", "3.2 points")
    assert "41微克/立方米" in stripped(prevailing().to_html())


def test_a_clause_that_lost_nothing_is_in_secondary_ink_and_no_other() -> None:
    found = re.findall(r"<tr( class=\"soft\")?><td>([0-9.]+)</td>", result().to_html())
    lost = {id_ for id_, line in result().clauses.items() if line.counted < line.max_points}
    assert {id_ for soft, id_ in found if not soft} == lost
    assert {id_ for soft, id_ in found if soft} == set(result().clauses) - lost


def test_where_there_is_no_total_a_sweep_names_what_is_missing() -> None:
    zh, en = (rows(FACES["sweep, not told"]().to_html(language), 5)[0] for language in ("zh", "en"))
    assert (zh[-1], en[-1]) == ("缺 14、15、质量安全事件", "missing 14, 15, Quality and safety incidents")


def test_the_reasons_of_a_report_have_single_quotes_within_quotes() -> None:
    told = evaluation_report(cohort_results(cohort()), earlier={"自评": cohort()}, called="报告")
    assert "（“‘以及’之后的事件是否也须省级认定：须经国家或省级认定”时为A级）" in told.to_html()


def test_one_of_a_thing_is_told_in_the_singular() -> None:
    pages = (FACES["scheme"](), SLOW["steps"]())
    told = "\n".join(stripped(page.to_html("en")) for page in pages)
    assert not re.findall(r"(?<![0-9.])1 (?:points|items|marks|units)\b", told)
    assert "1 item\n" in told


def test_a_plain_result_says_that_it_is_vetoed_or_pending() -> None:
    scored, may = cohort().results, "A (pending, may be A, B or D)"
    assert repr(scored["丁区"]) == "<Assessment 丁区: total 98.70, grade D (vetoed, A before), by huizhou-2017>"
    assert repr(scored["己区"]) == f"<Assessment 己区: total 91.10, grade {may}, by huizhou-2017>"
    lines = repr(cohort()).removesuffix(">").splitlines()
    assert {f"  3 己区 {may} 91.10", "  7 丁区 D (vetoed, A before) 98.70"} <= set(lines)


@pytest.mark.parametrize("name", ["comparison", "scheme effect", "comparison of cohorts read apart"])
def test_two_results_that_are_read_differently_say_so_and_by_which_readings(name: str) -> None:
    apart = {"comparison of cohorts read apart": lambda: compare_cohorts(cohort(), read_otherwise())}
    shown = (FACES | apart)[name]()
    zh, en = (" ".join(stripped(shown.to_html(language)).split()) for language in ("zh", "en"))
    assert "两份结果采用的口径不同（2处） " in zh
    assert "各类分别计分 → 三类都达标才得分 agri_products=separate → joint" in zh
    assert "The two results are read differently (2) " in en
    assert "共有端点归得分高的一档 → 共有端点归得分低的一档 services_band_ends=upper → lower" in zh


def test_two_results_read_alike_say_nothing_of_readings() -> None:
    assert "口径不同" not in compare(result(), result()).to_html()
    assert "口径不同" not in FACES["comparison of cohorts"]().to_html()


def test_a_composite_adds_up_in_a_line_and_says_that_it_is_vetoed() -> None:
    made = composites().results["丁区"]
    zh, en = (stripped(made.to_html(language)) for language in ("zh", "en"))
    added = f"98.70×70%＋{made.on_site.total}×30%"
    assert f"\n{added}＝{made.total}\n" in zh or f"\n{added}，写为{made.total}\n" in zh
    assert f"\n{added.replace('×', ' × ').replace('＋', ' + ')}" in en
    assert "\n否决：考核结果为D级。否决前为A级。\n事件丁-1（2017-09-12）：" in zh
    assert "\nVetoed: the grade is D. Without the veto it would be A.\nIncident 丁-1 (2017-09-12): " in en
    assert "\nPart\n" in en
    assert "否决：" not in composites().results[UNIT].to_html()


def test_a_composite_that_only_verifies_needs_no_sum() -> None:
    one = composites().results[UNIT]
    verified = composite(one.assessment, one.on_site, choice="verify_only")
    assert "×" not in stripped(verified.to_html())


def test_what_there_was_nothing_of_has_a_tag_and_the_reading_that_counted_it() -> None:
    shown = assess(SCHEME, changed({"transport_large_acceptance_rate": NOTHING}))
    zh, en = ({row[0]: row[2] for row in rows(shown.to_html(language), 6)} for language in ("zh", "en"))
    assert zh["6.1"].startswith("无 大中型交通工程一次验收合格率无可考核对象")
    assert zh["6.1"].endswith(" 口径：没有不合格的工程，视为达到 empty_project_class=satisfied")
    assert en["6.1"].startswith("none ")
    assert en["6.1"].endswith(" Reading: a class without projects counts as reached empty_project_class=satisfied")
    assert not zh["6.2"].startswith("无 ")


def test_the_cliffs_of_a_proof_name_what_they_are_of_with_its_unit() -> None:
    told = [dict(rows(FACES["proof"]().to_html(language), 2)) for language in ("zh", "en")]
    zh, en = ({str(clause): jumps for clause, jumps in one.items()} for one in told)
    assert zh["1.3"] == "市监督抽查不合格产品发现率超过10%：1 → 0"
    assert zh["11.2"] == "地表水考核断面水质优良比例−水质优良比例年度控制目标0个百分点（含）以上：1.05 → 1.5"
    assert en["11.1"] == "Compliance rate of drinking water sources from 100% on: 1.2 → 1.5"
    assert en["6.3"] == "Enough transport supervisors, yes: 0 → 1"
    assert en["13"].endswith(" Number of quality incentive projects above 0: 0 → 1")
