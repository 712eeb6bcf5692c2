"""What columns are added to: lazy frames of Polars, relations of DuckDB, and narwhals' frames of every other engine."""

from __future__ import annotations

from collections.abc import Callable, Collection
from types import ModuleType
from typing import Protocol, Self, TypeVar

import narwhals as nw
from attrs import evolve, frozen

from huizhou_qa.columns.engines import Expr
from huizhou_qa.columns.sql_expressions import SqlExpr

Frame = TypeVar("Frame")
"""A frame of any engine, eager or lazy."""
Made_co = TypeVar("Made_co", covariant=True)

# What narwhals makes of a frame whose kind is the caller's is not known beforehand.
_ANY: bool = False


class ArrowTable(Protocol):
    """What is asked of a table of PyArrow."""

    def to_pandas(self, *, types_mapper: Callable[[object], object]) -> Indexed:
        """As a frame of pandas."""


class Indexed(Protocol):
    """What is asked of a frame of pandas."""

    def set_axis(self, labels: object) -> Indexed:
        """The frame with another index."""


class Wrapped(Protocol):
    """What is asked of a frame: of narwhals' own, and of Polars' lazy one."""

    def with_columns(self, *exprs: Expr) -> Self:
        """The frame with more columns."""

    def with_columns_seq(self, *exprs: Expr) -> Self:
        """The same, one column after the other: of Polars alone."""

    def select(self, *columns: str) -> Self:
        """The frame with some of its columns alone."""

    def drop(self, *columns: str) -> Self:
        """The frame without some: of narwhals' own alone."""

    def collect(self, **options: object) -> CollectedPolars[Frame]:
        """What a lazy one holds: of Polars alone."""


class CollectedPolars(Protocol[Made_co]):
    """What is asked of a frame of Polars in memory."""

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""

    def __getitem__(self, columns: list[str]) -> Made_co:
        """The frame with some of its columns alone."""


class Relation(Protocol):
    """What is asked of a relation of DuckDB."""

    def select(self, *columns: object) -> Relation:
        """The relation with other columns."""

    def sql_query(self) -> str:
        """The query that it stands for."""


@frozen(eq=False)
class RelationFrame:
    """A relation of DuckDB that gets its columns as text.

    Attributes:
        relation: the relation.
        duckdb: the library.
    """

    relation: Relation
    duckdb: ModuleType

    def with_columns(self, *exprs: SqlExpr) -> RelationFrame:
        """The relation with more columns."""
        made = [self.duckdb.SQLExpression(one.text).alias(one.name) for one in exprs]
        return evolve(self, relation=self.relation.select(self.duckdb.StarExpression(), *made))

    def select(self, *columns: str) -> Relation:
        """The relation itself, with some of its columns alone."""
        return self.relation.select(*(self.duckdb.ColumnExpression(name) for name in columns))


def beside_pandas(frame: Frame, scored: object, made: Collection[str]) -> Frame:
    """The columns that were made in another frame beside those of one of pandas, with its index, and null as null."""
    pandas = nw.Implementation.PANDAS.to_native_namespace()
    kinds = {"int64": pandas.Int64Dtype(), "bool": pandas.BooleanDtype()}
    held = nw.from_native(scored, pass_through=_ANY, eager_only=_ANY, series_only=_ANY, allow_series=None)
    # In the order that every engine gives them.
    table: ArrowTable = held.select(*(name for name in held.columns if name in made)).to_arrow()
    added = table.to_pandas(types_mapper=lambda kind: kinds.get(str(kind), pandas.StringDtype()))
    given = nw.from_native(frame, pass_through=_ANY, eager_only=_ANY, series_only=_ANY, allow_series=None).to_native()
    beside: Frame = pandas.concat([given, added.set_axis(given.index)], axis=1)
    return beside
