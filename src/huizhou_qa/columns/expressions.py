"""Expressions of whole numbers and truths over the columns of a frame, of no engine: shared nodes, with bounds.

A number knows the least and the greatest that it can be, so that no engine's Int64 can overflow, and no double that an
engine divides by can be inexact: one that may pass 2^53 is refused where it is made. An expression is null where a
column that it needs is; a chain of cases is null where no condition holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from huizhou_qa.columns.nodes import (
    FALSE,
    NULL,
    NUMBERS,
    TRUE,
    WIDEST,
    Expression,
    OperationOfRow,
    TooWideError,
    ends_of,
    is_implied,
    is_told,
    null_for_want,
    truth,
)

KeyOfExpression = tuple[OperationOfRow, tuple[Expression, ...], int | str]


class Expressions:
    """Makes expressions: the same one for the same operands, worked out as far as it can be, and bounded.

    Attributes:
        where: the column that the next ones are made for.
        made: every number that was made, and for which column.
        widest: the greatest size that a number may have.
    """

    def __init__(self, widest: int = WIDEST) -> None:
        self.widest = widest
        self.where = ""
        self.made: list[tuple[str, Expression]] = []
        self._made: dict[KeyOfExpression, Expression] = {}

    def column(self, name: str, low: int = 0, high: int = 1) -> Expression:
        """What a column of the frame holds."""
        itself = frozenset((Expression("column", (), name, low, high),))
        return self._kept(Expression("column", (), name, low, high, itself, tight=True))

    def flag(self, name: str) -> Expression:
        """What a column of truths holds that is always told."""
        return self._kept(Expression("flag", (), name, 0, 1))

    def fits(self, column: Expression) -> Expression:
        """Whether a column holds what lies between its ends."""
        return self._strict("fits", (column, self.number(column.low), self.number(column.high)), 0, 1)

    def kept(self, column: Expression) -> Expression:
        """What a column holds between its ends; null where it holds anything else."""
        return self._kept(Expression("case", (self.fits(column), column), 0, column.low, column.high, column.needs))

    def number(self, value: int) -> Expression:
        """That number."""
        return self._kept(Expression("number", (), value, value, value))

    def text(self, value: str) -> Expression:
        """That text."""
        return self._kept(Expression("text", (), value, 0, 0))

    def add(self, left: Expression, right: Expression) -> Expression:
        """The sum."""
        if left.number is not None and right.number is not None:
            return self.number(left.number + right.number)
        if left.number == 0:
            return right
        if right.number == 0:
            return left
        return self._strict("add", (left, right), left.low + right.low, left.high + right.high)

    def total(self, numbers: Sequence[Expression]) -> Expression:
        """The sum of several, added in halves: engines go down an expression, and no further than a limit."""
        if len(numbers) <= 1:
            return numbers[0] if numbers else self.number(0)
        half = len(numbers) // 2
        return self.add(self.total(numbers[:half]), self.total(numbers[half:]))

    def subtract(self, left: Expression, right: Expression) -> Expression:
        """The difference."""
        if left.number is not None and right.number is not None:
            return self.number(left.number - right.number)
        if right.number == 0:
            return left
        return self._strict("subtract", (left, right), left.low - right.high, left.high - right.low)

    def times(self, left: Expression, right: Expression) -> Expression:
        """The product."""
        if left.number is not None and right.number is not None:
            return self.number(left.number * right.number)
        if left.number == 1:
            return right
        if right.number == 1:
            return left
        ends = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
        return self._strict("times", (left, right), min(ends), max(ends))

    def over(self, left: Expression, right: Expression) -> Expression:
        """The quotient, down to a whole number; the divisor is above zero."""
        if left.number is not None and right.number is not None:
            return self.number(left.number // right.number)
        if right.number == 1:
            return left
        ends = [end // by for end in (left.low, left.high) for by in (max(right.low, 1), max(right.high, 1))]
        return self._strict("over", (left, right), min(ends), max(ends))

    def digits(self, left: Expression, right: Expression, most: int) -> Expression:
        """The quotient down to a whole number, known to be no more than a number: the next digits of a division."""
        needs, tight = left.needs | right.needs, null_for_want(left) and null_for_want(right)
        return self._kept(Expression("over", (left, right), 0, 0, most, needs, tight))

    def rest(self, left: Expression, right: Expression) -> Expression:
        """What is left over by ``over``: from zero to below the divisor."""
        if left.number is not None and right.number is not None:
            return self.number(left.number % right.number)
        if left is NULL or right is NULL:
            return NULL
        needs, tight = left.needs | right.needs, left.tight and null_for_want(right)
        of = (self.over(left, right), right)
        times = self._kept(Expression("times", of, 0, left.low - right.high + 1, left.high, needs, tight=tight))
        return self._kept(Expression("subtract", (left, times), 0, 0, right.high - 1, needs, tight=tight))

    def clip(self, number: Expression, low: int, high: int) -> Expression:
        """The number, no less than the one and no more than the other."""
        if number.number is not None:
            return self.number(min(max(number.number, low), high))
        if number.low >= low and number.high <= high:
            return number
        low, high = max(low, min(number.low, high)), min(high, max(number.high, low))
        return self._strict("clip", (number, self.number(low), self.number(high)), low, high)

    def least(self, numbers: tuple[Expression, ...]) -> Expression:
        """The least of them; null where one is."""
        return self._strict("least", numbers, min(one.low for one in numbers), min(one.high for one in numbers))

    def greatest(self, numbers: tuple[Expression, ...]) -> Expression:
        """The greatest of them; null where one is."""
        return self._strict("greatest", numbers, max(one.low for one in numbers), max(one.high for one in numbers))

    def case(self, arms: Iterable[tuple[Expression, Expression]]) -> Expression:
        """The value of the first condition that holds; null where none does."""
        kept: list[tuple[Expression, Expression]] = []
        nowhere: list[Expression] = []
        for condition, value in arms:
            when = self.both((*nowhere, condition))
            if condition is NULL or when.number == 0:
                continue
            if value is NULL:
                # What this arm catches is null, whatever a later arm would give.
                nowhere.append(self.opposite(self.is_true(condition)))
                continue
            kept.append((when, value))
            if when.number == 1:
                break
        if not kept:
            return NULL
        if kept[0][0].number == 1:
            return kept[0][1]
        of = tuple(one for arm in kept for one in arm)
        values = [then for _, then in kept]
        needs = frozenset.intersection(*(when.needs | then.needs for when, then in kept))
        return self._kept(
            Expression("case", of, 0, min(one.low for one in values), max(one.high for one in values), needs)
        )

    def above_zero(self, number: Expression) -> Expression:
        """The number where it is above zero, else null: nobody divides by zero on any engine."""
        if number is NULL or number.low > 0:
            return number
        if number.high <= 0:
            return NULL
        above = self.below(self.number(0), number)
        return self._kept(Expression("case", (above, number), 0, 1, number.high, number.needs))

    def one(self, truth: Expression) -> Expression:
        """1 for true, 0 for false."""
        return self._strict("one", (truth,), 0, 1) if truth.number is None else self.number(truth.number)

    def up_to(self, left: Expression, right: Expression) -> Expression:
        """Whether the one is no more than the other."""
        return self._compared("up_to", left, right, holds=left.high <= right.low, fails=left.low > right.high)

    def below(self, left: Expression, right: Expression) -> Expression:
        """Whether the one is less than the other."""
        return self._compared("below", left, right, holds=left.high < right.low, fails=left.low >= right.high)

    def equal(self, left: Expression, right: Expression) -> Expression:
        """Whether they are the same."""
        apart = left.operation != "column" and (left.high < right.low or right.high < left.low)
        return self._compared("equal", left, right, holds=False, fails=apart)

    def both(self, truths: Iterable[Expression]) -> Expression:
        """Whether all hold; false where one fails, even beside one that cannot be told."""
        kept = [one for one in dict.fromkeys(truths) if one.number != 1]
        if any(one.number == 0 for one in kept):
            return FALSE
        if not kept:
            return TRUE
        needs = frozenset.intersection(*(one.needs for one in kept))
        return kept[0] if len(kept) == 1 else self._kept(Expression("and", tuple(kept), 0, 0, 1, needs))

    def either(self, truths: Iterable[Expression]) -> Expression:
        """Whether one holds."""
        kept = [one for one in dict.fromkeys(truths) if one.number != 0]
        if any(one.number == 1 for one in kept):
            return TRUE
        if not kept:
            return FALSE
        needs = frozenset.intersection(*(one.needs for one in kept))
        return kept[0] if len(kept) == 1 else self._kept(Expression("or", tuple(kept), 0, 0, 1, needs))

    def opposite(self, truth: Expression) -> Expression:
        """Whether it does not hold."""
        if truth.number is not None:
            return FALSE if truth.number else TRUE
        if truth.operation == "not":
            return truth.of[0]
        return self._strict("not", (truth,), 0, 1)

    def is_null(self, expression: Expression) -> Expression:
        """Whether it is null: always told."""
        if expression is NULL:
            return TRUE
        if expression.number is not None:
            return FALSE
        return self._kept(Expression("is_null", (expression,), 0, 0, 1))

    def is_true(self, truth: Expression) -> Expression:
        """Whether it holds; false where that cannot be told."""
        if truth is NULL:
            return FALSE
        if is_told(truth):
            return truth
        return self.both((self.opposite(self.is_null(truth)), truth))

    def masked(self, expression: Expression, needs: Iterable[Expression]) -> Expression:
        """The expression, and null where one of these is."""
        if expression is NULL:
            return NULL
        lacking = [one for one in needs if not is_implied(one, expression)]
        known = [self.opposite(self.is_null(one)) for one in lacking]
        if any(one.number == 0 for one in known):
            return NULL
        if not lacking:
            return expression
        needs = expression.needs.union(*(one.needs for one in lacking))
        tight = null_for_want(expression) and all(one.tight for one in lacking)
        return self._kept(
            Expression("case", (self.both(known), expression), 0, *ends_of(expression), needs, tight=tight)
        )

    def sum_of_cohort(self, number: Expression, members: int) -> Expression:
        """The sum over the rows of a cohort, of which there are no more than so many."""
        return self.of_cohort("sum_of_cohort", number, min(number.low, 0) * members, max(number.high, 0) * members)

    def rows_of_cohort(self, column: Expression, most: int) -> Expression:
        """How many rows a cohort has; null where the cohort is not said."""
        rows = Expression("rows_of_cohort", (column,), 0, 1, most, column.needs, tight=True)
        return self._kept(rows)

    def of_cohort(self, operation: OperationOfRow, number: Expression, low: int, high: int) -> Expression:
        """What is worked out over the rows of a cohort."""
        return self._kept(Expression(operation, (number,), 0, low, high))

    def _compared(
        self, operation: OperationOfRow, left: Expression, right: Expression, *, holds: bool, fails: bool
    ) -> Expression:
        if left is NULL or right is NULL:
            return NULL
        if left.number is not None and right.number is not None:
            return truth(holds=left.number == right.number if operation == "equal" else holds)
        if fails and not left.needs | right.needs:
            return FALSE
        return self._strict(operation, (left, right), 0, 1)

    def _strict(self, operation: OperationOfRow, of: tuple[Expression, ...], low: int, high: int) -> Expression:
        """Null where an operand is."""
        if any(one is NULL for one in of):
            return NULL
        needs = frozenset[Expression]().union(*(one.needs for one in of))
        return self._kept(
            Expression(operation, of, 0, low, high, needs, tight=all(one.tight or one.number is not None for one in of))
        )

    def _kept(self, new: Expression) -> Expression:
        """The same that was made before, or this one, if it is sure to be exact."""
        key: KeyOfExpression = (new.operation, new.of, new.value)
        if key not in self._made:
            if max(abs(new.low), abs(new.high)) > self.widest:
                raise TooWideError(new)
            self._made[key] = new
            if new.operation in NUMBERS:
                self.made.append((self.where, new))
        return self._made[key]
