"""Frames of any engine: which columns they have, and the same frame with more of them.

A Polars frame gets Polars' own expressions, and one that is eager is made lazy inside, so that what several columns
share is worked out once; a lazy one stays lazy. What is read of a frame of pandas goes through PyArrow and comes back
beside the rest, with its index; every other engine goes through narwhals.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType, ModuleType
from typing import Generic, Protocol, Self, TypeVar

import narwhals as nw
from attrs import field, frozen
from narwhals.dtypes import DType

from huizhou_qa.columns.engines import FEW, Expr, how_to_collect
from huizhou_qa.columns.given import ColumnFault
from huizhou_qa.columns.inputs import ColumnInput, Holds
from huizhou_qa.columns.nodes import columns_of
from huizhou_qa.columns.reading import opened
from huizhou_qa.columns.rendering import Rendering, stages
from huizhou_qa.columns.results import Definition
from huizhou_qa.errors import EvidenceError, Fault, Wording, pointer

Frame = TypeVar("Frame")
"""A frame of any engine, eager or lazy."""
Made_co = TypeVar("Made_co", covariant=True)

# What narwhals makes of a frame whose kind is the caller's is not known beforehand.
_ANY: bool = False
KeyOfStages = tuple[bool, frozenset[tuple[str, Holds]]]

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


class ArrowTable(Protocol):
    """What is asked of a table of PyArrow."""

    @property
    def column_names(self) -> list[str]:
        """The names of its columns."""

    def drop_columns(self, columns: list[str]) -> ArrowTable:
        """The table without some."""

    def to_pandas(self, *, types_mapper: Callable[[object], object]) -> Mapping[str, HasArray]:
        """As a frame of pandas."""


class HasArray(Protocol):
    """A column of pandas."""

    @property
    def array(self) -> object:
        """Its values, without an index."""


class Wrapped(Protocol):
    """What is asked of a frame: of narwhals' own, and of Polars' lazy one."""

    def with_columns(self, *exprs: Expr) -> Self:
        """The frame with more columns."""

    def with_columns_seq(self, *exprs: Expr) -> Self:
        """The same, one column after the other: of Polars alone."""

    def drop(self, *columns: str) -> Self:
        """The frame without some."""

    def collect(self, **options: object) -> CollectedPolars[Frame]:
        """What a lazy one holds: of Polars alone."""


class CollectedPolars(Protocol[Made_co]):
    """What is asked of a frame of Polars in memory."""

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""

    def __getitem__(self, columns: list[str]) -> Made_co:
        """The frame with some of its columns alone."""


@frozen(eq=False)
class HeldFrame(Generic[Frame]):
    """A frame with the kinds of its columns, by name.

    Attributes:
        given: the frame itself.
        kinds: the kind of each column, by name.
        is_polars: whether it is one of Polars.
        rows: how many rows it holds; None where it is lazy.
        is_pandas: whether it is one of pandas.
        has_no_places: whether its engine cannot tell places within a cohort.
        folds_names: whether its engine takes two names for one that differ in capital letters alone.
    """

    given: Frame
    kinds: Mapping[str, DType]
    is_polars: bool
    rows: int | None
    is_pandas: bool = False
    has_no_places: bool = False
    folds_names: bool = False

    @property
    def library(self) -> ModuleType:
        """What makes expressions for it."""
        return nw.Implementation.POLARS.to_native_namespace() if self.is_polars else nw

    def wrapped(self, read: Collection[str]) -> Wrapped:
        """The frame to add columns to: one of Polars is lazy, and of pandas there is what is read."""
        made = nw.from_native(self.given, pass_through=_ANY, eager_only=_ANY, series_only=_ANY, allow_series=None)
        if self.is_pandas:
            held = made.select(*(name for name in self.kinds if name in read))
            made = nw.from_native(nw.maybe_reset_index(held).to_arrow())
        wrapped: Wrapped = made.lazy().to_native() if self.is_polars else made
        return wrapped

    def with_columns(self, made: Wrapped, columns: Sequence[Expr]) -> Wrapped:
        """What was made of it with more columns."""
        is_short = self.is_polars and self.rows is not None and self.rows < FEW
        return made.with_columns_seq(*columns) if is_short else made.with_columns(*columns)

    def back(self, made: Wrapped, hidden: Collection[str]) -> Frame:
        """What was made of it as a frame of its kind, without some columns."""
        if self.is_polars and self.rows is not None:
            collected: CollectedPolars[Frame] = made.collect(**how_to_collect(self.library, self.rows))
            return collected[[name for name in collected.columns if name not in hidden]]
        native = nw.to_native(made.drop(*hidden), pass_through=not _ANY)
        back: Frame = _beside(self.given, native, self.kinds) if self.is_pandas else native
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
    has_no_places, folds_names = engine.is_pandas() or engine.is_pyarrow(), engine.is_duckdb() or engine.is_spark_like()
    kinds = given.collect_schema()
    return HeldFrame(frame, kinds, engine.is_polars(), rows, engine.is_pandas(), has_no_places, folds_names)


def _beside(frame: Frame, table: ArrowTable, own: Collection[str]) -> Frame:
    """The columns of a PyArrow table that are new beside those of a pandas frame, with its index, and null as null."""
    pandas = nw.Implementation.PANDAS.to_native_namespace()
    whole, text = pandas.Int64Dtype(), pandas.StringDtype()
    made = table.drop_columns([name for name in table.column_names if name in own])
    added = made.to_pandas(types_mapper=lambda kind: whole if str(kind) == "int64" else text)
    wrapped = nw.from_native(frame, pass_through=_ANY, eager_only=_ANY, series_only=_ANY, allow_series=None)
    columns = wrapped.to_native().assign(**{name: added[name].array for name in added})
    beside: Frame = columns
    return beside


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
    def _read(self) -> frozenset[str]:
        """The columns that are read of a frame."""
        return columns_of(*(one.expression for one in self.definitions)).difference(self.names)

    def add_to(self, frame: HeldFrame[Frame]) -> Frame:
        """The frame with its new columns behind its own."""
        made = frame.wrapped(self._read)
        for stage in self._of(frame):
            made = frame.with_columns(made, stage)
        return frame.back(made, self._hidden)

    def _of(self, frame: HeldFrame[Frame]) -> list[list[Expr]]:
        """The expressions of each stage, with their names."""
        key = (frame.is_polars, recast := frame.recast(self._read))
        if key not in self._made:
            rendering = Rendering(frame.library, self.cohort, frame.is_polars, dict(recast))
            self._made[key] = [
                [rendering.of(one.expression).alias(one.name) for one in stage] for stage in stages(self.definitions)
            ]
        return self._made[key]
