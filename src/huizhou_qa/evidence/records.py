"""The records that evidence is made of: known facts, awarded marks, incidents, rulings.

A fact is known, missing or nothing. Missing is absence: nobody has said, and it is never zero.
Nothing says that there was nothing to measure, and why. Whoever makes a record, what it holds is read
by the same readers as evidence in plain form, and refused with every fault that they find.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from huizhou_qa.evidence.record_fields import Fields
from huizhou_qa.numbers.exact import Rate

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
    status: Status | None = None

    def __attrs_post_init__(self) -> None:
        fields = Fields(self)
        source, as_of, status = fields["source"], fields["as_of"], fields["status"]
        fields.settle(
            value=fields["value"].fact(),
            source=None if source.is_absent else source.source(),
            as_of=None if as_of.is_absent else as_of.day(),
            status=None if status.is_absent else status.choice(STATUSES),
        )

    @property
    def number(self) -> Fraction:
        """The value as a rule reads it: a rate in percent points, true as 1 and false as 0."""
        if isinstance(self.value, Rate):
            return self.value.quotient * HUNDRED
        return self.value if type(self.value) is Fraction else Fraction(self.value)


@frozen
class Nothing:
    """There was nothing to measure or to judge this year, and why."""

    why: str

    def __attrs_post_init__(self) -> None:
        fields = Fields(self)
        fields.settle(why=fields["why"].reason())


@frozen
class Award:
    """A mark that a department or a panel awarded (得分), by whom, when and for what reason."""

    points: Fraction
    by: str | None = None
    on: date | None = None
    reason: str | None = None

    def __attrs_post_init__(self) -> None:
        fields = Fields(self)
        by, on, reason = fields["by"], fields["on"], fields["reason"]
        fields.settle(
            points=fields["points"].number(),
            by=None if by.is_absent else by.who(),
            on=None if on.is_absent else on.day(),
            reason=None if reason.is_absent else reason.reason(),
        )


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
    recognised_by: RecognisedBy
    severity: Severity
    systemic_or_regional: bool
    status: IncidentStatus

    def __attrs_post_init__(self) -> None:
        fields = Fields(self)
        fields.settle(
            id=fields["id"].name(),
            date=fields["date"].day(),
            from_product_quality=fields["from_product_quality"].truth(),
            serious_harm=fields["serious_harm"].truth(),
            recognised_by=fields["recognised_by"].choice(RECOGNISING_BODIES),
            severity=fields["severity"].choice(SEVERITIES),
            systemic_or_regional=fields["systemic_or_regional"].truth(),
            status=fields["status"].choice(INCIDENT_STATUSES),
        )


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
