"""``check``: lists everything that prevents evidence from being scored, at once.

Faults of form do not hide what else is wrong: what cannot be read is left aside, and all the rest is
held against the scheme. What a score is made of lives in ``assess.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, islice

from attrs import frozen

from huizhou_qa.engine.labelling import labelled
from huizhou_qa.engine.outcomes import obstacles
from huizhou_qa.errors import EvidenceError, Fault, described, is_a, is_mapping, pointer
from huizhou_qa.evidence.asked import given_at
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.parsing import SECTIONS
from huizhou_qa.evidence.plain_structures import MOST_FAULTS, Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.checking import faults_of
from huizhou_qa.scheme.scheme import Scheme, as_scheme

# The one section that is a list, and read as a whole.
INCIDENTS = "incidents"
# The unit of what is read by itself.
STAND_IN = "?1"


@frozen
class Read:
    """What could be read of evidence: the faults of form, what is left without them, and the paths left aside.

    ``incidents`` are those of a list in which one could not be read.
    """

    faults: tuple[Fault, ...]
    evidence: Evidence | None
    unread: frozenset[str] = frozenset()
    incidents: tuple[Given, ...] = ()


def check(scheme: Scheme, evidence: Evidence | Mapping[str, object]) -> tuple[Fault, ...]:
    """Every fault of evidence, or of the mapping it would be made of, by its path; empty where it can be scored.

    First the faults of form, then what does not fit the scheme, then all that is missing or waits for a
    ruling, with its 牵头部门 as the parameter ``lead``. What stands in a value that could not be read is
    told once: it is not missing too. Every text names the input's label, or the clause that is ruled on. The first
    1,000 faults are told. Nothing is raised for any of them; SchemeError for what is no scheme.
    """
    as_scheme(scheme)
    read = _read(evidence) if is_mapping(evidence) else _evidence(evidence)
    found = islice(chain(read.faults, _of_the_rest(scheme, read)), MOST_FAULTS)
    return tuple(labelled(fault, scheme) for fault in found)


def _evidence(given: object) -> Read:
    """The evidence itself, or why what is no mapping either is none."""
    if type(given) is Evidence:
        return Read((), given)
    case = "not_evidence" if is_a(given, Evidence) else "mapping"
    return Read((Fault.of("", "wrong_type", case=case, given=described(given)),), None)


def _of_the_rest(scheme: Scheme, read: Read) -> Iterator[Fault]:
    """What is wrong with the values that could be read, and what is missing beside them."""
    if read.evidence is None:
        return
    yield from _of_unread_incidents(scheme, read)
    unfit = faults_of(scheme, read.evidence)
    for fault in unfit:
        if fault.code != "nothing_to_rule" or not _rests_on(scheme, fault, read.unread):
            yield fault
    refused = {fault.path for fault in unfit}
    found = obstacles(scheme, read.evidence, refused)
    yield from found.divisions
    for fault in found.missing:
        # An interval that does not fit is told once.
        if not _is_under(fault.path, read.unread) and not (fault.code == "interval" and fault.path in refused):
            yield fault


def _of_unread_incidents(scheme: Scheme, read: Read) -> Iterator[Fault]:
    """What does not fit in incidents that were not read because of one of them; each value is told once."""
    text = {fault.path for fault in read.faults}
    for one in read.incidents if scheme.incident_table else ():
        elements = {key: given.value for key, given in one.entries()}
        for fault in scheme.incident_table.faults_of(elements, one.path) if scheme.incident_table else ():
            if fault.path not in text or fault.code == "required":
                yield fault


def _rests_on(scheme: Scheme, ruling: Fault, unread: frozenset[str]) -> bool:
    """Whether a clause that is ruled on reads what could not be read: then nobody can tell that it is known."""
    clauses = [clause for id_, clause in scheme.clauses.items() if pointer("rulings", id_) == ruling.path]
    return any(_is_under(given_at(leaf), unread) for clause in clauses for leaf in clause.rule.inputs)


def _is_under(path: str, places: frozenset[str]) -> bool:
    return any(path == place or path.startswith(place + "/") for place in places)


def _read(given: Mapping[str, object]) -> Read:
    whole = Given(given, "", Faults())
    try:
        return Read((), Evidence.from_dict(given))
    except EvidenceError as error:
        faults = error.faults
    if not whole.is_readable or len(faults) >= MOST_FAULTS:
        return Read(faults, None)
    # Each is read once: a mapping of a foreign kind may say something else when it is asked again.
    parts = dict(whole.entries())
    read, unread = _read_apart(parts, {"/".join(one.path.split("/")[:3]) for one in faults})
    incidents = parts[INCIDENTS].members() if pointer(INCIDENTS) in unread else []
    return Read(faults, _together(read), frozenset(unread), tuple(one for one in incidents if one.is_readable))


def _read_apart(parts: Mapping[str, Given], refused: AbstractSet[str]) -> tuple[list[Evidence], set[str]]:
    """What can be read, as several pieces of evidence, and the paths of the single values that cannot."""
    read: list[Evidence] = []
    unread: set[str] = set()
    for key in ("unit", *SECTIONS):
        values = _values_of(key, parts.get(key, Given(None, pointer(key), Faults())))
        sound = {path: value for path, value in values.items() if path not in refused}
        together = _alone(key, _joined(sound.values())) if len(sound) > 1 else None
        if together is not None:
            read.append(together)
        # Of a value that stands twice only its key was refused; one of a foreign kind may say something else by now.
        for path, value in values.items():
            if together is None or path not in sound:
                alone = _alone(key, value)
                read += [] if alone is None else [alone]
                unread |= {path} if alone is None else set()
    return read, unread


def _joined(entries: Iterable[object]) -> dict[object, object]:
    """The entries of a section as one mapping."""
    return {name: value for one in entries if isinstance(one, dict) for name, value in one.items()}


def _values_of(key: str, part: Given) -> dict[str, object]:
    """What is read of a part by itself: the entries of a section, else the part as a whole."""
    if key in {"unit", INCIDENTS} or not part.is_readable:
        return {part.path: part.value}
    return {one.path: {name: one.value} for name, one in part.entries()}


def _alone(key: str, part: object) -> Evidence | None:
    """Reads a part of evidence on its own; None where it cannot be read."""
    try:
        return Evidence.from_dict({"unit": STAND_IN, key: part})
    except EvidenceError:
        return None


def _together(parts: Sequence[Evidence]) -> Evidence:
    """What several pieces of evidence say, as one; no two of them say anything under the same name."""
    units = [one.unit for one in parts if one.unit != STAND_IN]
    return Evidence(
        unit=units[0] if units else STAND_IN,
        facts=FrozenMapping({name: fact for one in parts for name, fact in one.facts.items()}),
        marks=FrozenMapping({name: mark for one in parts for name, mark in one.marks.items()}),
        averages=FrozenMapping({name: average for one in parts for name, average in one.averages.items()}),
        statistics=FrozenMapping({name: number for one in parts for name, number in one.statistics.items()}),
        incidents=next((one.incidents for one in parts if one.incidents is not None), None),
        rulings=FrozenMapping({clause: ruling for one in parts for clause, ruling in one.rulings.items()}),
        unsaid=frozenset(path for one in parts for path in one.unsaid),
    )
