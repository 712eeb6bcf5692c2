"""Nodes that give a truth: one for each operation that does. Each says its operation and adds nothing."""

from __future__ import annotations

from attrs import field, frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.fields.converters import by_field
from huizhou_qa.numbers.intervals import Interval, interval
from huizhou_qa.rules.arithmetic import Arithmetic, Condition, Measure, N, T
from huizhou_qa.rules.operands import a_measure, conditions_of


@frozen(field_transformer=by_field)
class Within:
    """That a measure lies in an interval (达到, 不低于, 不超过)."""

    number: Measure = field(converter=a_measure)
    over: Interval = field(converter=interval)

    def under(self, arithmetic: Arithmetic[N, T]) -> T:
        """The truth, as this arithmetic has it."""
        return arithmetic.within(self.number.under(arithmetic), self.over)


@frozen(field_transformer=by_field)
class AllOf:
    """That all conditions hold."""

    truths: tuple[Condition, ...] = field(converter=conditions_of)

    def __attrs_post_init__(self) -> None:
        if not self.truths:
            raise SchemeError.of("", "no_condition")

    def under(self, arithmetic: Arithmetic[N, T]) -> T:
        """The truth, as this arithmetic has it."""
        return arithmetic.all_of([truth.under(arithmetic) for truth in self.truths])


@frozen(field_transformer=by_field)
class Present:
    """That there was something to measure."""

    number: Measure = field(converter=a_measure)

    def under(self, arithmetic: Arithmetic[N, T]) -> T:
        """The truth, as this arithmetic has it."""
        return arithmetic.present(self.number.under(arithmetic))
