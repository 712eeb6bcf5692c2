"""Expressions made in a library of dataframes, and the stages in which a frame gets its columns."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from types import ModuleType

from attrs import field, frozen

from huizhou_qa.columns.engines import Expr, Then
from huizhou_qa.columns.inputs import Holds
from huizhou_qa.columns.nodes import Expression, OperationOfRow, columns_of, is_whole
from huizhou_qa.columns.results import Definition

MOST_OF_A_BYTE = 255


@frozen(eq=False)
class Rendering:
    """Expressions of one library.

    Attributes:
        library: the library.
        cohort: the column that says which rows are of one cohort.
        is_polars: whether it is Polars itself, which counts truths and leaves out those that are null.
        recast: the columns of the frame that have another type than what they hold is read as.
        held: the columns that are made last, by name, and what each is read from until then.
        is_long: whether the frames are of Polars and may have many rows: of a truth that it makes a number by its
            ``cast`` it takes some three times as long a row as of a choice of two, but less a call.
    """

    library: ModuleType
    cohort: str | None
    is_polars: bool
    recast: Mapping[str, Holds]
    held: Mapping[str, str] = field(factory=dict[str, str])
    is_long: bool = False
    _made: dict[Expression, Expr] = field(factory=dict[Expression, Expr])

    def of(self, expression: Expression) -> Expr:
        """The expression in the library."""
        if expression not in self._made:
            self._made[expression] = self._render(expression)
        return self._made[expression]

    def _render(self, one: Expression) -> Expr:
        if not one.of:
            return self._leaf(one)
        if one.operation == "case":
            return self._case(one.arms)
        if one.operation in {"least", "greatest"}:
            return self._by_size(one.of, is_least=one.operation == "least")
        if one.operation == "count":
            return self._count(one.of)
        return self._within(one) if one.operation in {"clip", "fits"} else self._joined(one)

    def _leaf(self, one: Expression) -> Expr:
        if one.operation == "number":
            return self._number(one.low)
        if one.operation == "null":
            return self._number(None)
        if one.operation in {"text", "truth"}:
            return self._literal(one.value if one.operation == "text" else bool(one.value))
        name = self.held.get(str(one.value), str(one.value))
        column: Expr = self.library.col(name)
        holds = self.recast.get(name)
        if holds is None:
            return column
        return column.cast(self.library.Int64 if holds == "whole" else self.library.String)

    def _within(self, one: Expression) -> Expr:
        number, low, high = one.of
        if one.operation == "clip":
            return self._clip(number, one)
        return self.of(number).is_between(self.of(low), self.of(high))

    def _joined(self, one: Expression) -> Expr:
        first, *others = map(self.of, one.of)
        if not others:
            if self.is_long and one.operation == "one" and one.of[0].is_told:
                return self._chosen(first, self.library.Int64)
            return self._of_one(one.operation, first)
        if one.operation == "equal":
            # An expression of text alone has a function for this.
            same: Expr = getattr(self.library, "equal", operator.eq)(first, *others)
            return same
        return _of_several(one.operation, [first, *others])

    def _case(self, arms: Sequence[tuple[Expression, Expression]]) -> Expr:
        if self.is_long and all(value.operation == "text" for _, value in arms):
            return self._word(arms)
        *others, (last, otherwise) = arms
        told = [(self.of(when), self.of(value)) for when, value in others]
        if last.number == 1:
            # Where a condition before is null, so is this value.
            return self._chain(told).otherwise(self.of(otherwise))
        chain = self._chain([*told, (self.of(last), self.of(otherwise))])
        # Of the right type for sure, null need not be made of that type by Polars at each call.
        return chain.otherwise(self._number(None)) if self.is_polars and is_whole(otherwise) else chain

    def _word(self, arms: Sequence[tuple[Expression, Expression]]) -> Expr:
        """One of several words, by its place among them: Polars takes four times as long to choose texts."""
        words = self.library.lit(self.library.Series([str(value.value) for _, value in arms]))
        places = [self.library.lit(at, dtype=self.library.UInt32) for at in range(len(arms))]
        told: Expr = words.gather(
            self._chain([(self.of(when), at) for (when, _), at in zip(arms, places, strict=True)])
        )
        return told

    def _chain(self, arms: Sequence[tuple[Expr, Expr]]) -> Then:
        (condition, value), *others = arms
        chain: Then = self.library.when(condition).then(value)
        for when, then in others:
            chain = chain.when(when).then(then)
        return chain

    def _count(self, truths: Sequence[Expression]) -> Expr:
        """How many hold; the null ones do not."""
        if self.is_polars:
            told = list(map(self.of, truths))
            if self.is_long and len(told) == 1:
                return self._chosen(told[0], self.library.Int64)
            if self.is_long:
                # The narrowest type that holds their number takes the least time to add.
                narrow = self.library.UInt8 if len(told) <= MOST_OF_A_BYTE else self.library.UInt32
                told = [self._chosen(one, narrow) for one in told]
            counted: Expr = self.library.sum_horizontal(*told)
            return counted.cast(self.library.Int64)
        held = [self.of(one) if one.is_told else self.of(one).fill_null(value=False) for one in truths]
        return _of_several("add", [one.cast(self.library.Int64) for one in held])

    def _chosen(self, truth: Expr, dtype: object) -> Expr:
        """1 of a type where a truth holds, else 0."""
        one, zero = (self.library.lit(value, dtype=dtype) for value in (1, 0))
        chosen: Expr = self.library.when(truth).then(one).otherwise(zero)
        return chosen

    def _clip(self, number: Expression, clipped: Expression) -> Expr:
        """Kept between two numbers: null stays null. Engines take longer for ``clip``, and some make null a number."""
        one, (low, high) = self.of(number), (clipped.of[1].low, clipped.of[2].low)
        least, most = self._number(low), self._number(high)
        arms = [] if low <= number.low else [(one < least, least)]
        arms += [(most < one, most)] if high < number.high else []
        return self._chain(arms).otherwise(one)

    def _number(self, value: int | None) -> Expr:
        literal: Expr = self.library.lit(value, dtype=self.library.Int64)
        return literal

    def _literal(self, value: int | str) -> Expr:
        literal: Expr = self.library.lit(value)
        return literal

    def _by_size(self, of: Sequence[Expression], *, is_least: bool) -> Expr:
        """Engines leave a null out of the least and the greatest: there is none where one is null."""
        operands = [self.of(one) for one in of]
        known = [~operand.is_null() for one, operand in zip(of, operands, strict=True) if one.number is None]
        mask = known[0]
        for other in known[1:]:
            mask = mask & other
        pick = self.library.min_horizontal if is_least else self.library.max_horizontal
        return self._chain([(mask, pick(*operands))])

    def _of_cohort(self, operation: OperationOfRow, column: Expr) -> Expr:
        """Over the rows of a cohort: engines differ in the types that come out."""
        over = {
            "sum_of_cohort": column.sum,
            "rows_of_cohort": (~column.is_null()).cast(self.library.Int64).sum,
            "most_of_cohort": column.max,
            "least_of_cohort": column.min,
        }
        made = over[operation]() if operation in over else column.rank("min", descending=True)
        return made.over(str(self.cohort)).cast(self.library.Int64)

    def _of_one(self, operation: OperationOfRow, operand: Expr) -> Expr:
        if operation.endswith("_cohort"):
            return self._of_cohort(operation, operand)
        if operation == "is_null":
            return operand.is_null()
        if operation == "holds":
            return operand.fill_null(value=False)
        return ~operand if operation == "not" else operand.cast(self.library.Int64)


def _of_several(operation: OperationOfRow, operands: Sequence[Expr]) -> Expr:
    """Joined in halves, so that many of them stand side by side."""
    if len(operands) == 1:
        return operands[0]
    half = len(operands) // 2
    return _of_two(operation, _of_several(operation, operands[:half]), _of_several(operation, operands[half:]))


def _of_two(operation: OperationOfRow, left: Expr, right: Expr) -> Expr:
    if operation in {"add", "subtract", "times", "over"}:
        return _number_of_two(operation, left, right)
    if operation == "up_to":
        return left <= right
    if operation == "below":
        return left < right
    return left & right if operation == "and" else left | right


def _number_of_two(operation: OperationOfRow, left: Expr, right: Expr) -> Expr:
    if operation == "add":
        return left + right
    if operation == "subtract":
        return left - right
    return left * right if operation == "times" else left // right


def held_elsewhere(definitions: Sequence[Definition]) -> dict[str, str]:
    """The columns that come out and hold what another one does, each with that one."""
    found: dict[str, str] = {}
    for one in definitions:
        if one.is_output and one.expression.operation == "column":
            name = str(one.expression.value)
            found[one.name] = found.get(name, name)
    return found


def stages(definitions: Sequence[Definition], held: Mapping[str, str]) -> list[list[Definition]]:
    """The definitions in stages: what one reads is made in a stage before, and what another one holds in the last.

    Until then a frame is narrower: every stage takes an engine time for every column that is there.
    """
    level: dict[str, int] = {}
    found: list[list[Definition]] = []
    for one in definitions:
        if one.name in held:
            continue
        read = (held.get(name, name) for name in columns_of(one.expression))
        at = max((level.get(name, 0) for name in read), default=0)
        level[one.name] = at + 1
        if at == len(found):
            found.append([])
        found[at].append(one)
    last = [one for one in definitions if one.name in held]
    return [*found, last] if last else found
