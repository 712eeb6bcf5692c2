"""The scripts that score in bulk, on small files: what they write is what ``assess`` gives, row by row."""

from __future__ import annotations

import json
import re
import sys
from decimal import Decimal
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from shutil import which
from types import ModuleType

import polars as pl
import polars.selectors as cs
import pytest
from attrs import evolve

from huizhou_qa import Assessment, assess, get_scheme
from huizhou_qa.columns import evidence_from_frame
from huizhou_qa.evidence.records import Known
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import Rate
from support.written_columns import in_columns

pytestmark = pytest.mark.deep

ROOT = Path(__file__).parents[2]
DATA = ROOT / "docs/data"
SCHEME = get_scheme("huizhou", 2017)
LENGTH = 40


def script(name: str) -> ModuleType:
    spec = spec_from_file_location(name, ROOT / "docs" / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def units() -> pl.DataFrame:
    """Made-up units in plain numbers, each a little worse than the one before, and one with a gap."""
    bundled = json.loads((DATA / "cohort-2017.json").read_text("utf-8"), parse_float=str)["units"][0]
    one = {name: cells[0] for name, cells in in_columns([bundled]).items()}
    one |= {
        "mark_11_4": None,
        "average_quality_infrastructure_index": "13",
        "average_quality_incentive_projects": "10.2857",
    }
    return pl.DataFrame([{**one, "deductions": 0, "vetoed": False}] * LENGTH).with_columns(
        unit=pl.Series([f"{at}号" for at in range(LENGTH)]),
        region=pl.lit("东"),
        pm25_annual_mean=pl.Series([str(Decimal(28) + Decimal(at) / 4) for at in range(LENGTH)]),
        vegetable_pass_rate=pl.Series([Decimal(98) - Decimal(at) / 8 for at in range(LENGTH)]),
        mark_14=pl.Series([None, *["0.5"] * (LENGTH - 1)]),
    )


def expected(frame: pl.DataFrame) -> dict[str, Assessment]:
    evidence = evidence_from_frame(SCHEME, frame[1:], ignore=["deductions", "vetoed", "region"])
    return {one.unit: assess(SCHEME, one) for one in evidence}


def agree(scores: pl.DataFrame, results: dict[str, Assessment]) -> None:
    """Every figure of the rows is that of the results; the row with a gap has no total."""
    found = {row["unit"]: row for row in scores.rows(named=True)}
    assert len(found) == len(results) + 1
    assert (found["0号"]["total"], found["0号"]["missing"]) == (None, 1)
    for unit, result in results.items():
        row, places = found[unit], SCHEME.rounding.places
        assert (Decimal(row["total"]).scaleb(-places), row["grade"]) == (result.total, result.grade)
        points = [line.points for line in result.clauses.values()]
        assert [Decimal(row[f"points_{id_.replace('.', '_')}"]).scaleb(-places) for id_ in result.clauses] == points
        assert (row["unscaled"], row["faults"], row["missing"], row["region"]) == (0, 0, 0, "东")


def test_a_parquet_file_is_scored_in_parts_with_a_line_of_progress(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    frame = units()
    frame.write_parquet(tmp_path / "units.parquet")
    arguments = [str(tmp_path / "units.parquet"), str(tmp_path / "scores"), "--rows", "15", "--chunk", "7"]
    assert script("score_parquet").main(arguments) == 0
    told = capsys.readouterr()
    progress = [line.rpartition("· ")[2] for line in told.err.strip().split("\r")]
    assert progress == [f"{rows} of 40 rows" for rows in (15, 30, 40)]
    assert "rows with a clause missing: 1" in told.out
    parts = sorted((tmp_path / "scores").iterdir())
    assert [path.name for path in parts] == ["part-00000.parquet", "part-00001.parquet", "part-00002.parquet"]
    scores = pl.concat(pl.read_parquet(path) for path in parts)
    agree(scores, expected(frame))
    assert "vegetable_pass_rate" not in scores.columns


def test_a_parquet_file_that_cannot_be_scored_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units().drop("mark_14", "mark_15").write_parquet(tmp_path / "units.parquet")
    assert script("score_parquet").main([str(tmp_path / "units.parquet"), str(tmp_path / "scores")]) == 1
    assert "mark_15" in capsys.readouterr().err
    assert script("score_parquet").main([str(tmp_path / "none.parquet"), str(tmp_path / "scores")]) == 1


def test_a_folder_that_holds_something_is_not_written_into(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units().write_parquet(tmp_path / "units.parquet")
    arguments = [str(tmp_path / "units.parquet"), str(tmp_path / "scores")]
    (tmp_path / "scores").mkdir()
    assert script("score_parquet").main(arguments) == 0
    capsys.readouterr()
    assert script("score_parquet").main(arguments) == 1
    told = capsys.readouterr()
    assert "is not empty" in told.err
    assert not told.out


def test_a_file_without_rows_and_one_that_is_no_parquet_are_said_to_be_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    units().clear().write_parquet(tmp_path / "empty.parquet")
    (tmp_path / "text.parquet").write_text("no Parquet file at all")
    (tmp_path / "nothing.parquet").touch()
    for name, said in (("empty", "has no row"), ("text", "is no Parquet file"), ("nothing", "is no Parquet file")):
        assert script("score_parquet").main([str(tmp_path / f"{name}.parquet"), str(tmp_path / "scores")]) == 1
        told = capsys.readouterr()
        assert said in told.err
        assert "\n" not in told.err.strip()


def test_rates_that_a_file_has_in_two_columns_are_pairs(tmp_path: Path) -> None:
    pairs = (
        units()
        .drop("vegetable_pass_rate")
        .with_columns(
            vegetable_pass_rate_part=pl.int_range(600, 600 - LENGTH, -1), vegetable_pass_rate_whole=pl.lit(600)
        )
    )
    pairs.write_parquet(tmp_path / "units.parquet")
    assert script("score_parquet").main([str(tmp_path / "units.parquet"), str(tmp_path / "scores")]) == 0
    agree(pl.read_parquet(tmp_path / "scores/part-00000.parquet"), expected(pairs))


def test_spark_gives_the_same_scores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pyspark", reason="pyspark (pip install '.[engines]') is not installed")
    if which("java") is None:
        pytest.skip("Java is not installed, which Spark runs on")
    # Most as whole numbers, which take Spark less time to compile than text does.
    texts = cs.string() - cs.by_name("unit", "region", "incidents", "pm25_annual_mean", "mark_14")
    frame = units().with_columns(texts.cast(pl.Float64).floor().cast(pl.Int64))
    frame.write_parquet(tmp_path / "units.parquet")
    assert script("score_spark").main([str(tmp_path / "units.parquet"), str(tmp_path / "scores")]) == 0
    assert "未定 · none  1" in capsys.readouterr().out
    agree(pl.read_parquet(tmp_path / "scores/*.parquet"), expected(frame))


def test_a_study_of_grades_scores_every_draw_and_draws_the_same_for_the_same_seed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("numpy", reason="numpy (pip install '.[engines]') is not installed")
    module = script("simulate_grades")
    assert module.main([str(DATA / "cohort-2017.json"), "丙县", "--draws", "2000"]) == 0
    first = capsys.readouterr().out
    assert module.main([str(DATA / "cohort-2017.json"), "丙县", "--draws", "2000"]) == 0
    assert capsys.readouterr().out == first
    assert "丙县：总分60.12，等级为C级" in first
    counted = re.findall(r"^  ([A-D]) +([0-9]+) ", first, re.MULTILINE)
    assert {grade for grade, _ in counted} == {"C", "D"}
    assert sum(int(count) for _, count in counted) == 2000
    assert module.main([str(DATA / "cohort-2017.json"), "庚县"]) == 1


def test_the_page_shows_what_a_million_draws_give(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("numpy", reason="numpy (pip install '.[engines]') is not installed")
    assert script("simulate_grades").main([str(DATA / "cohort-2017.json"), "丙县"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "\n".join(["```text", *lines[:2], "```"]) in (ROOT / "docs/frames.md").read_text("utf-8")


@pytest.mark.parametrize("unit", ["甲区", "乙县", "丙县", "丁区", "戊县", "己区", "庚区"])
def test_every_draw_is_scored_as_assess_scores_it(unit: str) -> None:
    pytest.importorskip("numpy", reason="numpy (pip install '.[engines]') is not installed")
    module = script("simulate_grades")
    result = module.reported(DATA / "cohort-2017.json", unit)
    drawn = module.draws_of(result, 25, 1, 600, 0.1)
    scored = module.simulated(result, 25, 1, 600, 0.1)
    for draw, (total, grade) in zip(drawn.rows(named=True), scored.rows(), strict=True):
        facts = {"pm25_annual_mean": Known(Fraction(draw["pm25_annual_mean"], 10**4))}
        for name in module.SAMPLED:
            if f"{name}_part" in draw:
                facts[name] = Known(Rate(draw[f"{name}_part"], draw[f"{name}_whole"]))
        again = assess(SCHEME, evolve(result.evidence, facts=FrozenMapping({**result.evidence.facts, **facts})))
        assert (Decimal(total).scaleb(-2), grade) == (again.total, again.grade)
