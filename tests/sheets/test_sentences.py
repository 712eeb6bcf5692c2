"""What the sheet says of each clause, written down from the text before the words were made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from huizhou_qa import Assessment, Evidence, assess, get_scheme
from huizhou_qa.numbers.exact import plain
from huizhou_qa.sheets import SheetRow, self_scoring_sheet
from support.incidents import incident

COHORT = Path(__file__).parents[2] / "docs" / "data" / "cohort-2017.json"
NOTHING = {"nothing": "本年度没有"}
OTHERS = {"quality_infrastructure_index": {"part": 140, "whole": 7}}
RULED = {"by": "市质量强市办", "why": "同类单位一致"}


def unit(**changes: object) -> dict[str, object]:
    """The first bundled unit with averages; changes replace facts, and marks, averages and the rest whole."""
    given: dict[str, Any] = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"][0]
    given["averages"] = {"quality_infrastructure_index": 20, "quality_incentive_projects": {"part": 70, "whole": 7}}
    for name, value in changes.items():
        if name in {"marks", "averages"}:
            given[name] |= value
        elif name in {"incidents", "rulings"}:
            given[name] = value
        else:
            given["facts"][name] = value
    return given


def result(readings: Mapping[str, str | int] | None = None, /, **changes: object) -> Assessment:
    return assess(get_scheme("huizhou", 2017, readings=readings), Evidence.from_dict(unit(**changes)))


def row_of(told: Assessment, clause: str) -> SheetRow:
    """The row of a clause: rows stand in the order of the clauses."""
    at = list(told.clauses).index(clause)
    return self_scoring_sheet(told).rows[at]


SENTENCES = [
    (
        "1.1",
        {"national_sampling_failure_rate": 10},
        "国家监督抽查不合格产品发现率10%，在10%（含）以下档，得1分（满分）",
    ),
    (
        "1.2",
        {"provincial_sampling_failure_rate": "10.01"},
        "省监督抽查不合格产品发现率10.01%，在10%–15%（含）档，得0.5分，扣0.5分",
    ),
    (
        "1.2",
        {"provincial_sampling_failure_rate": {"part": 5, "whole": 48}},
        "省监督抽查不合格产品发现率约10.416667%（5/48），在10%–15%（含）档，得0.5分，扣0.5分",
    ),
    (
        "1.1",
        {"national_sampling_failure_rate": {"numerator": 3000001, "denominator": 300000}},
        "国家监督抽查不合格产品发现率约10.000003%，在10%–15%（含）档，得0.5分，扣0.5分",
    ),
    (
        "1.1",
        {"national_sampling_failure_rate": 20},
        "国家监督抽查不合格产品发现率20%，在15%–20%（含）档，得0.2分，扣0.8分",
    ),
    (
        "1.1",
        {"national_sampling_failure_rate": "20.1"},
        "国家监督抽查不合格产品发现率20.1%，在超过20%档，不得分，扣1分",
    ),
    ("1.3", {"city_sampling_failure_rate": 11}, "市监督抽查不合格产品发现率11%，在超过10%档，不得分，扣1分"),
    ("1.4", {"quality_warnings": 0}, "上级质监部门发文质量警示次数0次，在0次档，得1分（满分）"),
    ("1.4", {"quality_warnings": 1}, "上级质监部门发文质量警示次数1次，在1次档，得0.5分，扣0.5分"),
    ("1.4", {"quality_warnings": 2}, "上级质监部门发文质量警示次数2次，在2次（含）以上档，不得分，扣1分"),
    ("2.1", {"vegetable_pass_rate": 96}, "蔬菜监测合格率96%，符合96%（含）以上的要求，得1.5分（满分）"),
    ("2.2", {"livestock_pass_rate": "97.99"}, "畜禽产品监测合格率97.99%，不符合98%（含）以上的要求，不得分，扣1.5分"),
    (
        "3.1",
        {"residue_testing_town_coverage": 60},
        "食用农产品、农药、兽药残留抽检镇办覆盖率60%，在60%（含）–100%档，得1.5分，扣1.5分",
    ),
    ("3.2", {"food_sampling_publication_rate": 100}, "应公布食品抽检信息的公布率100%，在100%档，得1分（满分）"),
    (
        "4.1",
        {"building_other_acceptance_rate": "97.9"},
        (
            "大中型建筑工程一次验收合格率100%，符合100%的要求；"
            "其他建筑工程一次验收合格率97.9%，不符合98%（含）以上的要求，不得分，扣2分"
        ),
    ),
    ("4.2", {"building_supervision_coverage": "99.99"}, "建筑工程质量监督覆盖率99.99%，在不足100%档，不得分，扣1分"),
    (
        "4.3",
        {"building_supervisors_sufficient": False},
        "建筑工程质量监督人员是否满足建设规模要求：否，不得分，扣1分",
    ),
    (
        "5",
        {"marks": {"5": {"points": "3.2", "by": "水务部门", "on": "2017-12-20", "reason": "全市第三"}}},
        "评定3.2分（水务部门，2017-12-20）：全市第三，得3.2分，扣0.8分",
    ),
    (
        "6.1",
        {"transport_large_acceptance_rate": NOTHING},
        (
            "大中型交通工程一次验收合格率无可考核对象（本年度没有），不作要求；"
            "其他交通工程一次验收合格率98.6%，符合98%（含）以上的要求，得2分（满分）"
        ),
    ),
    (
        "6.2",
        {"transport_supervision_coverage": "99.5"},
        "按建设程序报建交通工程质量监督覆盖率99.5%，比100%少0.5个百分点，得1分（满分）",
    ),
    (
        "6.2",
        {"transport_supervision_coverage": "98.5"},
        "按建设程序报建交通工程质量监督覆盖率98.5%，比100%少1.5个百分点，得0.5分，扣0.5分",
    ),
    ("7", {"modern_services_share": 40}, "现代服务业增加值占服务业增加值的比重40%，在40%（含）–50%档，得3分，扣1分"),
    (
        "8",
        {"national_service_standards": 1, "provincial_service_standards": 0},
        (
            "参与制定国家级服务行业标准或满意度规范数1个，参与制定省级服务行业标准或满意度规范数0个，"
            "2×1＋0＝2，在4（含）以下档，得2分，扣2分"
        ),
    ),
    (
        "8",
        {"national_service_standards": 2, "provincial_service_standards": 3},
        (
            "参与制定国家级服务行业标准或满意度规范数2个，参与制定省级服务行业标准或满意度规范数3个，"
            "2×2＋3＝7，在5（含）以上档，得4分（满分）"
        ),
    ),
    ("10.1", {"good_air_days_rate": 80}, "空气质量优良天数达标率80%，在80%（含）以下档，不得分，扣3分"),
    ("10.1", {"good_air_days_rate": "79.9"}, "空气质量优良天数达标率79.9%，在80%（含）以下档，不得分，扣3分"),
    ("10.1", {"good_air_days_rate": "88.5"}, "空气质量优良天数达标率88.5%，比90%少1.5个百分点，得2.7分，扣0.3分"),
    (
        "10.2",
        {"pm25_annual_mean": "36.5"},
        "PM2.5年均浓度36.5微克/立方米，比35微克/立方米多1.5微克/立方米，得2.7分，扣0.3分",
    ),
    (
        "11.1",
        {"drinking_water_source_compliance_rate": 99},
        "集中式饮用水源水质达标率99%，在不足100%档，1.2×0.99＝1.188，得1.19分（由1.188舍入），扣0.31分",
    ),
    (
        "11.2",
        {"good_surface_water_share": 80, "good_surface_water_target": 80},
        "地表水考核断面水质优良比例80%，达到水质优良比例年度控制目标80%，得1.5分（满分）",
    ),
    (
        "11.2",
        {"good_surface_water_share": 72, "good_surface_water_target": 80},
        (
            "地表水考核断面水质优良比例72%，未达到水质优良比例年度控制目标80%；72÷80＝0.9，在不足1档，"
            "1.05×0.9＝0.945，得0.95分（由0.945舍入），扣0.55分"
        ),
    ),
    (
        "11.3",
        {"inferior_v_share": 10, "inferior_v_target": 10, "i_to_iv_share": 80},
        "地表水劣Ⅴ类断面比例10%，不超过劣Ⅴ类断面比例年度控制目标10%，得1.5分（满分）",
    ),
    (
        "11.3",
        {"inferior_v_share": 15, "inferior_v_target": 10, "i_to_iv_share": 81},
        (
            "地表水劣Ⅴ类断面比例15%，超过劣Ⅴ类断面比例年度控制目标10%；地表水Ⅰ至Ⅳ类断面比例81%，"
            "81÷（100−10）＝0.9，在不足1档，1.05×0.9＝0.945，"
            "得0.95分（由0.945舍入），扣0.55分"
        ),
    ),
    (
        "11.4",
        {
            "black_odorous_water_target_met": False,
            "marks": {"11.4": {"points": "0.8", "by": "住建部门", "reason": "完成任务八成"}},
        },
        "黑臭水体消除比例是否达到年度考核目标：否；评定0.8分（住建部门）：完成任务八成，得0.8分，扣0.7分",
    ),
    ("11.4", {}, "黑臭水体消除比例是否达到年度考核目标：是，得1.5分（满分）"),
    (
        "12.1",
        {"quality_infrastructure_index": 10},
        "质量技术基础综合测算值10，全市平均质量技术基础综合测算值20，10÷20＝0.5，在0.5（含）–1档，得2分，扣2分",
    ),
    (
        "12.1",
        {"quality_infrastructure_index": 0, "averages": {"quality_infrastructure_index": 0}},
        "全市平均质量技术基础综合测算值0，得4分（满分）",
    ),
    (
        "12.2",
        {"overdue_inspection_centres": 2},
        "超期未建成且未申请延期的国家或省质检中心（站）数2个，在1个（含）以上档，扣1分",
    ),
    (
        "12.2",
        {"overdue_inspection_centres": 0},
        "超期未建成且未申请延期的国家或省质检中心（站）数0个，在0个档，不扣分",
    ),
    ("13", {"quality_incentive_projects": 0}, "国家级和省级质量激励项目数0个，不得分，扣4分"),
    (
        "13",
        {"quality_incentive_projects": 12},
        (
            "国家级和省级质量激励项目数12个，全市平均国家级和省级质量激励项目数10个（70/7），12÷10＝1.2，"
            "在1.2（含）以上档，得4分（满分）"
        ),
    ),
    (
        "20",
        {"marks": {"20": {"points": "0.5", "by": "工商部门", "reason": "办结率不足100%"}}},
        "评定0.5分（工商部门）：办结率不足100%，得0.5分，扣0.5分",
    ),
    ("20", {"marks": {"20": 1}}, "评定1分，得1分（满分）"),
    (
        "20",
        {"marks": {"20": {"points": "0.44499999", "reason": "办结率低。"}}},
        "评定0.44499999分：办结率低，得0.44分（由0.44499999舍入），扣0.56分",
    ),
    ("20", {"marks": {"20": "0.5"}}, "评定0.5分（未注明理由），得0.5分，扣0.5分"),
    (
        "4.1",
        {"building_large_acceptance_rate": {"part": 2999999, "whole": 3000000}},
        (
            "大中型建筑工程一次验收合格率约99.999967%（2999999/3000000），不符合100%的要求；"
            "其他建筑工程一次验收合格率99.2%，符合98%（含）以上的要求，不得分，扣2分"
        ),
    ),
    (
        "11.1",
        {"drinking_water_source_compliance_rate": {"part": 29999999, "whole": 30000000}},
        (
            "集中式饮用水源水质达标率约99.999997%（29999999/30000000），在不足100%档，1.2×约0.99999997＝1.19999996，"
            "得1.2分（由1.19999996舍入），扣0.3分"
        ),
    ),
    (
        "11.2",
        {"good_surface_water_share": {"part": 239999999, "whole": 300000000}, "good_surface_water_target": 80},
        (
            "地表水考核断面水质优良比例约79.9999997%（239999999/300000000），未达到水质优良比例年度控制目标80%；"
            "约79.9999997÷80＝约0.999999996，在不足1档，1.05×约0.999999996＝1.049999995625，"
            "得1.05分（由1.049999995625舍入），扣0.45分"
        ),
    ),
    (
        "11.2",
        {"good_surface_water_share": "66.66", "good_surface_water_target": "74.07"},
        (
            "地表水考核断面水质优良比例66.66%，未达到水质优良比例年度控制目标74.07%；66.66÷74.07＝约0.899959，在不足1档，"
            "1.05×约0.899959＝约0.944957，得0.94分（由约0.944957舍入），扣0.56分"
        ),
    ),
    ("10.1", {"good_air_days_rate": "89.5"}, "空气质量优良天数达标率89.5%，比90%少0.5个百分点，得3分（满分）"),
    ("10.1", {"good_air_days_rate": "95.3"}, "空气质量优良天数达标率95.3%，在90%（含）以上档，得3分（满分）"),
    (
        "31",
        {"marks": {"31": NOTHING}, "rulings": {"31": {"treatment": "full", **RULED}}},
        "无可考核对象（本年度没有），经市质量强市办裁定按满分计：同类单位一致，得2分（满分）",
    ),
    (
        "2.3",
        {"aquatic_pass_rate": NOTHING, "rulings": {"2.3": {"treatment": "zero", **RULED}}},
        "无可考核对象（本年度没有），经市质量强市办裁定按零分计：同类单位一致，不得分，扣1分",
    ),
    (
        "2.3",
        {"aquatic_pass_rate": NOTHING, "rulings": {"2.3": {"treatment": "rescale", **RULED}}},
        "无可考核对象（本年度没有），经市质量强市办裁定按缺项处理，由其余各款折算：同类单位一致，本款不计分",
    ),
]

UNDER_READINGS = [
    (
        "6.2",
        {"part_steps": "prorata"},
        {"transport_supervision_coverage": "98.5"},
        "按建设程序报建交通工程质量监督覆盖率98.5%，比100%少1.5个百分点，1−0.5×1.5＝0.25，得0.25分，扣0.75分",
    ),
    (
        "6.2",
        {"part_steps": "started"},
        {"transport_supervision_coverage": "99.5"},
        "按建设程序报建交通工程质量监督覆盖率99.5%，比100%少0.5个百分点，得0.5分，扣0.5分",
    ),
    (
        "2.1",
        {"agri_products": "joint"},
        {"livestock_pass_rate": 97},
        (
            "蔬菜监测合格率97.8%，符合96%（含）以上的要求；畜禽产品监测合格率97%，不符合98%（含）以上的要求；"
            "水产品监测合格率97.2%，符合96%（含）以上的要求，不得分，扣1.5分"
        ),
    ),
    (
        "7",
        {"services_band_ends": "lower"},
        {"modern_services_share": 45},
        "现代服务业增加值占服务业增加值的比重45%，在40%–50%（两端不含）档，得3分，扣1分",
    ),
    (
        "13",
        {"average_over": "without_self"},
        {
            "quality_incentive_projects": 3,
            "averages": OTHERS | {"quality_incentive_projects": {"part": 10, "whole": 7}},
        },
        (
            "国家级和省级质量激励项目数3个，全市平均国家级和省级质量激励项目数（不含本单位）约1.166667个，"
            "3÷约1.166667＝约2.571429，在1.2（含）以上档，得4分（满分）"
        ),
    ),
    (
        "13",
        {"average_over": "without_self"},
        {"quality_incentive_projects": 3, "averages": OTHERS | {"quality_incentive_projects": {"part": 3, "whole": 7}}},
        "全市平均国家级和省级质量激励项目数（不含本单位）0个，得4分（满分）",
    ),
    (
        "5",
        {"written_places": 12},
        {"marks": {"5": {"numerator": 1, "denominator": 3}}},
        "评定约0.333333分（未注明理由），得0.333333333333分（由约0.33333333333333舍入），扣3.666666666667分",
    ),
    (
        "12.2",
        {"overdue_centres": "per_centre"},
        {"overdue_inspection_centres": 2},
        "超期未建成且未申请延期的国家或省质检中心（站）数2个，在1个（含）以上档，−1×2＝−2，扣2分",
    ),
]


@pytest.mark.parametrize(("clause", "changes", "sentence"), SENTENCES)
def test_the_basis_names_the_value_its_piece_and_what_it_cost(
    clause: str, changes: dict[str, object], sentence: str
) -> None:
    assert row_of(result(None, **changes), clause).basis == sentence


@pytest.mark.parametrize(("clause", "readings", "changes", "sentence"), UNDER_READINGS)
def test_the_basis_follows_the_reading_that_was_chosen(
    clause: str, readings: dict[str, str | int], changes: dict[str, object], sentence: str
) -> None:
    assert row_of(result(readings, **changes), clause).basis == sentence


CRITERIA = [
    (
        "1.1",
        {},
        (
            "1.1 国家监督抽查不合格产品发现率：10%（含）以下得1分；10%–15%（含）得0.5分；15%–20%（含）得0.2分；"
            "超过20%不得分"
        ),
    ),
    (
        "4.1",
        {},
        (
            "4.1 大中型建筑工程一次验收合格率为100%，且其他建筑工程一次验收合格率为98%（含）以上的，得2分；否则不得分"
            "（其中一类没有的，不作要求）"
        ),
    ),
    ("5", {}, "水利建设质量情况得分：0至4分，按评定计"),
    (
        "6.2",
        {},
        (
            "6.2 按建设程序报建交通工程质量监督覆盖率：100%得1分；每少1个百分点扣0.5分（不足1个百分点的部分不扣）；"
            "98%（含）以下不得分"
        ),
    ),
    (
        "10.1",
        {},
        (
            "10.1 空气质量优良天数达标率：90%（含）以上得3分；每少1个百分点扣0.3分（不足1个百分点的部分不扣）；"
            "80%（含）以下不得分"
        ),
    ),
    (
        "10.1",
        {"part_steps": "started"},
        (
            "10.1 空气质量优良天数达标率：90%（含）以上得3分；每少1个百分点扣0.3分（不足1个百分点的按1个百分点计）；"
            "不足81%不得分"
        ),
    ),
    (
        "10.2",
        {"part_steps": "prorata"},
        (
            "10.2 PM2.5年均浓度：35微克/立方米（含）以下得3分；每多1微克/立方米扣0.3分（不足1微克/立方米的按比例计）；"
            "超过45微克/立方米不得分"
        ),
    ),
    ("11.1", {}, "11.1 集中式饮用水源水质达标率：100%得1.5分；不足100%按1.2×该比例计分"),
    (
        "12.2",
        {"overdue_centres": "per_centre"},
        "12.2 超期未建成且未申请延期的国家或省质检中心（站）数：0个不扣分；1个（含）以上，每1个扣1分",
    ),
    ("20", {}, "20．质量投诉处理与热线办结率（1分）"),
]


@pytest.mark.parametrize(("clause", "readings", "criterion"), CRITERIA)
def test_the_criterion_is_made_from_the_clauses_own_rule(
    clause: str, readings: dict[str, str | int], criterion: str
) -> None:
    assert row_of(result(readings), clause).criterion == criterion


def grave(id_: str, **changes: object) -> dict[str, object]:
    return incident(id_, **({"recognised_by": "state", "severity": "especially_major"} | changes))


def tail(told: Assessment) -> dict[str, SheetRow]:
    return {row.content: row for row in self_scoring_sheet(told).rows[-3:]}


def test_the_veto_row_names_the_incident_its_elements_and_what_became_of_the_grade() -> None:
    row = tail(result(incidents=[grave("事件一")]))["否决项"]
    assert row.indicator == "考核结果一律为D级"
    assert row.score == ""
    assert row.basis == (
        "事件一（2017-06-01）：发生在考核年度内、因产品质量问题、造成严重财产损失或人身伤害、已确认、"
        "国务院（或其授权部门）认定、特别重大、判定为系统性、区域性；考核等级由A级定为D级，得分不变"
    )


def test_the_deduction_row_names_the_count_and_every_incident_that_made_it() -> None:
    row = tail(result(incidents=[grave("乙-1", recognised_by="province", severity="major")]))["扣分项"]
    assert row.score == "-10.00"
    assert row.basis == (
        "扣分事件1件，在1件（含）以上档，−10×1＝−10，扣10分；"
        "乙-1（2017-06-01）：发生在考核年度内、因产品质量问题、造成严重财产损失或人身伤害、已确认、"
        "省政府（或其授权部门）认定、重大、判定为系统性、区域性"
    )


def test_an_incident_that_counts_for_nothing_is_told_with_its_reason() -> None:
    row = tail(result(incidents=[grave("丙-1", date="2016-06-01")]))["扣分项"]
    assert row.basis == "扣分事件0件，在0件档，不扣分；丙-1（2016-06-01）：不在考核年度内，不计"


def test_a_pending_incident_is_told_to_be_left_out() -> None:
    row = tail(result(incidents=[grave("丁-1", status="pending")]))["否决项"]
    assert row.basis == (
        "尚无已确认的否决事件；丁-1（2017-06-01）：发生在考核年度内、因产品质量问题、造成严重财产损失或人身伤害、待确认，待定，未计入"
    )


def test_the_total_row_retraces_the_way_from_the_headings_to_the_grade() -> None:
    row = tail(result(incidents=[grave("一"), grave("二", recognised_by="other", severity="other")]))["总分"]
    told = result(incidents=[grave("一"), grave("二", recognised_by="other", severity="other")])
    assert row.score == str(told.total)
    targets, measures = (plain(told.groups[name].counted) for name in ("质量目标", "质量措施"))
    assert row.basis.startswith(f"质量目标{targets}分＋质量措施{measures}分；扣分前")
    assert row.basis.endswith("；等级为D级（否决前为B级）")
