"""Sets a plan over columns beside the same written by hand in Spark SQL, both on PySpark, at two limits of Spark.

The limits are those of ``spark.sql.codegen.hugeMethodLimit``: 8000, and 65535, which Spark has by itself. First the two
are held against each other, names and types of the columns included; where they differ, the exit code is 1. Then all
take turns in every round, from a Parquet file into Spark's "noop" sink, and the medians of the seconds of processor
time and the median, the least and the most of the rounds' ratios are printed. What counts is the time of this process
and of the Java process that it started, compilers and collection of garbage included; that is read in /proc, so on
Linux only. It needs the packages narwhals, polars and pyspark, and Java. See the README beside it.

    python benchmarks/compare_spark.py [--rows 1000000] [--times 1 3] [--rounds 5]
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import polars as pl
from columns_by_hand import WHOLE
from columns_by_hand import plan as plan_of_six
from compare_columns import DRAWN, drawn_for, told
from pyspark.sql import DataFrame, SparkSession

from huizhou_qa.columns import ColumnPlan

LIMIT, AS_IT_COMES = 8_000, 65_535
SETTING = "spark.sql.codegen.hugeMethodLimit"
TICKS = os.sysconf("SC_CLK_TCK")
BEFOREHAND = 6
Contenders = Mapping[tuple[str, int], Callable[[], DataFrame]]
Seconds = Mapping[tuple[str, int], Sequence[float]]


def main(arguments: list[str]) -> int:
    """Prints the ratios; 1 where a plan and what is written by hand differ."""
    parser = argparse.ArgumentParser(description="times plans on PySpark")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the file")
    parser.add_argument("--times", type=int, nargs="*", default=[1, 3], help="how many times six clauses")
    parser.add_argument("--rounds", type=int, default=5, help="how often all take turns")
    given = parser.parse_args(arguments)
    spark = session()
    try:
        with tempfile.TemporaryDirectory() as folder:
            return max(compared(spark, times, given.rows, given.rounds, Path(folder)) for times in given.times)
    finally:
        spark.stop()


def compared(spark: SparkSession, times: int, rows: int, rounds: int, folder: Path) -> int:
    """Prints what a plan takes beside what is written by hand; 1 where they differ."""
    endings = ["", *(f"_{nth}" for nth in range(2, times + 1))]
    plan = plan_of_six(endings)
    drawn = written(spark, plan, DRAWN, folder / f"drawn{times}.parquet")
    if not same(by_hand(drawn, plan, endings), plan.assess(drawn)):
        print("the plan and what is written by hand differ", file=sys.stderr)
        return 1
    frame = written(spark, plan, rows, folder / f"rows{times}.parquet")
    runs = {"plan": partial(plan.assess, frame), "by hand": partial(by_hand, frame, plan, endings)}
    print(f"{6 * times} clauses, {rows} rows", flush=True)
    contenders = {(name, limit): run for limit in (LIMIT, AS_IT_COMES) for name, run in runs.items()}
    found = rounds_of(spark, contenders, rounds)
    for limit in (LIMIT, AS_IT_COMES):
        told(f"  plan / by hand, both with a limit of {limit}", over(found["plan", limit], found["by hand", limit]))
    for name in runs:
        told(f"  {name}, {AS_IT_COMES} / {LIMIT}", over(found[name, AS_IT_COMES], found[name, LIMIT]))
    return 0


def session() -> SparkSession:
    """A session of one core on this machine."""
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.master("local[1]").appName("compare_spark").config("spark.ui.enabled", "false")
    return builder.config("spark.log.level", "ERROR").getOrCreate()


def written(spark: SparkSession, plan: ColumnPlan, rows: int, path: Path) -> DataFrame:
    """Made-up units as a file that Spark reads; they begin anew after so many."""
    drawn = drawn_for(plan, DRAWN).lazy().with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
    pl.concat([drawn] * -(-rows // DRAWN)).head(rows).sink_parquet(path)
    return spark.read.parquet(str(path))


def by_hand(frame: DataFrame, made: ColumnPlan, endings: Sequence[str]) -> DataFrame:
    """The columns that the plan adds, as somebody would write them in Spark SQL who knows all the traps."""
    ends = {one.column: (one.least, one.most) for one in made.inputs}
    whole = [f"{name}{nth}" for nth in endings for name in WHOLE]
    fits = {name: f"{name} BETWEEN {ends[name][0]} AND {ends[name][1]}" for name in whole}
    ids = [f"{at}{nth}" for nth in endings for at in range(1, 7)]
    lines = {grade: line * len(endings) for grade, line in (("甲", 9_000), ("乙", 7_500), ("丙", 6_000))}
    query = f"""
        WITH checked AS (
            SELECT *, {", ".join(f"CASE WHEN {one} THEN {name} END AS _{name}" for name, one in fits.items())},
            {" + ".join(f"CASE WHEN NOT ({one}) THEN 1L ELSE 0L END" for one in fits.values())} AS faults
            FROM {{frame}}
        ), scored AS (
            SELECT *, {", ".join(map(_points, endings))} FROM checked
        ), added AS (
            SELECT *, {", ".join(f"points_{id_} AS item_{id_}" for id_ in ids)},
            {" + ".join(f"points_{id_}" for id_ in ids)} AS `group_全部`,
            {" + ".join(f"CASE WHEN points_{id_} IS NULL THEN 1L ELSE 0L END" for id_ in ids)} AS missing
            FROM scored
        ), totalled AS (
            SELECT *, CASE WHEN faults = 0 THEN `group_全部` END AS base FROM added
        ), graded AS (
            SELECT *, base AS raw_total, CASE WHEN base < 0 THEN 0L ELSE base END AS total,
            CASE {" ".join(f"WHEN base >= {line} THEN '{grade}'" for grade, line in lines.items())}
                WHEN base < {lines["丙"]} THEN '丁' END AS grade_before_veto
            FROM totalled
        )
        SELECT *, grade_before_veto AS grade FROM graded
    """  # noqa: S608 (nothing of a caller's is in it)
    return frame.sparkSession.sql(query, frame=frame).drop(*(f"_{name}" for name in whole))


def _points(nth: str) -> str:
    return f"""
        CASE WHEN _good_air{nth} < 600000 THEN 0L WHEN _good_air{nth} < 800000 THEN 1000L
            WHEN _good_air{nth} <= 1000000 THEN 2000L END AS points_1{nth},
        ({_between(f"550000 - _pm25{nth}", 200_000)} + 50) DIV 100 AS points_2{nth},
        ({_between(f"_growth{nth} * 2 + 100000", 200_000)} + 50) DIV 100 AS points_3{nth},
        {_between(f"_honours{nth} * 3 + _pilots{nth}", 10)} * 100 AS points_4{nth},
        CASE WHEN task_met{nth} THEN 1000L WHEN NOT task_met{nth} THEN 0L END AS points_5{nth},
        {_between(f"(_tax{nth} * 4000 + _tax_last_year{nth}) DIV (_tax_last_year{nth} * 2)", 2_000)} AS points_6{nth}
    """


def _between(number: str, most: int) -> str:
    # ``greatest`` and ``least`` of Spark pass over nulls; a null meets the last arm here, and stays one.
    return f"(CASE WHEN {number} < 0 THEN 0L WHEN {number} > {most} THEN {most}L ELSE {number} END)"


def same(first: DataFrame, second: DataFrame) -> bool:
    """Whether two frames have the same columns of the same types and the same rows."""
    names = sorted(second.columns)
    if sorted(first.columns) != names or first.select(names).dtypes != second.select(names).dtypes:
        return False
    one, other = (frame.select(names).orderBy("row").collect() for frame in (first, second))
    return one == other


def rounds_of(spark: SparkSession, contenders: Contenders, rounds: int) -> Seconds:
    """The seconds of each in each round, by its name and its limit; all run beforehand, and take turns."""
    found: dict[tuple[str, int], list[float]] = {key: [] for key in contenders}
    for _ in range(BEFOREHAND + rounds):
        for key, run in contenders.items():
            spark.conf.set(SETTING, key[1])
            found[key].append(took(run))
    for (name, limit), seconds in found.items():
        print(f"  {name}, a limit of {limit}: {statistics.median(seconds[BEFOREHAND:]):.2f} s")
    return {key: seconds[BEFOREHAND:] for key, seconds in found.items()}


def over(first: Sequence[float], second: Sequence[float]) -> list[float]:
    """The ratio of each round."""
    return [one / other for one, other in zip(first, second, strict=True)]


def took(run: Callable[[], DataFrame]) -> float:
    """Seconds of processor time for making the columns and working them all out."""
    start = used()
    run().write.format("noop").mode("overwrite").save()
    return used() - start


def used() -> float:
    """Seconds of processor time so far of this process and of those that it started."""
    ticks, own = 0, os.getpid()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text("utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # one that ended meanwhile
            continue
        if own in (int(path.parent.name), int(fields[1])):
            ticks += int(fields[11]) + int(fields[12])
    return ticks / TICKS


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
