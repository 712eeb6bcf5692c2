"""The records that evidence is made of: known facts, awarded marks, incidents, rulings.

A fact is known, missing or nothing. A missing fact is absent, and never counts as zero. ``Nothing`` says that
there was nothing to measure, and why. The fields of a record are read by the same readers as evidence in plain form,
with the same faults.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.evidence.record_fields import Fields
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate

Status = Literal["preliminary", "final"]
Treatment = Literal["full", "zero", "rescale"]
TreatmentBySchemes = Literal["full", "zero", "rescale", "mean"]
IncidentStatus = Literal["confirmed", "pending"]
Day = date
StatisticValue = Fraction | Rate | Between
"""An average or another statistic: its number, the sum and the number of members, or an interval."""
ElementValue = str | bool
"""What an element of an incident may be: one of the words of an edition, or whether it is so."""

STATUSES: tuple[Status, ...] = ("preliminary", "final")
TREATMENTS: tuple[Treatment, ...] = ("full", "zero", "rescale")
INCIDENT_STATUSES: tuple[IncidentStatus, ...] = ("confirmed", "pending")

HUNDRED = 100


def _kind_and_value(value: object) -> tuple[bool, object]:
    # In Python True equals 1; a fact that is true does not equal the number 1.
    return isinstance(value, bool), value


@frozen
class Known:
    """A fact's value, and where it comes from.

    Attributes:
        value: a number in the fact's unit, a truth value, or for a percent fact a Rate, one of named options, or an
            interval that the number lies in.
        source: where it comes from, if given.
        as_of: the day of the figure, if given.
        status: whether it is preliminary or final, if given.
    """

    value: Fraction | bool | Rate | str | Between = field(eq=_kind_and_value)
    source: str | None = None
    as_of: date | None = None
    status: Status | None = None

    def __attrs_post_init__(self) -> None:
        fields = Fields(self)
        fields.settle(
            value=fields["value"].fact(),
            source=fields["source"].if_given(Given.source),
            as_of=fields["as_of"].if_given(Given.day),
            status=fields["status"].if_given(lambda status: status.choice(STATUSES)),
        )

    @property
    def number(self) -> Fraction | None:
        """The number that a rule reads: a rate in percent points, true as 1, false as 0; None of a word or interval.

        Which number a word has depends on the options of its input.
        """
        if isinstance(self.value, str | Between):
            return None
        if isinstance(self.value, Rate):
            return self.value.quotient * HUNDRED
        return self.value if type(self.value) is Fraction else Fraction(self.value)


@frozen
class Nothing:
    """Says that there was nothing to measure or to judge this year, and why."""

    why: str

    def __attrs_post_init__(self) -> None:
        fields = Fields(self)
        fields.settle(why=fields["why"].reason())


@frozen
class Award:
    """A mark that a department or a panel awarded (得分).

    Attributes:
        points: the points, or an interval that they lie in.
        by: who awarded it, if given.
        on: the day, if given.
        reason: the reason, if given.
    """

    points: Fraction | Between
    by: str | None = None
    on: date | None = None
    reason: str | None = None

    def __attrs_post_init__(self) -> None:
        fields = Fields(self)
        fields.settle(
            points=fields["points"].number_or_interval(),
            by=fields["by"].if_given(Given.who),
            on=fields["on"].if_given(Given.day),
            reason=fields["reason"].if_given(Given.reason),
        )


@frozen(init=False)
class Incident:
    """An incident: its id, the day on which it occurred, and its elements by their keys.

    The edition declares the elements and their words; scoring refuses values that do not fit. An element that is
    absent or None is missing. ``unsaid`` are the keys that were given with None: a wrong key is a fault all the same.

    >>> Incident("1", date(2030, 5, 1), kind="fire", status="confirmed").elements["kind"]
    'fire'
    """

    id: str
    date: date
    elements: FrozenMapping[str, ElementValue]
    unsaid: frozenset[str] = field(default=frozenset(), eq=False, repr=False)

    def __init__(self, id_: str, day: Day, /, **elements: ElementValue | None) -> None:
        said = {key: value for key, value in elements.items() if value is not None}
        self.__attrs_init__(id_, day, FrozenMapping(said), frozenset(elements.keys() - said.keys()))

    def __attrs_post_init__(self) -> None:
        fields = Fields(self)
        id_, day = fields["id"].name(), fields["date"].day()
        named = {**self.elements, **dict.fromkeys(sorted(self.unsaid))}
        elements = elements_in({name: fields.at(name, value) for name, value in named.items()})
        said = {name: value for name, value in elements.items() if value is not None}
        fields.settle(id=id_, date=day, elements=FrozenMapping(said))


def elements_in(entries: Mapping[str, Given]) -> dict[str, ElementValue | None]:
    """The elements that are named; those named with None are None."""
    for name, one in entries.items():
        one.refuse_bad_name(name)
    return {name: value.if_given(Given.element) for name, value in entries.items()}


@frozen
class Ruling:
    """How a clause that had nothing to measure is treated, who ruled so, and why."""

    treatment: Treatment
    by: str
    why: str

    def __attrs_post_init__(self) -> None:
        fields = Fields(self)
        fields.settle(
            treatment=fields["treatment"].choice(TREATMENTS), by=fields["by"].who(), why=fields["why"].reason()
        )
