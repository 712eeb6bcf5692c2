"""The frame that docs/frames.md reads is the evidence of the bundled cohort."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl

from huizhou_qa import Evidence, get_scheme
from huizhou_qa.columns import evidence_from_frame

DATA = Path(__file__).parents[2] / "docs/data"


def test_the_frame_of_the_page_is_the_bundled_cohort() -> None:
    frame = pl.read_csv(DATA / "frame-2017.csv", infer_schema=False)
    frame = frame.with_columns(pl.col("^.*_(sufficient|met)$") == "true")
    units = json.loads((DATA / "cohort-2017.json").read_text("utf-8"), parse_float=str)["units"]
    found = evidence_from_frame(get_scheme("huizhou", 2017), frame)
    assert found == tuple(Evidence.from_dict(unit) for unit in units)
