"""What an input asks of evidence: where it is given, its kind, and in words what to write."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from huizhou_qa import Evidence, SchemeError
from huizhou_qa.errors import Wording
from huizhou_qa.evidence.asked import an_input, asked, given_at, is_of_others, named
from huizhou_qa.evidence.fitting import InputRegister
from huizhou_qa.rules import Input
from huizhou_qa.scorers import (
    average_of,
    count,
    events,
    level,
    mark,
    option,
    others_average_of,
    percent,
    quantity,
    signed,
    truth,
    whole,
)

CITY = Wording("全市平均", "city average of ")
PAIR = 'a pair {"part": sum, "whole": members} of all members, the unit itself among them, 2 or more'
PAIR_ZH = "各单位合计（含本单位）与单位数，至少2个单位"
COUNTED, AMOUNT = "a whole number of 0 or more", "a number of 0 or more"
PERCENT, PERCENT_ZH = "percent points from 0 to 100 (96 means 96%)", "0至100的百分数（96即96%）"

# Name, Chinese label, unit, path, path as given; kind, range, whether whole, described in English and in Chinese.
Said = tuple[str, str, str, str, str, str, str, bool, str, str]
INPUTS: list[tuple[Callable[[], Input], Said]] = [
    (
        lambda: percent("a", "甲"),
        ("a", "甲", "%", "/facts/a", "/facts/a", "percent", "[0, 100]", False, PERCENT, PERCENT_ZH),
    ),
    (
        lambda: count("a", "甲", "个"),
        ("a", "甲", "个", "/facts/a", "/facts/a", "count", "[0, ∞)", True, COUNTED, "0或以上的整数"),
    ),
    (
        lambda: quantity("a", "甲", "万元"),
        ("a", "甲", "万元", "/facts/a", "/facts/a", "quantity", "[0, ∞)", False, AMOUNT, "0或以上的数"),
    ),
    (
        lambda: truth("a", "甲"),
        ("a", "甲", "", "/facts/a", "/facts/a", "truth", "[0, 1]", True, "true or false", "是或否"),
    ),
    (
        lambda: level("a", "甲"),
        ("a", "甲", "级", "/facts/a", "/facts/a", "level", "[1, 5]", True, "a level from 1 to 5", "1至5的等级"),
    ),
    (
        lambda: mark("5", "得分", "1.5"),
        ("5", "得分", "分", "/marks/5", "/marks/5", "mark", "[0, 1.5]", False, "a mark from 0 to 1.5", "0至1.5分"),
    ),
    (
        lambda: average_of(count("a", "甲", "个"), CITY),
        ("a", "全市平均甲", "个", "/averages/a", "/averages/a", "average", "[0, ∞)", False, AMOUNT, "0或以上的数"),
    ),
    (
        lambda: others_average_of(count("a", "甲", "个"), CITY),
        ("a", "全市平均甲", "个", "/averages/a/others", "/averages/a", "average", "[0, ∞)", False, PAIR, PAIR_ZH),
    ),
    (
        lambda: events("veto", "否决"),
        ("veto", "否决", "件", "/incidents/veto", "/incidents/veto", "count", "[0, ∞)", True, COUNTED, "0或以上的整数"),
    ),
]


@pytest.mark.parametrize(("make", "said"), INPUTS, ids=[said[5] + said[3] for _, said in INPUTS])
def test_an_input_says_all_that_a_form_a_rule_and_a_check_need(make: Callable[[], Input], said: Said) -> None:
    leaf, wanted = make(), asked(make())
    assert said == (
        *(leaf.name, leaf.label.zh, leaf.unit, leaf.path, given_at(leaf)),
        *(wanted.kind, str(wanted.range), wanted.whole, wanted.description.en, wanted.description.zh),
    )


@pytest.mark.parametrize(
    ("leaf", "kind", "en"),
    [
        (Input("/facts/a", "[0, 100]"), "quantity", "a number from 0 to 100"),
        (Input("/facts/a", "[0, 100]", unit="%"), "percent", "percent points from 0 to 100 (96 means 96%)"),
        (Input("/facts/a", "[0, 100]", whole=True, unit="%"), "quantity", "a whole number from 0 to 100"),
        (Input("/facts/a", "(-∞, ∞)"), "quantity", "any number, below 0 too"),
        (Input("/facts/a", "[0, 5]"), "quantity", "a number from 0 to 5"),
        (Input("/marks/1", "[0, 5]"), "mark", "a mark from 0 to 5"),
        (Input("/marks/1", "[-2.5, 5]", whole=True), "mark", "a mark from -2.5 to 5"),
        (Input("/marks/1", "[2, ∞)"), "quantity", "a number of 2 or more"),
        (Input("/marks/1", "(-∞, 2]"), "quantity", "a number of 2 or less"),
        (Input("/marks/1", "[0, ∞)"), "quantity", "a number of 0 or more"),
        (option("a", "档次", ("优", "良")), "option", "one of 优, 良"),
        (percent("a", "完成率", within="[0, ∞)"), "percent", "percent points of 0 or more (96 means 96%)"),
        (signed("a", "增长", "%"), "quantity", "any number, below 0 too"),
        (count("a", "件数", "件"), "count", "a whole number of 0 or more"),
        (count("a", "件数", "件", within="[0, 6]"), "count", "a whole number from 0 to 6"),
        (whole("a", "指数", within="[0, ∞)"), "quantity", "a whole number of 0 or more"),
        (whole("a", "名次", within="[1, ∞)"), "quantity", "a whole number of 1 or more"),
        (average_of(signed("a", "增长", "%")), "average", "any number, below 0 too"),
        (average_of(percent("a", "率")), "average", "a number of 0 or more"),
    ],
)
def test_what_is_asked_for_follows_from_section_range_wholeness_options_and_unit(
    leaf: Input, kind: str, en: str
) -> None:
    wanted = asked(leaf)
    assert (wanted.kind, wanted.description.en) == (kind, en)
    if kind != "average":
        assert (wanted.range, wanted.whole) == (leaf.range, leaf.whole)


def test_an_input_without_a_label_is_called_by_its_name() -> None:
    assert (named(Input("/facts/a")), named(percent("a", "率", "rate"))) == (Wording("a", "a"), Wording("率", "a"))


def test_of_a_signed_figure_the_average_may_be_negative() -> None:
    growth = signed("growth", "增长", "%")
    alone = Evidence.from_dict({"unit": "甲", "facts": {"growth": -3}, "averages": {"growth": -2}})
    assert InputRegister((growth, average_of(growth))).faults(alone) == []
    register = InputRegister((growth, average_of(growth), others_average_of(growth)))
    evidence = Evidence.from_dict(
        {"unit": "甲", "facts": {"growth": 3}, "averages": {"growth": {"part": 2, "whole": 2}}}
    )
    assert register.faults(evidence) == []
    assert evidence.values[others_average_of(growth).path] == -1


def test_a_fact_called_others_has_an_average_of_its_own() -> None:
    fact = count("others", "其他", "个")
    assert [is_of_others(leaf) for leaf in (average_of(fact), others_average_of(fact))] == [False, True]
    assert given_at(others_average_of(fact)) == average_of(fact).path == "/averages/others"


@pytest.mark.parametrize(
    "leaf",
    [Input("/results/1"), Input("/facts/a/b"), Input("/averages/a/b"), Input("/facts/a/others"), Input("/rulings/1")],
)
def test_what_evidence_has_no_place_for_is_refused(leaf: Input) -> None:
    with pytest.raises(SchemeError) as caught:
        an_input(leaf)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(leaf.path, "foreign_input")]


def test_a_name_that_cannot_be_seen_whole_is_refused() -> None:
    with pytest.raises(SchemeError) as caught:
        an_input(Input("/facts/a "))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/name", "bad_name")]
