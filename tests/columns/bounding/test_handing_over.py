"""Frames of other libraries whose rows are filled in."""

from __future__ import annotations

import polars as pl
import pytest

from huizhou_qa.columns import compile_columns
from huizhou_qa.rules import Constant
from huizhou_qa.rules.derived import scaled, total
from huizhou_qa.scheme import Clause, Heading, Item
from huizhou_qa.scorers import Clamped
from support import district, valley
from support.frames import frame_of, rows_for
from support.valley import GREEN, TOWN

LIMITS = {"output": 9_000, "output_last_year": 9_000, "residents": 900}


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
