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
from huizhou_qa.evidence.source import ReadEvidence, ReadSections, awarded, figures_alone, known
from huizhou_qa.frozen_mapping import FrozenMapping

Record = TypeVar("Record")

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


def read_evidence(given: Mapping[str, object]) -> ReadEvidence:
    """Reads evidence; raises EvidenceError listing every fault of form."""
    read = figures_alone(given)
    return _read_by_entries(given) if read is None else read


def _read_by_entries(given: Mapping[str, object]) -> ReadEvidence:
    """Evidence of any kind."""
    faults = Faults()
    keys = Given(given, "", faults).keys(("unit",), SECTIONS, unlisted=("statement_days",))
    days = [] if keys["statement_days"].is_absent else keys["statement_days"].members()
    facts, marks, averages, statistics = (_figures(keys[section]) for section in SECTIONS[:4])
    rulings = _entries(keys["rulings"])
    read = ReadEvidence(
        keys["unit"].name(),
        ReadSections(_said(facts, _fact), _said(marks, _mark)),
        FrozenMapping(_said(averages, Given.average)),
        FrozenMapping(_said(statistics, Given.average)),
        _incidents(keys["incidents"]),
        FrozenMapping({name: _ruling(one) for name, one in rulings.items() if not one.is_absent}),
        _unsaid(facts, marks, averages, statistics, rulings),
        tuple([one.day() for one in days]),
    )
    faults.raise_if_any(case="unreadable")
    return read


def read_changes(given: Given) -> Changes:
    """Reads the changes of a correction; notes faults.

    The form is that of evidence, but incidents have their ids as keys;
    ``[]`` says that none happened, and null that it is not known any more.
    """
    keys = given.keys((), SECTIONS)
    return Changes(
        _changed(_entries(keys["facts"]), _fact),
        _changed(_entries(keys["marks"]), _mark),
        _changed(_entries(keys["averages"]), Given.average),
        _changed(_entries(keys["statistics"]), Given.average),
        _changed_incidents(given, keys["incidents"]),
        _changed(_entries(keys["rulings"]), _ruling),
    )


def read_statistics(given: Given) -> FrozenMapping[str, StatisticValue] | None:
    """Reads averages or other statistics that were put into a link of a chain; None if none are given. Notes faults."""
    return None if given.is_absent else FrozenMapping(_said(_entries(given), Given.average))


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


def _said(entries: Mapping[str, Given | Fraction], read: Callable[[Given], Record]) -> dict[str, Record | Fraction]:
    """Those that are not given as None, read where they are no numbers yet."""
    return {
        name: read(given) if isinstance(given, Given) else given
        for name, given in entries.items()
        if not (isinstance(given, Given) and given.is_absent)
    }


def _changed(entries: Mapping[str, Given], read: Callable[[Given], Record]) -> dict[str, Record | None]:
    return {name: None if given.is_absent else read(given) for name, given in entries.items()}


def _unsaid(*sections: Mapping[str, Given | Fraction]) -> frozenset[str]:
    """The paths of those that are given as None."""
    listed = [given for entries in sections for given in entries.values() if isinstance(given, Given)]
    return frozenset(given.path for given in listed if given.is_absent)


def _fact(given: Given) -> Known | Nothing:
    if given.has("nothing"):
        return _nothing(given)
    if not given.has("value"):
        return known(given.fact())
    keys = given.keys(("value",), ("source", "as_of", "status"))
    return as_read(
        Known,
        value=keys["value"].fact(),
        source=keys["source"].if_given(Given.source),
        as_of=keys["as_of"].if_given(Given.day),
        status=keys["status"].if_given(lambda status: status.choice(STATUSES)),
    )


def _nothing(given: Given) -> Nothing:
    return as_read(Nothing, why=given.keys(("nothing",))["nothing"].reason())


def _mark(given: Given) -> Award | Nothing:
    if given.has("nothing"):
        return _nothing(given)
    if not given.has("points"):
        return awarded(given.number_or_interval())
    keys = given.keys(("points",), ("by", "on", "reason"))
    return as_read(
        Award,
        points=keys["points"].number_or_interval(),
        by=keys["by"].if_given(Given.who),
        on=keys["on"].if_given(Given.day),
        reason=keys["reason"].if_given(Given.reason),
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
    return as_read(
        Incident, id=id_, date=day, elements=FrozenMapping(said), unsaid=frozenset(elements.keys() - said.keys())
    )


def _ruling(given: Given) -> Ruling:
    keys = given.keys(("treatment", "by", "why"))
    return as_read(
        Ruling, treatment=keys["treatment"].choice(TREATMENTS), by=keys["by"].who(), why=keys["why"].reason()
    )
