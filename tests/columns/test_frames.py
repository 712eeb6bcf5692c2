"""Frames that a plan cannot score are refused with errors of ours, and columns of every type that it takes are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

import polars as pl
import pytest

from huizhou_qa import EvidenceError
from huizhou_qa.columns import ColumnOptions, ColumnPlan, RowFault, compile_columns, scaled
from huizhou_qa.columns.cells import plain_cell
from huizhou_qa.columns.compiling import worked
from huizhou_qa.columns.reading import opened
from huizhou_qa.rules.derived import difference, weighted
from huizhou_qa.scheme import Clause, Heading, Item
from huizhou_qa.scorers import Clamped
from huizhou_qa.scorers.input_kinds import option
from support import valley
from support.valley import GREEN, TREES

WHY = "an engine (pip install '.[engines]') is not installed"
COLUMNS: Mapping[str, list[int | None]] = {
    "green": [900_000, None],
    "incidents_heavy dust": [1, 0],
    "incidents_light dust": [0, 0],
}
TOTALS = [8_400, None]
PLAN = compile_columns(valley.scheme())
IN_COHORTS = compile_columns(valley.scheme(), cohort="year")


def with_green(cells: object, dtype: object = None) -> pl.DataFrame:
    column = pl.Series("green", cells, dtype=dtype, strict=False)  # type: ignore[arg-type] # cells of any kind
    return pl.DataFrame({**COLUMNS, "green": [0, 0]}).with_columns(column)


def refused(call: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(EvidenceError) as caught:
        call()
    return [(one.path, one.code) for one in caught.value.faults]


WRONG: Mapping[str, Callable[[], pl.DataFrame]] = {
    "floats": lambda: with_green([1.5, None]),
    "truths": lambda: with_green([True, None]),
    "text": lambda: with_green(["1", "2"]),
    "categories": lambda: with_green(["1", "2"], pl.Categorical),
    "an enumeration": lambda: with_green(["1", "2"], pl.Enum(["1", "2"])),
    "decimals": lambda: with_green(["1", "2"]).cast({"green": pl.Decimal(10, 2)}),
    "days": lambda: with_green([date(2040, 1, 1)] * 2),
    "lists": lambda: with_green([[1], [2]]),
    "objects": lambda: with_green([object(), object()], pl.Object),
    "nulls alone": lambda: with_green([None, None]),
    "more than 63 bits": lambda: with_green([1, 2**63], pl.UInt64),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_column_of_another_type_is_refused_by_name(name: str) -> None:
    for call in (PLAN.assess, PLAN.faults):
        assert refused(partial(call, WRONG[name]())) == [("/green", "column_type")]


def test_what_to_do_with_whole_numbers_that_a_gap_made_floats_of_is_said() -> None:
    with pytest.raises(EvidenceError) as caught:
        PLAN.assess(with_green([900_000.0, None]))
    (fault,) = caught.value.faults
    for said in ("scaled(frame, plan)", 'astype("Int64")'):
        assert said in fault.zh
        assert said in fault.en


def test_a_frame_of_no_columns_lacks_every_one() -> None:
    lacking = [(f"/{name}", "lacking_column") for name in COLUMNS]
    assert refused(lambda: PLAN.assess(pl.DataFrame())) == lacking
    assert refused(lambda: PLAN.faults(pl.DataFrame())) == lacking
    assert PLAN.assess(pl.DataFrame(COLUMNS).clear()).height == 0
    assert PLAN.faults(pl.DataFrame(COLUMNS).clear()) == ()


def test_a_lazy_frame_that_cannot_be_worked_out_is_no_frame() -> None:
    broken = pl.LazyFrame(COLUMNS).with_columns(pl.col("nowhere"))
    twice = pl.LazyFrame(COLUMNS).select(pl.col("green"), pl.col("green"))
    assert refused(lambda: PLAN.assess(broken)) == [("", "wrong_type")]
    assert refused(lambda: PLAN.assess(twice)) == [("", "repeated_column")]


def test_no_column_of_the_frame_is_replaced_by_one_that_is_made_on_the_way() -> None:
    hidden = [one.name for one in worked(valley.in_steps(), ColumnOptions()).definitions if not one.is_output]
    plan = compile_columns(valley.in_steps())
    columns = {one.column: [0] if one.holds == "whole" else [False] for one in plan.inputs}
    assert hidden
    assert plan.assess(pl.DataFrame(columns)).height == 1
    for name in (*hidden, "item_1"):
        frame = pl.DataFrame({**columns, name: [5]})
        assert refused(partial(plan.assess, frame)) == [(f"/{name}", "column_taken")]


def test_units_are_put_in_cohorts_by_no_object() -> None:
    frame = pl.DataFrame(COLUMNS).with_columns(pl.Series("year", [object(), object()], dtype=pl.Object))
    assert refused(lambda: IN_COHORTS.assess(frame)) == [("/year", "column_type")]


WORDS = ("优", "良", "差")
RATING = option("rating", "评价", WORDS)
CODED: Mapping[str, Callable[[], pl.DataFrame]] = {
    "text": lambda: with_rating(pl.String),
    "categories": lambda: with_rating(pl.Categorical),
    "an enumeration": lambda: with_rating(pl.Enum(["别的", *WORDS[1:]])),
}


def with_rating(kind: object) -> pl.DataFrame:
    cells = pl.Series("rating", ["差", "别的", "良", None], dtype=kind)  # type: ignore[arg-type] # one of Polars' types
    rows = {name: [0] * 4 for name in COLUMNS if name != "green"}
    return pl.DataFrame({**rows, "rating": cells})


def rated() -> ColumnPlan:
    clause = Clause("1", "评价", 2, Clamped(RATING, 0, 2))
    return compile_columns(valley.scheme(headings=(Heading("全部", 2, (Item("1", "评价", 2, (clause,)),)),)))


@pytest.mark.parametrize("name", CODED)
@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow"])
def test_words_are_read_whatever_they_are_coded_in(name: str, engine: str) -> None:
    plan, frame = rated(), of_engine(engine, CODED[name]())
    scored = opened(plan.assess(frame)).lazy().collect()
    found = [plain_cell(one) for one in scored["points_1"].to_list()]
    assert found == [200, None, 100, None]
    assert plan.faults(frame) == (RowFault(1, "rating", "unknown_choice"),)


@pytest.mark.parametrize("kind", [pl.UInt8, pl.Int8, pl.UInt32])
@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow", "duckdb"])
def test_whole_numbers_of_few_bits_do_not_wrap_below_zero_or_above_what_they_hold(engine: str, kind: object) -> None:
    rule = Clamped(weighted((difference(GREEN, TREES), 1), plus=50), 0, 100)
    headings = (Heading("全部", 100, (Item("1", "林", 100, (Clause("1", "林", 100, rule),)),)),)
    plan = compile_columns(valley.scheme(headings=headings, adjustments=(), incident_table=None), digits={"percent": 0})
    cells = {"green": [10, 40, 100], "trees": [30, 100, 1]}
    frame = pl.DataFrame({name: pl.Series(of, dtype=kind) for name, of in cells.items()})  # type: ignore[arg-type] # a type of Polars
    scored = opened(plan.assess(of_engine(engine, frame))).lazy().collect()
    assert [plain_cell(one) for one in scored["points_1"].to_list()] == [3_000, 0, 10_000]


def of_engine(engine: str, frame: pl.DataFrame) -> object:
    if engine == "polars":
        return frame
    pytest.importorskip("pyarrow", reason=WHY)
    if engine == "pyarrow":
        return frame.to_arrow()
    if engine == "duckdb":
        return pytest.importorskip("duckdb", reason=WHY).from_arrow(frame.to_arrow())
    pytest.importorskip("pandas", reason=WHY)
    return frame.to_pandas()


def test_a_name_that_stands_twice_is_refused_on_every_engine() -> None:
    pa = pytest.importorskip("pyarrow", reason=WHY)
    pd = pytest.importorskip("pandas", reason=WHY)
    duckdb = pytest.importorskip("duckdb", reason=WHY)
    names = [*COLUMNS, "beside", "beside"]
    table = pa.Table.from_arrays([pa.array([0])] * len(names), names=names)
    frame = pd.DataFrame([[0] * len(names)], columns=names)
    relation = duckdb.sql("SELECT " + ", ".join(f'0::BIGINT AS "{name}"' for name in names))
    for given in (table, frame, relation):
        for call in (PLAN.assess, PLAN.faults, lambda one: scaled(one, PLAN)):
            assert refused(partial(call, given)) == [("", "repeated_column")]


def test_what_a_plan_does_not_read_of_pandas_may_be_anything() -> None:
    pytest.importorskip("pyarrow", reason=WHY)
    pd = pytest.importorskip("pandas", reason=WHY)
    frame = pd.DataFrame({name: pd.array(cells, dtype="Int64") for name, cells in COLUMNS.items()})
    frame = frame.assign(mixed=["a", 1], kinds=[object(), 1j])
    frame.index = [object(), "乙"]
    scored = PLAN.assess(frame)
    assert list(scored.index) == list(frame.index)
    assert list(scored.columns[:5]) == list(frame.columns)
    assert [plain_cell(one) for one in scored["total"]] == TOTALS
    assert [plain_cell(one) for one in scaled(pd.DataFrame({"mixed": ["a", 1]}), PLAN)["unscaled"]] == [0, 0]


def test_where_an_engine_makes_no_difference_of_capitals_a_name_is_taken_in_either() -> None:
    pytest.importorskip("pyarrow", reason=WHY)
    duckdb = pytest.importorskip("duckdb", reason=WHY)
    frame = pl.DataFrame(COLUMNS).with_columns(pl.lit(5).alias("Total"))
    assert PLAN.assess(frame)["Total"].to_list() == [5, 5]
    assert refused(lambda: PLAN.assess(duckdb.from_arrow(frame.to_arrow()))) == [("/total", "column_taken")]


def test_integers_without_a_sign_come_to_scale_on_every_engine() -> None:
    cells = [1, 2**63, None, 10**14 - 1]
    expected = [10_000, None, None, (10**14 - 1) * 10_000]
    frame = pl.DataFrame({"green": pl.Series(cells, dtype=pl.UInt64)})
    for engine in ("polars", "pyarrow"):
        made = opened(scaled(of_engine(engine, frame), PLAN)).lazy().collect()
        assert made["green"].to_list() == expected
        assert made["unscaled"].to_list() == [0, 1, 0, 0]
