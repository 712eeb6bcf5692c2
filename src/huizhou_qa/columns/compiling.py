"""A scheme worked out once as definitions of columns, and which of its numbers may grow beyond what is exact.

Such a scheme is refused by ``narrowing``, which tells what would fit.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from huizhou_qa.columns.amounts import Amounts
from huizhou_qa.columns.contradictions import Contradictions
from huizhou_qa.columns.expressions import Expressions
from huizhou_qa.columns.given import ColumnFault, GivenColumns
from huizhou_qa.columns.names import inputs_of
from huizhou_qa.columns.nodes import Expression, TooWideError, told
from huizhou_qa.columns.options import ColumnOptions
from huizhou_qa.columns.results import Definition, ResultColumns
from huizhou_qa.columns.sharing import with_shared
from huizhou_qa.scheme.scheme import Scheme


@frozen
class Width:
    """A whole number that is worked out on the way.

    Attributes:
        column: the column that it is worked out for.
        expression: how, of which columns.
        bound: the greatest that it can be, or the least below zero, without its sign.
    """

    column: str
    expression: str
    bound: int


@frozen(eq=False)
class Worked:
    """A scheme as definitions of columns, for frames with certain columns.

    Attributes:
        definitions: the columns that are made, in order.
        faults: what may be wrong with a row.
        made: every number that is worked out, and for which column.
        too_wide: those that may pass what is exact, by the column they are worked out for.
    """

    definitions: tuple[Definition, ...]
    faults: tuple[ColumnFault, ...]
    made: tuple[tuple[str, Expression], ...]
    too_wide: Mapping[str, Expression]


def worked(
    scheme: Scheme,
    options: ColumnOptions,
    optional: frozenset[str] = frozenset(),
    until: str = "",
    *,
    shared: bool = True,
) -> Worked:
    """The definitions for frames that have these of the columns that they may have or not; up to a column alone.

    What several definitions share is a column of its own, unless that is left for later.
    """
    results = worked_results(scheme, options, optional, until)
    definitions = with_shared(results.definitions) if shared else tuple(results.definitions)
    made = results.amounts.make.made
    return Worked(definitions, (*results.given.faults, *results.of_cohorts), tuple(made), results.too_wide)


def worked_results(
    scheme: Scheme, options: ColumnOptions, optional: frozenset[str] = frozenset(), until: str = ""
) -> ResultColumns:
    """The same with all that it was worked out with."""
    inputs = inputs_of(scheme, options)
    amounts = Amounts(Expressions())
    given = GivenColumns(amounts, inputs, optional)
    results = ResultColumns(scheme, amounts, given, options.cohort)
    columns: dict[str, str] = {}
    for one in inputs:
        columns.setdefault(one.path, one.column)
    try:
        given.take(scheme)
        contradictions = Contradictions(scheme, given, columns)
        contradictions.find()
        results.work_out(contradictions.rulings, until)
    except TooWideError as error:
        results.too_wide[amounts.make.where] = error.expression
    return results


def widths(made: Worked) -> tuple[Width, ...]:
    """The bound of every number, the widest first."""
    found = [Width(column, told(one), bound_of(one)) for column, one in made.made]
    return tuple(sorted(found, key=lambda one: -one.bound))


def bound_of(expression: Expression) -> int:
    """The greatest size of a number."""
    return max(abs(expression.low), abs(expression.high))
