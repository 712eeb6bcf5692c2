"""The sheet of a year's results: every figure re-added from the evidence alone, and nothing breaks out of it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import ROUND_DOWN, localcontext
from fractions import Fraction

import pytest
from attrs import evolve

from engine.test_district import FACTS, MARKS, incident
from huizhou_qa import Cohort, Evidence, EvidenceError, assess_cohort, get_scheme
from huizhou_qa.analysis import CohortResults, cohort_results
from huizhou_qa.composite import CompositeCohort, composite_cohort
from huizhou_qa.onsite import assess_on_site
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scorers import CappedCount, events
from huizhou_qa.sheets import CohortSheet, cohort_sheet
from support import bundled, district, oracle
from support import cohort_by_hand as by_hand
from support.each_day import deep

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
UNITS = by_hand.bundled()
ATTACK = '=HYPERLINK("http://x")|<script>*_`[a](b)`\r\n</td>'
# A name has no line break.
NAMED = ATTACK.replace("\r\n", "  ")


def cohort_of(units: Sequence[by_hand.Plain], **readings: str) -> Cohort:
    return assess_cohort(get_scheme("huizhou", 2017, readings), [Evidence.from_dict(unit) for unit in units])


def joined(cohort: Cohort, choice: str = "weighted", weight: str | None = "0.3") -> CompositeCohort:
    on_site = {
        unit: assess_on_site(cohort.scheme, by_hand.ratings(at), unit=unit) for at, unit in enumerate(cohort.results)
    }
    return composite_cohort(cohort, on_site, choice=choice, on_site_weight=weight)


ANNEX_1 = bundled.listed()
WEIGHTED = bundled.listed_joined("0.3")
VERIFIED = bundled.listed_joined(None)
LINES = by_hand.scored(UNITS)
RATED = by_hand.rated_by_unit(UNITS)
WEIGHTED_LINES = by_hand.scored(UNITS, Fraction("0.3"), RATED)
CASES = [(ANNEX_1, LINES), (WEIGHTED, WEIGHTED_LINES), (VERIFIED, by_hand.scored(UNITS, rated=RATED))]
NAMES = ["annex 1", "weighted", "verify only"]
# What the grade of 己区 may be once its incident takes 10 points or vetoes, or comes to nothing.
MAY_BE = {"A": "A级、B级、D级", "B": "B级、C级、D级"}


def cells(sheet: CohortSheet) -> list[list[str]]:
    return list(csv.reader(sheet.to_csv().splitlines(keepends=True)))


def told(lost: dict[str, Fraction]) -> str:
    named = ((f"第{id_}款{SCHEME.clauses[id_].name}", points) for id_, points in by_hand.most_lost(lost))
    return "；".join(f"{name}−{by_hand.written(points)}" for name, points in named)


@pytest.mark.parametrize(("results", "lines"), CASES, ids=NAMES)
def test_every_row_is_what_the_evidence_alone_gives(results: CohortResults, lines: list[by_hand.Unit]) -> None:
    _, *rows, _ = cells(cohort_sheet(results))
    for row, one in zip(rows, lines, strict=True):
        headings = [by_hand.written(one.headings[name]) for name in by_hand.HEADINGS]
        taken = by_hand.written(one.taken)
        waiting = f"暂定（待定事件1件，定论后等级可能为{MAY_BE[results.cohort.results['己区'].grade]}）"
        said = {"己区": waiting, "丁区": "有否决事件，否决前A级，得分不变"}.get(one.name, "")
        assert row == [str(one.place), one.name, one.grade, *one.scores, taken, *headings, told(one.lost), said]


@pytest.mark.parametrize(("results", "lines"), CASES, ids=NAMES)
def test_the_last_row_is_the_exact_means_over_all_units(results: CohortResults, lines: list[by_hand.Unit]) -> None:
    *_, last = cells(cohort_sheet(results))
    scores = [[one.total for one in lines]]
    if lines[0].on_site is not None:
        scores += [[one.annex_1 for one in lines], [one.on_site or Fraction(0) for one in lines]]
    figures = [*scores, [one.taken for one in lines]]
    figures += [[one.headings[name] for one in lines] for name in by_hand.HEADINGS]
    means = [by_hand.written(by_hand.mean(column)) for column in figures]
    lost = f"各单位合计：{told(by_hand.lost_together(lines))}"
    # How they are scored stands in the remarks, once.
    assert last == ["", "全市平均", "", *means, lost, ""]


@pytest.mark.parametrize(("results", "lines"), CASES, ids=NAMES)
def test_headings_and_deductions_of_a_row_add_up_to_its_annex_1_score(
    results: CohortResults, lines: list[by_hand.Unit]
) -> None:
    sheet = cohort_sheet(results)
    for row in sheet.rows[: len(lines)]:
        of = dict(zip(sheet.columns, row, strict=True))
        assert Fraction(of["附件1得分"]) == sum(Fraction(of[name]) for name in ("质量目标", "质量措施", "扣分"))


LAST = ("失分较多的款", "说明")


def test_columns_are_the_scores_and_the_headings_of_the_scheme() -> None:
    headings = by_hand.HEADINGS
    assert cohort_sheet(ANNEX_1).columns == ("名次", "单位", "等级", "附件1得分", "扣分", *headings, *LAST)
    scores = ("综合考核得分", "附件1得分", "实地核查得分")
    assert cohort_sheet(WEIGHTED).columns == ("名次", "单位", "等级", *scores, "扣分", *headings, *LAST)


def test_a_result_without_the_on_site_check_is_never_called_composite() -> None:
    told = cohort_sheet(ANNEX_1).to_markdown()
    assert "综合考核" not in told
    assert "得分为附件1得分，满分100分；实地核查得分不在其内。" in told


@pytest.mark.parametrize(
    ("results", "said", "deducted"),
    [
        (ANNEX_1, "得分为附件1得分，满分100分；实地核查得分不在其内。", "扣分已计入附件1得分。"),
        (VERIFIED, "实地核查只作核实，以附件1得分计", "扣分已计入附件1得分。"),
        (WEIGHTED, "附件1得分占70%，实地核查得分占30%。", "扣分已计入附件1得分，随其按权重计。"),
    ],
    ids=NAMES,
)
def test_remarks_name_the_score_the_choice_and_how_deductions_stand(
    results: CohortResults, said: str, deducted: str
) -> None:
    first, second, *_ = cohort_sheet(results).remarks
    assert said in first
    assert ("实施方案未规定两项得分如何合成" in first) == (results is not ANNEX_1)
    assert second == deducted


def test_rows_name_vetoed_units_with_the_grade_before_and_pending_incidents_without_their_ids() -> None:
    said = {row[1]: row[-1] for row in cohort_sheet(ANNEX_1).rows}
    assert said["丁区"] == "有否决事件，否决前A级，得分不变"
    assert said["己区"] == "暂定（待定事件1件，定论后等级可能为A级、B级、D级）"
    assert said["甲区"] == ""
    assert "己-1" not in cohort_sheet(ANNEX_1).to_html()


@pytest.mark.parametrize("results", [WEIGHTED, deep(VERIFIED)], ids=NAMES[1:])
def test_the_grade_under_every_other_choice_is_shown_where_it_differs(results: CohortResults) -> None:
    remarks = cohort_sheet(results).remarks
    weighed = {
        percent: {one.name: one.grade for one in by_hand.scored(UNITS, Fraction(percent, 100), RATED)}
        for percent in range(101)
    }
    for line in LINES:
        said = [one for one in remarks if one.startswith(f"{line.name}：附件1得分单独计为")]
        grades = [weighed[percent][line.name] for percent in range(101)]
        if len({line.grade, *grades}) == 1:
            assert said == []
            continue
        runs = []
        for grade in dict.fromkeys(grades):
            first, last = grades.index(grade), 100 - grades[::-1].index(grade)
            runs.append(f"{last}%为{grade}级" if first == last else f"{first}–{last}%为{grade}级")
        assert said == [f"{line.name}：附件1得分单独计为{line.grade}级；实地核查权重{'，'.join(runs)}（按整百分数）。"]


def test_a_run_of_one_percent_is_written_once_and_where_no_grade_depends_it_is_said() -> None:
    units = by_hand.bundled()
    # 92.10 less 2.10: any weight of the lower on-site score takes it below the line of 90.
    by_hand.section(units[1], "marks").update({"35": "0", "14": "0.9"})
    told = cohort_sheet(cohort_results(joined(cohort_of(units)))).remarks
    runs = "0%为A级，1–62%为B级，63–100%为C级"
    assert f"乙县：附件1得分单独计为A级；实地核查权重{runs}（按整百分数）。" in told
    # 98.70 and 94 are above the line of 90 however they are joined, 66.79 and 74 below that of 80.
    told = cohort_sheet(cohort_results(joined(cohort_of([units[0], units[4]])))).remarks
    assert told[-1] == "各单位的等级不因合成方式和权重而变（权重按整百分数计）。"


def test_what_keeps_a_total_from_the_sum_of_its_headings_is_told() -> None:
    units = by_hand.bundled()
    first, worst = units[0], units[2]
    listed = by_hand.incidents_of(worst)
    by_hand.section(first, "marks")["31"] = {"nothing": "全年无事故"}
    first["rulings"] = {"31": {"treatment": "rescale", "by": "市质量强市办", "why": "无事故"}}
    worst["incidents"] = [listed[0] | {"id": f"丙-{number}"} for number in range(8)]
    results = cohort_results(cohort_of(units))
    sheet = cohort_sheet(results)
    said = {row[1]: row[-1] for row in sheet.rows}
    assert said["丙县"] == "扣分后−9.88分，附件1得分计0分"
    rescaled = said["甲区"]
    assert rescaled.startswith("缺项31（共2分）不计")
    row = next(dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows if row[1] == "甲区")
    added = Fraction(rescaled.split("折算增加")[1].removesuffix("分"))
    assert Fraction(row["附件1得分"]) == Fraction(row["质量目标"]) + Fraction(row["质量措施"]) + added


def test_preliminary_facts_and_other_readings_are_told() -> None:
    units = by_hand.bundled()
    by_hand.section(units[0], "facts")["pm25_annual_mean"] = {"value": "28", "status": "preliminary"}
    sheet = cohort_sheet(cohort_results(cohort_of(units, overdue_centres="per_centre")))
    assert {row[1]: row[-1] for row in sheet.rows}["甲区"] == "暂定（初步数1项）"
    assert (
        "采用的口径：有多个超期未建成的中心（站）时扣几分：每个扣1分，本项扣完为止（overdue_centres＝per_centre）"
        in sheet.remarks
    )


def test_a_scale_of_the_on_site_check_other_than_the_default_is_told() -> None:
    cohort = cohort_of(UNITS)
    on_site = {unit: assess_on_site(SCHEME, by_hand.ratings(1), unit=unit, scale="literal") for unit in cohort.results}
    results = cohort_results(composite_cohort(cohort, on_site, choice="weighted", on_site_weight="0.3"))
    (told,) = [one for one in cohort_sheet(results).remarks if one.startswith("采用的口径")]
    assert told.endswith("（onsite_scale＝literal）")


def test_where_incidents_may_add_the_column_and_the_remark_say_so() -> None:
    award = Adjustment("嘉奖", "嘉奖", CappedCount(((events("accident", "嘉奖"), 20),), 40))
    scheme = evolve(district.scheme(), adjustments=(award,))
    given = {"unit": "甲街道", "facts": FACTS, "marks": MARKS, "incidents": [incident("a")]}
    sheet = cohort_sheet(cohort_results(assess_cohort(scheme, [Evidence.from_dict(given)])))
    assert dict(zip(sheet.columns, sheet.rows[0], strict=True))["加减分"] == "20.0"
    assert "加减分已计入考核得分。" in sheet.remarks


def test_a_sheet_without_losses_leaves_their_column_empty() -> None:
    assert {row[-2] for row in cohort_sheet(cohort_results(ANNEX_1.cohort, losses=0)).rows} == {""}


def test_a_scheme_with_other_headings_grades_and_no_on_site_check_has_its_sheet() -> None:
    given = {"unit": "甲街道", "facts": FACTS, "marks": MARKS, "incidents": [incident("a", recognised_by="state")]}
    cohort = assess_cohort(
        district.scheme(), [Evidence.from_dict(given), Evidence.from_dict(given | {"unit": "乙街道"})]
    )
    sheet = cohort_sheet(cohort_results(cohort))
    assert sheet.title == "甲乙新区2030年度考核结果汇总表"
    assert sheet.columns[3:-2] == ("考核得分", "扣分", "基本", "环境", "经济", "加分")
    assert sheet.remarks[0] == "得分为考核得分，满分55分。"
    assert [row[0] for row in sheet.rows] == ["1", "1", ""]
    assert sheet.rows[-1][1] == "平均"
    assert [row[2] for row in sheet.rows] == ["差", "差", ""]


def test_an_on_site_score_of_other_full_marks_is_said_to_be_scaled() -> None:
    assert SCHEME.on_site is not None
    briefing, _ = SCHEME.on_site.tables
    scheme = evolve(SCHEME, on_site=evolve(SCHEME.on_site, tables=(briefing,)))
    cohort = assess_cohort(scheme, [Evidence.from_dict(unit) for unit in UNITS])
    points = {id_: rating for id_, rating in by_hand.ratings(1).items() if id_.startswith("briefing")}
    on_site = {unit: assess_on_site(scheme, points, unit=unit) for unit in cohort.results}
    third = Fraction(1, 3)
    results = cohort_results(composite_cohort(cohort, on_site, choice="weighted", on_site_weight=third))
    assert "实地核查得分占约33.333333%（满分70分，按100分折算）。" in cohort_sheet(results).remarks[0]


def test_no_units_name_breaks_out_of_any_form() -> None:
    units = by_hand.bundled()
    units[0]["unit"] = NAMED
    sheet = cohort_sheet(cohort_results(joined(cohort_of(units))))
    assert "<script>" not in sheet.to_html() + sheet.to_markdown()
    lines = [line for line in sheet.to_markdown().splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in lines} == {len(sheet.columns) + 1}
    rows = cells(sheet)
    assert {len(row) for row in rows} == {len(sheet.columns)}
    assert "'" + NAMED in [row[1] for row in rows]


def test_forms_are_the_same_on_every_call_and_under_any_decimal_context() -> None:
    sheet = cohort_sheet(WEIGHTED)
    forms = [sheet.to_csv(), sheet.to_html(), sheet.to_markdown()]
    with localcontext(prec=1, rounding=ROUND_DOWN):
        again = cohort_sheet(WEIGHTED)
        assert [again.to_csv(), again.to_html(), again.to_markdown()] == forms
    assert sheet == again
    assert "size: A4 landscape" in sheet.to_html()
    assert sheet._repr_html_() in sheet.to_html()


@pytest.mark.parametrize("given", [None, ANNEX_1.cohort, "结果"])
def test_what_is_no_results_is_refused(given: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        cohort_sheet(given)  # type: ignore[arg-type]
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("", "wrong_type")]


def test_the_hand_worked_lines_come_from_the_plain_second_reading() -> None:
    assert set(by_hand.MARKS_OF_CLAUSES) == set(
        oracle.expected({**UNITS[0], "averages": dict.fromkeys(by_hand.AVERAGED, "5")}).written
    )
    assert sum(by_hand.MARKS_OF_CLAUSES.values()) == 100


@pytest.mark.parametrize("results", [ANNEX_1, WEIGHTED], ids=NAMES[:2])
def test_columns_are_as_wide_as_what_stands_in_them(results: CohortResults) -> None:
    layout, columns = cohort_sheet(results).layout, cohort_sheet(results).columns
    scores = 3 if results is WEIGHTED else 1
    assert layout.widths == (7, 12, 7, *[12] * scores, 10, *[11] * (len(columns) - scores - 6), 40, 24)
    assert (layout.named_by, layout.merged, layout.page, layout.font) == (2, 0, "landscape", 8)


def test_what_is_no_results_is_refused_in_both_languages() -> None:
    with pytest.raises(EvidenceError) as caught:
        cohort_sheet(None)  # type: ignore[arg-type] # the point
    (fault,) = caught.value.faults
    assert fault.zh == "空（null）不是汇总结果，请用cohort_results得出"
    assert fault.en == "None is not results; get them with cohort_results"
    assert (caught.value.zh, caught.value.en) == ("不能制表", "the paper cannot be made")


def test_everything_that_a_row_must_tell_stands_in_it_one_after_the_other() -> None:
    units = by_hand.bundled()
    vetoed = by_hand.incidents_of(units[3])
    units[3]["incidents"] = [*vetoed, vetoed[0] | {"id": "丁-2", "status": "pending"}]
    said = {row[1]: row[-1] for row in cohort_sheet(cohort_results(cohort_of(units))).rows}
    assert said["丁区"] == "暂定（待定事件1件，定论后等级可能为D级）；有否决事件，否决前A级，得分不变"


@pytest.mark.parametrize("points", ["0.5", "1"])
def test_however_little_incidents_may_add_the_column_says_so(points: str) -> None:
    award = Adjustment("嘉奖", "嘉奖", CappedCount(((events("accident", "嘉奖"), points),), points))
    scheme = evolve(district.scheme(), adjustments=(award,))
    given = {"unit": "甲街道", "facts": FACTS, "marks": MARKS, "incidents": [incident("a")]}
    assert "加减分" in cohort_sheet(cohort_results(assess_cohort(scheme, [Evidence.from_dict(given)]))).columns
