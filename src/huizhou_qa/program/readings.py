"""Readings (口径): choices that a text leaves open, as data, and one choice of each.

A reading names what can be understood in more than one way, with the grounds of the default, what
speaks against it, and every alternative. It lies open in a rule as an open point of the language, and
in what is no rule as ``Alternatives``; an edition makes no choice. Which readings there are is the
edition's to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from attrs import field, frozen

from huizhou_qa.errors import Fault, SchemeError, Wording, described, is_mapping, nearest, pointer, shown
from huizhou_qa.errors.shown import printable
from huizhou_qa.errors.texts import Language
from huizhou_qa.fields.converters import a_name, a_wording, by_field, each_of_kind, entries, placed, several_texts
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.markup import Html, HtmlFace, Telling
from huizhou_qa.numbers.exact import plain_text
from huizhou_qa.program.readings_face import readings_html

Value = TypeVar("Value")

# Whole numbers name choices of decimal places; no sheet has more of these than this.
MOST_PLACES = 99

_CHOICE = Wording("选项（Choice）", "a Choice")
_READING = Wording("口径（Reading）", "a Reading")
_SHORTHAND = Wording("合并设置（Shorthand）", "a Shorthand")


def _choices(values: Iterable[Choice]) -> tuple[Choice, ...]:
    choices = each_of_kind(values, Choice, _CHOICE)
    if not choices:
        raise SchemeError.of("", "empty", case="choices")
    _require_each_once((choice.name for choice in choices), "choice")
    return choices


def _register(values: Iterable[Reading]) -> tuple[Reading, ...]:
    register = each_of_kind(values, Reading, _READING)
    _require_each_once((reading.id for reading in register), "reading")
    return register


def _shorthands(values: Iterable[Shorthand]) -> tuple[Shorthand, ...]:
    shorthands = each_of_kind(values, Shorthand, _SHORTHAND)
    _require_each_once((shorthand.id for shorthand in shorthands), "shorthand")
    return shorthands


def _sets(values: Iterable[str]) -> tuple[str, ...]:
    ids = several_texts(values)
    if not ids:
        raise SchemeError.of("", "empty", case="shorthand")
    _require_each_once(ids, "set")
    return ids


def _require_each_once(ids: Iterable[str], case: str) -> None:
    seen = set[str]()
    for id_ in ids:
        if id_ in seen:
            raise SchemeError.of(pointer(id_), "repeated_id", case=case)
        seen.add(id_)


def _names(values: Mapping[str, str]) -> FrozenMapping[str, str]:
    return FrozenMapping({a_name(id_): a_name(choice) for id_, choice in _mapping(values)})


def _mapping(value: Mapping[str, Value]) -> tuple[tuple[str, Value], ...]:
    if not is_mapping(value):
        raise SchemeError.of("", "wrong_type", case="readings", given=described(value))
    return entries(value)


@frozen(field_transformer=by_field)
class Choice:
    """One way of reading: its name, and what it means."""

    name: str = field(converter=a_name)
    meaning: Wording = field(converter=a_wording)


@frozen(field_transformer=by_field, repr=False)
class Reading:
    """An open question of a text. The rules decide what it affects (``Scheme.touched_by``).

    Attributes:
        id: its id.
        question: the question.
        choices: the possible answers; the first is the default.
        grounds: the grounds for the default.
        counter_grounds: the grounds against it.
    """

    id: str = field(converter=a_name)
    question: Wording = field(converter=a_wording)
    choices: tuple[Choice, ...] = field(converter=_choices)
    grounds: Wording = field(converter=a_wording)
    counter_grounds: Wording = field(converter=a_wording)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {printable(self.id)}: {', '.join(map(printable, self.names))}>"

    @property
    def default(self) -> str:
        """The choice that is made where nobody chooses."""
        return self.choices[0].name

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the choices, the default first."""
        return tuple(choice.name for choice in self.choices)


@frozen(field_transformer=by_field)
class Shorthand:
    """An id that sets several readings at once, where choices are asked for. No result has it: it is in no digest.

    Attributes:
        id: its id, which is that of no reading.
        sets: the ids of the readings.
    """

    id: str = field(converter=a_name)
    sets: tuple[str, ...] = field(converter=_sets)


@frozen(field_transformer=by_field, repr=False)
class Readings(HtmlFace):
    """A register of readings and one choice of each, with the ids that set several at once."""

    register: tuple[Reading, ...] = field(default=(), converter=_register)
    chosen: FrozenMapping[str, str] = field(factory=FrozenMapping, converter=_names)
    shorthands: tuple[Shorthand, ...] = field(default=(), converter=_shorthands)

    def _summary(self) -> str:
        return f"<Readings: {', '.join(f'{id_}={choice}' for id_, choice in self.chosen.items())}>"

    def _html(self, language: Language) -> Html:
        return readings_html(self.register, self.chosen, Telling(language))

    def __attrs_post_init__(self) -> None:
        SchemeError.raise_if_any(_faults_of_choices(self.register, self.chosen), case="readings")
        SchemeError.raise_if_any(_faults_of_shorthands(self.register, self.shorthands))

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
        known = {reading.id: reading for reading in _register(register)}
        kept = _shorthands(shorthands)
        SchemeError.raise_if_any(_faults_of_shorthands(tuple(known.values()), kept))
        sets = {one.id: one.sets for one in kept}
        faults: list[Fault] = []
        wanted: dict[str, str] = {}
        for id_, choice in _spelled_out(placed("/readings", _mapping, asked), sets):
            fault = _fault(id_, choice, known, wanted, tuple(sets))
            if fault is None:
                wanted[id_] = _named(choice)
            else:
                faults.append(fault)
        SchemeError.raise_if_any(faults, case="readings")
        return cls(register, FrozenMapping({id_: wanted.get(id_, known[id_].default) for id_ in known}), kept)

    def asked(self, readings: Mapping[str, str | int]) -> Readings:
        """The defaults of the same register, with what is asked for in their place; raises as ``of`` does."""
        return Readings.of(self.register, readings, self.shorthands)

    def only(self, ids: Collection[str]) -> Readings:
        """The same choices of these readings alone; any other is unknown."""
        sets = {one.id: tuple(id_ for id_ in one.sets if id_ in ids) for one in self.shorthands}
        return Readings(
            tuple(reading for reading in self.register if reading.id in ids),
            FrozenMapping({id_: choice for id_, choice in self.chosen.items() if id_ in ids}),
            tuple(Shorthand(id_, set_) for id_, set_ in sets.items() if set_),
        )

    def choose(self, id_: str, alternatives: Mapping[str, Value]) -> Value:
        """What the chosen reading makes of a rule; every choice of the reading must have its alternative."""
        known = {reading.id: reading.names for reading in self.register}
        key = _key(id_)
        if key not in known:
            raise SchemeError([_unknown(key, tuple(known))])
        given = {_key(name): alternative for name, alternative in placed("/alternatives", _mapping, alternatives)}
        if set(known[key]) != set(given):
            where = pointer("readings", key)
            raise SchemeError.of(where, "other_alternatives", known=known[key], given=tuple(given))
        return given[self.chosen[key]]


def _faults_of_choices(register: tuple[Reading, ...], chosen: Mapping[str, str]) -> Iterator[Fault]:
    """Where a register put together by hand has no choice of a reading, or a choice that is none of its own."""
    known = {reading.id: reading for reading in register}
    for id_ in chosen:
        if id_ not in known:
            yield _unknown(id_, tuple(known))
    for reading in register:
        choice = chosen.get(reading.id, "")
        if choice not in reading.names:
            yield _no_choice(pointer("readings", reading.id), choice, reading.names)


def _faults_of_shorthands(register: tuple[Reading, ...], shorthands: tuple[Shorthand, ...]) -> Iterator[Fault]:
    """Where a shorthand would be asked in place of a reading, or sets one that there is not."""
    known = tuple(reading.id for reading in register)
    for at, shorthand in enumerate(shorthands):
        if shorthand.id in known:
            yield Fault.of(pointer("shorthands", str(at), "id"), "repeated_id", case="shorthand")
        for place, id_ in enumerate(shorthand.sets):
            if id_ not in known:
                yield Fault.of(pointer("shorthands", str(at), "sets", str(place)), "unknown_reading", known=known)


def _spelled_out(
    asked: Iterable[tuple[str, str | int]], sets: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, object]]:
    for id_, choice in asked:
        key = _key(id_)
        for name in sets.get(key, (key,)):
            yield name, choice


def _fault(
    id_: str, choice: object, known: Mapping[str, Reading], wanted: Mapping[str, str], shorthands: tuple[str, ...]
) -> Fault | None:
    if id_ not in known:
        return _unknown(id_, (*known, *shorthands))
    path, name, names = pointer("readings", id_), _named(choice), known[id_].names
    if name not in names:
        return _no_choice(path, choice, names)
    if wanted.get(id_, name) != name:
        return Fault.of(path, "contradiction", case="reading", before=wanted[id_], given=name)
    return None


def _unknown(id_: str, known: tuple[str, ...]) -> Fault:
    fault = Fault.of(pointer("readings", id_), "unknown_reading", known=known)
    near = nearest(id_, known)
    return fault.with_params(case="near", nearest=near) if near else fault


def _no_choice(path: str, choice: object, names: tuple[str, ...]) -> Fault:
    near = nearest(plain_text(choice) or "", names)
    fault = Fault.of(path, "unknown_choice", case="reading", given=described(choice), known=names)
    return fault.with_params(case="reading_near", nearest=near) if near else fault


def _key(id_: object) -> str:
    plain = plain_text(id_)
    return shown(id_) if plain is None else plain


def _named(choice: object) -> str:
    """The name of a choice that was given as a word or as a small whole number; else none."""
    if type(choice) is int and abs(choice) <= MOST_PLACES:
        return str(choice)
    return plain_text(choice) or ""
