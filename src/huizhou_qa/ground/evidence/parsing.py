"""From a plain mapping to the records of evidence, with every fault of form found at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple, TypeVar

from huizhou_qa.errors import EvidenceError
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
from huizhou_qa.ground.numbers import Rate

Record = TypeVar("Record")
Parts = tuple[
    str,
    dict[str, Known | Nothing],
    dict[str, Award | Nothing],
    dict[str, Fraction | Rate],
    tuple[Incident, ...],
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
    """What values become by section and name; None takes one back."""

    facts: dict[str, Known | Nothing | None]
    marks: dict[str, Award | Nothing | None]
    averages: dict[str, Fraction | Rate | None]
    incidents: dict[str, Incident | None]
    rulings: dict[str, Ruling | None]


def read_evidence(given: Mapping[str, object]) -> Parts:
    """The parts of evidence; raises EvidenceError listing every fault of form."""
    faults = Faults()
    keys = Given(given, "", faults).keys(("unit",), _SECTIONS)
    parts = (
        keys["unit"].text(),
        _section(keys["facts"], _fact),
        _section(keys["marks"], _mark),
        _section(keys["averages"], _average),
        tuple(_incident(one) for one in keys["incidents"].members()),
        _section(keys["rulings"], _ruling),
        tuple(given.path for key in _NAMED for given in _entries(keys[key]) if given.is_absent),
    )
    _refuse_repeated_ids(parts[4], faults)
    if faults.found:
        raise EvidenceError("the evidence cannot be read", faults.found)
    return parts


def read_changes(given: Given) -> Changes:
    """What values become; faults are noted.

    The form is that of evidence, but that incidents stand under their ids, without repeating them.
    """
    keys = given.keys((), _SECTIONS)
    return Changes(
        _changes(keys["facts"], _fact),
        _changes(keys["marks"], _mark),
        _changes(keys["averages"], _average),
        _changes(keys["incidents"], _incident_by_id),
        _changes(keys["rulings"], _ruling),
    )


def _changes(section: Given, read: Callable[[Given], Record]) -> dict[str, Record | None]:
    entries = dict(section.entries())
    for name, given in entries.items():
        if not name.strip():
            given.refuse("empty_text", "an empty name says nothing; write it")
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


def _incident(given: Given) -> Incident:
    keys = given.keys(_INCIDENT_KEYS)
    return _incident_of(keys["id"].text(), keys)


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


def _refuse_repeated_ids(incidents: tuple[Incident, ...], faults: Faults) -> None:
    seen: set[str] = set()
    for at, incident in enumerate(incidents):
        if incident.id and incident.id in seen:
            faults.add(f"/incidents/{at}/id", "repeated_id", "another incident has this id; give each its own")
        seen.add(incident.id)


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
