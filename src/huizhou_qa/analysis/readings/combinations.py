"""Every total and grade of a unit over all combinations of readings, with the fewest changes that lead there.

No combination is worked out by itself: every way of a part is worked out once, and the ways of several parts are added
up at the few sums from which the total and the grade follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from huizhou_qa.analysis.readings.all_summed import all_summed
from huizhou_qa.analysis.readings.clause_points import PointsByChoice
from huizhou_qa.analysis.readings.parts_of_scheme import Choices
from huizhou_qa.analysis.readings.parts_of_unit import HandedOn
from huizhou_qa.analysis.readings.parts_reached import PartsReached, parts_reached
from huizhou_qa.analysis.readings.reached import Reached
from huizhou_qa.analysis.readings.unit_parts import UnitParts
from huizhou_qa.analysis.readings.unit_under_readings import UnitUnderReadings
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.scheme.kept_by import SchemeItself

Outcomes = dict[tuple[Fraction, str], Reached]


def combinations(
    of: SchemeItself, evidence: Evidence, clauses: Sequence[PointsByChoice], refused: Sequence[Choices]
) -> tuple[Outcomes, bool]:
    """Totals and grades of all combinations but those that are refused, and whether each of them could be told."""
    grades = of.scheme.grade_rule.grades
    outcomes, is_whole, unit = Outcomes(), True, UnitUnderReadings.of(of, evidence, clauses)
    for reached in parts_reached(of):
        for (total, place), way in _worked_out(reached, unit.by_parts(reached.parts), refused).items():
            if isinstance(total, tuple) and isinstance(place, tuple):
                to = Fraction(*total), grades[place[0] // place[1]]
                outcomes[to] = outcomes[to].joined(way) if to in outcomes else way
            else:
                is_whole = False
    return outcomes, is_whole


def _worked_out(reached: PartsReached, unit: UnitParts, refused: Sequence[Choices]) -> dict[HandedOn, Reached]:
    """The total and the place of the grade, as ratios or why there are none, with the fewest changes to each."""
    found: dict[HandedOn, Reached] = {}
    for summed in all_summed(reached, unit, refused):
        above = unit.above(summed.choices)
        for handed_on, way in summed.ways:
            to = above(handed_on)
            found[to] = found[to].joined(way) if to in found else way
    return found
