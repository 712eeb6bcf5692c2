"""Which cells cannot be brought to the scale of a plan, and why: what ``scaled`` counts in ``unscaled``."""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw
from narwhals.typing import IntoDataFrameT

from huizhou_qa.columns.cells import FloatCell, plain_cell
from huizhou_qa.columns.digits import MOST_DIGITS
from huizhou_qa.columns.reading import Floats, eager_frame
from huizhou_qa.columns.scaling import UNSCALED, ReadsColumns, ScaledColumn, in_arrow, require_plan, scaled_columns
from huizhou_qa.errors import Fault, NumberError, pointer
from huizhou_qa.errors.faults import Param
from huizhou_qa.numbers.exact import number_from, plain


def scaling_faults(frame: IntoDataFrameT, plan: ReadsColumns, floats: Floats = "refuse") -> tuple[Fault, ...]:
    """Every cell that ``scaled`` counts in ``unscaled``, and why, column by column.

    Each stands under ``/<column>/<row>`` with ``row``, counted from 0, and ``column`` as parameters. Raises what
    ``scaled`` does, and EvidenceError for a frame that is not in memory.
    """
    require_plan(plan)
    given = eager_frame(frame)
    if given.implementation.is_pandas_like():
        return tuple(_faults(in_arrow(given, plan), plan, floats))
    return tuple(_faults(given, plan, floats))


def _faults(frame: nw.DataFrame[IntoDataFrameT], plan: ReadsColumns, floats: Floats) -> Iterator[Fault]:
    for one in scaled_columns(frame.schema, plan, floats):
        made = frame.with_columns(one.value.alias(one.beside)).with_columns(one.is_unfit.alias(UNSCALED))
        rows = made.get_column(UNSCALED).arg_true().to_list()
        cells = made.filter(nw.col(UNSCALED)).get_column(one.name).to_list()
        for row, cell in zip(rows, cells, strict=True):
            where: dict[str, Param] = {"row": row, "column": one.name}
            yield _why(plain_cell(cell), one).with_params(**where).under(pointer(one.name, str(row)))


def _why(cell: object, one: ScaledColumn) -> Fault:
    """Why a cell does not fit: it is no number, or one that the column has no places or digits for."""
    if one.is_reason:
        return Fault("", "empty_text", {"case": "text"})
    try:
        number = number_from(cell.told if isinstance(cell, FloatCell) else cell)
    except NumberError as error:
        return error.faults[0]
    case = "exponent"
    if (number * 10**one.places).denominator > 1:
        case = "places"
    elif abs(number) >= 10 ** (MOST_DIGITS - one.places):
        case = "digits"
    return Fault("", "not_scaled", {"case": case, "given": plain(number), "places": one.places, "most": MOST_DIGITS})
