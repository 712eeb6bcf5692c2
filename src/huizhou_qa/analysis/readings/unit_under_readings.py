"""A unit's evidence, as the parts of its scheme read it under open readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from attrs import field, frozen

from huizhou_qa.analysis.readings.clause_points import PointsByChoice
from huizhou_qa.analysis.readings.parts_by_plans import untouched
from huizhou_qa.analysis.readings.parts_of_scheme import (
    MOST_KEPT,
    Choices,
    PartsOfScheme,
    tallies_of,
    touched_by_readings,
)
from huizhou_qa.analysis.readings.parts_of_unit import UnitNumbers
from huizhou_qa.analysis.readings.unit_parts import UnitParts
from huizhou_qa.engine.rows import Ratio, Row
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.program import Member, Program, Settings, follow
from huizhou_qa.readers import Gap, Number
from huizhou_qa.scheme.kept_by import SchemeItself


@frozen(eq=False)
class IncidentCounts:
    """The incidents of a unit, counted once under each choice of the readings that lie open in their classes."""

    _of: SchemeItself
    _member: Member
    _known: dict[Choices, Mapping[str, Number]] = field(init=False, factory=dict)

    def under(self, choices: Mapping[str, str]) -> Mapping[str, Number]:
        """Counted under these choices; others change nothing."""
        ids = _read_by_tallies(self._of.program)
        ours = FrozenMapping({id_: one for id_, one in choices.items() if id_ in ids})
        if ours not in self._known:
            self._known[ours] = follow(tallies_of(self._of.program), self._member, Settings(ours))
        return self._known[ours]


@lru_cache(maxsize=MOST_KEPT)
def _read_by_tallies(program: Program) -> frozenset[str]:
    """The readings that lie open in what is counted of incidents."""
    paths = {entry.leaf.path for entry in tallies_of(program).entries}
    return frozenset(id_ for id_, touched in touched_by_readings(program).items() if paths & set(touched.directly))


@frozen(eq=False)
class UnitUnderReadings:
    """A unit's evidence, as the parts of its scheme read it."""

    _program: Program
    _member: Member
    _untouched: Row | None
    _counts: IncidentCounts
    _rules: Mapping[str, Sequence[Ratio | Gap]]

    @classmethod
    def of(cls, of: SchemeItself, evidence: Evidence, clauses: Iterable[PointsByChoice]) -> UnitUnderReadings:
        """What evidence says, and the points of its clauses in whose rules readings lie open."""
        member = member_of(of.scheme, evidence, settled_values(of.scheme, evidence))
        rules: dict[str, list[Ratio | Gap]] = {}
        for one in clauses:
            rules.setdefault(one.clause, []).append(one.unwritten)
        counts = IncidentCounts(of, member)
        # Of what some reading touches of incidents nothing is read that no reading touches.
        known = {**member.known, **counts.under(of.scheme.readings)}
        return cls(of.program, member, untouched(of.program, known), counts, rules)

    def by_parts(self, parts: PartsOfScheme) -> UnitParts:
        """The unit, where these choices are made for all of the program."""
        counted = [self._counts.under({**parts.through, **one}) for one in parts.sources[0].ways]
        numbers = UnitNumbers(self._member.known, self._untouched, counted, self._rules)
        return UnitParts(self._program, parts, numbers)
