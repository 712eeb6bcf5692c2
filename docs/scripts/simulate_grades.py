"""How often a unit's grade would be another one, if its figures were measured and sampled again: a Monte Carlo study.

The annual mean of PM2.5 has a standard uncertainty of measurement, and a pass rate of 97% of 600 samples is a draw
from a binomial distribution. Both are drawn anew as often as is asked for, the same draws for the same seed, and every
draw is scored exactly, all at once, as the columns of a frame. Everything else stays as the unit reports it. A caller
script; it needs the packages narwhals, polars and numpy.

    python docs/scripts/simulate_grades.py [FILE [UNIT]] [--draws 1000000] [--seed 2017] [--samples 600]
        [--uncertainty 0.05]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import polars as pl
from as_program import run
from input_files import UnreadableFileError, message_of, units_of

from huizhou_qa import Assessment, Evidence, HuizhouQAError, assess_cohort, get_scheme
from huizhou_qa.columns import ColumnInput, ColumnPlan, compile_columns
from huizhou_qa.columns.names import nothing_column
from huizhou_qa.evidence.records import Known
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.rules.sections import AVERAGES, FACTS

COHORT = Path(__file__).parents[1] / "data" / "cohort-2017.json"
MEASURED = "pm25_annual_mean"
SAMPLED = (
    "national_sampling_failure_rate", "provincial_sampling_failure_rate", "city_sampling_failure_rate",
    "vegetable_pass_rate", "livestock_pass_rate", "aquatic_pass_rate",
)  # fmt: skip
PLACES = 4

Cell = int | bool | None


def main(arguments: list[str]) -> int:
    """Prints how the grades and the totals are distributed; 1 where the file or its evidence was refused."""
    parser = argparse.ArgumentParser(description="等级有多稳 · how often measurement and sampling change the grade")
    parser.add_argument("file", type=Path, nargs="?", default=COHORT, help="各单位数据，JSON · the evidence as JSON")
    parser.add_argument("unit", nargs="?", help="哪个单位，默认第一个 · which unit, by default the first one")
    parser.add_argument("--draws", type=int, default=1_000_000, help="次数 · how many draws")
    parser.add_argument("--seed", type=int, default=2017, help="随机数种子 · the seed of the draws")
    parser.add_argument("--samples", type=int, default=600, help="每个抽检率的样本数 · samples behind each rate")
    parser.add_argument("--uncertainty", type=float, default=0.05, help="PM2.5的相对标准不确定度 · of PM2.5, relative")
    given = parser.parse_args(arguments)
    try:
        result = reported(given.file, given.unit)
        scored = simulated(result, given.draws, given.seed, given.samples, given.uncertainty)
    except (HuizhouQAError, UnreadableFileError, OSError) as error:
        print(message_of(error), file=sys.stderr)
        return 1
    print("\n".join(told(result, scored)))
    return 0


def reported(path: Path, unit: str | None) -> Assessment:
    """The result of a unit as it reports its figures, among the others of its cohort."""
    results = assess_cohort(get_scheme("huizhou", 2017), [Evidence.from_dict(one) for one in units_of(path)]).results
    if unit is None:
        return next(iter(results.values()))
    if unit not in results:
        raise UnreadableFileError(
            f"没有单位{unit}，只有：{'、'.join(results)} · no unit {unit}, only {', '.join(results)}"
        )
    return results[unit]


def simulated(result: Assessment, draws: int, seed: int, samples: int, uncertainty: float) -> pl.DataFrame:
    """The total, in units of its last place, and the grade of every draw."""
    plan = plan_of(result)
    drawn = draws_of(result, draws, seed, samples, uncertainty)
    rest = {name: cell for name, cell in row_of(result, plan).items() if name not in drawn.columns}
    frame = drawn.lazy().with_columns(pl.lit(cell, kind_of(cell)).alias(name) for name, cell in rest.items())
    scored: pl.LazyFrame = plan.assess(frame)
    return scored.select("total", "grade").collect(engine="streaming")


def plan_of(result: Assessment) -> ColumnPlan:
    """The plan of the unit's scheme: rates that are drawn, averages, and what four places cannot write, as pairs."""
    values = result.evidence.values
    long = [row.name for row in result.scheme.inputs if row.section == FACTS and not is_short(values.get(row.path))]
    averages = [f"average_{name}" for name in result.evidence.averages]
    return compile_columns(result.scheme, pairs=[*SAMPLED, *(name for name in long if name not in SAMPLED), *averages])


def is_short(value: Fraction | None) -> bool:
    """Whether four places can write a number."""
    return value is None or (value * 10**PLACES).denominator == 1


def draws_of(result: Assessment, draws: int, seed: int, samples: int, uncertainty: float) -> pl.DataFrame:
    """What is measured and sampled, drawn anew: PM2.5 in units of its last place, rates as counts of all samples."""
    generator = np.random.default_rng(seed)
    values = result.evidence.values
    columns: dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]] = {}
    measured = float(values[f"/{FACTS}/{MEASURED}"])
    means = generator.normal(measured, measured * uncertainty, draws).clip(min=0)
    columns[MEASURED] = np.rint(means * 10**PLACES).astype(np.int64)
    for name in SAMPLED:
        share = values.get(f"/{FACTS}/{name}")
        if share is not None:
            columns[f"{name}_part"] = generator.binomial(samples, float(share / 100), draws).astype(np.int64)
            columns[f"{name}_whole"] = np.full(draws, samples, np.int64)
    return pl.DataFrame(columns)


def row_of(result: Assessment, plan: ColumnPlan) -> dict[str, Cell]:
    """What the unit reports, in the columns of a plan."""
    nothing = {row.name: row for row in result.scheme.inputs if row.path in result.evidence.values.nothing}
    return {one.column: cell_of(one, result) for one in plan.inputs} | {nothing_column(name): True for name in nothing}


def cell_of(one: ColumnInput, result: Assessment) -> Cell:
    """The cell of a column; None where there was nothing, or nobody has said."""
    classes = [incident.class_ for incident in result.incidents]
    if one.column == "vetoed":
        return "veto" in classes
    if one.column == "deductions":
        return classes.count("deduction")
    value = result.evidence.values.get(one.path)
    if value is None or one.holds == "truth":
        return None if value is None else value == 1
    if one.role == "number":
        return int(value * one.scale)
    return pair_of(one, value, result)


def pair_of(one: ColumnInput, value: Fraction, result: Assessment) -> int:
    """One of the two columns of a rate or an average: counts as they are reported, else the number as a quotient."""
    section, name = one.path.split("/")[1:]
    average, fact = result.evidence.averages.get(name), result.evidence.facts.get(name)
    said = average if section == AVERAGES else fact.value if isinstance(fact, Known) else None
    times = 1 if section == AVERAGES or not one.column.endswith(("_part", "_whole")) else 100
    part, whole = (said.part, said.whole) if isinstance(said, Rate) else (value / times).as_integer_ratio()
    return int((part if one.role == "part" else whole) * one.scale)


def kind_of(cell: Cell) -> type[pl.DataType]:
    """The type of a column that holds this cell in every row."""
    return pl.Boolean if isinstance(cell, bool) else pl.Int64


def told(result: Assessment, scored: pl.DataFrame) -> Iterator[str]:
    """The report: what the unit has, how often each grade came out, and how far the total went."""
    draws, places = len(scored), result.scheme.rounding.places
    counted = dict(scored.group_by("grade").len().rows())
    others = draws - counted.get(result.grade, 0)
    called = result.scheme.terms.grade_called(result.grade)
    yield f"{result.unit}：总分{result.total}，等级为{called.zh} · total {result.total}, grade {called.en}"
    yield f"{draws}次中等级有变的：{others}（{share(others, draws)}） · draws with another grade: {others}"
    for grade in result.scheme.grade_rule.grades:
        if grade in counted:
            yield f"  {grade}  {counted[grade]:>9}  {share(counted[grade], draws):>8}"
    for level in (0.05, 0.5, 0.95):
        units = scored["total"].quantile(level, "nearest")
        yield f"  {level:.0%} 总分不高于 · of totals are at most {Decimal(int(units or 0)).scaleb(-places)}"


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent."""
    return f"{Decimal(part * 100) / whole:.2f}%"


if __name__ == "__main__":
    run(main)
