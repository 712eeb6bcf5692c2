"""What makes a plan fit whose numbers may grow beyond what is exact: limits, digits, or written places.

Whatever is named was tried with the whole scheme, for the columns that the frame has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from math import ceil

from attrs import evolve, field, frozen

from huizhou_qa.columns.compiling import Worked, bound_of, worked
from huizhou_qa.columns.inputs import ColumnInput
from huizhou_qa.columns.names import inputs_of
from huizhou_qa.columns.nodes import Expression, columns_of, told
from huizhou_qa.columns.options import ColumnOptions
from huizhou_qa.errors import Fault, SchemeError, pointer
from huizhou_qa.errors.faults import Param
from huizhou_qa.scheme.scheme import Scheme

ColumnNames = tuple[str, ...]


def require_exact(scheme: Scheme, options: ColumnOptions, made: Worked, optional: frozenset[str] = frozenset()) -> None:
    """Raises SchemeError naming every clause that may grow too wide, where, and what would make it fit."""
    narrowing = Narrowing(scheme, options, optional)
    faults = [narrowing.fault(column, one) for column, one in made.too_wide.items()]
    SchemeError.raise_if_any(faults, case="columns")


@frozen(eq=False)
class Narrowing:
    """Tries what would make a plan fit.

    Attributes:
        scheme: the scheme.
        options: what the caller asked for.
        optional: the columns that the frame has of those that it may have or not.
    """

    scheme: Scheme
    options: ColumnOptions
    optional: frozenset[str] = frozenset()
    _found: dict[ColumnNames, int] = field(factory=dict[ColumnNames, int])

    def fault(self, column: str, expression: Expression) -> Fault:
        """That what is made for a column may grow too wide, and what would help."""
        params: dict[str, Param] = {"expression": told(expression), "bound": f"{bound_of(expression):.1e}"}
        for names in self._candidates(expression):
            most = self._limit(names, column)
            if most:
                return Fault.of(pointer(column), "too_wide", names=names, most=most, **params)
        return Fault.of(pointer(column), "too_wide", **self._without_limits, **params)

    @cached_property
    def _inputs(self) -> tuple[ColumnInput, ...]:
        return tuple(inputs_of(self.scheme, self.options))

    def _candidates(self, expression: Expression) -> Iterator[ColumnNames]:
        """The columns that no rule limits: each by itself, all that are read, then whatever else grows too wide."""
        names = self._unlimited([expression])
        yield from ((name,) for name in names)
        yield from (several for several in (names, self._together) if len(several) > 1)

    def _unlimited(self, expressions: Iterable[Expression]) -> ColumnNames:
        read = columns_of(*expressions)
        return tuple(
            one.column
            for one in self._inputs
            if one.column in read and one.holds == "whole" and one.high_of_rule is None
        )

    @cached_property
    def _together(self) -> ColumnNames:
        """The columns of all that is too wide: where one is narrowed, another may be met that was not before."""
        names, before = self._unlimited(self._too_wide(self.options).values()), ColumnNames()
        while names != before:
            before, limited = names, self._limited(names, self._least(names))
            more = {*names, *self._unlimited(self._too_wide(limited).values())}
            names = tuple(one.column for one in self._inputs if one.column in more)
        return names

    def _limit(self, names: ColumnNames, column: str) -> int:
        """The greatest whole number that these columns may hold so that all that is made fits; 0 for none."""
        if names not in self._found:
            self._found[names] = self._limit_tried(names, column)
        return self._found[names]

    def _limit_tried(self, names: ColumnNames, column: str) -> int:
        least, most = self._least(names), max(int(one.high) for one in self._inputs if one.column in names)
        if least >= most or self._too_wide(self._limited(names, least)):
            return 0
        # What is made for the column alone takes less time to try than the whole.
        alone = self._greatest(names, (least, most), column)
        fits = not self._too_wide(self._limited(names, alone))
        return alone if fits else self._greatest(names, (least, alone))

    def _greatest(self, names: ColumnNames, ends: tuple[int, int], until: str = "") -> int:
        """Between a limit that fits and one that does not, the greatest that fits: for a column alone, or for all."""
        low, high = ends
        while high - low > 1:
            middle = (low + high) // 2
            too_wide = self._too_wide(self._limited(names, middle), until)
            fits = until not in too_wide if until else not too_wide
            low, high = (middle, high) if fits else (low, middle)
        return low

    def _least(self, names: ColumnNames) -> int:
        """The least limit that leaves each of them something."""
        return max([1, *(ceil(one.low_of_rule or 0) for one in self._inputs if one.column in names)])

    def _limited(self, names: ColumnNames, most: int) -> ColumnOptions:
        return self.options.with_limits(dict.fromkeys(names, most))

    def _too_wide(self, options: ColumnOptions, until: str = "") -> Mapping[str, Expression]:
        return worked(self.scheme, options, self.optional, until, shared=False).too_wide

    @cached_property
    def _without_limits(self) -> Mapping[str, Param]:
        """What helps where no limit does: fewer digits, which change no score, or fewer written places."""
        if not self._too_wide(self.options.with_digits(dict.fromkeys((one.column for one in self._inputs), 0))):
            return {"case": "digits"}
        rounding = self.scheme.rounding
        for places in range(rounding.places - 1, -1, -1):
            if rounding.grid is None and not self._too_wide_written(places):
                # A plan is only made where it fits without such columns.
                case = "written_or_nothing" if self.optional else "written"
                return {"case": case, "places": rounding.places, "most": places}
        return {"case": "nothing_fits"}

    def _too_wide_written(self, places: int) -> bool:
        written = evolve(self.scheme, rounding=evolve(self.scheme.rounding, places=places))
        return bool(worked(written, self.options, self.optional, shared=False).too_wide)
