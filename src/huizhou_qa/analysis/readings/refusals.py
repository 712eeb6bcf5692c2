"""What refuses evidence under some choices of readings, and the smallest partial choices that it is refused under."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, product

from attrs import field, frozen

from huizhou_qa.analysis.readings.parts_of_scheme import MOST_KEPT, Choices, SchemeOfProgram
from huizhou_qa.engine.assess import assess
from huizhou_qa.engine.checking import check
from huizhou_qa.engine.labelling import labelled
from huizhou_qa.errors import EvidenceError, Fault, MissingEvidenceError
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.checking import faults_of
from huizhou_qa.readers import asked_of, reads
from huizhou_qa.scheme.scheme import Scheme

FaultsByPlace = dict[tuple[str, str], Fault]


@frozen
class Refusal:
    """One thing that refuses evidence under some choices of the readings that it rests on.

    Attributes:
        choices: every choice of these readings together.
        refused: those that are refused.
        faults: why, where that is known already.
    """

    choices: tuple[Choices, ...]
    refused: tuple[Choices, ...]
    faults: FrozenMapping[Choices, tuple[Fault, ...]] = field(factory=FrozenMapping)

    @property
    def can_be_avoided(self) -> bool:
        """Whether it refuses something, and not everything."""
        return 0 < len(self.refused) < len(self.choices)

    def smallest(self) -> Iterator[Choices]:
        """The partial choices that are refused however the others are made, and no smaller one in them is."""
        found: list[Choices] = []
        ids = tuple(self.choices[0]) if self.refused else ()
        for size in range(len(ids) + 1) if self.refused else ():
            for some in combinations(ids, size):
                for partial in dict.fromkeys(FrozenMapping({id_: one[id_] for id_ in some}) for one in self.choices):
                    if not _is_in(partial, found) and all(
                        one in self.refused for one in self.choices if partial.items() <= one.items()
                    ):
                        found.append(partial)
                        yield partial


def _is_in(choices: Choices, found: Iterable[Choices]) -> bool:
    return any(one.items() <= choices.items() for one in found)


@frozen(eq=False)
class AskedUnder:
    """A unit's evidence, held against its scheme under other readings."""

    of: SchemeOfProgram
    evidence: Evidence

    def scheme(self, choices: Mapping[str, str]) -> Scheme:
        """The scheme under its own readings, with these in their place."""
        whole = FrozenMapping({**self.of.scheme.readings, **choices})
        return self.of.scheme if whole == self.of.scheme.readings else _under(self.of, whole)

    def all_faults(self, choices: Mapping[str, str]) -> FaultsByPlace:
        """Everything that stands in the way of a score."""
        return _by_place(check(self.scheme(choices), self.evidence))

    def faults_if_any(self, choices: Mapping[str, str]) -> FaultsByPlace:
        """The same, where most likely nothing does."""
        try:
            assess(self.scheme(choices), self.evidence)
        except (EvidenceError, MissingEvidenceError):
            return self.all_faults(choices)
        return {}

    def unfit(self, choices: Mapping[str, str]) -> FaultsByPlace:
        """What does not fit."""
        scheme = self.scheme(choices)
        return _by_place(labelled(fault, scheme) for fault in faults_of(scheme, self.evidence))


def _by_place(faults: Iterable[Fault]) -> FaultsByPlace:
    return {(fault.path, fault.code): fault for fault in faults}


@lru_cache(maxsize=MOST_KEPT)
def _under(of: SchemeOfProgram, choices: Choices) -> Scheme:
    return of.scheme.under(choices)


@frozen
class OpenEntry:
    """The choices of what lies open in an entry, those together under which it reads the same inputs."""

    alike: tuple[tuple[Choices, ...], ...]
    is_of_clause: bool


@lru_cache(maxsize=MOST_KEPT)
def _open_entries(of: SchemeOfProgram) -> tuple[OpenEntry, ...]:
    return tuple(dict.fromkeys(_all_open(of)))


def _all_open(of: SchemeOfProgram) -> Iterator[OpenEntry]:
    of_clauses = {
        path
        for clause in of.scheme.clauses.values()
        for path in (clause.rule_entry.path, clause.before_writing.path, clause.entry.path)
    }
    for entry in of.program.entries:
        open_in = reads(entry.node).readings
        readings = [one for one in of.register if one.id in open_in]
        alike: dict[frozenset[str], list[Choices]] = {}
        for names in product(*(one.names for one in readings)):
            choices = FrozenMapping(dict(zip((one.id for one in readings), names, strict=True)))
            inputs = asked_of(entry.node, {**of.scheme.readings, **choices})
            alike.setdefault(frozenset(leaf.path for leaf in inputs), []).append(choices)
        if readings:
            yield OpenEntry(tuple(map(tuple, alike.values())), entry.leaf.path in of_clauses)


def refusals_beside(asked: AskedUnder, *, is_whole: bool) -> Iterator[Refusal]:
    """What refuses evidence because other inputs are read under other choices.

    Of clauses that is what does not fit; what they lack is known from their points. Of all else it is everything that
    stands in the way; where some combination came to nothing (``is_whole`` is false), whatever is read.
    """
    for entry in _open_entries(asked.of):
        if entry.is_of_clause and len(entry.alike) > 1:
            yield _refusal([(one, asked.unfit(one[0])) for one in entry.alike])
        elif not entry.is_of_clause and not is_whole:
            yield _refusal([((one,), asked.faults_if_any(one)) for alike in entry.alike for one in alike])
        elif not entry.is_of_clause and len(entry.alike) > 1:
            yield _refusal([(one, asked.faults_if_any(one[0])) for one in entry.alike])


def _refusal(found: list[tuple[tuple[Choices, ...], FaultsByPlace]]) -> Refusal:
    """By the faults that not all of these choices have."""
    everywhere = set(found[0][1]).intersection(*(faults for _, faults in found))
    own = {
        one: tuple(fault for place, fault in faults.items() if place not in everywhere)
        for choices, faults in found
        for one in choices
    }
    refused = tuple(one for one, faults in own.items() if faults)
    return Refusal(tuple(own), refused, FrozenMapping({one: own[one] for one in refused}))
