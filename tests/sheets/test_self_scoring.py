"""The self-scoring sheet as a form: its arrangement, its sums, and that no text can break out of it."""

from __future__ import annotations

import csv
import json
import re
from decimal import ROUND_DOWN, Decimal, localcontext
from fractions import Fraction
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from engine.test_district import evidence as of_the_district
from huizhou_qa import Assessment, Evidence, EvidenceError, assess, assess_cohort, get_scheme
from huizhou_qa.errors import Wording
from huizhou_qa.evidence.records import Known
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.results import ClauseResult
from huizhou_qa.numbers.exact import plain
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.agreements import agreement
from huizhou_qa.rules import Arithmetic, Measure, Straight, Within
from huizhou_qa.rules.arithmetic import N, T
from huizhou_qa.rules.derived import scaled, share, total
from huizhou_qa.scheme.marks.clauses import Caution
from huizhou_qa.scheme.marks.rounding import Rounding, Way
from huizhou_qa.scheme.marks.tree import Heading
from huizhou_qa.scheme.steps.vetoes import LowersGrade
from huizhou_qa.scorers import (
    Awarded,
    Band,
    Gated,
    LinearDeduction,
    NodeRule,
    SumOf,
    count,
    mark,
    on_curve,
    percent,
    quantity,
    signed,
    truth,
)
from huizhou_qa.sheets import SelfScoringSheet, blank_self_scoring_sheet, self_scoring_sheet
from huizhou_qa.sheets.criteria import criterion
from huizhou_qa.sheets.grounds import grounds
from huizhou_qa.sheets.incidents import effect
from huizhou_qa.sheets.rendering import PLAIN_NUMBER, harmless, markdown, shown
from huizhou_qa.testing import evidence_strategy
from support.district import scheme as district
from support.totals import raw_total

pytestmark = pytest.mark.usefixtures("verified_once")

COHORT = Path(__file__).parents[2] / "docs" / "data" / "cohort-2017.json"
SCHEME = get_scheme("huizhou", 2017)
DISTRICT = district()


def bundled() -> list[Evidence]:
    units = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"]
    return [Evidence.from_dict(unit) for unit in units]


RESULTS = list(assess_cohort(SCHEME, bundled()).results.values())
NAMES = [one.unit for one in RESULTS]


def as_printed(cell: str) -> str:
    """A cell as papers show it: a figure below zero has the minus sign of sentences."""
    return f"−{cell[1:]}" if re.fullmatch(r"-[0-9.]+", cell) else cell


class Table(HTMLParser):
    """The cells of a table, merged ones repeated where they reach, as a person reads the paper."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[dict[int, str]] = []
        self.spans: dict[int, tuple[int, str]] = {}
        self.cell: list[str] | None = None
        self.span = 1
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append({})
            for column, (left, cell) in list(self.spans.items()):
                self.rows[-1][column] = cell
                self.spans[column] = (left - 1, cell)
                if left == 1:
                    del self.spans[column]
        if tag in {"td", "th"}:
            self.cell, self.span = [], int(dict(attrs).get("rowspan") or 1)

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"} and self.cell is not None:
            column = next(at for at in range(99) if at not in self.rows[-1])
            self.rows[-1][column] = "".join(self.cell)
            if self.span > 1:
                self.spans[column] = (self.span - 1, "".join(self.cell))
            self.cell = None


def cells(sheet: SelfScoringSheet) -> list[list[str]]:
    """The rows as CSV gives them back, the heading left out."""
    return list(csv.reader(sheet.to_csv().splitlines(keepends=True)))[1:]


@pytest.mark.parametrize("result", RESULTS, ids=NAMES)
def test_the_scores_on_the_paper_add_up_to_the_total(result: Assessment) -> None:
    *lines, total = cells(self_scoring_sheet(result))
    added = sum((Fraction(line[5]) for line in lines if line[5]), Fraction(0))
    assert added == Fraction(raw_total(result))
    assert total[0] == "总分"
    assert Fraction(total[5]) == max(added, Fraction(0)) == Fraction(result.total)


@pytest.mark.parametrize("result", RESULTS, ids=NAMES)
def test_markdown_and_html_show_the_same_figures_as_csv(result: Assessment) -> None:
    sheet = self_scoring_sheet(result)
    told = [[as_printed(cell) for cell in row] for row in cells(sheet)]
    plain_rows = [line.strip("| ").split(" | ") for line in sheet.to_markdown().splitlines() if line.startswith("|")]
    assert [row[-2:] for row in plain_rows[2:]] == [row[-2:] for row in told]
    table = Table(sheet.to_html())
    assert [[row[column] for column in range(7)] for row in table.rows[1:]] == [
        [as_printed(cell) for cell in row] for row in sheet.rows
    ]


def test_marks_stand_once_on_the_paper_and_add_up_to_a_hundred() -> None:
    told = cells(self_scoring_sheet(RESULTS[0]))
    assert sum(Fraction(row[3]) for row in told[:-1] if row[3]) == 100 == Fraction(told[-1][3])


def test_the_columns_are_those_of_the_form() -> None:
    sheet = self_scoring_sheet(RESULTS[0])
    printed = ("考核内容", "考核指标", "考核要点", "分值", "评分标准", "自评得分", "评分依据（注明得分、扣分情况）")
    assert sheet.columns == printed
    assert sheet.to_csv().splitlines()[0] == ",".join(printed)


def test_items_1_to_13_stand_in_the_key_points_and_14_to_43_under_theirs() -> None:
    rows = self_scoring_sheet(RESULTS[0]).rows
    by_point = {row.key_point: row for row in reversed(rows)}
    assert by_point["11．水环境质量"][:4] == ("质量目标（56分）", "环境质量（12分）", "11．水环境质量", "6")
    assert by_point["11．水环境质量"].criterion.startswith("11.1 ")
    assert by_point["质量诚信建设"][:5] == (
        "质量措施（44分）",
        "质量安全（29分）",
        "质量诚信建设",
        "2",
        "42．市场主体信用记录与标准自我声明（1分）",
    )
    assert [row.key_point for row in rows if row.content.startswith("质量目标")][::-1][0].startswith("13．")
    judged = [row.criterion.split("．")[0] for row in rows if row.content.startswith("质量措施")]
    assert judged == [str(number) for number in range(14, 44)]
    assert [row.content for row in rows[-3:]] == ["否决项", "扣分项", "总分"]


def test_html_merges_headings_within_a_block_that_no_page_break_divides_and_repeats_them_in_the_next() -> None:
    sheet = self_scoring_sheet(RESULTS[0])
    html = sheet.to_html()
    blocks = html.split('<tbody class="together">')[1:]
    groups = [list(rows) for _, rows in groupby(sheet.rows, key=lambda row: row[:4])]
    assert len(blocks) == len(groups)
    for block, rows in zip(blocks, groups, strict=True):
        for cell in rows[0][:4]:
            assert f'<td class="heading" rowspan="{len(rows)}">{cell}</td>' in block
        assert block.count("<tr>") == len(rows)
        assert block.count("rowspan") == 4
    assert '<td class="heading" rowspan="4">11．水环境质量</td><td class="heading" rowspan="4">6</td>' in html
    assert html.count("质量诚信建设") == 1
    assert re.search(r"tr, tbody\.together \{ break-inside: avoid; \}", html)
    assert "thead { display: table-header-group; }" in html


def test_html_needs_no_other_file_and_prints_on_a4_across() -> None:
    html = self_scoring_sheet(RESULTS[0]).to_html()
    assert not Table(html).tags & {"script", "link", "img", "iframe"}
    assert "url(" not in html
    assert "size: A4 landscape" in html
    assert "Noto Serif CJK SC" in html
    assert '<meta charset="utf-8">' in html


def test_an_item_that_stops_at_zero_has_a_row_that_says_so() -> None:
    per_centre = get_scheme("huizhou", 2017, readings={"overdue_centres": "per_centre"})
    given = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"][0]
    given["facts"]["overdue_inspection_centres"] = 9
    given["averages"] = {"quality_infrastructure_index": 20, "quality_incentive_projects": 10}
    result = assess(per_centre, Evidence.from_dict(given))
    sheet = self_scoring_sheet(result)
    (row,) = [row for row in sheet.rows if row.criterion == "质量技术基础建设情况合计低于0分的，计0分"]
    assert (row.score, row.basis) == ("5.00", "各款合计−5分")
    assert sum(Fraction(row.score) for row in sheet.rows[:-1] if row.score) == Fraction(raw_total(result))
    assert (
        sheet.remarks[1]
        == "采用的口径：有多个超期未建成的中心（站）时扣几分：每个扣1分，本项扣完为止（overdue_centres＝per_centre）"
    )


def test_official_wording_takes_the_place_of_ours_by_clause_item_veto_and_deduction() -> None:
    texts = {"1.1": "国抽的官方表述", "2": "农产品的官方表述", "20": "投诉", "否决项": "否决表述", "扣分项": "扣分表述"}
    rows = self_scoring_sheet(RESULTS[0], texts).rows
    told = [row.criterion for row in rows]
    assert told[0] == "国抽的官方表述"
    assert told[4:7] == ["农产品的官方表述"] * 3
    assert told[1].startswith("1.2 ")
    assert [told[list(RESULTS[0].clauses).index("20")], *told[-3:-1]] == ["投诉", "否决表述", "扣分表述"]


VETO = (
    "发生在考核年度内，因产品质量问题，造成严重财产损失或人身伤害，"
    "国务院（或其授权部门）认定、特别重大、判定为系统性、区域性"
)
DEDUCTION = (
    "发生在考核年度内，因产品质量问题，造成严重财产损失或人身伤害，不属于否决项，"
    "国务院（或其授权部门）认定或省政府（或其授权部门）认定、重大或特别重大、判定为系统性、区域性；或"
)


@pytest.mark.parametrize(
    ("reading", "last"),
    [("independent", "其余事件"), ("needs_finding", "国务院（或其授权部门）认定或省政府（或其授权部门）认定")],
)
@pytest.mark.parametrize("result", RESULTS, ids=NAMES)
def test_the_rows_of_veto_and_deduction_say_which_incidents_they_are_about(
    result: Assessment, reading: str, last: str
) -> None:
    scheme = get_scheme("huizhou", 2017, readings={"incident_class_b": reading})
    veto, deducted, _ = self_scoring_sheet(assess(scheme, result.evidence)).rows[-3:]
    assert veto[:5] == ("否决项", "考核结果一律为D级", "", "", VETO)
    assert deducted[:5] == ("扣分项", "扣分事件：0件不扣分；1件（含）以上，每1件扣10分", "", "", DEDUCTION + last)


def test_the_rows_of_veto_and_deduction_follow_the_schemes_own_table() -> None:
    rows = self_scoring_sheet(assess(DISTRICT, of_the_district())).rows[-5:-1]
    within = "发生在考核年度内，"
    assert [row[:5] for row in rows] == [
        ("否决项", "优改为良", "", "", f"{within}属一级"),
        ("否决项", "优改为良、良改为中、中改为差", "", "", f"{within}属二级、有系统性或区域性"),
        ("否决项", "考核结果一律为差", "", "", f"{within}联邦定性"),
        (
            "事故",
            "事故：3件（含）以下，每1件扣2分；4件（含）以上按9−5×该数值计分",
            "",
            "",
            f"{within}不属于否决项，其余事件",
        ),
    ]


def test_wording_for_what_the_scheme_does_not_know_is_refused_all_at_once() -> None:
    with pytest.raises(EvidenceError) as caught:
        self_scoring_sheet(RESULTS[0], {"1.9": "…", "44": "…", "2": 5, "3": " "})  # type: ignore[dict-item]
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/texts/1.9", "unknown_clause"),
        ("/texts/44", "unknown_clause"),
        ("/texts/2", "wrong_type"),
        ("/texts/3", "empty"),
    ]
    near, far, no_text, empty = caught.value.faults
    assert near.zh == "方案的评分标准中没有编号'1.9'；最接近的是19"
    assert near.en == "no criterion of the scheme has the id '1.9'; the nearest is 19"
    assert far.params["nearest"] in SCHEME.items
    assert (no_text.zh, no_text.en) == ("评分标准5不是文字，请写成文字", "the wording of a criterion is 5; write text")
    assert empty.en == "the wording is empty; leave it out and ours is used"
    assert (caught.value.zh, caught.value.en) == ("不能制表", "the paper cannot be made")


@pytest.mark.parametrize("wrong", [5, "1.1", ["1.1"]])
def test_what_is_no_wording_by_id_is_refused(wrong: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        self_scoring_sheet(RESULTS[0], wrong)  # type: ignore[arg-type] # the point
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/texts", "wrong_type")]
    assert caught.value.faults[0].en.endswith("holds no wording by clause; give a mapping")


@pytest.mark.parametrize("wrong", [None, 5, "甲区", SCHEME])
def test_what_is_no_assessment_has_no_sheet(wrong: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        self_scoring_sheet(wrong)  # type: ignore[arg-type] # the point
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("", "wrong_type")
    assert fault.zh.endswith("不是考核结果，请用assess得出")
    assert fault.en.endswith("is not an assessment; get one with assess")


def test_every_note_of_a_result_stands_in_the_remarks_in_chinese() -> None:
    given = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"][5]
    given["averages"] = {"quality_infrastructure_index": 20, "quality_incentive_projects": 10}
    given["facts"] |= {
        "good_air_days_rate": "0.97",
        "pm25_annual_mean": {"value": 365, "status": "preliminary"},
        "aquatic_pass_rate": {"nothing": "没有水产品"},
    }
    given["rulings"] = {"2.3": {"treatment": "full", "by": "市质量强市办", "why": "本年度没有养殖"}}
    result = assess(SCHEME, Evidence.from_dict(given))
    codes = {note.code for note in result.notes}
    assert {"looks_like_a_fraction", "outside_usual_range", "preliminary_fact", "ruling", "pending_incident"} <= codes
    sheet = self_scoring_sheet(result)
    for note in result.notes:
        assert len([remark for remark in sheet.remarks if remark.endswith(note.zh)]) == 1
    assert "第11.2款、第11.3款、第11.4款：目标按文本取2016年度" in sheet.remarks
    assert not any(note.en in sheet.to_markdown() for note in result.notes)


def test_a_note_on_a_clause_names_it_by_its_id_whatever_that_holds() -> None:
    (basic, bonuses) = DISTRICT.headings
    (environment, economy) = basic.parts
    assert isinstance(environment, Heading)
    green, *others = environment.items()
    (clause,) = green.clauses
    odd = evolve(clause, id="1/1~", cautions=(Caution("caution", Wording("注意", "mind")),))
    parts = (evolve(environment, parts=(evolve(green, clauses=(odd,)), *others)), economy)
    scheme = evolve(DISTRICT, headings=(evolve(basic, parts=parts), bonuses))
    result = assess(scheme, of_the_district({"green_share": {"value": 40, "status": "preliminary"}}))
    assert [note.path for note in result.notes] == ["/clauses/1~11~0", "/facts/green_share"]
    assert self_scoring_sheet(result).remarks[1:] == ("第1/1~款：注意", result.notes[1].zh)


ATTACK = '=HYPERLINK("http://x")|<script>*_`[a](b)`\r\n</td>'
IN_ONE_LINE = ATTACK.replace("\r\n", "  ")
"""As it may stand where a line break may not: in a name, and in who gave a mark."""


def attacked() -> SelfScoringSheet:
    given = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"][0]
    given["unit"] = IN_ONE_LINE
    given["marks"]["20"] = {"points": "0.5", "by": IN_ONE_LINE, "reason": ATTACK}
    given["averages"] = {"quality_infrastructure_index": 20, "quality_incentive_projects": 10}
    result = assess(SCHEME, Evidence.from_dict(given))
    # Nobody can bring a line break here; the forms do not rely on it.
    object.__setattr__(result.evidence.marks["20"], "by", ATTACK)
    return self_scoring_sheet(result, {"20": ATTACK})


def test_a_line_break_comes_in_by_a_reason_and_not_by_a_name() -> None:
    mark = {"points": "0.5", "by": ATTACK, "reason": ATTACK}
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict({"unit": ATTACK, "marks": {"20": mark}})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/unit", "bad_name"),
        ("/marks/20/by", "bad_name"),
    ]
    with pytest.raises(EvidenceError):
        evolve(bundled()[0], unit=ATTACK)


def test_no_text_of_a_caller_breaks_out_of_html() -> None:
    sheet = attacked()
    table = Table(sheet.to_html())
    assert "script" not in table.tags
    assert len(table.rows) == len(sheet.rows) + 1
    assert any(row[4].startswith("=HYPERLINK") for row in table.rows[1:])


def test_no_text_of_a_caller_breaks_a_markdown_table() -> None:
    lines = [line for line in attacked().to_markdown().splitlines() if line.startswith("|")]
    assert len(lines) == len(attacked().rows) + 2
    assert {line.replace("\\|", "").count("|") for line in lines} == {8}
    assert "<script>" not in attacked().to_markdown()


def test_no_cell_of_the_csv_is_a_formula_and_the_text_comes_back() -> None:
    told = list(csv.reader(attacked().to_csv().splitlines(keepends=True)))
    assert len({len(row) for row in told}) == 1
    assert any(row[4] == "'" + IN_ONE_LINE for row in told)
    cells_of_text = [cell for row in told for cell in row if cell and not PLAIN_NUMBER.fullmatch(cell)]
    assert not [cell for cell in cells_of_text if cell.lstrip()[:1] in "=+-@＝＋－＠"]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", " =1", "＝1", "－1＋2", "\r=1", "\n=1", "-1e5", "\ufeff=1", "\x00=1"],
)
def test_what_a_spreadsheet_would_run_is_made_text(text: str) -> None:
    assert harmless(text) == "'" + shown(text)


def test_what_has_no_place_on_paper_is_shown_as_a_blank_or_a_replacement() -> None:
    assert shown("甲\r\n乙\t丙\u202e丁\x1b戊\ud800己") == "甲  乙 丙\ufffd丁\ufffd戊\ufffd己"


@pytest.mark.parametrize("text", ["-10.00", "0.5", "", "质量", "−10×1＝−10", "20%以上"])
def test_numbers_and_plain_text_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_remarks_are_escaped_too() -> None:
    assert markdown("*", ["a"], [["b"]], ["<i>"]) == "# \\*\n\n| a |\n| --- |\n| b |\n\n- &lt;i&gt;\n"


def test_the_sheet_names_the_annex_and_every_note_where_it_applies() -> None:
    remarks = self_scoring_sheet(RESULTS[NAMES.index("己区")]).remarks
    assert remarks[0] == "本表为附件1得分；实地核查得分不在其内。"
    assert any(remark.startswith("事件己-1：") for remark in remarks)
    assert "第11.2款、第11.3款、第11.4款：目标按文本取2016年度" in remarks


def test_a_notebook_shows_the_table() -> None:
    sheet = self_scoring_sheet(RESULTS[0])
    assert sheet._repr_html_() in sheet.to_html()


def test_nothing_depends_on_the_callers_decimal_context() -> None:
    told = self_scoring_sheet(RESULTS[2]).to_html()
    with localcontext(prec=1, rounding=ROUND_DOWN):
        assert self_scoring_sheet(RESULTS[2]).to_html() == told


@given(st.data())
def test_any_assessment_of_any_scheme_has_a_sheet_that_adds_up(data: st.DataObject) -> None:
    scheme = data.draw(st.sampled_from([SCHEME, DISTRICT]))
    if scheme is SCHEME:
        chosen = {
            one.id: data.draw(st.sampled_from(one.names))
            for one in scheme.chosen_readings.register
            if one.id != "average_over"
        }
        scheme = get_scheme("huizhou", 2017, readings=chosen)
    evidence = data.draw(evidence_strategy(scheme))
    # Where nobody lives, or nothing was made last year, the district's ratios have no number.
    divisors = {name: Known(Fraction(7)) for name in ("residents", "output_last_year") if name in evidence.facts}
    result = assess(scheme, evolve(evidence, facts=FrozenMapping(dict(evidence.facts) | divisors)))
    *lines, total = cells(self_scoring_sheet(result))
    assert sum((Fraction(line[5]) for line in lines if line[5]), Fraction(0)) == Fraction(raw_total(result))
    assert Fraction(total[5]) == Fraction(result.total)
    assert all(line[6] for line in lines)
    assert all(PLAIN_NUMBER.fullmatch(line[5] or "0") for line in [*lines, total])


def test_a_veto_that_lowers_the_grade_is_told_grade_by_grade() -> None:
    assert effect(LowersGrade("veto"), SCHEME).zh == "A级改为B级、B级改为C级、C级改为D级"


@frozen
class Own:
    """A rule of an author's own: a tenth of a share."""

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        return arithmetic.sum([(arithmetic.read(SHARE), Fraction(1, 10))], Fraction(0))


SHARE = percent("share", "达标率")
TWO_PLACES = Rounding(2)
INDEX = signed("index", "指标", "")


def basis(rule: Measure, most: int, **facts: object) -> str:
    """The basis of a clause of its own that earned what it comes to."""
    return basis_of(rule, most, NodeRule(rule).score(facts).points, TWO_PLACES, **facts)


def basis_of(rule: Measure, most: int, points: Fraction, rounding: Rounding, **facts: object) -> str:
    """The basis of a clause of its own that earned these written points."""
    node_rule = NodeRule(rule)
    evidence = Evidence.from_dict({"unit": "甲", "facts": facts})
    result = ClauseResult("1", "一", Decimal(most), rounding.write(points), node_rule.evaluate(evidence.values))
    return grounds(result, node_rule, evidence, rounding).zh


def test_a_rule_of_an_authors_own_has_its_points_told() -> None:
    assert basis(Own(), 10, share=55) == "达标率55%，0.1×55＝5.5，得5.5分，扣4.5分"
    assert criterion(NodeRule(Own())).zh == "达标率：任何数值按0.1×该数值计分"


def test_a_combination_behind_a_gate_tells_the_gate_and_every_part() -> None:
    rule = Gated((Within(SHARE, "{100}"),), 12, SumOf((Band(SHARE, {"[0, 60)": 0, "[60, 100]": 2}), Own())))
    told = "达标率60%，在60%（含）以上档（2分）；达标率60%，0.1×60＝6（6分），得8分，扣4分"
    assert basis(rule, 12, share=60) == told
    assert criterion(NodeRule(rule)).zh == (
        "达标率为100%的，得12分；否则，各部分得分相加：〔达标率：60%（含）以上得2分；不足60%不得分〕；"
        "〔达标率：任何数值按0.1×该数值计分〕"
    )


def test_a_mark_whose_award_is_not_at_hand_is_told_as_its_number() -> None:
    award = NodeRule(Awarded(mark("1", "得分", 2)))
    scored = award.score({}, marks={"1": 1})
    result = ClauseResult("1", "一", Decimal(2), Decimal(1), scored.working)
    assert grounds(result, award, Evidence.from_dict({"unit": "甲"}), TWO_PLACES).zh == "评定1分，得1分，扣1分"


def test_a_quarter_above_one_is_told_without_a_unit() -> None:
    ratio = share(quantity("a", "本年", "吨"), quantity("b", "上年", "吨"))
    rule = LinearDeduction(ratio, full=8, line=1, worse="above", step="0.125", each=1, most=8)
    assert basis(rule, 10, a=125, b=100) == "本年125吨，上年100吨，125÷100＝1.25，比1多0.25，得6分，扣4分"


def test_yes_or_no_earns_its_points() -> None:
    fact = truth("t", "有无方案")
    for rule in (Band(fact, {"{0}": 0, "{1}": 2}), Band(fact, {"[0, 1)": 0, "[1, 1]": 2}), on_curve(fact, Straight(2))):
        assert basis(rule, 10, t=True) == "有无方案：是，得2分，扣8分"
        assert basis(rule, 10, t=False) == "有无方案：否，不得分，扣10分"


def test_counts_of_29_digits_are_told_in_full() -> None:
    long = 12345678901234567890123456789
    cases = count("x", "件数", "件")
    told = basis(Band(cases, {"[0, 1]": 0, "[2, ∞)": 10}), 10, x=long)
    assert told == f"件数{long}件，在2件（含）以上档，得10分（满分）"
    ratio = share(cases, count("y", "总数", "件"))
    told = basis(Band(ratio, {"[0, 1)": 0, "[1, ∞)": 10}), 10, x=long - 1, y=long)
    assert f"{long - 1}÷{long}＝约0.{'9' * 28}" in told
    assert "在不足1档，不得分，扣10分" in told


RATIOS = st.builds(Fraction, st.integers(0, 10**12), st.integers(1, 10**12))
WAYS: tuple[Way, ...] = ("half_up", "half_even", "up", "down")


@given(RATIOS, st.sampled_from([0, 1, 2, 4, 6, 12]), st.sampled_from(WAYS))
def test_what_points_were_rounded_from_rounds_to_them_and_is_called_about_only_where_it_is(
    exact: Fraction, places: int, way: Way
) -> None:
    rounding = Rounding(places, way)
    points = rounding.rounded(exact)
    told = basis_of(on_curve(INDEX, Straight()), 10, points, rounding, index=exact)
    found = re.search("（由(约?)([0-9.]+)舍入）", told)
    if points == exact:
        assert found is None
        return
    assert found is not None
    about, written = found[1] == "约", Fraction(found[2])
    assert written != points
    assert rounding.rounded(written) == points
    assert about == (written != exact)
    assert about == ("/" in plain(exact) or len(plain(exact)) > 40)


def rounded_from(exact: Fraction) -> str:
    """The basis of a clause whose points were rounded from this number, which no evidence could bring."""
    rule = NodeRule(on_curve(INDEX, Straight()))
    working = rule.evaluate(Values({INDEX.path: exact}))
    result = ClauseResult("1", "一", Decimal(10), TWO_PLACES.write(exact), working)
    return grounds(result, rule, Evidence.from_dict({"unit": "甲"}), TWO_PLACES).zh


@pytest.mark.parametrize(
    ("exact", "told"),
    [
        ("1.1999996", "1.1999996"),
        (f"1.{'1' * 38}", f"1.{'1' * 38}"),
        (f"1.{'1' * 39}", "约1.111111"),
        (Fraction(12, 10) - Fraction(1, 3 * 10**9), "约1.1999999997"),
        (Fraction(12, 10) - Fraction(1, 3 * 10**90), "略小于1.2"),
        (Fraction(12, 10) + Fraction(1, 3 * 10**90), "略大于1.2"),
        (Fraction(1, 3), "约0.333333"),
    ],
)
def test_an_exact_number_is_told_in_full_and_no_other_as_the_points_themselves(exact: object, told: str) -> None:
    assert f"（由{told}舍入）" in rounded_from(Fraction(str(exact)))


@pytest.mark.parametrize("members", [160, 1000])
def test_an_average_over_many_members_is_told_whatever_its_denominator(members: int) -> None:
    primes = [one for one in range(2, 9000) if all(one % by for by in range(2, int(one**0.5) + 1))][:members]
    assert len(primes) == members
    mean = sum((Fraction(1, prime**4) for prime in primes), Fraction(0)) / members
    assert mean.denominator.bit_length() > 4000
    assert re.fullmatch("指标：?约0\\.[0-9]+，不得分（由约0\\.[0-9]+舍入），扣10分", rounded_from(mean))


@pytest.mark.parametrize("clause", ["11.2", "11.3"])
def test_what_falls_short_of_its_target_is_a_share_below_one(clause: str) -> None:
    rows = blank_self_scoring_sheet(SCHEME).rows
    (told,) = [row.criterion for row in rows if row.criterion.startswith(f"{clause} ")]
    assert told.endswith("：不足1按1.05×该比例计分")
    assert "1（含）以上" not in told


def test_what_may_pass_its_target_is_told() -> None:
    literal = get_scheme("huizhou", 2017, readings={"inferior_v_ratio": "literal_capped"})
    told = [row.criterion for row in blank_self_scoring_sheet(literal).rows if row.criterion.startswith("11.3 ")]
    assert "：1（含）以上得1.05分；不足1按1.05×该比例计分" in told[0]


def test_what_facts_must_agree_in_counts_only_where_the_rule_reads_all_of_them() -> None:
    one, rest = percent("a", "实际率"), percent("r", "其余率")
    whole = agreement(total(one, rest), Interval.parse("[0, 100]"))
    rule = NodeRule(Band(total(one, rest), {"[0, 100]": 1, "(100, 200]": 2}))
    assert criterion(rule).zh == "实际率＋其余率：超过100得2分；100（含）以下得1分"
    assert criterion(rule, [whole]).zh == "实际率＋其余率：100（含）以下得1分"
    alone = NodeRule(Band(one, {"[0, 50)": 0, "[50, 100]": 1}))
    assert criterion(alone, [whole, agreement(one, Interval.parse("[0, 10]"))]).zh == "实际率：不足50%不得分"


def test_an_agreement_counts_however_its_sum_is_written() -> None:
    one = percent("a", "实际率")
    rule = NodeRule(Band(one, {"[0, 50)": 0, "[50, 100]": 1}))
    for measure in (total(total(one)), total(one, one), scaled(one, 2)):
        assert criterion(rule, [agreement(measure, Interval.parse("[0, 10]"))]).zh == "实际率：不足50%不得分"


def test_a_total_below_zero_is_told_to_stop_there() -> None:
    given = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"][2]
    given["averages"] = {"quality_infrastructure_index": 20, "quality_incentive_projects": 10}
    given["incidents"] = [given["incidents"][0] | {"id": f"丙-{number}"} for number in range(8)]
    result = assess(SCHEME, Evidence.from_dict(given))
    total = self_scoring_sheet(result).rows[-1]
    assert total.score == "0.00"
    assert total.basis.endswith("扣分后−8.88分；总分计0分；等级为D级")


def test_a_rescaled_result_has_a_line_of_its_own() -> None:
    given = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"][0]
    given["averages"] = {"quality_infrastructure_index": 20, "quality_incentive_projects": 10}
    given["marks"]["31"] = {"nothing": "全年无事故"}
    given["rulings"] = {"31": {"treatment": "rescale", "by": "市质量强市办", "why": "无事故"}}
    result = assess(SCHEME, Evidence.from_dict(given))
    assert result.rescaling is not None
    (row,) = [row for row in self_scoring_sheet(result).rows if row.content == "缺项折算"]
    assert row.score == str(result.rescaling.points)
    assert row.criterion == "折算增加的分：其余得分×100÷（100−缺项分值2）−其余得分"
    assert row.basis.startswith("缺项31（共2分）不计，其余")
