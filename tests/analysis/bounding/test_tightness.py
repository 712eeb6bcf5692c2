"""When bounds are proved to be as narrow as the truth, and when they are not."""

from __future__ import annotations

from huizhou_qa.analysis.bounding.tightness import ends_are_reached
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.program.bounding import bound_from
from huizhou_qa.readers.agreements import agreement
from huizhou_qa.rules import Input, Measure
from huizhou_qa.rules.derived import total, weighted
from huizhou_qa.scheme.marks.rounding import Rounding

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
