"""The SQL text of a plan gives what the plan gives, on a table of its own; skipped where DuckDB is lacking."""

from __future__ import annotations

import polars as pl
import pytest

from huizhou_qa import EvidenceError, SchemeError
from huizhou_qa.columns import ColumnPlan, compile_columns
from huizhou_qa.columns.compiling import worked
from support import valley
from support.frames import frame_of, rows_for

WHY = "an engine (pip install '.[engines]') is not installed"
duckdb, _ = (pytest.importorskip(name, reason=WHY) for name in ("duckdb", "pyarrow"))


def assert_text_gives_what_the_plan_gives(plan: ColumnPlan, frame: pl.DataFrame, text: str, table: str) -> None:
    """On another connection, in which a table of that name holds the frame."""
    connection = duckdb.connect()
    connection.from_arrow(frame.to_arrow()).create(table)
    scored = plan.assess(frame)
    found = connection.sql(text).pl()
    assert found.columns[-len(scored.columns) + len(frame.columns) :] == scored.columns[len(frame.columns) :]
    order = ["unit"] if "unit" in frame.columns else frame.columns
    assert found.select(scored.columns).sort(order).equals(scored.sort(order))


def test_the_text_of_a_plan_gives_what_the_plan_gives() -> None:
    plan = compile_columns(valley.scheme())
    frame = frame_of(plan, rows_for(plan, 30, seed=1, gaps=0.1)).with_row_index("unit")
    text = plan.sql(["unit"])
    assert_text_gives_what_the_plan_gives(plan, frame.with_columns(pl.col("unit").cast(pl.String)), text, "units")


def test_a_table_may_have_another_name_and_the_columns_that_a_frame_may_have() -> None:
    plan = compile_columns(valley.scheme(), cohort='甲 "乙"')
    frame = frame_of(plan, rows_for(plan, 30, seed=1, gaps=0.1, nothing=0.1))
    frame = frame.with_columns(pl.Series('甲 "乙"', ["一", "二", "三"] * 10), unit=pl.int_range(30).cast(pl.String))
    further = [name for name in frame.columns if name.startswith(("nothing_", "ruling_"))]
    text = plan.sql([*further, "unit"], table="各村")
    assert_text_gives_what_the_plan_gives(plan, frame, text, "各村")


def test_a_column_of_the_table_that_is_not_named_is_not_read_and_does_not_come_back() -> None:
    plan = compile_columns(valley.scheme())
    frame = frame_of(plan, rows_for(plan, 30, seed=1, gaps=0.1))
    scored = plan.assess(frame).sort(frame.columns)
    made = [one.name for one in worked(plan.scheme, plan.options).definitions]
    assert [name for name in made if name.startswith("__columns_")]
    for name in (*made, "Total", "nothing_green"):
        connection = duckdb.connect()
        connection.from_arrow(frame.with_columns(pl.lit(1).alias(name)).to_arrow()).create("units")
        found = connection.sql(plan.sql()).pl()
        assert found.columns == scored.columns
        assert found.sort(frame.columns).equals(scored), name


PLAN = compile_columns(valley.scheme(), cohort="year")
UNITS: dict[str, list[object]] = {
    "green": [900_000, 500_000, None],
    "incidents_heavy dust": [0, 1, 0],
    "incidents_light dust": [0, 0, 0],
    "year": [1.5, 1.5, float("nan")],
    "nothing_green": [False, None, True],
    "ruling_1": [None, None, "zero"],
}
FURTHER = ("nothing_green", "ruling_1")


def found(table: str, text: str) -> list[tuple[object, ...]]:
    """What the query makes of the units, of whose columns some are given another type."""
    connection = duckdb.connect()
    connection.from_arrow(pl.DataFrame(UNITS).to_arrow()).create("given")
    connection.execute(f"CREATE TABLE units AS SELECT * REPLACE ({table}) FROM given")  # noqa: S608 - the tests' own
    rows: list[tuple[object, ...]] = connection.sql(text).fetchall()
    return sorted(rows, key=str)


@pytest.mark.parametrize(
    "table",
    [
        "CAST(green AS INTEGER) AS green",
        'CAST("incidents_heavy dust" AS UTINYINT) AS "incidents_heavy dust"',
        "CAST(ruling_1 AS ENUM('zero', 'full')) AS ruling_1",
        "CASE WHEN isnan(year) THEN 2.5 ELSE CAST(year AS DECIMAL(9, 1)) END AS year",
    ],
)
def test_shorter_whole_numbers_and_coded_words_give_what_the_plan_gives(table: str) -> None:
    chosen = f"SELECT * EXCLUDE (year) FROM ({PLAN.sql(FURTHER)})"  # noqa: S608 - the same
    assert found(table, chosen) == found("green AS green", chosen)


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("green", "DOUBLE"),
        ("green", "FLOAT"),
        ("green", "DECIMAL(18,2)"),
        ("green", "VARCHAR"),
        ("green", "HUGEINT"),
        ("green", "UBIGINT"),
        ("incidents_light dust", "BOOLEAN"),
        ("nothing_green", "INTEGER"),
        ("ruling_1", "BLOB"),
    ],
)
def test_a_column_of_another_type_ends_the_query_as_the_plan_refuses_it(column: str, kind: str) -> None:
    table = f'CAST("{column}" AS {kind}) AS "{column}"'
    with pytest.raises(duckdb.Error) as caught:
        found(table, PLAN.sql(FURTHER))
    assert f"the column {column} should hold" in str(caught.value)
    assert kind in str(caught.value)
    connection = duckdb.connect()
    connection.from_arrow(pl.DataFrame(UNITS).to_arrow()).create("given")
    with pytest.raises(EvidenceError) as refused:
        PLAN.assess(connection.sql(f"SELECT * REPLACE ({table}) FROM given"))  # noqa: S608 - the same
    assert [one.code for one in refused.value.faults] == ["column_type"]


def test_names_that_are_none_or_the_same_to_sql_are_refused() -> None:
    plan = compile_columns(valley.scheme())
    for columns, code in ((["GREEN"], "repeated_column"), ([""], "bad_name"), ("unit", "wrong_type")):
        with pytest.raises(SchemeError) as caught:
            plan.sql(columns)
        assert {one.code for one in caught.value.faults} == {code}
