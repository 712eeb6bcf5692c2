"""The made-up district: rules of every kind, hand-checked, with nothing in the engine made for them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from huizhou_qa import Evidence, EvidenceError, assess
from support import district

SCHEME = district.scheme()

FACTS: dict[str, object] = {
    "green_share": 35,  # two whole steps of 2 below 40: 5 - 2 x 0.5 = 4
    "noise": 65,  # between the knots 60 and 70: 23 - 0.3 x 65 = 3.5
    "complaints": 9,  # 5 x 2 = 10
    "late_reports": 1,  # -0.5
    "output": 105,
    "output_last_year": 100,  # growth 5%: 3
    "residents": 15,  # 7 a head: 5, better than 3
    "patents": 4,  # twice the average: 3; clamped 8
    "plan_made": True,
    "panel_rating": 4,  # 4 + 4.8 = 8.8; the worse is 8
    "budget_spent_share": 90,  # 0.9 x 8 = 7.2
    "budget_saved_share": 10,
    "honours": 1,  # 1.5
    "trials": 2,  # 2
}
MARKS: dict[str, object] = {"9": "1.25"}  # written half even: 1.2


def evidence(
    facts: dict[str, object] = {},  # noqa: B006
    marks: dict[str, object] = {},  # noqa: B006
    incidents: list[object] = [],  # noqa: B006
    rulings: dict[str, object] = {},  # noqa: B006
) -> Evidence:
    return Evidence.from_dict(
        {
            "unit": "甲街道",
            "facts": FACTS | facts,
            "marks": MARKS | marks,
            "averages": {"patents": 2},
            "incidents": incidents,
            "rulings": rulings,
        }
    )


def incident(id_: str, **elements: object) -> dict[str, object]:
    return {
        "id": id_,
        "date": "2031-01-01",
        "from_product_quality": False,
        "serious_harm": False,
        "recognised_by": "none",
        "severity": "other",
        "systemic_or_regional": False,
        "status": "confirmed",
    } | elements


def test_every_kind_of_rule_gives_what_was_worked_out_by_hand() -> None:
    result = assess(SCHEME, evidence())
    points = {id_: str(line.points) for id_, line in result.clauses.items()}
    assert points == {
        "1": "4.0",
        "2": "3.5",
        "3.1": "10.0",
        "3.2": "-0.5",
        "4": "5.0",
        "5.1": "3.0",
        "5.2": "8.0",
        "6": "7.2",
        "7": "1.5",
        "8": "2.0",
        "9": "1.2",
    }
    assert (result.items["3"].points, result.items["5"].points) == (Decimal("9.5"), Decimal(11))
    assert (result.groups["环境"].points, result.groups["经济"].points) == (Decimal("17.0"), Decimal("23.2"))
    assert (result.groups["基本"].points, result.groups["加分"].points) == (Decimal("40.2"), Decimal("4.7"))
    assert result.base == Decimal("44.9")
    assert result.exact_total == Fraction("44.95")
    assert result.grade == "优"  # 44.9 is rounded up to 45
    result.verify()


def test_one_cap_stands_over_several_bonuses() -> None:
    result = assess(SCHEME, evidence({"honours": 9, "trials": 9}))
    assert sum(result.items[id_].counted for id_ in "789") == Decimal("8.2")
    assert result.groups["加分"].points == 5
    assert result.base == Decimal("45.2")
    result.verify()


def test_marks_below_zero_stop_at_the_items_own_floor() -> None:
    result = assess(SCHEME, evidence({"complaints": 10, "late_reports": 50}))
    assert (result.clauses["3.1"].points, result.clauses["3.2"].points) == (Decimal(4), Decimal(-25))
    assert result.items["3"].points == -2
    assert result.groups["环境"].points == Decimal("5.5")
    result.verify()


def test_interpolation_meets_at_its_knots_from_both_sides() -> None:
    noise = SCHEME.clauses["2"].rule
    near = ["59", "60", "60.001", "69.999", "70", "70.001", "79.999", "80", "81"]
    points = [noise.score({"noise": value}).points for value in near]
    assert points == [5, 5, Fraction("4.9997"), Fraction("2.0003"), 2, Fraction("1.9998"), Fraction("0.0002"), 0, 0]


@pytest.mark.parametrize(("accidents", "taken"), [(0, 0), (1, -2), (3, -6), (4, -11), (5, -16)])
def test_events_beyond_a_control_figure_cost_more(accidents: int, taken: int) -> None:
    incidents: list[object] = [incident(str(at)) for at in range(accidents)]
    result = assess(SCHEME, evidence(incidents=incidents))
    assert result.raw_total == result.base + taken
    result.verify()


@pytest.mark.parametrize(
    ("elements", "class_", "grade"),
    [
        ({"date": "2030-06-30", "recognised_by": "state"}, "outside", "优"),
        ({"date": "2030-07-01", "recognised_by": "state"}, "disaster", "差"),
        ({"date": "2031-06-30", "recognised_by": "state"}, "disaster", "差"),
        ({"date": "2031-07-01", "recognised_by": "state"}, "outside", "优"),
        ({"severity": "especially_major"}, "scandal", "良"),
        ({"severity": "major", "systemic_or_regional": True}, "failure", "良"),
        ({"severity": "major"}, "accident", "良"),
        ({"status": "pending", "recognised_by": "state"}, "contested", "优"),
    ],
)
def test_each_kind_of_veto_acts_on_the_grade(elements: dict[str, object], class_: str, grade: str) -> None:
    result = assess(SCHEME, evidence(incidents=[incident("a", **elements)]))
    assert [one.class_ for one in result.incidents] == [class_]
    assert result.grade == grade
    result.verify()


def test_several_vetoes_act_one_after_the_other() -> None:
    scandal = incident("a", severity="especially_major")
    failure = incident("b", severity="major", systemic_or_regional=True)
    for incidents in ([scandal, failure], [failure, scandal]):
        result = assess(SCHEME, evidence(incidents=list(incidents)))
        assert (result.grade_before_veto, result.grade) == ("优", "中")


STRONG_ELSEWHERE: dict[str, object] = {
    "patents": 9,
    "honours": 9,
    "trials": 9,
    "output": 120,
    "budget_spent_share": 95,
    "budget_saved_share": 5,
}


@pytest.mark.parametrize(("complaints", "environment", "grade"), [(10, "11.0", "良"), (9, "17.0", "优")])
def test_a_grade_is_out_of_reach_while_a_part_is_too_weak(complaints: int, environment: str, grade: str) -> None:
    result = assess(SCHEME, evidence(STRONG_ELSEWHERE | {"complaints": complaints}))
    assert result.groups["环境"].points == Decimal(environment)
    assert result.total >= Decimal("44.8")  # rounded up, enough for 优 in either case
    assert result.grade == grade
    result.verify()


def test_facts_that_cannot_both_be_true_are_refused() -> None:
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, evidence({"budget_spent_share": 90, "budget_saved_share": "10.1"}))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/facts/budget_spent_share", "contradiction")
    ]


def test_a_quotient_by_zero_is_refused_and_named() -> None:
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, evidence({"residents": 0}))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/facts/residents", "divided_by_zero")]


def test_a_working_of_several_parts_is_told_with_all_of_them() -> None:
    told = repr(assess(SCHEME, evidence()).clauses["4"].working)
    assert told.startswith("Stepped(NumberStep('ordered', ((NumberStep('on_curve', (NumberStep('quotient', ")
    assert told.count("NumberStep('on_curve', ") == 2
    assert told.endswith("points=5)")
