"""Every total and grade of a unit over all combinations of readings, with the fewest changes that lead there.

No combination is worked out by itself: every way of a part is worked out once, and the ways of several parts are added
up at the few sums from which the total and the grade follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from huizhou_qa.analysis.readings.all_summed import all_summed
from huizhou_qa.analysis.readings.clause_points import PointsByChoice
from huizhou_qa.analysis.readings.parts_of_scheme import Choices, PartsOfScheme, SchemeOfProgram, parts_of_scheme
from huizhou_qa.analysis.readings.reached import Reached
from huizhou_qa.analysis.readings.unit_parts import UnitParts
from huizhou_qa.analysis.readings.unit_under_readings import UnitUnderReadings
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.readers import Number

Outcomes = dict[tuple[Fraction, str], Reached]


def combinations(
    of: SchemeOfProgram, evidence: Evidence, clauses: Sequence[PointsByChoice], refused: Sequence[Choices]
) -> tuple[Outcomes, bool]:
    """Totals and grades of all combinations but those that are refused, and whether each of them could be told."""
    scheme = of.scheme
    outcomes, is_whole, unit = Outcomes(), True, UnitUnderReadings.of(of, evidence, clauses)
    for parts in parts_of_scheme(of):
        for total, place, way in _worked_out(parts, unit.by_parts(parts), refused):
            if isinstance(total, Fraction) and isinstance(place, Fraction):
                to = total, scheme.grade_rule.grades[int(place)]
                outcomes[to] = outcomes[to].joined(way) if to in outcomes else way
            else:
                is_whole = False
    return outcomes, is_whole


def _worked_out(
    parts: PartsOfScheme, unit: UnitParts, refused: Sequence[Choices]
) -> Iterator[tuple[Number, Number, Reached]]:
    for handed_on, choices, way in all_summed(parts, unit, refused):
        yield *unit.above(handed_on, choices), way
