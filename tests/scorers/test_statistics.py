"""The vocabulary of statistics: what each is called, where it is given, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from huizhou_qa import EvidenceError, MissingEvidenceError, SchemeError
from huizhou_qa.errors import Wording
from huizhou_qa.rules import Choose, Input, Measure, NothingToMeasure, Present, Quotient, StatisticInput
from huizhou_qa.rules.derived import difference, scaled
from huizhou_qa.scorers import (
    Band,
    LinearDeduction,
    NodeRule,
    average_of,
    count,
    least_of,
    mark,
    mean_of,
    most_of,
    option,
    others_average_of,
    percent,
    place_of,
    quantity,
    range_of,
    signed,
)

GROWTH, CASES, PEOPLE = (
    signed("growth", "增速", "%", "growth"),
    count("cases", "案件", "件"),
    quantity("people", "人口", "人"),
)
CASES_EACH = Quotient(CASES, PEOPLE)


def told(leaf: Input) -> tuple[str, Wording, str, str, bool, bool]:
    return leaf.path, leaf.label, leaf.unit, str(leaf.range), leaf.whole, leaf.may_be_nothing


@pytest.mark.parametrize(
    ("leaf", "path", "zh", "en", "rest"),
    [
        (most_of(GROWTH), "most_of_growth", "最高增速", "greatest growth", ("%", "(-∞, ∞)", False, False)),
        (least_of(CASES), "least_of_cases", "最低案件", "least cases", ("件", "[0, ∞)", True, False)),
        (most_of(percent("rate", "率"), "best"), "best", "最高率", "greatest rate", ("%", "[0, 100]", False, False)),
        (mean_of(CASES, "mean_cases"), "mean_cases", "平均案件", "mean of cases", ("件", "[0, ∞)", False, False)),
        (mean_of(mark("5", "得分", 4)), "mean_of_5", "平均得分", "mean of mark 5", ("分", "[0, 4]", False, False)),
        (
            most_of(CASES_EACH, "cases_each", "最高人均案件数", unit="件/人"),
            *("cases_each", "最高人均案件数", "cases_each", ("件/人", "[0, ∞)", False, False)),
        ),
        (
            least_of(GROWTH, label="最慢增速", label_en="slowest"),
            "least_of_growth",
            "最慢增速",
            "slowest",
            ("%", "(-∞, ∞)", False, False),
        ),
    ],
    ids=lambda value: value.name if isinstance(value, Input) else "",
)
def test_a_statistic_has_a_path_a_label_a_unit_and_a_range(
    leaf: Input, path: str, zh: str, en: str, rest: tuple[object, ...]
) -> None:
    assert told(leaf) == (f"/statistics/{path}", Wording(zh, en), *rest)


def test_the_mean_of_a_fact_is_its_average_and_stands_among_the_averages() -> None:
    assert mean_of(GROWTH) == average_of(GROWTH)
    assert mean_of(GROWTH, over="others") == others_average_of(GROWTH)
    assert isinstance(average_of(GROWTH), StatisticInput)
    assert (average_of(GROWTH).measure, average_of(GROWTH).fold, average_of(GROWTH).own) == (GROWTH, "mean", True)
    assert not others_average_of(GROWTH).own


def test_two_statistics_of_one_name_are_equal_only_where_they_are_of_the_same() -> None:
    assert most_of(GROWTH, "x", "名") == most_of(GROWTH, "x", "另一名")
    assert most_of(GROWTH, "x") != least_of(GROWTH, "x")
    assert most_of(GROWTH, "x") != most_of(GROWTH, "x", over="others")
    assert most_of(GROWTH, "x") != most_of(scaled(GROWTH, 1), "x")


def test_the_place_by_what_may_be_nothing_is_nothing_with_it() -> None:
    place = place_of(GROWTH)
    assert isinstance(place, Choose)
    assert isinstance(place.then, StatisticInput)
    assert (place.truth, place.then.path) == (Present(GROWTH), "/statistics/place_of_growth")
    assert place.otherwise == NothingToMeasure("无从排增速名次")
    assert str(range_of(place)) == "[1, ∞)"
    assert (place.then.label, place.then.unit) == (Wording("增速名次", "place by growth"), "")
    always = place_of(CASES, "by_cases", "案件名次", "place by cases")
    assert isinstance(always, StatisticInput)
    assert told(always)[:2] == ("/statistics/by_cases", Wording("案件名次", "place by cases"))


def test_a_place_earns_points_alone_and_there_is_none_of_nothing() -> None:
    rule = LinearDeduction(place_of(GROWTH), 20, 1, "above", 1, 1, 20)
    given: dict[str, object] = {"place_of_growth": 3}
    assert rule.score({"growth": -2}, statistics=given).points == 18
    assert rule.score({"growth": -2}, statistics={"place_of_growth": 30}).points == 0
    with pytest.raises(MissingEvidenceError) as caught:
        rule.score({"growth": {"nothing": "新设"}}, statistics=given)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/facts/growth", "nothing_to_measure")]
    with pytest.raises(MissingEvidenceError) as caught:
        rule.score({"growth": 1})
    assert [fault.path for fault in caught.value.faults] == ["/statistics/place_of_growth"]


def test_what_a_statistic_is_of_may_be_given_beside_it_and_must_agree() -> None:
    rule = NodeRule(scaled(most_of(CASES_EACH, "each", "最高"), 2))
    assert [leaf.path for leaf in rule.inputs] == ["/facts/cases", "/facts/people", "/statistics/each"]
    assert rule.score({}, statistics={"each": 3}).points == 6
    assert rule.score(
        {"cases": 4, "people": 2}, statistics={"each": {"numerator": 7, "denominator": 3}}
    ).points == Fraction(14, 3)
    with pytest.raises(EvidenceError) as caught:
        rule.score({"cases": 4, "people": 2}, statistics={"each": 1})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/statistics/each", "contradiction")]


REFUSED: list[tuple[Callable[[], Measure], str, str]] = [
    (lambda: most_of(CASES_EACH), "/name", "bad_name"),
    (lambda: most_of(CASES_EACH, " x"), "/name", "bad_name"),
    (lambda: place_of(CASES_EACH), "/name", "bad_name"),
    (lambda: mean_of(CASES_EACH), "/name", "bad_name"),
    (lambda: most_of(5), "/measure", "wrong_type"),  # type: ignore[arg-type]
    (lambda: most_of(GROWTH, label=5), "/label", "wrong_type"),  # type: ignore[arg-type]
    (lambda: most_of(GROWTH, label_en=5), "/label_en", "wrong_type"),  # type: ignore[arg-type]
    (lambda: most_of(GROWTH, unit=5), "/unit", "wrong_type"),  # type: ignore[arg-type]
    (lambda: mean_of(GROWTH, over="all of them"), "/over", "unknown_choice"),  # type: ignore[arg-type]
    (lambda: least_of(GROWTH, over=1), "/over", "unknown_choice"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("make", "path", "code"), REFUSED)
def test_what_is_no_statistic_is_refused_where_it_is_written(make: Callable[[], Measure], path: str, code: str) -> None:
    with pytest.raises(SchemeError) as caught:
        make()
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, code)]


def test_a_statistic_written_by_hand_is_one_and_a_bare_input_of_that_section_is_none() -> None:
    assert NodeRule(StatisticInput("/statistics/x", measure=GROWTH, fold="most")).inputs[0] == GROWTH
    with pytest.raises(SchemeError) as caught:
        NodeRule(Input("/statistics/x"))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/statistics/x", "foreign_input")]
    with pytest.raises(SchemeError) as caught:
        NodeRule(StatisticInput("/facts/x", measure=GROWTH))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/facts/x", "foreign_input")]


def test_a_difference_from_the_mean_scores_below_zero_too() -> None:
    rule = LinearDeduction(difference(GROWTH, mean_of(GROWTH)), 15, 0, "below", 1, 1, 15, "prorata")
    assert rule.score({"growth": "-2.5"}, averages={"growth": {"part": -4, "whole": 4}}).points == Fraction(27, 2)


def test_named_options_have_no_average_but_the_points_that_they_earn_have() -> None:
    sorting = option("sorting", "垃圾分类", ("优", "良"))
    for made in (average_of, others_average_of, mean_of):
        with pytest.raises(SchemeError) as caught:
            made(sorting)
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [("", "wrong_kind")]
    earned = Band(sorting, {"{0}": 15, "{1}": 12})
    assert str(mean_of(earned, "sorting_points", "垃圾分类得分").range) == "[12, 15]"
