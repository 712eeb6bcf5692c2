"""Statistics that one unit brings: beside its own figure, beside each other, and beside averages."""

from __future__ import annotations

import pytest

from huizhou_qa import Evidence
from huizhou_qa.evidence.fitting import InputRegister
from huizhou_qa.rules import Open, Quotient, StatisticInput
from huizhou_qa.scorers import average_of, count, least_of, mean_of, most_of, place_of, quantity, signed

COLD, CASES, PEOPLE = signed("cold", "气温", "度"), count("cases", "案件", "件"), quantity("people", "人口", "人")
CASES_EACH = Quotient(CASES, PEOPLE)
LEAVES = (
    *(COLD, CASES, PEOPLE, average_of(COLD)),
    *(
        least_of(COLD),
        most_of(COLD),
        StatisticInput("/statistics/place", "[1, ∞)", whole=True, measure=COLD, fold="place"),
    ),
    *(mean_of(CASES, "mean_cases", "平均案件数"), most_of(CASES_EACH, "most_each", "最高人均案件数")),
    most_of(COLD, "warmest_other", "其他单位最高气温", over="others"),
)
REGISTER = InputRegister(LEAVES)
NAMES = {"least": "least_of_cold", "most": "most_of_cold"}


def cases_of(cold: object, average: object = None, **statistics: object) -> list[tuple[str, object]]:
    given = {NAMES.get(name, name): number for name, number in statistics.items()}
    facts = {"cold": cold, "cases": 3, "people": 2}
    evidence = Evidence.from_dict({"unit": "甲", "facts": facts, "averages": {"cold": average}, "statistics": given})
    faults = REGISTER.faults(evidence)
    assert all(fault.code in {"contradiction", "not_whole"} for fault in faults)
    return [(fault.path, fault.params["case"]) for fault in faults]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"least": -3, "most": -3, "place": 1}, []),
        ({"least": -2}, [("/statistics/least_of_cold", "least_of_members")]),
        ({"most": -4}, [("/statistics/most_of_cold", "most_of_members")]),
        # The others' most may lie anywhere.
        ({"warmest_other": -9}, []),
        # Least, mean and most in order; an average is told where the other stands too.
        ({"average": -3, "least": -3, "most": -3}, []),
        ({"average": 1, "most": 0}, [("/averages/cold", "above_another")]),
        ({"average": -5, "least": -4}, [("/statistics/least_of_cold", "above_another")]),
        ({"average": -5, "least": -5}, []),
        # First where the unit's own figure is the most, and only there.
        ({"place": 1, "most": -2}, [("/statistics/place", "place")]),
        ({"place": 2, "most": -3}, [("/statistics/place", "place")]),
        ({"place": 2, "most": -2}, []),
        # Nobody is behind the last.
        ({"average": {"part": -9, "whole": 3}, "place": 3}, []),
        ({"average": {"part": -9, "whole": 3}, "place": 4}, [("/statistics/place", "behind_the_last")]),
        ({"average": -3, "place": 4}, []),
        # A sum of counts is whole, and a mean of 0 that of members who all have 0.
        ({"mean_cases": {"part": "7.5", "whole": 2}}, [("/statistics/mean_cases", "sum")]),
        ({"mean_cases": 0}, [("/statistics/mean_cases", "end_of_range")]),
        ({"mean_cases": {"part": 2, "whole": 2}}, [("/statistics/mean_cases", "sum_below")]),
        ({"mean_cases": "2.5"}, []),
        # Of a quotient: 3 of 2 people.
        ({"most_each": "1.5"}, []),
        ({"most_each": "1.4"}, [("/statistics/most_each", "most_of_members")]),
    ],
    ids=str,
)
def test_statistics_agree_with_the_units_own_figure_and_each_other(
    given: dict[str, object], told: list[tuple[str, object]]
) -> None:
    assert cases_of(-3, **given) == told


def test_without_the_units_own_figure_statistics_are_held_against_each_other_alone() -> None:
    assert cases_of(None, least=2, most=1) == [("/statistics/least_of_cold", "above_another")]
    assert cases_of(None, place=1, most=5) == []
    assert cases_of({"nothing": "无测站"}, least=1, most=5) == []


def test_a_figure_that_a_reading_decides_is_not_held_against_anything() -> None:
    leaf = most_of(Open("r", {"a": COLD, "b": CASES}), "most", "最高值")
    evidence = Evidence.from_dict({"unit": "甲", "facts": {"cold": 3, "cases": 3}, "statistics": {"most": 1}})
    assert InputRegister((COLD, CASES, leaf)).faults(evidence) == []


def test_what_is_refused_says_which_figures_cannot_stand_together() -> None:
    facts, averages = {"cold": -3}, {"cold": {"part": -9, "whole": 3}}
    statistics = {"least_of_cold": -2, "most_of_cold": -3, "place": 4}
    evidence = Evidence.from_dict({"unit": "甲", "facts": facts, "averages": averages, "statistics": statistics})
    assert [(fault.zh, fault.en) for fault in REGISTER.faults(evidence)] == [
        (
            "“最低气温”为-2，高于本单位的-3，两者不能同真",
            "least_of_cold is -2, above the unit's own -3; one of them is wrong",
        ),
        (
            "“最低气温”-2高于“平均气温”-3，两者不能同真",
            "least_of_cold is -2, above cold, which is -3; one of them is wrong",
        ),
        (
            "“最低气温”-2高于“最高气温”-3，两者不能同真",
            "least_of_cold is -2, above most_of_cold, which is -3; one of them is wrong",
        ),
        ("“place”为4，而单位只有3个，两者不能同真", "place is 4, but there are 3 members; one of them is wrong"),
        (
            "“place”为4，而“最高气温”为-3，本单位为-3：值为最高的单位名次为1，且只有这些单位为1",
            (
                "place is 4, but most_of_cold is -3 and the unit has -3: "
                "those with the most are first, and no others; one of them is wrong"
            ),
        ),
    ]


def test_the_place_of_an_input_that_may_be_nothing_is_nothing_with_it() -> None:
    assert place_of(CASES) == StatisticInput(
        "/statistics/place_of_cases", "[1, ∞)", whole=True, may_be_nothing=False, measure=CASES, fold="place"
    )
