"""Frames of any engine: which columns they have, and the same frame with more of them.

A Polars frame gets Polars' own expressions, and one that is eager is made lazy inside, so that what several columns
share is worked out once; a lazy one stays lazy. What is read of a frame of pandas goes through PyArrow into Polars, if
that is there, and comes back beside the rest, with its index. A relation of DuckDB gets its columns as text; every
other engine goes through narwhals.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import Generic

import narwhals as nw
from attrs import field, frozen
from narwhals.typing import IntoDataFrame

from huizhou_qa.columns.engines import FEW, Expr, how_to_collect
from huizhou_qa.columns.frame_kinds import FrameKind, has_polars, kind_of
from huizhou_qa.columns.given import ColumnFault
from huizhou_qa.columns.inputs import Holds
from huizhou_qa.columns.nodes import columns_of
from huizhou_qa.columns.reading import opened
from huizhou_qa.columns.rendering import Rendering, held_elsewhere, stages
from huizhou_qa.columns.results import Definition
from huizhou_qa.columns.wrapping import ArrowTable, CollectedPolars, Frame, RelationFrame, Wrapped, beside_pandas

# What narwhals makes of a frame whose kind is the caller's is not known beforehand.
_ANY: bool = False
Fill = Callable[[nw.DataFrame[IntoDataFrame]], nw.DataFrame[IntoDataFrame]]
KeyOfStages = tuple[str, frozenset[tuple[str, Holds]], bool]


@frozen(eq=False)
class HeldFrame(Generic[Frame]):
    """A frame with what is known of it.

    Attributes:
        given: the frame itself.
        kind: its engine and its columns.
        rows: how many rows it holds; None where it is lazy.
    """

    given: Frame
    kind: FrameKind
    rows: int | None

    @property
    def is_short(self) -> bool:
        """Whether it is of Polars and holds few rows."""
        return self.kind.is_polars and self.rows is not None and self.rows < FEW

    def table(self, read: Collection[str]) -> ArrowTable:
        """What is read of a frame of pandas, as one of Polars where that is installed, else of PyArrow."""
        made = nw.from_native(self.given, pass_through=_ANY, eager_only=_ANY, series_only=_ANY, allow_series=None)
        table: ArrowTable = nw.maybe_reset_index(
            made.select(*(name for name in self.kind.columns if name in read))
        ).to_arrow()
        if not has_polars():
            return table
        through: ArrowTable = nw.Implementation.POLARS.to_native_namespace().from_arrow(table)
        return through

    def wrapped(self) -> Wrapped:
        """The frame to add columns to: one of Polars is lazy."""
        made = nw.from_native(self.given, pass_through=_ANY, eager_only=_ANY, series_only=_ANY, allow_series=None)
        if self.kind.is_duckdb:
            made = RelationFrame(made.to_native(), nw.Implementation.DUCKDB.to_native_namespace())
        wrapped: Wrapped = made.lazy().to_native() if self.kind.is_polars else made
        return wrapped

    def with_columns(self, made: Wrapped, columns: Sequence[Expr]) -> Wrapped:
        """What was made of it with more columns."""
        return made.with_columns_seq(*columns) if self.is_short else made.with_columns(*columns)

    def back(self, made: Wrapped, shown: Sequence[str], hidden: Sequence[str], fills: Sequence[Fill] = ()) -> Frame:
        """What was made of it as a frame of its kind: its own columns, and those; one that holds its rows is filled."""
        names = [*self.kind.columns, *shown]
        if self.kind.is_polars and self.rows is not None:
            collected: CollectedPolars[Frame] = made.collect(**how_to_collect(self.kind.library, self.rows))
            native = nw.to_native(collected[names], pass_through=not _ANY)
        else:
            # Where a name may be taken for another one, what the frame has is not named.
            kept = made.drop(*hidden) if self.kind.parses_names else made.select(*names)
            native = nw.to_native(kept, pass_through=not _ANY)
        for fill in fills if self.rows is not None else ():
            native = nw.to_native(fill(nw.from_native(native, eager_only=True)))
        back: Frame = native
        return back


def held(frame: Frame) -> HeldFrame[Frame]:
    """The frame with what must be known of it; raises EvidenceError for what is none, or has a name twice."""
    given = opened(frame)
    rows = len(given) if isinstance(given, nw.DataFrame) else None
    return HeldFrame(frame, kind_of(given.implementation, given.collect_schema()), rows)


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
    def _shown(self) -> tuple[str, ...]:
        """The columns that are made and come back, in order."""
        return tuple(one.name for one in self.definitions if one.is_output)

    @cached_property
    def _hidden(self) -> tuple[str, ...]:
        """The columns that are made and do not come back."""
        return tuple(one.name for one in self.definitions if not one.is_output)

    @cached_property
    def _read(self) -> frozenset[str]:
        """The columns that are read of a frame."""
        return columns_of(*(one.expression for one in self.definitions)).difference(self.names)

    def add_to(self, frame: HeldFrame[Frame], fills: Sequence[Fill] = ()) -> Frame:
        """The frame with its new columns behind its own; what is left open in one that holds its rows is filled in."""
        if frame.kind.is_pandas:
            return beside_pandas(frame.given, self.add_to(held(frame.table(self._read)), fills), self._shown)
        made = frame.wrapped()
        for stage in self._of(frame):
            made = frame.with_columns(made, stage)
        return frame.back(made, self._shown, self._hidden, fills)

    def _of(self, frame: HeldFrame[Frame]) -> list[list[Expr]]:
        """The expressions of each stage, with their names."""
        kind = frame.kind
        is_long = kind.is_polars and not frame.is_short
        key = (kind.library.__name__, recast := frozenset(one for one in kind.recast if one[0] in self._read), is_long)
        if key not in self._made:
            elsewhere = held_elsewhere(self.definitions)
            rendering = Rendering(kind.library, self.cohort, kind.is_polars, dict(recast), elsewhere, is_long)
            self._made[key] = [
                [rendering.of(one.expression).alias(one.name) for one in stage]
                for stage in stages(self.definitions, elsewhere)
            ]
        return self._made[key]
