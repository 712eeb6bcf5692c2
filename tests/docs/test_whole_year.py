"""The made-up year, walked again by hand: every figure of both notices from the plain evidence alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from decimal import Decimal
from fractions import Fraction
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from docs.test_scripts import ROOT, script
from huizhou_qa import EvidenceError, assess, history
from huizhou_qa.analysis import cohort_results
from huizhou_qa.sheets import notice
from sheets.test_notice import NUMBER, expected_numbers
from support import cohort_by_hand as by_hand

pytestmark = pytest.mark.usefixtures("verified_once")

LATER = json.loads((ROOT / "docs/data/year-2017.json").read_text("utf-8"), parse_float=Decimal)
WEIGHT = Fraction(LATER["composite"]["on_site_weight"])


def lines(*, corrected: bool) -> list[by_hand.Unit]:
    """Every unit's line by hand: before, or after the objections that were upheld."""
    units = by_hand.verified(by_hand.bundled(), LATER["statements"])
    for objection in LATER["objections"] if corrected else ():
        if objection["upheld"]:
            (unit,) = [one for one in units if one["unit"] == objection["unit"]]
            by_hand.lay_over(unit, objection["changes"])
    return by_hand.scored(units, WEIGHT, LATER["on_site"])


@cache
def printed() -> str:
    told = StringIO()
    with redirect_stdout(told):
        assert script("whole_year").main([]) == 0
    return told.getvalue()


def test_every_figure_of_both_published_notices_follows_from_the_evidence_alone() -> None:
    _, first, between, second = re.split(r"四、通报\n|五、申诉\n|六、更正后的通报\n", printed())
    weight = str(WEIGHT)
    assert weight == "1/5"
    assert NUMBER.findall(first) == list(expected_numbers(lines(corrected=False), weight, ("2018", "3", "1")))
    days = ("2018", "3", "20", "2018", "3", "1")
    assert NUMBER.findall(second) == list(expected_numbers(lines(corrected=True), weight, days))
    assert "乙县对甲区的结果提出申诉：成立" in between
    assert "丁区对丁区的结果提出申诉：不成立" in between


def test_the_objection_that_is_upheld_changes_the_place_of_two_units_that_it_does_not_name() -> None:
    before, after = ({one.name: one for one in lines(corrected=corrected)} for corrected in (False, True))
    moved = {
        name: (one.place, one.grade, after[name].place, after[name].grade)
        for name, one in before.items()
        if one.place != after[name].place
    }
    assert moved == {"乙县": (3, "B", 2, "A"), "己区": (2, "B", 3, "B")}
    assert before["甲区"] == after["甲区"]._replace(clauses=before["甲区"].clauses)
    told = printed()
    for name in ("乙县", "己区", "丙县"):
        old, new = before[name], after[name]
        line = (
            f"   {name} 第{old.place}名 {old.grade} {by_hand.written(old.total)}"
            f" → 第{new.place}名 {new.grade} {by_hand.written(new.total)}"
        )
        assert line in told
    assert "   全市平均国家级和省级质量激励项目数：72/7 → 70/7" in told
    assert "   己区 第3名 A 91.10 → 第3名 A 91.10（待定事件已有定论）" in told
    assert told.count("名次变化") == 1
    assert "实地核查得分所选权重20%；" in told


def test_every_stage_leaves_what_can_be_verified_and_scored_again() -> None:
    module = script("whole_year")
    year = module.walk(module.self_assessments(LATER), LATER)
    for cohort in (year.self_assessed, year.verified, year.composites, year.after):
        cohort.verify()
    first, second = history(year.amended["甲区"])
    assert first == year.prevailing["甲区"].evidence
    averages = year.verified.results["甲区"].evidence.averages
    assert [link.values["/facts/quality_incentive_projects"] for link in (first, second)] == [19, 17]
    assert dict(averages) == dict(year.composites.cohort.averages)
    assert assess(module.SCHEME, year.verified.results["甲区"].evidence).total == Decimal("97.90")


def test_what_is_self_assessed_cannot_be_notified_while_an_incident_is_pending() -> None:
    module = script("whole_year")
    year = module.walk(module.self_assessments(LATER), LATER)
    with pytest.raises(EvidenceError) as caught:
        notice(cohort_results(year.self_assessed))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/results/己区/incidents", "provisional")]
    assert notice(cohort_results(year.verified)).columns[2] == "附件1得分"


def test_the_papers_are_written_where_they_are_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "papers"
    assert script("whole_year").main([str(folder)]) == 0
    assert "六、更正后的通报" in capsys.readouterr().out
    papers = {file.name: file.read_text("utf-8-sig") for file in folder.iterdir()}
    assert len(papers) == 4 + 4 + 7 + 1
    assert "（更正）" in papers["corrected-notice.html"]
    assert papers["results.csv"].startswith("名次,单位,等级,综合考核得分,附件1得分,实地核查得分,")
    assert "市质量强市办文审组：两场活动未见佐证" in papers["comparison-1.html"]
    assert "两份结果逐款一致" in papers["comparison-2.html"]


@pytest.mark.deep
def test_the_year_and_its_papers_are_told_in_english_with_the_same_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script("whole_year").main([str(tmp_path), "--language", "en"]) == 0
    in_english = capsys.readouterr().out
    assert re.findall(r"\d+\.\d\d", in_english) == re.findall(r"\d+\.\d\d", printed())
    assert "city average of the number of quality incentive projects: 72/7 → 70/7" in in_english
    # What was given stays as it was given: names, reasons, and the source that a paper cites.
    given = {*texts_in(LATER), *texts_in(by_hand.bundled()), *re.findall(r"source: .*?\)\.", in_english)}
    for one in sorted(given, key=len, reverse=True):
        in_english = in_english.replace(one, "")
    assert set(re.findall("[一-鿿]+", in_english)) <= {"人民政府"}
    report = (tmp_path / "report.html").read_text("utf-8")
    assert '<html lang="en">' in report
    assert "Report on the comprehensive assessment" in report


def texts_in(value: object) -> Iterator[str]:
    """Every text in plain data, keys included."""
    if isinstance(value, dict):
        yield from value
        yield from texts_in([*value.values()])
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one)
    elif isinstance(value, str) and value:
        yield value


def test_a_year_that_is_refused_says_why(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    module = script("whole_year")
    monkeypatch.setattr(module, "self_assessments", lambda _later: [])
    assert module.main([]) == 1
    assert "没有单位，至少要有一个 · there is no member" in capsys.readouterr().err
