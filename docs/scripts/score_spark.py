"""Scores Parquet files on Spark: the same columns and the same figures as docs/scripts/score_parquet.py, distributed.

A caller script; it needs the packages narwhals and pyspark, and Java. Where a session runs already, ``scored(frame)``
is all that is needed. Spark's bar of progress is shown, and Spark is told to make no methods that Java would leave to
its interpreter: Huizhou's frames are too wide for it to make any, but those of a smaller scheme take several times as
long without (docs/columns.md).

    python docs/scripts/score_spark.py UNITS.parquet FOLDER [--floats shortest]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from as_program import run
from input_files import message_of
from pyspark import StorageLevel
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession

from huizhou_qa import HuizhouQAError, get_scheme
from huizhou_qa.columns import compile_columns, scaled
from huizhou_qa.columns.names import stem_of
from huizhou_qa.columns.reading import FLOATS, Floats

FIRST_OF_PAIRS = ("part", "numerator", "sum")


def main(arguments: list[str]) -> int:
    """Writes the scores and prints how many rows there are of each grade; 1 where the file cannot be scored."""
    parser = argparse.ArgumentParser(description="在Spark上计分 · scores Parquet files on Spark")
    parser.add_argument("file", type=Path, help="各单位数据 · the units, one row each")
    parser.add_argument("folder", type=Path, help="存放得分的文件夹 · where the scores are written")
    parser.add_argument("--floats", choices=FLOATS, default="refuse", help="浮点数如何取 · how floats are taken")
    given = parser.parse_args(arguments)
    spark = session()
    try:
        scored(spark.read.parquet(str(given.file)), given.floats).write.mode("errorifexists").parquet(str(given.folder))
        counted = spark.read.parquet(str(given.folder)).groupBy("grade").count().orderBy("grade").collect()
    except (HuizhouQAError, AnalysisException) as error:
        print(message_of(error), file=sys.stderr)
        return 1
    finally:
        spark.stop()
    for grade, rows in counted:
        print(f"{grade or '未定 · none'}  {rows}")
    return 0


def session() -> SparkSession:
    """A session on this machine; a cluster's is made with the same options."""
    builder = SparkSession.builder.appName("score_spark").config("spark.sql.codegen.hugeMethodLimit", 8000)
    return builder.config("spark.ui.showConsoleProgress", "true").getOrCreate()


def scored(units: DataFrame, floats: Floats = "refuse") -> DataFrame:
    """The figures of units, beside the columns that the scheme does not read."""
    scheme = get_scheme("huizhou", 2017)
    stems = [stem_of(row) for row in scheme.inputs]
    pairs = [stem for stem in stems if any(f"{stem}_{end}" in units.columns for end in FIRST_OF_PAIRS)]
    plan = compile_columns(scheme, pairs=pairs)
    # Kept between the two steps: Spark would write the first into the second wherever a number is read.
    at_scale = scaled(units, plan, floats).persist(StorageLevel.MEMORY_AND_DISK)
    return plan.assess(at_scale).drop(*(one.column for one in plan.inputs))


if __name__ == "__main__":
    run(main)
