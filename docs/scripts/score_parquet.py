"""Scores a Parquet file of any length, part by part, into a folder of Parquet files, with a line of progress.

The file has one row a unit, in the columns of a plan (docs/frames.md) as plain numbers: text, Decimals or integers.
It is read, scored and written in a stream, so that memory depends on the size of a chunk and not on that of the file.
The folder is new or empty: parts of another file would be counted with these.
The parts keep every column that the scheme does not read, and have its figures beside them. A caller script; it needs
the packages narwhals and polars.

    python docs/scripts/score_parquet.py UNITS.parquet FOLDER [--rows 1000000] [--chunk 20000] [--floats shortest]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import polars as pl
from as_program import run
from input_files import UnreadableFileError, message_of
from polars.exceptions import PolarsError

from huizhou_qa import HuizhouQAError, get_scheme
from huizhou_qa.columns import ColumnPlan, compile_columns, scaled
from huizhou_qa.columns.names import stem_of
from huizhou_qa.columns.reading import FLOATS, Floats
from huizhou_qa.scheme.scheme import Scheme

FIRST_OF_PAIRS = ("part", "numerator", "sum")


def main(arguments: list[str]) -> int:
    """Writes the parts and prints what came of all rows; 1 where the file cannot be scored."""
    parser = argparse.ArgumentParser(description="大批量计分 · scores a Parquet file of any length")
    parser.add_argument("file", type=Path, help="各单位数据 · the units, one row each")
    parser.add_argument("folder", type=Path, help="存放得分的文件夹 · where the parts are written")
    parser.add_argument("--rows", type=int, default=1_000_000, help="每部分的行数 · rows of a part")
    parser.add_argument("--chunk", type=int, default=20_000, help="每次读入的行数 · rows held at a time")
    parser.add_argument("--floats", choices=FLOATS, default="refuse", help="浮点数如何取 · how floats are taken")
    given = parser.parse_args(arguments)
    try:
        require_empty(given.folder)
        with pl.Config():
            pl.Config.set_streaming_chunk_size(given.chunk)
            for line in scored_in_parts(given.file, given.folder, given.rows, given.floats):
                print(line, end="", file=sys.stderr, flush=True)
            print("\n".join(summary(given.folder)))
    except (HuizhouQAError, OSError, PolarsError, UnreadableFileError) as error:
        print(message_of(error), file=sys.stderr)
        return 1
    return 0


def require_empty(folder: Path) -> None:
    """Makes the folder; raises UnreadableFileError for one that holds something."""
    folder.mkdir(parents=True, exist_ok=True)
    if next(folder.iterdir(), None) is not None:
        raise UnreadableFileError(f"{folder}：文件夹不是空的，请另给一个 · {folder} is not empty; name another folder")


def opened(file: Path) -> tuple[pl.LazyFrame, list[str], int]:
    """The units, their columns and how many there are; raises UnreadableFileError for a file that has none."""
    units = pl.scan_parquet(file)
    try:
        columns = units.collect_schema().names()
        count = int(units.select(pl.len()).collect().item())
    except PolarsError as error:
        # The first line says what is wrong, those below where Polars came upon it.
        why = str(error).partition("\n")[0]
        raise UnreadableFileError(f"{file}：不是Parquet文件 · {file} is no Parquet file: {why}") from None
    if not count:
        raise UnreadableFileError(f"{file}：没有一行 · {file} has no row")
    return units, columns, count


def scored_in_parts(file: Path, folder: Path, rows: int, floats: Floats) -> Iterator[str]:
    """Writes one part after the other; gives the line of progress, which takes the place of the one before."""
    units, columns, count = opened(file)
    scheme = get_scheme("huizhou", 2017)
    plan = compile_columns(scheme, pairs=pairs_of(scheme, columns))
    for number, first in enumerate(range(0, count, rows)):
        scores = of(units.slice(first, rows), plan, floats)
        scores.sink_parquet(folder / f"part-{number:05}.parquet")
        done = min(first + rows, count)
        yield f"\r已计分 {done}/{count} 行（{done / count:.0%}）· {done} of {count} rows"
    yield "\n"


def of(units: pl.LazyFrame, plan: ColumnPlan, floats: Floats) -> pl.LazyFrame:
    """The figures of units, beside the columns that the scheme does not read."""
    return plan.assess(scaled(units, plan, floats)).drop(one.column for one in plan.inputs)


def pairs_of(scheme: Scheme, columns: list[str]) -> list[str]:
    """The rates and averages that the file has in two columns."""
    return [stem_of(row) for row in scheme.inputs if any(f"{stem_of(row)}_{end}" in columns for end in FIRST_OF_PAIRS)]


def summary(folder: Path) -> Iterator[str]:
    """How many rows there are of each grade, and how many have none, and why."""
    scores = pl.scan_parquet(folder / "part-*.parquet")
    counted = scores.group_by("grade").len().sort("grade", nulls_last=True).collect()
    for grade, rows in counted.rows():
        yield f"{grade or '未定 · none'}  {rows}"
    sums = scores.select(pl.col("unscaled", "faults").sum(), (pl.col("missing") > 0).sum()).collect()
    unscaled, faults, missing = sums.row(0)
    yield f"数不合式 · cells that are no number of the plan: {unscaled}"
    yield f"超出范围或矛盾 · faults: {faults}"
    yield f"缺数据的行 · rows with a clause missing: {missing}"


if __name__ == "__main__":
    run(main)
