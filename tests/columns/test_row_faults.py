"""The list of faults names each row, column and code, and has as many as ``assess`` counts."""

from __future__ import annotations

from collections import Counter

import polars as pl
import pytest

from huizhou_qa.columns import RowFault, compile_columns
from support import district, valley
from support.frames import frame_of, rows_for


def test_each_fault_is_named_with_its_row_and_column() -> None:
    plan = compile_columns(valley.scheme())
    columns = {"green": [900_000, -1, None], "incidents_heavy dust": [101, 0, 0], "incidents_light dust": [0, 101, 0]}
    frame = pl.DataFrame(columns)
    assert (
        plan.faults(frame)
        == plan.faults(frame.lazy())
        == (
            RowFault(0, "incidents_heavy dust", "out_of_range"),
            RowFault(1, "green", "out_of_range"),
            RowFault(1, "incidents_light dust", "out_of_range"),
        )
    )


def test_there_are_as_many_as_are_counted() -> None:
    limits = {"output": 9_000, "output_last_year": 9_000, "residents": 900}
    plan = compile_columns(district.scheme(), {"quantity": 1}, limits)
    frame = frame_of(plan, rows_for(plan, 60, seed=1, gaps=0.03, nothing=0.05))
    found = plan.faults(frame)
    counted = plan.assess(frame)["faults"].to_list()
    times = Counter(one.row for one in found)
    assert [times[row] for row in range(frame.height)] == counted
    assert {one.code for one in found} >= {"contradiction", "nothing_to_rule"}


def test_no_column_of_the_frame_is_taken_for_a_fault() -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb (pip install '.[engines]') is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow (pip install '.[engines]') is not installed")
    plan = compile_columns(valley.scheme())
    columns = {name: [1] for name in ("green", "incidents_heavy dust", "incidents_light dust")}
    for at in range(len(plan.inputs)):
        for name in (f"fault {at}", f"Fault {at}_"):
            table = pl.DataFrame({**columns, name: [1]}).to_arrow()
            assert plan.faults(duckdb.from_arrow(table)) == plan.faults(table.to_pandas()) == ()
