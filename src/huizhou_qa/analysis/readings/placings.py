"""The places of a cohort's units over all combinations of readings, with the fewest changes that lead there.

One choice of readings stands for all units at once, so the units are gone through together: a way of a part is a row of
what every unit exports, and what several parts come to is a row of what every unit hands on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.analysis.readings.all_summed import all_summed
from huizhou_qa.analysis.readings.clause_points import points_by_choice
from huizhou_qa.analysis.readings.parts_of_scheme import Choices, PartsOfScheme
from huizhou_qa.analysis.readings.parts_of_unit import HandedOn
from huizhou_qa.analysis.readings.parts_reached import parts_reached
from huizhou_qa.analysis.readings.reached import Reached
from huizhou_qa.analysis.readings.unit_parts import UnitParts
from huizhou_qa.analysis.readings.unit_under_readings import UnitUnderReadings
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.scheme import Scheme

PlacesOfAll = tuple[int | None, ...]


@frozen(eq=False)
class Placings:
    """What was found of a cohort.

    Attributes:
        rankings: the fewest changes that lead to each ranking, by the places of all units.
        grades: of each unit, by its place among the members, the places of its grades.
    """

    rankings: dict[PlacesOfAll, Reached] = field(factory=dict)
    grades: dict[int, set[int]] = field(factory=dict)

    def add(self, places: PlacesOfAll, grades: Sequence[int], way: Reached) -> None:
        """Counts in what some changes lead to."""
        self.rankings[places] = self.rankings[places].joined(way) if places in self.rankings else way
        for at, grade in enumerate(grades):
            self.grades.setdefault(at, set()).add(grade)


@frozen(eq=False)
class CohortParts:
    """What the parts of a program come to for several units at once, those of each unit one after the other."""

    parts: PartsOfScheme
    units: tuple[UnitParts, ...]
    _sums: dict[tuple[int, tuple[HandedOn, ...]], HandedOn] = field(init=False, factory=dict)
    _above: dict[tuple[int, HandedOn], HandedOn] = field(init=False, factory=dict)

    def alone(self, part: int, way: int) -> HandedOn:
        """What every unit exports."""
        return tuple(one for unit in self.units for one in unit.alone(part, way))

    def sums(self, exported: Sequence[HandedOn]) -> HandedOn:
        """What every unit hands on."""
        return tuple(one for at, _ in enumerate(self.units) for one in self._sums_of(at, exported))

    def told_by(self, part: int, way: int) -> Hashable:
        """What tells it apart for every unit."""
        return tuple(unit.told_by(part, way) for unit in self.units)

    def _sums_of(self, at: int, exported: Sequence[HandedOn]) -> HandedOn:
        own = tuple(
            numbers[at * len(paths) : (at + 1) * len(paths)]
            for paths, numbers in zip(self.parts.exported, exported, strict=True)
        )
        # Most ways move few of the units.
        if (at, own) not in self._sums:
            self._sums[at, own] = self.units[at].sums(own)
        return self._sums[at, own]

    def above(self, choices: Choices) -> Callable[[HandedOn], Iterator[HandedOn]]:
        """What gives the total and the place of the grade of every unit, where these readings are chosen above."""
        each, of_units = len(self.parts.by_parts.handed_on), [unit.above(choices) for unit in self.units]

        def worked_out(handed_on: HandedOn) -> Iterator[HandedOn]:
            for at, above in enumerate(of_units):
                own = handed_on[at * each : (at + 1) * each]
                if (at, own) not in self._above:
                    self._above[at, own] = above(own)
                yield self._above[at, own]

        return worked_out


def placings(of: SchemeItself, members: Sequence[Evidence], refused: Sequence[Choices], found: Placings) -> bool:
    """Adds to what was found every ranking under all combinations but those that are refused; whether all were told."""
    scheme, is_whole = of.scheme, True
    units = [UnitUnderReadings.of(of, member, points_by_choice(of, member)) for member in members]
    has_place = [
        not scheme.ranking.exempt or scheme.ranking.has_place(settled_values(scheme, one), scheme.readings)
        for one in members
    ]
    for reached in parts_reached(of):
        cohort = CohortParts(reached.parts, tuple(unit.by_parts(reached.parts) for unit in units))
        for summed in all_summed(reached, cohort, refused):
            above = cohort.above(summed.choices)
            for handed_on, way in summed.ways:
                known = [
                    (Fraction(*total), place[0] // place[1])
                    for total, place in above(handed_on)
                    if isinstance(total, tuple) and isinstance(place, tuple)
                ]
                if len(known) == len(members):
                    found.add(_places(scheme, known, has_place), [grade for _, grade in known], way)
                else:
                    is_whole = False
    return is_whole


def _places(scheme: Scheme, results: Sequence[tuple[Fraction, int]], has_place: Sequence[bool]) -> PlacesOfAll:
    """The place of every unit: equal ones share it, and the next is left out."""
    keys = [scheme.ranking.key(grade, total) for total, grade in results]
    placed = sorted(key for key, one in zip(keys, has_place, strict=True) if one)
    return tuple(placed.index(key) + 1 if one else None for key, one in zip(keys, has_place, strict=True))
