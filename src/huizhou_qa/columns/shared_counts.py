"""Counts of several plans that count nearly the same: each is one before it, and what differs.

Two readings differ in a clause or two; each counts, of all clauses, those that are missing.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from huizhou_qa.columns.nodes import Expression
from huizhou_qa.columns.results import Definition

# A count that differs in more than this part of what it counts is made by itself.
HALF = 2


def with_shared_counts(definitions: Sequence[Definition]) -> list[Definition]:
    """The definitions, in which a count that is close to one before is worked out from that."""
    columns: dict[Expression, str] = {}
    made: list[Definition] = []
    for one in definitions:
        count = one.expression
        near = next((base for base in columns if count.operation == "count" and _are_close(base, count)), None)
        if near is None:
            made.append(one)
            columns |= {count: one.name} if count.operation == "count" else {}
        else:
            column = evolve(near, operation="column", of=(), value=columns[near])
            made.append(evolve(one, expression=_from(column, near, count)))
    return made


def _are_close(base: Expression, count: Expression) -> bool:
    apart = len(_without(base, count)) + len(_without(count, base))
    return apart * HALF <= len(count.of)


def _without(count: Expression, other: Expression) -> tuple[Expression, ...]:
    """What one counts, and the other does not."""
    return tuple(one for one in count.of if one not in other.of)


def _from(column: Expression, base: Expression, count: Expression) -> Expression:
    """A count by the column of another one: more of what that leaves out, less of what is not counted here."""
    more, less = (_counted(count, _without(*pair)) for pair in ((count, base), (base, count)))
    made = column if more is None else evolve(count, operation="add", of=(column, more), high=column.high + more.high)
    return made if less is None else evolve(count, operation="subtract", of=(made, less))


def _counted(count: Expression, of: tuple[Expression, ...]) -> Expression | None:
    return evolve(count, of=of, high=len(of)) if of else None
