"""Readings (理解口径): choices that a text leaves open, as data, and one choice of each.

A reading names what can be understood in more than one way, with the grounds of the default, what
speaks against it, and every alternative. An edition asks ``Readings.choose`` where a rule depends
on one; there is no other way for a choice to enter a rule. Which readings there are is the
edition's to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from attrs import field, frozen

from huizhou_qa.errors import Fault, SchemeError, pointer, shown
from huizhou_qa.frozen_mapping import FrozenMapping

Value = TypeVar("Value")

# Whole numbers name choices of decimal places; no sheet has more of these than this.
MOST_PLACES = 99


@frozen
class Wording:
    """The same in Chinese and in English."""

    zh: str
    en: str


@frozen
class Choice:
    """One way of reading: its name, and what it means."""

    name: str
    meaning: Wording


@frozen
class Reading:
    """One open question of a text.

    ``touches`` are the clauses, or the parts of the scheme, that it can change. The first choice
    is the default; ``grounds`` speak for it, ``counter_grounds`` against it.
    """

    id: str
    touches: tuple[str, ...]
    question: Wording
    choices: tuple[Choice, ...]
    grounds: Wording
    counter_grounds: Wording

    @property
    def default(self) -> str:
        """The choice that is made where nobody chooses."""
        return self.choices[0].name

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the choices, the default first."""
        return tuple(choice.name for choice in self.choices)


@frozen
class Shorthand:
    """An id that sets several readings at once."""

    id: str
    sets: tuple[str, ...]


@frozen
class Readings:
    """A register of readings and one choice of each."""

    register: tuple[Reading, ...] = ()
    chosen: FrozenMapping[str, str] = field(factory=FrozenMapping)

    @classmethod
    def of(
        cls,
        register: tuple[Reading, ...],
        asked: Mapping[str, str | int],
        shorthands: tuple[Shorthand, ...] = (),
    ) -> Readings:
        """The defaults, with what was asked for in their place.

        A choice may be given as a whole number where its name is one. Raises SchemeError listing
        every unknown id or choice with the known ones, and every contradiction.
        """
        faults: list[Fault] = []
        known = {reading.id: reading for reading in register}
        wanted: dict[str, str] = {}
        for id_, choice in _spelled_out(asked, shorthands):
            fault = _fault(id_, choice, known, wanted, shorthands)
            if fault is None:
                wanted[id_] = _named(choice)
            else:
                faults.append(fault)
        if faults:
            raise SchemeError("the readings asked for cannot be had", faults)
        return cls(register, FrozenMapping({id_: wanted.get(id_, known[id_].default) for id_ in known}))

    def choose(self, id_: str, alternatives: Mapping[str, Value]) -> Value:
        """What the chosen reading makes of a rule; every choice of the reading must have its alternative."""
        names = next((reading.names for reading in self.register if reading.id == id_), ())
        if not names or set(names) != set(alternatives):
            raise SchemeError(f"reading {id_} has the choices {', '.join(names)}, here are {', '.join(alternatives)}")
        return alternatives[self.chosen[id_]]


def _spelled_out(asked: Mapping[str, str | int], shorthands: tuple[Shorthand, ...]) -> Iterator[tuple[str, str | int]]:
    sets = {shorthand.id: shorthand.sets for shorthand in shorthands}
    for id_, choice in asked.items():
        for each in sets.get(id_, (id_,)):
            yield each, choice


def _fault(
    id_: str,
    choice: str | int,
    known: Mapping[str, Reading],
    wanted: Mapping[str, str],
    shorthands: tuple[Shorthand, ...],
) -> Fault | None:
    path = pointer("readings", _key(id_))
    if id_ not in known:
        ids = ", ".join([*known, *(shorthand.id for shorthand in shorthands)])
        return Fault(path, "unknown_reading", f"no reading has this id; known: {ids}")
    names = known[id_].names
    if _named(choice) not in names:
        return Fault(path, "unknown_choice", f"{shown(choice)} is none of {', '.join(names)}")
    if wanted.get(id_, _named(choice)) != _named(choice):
        return Fault(path, "contradiction", f"set to {wanted[id_]} and to {choice}; set it once")
    return None


def _key(id_: object) -> str:
    return id_ if isinstance(id_, str) else shown(id_)


def _named(choice: object) -> str:
    """The name of a choice that was given as a word or as a small whole number; else none."""
    if isinstance(choice, str):
        return choice
    return str(choice) if type(choice) is int and abs(choice) <= MOST_PLACES else ""
