"""The definitions of a plan with the least and the most that every row can still get."""

from __future__ import annotations

from collections.abc import Sequence

from huizhou_qa.columns.bounding.end_columns import end_columns
from huizhou_qa.columns.compiling import worked_results
from huizhou_qa.columns.frames import Stages
from huizhou_qa.columns.inputs import ColumnInput
from huizhou_qa.columns.options import ColumnOptions
from huizhou_qa.columns.sharing import with_shared
from huizhou_qa.errors import SchemeError
from huizhou_qa.scheme.scheme import Scheme


def bounded_stages(
    scheme: Scheme, options: ColumnOptions, inputs: Sequence[ColumnInput], optional: frozenset[str]
) -> Stages:
    """The columns of a plan, and those of their bounds behind them, for frames that have these optional columns.

    Raises SchemeError for a plan with a cohort, in which a member with a gap leaves the statistics of all open.
    """
    if options.cohort is not None:
        raise SchemeError.of("/missing", "unknown_choice", case="bounds_over_cohort")
    results = worked_results(scheme, options, optional)
    end_columns(results, inputs).work_out()
    return Stages(with_shared(results.definitions), None, tuple(results.given.faults))
