"""``check``: everything that stands between one piece of evidence and its score, told at once.

Faults of form do not hide what else is wrong: what cannot be read is left aside, and all the rest is
held against the scheme. What a score is made of lives in ``assess.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from huizhou_qa.assessment.outcomes import obstacles
from huizhou_qa.errors import EvidenceError, Fault, pointer
from huizhou_qa.ground.evidence.evidence import SECTIONS, Evidence
from huizhou_qa.ledger.checking import faults_of
from huizhou_qa.scheme.scheme import Scheme, as_scheme

# The one section that is a list, and read as a whole.
INCIDENTS = "incidents"
# The unit of what is read by itself.
STAND_IN = "?1"


@frozen
class Read:
    """What could be read of evidence: the faults of form, what is left without them, and the paths left aside."""

    faults: tuple[Fault, ...]
    evidence: Evidence | None
    unread: frozenset[str] = frozenset()


def check(scheme: Scheme, evidence: Evidence | Mapping[str, object]) -> tuple[Fault, ...]:
    """Every fault of evidence, or of the mapping it would be made of, by its path; empty where it can be scored.

    First the faults of form, then what does not fit the scheme, then all that is missing or waits for a
    ruling, with its 牵头部门 as the parameter ``lead``. What stands in a value that could not be read is
    told once: it is not missing too. Nothing is raised for any of them; SchemeError for what is no scheme.
    """
    as_scheme(scheme)
    read = Read((), evidence) if isinstance(evidence, Evidence) else _read(evidence)
    return (*read.faults, *_of_the_rest(scheme, read))


def _of_the_rest(scheme: Scheme, read: Read) -> Iterator[Fault]:
    """What is wrong with the values that could be read, and what is missing beside them."""
    if read.evidence is None:
        return
    unfit = faults_of(scheme, read.evidence)
    for fault in unfit:
        if fault.code != "nothing_to_rule" or not _rests_on(scheme, fault, read.unread):
            yield fault
    found = obstacles(scheme, read.evidence, {fault.path for fault in unfit})
    yield from found.divisions
    yield from (fault for fault in found.missing if not _is_under(fault.path, read.unread))


def _rests_on(scheme: Scheme, ruling: Fault, unread: frozenset[str]) -> bool:
    """Whether a clause that is ruled on reads what could not be read: then nobody can tell that it is known."""
    clauses = [clause for id_, clause in scheme.clauses.items() if pointer("rulings", id_) == ruling.path]
    return any(_is_under(leaf.given_as, unread) for clause in clauses for leaf in clause.rule.inputs)


def _is_under(path: str, places: frozenset[str]) -> bool:
    return any(path == place or path.startswith(place + "/") for place in places)


def _read(given: Mapping[str, object]) -> Read:
    try:
        return Read((), Evidence.from_dict(given))
    except EvidenceError as error:
        faults = error.faults
    if not isinstance(given, Mapping):
        return Read(faults, None)
    readable: dict[str, object] = {"unit": given.get("unit") if _can_be_read("unit", given.get("unit")) else STAND_IN}
    unread: set[str] = set()
    for section in SECTIONS:
        part = given.get(section)
        if section != INCIDENTS and isinstance(part, Mapping):
            left = {name: one for name, one in part.items() if _can_be_read(section, {name: one})}
            unread |= {pointer(section, name) for name in part if isinstance(name, str) and name not in left}
            readable[section] = left
        elif _can_be_read(section, part):
            readable[section] = part
        else:
            unread.add(pointer(section))
    return Read(faults, Evidence.from_dict(readable), frozenset(unread))


def _can_be_read(section: str, part: object) -> bool:
    """Whether a part of evidence can be read where it stands alone."""
    try:
        Evidence.from_dict({"unit": STAND_IN, section: part})
    except EvidenceError:
        return False
    return True
