"""Incidents: each falls into one class, by its elements, from the first line of a table that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from attrs import field, frozen

from huizhou_qa.errors import Fault, SchemeError, Wording, described, expect, pointer, printable
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.evidence.records import ElementValue, Incident
from huizhou_qa.fields.converters import by_field, each_of_kind
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.entries import day_number
from huizhou_qa.rules import Input, Measure
from huizhou_qa.rules.derived import ONE, ZERO, when
from huizhou_qa.rules.sections import INCIDENTS
from huizhou_qa.scheme.incidents.elements import (
    DAY,
    ID,
    PENDING,
    STATUS,
    WITHIN_YEAR,
    IncidentElement,
)
from huizhou_qa.scheme.incidents.incident_words import IN_NEUTRAL_WORDS, declared
from huizhou_qa.scheme.incidents.lines import DAY_OF_INCIDENT, IncidentLine, Period

# The class of an incident that is not settled, in a table that has no line for one.
CONTESTED = "contested"

Element = tuple[str, ElementValue]

_PERIOD = Wording("起止日期（Period）", "a Period")
_LINE = Wording("分类表的一行（IncidentLine）", "an IncidentLine")


@frozen
class ClassifiedIncident:
    """An incident, its one class, and the elements that made it so.

    The elements are the pairs of name and value that were looked at on the way down the table to
    the line that fits. One that is ``pending`` is not settled: it counts for nothing yet and may come to have another
    class, or to count for nothing.
    """

    incident: Incident
    class_: str
    elements: tuple[Element, ...]
    pending: bool = False

    @property
    def id(self) -> str:
        """The incident's own id."""
        return self.incident.id


def _a_period(value: Period) -> Period:
    return expect(value, Period, _PERIOD)


def _lines(values: Iterable[IncidentLine]) -> tuple[IncidentLine, ...]:
    lines = each_of_kind(values, IncidentLine, _LINE)
    if not lines:
        raise SchemeError.of("", "empty", case="lines")
    return lines


@frozen(field_transformer=by_field, repr=False)
class IncidentTable:
    """The lines from top to bottom; the last must fit everything, so that no incident is left over.

    ``elements`` are those that the edition words; ``worded`` are all that its incidents have, by their keys. Those that
    many places ask for are told in words that fit every place where the edition has none of its own, unless it names
    an element that is none of them: then its incidents have what it declares, and the status. A pending incident
    counts for nothing yet: it has the class of the first line that fits and asks for it; a table that asks nowhere for
    the status has a line of its own for it, under those that ask for other days than those of the year.
    """

    year: Period = field(converter=_a_period)
    lines: tuple[IncidentLine, ...] = field(converter=_lines)
    elements: tuple[IncidentElement, ...] = field(default=(), converter=declared)
    worded: FrozenMapping[str, IncidentElement] = field(init=False, repr=False, eq=False)
    classes: FrozenMapping[str, str] = field(init=False, repr=False, eq=False)
    _ordered: tuple[IncidentLine, ...] = field(init=False, repr=False, eq=False)

    @worded.default
    def _every_element_by_key(self) -> FrozenMapping[str, IncidentElement]:
        own = {one.key: one for one in self.elements}
        if own.keys() <= IN_NEUTRAL_WORDS.keys():
            return FrozenMapping({**IN_NEUTRAL_WORDS, **own})
        return FrozenMapping({**own, STATUS: own.get(STATUS, IN_NEUTRAL_WORDS[STATUS])})

    @classes.default
    def _classes_with_their_paths(self) -> FrozenMapping[str, str]:
        """Every class that a line gives, with the path that its count is read at."""
        return FrozenMapping({line.class_: pointer(INCIDENTS, line.class_) for line in self.lines})

    @_ordered.default
    def _lines_with_one_for_pending(self) -> tuple[IncidentLine, ...]:
        if any(STATUS in line.asks for line in self.lines):
            return self.lines
        outside = [line.asks == {WITHIN_YEAR: (False,)} for line in self.lines]
        at = outside.index(False)
        return (*self.lines[:at], IncidentLine(CONTESTED, status=PENDING), *self.lines[at:])

    def __attrs_post_init__(self) -> None:
        SchemeError.raise_if_any([*self._faults()])

    def __repr__(self) -> str:
        classes = ", ".join(map(printable, self.classes))
        return f"<IncidentTable {self.year.first} to {self.year.last}: {classes} by {len(self.lines)} lines>"

    def counts(self, class_: str) -> Measure:
        """1 where an incident is of the class, else 0; a line that changes nothing of that is not asked."""
        return self._first(lambda line: line.class_ == class_)

    def pending(self) -> Measure:
        """1 where an incident is not settled, else 0."""
        return self._first(lambda line: line.is_of_pending)

    def has(self, leaf: Input) -> Measure:
        """1 where an incident has the element that an input is, else 0; missing where what says so is not known."""
        element = next((one for one in self.worded.values() if one.leaf == leaf), None)
        return ZERO if element is None else element.present(self.worded)

    def classify(self, incident: Incident) -> ClassifiedIncident:
        """The incident with the class of the first line that fits."""
        found = {WITHIN_YEAR: incident.date in self.year, **incident.elements}
        looked_at: dict[str, ElementValue] = {}
        *lines, last = self._ordered
        for line in lines:
            elements, fits = line.look_at(found)
            looked_at |= elements
            if fits:
                return ClassifiedIncident(incident, line.class_, tuple(looked_at.items()), line.is_of_pending)
        return ClassifiedIncident(incident, last.class_, tuple(looked_at.items()))

    def numbers_of(self, incident: Incident) -> dict[str, int]:
        """The elements of an incident as the whole numbers that conditions read, by path."""
        said = {DAY_OF_INCIDENT.path: day_number(incident.date)}
        return said | {
            self.worded[key].leaf.path: self.worded[key].number_of(value) for key, value in incident.elements.items()
        }

    def faults_of(self, elements: Mapping[str, object], where: str) -> list[Fault]:
        """Every element that the edition does not know, wrong words, and what is lacking or out of place."""
        if self._all_are_right(elements):
            return []
        faults = Faults()
        given = Given(elements, where, faults)
        # What every incident has is read where evidence is made; here it is only known.
        read = given.keys((), (ID, DAY, *self.worded))
        for key, element in self.worded.items():
            has = self._has(element, read)
            if has is False:
                if not read[key].is_absent:
                    read[key].refuse("out_of_place", case="element", **self._told(element))
            elif not read[key].is_absent:
                read[key].truth() if element.is_truth else read[key].choice(element.words)
            elif has:
                given.refuse("required", case="key", key=key)
        return faults.found

    def _all_are_right(self, elements: Mapping[str, object]) -> bool:
        """Whether every element is there with a value of its own, where each incident has all: most need no more."""
        plain = all(type(value) in {str, bool} for value in elements.values())
        return (
            plain
            and elements.keys() == self.worded.keys()
            and all(not element.only_of and elements[key] in element.values for key, element in self.worded.items())
        )

    def _has(self, element: IncidentElement, read: Mapping[str, Given]) -> bool | None:
        """Whether an incident has an element at all; None where what says so is not known."""
        for of, those in element.only_of.items():
            said = read[of].value
            if type(said) not in {str, bool} or said not in self.worded[of].values:
                return None
            if said not in those:
                return False
        return True

    @property
    def classes_of_pending(self) -> frozenset[str]:
        """The classes that incidents that are not settled fall into."""
        return frozenset(line.class_ for line in self._ordered if line.is_of_pending)

    @property
    def settled(self) -> frozenset[str]:
        """The paths of what is known of an incident that is pending: its day, and elements that do not change."""
        return frozenset({DAY_OF_INCIDENT.path, *(one.leaf.path for one in self.worded.values() if one.settled)})

    def _told(self, element: IncidentElement) -> Mapping[str, Wording]:
        """An element, and the incidents that alone have it, in words."""
        others = [
            (self.worded[of].label, of, self.worded[of].values[one])
            for of, those in element.only_of.items()
            for one in those
        ]
        only = Wording(
            "、".join(f"{label}为{words.said.zh}" for label, _, words in others),
            " or ".join(f"{of} is {words.said.en}" for _, of, words in others),
        )
        return {"label": Wording(element.label, element.key), "only": only}

    def _first(self, counted: Callable[[IncidentLine], bool]) -> Measure:
        """1 where the first line that fits is one of these, else 0."""
        *lines, last = self._ordered
        made: Measure = ONE if counted(last) else ZERO
        for line in reversed(lines):
            points = ONE if counted(line) else ZERO
            if points != made:
                made = when(*line.conditions(self.year, self.worded), points=points, otherwise=made)
        return made

    def _faults(self) -> Iterator[Fault]:
        if self.lines[-1].asks:
            yield Fault.of(pointer("lines", str(len(self.lines) - 1)), "last_line_asks")
        for at, line in enumerate(self.lines):
            asked = {key: fitting for key, fitting in line.asks.items() if key != WITHIN_YEAR}
            yield from self._unknown(asked, pointer("lines", str(at)))
        for at, element in enumerate(self.elements):
            yield from self._unknown(element.only_of, pointer("elements", str(at), "only_of"), element.key)

    def _unknown(self, asked: Mapping[str, tuple[ElementValue, ...]], where: str, own: str = "") -> Iterator[Fault]:
        """What is asked of elements that there are not, or of values that they do not have."""
        known = tuple(key for key in self.worded if key != own)
        for key, fitting in asked.items():
            if key not in known:
                yield Fault.of(where, "unknown_choice", case="word", given=described(key), known=known)
                continue
            values = tuple(self.worded[key].values)
            for at, one in enumerate(fitting):
                if one not in values:
                    listed = tuple(map(str, values))
                    path = where + pointer(key, str(at))
                    yield Fault.of(path, "unknown_choice", case="word", given=described(one), known=listed)


def elements_told_by(table: IncidentTable | None) -> FrozenMapping[str, IncidentElement]:
    """The elements of an incident in the words of a table; without one, in words that fit every place."""
    return IN_NEUTRAL_WORDS if table is None else table.worded
