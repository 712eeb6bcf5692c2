"""The model unit of 2017: its total and grade, the lines of its result, and what is asked for of it."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import Evidence, MissingEvidenceError, assess, assess_cohort
from huizhou_qa.evidence.records import Ruling
from huizhou_qa.frozen_mapping import FrozenMapping
from support.incidents import incident
from support.model_2017 import NO_AQUATIC, NOTHING, SCHEME, UNITS, changed, member, noted, ruling


def test_the_model_unit_has_98_marks_and_seven_tenths() -> None:
    result = assess(SCHEME, changed())
    assert (str(result.total), result.grade, result.unit, result.scheme_id) == ("98.70", "A", "甲", "huizhou-2017")
    assert result.exact_total == Fraction("98.7")
    assert repr(result) == "<Assessment 甲: total 98.70, grade A, by huizhou-2017>"
    assert (noted(result), result.provisional) == ([], ())


def test_all_that_is_missing_is_listed_at_once_and_only_what_is_certainly_needed() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, Evidence.from_dict({"unit": "甲"}))
    paths = {fault.path for fault in caught.value.faults}
    assert len(paths) == len(caught.value.faults) == 31 + 32 + 1 + 1  # facts, marks, averages and incidents
    assert "/incidents" in paths
    assert "/facts/i_to_iv_share" not in paths
    assert "/marks/11.4" not in paths
    assert "/averages/quality_incentive_projects" not in paths
    assert {"/averages/quality_infrastructure_index", "/facts/quality_infrastructure_index", "/marks/43"} <= paths
    assert {fault.code for fault in caught.value.faults} == {"missing"}


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"inferior_v_share": 5, "i_to_iv_share": None}, "/facts/i_to_iv_share"),
        ({"black_odorous_water_target_met": False}, "/marks/11.4"),
        ({"pm25_annual_mean": None}, "/facts/pm25_annual_mean"),
        (
            {"building_large_acceptance_rate": None, "building_other_acceptance_rate": 1},
            "/facts/building_large_acceptance_rate",
        ),
    ],
)
def test_a_fact_is_asked_for_where_the_rule_reads_it(facts: dict[str, object], path: str) -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, changed(facts))
    assert [fault.path for fault in caught.value.faults] == [path]


def test_where_the_rule_does_not_read_it_a_fact_may_be_left_out() -> None:
    assert assess(SCHEME, changed({"i_to_iv_share": None})).total == Decimal("98.7")
    zero = changed({"quality_incentive_projects": 0}, averages={"quality_incentive_projects": None})
    assert assess(SCHEME, zero).clauses["13"].points == 0


def test_the_lines_of_a_result_are_mappings_in_the_order_of_the_text() -> None:
    result = assess(SCHEME, changed())
    assert (len(result.clauses), len(result.items), len(result.groups)) == (58, 43, 19)
    assert list(result.items) == [str(number) for number in range(1, 44)]
    assert repr(result.items).startswith("<43 entries: '1', '2', '3',")
    assert repr(result.clauses).startswith("<58 entries: '1.1', '1.2',")
    assert (result.clauses["7"].name, str(result.clauses["7"].max_points)) == ("现代服务业增加值比重", "4.00")
    with pytest.raises(KeyError):
        result.clauses["99"]
    with pytest.raises(KeyError):
        result.items["99"]


def test_what_members_lack_is_listed_by_unit_and_department() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess_cohort(SCHEME, [member("甲", marks={"5": None, "43": None}), member("乙", marks={"9": None})])
    assert {lead: [fault.path for fault in faults] for lead, faults in caught.value.by_lead.items()} == {
        "甲 水务部门": ["/0/marks/5"],
        "甲 旅游部门": ["/0/marks/43"],
        "乙 旅游部门": ["/1/marks/9"],
    }


def test_several_absent_clauses_are_rescaled_together_and_deductions_follow() -> None:
    # 2.3 (1), 31 (2) and 11.4 (1.5) are absent: 98.7 - 4.5 = 94.2 of 95.5, times 100/95.5 = 98.6387..., less 10.
    facts: dict[str, object] = NO_AQUATIC | {"black_odorous_water_target_met": NOTHING}
    rulings: dict[str, object] = {id_: ruling("rescale") for id_ in ("31", "2.3", "11.4")}
    result = assess(SCHEME, changed(facts, {"31": NOTHING}, incidents=[incident()], rulings=rulings))
    result.verify()
    assert result.rescaling is not None
    assert result.rescaling.clauses == ("2.3", "11.4", "31")
    assert (str(result.base), str(result.raw_total), str(result.total)) == ("98.64", "88.64", "88.64")
    assert result.exact_total == Fraction("94.2") * 100 / Fraction("95.5") - 10


def test_with_nothing_left_there_is_nothing_to_rescale_from() -> None:
    given_ = json.loads(json.dumps(UNITS[0]["evidence"]))
    counts = {"quality_warnings", "national_service_standards", "provincial_service_standards"}
    counts |= {"overdue_inspection_centres", "quality_incentive_projects"}
    facts = {name: NOTHING for name in given_["facts"] if name not in counts}
    marks = {id_: NOTHING for id_ in given_["marks"] if id_ != "11.4"}
    evidence = Evidence.from_dict(given_ | {"facts": given_["facts"] | facts, "marks": marks, "incidents": []})
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, evidence)
    rulable = {fault.path.split("/")[-1]: Ruling("rescale", "办", "无对象") for fault in caught.value.faults}
    result = assess(SCHEME, evolve(evidence, rulings=FrozenMapping(rulable)))
    result.verify()
    assert result.rescaling is not None
    assert result.rescaling.absent_marks == 100 - 1 - 4 - 4  # 1.4, 8 and 13 are counts, and never nothing


def test_what_is_missing_is_said_in_chinese_and_english_by_lead_department() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, changed({"pm25_annual_mean": None, "good_air_days_rate": None}, {"11.4": None, "43": None}))
    assert {lead: len(faults) for lead, faults in caught.value.by_lead.items()} == {"环保部门": 2, "旅游部门": 1}
    days = "good_air_days_rate is missing; give percent points from 0 to 100 (96 means 96%)"
    mean = "pm25_annual_mean is missing; give a number of 0 or more"
    assert str(caught.value).splitlines() == [
        "甲的数据不完整，缺3项 · the evidence of 甲 is not complete; lacking: 3",
        " 环保部门",
        f"  /facts/good_air_days_rate: 缺少“空气质量优良天数达标率”，应填0至100的百分数（96即96%） · {days}",
        f"  /facts/pm25_annual_mean: 缺少“PM2.5年均浓度”，应填0或以上的数 · {mean}",
        " 旅游部门",
        "  /marks/43: 缺少“旅游失信惩戒与不良信息公布得分”，应填0至1分 · mark 43 is missing; give a mark from 0 to 1",
    ]
