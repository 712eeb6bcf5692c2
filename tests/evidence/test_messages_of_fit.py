"""What evidence says that a rule or a scheme cannot read: every fault with its path, code and message, whole."""

from __future__ import annotations

import pytest

from huizhou_qa import Evidence, EvidenceError, get_scheme
from huizhou_qa.errors import Wording
from huizhou_qa.evidence.fitting import InputRegister
from huizhou_qa.rules import Quotient, Within
from huizhou_qa.rules.derived import is_true
from huizhou_qa.scheme.agreements import Agreement, Exclusion
from huizhou_qa.scorers import (
    NodeRule,
    average_of,
    count,
    events,
    level,
    mark,
    others_average_of,
    percent,
    quantity,
    signed,
    truth,
)

CITY = Wording("全市平均", "city average of ")

Given = dict[str, object]
Told = tuple[str, str, str]


def register() -> InputRegister:
    """One input of each sort, made anew so that the code under test makes it."""
    share, done, things, made = (
        percent("s", "比例"),
        truth("done", "完成"),
        count("n", "数", "个"),
        count("m", "数", "个"),
    )
    others = (others_average_of(quantity("o", "数", "个"), CITY), others_average_of(made, CITY))
    return InputRegister(
        (share, done, things, made, level("r", "评价"), mark("5", "得分", "1.5"), average_of(things, CITY), *others),
        (Agreement(Within(percent("s", "比例"), "[0, 50]"), "more than half is done"),),
        (Exclusion(is_true(truth("done", "完成")), made, "what is done is not made"),),
    )


OF_FIT: list[tuple[Given, list[Told]]] = [
    (
        {"facts": {"x": 1}},
        [
            (
                "/facts/x",
                "unknown_name",
                "数据项（facts）中没有“x”，可用的名称：s、done、n、m、r · no such name among the facts: 'x'; known: s, done, n, m, r",
            )
        ],
    ),
    (
        {"facts": {"x": None}},
        [
            (
                "/facts/x",
                "unknown_name",
                "数据项（facts）中没有“x”，可用的名称：s、done、n、m、r · no such name among the facts: 'x'; known: s, done, n, m, r",
            )
        ],
    ),
    (
        {"marks": {"x": {"nothing": "无对象"}}},
        [
            (
                "/marks/x",
                "unknown_name",
                "评定得分（marks）中没有“x”，可用的名称：5 · no such name among the marks: 'x'; known: 5",
            )
        ],
    ),
    (
        {"averages": {"x": 1}},
        [
            (
                "/averages/x",
                "unknown_name",
                "平均值（averages）中没有“x”，可用的名称：n、o、m · no such name among the averages: 'x'; known: n, o, m",
            )
        ],
    ),
    (
        {"facts": {"s": True}},
        [
            (
                "/facts/s",
                "not_a_number",
                "“比例”应填0至100的百分数（96即96%），不能填true或false · s is a number, not true or false; give percent points from 0 to 100 (96 means 96%)",
            )
        ],
    ),
    (
        {"facts": {"done": 1}},
        [
            (
                "/facts/done",
                "wrong_type",
                "“完成”是是非项，给的是1，请填true（是）或false（否），不加引号 · done is true or false, not 1; write true or false, without quotes",
            )
        ],
    ),
    (
        {"facts": {"done": {"from": 0, "to": 1}}},
        [
            (
                "/facts/done",
                "wrong_type",
                "“完成”是是非项，给的是区间0至1，请填true（是）或false（否），不加引号 · done is true or false, not an interval from 0 to 1; write true or false, without quotes",
            )
        ],
    ),
    (
        {"facts": {"s": {"from": 99, "to": 101}}},
        [
            (
                "/facts/s",
                "out_of_range",
                "“比例”的值101超出范围，应填0至100的百分数（96即96%） · 101 is out of range for s; give percent points from 0 to 100 (96 means 96%)",
            )
        ],
    ),
    (
        {"facts": {"n": {"from": "0.5", "to": 2}}},
        [
            (
                "/facts/n",
                "not_whole",
                "“数”须为整数，给的是0.5 · 0.5 is not a whole number, which n is; write one",
            )
        ],
    ),
    (
        {"facts": {"n": {"part": 2, "whole": 1}}},
        [
            (
                "/facts/n",
                "rate_out_of_place",
                "“数”应填0或以上的整数，只有百分数和平均值可以填部分与总数 · n is not a part of a whole, which only a percentage or an average is; give a whole number of 0 or more",
            )
        ],
    ),
    (
        {"facts": {"n": {"nothing": "无对象"}}},
        [
            (
                "/facts/n",
                "count_of_nothing",
                "“数”是计数，没有的填0 · n is a count, which is never nothing; where there is none, write 0",
            )
        ],
    ),
    (
        {"facts": {"n": "-0.5"}},
        [
            (
                "/facts/n",
                "out_of_range",
                "“数”的值-0.5超出范围，应填0或以上的整数 · -0.5 is out of range for n; give a whole number of 0 or more",
            ),
            ("/facts/n", "not_whole", "“数”须为整数，给的是-0.5 · -0.5 is not a whole number, which n is; write one"),
        ],
    ),
    (
        {"facts": {"r": "0.5"}},
        [
            (
                "/facts/r",
                "out_of_range",
                "“评价”的值0.5超出范围，应填1至5的等级 · 0.5 is out of range for r; give a level from 1 to 5",
            ),
            ("/facts/r", "not_whole", "“评价”须为整数，给的是0.5 · 0.5 is not a whole number, which r is; write one"),
        ],
    ),
    (
        {"averages": {"o": {"part": 2, "whole": 1}}},
        [
            (
                "/averages/o",
                "pair_needed",
                '要读其他单位的“全市平均数”，请填各单位合计（含本单位）与单位数，至少2个单位 · city average of o: the average over the other units is read; give a pair {"part": sum, "whole": members} of all members, the unit itself among them, 2 or more',
            )
        ],
    ),
    (
        {"facts": {"s": {"part": 49, "whole": 48}}, "averages": {"n": -1}},
        [
            (
                "/averages/n",
                "out_of_range",
                "“全市平均数”的值-1超出范围，应填0或以上的数 · -1 is out of range for n; give a number of 0 or more",
            ),
            (
                "/facts/s",
                "out_of_range",
                "“比例”的部分49大于总数48，请核对 · of s the part 49 is above the whole 48; check both",
            ),
            (
                "/facts/s",
                "contradiction",
                "数据互相矛盾：more than half is done；请核对并改正 · these values contradict each other: more than half is done; check and correct them",
            ),
        ],
    ),
    (
        {"marks": {"5": "1.6"}},
        [
            (
                "/marks/5",
                "out_of_range",
                "“得分”的值1.6超出范围，应填0至1.5分 · 1.6 is out of range for 5; give a mark from 0 to 1.5",
            )
        ],
    ),
    (
        {"facts": {"s": 51}},
        [
            (
                "/facts/s",
                "contradiction",
                "数据互相矛盾：more than half is done；请核对并改正 · these values contradict each other: more than half is done; check and correct them",
            )
        ],
    ),
    (
        {"facts": {"s": 101}},
        [
            (
                "/facts/s",
                "out_of_range",
                "“比例”的值101超出范围，应填0至100的百分数（96即96%） · 101 is out of range for s; give percent points from 0 to 100 (96 means 96%)",
            ),
            (
                "/facts/s",
                "contradiction",
                "数据互相矛盾：more than half is done；请核对并改正 · these values contradict each other: more than half is done; check and correct them",
            ),
        ],
    ),
    (
        {"facts": {"done": True, "m": 2}},
        [
            (
                "/facts/m",
                "out_of_place",
                "“数”此处不应填写：what is done is not made · m is out of place: what is done is not made",
            )
        ],
    ),
    (
        {"facts": {"done": True, "m": {"nothing": "无对象"}}},
        [
            (
                "/facts/m",
                "count_of_nothing",
                "“数”是计数，没有的填0 · m is a count, which is never nothing; where there is none, write 0",
            ),
            (
                "/facts/m",
                "out_of_place",
                "“数”此处不应填写：what is done is not made · m is out of place: what is done is not made",
            ),
        ],
    ),
    (
        {"averages": {"m": 3}},
        [
            (
                "/averages/m",
                "pair_needed",
                '要读其他单位的“全市平均数”，请填各单位合计（含本单位）与单位数，至少2个单位 · city average of m: the average over the other units is read; give a pair {"part": sum, "whole": members} of all members, the unit itself among them, 2 or more',
            )
        ],
    ),
    (
        {"facts": {"n": 3}, "averages": {"n": {"part": 2, "whole": 2}}},
        [
            (
                "/averages/n",
                "contradiction",
                "“数”的各单位合计2含本单位的3，2个单位合计至少为3，请核对 · the sum of n contains the unit's own 3: of 2 members it is at least 3, not 2; check the figures",
            )
        ],
    ),
    (
        {"averages": {"n": {"part": "2.5", "whole": 2}}},
        [
            (
                "/averages/n",
                "not_whole",
                "“数”是计数，其各单位合计须为整数，给的是2.5 · a sum of counts is a whole number; that of n is 2.5",
            )
        ],
    ),
    (
        {"marks": {"x": 1}, "facts": {"y": 1, "s": 101}},
        [
            (
                "/facts/s",
                "out_of_range",
                "“比例”的值101超出范围，应填0至100的百分数（96即96%） · 101 is out of range for s; give percent points from 0 to 100 (96 means 96%)",
            ),
            (
                "/facts/s",
                "contradiction",
                "数据互相矛盾：more than half is done；请核对并改正 · these values contradict each other: more than half is done; check and correct them",
            ),
            (
                "/facts/y",
                "unknown_name",
                "数据项（facts）中没有“y”，可用的名称：s、done、n、m、r · no such name among the facts: 'y'; known: s, done, n, m, r",
            ),
            (
                "/marks/x",
                "unknown_name",
                "评定得分（marks）中没有“x”，可用的名称：5 · no such name among the marks: 'x'; known: 5",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("given", "told"), OF_FIT, ids=range(len(OF_FIT)))
def test_what_does_not_fit_is_told_in_these_words_in_the_order_of_paths(given: Given, told: list[Told]) -> None:
    with pytest.raises(EvidenceError) as caught:
        register().check(Evidence.from_dict({"unit": "甲", **given}))
    assert caught.value.message == "数据与计分办法不符 · the values given do not fit what the rule reads"
    assert [(one.path, one.code, one.message) for one in caught.value.faults] == told


def test_where_a_section_has_no_names_none_are_known() -> None:
    (told,) = InputRegister((events("veto", "否决"),)).faults(Evidence.from_dict({"unit": "甲", "facts": {"x": 1}}))
    text = "数据项（facts）中没有“x”，可用的名称：（无） · no such name among the facts: 'x'; known: (none)"
    assert (told.path, told.code, told.message) == ("/facts/x", "unknown_name", text)


@pytest.mark.parametrize(
    "given",
    [
        {"facts": {"s": 50, "done": True, "n": 0}, "marks": {"5": "1.5"}, "rulings": {}},
        {"facts": {"done": False, "m": 2, "n": 3}, "averages": {"n": {"part": 3, "whole": 1}}},
        {"facts": {"m": 2, "s": {"part": 1, "whole": 2}}, "averages": {"m": {"part": 2, "whole": 2}, "n": "0.5"}},
        {
            "facts": {"s": {"nothing": "无对象"}, "done": {"nothing": "无对象"}, "m": 1},
            "marks": {"5": {"nothing": "无对象"}},
        },
        {"rulings": {"x": None}, "marks": {"5": None}, "averages": {"n": None}},
        {"facts": {"s": 0, "r": 1, "n": 2}, "marks": {"5": 0}, "averages": {"n": {"part": 2, "whole": 2}}},
        {"facts": {"r": 5}, "averages": {"o": {"part": "0.5", "whole": 3}, "n": 0}},
    ],
    ids=range(7),
)
def test_what_fits_is_accepted_at_every_end_and_in_every_form(given: Given) -> None:
    assert register().faults(Evidence.from_dict({"unit": "甲", **given})) == []


def test_a_rule_that_would_divide_by_zero_names_every_divisor() -> None:
    divided = Quotient(quantity("a", "甲", "个"), quantity("b", "乙", "个"))
    with pytest.raises(EvidenceError) as caught:
        NodeRule(divided).score({"a": 1, "b": 0})
    assert str(caught.value) == (
        "数据有误 · the evidence is not right\n  /facts/b: “乙”在计分中作除数，不能为0，请核对 · "
        "a rule divides by b; it cannot be 0, check the figure [divided_by_zero]"
    )


def test_a_rule_by_itself_refuses_evidence_that_has_no_unit_yet() -> None:
    with pytest.raises(EvidenceError) as caught:
        NodeRule(percent("s", "比例")).score({"x": 1})
    assert caught.value.message == "数据与计分办法不符 · the values given do not fit what the rule reads"


@pytest.mark.parametrize(
    ("section", "name", "zh", "en"),
    [
        (
            "facts",
            "pm25_anual_mean",
            "数据项（facts）中没有“pm25_anual_mean”，是否指pm25_annual_mean（PM2.5年均浓度）",
            "no such name among the facts: 'pm25_anual_mean'; the nearest is pm25_annual_mean",
        ),
        (
            "facts",
            "PM2.5 年均浓度",
            "数据项（facts）中没有“PM2.5 年均浓度”，是否指pm25_annual_mean（PM2.5年均浓度）",
            "no such name among the facts: 'PM2.5 年均浓度'; the nearest is pm25_annual_mean",
        ),
        (
            "facts",
            "14",
            "数据项（facts）中没有“14”，它属于评定得分（marks），请移到那里",
            "no such name among the facts: '14'; it is one of the marks, move it there",
        ),
        (
            "facts",
            "总人口",
            "数据项（facts）中没有“总人口”，可用的名称见方案的数据项表（scheme.inputs）",
            "no such name among the facts: '总人口'; the known ones are listed by scheme.inputs",
        ),
        (
            "averages",
            "总人口",
            "平均值（averages）中没有“总人口”，可用的名称：quality_infrastructure_index、quality_incentive_projects",
            "no such name among the averages: '总人口'; known: quality_infrastructure_index, quality_incentive_projects",
        ),
    ],
)
def test_an_unknown_name_offers_the_one_that_is_meant(section: str, name: str, zh: str, en: str) -> None:
    evidence = Evidence.from_dict({"unit": "甲", section: {name: 1}})
    (fault,) = get_scheme("huizhou", 2017).input_register.faults(evidence)
    assert (fault.code, fault.zh, fault.en) == ("unknown_name", zh, en)


def test_any_number_at_all_fits_an_input_without_limits() -> None:
    cold = InputRegister((signed("t", "气温", "度"),))
    for number in ("-1e99", "1e99"):
        assert cold.faults(Evidence.from_dict({"unit": "甲", "facts": {"t": number}})) == []
