"""The rows that expressions leave, in frames that hold their rows: each is handed to ``bounds``, equal ones once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import narwhals as nw
from attrs import field, frozen
from narwhals.typing import IntoDataFrame

from huizhou_qa.analysis.bounding.counted import bounds_with_counts
from huizhou_qa.columns.bounding.end_columns import UNDECIDED_BOUNDS
from huizhou_qa.columns.bounding.one_end import GRADES
from huizhou_qa.columns.inputs import ColumnInput
from huizhou_qa.columns.row_evidence import CellsOfRow, columns_that_say, evidence_of, filled_in
from huizhou_qa.columns.shown import shown_of
from huizhou_qa.errors import EvidenceError
from huizhou_qa.program.bounding import grades_of
from huizhou_qa.readers import Span
from huizhou_qa.readers.spans import exactly, joined
from huizhou_qa.scheme.program.building import OUTPUTS
from huizhou_qa.scheme.scheme import Scheme

ZERO = Fraction(0)


@frozen(eq=False)
class HandingOver:
    """Fills in the rows that are left.

    Attributes:
        scheme: the scheme, under its readings.
        inputs: the columns that are read.
    """

    scheme: Scheme
    inputs: Sequence[ColumnInput]
    _found: dict[tuple[object, ...], Mapping[str, object]] = field(
        factory=dict[tuple[object, ...], Mapping[str, object]]
    )

    def filled(self, frame: nw.DataFrame[IntoDataFrame]) -> nw.DataFrame[IntoDataFrame]:
        """The frame with the bounds of the rows that are left; one that nothing completes stays undecided."""
        at = frame[UNDECIDED_BOUNDS].arg_true().to_list()
        if not at:
            return frame
        rows = frame.select(columns_that_say(self.scheme, self.inputs, frame.columns))[at].rows(named=True)
        bounded = zip(at, map(self.bounds, rows), strict=True)
        return filled_in(frame, {place: cells for place, cells in bounded if cells})

    def bounds(self, row: CellsOfRow) -> CellsOfRow:
        """The columns of a row; none where nothing completes it."""
        key = tuple(row.values())
        if key not in self._found:
            try:
                evidence, counts = evidence_of(self.scheme, self.inputs, row)
                spans = bounds_with_counts(self.scheme, evidence, counts)
                self._found[key] = {**dict(self._columns(spans)), UNDECIDED_BOUNDS: False}
            except EvidenceError:
                self._found[key] = {}
        return self._found[key]

    def _columns(self, spans: Mapping[str, Span]) -> Iterator[tuple[str, object]]:
        for path, shown in shown_of(self.scheme).items():
            if path in spans:
                span = spans[path]
                # What is left out shows 0.
                is_part = path not in {leaf.path for leaf in OUTPUTS.values()}
                over = joined(Span(span.over), exactly(ZERO)) if span.may_be_nothing and is_part else span
                yield from shown.cells(over.low, self.scheme, "_low")
                yield from shown.cells(over.high, self.scheme, "_high")
        for path in GRADES:
            grades = [
                one for one in self.scheme.grade_rule.grades if one in grades_of(self.scheme.program, spans[path])
            ]
            name = path.rpartition("/")[2]
            yield f"{name}_low", grades[-1]
            yield f"{name}_high", grades[0]
