"""Bulk: the same scheme over the columns of a dataframe or SQL engine, equal to ``assess`` to the last digit.

What the columns of a frame are called is in ``names``. Needs the extra ``columns``; nothing else imports it.
"""

from huizhou_qa.columns.evidence import evidence_from_frame
from huizhou_qa.columns.inputs import ColumnInput
from huizhou_qa.columns.names import inputs_of
from huizhou_qa.columns.options import ColumnOptions
from huizhou_qa.columns.plan import ColumnPlan, compile_columns
from huizhou_qa.columns.result_rows import results_to_frame
from huizhou_qa.columns.row_faults import RowFault
from huizhou_qa.columns.scaling import scaled
from huizhou_qa.columns.scaling_faults import scaling_faults
from huizhou_qa.columns.several_readings import ReadingsPlan, compile_readings

__all__ = [
    "ColumnInput",
    "ColumnOptions",
    "ColumnPlan",
    "ReadingsPlan",
    "RowFault",
    "compile_columns",
    "compile_readings",
    "evidence_from_frame",
    "inputs_of",
    "results_to_frame",
    "scaled",
    "scaling_faults",
]
