"""Item 10: air, the days of good air (clause 10.1) and the annual mean of PM2.5 (clause 10.2)."""

from __future__ import annotations

import pytest

from huizhou_qa import assess
from support.model_2017 import SCHEME, changed, under


@pytest.mark.parametrize(("rate", "points"), [("81", "0.30"), ("80", "0.00"), ("99", "3.00"), ("89", "2.70")])
def test_a_percent_point_is_a_point_and_not_a_percent_of_ninety(rate: str, points: str) -> None:
    assert str(assess(SCHEME, changed({"good_air_days_rate": rate})).clauses["10.1"].points) == points


@pytest.mark.parametrize(
    ("choice", "days", "points"),
    [
        ("whole", "88.5", "2.70"),
        ("started", "88.5", "2.40"),
        ("prorata", "88.5", "2.55"),
        ("whole", "89.5", "3.00"),
        ("started", "89.5", "2.70"),
        ("prorata", "89.5", "2.85"),
        ("started", "80", "0.00"),
        ("started", "90", "3.00"),
        ("prorata", "80.01", "0.00"),
        ("prorata", "79.99", "0.00"),
    ],
)
def test_part_of_a_percent_of_good_air_days_costs_as_it_is_read(choice: str, days: str, points: str) -> None:
    result = under({"part_steps_10_1": choice}, facts={"good_air_days_rate": days})
    assert str(result.clauses["10.1"].points) == points


@pytest.mark.parametrize(("mean", "points"), [("36.6", "2.70"), ("37", "2.40")])
def test_the_annual_mean_is_not_rounded_first(mean: str, points: str) -> None:
    assert str(assess(SCHEME, changed({"pm25_annual_mean": mean})).clauses["10.2"].points) == points


@pytest.mark.parametrize(
    ("choice", "mean", "points"),
    [
        ("whole", "36.5", "2.70"),
        ("started", "36.5", "2.40"),
        ("prorata", "36.5", "2.55"),
        ("whole", "36.6", "2.70"),
        ("started", "35", "3.00"),
        ("started", "44.5", "0.00"),
        ("whole", "44.5", "0.30"),
        ("prorata", "45", "0.00"),
        ("prorata", "45.01", "0.00"),
    ],
)
def test_part_of_a_microgram_costs_as_it_is_read(choice: str, mean: str, points: str) -> None:
    result = under({"part_steps_10_2": choice}, facts={"pm25_annual_mean": mean})
    assert str(result.clauses["10.2"].points) == points
