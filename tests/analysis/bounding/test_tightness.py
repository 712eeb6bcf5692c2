"""When bounds are proved to be as narrow as the truth, and when they are not."""

from __future__ import annotations

from huizhou_qa.analysis.bounding.tightness import ends_are_reached
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.program.bounding import bound_from
from huizhou_qa.readers.agreements import agreement
from huizhou_qa.rules import Constant, Input, Knots, Measure, Product
from huizhou_qa.rules.derived import difference, total, weighted
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scorers import on_curve

A, B = (Input(f"/facts/{name}", "[0, 10]", may_be_nothing=False) for name in "ab")
SETTINGS = Settings({})


def reached(*nodes: Measure, within: str = "") -> bool:
    agreements = (agreement(total(A, B), Interval.parse(within)),) if within else ()
    entries = tuple(Result(f"x{at}", node) for at, node in enumerate(nodes))
    program = Program(entries, ("A", "B"), agreements)
    return ends_are_reached(program, SETTINGS, bound_from(program, {}, (), SETTINGS), Rounding(2))


def test_ends_of_a_sum_of_free_inputs_are_reached() -> None:
    assert reached(total(A, B))
    assert reached(total(A, B), within="[0, 20]")


def test_ends_that_facts_cannot_agree_in_are_not() -> None:
    assert not reached(total(A, B), within="[0, 10]")


def test_an_input_that_moves_two_rules_different_ways_does_not_reach_both_ends() -> None:
    assert reached(A, weighted((A, 2)))
    assert not reached(A, weighted((A, -2)))


def test_inputs_that_agree_across_two_rules_may_not_reach_their_ends_together() -> None:
    assert not reached(A, B, within="[0, 20]")


def test_a_rule_that_an_input_moves_both_ways_has_its_ends_where_some_corner_gives_them() -> None:
    around = [difference(one, Constant(5)) for one in (A, B)]
    assert reached(Product(*around))
    # Least in the middle, which is no corner.
    assert not reached(on_curve(A, Knots(((0, 5), (4, 1), (10, 5)))))


def test_a_corner_of_one_rule_is_not_taken_for_that_of_another_that_reads_the_same() -> None:
    both_ways = Product(weighted((A, 1), (B, -1)), weighted((A, 1)))
    assert not reached(both_ways, A)


def test_too_many_corners_are_not_tried() -> None:
    many = [Input(f"/facts/m{at}", "[0, 1]", may_be_nothing=False) for at in range(8)]
    turning = [Product(weighted((one, 1), (A, -1)), one) for one in many]
    assert not reached(total(*turning))
