"""Item 12: the index of quality infrastructure (clause 12.1) and overdue inspection centres (clause 12.2)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from huizhou_qa import assess
from support.annex_1 import INDEX, assessed, unit
from support.model_2017 import SCHEME, changed, noted, under


def test_the_worst_index_still_earns_one_mark() -> None:
    worst = changed({"quality_infrastructure_index": 0})
    assert assess(SCHEME, worst).clauses["12.1"].points == 1


@pytest.mark.parametrize(
    ("choice", "overdue", "clause", "item"),
    [
        ("once", 2, -1, 3),
        ("per_centre", 2, -2, 2),
        ("per_centre", 0, 0, 4),
        ("per_centre", 9, -9, 0),
        ("once", 9, -1, 3),
    ],
)
def test_overdue_centres_cost_once_or_each_and_the_item_stops_at_zero(
    choice: str, overdue: int, clause: int, item: int
) -> None:
    result = under({"overdue_centres": choice}, facts={"overdue_inspection_centres": overdue})
    assert [int(result.clauses["12.2"].counted), int(result.items["12"].counted)] == [clause, item]


@pytest.mark.parametrize(
    ("index", "overdue", "first", "second", "item"),
    [
        ("10", "0", "4", "0", "4"),
        ("10", "1", "4", "-1", "3"),
        ("10", "2", "4", "-1", "3"),
        ("9.999999", "1", "2", "-1", "1"),
        ("5", "1", "2", "-1", "1"),
        ("4.999999", "0", "1", "0", "1"),
        ("4.999999", "1", "1", "-1", "0"),
        ("0", "1", "1", "-1", "0"),
        ("0", "20", "1", "-1", "0"),
    ],
)
def test_item_12_loses_one_point_for_overdue_centres_and_stops_at_0(
    index: str, overdue: str, first: str, second: str, item: str
) -> None:
    result = assessed(unit({INDEX: index, "overdue_inspection_centres": overdue}, averages={INDEX: "10"}))
    written = (result.clauses["12.1"].points, result.clauses["12.2"].points, result.items["12"].points)
    assert written == (Decimal(first), Decimal(second), Decimal(item))


def test_zero_of_a_mean_of_zero_earns_full_marks_and_is_noted() -> None:
    zero = changed({"quality_infrastructure_index": 0}, averages={"quality_infrastructure_index": 0})
    result = assess(SCHEME, zero)
    assert result.clauses["12.1"].points == 4
    assert noted(result) == [("zero_of_zero", "/clauses/12.1")]
    reached = changed({"quality_infrastructure_index": 0}, averages={"quality_infrastructure_index": 1})
    assert noted(assess(SCHEME, reached)) == []
