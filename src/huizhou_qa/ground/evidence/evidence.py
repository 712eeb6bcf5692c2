"""Evidence of one unit as a whole: the frozen value that every score starts from.

With it stands what evidence remembers of its own correction; making one is ``amending``'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from attrs import evolve, field, frozen

from huizhou_qa.errors import EvidenceError, Fault, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.evidence.parsing import read_evidence
from huizhou_qa.ground.evidence.records import Award, Incident, Known, Nothing, Ruling
from huizhou_qa.ground.numbers import Rate
from huizhou_qa.ground.values import Values

SECTIONS = ("facts", "marks", "averages", "incidents", "rulings")
# Where it stands that there were no incidents.
NONE_HAPPENED = "/incidents"


@frozen(repr=False)
class Evidence:
    """All that is known of one unit (县、区); make it with ``Evidence.from_dict``.

    ``incidents`` is None where nobody has said whether there were any; empty says that none happened.
    ``unsaid`` are the paths that were named with null: they say nothing, but a wrong name is told.
    ``values`` are the known numbers by their path, worked out once, here, so that scoring the
    evidence any number of times never converts a number again. ``amendment`` is the correction it
    came of, if any, and ``account_days`` are the days of the accounts that it stands of, where it stands
    of several; evidence that says the same is equal, however it came about.
    """

    unit: str
    facts: FrozenMapping[str, Known | Nothing] = field(factory=FrozenMapping)
    marks: FrozenMapping[str, Award | Nothing] = field(factory=FrozenMapping)
    averages: FrozenMapping[str, Fraction | Rate] = field(factory=FrozenMapping)
    incidents: tuple[Incident, ...] | None = None
    rulings: FrozenMapping[str, Ruling] = field(factory=FrozenMapping)
    unsaid: frozenset[str] = field(default=frozenset(), eq=False)
    amendment: Amendment | None = field(default=None, eq=False)
    account_days: tuple[date, ...] = field(default=(), eq=False)
    values: Values = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        named = (self.facts, self.marks, self.averages, self.rulings)
        kinds: list[tuple[object, type]] = [(self.unit, str), *((one, FrozenMapping) for one in named)]
        if self.amendment is not None:
            kinds.append((self.amendment, Amendment))
        if not all(isinstance(value, kind) for value, kind in kinds):
            fault = Fault("", "wrong_type", "evidence is made with Evidence.from_dict")
            raise EvidenceError("this is not made of records", [fault])

    @classmethod
    def from_dict(cls, given: Mapping[str, object]) -> Evidence:
        """Evidence from a plain mapping with the keys unit, facts, marks, averages, incidents, rulings.

        Only ``unit`` is required. What is absent is empty, but for ``incidents``: absent or None means that
        nobody has said, ``[]`` that none happened. Raises EvidenceError listing every fault of form with its JSON
        Pointer. What only a scheme can know (names, ranges, contradictions) is checked by
        whatever scores the evidence.
        """
        unit, facts, marks, averages, incidents, rulings, unsaid = read_evidence(given)
        return cls(
            unit=unit,
            facts=FrozenMapping(facts),
            marks=FrozenMapping(marks),
            averages=FrozenMapping(averages),
            incidents=incidents,
            rulings=FrozenMapping(rulings),
            unsaid=frozenset(unsaid),
        )

    @values.default
    def _known_numbers(self) -> Values:
        records = {
            pointer(section, name): record
            for section, named in (("facts", self.facts), ("marks", self.marks), ("averages", self.averages))
            for name, record in named.items()
        }
        known = {path: _number(record) for path, record in records.items() if not isinstance(record, Nothing)}
        known |= {pointer("averages", name, "others"): value for name, value in self._others_averages()}
        return Values(
            known,
            nothing=(path for path, record in records.items() if isinstance(record, Nothing)),
            truths=(path for path, record in records.items() if isinstance(_value(record), bool)),
            rates=(path for path, record in records.items() if isinstance(_value(record), Rate)),
        )

    def said(self) -> dict[str, Said]:
        """Everything that it says, by its JSON Pointer, in the order of evidence; incidents go by their ids.

        That none happened stands at ``/incidents``, as no incidents.
        """
        incidents = {incident.id: incident for incident in self.incidents or ()}
        named: list[Mapping[str, Said]] = [self.facts, self.marks, self.averages, incidents, self.rulings]
        sections = zip(SECTIONS, named, strict=True)
        said = {pointer(section, name): said for section, by_name in sections for name, said in by_name.items()}
        return said | {NONE_HAPPENED: ()} if self.incidents == () else said

    def without_averages(self) -> Evidence:
        """The unit's own evidence: averages are over others too, and computed where the others are known."""
        return evolve(self, averages=FrozenMapping())

    def __repr__(self) -> str:
        incidents = "incidents not said" if self.incidents is None else f"{len(self.incidents)} incidents"
        return f"<Evidence {self.unit}: {len(self.facts)} facts, {len(self.marks)} marks, {incidents}>"

    def _others_averages(self) -> Iterator[tuple[str, Fraction]]:
        """The averages over all other members, where a pair and the unit's own figure tell them."""
        for name, average in self.averages.items():
            own = self.facts.get(name)
            if isinstance(average, Rate) and average.whole > 1 and isinstance(own, Known):
                # A sum below the unit's own figure is a contradiction, and reported as one.
                yield name, max(average.part - own.number, Fraction(0)) / (average.whole - 1)


Said = Known | Nothing | Award | Fraction | Rate | Incident | Ruling | tuple[()]
"""Anything that evidence says under one name; no incidents (an empty tuple) say that none happened."""


@frozen
class Amended:
    """One value that a correction changed: where, what stood there, and what stands there now.

    ``path`` is a JSON Pointer; incidents go by their ids, and that none happened stands at ``/incidents``
    as an empty tuple. None is a value that nobody gave.
    """

    path: str
    before: Said | None
    after: Said | None


@frozen(repr=False)
class Amendment:
    """A correction (更正): what was replaced, every value changed, by whom, on which day, and why."""

    replaced: Evidence
    changes: tuple[Amended, ...]
    by: str
    on: date
    why: str

    def __repr__(self) -> str:
        paths = ", ".join(one.path for one in self.changes)
        return f"<Amendment of {self.replaced.unit} on {self.on}: {paths}>"


def _value(record: object) -> object:
    return record.value if isinstance(record, Known) else record


def _number(record: Known | Award | Fraction | Rate) -> Fraction:
    if isinstance(record, Known):
        return record.number
    if isinstance(record, Award):
        return record.points
    return record.quotient if isinstance(record, Rate) else record
