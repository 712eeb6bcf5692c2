"""Sets a plan over columns beside the same written by hand in Polars, and beside ``assess`` unit by unit.

It first holds the two against each other, and ends with exit code 1 where a column differs. Then all contenders take
turns in every round, and the median, the least and the most of the rounds' ratios of processor time are printed: of the
time of the first over the time of the second, so that more than 1 says that the second is the faster one. The peak of
memory is that of processes of their own, which read and write Parquet in chunks. See the README beside it.

    python benchmarks/compare_columns.py [--rows 1000 100000] [--rounds 7] [--peak 100000 1000000]
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import polars as pl
from annex1_model import context, one_node
from columns_by_hand import by_hand
from columns_by_hand import plan as plan_of_six
from made_up_units import made_up_units

from huizhou_qa import Assessment, Evidence, assess, get_scheme
from huizhou_qa.columns import ColumnPlan, compile_columns, compile_readings

KIBIBYTES, CHUNK, DRAWN, READINGS = 1_024, 20_000, 1_000, 15
TYPES = {"whole": pl.Int64, "truth": pl.Boolean, "word": pl.String}


def main(arguments: list[str]) -> int:
    """Prints the ratios; 1 where the plan and what is written by hand differ."""
    parser = argparse.ArgumentParser(description="times plans over columns")
    parser.add_argument("--rows", type=int, nargs="*", default=[1_000, 100_000], help="rows of the frames")
    parser.add_argument("--rounds", type=int, default=7, help="how often all take turns")
    parser.add_argument("--peak", type=int, nargs="*", default=[100_000, 1_000_000], help="rows of the Parquet files")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.child:
        print(peak_of(*map(Path, given.child)))
        return 0
    six, huizhou = plan_of_six(), compile_columns(get_scheme("huizhou", 2017))
    drawn = drawn_for(six, DRAWN)
    if not by_hand(drawn, six).select(six.assess(drawn).columns).equals(six.assess(drawn)):
        print("the plan and what is written by hand differ", file=sys.stderr)
        return 1
    for rows in given.rows:
        frame = repeated(drawn, rows)
        found = ratios(partial(by_hand, frame, six), partial(six.assess, frame), given.rounds)
        told(f"time by hand / time of the plan, {rows} rows", found)
    beside_pandas(six, repeated(drawn, 100_000), given.rounds)
    beside_assess(huizhou, given.rounds)
    beside_zen(huizhou, given.rounds)
    drawn = drawn_for(huizhou, DRAWN)
    several = repeated(drawn, max(given.rows, default=DRAWN))
    in_one_pass = compile_readings(huizhou.scheme, readings_of(huizhou))
    found = ratios(partial(in_one_pass.assess, several), partial(huizhou.assess, several), given.rounds)
    told(f"time of {READINGS} readings in one pass / time of one, {several.height} rows", found)
    found = ratios(partial(huizhou.assess, several, missing="bounds"), partial(huizhou.assess, several), given.rounds)
    told(f"time with bounds / time without, {several.height} rows", found)
    for rows in given.peak:
        print(f"peak of memory, {rows} rows: {in_a_process_of_its_own(drawn, rows)} MiB")
    return 0


def drawn_for(plan: ColumnPlan, rows: int) -> pl.DataFrame:
    """A frame of made-up units; some cells are null, and some out of range."""
    chance = random.Random(1)
    cells = {one.column: [_cell(one.least, one.most, one.holds, chance) for _ in range(rows)] for one in plan.inputs}
    return pl.DataFrame(cells, schema={one.column: TYPES[one.holds] for one in plan.inputs})


def _cell(least: int, most: int, holds: str, chance: random.Random) -> int | bool | None:
    if chance.random() < 0.001:
        return None
    if holds == "truth":
        return chance.random() < 0.5
    return chance.randint(least, min(most, least + 1_200_000)) - (chance.random() < 0.001)


def readings_of(plan: ColumnPlan) -> dict[str, dict[str, str]]:
    """The scheme as it is, and with one reading changed at a time; those that need other columns are left out."""
    register = plan.scheme.chosen_readings.register
    changed = [{one.id: choice} for one in register for choice in one.names[1:] if one.id != "average_over"]
    return {f"reading_{at}": choices for at, choices in enumerate([{}, *changed][:READINGS])}


def repeated(drawn: pl.DataFrame, rows: int) -> pl.DataFrame:
    """The rows over and over, up to so many."""
    return pl.concat([drawn] * -(-rows // drawn.height)).head(rows).rechunk()


def took(run: Callable[[], object]) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    run()
    return time.process_time() - start


def ratios(first: Callable[[], object], second: Callable[[], object], rounds: int) -> list[float]:
    """What the first takes over what the second takes, in each round; both run once beforehand."""
    first()
    second()
    return [took(first) / took(second) for _ in range(rounds)]


def told(what: str, found: Sequence[float]) -> None:
    """Prints the median, the least and the most."""
    print(f"{what}: {statistics.median(found):.2f} ({min(found):.2f} to {max(found):.2f})")


def beside_assess(plan: ColumnPlan, rounds: int) -> None:
    """How many rows a plan scores while ``assess`` scores a unit, what a call costs, and what making a plan does."""
    frame = repeated(drawn_for(plan, DRAWN), 100_000)
    plan.assess(frame)
    for what, read in {"every figure": every_figure, "total and grade alone": total_and_grade}.items():
        found = [beside_units(plan, frame, read) for _ in range(rounds)]
        told(f"time of assess for {what} / time of the plan, a row", found)
    row = frame.head(1)
    plan.assess(row)
    told("a call on one row, ms", [took(lambda: plan.assess(row)) * 1_000 for _ in range(rounds)])
    told("compile, ms", [took(lambda: compile_columns(plan.scheme)) * 1_000 for _ in range(rounds)])


def beside_units(plan: ColumnPlan, frame: pl.DataFrame, read: Callable[[Assessment], object]) -> float:
    """What ``assess`` takes for a unit over what a plan takes for a row."""
    # Evidence keeps what was worked out of it: what is measured has to be new. To make it counts for nothing here.
    units = [Evidence.from_dict(unit) for unit in made_up_units()]
    single = took(lambda: [read(assess(plan.scheme, one)) for one in units]) / len(units)
    return single / (took(lambda: plan.assess(frame)) / frame.height)


def every_figure(result: Assessment) -> list[object]:
    """All that a plan has a column of."""
    points = [one.points for one in result.clauses.values()]
    points += [one.points for one in result.items.values()]
    points += [one.points for one in result.groups.values()]
    return [*points, result.base, result.raw_total, result.grade_before_veto, *total_and_grade(result)]


def total_and_grade(result: Assessment) -> list[object]:
    """What is asked most."""
    return [result.total, result.grade]


def beside_pandas(plan: ColumnPlan, frame: pl.DataFrame, rounds: int) -> None:
    """What is written by hand in Polars over the plan on a frame of pandas."""
    if not all(map(find_spec, ("pandas", "pyarrow"))):
        print("the plan on pandas: pandas or pyarrow is not installed")
        return
    given = frame.to_pandas(use_pyarrow_extension_array=True)
    found = ratios(partial(by_hand, frame, plan), partial(plan.assess, given), rounds)
    told(f"time by hand in Polars / time of the plan on pandas, {frame.height} rows", found)


def beside_zen(plan: ColumnPlan, rounds: int) -> None:
    """How many rows a plan scores while zen-engine scores one, which gives the points alone, all in one node."""
    if not find_spec("zen"):
        print("zen: zen-engine is not installed")
        return
    engine = import_module("zen").ZenEngine({"loader": {"type": "static", "content": {"points": one_node()}}})
    contexts = [context(unit["facts"], unit["marks"], unit["averages"]) for unit in made_up_units()]
    frame = repeated(drawn_for(plan, DRAWN), 100_000)
    found = ratios(lambda: [engine.evaluate("points", one) for one in contexts], lambda: plan.assess(frame), rounds)
    told(
        "time of zen for the points alone / time of the plan, a row",
        [one * frame.height / len(contexts) for one in found],
    )


def in_a_process_of_its_own(drawn: pl.DataFrame, rows: int) -> str:
    """The peak of memory of a process that scores a Parquet file of so many rows."""
    with tempfile.TemporaryDirectory() as folder:
        given, scored = Path(folder) / "given.parquet", Path(folder) / "scored.parquet"
        pl.concat([drawn.lazy()] * -(-rows // drawn.height)).head(rows).sink_parquet(given)
        command = [sys.executable, __file__, "--child", str(given), str(scored)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 (ours)


def peak_of(given: Path, scored: Path) -> int:
    """Scores a file into another in chunks, and says how many MiB the process had at most."""
    pl.Config.set_streaming_chunk_size(CHUNK)
    compile_columns(get_scheme("huizhou", 2017)).assess(pl.scan_parquet(given)).sink_parquet(scored)
    # What the operating system says of a process that another one started includes the peak of that one; this does not.
    (peak,) = (line for line in Path("/proc/self/status").read_text("utf-8").splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) // KIBIBYTES


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
