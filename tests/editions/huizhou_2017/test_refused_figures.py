"""Figures that Annex 1 cannot mean are refused: percentages, counts, quantities and marks beyond their ends."""

from __future__ import annotations

import pytest

from support.annex_1 import INDEX, PERCENTS, PROJECTS, assert_refused, unit


@pytest.mark.parametrize("value", ["-0.000001", "100.000001", "101"])
@pytest.mark.parametrize(
    "fact",
    [
        *(fact for fact, _ in PERCENTS.values()),
        "building_large_acceptance_rate",
        "building_other_acceptance_rate",
        "transport_large_acceptance_rate",
        "transport_other_acceptance_rate",
        "good_surface_water_share",
        "good_surface_water_target",
        "inferior_v_target",
    ],
)
def test_a_percentage_outside_0_to_100_is_refused(fact: str, value: str) -> None:
    assert_refused(unit({fact: value}), f"/facts/{fact}")


@pytest.mark.parametrize("value", ["-1", "0.5", "1.000001"])
@pytest.mark.parametrize(
    "fact",
    [
        "quality_warnings",
        "national_service_standards",
        "provincial_service_standards",
        "overdue_inspection_centres",
        PROJECTS,
    ],
)
def test_a_count_below_0_or_with_a_part_is_refused(fact: str, value: str) -> None:
    assert_refused(unit({fact: value}), f"/facts/{fact}")


@pytest.mark.parametrize("fact", ["pm25_annual_mean", INDEX])
def test_a_quantity_below_0_is_refused(fact: str) -> None:
    assert_refused(unit({fact: "-0.000001"}), f"/facts/{fact}")
