"""Opens a frame of any library and reads its columns into plain cells, a column at a time.

Rows are never gone through by the library: pandas would turn integers into floats. What a column means is decided
elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

import narwhals as nw
from attrs import frozen
from narwhals.dtypes import DType
from narwhals.exceptions import DuplicateError
from narwhals.typing import IntoDataFrame, IntoDataFrameT, IntoLazyFrame, IntoSeries

from huizhou_qa.columns.cell_places import TAKEN, CellPlace, Takes
from huizhou_qa.columns.cells import FloatCell, plain_cell
from huizhou_qa.errors import EvidenceError, Fault, SchemeError, described, is_a, pointer

Floats = Literal["refuse", "shortest"]
FLOATS: tuple[Floats, ...] = ("refuse", "shortest")

_TEXTS = (nw.String, nw.Categorical, nw.Enum)
# Columns of Python objects are judged by their cells; so is what narwhals has no name for.
_ANY = (nw.Object, nw.Unknown)
_KINDS: Mapping[Takes, tuple[type[DType], ...]] = MappingProxyType(
    {
        "number": _TEXTS,
        "whole": _TEXTS,
        "truth": (nw.Boolean,),
        "word": _TEXTS,
        "text": _TEXTS,
        "day": (*_TEXTS, nw.Date),
        "incidents": (*_TEXTS, nw.List, nw.Array),
    }
)
_NUMBERS = frozenset({"number", "whole"})
_BITS: Mapping[type[DType], int] = MappingProxyType({nw.Float16: 16, nw.Float32: 32})


@frozen
class ReadColumn:
    """The cells of a column, and where they belong; None where a cell is missing."""

    place: CellPlace
    cells: tuple[object, ...]


def opened(frame: object, case: str = "no_frame") -> nw.DataFrame[IntoDataFrame] | nw.LazyFrame[IntoLazyFrame]:
    """The frame as narwhals knows it; raises EvidenceError for what is none, or has a name twice."""
    try:
        found: object = nw.from_native(frame, pass_through=True)
        if isinstance(found, nw.DataFrame | nw.LazyFrame):
            # Some libraries let a name stand twice, and narwhals looks at the names when it is asked for them.
            found.collect_schema()
            _require_each_once(found.columns)
            return found
    except DuplicateError as error:
        raise EvidenceError.of("", "repeated_column", case="frame", problem=str(error)) from None
    except Exception:  # noqa: BLE001, S110 (a value of a foreign kind may raise anything)
        pass
    raise EvidenceError.of("", "wrong_type", case=case, given=described(frame))


def _require_each_once(names: Iterable[object]) -> None:
    """Raises DuplicateError for names that SQL engines let stand twice, unlike what narwhals reads of them."""
    repeated = [name for name, times in Counter(names).items() if times > 1]
    if repeated:
        raise DuplicateError(", ".join(map(str, repeated)))


def eager_frame(frame: IntoDataFrameT) -> nw.DataFrame[IntoDataFrameT]:
    """The frame as narwhals knows it; raises EvidenceError for what is none, or not in memory, or has a name twice."""
    found: object = opened(frame, "frame")
    if isinstance(found, nw.DataFrame):
        return found
    raise EvidenceError.of("", "wrong_type", case="lazy_frame", given=described(frame))


def a_way_of_floats(floats: Floats) -> Floats:
    """How floats are taken; raises SchemeError for a word that is none of these."""
    if floats not in FLOATS:
        raise SchemeError.of("/floats", "unknown_choice", case="word", given=described(floats), known=FLOATS)
    return floats


def read_column(
    series: nw.Series[IntoSeries], place: CellPlace, floats: Floats, faults: list[Fault]
) -> ReadColumn | None:
    """Reads a column; None, with one fault noted, where the whole of it is refused."""
    bits = next((width for kind, width in _BITS.items() if series.dtype == kind), 64)
    cells = [plain_cell(cell, bits) for cell in series.to_list()]
    if all(cell is None for cell in cells):
        return ReadColumn(place, tuple(cells))
    if not _is_of(series.dtype, place.takes):
        told = {"case": "column", "about": place.column, "given": str(series.dtype)}
        faults.append(Fault.of(pointer(place.column), "wrong_type", expected=TAKEN[place.takes], **told))
        return None
    return _without_floats(ReadColumn(place, tuple(cells)), floats, faults)


def _is_of(kind: DType, takes: Takes) -> bool:
    """Whether a column of that kind can hold such values at all."""
    return (takes in _NUMBERS and kind.is_numeric()) or kind.base_type() in (*_KINDS[takes], *_ANY)


def _without_floats(read: ReadColumn, floats: Floats, faults: list[Fault]) -> ReadColumn | None:
    """The column with floats as whole numbers, which a gap among them made, or as their shortest text."""
    place = read.place
    found = [cell for cell in read.cells if is_a(cell, FloatCell)]
    if place.takes == "whole" and all(cell.is_whole for cell in found):
        return ReadColumn(place, tuple(_as_whole(cell) for cell in read.cells))
    if found and (place.takes not in _NUMBERS or floats == "refuse"):
        case = "column" if place.takes in _NUMBERS else "column_of_others"
        told = {"case": case, "about": place.column, "written": found[0].text}
        faults.append(Fault.of(pointer(place.column), "float", expected=TAKEN[place.takes], **told))
        return None
    return ReadColumn(place, tuple(cell.told if is_a(cell, FloatCell) else cell for cell in read.cells))


def _as_whole(cell: object) -> object:
    return int(cell.value) if is_a(cell, FloatCell) else cell
