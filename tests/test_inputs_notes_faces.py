"""What a form is made from, what a reader is told, and how values show themselves in a notebook."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from huizhou_qa import Evidence, MissingEvidenceError, assess, assess_cohort, get_scheme
from huizhou_qa.ground.curves import Piece
from huizhou_qa.ground.intervals import Interval
from test_assessment import SCHEME, changed, incident, noted
from test_cohort import member

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
        "aquatic_pass_rate": {"nothing": "无"},
        "vegetable_pass_rate": {"nothing": "无"},
    }
    ruling = {"treatment": "full", "by": "办", "why": "无"}
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
    ruled: dict[str, object] = {"2.3": {"treatment": "full", "by": EVIL, "why": "无"}}
    result = assess(SCHEME, changed({"aquatic_pass_rate": {"nothing": "无"}}, incidents=[pending], rulings=ruled))
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
        ({}, {"aquatic_pass_rate": {"nothing": "无"}}, {"2.3": {"treatment": "rescale", "by": "办", "why": "无"}}),
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
        f"  /facts/good_air_days_rate: 缺少空气质量优良天数达标率，应填0至100的百分数（96即96%） · {days}",
        f"  /facts/pm25_annual_mean: 缺少PM2.5年均浓度，应填0或以上的数 · {mean}",
        " 旅游部门",
        "  /marks/43: 缺少旅游失信惩戒与不良信息公布得分，应填0至1分 · 43 is missing; give a mark from 0 to 1",
    ]


def test_a_clause_is_asked_of_its_own_lead_department() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, changed({"black_odorous_water_target_met": None}))
    assert list(caught.value.by_lead) == ["住房和城乡规划建设部门"]
