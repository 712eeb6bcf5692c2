"""What faces say in words: what decides beside a grade, which clause a reading is of, and the unit of a number."""

from __future__ import annotations

import re

import pytest

from huizhou_qa.analysis import cohort_results, compare, readings_report
from huizhou_qa.sheets import evaluation_report
from support.every_face import FACES, SCHEME, SLOW, cohort, composites, open_unit, prevailing, result
from support.faces import rows, stripped

VETOED = "D 否决 丁-1：否决前A级"


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
        assert "待定 己-1" in by_unit["己区"][2]
    scored = {row[1]: row[2] for row in rows(cohort_results(cohort()).to_html("en"), 5)}
    assert (scored["己区"], scored["丁区"]) == ("A pending 己-1", "D vetoed 丁-1: A before the veto")


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
    found = re.findall(r"<tr( class=\"soft\")?><td class=\"id\">([0-9.]+)</td>", result().to_html())
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
