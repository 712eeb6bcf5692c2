"""Every total and grade of a unit over all combinations of readings, with the fewest changes that lead there.

No combination is worked out by itself: every way of a part is worked out once, and the ways of several parts are added
up at the few sums from which the total and the grade follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.analysis.readings.compiled_parts import CompiledParts, NoNumberError
from huizhou_qa.analysis.readings.parts_of_scheme import (
    Choices,
    PartsOfScheme,
    SchemeOfProgram,
    parts_of_scheme,
    tallies_of,
    touched_by_readings,
)
from huizhou_qa.analysis.readings.parts_of_unit import ExactParts, HandedOn, PartsOfUnit, UnitNumbers
from huizhou_qa.analysis.readings.reached import Reached
from huizhou_qa.analysis.readings.summed import summed
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.program import Member, Settings, follow
from huizhou_qa.readers import Number

Outcomes = dict[tuple[Fraction, str], Reached]


def combinations(of: SchemeOfProgram, evidence: Evidence, refused: Sequence[Choices]) -> tuple[Outcomes, bool]:
    """Totals and grades of all combinations but those that are refused, and whether each of them could be told."""
    scheme = of.scheme
    member = member_of(scheme, evidence, settled_values(scheme, evidence))
    outcomes, is_whole, counts = Outcomes(), True, IncidentCounts(of, member)
    for parts in parts_of_scheme(of):
        unit = UnitNumbers(member.known, [counts.under({**parts.through, **one}) for one in parts.sources[0].ways])
        for total, place, way in _of_parts(parts, unit, refused):
            if isinstance(total, Fraction) and isinstance(place, Fraction):
                to = total, scheme.grade_rule.grades[int(place)]
                outcomes[to] = outcomes[to].joined(way) if to in outcomes else way
            else:
                is_whole = False
    return outcomes, is_whole


@frozen(eq=False)
class IncidentCounts:
    """The incidents of a unit, counted once under each choice of the readings that lie open in their classes."""

    _of: SchemeOfProgram
    _member: Member
    _known: dict[Choices, Mapping[str, Number]] = field(init=False, factory=dict)

    def under(self, choices: Mapping[str, str]) -> Mapping[str, Number]:
        """Counted under these choices; others change nothing."""
        tallies, touched = tallies_of(self._of.program), touched_by_readings(self._of.program)
        paths = {entry.leaf.path for entry in tallies.entries}
        ours = FrozenMapping({id_: one for id_, one in choices.items() if paths & set(touched[id_].directly)})
        if ours not in self._known:
            self._known[ours] = follow(tallies, self._member, Settings(ours))
        return self._known[ours]


def _of_parts(
    parts: PartsOfScheme, unit: UnitNumbers, refused: Sequence[Choices]
) -> list[tuple[Number, Number, Reached]]:
    try:
        return list(_worked_out(parts, CompiledParts.of(parts, unit), refused))
    except NoNumberError:
        return list(_worked_out(parts, ExactParts(parts, unit), refused))


def _worked_out(
    parts: PartsOfScheme, unit: PartsOfUnit, refused: Sequence[Choices]
) -> Iterator[tuple[Number, Number, Reached]]:
    exported = [_exported(parts, unit, at, refused) for at, _ in enumerate(parts.ways)]
    if not all(exported):
        return
    for handed_on, way in summed(unit, exported):
        # The place of a choice is handed on as it is.
        placed = [(one, handed_on[at]) for at, one in parts.open_above]
        chosen = {one.id: one.names[at[0] // at[1]] for one, at in placed if isinstance(at, tuple)}
        if not _is_refused({**parts.through, **chosen}, refused):
            yield *unit.above(handed_on, FrozenMapping(chosen)), way.beside(parts.reached)


def _exported(
    parts: PartsOfScheme, unit: PartsOfUnit, part: int, refused: Sequence[Choices]
) -> dict[HandedOn, Reached]:
    """What the ways of a part export, with the fewest changes to each."""
    exported: dict[HandedOn, Reached] = {}
    for at, way in enumerate(parts.ways[part]):
        if not _is_refused(way.choices, refused):
            numbers, reached = unit.alone(part, at), way.reached
            exported[numbers] = exported[numbers].joined(reached) if numbers in exported else reached
    return exported


def _is_refused(choices: Mapping[str, str], refused: Sequence[Choices]) -> bool:
    return any(one.items() <= choices.items() for one in refused)
