"""What the cells of a row say as evidence, and frames of other libraries whose rows are filled in."""

from __future__ import annotations

from fractions import Fraction

import polars as pl
import pytest

from huizhou_qa import get_scheme
from huizhou_qa.columns import compile_columns
from huizhou_qa.columns.bounding.handing_over import evidence_of
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules import Constant
from huizhou_qa.rules.derived import scaled, total
from huizhou_qa.scheme import Clause, Heading, Item
from huizhou_qa.scorers import Clamped
from support import district, valley
from support.frames import Row, frame_of, rows_for
from support.valley import GREEN, TOWN

HUIZHOU = get_scheme("huizhou", 2017)
LIMITS = {"output": 9_000, "output_last_year": 9_000, "residents": 900}


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


def test_what_no_rule_reads_is_not_asked_of_a_frame_of_pandas() -> None:
    pytest.importorskip("pandas", reason="pandas (pip install '.[engines]') is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow (pip install '.[engines]') is not installed")
    falling = Clamped(total(Constant(50), scaled(GREEN, "-0.5")), 0, 50)
    clauses = (
        Clause("1", "绿化", 50, scaled(GREEN, "0.5"), also_given=(TOWN,)),
        Clause("2", "其余", 50, falling),
    )
    headings = (Heading("全部", 100, (Item("1", "绿化", 100, clauses),)),)
    plan = compile_columns(valley.scheme(headings=headings, adjustments=(), incident_table=None))
    frame = pl.DataFrame({"green": [None, 500_000], "town": [True, None]})
    assert plan.assess(frame.lazy(), missing="bounds").collect()["undecided_bounds"].to_list() == [True, False]
    expected = plan.assess(frame, missing="bounds")
    found = pl.from_pandas(plan.assess(frame.to_pandas(use_pyarrow_extension_array=True), missing="bounds"))
    assert found.cast(expected.schema).equals(expected)
    assert expected["undecided_bounds"].to_list() == [False, False]


@pytest.mark.deep
@pytest.mark.parametrize("library", ["pandas", "pyarrow"])
def test_frames_of_other_libraries_are_filled_in_as_those_of_polars_are(library: str) -> None:
    pytest.importorskip(library, reason=f"{library} (pip install '.[engines]') is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow (pip install '.[engines]') is not installed")
    plan = compile_columns(district.scheme(), {"quantity": 1}, LIMITS)
    frame = frame_of(plan, rows_for(plan, 30, 11, gaps=0.1))
    expected = plan.assess(frame, missing="bounds")
    assert (
        expected["undecided_bounds"].sum()
        < plan.assess(frame.lazy(), missing="bounds").collect()["undecided_bounds"].sum()
    )
    if library == "pandas":
        found = plan.assess(frame.to_pandas(use_pyarrow_extension_array=True), missing="bounds")
        assert str(found["undecided_bounds"].dtype) == "boolean"
        made = pl.from_pandas(found)
    else:
        made = pl.DataFrame(plan.assess(frame.to_arrow(), missing="bounds"))
    assert made.cast(expected.schema).equals(expected)
