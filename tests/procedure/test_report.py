"""二、（一）: the report's six headings, filled with the figures of the assessment and nothing else."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

from huizhou_qa import Assessment, Evidence, SchemeError, assess, assess_cohort, get_scheme
from huizhou_qa.plans.procedure import Prefill, ReportHeading
from huizhou_qa.procedure import ReportSection, report_skeleton

COHORT = Path(__file__).parents[2] / "docs" / "data" / "cohort-2017.json"
UNITS = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"]
SCHEME = get_scheme("huizhou", 2017)
RESULTS = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in UNITS]).results


def section(result: Assessment, id_: str) -> ReportSection:
    return {one.id: one for one in report_skeleton(result)}[id_]


def test_the_six_headings_stand_in_the_order_of_the_text() -> None:
    assert [one.name for one in report_skeleton(RESULTS["甲区"])] == [
        "总体质量工作情况",
        "定量目标完成情况",
        "定性质量措施落实情况",
        "对否决项的说明",
        "质量工作创新成效",
        "存在的问题及下一步工作措施",
    ]


def test_every_item_stands_under_targets_or_measures_with_its_points() -> None:
    result = RESULTS["丙县"]
    targets, measures = section(result, "targets_met").lines, section(result, "measures_carried_out").lines
    assert (len(targets), len(measures)) == (13, 30)
    assert targets[6] == f"第7项 现代服务业增加值：{result.items['7'].points}分（满分4分）"


def test_the_overall_figures_are_base_headings_deductions_total_and_grade() -> None:
    result = RESULTS["丙县"]
    assert section(result, "overall_work").lines == (
        "丙县自评合计70.12分（满分100分）",
        f"质量目标：{result.groups['质量目标'].points}分（满分56分）",
        f"质量措施：{result.groups['质量措施'].points}分（满分44分）",
        "扣分项：-10.00分",
        "总分60.12分，等级为C级",
    )


def test_a_veto_is_stated_with_the_grade_before_it() -> None:
    assert section(RESULTS["丁区"], "veto_statement").lines == (
        "发生否决项所列事件1起（丁-1）：否决前为A级，结果为D级",
    )


def test_no_veto_is_stated_as_none_among_the_incidents_reported() -> None:
    assert section(RESULTS["丙县"], "veto_statement").lines[0].endswith("没有否决项所列的事件")


def test_a_pending_incident_is_said_apart_with_the_grades_that_it_may_lead_to() -> None:
    lines = section(RESULTS["己区"], "veto_statement").lines
    assert lines == (
        "已认定的0起事件中没有否决项所列的事件",
        "另有1起事件尚未认定（己-1），未计入本结果",
        "认定后等级可能为A级、B级、D级",
    )


def test_where_too_many_ways_to_settle_are_left_no_grades_are_named() -> None:
    (waiting,) = next(unit for unit in UNITS if unit["unit"] == "己区")["incidents"]
    many = [{**waiting, "id": f"己-{number}"} for number in range(9)]
    units = [{**unit, "incidents": many} if unit["unit"] == "己区" else unit for unit in UNITS]
    cohort = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in units])
    lines = section(cohort.results["己区"], "veto_statement").lines
    assert [line.startswith("认定后") for line in lines] == [False, False]


def test_problems_list_the_items_short_of_full_marks_and_no_other() -> None:
    result = RESULTS["丙县"]
    short = [id_ for id_, item in result.items.items() if item.counted < item.max_points]
    lines = section(result, "problems_and_next_steps").lines
    assert [line.split("项")[0].removeprefix("第") for line in lines] == short
    assert 0 < len(short) < 43


def test_innovation_is_left_to_its_author() -> None:
    assert section(RESULTS["丙县"], "innovation").lines == ()


@pytest.mark.parametrize(
    ("prefill", "part", "code"),
    [("part", "质量目的", "unknown_part"), ("part", "", "unknown_part"), ("veto", "质量目标", "part_unread")],
)
def test_a_heading_reads_a_heading_of_the_tree_or_none(prefill: Prefill, part: str, code: str) -> None:
    plan = SCHEME.procedure
    assert plan
    heading = ReportHeading("targets_met", "定量目标完成情况", prefill, part)
    with pytest.raises(SchemeError) as caught:
        evolve(SCHEME, procedure=evolve(plan, materials=evolve(plan.materials, headings=(heading,))))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/procedure/materials/headings/targets_met", code)
    ]


def test_a_scheme_without_procedure_has_no_report() -> None:
    with pytest.raises(SchemeError, match="nothing of procedure"):
        report_skeleton(assess(evolve(SCHEME, procedure=None), RESULTS["甲区"].evidence))
    with pytest.raises(SchemeError, match="is no assessment"):
        report_skeleton(json.loads("5"))
