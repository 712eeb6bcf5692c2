"""二、（二）; 附件3: the points that a unit wrote itself, held against what its evidence earns, and added up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import copy
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import (
    Assessment,
    Evidence,
    EvidenceError,
    SchemeError,
    VerificationError,
    assess,
    assess_cohort,
    get_scheme,
)
from huizhou_qa.evidence.values import Values
from huizhou_qa.procedure import ClaimCheck, check_claims
from huizhou_qa.procedure.claim_lines import lines_of
from huizhou_qa.procedure.grounds import ground_of
from huizhou_qa.scorers import Band, NodeRule, SumOf, percent
from support.district import scheme as district_scheme

pytestmark = pytest.mark.usefixtures("verified_once")

COHORT = Path(__file__).parents[2] / "docs" / "data" / "cohort-2017.json"
UNITS = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"]
SCHEME = get_scheme("huizhou", 2017)
COHORT_RESULT = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in UNITS])
RESULTS = COHORT_RESULT.results
RESULT = RESULTS["丙县"]


def ruled(treatment: str, clause: str = "31") -> Assessment:
    """A unit without an accident, for which item 31 is ruled on."""
    unit = UNITS[0]
    averages = {
        "quality_infrastructure_index": {"part": "91", "whole": 7},
        "quality_incentive_projects": {"part": "72", "whole": 7},
    }
    marks = unit["marks"] | {clause: {"nothing": "没有事故"}}
    rulings = {clause: {"treatment": treatment, "by": "市质量强市办", "why": "没有事故"}}
    return assess(SCHEME, Evidence.from_dict({**unit, "marks": marks, "averages": averages, "rulings": rulings}))


RESCALED = ruled("rescale")


def earned(result: Assessment) -> dict[str, object]:
    """A claim of everything at exactly what it earned."""
    return {id_: line.earned for id_, line in lines_of(result).items()}


def told(check: ClaimCheck) -> list[tuple[str, str]]:
    return [(finding.path, finding.code) for finding in check.findings]


@pytest.mark.parametrize("result", [*RESULTS.values(), RESCALED, ruled("full"), ruled("zero")], ids=str)
def test_what_is_claimed_as_it_was_earned_has_no_finding_in_any_grain(result: Assessment) -> None:
    whole = earned(result)
    clauses = {id_: whole[id_] for id_ in result.scheme.clauses}
    items = {id_: whole[id_] for id_ in result.scheme.items}
    taken = {one.id: one.points for one in result.adjustments}
    total = {"总分": result.total}
    for claims in (
        whole,
        clauses | taken,
        items | taken,
        clauses | taken | total,
        items | taken | total,
        clauses | items | taken,
    ):
        check = check_claims(result, claims)
        assert (check.differences, check.findings) == ((), ())
        assert check.unit == result.unit


@pytest.mark.parametrize("spelling", [2, Decimal("2.00"), Fraction(2), "2", "2.0", "20e-1"])
def test_a_claim_is_a_number_however_it_is_written(spelling: object) -> None:
    assert check_claims(RESULT, earned(RESULT) | {"7": spelling}).findings == ()


def test_a_claim_above_what_the_evidence_earns_says_by_how_much_and_why() -> None:
    check = check_claims(
        RESULT, earned(RESULT) | {"10.2": "2.5", "10": "3.1", "环境质量": None, "质量目标": None, "总分": None}
    )
    (clause, item) = check.differences
    assert clause[:5] == ("/10.2", "10.2", Fraction(5, 2), Fraction(3, 2), Fraction(1))
    assert clause.ground.zh == "PM2.5年均浓度40微克/立方米，比35微克/立方米多5微克/立方米，得1.5分"
    assert clause.ground.en == "annual mean of PM2.5: 40 µg/m³, 5 µg/m³ above 35 µg/m³, 1.5 points"
    assert item[:5] == ("/10", "10", Fraction(31, 10), Fraction(21, 10), Fraction(1))
    assert told(check) == [("/10.2", "claim_above_evidence"), ("/10", "claim_above_evidence")]
    finding = check.findings[0]
    assert finding.severity == "error"
    assert finding.zh == f"第10.2款（PM2.5年均浓度）自评2.5分，按数据得1.5分，多1分：{clause.ground.zh}"
    assert finding.en == f"clause 10.2: 2.5 claimed, 1.5 earned on the evidence, 1 too many: {clause.ground.en}"
    assert (finding.remedy_zh, finding.remedy_en) == (
        "改为1.5分，或补充数据和证明",
        "claim 1.5, or hand in the evidence that earns more",
    )
    assert finding.params["claimed"] == "2.5"
    assert finding.where == "二、（二）；附件3"


def test_a_claim_below_what_the_evidence_earns_is_a_warning() -> None:
    (finding,) = check_claims(
        RESULT, earned(RESULT) | {"7": 1, "服务质量": None, "质量目标": None, "总分": None}
    ).findings
    assert (finding.code, finding.severity, finding.path) == ("claim_below_evidence", "warning", "/7")
    assert "少1分" in finding.zh
    assert "1 too few" in finding.en


@pytest.mark.parametrize(
    ("id_", "points", "codes"),
    [
        ("7", "4", ["claim_above_evidence"]),
        ("7", "4.01", ["claim_above_evidence", "claim_above_full_marks"]),
        ("7", "0", ["claim_below_evidence"]),
        ("7", "-0.01", ["claim_below_evidence", "claim_below_least"]),
        ("7", "1.99", ["claim_below_evidence"]),
        ("7", "1.999", ["claim_below_evidence", "claim_off_grid"]),
        ("7", Fraction(5, 3), ["claim_below_evidence", "claim_off_grid"]),
        ("12.2", "-1", []),
        ("12.2", "0", ["claim_above_evidence"]),
        ("12.2", "-1.01", ["claim_below_evidence", "claim_below_least"]),
        ("12.2", "0.01", ["claim_above_evidence", "claim_above_full_marks"]),
        ("11", "4.52", []),
        ("11", "6.01", ["claim_above_evidence", "claim_above_full_marks"]),
        ("总分", "100", ["claim_above_evidence"]),
        ("总分", "100.01", ["claim_above_evidence", "claim_above_full_marks"]),
        ("总分", "-1", ["claim_below_evidence", "claim_below_least"]),
        ("扣分项", "0", ["claim_above_evidence"]),
        ("扣分项", "-20", ["claim_below_evidence"]),
    ],
)
def test_each_fault_of_one_claim_is_told(id_: str, points: object, codes: list[str]) -> None:
    # Nothing else is claimed that could be added up: only what is said of this line counts.
    check = check_claims(RESULT, {id_: points})
    assert [finding.code for finding in check.findings if finding.path == f"/{id_}"] == codes


def test_every_finding_says_to_the_letter_what_was_claimed_and_what_would_be_right() -> None:
    claims = {"7": "4.001", "8": "-1", "10.1": 0, "10.2": 3, "10": "3.5", "质量目标": -1, "x": 1}
    check = check_claims(RESULT, dict.fromkeys(SCHEME.clauses) | claims)
    first = {finding.code: finding for finding in reversed(check.findings)}
    seven, eight = lines_of(RESULT)["7"], lines_of(RESULT)["8"]
    assert {code: (finding.zh, finding.en) for code, finding in first.items()} == {
        "claim_above_evidence": (
            f"第7款（现代服务业增加值比重）自评4.001分，按数据得2分，多2.001分：{seven.ground.zh}",
            f"clause 7: 4.001 claimed, 2 earned on the evidence, 2.001 too many: {seven.ground.en}",
        ),
        "claim_above_full_marks": (
            "第7款（现代服务业增加值比重）自评4.001分，超过满分4分",
            "clause 7: 4.001 claimed, above the full marks, 4",
        ),
        "claim_off_grid": (
            "第7款（现代服务业增加值比重）自评4.001分，小数多于2位",
            "clause 7: 4.001 claimed, with more decimals than 2",
        ),
        "claim_below_evidence": (
            f"{eight.name.zh}自评-1分，按数据得3分，少4分：{eight.ground.zh}",
            f"clause 8: -1 claimed, 3 earned on the evidence, 4 too few: {eight.ground.en}",
        ),
        "claim_below_least": (f"{eight.name.zh}自评-1分，低于最低0分", "clause 8: -1 claimed, below the least, 0"),
        "claim_sum_differs": (
            "第10项（空气质量水平）自评3.5分，所列各部分应合计3分：10.1为0分、10.2为3分",
            "item 10: 3.5 claimed, what is listed below adds up to 3: 10.1 0, 10.2 3",
        ),
        "claim_missing": ("第1.1款（国抽不合格产品发现率）没有自评得分", "clause 1.1: no points are claimed"),
        "claim_unknown_id": ("附件1没有'x'这一款或项", "annex 1 has no clause, item or heading 'x'"),
    }
    assert {code: (finding.remedy_zh, finding.remedy_en) for code, finding in first.items()} == {
        "claim_above_evidence": (
            "改为2分，或补充数据和证明",
            "claim 2, or hand in the evidence that earns more",
        ),
        "claim_above_full_marks": ("自评不超过4分", "claim 4 or less"),
        "claim_off_grid": ("四舍五入到小数点后2位", "round half up to 2 decimals"),
        "claim_below_evidence": ("核对；漏计的改为3分", "check it; claim 3 where points were left out"),
        "claim_below_least": ("自评不低于0分", "claim 0 or more"),
        "claim_sum_differs": ("重新合计", "add it up again"),
        "claim_missing": ("填写自评得分，不得分的写0", "claim points; where there are none, write 0"),
        "claim_unknown_id": (
            "按附件1的编号写，最接近的是：无",
            "write an id of annex 1; the nearest is: none",
        ),
    }
    # The least of a heading is none.
    heading = [finding.zh for finding in check.findings if finding.path == "/质量目标"]
    assert heading[1] == "质量目标自评-1分，低于最低0分"


def test_every_line_has_its_name_in_both_languages() -> None:
    names = {id_: (line.name.zh, line.name.en) for id_, line in lines_of(RESCALED).items()}
    assert names["11.3"] == ("第11.3款（地表水劣Ⅴ类断面控制比例）", "clause 11.3")
    assert names["11"] == ("第11项（水环境质量）", "item 11")
    assert names["质量目标"] == ("质量目标", "质量目标")
    assert names["缺项折算"] == ("缺项折算", "rescaling")
    assert names["扣分项"] == ("扣分项", "扣分项")
    assert names["总分"] == ("总分", "total")
    assert RESCALED.rescaling
    assert lines_of(RESCALED)["缺项折算"].ground.zh == "31为0分"


def test_a_clause_of_which_nothing_is_claimed_is_named_and_an_item_as_a_whole_is_enough() -> None:
    claims = {id_: line for id_, line in earned(RESULT).items() if id_ in SCHEME.clauses} | {"扣分项": -10}
    without = {id_: one for id_, one in claims.items() if id_ not in ("11.1", "11.2", "20")}
    missing = [("/11.1", "claim_missing"), ("/11.2", "claim_missing"), ("/20", "claim_missing")]
    assert told(check_claims(RESULT, without)) == missing
    # Where part of an item's clauses are claimed, the item's own claim does not stand for the others.
    assert told(check_claims(RESULT, without | {"11": "4.52"})) == missing
    whole = {id_: one for id_, one in claims.items() if not id_.startswith("11.")} | {"11": "4.52"}
    assert told(check_claims(RESULT, whole)) == []
    assert told(check_claims(RESULT, dict.fromkeys(claims) | {"总分": None})) == [
        (f"/{id_}", "claim_missing") for id_ in claims
    ]


def test_a_deduction_that_was_made_has_to_be_claimed_and_one_that_was_not_need_not() -> None:
    claims = earned(RESULT)
    assert told(check_claims(RESULT, claims | {"扣分项": None})) == [
        ("/扣分项", "claim_missing"),
        ("/总分", "claim_sum_differs"),
    ]
    free = RESULTS["甲区"]
    assert told(check_claims(free, earned(free) | {"扣分项": None})) == []


@pytest.mark.parametrize(
    ("changes", "path", "zh"),
    [
        ({"11": 5}, "/11", "11.1为1.14分、11.2为0.95分、11.3为0.93分、11.4为1.5分"),
        ({"质量文化建设": 2}, "/质量文化建设", "所列各部分应合计1.5分：23为1.5分"),
        ({"质量目标": 31}, "/质量目标", "应合计30.12分"),
        ({"总分": 61}, "/总分", "应合计60.12分：质量目标为30.12分、质量措施为40分、扣分项为-10分"),
    ],
)
def test_a_sum_that_does_not_add_up_is_told_with_its_parts(changes: dict[str, object], path: str, zh: str) -> None:
    check = check_claims(RESULT, earned(RESULT) | changes)
    found = [one for one in check.findings if (one.path, one.code) == (path, "claim_sum_differs")]
    (finding,) = found
    assert zh in finding.zh
    assert finding.severity == "error"


def test_sums_follow_from_what_is_claimed_below_through_every_heading_left_open() -> None:
    claims = {id_: line for id_, line in earned(RESULT).items() if id_ in SCHEME.clauses}
    claims |= {"扣分项": -10, "7": 3, "总分": "61.12"}
    assert told(check_claims(RESULT, claims)) == [("/7", "claim_above_evidence"), ("/总分", "claim_above_evidence")]
    assert told(check_claims(RESULT, claims | {"总分": "60.12"}))[-1] == ("/总分", "claim_sum_differs")
    # What is not claimed makes no sum, wherever it stands.
    assert told(check_claims(RESULT, claims | {"8": None, "总分": "60.12"}))[-1] == ("/8", "claim_missing")


def test_an_item_may_be_claimed_as_its_sum_or_kept_within_its_marks() -> None:
    claims = earned(RESULT) | {"12.1": 0, "12.2": -1, "质量效果": None, "质量目标": None, "总分": None}
    for points in (-1, 0):
        codes = [code for path, code in told(check_claims(RESULT, claims | {"12": points})) if path == "/12"]
        assert "claim_sum_differs" not in codes
    check = check_claims(RESULT, claims | {"12": "0.5"})
    assert ("/12", "claim_sum_differs") in told(check)


def test_a_total_stops_at_nothing() -> None:
    nothing = dict.fromkeys([*SCHEME.clauses], 0) | {"12.2": -1, "扣分项": -10}
    for total in (0, -10):
        assert ("/总分", "claim_sum_differs") not in told(check_claims(RESULT, nothing | {"总分": total}))
    assert ("/总分", "claim_sum_differs") in told(check_claims(RESULT, nothing | {"总分": 1}))


def test_what_is_taken_out_of_both_sides_is_rescaled_in_the_claims_too() -> None:
    assert RESCALED.rescaling
    claims = earned(RESCALED)
    assert told(check_claims(RESCALED, claims | {"31": None})) == []
    assert told(check_claims(RESCALED, claims | {"缺项折算": None})) == []
    added = [
        code for path, code in told(check_claims(RESCALED, claims | {"缺项折算": 5})) if path in ("/总分", "/缺项折算")
    ]
    assert added == ["claim_above_evidence", "claim_sum_differs"]
    assert ("/总分", "claim_sum_differs") in told(check_claims(RESCALED, claims | {"缺项折算": None, "总分": 50}))
    # Without a rescaling there is no such line.
    assert told(check_claims(RESULT, earned(RESULT) | {"缺项折算": 0})) == [("/缺项折算", "claim_unknown_id")]


def test_an_id_that_there_is_not_offers_the_nearest_one() -> None:
    check = check_claims(RESULT, earned(RESULT) | {"11.33": 1, "a/b~\n": 1})
    assert told(check) == [("/11.33", "claim_unknown_id"), ("/a~1b~0\\n", "claim_unknown_id")]
    near, none = check.findings
    assert near.remedy_zh == "按附件1的编号写，最接近的是：11.3"
    assert none.remedy_en == "write an id of annex 1; the nearest is: none"
    assert none.zh == r"附件1没有'a/b~\n'这一款或项"


@pytest.mark.parametrize(
    ("result", "id_", "zh", "en"),
    [
        (
            RESULT,
            "1.4",
            "上级质监部门发文质量警示次数0次，在0次档，得1分",
            "number of quality warnings from higher authorities: 0, in the band “0”, 1 point",
        ),
        (
            RESULT,
            "4.1",
            (
                "大中型建筑工程一次验收合格率100%，符合100%的要求；其他建筑工程一次验收合格率97.99%，"
                "不符合98%（含）以上的要求，不得分"
            ),
            (
                "share of large building projects accepted at first inspection: 100%, which meets “100%”; share of "
                "other building projects accepted at first inspection: 97.99%, which does not "
                "meet “98% or more”, no points"
            ),
        ),
        (
            RESULT,
            "4.3",
            "建筑工程质量监督人员是否满足建设规模要求：是，得1分",
            "enough building supervisors: yes, 1 point",
        ),
        (
            RESULT,
            "20",
            "评定0.5分，得0.5分",
            "awarded 0.5 points, 0.5 points",
        ),
        (
            RESULT,
            "11.2",
            (
                "地表水考核断面水质优良比例72%，未达到水质优良比例年度控制目标80%；72÷80＝0.9，在不足1档，"
                "1.05×0.9＝0.945，得0.95分（由0.945舍入）"
            ),
            (
                "share of surface water of classes I to III: 72%, which does not reach the target share of classes I "
                "to III: 80%; 72 ÷ 80 = 0.9, in the band “less than 1”, 1.05 × 0.9 = 0.945, "
                "0.95 points (rounded from 0.945)"
            ),
        ),
        (
            RESULT,
            "11.3",
            (
                "地表水劣Ⅴ类断面比例15%，超过劣Ⅴ类断面比例年度控制目标10%；地表水Ⅰ至Ⅳ类断面比例80%，"
                "80÷（100−10）＝约0.888889，在不足1档，1.05×约0.888889＝约0.933333，"
                "得0.93分（由约0.933333舍入）"
            ),
            (
                "share of surface water below class V: 15%, which exceeds the target share "
                "below class V: 10%; share of "
                "surface water of classes I to IV: 80%, 80 ÷ (100 − 10) = about 0.888889, in "
                "the band “less than 1”, 1.05 × "
                "about 0.888889 = about 0.933333, 0.93 points (rounded from about 0.933333)"
            ),
        ),
        (
            RESULT,
            "11.4",
            "黑臭水体消除比例是否达到年度考核目标：是，得1.5分",
            "target for black and odorous water met: yes, 1.5 points",
        ),
        (
            RESULT,
            "12.1",
            "质量技术基础综合测算值4，全市平均质量技术基础综合测算值12，4÷12＝约0.333333，在不足0.5档，得1分",
            (
                "quality infrastructure index: 4, city average of the quality infrastructure index: 12, 4 ÷ 12 = "
                "about 0.333333, in the band “less than 0.5”, 1 point"
            ),
        ),
        (
            RESULT,
            "扣分项",
            "扣分事件1件，在1件（含）以上档，−10×1＝−10，扣10分",
            "incidents that deduct: 1, in the band “1 or more”, −10 × 1 = −10, 10 points deducted",
        ),
        (RESULT, "12", "12.1为1分、12.2为-1分", "12.1 1, 12.2 -1"),
        (RESULT, "质量文化建设", "23为1.5分", "23 1.5"),
        (
            RESCALED,
            "31",
            "无可考核对象（没有事故），经市质量强市办裁定按缺项处理，由其余各款折算：没有事故，本款不计分",
            "nothing to measure (没有事故), left out and rescaled by ruling of 市质量强市办: 没有事故, not counted",
        ),
        (
            ruled("full"),
            "31",
            "无可考核对象（没有事故），经市质量强市办裁定按满分计：没有事故，得2分",
            "nothing to measure (没有事故), given full marks by ruling of 市质量强市办: 没有事故, 2 points",
        ),
        (
            ruled("zero"),
            "31",
            "无可考核对象（没有事故），经市质量强市办裁定按零分计：没有事故，不得分",
            "nothing to measure (没有事故), given no points by ruling of 市质量强市办: 没有事故, no points",
        ),
    ],
)
def test_the_ground_of_a_line_is_what_was_read_and_what_came_of_it(
    result: Assessment, id_: str, zh: str, en: str
) -> None:
    ground = lines_of(result)[id_].ground
    assert (ground.zh, ground.en) == (zh, en)


def test_a_combination_tells_each_of_its_parts() -> None:
    bands = [Band(percent(name, name), {"[0, 50)": 1, "[50, 100]": 2}) for name in ("甲", "乙")]
    rule = NodeRule(SumOf(bands))
    working = rule.evaluate(Values({"/facts/甲": Fraction(40), "/facts/乙": Fraction(50)}))
    ground = ground_of(rule, working, Fraction(3), Fraction(4), SCHEME.rounding)
    assert ground.zh == "甲40%，在不足50%档（1分）；乙50%，在50%（含）以上档（2分），得3分"
    assert ground.en == (
        "甲: 40%, in the band “less than 50%” (1 point); 乙: 50%, in the band “50% or more” (2 points), 3 points"
    )


AMOUNT = st.builds(Fraction, st.integers(-300, 600), st.just(100))


@given(st.sampled_from(list(SCHEME.clauses)), AMOUNT)
def test_a_difference_is_claimed_less_earned_exactly_and_nothing_else_is_told_of_it(id_: str, points: Fraction) -> None:
    claims = {name: one for name, one in earned(RESULT).items() if name in SCHEME.clauses} | {
        "扣分项": -10,
        id_: points,
    }
    check = check_claims(RESULT, claims)
    line = lines_of(RESULT)[id_]
    if points == line.earned:
        assert check.differences == ()
    else:
        (difference,) = check.differences
        assert (difference.claimed, difference.earned) == (points, line.earned)
        assert difference.difference == points - line.earned
    assert all(finding.path == f"/{id_}" for finding in check.findings)


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        ({"7": 2.0}, [("/7", "float")]),
        ({"7": True, "8": "三"}, [("/7", "not_a_number"), ("/8", "not_a_number")]),
        ({"7": "1e100"}, [("/7", "too_long")]),
        ({"7": {"points": 2}}, [("/7", "not_a_number")]),
        ({7: 2}, [("", "wrong_type")]),
        ([2], [("", "wrong_type")]),
        (None, [("", "wrong_type")]),
    ],
)
def test_what_is_no_claim_is_refused_with_every_fault(
    claims: Mapping[str, object], found: list[tuple[str, str]]
) -> None:
    with pytest.raises(EvidenceError) as caught:
        check_claims(RESULT, claims)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == found
    assert caught.value.zh == "自评得分读不出来"
    assert caught.value.en == "the points claimed cannot be read"


def test_claims_are_held_against_a_result_that_agrees_with_itself_and_nothing_else() -> None:
    with pytest.raises(VerificationError):
        check_claims(evolve(RESULT, total=Decimal("90.00")), {})
    no_result: Assessment = json.loads("5")
    with pytest.raises(EvidenceError) as caught:
        check_claims(no_result, {})
    assert caught.value.faults[0].zh == "5不是评分结果；请用assess得出"
    assert caught.value.faults[0].en == "5 is no assessment; get one with assess"
    assert (caught.value.zh, caught.value.faults[0].path) == ("自评得分读不出来", "")
    bare = evolve(RESULT, scheme=evolve(SCHEME, procedure=None))
    with pytest.raises(SchemeError, match="says nothing of procedure"):
        check_claims(bare, {})
    assert district_scheme().procedure is None


def test_a_check_is_frozen_and_can_be_kept() -> None:
    check = check_claims(RESULT, {"7": 1})
    assert copy(check) == check
    assert hash(check) == hash(check_claims(RESULT, {"7": "1.0"}))
    with pytest.raises(FrozenInstanceError):
        check.unit = "x"  # type: ignore[misc]
    assert repr(check).isprintable()


@pytest.mark.parametrize("result", [*RESULTS.values(), RESCALED], ids=str)
def test_the_ground_of_a_figure_is_told_in_full_in_both_languages(result: Assessment) -> None:
    claims = {id_: min(line.earned, 0) for id_, line in lines_of(result).items()}
    found = check_claims(result, claims).findings
    grounds = {id_: line.ground for id_, line in lines_of(result).items()}
    told = {finding.path[1:]: finding for finding in found if "ground" in finding.params}
    assert len(told) > 50
    assert any(len(grounds[id_].en) > 120 for id_ in told)
    for id_, finding in told.items():
        assert grounds[id_].zh in finding.zh
        assert grounds[id_].en in finding.en
