"""Brings plain numbers in the columns of a frame to the scale of a plan: whole numbers in units of the last place.

How a number is brought there is in ``digits``. A lazy frame stays lazy, so that what does not fit cannot be an error:
it is null, and counted in the column ``unscaled``. Which cells these are, and why, is said by ``scaling_faults``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import methodcaller
from types import MappingProxyType
from typing import Protocol, TypeVar

import narwhals as nw
from attrs import frozen
from narwhals.dtypes import DType
from narwhals.typing import FrameT, IntoDataFrame, IntoDataFrameT

from huizhou_qa.columns.cell_places import TAKEN, Takes
from huizhou_qa.columns.digits import of_decimal, of_float, of_integer, of_text, of_unsigned
from huizhou_qa.columns.inputs import ColumnInput, Holds
from huizhou_qa.columns.names import nothing_column
from huizhou_qa.columns.reading import Floats, a_way_of_floats, opened
from huizhou_qa.errors import EvidenceError, Fault, SchemeError, described, is_a, pointer

Frame = TypeVar("Frame")
"""A frame of any engine."""

UNSCALED = "unscaled"

_NATIVE = methodcaller("to_native")
_TEXTS = (nw.String, nw.Categorical, nw.Enum)
_HELD: Mapping[Holds, tuple[tuple[type[DType], ...], Takes]] = MappingProxyType(
    {"truth": ((nw.Boolean,), "truth"), "word": (_TEXTS, "word")}
)


class ReadsColumns(Protocol):
    """What is asked of a plan: the columns that it reads."""

    @property
    def inputs(self) -> tuple[ColumnInput, ...]:
        """The columns, with their places."""


@frozen
class ScaledColumn:
    """A column that is brought to scale.

    Attributes:
        name: its name.
        places: how many places it has then.
        value: what it holds then, null where that does not fit.
        said: whether its cell says anything.
        is_reason: whether it says why there was nothing, and becomes a truth.
    """

    name: str
    places: int
    value: nw.Expr
    said: nw.Expr
    is_reason: bool = False

    @property
    def beside(self) -> str:
        """The name that it has while what it is made of is still there."""
        return f"{UNSCALED} {self.name}"

    @property
    def is_unfit(self) -> nw.Expr:
        """Whether its cell says what does not fit: never null."""
        return self.said & nw.col(self.beside).is_null()


def scaled(frame: Frame, plan: ReadsColumns, floats: Floats = "refuse") -> Frame:
    """The frame with the columns that a plan reads at the plan's scale, and the column ``unscaled``.

    The frame holds plain numbers: integers, Decimals and text in plain digits; floats of 64 bits too where the column
    has no places, or with ``floats="shortest"``, by their shortest text. They come back as Int64 in units of
    10^-places. Reasons in ``nothing_…`` come back as truths. Whatever else there is stays as it is. A cell
    that does not fit (no number, more places, more than 18 digits) is null, and ``unscaled`` counts these of each row:
    a row is sound where it is 0. Lazy frames stay lazy; pandas keeps its index, has truths among its objects as
    ``boolean``, and needs PyArrow.
    Raises EvidenceError naming every column of a wrong type, and SchemeError for arguments of a wrong kind.
    """
    require_plan(plan)
    given = opened(frame)
    made: Frame
    if isinstance(given, nw.LazyFrame):
        made = _NATIVE(_with_scaled(given, scaled_columns(given.collect_schema(), plan, floats)))
    elif given.implementation.is_pandas_like():
        made = _NATIVE(given).assign(**_for_pandas(given, plan, floats))
    else:
        made = _NATIVE(_with_scaled(given, scaled_columns(given.schema, plan, floats)))
    return made


def require_plan(plan: ReadsColumns) -> None:
    """Raises SchemeError for what reads no columns: a scheme reads inputs that have no places yet."""
    inputs: object = getattr(plan, "inputs", None)
    if not is_a(inputs, tuple) or not all(is_a(one, ColumnInput) for one in inputs):
        raise SchemeError.of("/plan", "wrong_type", case="plan_of_columns", given=described(plan))


def _for_pandas(frame: nw.DataFrame[IntoDataFrame], plan: ReadsColumns, floats: Floats) -> Mapping[str, object]:
    """The columns at scale, by way of PyArrow: in pandas' own arithmetic a gap turns whole numbers into floats."""
    given = in_arrow(frame, plan)
    columns = scaled_columns(given.schema, plan, floats)
    # Among truths that are objects in pandas there is a gap, and a plan reads no objects.
    truths = [name for name, kind in given.schema.items() if kind == nw.Boolean and frame.schema[name] == nw.Object]
    cells: dict[str, tuple[Sequence[object], str]] = {
        **{name: (given.get_column(name).to_list(), "boolean") for name in truths},
        UNSCALED: ([0] * len(frame), "Int64"),
    }
    if columns:
        made = _with_scaled(given, columns)
        kinds = {one.name: "boolean" if one.is_reason else "Int64" for one in columns} | {UNSCALED: "Int64"}
        cells |= {name: (made.get_column(name).to_list(), kind) for name, kind in kinds.items()}
    pandas = frame.implementation.to_native_namespace()
    return {name: pandas.array(of, dtype=kind) for name, (of, kind) in cells.items()}


def in_arrow(frame: nw.DataFrame[IntoDataFrameT], plan: ReadsColumns) -> nw.DataFrame[IntoDataFrame]:
    """What a plan reads of a frame, in PyArrow; raises EvidenceError naming columns with values of many kinds."""
    read = {UNSCALED, *_of_nothing(plan), *(one.column for one in plan.inputs)}
    names = [name for name in frame.columns if name in read]
    cells: dict[str, object] = {}
    faults: list[Fault] = []
    for name in names:
        column = frame.get_column(name)
        try:
            cells[name] = column.to_arrow()
        except Exception:  # noqa: BLE001 (what PyArrow makes of objects of many kinds is an error of its own)
            faults.append(_refused(name, column.dtype, "number"))
    EvidenceError.raise_if_any(faults, case="frame")
    return nw.from_dict(cells, backend="pyarrow")


def scaled_columns(schema: Mapping[str, DType], plan: ReadsColumns, floats: Floats) -> list[ScaledColumn]:
    """The columns of a frame that are brought to scale; raises EvidenceError naming every one of a wrong type."""
    a_way_of_floats(floats)
    faults = [Fault(pointer(UNSCALED), "repeated_column", {"case": "unscaled"})] if UNSCALED in schema else []
    found: list[ScaledColumn] = []
    by_name = {one.column: one for one in plan.inputs}
    reasons = _of_nothing(plan)
    for name, kind in schema.items():
        if name in by_name:
            found += _of_input(by_name[name], kind, floats, faults)
        elif kind.base_type() in _TEXTS and name in reasons:
            found.append(_of_reasons(name))
    EvidenceError.raise_if_any(faults, case="frame")
    return found


def _of_input(one: ColumnInput, kind: DType, floats: Floats, faults: list[Fault]) -> Iterator[ScaledColumn]:
    """The column of a number; nothing is done to one of truths or of words."""
    if one.holds in _HELD:
        kinds, takes = _HELD[one.holds]
        if kind.base_type() not in kinds:
            faults.append(_refused(one.column, kind, takes))
        return
    column = nw.col(one.column)
    make = _maker(kind)
    if make is None:
        faults.append(_refused(one.column, kind, "number"))
    elif kind.is_float() and one.places and floats == "refuse":
        faults.append(Fault(pointer(one.column), "float", {"case": "to_scale", "about": one.column}))
    else:
        missing = column.is_null() | column.is_nan() if kind.is_float() else column.is_null()
        yield ScaledColumn(one.column, one.places, make(column, one.places), ~missing)


def _maker(kind: DType) -> Callable[[nw.Expr, int], nw.Expr] | None:
    """How numbers of that type are brought to scale; None where that cannot be done."""
    # A column of nothing but gaps may be of no type at all.
    if kind.base_type() in (*_TEXTS, nw.Unknown):
        return lambda column, places: of_text(column.cast(nw.String), places)
    if kind.is_integer():
        return of_unsigned if kind.is_unsigned_integer() else of_integer
    if kind.is_decimal():
        return of_decimal
    return of_float if kind == nw.Float64 else None


def _refused(name: str, kind: DType, takes: Takes) -> Fault:
    told = {"case": "column", "about": name, "given": str(kind), "expected": TAKEN[takes]}
    return Fault(pointer(name), "wrong_type", told)


def _of_nothing(plan: ReadsColumns) -> frozenset[str]:
    """The columns that say that there was nothing of what is read."""
    return frozenset(nothing_column(one.stem) for one in plan.inputs)


def _of_reasons(name: str) -> ScaledColumn:
    """A column of reasons as truths; a blank is no reason."""
    reason = nw.col(name).cast(nw.String)
    told = nw.when(reason.is_null()).then(nw.lit(False)).when(reason.str.contains(r"\S")).then(nw.lit(True))  # noqa: FBT003
    return ScaledColumn(name, 0, told, ~reason.is_null(), is_reason=True)


def _with_scaled(frame: FrameT, columns: Sequence[ScaledColumn]) -> FrameT:
    """The frame with its columns at scale, in their places, and the count of what does not fit."""
    unfit = [one.is_unfit.cast(nw.Int64) for one in columns]
    counted = nw.sum_horizontal(*unfit) if unfit else nw.lit(0, nw.Int64)
    names = frame.collect_schema().names()
    beside = {one.name: one.beside for one in columns}
    made = frame.with_columns(*(one.value.alias(one.beside) for one in columns)).with_columns(counted.alias(UNSCALED))
    return made.select(*(nw.col(beside.get(name, name)).alias(name) for name in names), UNSCALED)
