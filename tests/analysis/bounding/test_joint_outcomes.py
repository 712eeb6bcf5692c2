"""Programs by parts: what several sources make together, held against every way worked out by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product

import pytest

from huizhou_qa.analysis.bounding.found_spans import FoundSpans
from huizhou_qa.analysis.bounding.joint_outcomes import PossibleResults
from huizhou_qa.analysis.bounding.joint_outcomes import possible as possible_of
from huizhou_qa.analysis.bounding.open_sources import Source
from huizhou_qa.analysis.bounding.program_spans import program_spans
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Program, Result, Settings, result, run
from huizhou_qa.program.running import Member
from huizhou_qa.readers import Span
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules import Constant, Input, Measure, Product, Quotient, Sum
from huizhou_qa.rules.derived import at_least, at_most, total, weighted

SETTINGS = Settings({})
INPUTS = [Input(f"/facts/{name}", "[0, 9]", may_be_nothing=False) for name in "abcdefghij"]
PLAIN = Settings({})


def program(*nodes: tuple[str, Measure]) -> Program:
    return Program(tuple(Result(name, node) for name, node in nodes), ("A", "B"))


def possible(given: Program, known: Mapping[str, Span], sources: Sequence[Source]) -> PossibleResults:
    return possible_of(FoundSpans(program_spans(given, SETTINGS), known), sources)


def ways(*numbers: int) -> list[Source]:
    return [Source(tuple(FrozenMapping({leaf.path: exactly(Fraction(one))}) for one in numbers)) for leaf in INPUTS[:6]]


def tried(given: Program, numbers: tuple[int, ...], path: str) -> set[Fraction]:
    found = set()
    for chosen in product(numbers, repeat=6):
        known = {leaf.path: Fraction(one) for leaf, one in zip(INPUTS, (*chosen, 1, 1, 1, 1), strict=True)}
        number = run(given, [Member(known, ())], PLAIN)[0][path]
        assert isinstance(number, Fraction)
        found.add(number)
    return found


REST = {leaf.path: exactly(Fraction(1)) for leaf in INPUTS[6:]}


def ends(found: PossibleResults, path: str) -> tuple[object, object]:
    return found.spans[path].low, found.spans[path].high


@pytest.mark.parametrize("numbers", [(0, 5), (0, 2, 9)])
def test_two_sums_that_are_read_together_are_folded_over_all_parts(numbers: tuple[int, ...]) -> None:
    given = program(
        ("pair", at_most(total(*INPUTS[:2]), 9)),
        ("sum", total(result("pair"), *INPUTS[2:])),
        ("weights", weighted((INPUTS[0], 1), (INPUTS[2], 2), (INPUTS[4], -1), plus=20)),
        ("share", Quotient(result("sum"), result("weights"))),
        ("total", at_least(result("share"), 1)),
    )
    found = possible(given, REST, ways(*numbers))
    for path in ("/results/pair", "/results/sum", "/results/share", "/results/total"):
        expected = tried(given, numbers, path)
        assert ends(found, path) == (min(expected), max(expected)), path


def test_where_a_part_may_be_no_number_the_sums_are_taken_each_alone() -> None:
    given = program(
        ("sum", total(Quotient(Constant(1), INPUTS[0]), *INPUTS[1:])),
        ("other", total(*INPUTS)),
        ("product", Product(result("sum"), result("other"))),
    )
    found = possible(given, REST, ways(0, 1))
    assert ends(found, "/results/sum") == (5, 10)
    assert ends(found, "/results/other") == (4, 10)
    assert ends(found, "/results/product") == (20, 100)


def test_where_nothing_stands_above_the_parts_there_are_only_sums() -> None:
    found = possible(program(("sum", total(*INPUTS))), REST, ways(0, 1))
    assert ends(found, "/results/sum") == (4, 10)


def test_without_anything_open_there_is_one_way() -> None:
    given = program(("sum", Sum(tuple((leaf, Fraction(1)) for leaf in INPUTS))))
    known = {leaf.path: exactly(Fraction(2)) for leaf in INPUTS}
    assert ends(possible(given, known, []), "/results/sum") == (20, 20)
    one = Source((FrozenMapping({INPUTS[0].path: exactly(Fraction(3))}),))
    assert ends(possible(given, known, [one]), "/results/sum") == (21, 21)
