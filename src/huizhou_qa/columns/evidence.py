"""Evidence of many units from the columns of a frame, every fault at once with its row and its column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import narwhals as nw
from narwhals.typing import IntoDataFrame, IntoDataFrameT

from huizhou_qa.columns.cell_places import CellPlace, counts_of_incidents, places_of
from huizhou_qa.columns.reading import Floats, ReadColumn, a_way_of_floats, eager_frame, read_column
from huizhou_qa.columns.rows import FrameRows
from huizhou_qa.errors import EvidenceError, Fault, described, is_a, nearest, pointer
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.fields.converters import a_name, placed, several_texts
from huizhou_qa.scheme.scheme import Scheme, as_scheme


def evidence_from_frame(
    scheme: Scheme,
    frame: IntoDataFrame,
    unit: str = "unit",
    floats: Floats = "refuse",
    *,
    ignore: Iterable[str] = (),
) -> tuple[Evidence, ...]:
    """Evidence of every row of a frame that is in memory (Polars, pandas, PyArrow): one unit a row, in order.

    The columns have the names of a plan's (a fact's name, ``mark_14``, ``average_…``), but plain numbers in their own
    units; reasons stand in ``nothing_…``, rulings in ``ruling_<clause>`` with ``ruling_<clause>_by`` and
    ``ruling_<clause>_why``, incidents in ``incidents``. None, pandas' NA and NaT, and NaN are missing, which is no
    fault here. Whole-valued floats are taken for whole numbers; any other column of floats is refused once, or with
    ``floats="shortest"`` read by its shortest text. ``ignore`` names columns that say nothing of evidence.
    Raises EvidenceError listing every fault: a column's under ``/<column>``, a cell's under ``/<column>/<row>`` with
    ``row``, counted from 0, and ``column`` as parameters. Raises SchemeError for arguments of a wrong kind.
    """
    as_scheme(scheme)
    a_way_of_floats(floats)
    name, ignored = placed("/unit", a_name, unit), placed("/ignore", several_texts, ignore)
    table = eager_frame(frame)
    places, faults = places_of(scheme, name), list[Fault]()
    kept = [one for one in table.columns if one not in ignored]
    faults += _unknown(scheme, [one for one in kept if one not in places], places)
    if name not in kept:
        faults.append(Fault(pointer(name), "no_column", {"case": "units", "title": name}))
    columns = {one: _read(table, places[one], floats, faults) for one in kept if one in places}
    refused = {places[one].path for one in {*columns, name} if columns.get(one) is None}
    read = sorted((one for one in columns.values() if one is not None), key=lambda one: one.place.is_beside)
    rows = FrameRows(scheme, tuple(read), places, frozenset(refused))
    found = [rows.evidence(row, faults) for row in range(len(table))]
    EvidenceError.raise_if_any(faults, case="frame")
    return tuple(one for one in found if one is not None)


def _read(
    table: nw.DataFrame[IntoDataFrameT], place: CellPlace, floats: Floats, faults: list[Fault]
) -> ReadColumn | None:
    return read_column(table.get_column(place.column), place, floats, faults)


def _unknown(scheme: Scheme, names: Iterable[object], known: Iterable[str]) -> Iterator[Fault]:
    """The faults of columns that say nothing of evidence."""
    counted, listed = counts_of_incidents(scheme), sorted(known)
    for name in names:
        if not is_a(name, str):
            yield Fault.of("", "wrong_type", case="column_name", given=described(name))
        elif name in counted:
            yield Fault(pointer(name), "unknown_column", {"case": "counted", "title": name})
        else:
            alike = nearest(name, listed)
            case = "near" if alike else "of_no_frame"
            yield Fault(pointer(name), "unknown_column", {"case": case, "title": name, "nearest": alike})
