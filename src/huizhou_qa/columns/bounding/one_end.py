"""The results of a scheme at one end: columns that are not shown before it is known which rows have them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from attrs import evolve, frozen

from huizhou_qa.columns.amounts import AnyAmount
from huizhou_qa.columns.arithmetic import ColumnArithmetic
from huizhou_qa.columns.bounding.corners import Side
from huizhou_qa.columns.bracketing import BracketingArithmetic
from huizhou_qa.columns.brackets import AnyNumber, Bracket
from huizhou_qa.columns.missing import FAULTS
from huizhou_qa.columns.names import HIDDEN
from huizhou_qa.columns.results import WHOLE, ResultColumns
from huizhou_qa.columns.shown import Shown, read_once
from huizhou_qa.program import Result
from huizhou_qa.scheme.program.building import BEFORE_VETO, GRADE, SUMMED

GRADES = (BEFORE_VETO.path, GRADE.path)


@frozen(eq=False)
class OneEnd(ResultColumns):
    """The results at one end.

    Attributes:
        side: which end.
    """

    side: Side = "low"

    def name(self, column: str) -> str:
        """What a column at this end is called before it is known which rows have it."""
        return f"{HIDDEN}{self.side} {column}"

    def result(self, path: str, number: AnyNumber, shown: Shown | None, passing: Collection[str]) -> AnyNumber:
        """What later entries read of an entry, once its column is made."""
        if path == SUMMED.path:
            faults = self.amounts.make.column(FAULTS, 0, len(self.given.faults))
            number = self._only_where(self.amounts.make.equal(faults, self.amounts.make.number(0)), number)
        if shown is not None:
            return self._shown(number, evolve(shown, column=self.name(shown.column)))
        if path in GRADES:
            return self._single(self._brackets.rounded(number, WHOLE)) if isinstance(number, Bracket) else number
        return number if path in passing else self._hidden(number)

    @property
    def passing(self) -> Collection[str]:
        """The results that only the next one reads."""
        return read_once(self.scheme)


def first_end(number: AnyNumber) -> AnyAmount:
    """The number, or what a bracket begins with."""
    return number.low if isinstance(number, Bracket) else number


def one_end(number: AnyNumber, side: Side) -> AnyAmount:
    """One end of a bracket, or the number itself."""
    return number if not isinstance(number, Bracket) else number.low if side == "low" else number.high


def evaluated(base: ResultColumns, entry: Result, numbers: Mapping[str, AnyNumber]) -> AnyNumber:
    """A result with other numbers for some of what it reads."""
    exact = ColumnArithmetic({}, base.scheme.readings, base.amounts)
    return entry.node.under(BracketingArithmetic({**base.known, **numbers}, exact))
