"""What comparisons, effects, results and composites are refused for: path, code and both messages, whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from composite.test_composite import RATINGS, annex_1, rated
from huizhou_qa import amend, assess, assess_cohort, get_scheme
from huizhou_qa.analysis import cohort_results, compare, compare_cohorts, days_after, days_of, effect_of
from huizhou_qa.composite import composite, composite_cohort
from huizhou_qa.onsite import assess_on_site
from statements.test_prevailing import OWN
from support.model_2017 import changed, member
from support.told import refusal

Told = tuple[Callable[[], object], str, list[tuple[str, str, str, str]]]

SCHEME = get_scheme("huizhou", 2017)
OTHER = evolve(SCHEME, id="other")
COHORT = assess_cohort(SCHEME, [member("甲"), member("乙", 12)])
COMPOSITES = composite_cohort(COHORT, {unit: rated(4, unit) for unit in COHORT.results}, choice="verify_only")
AVERAGE = {"averages": {"quality_incentive_projects": 3}, "marks": {"14": 0}}


# Arguments of wrong kinds are the point.
scored: Callable[..., object] = assess
compared: Callable[..., object] = compare
cohorts_compared: Callable[..., object] = compare_cohorts
effect: Callable[..., object] = effect_of
days: Callable[..., object] = days_of
days_past: Callable[..., object] = days_after
listed: Callable[..., object] = cohort_results
joined: Callable[..., object] = composite
all_joined: Callable[..., object] = composite_cohort

REFUSED: dict[str, Told] = {
    "scoring what is no evidence": (
        lambda: scored(SCHEME, 5),
        "数据有误 · the evidence is not right",
        [
            (
                "",
                "wrong_type",
                "5不是数据；请先用Evidence.from_dict生成",
                "5 is not evidence; make it with Evidence.from_dict",
            ),
        ],
    ),
    "comparing what is no result": (
        lambda: compared("甲", 5),
        "这两份结果不能对比 · these results cannot be compared",
        [
            (
                "/before",
                "wrong_type",
                "'甲'不是得分结果；请用assess得出",
                "'甲' is not an assessment; get one with assess",
            ),
            ("/after", "wrong_type", "5不是得分结果；请用assess得出", "5 is not an assessment; get one with assess"),
        ],
    ),
    "comparing by two editions": (
        lambda: compared(annex_1("92"), assess(OTHER, changed())),
        "这两份结果不能对比 · these results cannot be compared",
        [
            (
                "/after",
                "another_scheme",
                "后一份结果按'other'计分，前一份按'huizhou-2017'；只能对比同一方案",
                "it is by 'other', the other by 'huizhou-2017'; compare results by one edition",
            ),
        ],
    ),
    "comparing what is no cohort": (
        lambda: cohorts_compared(COHORT, 5),
        "没有可用的各单位结果 · there is no cohort",
        [
            (
                "/after",
                "wrong_type",
                "5不是各单位的结果；请用assess_cohort得出",
                "5 is no cohort; get one with assess_cohort",
            ),
        ],
    ),
    "comparing what are no cohorts": (
        lambda: cohorts_compared(4, 5),
        "没有可用的各单位结果 · there is no cohort",
        [
            (
                "/before",
                "wrong_type",
                "4不是各单位的结果；请用assess_cohort得出",
                "4 is no cohort; get one with assess_cohort",
            ),
            (
                "/after",
                "wrong_type",
                "5不是各单位的结果；请用assess_cohort得出",
                "5 is no cohort; get one with assess_cohort",
            ),
        ],
    ),
    "comparing cohorts of other units by other editions": (
        lambda: cohorts_compared(COHORT, assess_cohort(OTHER, [member("甲"), member("丙")])),
        "这两年度结果不能对比 · these cohorts cannot be compared",
        [
            (
                "",
                "another_scheme",
                "后一年度结果按'other'计分，前一年度按'huizhou-2017'；只能对比同一方案",
                "one is by 'other', the other by 'huizhou-2017'; compare results by one edition",
            ),
            (
                "/丙",
                "unknown_unit",
                "只有后一份结果有'丙'；两份的单位须相同",
                "'丙' is in the second cohort only; compare the same units",
            ),
            (
                "/乙",
                "unknown_unit",
                "只有前一份结果有'乙'；两份的单位须相同",
                "'乙' is in the first cohort only; compare the same units",
            ),
        ],
    ),
    "comparing scores with composites": (
        lambda: cohorts_compared(COHORT, COMPOSITES),
        "这两年度结果不能对比 · these cohorts cannot be compared",
        [
            (
                "",
                "another_score",
                "一份排的是附件1得分，另一份排的是综合考核得分；只能对比同一种",
                "one ranks by Annex 1 score, the other by composites; compare like with like",
            ),
        ],
    ),
    "an effect on no cohort": (
        lambda: effect("甲", OWN.evidence),
        "不能按此更正重算 · the correction cannot be scored among the others",
        [
            (
                "",
                "wrong_type",
                "'甲'不是各单位的结果；请用assess_cohort得出",
                "'甲' is no cohort; get one with assess_cohort",
            ),
        ],
    ),
    "an effect of no evidence on no cohort": (
        lambda: effect(4, 5),
        "不能按此更正重算 · the correction cannot be scored among the others",
        [
            (
                "",
                "wrong_type",
                "4不是各单位的结果；请用assess_cohort得出",
                "4 is no cohort; get one with assess_cohort",
            ),
            (
                "",
                "wrong_type",
                "5不是考核数据；请用amend更正",
                "5 is not evidence; correct that of cohort.members with amend",
            ),
        ],
    ),
    "an effect of no evidence": (
        lambda: effect(COHORT, 5),
        "不能按此更正重算 · the correction cannot be scored among the others",
        [
            (
                "",
                "wrong_type",
                "5不是考核数据；请用amend更正",
                "5 is not evidence; correct that of cohort.members with amend",
            ),
        ],
    ),
    "an effect on a unit that is not there": (
        lambda: effect(COHORT, member("丙")),
        "不能按此更正重算 · the correction cannot be scored among the others",
        [
            (
                "",
                "unknown_unit",
                "各单位的结果中没有'丙'；请用其中的单位名称",
                "'丙' is not of the cohort; use the name that it has there",
            ),
        ],
    ),
    "an effect of what corrects nothing that is there": (
        lambda: effect(COHORT, member("甲", 11)),
        "不能按此更正重算 · the correction cannot be scored among the others",
        [
            (
                "",
                "stale_evidence",
                "这不是对'甲'现有数据的更正，会悄悄冲掉别的更正；请更正cohort.members中的数据",
                "it does not correct the evidence that the cohort holds of '甲'; amend that of cohort.members",
            ),
        ],
    ),
    "an effect of a corrected average": (
        lambda: effect(COHORT, amend(COHORT.members["甲"], AVERAGE, "办", "2018-01-05", "查")),
        "不能按此更正重算 · the correction cannot be scored among the others",
        [
            (
                "/averages/quality_incentive_projects",
                "averages_given",
                "更正了平均值；平均值由各单位数据算出，请删去",
                "an average is corrected; in a cohort it is computed, leave it out",
            ),
        ],
    ),
    "days of no results": (
        lambda: days("甲"),
        "结果不能这样列出 · the results cannot be listed so",
        [
            (
                "",
                "wrong_type",
                "'甲'不是汇总结果；请用cohort_results得出",
                "'甲' is no results; get them with cohort_results",
            ),
        ],
    ),
    "days after what is no day": (
        lambda: days_past(cohort_results(COHORT), "2018"),
        "结果不能这样列出 · the results cannot be listed so",
        [
            (
                "/day",
                "bad_date",
                "'2018'不是日期，请写作2017-06-01；没有的不填",
                "'2018' is not a date; write it as 2017-06-01, or leave it out",
            ),
        ],
    ),
    "losses below none": (
        lambda: listed(COHORT, -1),
        "结果不能这样列出 · the results cannot be listed so",
        [
            (
                "/losses",
                "out_of_range",
                "-1不是可用的行数；请写0或更大的整数",
                "-1 is no number of lines; write 0 or more",
            ),
        ],
    ),
    "true for a number": (
        lambda: listed(COHORT, True),
        "结果不能这样列出 · the results cannot be listed so",
        [
            (
                "/losses",
                "out_of_range",
                "true（是）不是可用的行数；请写0或更大的整数",
                "True is no number of lines; write 0 or more",
            ),
        ],
    ),
    "results of no cohort": (
        lambda: listed("甲"),
        "没有可用的各单位结果 · there is no cohort",
        [
            (
                "",
                "wrong_type",
                "'甲'不是各单位的结果；请用assess_cohort得出",
                "'甲' is no cohort; get one with assess_cohort",
            ),
        ],
    ),
    "results of no units": (
        lambda: listed(evolve(COHORT, results={}, ranking=())),
        "结果不能这样列出 · the results cannot be listed so",
        [
            ("/cohort", "empty", "没有单位，至少要有一个", "the cohort has no units; give at least one"),
        ],
    ),
    "a composite of no scores": (
        lambda: joined("甲", 5, choice="verify_only"),
        "综合考核结果不能这样合成 · the composite cannot be made so",
        [
            (
                "/assessment",
                "wrong_type",
                "'甲'不是得分结果；请用assess得出",
                "'甲' is not an assessment; get one with assess",
            ),
            (
                "/on_site",
                "wrong_type",
                "5不是实地核查结果；请用assess_on_site得出",
                "5 is no on-site result; get one with assess_on_site",
            ),
        ],
    ),
    "a composite by no choice": (
        lambda: joined(annex_1("92"), rated(4), choice="average"),
        "考核方案或所问有误 · the scheme, or what is asked of it, is not right",
        [
            (
                "/choice",
                "unknown_choice",
                "没有'average'这种合成方式；可用：verify_only、weighted",
                "choice is 'average'; it must be one of verify_only, weighted",
            ),
        ],
    ),
    "a weight that nobody reads": (
        lambda: joined(annex_1("92"), rated(4), choice="verify_only", on_site_weight="0.3"),
        "综合考核结果不能这样合成 · the composite cannot be made so",
        [
            (
                "/on_site_weight",
                "out_of_place",
                "实地核查只作核实时不用权重；请删去",
                "the on-site check only verifies, so no weight is read; leave it out",
            ),
        ],
    ),
    "no weight": (
        lambda: joined(annex_1("92"), rated(4), choice="weighted"),
        "综合考核结果不能这样合成 · the composite cannot be made so",
        [
            (
                "/on_site_weight",
                "required",
                "考核方案没有规定权重；请写明所占份额，30%写0.3",
                "the text prints no weight; state it as a share, 0.3 for 30%",
            ),
        ],
    ),
    "a weight above 1": (
        lambda: joined(annex_1("92"), rated(4), choice="weighted", on_site_weight="30"),
        "综合考核结果不能这样合成 · the composite cannot be made so",
        [
            (
                "/on_site_weight",
                "out_of_range",
                "'30'不是份额；请写0到1，30%写0.3",
                "'30' is no share; write 0 to 1, 0.3 for 30%",
            ),
        ],
    ),
    "a weight in words": (
        lambda: joined(annex_1("92"), rated(4), choice="weighted", on_site_weight="三成"),
        "综合考核结果不能这样合成 · the composite cannot be made so",
        [
            (
                "/on_site_weight",
                "not_a_number",
                "'三成'不是份额；请写0到1，30%写0.3",
                "'三成' is no share; write 0 to 1, 0.3 for 30%",
            ),
        ],
    ),
    "a weight that is not exact": (
        lambda: joined(annex_1("92"), rated(4), choice="weighted", on_site_weight=0.3),
        "综合考核结果不能这样合成 · the composite cannot be made so",
        [
            (
                "/on_site_weight",
                "float",
                "浮点数（float）不精确，请以文本写作'0.3'",
                "a float is not exact; write '0.3' as text, or an int, a Decimal or a Fraction",
            ),
        ],
    ),
    "a composite of two units": (
        lambda: joined(annex_1("92"), rated(4, "乙"), choice="verify_only"),
        "综合考核结果不能这样合成 · the composite cannot be made so",
        [
            (
                "/on_site/unit",
                "another_unit",
                "实地核查结果是'乙'的，得分是'甲'的；请用该单位自己的",
                "the on-site result is of '乙', the score of '甲'; use that unit's own",
            ),
        ],
    ),
    "a composite of nobody's on-site result": (
        lambda: joined(annex_1("92"), assess_on_site(SCHEME, RATINGS), choice="verify_only"),
        "综合考核结果不能这样合成 · the composite cannot be made so",
        [
            (
                "/on_site/unit",
                "required",
                "实地核查结果没有写明是哪个单位的；请用assess_on_site(…, unit='甲')重做",
                "the on-site result does not say whose it is; make it with assess_on_site(…, unit='甲')",
            ),
        ],
    ),
    "composites of no cohort": (
        lambda: all_joined("甲", {}, choice="verify_only"),
        "各单位的综合考核结果不能这样合成 · the composites of the units cannot be made so",
        [
            (
                "/cohort",
                "wrong_type",
                "'甲'不是列有单位的结果；请用assess_cohort得出",
                "'甲' is no cohort of units; get one with assess_cohort",
            ),
        ],
    ),
    "on-site results by no unit": (
        lambda: all_joined(COHORT, 5, choice="verify_only"),
        "各单位的综合考核结果不能这样合成 · the composites of the units cannot be made so",
        [
            (
                "/on_site",
                "wrong_type",
                "5不是按单位列出的实地核查结果；请写成对象",
                "5 is no mapping from units to their on-site results",
            ),
        ],
    ),
    "on-site results by numbers": (
        lambda: all_joined(COHORT, {5: rated(4)}, choice="verify_only"),
        "各单位的综合考核结果不能这样合成 · the composites of the units cannot be made so",
        [
            ("/on_site", "wrong_type", "键5不是文本，键请以文本填写", "the key 5 is not text; write it as a string"),
        ],
    ),
    "on-site results that are not the units' own": (
        lambda: all_joined(COHORT, {"甲": rated(4, "乙"), "乙": 5, "丙": rated(4, "丙")}, choice="verify_only"),
        "各单位的综合考核结果不能这样合成 · the composites of the units cannot be made so",
        [
            (
                "/on_site/甲/unit",
                "another_unit",
                "实地核查结果是'乙'的，得分是'甲'的；请用该单位自己的",
                "the on-site result is of '乙', the score of '甲'; use that unit's own",
            ),
            (
                "/on_site/乙",
                "wrong_type",
                "5不是实地核查结果；请用assess_on_site得出",
                "5 is no on-site result; get one with assess_on_site",
            ),
            (
                "/on_site/丙",
                "unknown_unit",
                "各单位的结果中没有'丙'；请用其中的单位名称",
                "'丙' is not of the cohort; use the name that it has there",
            ),
        ],
    ),
    "on-site results by two scales": (
        lambda: all_joined(
            COHORT,
            {"甲": rated(4), "乙": assess_on_site(SCHEME, RATINGS, scale="literal", unit="乙")},
            choice="verify_only",
        ),
        "各单位的综合考核结果不能这样合成 · the composites of the units cannot be made so",
        [
            (
                "/on_site",
                "mixed_scales",
                "各单位的等级折分方式不一（'literal'、'scaled'）；请统一",
                "levels became points in several ways ('literal', 'scaled'); use one scale for all",
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_told_whole_in_both_languages(name: str) -> None:
    call, head, faults = REFUSED[name]
    text, found = refusal(call)
    assert text.startswith(f"{head}\n")
    assert found == faults
