"""Truths as expressions: comparisons of numbers and words, and what is joined of them; null where that is not known.

A comparison is worked out beforehand only where both sides are always told: what decides it must not hide that a fact
is missing. Every expression, a truth or not, is kept here, so that the same one is never made twice.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from huizhou_qa.columns.nodes import (
    FALSE,
    NULL,
    NUMBERS,
    TRUE,
    WIDEST,
    Expression,
    OperationOfRow,
    TooWideError,
    conditions_of,
    null_for_want,
    truth,
    two_fixed,
)

COMPARED: Mapping[OperationOfRow, Callable[[int, int], bool]] = MappingProxyType(
    {"up_to": operator.le, "below": operator.lt, "equal": operator.eq}
)
KeyOfExpression = tuple[OperationOfRow, tuple[Expression, ...], int | str]


class Truths:
    """Makes truths: the same one for the same operands, worked out as far as it can be.

    Attributes:
        where: the column that the next expressions are made for.
        made: every number that was made, and for which column.
        widest: the greatest size that a number may have.
        made_of: what columns hold that were made before, by name.
    """

    def __init__(self, widest: int = WIDEST) -> None:
        self.widest = widest
        self.where = ""
        self.made: list[tuple[str, Expression]] = []
        self.made_of: dict[str, Expression] = {}
        self._made: dict[KeyOfExpression, Expression] = {}

    def number(self, value: int) -> Expression:
        """That number."""
        return self._kept(Expression("number", (), value, value, value, is_told=True))

    def flag(self, name: str) -> Expression:
        """What a column of truths holds that is always told."""
        return self._kept(Expression("flag", (), name, 0, 1, is_told=True))

    def up_to(self, left: Expression, right: Expression) -> Expression:
        """Whether the one is no more than the other."""
        return self._compared("up_to", left, right, holds=left.high <= right.low, fails=left.low > right.high)

    def below(self, left: Expression, right: Expression) -> Expression:
        """Whether the one is less than the other."""
        return self._compared("below", left, right, holds=left.high < right.low, fails=left.low >= right.high)

    def equal(self, left: Expression, right: Expression) -> Expression:
        """Whether they are the same."""
        same = left.number is not None and left.number == right.number
        return self._compared("equal", left, right, holds=same, fails=left.high < right.low or right.high < left.low)

    def both(self, truths: Iterable[Expression]) -> Expression:
        """Whether all hold; false where one fails, even beside one that cannot be told."""
        several = (one for truth in truths for one in conditions_of(truth))
        kept = [one for one in dict.fromkeys(several) if one.number != 1]
        if any(one.number == 0 for one in kept):
            return FALSE
        if not kept:
            return TRUE
        return self._joined("and", kept)

    def either(self, truths: Iterable[Expression]) -> Expression:
        """Whether one holds."""
        kept = [one for one in dict.fromkeys(truths) if one.number != 0]
        if any(one.number == 1 for one in kept):
            return TRUE
        if not kept:
            return FALSE
        return self._joined("or", kept)

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
        if expression.is_told:
            return FALSE
        return self._kept(Expression("is_null", (expression,), 0, 0, 1, is_told=True))

    def is_known(self, expression: Expression) -> Expression:
        """Whether it is not null: always told."""
        return self.opposite(self.is_null(expression))

    def is_true(self, truth: Expression) -> Expression:
        """Whether it holds; false where that cannot be told."""
        if truth is NULL:
            return FALSE
        if truth.is_told:
            return truth
        return self._kept(Expression("holds", (truth,), 0, 0, 1, is_told=True))

    def count(self, truths: Iterable[Expression]) -> Expression:
        """How many hold; one of which that is not known does not."""
        kept = [one.of[0] if one.operation == "holds" else one for one in truths if one not in {NULL, FALSE}]
        if not kept:
            return self.number(0)
        return self._kept(Expression("count", tuple(kept), 0, 0, len(kept), is_told=True))

    def _joined(self, operation: OperationOfRow, kept: list[Expression]) -> Expression:
        """Null at least where all are."""
        if len(kept) == 1:
            return kept[0]
        needs, is_told = frozenset.intersection(*(one.needs for one in kept)), all(one.is_told for one in kept)
        return self._kept(Expression(operation, tuple(kept), 0, 0, 1, needs, is_told=is_told))

    def _compared(
        self, operation: OperationOfRow, left: Expression, right: Expression, *, holds: bool, fails: bool
    ) -> Expression:
        if left is NULL or right is NULL:
            return NULL
        if (holds or fails) and left.is_told and right.is_told:
            return truth(holds=holds)
        chosen = self._chosen(operation, left, right)
        return self._strict(operation, (left, right), 0, 1) if chosen is None else chosen

    def _chosen(self, operation: OperationOfRow, left: Expression, right: Expression) -> Expression | None:
        """The truth that chooses one of two numbers, where a comparison asks which; None for any other."""
        compare = COMPARED[operation]
        for one, other, is_turned in ((left, right, False), (right, left, True)):
            pair, fixed = two_fixed(one), other.number
            if pair is None or fixed is None:
                continue
            test, *numbers = pair
            first, second = (compare(fixed, at) if is_turned else compare(at, fixed) for at in numbers)
            if first != second:
                return test if first else self.opposite(test)
        return None

    def _strict(self, operation: OperationOfRow, of: tuple[Expression, ...], low: int, high: int) -> Expression:
        """Null where an operand is, and nowhere else."""
        if any(one is NULL for one in of):
            return NULL
        needs = frozenset[Expression]().union(*(one.needs for one in of))
        tight, is_told = all(map(null_for_want, of)), all(one.is_told for one in of)
        return self._kept(Expression(operation, of, 0, low, high, needs, tight, is_told))

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
