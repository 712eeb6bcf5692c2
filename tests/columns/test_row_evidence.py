"""What the cells of a row say of a unit, as evidence."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa import get_scheme
from huizhou_qa.columns import compile_columns
from huizhou_qa.columns.row_evidence import evidence_of
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.readers.spans import exactly
from support.frames import Row

HUIZHOU = get_scheme("huizhou", 2017)


def test_cells_are_read_at_their_places_and_pairs_as_they_were_counted() -> None:
    pairs = ["good_air_days_rate", "pm25_annual_mean", "average_quality_incentive_projects"]
    plan = compile_columns(HUIZHOU, pairs=pairs)
    row: Row = {one.column: None for one in plan.inputs}
    told: Row = {
        "vegetable_pass_rate": 965_000,
        "good_air_days_rate_part": 300,
        "good_air_days_rate_whole": 365,
        "pm25_annual_mean_numerator": 71,
        "pm25_annual_mean_denominator": 2,
        "average_quality_incentive_projects_sum": 120_000,
        "average_quality_incentive_projects_members": 7,
        "black_odorous_water_target_met": True,
        "mark_14": 55,
        "deductions": 2,
        "vetoed": False,
        "nothing_mark_31": True,
        "ruling_31": "rescale",
    }
    evidence, counts = evidence_of(HUIZHOU, plan.inputs, row | told)
    values = {name: known.value for name, known in evidence.facts.items() if hasattr(known, "value")}
    assert values == {
        "vegetable_pass_rate": Fraction("96.5"),
        "good_air_days_rate": Rate(Fraction(300), Fraction(365)),
        "pm25_annual_mean": Fraction("35.5"),
        "black_odorous_water_target_met": True,
    }
    assert dict(evidence.averages) == {"quality_incentive_projects": Rate(Fraction(12), Fraction(7))}
    assert sorted(evidence.marks) == ["14", "31"]
    assert evidence.rulings["31"].treatment == "rescale"
    assert counts == {"/incidents/deduction": exactly(Fraction(2)), "/incidents/veto": exactly(Fraction(0))}


def test_half_a_pair_says_nothing() -> None:
    plan = compile_columns(HUIZHOU, pairs=["good_air_days_rate"])
    row: Row = {one.column: None for one in plan.inputs}
    evidence, counts = evidence_of(HUIZHOU, plan.inputs, row | {"good_air_days_rate_part": 300})
    assert (dict(evidence.facts), dict(counts)) == ({}, {})
