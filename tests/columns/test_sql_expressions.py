"""Expressions as SQL text: what each says, and that DuckDB works them out as every other library does."""

from __future__ import annotations

import pytest

from columns.test_rendering import COHORTS, COLUMNS, EXPRESSIONS, MAKE, OVER_COHORTS
from huizhou_qa.columns import sql_expressions as sql
from huizhou_qa.columns.nodes import OperationOfRow
from huizhou_qa.columns.rendering import Rendering
from huizhou_qa.columns.sql_expressions import SqlExpr
from support.worked_out import value

A, B = sql.col("a"), sql.col('b"c')
TEXTS = {
    "sums": (A + B - A * B, '(("a" + "b""c") - ("a" * "b""c"))'),
    "down": (A // B, '(("a" // "b""c") - CAST((("a" % "b""c") < 0) AS BIGINT))'),
    "compared": (
        (A <= B) & (A < B) | ~sql.equal(A, B),
        '((("a" <= "b""c") AND ("a" < "b""c")) OR (NOT ("a" = "b""c")))',
    ),
    "null": (A.is_null().fill_null(value=False), 'coalesce(("a" IS NULL), FALSE)'),
    "between": (
        A.is_between(sql.lit(-1, sql.Int64), sql.lit(None, sql.Int64)),
        '("a" BETWEEN CAST(-1 AS BIGINT) AND CAST(NULL AS BIGINT))',
    ),
    "words": (
        sql.when(sql.equal(A, sql.lit("it's"))).then(sql.lit(value=True)),
        "CASE WHEN (\"a\" = 'it''s') THEN TRUE END",
    ),
    "chain": (
        sql.when(A).then(A).when(B).then(B).otherwise(A),
        'CASE WHEN "a" THEN "a" WHEN "b""c" THEN "b""c" ELSE "a" END',
    ),
    "of several": (sql.min_horizontal(A, B) + sql.max_horizontal(A, B), '(least("a", "b""c") + greatest("a", "b""c"))'),
    "over rows": (
        A.sum().over("a") + A.max().over("a", 'b"c'),
        '(sum("a") OVER (PARTITION BY "a") + max("a") OVER (PARTITION BY "a", "b""c"))',
    ),
    "least of rows": (A.min().over("a").cast(sql.String), 'CAST(min("a") OVER (PARTITION BY "a") AS VARCHAR)'),
    "place": (
        A.rank("min", descending=True).over("a"),
        'CASE WHEN (NOT ("a" IS NULL)) THEN rank() OVER (PARTITION BY "a" ORDER BY "a" DESC NULLS LAST) END',
    ),
    "place from below": (
        A.rank("min", descending=False).over("a"),
        'CASE WHEN (NOT ("a" IS NULL)) THEN rank() OVER (PARTITION BY "a" ORDER BY "a" ASC NULLS LAST) END',
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_an_expression_says_what_it_works_out(name: str) -> None:
    made, text = TEXTS[name]
    assert made.text == text


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_duckdb_works_an_expression_out_as_every_library_does(name: str) -> None:
    duckdb, pa = (
        pytest.importorskip(one, reason="an engine (pip install '.[engines]') is not installed")
        for one in ("duckdb", "pyarrow")
    )
    made = Rendering(sql, None, is_polars=False, recast={}).of(EXPRESSIONS[name]).alias("made")
    assert isinstance(made, SqlExpr)
    relation = duckdb.from_arrow(pa.table({"row": range(len(COLUMNS["a"])), **COLUMNS}))
    found = relation.select("row", duckdb.SQLExpression(made.text).alias(made.name)).order("row").fetchall()
    rows = [dict(zip(COLUMNS, cells, strict=True)) for cells in zip(*COLUMNS.values(), strict=True)]
    assert [cell for _, cell in found] == [value(EXPRESSIONS[name], row) for row in rows]


@pytest.mark.parametrize("name", OVER_COHORTS)
def test_what_duckdb_works_out_over_a_cohort_is_no_wider_than_an_int64(name: OperationOfRow) -> None:
    duckdb, pa = (
        pytest.importorskip(one, reason="an engine (pip install '.[engines]') is not installed")
        for one in ("duckdb", "pyarrow")
    )
    made = Rendering(sql, "cohort", is_polars=False, recast={}).of(MAKE.of_cohort(name, MAKE.column("b", 1, 9), 0, 99))
    assert isinstance(made, SqlExpr)
    relation = duckdb.from_arrow(pa.table({"row": range(len(COHORTS)), **COLUMNS, "cohort": COHORTS}))
    found = relation.select("row", duckdb.SQLExpression(made.text).alias("made")).order("row")
    assert [cell for _, cell in found.fetchall()] == OVER_COHORTS[name]
    assert [str(kind) for kind in found.types] == ["BIGINT", "BIGINT"]
