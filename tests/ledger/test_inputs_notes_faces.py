"""What a form is made from, what a reader is told, and how values show themselves in a notebook."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve

from huizhou_qa import Evidence, MissingEvidenceError, VerificationError, assess, assess_cohort, get_scheme
from huizhou_qa.codec import evidence_from_json
from huizhou_qa.editions.huizhou.y2017.annex_1.usual import USUAL_PM25
from huizhou_qa.ground.evidence.records import Known
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.ground.markup import table
from huizhou_qa.ledger.cohort import Place
from huizhou_qa.rules import Piece
from support.model_2017 import SCHEME, changed, incident, member, noted

EXEMPT = {str(number) for number in (*range(1, 8), 9, 10, 11)}


def test_every_fact_mark_and_average_has_its_row() -> None:
    rows = SCHEME.inputs
    assert [sum(row.section == section for row in rows) for section in ("facts", "marks", "averages")] == [32, 33, 2]
    assert len({row.path for row in rows}) == len(rows)
    for row in rows:
        assert row.label
        assert row.lead
        assert row.described
        assert row.described_zh
        assert row.clause in SCHEME.clauses
        assert row.proof_needed == (row.clause.split(".")[0] not in EXEMPT)


@pytest.mark.parametrize(
    ("path", "label", "unit", "kind", "range_", "clause", "lead", "proof"),
    [
        ("/facts/pm25_annual_mean", "PM2.5年均浓度", "微克/立方米", "quantity", "[0, ∞)", "10.2", "环保部门", False),
        ("/facts/quality_warnings", "上级质监部门发文质量警示次数", "次", "count", "[0, ∞)", "1.4", "质监部门", False),
        ("/facts/i_to_iv_share", "地表水Ⅰ至Ⅳ类断面比例", "%", "percent", "[0, 100]", "11.3", "环保部门", False),
        ("/marks/11.4", "黑臭水体任务完成得分", "分", "mark", "[0, 1]", "11.4", "住房和城乡规划建设部门", False),
        ("/marks/22", "先进质量管理方法与三品行动得分", "分", "mark", "[0, 2]", "22", "经济和信息化局、质监部门", True),
        (
            "/averages/quality_incentive_projects",
            "全市平均国家级和省级质量激励项目数",
            "个",
            "average",
            "[0, ∞)",
            "13",
            "质监、住房和城乡规划建设、水务、经济和信息化局、检验检疫等部门",
            True,
        ),
    ],
)
def test_a_row_says_all_that_a_form_needs(  # noqa: PLR0913, PLR0917 (a row has that many columns)
    path: str, label: str, unit: str, kind: str, range_: str, clause: str, lead: str, proof: bool
) -> None:
    (row,) = [row for row in SCHEME.inputs if row.path == path]
    said = (row.label, row.unit, row.kind, str(row.range), row.clause, row.lead, row.proof_needed)
    assert said == (label, unit, kind, range_, clause, lead, proof)


@pytest.mark.parametrize(
    "readings",
    [{"agri_products": "joint"}, {"inferior_v_ratio": "complement_i_to_v"}, {"average_over": "without_self"}],
    ids=str,
)
def test_the_rows_are_the_same_under_every_reading(readings: dict[str, str | int]) -> None:
    scheme = get_scheme("huizhou", 2017, readings=readings)
    assert [(row.path, row.clause) for row in scheme.inputs] == [(row.path, row.clause) for row in SCHEME.inputs]
    pairs = [row.pair_needed for row in scheme.inputs if row.section == "averages"]
    assert pairs == [readings == {"average_over": "without_self"}] * 2
    assert [row.label for row in scheme.inputs] == [row.label for row in SCHEME.inputs]


def test_evidence_can_be_made_from_the_rows_alone() -> None:
    given: dict[str, dict[str, object]] = {"facts": {}, "marks": {}, "averages": {}}
    for row in SCHEME.inputs:
        top = row.range.high if row.range.high is not None else 10
        given[row.section][row.name] = True if row.kind == "truth" else top
    given["facts"] |= {"inferior_v_share": 0}
    # Every truth is given as true, so that what is read only where one is not may be left out.
    optional = [row for row in SCHEME.inputs if not row.always_needed]
    assert [row.path for row in optional] == [
        "/facts/i_to_iv_share",
        "/marks/11.4",
        "/averages/quality_incentive_projects",
    ]
    del given["marks"]["11.4"]
    result = assess(SCHEME, Evidence.from_dict({"unit": "甲", "incidents": [], **given}))
    assert result.groups["质量措施"].points == 44


def test_every_result_says_that_the_water_targets_are_those_of_2016() -> None:
    notes = assess(SCHEME, changed()).notes
    assert [note.path for note in notes if note.code == "target_of_2016"] == [
        "/clauses/11.2",
        "/clauses/11.3",
        "/clauses/11.4",
    ]


def test_a_preliminary_fact_is_noted_and_a_final_one_is_not() -> None:
    facts: dict[str, object] = {
        "pm25_annual_mean": {"value": 29, "status": "preliminary", "source": "快报", "as_of": "2017-11-30"},
        "good_air_days_rate": {"value": 95, "status": "final"},
    }
    result = assess(SCHEME, changed(facts))
    assert noted(result) == [("preliminary_fact", "/facts/pm25_annual_mean")]
    result.verify()


def facts_noted(**facts: object) -> list[tuple[str, str]]:
    """The notes of the model unit with these facts; what it was is scored all the same."""
    result = assess(SCHEME, changed(facts))
    result.verify()
    return noted(result)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0, None),
        ("0.0000001", "looks_like_a_fraction"),
        ("0.97", "looks_like_a_fraction"),
        (1, "looks_like_a_fraction"),
        ("1.0", "looks_like_a_fraction"),
        ({"numerator": 1, "denominator": 3}, "looks_like_a_fraction"),
        ({"value": "0.5", "source": "年报"}, "looks_like_a_fraction"),
        ("1.0000001", None),
        (2, None),
        # What is counted cannot have been meant otherwise.
        ({"part": 1, "whole": 200}, None),
        ({"part": 1, "whole": 100}, None),
    ],
)
def test_a_percent_fact_above_0_and_up_to_1_looks_like_a_fraction_unless_it_is_counted(
    value: object, code: str | None
) -> None:
    for name in ("national_sampling_failure_rate", "inferior_v_target"):
        expected = [] if code is None else [(code, f"/facts/{name}")]
        assert facts_noted(**{name: value, "inferior_v_share": 0}) == expected


def test_a_preliminary_fact_is_noted_once_though_its_average_has_the_same_name() -> None:
    preliminary: dict[str, object] = {"quality_incentive_projects": {"value": 10, "status": "preliminary"}}
    assert noted(assess(SCHEME, changed(preliminary))) == [("preliminary_fact", "/facts/quality_incentive_projects")]


def test_only_percent_facts_look_like_fractions() -> None:
    for row in SCHEME.inputs:
        if row.section == "facts" and row.kind == "quantity":
            assert "looks_like_a_fraction" not in [code for code, _ in facts_noted(**{row.name: "0.5"})]
    marks: dict[str, object] = {"14": "0.5"}
    assert noted(assess(SCHEME, changed(marks=marks))) == []


@pytest.mark.parametrize("name", [row.name for row in SCHEME.inputs if row.usual and row.section == "facts"])
def test_a_value_outside_its_usual_range_is_noted_and_scored_like_any_other(name: str) -> None:
    (row,) = [row for row in SCHEME.inputs if row.name == name and row.section == "facts"]
    assert row.usual is not None
    beside = Fraction(1) if row.whole else Fraction(1, 1000)
    low, high = row.usual.range.low, row.usual.range.high
    assert low is not None
    assert high is not None
    noted_: dict[Fraction, list[str]] = {}
    for value in (low - beside, low, low + beside, high - beside, high, high + beside):
        if value in row.range:
            noted_[value] = [code for code, _ in facts_noted(**{name: value}) if code == "outside_usual_range"]
    outside = [value for value, codes in noted_.items() if codes]
    assert outside == [value for value in noted_ if value < low or value > high]
    assert outside


def test_what_is_possible_but_unlikely_is_told_with_the_figure_its_range_and_the_grounds() -> None:
    notes = {
        note.path: note
        for note in assess(SCHEME, changed({"pm25_annual_mean": 365, "vegetable_pass_rate": "0.97"})).notes
    }
    mean = notes["/facts/pm25_annual_mean"]
    assert (mean.code, mean.zh) == (
        "outside_usual_range",
        f"PM2.5年均浓度：365微克/立方米不在通常范围[5, 150]之内（{USUAL_PM25.grounds.zh}），请核对数值和单位",
    )
    assert mean.en.startswith("pm25_annual_mean is 365, outside the usual range [5, 150] (5 is the WHO guideline")
    rate = notes["/facts/vegetable_pass_rate"]
    # One note a value, the more telling one.
    assert (rate.code, rate.zh, rate.en) == (
        "looks_like_a_fraction",
        "蔬菜监测合格率：填的是0.97，即0.97%；如果是指97%，应填97",
        "vegetable_pass_rate is 0.97, which means 0.97 %; if 97 % is meant, write 97",
    )


@pytest.mark.parametrize(
    ("numerator", "denominator", "meant"),
    [(1, 3, (100, 3)), (2, 7, (200, 7)), (10**30 - 11, 10**30 - 1, (f"{10**30 - 11}e2", str(10**30 - 1)))],
)
def test_what_is_meant_by_a_quotient_is_told_as_one_that_is_taken(
    numerator: int, denominator: int, meant: tuple[object, object]
) -> None:
    rate = {"numerator": numerator, "denominator": denominator}
    (note,) = [
        one for one in assess(SCHEME, changed({"vegetable_pass_rate": rate})).notes if one.path.endswith("pass_rate")
    ]
    written = f'{{"numerator": {meant[0]}, "denominator": {meant[1]}}}'
    assert (note.code, note.params["case"]) == ("looks_like_a_fraction", "quotient")
    assert note.zh.endswith(f"应填{written}")
    assert note.en.endswith(f"write {written}")
    known = evidence_from_json(f'{{"unit": "甲", "facts": {{"vegetable_pass_rate": {written}}}}}').facts
    assert known["vegetable_pass_rate"] == Known(Fraction(numerator * 100, denominator))


def test_an_average_outside_the_usual_range_of_its_fact_is_noted_too() -> None:
    averages: dict[str, object] = {"quality_incentive_projects": {"part": 2010, "whole": 10}}
    assert noted(assess(SCHEME, changed(averages=averages))) == [
        ("outside_usual_range", "/averages/quality_incentive_projects")
    ]
    averages = {"quality_incentive_projects": {"part": 2000, "whole": 10}}
    assert noted(assess(SCHEME, changed(averages=averages))) == []


def test_averages_over_different_numbers_of_members_are_noted_and_not_refused() -> None:
    index, projects = {"part": 70, "whole": 7}, {"part": 50, "whole": 5}
    averages: dict[str, object] = {"quality_infrastructure_index": index, "quality_incentive_projects": projects}
    (note,) = [one for one in assess(SCHEME, changed(averages=averages)).notes if one.code == "members_differ"]
    labels = ("全市平均质量技术基础综合测算值7个", "全市平均国家级和省级质量激励项目数5个")
    names = "quality_infrastructure_index 7, quality_incentive_projects 5"
    assert (note.path, note.zh, note.en) == (
        "/averages",
        f"各平均值的单位数不同（{'、'.join(labels)}）：无考核对象的单位不计在内，如非此故，请核对",
        f"the averages are over different numbers of members ({names}); right only where some had nothing to measure",
    )
    for other in ({"part": 80, "whole": 7}, 10):
        same = averages | {"quality_incentive_projects": other}
        assert "members_differ" not in {one.code for one in assess(SCHEME, changed(averages=same)).notes}


def test_shares_of_water_that_cannot_be_of_the_same_sections_are_noted_and_not_refused() -> None:
    def told(good: str, clean: str, inferior: str) -> list[str]:
        shares: dict[str, object] = {
            "good_surface_water_share": good,
            "i_to_iv_share": clean,
            "inferior_v_share": inferior,
        }
        notes = assess(SCHEME, changed(shares)).notes
        assert {note.path for note in notes if note.code == "shares_of_other_sections"} <= {"/clauses/11.3"}
        return [note.zh for note in notes if note.code == "shares_of_other_sections"]

    more = "Ⅰ至Ⅲ类断面比例高于Ⅰ至Ⅳ类断面比例：如系同一年度、同一批断面则有误，请核对"
    beyond = "Ⅰ至Ⅲ类断面比例与劣Ⅴ类断面比例之和超过100%：如系同一年度、同一批断面则有误，请核对"
    assert told("90", "90", "10") == []
    assert told("90.01", "90", "0") == [more]
    assert told("95.01", "95", "5") == [more, beyond]
    # What nobody has said contradicts nothing.
    unsaid: dict[str, object] = {"good_surface_water_share": "95.01", "i_to_iv_share": None, "inferior_v_share": 0}
    assert "shares_of_other_sections" not in {note.code for note in assess(SCHEME, changed(unsaid)).notes}


def test_what_the_bundled_units_report_is_usual() -> None:
    units = json.loads(Path("docs/data/cohort-2017.json").read_text("utf-8"), parse_float=Decimal)["units"]
    cohort = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in units])
    unlikely = {"outside_usual_range", "looks_like_a_fraction"}
    assert not [note for result in cohort.results.values() for note in result.notes if note.code in unlikely]


def test_every_usual_range_lies_in_the_range_of_its_input_and_has_its_grounds() -> None:
    usual = [row for row in SCHEME.inputs if row.usual]
    assert len(usual) == 21 + 1  # facts, and the average of one
    for row in usual:
        assert row.usual is not None
        assert row.usual.range.meet(row.range) == row.usual.range != row.range
        assert row.usual.grounds.zh
        assert row.usual.grounds.en


CONTROLS = "甲\n\x1b[2J\u202e\u200b\r\t乙"


def test_nothing_that_cannot_be_printed_stands_raw_in_a_face_of_a_result() -> None:
    result = assess(SCHEME, changed())
    forged = evolve(result.evidence)
    object.__setattr__(forged, "unit", CONTROLS)
    forged_result = evolve(result, evidence=forged)
    cohort = evolve(
        assess_cohort(SCHEME, [member("甲")]),
        results={CONTROLS: forged_result},
        ranking=(Place(1, CONTROLS, "A", Decimal(1)),),
    )
    for face in (
        *(repr(forged_result), forged_result._repr_html_(), repr(cohort).replace("\n  1 ", " "), cohort._repr_html_()),
        table(CONTROLS, (CONTROLS,), [(CONTROLS,)]),
    ):
        assert face.isprintable(), face
        assert "\\n\\x1b[2J\\u202e\\u200b\\r\\t" in face


def test_a_forged_name_makes_no_line_of_an_error() -> None:
    cohort = assess_cohort(SCHEME, [member("甲")])
    with pytest.raises(VerificationError) as caught:
        evolve(cohort, results={CONTROLS: cohort.results["甲"]}).verify()
    assert len(str(caught.value).splitlines()) == 1 + len(caught.value.faults)
    assert all(line.isprintable() for line in str(caught.value).splitlines())


def test_nought_of_a_mean_of_nought_earns_full_marks_and_is_noted() -> None:
    nought = changed({"quality_infrastructure_index": 0}, averages={"quality_infrastructure_index": 0})
    result = assess(SCHEME, nought)
    assert result.clauses["12.1"].points == 4
    assert noted(result) == [("zero_of_zero", "/clauses/12.1")]
    reached = changed({"quality_infrastructure_index": 0}, averages={"quality_infrastructure_index": 1})
    assert noted(assess(SCHEME, reached)) == []


def test_notes_stand_in_a_fixed_order_whoever_is_first_in_the_evidence() -> None:
    preliminary = {"value": 29, "status": "preliminary"}
    facts: dict[str, object] = {
        "pm25_annual_mean": preliminary,
        "good_air_days_rate": {"value": 95, "status": "preliminary"},
        "aquatic_pass_rate": {"nothing": "无对象"},
        "vegetable_pass_rate": {"nothing": "无对象"},
    }
    ruling = {"treatment": "full", "by": "办", "why": "无对象"}
    for rulings in ({"2.3": ruling, "2.1": ruling}, {"2.1": ruling, "2.3": ruling}):
        given: dict[str, object] = dict(rulings)
        for given_facts in (facts, dict(reversed(facts.items()))):
            result = assess(SCHEME, changed(given_facts, incidents=[incident(status="pending")], rulings=given))
            assert noted(result) == [
                ("pending_incident", "/incidents/a"),
                ("preliminary_fact", "/facts/good_air_days_rate"),
                ("preliminary_fact", "/facts/pm25_annual_mean"),
                ("ruling", "/rulings/2.1"),
                ("ruling", "/rulings/2.3"),
            ]


class Tags(HTMLParser):
    """Counts tags, and fails on one that a caller brought in."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


EVIL = '<script>alert("甲")</script>'


def test_html_faces_are_whole_and_escape_what_callers_supply() -> None:
    cohort = assess_cohort(SCHEME, [member(EVIL), member("乙")])
    pending = incident(id_=EVIL, status="pending")
    ruled: dict[str, object] = {"2.3": {"treatment": "full", "by": EVIL, "why": "无对象"}}
    result = assess(SCHEME, changed({"aquatic_pass_rate": {"nothing": "无对象"}}, incidents=[pending], rulings=ruled))
    for html in (cohort._repr_html_(), cohort.results[EVIL]._repr_html_(), result._repr_html_(), SCHEME._repr_html_()):
        parser = Tags()
        parser.feed(html)
        assert not parser.open
        assert set(parser.tags) == {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert "&lt;script&gt;" in cohort._repr_html_()
    assert SCHEME._repr_html_().count("<tr>") == 44
    assert result._repr_html_().count("扣分项") == 1


def cells(html: str) -> list[list[str]]:
    """The text of every row of an HTML table, cell by cell."""
    rows = re.findall(r"<tr>(.*?)</tr>", html)
    return [re.findall(r"<td>(.*?)</td>", row) for row in rows if "<td>" in row]


@pytest.mark.parametrize(
    ("readings", "facts", "rulings"),
    [
        ({}, {}, {}),
        ({"overdue_centres": "per_centre"}, {"overdue_inspection_centres": 9}, {}),
        (
            {},
            {"aquatic_pass_rate": {"nothing": "无对象"}},
            {"2.3": {"treatment": "rescale", "by": "办", "why": "无对象"}},
        ),
    ],
    ids=["plain", "item stops at nought", "rescaled"],
)
def test_the_notebook_face_of_a_result_adds_up_by_hand(
    readings: dict[str, str | int], facts: dict[str, object], rulings: dict[str, object]
) -> None:
    scheme = get_scheme("huizhou", 2017, readings=readings)
    result = assess(scheme, changed(facts, incidents=[incident()], rulings=rulings))
    rows = [row for row in cells(result._repr_html_()) if len(row) == 5]
    subtotals = {row[0]: Decimal(row[3]) for row in rows if row[0].startswith("第")}
    alone = {row[0]: Decimal(row[3]) for row in rows if row[0].isdigit()}
    named = {row[1]: Decimal(row[3]) for row in rows if not row[0]}
    assert sum(subtotals.values()) + sum(alone.values()) == named["质量目标"] + named["质量措施"]
    rescaled = named.get("缺项折算", Decimal(0))
    assert named["质量目标"] + named["质量措施"] + rescaled == named["合计"] == result.base
    assert named["合计"] + named["扣分项 产品质量安全事件"] == named["扣分后"] == result.raw_total
    assert named["总分"] == result.total
    assert [row[4] for row in rows if row[0] == "2.3"] == (["缺项"] if rulings else [""])


def test_plain_faces_say_in_a_line_what_a_value_is() -> None:
    assert repr(SCHEME) == "<Scheme huizhou-2017: 43 items, 58 clauses, 100 marks>"
    assert repr(changed()) == "<Evidence 甲: 32 facts, 32 marks, 0 incidents>"
    assert repr(Interval.parse("(10, 15]")) == "Interval.parse('(10, 15]')"
    assert repr(Piece("[0, 1)", "0.5")) == "Piece('[0, 1)', 0.5)"
    assert repr(Piece("[0, 1)", 0, "1.05")) == "Piece('[0, 1)', 0, 1.05)"
    cohort = assess_cohort(SCHEME, [member("甲"), member("乙")])
    assert repr(cohort) == "<Cohort of 2 by huizhou-2017:\n  1 乙 A 97.70\n  1 甲 A 97.70>"


def test_what_is_missing_is_said_in_chinese_and_english_by_lead_department() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, changed({"pm25_annual_mean": None, "good_air_days_rate": None}, {"11.4": None, "43": None}))
    assert {lead: len(faults) for lead, faults in caught.value.by_lead.items()} == {"环保部门": 2, "旅游部门": 1}
    days = "good_air_days_rate is missing; give percent points from 0 to 100 (96 means 96 %)"
    mean = "pm25_annual_mean is missing; give a number of 0 or more"
    assert str(caught.value).splitlines() == [
        "甲的数据不完整，缺3项 · the evidence of 甲 is not complete; lacking: 3",
        " 环保部门",
        f"  /facts/good_air_days_rate: 缺少“空气质量优良天数达标率”，应填0至100的百分数（96即96%） · {days}",
        f"  /facts/pm25_annual_mean: 缺少“PM2.5年均浓度”，应填0或以上的数 · {mean}",
        " 旅游部门",
        "  /marks/43: 缺少“旅游失信惩戒与不良信息公布得分”，应填0至1分 · mark 43 is missing; give a mark from 0 to 1",
    ]


def test_a_clause_is_asked_of_its_own_lead_department() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, changed({"black_odorous_water_target_met": None}))
    assert list(caught.value.by_lead) == ["住房和城乡规划建设部门"]
