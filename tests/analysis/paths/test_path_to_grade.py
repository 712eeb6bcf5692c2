"""The cheapest way to a grade: optimal against brute force, and walked it reaches what it promises."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from analysis.moving.test_own_figures import ALL, villagers
from analysis.moving.test_own_figures import TREES as OF_VILLAGE
from editions.linlan_2031.test_cohorts import SCORED
from huizhou_qa import (
    Evidence,
    EvidenceError,
    VerificationError,
    assess,
    assess_cohort,
    get_scheme,
)
from huizhou_qa.analysis import FixedFact, Move, MoveMade, PathToGrade, next_steps, path_to_grade, what_if
from huizhou_qa.analysis.named_inputs import movable
from huizhou_qa.analysis.paths import fronts, moved_part
from huizhou_qa.evidence.asked import asked
from huizhou_qa.rules import Constant, Piece, Pieces, Product, Quotient, Within
from huizhou_qa.rules.derived import clamped, is_true, scaled, share, total, weighted
from huizhou_qa.scheme.agreements import Agreement
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.grades import GradeAsks, GradeLine, GradeRule
from huizhou_qa.scheme.steps.steps import Graded, Limit, base
from huizhou_qa.scheme.steps.vetoes import SetsGrade
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
    on_curve,
    percent,
    quantity,
    truth,
)
from support import valley
from support.each_day import one_in
from support.faces import rows
from support.linlan_2031 import SCHEME as LINLAN
from support.model_2017 import NOTHING, UNITS, changed
from support.slopes import village, villager
from support.ways import few_moves, none_is_cheaper, ways_of

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
def moves_of(draw: st.DrawFn, most_ways: int) -> list[Move]:
    names = draw(st.lists(st.sampled_from(sorted(GRIDS)), min_size=1, max_size=4, unique=True))
    drawn = []
    for name in names:
        low, high, step = draw(st.sampled_from(GRIDS[name]))
        down = draw(st.none() | COSTS)
        drawn.append(Move(name, low, high, step, cost_up=draw(COSTS), cost_down=down, fixed=draw(COSTS)))  # type: ignore[arg-type] # numbers of the table
    # All ways are tried: as many moves as that allows.
    return max((drawn[:most] for most in range(1, 5) if ways_of(drawn[:most]) < most_ways), key=len)


@pytest.mark.parametrize("scheme", [TOWN, ASKING], ids=lambda one: one.id)
@given(data=st.data())
def test_no_way_is_cheaper_and_the_one_found_is_the_first_of_those_that_tie(
    scheme: Scheme, data: st.DataObject
) -> None:
    none_is_cheaper(scheme, EVIDENCE, data.draw(moves_of(13)))


@pytest.mark.deep
@pytest.mark.parametrize("scheme", [TOWN, ASKING], ids=lambda one: one.id)
@given(data=st.data())
def test_no_way_over_wider_grids_is_cheaper(scheme: Scheme, data: st.DataObject) -> None:
    none_is_cheaper(scheme, EVIDENCE, data.draw(moves_of(260)))


OF_TREES = {"most_of_trees": 20, "least_of_trees": 3, "place_of_trees": 2}
GREEN_AND_TREES = [
    (valley.with_trees(Within(valley.TREES, "(90, 100]")), [(40, 20), (30, 88)]),
    (valley.with_trees(Within(valley.GREEN, "[50, 100]")), [(40, 20), (48, 70)]),
]


@pytest.mark.parametrize(("scheme", "units"), GREEN_AND_TREES, ids=["by itself", "by another"])
@pytest.mark.parametrize("names", [["green"], ["trees"], ["green", "trees"]], ids=" ".join)
def test_what_is_out_of_place_at_a_number_is_left_out_there_or_not_moved_there(
    scheme: Scheme, units: list[tuple[int, int]], names: list[str]
) -> None:
    for green, trees in units:
        moves = [Move(name, 10, 100, 30, cost_up=1, cost_down=2) for name in names]
        none_is_cheaper(scheme, valley.evidence(green, trees=trees), moves)


@pytest.mark.deep
@pytest.mark.parametrize(("scheme", "units"), GREEN_AND_TREES, ids=["by itself", "by another"])
@given(data=st.data())
def test_what_would_be_out_of_place_is_left_out_on_the_way_and_never_moved_there(
    scheme: Scheme, units: list[tuple[int, int]], data: st.DataObject
) -> None:
    green, trees = data.draw(st.sampled_from(units))
    evidence = valley.evidence(green, trees=trees)
    none_is_cheaper(scheme, evidence, data.draw(few_moves(scheme, evidence)))


@pytest.mark.deep
@given(st.data())
def test_means_move_on_the_way_and_no_way_goes_where_a_statistic_could_not_be(data: st.DataObject) -> None:
    evidence = data.draw(villagers())
    none_is_cheaper(ALL, evidence, data.draw(few_moves(ALL, evidence)))


FULL = Within(base(), "[90, 100]")
# From 90 on it is cut to 60: more may be worse.
CUT = valley.scheme(
    headings=(
        Heading(
            "全部",
            100,
            tuple(
                Item(id_, id_, 50, (Clause(id_, id_, 50, scaled(leaf, "0.5")),))
                for id_, leaf in (("1", valley.GREEN), ("2", valley.TREES))
            ),
        ),
    ),
    adjustments=(),
    steps=(Limit("cut", "九十分以上的，不高于60分", high=60, when=(FULL,)), Graded()),
)
# A quotient whose divisor may be zero on the way has no bounds.
ODD = valley.scheme(
    headings=CUT.headings,
    adjustments=(Adjustment("odd", "零头", Quotient(valley.GREEN, weighted((valley.TREES, 1), plus=-60))),),
)


GREEN_10, TREES_10 = Move("green", 0, 100, 20, cost_up=1), Move("trees", 45, 65, 10, cost_up=2)


@pytest.mark.parametrize("scheme", [CUT, ODD], ids=["cut", "odd"])
@pytest.mark.parametrize(("green", "trees"), [(60, 57), (92, 99)])
def test_where_the_sum_does_not_tell_the_grade_all_moves_are_looked_at_together(
    scheme: Scheme, green: int, trees: int
) -> None:
    none_is_cheaper(scheme, valley.evidence(green, trees=trees), [GREEN_10, TREES_10])
    none_is_cheaper(scheme, valley.evidence(green, trees=trees), [GREEN_10, Move("trees", 80, 99, 6, cost_up=2)])


@pytest.mark.deep
@pytest.mark.parametrize("scheme", [CUT, ODD], ids=["cut", "odd"])
@given(data=st.data())
def test_no_way_by_a_sum_that_does_not_tell_the_grade_is_cheaper(scheme: Scheme, data: st.DataObject) -> None:
    evidence = valley.evidence(data.draw(st.sampled_from([60, 80, 92])), trees=data.draw(st.sampled_from([57, 80, 99])))
    none_is_cheaper(scheme, evidence, data.draw(few_moves(scheme, evidence)))


def test_of_a_grade_that_is_not_read_off_the_total_a_single_move_is_followed_through_all_it_is_read_off() -> None:
    none_is_cheaper(CUT, valley.evidence(92, trees=57), [Move("green", 93, 93, 1, cost_up=0)])


def test_of_many_facts_that_bear_on_one_another_the_bounds_tell_what_may_be_gained(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(moved_part, "MOST_BY_CORNERS", 1)
    none_is_cheaper(TOWN, EVIDENCE, [Move("clean", 60, 100, 20, cost_up=1), Move("dirty", 0, 30, 15, cost_up=2)])


def test_a_mean_that_is_read_of_the_others_alone_stands() -> None:
    scheme = get_scheme("huizhou", 2017, readings={"average_over": "without_self"})
    projects = "quality_incentive_projects"
    averages: dict[str, object] = {
        name: {"part": 20, "whole": 4} for name in (projects, "quality_infrastructure_index")
    }
    evidence = changed(facts={projects: 2, "quality_infrastructure_index": 5}, averages=averages)
    none_is_cheaper(scheme, evidence, [Move(projects, 0, 12, 2, cost_up=1), Move("9", 0, 4, 2, cost_up=1)])


def test_a_mean_over_two_facts_moves_with_both() -> None:
    statistics = {"mean_of_both": {"part": 60, "whole": 3}, **OF_TREES}
    evidence = villager(trees=9, ponds=5, statistics=statistics)
    none_is_cheaper(ALL, evidence, [Move("trees", 0, 20, 5, cost_up=1), Move("ponds", 0, 9, 3, cost_up=1)])


SQUARE = village(clamped(scaled(Product(OF_VILLAGE, OF_VILLAGE), "0.01"), 0, 100))
HUMPS = village(on_curve(OF_VILLAGE, Pieces((Piece("[0, 10)", 100), Piece("[10, 20)", 0), Piece("[20, ∞)", 100)))))


def test_what_is_no_quotient_of_lines_is_gone_over_number_by_number() -> None:
    none_is_cheaper(SQUARE, villager(trees=30), [Move("trees", 0, 90, 11, cost_up=1)])


def test_of_two_ways_that_gain_the_same_up_and_down_the_cheaper_one_is_taken() -> None:
    for trees in (12, 17):
        none_is_cheaper(HUMPS, villager(trees=trees), [Move("trees", 0, 30, 1, cost_up=1)])


# The points of one are written at every number of its grids, those of the other are rounded between.
WRITTEN, BETWEEN = (
    village(clamped(scaled(OF_VILLAGE, "0.5"), 0, 100)),
    village(clamped(scaled(OF_VILLAGE, Fraction(1, 3)), 0, 100)),
)


@pytest.mark.parametrize(("scheme", "trees"), one_in(3, product((WRITTEN, BETWEEN), ("58.115", 70))))
def test_where_points_are_rounded_the_nearest_number_that_is_enough_is_found(scheme: Scheme, trees: str | int) -> None:
    moves = Move("trees", 55, 65, "0.02", cost_up=1, cost_down=2)
    none_is_cheaper(scheme, villager(trees=trees), [moves])
    assert len(path_to_grade(scheme, villager(trees=trees), "甲", [moves]).moves) <= 1


HUIZHOU = get_scheme("huizhou", 2017)
UNITS_2017 = [Evidence.from_dict(unit["evidence"]) for unit in UNITS]


@pytest.mark.deep
@given(data=st.data())
def test_no_way_of_a_unit_of_the_2017_edition_is_cheaper(data: st.DataObject) -> None:
    evidence = data.draw(st.sampled_from(UNITS_2017))
    none_is_cheaper(HUIZHOU, evidence, data.draw(few_moves(HUIZHOU, evidence)))


@cache
def counties() -> list[Evidence]:
    """The counties of a made-up city, each with the statistics of its cohort."""
    given = [[Evidence.from_dict(one) for one in cohort["evidence"]] for cohort in SCORED]
    return [result.evidence for units in given for result in assess_cohort(LINLAN, units).results.values()]


@pytest.mark.deep
@given(data=st.data())
def test_no_way_of_a_county_of_a_made_up_city_is_cheaper(data: st.DataObject) -> None:
    evidence = data.draw(st.sampled_from(counties()))
    none_is_cheaper(LINLAN, evidence, data.draw(few_moves(LINLAN, evidence)))


def test_a_clause_that_is_ruled_on_stays_nothing_on_the_way() -> None:
    # Where the target is met, surface water of the better classes would not be read, and nothing could be ruled on.
    treatment = {"treatment": "rescale", "by": "办", "why": "无测算对象"}
    facts = {"inferior_v_share": 8, "inferior_v_target": 5, "i_to_iv_share": NOTHING, "good_air_days_rate": 80}
    evidence = changed(facts=facts, rulings={"11.3": treatment})
    water = Move("inferior_v_share", 4, 8, 2, cost_up=0)
    none_is_cheaper(HUIZHOU, evidence, [water, Move("good_air_days_rate", 80, 90, 5, cost_up=2)])


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
    assert "lamps 亮灯率 70 → 80 (10)" in repr(found)
    assert rows(found._repr_html_(), 4)[0] == ["亮灯率", "70%", "80%", "10"]
    assert rows(found.to_html("en"), 4)[0] == ["Lamps", "70%", "80%", "10"]
    assert "Moved to" in found.to_html("en")
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
    assert "4 园 0 → 15" in repr(found)
    told = {row[0]: row[2:] for row in rows(found._repr_html_(), 6)}
    assert set(told) == {one.clause for one in found.because if one.most < one.max_points}
    assert all(Fraction(row[2]) - Fraction(row[1]) == -Fraction(row[3].replace("−", "-")) for row in told.values())
    lacking = [Decimal(row[5].replace("−", "-")) for row in rows(found.to_html("en"), 6)]
    assert lacking == sorted(lacking)
    assert f"{len(found.because) - len(told)} other clauses can get full marks" in found.to_html("en")


def test_where_the_total_is_enough_and_a_veto_keeps_the_grade_down_the_text_says_so() -> None:
    death = [{"id": "a", "date": "2040-03-01", "status": "confirmed", "cause": "unrest"}]
    given = Evidence.from_dict({"unit": "丙村", "facts": {"green": 60}, "incidents": death})
    of = valley.scheme(vetoes=(SetsGrade("unrest", "丁"),))
    enough, short = (path_to_grade(of, given, "甲", [Move("green", 60, high, 5, cost_up=1)]) for high in (75, 70))
    assert not enough.reachable
    assert "总分可到75.00，够甲，但等级受否决项等总分以外的条件限制" in enough.zh
    assert "the total is 75.00, enough for 甲, but something beside the total, such as a veto" in enough.en
    assert "总分也只有70.00" in short.zh
    assert "with every move at its best the total is 70.00" in short.en


def test_a_grade_that_is_there_already_costs_nothing_even_without_moves() -> None:
    assert (path("丁").moves, path("丁").cost, path("丁").reachable) == ((), Fraction(0), True)
    assert not path("甲").reachable


def test_where_a_mean_leaves_no_other_figure_the_fact_stays() -> None:
    facts = {**UNIT["facts"], "roads": 0}
    held = Evidence.from_dict({"unit": "甲", **UNIT, "facts": facts, "averages": {"roads": 0}, "incidents": []})
    found = path_to_grade(TOWN, held, "丙", [Move("roads", 0, 9, 1, cost_up=0), Move("5", 0, 10, 1, cost_up=1)])
    assert found.most == assess(TOWN, what_if(TOWN, held, {"marks": {"5": 10}})).total


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
    for grade in ("E", 5):
        with pytest.raises(EvidenceError, match=f"没有等级{grade!r}"):
            path(grade)  # type: ignore[arg-type] # that is the test
    with pytest.raises(EvidenceError) as refusal:
        path_to_grade(HUIZHOU, changed(), "A", [Move("11.4", 0, 1, "0.1", cost_up=1)])
    assert [(fault.path, fault.code) for fault in refusal.value.faults] == [("/moves/0/fact", "missing")]
    absent = changed(facts={"transport_large_acceptance_rate": NOTHING})
    with pytest.raises(EvidenceError, match="无考核对象") as refusal:
        path_to_grade(HUIZHOU, absent, "A", [Move("transport_large_acceptance_rate", 0, 100, 1, cost_up=1)])
    assert [(fault.path, fault.code) for fault in refusal.value.faults] == [("/moves/0/fact", "nothing")]


def test_moves_that_are_not_the_units_own_to_make_are_named_as_next_steps_names_them() -> None:
    moves = [Move("good_surface_water_target", 0, 100, 1, cost_up=1), Move("20", 0, 1, "0.5", cost_up=1)]
    found = path_to_grade(HUIZHOU, changed(marks={"20": 0}), "A", moves)
    assert found.held == (FixedFact("good_surface_water_target", "target"),)
    assert set(found.held) <= set(next_steps(HUIZHOU, changed()).fixed)
    assert "本单位不能自行变动的：" in found.to_html("zh")
    assert "not the unit's own to make" in found.to_html("en").replace("&#x27;", "'")
    own = path_to_grade(HUIZHOU, changed(), "A", moves[1:])
    assert not own.held
    assert "本单位不能自行变动的" not in own.to_html("zh")


def test_more_ways_than_can_be_looked_through_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fronts, "MOST_LOOKED_AT", 3)
    with pytest.raises(EvidenceError, match="lamps、parks_open可能的变动过多"):
        path("丙", OPEN, LIT)


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
