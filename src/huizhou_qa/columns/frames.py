"""Frames of any engine: which columns they have, and the same frame with more of them.

A Polars frame gets Polars' own expressions, and one that is eager is made lazy inside, so that what several columns
share is worked out once; a lazy one stays lazy. A frame of pandas goes through PyArrow and comes back with its index;
every other engine goes through narwhals.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType, ModuleType
from typing import Generic, Protocol, Self, TypeVar

import narwhals as nw
from attrs import field, frozen

from huizhou_qa.columns.engines import Expr
from huizhou_qa.columns.inputs import ColumnInput, Holds
from huizhou_qa.columns.rendering import Rendering, stages
from huizhou_qa.columns.results import Definition
from huizhou_qa.errors import EvidenceError, Fault, Wording, described, pointer

Frame = TypeVar("Frame")
"""A frame of any engine, eager or lazy."""

# What narwhals makes of a frame whose kind is the caller's is not known beforehand.
_ANY: bool = False
KeyOfStages = tuple[bool, frozenset[str]]

INT64 = "Int64"
_KINDS: Mapping[Holds, frozenset[str]] = MappingProxyType(
    {
        "whole": frozenset({INT64, *(f"{sign}{bits}" for sign in ("Int", "UInt") for bits in (8, 16, 32))}),
        "truth": frozenset({"Boolean"}),
        "word": frozenset({"String", "Categorical", "Enum"}),
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

    def drop(self, *columns: str) -> Self:
        """The frame without some."""

    def collect(self) -> object:
        """What a lazy one holds."""


@frozen(eq=False)
class HeldFrame(Generic[Frame]):
    """A frame with the kinds of its columns, by name.

    Attributes:
        given: the frame itself.
        kinds: the kind of each column, by name.
        is_polars: whether it is one of Polars.
        is_eager: whether it holds its rows.
        is_pandas: whether it is one of pandas.
        has_no_places: whether its engine cannot tell places within a cohort.
    """

    given: Frame
    kinds: Mapping[str, str]
    is_polars: bool
    is_eager: bool
    is_pandas: bool = False
    has_no_places: bool = False

    @property
    def library(self) -> ModuleType:
        """What makes expressions for it."""
        return nw.Implementation.POLARS.to_native_namespace() if self.is_polars else nw

    @property
    def wrapped(self) -> Wrapped:
        """The frame to add columns to: one of Polars is lazy."""
        made = nw.from_native(self.given, pass_through=_ANY, eager_only=_ANY, series_only=_ANY, allow_series=None)
        if self.is_pandas:
            made = nw.from_native(made.to_arrow())
        wrapped: Wrapped = made.lazy().to_native() if self.is_polars else made
        return wrapped

    def back(self, made: Wrapped) -> Frame:
        """What was made of it as a frame of its kind."""
        collected = made.collect() if self.is_polars and self.is_eager else made
        native = nw.to_native(collected, pass_through=not _ANY)
        back: Frame = _beside(self.given, native, self.kinds) if self.is_pandas else native
        return back

    def require(
        self,
        inputs: Sequence[ColumnInput],
        optional: Mapping[str, Holds],
        outputs: Sequence[str],
        cohort: str | None,
    ) -> None:
        """Raises EvidenceError naming every column that is lacking, of another kind, or stands where one comes out."""
        wanted = {one.column: one.holds for one in inputs}
        wanted |= {name: holds for name, holds in optional.items() if name in self.kinds}
        faults = [fault for column, holds in wanted.items() for fault in self._of_column(column, holds)]
        if cohort is not None and cohort not in self.kinds:
            faults.append(Fault.of(pointer(cohort), "lacking_column", name=cohort, wanted=_COHORT))
        if cohort is not None and self.has_no_places:
            faults.append(Fault.of("", "no_places_over_cohort"))
        faults += [Fault.of(pointer(name), "column_taken", name=name) for name in outputs if name in self.kinds]
        EvidenceError.raise_if_any(faults, case="frame")

    def _of_column(self, column: str, holds: Holds) -> Iterator[Fault]:
        kind = self.kinds.get(column)
        if kind is None:
            yield Fault.of(pointer(column), "lacking_column", name=column, wanted=_WANTED[holds])
        elif kind not in _KINDS[holds]:
            yield Fault.of(pointer(column), "column_type", name=column, wanted=_WANTED[holds], given=kind)

    @property
    def narrow(self) -> frozenset[str]:
        """The columns of whole numbers of less than 64 bits, and of words that are coded."""
        return frozenset(name for name, kind in self.kinds.items() if kind in _KINDS["whole"] and kind != INT64)


def held(frame: Frame) -> HeldFrame[Frame]:
    """The frame with what must be known of it; raises EvidenceError for what is none."""
    given: object = nw.from_native(frame, pass_through=True)
    if not isinstance(given, nw.DataFrame | nw.LazyFrame):
        raise EvidenceError.of("", "wrong_type", case="no_frame", given=described(frame))
    kinds = {name: str(kind) for name, kind in given.collect_schema().items()}
    engine, is_eager = given.implementation, isinstance(given, nw.DataFrame)
    has_no_places = engine.is_pandas() or engine.is_pyarrow()
    return HeldFrame(frame, kinds, engine.is_polars(), is_eager, engine.is_pandas(), has_no_places)


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
    """

    definitions: tuple[Definition, ...]
    cohort: str | None
    _made: dict[KeyOfStages, list[list[Expr]]] = field(factory=dict[KeyOfStages, list[list[Expr]]])

    def add_to(self, frame: HeldFrame[Frame]) -> Frame:
        """The frame with its new columns behind its own."""
        hidden = [one.name for one in self.definitions if not one.is_output]
        made = frame.wrapped
        for stage in self._of(frame):
            made = made.with_columns(*stage)
        return frame.back(made.drop(*hidden))

    def _of(self, frame: HeldFrame[Frame]) -> list[list[Expr]]:
        """The expressions of each stage, with their names."""
        key = (frame.is_polars, frame.narrow)
        if key not in self._made:
            rendering = Rendering(frame.library, self.cohort, frame.is_polars, frame.narrow)
            self._made[key] = [
                [rendering.of(one.expression).alias(one.name) for one in stage] for stage in stages(self.definitions)
            ]
        return self._made[key]
