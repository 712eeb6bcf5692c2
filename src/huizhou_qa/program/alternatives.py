"""Parts of a scheme that are no rule and that a reading leaves open: what each is under every choice.

What lies open in a rule is an open point of the language; the choices themselves are told in ``readings``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from attrs import field, frozen

from huizhou_qa.errors import Wording, expect
from huizhou_qa.fields.converters import a_name, by_field
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.readings import Readings
from huizhou_qa.rules import Measure, Open

Value = TypeVar("Value")

_ALTERNATIVES = Wording("各选项的对照表（FrozenMapping）", "a FrozenMapping of choices")


@frozen(field_transformer=by_field)
class Alternatives(Generic[Value]):
    """A part of a scheme that a reading leaves open: what it is under each choice.

    Attributes:
        reading: the id of the reading.
        choices: the part under each of its choices, which another reading may leave open in turn.
    """

    reading: str = field(converter=a_name)
    choices: FrozenMapping[str, Value | Alternatives[Value]] = field()

    @choices.validator
    def _must_be_a_frozen_mapping(self, _attribute: object, value: object) -> None:
        expect(value, FrozenMapping, _ALTERNATIVES)


def closed(given: Value | Alternatives[Value], readings: Readings) -> Value:
    """The part as it is under the readings chosen."""
    if isinstance(given, Alternatives):
        chosen: Value | Alternatives[Value] = readings.choose(given.reading, given.choices)
        return closed(chosen, readings)
    return given


def opened(given: Value | Alternatives[Value], build: Callable[[Value], Measure]) -> Measure:
    """What is built of the part, open where its choices build different measures."""
    if not isinstance(given, Alternatives):
        return build(given)
    measures = {choice: opened(one, build) for choice, one in given.choices.items()}
    point = Open(given.reading, measures)
    first, *others = measures.values()
    return point if any(measure != first for measure in others) else first


def every(given: Value | Alternatives[Value]) -> Iterator[Value]:
    """What the part is under each choice."""
    if isinstance(given, Alternatives):
        for one in given.choices.values():
            yield from every(one)
    else:
        yield given


def readings_of(given: Value | Alternatives[Value]) -> Iterator[str]:
    """The readings that leave the part open."""
    if isinstance(given, Alternatives):
        yield given.reading
        for one in given.choices.values():
            yield from readings_of(one)


def each_of(given: Value | Alternatives[Value], keep: Callable[[object], Value]) -> Value | Alternatives[Value]:
    """The part with a converter applied to what it is under every choice; itself where that changes nothing."""
    # isinstance would ask a value of any kind for its class.
    if type(given) is Alternatives:
        choices = {choice: each_of(one, keep) for choice, one in given.choices.items()}
        is_same = all(one is given.choices[choice] for choice, one in choices.items())
        return given if is_same else Alternatives(given.reading, FrozenMapping(choices))
    return keep(given)
