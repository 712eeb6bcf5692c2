"""The vocabulary: each scorer says the curve that its words mean, and refuses what means nothing."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from copy import deepcopy
from fractions import Fraction

import pytest

from huizhou_qa import MissingEvidenceError, SchemeError
from huizhou_qa.ground.combinations import Weighted
from huizhou_qa.ground.curves import Piece
from huizhou_qa.ground.inputs import count, level, mark, percent, quantity, truth
from huizhou_qa.ground.measures import Condition, Quotient, Term, WeightedSum, is_true, reaches
from huizhou_qa.ground.rules import Rule, Scorer
from huizhou_qa.scorers import (
    Awarded,
    Band,
    CappedCount,
    Gated,
    ItemDeduction,
    LinearDeduction,
    Rating,
    RatioTimesCoefficient,
    RelativeToAverage,
    RequirementsMet,
)
from huizhou_qa.scorers.linear_deduction import PartOfStep, Worse

RATE = percent("rate", "率")
TARGET = percent("target", "目标")
AMOUNT = quantity("amount", "数额", "个")
THINGS = count("things", "数量", "个")
OTHERS = count("others", "数量", "个")
DONE = truth("done", "完成")


def test_a_band_gives_the_points_of_the_interval_that_the_number_falls_in() -> None:
    band = Band(RATE, {"[0, 10]": "1", "(10, 15]": "0.5", "(15, 100]": 0})
    points = [band.score({"rate": rate}).points for rate in ("10", "10.01", "15", "15.01")]
    assert points == [1, Fraction(1, 2), Fraction(1, 2), 0]


def test_a_band_over_a_count_lists_whole_numbers() -> None:
    band = Band(THINGS, {"{0}": 1, "{1}": "0.5", "[2, ∞)": 0})
    assert [band.score({"things": things}).points for things in (0, 1, 2, 3)] == [1, Fraction(1, 2), 0, 0]


def deduction(part: PartOfStep, worse: Worse = "below", line: int = 90, most: str = "3") -> LinearDeduction:
    return LinearDeduction(RATE if worse == "below" else AMOUNT, 3, line, worse, 1, "0.3", most, part)


@pytest.mark.parametrize(
    ("part", "rate", "points"),
    [
        ("whole", "90", "3"),
        ("whole", "89.01", "3"),
        ("whole", "89", "2.7"),
        ("whole", "88.5", "2.7"),
        ("whole", "80.01", "0.3"),
        ("whole", "80", "0"),
        ("whole", "79", "0"),
        ("started", "90", "3"),
        ("started", "89.99", "2.7"),
        ("started", "89", "2.7"),
        ("started", "88.99", "2.4"),
        ("started", "80.99", "0"),
        ("started", "81", "0.3"),
        ("prorata", "90", "3"),
        ("prorata", "89.5", "2.85"),
        ("prorata", "88.5", "2.55"),
        ("prorata", "80", "0"),
        ("prorata", "79.99", "0"),
    ],
)
def test_a_part_of_a_step_costs_what_is_said_of_it(part: PartOfStep, rate: str, points: str) -> None:
    assert deduction(part).score({"rate": rate}).points == Fraction(points)


@pytest.mark.parametrize(
    ("part", "amount", "points"),
    [
        ("whole", "90.99", "3"),
        ("whole", "91", "2.7"),
        ("started", "90.01", "2.7"),
        ("prorata", "91.5", "2.55"),
        ("prorata", "100", "0"),
        ("prorata", "101", "0"),
    ],
)
def test_a_number_may_get_worse_upwards(part: PartOfStep, amount: str, points: str) -> None:
    assert deduction(part, "above").score({"amount": amount}).points == Fraction(points)


@pytest.mark.parametrize("part", ["whole", "started", "prorata"])
def test_a_most_that_is_no_whole_number_of_steps_is_still_the_most(part: PartOfStep) -> None:
    assert deduction(part, most="1").score({"rate": 0}).points == 2
    assert deduction(part, most="1").rule().extremes() == (Fraction(2), Fraction(3))


@pytest.mark.parametrize("part", ["whole", "started", "prorata"])
@pytest.mark.parametrize(("worse", "line"), [("below", 100), ("below", 2), ("below", 0), ("above", 0)])
def test_full_marks_may_end_at_or_near_an_end_of_the_domain(part: PartOfStep, worse: Worse, line: int) -> None:
    scorer = deduction(part, worse, line)
    at_line = {"rate": line} if worse == "below" else {"amount": line}
    assert scorer.score(at_line).points == 3


@pytest.mark.parametrize(
    ("line", "rate", "points"), [(100, "99.5", "2.85"), (2, "0", "2.4"), (10, "0", "0"), (0, "0", "3")]
)
def test_a_slope_that_runs_past_the_end_of_the_domain_stops_there(line: int, rate: str, points: str) -> None:
    assert deduction("prorata", line=line).score({"rate": rate}).points == Fraction(points)


def test_a_ratio_is_worth_its_share_of_the_coefficient_and_full_marks_at_one() -> None:
    scorer = RatioTimesCoefficient(WeightedSum((Term(RATE, "0.01"),)), "1.2", "1.5")
    points = [scorer.score({"rate": rate}).points for rate in ("0", "50", "99.99", "100")]
    assert points == [0, Fraction(3, 5), Fraction("1.19988"), Fraction(3, 2)]


def test_without_a_jump_a_ratio_is_never_worth_more_than_the_coefficient() -> None:
    scorer = RatioTimesCoefficient(Quotient(RATE, TARGET), "1.05")
    assert scorer.score({"rate": 80, "target": 40}).points == Fraction(21, 20)
    assert scorer.score({"rate": 20, "target": 40}).points == Fraction(21, 40)


def test_a_count_earns_points_for_each_up_to_its_cap() -> None:
    scorer = CappedCount(((THINGS, 2), (OTHERS, 1)), 4)
    counted = [(0, 0), (0, 3), (1, 1), (1, 2), (2, 0), (2, 5)]
    points = [scorer.score({"things": things, "others": others}).points for things, others in counted]
    assert points == [0, 3, 3, 4, 4, 4]


def test_a_figure_is_held_against_multiples_of_the_average() -> None:
    scorer = RelativeToAverage(AMOUNT, {"[0, 0.5)": 1, "[0.5, 1)": 2, "[1, ∞)": 4})
    points = [
        scorer.score({"amount": n}, averages={"amount": 10}).points for n in ("0", "4.99", "5", "9.99", "10", "50")
    ]
    assert points == [1, 1, 2, 2, 4, 4]
    pair = scorer.score({"amount": 5}, averages={"amount": {"part": 70, "whole": 7}})
    assert pair.points == 2


def test_an_average_of_nought_is_reached_by_any_figure() -> None:
    scorer = RelativeToAverage(AMOUNT, {"[0, 1)": 1, "[1, ∞)": 4})
    assert scorer.score({"amount": 0}, averages={"amount": 0}).points == 4


def test_an_award_is_taken_as_it_is_given() -> None:
    assert Awarded(mark("5", 4, "得分")).score({}, marks={"5": "3.85"}).points == Fraction("3.85")


def test_ratings_are_added_and_weighted() -> None:
    first, second = level("first", "前半"), level("second", "后半")
    assert Rating((first, second)).score({"first": 5, "second": 4}).points == 9
    assert Rating((first,), 2).score({"first": 4}).points == 8
    assert Rating((first,), 2).rule().extremes() == (Fraction(2), Fraction(10))


@pytest.mark.parametrize(("done", "rate", "points"), [(True, 100, 2), (True, 97, 0), (False, 100, 0)])
def test_requirements_give_all_or_nothing(done: bool, rate: int, points: int) -> None:
    scorer = RequirementsMet((is_true(DONE), Condition(RATE, "[98, 100]")), 2)
    assert scorer.score({"done": done, "rate": rate}).points == points


def test_an_item_deduction_is_made_once_or_for_each() -> None:
    assert [ItemDeduction(THINGS, 1, once=True).score({"things": n}).points for n in (0, 1, 2)] == [0, -1, -1]
    assert [ItemDeduction(THINGS, 10).score({"things": n}).points for n in (0, 1, 2)] == [0, -10, -20]


def test_a_gate_settles_before_the_scorer_behind_it() -> None:
    scorer = Gated((reaches(RATE, TARGET),), "1.5", RatioTimesCoefficient(Quotient(RATE, TARGET), "1.05"))
    assert scorer.score({"rate": 80, "target": 80}).points == Fraction(3, 2)
    assert scorer.score({"rate": 0, "target": 0}).points == Fraction(3, 2)
    assert scorer.score({"rate": 72, "target": 80}).points == Fraction("0.945")


SENSELESS: list[Callable[[], Scorer]] = [
    lambda: Band(RATE, {"[0, 10]": 1, "(11, 100]": 0}),
    lambda: Band(RATE, {"[0, 10]": 1}),
    lambda: LinearDeduction(RATE, 3, 90, "below", 0, "0.3", 3),
    lambda: LinearDeduction(RATE, 3, 90, "below", 1, 0, 3),
    lambda: LinearDeduction(RATE, 3, 90, "below", 1, 1, 0),
    lambda: CappedCount(((THINGS, 2),), 0),
    lambda: CappedCount(((THINGS, 0),), 4),
    lambda: RelativeToAverage(AMOUNT, {"[0, 1)": 1, "(1, ∞)": 4}),
    lambda: Rating((), 1),
    lambda: Rating((RATE,), 1),
    lambda: Rating((level("first", "前半"),), 0),
    lambda: RequirementsMet((), 1),
    lambda: ItemDeduction(THINGS, 0),
    lambda: ItemDeduction(RATE, 1),
    lambda: Gated((), 1, Awarded(mark("5", 4, "得分"))),
    lambda: Band(RATE, {"[0, 50)": 0, "[50, 101]": 1}),
    lambda: RatioTimesCoefficient(RATE, "1.2"),
    lambda: RatioTimesCoefficient(Quotient(RATE, TARGET), -1),
    lambda: RatioTimesCoefficient(Quotient(RATE, TARGET), "1.2", "1.1"),
    lambda: LinearDeduction(RATE, 3, 90, "sideways", 1, 1, 1),  # type: ignore[arg-type]
    lambda: RequirementsMet((is_true(DONE),), 1, empty="perhaps"),  # type: ignore[arg-type]
    lambda: RelativeToAverage(AMOUNT, {"[0, ∞)": 1}, over="none"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize("make", SENSELESS, ids=range(len(SENSELESS)))
def test_a_scorer_that_means_nothing_refuses_to_be_built(make: Callable[[], Scorer]) -> None:
    with pytest.raises(SchemeError):
        make()


def test_a_scorer_of_ones_own_needs_only_its_rule() -> None:
    class Doubled(Scorer):
        def rule(self) -> Rule:
            return Weighted(Awarded(mark("5", 4, "得分")), 2)

    assert Doubled().score({}, marks={"5": "1.5"}).points == 3


@pytest.mark.parametrize(
    "scorer", [RequirementsMet((is_true(DONE),), 1), Band(RATE, {"[0, 100]": 1}), Rating((level("r", "评"),))]
)
def test_a_copied_scorer_scores_as_the_original(scorer: Scorer) -> None:
    facts: dict[str, object] = {"done": True, "rate": {"part": 1, "whole": 1}, "r": 1}
    read = {leaf.name: facts[leaf.name] for leaf in scorer.rule().inputs}
    for twin in (deepcopy(scorer), pickle.loads(pickle.dumps(scorer))):  # noqa: S301 (our own bytes)
        assert twin.score(read).points == scorer.score(read).points == 1


def test_what_had_nothing_to_measure_is_not_called_missing() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        Band(RATE, {"[0, 100]": 1}).score({"rate": {"nothing": "无对象"}})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/facts/rate", "nothing_to_measure")]


def test_pieces_of_equal_lines_are_equal() -> None:
    assert Piece("[0, 1]", 1) == Piece("[0, 1]", "1.0")
