"""Which choice is made of a reading, and of which readings it is not the default."""

from __future__ import annotations

from collections.abc import Iterator

from huizhou_qa.program.readings import Choice, Reading, Readings


def choice_of(reading: Reading, name: str) -> Choice:
    """The reading's choice of that name."""
    return next(choice for choice in reading.choices if choice.name == name)


def not_by_default(readings: Readings) -> Iterator[tuple[Reading, Choice]]:
    """Every reading of which another choice than the default is made, and that choice."""
    for reading in readings.register:
        chosen = choice_of(reading, readings.chosen[reading.id])
        if chosen.name != reading.default:
            yield reading, chosen
