"""What is known of a frame before it is scored: its engine, its columns and their types, and which are refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from types import MappingProxyType, ModuleType

import narwhals as nw
from attrs import frozen
from narwhals.dtypes import DType

from huizhou_qa.columns import sql_expressions
from huizhou_qa.columns.inputs import ColumnInput, Holds
from huizhou_qa.errors import EvidenceError, Fault, Wording, pointer

_KINDS: Mapping[Holds, tuple[type[DType], ...]] = MappingProxyType(
    {
        "whole": (nw.Int64, nw.Int32, nw.Int16, nw.Int8, nw.UInt32, nw.UInt16, nw.UInt8),
        "truth": (nw.Boolean,),
        "word": (nw.String, nw.Categorical, nw.Enum),
    }
)
# Read as what a plan reads: shorter whole numbers, and words that are coded.
_RECAST: Mapping[type[DType], Holds] = MappingProxyType(
    {kind: holds for holds, (_, *others) in _KINDS.items() for kind in others}
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
class FrameKind:
    """The engine of a frame, and the types of its columns.

    Attributes:
        columns: the type of each column, by name.
        is_polars: whether it is a frame of Polars.
        is_pandas: whether it is one of pandas.
        is_duckdb: whether it is a relation of DuckDB.
        has_no_places: whether its engine cannot tell places within a cohort.
        folds_names: whether its engine takes two names for one that differ in capital letters alone.
        parses_names: whether its engine takes a dot in a name for what stands between two.
        recast: the columns that are read as another type than they have.
    """

    columns: Mapping[str, DType]
    is_polars: bool = False
    is_pandas: bool = False
    is_duckdb: bool = False
    has_no_places: bool = False
    folds_names: bool = False
    parses_names: bool = False
    recast: frozenset[tuple[str, Holds]] = frozenset()

    @property
    def library(self) -> ModuleType:
        """What makes expressions for it."""
        if self.is_duckdb:
            return sql_expressions
        return nw.Implementation.POLARS.to_native_namespace() if self.is_polars else nw

    def require(
        self,
        inputs: Sequence[ColumnInput],
        optional: Mapping[str, Holds],
        made: Sequence[str],
        cohort: str | None,
    ) -> None:
        """Raises EvidenceError naming every column that is lacking, of another kind, or stands where one is made."""
        wanted = {one.column: one.holds for one in inputs}
        wanted |= {name: holds for name, holds in optional.items() if name in self.columns}
        faults = [fault for column, holds in wanted.items() for fault in self._of_column(column, holds)]
        faults += [] if cohort is None else self._of_cohort(cohort)
        taken = {self._folded(name) for name in self.columns}
        faults += [Fault.of(pointer(name), "column_taken", name=name) for name in made if self._folded(name) in taken]
        EvidenceError.raise_if_any(faults, case="frame")

    def _of_column(self, column: str, holds: Holds) -> Iterator[Fault]:
        kind = self.columns.get(column)
        if kind is None:
            yield Fault.of(pointer(column), "lacking_column", name=column, wanted=_WANTED[holds])
        elif kind.base_type() not in _KINDS[holds]:
            yield column_type(column, holds, str(kind), is_float=kind.is_float())

    def _of_cohort(self, column: str) -> Iterator[Fault]:
        kind = self.columns.get(column)
        if kind is None:
            yield Fault.of(pointer(column), "lacking_column", name=column, wanted=_COHORT)
        elif kind == nw.Object:
            # No engine puts objects of another language into groups.
            yield Fault.of(pointer(column), "column_type", name=column, wanted=_COHORT, given=str(kind))
        if self.has_no_places:
            yield Fault.of("", "no_places_over_cohort")

    def _folded(self, name: str) -> str:
        return name.casefold() if self.folds_names else name


def column_type(column: str, holds: Holds, given: str, *, is_float: bool = False) -> Fault:
    """That a column has another type than what a plan reads; what to do with floats is told."""
    case = {"case": "floats"} if holds == "whole" and is_float else {}
    return Fault.of(pointer(column), "column_type", name=column, wanted=_WANTED[holds], given=given, **case)


def has_polars() -> bool:
    """Whether Polars is installed, which frames of pandas go through."""
    return find_spec("polars") is not None


def kind_of(engine: nw.Implementation, columns: Mapping[str, DType]) -> FrameKind:
    """The kind of a frame of an engine with such columns."""
    bases = {name: kind.base_type() for name, kind in columns.items()}
    return FrameKind(
        columns,
        is_polars=engine.is_polars(),
        is_pandas=engine.is_pandas(),
        is_duckdb=engine.is_duckdb(),
        has_no_places=engine.is_pyarrow() or (engine.is_pandas() and not has_polars()),
        folds_names=engine.is_duckdb() or engine.is_spark_like(),
        parses_names=engine.is_spark_like(),
        recast=frozenset((name, _RECAST[base]) for name, base in bases.items() if base in _RECAST),
    )
