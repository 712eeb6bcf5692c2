"""A unit of exactly 90 marks: A as the edition is read by default, and B under each of eight single readings.

Its figures are made up. It stands half a step off three lines whose steps cost, at the end that two bands of services
share, and with one of three classes of farm products below its line.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from huizhou_qa import Evidence, assess, get_scheme
from huizhou_qa.analysis import readings_report
from support.those import those

SCHEME = get_scheme("huizhou", 2017)
COHORT = Path(__file__).parents[3] / "docs" / "data" / "cohort-2017.json"
FACTS = {
    "transport_supervision_coverage": "99.5",
    "good_air_days_rate": "89.5",
    "pm25_annual_mean": "35.5",
    "modern_services_share": "40",
    "aquatic_pass_rate": "50",
}
MARKS = {"14": "0.3", "15": "0", "21": "0", "22": "0"}
AVERAGES = {
    "quality_infrastructure_index": {"part": "91", "whole": 7},
    "quality_incentive_projects": {"part": "72", "whole": 7},
}
# Each by itself is enough for B, in the order of the register: clause points lost beyond those of the default.
ENOUGH = (
    ({"part_steps_6_2": "prorata"}, "89.75"),
    ({"part_steps_6_2": "started"}, "89.50"),
    ({"part_steps_10_1": "prorata"}, "89.85"),
    ({"part_steps_10_1": "started"}, "89.70"),
    ({"part_steps_10_2": "prorata"}, "89.85"),
    ({"part_steps_10_2": "started"}, "89.70"),
    ({"services_band_ends": "lower"}, "89.00"),
    ({"agri_products": "joint"}, "87.00"),
)


def unit() -> Evidence:
    first = json.loads(COHORT.read_text("utf-8"), parse_float=str)["units"][0]
    given = {"facts": {**first["facts"], **FACTS}, "marks": {**first["marks"], **MARKS}, "averages": AVERAGES}
    return Evidence.from_dict({**first, **given})


def test_by_default_it_totals_exactly_ninety_and_is_a() -> None:
    result = assess(SCHEME, unit())
    assert those(result.total, result.exact_total, result.grade) == those(Decimal("90.00"), 90, "A")


def test_each_reading_that_is_enough_by_itself_is_named_and_leads_to_b() -> None:
    report = readings_report(SCHEME, unit())
    assert report.current is not None
    assert those(report.current.total, report.current.grade, report.stable) == those(90, "A", False)
    assert [(dict(flip.choices), flip.grade, flip.total) for flip in report.flips] == [
        (choices, "B", Decimal(total)) for choices, total in ENOUGH
    ]
    for choices, total in ENOUGH:
        result = assess(SCHEME.under(choices), unit())
        assert (result.total, result.grade) == (Decimal(total), "B")


def test_all_three_steps_together_are_b_as_well() -> None:
    totals = {choice: assess(SCHEME.under({"part_steps": choice}), unit()) for choice in ("started", "prorata")}
    assert {choice: (str(result.total), result.grade) for choice, result in totals.items()} == {
        "started": ("88.90", "B"),
        "prorata": ("89.45", "B"),
    }
