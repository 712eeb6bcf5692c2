"""Which rows of a frame have a fault, of which column, and why: the list behind the column ``faults``."""

from __future__ import annotations

import narwhals as nw
from attrs import frozen

from huizhou_qa.columns.frames import HeldFrame, Stages
from huizhou_qa.columns.nodes import Expression
from huizhou_qa.columns.results import Definition
from huizhou_qa.columns.wrapping import Frame

# What narwhals makes of a frame whose kind is the caller's is not known beforehand.
_ANY: bool = False


@frozen(order=True)
class RowFault:
    """What is wrong with a value of a row.

    Attributes:
        row: the place of the row in the frame, the first being 0; of an engine whose rows have no order, in what it
            gives when it is asked.
        column: the column.
        code: the code of the fault, as of evidence.
    """

    row: int
    column: str
    code: str


def faults_in(frame: HeldFrame[Frame], stages: Stages) -> tuple[RowFault, ...]:
    """Every fault of every row, in the order of the rows."""
    faults = stages.faults
    # Longer than every name of the frame, they are none of these.
    longest = max((len(str(name).casefold()) for name in frame.kind.columns), default=0)
    names = [f"fault {at}".ljust(longest + 1, "_") for at in range(len(faults))]
    counted = [Expression("one", (one.where,)) for one in faults]
    marked = [Definition(name, one) for name, one in zip(names, counted, strict=True)]
    made = Stages((*stages.definitions, *marked), stages.cohort).add_to(frame)
    wrapped = nw.from_native(made, pass_through=_ANY, eager_only=_ANY, series_only=_ANY, allow_series=None)
    held = wrapped.lazy().select(*names).collect()
    found = [
        RowFault(row, one.column, one.code)
        for name, one in zip(names, faults, strict=True)
        for row in (held[name] == 1).arg_true().to_list()
    ]
    return tuple(sorted(found))
