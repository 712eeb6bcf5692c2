"""The records that evidence is made of: known facts, awarded marks, incidents, rulings.

A fact is known, missing or nothing. Missing is absence: nobody has said, and it is never zero.
Nothing says that there was nothing to measure, and why.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import partial
from typing import Literal

from attrs import Attribute, field, frozen
from attrs.validators import optional

from huizhou_qa.errors import EvidenceError, Fault, shown
from huizhou_qa.ground.numbers import Rate

Status = Literal["preliminary", "final"]
Treatment = Literal["full", "zero", "rescale"]
RecognisedBy = Literal["state", "province", "other", "none"]
Severity = Literal["especially_major", "major", "other"]
IncidentStatus = Literal["confirmed", "pending"]

STATUSES: tuple[Status, ...] = ("preliminary", "final")
TREATMENTS: tuple[Treatment, ...] = ("full", "zero", "rescale")
RECOGNISING_BODIES: tuple[RecognisedBy, ...] = ("state", "province", "other", "none")
SEVERITIES: tuple[Severity, ...] = ("especially_major", "major", "other")
INCIDENT_STATUSES: tuple[IncidentStatus, ...] = ("confirmed", "pending")

HUNDRED = 100


def _one_of(options: tuple[str, ...], _record: object, attribute: Attribute[str], value: object) -> None:
    """A validator of a word; evidence that is read from a mapping was checked before, with its path."""
    if value not in options:
        fault = Fault("", "unknown_choice", f"{attribute.name} is {shown(value)}; known: {', '.join(options)}")
        raise EvidenceError("a record of evidence is not right", [fault])


def _kind_and_value(value: object) -> tuple[bool, object]:
    # Python takes True for 1; a fact that is true is not the number 1.
    return isinstance(value, bool), value


@frozen
class Known:
    """A fact's value, and where it comes from if that was said.

    The value is a number in the fact's unit, a truth value, or for a percent fact a Rate.
    """

    value: Fraction | bool | Rate = field(eq=_kind_and_value)
    source: str | None = None
    as_of: date | None = None
    status: Status | None = field(default=None, validator=optional(partial(_one_of, STATUSES)))

    @property
    def number(self) -> Fraction:
        """The value as a rule reads it: a rate in percent points, true as 1 and false as 0."""
        if isinstance(self.value, Rate):
            return self.value.quotient * HUNDRED
        return Fraction(self.value)


@frozen
class Nothing:
    """There was nothing to measure or to judge this year, and why."""

    why: str


@frozen
class Award:
    """A mark that a department or a panel awarded (得分), by whom, when and for what reason."""

    points: Fraction
    by: str | None = None
    on: date | None = None
    reason: str | None = None


@frozen
class Incident:
    """A quality-safety incident with the elements that its class depends on.

    ``date`` is the day it occurred. ``recognised_by`` counts bodies that the State Council or the
    provincial government authorised. ``systemic_or_regional`` is true where the finding itself
    calls it 系统性、区域性.
    """

    id: str
    date: date
    from_product_quality: bool
    serious_harm: bool
    recognised_by: RecognisedBy = field(validator=partial(_one_of, RECOGNISING_BODIES))
    severity: Severity = field(validator=partial(_one_of, SEVERITIES))
    systemic_or_regional: bool
    status: IncidentStatus = field(validator=partial(_one_of, INCIDENT_STATUSES))


@frozen
class Ruling:
    """How a clause that had nothing to measure is treated, who ruled so, and why."""

    treatment: Treatment = field(validator=partial(_one_of, TREATMENTS))
    by: str
    why: str
