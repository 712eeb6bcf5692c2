"""Bounds of a cohort of which parts are missing: every completion of all members lies within."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import Cohort, Evidence, EvidenceError, VerificationError, assess_cohort, bounds, get_scheme
from huizhou_qa.analysis import ScoreBounds, bounds_of_cohort
from huizhou_qa.evidence.records import StatisticValue
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.rules import Choose, NothingToMeasure, Within
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers import Clamped, mean_of
from support import valley
from support.those import those
from support.villages import Green, cohort, member

BESIDE = valley.beside_others()
BESIDE_A_MEAN_OF_OTHERS = valley.beside_a_mean_of_others()
NOTHING = {"nothing": "未测"}


def is_possible(told: StatisticValue, made: StatisticValue) -> bool:
    """Whether a statistic is what is told of it."""
    number = made.quotient if isinstance(made, Rate) else made
    return number in told.interval if isinstance(told, Between) and isinstance(number, Fraction) else told == made


def lies_within(found: dict[str, ScoreBounds], completed: Cohort) -> None:
    for unit, result in completed.results.items():
        low, high = found[unit].low, found[unit].high
        assert low is not None
        assert high is not None
        assert low <= result.total <= high
        assert result.grade in found[unit].grades
        told, made = ({**one.averages, **one.statistics} for one in (found[unit].evidence, result.evidence))
        assert all(is_possible(value, made[name]) for name, value in told.items())
        for id_, clause in result.clauses.items():
            least, most = found[unit].clauses[id_].low, found[unit].clauses[id_].high
            assert clause.points is not None
            assert least is not None
            assert most is not None
            assert least <= clause.points <= most


GREENS = st.integers(0, 100)
INTERVALS = (
    st.tuples(GREENS, st.integers(1, 40))
    .map(lambda one: (one[0], one[0] + one[1]))
    .map(lambda one: one if one[1] <= 100 else (one[0] - 41, one[1] - 41))
)


QUARTERS = st.lists(st.integers(0, 4), min_size=5, max_size=5)


@pytest.mark.parametrize("scheme", [BESIDE, BESIDE_A_MEAN_OF_OTHERS])
@given(
    greens=st.lists(GREENS | INTERVALS | st.none(), min_size=2, max_size=5),
    chosen=QUARTERS,
)
def test_every_completion_of_all_members_lies_within(scheme: Scheme, greens: list[Green], chosen: list[int]) -> None:
    found = bounds_of_cohort(scheme, cohort(greens))
    completed = []
    for green, quarter in zip(greens, chosen, strict=False):
        low, high = green if isinstance(green, tuple) else (0, 100) if green is None else (green, green)
        completed.append(low + Fraction((high - low) * quarter, 4))
    lies_within(dict(found), assess_cohort(scheme, cohort(completed)))


def test_where_the_average_over_the_others_is_read_it_lies_where_their_figures_leave_it() -> None:
    found = bounds_of_cohort(BESIDE_A_MEAN_OF_OTHERS, cohort([80, (20, 30), 10]))
    assert {unit: str(one.others.get("green")) for unit, one in found.items()} == {
        "0村": "[15, 20]",
        "1村": "{45}",
        "2村": "[50, 55]",
    }
    assert all(one.evidence.averages == {} for one in found.values())
    assert [one.open_matters for one in found.values()] == [("/averages/green",), (), ("/averages/green",)]
    for one in found.values():
        one.verify()
    # Of a sum that is known, the average over the others follows from that over all.
    settled = bounds_of_cohort(BESIDE_A_MEAN_OF_OTHERS, cohort([80, 20, 10]))
    assert all(one.others == {} and one.evidence.averages == {"green": Rate(110, 3)} for one in settled.values())


def test_of_a_whole_cohort_the_bounds_are_the_results() -> None:
    greens = [90, 60, 60, 20]
    found, results = bounds_of_cohort(BESIDE, cohort(greens)), assess_cohort(BESIDE, cohort(greens)).results
    assert {unit: (one.low, one.high) for unit, one in found.items()} == {
        unit: (one.total, one.total) for unit, one in results.items()
    }
    assert all(one.tight for one in found.values())


def test_what_the_others_have_narrows_what_a_member_can_get() -> None:
    greens = [80, (20, 30), (10, 25)]
    found = bounds_of_cohort(BESIDE, cohort(greens))
    first = found["0村"]
    # It is first and has the most, whatever the others turn out to have.
    assert those(first.clauses["1"].low, first.clauses["3"].low) == (20, 30)
    assert first.low == first.high
    alone = bounds(BESIDE, member("0村", 80))
    assert alone.low != alone.high
    assert str(found["1村"].evidence.statistics["place_green"]) == "Between(2, 3)"


def test_each_of_the_bounds_is_of_evidence_that_it_can_be_worked_out_again_from() -> None:
    for one in bounds_of_cohort(BESIDE, cohort([80, (20, 30), None])).values():
        one.verify()


def test_bounds_of_a_cohort_are_worked_out_again() -> None:
    found = bounds_of_cohort(BESIDE, cohort([80, (20, 30), None]))
    found.verify()
    assert repr(found).startswith("<CohortBounds:\n  <ScoreBounds 0村: ")
    assert "<PlaceBounds 0村: 1 to 2>" in repr(found)
    assert (list(found), len(found)) == (["0村", "1村", "2村"], 3)
    other = evolve(found, places=bounds_of_cohort(BESIDE, cohort([80, (20, 30), 50])).places)
    with pytest.raises(VerificationError) as refused:
        other.verify()
    assert {fault.path.split("/")[1] for fault in refused.value.faults} == {"places"}


def test_a_member_of_which_there_was_nothing_is_left_out() -> None:
    found = bounds_of_cohort(BESIDE, cohort([80, NOTHING, (20, 30)]))
    assert (
        found["0村"].evidence.statistics["mean_green"]
        == bounds_of_cohort(BESIDE, cohort([80, (20, 30)]))["0村"].evidence.statistics["mean_green"]
    )
    assert "place_green" not in found["1村"].evidence.statistics


def test_one_alone_is_bounded_as_it_is() -> None:
    alone = valley.beside_a_mean()
    assert bounds_of_cohort(alone, cohort([None]))["0村"].low == bounds(alone, member("0村", None)).low


def test_numbers_without_limit_leave_a_statistic_open() -> None:
    counted = valley.beside_counts()
    told: dict[str, dict[str, int]] = {"甲": {"accidents": 3}, "乙": {}}
    members = [Evidence.from_dict({"unit": unit, "facts": told[unit], "incidents": []}) for unit in told]
    found = bounds_of_cohort(counted, members)
    assert those(found["甲"].low, found["甲"].high) == (0, 100)
    assert found["甲"].evidence.statistics == {}


def test_where_it_is_open_how_many_are_counted_nothing_is_told_of_the_statistic() -> None:
    enough = Choose(Within(valley.GREEN, "[50, 100]"), valley.GREEN, NothingToMeasure("不足"))
    rule = Clamped(mean_of(enough, "mean_of_enough", "足者平均"), 0, 100)
    clause = Clause("1", "平均", 100, rule, also_given=(valley.GREEN,))
    of = valley.scheme(headings=(Heading("全部", 100, (Item("1", "平均", 100, (clause,)),)),))
    assert bounds_of_cohort(of, cohort([80, None]))["0村"].evidence.statistics == {}
    assert bounds_of_cohort(of, cohort([80, (60, 70)]))["0村"].evidence.statistics != {}


def test_members_that_are_no_cohort_are_refused() -> None:
    brought = member("乡", 2, statistics={"most_green": 3})
    for members in ([], [member("村", 1), member("村", 2)], [member("村", 1), brought]):
        with pytest.raises(EvidenceError):
            bounds_of_cohort(BESIDE, members)


@pytest.mark.parametrize("average_over", ["with_self", "without_self"])
def test_units_of_a_year_of_which_marks_and_figures_are_missing(average_over: str) -> None:
    scheme = get_scheme("huizhou", 2017, readings={"average_over": average_over})
    path = Path(__file__).parents[3] / "docs" / "data" / "cohort-2017.json"
    units = [Evidence.from_dict(one) for one in json.loads(path.read_text("utf-8"), parse_float=str)["units"]]
    completed = assess_cohort(scheme, units)
    name = "quality_infrastructure_index"
    partial = [
        evolve(
            one,
            facts=FrozenMapping({fact: told for fact, told in one.facts.items() if at or fact != name}),
            marks=FrozenMapping({id_: mark for id_, mark in one.marks.items() if at % 2 or id_ not in {"5", "9"}}),
        )
        for at, one in enumerate(units)
    ]
    found = bounds_of_cohort(scheme, partial)
    lies_within(dict(found), completed)
    assert {unit for unit, one in found.items() if "12.1" in one.undecided} != set()
