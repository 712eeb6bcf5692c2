"""Expressions of whole numbers over the columns of a frame, of no engine: shared nodes, with bounds.

A number knows the least and the greatest that it can be, so that no engine's Int64 can overflow, and no double that an
engine divides by can be inexact: one that may pass 2^53 is refused where it is made. An expression is null where a
column that it needs is; a chain of cases is null where no condition holds. Truths are made in ``truths``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import evolve

from huizhou_qa.columns.nodes import (
    NULL,
    TRUE,
    Expression,
    OperationOfRow,
    are_opposite,
    asked_for,
    conditions_of,
    ends_of,
    is_implied,
    is_of_fixed,
    null_for_want,
)
from huizhou_qa.columns.truths import Truths


class Expressions(Truths):
    """Makes numbers, words and cases of them beside truths: bounded, and worked out as far as they can be."""

    def column(self, name: str, low: int = 0, high: int = 1) -> Expression:
        """What a column of the frame holds."""
        itself = frozenset((Expression("column", (), name, low, high),))
        return self._kept(Expression("column", (), name, low, high, itself, tight=True))

    def defined(self, name: str, of: Expression) -> Expression:
        """What a column holds that was made of an expression: null where that is."""
        self.made_of[name] = of
        itself = Expression("column", (), name, *ends_of(of))
        needs = of.needs if null_for_want(of) else of.needs | {itself}
        return self._kept(evolve(itself, needs=needs, tight=True, is_told=of.is_told))

    def fits(self, column: Expression) -> Expression:
        """Whether a column holds what lies between its ends."""
        return self._strict("fits", (column, self.number(column.low), self.number(column.high)), 0, 1)

    def kept(self, column: Expression) -> Expression:
        """What a column holds between its ends; null where it holds anything else."""
        return self._null_by_itself((self.fits(column), column), (column.low, column.high))

    def text(self, value: str) -> Expression:
        """That text."""
        return self._kept(Expression("text", (), value, 0, 0, is_told=True))

    def add(self, left: Expression, right: Expression) -> Expression:
        """The sum."""
        if left.number is not None and right.number is not None:
            return self.number(left.number + right.number)
        if left.number == 0:
            return right
        if right.number == 0:
            return left
        if right.number is not None and is_of_fixed(left):
            return self._arm_by_arm(left, lambda value: self.add(value, right))
        if left.number is not None and is_of_fixed(right):
            return self._arm_by_arm(right, lambda value: self.add(left, value))
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
        if right.number is not None and is_of_fixed(left):
            return self._arm_by_arm(left, lambda value: self.times(value, right))
        if left.number is not None and is_of_fixed(right):
            return self._arm_by_arm(right, lambda value: self.times(left, value))
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
        return self._strict("over", (left, right), 0, most)

    def rest(self, left: Expression, right: Expression) -> Expression:
        """What is left over by ``over``: from zero to below the divisor."""
        if left.number is not None and right.number is not None:
            return self.number(left.number % right.number)
        if NULL in {left, right}:
            return NULL
        times = self._strict("times", (self.over(left, right), right), left.low - right.high + 1, left.high)
        return self._strict("subtract", (left, times), 0, right.high - 1)

    def clip(self, number: Expression, low: int, high: int) -> Expression:
        """The number, no less than the one and no more than the other."""
        if number.number is not None:
            return self.number(min(max(number.number, low), high))
        if number.low >= low and number.high <= high:
            return number
        if number.operation == "clip":
            # Of what is kept between two numbers already, at once.
            number, *ends = number.of
            less, more = (min(max(one.low, low), high) for one in ends)
            return self.clip(number, less, more)
        low, high = max(low, min(number.low, high)), min(high, max(number.high, low))
        return self._strict("clip", (number, self.number(low), self.number(high)), low, high)

    def least(self, numbers: tuple[Expression, ...]) -> Expression:
        """The least of them; null where one is."""
        return self._by_size("least", numbers, min)

    def greatest(self, numbers: tuple[Expression, ...]) -> Expression:
        """The greatest of them; null where one is."""
        return self._by_size("greatest", numbers, max)

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
        kept = self._with_less_asked(kept)
        if not kept:
            return NULL
        return kept[0][1] if kept[0][0].number == 1 else self._of_arms(kept)

    def _arm_by_arm(self, cases: Expression, work: Callable[[Expression], Expression]) -> Expression:
        """Cases, and what becomes of each of their fixed numbers."""
        of = tuple(work(one) if at % 2 else one for at, one in enumerate(cases.of))
        low, high = min(one.low for one in of[1::2]), max(one.high for one in of[1::2])
        return self._kept(evolve(cases, of=of, low=low, high=high))

    def _of_arms(self, arms: Sequence[tuple[Expression, Expression]]) -> Expression:
        values = [then for _, then in arms]
        needs = [when.needs.union(then.needs, *(one.needs for one in asked_for(when))) for when, then in arms]
        is_told = _is_exhaustive(when for when, _ in arms) and all(one.is_told for one in values)
        ends = min(one.low for one in values), max(one.high for one in values)
        tight = len(arms) == 1 and _is_tight(*arms[0])
        of = tuple(one for arm in arms for one in arm)
        return self._kept(Expression("case", of, 0, *ends, frozenset.intersection(*needs), tight, is_told))

    def _with_less_asked(self, arms: list[tuple[Expression, Expression]]) -> list[tuple[Expression, Expression]]:
        """The arms of a case, of which the last one is not asked for what its value is null without anyway."""
        if not arms:
            return arms
        *others, (when, value) = arms
        if not others:
            when = self.both(one for one in conditions_of(when) if not _is_known_by(one, value))
        elif any(are_opposite(one, when) and is_implied(one, value) for one, _ in others):
            when = TRUE
        return [*others, (when, value)]

    def only_where(self, test: Expression, number: Expression) -> Expression:
        """The number where a truth holds, else null."""
        return self.case(((test, number),))

    def choice(self, test: Expression, then: Expression, otherwise: Expression) -> Expression:
        """The one where a truth holds, the other where it does not; null where that is not known."""
        return self.case(((test, then), (self.opposite(test), otherwise)))

    def above_zero(self, number: Expression) -> Expression:
        """The number where it is above zero, else null: nobody divides by zero on any engine."""
        if number is NULL or number.low > 0:
            return number
        if number.high <= 0:
            return NULL
        above = self.below(self.number(0), number)
        return self._null_by_itself((above, number), (1, number.high))

    def _null_by_itself(self, of: tuple[Expression, Expression], ends: tuple[int, int]) -> Expression:
        """What is null for another reason than that a column is: it is among what is needed for what is made of it."""
        itself = Expression("case", of, 0, *ends)
        return self._kept(evolve(itself, needs=of[1].needs | {itself}, tight=True))

    def one(self, truth: Expression) -> Expression:
        """1 for true, 0 for false."""
        return self._strict("one", (truth,), 0, 1) if truth.number is None else self.number(truth.number)

    def masked(self, expression: Expression, needs: Iterable[Expression]) -> Expression:
        """The expression, and null where one of these is."""
        return self.only_where(self.both(map(self.is_known, needs)), expression)

    def _by_size(
        self, operation: OperationOfRow, numbers: tuple[Expression, ...], pick: Callable[[Iterable[int]], int]
    ) -> Expression:
        """One of several by its size; of those that are fixed one alone counts."""
        fixed = [one.number for one in numbers if one.number is not None]
        of = tuple(one for one in numbers if one.number is None)
        of = (*of, self.number(pick(fixed))) if fixed else of
        low, high = pick(one.low for one in of), pick(one.high for one in of)
        return self._strict(operation, of, low, high) if len(of) > 1 else of[0]

    def sum_of_cohort(self, number: Expression, members: int) -> Expression:
        """The sum over the rows of a cohort, of which there are no more than so many."""
        return self.of_cohort("sum_of_cohort", number, min(number.low, 0) * members, max(number.high, 0) * members)

    def rows_of_cohort(self, column: Expression, most: int) -> Expression:
        """How many rows a cohort has; none where the cohort is not said."""
        return self.of_cohort("rows_of_cohort", column, 0, most)

    def of_cohort(self, operation: OperationOfRow, number: Expression, low: int, high: int) -> Expression:
        """What is worked out over the rows of a cohort."""
        return self._kept(Expression(operation, (number,), 0, low, high))


def _is_known_by(condition: Expression, value: Expression) -> bool:
    """Whether a condition only asks that something is known without which a value is null."""
    asked = asked_for(condition)
    return bool(asked) and all(is_implied(one, value) for one in asked)


def _is_tight(condition: Expression, value: Expression) -> bool:
    """Whether a value with a condition before it is null for want of a column that it needs alone."""
    asked = asked_for(condition)
    is_all = len(asked) == len(conditions_of(condition))
    return is_all and all(one.tight for one in asked) and null_for_want(value)


def _is_exhaustive(conditions: Iterable[Expression]) -> bool:
    """Whether one of them holds in every row: one that always does, or one and its opposite, both told."""
    told = [one for one in conditions if one.is_told]
    return any(one.number == 1 or (one.operation == "not" and one.of[0] in told) for one in told)
