"""How many clauses of a row are missing, and whether anything else is that it has no grade for want of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from huizhou_qa.columns.expressions import Expressions
from huizhou_qa.columns.names import HIDDEN
from huizhou_qa.columns.nodes import TRUE, Expression, ends_of
from huizhou_qa.scheme.program.building import GRADE

FAULTS = "faults"


@frozen(eq=False)
class Missing:
    """Counts what is missing.

    Attributes:
        make: what makes expressions.
        define: makes a column of a name, and gives what reads it.
        known: where a clause is known that its column shows no figure of, by that column.
        faults: the column of the faults that leave a unit without a score.
    """

    make: Expressions
    define: Callable[[str, Expression], Expression]
    known: Mapping[str, Expression]
    faults: str = FAULTS

    def count(self, columns: Sequence[str], made: Mapping[str, Expression], undecided: Expression) -> Expression:
        """How many clauses are null; where none is and nothing is wrong, 1 if there is no grade for all that.

        What is undecided, in the row or in its cohort, is not missing.
        """
        make = self.make
        names = [points for name in columns for points in (name, f"{name}_numerator") if points in made]
        count = make.count(self._is_missing(name, made) for name in names)
        clauses = self.define(f"{HIDDEN}clauses_missing", count)
        zero, grade = make.number(0), self._read(GRADE.name, made)
        alone = [make.equal(one, zero) for one in (clauses, self._read(self.faults, made))]
        beside = make.both((*alone, make.is_null(grade), make.opposite(undecided)))
        return make.case(((make.is_true(beside), make.number(1)), (TRUE, clauses)))

    def _is_missing(self, column: str, made: Mapping[str, Expression]) -> Expression:
        missing = self.make.is_null(self._read(column, made))
        known = self.known.get(column)
        return missing if known is None else self.make.both((missing, self.make.opposite(known)))

    def _read(self, name: str, made: Mapping[str, Expression]) -> Expression:
        return self.make.column(name, *ends_of(made[name]))
