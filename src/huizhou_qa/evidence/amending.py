"""Corrections (更正): make new evidence from old, with a chain that leads back to the first.

Nothing is overwritten: evidence is frozen, and corrected evidence holds the evidence that it replaced,
who decided, when and why. ``analysis`` shows the effect of a correction on other units.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from attrs import evolve

from huizhou_qa.errors import EvidenceError, Fault, described, is_mapping, pointer
from huizhou_qa.evidence.evidence import NONE_HAPPENED, Amended, Amendment, Evidence, Said
from huizhou_qa.evidence.parsing import Changes, read_changes, read_statistics
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.evidence.records import Incident, StatisticValue
from huizhou_qa.fields.names import named_alike
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.rules.sections import OF_COHORTS

Record = TypeVar("Record")

# The values of the evidence of all links of a chain together: 2,000 corrections of a unit with 100 values.
MOST_MADE_AGAIN = 200_000


class _Signed(NamedTuple):
    """Who made a correction, on which day, and why, as given."""

    by: Given
    on: Given
    why: Given


def amend(evidence: Evidence, changes: Mapping[str, object], by: str, on: date | str, why: str) -> Evidence:
    """Corrects some values of evidence (更正); the result holds the evidence that it replaces.

    ``changes`` has the form of evidence (``{"facts": {"pm25_annual_mean": "36"}}``); null removes a
    value, and incidents have their ids as keys: ``{"incidents": {"丙-1": {…} or null}}``;
    ``{"incidents": []}`` says that none happened, and null that it is unknown whether any did.
    ``by`` is who decided, ``on`` the day (or its ISO text), ``why`` the reason. Raises EvidenceError
    listing every fault: a fault of form, a value that does not change, a day before the last correction or
    before the last statement that the evidence was selected from.
    """
    faults = Faults()
    return _amended(
        _evidence(evidence),
        Given(changes, "", faults),
        _Signed(Given(by, "/by", faults), Given(on, "/on", faults), Given(why, "/why", faults)),
        _evidence(evidence).statement_days,
    )


def changed(evidence: Evidence, changes: Mapping[str, object]) -> tuple[Evidence, Changes]:
    """Evidence as it would be with changes in the form of ``amend``, and the changes as they were read.

    It is no correction: nobody signs it, and nothing remembers what stood there. Raises EvidenceError listing every
    fault of form.
    """
    faults = Faults()
    current = _evidence(evidence)
    read = read_changes(Given(changes, "", faults))
    if not faults.found:
        faults.found.extend(_repeated(current, read, ""))
    faults.raise_if_any(case="changes")
    listed = tuple(_listed(current, read))
    made = _with(current, read, {one.path for one in listed})
    # A name that nothing stood under, given with null: a wrong one is a fault all the same.
    idle = {one.path for one in listed if one.before is None and one.after is None}
    unsaid = made.unsaid | {path for path in idle if not path.startswith(NONE_HAPPENED)}
    return evolve(made, unsaid=unsaid, amendment=None, statement_days=()), read


def history_from_dict(given: Mapping[str, object]) -> Evidence:
    """Makes evidence with its chain from ``{"first": evidence, "amendments": [{"changes", "by", "on", "why"}, …]}``.

    ``averages`` and ``statistics`` beside ``changes`` are those of the link that no correction gave: a cohort puts
    them in.
    The corrections are made again in order. Raises EvidenceError as ``Evidence.from_dict`` and
    ``amend`` do, each fault with its path in the whole; a correction is read only if those before it have no faults.
    """
    faults = Faults()
    keys = Given(given, "", faults).keys(("first",), ("amendments",))
    listed = [member.keys(("changes", "by", "on", "why"), (), OF_COHORTS) for member in keys["amendments"].members()]
    corrections = [(one, read_statistics(one["averages"]), read_statistics(one["statistics"])) for one in listed]
    faults.raise_if_any(case="chain")
    evidence, size = _first(keys["first"]), 0
    for one, averages, statistics in corrections:
        # Every correction makes the whole evidence anew.
        size += len(evidence.said())
        if size > MOST_MADE_AGAIN:
            raise EvidenceError.of(keys["amendments"].path, "too_long", case="chain", most=MOST_MADE_AGAIN)
        # Corrections of statements are links too, and may be older than the last statement.
        evidence = _amended(evidence, one["changes"], _Signed(one["by"], one["on"], one["why"]), ())
        evidence = evidence if averages is None else evolve(evidence, averages=averages)
        evidence = evidence if statistics is None else evolve(evidence, statistics=statistics)
    return evidence


def history(evidence: Evidence) -> tuple[Evidence, ...]:
    """All links of the chain of corrections, from the first evidence to this one; each can be scored."""
    links = [_evidence(evidence)]
    while links[-1].amendment is not None:
        links.append(links[-1].amendment.replaced)
    return tuple(reversed(links))


def statistics_put_in(made: Amendment, link: Evidence) -> dict[str, FrozenMapping[str, StatisticValue]]:
    """The averages and other statistics of a link by section, without sections that follow from its correction."""
    before = made.replaced
    held = zip(OF_COHORTS, (before.averages, before.statistics), (link.averages, link.statistics), strict=True)
    return {section: holds for section, stood, holds in held if not _follows(section, stood, holds, made)}


def _follows(
    section: str, stood: Mapping[str, StatisticValue], holds: Mapping[str, StatisticValue], made: Amendment
) -> bool:
    """Whether a section follows from a correction and the section before it."""
    said: dict[str, Said | None] = {pointer(section, name): value for name, value in stood.items()}
    said |= {change.path: change.after for change in made.changes if change.path.startswith(f"/{section}/")}
    expected = {path: one for path, one in said.items() if one is not None}
    return {pointer(section, name): one for name, one in holds.items()} == expected


def broken_links(evidence: Evidence) -> Iterator[Fault]:
    """The fault of every correction whose changes do not lead from the evidence before it to the evidence after it.

    Averages and other statistics that no correction gave are ignored: a cohort puts them in anew.
    """
    given: dict[str, Said] = {}
    corrected = [(link, link.amendment) for link in history(evidence) if link.amendment is not None]
    for link, made in corrected:
        given = _given_statistics(given, made)
        if not _leads_to(made, link) or not _holds(link, given):
            yield Fault.of("/amendment", "differs", case="amendment", on=made.on)


def _leads_to(made: Amendment, link: Evidence) -> bool:
    said: dict[str, Said | None] = dict(made.replaced.said())
    if any(said.get(one.path) != one.before for one in made.changes):
        return False
    said |= {change.path: change.after for change in made.changes}
    expected = {path: value for path, value in said.items() if value is not None}
    before = made.replaced.amendment
    in_order = before is None or before.on <= made.on
    return in_order and made.replaced.unit == link.unit and _but_statistics(expected) == _but_statistics(link.said())


def statistics_corrected(evidence: Evidence) -> tuple[str, ...]:
    """The paths of the statistics that corrections gave and did not remove; a cohort cannot replace them."""
    given: dict[str, Said] = {}
    for link in history(evidence):
        if link.amendment is not None:
            given = _given_statistics(given, link.amendment)
    return tuple(given)


def _given_statistics(before: Mapping[str, Said], made: Amendment) -> dict[str, Said]:
    """The statistics that corrections gave up to this one; a removed one may be put in anew."""
    changed = {change.path: change.after for change in made.changes if is_of_cohort(change.path)}
    return {path: value for path, value in {**before, **changed}.items() if value is not None}


def _holds(link: Evidence, statistics: Mapping[str, Said]) -> bool:
    said = link.said()
    return all(said.get(path) == value for path, value in statistics.items())


def _but_statistics(said: Mapping[str, Said]) -> dict[str, Said]:
    return {path: value for path, value in said.items() if not is_of_cohort(path)}


def is_of_cohort(path: str) -> bool:
    """Whether a value is one that cohorts put in: an average or another statistic."""
    return path.startswith(tuple(f"/{section}/" for section in OF_COHORTS))


def _evidence(given: object) -> Evidence:
    if type(given) is Evidence:
        return given
    raise EvidenceError.of("", "wrong_type", case="corrected", given=described(given))


def _first(given: Given) -> Evidence:
    if not is_mapping(given.value):
        fault = Fault.of(given.path, "wrong_type", case="mapping", given=described(given.value))
        raise EvidenceError((fault,), {"case": "chain"})
    try:
        return Evidence.from_dict(given.value)
    except EvidenceError as error:
        raise EvidenceError([fault.under(given.path) for fault in error.faults], {"case": "chain"}) from None


def _amended(evidence: Evidence, changes: Given, signed: _Signed, statement_days: tuple[date, ...]) -> Evidence:
    faults = changes.faults
    read, said_by, day, reason = read_changes(changes), signed.by.who(), signed.on.day(), signed.why.reason()
    if not faults.found:
        faults.found.extend(_idle(evidence, read, changes.path))
        faults.found.extend(_repeated(evidence, read, changes.path))
        faults.found.extend(_too_early(evidence, day, signed.on.path, statement_days))
    faults.raise_if_any(case="correction")
    return _replaced(evidence, read, Amendment(evidence, tuple(_listed(evidence, read)), said_by, day, reason))


def _listed(evidence: Evidence, changes: Changes) -> Iterator[Amended]:
    current = evidence.said()
    sections: dict[str, Mapping[str, Said | None]] = {
        "facts": changes.facts,
        "marks": changes.marks,
        "averages": changes.averages,
        "statistics": changes.statistics,
        "incidents": _by_id(evidence, changes),
        "rulings": changes.rulings,
    }
    for section, changed in sections.items():
        for name, said in changed.items():
            path = pointer(section, name)
            yield Amended(path, current.get(path), said)
    before, after = current.get(NONE_HAPPENED), () if _incidents(evidence, changes) == () else None
    if before != after:
        yield Amended(NONE_HAPPENED, before, after)


def _by_id(evidence: Evidence, changes: Changes) -> dict[str, Incident | None]:
    """The change of each incident; all are removed where none happened, or where that is no longer known."""
    if isinstance(changes.incidents, Mapping):
        return dict(changes.incidents)
    return {incident.id: None for incident in evidence.incidents or ()}


def _idle(evidence: Evidence, changes: Changes, where: str) -> Iterator[Fault]:
    listed = tuple(_listed(evidence, changes))
    if isinstance(changes.incidents, tuple) and evidence.incidents == ():
        yield Fault.of(where + NONE_HAPPENED, "no_change", case="stands")
    elif changes.incidents is None and evidence.incidents is None:
        yield Fault.of(where + NONE_HAPPENED, "no_change", case="nothing_there")
    elif not listed:
        yield Fault.of(where, "no_change", case="empty")
    for one in listed:
        if one.before == one.after:
            yield Fault.of(where + one.path, "no_change", case="nothing_there" if one.after is None else "stands")


def _repeated(evidence: Evidence, changes: Changes, where: str) -> Iterator[Fault]:
    """The fault of every new incident whose id is the same as an existing one, spelled differently."""
    current = [incident.id for incident in evidence.incidents or ()]
    new = [id_ for id_, value in _by_id(evidence, changes).items() if value is not None and id_ not in current]
    for at, other in named_alike([*current, *new]):
        id_ = [*current, *new][at]
        yield Fault.of(where + pointer("incidents", id_), "repeated_id", case="incident", id=id_, other=other)


def _too_early(evidence: Evidence, day: date, where: str, statement_days: tuple[date, ...]) -> Iterator[Fault]:
    stood = max(statement_days, default=day)
    corrected = day if evidence.amendment is None else evidence.amendment.on
    if day < max(stood, corrected):
        case = "correction" if corrected >= stood else "statement_days"
        yield Fault.of(where, "before_the_last", case=case, before=max(stood, corrected), given=day)


def _replaced(evidence: Evidence, changes: Changes, amendment: Amendment) -> Evidence:
    return evolve(_with(evidence, changes, {change.path for change in amendment.changes}), amendment=amendment)


def _with(evidence: Evidence, changes: Changes, paths: set[str]) -> Evidence:
    return evolve(
        evidence,
        facts=_merged(evidence.facts, changes.facts),
        marks=_merged(evidence.marks, changes.marks),
        averages=_merged(evidence.averages, changes.averages),
        statistics=_merged(evidence.statistics, changes.statistics),
        incidents=_incidents(evidence, changes),
        rulings=_merged(evidence.rulings, changes.rulings),
        unsaid=evidence.unsaid - paths,
    )


def _incidents(evidence: Evidence, changes: Changes) -> tuple[Incident, ...] | None:
    """The incidents in the order of their first appearance in the chain, so that one put back has its old place.

    They stay as they are, or unknown, where the correction does not mention them.
    """
    by_id = _by_id(evidence, changes)
    if changes.incidents is None or (evidence.incidents is None and changes.incidents == {}):
        return None
    seen = [incident.id for link in history(evidence) for incident in link.incidents or ()]
    merged = _merged({one.id: one for one in evidence.incidents or ()}, by_id)
    return tuple(merged[id_] for id_ in dict.fromkeys([*seen, *merged]) if id_ in merged)


def _merged(current: Mapping[str, Record], changes: Mapping[str, Record | None]) -> FrozenMapping[str, Record]:
    """The current entries with the changes in place, and new names at the end."""
    merged: dict[str, Record | None] = {**current, **changes}
    return FrozenMapping({name: value for name, value in merged.items() if value is not None})
