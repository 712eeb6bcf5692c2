"""Evidence of one unit: the frozen value that every score starts from, and the correction that it came of.

Corrections are made in ``amending``. A chain of corrections is copied and pickled link by link, so that it may have
any length.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve, field, fields, frozen
from attrs.exceptions import FrozenInstanceError

from huizhou_qa.errors import Wording, pointer
from huizhou_qa.evidence.parsing import SECTIONS, EvidenceParts, read_evidence
from huizhou_qa.evidence.plain_figures import PlainFigures
from huizhou_qa.evidence.record_fields import Fields, are_all, as_read, check_named, is_one_of, refuse_repeated_ids
from huizhou_qa.evidence.record_numbers import numbers_of
from huizhou_qa.evidence.records import Award, Incident, Known, Nothing, Ruling, StatisticValue
from huizhou_qa.evidence.remembered import Remembering
from huizhou_qa.evidence.sections_face import sections, value_told
from huizhou_qa.evidence.source import ReadEvidence, ReadFigures
from huizhou_qa.evidence.values import Values
from huizhou_qa.fields.derived import Derived, source_of
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.markup import Html, NamedFace, Telling, element, run_on
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate

# The path at which evidence says that there were no incidents.
NONE_HAPPENED = "/incidents"
# The fields that become records when they are first asked for.
WHEN_ASKED = ("facts", "marks")
# The beginning of the path of an incident.
INCIDENT_PREFIX = f"{NONE_HAPPENED}/"

Said = Known | Nothing | Award | StatisticValue | Incident | Ruling | tuple[()]
"""A value that evidence gives under one name; an empty tuple says that no incidents happened."""

SEEN = Wording("考核数据", "Evidence")
AMENDED = Wording("更正：{on}，{by}：{why}", "Corrected on {on} by {by}: {why}")
CHANGES = Wording("更正的值", "What was corrected")

KINDS_SAID = (Known, Nothing, Award, Fraction, Rate, Between, Incident, Ruling)


@frozen(repr=False, getstate_setstate=False)
class Evidence(NamedFace, Remembering):
    """All that is known of one unit (县、区); make it with ``Evidence.from_dict``.

    Evidence with the same values is equal, regardless of corrections and statements. A notebook shows it by the keys of
    its values; ``evidence.shown_by(scheme)`` shows it by their names.

    Attributes:
        unit: the unit's name.
        facts: the facts by name.
        marks: the awarded marks by clause.
        averages: the averages by the name of their fact.
        statistics: the other statistics of the cohort by name.
        incidents: the incidents; empty where none happened, None where that is not known.
        rulings: the rulings by clause.
        unsaid: the paths given with null: their values are missing, but a wrong name is a fault.
        amendment: the correction that the evidence came of, if any.
        statement_days: the days of the statements that it was selected from, if any.
    """

    unit: str
    facts: FrozenMapping[str, Known | Nothing] = field(factory=FrozenMapping)
    marks: FrozenMapping[str, Award | Nothing] = field(factory=FrozenMapping)
    averages: FrozenMapping[str, StatisticValue] = field(factory=FrozenMapping)
    statistics: FrozenMapping[str, StatisticValue] = field(factory=FrozenMapping)
    incidents: tuple[Incident, ...] | None = None
    rulings: FrozenMapping[str, Ruling] = field(factory=FrozenMapping)
    unsaid: frozenset[str] = frozenset()
    amendment: Amendment | None = field(default=None, eq=False)
    statement_days: tuple[date, ...] = field(default=(), eq=False)

    def __attrs_pre_init__(self) -> None:
        # ``__init__`` of existing evidence must not change it.
        if hasattr(self, "unit"):
            raise FrozenInstanceError

    def __attrs_post_init__(self) -> None:
        fields = Fields(self)
        unit = fields["unit"].name()
        check_named(fields["facts"], Known, Nothing)
        check_named(fields["marks"], Award, Nothing)
        for section in ("averages", "statistics"):
            for average in check_named(fields[section], Fraction, Rate, Between):
                average.average()
        check_named(fields["rulings"], Ruling)
        if self.incidents is not None and are_all(fields["incidents"], Incident):
            refuse_repeated_ids(fields["incidents"], [incident.id for incident in self.incidents])
        are_all(fields["unsaid"], str, within=frozenset)
        are_all(fields["statement_days"], date)
        if not fields["amendment"].is_absent:
            is_one_of(fields["amendment"], Amendment)
        fields.settle(unit=unit)
        # Worked out here rather than when it is first scored: what may take long is done when evidence is made.
        _ = self.values

    @cached_property
    def values(self) -> Values:
        """The known numbers by path, converted once."""
        read = what_was_read(self)
        named = self if read is None else read.sections
        return numbers_of(named.facts, named.marks, self.averages, self.statistics)

    @classmethod
    def from_dict(cls, given: Mapping[str, object]) -> Evidence:
        """Evidence from a plain mapping with the keys of evidence.

        They are unit, facts, marks, averages, statistics, incidents, rulings and statement_days. Only ``unit`` is
        required. Absent sections are empty, except ``incidents``: absent or None means that
        it is not known, ``[]`` that none happened. Raises EvidenceError listing every fault of form with
        its JSON Pointer. Names, ranges and contradictions depend on a scheme and are checked with it.
        """
        return evidence_read(read_evidence(given))

    if not TYPE_CHECKING:  # pragma: no branch - no run is a check of types
        # Found here it is asked at once, before what attrs looks for in the classes above.
        __getattr__ = Derived.__getattr__

    def said(self) -> FrozenMapping[str, Said]:
        """All its values by JSON Pointer, in the order of evidence; incidents have their ids.

        Where no incidents happened, ``/incidents`` has an empty tuple.
        """
        incidents = {incident.id: incident for incident in self.incidents or ()}
        named: list[Mapping[str, Said]]
        named = [self.facts, self.marks, self.averages, self.statistics, incidents, self.rulings]
        said: dict[str, Said] = {
            pointer(section, name): one
            for section, by_name in zip(SECTIONS, named, strict=True)
            for name, one in by_name.items()
        }
        return FrozenMapping(said | {NONE_HAPPENED: ()} if self.incidents == () else said)

    def with_statistics(
        self, averages: FrozenMapping[str, StatisticValue], statistics: FrozenMapping[str, StatisticValue]
    ) -> Evidence:
        """The same evidence with these averages and other statistics, which were worked out over a cohort."""
        # All else was checked when this was made, and what a cohort works out needs no check of form.
        read = what_was_read(self)
        unmade = () if read is None else WHEN_ASKED
        kept = {one.name: getattr(self, one.name) for one in fields(Evidence) if one.name not in unmade}
        return as_read(Evidence, **kept | {"averages": averages, "statistics": statistics, "_source": read})

    def without_averages(self) -> Evidence:
        """The unit's own evidence, without averages and other statistics, which a cohort computes."""
        return evolve(self, averages=FrozenMapping(), statistics=FrozenMapping())

    def _summary(self) -> str:
        incidents = "incidents not said" if self.incidents is None else f"{len(self.incidents)} incidents"
        return f"<Evidence {self.unit}: {len(self.facts)} facts, {len(self.marks)} marks, {incidents}>"

    def _told(self, tell: Telling) -> Html:
        made = self.amendment
        parts = [tell.head(tell.told(SEEN), self.unit)]
        if made is not None:
            told = tell.say(AMENDED, by=made.by, on=made.on, why=made.why)
            changed = (
                (tell.called(one.path), *(_side(side, one.path, tell) for side in (one.before, one.after)))
                for one in made.changes
            )
            parts += [
                element("p", told),
                tell.table(tell.told(CHANGES), ("path", "said_before", "said_after"), changed),
            ]
        return run_on((*parts, sections(self, tell)))

    def __copy__(self) -> Evidence:
        return self

    def __deepcopy__(self, _memo: object) -> Evidence:
        return self

    def __reduce__(self) -> tuple[Callable[[tuple[_Link, ...]], Evidence], tuple[tuple[_Link, ...]]]:
        return _chained, (_links(self),)


def evidence_read(read: ReadEvidence) -> Evidence:
    """Evidence as it was read, which had no fault."""
    at_once = {name: one for name, one in zip(read._fields, read, strict=True) if name != "sections"}
    made = as_read(Evidence, **at_once, amendment=None, _source=read, _remembered=None)
    if not isinstance(read.sections, ReadFigures):
        _ = made.values
    return made


def figures_as_read(evidence: Evidence) -> PlainFigures | None:
    """The facts and the marks of evidence of which all were read as plain figures; None of any other."""
    read = what_was_read(evidence)
    return read.sections.figures if read is not None and isinstance(read.sections, ReadFigures) else None


def what_was_read(evidence: Evidence) -> ReadEvidence | None:
    """What the facts and the marks follow from; None where they were handed over as records."""
    read = source_of(evidence)
    return read if isinstance(read, ReadEvidence) else None


def _side(said: Said | None, path: str, tell: Telling) -> Html:
    return tell.missing() if said is None else value_told(said, path, tell)


@frozen
class Amended:
    """One value that a correction changed.

    Attributes:
        path: the JSON Pointer of the value; incidents have their ids, ``/incidents`` says that none happened.
        before: the value before; None where it was missing.
        after: the value after; None where it is missing.
    """

    path: str
    before: Said | None
    after: Said | None

    def __attrs_post_init__(self) -> None:
        fields = Fields(self)
        for name in ("before", "after"):
            said = fields[name]
            none_happened = type(said.value) is tuple and not said.value
            if not said.is_absent and not none_happened:
                is_one_of(said, *KINDS_SAID)
        fields.settle(path=fields["path"].text())


@frozen(repr=False)
class Amendment:
    """A correction (更正).

    Attributes:
        replaced: the evidence before.
        changes: every changed value.
        by: who decided.
        on: the day.
        why: the reason.
    """

    replaced: Evidence
    changes: tuple[Amended, ...]
    by: str
    on: date
    why: str

    def __attrs_post_init__(self) -> None:
        fields = Fields(self)
        is_one_of(fields["replaced"], Evidence)
        are_all(fields["changes"], Amended)
        fields.settle(by=fields["by"].who(), on=fields["on"].day(), why=fields["why"].reason())

    def __repr__(self) -> str:
        paths = ", ".join(change.path for change in self.changes)
        return f"<Amendment of {self.replaced.unit} on {self.on}: {paths}>"

    def __copy__(self) -> Amendment:
        return self

    def __deepcopy__(self, _memo: object) -> Amendment:
        return self

    def __reduce__(self) -> tuple[Callable[..., Amendment], tuple[object, ...]]:
        return Amendment, (self.replaced, self.changes, self.by, self.on, self.why)


class _Link(NamedTuple):
    """The parts of one link of a chain, and the correction that it came of, without what that replaced."""

    parts: EvidenceParts
    came_of: tuple[tuple[Amended, ...], str, date, str] | None


def _links(evidence: Evidence) -> tuple[_Link, ...]:
    found: list[_Link] = []
    link: Evidence | None = evidence
    while link is not None:
        made = link.amendment
        came_of = None if made is None else (made.changes, made.by, made.on, made.why)
        named = (link.facts, link.marks, link.averages, link.statistics, link.incidents, link.rulings)
        found.append(_Link(EvidenceParts(link.unit, *named, link.unsaid, link.statement_days), came_of))
        link = None if made is None else made.replaced
    return tuple(reversed(found))


def _chained(links: tuple[_Link, ...]) -> Evidence:
    first, *later = links
    evidence = _made(first.parts, None)
    for link in later:
        evidence = _made(link.parts, None if link.came_of is None else Amendment(evidence, *link.came_of))
    return evidence


def _made(parts: EvidenceParts, amendment: Amendment | None) -> Evidence:
    return Evidence(*parts[:-1], amendment, parts.statement_days)
