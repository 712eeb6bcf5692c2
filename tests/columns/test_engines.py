"""Plans on other engines than Polars: the same columns in a frame of the same kind; skipped where one is lacking."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

import narwhals as nw
import polars as pl
import pytest

from huizhou_qa import EvidenceError, get_scheme
from huizhou_qa.columns import ColumnPlan, compile_columns
from huizhou_qa.columns.expressions import Expressions
from huizhou_qa.columns.frames import Stages, held
from huizhou_qa.columns.nodes import NULL
from huizhou_qa.columns.reading import opened
from huizhou_qa.columns.results import Definition
from support import district, valley
from support.frames import frame_of, rows_for
from support.linlan_columns import frame_of_cohorts, linlan_plan, made_up_cohorts

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LIMITS = {"output": 9_000, "output_last_year": 9_000, "residents": 900}
WHY = "an engine (pip install '.[engines]') is not installed"


@pytest.fixture(scope="module")
def plan() -> ColumnPlan:
    return compile_columns(district.scheme(), digits={"quantity": 1}, limits=LIMITS)


def frames(plan: ColumnPlan, count: int) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Frames with and without what says that there was nothing, and what Polars makes of them: only the new columns."""
    for nothing in (0.0, 0.05):
        frame = frame_of(plan, rows_for(plan, count, seed=1, gaps=0.03, nothing=nothing))
        yield frame, plan.assess(frame).drop(frame.columns)


def test_a_table_of_pyarrow_comes_back_as_one() -> None:
    pa = pytest.importorskip("pyarrow", reason=WHY)
    plan = compile_columns(valley.in_steps())
    for frame, scored in frames(plan, 30):
        found = plan.assess(frame.to_arrow())
        assert isinstance(found, pa.Table)
        assert found.column_names[: frame.width] == frame.columns
        assert found.drop_columns(frame.columns).to_pylist() == scored.to_dicts()


@pytest.mark.parametrize("has_polars", [True, False])
def test_a_frame_of_pandas_comes_back_with_its_index_and_null_as_null(
    has_polars: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huizhou_qa.columns.frame_kinds.find_spec", lambda _name: has_polars or None)
    pd = pytest.importorskip("pandas", reason=WHY)
    pa = pytest.importorskip("pyarrow", reason=WHY)
    plan = compile_columns(valley.scheme())
    columns = {"green": [900_000, None], "incidents_heavy dust": [1, 0], "incidents_light dust": [0, 0]}
    table = pa.table({"year": [1, 1], **columns})
    frame = table.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)
    frame.index = ["甲", "甲"]
    scored = plan.assess(frame)
    assert list(scored.index) == ["甲", "甲"]
    assert list(scored.columns[:4]) == list(frame.columns)
    assert [str(scored[name].dtype) for name in ("total", "grade")] == ["Int64", "string"]
    assert scored["total"].tolist() == [8_400, pd.NA]
    assert scored["grade"].isna().tolist() == [False, True]


def test_a_cohort_of_pandas_needs_polars_and_one_of_pyarrow_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas", reason=WHY)
    pytest.importorskip("pyarrow", reason=WHY)
    plan = compile_columns(valley.scheme(), cohort="year")
    columns = {"green": [900_000, 500_000, 700_000], "incidents_heavy dust": [0] * 3, "incidents_light dust": [0] * 3}
    frame = pl.DataFrame({"year": ["一", "一", None], **columns})
    expected = plan.assess(frame)
    found = plan.assess(frame.to_pandas())
    assert expected["place"].to_list() == [1, 2, None]
    assert str(found["place"].dtype) == "Int64"
    assert pl.from_pandas(found).cast(expected.schema).equals(expected)
    monkeypatch.setattr("huizhou_qa.columns.frame_kinds.find_spec", lambda _name: None)
    for given in (frame.to_pandas(), frame.to_arrow()):
        with pytest.raises(EvidenceError) as caught:
            plan.assess(given)
        assert [one.code for one in caught.value.faults] == ["no_places_over_cohort"]


@pytest.mark.parametrize("has_polars", [True, False])
def test_whatever_comes_back_to_pandas_is_a_whole_number_a_truth_or_text_in_the_order_of_polars(
    has_polars: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huizhou_qa.columns.frame_kinds.find_spec", lambda _name: has_polars or None)
    pytest.importorskip("pandas", reason=WHY)
    pytest.importorskip("pyarrow", reason=WHY)
    plan = compile_columns(valley.in_steps())
    kinds = {"Int64": "Int64", "Boolean": "boolean", "String": "string"}
    for frame in (given := frame_of(plan, rows_for(plan, 9, seed=1, gaps=0.1)), given.clear()):
        expected = plan.assess(frame, missing="bounds").drop(frame.columns)
        found = plan.assess(frame.to_pandas(use_pyarrow_extension_array=True), missing="bounds")
        assert list(found.columns) == [*frame.columns, *expected.columns]
        found = found[expected.columns]
        assert {name: str(kind) for name, kind in found.dtypes.items()} == {
            name: kinds[str(kind)] for name, kind in expected.schema.items()
        }
        assert found.astype(object).where(found.notna(), None).to_dict("records") == expected.to_dicts()


def test_what_nobody_can_know_is_null_on_every_engine() -> None:
    stages = Stages((Definition("made", NULL), Definition("again", Expressions().column("green"))), None)
    for frame in (pl.DataFrame({"green": [1, 2]}), *(made({"green": [1, 2]}) for made in other_engines())):
        made = opened(stages.add_to(held(frame))).lazy().collect()["made"]
        assert made.dtype == nw.Int64
        assert made.null_count() == 2


def other_engines() -> Iterator[Callable[[Mapping[str, list[int]]], object]]:
    pa = pytest.importorskip("pyarrow", reason=WHY)
    pd = pytest.importorskip("pandas", reason=WHY)
    duckdb = pytest.importorskip("duckdb", reason=WHY)
    yield from (pa.table, pd.DataFrame, lambda cells: duckdb.from_arrow(pa.table(cells)))


@pytest.mark.deep
def test_tables_of_pyarrow_have_the_same_columns(plan: ColumnPlan) -> None:
    pytest.importorskip("pyarrow", reason=WHY)
    for frame, scored in frames(plan, 1_000):
        found = plan.assess(frame.to_arrow())
        assert found.drop_columns(frame.columns).to_pylist() == scored.to_dicts()


@pytest.mark.deep
def test_relations_of_duckdb_have_the_same_columns(plan: ColumnPlan) -> None:
    duckdb = pytest.importorskip("duckdb", reason=WHY)
    pytest.importorskip("pyarrow", reason=WHY)
    for frame, scored in frames(plan, 1_000):
        table = frame.with_row_index("row").to_arrow()
        found = plan.assess(duckdb.from_arrow(table)).order("row").to_arrow_table()
        assert found.drop_columns(["row", *frame.columns]).to_pylist() == scored.to_dicts()


@pytest.mark.deep
def test_cohorts_of_the_made_up_city_have_the_same_columns_in_relations_of_duckdb() -> None:
    duckdb = pytest.importorskip("duckdb", reason=WHY)
    pytest.importorskip("pyarrow", reason=WHY)
    frame = frame_of_cohorts(made_up_cohorts(20, 8, seed=1))
    scored = linlan_plan().assess(frame).drop(frame.columns)
    found = linlan_plan().assess(duckdb.from_arrow(frame.with_row_index("row").to_arrow())).order("row")
    assert found.to_arrow_table().drop_columns(["row", *frame.columns]).to_pylist() == scored.to_dicts()


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """A session of Spark on this machine."""
    sql = pytest.importorskip("pyspark.sql", reason=WHY)
    pytest.importorskip("pandas", reason=WHY)
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        pytest.skip("no Java: Spark cannot be started")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        builder = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
        builder = builder.config("spark.sql.codegen.hugeMethodLimit", "8000")
        session = builder.config("spark.sql.shuffle.partitions", "1").getOrCreate()
        yield session
        session.stop()


CASES: Mapping[str, Callable[[], tuple[ColumnPlan, pl.DataFrame]]] = {
    "district": lambda: drawn(compile_columns(district.scheme(), digits={"quantity": 1}, limits=LIMITS)),
    "huizhou": lambda: drawn(compile_columns(get_scheme("huizhou", 2017))),
    "the made-up city": lambda: (linlan_plan(), frame_of_cohorts(made_up_cohorts(20, 8, seed=1))),
}


def drawn(plan: ColumnPlan) -> tuple[ColumnPlan, pl.DataFrame]:
    return plan, frame_of(plan, rows_for(plan, 100, seed=1, gaps=0.03))


@pytest.mark.deep
@pytest.mark.parametrize("name", CASES)
def test_frames_of_spark_have_the_same_columns(name: str, spark: SparkSession) -> None:
    plan, given = CASES[name]()
    frame = given.with_row_index("row")
    scored = plan.assess(frame).drop(frame.columns)
    schema = ", ".join(f"`{column}` {kind_of(frame[column])}" for column in frame.columns)
    found = plan.assess(spark.createDataFrame(frame.rows(), schema=schema))
    assert [row.asDict() for row in found.orderBy("row").drop(*frame.columns).collect()] == scored.to_dicts()


@pytest.mark.deep
def test_a_frame_of_spark_may_have_any_name(spark: SparkSession) -> None:
    plan, names = compile_columns(valley.scheme()), ["one.two", "`", " ", "三"]
    told = ", ".join(
        "`" + name.replace("`", "``") + "` bigint" for name in [*(one.column for one in plan.inputs), *names]
    )
    found = plan.assess(spark.createDataFrame([(900_000, 1, 0, 1, 2, 3, 4)], schema=told))
    (row,) = found.collect()
    assert [row.asDict()[name] for name in (*names, "total")] == [1, 2, 3, 4, 8_400]


def kind_of(column: pl.Series) -> str:
    """The type of a column in Spark."""
    return {"Boolean": "boolean", "String": "string"}.get(str(column.dtype), "bigint")
