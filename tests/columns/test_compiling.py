"""A scheme worked out as definitions: what is shared, what may be wrong with a row, and what would grow too wide."""

from __future__ import annotations

from huizhou_qa.columns.compiling import worked
from huizhou_qa.columns.options import ColumnOptions
from support import linlan_2031


def narrow() -> ColumnOptions:
    """Places and limits under which no clause of the made-up city grows too wide."""
    digits = {"percent": 2, "quantity": 2, "population": 1, "retail_sales": 1, "statistic": 2, "average": 2}
    limits = {"population": 10**4, "retail_sales": 10**5, "tax": 10**4, "tax_last_year": 10**4, "petitions": 10**5}
    return ColumnOptions(digits, limits)


def test_words_that_are_none_of_the_options_and_divisors_of_zero_are_faults() -> None:
    faults = {(one.column, one.code) for one in worked(linlan_2031.SCHEME, narrow()).faults}
    assert {("waste_sorting", "unknown_choice"), ("population", "out_of_range")} <= faults
