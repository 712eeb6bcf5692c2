"""What refuses evidence under some choices of readings, and the smallest partial choices that it is refused under."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product
from typing import Literal

from attrs import field, frozen

from huizhou_qa.analysis.readings.clause_points import PointsByChoice
from huizhou_qa.analysis.readings.evidence_under import EvidenceUnder, FaultsByPlace
from huizhou_qa.analysis.readings.parts_of_scheme import MOST_KEPT, Choices
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.checking import absent_in
from huizhou_qa.program import Entry, Tally
from huizhou_qa.readers import Gap, asked_of, reads
from huizhou_qa.rules.sections import RULINGS
from huizhou_qa.scheme.kept_by import SchemeItself

EntryKind = Literal["clause", "incidents", "step"]


@frozen
class RefusedChoices:
    """One thing that refuses evidence under some choices of the readings that it rests on.

    Attributes:
        choices: every choice of these readings together.
        refused: those that are refused.
        clause: the id of the clause that cannot be told, if it is one.
        faults: why, where that is known already.
    """

    choices: tuple[Choices, ...]
    refused: tuple[Choices, ...]
    clause: str = ""
    faults: FrozenMapping[Choices, FaultsByPlace] = field(factory=FrozenMapping)

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


@frozen
class OpenEntry:
    """The choices of what lies open in an entry, those together under which the same inputs are read."""

    alike: tuple[tuple[Choices, ...], ...]
    kind: EntryKind


@lru_cache(maxsize=MOST_KEPT)
def _open_entries(of: SchemeItself) -> tuple[OpenEntry, ...]:
    return tuple(dict.fromkeys(_all_open(of)))


def _all_open(of: SchemeItself) -> Iterator[OpenEntry]:
    of_clauses = {
        path
        for clause in of.scheme.clauses.values()
        for path in (clause.rule_entry.path, clause.before_writing.path, clause.entry.path)
    }
    held = [(entry, frozenset(reads(entry.node).readings)) for entry in of.program.entries]
    alike: dict[frozenset[str], tuple[tuple[Choices, ...], ...]] = {}
    for entry, ids in held:
        if ids and ids not in alike:
            alike[ids] = _alike(of, ids, [other for other, others in held if ids & others])
        if ids:
            yield OpenEntry(alike[ids], _kind(entry, of_clauses))


def _alike(of: SchemeItself, ids: frozenset[str], entries: Sequence[Entry]) -> tuple[tuple[Choices, ...], ...]:
    """The choices of readings, those together under which the entries that hold them read the same inputs in all."""
    readings = [one for one in of.register if one.id in ids]
    found: dict[frozenset[str], list[Choices]] = {}
    for names in product(*(one.names for one in readings)):
        choices = FrozenMapping(dict(zip((one.id for one in readings), names, strict=True)))
        chosen = {**of.scheme.readings, **choices}
        read = (leaf for entry in entries for leaf in asked_of(entry.node, chosen))
        # A ruling is on a clause, whoever reads it.
        inputs = frozenset(leaf.path for leaf in read if leaf.section != RULINGS)
        found.setdefault(inputs, []).append(choices)
    return tuple(map(tuple, found.values()))


def _kind(entry: Entry, of_clauses: Container[str]) -> EntryKind:
    if isinstance(entry, Tally):
        return "incidents"
    return "clause" if entry.leaf.path in of_clauses else "step"


def refusals_beside(asked: EvidenceUnder, *, is_whole: bool) -> Iterator[RefusedChoices]:
    """What refuses evidence because other inputs are read under other choices.

    Of clauses that is what does not fit; what they lack is known from their points. Of all else it is everything that
    stands in the way; where some combination came to nothing (``is_whole`` is false), whatever is read.
    """
    for entry in _open_entries(asked.of):
        if entry.kind == "clause":
            if len(entry.alike) > 1:
                yield _refusal([(one, asked.unfit(one[0])) for one in entry.alike])
        elif not is_whole:
            yield _refusal([((one,), asked.anything(one)) for alike in entry.alike for one in alike])
        elif len(entry.alike) > 1 and (entry.kind == "step" or asked.evidence.incidents):
            yield _refusal([(one, asked.anything(one[0])) for one in entry.alike])


def refusal_of_absence(asked: EvidenceUnder, clauses: Sequence[PointsByChoice]) -> Iterator[RefusedChoices]:
    """What refuses evidence because clauses are left out (缺项) under some choices together: too little is present."""
    absent = [one for one in clauses if isinstance(one.points, Gap) and not one.is_refused]
    ids = {id_ for one in absent for id_ in one.choices}
    readings = [one for one in asked.of.register if one.id in ids]
    if readings:
        chosen = product(*(one.names for one in readings))
        together = [FrozenMapping(dict(zip((one.id for one in readings), names, strict=True))) for names in chosen]
        # Of whatever is chosen, only which clauses are left out matters.
        always = absent_in(asked.of.scheme, asked.evidence) - {one.clause for one in clauses}
        alike: dict[frozenset[str], list[Choices]] = {}
        for choices in together:
            left_out = always.union(one.clause for one in absent if one.choices.items() <= choices.items())
            alike.setdefault(left_out, []).append(choices)
        yield _refusal([(tuple(some), asked.left_out(ids)) for ids, some in alike.items()])


def _refusal(found: list[tuple[tuple[Choices, ...], FaultsByPlace]]) -> RefusedChoices:
    """By the faults that not all of these choices have."""
    everywhere = set(found[0][1]).intersection(*(faults for _, faults in found))
    own: dict[Choices, FaultsByPlace] = {}
    for choices, faults in found:
        ours = {place: fault for place, fault in faults.items() if place not in everywhere}
        own |= dict.fromkeys(choices, ours)
    refused = tuple(one for one, faults in own.items() if faults)
    return RefusedChoices(tuple(own), refused, faults=FrozenMapping(own))
