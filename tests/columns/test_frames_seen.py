"""What was found of a frame serves the next one like it, and no other: the same columns in order, of the same types."""

from __future__ import annotations

import gc
from weakref import ref

import polars as pl
import pytest

from huizhou_qa import EvidenceError
from huizhou_qa.columns import RowFault, compile_columns, compile_readings
from huizhou_qa.columns.frames_seen import MOST
from support import valley

FRAME = pl.DataFrame({"green": [900_000, None], "incidents_heavy dust": [1, 0], "incidents_light dust": [0, 0]})
OTHER = FRAME.with_columns(green=pl.Series([None, 900_000]))


def test_a_frame_like_one_before_is_scored_by_its_own_cells() -> None:
    plan = compile_columns(valley.scheme())
    found = [plan.assess(frame)["total"].to_list() for frame in (FRAME, OTHER, FRAME.clear(), FRAME.head(1))]
    assert found == [[8_400, None], [None, 9_000], [], [8_400]]
    beyond = FRAME.with_columns(green=pl.Series([0, 1_000_001]))
    assert plan.faults(beyond) == (RowFault(1, "green", "out_of_range"),)


def test_a_frame_of_other_types_or_columns_than_one_before_is_looked_at_by_itself() -> None:
    plan = compile_columns(valley.scheme())
    assert plan.assess(FRAME)["total"].to_list() == [8_400, None]
    assert plan.assess(FRAME.cast({"green": pl.Int32}))["total"].to_list() == [8_400, None]
    assert plan.assess(FRAME.select(reversed(FRAME.columns))).columns[:3] == FRAME.columns[::-1]
    for wrong in (FRAME.cast({"green": pl.Float64}), FRAME.drop("green"), FRAME.with_columns(total=5)):
        for _ in range(2):
            with pytest.raises(EvidenceError):
                plan.assess(wrong)


def test_what_is_asked_of_a_plan_is_told_apart() -> None:
    plan = compile_columns(valley.scheme())
    for _ in range(2):
        assert "total_low" not in plan.assess(FRAME).columns
        assert "total_low" in plan.assess(FRAME, missing="bounds").columns


def test_several_readings_score_a_frame_like_one_before_by_its_own_cells() -> None:
    plan = compile_readings(valley.scheme(), {"as it is": {}})
    assert [plan.assess(frame)["total_as it is"].to_list() for frame in (FRAME, OTHER)] == [
        [8_400, None],
        [None, 9_000],
    ]


def test_no_frame_is_kept_and_only_the_last_kinds_are_remembered() -> None:
    plan = compile_columns(valley.scheme())
    watched = []
    for beside in range(MOST + 2):
        frame = FRAME.with_columns(pl.lit(0).alias(f"beside {beside}"))
        watched.append(ref(frame))
        assert plan.assess(frame)["total"].to_list() == [8_400, None]
        del frame
    gc.collect()
    assert [one() for one in watched] == [None] * (MOST + 2)
    assert plan.assess(FRAME.with_columns(pl.lit(0).alias("beside 0")))["total"].to_list() == [8_400, None]
