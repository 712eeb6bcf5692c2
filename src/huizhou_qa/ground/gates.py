"""Gates: conditions that settle the points before anything else is read."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.ground.fields import by_field
from huizhou_qa.ground.inputs import Input
from huizhou_qa.ground.measures import Condition, conditions_of, joined
from huizhou_qa.ground.numbers import exact
from huizhou_qa.ground.values import Values


@frozen(field_transformer=by_field)
class Gate:
    """Where all conditions hold, these points and nothing further is read."""

    conditions: tuple[Condition, ...] = field(converter=conditions_of)
    points: Fraction = field(converter=exact)
    inputs: tuple[Input, ...] = field(init=False, repr=False, eq=False)
    paths: tuple[str, ...] = field(init=False, repr=False, eq=False)

    @inputs.default
    def _inputs_of_conditions(self) -> tuple[Input, ...]:
        return joined(condition.measure for condition in self.conditions)

    @paths.default
    def _paths_of_inputs(self) -> tuple[str, ...]:
        return tuple(leaf.path for leaf in self.inputs)

    def holds(self, values: Values) -> bool:
        """Whether every condition holds; raises NotKnownError where one cannot be told."""
        # All are looked at: a condition that fails must not hide that another cannot be told.
        verdicts = [condition.holds(values) for condition in self.conditions]
        return all(verdicts)
