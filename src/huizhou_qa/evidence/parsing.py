"""Reads a plain mapping into the records of evidence, and finds every fault of form at once.

After the first fault records may hold stand-ins; they never reach a caller, because a single fault refuses the
whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple, TypeVar

from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given, plain_figure
from huizhou_qa.evidence.record_fields import as_read, refuse_repeated_ids
from huizhou_qa.evidence.records import (
    STATUSES,
    TREATMENTS,
    Award,
    Incident,
    Known,
    Nothing,
    Ruling,
    StatisticValue,
    elements_in,
)
from huizhou_qa.frozen_mapping import FrozenMapping

Record = TypeVar("Record")
Entry = TypeVar("Entry", Given, Given | Fraction)

SECTIONS = ("facts", "marks", "averages", "statistics", "incidents", "rulings")
_ID, _DATE = "id", "date"


class EvidenceParts(NamedTuple):
    """The parts of evidence, in the order of its fields, but for the correction that it came of."""

    unit: str
    facts: FrozenMapping[str, Known | Nothing]
    marks: FrozenMapping[str, Award | Nothing]
    averages: FrozenMapping[str, StatisticValue]
    statistics: FrozenMapping[str, StatisticValue]
    incidents: tuple[Incident, ...] | None
    rulings: FrozenMapping[str, Ruling]
    unsaid: frozenset[str]
    statement_days: tuple[date, ...]


class Changes(NamedTuple):
    """The new values by section and name; None removes a value.

    ``incidents`` may be None as a whole (not known any more), or an empty tuple (none happened).
    """

    facts: dict[str, Known | Nothing | None]
    marks: dict[str, Award | Nothing | None]
    averages: dict[str, StatisticValue | None]
    statistics: dict[str, StatisticValue | None]
    incidents: dict[str, Incident | None] | tuple[()] | None
    rulings: dict[str, Ruling | None]


def read_evidence(given: Mapping[str, object]) -> EvidenceParts:
    """Reads the parts of evidence; raises EvidenceError listing every fault of form."""
    faults = Faults()
    keys = Given(given, "", faults).keys(("unit",), SECTIONS, unlisted=("statement_days",))
    days = [] if keys["statement_days"].is_absent else keys["statement_days"].members()
    facts, marks, averages, statistics = (_figures(keys[section]) for section in SECTIONS[:4])
    rulings = _entries(keys["rulings"])
    parts = EvidenceParts(
        keys["unit"].name(),
        _said(facts, _fact),
        _said(marks, _mark),
        _said(averages, _average),
        _said(statistics, _average),
        _incidents(keys["incidents"]),
        _said(rulings, _ruling),
        _unsaid(facts, marks, averages, statistics, rulings),
        tuple([one.day() for one in days]),
    )
    faults.raise_if_any(case="unreadable")
    return parts


def read_changes(given: Given) -> Changes:
    """Reads the changes of a correction; notes faults.

    The form is that of evidence, but incidents have their ids as keys;
    ``[]`` says that none happened, and null that it is not known any more.
    """
    keys = given.keys((), SECTIONS)
    return Changes(
        _changed(_figures(keys["facts"]), _fact),
        _changed(_figures(keys["marks"]), _mark),
        _changed(_figures(keys["averages"]), _average),
        _changed(_figures(keys["statistics"]), _average),
        _changed_incidents(given, keys["incidents"]),
        _changed(_entries(keys["rulings"]), _ruling),
    )


def read_statistics(given: Given) -> FrozenMapping[str, StatisticValue] | None:
    """Reads averages or other statistics that were put into a link of a chain; None if none are given. Notes faults."""
    return None if given.is_absent else _said(_figures(given), _average)


def _entries(section: Given) -> dict[str, Given]:
    """The entries of a section by name; notes faults of the names."""
    entries = {} if section.is_absent else dict(section.entries())
    for name, given in entries.items():
        given.refuse_bad_name(name)
        if not name.strip():
            given.refuse("empty_text", case="name")
    return entries


def _figures(section: Given) -> dict[str, Given | Fraction]:
    """The entries of a section of figures: those that are plain figures as their numbers."""
    listed = section.plain_entries()
    if listed is None:
        return {**_entries(section)}
    return {
        name: section.entry(name, value) if (figure := plain_figure(value)) is None else figure
        for name, value in listed
    }


def _said(entries: Mapping[str, Entry], read: Callable[[Entry], Record]) -> FrozenMapping[str, Record]:
    return FrozenMapping({name: read(given) for name, given in entries.items() if not _is_absent(given)})


def _changed(entries: Mapping[str, Entry], read: Callable[[Entry], Record]) -> dict[str, Record | None]:
    return {name: None if _is_absent(given) else read(given) for name, given in entries.items()}


def _unsaid(*sections: Mapping[str, Given | Fraction]) -> frozenset[str]:
    """The paths of those that are given as None."""
    listed = [given for entries in sections for given in entries.values() if isinstance(given, Given)]
    return frozenset(given.path for given in listed if given.is_absent)


def _is_absent(given: Given | Fraction) -> bool:
    return type(given) is Given and given.value is None


def _average(given: Given | Fraction) -> StatisticValue:
    return given.average() if isinstance(given, Given) else given


def _fact(given: Given | Fraction) -> Known | Nothing:
    if not isinstance(given, Given):
        return as_read(Known, given, None, None, None)
    if given.has("nothing"):
        return _nothing(given)
    if not given.has("value"):
        return as_read(Known, given.fact(), None, None, None)
    keys = given.keys(("value",), ("source", "as_of", "status"))
    return as_read(
        Known,
        keys["value"].fact(),
        keys["source"].if_given(Given.source),
        keys["as_of"].if_given(Given.day),
        keys["status"].if_given(lambda status: status.choice(STATUSES)),
    )


def _nothing(given: Given) -> Nothing:
    return as_read(Nothing, given.keys(("nothing",))["nothing"].reason())


def _mark(given: Given | Fraction) -> Award | Nothing:
    if not isinstance(given, Given):
        return as_read(Award, given, None, None, None)
    if given.has("nothing"):
        return _nothing(given)
    if not given.has("points"):
        return as_read(Award, given.number_or_interval(), None, None, None)
    keys = given.keys(("points",), ("by", "on", "reason"))
    return as_read(
        Award,
        keys["points"].number_or_interval(),
        keys["by"].if_given(Given.who),
        keys["on"].if_given(Given.day),
        keys["reason"].if_given(Given.reason),
    )


def _incidents(given: Given) -> tuple[Incident, ...] | None:
    """The incidents; None where they are not given, which does not mean none."""
    if given.is_absent:
        return None
    listed = [member.keys_and_others((_ID, _DATE)) for member in given.members()]
    ids = [named[_ID].name() for named, _ in listed]
    incidents = tuple([_incident(id_, named, others) for id_, (named, others) in zip(ids, listed, strict=True)])
    refuse_repeated_ids(given, ids)
    return incidents


def _changed_incidents(changes: Given, section: Given) -> dict[str, Incident | None] | tuple[()] | None:
    if section.is_absent:
        return None if changes.has("incidents") else {}
    if type(section.value) in {list, tuple} and not section.value:
        return ()
    entries = _entries(section)
    for id_, one in entries.items():
        one.refuse_no_name(id_)
    return {id_: None if given.is_absent else _changed_incident(id_, given) for id_, given in entries.items()}


def _changed_incident(id_: str, given: Given) -> Incident:
    """An incident that stands under its id, without repeating it."""
    named, others = given.keys_and_others((_DATE,))
    if _ID in others:
        others.pop(_ID).refuse("unknown_key", case="known", key=_ID, known=(_DATE,))
    return _incident(id_, named, others)


def _incident(id_: str, named: Mapping[str, Given], others: Mapping[str, Given]) -> Incident:
    """The incident; which elements it may have beside its day is the edition's to say."""
    day, elements = named[_DATE].day(), elements_in(others)
    said = {key: value for key, value in elements.items() if value is not None}
    return as_read(Incident, id_, day, FrozenMapping(said), frozenset(elements.keys() - said.keys()))


def _ruling(given: Given) -> Ruling:
    keys = given.keys(("treatment", "by", "why"))
    return as_read(Ruling, keys["treatment"].choice(TREATMENTS), keys["by"].who(), keys["why"].reason())
