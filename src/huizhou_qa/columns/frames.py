"""Frames of any engine: which columns they have, and the same frame with more of them.

A Polars frame gets Polars' own expressions, and one that is eager is made lazy inside, so that what several columns
share is worked out once; a lazy one stays lazy. What is read of a frame of pandas goes through PyArrow into Polars, if
that is there, and comes back beside the rest, with its index. A relation of DuckDB gets its columns as text; every
other engine goes through narwhals.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.util import find_spec
from types import MappingProxyType, ModuleType
from typing import Generic

import narwhals as nw
from attrs import field, frozen
from narwhals.dtypes import DType
from narwhals.typing import IntoDataFrame

from huizhou_qa.columns import sql_expressions
from huizhou_qa.columns.engines import FEW, Expr, how_to_collect
from huizhou_qa.columns.given import ColumnFault
from huizhou_qa.columns.inputs import ColumnInput, Holds
from huizhou_qa.columns.nodes import columns_of
from huizhou_qa.columns.reading import opened
from huizhou_qa.columns.rendering import Rendering, stages
from huizhou_qa.columns.results import Definition
from huizhou_qa.columns.wrapping import ArrowTable, CollectedPolars, Frame, RelationFrame, Wrapped, beside_pandas
from huizhou_qa.errors import EvidenceError, Fault, Wording, pointer

# What narwhals makes of a frame whose kind is the caller's is not known beforehand.
_ANY: bool = False
Fill = Callable[[nw.DataFrame[IntoDataFrame]], nw.DataFrame[IntoDataFrame]]
KeyOfStages = tuple[str, frozenset[tuple[str, Holds]]]

_KINDS: Mapping[Holds, tuple[type[DType], ...]] = MappingProxyType(
    {
        "whole": (nw.Int64, nw.Int32, nw.Int16, nw.Int8, nw.UInt32, nw.UInt16, nw.UInt8),
        "truth": (nw.Boolean,),
        "word": (nw.String, nw.Categorical, nw.Enum),
    }
)
_WANTED: Mapping[Holds, Wording] = MappingProxyType(
    {
        "whole": Wording("整数（Int64）", "whole numbers (Int64)"),
        "truth": Wording("是否（Boolean）", "truths (Boolean)"),
        "word": Wording("文字（String）", "words (String)"),
    }
)

_COHORT = Wording("同一批单位用同一个值", "the same for all units of a cohort")


@frozen(eq=False)
class HeldFrame(Generic[Frame]):
    """A frame with the kinds of its columns, by name.

    Attributes:
        given: the frame itself.
        kinds: the kind of each column, by name.
        is_polars: whether it is one of Polars.
        rows: how many rows it holds; None where it is lazy.
        is_pandas: whether it is one of pandas.
        is_duckdb: whether it is a relation of DuckDB.
        has_no_places: whether its engine cannot tell places within a cohort.
        folds_names: whether its engine takes two names for one that differ in capital letters alone.
    """

    given: Frame
    kinds: Mapping[str, DType]
    is_polars: bool
    rows: int | None
    is_pandas: bool = False
    is_duckdb: bool = False
    has_no_places: bool = False
    folds_names: bool = False

    @property
    def library(self) -> ModuleType:
        """What makes expressions for it."""
        if self.is_duckdb:
            return sql_expressions
        return nw.Implementation.POLARS.to_native_namespace() if self.is_polars else nw

    def table(self, read: Collection[str]) -> ArrowTable:
        """What is read of a frame of pandas, as one of Polars where that is installed, else of PyArrow."""
        made = nw.from_native(self.given, pass_through=_ANY, eager_only=_ANY, series_only=_ANY, allow_series=None)
        table: ArrowTable = nw.maybe_reset_index(made.select(*(name for name in self.kinds if name in read))).to_arrow()
        if not find_spec("polars"):
            return table
        through: ArrowTable = nw.Implementation.POLARS.to_native_namespace().from_arrow(table)
        return through

    def wrapped(self) -> Wrapped:
        """The frame to add columns to: one of Polars is lazy."""
        made = nw.from_native(self.given, pass_through=_ANY, eager_only=_ANY, series_only=_ANY, allow_series=None)
        if self.is_duckdb:
            made = RelationFrame(made.to_native(), nw.Implementation.DUCKDB.to_native_namespace())
        wrapped: Wrapped = made.lazy().to_native() if self.is_polars else made
        return wrapped

    def with_columns(self, made: Wrapped, columns: Sequence[Expr]) -> Wrapped:
        """What was made of it with more columns."""
        is_short = self.is_polars and self.rows is not None and self.rows < FEW
        return made.with_columns_seq(*columns) if is_short else made.with_columns(*columns)

    def back(self, made: Wrapped, hidden: Collection[str], fill: Fill | None = None) -> Frame:
        """What was made of it as a frame of its kind, without some columns; one that holds its rows is filled in."""
        if self.is_polars and self.rows is not None:
            collected: CollectedPolars[Frame] = made.collect(**how_to_collect(self.library, self.rows))
            shown = collected[[name for name in collected.columns if name not in hidden]]
            native = nw.to_native(shown, pass_through=not _ANY)
        else:
            native = nw.to_native(made.drop(*hidden), pass_through=not _ANY)
        if fill is not None and self.rows is not None:
            native = nw.to_native(fill(nw.from_native(native, eager_only=True)))
        back: Frame = native
        return back

    def recast(self, read: Collection[str]) -> frozenset[tuple[str, Holds]]:
        """The columns that are read as another type than they have: shorter whole numbers, and words that are coded."""
        return frozenset(
            (name, holds)
            for holds, (_, *others) in _KINDS.items()
            for name in read
            if name in self.kinds and self.kinds[name].base_type() in others
        )

    def require(
        self,
        inputs: Sequence[ColumnInput],
        optional: Mapping[str, Holds],
        made: Sequence[str],
        cohort: str | None,
    ) -> None:
        """Raises EvidenceError naming every column that is lacking, of another kind, or stands where one is made."""
        wanted = {one.column: one.holds for one in inputs}
        wanted |= {name: holds for name, holds in optional.items() if name in self.kinds}
        faults = [fault for column, holds in wanted.items() for fault in self._of_column(column, holds)]
        faults += [] if cohort is None else self._of_cohort(cohort)
        taken = {self._folded(name) for name in self.kinds}
        faults += [Fault.of(pointer(name), "column_taken", name=name) for name in made if self._folded(name) in taken]
        EvidenceError.raise_if_any(faults, case="frame")

    def _of_column(self, column: str, holds: Holds) -> Iterator[Fault]:
        kind = self.kinds.get(column)
        if kind is None:
            yield Fault.of(pointer(column), "lacking_column", name=column, wanted=_WANTED[holds])
        elif kind.base_type() not in _KINDS[holds]:
            yield Fault.of(pointer(column), "column_type", name=column, wanted=_WANTED[holds], given=str(kind))

    def _of_cohort(self, column: str) -> Iterator[Fault]:
        kind = self.kinds.get(column)
        if kind is None:
            yield Fault.of(pointer(column), "lacking_column", name=column, wanted=_COHORT)
        elif kind == nw.Object:
            # No engine puts objects of another language into groups.
            yield Fault.of(pointer(column), "column_type", name=column, wanted=_COHORT, given=str(kind))
        if self.has_no_places:
            yield Fault.of("", "no_places_over_cohort")

    def _folded(self, name: str) -> str:
        return name.casefold() if self.folds_names else name


def held(frame: Frame) -> HeldFrame[Frame]:
    """The frame with what must be known of it; raises EvidenceError for what is none, or has a name twice."""
    given = opened(frame)
    engine, rows = given.implementation, len(given) if isinstance(given, nw.DataFrame) else None
    kinds, has_no_places = given.collect_schema(), engine.is_pandas() or engine.is_pyarrow()
    folds_names = engine.is_duckdb() or engine.is_spark_like()
    is_duckdb, is_polars, is_pandas = engine.is_duckdb(), engine.is_polars(), engine.is_pandas()
    return HeldFrame(frame, kinds, is_polars, rows, is_pandas, is_duckdb, has_no_places, folds_names)


@frozen(eq=False)
class Stages:
    """Definitions in stages, made once for each library.

    Attributes:
        definitions: the columns that are made.
        cohort: the column that says which rows are of one cohort.
        faults: what may be wrong with a row.
    """

    definitions: tuple[Definition, ...]
    cohort: str | None
    faults: tuple[ColumnFault, ...] = ()
    _made: dict[KeyOfStages, list[list[Expr]]] = field(factory=dict[KeyOfStages, list[list[Expr]]])

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns that are made."""
        return tuple(one.name for one in self.definitions)

    @cached_property
    def _hidden(self) -> frozenset[str]:
        """The columns that are made and do not come back."""
        return frozenset(one.name for one in self.definitions if not one.is_output)

    @cached_property
    def _shown(self) -> frozenset[str]:
        """The columns that are made and come back."""
        return frozenset(one.name for one in self.definitions if one.is_output)

    @cached_property
    def _read(self) -> frozenset[str]:
        """The columns that are read of a frame."""
        return columns_of(*(one.expression for one in self.definitions)).difference(self.names)

    def add_to(self, frame: HeldFrame[Frame], fill: Fill | None = None) -> Frame:
        """The frame with its new columns behind its own; what is left open in one that holds its rows is filled in."""
        if frame.is_pandas:
            return beside_pandas(frame.given, self.add_to(held(frame.table(self._read)), fill), self._shown)
        made = frame.wrapped()
        for stage in self._of(frame):
            made = frame.with_columns(made, stage)
        return frame.back(made, self._hidden, fill)

    def _of(self, frame: HeldFrame[Frame]) -> list[list[Expr]]:
        """The expressions of each stage, with their names."""
        key = (frame.library.__name__, recast := frame.recast(self._read))
        if key not in self._made:
            rendering = Rendering(frame.library, self.cohort, frame.is_polars, dict(recast))
            self._made[key] = [
                [rendering.of(one.expression).alias(one.name) for one in stage] for stage in stages(self.definitions)
            ]
        return self._made[key]
