"""The cheapest way to a grade: optimal against brute force, and walked it reaches what it promises."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import prod

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import (
    Assessment,
    Evidence,
    EvidenceError,
    HuizhouQAError,
    NumberError,
    SchemeError,
    VerificationError,
    assess,
    get_scheme,
)
from huizhou_qa.analysis import Move, MoveMade, PathToGrade, fronts, path_to_grade, what_if
from huizhou_qa.analysis.moves import Grid
from huizhou_qa.analysis.named_inputs import changes_of, input_named, movable
from huizhou_qa.evidence.asked import asked
from huizhou_qa.rules import Constant, Input, Within
from huizhou_qa.rules.derived import is_true, share, total
from huizhou_qa.scheme.agreements import Agreement
from huizhou_qa.scheme.clauses import Clause
from huizhou_qa.scheme.grades import GradeAsks, GradeLine, GradeRule
from huizhou_qa.scheme.rounding import Rounding
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.tree import Heading, Item
from huizhou_qa.scorers import (
    Awarded,
    Band,
    CappedCount,
    LinearDeduction,
    RatioTimesCoefficient,
    RelativeToAverage,
    RequirementsMet,
    count,
    mark,
    percent,
    quantity,
    truth,
)
from support.model_2017 import changed

CLEAN, DIRTY = percent("clean", "净水率"), percent("dirty", "污水率")
DUST, TREES = quantity("dust", "粉尘", "微克", "dust"), count("trees", "植树", "棵", "trees")
SIGNS, LAMPS = count("signs", "路牌", "块", "signs"), percent("lamps", "亮灯率")
PARKS, ROADS = truth("parks_open", "公园开放"), quantity("roads", "修路", "公里", "roads")
ITEMS = (
    Item(
        "1",
        "水",
        28,
        (Clause("1", "水", 28, RatioTimesCoefficient(share(CLEAN, total(CLEAN, DIRTY, Constant(100))), 28)),),
    ),
    Item(
        "2",
        "尘",
        20,
        (
            Clause("2.1", "粉尘", 18, LinearDeduction(DUST, 18, 30, "above", 5, 4, 18)),
            Clause("2.2", "污水", 2, Band(DIRTY, {"[0, 40)": 2, "[40, 100]": -6}), min_points=-6),
        ),
    ),
    Item(
        "3",
        "路",
        27,
        (
            Clause("3.1", "路牌植树", 18, CappedCount([(SIGNS, 4), (TREES, 3)], 18)),
            Clause("3.2", "亮灯", 5, Band(LAMPS, {"[0, 60)": 0, "[60, 90)": 2, "[90, 100]": 5})),
            Clause("3.3", "修路", 4, RelativeToAverage(ROADS, {"[0, 1)": 1, "[1, 1.2)": 2, "[1.2, ∞)": 4})),
        ),
    ),
    Item("4", "园", 15, (Clause("4", "园", 15, RequirementsMet((is_true(PARKS), Within(LAMPS, "[80, 100]")), 15)),)),
    Item("5", "评", 10, (Clause("5", "评", 10, Awarded(mark("5", "评议", 10))),)),
)
LINES = (GradeLine("甲", 72), GradeLine("乙", 60), GradeLine("丙", 50))
TOWN = Scheme(
    id="town",
    title="虚构镇考核",
    headings=(Heading("全部", 100, ITEMS),),
    grade_rule=GradeRule(LINES, "丁", source="虚构镇办法"),
    rounding=Rounding(2),
    agreements=(Agreement(Within(total(CLEAN, DIRTY), "[0, 100]"), "净水率与污水率之和不超过100"),),
)
# A grade that asks for a clause besides the total: then no total tells the grade.
ASKING = evolve(
    TOWN,
    id="asking",
    grade_rule=GradeRule(LINES, "丁", "虚构镇办法", asks=(GradeAsks("甲", is_true(PARKS), "公园开放"),)),
)
UNIT: dict[str, dict[str, object]] = {
    "facts": {
        "clean": 80,
        "dirty": 15,
        "dust": 40,
        "trees": 1,
        "signs": 1,
        "lamps": 70,
        "parks_open": False,
        "roads": 3,
    },
    "marks": {"5": 7},
    "averages": {"roads": {"part": 20, "whole": 5}},
}
EVIDENCE = Evidence.from_dict({"unit": "甲", **UNIT, "incidents": []})
GRIDS: dict[str, list[tuple[object, object, object]]] = {
    "clean": [(40, 100, 20), ("52.5", 100, 15)],
    "dirty": [(0, 45, 15), (5, 60, 20)],
    "dust": [(20, 60, 11), (31, 50, 6)],
    "trees": [(0, 4, None), (2, 6, 2)],
    "signs": [(0, 3, None)],
    "lamps": [(55, 100, 15), (79, 81, 1)],
    "parks_open": [(0, 1, None)],
    "roads": [(0, 9, 3), ("4.5", 6, "0.5")],
    "5": [(0, 10, 3), ("4.5", 6, "0.5")],
}
COSTS = st.sampled_from([0, 1, 1, 2, 5, Fraction(1, 3), 10])


@st.composite
def moves_of(draw: st.DrawFn) -> list[Move]:
    names = draw(st.lists(st.sampled_from(sorted(GRIDS)), min_size=1, max_size=4, unique=True))
    drawn = []
    for name in names:
        low, high, step = draw(st.sampled_from(GRIDS[name]))
        down = draw(st.none() | COSTS)
        drawn.append(Move(name, low, high, step, cost_up=draw(COSTS), cost_down=down, fixed=draw(COSTS)))  # type: ignore[arg-type] # numbers of the table
    # All ways are tried: as many moves as that allows.
    return max((drawn[:most] for most in range(1, 5) if ways_of(drawn[:most]) < 260), key=len)


def ways_of(moves: list[Move]) -> int:
    return prod(len(numbers_of(move, Fraction(0))) for move in moves)


def numbers_of(move: Move, current: Fraction) -> list[Fraction]:
    found, at = {current}, move.low
    while at <= move.high:
        found.add(at)
        at += move.step or 1
    return sorted(found)


Choice = tuple[tuple[Input, Fraction, Fraction, Fraction], ...]


def rank(chosen: Choice, order: list[Input]) -> tuple[object, ...]:
    """The cost, how many, which, how far together, how far each, and up before down."""
    ways = [abs(to - current) for _, current, to, _ in chosen]
    return (
        sum(cost for *_, cost in chosen),
        len(chosen),
        [order.index(leaf) for leaf, *_ in chosen],
        sum(ways),
        [(way, to < current) for way, (_, current, to, _) in zip(ways, chosen, strict=True)],
    )


def by_brute_force(scheme: Scheme, moves: list[Move]) -> dict[Choice, Assessment]:
    """Every way, and where it leads; ways that no evidence can say are left out."""
    order = list(movable(scheme))
    values = scheme.input_register.values_of(EVIDENCE)
    named = sorted(((input_named(scheme, one.fact, ""), one) for one in moves), key=lambda pair: order.index(pair[0]))
    found: dict[Choice, Assessment] = {}
    for numbers in product(*(numbers_of(move, values[leaf.path]) for leaf, move in named)):
        pairs = list(zip(named, numbers, strict=True))
        chosen = tuple(
            (leaf, values[leaf.path], to, move.cost(values[leaf.path], to))
            for (leaf, move), to in pairs
            if to != values[leaf.path]
        )
        try:
            found[chosen] = assess(scheme, what_if(scheme, EVIDENCE, changes_of({one[0]: one[2] for one in chosen})))
        except HuizhouQAError:
            continue
    return found


@pytest.mark.parametrize("scheme", [TOWN, ASKING], ids=lambda one: one.id)
@given(data=st.data())
def test_no_way_is_cheaper_and_the_one_found_is_the_first_of_those_that_tie(
    scheme: Scheme, data: st.DataObject
) -> None:
    moves = data.draw(moves_of())
    ways, order = by_brute_force(scheme, moves), list(movable(scheme))
    grades = scheme.grade_rule.grades
    for goal in ("甲", "乙", "丙"):
        found = path_to_grade(scheme, EVIDENCE, goal, moves)
        there = [way for way, result in ways.items() if grades.index(result.grade) <= grades.index(goal)]
        assert found.reachable == bool(there)
        assert found.most == max(result.total for result in ways.values())
        best = min(there, key=lambda way: rank(way, order)) if there else ()
        assert found.moves == tuple(MoveMade(leaf.name, *rest) for leaf, *rest in best)
        assert (found.total, found.grade) == (ways[best].total, ways[best].grade)
        assert found.cost == (sum(cost for *_, cost in best) if there else None)
        assert bool(found.because) != found.reachable
        walked = assess(scheme, what_if(scheme, EVIDENCE, found.changes))
        assert walked.total == found.total


def path(grade: str, *moves: Move) -> PathToGrade:
    return path_to_grade(TOWN, EVIDENCE, grade, moves)


OPEN, LIT = Move("parks_open", 0, 1, cost_up=3), Move("lamps", 0, 100, 1, cost_up=1)


def test_two_facts_that_earn_only_together_are_moved_together() -> None:
    found = path("丙", OPEN, LIT)
    lamps = MoveMade("lamps", Fraction(70), Fraction(80), Fraction(10))
    assert found.moves == (lamps, MoveMade("parks_open", Fraction(0), Fraction(1), Fraction(3)))
    assert (found.reachable, found.grade, found.cost, found.because) == (True, "丙", Fraction(13), ())
    assert "等级可达丙，代价13" in found.zh
    assert "grade 丙 at a cost of 13" in found.en
    assert "lamps 70 → 80 (10)" in repr(found)
    assert "<td>亮灯率</td>" in found._repr_html_()
    found.verify()
    with pytest.raises(VerificationError):
        evolve(found, cost=Fraction(12)).verify()


def test_where_no_way_leads_there_the_most_of_every_clause_says_why() -> None:
    found = path("甲", OPEN, LIT)
    assert (found.reachable, found.cost, found.moves, found.grade) == (False, None, (), "丁")
    assert (found.total, found.most) == (Decimal("40.49"), Decimal("58.49"))
    assert {one.clause: (one.points, one.most) for one in found.because if one.points != one.most} == {
        "3.2": (Fraction(2), Fraction(5)),
        "4": (Fraction(0), Fraction(15)),
    }
    assert "58.49" in found.zh
    assert "58.49" in found.en
    assert "4 0 → 15" in repr(found)
    assert "<th>满分</th>" in found._repr_html_()


def test_a_grade_that_is_there_already_costs_nothing_even_without_moves() -> None:
    assert (path("丁").moves, path("丁").cost, path("丁").reachable) == ((), Fraction(0), True)
    assert not path("甲").reachable


def test_where_a_mean_leaves_no_other_figure_the_fact_stays() -> None:
    facts = {**UNIT["facts"], "roads": 0}
    held = Evidence.from_dict({"unit": "甲", **UNIT, "facts": facts, "averages": {"roads": 0}, "incidents": []})
    found = path_to_grade(TOWN, held, "丙", [Move("roads", 0, 9, 1, cost_up=0), Move("5", 0, 10, 1, cost_up=1)])
    assert found.most == assess(TOWN, what_if(TOWN, held, {"marks": {"5": 10}})).total


@pytest.mark.parametrize(
    ("low", "high", "step", "current", "numbers"),
    [
        (0, 10, 5, 5, [0, 5, 10]),
        (0, 10, 4, 5, [0, 4, 5, 8]),
        (6, 10, 3, 5, [5, 6, 9]),
        (0, 3, 2, 5, [0, 2, 5]),
        (5, 5, 1, 5, [5]),
    ],
)
def test_a_grid_goes_from_the_lowest_number_in_steps(
    low: int, high: int, step: int, current: int, numbers: list[int]
) -> None:
    grid = Grid(DUST, Move("dust", low, high, step, cost_up=1), Fraction(current), Fraction(step))
    assert [grid.number(at) for at in range(-grid.below, grid.above + 1)] == numbers


@pytest.mark.parametrize(
    ("moves", "path_of_fault", "code"),
    [
        ([Move("dusty", 0, 1, 1, cost_up=1)], "/moves/0/fact", "unknown_name"),
        ([OPEN, OPEN], "/moves/1/fact", "repeated_name"),
        ([Move("lamps", 0, 100, cost_up=1)], "/moves/0/step", "required"),
        ([Move("trees", 0, 9, "0.5", cost_up=1)], "/moves/0/step", "not_whole"),
        ([Move("lamps", 0, 101, 1, cost_up=1)], "/moves/0/high", "out_of_range"),
        ([OPEN, "lamps"], "/moves/1", "wrong_type"),
        (5, "/moves", "wrong_type"),
    ],
)
def test_moves_that_a_unit_cannot_make_are_refused(moves: list[Move], path_of_fault: str, code: str) -> None:
    with pytest.raises(EvidenceError) as refusal:
        path_to_grade(TOWN, EVIDENCE, "甲", moves)
    assert [(fault.path, fault.code) for fault in refusal.value.faults] == [(path_of_fault, code)]


def test_a_grade_that_the_scheme_does_not_have_and_what_is_not_known_are_refused() -> None:
    with pytest.raises(EvidenceError, match="没有等级'E'"):
        path("E")
    with pytest.raises(EvidenceError) as refusal:
        path_to_grade(HUIZHOU, changed(), "A", [Move("11.4", 0, 1, "0.1", cost_up=1)])
    assert [(fault.path, fault.code) for fault in refusal.value.faults] == [("/moves/0/fact", "missing")]


@pytest.mark.parametrize(
    ("given", "error", "at"),
    [
        ({"low": 2}, SchemeError, "/high"),
        ({"step": 0}, SchemeError, "/step"),
        ({"cost_up": -1}, NumberError, "/cost_up"),
        ({"cost_down": -1}, NumberError, "/cost_down"),
        ({"fixed": 0.5}, NumberError, "/fixed"),
    ],
)
def test_a_move_is_checked_when_it_is_made(given: dict[str, int], error: type[HuizhouQAError], at: str) -> None:
    with pytest.raises(error) as refusal:
        Move(**{"fact": "dust", "low": 0, "high": 1, "step": 1, "cost_up": 1, **given})  # type: ignore[arg-type] # as each case says
    assert [fault.path for fault in refusal.value.faults] == [at]


def test_more_ways_than_can_be_looked_through_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fronts, "MOST_LOOKED_AT", 3)
    with pytest.raises(EvidenceError, match="lamps、parks_open相互牵连"):
        path("丙", OPEN, LIT)


HUIZHOU = get_scheme("huizhou", 2017)


def test_all_that_a_unit_of_the_2017_edition_can_move_at_two_places() -> None:
    evidence = changed(
        facts={"pm25_annual_mean": "38.4", "building_large_acceptance_rate": 99, "building_other_acceptance_rate": 97},
        marks={str(number): "0.9" for number in range(14, 40)},
    )
    leaves = [leaf for leaf in movable(HUIZHOU) if leaf.held_by is None and leaf.path in evidence.values]
    moves = [
        Move(leaf.name, leaf.range.low, leaf.range.high or 99, None if asked(leaf).whole else "0.01", cost_up=1)
        for leaf in leaves
        if leaf.range.low is not None
    ]
    found = path_to_grade(HUIZHOU, evidence, "A", moves)
    assert found.reachable
    assert assess(HUIZHOU, what_if(HUIZHOU, evidence, found.changes)).total == found.total >= 90
    assert found.most == 100
