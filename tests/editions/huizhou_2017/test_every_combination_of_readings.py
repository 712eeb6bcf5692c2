"""``readings_report`` against all 248,832 combinations of readings of five units, each added up by itself.

No combination is scored by the library. The points of a clause under the few readings that touch it, deductions and
vetoes are those of a result under these readings alone; items, totals and grades of every combination are then added up
here, in the order of computation of the edition.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from attrs import frozen

from huizhou_qa import Assessment, Evidence, HuizhouQAError, assess, get_scheme
from huizhou_qa.analysis import readings_report
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.scheme import Scheme
from support.each_day import deep

SCHEME = get_scheme("huizhou", 2017)
UNITS = [
    unit["evidence"] for unit in json.loads((Path(__file__).parents[2] / "data" / "units.json").read_text("utf-8"))
]
NAMES = {one.id: one.names for one in SCHEME.chosen_readings.register}
PLACES, LINES, OF_INCIDENTS = "written_places", "grade_lines", ("assessment_year", "incident_class_b")
# Which readings touch which clauses; items that no reading touches are the same in every combination.
TOUCHING = {
    ("agri_products",): ("2.1", "2.2", "2.3"),
    ("empty_project_class", "part_steps_6_2"): ("4.1", "6.1", "6.2"),
    ("services_band_ends",): ("7",),
    ("part_steps_10_1", "part_steps_10_2"): ("10.1", "10.2"),
    ("inferior_v_ratio",): ("11.3",),
    ("average_over", "overdue_centres", "incentive_margin"): ("12.1", "12.2", "13"),
    OF_INCIDENTS: (),
}
# Every written figure is a whole number of these.
ONE = 10**12

# The readings that are changed, by id and choice, and for each grade the fewest changes with their totals.
Changes = frozenset[tuple[str, str]]


@frozen
class Way:
    """One choice of readings that are worked out together: what it changes, and what the unit gains or loses by it.

    ``refused`` is whether evidence cannot be scored so; ``deducted`` and ``vetoed`` are those of incidents.
    """

    changes: Changes
    points: int = 0
    deducted: int = 0
    vetoed: bool = False
    refused: bool = False


@cache
def under(choices: FrozenMapping[str, str]) -> Scheme:
    return SCHEME.under(choices)


def scored(evidence: Evidence, choices: dict[str, str]) -> Assessment | None:
    try:
        return assess(under(FrozenMapping(choices)), evidence)
    except HuizhouQAError:
        return None


def ways(evidence: Evidence, places: str, readings: Sequence[str], clauses: Sequence[str]) -> Iterator[Way]:
    """What every choice of some readings comes to, where figures have so many places."""
    items = dict.fromkeys(id_.partition(".")[0] for id_ in clauses)
    for names in product(*(NAMES[id_] for id_ in readings)):
        choices = dict(zip(readings, names, strict=True))
        changes = frozenset((id_, name) for id_, name in choices.items() if SCHEME.readings[id_] != name)
        result = scored(evidence, {PLACES: places, **choices})
        if result is None:
            yield Way(changes, refused=True)
            continue
        points = sum((Fraction(result.items[item].points or 0) for item in items), Fraction(0))
        deducted = sum((Fraction(one.points) for one in result.adjustments), Fraction(0))
        vetoed = any(incident.class_ == "veto" for incident in result.incidents)
        yield Way(changes, int(points * ONE), int(deducted * ONE), vetoed)


def grade_of(total: int, lines: str) -> str:
    """By the lines of the edition, rounded to a whole number half up first, or not."""
    marks = (2 * total + ONE) // (2 * ONE) * ONE if lines == "rounded" else total
    return next((grade for grade, line in (("A", 90), ("B", 80), ("C", 60)) if marks >= line * ONE), "D")


class Tried:
    """Totals and grades of every combination, with the fewest changes to each grade."""

    def __init__(self) -> None:
        self.number = 0
        self.totals: set[int] = set()
        self.fewest: dict[str, int] = {}
        self.sets: dict[str, set[tuple[Changes, int]]] = {}

    def count(self, total: int, grade: str, changes: int, sets: Sequence[Changes]) -> None:
        """One combination."""
        self.number += 1
        self.totals.add(total)
        fewest = self.fewest.get(grade, changes)
        if changes < fewest or grade not in self.fewest:
            self.fewest[grade], self.sets[grade] = changes, set()
        if changes <= fewest:
            self.sets[grade].add((frozenset().union(*sets), total))


def tried(evidence: Evidence) -> Tried:
    """Every combination that can be scored, one by one."""
    found = Tried()
    for places in NAMES[PLACES]:
        of_places = scored(evidence, {PLACES: places})
        assert of_places is not None
        touched = {clause.partition(".")[0] for clauses in TOUCHING.values() for clause in clauses}
        others = [line for id_, line in of_places.items.items() if id_ not in touched]
        start = int(sum((Fraction(line.points or 0) for line in others), Fraction(0)) * ONE)
        own = frozenset() if places == SCHEME.readings[PLACES] else frozenset({(PLACES, places)})
        listed = [[way for way in ways(evidence, places, *group) if not way.refused] for group in TOUCHING.items()]
        for combination in product(*listed):
            *of_clauses, incidents = combination
            base = start + sum([way.points for way in of_clauses])
            total = max(base + incidents.deducted, 0)
            sets = [way.changes for way in combination]
            changed = sum(map(len, sets)) + len(own)
            for lines in NAMES[LINES]:
                more = frozenset() if lines == SCHEME.readings[LINES] else frozenset({(LINES, lines)})
                grade = "D" if incidents.vetoed else grade_of(total, lines)
                found.count(total, grade, changed + len(more), [*sets, own, more])
    return found


@pytest.mark.parametrize("at", [deep(8), deep(33), deep(36), deep(45), deep(60)])
def test_every_combination_is_told_and_the_fewest_changes_to_every_grade(at: int) -> None:
    evidence = Evidence.from_dict(UNITS[at])
    report, found = readings_report(SCHEME, evidence), tried(evidence)
    refused = {
        id_: {one.choices[id_] for one in report.not_evaluable} for one in report.not_evaluable for id_ in one.choices
    }
    assert all(len(one.choices) == 1 for one in report.not_evaluable)
    left = 1
    for id_, names in NAMES.items():
        left *= len(names) - len(refused.get(id_, ()))
    assert (report.combinations, found.number) == (248_832, left)
    assert [Fraction(total) for total in report.totals] == [Fraction(total, ONE) for total in sorted(found.totals)]
    assert report.grades == set(found.fewest)
    assert report.current is not None
    assert {(flip.grade, frozenset(flip.choices.items()), Fraction(flip.total)) for flip in report.flips} == {
        (grade, changes, Fraction(total, ONE))
        for grade, sets in found.sets.items()
        if grade != report.current.grade
        for changes, total in sets
    }
