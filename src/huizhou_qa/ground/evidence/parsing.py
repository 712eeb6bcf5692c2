"""From a plain mapping to the records of evidence, with every fault of form found at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple, TypeVar

from huizhou_qa.errors import EvidenceError, pointer
from huizhou_qa.ground.evidence.plain_values import Faults, Given
from huizhou_qa.ground.evidence.records import (
    INCIDENT_STATUSES,
    RECOGNISING_BODIES,
    SEVERITIES,
    STATUSES,
    TREATMENTS,
    Award,
    Incident,
    Known,
    Nothing,
    Ruling,
)
from huizhou_qa.ground.names import compared, named_alike
from huizhou_qa.ground.numbers import Rate

Record = TypeVar("Record")
Parts = tuple[
    str,
    dict[str, Known | Nothing],
    dict[str, Award | Nothing],
    dict[str, Fraction | Rate],
    tuple[Incident, ...] | None,
    dict[str, Ruling],
    tuple[str, ...],
]

_NAMED = ("facts", "marks", "averages", "rulings")
_SECTIONS = ("facts", "marks", "averages", "incidents", "rulings")
_INCIDENT_KEYS = (
    "id",
    "date",
    "from_product_quality",
    "serious_harm",
    "recognised_by",
    "severity",
    "systemic_or_regional",
    "status",
)


class Changes(NamedTuple):
    """What values become by section and name; None takes one back.

    ``incidents`` as a whole may become unsaid (None), or none (an empty tuple).
    """

    facts: dict[str, Known | Nothing | None]
    marks: dict[str, Award | Nothing | None]
    averages: dict[str, Fraction | Rate | None]
    incidents: dict[str, Incident | None] | tuple[()] | None
    rulings: dict[str, Ruling | None]


def read_evidence(given: Mapping[str, object]) -> Parts:
    """The parts of evidence; raises EvidenceError listing every fault of form."""
    faults = Faults()
    keys = Given(given, "", faults).keys(("unit",), _SECTIONS)
    parts = (
        keys["unit"].name(),
        _section(keys["facts"], _fact),
        _section(keys["marks"], _mark),
        _section(keys["averages"], _average),
        _incidents(keys["incidents"]),
        _section(keys["rulings"], _ruling),
        tuple(given.path for key in _NAMED for given in _entries(keys[key]) if given.is_absent),
    )
    if faults.found:
        raise EvidenceError("the evidence cannot be read", faults.found)
    return parts


def read_changes(given: Given) -> Changes:
    """What values become; faults are noted.

    The form is that of evidence, but that incidents stand under their ids, without repeating them;
    ``[]`` says that none happened, and null takes back whatever was said of them.
    """
    keys = given.keys((), _SECTIONS)
    return Changes(
        _changes(keys["facts"], _fact),
        _changes(keys["marks"], _mark),
        _changes(keys["averages"], _average),
        _changed_incidents(given, keys["incidents"]),
        _changes(keys["rulings"], _ruling),
    )


def _changes(section: Given, read: Callable[[Given], Record]) -> dict[str, Record | None]:
    entries = dict(section.entries())
    for name, given in entries.items():
        if not name.strip():
            given.refuse("empty_text", case="name")
    return {name: None if given.is_absent else read(given) for name, given in entries.items()}


def _section(section: Given, read: Callable[[Given], Record]) -> dict[str, Record]:
    return {name: read(given) for name, given in section.entries() if not given.is_absent}


def _entries(section: Given) -> list[Given]:
    # Read once more without noting faults: they are noted where the section itself is read.
    return [given for _, given in Given(section.value, section.path, Faults()).entries()]


def _has(given: Given, key: str) -> bool:
    return isinstance(given.value, Mapping) and key in given.value


def _fact(given: Given) -> Known | Nothing:
    if _has(given, "nothing"):
        return _nothing(given)
    if not _has(given, "value"):
        return Known(_value(given))
    keys = given.keys(("value",), ("source", "as_of", "status"))
    return Known(
        _value(keys["value"]),
        _text_or_none(keys["source"]),
        _day_or_none(keys["as_of"]),
        None if keys["status"].is_absent else keys["status"].choice(STATUSES),
    )


def _value(given: Given) -> Fraction | bool | Rate:
    if isinstance(given.value, bool):
        return given.value
    return _number_or_rate(given)


def _number_or_rate(given: Given) -> Fraction | Rate:
    if _has(given, "part") or _has(given, "whole"):
        return given.rate()
    return given.number()


def _nothing(given: Given) -> Nothing:
    return Nothing(given.keys(("nothing",))["nothing"].text())


def _mark(given: Given) -> Award | Nothing:
    if _has(given, "nothing"):
        return _nothing(given)
    if not _has(given, "points"):
        return Award(given.number())
    keys = given.keys(("points",), ("by", "on", "reason"))
    return Award(
        keys["points"].number(),
        _text_or_none(keys["by"]),
        _day_or_none(keys["on"]),
        _text_or_none(keys["reason"]),
    )


def _average(given: Given) -> Fraction | Rate:
    average = _number_or_rate(given)
    if isinstance(average, Rate) and average.whole.denominator != 1:
        given.refuse("not_whole", "the whole of an average counts the members; write a whole number")
    return average


def _incidents(given: Given) -> tuple[Incident, ...] | None:
    """The incidents; None where nobody has said, which is not the same as none."""
    if given.is_absent:
        return None
    members = given.members()
    incidents = tuple([_incident(one) for one in members])
    # What is no text or says nothing is refused as such.
    named = [(one, incident.id) for one, incident in zip(members, incidents, strict=True) if compared(incident.id)]
    for at, before in named_alike(id_ for _, id_ in named):
        one, id_ = named[at]
        path = one.path + pointer("id")
        given.faults.add(path, "repeated_id", case="incident", id=id_, other=before)
    return incidents


def _changed_incidents(changes: Given, section: Given) -> dict[str, Incident | None] | tuple[()] | None:
    if _has(changes, "incidents") and section.is_absent:
        return None
    if isinstance(section.value, list | tuple) and not section.value:
        return ()
    return _incidents_by_id(section)


def _incident(given: Given) -> Incident:
    keys = given.keys(_INCIDENT_KEYS)
    return _incident_of(keys["id"].name(), keys)


def _incidents_by_id(section: Given) -> dict[str, Incident | None]:
    for id_, given in section.entries():
        given.refuse_bad_name(id_)
    return _changes(section, _incident_by_id)


def _incident_by_id(given: Given) -> Incident:
    # The id is the key of the entry, and put in by whoever knows it.
    return _incident_of("", given.keys(_INCIDENT_KEYS[1:]))


def _incident_of(id_: str, keys: Mapping[str, Given]) -> Incident:
    return Incident(
        id=id_,
        date=keys["date"].day(),
        from_product_quality=keys["from_product_quality"].truth(),
        serious_harm=keys["serious_harm"].truth(),
        recognised_by=keys["recognised_by"].choice(RECOGNISING_BODIES),
        severity=keys["severity"].choice(SEVERITIES),
        systemic_or_regional=keys["systemic_or_regional"].truth(),
        status=keys["status"].choice(INCIDENT_STATUSES),
    )


def _ruling(given: Given) -> Ruling:
    keys = given.keys(("treatment", "by", "why"))
    return Ruling(
        treatment=keys["treatment"].choice(TREATMENTS),
        by=keys["by"].text(),
        why=keys["why"].text(),
    )


def _text_or_none(given: Given) -> str | None:
    return None if given.is_absent else given.text()


def _day_or_none(given: Given) -> date | None:
    return None if given.is_absent else given.day()
