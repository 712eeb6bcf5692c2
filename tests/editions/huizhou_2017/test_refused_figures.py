"""Figures that Annex 1 cannot mean are refused: percentages, counts, quantities and marks beyond their ends."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from huizhou_qa import EvidenceError
from support.annex_1 import FULL, INDEX, PERCENTS, PROJECTS, assessed, unit


def assert_refused(evidence: Mapping[str, object], path: str) -> None:
    with pytest.raises(EvidenceError) as refused:
        assessed(evidence)
    assert [fault.path for fault in refused.value.faults] == [path]


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


@pytest.mark.parametrize("beyond", ["-0.000001", "0.000001"])
@pytest.mark.parametrize("clause", FULL)
def test_a_mark_beyond_0_or_the_printed_full_mark_is_refused(clause: str, beyond: str) -> None:
    mark = beyond if beyond.startswith("-") else FULL[clause] + beyond.removeprefix("0")
    assert_refused(unit(marks={clause: mark}), f"/marks/{clause}")


@pytest.mark.parametrize(("met", "mark"), [(False, "-0.000001"), (False, "1.000001"), (False, "1.5"), (True, "1")])
def test_clause_11_4_takes_a_mark_of_at_most_1_and_none_when_its_target_is_met(met: bool, mark: str) -> None:
    assert_refused(unit({"black_odorous_water_target_met": met}, {"11.4": mark}), "/marks/11.4")


def test_one_to_four_and_inferior_five_shares_together_do_not_pass_100() -> None:
    shares = {"inferior_v_share": "10", "i_to_iv_share": "90.000001"}
    with pytest.raises(EvidenceError):
        assessed(unit(shares))
