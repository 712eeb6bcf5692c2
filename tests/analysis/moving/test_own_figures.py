"""A unit's own figure among those of a statistic: a mean given as a sum moves with it, other statistics limit it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.moving.test_next_step import earns
from huizhou_qa import Evidence, EvidenceError, assess
from huizhou_qa.analysis import NextStep, next_steps, sweep, what_if
from huizhou_qa.analysis.moving.own_figures import limits, own_figures
from huizhou_qa.errors import Wording
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program.readings import Choice, Reading, Readings
from huizhou_qa.rules import Open, Quotient
from huizhou_qa.rules.derived import clamped, scaled, total, weighted
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers import Band, least_of, mean_of, most_of, percent, place_of, quantity, signed
from support import valley
from support.slopes import village, villager

TREES, PONDS = quantity("trees", "树木", "棵"), quantity("ponds", "水塘", "口")
GROWTH, SHARE = signed("growth", "增速", "%"), percent("share", "比例")
BOTH = total(TREES, PONDS)
MEAN = mean_of(BOTH, "mean_of_both", "平均林塘数", "mean of trees and ponds")
MOST, LEAST, PLACE = most_of(TREES), least_of(TREES), place_of(TREES)
# 50 points where both together are as many as on average; by how much of the most; by place.
AGAINST_MEAN = clamped(scaled(Quotient(BOTH, weighted((MEAN, 1), plus=1)), 50), 0, 100)
AGAINST_MOST = clamped(scaled(Quotient(TREES, weighted((MOST, 1), plus=1)), 100), 0, 100)
ABOVE_LEAST = clamped(weighted((LEAST, 1), (TREES, -1), plus=100), 0, 100)
BY_NUMBER = Band(TREES, {"[0, 10)": 0, "[10, 20)": 40, "[20, ∞)": 100})
FIRST = Band(PLACE, {"[1, 2)": 100, "[2, ∞)": 50})


def only(scheme: Scheme, evidence: Evidence, fact: str) -> NextStep:
    (step,) = [one for one in next_steps(scheme, evidence).steps if one.fact == fact]
    return step


def test_a_mean_that_is_given_as_a_sum_moves_with_what_it_is_a_mean_of() -> None:
    scheme = village(AGAINST_MEAN)
    evidence = villager(trees=10, ponds=5, statistics={"mean_of_both": {"part": 60, "whole": 3}})
    after = what_if(scheme, evidence, {"facts": {"trees": 16}})
    assert after.statistics["mean_of_both"] == Rate(Fraction(66), Fraction(3))
    for fact in ("trees", "ponds"):
        step = only(scheme, evidence, fact)
        assert step.average == "moves"
        earns(scheme, evidence, step)
    said = what_if(scheme, evidence, {"facts": {"trees": 16}, "statistics": {"mean_of_both": 20}})
    assert said.statistics["mean_of_both"] == 20


def test_a_mean_that_is_given_as_a_number_is_held_and_the_step_says_so() -> None:
    scheme, evidence = village(AGAINST_MEAN), villager(trees=10, ponds=5, statistics={"mean_of_both": 20})
    step = only(scheme, evidence, "trees")
    assert (step.average, str(step.needed)) == ("held", "[37, ∞)")
    assert "statistic, is held at the number given" in step.en
    earns(scheme, evidence, step)


def test_no_step_goes_beyond_the_most_that_is_given() -> None:
    scheme, evidence = village(AGAINST_MOST), villager(trees=10, statistics={"most_of_trees": 40})
    step = only(scheme, evidence, "trees")
    assert (str(step.needed), step.average) == ("{40}", "held")
    earns(scheme, evidence, step)
    cells = sweep(scheme, evidence, "trees", 0, 60).cells
    assert [(str(cell.over), cell.undetermined) for cell in cells] == [
        ("[0, 40]", ()),
        ("(40, 60]", ("/statistics/most_of_trees",)),
    ]
    with pytest.raises(EvidenceError):
        assess(scheme, what_if(scheme, evidence, {"facts": {"trees": 41}}))


def test_no_step_goes_below_the_least_that_is_given() -> None:
    scheme, evidence = village(ABOVE_LEAST), villager(trees=30, statistics={"least_of_trees": 4})
    step = only(scheme, evidence, "trees")
    assert (str(step.needed), str(step.gain)) == ("{4}", "26.00")
    earns(scheme, evidence, step)


@pytest.mark.parametrize(("place", "trees", "needed"), [(2, 5, "[10, 20)"), (1, 20, None)])
def test_only_the_first_has_the_most(place: int, trees: int, needed: str | None) -> None:
    scheme = village(FIRST, BY_NUMBER, AGAINST_MOST)
    statistics = {"place_of_trees": place, "most_of_trees": 20}
    evidence = villager(trees=trees, statistics=statistics)
    found = next_steps(scheme, evidence)
    # Of the three clauses one earns with every tree: so its best end is told, which is short of the most.
    assert [step.fact for step in found.steps] == ([] if needed is None else ["trees"])
    for step in (*found.steps, *found.cliffs):
        earns(scheme, evidence, step)


def test_a_sum_of_figures_below_zero_moves_with_the_units_own() -> None:
    rule = clamped(weighted((GROWTH, 1), (mean_of(GROWTH), -1), plus=50), 0, 100)
    scheme = village(rule)
    evidence = villager(growth=-3, averages={"growth": {"part": -9, "whole": 3}})
    assert what_if(scheme, evidence, {"facts": {"growth": -6}}).averages["growth"] == Rate(Fraction(-12), Fraction(3))
    earns(scheme, evidence, only(scheme, evidence, "growth"))


def test_a_mean_at_an_end_of_the_range_leaves_no_other_figure() -> None:
    mean = mean_of(SHARE, "mean_share", "平均比例", "mean share")
    scheme = village(clamped(weighted((SHARE, "0.5"), (mean, "0.5")), 0, 100))
    found = next_steps(scheme, villager(share=0, statistics={"mean_share": 0}))
    assert [(one.fact, one.why) for one in found.fixed] == [("share", "average")]


@pytest.mark.parametrize(
    ("sum_of", "members", "left"), [(150, 3, "[-50, 150]"), (150, 2, "[50, 150]"), (30, 1, "{30}")]
)
def test_a_sum_beside_a_figure_that_is_not_known_leaves_it_what_the_others_can_add(
    sum_of: int, members: int, left: str
) -> None:
    scheme = village(clamped(weighted((SHARE, "0.5"), (mean_of(SHARE), "0.5")), 0, 100))
    evidence = villager(averages={"share": {"part": sum_of, "whole": members}})
    (figure,) = own_figures(scheme, evidence, evidence.values)
    assert (str(figure.left), figure.mean, figure.moved_to(Fraction(5))) == (left, None, None)


def test_of_a_number_that_a_reading_decides_the_mean_moves_as_the_scheme_reads_it() -> None:
    told = Wording("言", "said")
    reading = Reading("what", told, (Choice("trees", told), Choice("ponds", told)), told, told)
    mean = mean_of(Open("what", {"trees": TREES, "ponds": PONDS}), "mean_of_what", "平均数", "mean of what")
    item = Item("1", "平均", 100, (Clause("1", "平均", 100, clamped(weighted((mean, 1)), 0, 100)),))
    scheme = valley.scheme(headings=(Heading("全部", 100, (item,)),), chosen_readings=Readings.of((reading,), {}))
    evidence = villager(trees=1, statistics={"mean_of_what": {"part": 9, "whole": 3}})
    moved = what_if(scheme, evidence, {"facts": {"trees": 4}}).statistics["mean_of_what"]
    assert moved == Rate(Fraction(12), Fraction(3))
    earns(scheme, evidence, only(scheme, evidence, "trees"))
    # Evidence is checked before a reading is chosen.
    held = own_figures(scheme, villager(statistics={"mean_of_what": 0}), {})
    assert [figure.left for figure in held] == [Interval.exactly(Fraction(0))]
    assert not list(limits(held))


WHOLE = st.integers(0, 60).map(Fraction)


@st.composite
def villagers(draw: st.DrawFn) -> Evidence:
    """A unit among others, with statistics of all of them, each mean as a sum or as a number."""
    trees, ponds = draw(WHOLE), draw(WHOLE)
    others = draw(st.lists(st.tuples(WHOLE, WHOLE), min_size=1, max_size=4))
    of_trees = [trees, *(one for one, _ in others)]
    both = sum(of_trees) + ponds + sum(other for _, other in others)
    members = len(of_trees)
    statistics: Mapping[str, object] = {
        "mean_of_both": draw(st.sampled_from([both / members, {"part": both, "whole": members}])),
        "most_of_trees": max(of_trees),
        "least_of_trees": min(of_trees),
        "place_of_trees": 1 + sum(one > trees for one in of_trees),
    }
    return villager(trees=trees, ponds=ponds, statistics=statistics)


ALL = village(AGAINST_MEAN, AGAINST_MOST, ABOVE_LEAST, BY_NUMBER, FIRST)


@given(villagers())
def test_beside_statistics_every_step_that_is_promised_earns_what_it_promised(unit: Evidence) -> None:
    for step in (found := next_steps(ALL, unit)).steps + found.cliffs:
        earns(ALL, unit, step)


def test_a_range_without_ends_leaves_any_figure() -> None:
    scheme = village(clamped(weighted((GROWTH, 1), (mean_of(GROWTH), 1)), 0, 100))
    evidence = villager(averages={"growth": {"part": 3, "whole": 2}})
    (figure,) = own_figures(scheme, evidence, evidence.values)
    assert figure.left == Interval(None, None, low_closed=False, high_closed=False)


@pytest.mark.parametrize("given", [{"lamps": 3}, {"trees": {"from": 3, "to": 5}}])
def test_an_average_that_nothing_asks_for_or_that_lies_between_two_numbers_has_no_figure(given: object) -> None:
    assert isinstance(given, dict)
    assert own_figures(ALL, villager(trees=1, averages=given), {}) == ()
    between = {name: {"from": 1, "to": 9} for name in ("mean_of_both", "most_of_trees")}
    assert own_figures(ALL, villager(trees=1, statistics=between), {}) == ()
