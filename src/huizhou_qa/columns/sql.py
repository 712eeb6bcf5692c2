"""A plan as text in the SQL dialect of DuckDB, over a table that is described here and need not be there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType

import narwhals as nw

from huizhou_qa.columns.inputs import Holds
from huizhou_qa.columns.sql_expressions import quoted
from huizhou_qa.columns.wrapping import Relation
from huizhou_qa.errors import Fault, SchemeError, pointer

_TYPES: Mapping[Holds, str] = MappingProxyType({"whole": "BIGINT", "truth": "BOOLEAN", "word": "VARCHAR"})


def text_of(table: str, columns: Mapping[str, Holds], assess: Callable[[Relation], Relation]) -> str:
    """The query that scores a table of such columns; raises SchemeError for names that SQL takes for the same."""
    times = Counter(name.casefold() for name in columns)
    faults = [_repeated(name) for name in columns if times[name.casefold()] > 1]
    SchemeError.raise_if_any(faults, case="columns")
    duckdb = nw.Implementation.DUCKDB.to_native_namespace()
    connection = duckdb.connect()
    told = ", ".join(f"{quoted(name)} {_TYPES[holds]}" for name, holds in columns.items())
    connection.execute(f"CREATE TABLE {quoted(table)} ({told})")
    # Any other column of the table would stand in the way of one that is made under its name.
    named = [duckdb.SQLExpression(quoted(name)).alias(name) for name in columns]
    return assess(connection.table(quoted(table)).select(*named)).sql_query()


def _repeated(name: str) -> Fault:
    return Fault.of(pointer(name), "repeated_column", case="table", name=name)
