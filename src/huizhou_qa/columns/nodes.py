"""Nodes of expressions over the columns of a frame, of no engine: what is done, what to, and of a number its bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from attrs import frozen

OperationOfRow = Literal[
    "column",  # a whole number, a truth or a word of the frame, by its name
    "flag",  # a truth of a column made before, which is never null
    "number",
    "truth",  # 1 for true, 0 for false
    "text",
    "null",
    "add",
    "subtract",
    "times",
    "over",  # whole division, down; the divisor is above zero
    "least",
    "greatest",
    "clip",  # between the numbers of its second and third operand
    "case",  # condition, value, condition, value …: null where no condition holds
    "one",  # 1 for true, 0 for false
    "fits",  # truths; this one whether a column lies between two numbers
    "up_to",
    "below",
    "equal",
    "and",
    "or",
    "not",
    "is_null",
    "holds",  # whether a truth holds; false where that is not known
    "count",  # a number: how many truths hold; those that are not known do not
    "sum_of_cohort",
    "rows_of_cohort",
    "most_of_cohort",
    "least_of_cohort",
    "place_in_cohort",
]

SIGNS: Mapping[OperationOfRow, str] = MappingProxyType(
    {"add": "+", "subtract": "-", "times": "*", "over": "//", "up_to": "<=", "below": "<", "equal": "=="}
)
# How deep an expression is told before what is below is left out.
DEEP = 6
# What is told of how wide a plan is.
NUMBERS = frozenset({"column", "add", "subtract", "times", "over", "least", "greatest", "sum_of_cohort"})
# Up to here a double holds every whole number, and so does an Int64.
WIDEST = 2**53


@frozen(eq=False)
class Expression:
    """A node: the operation, what it is applied to, and of a number its bounds.

    Attributes:
        operation: what is done.
        of: the operands.
        value: the number, the text or the name of a column.
        low: the least number that it can be; of a truth 0.
        high: the greatest; of a truth 1.
        needs: the columns, and what is null by itself, without which it is null.
        tight: whether it is null for want of one of these alone.
        is_told: whether it is sure never to be null.
    """

    operation: OperationOfRow
    of: tuple[Expression, ...] = ()
    value: int | str = 0
    low: int = 0
    high: int = 1
    needs: frozenset[Expression] = frozenset()
    tight: bool = False
    is_told: bool = False

    @property
    def number(self) -> int | None:
        """The number, or 1 and 0 for the truth, that it always is; None where that depends on the row."""
        return self.low if self.operation in {"number", "truth"} else None

    @property
    def arms(self) -> Sequence[tuple[Expression, Expression]]:
        """The conditions and the values of a case."""
        return tuple(zip(self.of[::2], self.of[1::2], strict=True))


NULL = Expression("null")
TRUE, FALSE = (Expression("truth", (), value, value, value, is_told=True) for value in (1, 0))


def truth(*, holds: bool) -> Expression:
    """True or false."""
    return TRUE if holds else FALSE


class TooWideError(Exception):
    """A number that may pass what is proved to be exact: made and caught here, never shown to a caller."""

    def __init__(self, expression: Expression) -> None:
        self.expression = expression
        super().__init__(expression)


def ends_of(expression: Expression) -> tuple[int, int]:
    """The least and the greatest that it can be."""
    return expression.low, expression.high


def null_for_want(expression: Expression) -> bool:
    """Whether it is null for want of a column that it needs alone, if it ever is."""
    return expression.tight or expression.is_told


def is_implied(needed: Expression, by: Expression) -> bool:
    """Whether one expression is null wherever another one is."""
    return needed is by or needed.is_told or (needed.tight and needed.needs <= by.needs)


def is_whole(expression: Expression) -> bool:
    """Whether it is a whole number for sure: of a column that may be 0 or 1 that is not known."""
    if expression.operation == "case":
        return is_whole(expression.of[1])
    if expression.operation == "column":
        return ends_of(expression) != (0, 1)
    return expression.operation in NUMBERS | {"number", "clip", "one", "count"}


def two_fixed(expression: Expression) -> tuple[Expression, int, int] | None:
    """Of what is one of two fixed numbers the truth that chooses, and both; None for anything else."""
    if expression.operation == "one":
        return expression.of[0], 1, 0
    if expression.operation != "case" or len(expression.arms) != len(("then", "otherwise")):
        return None
    (test, first), (opposite, second) = expression.arms
    is_either = are_opposite(test, opposite) or (test.is_told and opposite.number == 1)
    return (test, first.low, second.low) if is_either and _are_fixed((first, second)) else None


def are_opposite(one: Expression, other: Expression) -> bool:
    """Whether of two truths one holds where the other does not."""
    return (other.operation == "not" and other.of[0] is one) or (one.operation == "not" and one.of[0] is other)


def conditions_of(truth: Expression) -> tuple[Expression, ...]:
    """The truths that must all hold."""
    return truth.of if truth.operation == "and" else (truth,)


def asked_for(truth: Expression) -> tuple[Expression, ...]:
    """What must be known for a truth to hold, as far as it asks for that by itself."""
    negated = [one.of[0] for one in conditions_of(truth) if one.operation == "not"]
    return tuple(one.of[0] for one in negated if one.operation == "is_null")


def is_of_fixed(expression: Expression) -> bool:
    """Whether it is a case of fixed numbers, or of cases of such."""
    return expression.operation == "case" and all(
        value.number is not None or is_of_fixed(value) for _, value in expression.arms
    )


def _are_fixed(numbers: Iterable[Expression]) -> bool:
    return all(one.number is not None for one in numbers)


def told(expression: Expression, depth: int = 0) -> str:
    """An expression as text, for messages: the columns by name, what stands too deep as an ellipsis."""
    if expression.operation in {"column", "flag", "number", "truth"}:
        return str(expression.value)
    if depth == DEEP or not expression.of:
        return "…"
    condition, *others = expression.of
    if expression.operation == "case" and len(others) == 1 and others[0] in condition.of:
        # A number that is null where it does not fit is told as itself.
        return told(others[0], depth)
    parts = [told(one, depth + 1) for one in expression.of]
    if expression.operation in SIGNS:
        return f"({f' {SIGNS[expression.operation]} '.join(parts)})"
    return f"{expression.operation}({', '.join(parts)})"


def parts_of(*expressions: Expression) -> frozenset[Expression]:
    """Expressions with all that they are made of, each once."""
    seen: set[Expression] = set()
    waiting = list(expressions)
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += one.of
    return frozenset(seen)


def columns_of(*expressions: Expression) -> frozenset[str]:
    """The names of the columns that expressions read."""
    return frozenset(str(one.value) for one in parts_of(*expressions) if one.operation in {"column", "flag"})
