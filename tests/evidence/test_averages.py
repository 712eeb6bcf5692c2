"""The unit is one of the members: an average that its own figure rules out is refused, in both directions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import Evidence, EvidenceError, assess, assess_cohort, get_scheme
from huizhou_qa.errors import Wording
from huizhou_qa.evidence.averages import averages_at_odds
from huizhou_qa.numbers.exact import plain
from huizhou_qa.rules import Input
from huizhou_qa.scorers import count, percent, quantity, signed
from support.model_2017 import changed, member

SCHEME = get_scheme("huizhou", 2017)
BETWEEN = Input("/facts/b", "[2, 6]", label=Wording("界", "between"))
COLD = signed("t", "气温", "度")
FACTS = {
    leaf.name: leaf for leaf in (percent("p", "率"), count("n", "数", "个"), quantity("q", "量", "吨"), BETWEEN, COLD)
}


def pair(part: object, whole: object) -> dict[str, object]:
    return {"part": part, "whole": whole}


def cases_of(name: str, own: object, average: object) -> list[tuple[str, str, object]]:
    evidence = Evidence.from_dict({"unit": "甲", "facts": {name: own}, "averages": {name: average}})
    return [
        (one.path, one.code, one.params["case"]) for one in averages_at_odds(evidence.averages, evidence.values, FACTS)
    ]


@pytest.mark.parametrize(
    ("name", "own", "average", "case"),
    [
        # A sum contains the unit's own figure, and the others have the least at least.
        ("n", 3, pair(2, 2), "sum_below"),
        ("n", 3, pair(3, 2), None),
        ("q", "0.1", pair("0.09", 5), "sum_below"),
        ("b", 4, pair("7.9", 3), "sum_below"),
        ("b", 4, pair(8, 3), None),
        # And the most at most.
        ("p", 40, pair("240.01", 3), "sum_above"),
        ("p", 40, pair(240, 3), None),
        ("p", pair(1, 4), pair(126, 2), "sum_above"),
        ("p", pair(1, 4), pair(125, 2), None),
        ("b", 4, pair("16.1", 3), "sum_above"),
        ("b", 4, pair(16, 3), None),
        # Over one member it is the unit's own figure.
        ("n", 3, pair(3, 1), None),
        ("n", 3, pair(4, 1), "only_member"),
        ("n", 3, pair(2, 1), "only_member"),
        ("q", 0, pair("0.1", 1), "only_member"),
        ("t", -3, pair(3, 1), "only_member"),
        # A mean of unknown members rules out another figure only at an end of the range.
        ("n", 3, 0, "mean_least"),
        ("q", "0.1", 0, "mean_least"),
        ("n", 0, 0, None),
        ("n", 300, "0.1", None),
        ("p", "99.9", 100, "mean_most"),
        ("p", 100, 100, None),
        ("p", 0, "99.9", None),
        ("b", 5, 2, "mean_least"),
        ("b", 5, 6, "mean_most"),
        ("b", 5, "2.1", None),
        ("t", 30, 0, None),
        ("t", 30, pair(0, 2), None),
    ],
)
def test_an_average_agrees_with_the_units_own_figure_or_is_refused(
    name: str, own: object, average: object, case: str | None
) -> None:
    assert cases_of(name, own, average) == ([] if case is None else [(f"/averages/{name}", "contradiction", case)])


@pytest.mark.parametrize(
    ("name", "average", "code"),
    [
        ("p", 101, "out_of_range"),
        ("p", 100, None),
        ("p", pair(201, 2), "out_of_range"),
        ("b", "1.9", "out_of_range"),
        ("b", pair(13, 2), "out_of_range"),
        ("n", pair("2.5", 2), "not_whole"),
        ("n", "2.5", None),
        ("unknown", -1, "out_of_range"),
        ("unknown", 1, None),
    ],
)
def test_an_average_is_one_of_figures_that_there_can_be_whatever_the_units_own(
    name: str, average: object, code: str | None
) -> None:
    evidence = Evidence.from_dict({"unit": "甲", "averages": {name: average}})
    found = [(one.path, one.code) for one in averages_at_odds(evidence.averages, evidence.values, FACTS)]
    assert found == ([] if code is None else [(f"/averages/{name}", code)])


def test_a_figure_that_is_itself_out_of_range_is_told_alone() -> None:
    assert cases_of("p", 120, pair(100, 2)) == []
    evidence = Evidence.from_dict({"unit": "甲", "facts": {"n": {"nothing": "无统计"}}, "averages": {"n": 0}})
    assert list(averages_at_odds(evidence.averages, evidence.values, FACTS)) == []


def test_an_average_that_no_member_can_have_says_what_each_of_them_is() -> None:
    evidence = Evidence.from_dict({"unit": "甲", "averages": {"p": 101}})
    (fault,) = averages_at_odds(evidence.averages, evidence.values, FACTS)
    assert fault.zh == "“率”的平均值101不可能，每个单位的值都是0至100的百分数（96即96%），请核对合计与单位数"
    assert fault.en == (
        "an average of 101 is out of range: every member's p is percent points from 0 to 100 (96 means 96%); "
        "check the sum and the members"
    )


def test_what_is_refused_tells_the_label_both_figures_and_what_is_possible() -> None:
    averages = {"n": pair(2, 4), "p": pair(350, 4), "q": pair(3, 1), "b": 2}
    facts = {"n": 3, "p": 40, "q": 2, "b": 3}
    evidence = Evidence.from_dict({"unit": "甲", "facts": facts, "averages": averages})
    told = {fault.path: (fault.zh, fault.en) for fault in averages_at_odds(evidence.averages, evidence.values, FACTS)}
    assert told["/averages/n"] == (
        "“数”的各单位合计2含本单位的3，4个单位合计至少为3，请核对",
        "the sum of n contains the unit's own 3: of 4 members it is at least 3, not 2; check the figures",
    )
    assert told["/averages/p"] == (
        "“率”的各单位合计350含本单位的40，4个单位合计至多为340，请核对",
        "the sum of p contains the unit's own 40: of 4 members it is at most 340, not 350; check the figures",
    )
    assert told["/averages/q"] == (
        "“量”的各单位合计只有1个单位，即本单位，应为本单位的2，给的是3，请核对",
        "the sum of q is over 1 member, the unit itself, so it is 2, not 3; check both",
    )
    assert told["/averages/b"] == (
        "“界”的平均值2已是最小，而本单位为3，两者不能同真",
        "the average of b is 2, the least that there is, but the unit has 3; one of them is wrong",
    )


@pytest.mark.parametrize("average", [0, pair(0, 7), pair(9, 1)])
def test_the_scheme_refuses_an_average_beside_a_figure_that_rules_it_out(average: object) -> None:
    given_ = changed({"quality_incentive_projects": 10}, averages={"quality_incentive_projects": average})
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, given_)
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/averages/quality_incentive_projects", "contradiction")
    assert "质量奖励" in fault.zh or "项" in fault.zh


@given(st.lists(st.fractions(0, 100, max_denominator=50), min_size=1, max_size=9), st.data())
def test_the_true_sum_and_mean_of_any_members_are_never_refused(figures: list[Fraction], data: st.DataObject) -> None:
    own, total = data.draw(st.sampled_from(figures)), sum(figures, Fraction(0))
    for name in ("p", "q"):
        assert cases_of(name, own, pair(total, len(figures))) == []
        assert cases_of(name, own, total / len(figures)) == []


def test_a_cohort_never_contradicts_itself() -> None:
    for figures in ((0, 0), (0, 9), (7,)):
        cohort = assess_cohort(SCHEME, [member(f"甲{at}", figure) for at, figure in enumerate(figures)])
        cohort.verify()
        assert plain(cohort.averages["quality_incentive_projects"].part) == str(sum(figures))
