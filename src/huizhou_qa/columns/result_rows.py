"""Results of many units as a frame: one row a unit, in the library of a frame that the caller has.

The columns are called as those of a plan where they say the same, but hold numbers in marks: Decimals, never the whole
numbers in units of the last place that a plan gives. Points that a scheme does not write stand as exact text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import narwhals as nw
from attrs import frozen
from narwhals.dtypes import DType
from narwhals.typing import IntoDataFrameT

from huizhou_qa.columns.cell_places import UNIT
from huizhou_qa.columns.cells import plain_cell
from huizhou_qa.columns.names import in_column
from huizhou_qa.columns.reading import eager_frame
from huizhou_qa.errors import SchemeError, described, is_a, is_iterable, pointer
from huizhou_qa.errors.faults import Param
from huizhou_qa.fields.converters import a_name, placed
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.cohort import Cohort
from huizhou_qa.ledger.results import ClauseResult, PartResult
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.writing import rounding_of
from huizhou_qa.scheme.scheme import Scheme

# The digits of a Decimal in a frame; half of them before the point are enough for any score.
DIGITS, MOST_PLACES = 38, 19

ResultLine = ClauseResult | PartResult


@frozen
class ResultColumn:
    """A column of results: its name, its cells, and its type in a frame."""

    name: str
    cells: tuple[object, ...]
    kind: DType


def results_to_frame(results: Cohort | Iterable[Assessment], like: IntoDataFrameT, unit: str = UNIT) -> IntoDataFrameT:
    """A frame of results, one row a unit, in the library of ``like`` and, of pandas, with its index.

    The results are those of the rows of ``like``, in the same order, which is held against its column ``unit`` if it
    has one, and else against an index of pandas that names the same units; a cohort has the place of each too. Columns:
    ``unit``; ``points_<clause>``, ``item_<item>``, ``group_<heading>``, ``base``, ``raw_total`` and ``total`` as
    Decimals in marks (``exact_points_<clause>`` and so on, as text such as 57/7, where the scheme writes no
    figure); ``grade_before_veto``, ``grade``; ``place``, of a cohort; ``provisional``, whether an incident is pending;
    ``notes``, how many there are. Raises EvidenceError for what is no frame in memory, SchemeError for anything but
    results of these rows by one scheme.
    """
    table = eager_frame(like)
    listed = _listed(results)
    if len(listed) != len(table):
        raise SchemeError.of("/results", "differs", case="rows", rows=len(table), results=len(listed))
    _require_same_order(listed, table, placed("/unit", a_name, unit))
    columns = list(_columns(listed))
    if isinstance(results, Cohort):
        places = {one.unit: one.place for one in results.ranking}
        columns.append(ResultColumn("place", tuple(places[one.unit] for one in listed), nw.Int64()))
    columns.append(ResultColumn("provisional", tuple(bool(one.provisional) for one in listed), nw.Boolean()))
    columns.append(ResultColumn("notes", tuple(len(one.notes) for one in listed), nw.Int64()))
    return _framed(columns, table)


def _require_same_order(results: tuple[Assessment, ...], table: nw.DataFrame[IntoDataFrameT], column: str) -> None:
    """Raises SchemeError for the first row that names another unit than its result."""
    units = [one.unit for one in results]
    if column in table.columns:
        named = [plain_cell(cell) for cell in table.get_column(column).to_list()]
    else:
        index = nw.maybe_get_index(table)
        named = [] if index is None else [plain_cell(cell) for cell in index]
        # An index may number the rows, or name something else.
        named = named if {one for one in named if is_a(one, str)} == {*units} else []
        column = "index"
    for row, (told, other) in enumerate(zip(named, units, strict=False)):
        # Units that a frame numbers have the number as their name.
        if told is not None and str(told) != other:
            given: dict[str, Param] = {"row": row, "column": column, "unit": described(told), "other": other}
            raise SchemeError.of(pointer("results", str(row)), "differs", case="units_of_rows", **given)


def _listed(results: Cohort | Iterable[Assessment]) -> tuple[Assessment, ...]:
    """The results, at least one, all of one scheme, whatever its readings."""
    if isinstance(results, Cohort):
        return tuple(results.results.values())
    if not is_iterable(results) or isinstance(results, Mapping | str):
        raise SchemeError.of("/results", "wrong_type", case="assessments", given=described(results))
    listed = tuple(results)
    for at, one in enumerate(listed):
        where = pointer("results", str(at))
        if not is_a(one, Assessment):
            raise SchemeError.of(where, "wrong_type", case="assessments", given=described(one))
        if one.scheme_digest != listed[0].scheme_digest:
            raise SchemeError.of(
                where, "another_scheme", case="of_rows", scheme=one.scheme_id, other=listed[0].scheme_id
            )
    if not listed:
        raise SchemeError.of("/results", "empty", case="results_of_rows")
    return listed


def _columns(results: tuple[Assessment, ...]) -> Iterator[ResultColumn]:
    """What results have whether they are of a cohort or not, in the order of a plan."""
    scheme, schemes = results[0].scheme, tuple(dict.fromkeys(one.scheme for one in results))
    yield ResultColumn("unit", tuple(one.unit for one in results), nw.String())
    for id_, clause in scheme.clauses.items():
        yield _of_lines("points", clause, tuple(one.clauses[id_] for one in results), schemes)
    for id_, item in scheme.items.items():
        yield _of_lines("item", item, tuple(one.items[id_] for one in results), schemes)
    for id_, heading in scheme.groups.items():
        yield _of_lines("group", heading, tuple(one.groups[id_] for one in results), schemes)
    written = _decimals([one.rounding.places for one in schemes])
    yield ResultColumn("base", tuple(one.base for one in results), written)
    if not scheme.steps:
        yield ResultColumn("raw_total", tuple(one.raw_total for one in results), written)
    yield ResultColumn("total", tuple(one.total for one in results), written)
    yield ResultColumn("grade_before_veto", tuple(one.grade_before_veto for one in results), nw.String())
    yield ResultColumn("grade", tuple(one.grade for one in results), nw.String())


def _of_lines(
    kind: str, part: Clause | Item | Heading, lines: tuple[ResultLine, ...], schemes: tuple[Scheme, ...]
) -> ResultColumn:
    """The points of a clause, an item or a heading: Decimals where they are written, else exact text."""
    name = f"{kind}_{in_column(part.id)}"
    roundings = [rounding for scheme in schemes if (rounding := rounding_of(part, scheme)) is not None]
    if not roundings:
        return ResultColumn(f"exact_{name}", tuple(plain(line.counted) for line in lines), nw.String())
    return ResultColumn(name, tuple(line.points for line in lines), _decimals([one.places for one in roundings]))


def _decimals(places: Iterable[int]) -> DType:
    most = max(places)
    if most > MOST_PLACES:
        raise SchemeError.of("", "bad_places", case="of_a_frame", given=str(most), most=MOST_PLACES)
    return nw.Decimal(DIGITS, most)


def _framed(columns: list[ResultColumn], table: nw.DataFrame[IntoDataFrameT]) -> IntoDataFrameT:
    """The columns in the library of a frame, with its index where it has one.

    pandas has Decimals as objects, and whole numbers, truths and text in its own types that have gaps.
    """
    library, index = table.implementation, nw.maybe_get_index(table)
    cells = {one.name: list(one.cells) for one in columns}
    kinds = {one.name: _object_for(one.kind) if library.is_pandas_like() else one.kind for one in columns}
    framed = nw.maybe_convert_dtypes(nw.from_dict(cells, kinds, backend=library)).to_native()
    if index is not None:
        framed.index = index
    made: IntoDataFrameT = framed
    return made


def _object_for(kind: DType) -> DType:
    # The numbers of NumPy have no gaps: pandas finds a type of its own for the objects.
    return nw.Object() if kind in (nw.Decimal, nw.Int64) else kind
