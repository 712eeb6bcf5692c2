"""Incidents: which class each falls into, line by line.

Each incident gets exactly one class, that of the first line that fits, together with the elements
that the line looked at. What the count of a class does to the score is in ``adjustments``, and what a
class does to the grade in ``vetoes``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import TypeVar

from attrs import field, frozen
from attrs.validators import optional

from huizhou_qa.errors import SchemeError, Wording, described, expect, is_a, one_of, pointer, refused
from huizhou_qa.evidence.records import (
    INCIDENT_STATUSES,
    RECOGNISING_BODIES,
    SEVERITIES,
    Incident,
    IncidentStatus,
    RecognisedBy,
    Severity,
)
from huizhou_qa.fields.converters import a_name, a_truth, by_field, each_of_kind, members
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program.entries import day_number, day_of_incident, element
from huizhou_qa.rules import Condition, Input, Measure, Within
from huizhou_qa.rules.derived import ONE, ZERO, any_of, exactly, negation, when
from huizhou_qa.rules.sections import INCIDENTS
from huizhou_qa.scheme.incident_elements import IncidentElement
from huizhou_qa.scheme.incident_words import IN_NEUTRAL_WORDS, declared

# The class of an incident that is not settled: it may yet become any other.
CONTESTED = "contested"

Value = TypeVar("Value")
Word = TypeVar("Word", bound=str)

Element = tuple[str, str | bool]

# The elements that are one of named words, in the order of their numbers, and those that are true or false.
OPTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"recognised_by": RECOGNISING_BODIES, "severity": SEVERITIES, "status": INCIDENT_STATUSES}
)
TRUTHS = ("from_product_quality", "serious_harm", "systemic_or_regional")
DAY = day_of_incident()
ELEMENTS: Mapping[str, Input] = MappingProxyType(
    {**{name: element(name, words) for name, words in OPTIONS.items()}, **{name: element(name) for name in TRUTHS}}
)

_DAY = Wording("日期（datetime.date）", "a day (datetime.date)")
_PERIOD = Wording("起止日期（Period）", "a Period")
_LINE = Wording("分类表的一行（IncidentLine）", "an IncidentLine")


def _a_day(value: date) -> date:
    if is_a(value, datetime):
        raise refused(value, _DAY)
    return expect(value, date, _DAY)


def _a_truth_or_none(value: bool | None) -> bool | None:  # noqa: FBT001 (a converter takes what it converts)
    return None if value is None else a_truth(value)


@frozen(field_transformer=by_field)
class Period:
    """Days from the first to the last, both counted."""

    first: date = field(converter=_a_day)
    last: date = field(converter=_a_day)

    def __attrs_post_init__(self) -> None:
        if self.first > self.last:
            raise SchemeError.of("/first", "out_of_order", case="days", first=self.first, last=self.last)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def _bodies(values: tuple[RecognisedBy, ...] | None) -> tuple[RecognisedBy, ...] | None:
    return None if values is None else _words(values, RECOGNISING_BODIES)


def _severities(values: tuple[Severity, ...] | None) -> tuple[Severity, ...] | None:
    return None if values is None else _words(values, SEVERITIES)


def _words(values: tuple[Word, ...], options: tuple[Word, ...]) -> tuple[Word, ...]:
    given = members(values)
    for at, word in enumerate(given):
        if type(word) is not str or word not in options:
            raise SchemeError.of(pointer(str(at)), "unknown_choice", case="word", given=described(word), known=options)
    return given


def _single(wanted: Value | None) -> tuple[Value] | None:
    return None if wanted is None else (wanted,)


@frozen(field_transformer=by_field)
class IncidentLine:
    """One line of the table: the class, and what an incident must be to fit. None asks nothing.

    ``within_year`` asks whether the day it occurred lies in the assessment year; the others ask
    for the element of the same name, the lists for any of their words.
    """

    class_: str = field(converter=a_name)
    within_year: bool | None = field(default=None, converter=_a_truth_or_none)
    from_product_quality: bool | None = field(default=None, converter=_a_truth_or_none)
    serious_harm: bool | None = field(default=None, converter=_a_truth_or_none)
    status: IncidentStatus | None = field(default=None, validator=optional(one_of(INCIDENT_STATUSES)))
    recognised_by: tuple[RecognisedBy, ...] | None = field(default=None, converter=_bodies)
    severity: tuple[Severity, ...] | None = field(default=None, converter=_severities)
    systemic_or_regional: bool | None = field(default=None, converter=_a_truth_or_none)

    asks: FrozenMapping[str, tuple[str | bool, ...]] = field(init=False, repr=False, eq=False)

    @asks.default
    def _what_is_asked(self) -> FrozenMapping[str, tuple[str | bool, ...]]:
        """The elements that are asked for, in order, each with every value that fits."""
        asked: dict[str, tuple[str | bool, ...] | None] = {
            "within_year": _single(self.within_year),
            "from_product_quality": _single(self.from_product_quality),
            "serious_harm": _single(self.serious_harm),
            "status": _single(self.status),
            "recognised_by": self.recognised_by,
            "severity": self.severity,
            "systemic_or_regional": _single(self.systemic_or_regional),
        }
        return FrozenMapping({name: wanted for name, wanted in asked.items() if wanted is not None})

    def conditions(self, year: Period) -> Iterator[Condition]:
        """The same as conditions over the elements of an incident."""
        for name, fitting in self.asks.items():
            if name == "within_year":
                yield _is_within(year) if fitting[0] else negation(_is_within(year))
            elif name in OPTIONS:
                leaf = ELEMENTS[name]
                places = [exactly(leaf, leaf.options.index(str(word))) for word in fitting]
                yield places[0] if len(places) == 1 else any_of(*places)
            else:
                yield exactly(ELEMENTS[name], 1 if fitting[0] else 0)

    def look_at(self, found: Mapping[str, str | bool]) -> tuple[dict[str, str | bool], bool]:
        """The elements looked at, up to the first that does not fit, and whether all of them fit."""
        looked_at: dict[str, str | bool] = {}
        for name, fitting in self.asks.items():
            looked_at[name] = found[name]
            if found[name] not in fitting:
                return looked_at, False
        return looked_at, True


def _is_within(year: Period) -> Condition:
    """That the incident occurred in the assessment year."""
    days = Interval(day_number(year.first), day_number(year.last), low_closed=True, high_closed=True)
    return Within(DAY, days)


def elements_of(incident: Incident) -> dict[str, int]:
    """The elements of an incident as the whole numbers that conditions read, by path."""
    said = {DAY.path: day_number(incident.date)}
    for name, leaf in ELEMENTS.items():
        given = getattr(incident, name)
        said[leaf.path] = leaf.options.index(given) if leaf.options else int(bool(given))
    return said


def _elements(incident: Incident, year: Period) -> dict[str, str | bool]:
    return {
        "within_year": incident.date in year,
        "from_product_quality": incident.from_product_quality,
        "serious_harm": incident.serious_harm,
        "status": incident.status,
        "recognised_by": incident.recognised_by,
        "severity": incident.severity,
        "systemic_or_regional": incident.systemic_or_regional,
    }


@frozen
class ClassifiedIncident:
    """An incident, its one class, and the elements that made it so.

    The elements are the pairs of name and value that were looked at on the way down the table to
    the line that fits.
    """

    incident: Incident
    class_: str
    elements: tuple[Element, ...]

    @property
    def id(self) -> str:
        """The incident's own id."""
        return self.incident.id


def _a_period(value: Period) -> Period:
    return expect(value, Period, _PERIOD)


def _counted(line: IncidentLine, class_: str) -> Measure:
    return ONE if line.class_ == class_ else ZERO


def _lines(values: Iterable[IncidentLine]) -> tuple[IncidentLine, ...]:
    lines = each_of_kind(values, IncidentLine, _LINE)
    if not lines:
        raise SchemeError.of("", "empty", case="lines")
    return lines


@frozen(field_transformer=by_field)
class IncidentTable:
    """The lines from top to bottom; the last must fit everything, so that no incident is left over.

    ``elements`` are the edition's words for elements of an incident, and ``worded`` are all elements by their keys:
    those that it does not word are told in words that fit every place.
    """

    year: Period = field(converter=_a_period)
    lines: tuple[IncidentLine, ...] = field(converter=_lines)
    elements: tuple[IncidentElement, ...] = field(default=(), converter=declared)
    worded: FrozenMapping[str, IncidentElement] = field(init=False, repr=False, eq=False)
    classes: FrozenMapping[str, str] = field(init=False, repr=False, eq=False)

    @worded.default
    def _every_element_by_key(self) -> FrozenMapping[str, IncidentElement]:
        return FrozenMapping({**IN_NEUTRAL_WORDS, **{one.key: one for one in self.elements}})

    @classes.default
    def _classes_with_their_paths(self) -> FrozenMapping[str, str]:
        """Every class that a line gives, with the path that its count is read at."""
        return FrozenMapping({line.class_: pointer(INCIDENTS, line.class_) for line in self.lines})

    def __attrs_post_init__(self) -> None:
        if self.lines[-1].asks:
            raise SchemeError.of(pointer("lines", str(len(self.lines) - 1)), "last_line_asks")

    def counts(self, class_: str) -> Measure:
        """1 where an incident is of the class, else 0; a line that changes nothing of that is not asked."""
        *lines, last = self.lines
        counted = _counted(last, class_)
        for line in reversed(lines):
            points = _counted(line, class_)
            if points != counted:
                counted = when(*line.conditions(self.year), points=points, otherwise=counted)
        return counted

    def classify(self, incident: Incident) -> ClassifiedIncident:
        """The incident with the class of the first line that fits."""
        found = _elements(incident, self.year)
        looked_at: dict[str, str | bool] = {}
        *lines, last = self.lines
        for line in lines:
            elements, fits = line.look_at(found)
            looked_at |= elements
            if fits:
                return ClassifiedIncident(incident, line.class_, tuple(looked_at.items()))
        return ClassifiedIncident(incident, last.class_, tuple(looked_at.items()))


def elements_told_by(table: IncidentTable | None) -> FrozenMapping[str, IncidentElement]:
    """The elements of an incident in the words of a table; without one, in words that fit every place."""
    return IN_NEUTRAL_WORDS if table is None else table.worded
