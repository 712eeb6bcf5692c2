"""A scheme worked out as definitions: what is shared, what may be wrong with a row, and what would grow too wide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from huizhou_qa import get_scheme
from huizhou_qa.columns import ColumnPlan, compile_columns
from huizhou_qa.columns.compiling import worked
from huizhou_qa.columns.options import ColumnOptions
from support import district, harbour, linlan_2031, valley
from support.bounded import definitions_of, outside_bounds
from support.frames import rows_for

# Places and limits under which no clause of the made-up city grows too wide.
DIGITS = {"percent": 2, "quantity": 2, "population": 1, "retail_sales": 1, "statistic": 2, "average": 2}
NARROW = {"population": 10**4, "retail_sales": 10**5, "tax": 10**4, "tax_last_year": 10**4, "petitions": 10**5}
LIMITS = {"output": 9_000, "output_last_year": 9_000, "residents": 900}
IN_PAIRS = ("green_share", "budget_spent_share", "noise", "average_patents")


def test_words_that_are_none_of_the_options_and_divisors_of_zero_are_faults() -> None:
    faults = {(one.column, one.code) for one in worked(linlan_2031.SCHEME, ColumnOptions(DIGITS, NARROW)).faults}
    assert {("waste_sorting", "unknown_choice"), ("population", "out_of_range")} <= faults


PLANS: Mapping[str, Callable[[], ColumnPlan]] = {
    "district": lambda: compile_columns(district.scheme(), {"quantity": 1}, LIMITS),
    "district in pairs": lambda: compile_columns(
        district.scheme(), {"quantity": 1}, LIMITS | {"average_patents_sum": 10_000, "patents": 1_000}, IN_PAIRS
    ),
    "harbour": lambda: compile_columns(harbour.scheme()),
    "valley": lambda: compile_columns(valley.scheme()),
    "valley in steps": lambda: compile_columns(valley.in_steps()),
}


@pytest.mark.parametrize("name", PLANS)
def test_every_number_on_the_way_lies_within_the_bounds_proved_of_it(name: str) -> None:
    assert_within_bounds(PLANS[name](), 6)


@pytest.mark.deep
@pytest.mark.parametrize("readings", [{}, {"written_places": "12"}, {"average_over": "without_self"}], ids=str)
def test_every_number_on_the_way_to_a_score_of_huizhou_lies_within_its_bounds(readings: Mapping[str, str]) -> None:
    plan = compile_columns(get_scheme("huizhou", 2017, readings=readings))
    assert_within_bounds(plan, 300, nothing=(0.05,))


def assert_within_bounds(plan: ColumnPlan, count: int, nothing: Sequence[float] = (0.2,)) -> None:
    for share in (0.0, *nothing):
        rows = rows_for(plan, count, seed=1, gaps=0.1, nothing=share)
        definitions = definitions_of(plan, rows[0])
        assert [found for row in rows for found in outside_bounds(definitions, row)] == []
