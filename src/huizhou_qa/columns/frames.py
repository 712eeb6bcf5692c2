"""Frames of any engine: which columns they have, and the same frame with more of them.

A Polars frame gets Polars' own expressions, and one that is eager is made lazy inside, so that what several columns
share is worked out once; a lazy one stays lazy. Every other engine goes through narwhals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    """

    given: Frame
    kinds: Mapping[str, str]
    is_polars: bool
    is_eager: bool

    @property
    def library(self) -> ModuleType:
        """What makes expressions for it."""
        return nw.Implementation.POLARS.to_native_namespace() if self.is_polars else nw

    @property
    def wrapped(self) -> Wrapped:
        """The frame to add columns to: one of Polars is lazy."""
        made = nw.from_native(self.given, pass_through=_ANY, eager_only=_ANY, series_only=_ANY, allow_series=None)
        wrapped: Wrapped = made.lazy().to_native() if self.is_polars else made
        return wrapped

    def back(self, made: Wrapped) -> Frame:
        """What was made of it as a frame of its kind."""
        native: Frame = nw.to_native(
            made.collect() if self.is_polars and self.is_eager else made, pass_through=not _ANY
        )
        return native

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
    return HeldFrame(frame, kinds, given.implementation.is_polars(), isinstance(given, nw.DataFrame))


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
