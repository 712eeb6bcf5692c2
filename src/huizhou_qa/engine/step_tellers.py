"""What tells how the number of a rule comes about, as JSON text; and the plain way to it: recorded, then written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from attrs import field, frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers.exact import Exact
from huizhou_qa.readers.gaps import Gap, Number
from huizhou_qa.readers.recorded import Recorded, inputs_read
from huizhou_qa.rules.arithmetic import Measure, Operation

Value = TypeVar("Value")

TextOf = Callable[[object], str]
"""Writes a number, a step, or a part of a rule, as JSON text."""

StepText = tuple[Value, str, str, tuple[str, ...]]
"""A number, a truth or a gap; it as text; the step to it as text; and every number read for it, after its path."""


@frozen(eq=False)
class KnownTexts:
    """What is known of a unit; what is read of it is written once.

    Attributes:
        known: the numbers and gaps, by path.
        text_of: what writes them.
        written: those that are written already, by path.
    """

    known: Mapping[str, Number]
    text_of: TextOf
    written: Mapping[str, str] = field(factory=FrozenMapping)
    read: dict[str, StepText[Number]] = field(init=False, factory=dict)

    def of(self, path: str, named: str) -> StepText[Number]:
        """What is known at a path, which is ``named`` as text."""
        number = self.known.get(path)
        value = Gap(missing=frozenset({path})) if number is None else number
        worth = self.written.get(path) or self.text_of(value)
        reads = () if isinstance(value, Gap) else (f"{named}:{worth}",)
        told = self.read[path] = (value, worth, step_text("read", named, worth), reads)
        return told


StepTeller = Callable[[KnownTexts], StepText[Value]]


class MakesStepTeller(Protocol):
    """What makes, of a node and a choice of readings, what tells how its number comes about."""

    def __call__(self, node: Measure, readings: Mapping[str, str], text_of: TextOf) -> StepTeller[Number]:
        """The teller; ``text_of`` writes numbers, and what the rule says."""


def step_text(operation: Operation, operands: str, worth: str) -> str:
    """A step as text, of its operands and what came out as text."""
    return f'{{"operation":"{operation}","of":[{operands}],"value":{worth}}}'


def recorded_telling(node: Measure, readings: Mapping[str, str], text_of: TextOf) -> StepTeller[Number]:
    """The steps are recorded anew of every unit, and then written."""

    def tell(unit: KnownTexts) -> StepText[Number]:
        step = node.under(Recorded(Exact(unit.known, readings)))
        reads = (f"{text_of(path)}:{text_of(number)}" for path, number in inputs_read(step).items())
        return step.value, text_of(step.value), text_of(step), tuple(reads)

    return tell
