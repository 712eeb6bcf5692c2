"""The days of an assessment year, and one line of the table that gives incidents their class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording, expect, is_a, pointer, refused
from huizhou_qa.evidence.records import ElementValue
from huizhou_qa.fields.converters import a_name, a_truth, by_field, placed
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program.entries import day_number, day_of_incident
from huizhou_qa.rules import Condition, Within
from huizhou_qa.rules.derived import negation
from huizhou_qa.scheme.incidents.elements import (
    PENDING,
    STATUS,
    WITHIN_YEAR,
    IncidentElement,
    Wanted,
    asked_of,
)

DAY_OF_INCIDENT = day_of_incident()

_DAY = Wording("日期（datetime.date）", "a day (datetime.date)")


def _a_day(value: date) -> date:
    if is_a(value, datetime):
        raise refused(value, _DAY)
    return expect(value, date, _DAY)


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

    @property
    def holds(self) -> Condition:
        """That an incident occurred on one of the days."""
        days = Interval(day_number(self.first), day_number(self.last), low_closed=True, high_closed=True)
        return Within(DAY_OF_INCIDENT, days)


@frozen(init=False, field_transformer=by_field)
class IncidentLine:
    """One line of the table: the class, and what an incident must be to fit; what is not asked fits whatever it is.

    ``within_year`` asks whether the day on which it occurred lies in the assessment year. Every other name is the key
    of an element, and asks for a value of it, or for any of several.

    >>> line = IncidentLine("serious", within_year=True, kind=("fire", "flood"), status="confirmed")
    >>> dict(line.asks)
    {'within_year': (True,), 'kind': ('fire', 'flood'), 'status': ('confirmed',)}

    Attributes:
        class_: the class that it gives.
        asks: every element that is asked for, in order, with the values that fit; ``within_year`` first.
    """

    class_: str = field(converter=a_name)
    asks: FrozenMapping[str, tuple[ElementValue, ...]] = field(converter=asked_of)

    def __init__(self, class_: str, *, within_year: bool | None = None, **elements: Wanted) -> None:
        within = {} if within_year is None else {WITHIN_YEAR: placed(pointer(WITHIN_YEAR), a_truth, within_year)}
        self.__attrs_init__(class_, {**within, **asked_of(elements)})

    @property
    def is_of_pending(self) -> bool:
        """Whether only incidents that are not settled fit it."""
        return self.asks.get(STATUS) == (PENDING,)

    def conditions(self, year: Period, elements: Mapping[str, IncidentElement]) -> Iterator[Condition]:
        """The same as conditions over the elements of an incident."""
        for key, fitting in self.asks.items():
            if key == WITHIN_YEAR:
                yield year.holds if fitting[0] else negation(year.holds)
            else:
                yield elements[key].is_one_of(fitting, elements)

    def look_at(self, found: Mapping[str, ElementValue]) -> tuple[dict[str, ElementValue], bool]:
        """The elements looked at, up to the first that does not fit, and whether all of them fit.

        An element that the incident does not have fits nothing, and there is nothing to keep of it.
        """
        looked_at: dict[str, ElementValue] = {}
        for key, fitting in self.asks.items():
            if key not in found:
                return looked_at, False
            looked_at[key] = found[key]
            if found[key] not in fitting:
                return looked_at, False
        return looked_at, True
