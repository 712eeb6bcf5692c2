"""A plan as text in the SQL dialect of DuckDB, over a table that is described here and need not be there.

What the table holds is only known where the query runs: the query itself looks at the type of every column that it
reads, so that it refuses what a plan would refuse in a frame, and no float decides anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

import narwhals as nw

from huizhou_qa.columns.frame_kinds import column_type
from huizhou_qa.columns.inputs import Holds
from huizhou_qa.columns.sql_expressions import lit, quoted
from huizhou_qa.columns.wrapping import Relation
from huizhou_qa.errors import Fault, SchemeError, pointer

_TYPES: Mapping[Holds, str] = MappingProxyType({"whole": "BIGINT", "truth": "BOOLEAN", "word": "VARCHAR"})
# The types that a plan reads as such in a frame; that of an enumeration has its words behind it.
_READ_AS: Mapping[Holds, str] = MappingProxyType(
    {
        "whole": "^(BIGINT|INTEGER|SMALLINT|TINYINT|UINTEGER|USMALLINT|UTINYINT)$",
        "truth": "^BOOLEAN$",
        "word": "^(VARCHAR$|ENUM)",
    }
)
_TYPE = "{type}"


def text_of(
    table: str, columns: Mapping[str, Holds], read: Collection[str], assess: Callable[[Relation], Relation]
) -> str:
    """The query that scores a table of such columns, of which a plan reads some.

    Raises SchemeError for names that SQL takes for the same.
    """
    times = Counter(name.casefold() for name in columns)
    faults = [_repeated(name) for name in columns if times[name.casefold()] > 1]
    SchemeError.raise_if_any(faults, case="columns")
    duckdb = nw.Implementation.DUCKDB.to_native_namespace()
    connection = duckdb.connect()
    told = ", ".join(f"{quoted(name)} {_TYPES[holds]}" for name, holds in columns.items())
    connection.execute(f"CREATE TABLE {quoted(table)} ({told})")
    # Any other column of the table would stand in the way of one that is made under its name.
    named = [
        duckdb.SQLExpression(_guarded(name, holds) if name in read else quoted(name)).alias(name)
        for name, holds in columns.items()
    ]
    return assess(connection.table(quoted(table)).select(*named)).sql_query()


def _guarded(name: str, holds: Holds) -> str:
    """A column, and an error of the query where the table has it of another type; NULL has the type of its column."""
    column, fault = quoted(name), column_type(name, holds, _TYPE)
    told = f"error(replace({lit(fault.message).text}, {lit(_TYPE).text}, typeof({column})))"
    is_read = f"regexp_matches(typeof({column}), {lit(_READ_AS[holds]).text})"
    return f"CASE WHEN {is_read} THEN CAST({column} AS {_TYPES[holds]}) ELSE CAST({told} AS {_TYPES[holds]}) END"


def _repeated(name: str) -> Fault:
    return Fault.of(pointer(name), "repeated_column", case="table", name=name)
