"""Ends of the total that are shown by working out the corners, where figures are read together above the rules."""

from __future__ import annotations

from huizhou_qa.analysis.bounding.corners import ends_of_total_are_reached
from huizhou_qa.analysis.bounding.found_spans import FoundSpans
from huizhou_qa.analysis.bounding.open_sources import Source
from huizhou_qa.analysis.bounding.program_spans import program_spans
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.program.bounding import bound_from
from huizhou_qa.program.entries import result
from huizhou_qa.readers.spans import exactly_ratio
from huizhou_qa.rules import Choose, Input, Measure, NothingToMeasure, Product, Within
from huizhou_qa.rules.derived import difference, total

AMOUNT = Input("/facts/amount", "[0, 10]")
FIRST, SECOND = result("first rule"), result("second rule")
SETTINGS = Settings({})


def reached(measure: Measure, first: Measure = AMOUNT, second: Measure = AMOUNT, *sources: Source) -> bool:
    program = Program((Result("first rule", first), Result("second rule", second), Result("total", measure)), ("优",))
    found = bound_from(program, {}, (), SETTINGS)
    spans = {leaf.path: found[leaf.path] for leaf in (FIRST, SECOND)}
    given = FoundSpans(program_spans(program, SETTINGS), spans)
    return ends_of_total_are_reached(given, sources, found[result("total").path])


def test_a_product_of_figures_that_rise_together_has_its_ends_at_the_corners() -> None:
    assert reached(Product(FIRST, SECOND))


def test_figures_that_offset_each_other_do_not_have_them() -> None:
    assert not reached(difference(FIRST, SECOND))


def test_what_stays_open_at_a_corner_shows_nothing() -> None:
    assert not reached(total(FIRST, AMOUNT))


def test_an_end_that_is_only_approached_or_without_limit_shows_nothing() -> None:
    assert not reached(FIRST, Input("/facts/part", "(0, 10]"))
    assert not reached(FIRST, Input("/facts/part", "[0, ∞)"))


def test_of_a_number_that_may_be_nothing_no_corner_is_told() -> None:
    # Nobody has ruled: in one way there is a number, and in the other there was nothing.
    ruling = Input("/rulings/1", "[0, 1]", whole=True, may_be_nothing=False)
    maybe = Choose(Within(ruling, "{0}"), AMOUNT, NothingToMeasure("none"))
    assert not reached(FIRST, maybe)
    assert reached(FIRST, second=NothingToMeasure("none"))


def test_the_least_and_the_greatest_of_all_ways_of_a_source_are_taken() -> None:
    ruling = Input("/rulings/1", "[0, 1]", whole=True, may_be_nothing=False)
    ways = Source(tuple(FrozenMapping({ruling.path: exactly_ratio(number, 1)}) for number in (0, 1)))
    assert reached(total(FIRST, ruling), AMOUNT, AMOUNT, ways)
